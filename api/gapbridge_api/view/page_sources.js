/** The sources of every statement. */

import { list } from "./api.js";
import { el, outwards } from "./dom.js";
import { listing } from "./listing.js";
import { badge, heading, notice, unknown } from "./parts.js";
import { count, isMadeUp } from "./words.js";

/** @typedef {import("./names.js").Source} Source */

const PREFIX = "source:";

/**
 * @param {import("./route.js").Route} route its key names a source to show first
 * @param {AbortSignal} signal
 * @param {(rows: Source[]) => void} seen told of rows added later
 * @returns {Promise<import("./app.js").View>}
 */
export async function sourcesPage(route, signal, seen) {
  const params = new URLSearchParams({ synthetic: "true", limit: route.key ? "1000" : "50" });
  const sources = await list("v1/sources", params, signal);
  /** @type {import("./listing.js").Column<Source>[]} */
  const columns = [
    {
      head: "Title",
      part: 36,
      cell: (source) => [
        el("span", { class: "name" }, source.url ? outwards(source.url, {}, source.title) : source.title),
        badge(source),
      ],
    },
    { head: "Publisher", part: 18, cell: (source) => source.publisher ?? unknown() },
    { head: "Published", part: 12, cell: (source) => source.published_on ?? unknown() },
    { head: "Note", part: 36, cell: (source) => source.note ?? el("span", { class: "hint" }, "none") },
  ];
  const id = (/** @type {Source} */ source) => PREFIX + source.id;
  return {
    title: "Sources",
    madeUp: sources.rows.some(isMadeUp),
    status: `${sources.rows.length}${sources.next ? " and more" : ""} sources.`,
    focus: route.key ? PREFIX + route.key : undefined,
    nodes: [
      heading("Sources", "Every statement in the graph names the text it was taken from. Titles link to the texts."),
      sources.rows.length > 0
        ? listing(sources.next ? "Sources" : count(sources.rows.length, "source"), columns, sources, { id, seen })
        : notice("The graph holds no source."),
    ],
  };
}
