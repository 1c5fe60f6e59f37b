/** What a cluster could do with others, in three groups that are never ranked against each other. */

import { more } from "./api.js";
import { el } from "./dom.js";
import { notice } from "./parts.js";
import { asked } from "./route.js";
import { SUBJECTS, card } from "./suggestion_card.js";

/** @typedef {import("./names.js").Names} Names */
/** @typedef {import("./route.js").Route} Route */
/** @typedef {import("./paths.js").Step} Step */
/** @typedef {{cluster_id: string, member_id: string, member_name: string, because: string}} Contact */
/** @typedef {{kind: string, direction: string, cluster_id: string, partner_id: string, partner_name: string,
 *   subject_ids: string[], value: number, collaborating: boolean, collaborations: {kind: string | null}[],
 *   cross_border: boolean | null, research: boolean | null, contacts: Contact[], statuses: string[],
 *   path_count: number, paths: Step[][]}} Suggestion */

const GROUPS = [
  { kind: "teach_learn", title: "Teach and learn", about: "One of the two offers what the other lacks." },
  { kind: "learn_together", title: "Learn together", about: "Both lack the same: one event could serve both." },
  {
    kind: "do_business",
    title: "Do business",
    about: "Deliveries, neighbouring steps of a value chain, common owners or leaders.",
  },
];
const PARTNERS_LOOKED_UP = 10;

/**
 * Learn the names of what the suggestions are about; what a product is called, its key says already.
 *
 * @param {Suggestion[]} rows
 * @param {Names} names
 * @param {Route} route
 * @param {AbortSignal} [signal]
 */
export async function nameSubjects(rows, names, route, signal) {
  const isUnnamed = (/** @type {Suggestion} */ row) => row.subject_ids.some((id) => {
    const onPath = row.paths.flat().some((step) => step.start_id === id || step.end_id === id);
    return onPath && !names.knows(SUBJECTS, id);
  });
  const partners = [...new Set(rows.filter(isUnnamed).map((row) => row.partner_id))];
  const asking = partners.slice(0, PARTNERS_LOOKED_UP).map((key) => names.readAround(key, asked(route), signal));
  await Promise.all(asking);
}

/**
 * @param {import("./api.js").Rows<Suggestion>} first
 * @param {string} name of the cluster
 * @param {Names} names
 * @param {Route} route
 */
export function suggestionsOf(first, name, names, route) {
  const whole = el("div", { class: "groups" });
  const lists = new Map(GROUPS.map(({ kind, title, about }) => {
    const list = el("ul", { class: "suggestions" });
    const none = notice(first.next === null ? "None that the data supports." : "None so far.");
    whole.append(el("section", {}, el("h3", {}, title), el("p", { class: "hint" }, about), list, none));
    return [kind, { list, none }];
  }));
  const add = (/** @type {Suggestion[]} */ rows) => {
    for (const row of rows) {
      const group = lists.get(row.kind);
      group?.list.append(card(row, name, names, route));
      group?.none.remove();
    }
  };
  add(first.rows);
  if (first.next !== null) whole.append(moreOf(first.next, add, names, route));
  return whole;
}

/**
 * @param {string} first
 * @param {(rows: Suggestion[]) => void} add
 * @param {Names} names
 * @param {Route} route
 */
function moreOf(first, add, names, route) {
  let next = first;
  const said = el("span", { role: "status" });
  const button = el("button", { type: "button" }, "Show more");
  button.addEventListener("click", async () => {
    said.textContent = "Loading …";
    try {
      const page = await more(next);
      await nameSubjects(page.rows, names, route).catch(() => undefined); // keys stand in for names
      add(page.rows);
      said.textContent = `${page.rows.length} more shown.`;
      if (page.next === null) button.remove();
      else next = page.next;
    } catch (error) {
      said.textContent = String(error instanceof Error ? error.message : error);
    }
  });
  return el("div", { class: "more" }, button, " ", said);
}
