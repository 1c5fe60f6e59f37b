/** A value chain drawn from left to right. Missing stages are hatched, those with one performer have a heavy rim. */

import type { Schemas } from "../api/client";
import { lines, placeStages } from "./chain_layout";

type Stage = Schemas["StudiedStage"];

const [WIDE, HIGH, ASIDE, BELOW, EDGE] = [148, 82, 28, 16, 6];
const LETTERS = 17;
const LINES = 3;

export function Chain({ stages, chosen, label, told, onChoose }: ChainProps) {
  const places = placeStages(stages.map((stage) => ({ id: stage.stage_id, fedBy: stage.fed_by_ids })));
  const at = new Map(places.map((place) => [place.id, place]));
  const x = (column: number) => EDGE + column * (WIDE + ASIDE);
  const y = (row: number) => EDGE + row * (HIGH + BELOW);
  const width = x(Math.max(...places.map((one) => one.column), 0)) + WIDE + EDGE;
  const height = y(Math.max(...places.map((one) => one.row), 0)) + HIGH + EDGE;
  return (
    <svg
      class="chain"
      viewBox={`0 0 ${width} ${height}`}
      style={{ minWidth: `${Math.round(width * 0.8)}px`, maxWidth: `${Math.round(width * 1.3)}px` }}
      role="group"
      aria-label={label}
    >
      <defs>
        <pattern id="hatched" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" x1="0" y1="0" x2="0" y2="7" />
        </pattern>
      </defs>
      {stages.flatMap((stage) =>
        stage.feeds_ids.map((id) => {
          const [from, to] = [at.get(stage.stage_id), at.get(id)];
          if (!from || !to) return null;
          const [x1, y1] = [x(from.column) + WIDE, y(from.row) + HIGH / 2];
          const [x2, y2] = [x(to.column), y(to.row) + HIGH / 2];
          const bend = Math.max(14, (x2 - x1) / 2);
          return <path key={id} class="feeds" d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`} />;
        }),
      )}
      {stages.map((stage) => {
        const place = at.get(stage.stage_id);
        if (!place) return null;
        const kind = stage.performer_count === 0 ? "missing" : stage.performer_count === 1 ? "single" : "";
        return (
          <g
            key={stage.stage_id}
            role="button"
            tabindex={0}
            aria-label={`${stage.stage_name} ${told(stage)}`}
            aria-pressed={chosen === stage.stage_id}
            class={`stage ${kind} ${chosen === stage.stage_id ? "chosen" : ""}`}
            transform={`translate(${x(place.column)}, ${y(place.row)})`}
            onClick={() => onChoose(stage)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" && event.key !== " ") return;
              event.preventDefault();
              onChoose(stage);
            }}
          >
            <title>{stage.stage_name}</title>
            <rect class="ground" width={WIDE} height={HIGH} rx="7" />
            {kind === "missing" && <rect width={WIDE} height={HIGH} rx="7" fill="url(#hatched)" />}
            {lines(stage.stage_name, LETTERS, LINES).map((line, index) => (
              <text key={line} x="10" y={20 + index * 16} font-size="13" font-weight="600">
                {`${line} `}
              </text>
            ))}
            <text class="quiet" x="10" y={HIGH - 9} font-size="11.5">
              {told(stage)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The mark of a kind of stage, for a legend beside the drawing. */
export function StageMark({ kind }: { kind: "missing" | "single" }) {
  return (
    <svg class="chain" viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">
      <g class={kind}>
        <rect class="ground" x="2" y="2" width="20" height="12" rx="3" />
        {kind === "missing" && <rect x="2" y="2" width="20" height="12" rx="3" fill="url(#hatched)" />}
      </g>
    </svg>
  );
}

interface ChainProps {
  stages: Stage[];
  chosen: string | undefined;
  label: string;
  /** What stands below a stage's name. */
  told: (stage: Stage) => string;
  onChoose: (stage: Stage) => void;
}
