/** The first page: what several clusters lack. */

import { list } from "./api.js";
import { el } from "./dom.js";
import { listing } from "./listing.js";
import { Names } from "./names.js";
import { badge, clusterLinks, heading, isShown, notice, sayers, sourceLinks, unknown } from "./parts.js";
import { askedOfNeeds, write } from "./route.js";
import { count, isMadeUp } from "./words.js";

/** @typedef {import("./route.js").Route} Route */
/** @typedef {import("./app.js").View} View */
/** @typedef {{competence_id: string, competence_name: string, cluster_ids: string[], cluster_count: number,
 *   covered_cluster_ids: string[], unknown_industry_cluster_ids: string[], cross_industry: boolean | null,
 *   evidence_count: number, source_ids: string[], attributions: string[], statuses: string[]}} SharedGap */

/**
 * @param {Route} route
 * @param {AbortSignal} signal
 * @param {(rows: SharedGap[]) => void} seen told of rows added later
 * @returns {Promise<View>}
 */
export async function gapsPage(route, signal, seen) {
  const [names, gaps] = await Promise.all([
    Names.read(signal),
    list("v1/gaps/shared", askedOfNeeds(route), signal),
  ]);
  const clusters = [...names.clusters.values()].filter((one) => isShown(one, route));
  const whole = Math.max(clusters.length, ...gaps.rows.map((gap) => gap.cluster_count));
  const number = `${gaps.rows.length}${gaps.next ? " and more" : ""}`;
  const caption = gaps.next ? "Shared gaps" : count(gaps.rows.length, "shared gap");
  return {
    title: "Shared gaps",
    madeUp: gaps.rows.some(isMadeUp),
    status: gaps.rows.length > 0 ? `${number} shared gaps.` : "No shared gap.",
    nodes: [
      heading("Shared gaps", "Competences that two or more clusters lack, those of most clusters first."),
      gaps.rows.length > 0
        ? listing(caption, columns(names, route, whole), gaps, { seen })
        : empty(route),
    ],
  };
}

/**
 * @param {Names} names
 * @param {Route} route
 * @param {number} whole how many clusters there are
 * @returns {import("./listing.js").Column<SharedGap>[]}
 */
function columns(names, route, whole) {
  return [
    { head: "Competence", part: 20, cell: (gap) => [el("span", { class: "name" }, gap.competence_name), badge(gap)] },
    {
      head: "Clusters that lack it",
      part: 42,
      plain: true,
      cell: (gap) => [bar(gap.cluster_count, whole), clusterLinks(gap.cluster_ids, names, route)],
    },
    { head: "Across industries", part: 12, cell: (gap) => acrossIndustries(gap, names) },
    {
      head: "Covered in",
      part: 13,
      cell: (gap) => gap.covered_cluster_ids.length > 0
        ? clusterLinks(gap.covered_cluster_ids, names, route)
        : el("span", { class: "hint" }, "none that we know of"),
    },
    {
      head: "Who says so",
      part: 14,
      cell: (gap) => sayers(gap),
    },
    { head: "Source", part: 11, cell: (gap) => sourceLinks(gap.source_ids, names, route) },
  ];
}

/**
 * How many of how many, as words and as a bar.
 *
 * @param {number} part
 * @param {number} whole
 */
function bar(part, whole) {
  const filled = el("span", { class: "filled" });
  filled.style.width = `${(100 * part) / whole}%`;
  return el(
    "div",
    { class: "count" },
    el("strong", {}, part),
    ` of ${count(whole, "cluster")}`,
    el("span", { class: "bar", "aria-hidden": "true" }, filled),
  );
}

/**
 * @param {SharedGap} gap
 * @param {Names} names
 */
function acrossIndustries(gap, names) {
  const dark = gap.unknown_industry_cluster_ids.map((key) => names.name(["Cluster"], key)).join(", ");
  const detail = dark && el("span", { class: "hint block" }, `Industry of ${dark}: `, unknown());
  if (gap.cross_industry === null) return [unknown(), detail];
  return [gap.cross_industry ? "yes" : "no", detail];
}

/** @param {Route} route */
function empty(route) {
  if (route.asOf) {
    const today = el("a", { href: write(route, { asOf: "" }) }, "Ask about today");
    return notice(`On ${route.asOf}, no two clusters are known to lack the same.`, today, ".");
  }
  return notice("No two clusters are known to lack the same.", "The data says so; it may not hold every gap there is.");
}
