/** The API's terms in a reader's words. */

/** @type {Record<string, string>} */
const ATTRIBUTIONS = {
  named_cluster: "the coordinator of each, by name",
  meeting: "a meeting they took part in",
  self: "the organisations themselves",
  third_party: "others about them",
  editor: "our own reading",
  generator: "nobody: made up",
};

/** @type {Record<string, string>} */
const SCHEMES = { nace: "NACE", ecosystem: "EU ecosystem", profile: "as it words it" };

const ORGANISATION = ["Cluster", "Member"];

/**
 * How a statement reads: `start` verb `end`.
 *
 * @type {Record<string, {verb: string, start: string[], end: string[]}>}
 */
const STATEMENTS = {
  NEEDS: { verb: "lacks", start: ORGANISATION, end: ["Competence"] },
  OFFERS: { verb: "offers", start: ORGANISATION, end: ["Competence"] },
  MEMBER_OF: { verb: "is a member of", start: ["Member"], end: ["Cluster"] },
  COORDINATES: { verb: "coordinates", start: ["Member"], end: ["Cluster"] },
  SUPPLIES: { verb: "delivers to", start: ["Member"], end: ["Member"] },
  PERFORMS: { verb: "does the step", start: ORGANISATION, end: ["Stage"] },
  FEEDS: { verb: "feeds into", start: ["Stage"], end: ["Stage"] },
  RELATED_TO: { verb: "is tied to", start: ["Member"], end: ["Member"] },
};

/** @type {Record<string, string>} */
const TIES = { subsidiary_of: "is a subsidiary of", shared_leadership: "is led by the same people as" };

/** @param {string} attribution */
export function saidBy(attribution) {
  return ATTRIBUTIONS[attribution] ?? attribution;
}

/** @param {string} scheme */
export function schemeName(scheme) {
  return SCHEMES[scheme] ?? scheme;
}

/**
 * How a statement of this type reads, with what only the statement itself says.
 *
 * @param {string} type
 * @param {Record<string, any>} [properties] of the statement, where they are known
 */
export function reading(type, properties = {}) {
  const known = STATEMENTS[type] ?? {
    verb: type.toLowerCase().replaceAll("_", " "),
    start: ORGANISATION,
    end: ORGANISATION,
  };
  if (type === "SUPPLIES" && properties.product) return { ...known, verb: `delivers ${properties.product} to` };
  if (type === "RELATED_TO") return { ...known, verb: TIES[properties.kind] ?? known.verb };
  return known;
}

/**
 * A number and its noun: `1 cluster`, `2 clusters`.
 *
 * @param {number} number
 * @param {string} noun
 */
export function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/**
 * A country's name, or its code where the browser has no name for it.
 *
 * @param {string} code
 */
export function country(code) {
  try {
    return new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** @param {{status?: string, statuses?: string[]}} row */
export function isMadeUp(row) {
  return row.status === "synthetic" || (row.statuses ?? []).includes("synthetic");
}
