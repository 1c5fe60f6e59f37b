/** Names for the keys in the API's answers; a key that nothing names stands for itself. */

import { ask, register } from "./api.js";

/** @typedef {{id: string, name_en: string, name_lt: string | null, status: string, industry_ids: string[],
 *   known_member_count: number, need_count: number, source_id: string}} Cluster */
/** @typedef {{id: string, title: string, publisher: string | null, url: string | null,
 *   published_on: string | null, note: string | null, status: string}} Source */
/** @typedef {{id: string, type: string, key: string, label: string, properties: Record<string, any>}} GraphNode */
/** @typedef {{id: string, source: string, target: string, type: string, properties: Record<string, any>}} GraphEdge */

const MOST_NODES = "2000";

export class Names {
  /**
   * @param {Cluster[]} clusters
   * @param {Source[]} sources
   */
  constructor(clusters, sources) {
    this.clusters = new Map(clusters.map((one) => [one.id, one]));
    this.sources = new Map(sources.map((one) => [one.id, one]));
    /** @type {Map<string, GraphNode>} */
    this.nodes = new Map();
    /** @type {Map<string, GraphEdge>} */
    this.edges = new Map();
    /** @type {Set<string>} */
    this._around = new Set();
  }

  /**
   * The names of all clusters and sources, made-up ones too.
   *
   * @param {AbortSignal} signal
   */
  static async read(signal) {
    const [clusters, sources] = await Promise.all([register("v1/clusters", signal), register("v1/sources", signal)]);
    return new Names(clusters, sources);
  }

  /**
   * Learn what stands around a cluster, up to its members' own statements.
   *
   * @param {string} key
   * @param {URLSearchParams} params
   * @param {AbortSignal} [signal]
   */
  async readAround(key, params, signal) {
    if (this._around.has(key)) return;
    const asked = new URLSearchParams(params);
    asked.set("center", key);
    asked.set("label", "Cluster");
    asked.set("depth", "2");
    await this._learn(asked, signal);
    this._around.add(key);
  }

  /**
   * Learn the names of industries.
   *
   * @param {URLSearchParams} params
   * @param {AbortSignal} signal
   */
  async readOverview(params, signal) {
    await this._learn(new URLSearchParams(params), signal);
  }

  /**
   * @param {URLSearchParams} params
   * @param {AbortSignal} [signal]
   */
  async _learn(params, signal) {
    params.set("max_nodes", MOST_NODES);
    const { elements } = await ask("v1/graph", params, signal);
    for (const { data } of elements.nodes) {
      const { id, type, key, label, ...properties } = data;
      this.nodes.set(id, { id, type, key, label, properties });
    }
    for (const { data } of elements.edges) {
      const { id, source, target, type, ...properties } = data;
      this.edges.set(id, { id, source, target, type, properties });
    }
  }

  /**
   * Take a name from an answer that carries it.
   *
   * @param {string} type
   * @param {string} key
   * @param {string} label
   */
  learn(type, key, label) {
    const id = `${type}/${key}`;
    if (!this.nodes.has(id)) this.nodes.set(id, { id, type, key, label, properties: {} });
  }

  /**
   * The node of a key, under the first of these labels that has it.
   *
   * @param {string[]} labels
   * @param {string} key
   */
  node(labels, key) {
    const label = labels.find((one) => this.nodes.has(`${one}/${key}`));
    return label && this.nodes.get(`${label}/${key}`);
  }

  /**
   * @param {string[]} labels
   * @param {string} key
   */
  name(labels, key) {
    const cluster = labels.includes("Cluster") && this.clusters.get(key);
    return (cluster && cluster.name_en) || this.node(labels, key)?.label || key;
  }

  /**
   * Whether a key has a name here.
   *
   * @param {string[]} labels
   * @param {string} key
   */
  knows(labels, key) {
    return (labels.includes("Cluster") && this.clusters.has(key)) || this.node(labels, key) !== undefined;
  }
}
