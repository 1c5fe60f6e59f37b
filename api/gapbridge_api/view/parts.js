/** Small parts that several pages show. */

import { el, joined, outwards } from "./dom.js";
import { write } from "./route.js";
import { count, isMadeUp, saidBy } from "./words.js";

/** @typedef {import("./dom.js").Child} Child */
/** @typedef {import("./route.js").Route} Route */
/** @typedef {import("./names.js").Names} Names */

/** What nobody knows is called so everywhere. */
export function unknown() {
  return el("span", { class: "unknown" }, "unknown");
}

/**
 * A badge on what is made up, all or in part.
 *
 * @param {{status?: string, statuses?: string[]}} row
 */
export function badge(row) {
  return isMadeUp(row) && [" ", el("span", { class: "badge" }, isMixed(row) ? "partly made up" : "made up")];
}

/**
 * Whether made-up statements and others stand side by side.
 *
 * @param {{statuses?: string[]}} row
 */
export function isMixed({ statuses = [] }) {
  return statuses.includes("synthetic") && statuses.length > 1;
}

/**
 * @param {string} key
 * @param {Names} names
 * @param {Route} route
 */
export function clusterLink(key, names, route) {
  return el("a", { href: write(route, { page: "cluster", key }) }, names.name(["Cluster"], key));
}

/**
 * @param {string[]} keys
 * @param {Names} names
 * @param {Route} route
 */
export function clusterLinks(keys, names, route) {
  return el("ul", { class: "inline" }, keys.map((key) => [el("li", {}, clusterLink(key, names, route)), " "]));
}

/**
 * A source: its publisher and day, linked to the text, or to our note on it where it has no address.
 *
 * @param {string} key
 * @param {Names} names
 * @param {Route} route
 */
export function sourceLink(key, names, route) {
  const source = names.sources.get(key);
  if (source === undefined) return el("span", {}, key);
  const text = [source.publisher ?? source.title, source.published_on].filter(Boolean).join(", ");
  const attributes = { class: "source", title: source.title };
  return source.url
    ? outwards(source.url, attributes, text)
    : el("a", { ...attributes, href: write(route, { page: "sources", key }) }, text);
}

/**
 * @param {string[]} keys
 * @param {Names} names
 * @param {Route} route
 */
export function sourceLinks(keys, names, route) {
  return joined(keys.map((key) => sourceLink(key, names, route)), "; ");
}

/**
 * Who says so, and in how many statements.
 *
 * @param {{attributions: string[], evidence_count: number}} row
 */
export function sayers(row) {
  const statements = count(row.evidence_count, "statement");
  return [row.attributions.map(saidBy).join("; "), el("span", { class: "hint block" }, statements)];
}

/**
 * Whether the switch lets a cluster be shown.
 *
 * @param {{status: string}} cluster
 * @param {Route} route
 */
export function isShown(cluster, route) {
  return route.show === "both" || isMadeUp(cluster) === (route.show === "example");
}

/**
 * A heading a reader lands on, and what the page is about.
 *
 * @param {Child | Child[]} title
 * @param {Child | Child[]} lead
 */
export function heading(title, lead) {
  return el("div", { class: "heading" }, el("h1", { tabindex: "-1" }, title), el("p", { class: "lead" }, lead));
}

/**
 * A note in place of what is not there.
 *
 * @param {string} text
 * @param {...Child} more
 */
export function notice(text, ...more) {
  return el("div", { class: "notice" }, el("p", {}, text), more.length > 0 && el("p", {}, ...more));
}
