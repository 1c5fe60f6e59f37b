/** Questions in components: asked when drawn, asked again when anything in them changes, let go when nobody waits. */

import { useEffect, useRef, useState } from "preact/hooks";
import { useLanguage } from "../language";
import {
  type Answer,
  address,
  ask,
  list,
  more,
  type Path,
  type ProblemError,
  type Question,
  type Row,
  type Rows,
} from "./client";

/** What became of a question. While it is asked anew, the last answer stays, marked as old. */
export interface Asked<Value> {
  value: Value | undefined;
  problem: ProblemError | Error | undefined;
  waiting: boolean;
  again: () => void;
}

/** An answer; `null` asks nothing yet. */
export function useAsk<P extends Path>(question: Question<P> | null): Asked<Answer<P>> {
  return useLoaded(question && address(question), (signal) => ask(question as Question<P>, signal));
}

/** The first page of a list; `grow` fetches the next one, `all` those that are left. */
export function useList<P extends Path>(question: Question<P> | null): Asked<Rows<Row<P>>> & Growing<Row<P>> {
  const asked = useLoaded<Rows<Row<P>>>(question && address(question), (signal) =>
    list(question as Question<P>, signal),
  );
  const [grown, setGrown] = useState<{ from: Rows<Row<P>>; now: Rows<Row<P>> }>();
  const value = grown && grown.from === asked.value ? grown.now : asked.value;
  async function grow(): Promise<Rows<Row<P>>> {
    if (!value?.next || !asked.value) return value ?? { rows: [], next: null };
    const page = await more<Row<P>>(value.next);
    const now = { rows: [...value.rows, ...page.rows], next: page.next };
    setGrown({ from: asked.value, now });
    return now;
  }
  async function all(): Promise<Row<P>[]> {
    const rows = [...(value?.rows ?? [])];
    for (let next = value?.next ?? null; next; ) {
      const page = await more<Row<P>>(next);
      rows.push(...page.rows);
      next = page.next;
    }
    return rows;
  }
  return { ...asked, value, grow, all };
}

export interface Growing<One> {
  grow: () => Promise<Rows<One>>;
  all: () => Promise<One[]>;
}

/** Whatever `load` brings, loaded again when `key` or the language changes; a null key loads nothing. */
export function useLoaded<Value>(key: string | null, load: (signal: AbortSignal) => Promise<Value>): Asked<Value> {
  const language = useLanguage();
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{ id: string; value?: Value; problem?: Error }>({ id: "" });
  const id = key === null ? "" : `${language} ${turn} ${key}`;
  const loading = useRef(load);
  loading.current = load;
  useEffect(() => {
    if (!id) return;
    const leaving = new AbortController();
    loading.current(leaving.signal).then(
      (value) => !leaving.signal.aborted && setState({ id, value }),
      (problem: Error) => !leaving.signal.aborted && setState({ id, problem }),
    );
    return () => leaving.abort();
  }, [id]);
  const again = () => setTurn((now) => now + 1);
  return { value: state.value, problem: state.id === id ? state.problem : undefined, waiting: state.id !== id, again };
}
