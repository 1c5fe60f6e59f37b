/** Asking the API. */

/**
 * A problem document (RFC 9457) as the API sends it, or one of our own where there was no answer.
 *
 * @typedef {object} Problem
 * @property {string} [type]
 * @property {string} title
 * @property {string} [detail]
 * @property {string} [advice]
 * @property {{location: string, message: string}[]} [errors]
 * @property {string} [request_id]
 */

/**
 * @template Row
 * @typedef {{rows: Row[], next: string | null}} Rows a page of a list, and the address of the next one
 */

/** What the API said instead of an answer. */
export class ProblemError extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.title);
    this.problem = problem;
  }
}

const SILENT = {
  title: "The server does not answer.",
  advice: "Is GapBridge still running? Start it again with “gapbridge demo” or “gapbridge serve”.",
};
const GARBLED = {
  title: "The answer cannot be read.",
  advice: "Something else may be listening at this address.",
};
const PAGES_OF_A_REGISTER = 20;
let key = "";

/**
 * Send this API key from now on; it is kept in this page's memory only.
 *
 * @param {string} given
 */
export function useKey(given) {
  key = given;
}

/**
 * The answer to a question.
 *
 * @param {string} path below the page's own address, `v1/clusters`
 * @param {URLSearchParams} params
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 * @throws {ProblemError} it was a problem, or none came
 */
export async function ask(path, params, signal) {
  return (await fetched(address(path, params), signal)).body;
}

/**
 * The first rows of a list.
 *
 * @param {string} path
 * @param {URLSearchParams} params
 * @param {AbortSignal} signal
 * @returns {Promise<Rows<any>>}
 */
export function list(path, params, signal) {
  return more(address(path, params), signal);
}

/**
 * The rows at an address that `next` named.
 *
 * @param {string} next
 * @param {AbortSignal} [signal]
 * @returns {Promise<Rows<any>>}
 */
export async function more(next, signal) {
  const { body, response } = await fetched(next, signal);
  if (!Array.isArray(body)) throw new ProblemError(GARBLED);
  return { rows: body, next: following(response) };
}

/**
 * All rows of a list that is looked up in; a very long one ends early.
 *
 * @param {string} path
 * @param {AbortSignal} signal
 * @returns {Promise<any[]>}
 */
export async function register(path, signal) {
  const params = new URLSearchParams({ synthetic: "true", limit: "1000" });
  let { rows, next } = await list(path, params, signal);
  for (let page = 1; next !== null && page < PAGES_OF_A_REGISTER; page += 1) {
    const following = await more(next, signal);
    rows = rows.concat(following.rows);
    next = following.next;
  }
  return rows;
}

/**
 * @param {string} path
 * @param {URLSearchParams} params
 */
function address(path, params) {
  const url = new URL(path, document.baseURI);
  url.hash = "";
  url.search = params.toString();
  return url.href;
}

/**
 * @param {string} url
 * @param {AbortSignal} [signal]
 */
async function fetched(url, signal) {
  const headers = {
    Accept: "application/json",
    "Accept-Language": document.documentElement.lang, // names in the language of the page around them
    ...(key && { "X-API-Key": key }),
  };
  let response;
  let body;
  try {
    response = await fetch(url, { signal, headers });
    body = await response.json();
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") throw error;
    throw new ProblemError(response === undefined ? SILENT : GARBLED);
  }
  if (response.ok) return { response, body };
  throw new ProblemError(typeof body?.title === "string" ? body : GARBLED);
}

/** @param {Response} response */
function following(response) {
  const found = /<([^>]*)>\s*;\s*rel="?next"?/.exec(response.headers.get("Link") ?? "");
  return found ? new URL(found[1], response.url).href : null;
}
