/** What is chosen in the picture, in words: every statement with its source, and a way to each neighbour. */

import { useEffect, useRef } from "preact/hooks";
import { common } from "../common.words";
import { useFormat } from "../format";
import { KindMark } from "../parts/kind_mark";
import { Hint, MadeUp } from "../parts/marks";
import { SourceRefs } from "../parts/sources";
import { ThingButton } from "../parts/thing_button";
import { here, to } from "../route";
import { fill, useWords } from "../words";
import { graphPageWords } from "./graph.words";
import type { Content, Statement, Thing } from "./graph_content";

const FIRST = 8;
const FIRST_CLUSTERS = 24;

export function GraphPanel(props: PanelProps) {
  const { content, selected, missing, shown, onChoose } = props;
  const say = useWords(graphPageWords);
  const all = useWords(common);
  const thing = content.byId.get(selected ?? "");
  if (thing) return <Chosen key={thing.id} {...props} thing={thing} />;
  const clusters = content.things.filter((one) => one.kind === "Cluster" && shown(one));
  const item = (one: Thing) => (
    <li key={one.id}>
      <ThingButton thing={one} onChoose={onChoose} />
    </li>
  );
  return (
    <section class="card graph-panel" aria-label={say.choose}>
      {missing && <p class="notice">{fill(say.gone, { id: missing })}</p>}
      <h2>{say.choose}</h2>
      <Hint>{say.chooseMore}</Hint>
      <ul class="plain graph-neighbours">
        {clusters.slice(0, FIRST_CLUSTERS).map(item)}
        {clusters.length === 0 && <li class="hint">{say.nothing}</li>}
      </ul>
      {clusters.length > FIRST_CLUSTERS && (
        <details>
          <summary>{fill(all.andMore, { n: clusters.length - FIRST_CLUSTERS })}</summary>
          <ul class="plain graph-neighbours">{clusters.slice(FIRST_CLUSTERS).map(item)}</ul>
        </details>
      )}
    </section>
  );
}

interface PanelProps {
  content: Content;
  selected: string | undefined;
  /** What the address names and the picture does not have. */
  missing: string | undefined;
  counts: (one: Statement) => boolean;
  shown: (one: Thing) => boolean;
  /** How many things each expansion added. */
  added: ReadonlyMap<string, number>;
  isOpened: boolean;
  onChoose: (id: string) => void;
  onLeave: () => void;
  onExpand: (id: string) => void;
}

function Chosen({
  thing,
  content,
  counts,
  added,
  isOpened,
  onChoose,
  onLeave,
  onExpand,
}: PanelProps & { thing: Thing }) {
  const say = useWords(graphPageWords);
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever came by a button of this panel stands on nothing now.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  const more = added.get(thing.id);
  const groups = grouped(thing, (content.at.get(thing.id) ?? []).filter(counts));
  return (
    <section class="card graph-panel" aria-label={thing.label}>
      <p class="hint">
        <KindMark kind={thing.kind} madeUp={thing.madeUp} />{" "}
        {say.kinds[thing.kind as keyof typeof say.kinds] ?? thing.kind}
      </p>
      <h2 tabIndex={-1} ref={heading}>
        <span lang={thing.inEnglish ? "en" : undefined}>{thing.label}</span>{" "}
        <MadeUp status={thing.madeUp ? "synthetic" : ""} />
      </h2>
      <p class="actions">
        <PageLink thing={thing} />
        {!isOpened && (
          <button type="button" class="small" onClick={() => onExpand(thing.id)}>
            {say.expand}
          </button>
        )}
        <button type="button" class="small" onClick={onLeave}>
          {say.leave}
        </button>
      </p>
      <p class="hint" role="status">
        {more !== undefined && (more > 0 ? format.count(more, say.expanded) : say.nothingMore)}
      </p>
      {groups.length === 0 && <p class="hint">{say.none}</p>}
      {groups.map((group) => (
        <Group key={`${group.type}${group.back}`} group={group} content={content} onChoose={onChoose} />
      ))}
    </section>
  );
}

/** Statements of one type in one direction, by the thing at the other end. */
interface StatementGroup {
  type: string;
  back: boolean;
  ends: Map<string, Statement[]>;
}

const BOTH_WAYS = ["COLLABORATES_WITH", "MATCHES", "RELATED_TO", "DIFFERS_FROM"];

function grouped(thing: Thing, statements: readonly Statement[]): StatementGroup[] {
  const groups = new Map<string, StatementGroup>();
  for (const one of statements) {
    const back = one.target === thing.id && !BOTH_WAYS.includes(one.type);
    const key = `${one.type}${back}`;
    const group = groups.get(key) ?? { type: one.type, back, ends: new Map() };
    const end = one.source === thing.id ? one.target : one.source;
    group.ends.set(end, [...(group.ends.get(end) ?? []), one]);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => a.type.localeCompare(b.type) || Number(a.back) - Number(b.back));
}

function Group({
  group,
  content,
  onChoose,
}: {
  group: StatementGroup;
  content: Content;
  onChoose: (id: string) => void;
}) {
  const say = useWords(graphPageWords);
  const all = useWords(common);
  const words: Record<string, string> = group.back ? say.back : say.out;
  const ends = [...group.ends].flatMap(([id, statements]) => {
    const thing = content.byId.get(id);
    return thing ? [{ thing, statements }] : [];
  });
  const item = ({ thing, statements }: { thing: Thing; statements: Statement[] }) => (
    <li key={thing.id}>
      <ThingButton thing={thing} onChoose={onChoose} />
      <MadeUp statuses={statements.map((one) => one.status)} /> <SourceRefs ids={sourcesOf(statements)} />
    </li>
  );
  return (
    <>
      <h3>{words[group.type] ?? group.type}</h3>
      <ul class="plain graph-neighbours">{ends.slice(0, FIRST).map(item)}</ul>
      {ends.length > FIRST && (
        <details>
          <summary>{fill(all.andMore, { n: ends.length - FIRST })}</summary>
          <ul class="plain graph-neighbours">{ends.slice(FIRST).map(item)}</ul>
        </details>
      )}
    </>
  );
}

function sourcesOf(statements: readonly Statement[]): string[] {
  return [...new Set(statements.map((one) => one.sourceId))];
}

function PageLink({ thing }: { thing: Thing }) {
  const say = useWords(graphPageWords);
  switch (thing.kind) {
    case "Cluster":
      return <a href={to("clusters", thing.key)}>{say.open}</a>;
    case "Member":
      return <a href={to("members", thing.key)}>{say.open}</a>;
    case "ValueChain":
      return <a href={to("chains", thing.key)}>{say.open}</a>;
    case "Competence":
      return <a href={here({ path: ["gaps"], own: { gap: thing.key } })}>{say.gaps}</a>;
    case "Industry":
      return <a href={here({ path: ["clusters"], industry: thing.key, own: {} })}>{say.clustersOf}</a>;
    default:
      return null;
  }
}
