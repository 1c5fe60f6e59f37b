/** What is known of a cluster, each fact with its source. */

import { el } from "./dom.js";
import { industries } from "./page_clusters.js";
import { clusterLink, sourceLink, sourceLinks, unknown } from "./parts.js";
import { country } from "./words.js";

/** @typedef {import("./dom.js").Child} Child */
/** @typedef {import("./names.js").Names} Names */
/** @typedef {import("./names.js").GraphEdge} GraphEdge */
/** @typedef {import("./route.js").Route} Route */

const FEW = 4;

/**
 * @param {string} key
 * @param {Names} names what stands around the cluster is known already
 * @param {Route} route
 */
export function factsOf(key, names, route) {
  const own = names.node(["Cluster"], key)?.properties ?? {};
  const id = `Cluster/${key}`;
  const edges = [...names.edges.values()].filter((edge) => edge.source === id || edge.target === id);
  const about = (/** @type {string} */ type) => edges.filter((edge) => edge.type === type);
  const others = (/** @type {string} */ type) => linked(about(type), id, names, route);
  /** @type {[string, Child | Child[]][]} */
  const facts = [
    ["Lithuanian name", own.name_lt ? el("span", { lang: "lt" }, own.name_lt) : unknown()],
    ["Founded", own.founded_on ?? unknown()],
    ["Country", own.country ? country(own.country) : unknown()],
    ["Industries", industriesOf(about("IN_INDUSTRY"), names, route)],
    ["Run by", others("COORDINATES")],
    ["Members known", others("MEMBER_OF")],
    ["Offers, as a cluster", others("OFFERS")],
    ["Programmes", others("TAKES_PART_IN")],
    ["Works already with", others("COLLABORATES_WITH")],
  ];
  const figures = about("HAS_FIGURE");
  if (figures.length > 0) facts.push(["Figures", figuresOf(figures, names, route)]);
  if (own.note) facts.push(["Note", own.note]);
  facts.push(["Named in", own.source_id ? sourceLink(own.source_id, names, route) : unknown()]);
  const rows = facts.map(([term, fact]) => el("div", {}, el("dt", {}, term), el("dd", {}, fact)));
  return el("dl", { class: "facts" }, rows);
}

/**
 * The other ends of statements, by name, folded away where they are many; then the sources.
 *
 * @param {GraphEdge[]} edges
 * @param {string} id
 * @param {Names} names
 * @param {Route} route
 */
function linked(edges, id, names, route) {
  if (edges.length === 0) return unknown();
  const ends = [...new Set(edges.map((edge) => (edge.source === id ? edge.target : edge.source)))];
  const items = ends.map((end) => el("li", {}, named(end, names, route)));
  const many = items.length > FEW;
  return [
    many
      ? el("details", {}, el("summary", {}, String(items.length)), el("ul", { class: "plain" }, items))
      : el("ul", { class: "plain" }, items),
    sourcesOf(edges, names, route),
  ];
}

/**
 * @param {string} id label/key
 * @param {Names} names
 * @param {Route} route
 */
function named(id, names, route) {
  const [label, key] = [id.slice(0, id.indexOf("/")), id.slice(id.indexOf("/") + 1)];
  return label === "Cluster" ? clusterLink(key, names, route) : names.name([label], key);
}

/**
 * @param {GraphEdge[]} edges
 * @param {Names} names
 * @param {Route} route
 */
function industriesOf(edges, names, route) {
  const keys = [...new Set(edges.map((edge) => edge.target.replace(/^Industry\//, "")))].sort();
  return [industries(keys, names), edges.length > 0 && sourcesOf(edges, names, route)];
}

/**
 * @param {GraphEdge[]} edges
 * @param {Names} names
 * @param {Route} route
 */
function figuresOf(edges, names, route) {
  return el("ul", { class: "plain" }, edges.map((edge) => {
    const figure = names.nodes.get(edge.target);
    const { property, value, as_of: day } = figure?.properties ?? {};
    return el(
      "li",
      {},
      `${property ?? figure?.label}: `, value ?? unknown(), day && ` (${day})`, " ",
      sourcesOf([edge], names, route),
    );
  }));
}

/**
 * @param {GraphEdge[]} edges
 * @param {Names} names
 * @param {Route} route
 */
function sourcesOf(edges, names, route) {
  const keys = [...new Set(edges.map((edge) => edge.properties.source_id))].sort();
  return el("span", { class: "from" }, sourceLinks(keys, names, route));
}
