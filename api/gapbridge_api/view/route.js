/** The address after `#`: which page, and what counts. It is all the state there is, so a link shares it. */

/** @typedef {"real" | "example" | "both"} Show */
/** @typedef {"gaps" | "clusters" | "cluster" | "sources" | "nowhere"} Page */
/** @typedef {{page: Page, key: string, show: Show, asOf: string, members: boolean}} Route */

const SHOWS = ["real", "example", "both"];

/**
 * @param {string} hash
 * @returns {Route}
 */
export function read(hash) {
  const [path, query = ""] = hash.replace(/^#/, "").split("?", 2);
  const params = new URLSearchParams(query);
  const show = params.get("show") ?? "real";
  return {
    ...where(path.split("/").filter(Boolean)),
    show: /** @type {Show} */ (SHOWS.includes(show) ? show : "real"),
    asOf: params.get("as_of") ?? "",
    members: params.get("members") === "true",
  };
}

/**
 * @param {string[]} parts
 * @returns {{page: Page, key: string}}
 */
function where([first, second, ...more]) {
  if (more.length > 0) return { page: "nowhere", key: "" };
  if (first === undefined) return { page: "gaps", key: "" };
  const key = second === undefined ? "" : decoded(second);
  if (first === "clusters") return { page: key ? "cluster" : "clusters", key };
  if (first === "sources") return { page: "sources", key };
  return { page: "nowhere", key: "" };
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The address of a page. What counts is kept from the route given, unless it is changed.
 *
 * @param {Route} route
 * @param {Partial<Route>} changes
 */
export function write(route, changes = {}) {
  const { page, key, show, asOf, members } = { ...route, ...changes };
  const params = new URLSearchParams();
  if (show !== "real") params.set("show", show);
  if (asOf) params.set("as_of", asOf);
  if (members) params.set("members", "true");
  const query = params.toString();
  return `#${pathOf(page, key)}${query && "?"}${query}`;
}

/**
 * @param {Page} page
 * @param {string} key
 */
function pathOf(page, key) {
  const end = key ? `/${encodeURIComponent(key)}` : "";
  if (page === "clusters" || page === "cluster") return `/clusters${end}`;
  return page === "sources" ? `/sources${end}` : "/";
}

/**
 * What counts, as the API's parameters.
 *
 * @param {Route} route
 * @param {Record<string, string>} [more]
 */
export function asked(route, more = {}) {
  const params = new URLSearchParams(more);
  if (route.show === "example") params.set("status", "synthetic");
  if (route.show === "both") params.set("synthetic", "true");
  if (route.asOf) params.set("as_of", route.asOf);
  return params;
}

/**
 * The same, for questions about needs: there members may count too.
 *
 * @param {Route} route
 */
export function askedOfNeeds(route) {
  return asked(route, route.members ? { members: "true" } : {});
}
