/** One suggestion: with whom, about what, whom to talk to, and the paths that justify it. */

import { el } from "./dom.js";
import { badge, clusterLink, isMixed } from "./parts.js";
import { pathsOf, unnamed } from "./paths.js";
import { asked } from "./route.js";
import { count } from "./words.js";

/** @typedef {import("./names.js").Names} Names */
/** @typedef {import("./route.js").Route} Route */
/** @typedef {import("./suggestions.js").Suggestion} Suggestion */

export const SUBJECTS = ["Competence", "Stage", "Member"];
const FEW = 6;
const FEW_CONTACTS = 3;

/**
 * @param {Suggestion} row
 * @param {string} name
 * @param {Names} names
 * @param {Route} route
 */
export function card(row, name, names, route) {
  const partner = clusterLink(row.partner_id, names, route);
  const value = worth(row, name, names.name(["Cluster"], row.partner_id));
  return el(
    "li",
    { class: "suggestion" },
    el("p", { class: "what" }, what(row, partner), badge(row)),
    el("p", { class: "hint" }, value, marks(row), already(row)),
    subjectsOf(row, names),
    el("p", { class: "hint" }, "Talk to ", contactsOf(row, row.cluster_id), "; at the partner to ",
      contactsOf(row, row.partner_id), "."),
    why(row, names, route),
  );
}

/**
 * What matters for international cooperation, as far as it is known.
 *
 * @param {Suggestion} row
 */
function marks({ cross_border: abroad, research }) {
  return [abroad && " Across a border.", research && " With research or education among the members."];
}

/** @param {Suggestion} row */
function already({ collaborating, collaborations }) {
  const kinds = [...new Set(collaborations.map(({ kind }) => kind).filter(Boolean))].join(", ");
  return collaborating && ` They work together already${kinds && `: ${kinds}`}.`;
}

/**
 * Who is to be talked to on one side.
 *
 * @param {Suggestion} row
 * @param {string} side key of the cluster
 */
function contactsOf({ contacts }, side) {
  const all = contacts.filter(({ cluster_id: cluster }) => cluster === side);
  const named = all.slice(0, FEW_CONTACTS).map((one) =>
    one.because === "coordinates" ? `${one.member_name} (coordinator)` : one.member_name);
  const more = all.length > FEW_CONTACTS && ` and ${all.length - FEW_CONTACTS} more`;
  return all.length > 0 ? [named.join(", "), more] : "nobody that we know of";
}

/**
 * What a suggestion is about; many are folded away.
 *
 * @param {Suggestion} row
 * @param {Names} names
 */
function subjectsOf(row, names) {
  const items = row.subject_ids.map((id) => el("li", {}, names.name(SUBJECTS, id)));
  const list = el("ul", { class: "subjects" }, items);
  if (items.length <= FEW) return list;
  const noun = row.kind === "do_business" ? "subjects" : "competences";
  return el("details", {}, el("summary", {}, `${items.length} ${noun}`), list);
}

/**
 * @param {Suggestion} row
 * @param {import("./dom.js").Child} partner
 * @returns {import("./dom.js").Child[]}
 */
function what({ direction }, partner) {
  const says = /** @type {Record<string, string>} */ ({
    learn: "Learn from", teach: "Teach", together: "Learn together with",
    supply: "Deliver to", buy: "Buy from", tie: "Use the tie with",
  });
  return [`${says[direction] ?? direction} `, partner];
}

/**
 * @param {Suggestion} row
 * @param {string} name
 * @param {string} partner
 */
function worth({ kind, direction, value, subject_ids: subjects }, name, partner) {
  if (kind === "learn_together") return `${count(value, "gap")} in common.`;
  if (kind === "do_business") return `${count(value, "link")}.`;
  const [teacher, learner] = direction === "learn" ? [partner, name] : [name, partner];
  return `${teacher} offers ${subjects.length} of what ${learner} lacks: ${Math.round(value * 100)} %.`;
}

/**
 * The paths behind a suggestion, opened on demand; names that are missing are looked up then.
 *
 * @param {Suggestion} row
 * @param {Names} names
 * @param {Route} route
 */
function why(row, names, route) {
  const body = el("div", {});
  const all = count(row.path_count, "reason");
  const shown = row.paths.length < row.path_count ? `Why: the first ${row.paths.length} of ${all}` : `Why: ${all}`;
  const details = el("details", { class: "why" }, el("summary", {}, shown), body);
  details.addEventListener("toggle", async () => {
    if (body.childElementCount > 0) return;
    body.append(pathsOf(row.paths, names, route, isMixed(row)));
    if (!row.paths.some((path) => unnamed(path, names))) return;
    try {
      await names.readAround(row.partner_id, asked(route));
      body.replaceChildren(pathsOf(row.paths, names, route, isMixed(row)));
    } catch {
      // the keys stand in for the names
    }
  });
  return details;
}
