/** Queries that the reader keeps in this browser, by name. */

import { keep, kept } from "../language";

export interface KeptQuery {
  name: string;
  query: string;
  /** What stands in the fields of its parameters. */
  values: Record<string, string>;
}

const KEPT = "gapbridge-queries";

export function keptQueries(): KeptQuery[] {
  try {
    const found: unknown = JSON.parse(kept(KEPT) ?? "[]");
    return Array.isArray(found) ? found.filter(isOne) : [];
  } catch {
    return [];
  }
}

/** Keep one; another of the same name gives way. */
export function keepQuery(one: KeptQuery): KeptQuery[] {
  return stored([...keptQueries().filter(({ name }) => name !== one.name), one]);
}

export function removeQuery(name: string): KeptQuery[] {
  return stored(keptQueries().filter((one) => one.name !== name));
}

function stored(all: KeptQuery[]): KeptQuery[] {
  keep(KEPT, JSON.stringify(all));
  return all;
}

function isOne(value: unknown): value is KeptQuery {
  const one = value as Partial<KeptQuery> | null;
  return (
    typeof one?.name === "string" &&
    typeof one.query === "string" &&
    typeof one.values === "object" &&
    one.values !== null &&
    Object.values(one.values).every((text) => typeof text === "string")
  );
}
