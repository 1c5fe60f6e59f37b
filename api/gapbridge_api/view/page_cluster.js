/** One cluster: what is known of it, what it lacks, and with whom it could do something about it. */

import { list } from "./api.js";
import { el } from "./dom.js";
import { factsOf } from "./facts.js";
import { listing } from "./listing.js";
import { Names } from "./names.js";
import { badge, clusterLinks, heading, isShown, notice, sayers, sourceLink, sourceLinks, unknown } from "./parts.js";
import { asked, askedOfNeeds, write } from "./route.js";
import { nameSubjects, suggestionsOf } from "./suggestions.js";
import { count, isMadeUp } from "./words.js";

/** @typedef {import("./route.js").Route} Route */
/** @typedef {import("./app.js").View} View */
/** @typedef {{importance: number | null, ability: number | null, target: number | null, scale_max: number | null,
 *   source_id: string}} Rating */
/** @typedef {{competence_id: string, competence_name: string, covered: boolean, covering_ids: string[],
 *   other_cluster_ids: string[], ratings: Rating[], evidence_count: number, source_ids: string[],
 *   attributions: string[], statuses: string[]}} Gap */

/**
 * @param {Route} route
 * @param {AbortSignal} signal
 * @returns {Promise<View>}
 */
export async function clusterPage(route, signal) {
  const key = route.key;
  const names = await Names.read(signal);
  const cluster = names.clusters.get(key);
  if (cluster && !isShown(cluster, route)) return elsewhere(route, names);
  const path = `v1/clusters/${encodeURIComponent(key)}`;
  const asking = list(`${path}/gaps`, askedOfNeeds(route), signal);
  if (!cluster) await asking; // of all answers, this one says best that there is no such cluster
  const [gaps, suggestions] = await Promise.all([
    asking,
    list(`${path}/suggestions`, askedOfNeeds(route), signal),
    names.readAround(key, asked(route), signal),
  ]);
  for (const gap of gaps.rows) names.learn("Competence", gap.competence_id, gap.competence_name);
  await nameSubjects(suggestions.rows, names, route, signal);
  const name = names.name(["Cluster"], key);
  return {
    title: name,
    madeUp: [cluster ?? {}, ...gaps.rows, ...suggestions.rows].some(isMadeUp),
    status: `${name}: ${count(gaps.rows.length, "gap")}${gaps.next ? " and more" : ""}.`,
    nodes: [
      heading([name, badge(cluster ?? {})], allClusters(route)),
      section("What is known of it", factsOf(key, names, route)),
      section("What it lacks", gaps.rows.length > 0
        ? listing(gaps.next ? "Gaps" : count(gaps.rows.length, "gap"), columns(names, route), gaps)
        : notice("Nobody has stated that it lacks anything.", "That is not the same as lacking nothing.")),
      section("What it could do, and with whom", suggestionsOf(suggestions, name, names, route)),
    ],
  };
}

/**
 * @param {string} title
 * @param {...import("./dom.js").Child} children
 */
function section(title, ...children) {
  return el("section", {}, el("h2", {}, title), ...children);
}

/**
 * @param {Names} names
 * @param {Route} route
 * @returns {import("./listing.js").Column<Gap>[]}
 */
function columns(names, route) {
  return [
    { head: "Competence", part: 22, cell: (gap) => [el("span", { class: "name" }, gap.competence_name), badge(gap)] },
    {
      head: "Who of its own offers it",
      part: 15,
      cell: (gap) => gap.covered
        ? gap.covering_ids.map((id) => names.name(["Member", "Cluster"], id)).join(", ")
        : el("span", { class: "hint" }, "nobody that we know of"),
    },
    {
      head: "Who else lacks it",
      part: 26,
      cell: (gap) => gap.other_cluster_ids.length > 0
        ? clusterLinks(gap.other_cluster_ids, names, route)
        : el("span", { class: "hint" }, "nobody that we know of"),
    },
    { head: "Rating", part: 13, cell: (gap) => ratings(gap, names, route) },
    {
      head: "Who says so",
      part: 14,
      cell: (gap) => sayers(gap),
    },
    { head: "Source", part: 12, cell: (gap) => sourceLinks(gap.source_ids, names, route) },
  ];
}

/**
 * @param {Gap} gap
 * @param {Names} names
 * @param {Route} route
 */
function ratings(gap, names, route) {
  if (gap.ratings.length === 0) return el("span", { class: "hint" }, "not rated");
  return el("ul", { class: "plain" }, gap.ratings.map((rating) =>
    el(
      "li",
      {},
      "importance ", rating.importance ?? unknown(), ", ability ", rating.ability ?? unknown(),
      rating.target !== null && `, target ${rating.target}`,
      ", on a scale to ", rating.scale_max ?? unknown(),
      gap.ratings.length > 1 && [" (", sourceLink(rating.source_id, names, route), ")"],
    )));
}

/**
 * The cluster is there, but not among what is shown now.
 *
 * @param {Route} route
 * @param {Names} names
 * @returns {View}
 */
function elsewhere(route, names) {
  const name = names.name(["Cluster"], route.key);
  const fictional = route.show === "real";
  const link = write(route, { show: fictional ? "example" : "real" });
  return {
    title: name,
    madeUp: false,
    status: "",
    nodes: [
      heading(name, allClusters(route)),
      notice(
        fictional
          ? "This cluster is made up, and only real statements are shown now."
          : "This cluster is real, and only the made-up example is shown now.",
        el("a", { href: link }, fictional ? "Show the made-up example" : "Show real statements"),
      ),
    ],
  };
}

/** @param {Route} route */
function allClusters(route) {
  return el("a", { href: write(route, { page: "clusters", key: "" }) }, "All clusters");
}
