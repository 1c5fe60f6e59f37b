/** The overview of clusters. */

import { list } from "./api.js";
import { el } from "./dom.js";
import { listing } from "./listing.js";
import { Names } from "./names.js";
import { badge, clusterLink, heading, notice, sourceLink, unknown } from "./parts.js";
import { asked } from "./route.js";
import { count, isMadeUp, schemeName } from "./words.js";

/** @typedef {import("./names.js").Cluster} Cluster */

/**
 * @param {import("./route.js").Route} route
 * @param {AbortSignal} signal
 * @param {(rows: Cluster[]) => void} seen told of rows added later
 * @returns {Promise<import("./app.js").View>}
 */
export async function clustersPage(route, signal, seen) {
  const params = asked(route);
  const [names, clusters] = await Promise.all([Names.read(signal), list("v1/clusters", params, signal)]);
  await names.readOverview(params, signal);
  /** @type {import("./listing.js").Column<Cluster>[]} */
  const columns = [
    {
      head: "Cluster",
      part: 30,
      cell: (one) => [
        el("span", { class: "name" }, clusterLink(one.id, names, route)),
        badge(one),
        one.name_lt && el("span", { class: "hint block", lang: "lt" }, one.name_lt),
      ],
    },
    { head: "Industries", part: 30, cell: (one) => industries(one.industry_ids, names) },
    {
      head: "Members",
      part: 11,
      cell: (one) => (one.known_member_count > 0 ? `${one.known_member_count} known` : unknown()),
    },
    {
      head: "Needs",
      part: 14,
      cell: (one) => (one.need_count > 0 ? count(one.need_count, "competence") : "none stated"),
    },
    { head: "Source", part: 18, cell: (one) => sourceLink(one.source_id, names, route) },
  ];
  return {
    title: "Clusters",
    madeUp: clusters.rows.some(isMadeUp),
    status: `${count(clusters.rows.length, "cluster")}${clusters.next ? " and more" : ""}.`,
    nodes: [
      heading("Clusters", "Who is in the graph, and how much is known of each. What nobody wrote down is unknown."),
      clusters.rows.length > 0
        ? listing(clusters.next ? "Clusters" : count(clusters.rows.length, "cluster"), columns, clusters, { seen })
        : notice("The graph holds no such cluster.", "Load a data set with “gapbridge load”."),
    ],
  };
}

/**
 * Industries by name, with the classification each is from.
 *
 * @param {string[]} keys
 * @param {Names} names
 */
export function industries(keys, names) {
  if (keys.length === 0) return unknown();
  return el("ul", { class: "plain" }, keys.map((key) => {
    const node = names.node(["Industry"], key);
    const scheme = node?.properties.scheme;
    const code = node?.properties.code;
    const from = scheme && ["(", schemeName(scheme), code && ` ${code}`, ")"];
    return el("li", {}, names.name(["Industry"], key), " ", from && el("span", { class: "hint" }, from));
  }));
}
