/** The answer to a query as a graph: the things and statements in it, and in words what is chosen. */

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { common } from "../common.words";
import { useFormat } from "../format";
import { GraphDrawing } from "../parts/graph_drawing";
import { spread } from "../parts/graph_spread";
import type { DrawnLink, DrawnNode } from "../parts/graph_types";
import { KindMark } from "../parts/kind_mark";
import { Hint, MadeUp } from "../parts/marks";
import { Notice } from "../parts/page";
import { SourceRefs } from "../parts/sources";
import { ThingButton } from "../parts/thing_button";
import { changeOwn, useRoute } from "../route";
import { fill, useWords } from "../words";
import type { QueryAnswer } from "./query";
import { queryWords } from "./query.words";
import { ThingLink } from "./query_values";

interface Thing extends DrawnNode {
  key: string;
  inEnglish: boolean;
}

interface Statement extends DrawnLink {
  id: string;
  source_id: string;
  status: string;
}

export function ResultGraph({ answer, name }: { answer: QueryAnswer; name: string }) {
  const say = useWords(queryWords);
  const all = useWords(common);
  const format = useFormat();
  const route = useRoute();
  const { things, statements } = useMemo(() => contentOf(answer), [answer]);
  const [selected, setSelected] = useState<string>();
  useEffect(() => setSelected(undefined), [things]);
  if (things.length === 0) return <Notice>{say.nothingToDraw}</Notice>;
  const told = {
    nodes: format.count(things.length, say.thingCount),
    links: format.count(statements.length, all.statements),
  };
  const kinds = [...new Set(things.map((one) => one.kind))];
  return (
    <div class="graph">
      <GraphDrawing
        key={things.map((one) => one.id).join()}
        nodes={things}
        links={statements}
        selected={selected}
        onChoose={setSelected}
        caption={fill(say.drawn, told)}
        label={`${fill(say.drawn, told)}. ${say.drawnLabel}`}
        name={name}
      >
        <ul class="legend">
          {kinds.map((kind) => (
            <li key={kind}>
              <KindMark kind={kind} />
              {all.labels[kind as keyof typeof all.labels] ?? kind}
            </li>
          ))}
        </ul>
        <label class="tick">
          <input
            type="checkbox"
            checked={route.own.between === "yes"}
            onChange={(event) => changeOwn({ between: event.currentTarget.checked ? "yes" : "" })}
          />
          {say.between}
        </label>
        {answer.graph.truncated && <Hint>{fill(say.drawnCut, { nodes: format.number(things.length) })}</Hint>}
      </GraphDrawing>
      <Panel things={things} statements={statements} selected={selected} onChoose={setSelected} />
    </div>
  );
}

/** Everything that is drawn, as a list; of what is chosen, each statement with its source. */
function Panel({ things, statements, selected, onChoose }: PanelProps) {
  const say = useWords(queryWords);
  const byId = new Map(things.map((one) => [one.id, one]));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (selected && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [selected]);
  const chosen = byId.get(selected ?? "");
  if (!chosen) {
    return (
      <section class="card graph-panel" aria-label={say.things}>
        <h2>{say.things}</h2>
        <ul class="plain graph-neighbours">
          {things.map((one) => (
            <li key={one.id}>
              <ThingButton thing={one} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return (
    <section class="card graph-panel" aria-label={chosen.label}>
      <h2 tabIndex={-1} ref={heading}>
        <KindMark kind={chosen.kind} madeUp={chosen.madeUp} />{" "}
        <ThingLink label={chosen.kind} id={chosen.key} name={chosen.label} inEnglish={chosen.inEnglish} />{" "}
        <MadeUp status={chosen.madeUp ? "synthetic" : ""} />
      </h2>
      <p class="actions">
        <button type="button" class="small" onClick={() => onChoose(undefined)}>
          {say.back}
        </button>
      </p>
      <ul class="plain graph-neighbours">
        {statements
          .filter((one) => one.source === chosen.id || one.target === chosen.id)
          .map((one) => {
            const outwards = one.source === chosen.id;
            const other = byId.get(outwards ? one.target : one.source);
            return (
              <li key={one.id}>
                <span class="unseen">{outwards ? say.outwards : say.inwards} </span>
                <span aria-hidden="true">{outwards ? "→" : "←"}</span> <code>{one.type}</code>{" "}
                {other && <ThingButton thing={other} onChoose={onChoose} />} (<SourceRefs ids={[one.source_id]} />){" "}
                <MadeUp status={one.status} />
              </li>
            );
          })}
      </ul>
    </section>
  );
}

interface PanelProps {
  things: Thing[];
  statements: Statement[];
  selected: string | undefined;
  onChoose: (id: string | undefined) => void;
}

function contentOf({ graph }: QueryAnswer): { things: Thing[]; statements: Statement[] } {
  const at = new Map(graph.nodes.map((node, place) => [node.id, place]));
  const links = graph.edges.map(({ source, target }) => [at.get(source) ?? 0, at.get(target) ?? 0] as const);
  const places = spread(graph.nodes.length, links);
  return {
    things: graph.nodes.map((node, place) => ({
      id: node.id,
      key: node.key,
      kind: node.type,
      label: node.type === "Figure" ? `${node.label}: ${node.properties.value ?? "?"}` : node.label,
      inEnglish: (node.names_in_english?.length ?? 0) > 0,
      madeUp: node.properties.status === "synthetic",
      x: places[place]?.x ?? 0,
      y: places[place]?.y ?? 0,
    })),
    statements: graph.edges.map((edge) => ({
      id: edge.id,
      source: edge.source,
      target: edge.target,
      type: edge.type,
      source_id: String(edge.properties.source_id ?? ""),
      status: String(edge.properties.status ?? ""),
    })),
  };
}
