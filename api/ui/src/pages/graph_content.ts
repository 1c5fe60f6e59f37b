/** What the graph page draws: the picture, what was added to it, and which of it counts. */

import type { Answer } from "../api/client";
import { KINDS } from "../parts/graph_kinds";
import { placed } from "../parts/graph_places";
import type { DrawnLink, DrawnNode } from "../parts/graph_types";
import type { Route } from "../route";

export interface Thing extends DrawnNode {
  key: string;
  inEnglish: boolean;
}

export interface Statement extends DrawnLink {
  status: string;
  sourceId: string;
  from: string | null;
  to: string | null;
}

export interface Content {
  things: Thing[];
  statements: Statement[];
  byId: Map<string, Thing>;
  /** Statements at each thing. */
  at: Map<string, Statement[]>;
}

export function contentOf({ nodes, links }: Answer<"/v1/picture">): Content {
  const things = nodes.map((node) => ({
    id: node.id,
    key: node.key,
    kind: node.type,
    label: node.label,
    madeUp: node.status === "synthetic",
    inEnglish: (node.names_in_english?.length ?? 0) > 0,
    x: node.x,
    y: node.y,
  }));
  const statements = links.map((link) => ({
    source: things[link.source]?.id ?? "",
    target: things[link.target]?.id ?? "",
    type: link.type,
    status: link.status,
    sourceId: link.source_id,
    from: link.valid_from,
    to: link.valid_to,
  }));
  return indexed(things, statements);
}

type Around = Extract<Answer<"/v1/graph">, { elements: unknown }>;

/** The same with what stands around a thing; how many things are new. */
export function withAround(content: Content, { elements }: Around): { content: Content; added: number } {
  const newcomers = elements.nodes
    .filter(({ data }) => !content.byId.has(data.id))
    .map(({ data }) => ({
      id: data.id,
      key: data.key,
      kind: data.type,
      label: data.label,
      madeUp: data.status === "synthetic",
      inEnglish: data.label_in_english === true,
    }));
  const fresh = new Set(newcomers.map((one) => one.id));
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const statements = elements.edges
    .filter(({ data }) => fresh.has(data.source) || fresh.has(data.target))
    .map(({ data }) => ({
      source: data.source,
      target: data.target,
      type: data.type,
      status: text(data.status) ?? "",
      sourceId: text(data.source_id) ?? "",
      from: text(data.valid_from),
      to: text(data.valid_to),
    }));
  const things = [...content.things, ...placed(newcomers, content.things, statements)];
  return { content: indexed(things, [...content.statements, ...statements]), added: newcomers.length };
}

function indexed(things: Thing[], statements: Statement[]): Content {
  const at = new Map<string, Statement[]>();
  for (const one of statements) {
    for (const end of one.source === one.target ? [one.source] : [one.source, one.target]) {
      const here = at.get(end);
      if (here) here.push(one);
      else at.set(end, [one]);
    }
  }
  return { things, statements, byId: new Map(things.map((one) => [one.id, one])), at };
}

/** Whether a statement counts under the filters. */
export function counting({ show }: Pick<Route, "show">, day: string): (one: Statement) => boolean {
  return ({ status, from, to }) =>
    (show === "both" || (status === "synthetic") === (show === "example")) &&
    (from === null || from <= day) &&
    (to === null || day < to);
}

/** The things of which something is said that counts; those of which nobody ever said anything, too. */
export function alive(
  content: Content,
  { show }: Pick<Route, "show">,
  counts: (one: Statement) => boolean,
): Set<string> {
  const found = new Set<string>();
  for (const one of content.statements) {
    if (!counts(one)) continue;
    found.add(one.source);
    found.add(one.target);
  }
  for (const one of content.things) {
    if (one.madeUp && show === "real") found.delete(one.id);
    else if (!content.at.has(one.id) && (show === "both" || one.madeUp === (show === "example"))) found.add(one.id);
  }
  return found;
}

/** The days on which something begins or ends to hold, and these days too, in order. */
export function days(content: Content, ...more: string[]): string[] {
  const found = new Set(more);
  for (const { from, to } of content.statements) {
    if (from) found.add(from);
    if (to) found.add(to);
  }
  return [...found].sort();
}

/** How many things of each kind, kinds that are always in the legend first. */
export function kindCounts(content: Content, ids: Set<string>): [string, number][] {
  const counts = new Map<string, number>(KINDS.map((kind) => [kind, 0]));
  for (const { id, kind } of content.things) if (ids.has(id)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 0);
}

/** Letters without their marks, so that `siauliai` finds `Šiauliai`. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/** Things whose names hold all the words, those that begin with the text first. */
export function named(things: Iterable<Thing>, text: string, most: number): { found: Thing[]; count: number } {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { found: [], count: 0 };
  const all = [...things].filter((one) => words.every((word) => folded(one.label).includes(word) || one.key === word));
  const first = (one: Thing) => (folded(one.label).startsWith(words[0] ?? "") ? 0 : 1);
  const places = new Map<string, number>(KINDS.map((kind, at) => [kind, at]));
  const place = (one: Thing) => places.get(one.kind) ?? KINDS.length;
  all.sort((a, b) => first(a) - first(b) || place(a) - place(b));
  return { found: all.slice(0, most), count: all.length };
}
