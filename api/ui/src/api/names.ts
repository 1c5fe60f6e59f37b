/** Names for keys that stand in answers without one: asked for together, a moment after they are first drawn. */

import { useEffect, useState } from "preact/hooks";
import { useLanguage } from "../language";
import { whenGraphChanges } from "./changes";
import { ask, type Schemas } from "./client";

export type Named = Schemas["NameOfThing"];

const AT_ONCE = 100;
const known = new Map<string, Named[]>();
const wanted = new Set<string>();
const unanswered = new Set<string>();
const listeners = new Set<() => void>();
let planned = false;
whenGraphChanges(() => known.clear());

/** What a key names, of one of these labels; undefined while that is asked, or where nobody knows. */
export function useNamed(id: string, labels: readonly string[] = []): Named | undefined {
  const [, drawAgain] = useState(0);
  const here = known.get(id);
  useEffect(() => {
    if (here) return;
    const listener = () => drawAgain((count) => count + 1);
    listeners.add(listener);
    want(id);
    return () => {
      listeners.delete(listener);
    };
  }, [id, here]);
  return pick(here, labels);
}

/** The name a reader expects, whether it is a fall-back, and whether it is still being asked. */
export function useName(id: string, labels?: readonly string[]): Told {
  const language = useLanguage();
  const named = useNamed(id, labels);
  return {
    name: told(named, language) ?? id,
    lang: language === "lt" && named && !named.name_lt ? "en" : undefined,
    waiting: !known.has(id) && !unanswered.has(id),
  };
}

export interface Told {
  name: string;
  lang: "en" | undefined;
  waiting: boolean;
}

/** The name in this language, or the English one where it has none. */
export function told(named: Pick<Named, "name_en" | "name_lt"> | undefined, language: string): string | undefined {
  return named && ((language === "lt" && named.name_lt) || named.name_en);
}

/** Names of many keys, for files and pictures that are made at once. */
export async function namesOf(ids: Iterable<string>): Promise<Map<string, Named[]>> {
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  for (let at = 0; at < missing.length; at += AT_ONCE) await fetchNames(missing.slice(at, at + AT_ONCE));
  return known;
}

function pick(here: Named[] | undefined, labels: readonly string[]): Named | undefined {
  if (labels.length === 0) return here?.[0];
  for (const label of labels) {
    const found = here?.find((one) => one.label === label);
    if (found) return found;
  }
  return undefined;
}

function want(id: string): void {
  wanted.add(id);
  unanswered.delete(id);
  if (planned) return;
  planned = true;
  setTimeout(async () => {
    planned = false;
    const now = [...wanted];
    wanted.clear();
    try {
      await namesOf(now);
    } catch {
      for (const id of now) if (!known.has(id)) unanswered.add(id); // keys stand in for names
    }
    for (const listener of listeners) listener();
  });
}

async function fetchNames(ids: string[]): Promise<void> {
  const rows = await ask({ path: "/v1/names", query: { id: ids } });
  for (const id of ids) known.set(id, []);
  for (const row of rows) known.get(row.id)?.push(row);
}
