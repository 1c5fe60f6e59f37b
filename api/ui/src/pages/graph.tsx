/** The graph at a glance: everything at its place, and in words what is chosen. */

import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Answer, ask } from "../api/client";
import { useAsk } from "../api/use";
import { common } from "../common.words";
import { useFormat } from "../format";
import { useLanguage } from "../language";
import { GraphDrawing } from "../parts/graph_drawing";
import { LOOKS } from "../parts/graph_kinds";
import type { View } from "../parts/graph_types";
import { KindMark } from "../parts/kind_mark";
import { Hint, MadeUpBanner } from "../parts/marks";
import { Await, Heading, Notice } from "../parts/page";
import { ProblemView } from "../parts/problem";
import { change, changeOwn, type Route, said, useRoute } from "../route";
import { fill, useWords } from "../words";
import { graphPageWords } from "./graph.words";
import {
  alive,
  type Content,
  contentOf,
  counting,
  days,
  kindCounts,
  type Statement,
  type Thing,
  withAround,
} from "./graph_content";
import { GraphPanel } from "./graph_panel";
import { GraphSearch } from "./graph_search";

const AROUND_NODES = 200;
const TYPING_MS = 250;

type Around = Extract<Answer<"/v1/graph">, { elements: unknown }>;

export default function GraphPage() {
  const say = useWords(graphPageWords);
  const picture = useAsk({ path: "/v1/picture", query: { synthetic: true } });
  return (
    <>
      <Heading title={say.title} lead={say.lead} />
      <Await asked={picture}>{(answer) => <Picture answer={answer} />}</Await>
    </>
  );
}

function Picture({ answer }: { answer: Answer<"/v1/picture"> }) {
  const say = useWords(graphPageWords);
  const format = useFormat();
  const route = useRoute();
  const opened = list(route.own.open);
  const { content, problem, added } = useOpened(
    useMemo(() => contentOf(answer), [answer]),
    opened,
    route,
  );
  const today = useMemo(() => new Date().toISOString().slice(0, 10), []);
  const day = route.asOf || today;
  const hidden = route.own.hide ?? "";
  const { show } = route;
  const { counts, living, shown } = useMemo(() => {
    const counts = counting({ show }, day);
    const living = alive(content, { show }, counts);
    const away = new Set(list(hidden));
    return { counts, living, shown: { node: (one: Thing) => living.has(one.id) && !away.has(one.kind), link: counts } };
  }, [content, show, day, hidden]);
  const seen = useMemo(() => content.things.filter(shown.node), [content, shown]);
  const drawn = useMemo(() => count(content, shown), [content, shown]);
  const selected = content.byId.has(route.own.node ?? "") ? route.own.node : undefined;
  const [view] = useState(() => viewOf(route.own.at));
  const [centred, setCentred] = useState<number | undefined>(view ? undefined : 0);
  const choose = useCallback((id: string | undefined) => changeOwn({ node: id ?? "" }), []);
  const find = (thing: Thing) => {
    const away = list(hidden).filter((kind) => kind !== thing.kind);
    changeOwn({ node: thing.id, hide: away.join(",") });
    setCentred((now) => (now ?? 0) + 1);
  };
  const told = {
    nodes: format.count(seen.length, say.things),
    links: format.count(drawn, useWords(common).statements),
  };
  return (
    <>
      <MadeUpBanner of={seen.some((one) => one.madeUp) ? [{ status: "synthetic" }] : []} />
      {answer.truncated && <Hint>{say.truncated}</Hint>}
      <div class="graph">
        <GraphDrawing
          nodes={content.things}
          links={content.statements}
          shown={shown}
          selected={selected}
          onChoose={choose}
          caption={fill(say.caption, told)}
          label={fill(say.label, told)}
          name="graph"
          view={view}
          onView={(now) => changeOwn({ at: now ? written(now) : "" }, { replace: true })}
          centred={centred}
          tools={<GraphSearch things={content.things} living={living} onChoose={find} />}
        >
          {living.size === 0 && <Notice more={say.emptyMore}>{say.empty}</Notice>}
          <Days content={content} day={day} today={today} asOf={route.asOf} />
          <Legend counts={kindCounts(content, living)} hidden={list(hidden)} />
        </GraphDrawing>
        <GraphPanel
          content={content}
          selected={selected}
          missing={selected ? undefined : route.own.node}
          counts={counts}
          shown={shown.node}
          added={added}
          isOpened={selected !== undefined && opened.includes(selected)}
          onChoose={(id) => {
            const thing = content.byId.get(id);
            if (thing) find(thing);
          }}
          onLeave={() => choose(undefined)}
          onExpand={(id) => changeOwn({ open: [...opened, id].join(",") })}
        />
      </div>
      {problem && <ProblemView problem={problem} />}
    </>
  );
}

/** The picture with what stands around the things that were opened, and how many things each of them added. */
function useOpened(picture: Content, opened: string[], route: Route) {
  const language = useLanguage();
  const [answers, setAnswers] = useState<[id: string, around: Around][]>([]);
  const [problem, setProblem] = useState<Error>();
  const wanted = opened.filter((id) => id.includes("/"));
  const query = { ...said(route), synthetic: true };
  delete query.status;
  const asked = wanted.length > 0 ? JSON.stringify([wanted, query, language]) : "";
  useEffect(() => {
    setProblem(undefined);
    if (!asked) {
      setAnswers([]);
      return;
    }
    const leaving = new AbortController();
    const around = async (id: string): Promise<[string, Around]> => {
      const [label = "", ...key] = id.split("/");
      const center = key.join("/");
      const wider = { ...query, label, center, depth: 1, max_nodes: AROUND_NODES };
      return [id, (await ask({ path: "/v1/graph", query: wider }, leaving.signal)) as Around];
    };
    void Promise.allSettled(wanted.map(around)).then((all) => {
      if (leaving.signal.aborted) return;
      setAnswers(all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])));
      setProblem(all.find((one) => one.status === "rejected")?.reason);
    });
    return () => leaving.abort();
  }, [asked]);
  const whole = useMemo(() => {
    let content = picture;
    const added = new Map<string, number>();
    for (const [id, one] of answers) {
      const more = withAround(content, one);
      content = more.content;
      added.set(id, more.added);
    }
    return { content, added };
  }, [picture, answers]);
  return { ...whole, problem };
}

/** The days on which something changes, as a slider; the date field above takes any day. */
function Days({ content, day, today, asOf }: { content: Content; day: string; today: string; asOf: string }) {
  const say = useWords(graphPageWords);
  const format = useFormat();
  const all = useMemo(() => days(content, today, day), [content, today, day]);
  const told = day === today ? say.today : format.day(day);
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(typing.current), []);
  const go = (at: number) => {
    const chosen = all[at] ?? today;
    const next = chosen === today && !asOf ? "" : chosen;
    clearTimeout(typing.current);
    typing.current = setTimeout(() => change({ asOf: next }, { replace: true }), TYPING_MS);
  };
  return (
    <label class="graph-day">
      <span>{say.day}</span>
      <input
        type="range"
        min={0}
        max={all.length - 1}
        step={1}
        value={all.indexOf(day)}
        aria-valuetext={told}
        disabled={all.length < 2}
        onInput={(event) => go(Number(event.currentTarget.value))}
      />
      <output>{fill(say.dayTold, { day: told })}</output>
    </label>
  );
}

/** Every kind with its mark, its number and whether it is shown. */
function Legend({ counts, hidden }: { counts: [string, number][]; hidden: string[] }) {
  const say = useWords(graphPageWords);
  const all = useWords(common);
  const format = useFormat();
  const toggle = (kind: string, on: boolean) => {
    const away = hidden.filter((one) => one !== kind);
    changeOwn({ hide: (on ? away : [...away, kind]).join(",") });
  };
  return (
    <fieldset class="graph-legend">
      <legend class="unseen">{say.legend}</legend>
      {counts.map(([kind, number]) => (
        <label key={kind} class="tick">
          <input
            type="checkbox"
            checked={!hidden.includes(kind)}
            onChange={(event) => toggle(kind, event.currentTarget.checked)}
          />
          <KindMark kind={kind} />
          {kind in LOOKS ? all.labels[kind as keyof typeof all.labels] : say.kinds[kind as keyof typeof say.kinds]}{" "}
          <span class="hint">{format.number(number)}</span>
        </label>
      ))}
      <span class="tick hint">
        <KindMark kind="Cluster" madeUp /> {say.madeUpMark}
      </span>
    </fieldset>
  );
}

function count(content: Content, shown: { node: (one: Thing) => boolean; link: (one: Statement) => boolean }): number {
  const seen = new Set(content.things.filter(shown.node).map((one) => one.id));
  return content.statements.filter((one) => shown.link(one) && seen.has(one.source) && seen.has(one.target)).length;
}

function list(text: string | undefined): string[] {
  return text ? text.split(",").filter(Boolean) : [];
}

function viewOf(text: string | undefined): View | undefined {
  const [x, y, wide] = (text ?? "").split(",").map(Number);
  if (x === undefined || y === undefined || wide === undefined) return undefined;
  return [x, y, wide].every(Number.isFinite) && wide > 0 ? { x, y, wide } : undefined;
}

function written({ x, y, wide }: View): string {
  return [x, y, wide].map((one) => one.toFixed(1)).join(",");
}
