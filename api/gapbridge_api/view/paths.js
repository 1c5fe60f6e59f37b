/** The reasons behind a suggestion, as sentences. */

import { el } from "./dom.js";
import { badge, clusterLink, sourceLink } from "./parts.js";
import { reading } from "./words.js";

/** @typedef {import("./names.js").Names} Names */
/** @typedef {import("./route.js").Route} Route */
/** @typedef {{start_id: string, type: string, end_id: string, statement_id: string, source_id: string,
 *   status: string}} Step */

/**
 * @param {Step[][]} paths
 * @param {Names} names
 * @param {Route} route
 * @param {boolean} marked say of each statement whether it is made up
 */
export function pathsOf(paths, names, route, marked) {
  const item = (/** @type {Step[]} */ path) => el("li", {}, path.map((step) => sentence(step, names, route, marked)));
  return el("ol", { class: "paths" }, paths.map(item));
}

/**
 * Whether a path holds a key that nothing names yet.
 *
 * @param {Step[]} path
 * @param {Names} names
 */
export function unnamed(path, names) {
  return path.some((step) => {
    const { start, end } = reading(step.type);
    return !names.knows(start, step.start_id) || !names.knows(end, step.end_id) || !names.edges.has(step.statement_id);
  });
}

/**
 * One statement: `LITEK lacks marketing (source).`
 *
 * @param {Step} step
 * @param {Names} names
 * @param {Route} route
 * @param {boolean} marked
 */
function sentence(step, names, route, marked) {
  const { verb, start, end } = reading(step.type, names.edges.get(step.statement_id)?.properties);
  return el(
    "p",
    { class: "sentence" },
    noun(start, step.start_id, names, route), ` ${verb} `, noun(end, step.end_id, names, route),
    " (", sourceLink(step.source_id, names, route), ").", marked && badge(step),
  );
}

/**
 * @param {string[]} labels
 * @param {string} key
 * @param {Names} names
 * @param {Route} route
 */
function noun(labels, key, names, route) {
  const isCluster = labels.includes("Cluster") && names.clusters.has(key);
  return isCluster ? clusterLink(key, names, route) : el("span", { class: "noun" }, names.name(labels, key));
}
