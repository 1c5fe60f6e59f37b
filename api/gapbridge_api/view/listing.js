/** A table that becomes cards where it is narrow, and grows page by page. */

import { more } from "./api.js";
import { el, fill } from "./dom.js";
import { problemView } from "./problem.js";

/** @typedef {import("./dom.js").Child} Child */
/**
 * A column: the first one names the row. `part` is its share of the width; `plain` ones need no label on a card.
 *
 * @template Row
 * @typedef {{head: string, part: number, plain?: boolean, cell: (row: Row) => Child | Child[]}} Column
 */

/**
 * @template {Record<string, any>} Row
 * @param {string} caption
 * @param {Column<Row>[]} columns
 * @param {import("./api.js").Rows<Row>} first
 * @param {{id?: (row: Row) => string, seen?: (rows: Row[]) => void}} [options]
 *   `id` names the rows; `seen` is told of rows that are added later
 */
export function listing(caption, columns, first, options = {}) {
  const body = el("tbody", { role: "rowgroup" });
  const shown = el("span", { class: "hint" });
  const heads = columns.map((column) => el("th", { role: "columnheader", scope: "col" }, column.head));
  const table = el(
    "table",
    { role: "table" },
    el("caption", {}, caption, " ", shown),
    widths(columns.map((column) => column.part)),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, heads)),
    body,
  );
  const whole = el("div", { class: "listing" }, table);
  const add = (/** @type {Row[]} */ rows) => {
    fill(body, rows.map((row) => rowOf(row, columns, options.id)));
  };
  add(first.rows);
  if (first.next !== null) {
    shown.textContent = `(the first ${first.rows.length})`;
    whole.append(moreButton(first.next, async (next) => {
      const page = await more(next);
      const before = body.children.length;
      add(page.rows);
      options.seen?.(page.rows);
      const all = body.children.length;
      shown.textContent = page.next === null ? `(all ${all})` : `(the first ${all})`;
      focusOn(body.children[before]);
      return page.next;
    }));
  }
  return whole;
}

/** @param {number[]} parts */
function widths(parts) {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return el("colgroup", {}, parts.map((part) => {
    const column = el("col");
    column.style.width = `${(100 * part) / whole}%`;
    return column;
  }));
}

/**
 * @template Row
 * @param {Row} row
 * @param {Column<Row>[]} columns
 * @param {((row: Row) => string) | undefined} id
 */
function rowOf(row, columns, id) {
  const cells = columns.map((column, at) =>
    at === 0
      ? el("th", { role: "rowheader", scope: "row" }, column.cell(row))
      : el("td", { role: "cell", "data-label": column.plain ? null : column.head }, el("div", {}, column.cell(row))),
  );
  return el("tr", { role: "row", id: id?.(row) }, cells);
}

/**
 * A button that fetches the next page, and goes when there is none.
 *
 * @param {string} first
 * @param {(next: string) => Promise<string | null>} load
 */
function moreButton(first, load) {
  let next = first;
  const said = el("div", { role: "status" });
  const button = el("button", { type: "button" }, "Show more");
  const whole = el("div", { class: "more" }, button, said);
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    said.textContent = "Loading …";
    try {
      const following = await load(next);
      said.textContent = "";
      if (following === null) whole.remove();
      else next = following;
    } catch (error) {
      said.replaceChildren(problemView(error));
    }
    button.removeAttribute("aria-disabled");
  });
  return whole;
}

/** @param {Element | undefined} row */
function focusOn(row) {
  if (row instanceof HTMLElement) {
    row.tabIndex = -1;
    row.focus();
  }
}
