/** Clusters against competences: who lacks, covers or has closed what. Told by shape as well as by colour. */

import { useRef, useState } from "preact/hooks";
import { useWidth } from "./width";

export type State = "open" | "covered" | "closed" | "unknown";

export interface HeatRow {
  id: string;
  name: string;
}

export interface HeatMapProps {
  rows: HeatRow[];
  columns: HeatRow[];
  state: (row: HeatRow, column: HeatRow) => State;
  /** What a screen reader says of a cell, and what stands in its tooltip. */
  told: (row: HeatRow, column: HeatRow) => string;
  label: string;
  /** Rows and cells that the page points at. */
  marked?: { row?: string | undefined; column?: string | undefined };
  onPoint: (row: HeatRow, column: HeatRow) => void;
  onChoose: (row: HeatRow, column: HeatRow) => void;
}

const CELL = 22;
const LETTER = 6.3;
// Letters shown of a column's name; of a row's as many as there is room for.
const SHORT = 38;
const SHORTEST = 30;
const LONGEST = 64;
// How far it may shrink, before it is scrolled, and grow, to fill the page.
const SMALLEST = 0.9;
const LARGEST = 1.4;
const SLANT = Math.PI / 4;

export function HeatMap({ rows, columns, state, told, label, marked = {}, onPoint, onChoose }: HeatMapProps) {
  const [at, setAt] = useState({ row: 0, column: 0 });
  const grid = useRef<SVGSVGElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const top =
    LETTER * Math.sin(SLANT) * Math.min(SHORT + 1, Math.max(...columns.map((one) => one.name.length), 4)) + 16;
  const letters = clamp(Math.floor((room - columns.length * CELL - top - 10) / LETTER), LONGEST, SHORTEST);
  const left = LETTER * Math.min(letters + 1, Math.max(...rows.map((row) => row.name.length), 4)) + 10;
  const width = left + columns.length * CELL + top;
  const height = top + rows.length * CELL + 6;
  const go = (row: number, column: number) => {
    const next = { row: clamp(row, rows.length - 1), column: clamp(column, columns.length - 1) };
    setAt(next);
    grid.current?.querySelector<SVGElement>(`[data-at="${next.row}-${next.column}"]`)?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const { row, column } = at;
    const moves: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [row, 0],
      End: [row, columns.length - 1],
    };
    const move = moves[event.key];
    const [here, there] = [rows[row], columns[column]];
    if (move) go(...move);
    else if ((event.key === "Enter" || event.key === " ") && here && there) onChoose(here, there);
    else return;
    event.preventDefault();
  };
  return (
    <div class="scroll" ref={frame}>
      <svg
        ref={grid}
        class="heatmap"
        viewBox={`0 0 ${Math.ceil(width)} ${Math.ceil(height)}`}
        style={{ minWidth: `${Math.ceil(width * SMALLEST)}px`, maxWidth: `${Math.ceil(width * LARGEST)}px` }}
        role="grid"
        aria-label={label}
        onKeyDown={press}
      >
        <g role="row">
          <g role="gridcell" />
          {columns.map((column, index) => (
            <g
              key={column.id}
              role="columnheader"
              aria-label={column.name}
              transform={`translate(${left + index * CELL + CELL / 2}, ${top - 6})`}
            >
              <text transform="rotate(-45)" font-size="11" class={marked.column === column.id ? "pointed" : undefined}>
                <title>{column.name}</title>
                {short(column.name, SHORT)}
              </text>
            </g>
          ))}
        </g>
        {rows.map((row, y) => (
          <g key={row.id} role="row" transform={`translate(0, ${top + y * CELL})`}>
            {marked.row === row.id && (
              <rect class="band" x="0" y="0" width={left + columns.length * CELL} height={CELL} />
            )}
            <g role="rowheader" aria-label={row.name}>
              <text
                x={left - 8}
                y={CELL / 2 + 4}
                text-anchor="end"
                font-size="11"
                class={marked.row === row.id ? "pointed" : undefined}
              >
                <title>{row.name}</title>
                {short(row.name, letters)}
              </text>
            </g>
            {columns.map((column, x) => (
              <g
                key={column.id}
                role="gridcell"
                class={`cell ${state(row, column)}`}
                data-at={`${y}-${x}`}
                tabindex={at.row === y && at.column === x ? 0 : -1}
                aria-label={told(row, column)}
                transform={`translate(${left + x * CELL}, 0)`}
                onMouseEnter={() => onPoint(row, column)}
                onFocus={() => {
                  setAt({ row: y, column: x });
                  onPoint(row, column);
                }}
                onClick={() => onChoose(row, column)}
              >
                <Mark state={state(row, column)} />
              </g>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** The mark of a state: full, half, a ring, a dot. */
export function Mark({ state }: { state: State }) {
  const [inset, size] = [2, CELL - 4];
  if (state === "unknown") {
    return (
      <>
        <rect class="ground" x="1" y="1" width={CELL - 2} height={CELL - 2} rx="3" />
        <circle class="dot" cx={CELL / 2} cy={CELL / 2} r="1.6" />
      </>
    );
  }
  return (
    <>
      <rect class="ground" x="1" y="1" width={CELL - 2} height={CELL - 2} rx="3" />
      {state === "open" && <rect class="fill" x={inset} y={inset} width={size} height={size} rx="3" />}
      {state === "covered" && <path class="fill" d={`M${inset} ${inset + size}V${inset}H${inset + size}Z`} />}
      {state !== "open" && <rect class="rim" x={inset + 1} y={inset + 1} width={size - 2} height={size - 2} rx="3" />}
    </>
  );
}

export function LegendMark({ state }: { state: State }) {
  return (
    <svg class="heatmap" viewBox={`0 0 ${CELL} ${CELL}`} width="18" height="18" aria-hidden="true">
      <g class={`cell ${state}`}>
        <Mark state={state} />
      </g>
    </svg>
  );
}

function short(name: string, letters: number): string {
  return name.length > letters ? `${name.slice(0, letters - 1).trimEnd()}…` : name;
}

function clamp(value: number, most: number, least = 0): number {
  return Math.max(least, Math.min(most, value));
}
