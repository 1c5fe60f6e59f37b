/** Asking the API. Types of questions and answers are made from its own description (`npm run types`). */

import { currentLanguage } from "../language";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
/** A problem document (RFC 9457), or one of our own where there was no answer. */
export type Problem = Partial<Schemas["Problem"]> & { title: string };

type Json<Answer> = Answer extends { content: { "application/json": infer Body } } ? Body : never;
type Got<P extends keyof paths> = paths[P] extends { get: { responses: { 200: infer Answer } } } ? Json<Answer> : never;
/** A path that answers GET with JSON. */
export type Path = { [P in keyof paths]: Got<P> extends never ? never : P }[keyof paths];
/** What a path answers. */
export type Answer<P extends Path> = Got<P>;
type Given<P extends Path, Where extends string> = paths[P] extends {
  get: { parameters: { [_ in Where]?: infer Params } };
}
  ? Params
  : never;

/** A question: where, what is put into the path, and its parameters. */
export interface Question<P extends Path> {
  path: P;
  keys?: Given<P, "path">;
  query?: Given<P, "query">;
}

/** A page of a list, and the address of the next one. */
export interface Rows<Row> {
  rows: Row[];
  next: string | null;
}

/** What the API said instead of an answer. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

export const SILENT = "view:server-silent";
export const GARBLED = "view:answer-garbled";
export const UNREADABLE = "view:file-unreadable";
let key = "";

/** Send this API key from now on; it is kept in this page's memory only. */
export function sendKey(given: string): void {
  key = given;
}

/** The answer to a question, or a ProblemError. A repeated question costs little: browsers ask with its ETag. */
export async function ask<P extends Path>(question: Question<P>, signal?: AbortSignal): Promise<Answer<P>> {
  return (await read(await fetched(address(question), { signal: signal ?? null }))) as Answer<P>;
}

/** The first page of a list. */
export function list<P extends Path>(question: Question<P>, signal?: AbortSignal): Promise<Rows<Row<P>>> {
  return more<Row<P>>(address(question), signal);
}

export type Row<P extends Path> = Answer<P> extends (infer One)[] ? One : never;

/** The page of a list at an address that `next` named. */
export async function more<One>(next: string, signal?: AbortSignal): Promise<Rows<One>> {
  const response = await fetched(next, { signal: signal ?? null });
  const rows = await read(response);
  if (!Array.isArray(rows)) throw new ProblemError({ type: GARBLED, title: "" });
  return { rows: rows as One[], next: following(response) };
}

/** Send something: JSON, the files of a form, or nothing. */
export async function send<Body>(path: string, body?: object, signal?: AbortSignal): Promise<Body> {
  return (await read(await posted(path, body, signal))) as Body;
}

/** Send something that is answered with a file, and save it; false where there is none. */
export async function sendForFile(path: string, body: FormData, name: string): Promise<boolean> {
  const { saveFile } = await import("../parts/save");
  const response = await posted(path, body);
  if (response.status === 204) return false;
  saveFile(await response.blob(), name);
  return true;
}

async function posted(path: string, body: object | undefined, signal?: AbortSignal): Promise<Response> {
  const json = body !== undefined && !(body instanceof FormData);
  if (body instanceof FormData) await requireReadable(body);
  return fetched(located(path), {
    method: "POST",
    body: json ? JSON.stringify(body) : (body ?? null),
    headers: json ? { "Content-Type": "application/json" } : {},
    signal: signal ?? null,
  });
}

/** A file that was saved anew or moved since it was chosen cannot be sent; a browser would call that a network error. */
async function requireReadable(form: FormData): Promise<void> {
  for (const file of form.values()) {
    if (!(file instanceof File)) continue;
    try {
      await file.slice(0, 1).arrayBuffer();
    } catch {
      throw new ProblemError({ type: UNREADABLE, title: "", detail: file.name });
    }
  }
}

/** A file that the API makes, saved where the reader's downloads go; the key is sent, as a plain link could not. */
export async function download(address: string, name: string): Promise<void> {
  const { saveFile } = await import("../parts/save");
  saveFile(await (await fetched(address, {})).blob(), name);
}

/** The full address of a question: parameters that are undefined are left out, lists are repeated. */
export function address<P extends Path>({ path, keys, query }: Question<P>): string {
  let filled: string = path;
  for (const [name, value] of Object.entries(keys ?? {})) {
    filled = filled.replace(`{${name}}`, encodeURIComponent(String(value)));
  }
  return located(filled, (query ?? {}) as Record<string, unknown>);
}

/** A path below the page's own address, with parameters. */
export function located(path: string, query: Record<string, unknown> = {}): string {
  const url = new URL(path.replace(/^\//, ""), base());
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") url.searchParams.append(name, String(one));
    }
  }
  return url.href;
}

function base(): URL {
  const url = new URL(document.baseURI);
  url.hash = "";
  url.search = "";
  return url;
}

async function fetched(url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("Accept-Language", currentLanguage());
  if (key) headers.set("X-API-Key", key);
  let response: Response;
  try {
    response = await fetch(url, { ...init, headers });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ProblemError({ type: SILENT, title: "" });
  }
  if (response.ok) return response;
  const problem = (await read(response)) as Problem;
  throw new ProblemError(typeof problem?.title === "string" ? problem : { type: GARBLED, title: "" });
}

async function read(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ProblemError({ type: GARBLED, title: "" });
  }
}

/** The address behind `rel="next"`: the same question from another row on, also where a proxy serves a sub-path. */
function following(response: Response): string | null {
  const found = /<([^>]*)>\s*;\s*rel="?next"?/.exec(response.headers.get("Link") ?? "");
  if (!found?.[1]) return null;
  const next = new URL(response.url);
  next.search = new URL(found[1], response.url).search;
  return next.href;
}
