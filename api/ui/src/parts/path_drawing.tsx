/** Paths of statements as a small picture: boxes for things, labelled arrows for what is said; made-up ones dashed. */

import { useEffect, useRef, useState } from "preact/hooks";
import { type Named, namesOf, told } from "../api/names";
import { useLanguage } from "../language";
import { useWords } from "../words";
import { lines } from "./chain_layout";
import { lookOf, outline } from "./graph_kinds";
import { layPaths, type ThingAt } from "./path_layout";
import { ENDS, type Step } from "./statements";
import { statementWords } from "./statements.words";
import { useWidth } from "./width";

/** Sizes across and down: where there is room, where there is less, and where the paths go from top to bottom. */
const WIDE = { box: [192, 52], gap: [112, 16], letters: 20, most: 2, font: 12, label: 0.5 } as const;
const CLOSE = { box: [134, 60], gap: [88, 14], letters: 14, most: 3, font: 11.5, label: 0.5 } as const;
const NARROW = { box: [126, 60], gap: [28, 56], letters: 14, most: 3, font: 11.5, label: 0.3 } as const;
const EDGE = 6;
/** How far it may shrink. */
const SMALLEST = 0.75;
const LETTER = 6.1;

export function PathDrawing({ paths, from, to, label }: PathDrawingProps) {
  const frame = useRef<HTMLDivElement>(null);
  const room = useWidth(frame);
  const names = useNames(paths.flat().flatMap((step) => [step.start_id, step.end_id]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where it is narrow
    <div class="scroll" ref={frame} role="img" aria-label={label} tabIndex={0} aria-busy={names ? undefined : "true"}>
      {names && room > 0 && <Drawing paths={paths} from={from} to={to} names={names} room={room} />}
    </div>
  );
}

interface PathDrawingProps {
  paths: Step[][];
  /** Keys of the two ends. */
  from: string;
  to: string;
  /** What it shows, for those who cannot see it; the sentences below it tell the same. */
  label: string;
}

function Drawing({ paths, from, to, names, room }: DrawingProps) {
  const say = useWords(statementWords);
  const language = useLanguage();
  const { things, statements, columns, rows } = layPaths(paths, from, to);
  const kinds = kindsOf(paths.flat(), [from, to]);
  const sizes = [WIDE, CLOSE].find((one) => SMALLEST * (columns * (one.box[0] + one.gap[0]) - one.gap[0]) <= room);
  const narrow = sizes === undefined;
  const { box, gap, letters, most, font, label: along } = sizes ?? NARROW;
  const [across, down] = narrow ? [rows, columns] : [columns, rows];
  const size = (count: number, at: 0 | 1) => EDGE * 2 + count * box[at] + (count - 1) * gap[at];
  const [width, height] = [size(across, 0), size(down, 1)];
  const corner = ({ column, row }: ThingAt): [number, number] => {
    const [x, y] = narrow ? [row, column] : [column, row];
    return [EDGE + x * (box[0] + gap[0]), EDGE + y * (box[1] + gap[1])];
  };
  const leaving = (id: string) => statements.filter((one) => one.through[0]?.id === id).length;
  const arriving = (id: string) => statements.filter((one) => one.through.at(-1)?.id === id).length;
  const verb = (type: string) =>
    (say[type as keyof typeof say] ?? type)
      .replace(/\{\w+\}|[:–]/g, " ")
      .replace(/\s+/g, " ")
      .trim();
  return (
    <svg
      class="path-drawing"
      viewBox={`0 0 ${width} ${height}`}
      style={{
        minWidth: `${Math.round(width * (narrow ? 0.85 : SMALLEST))}px`,
        maxWidth: `${Math.round(width * 1.25)}px`,
      }}
      aria-hidden="true"
    >
      {statements.map((one) => {
        const [left, right] = [one.through[0]?.id ?? "", one.through.at(-1)?.id ?? ""];
        const crowd = leaving(left) - arriving(right); // the label stands nearer to where fewer lines meet
        const line = bent(one.through.map(corner), box, narrow, crowd < 0 ? along : crowd > 0 ? 1 - along : 0.5);
        const forwards = left === one.start;
        const text = verb(one.type);
        const wide = text.length * LETTER + 8;
        return (
          <g key={`${one.type} ${one.start} ${one.end}`} class={one.madeUp ? "said made-up" : "said"}>
            <path d={line.path} />
            <path class="head" d={head(forwards ? line.end : line.begin, narrow, forwards)} />
            <rect x={line.middle[0] - wide / 2} y={line.middle[1] - 9} width={wide} height="17" rx="4" />
            <text x={line.middle[0]} y={line.middle[1] + 4} font-size="11.5" text-anchor="middle">
              {text}
            </text>
          </g>
        );
      })}
      {things.map((place) => {
        const [x, y] = corner(place);
        const kind = kinds.get(place.id) ?? "";
        const name = told(named(names.get(place.id), kind), language) ?? place.id;
        const shown = lines(name, letters, most);
        const top = y + box[1] / 2 - (shown.length - 1) * 7.5 + 4.5;
        return (
          <g key={place.id} class={place.id === from || place.id === to ? "thing end" : "thing"}>
            <title>{name}</title>
            <rect x={x} y={y} width={box[0]} height={box[1]} rx="7" />
            <path
              class="kind"
              d={outline(lookOf(kind).shape, x + 13, y + 13, 5)}
              style={{ fill: `var(${lookOf(kind).token})` }}
            />
            {shown.map((line, at) => (
              <text key={line} x={x + 24} y={top + at * 15} font-size={font} font-weight="600">
                {`${line} `}
              </text>
            ))}
          </g>
        );
      })}
    </svg>
  );
}

interface DrawingProps extends Omit<PathDrawingProps, "label"> {
  names: Map<string, Named[]>;
  /** How wide it may be. */
  room: number;
}

type Point = [number, number];

/**
 * A line from box to box: from the side of the first to the side of the last, through the middle of those between.
 * Its label stands so far along its first piece or, from a half on, its last.
 */
function bent(corners: Point[], [wide, high]: readonly [number, number], narrow: boolean, along: number) {
  const points = corners.flatMap(([x, y], at): Point[] => {
    const [enter, leave]: [Point, Point] = narrow
      ? [[x + wide / 2, y], [x + wide / 2, y + high]]
      : [[x, y + high / 2], [x + wide, y + high / 2]]; // biome-ignore format: two points each
    if (at === 0) return [leave];
    return at === corners.length - 1 ? [enter] : [enter, leave];
  });
  const [begin, end] = [points[0] ?? [0, 0], points.at(-1) ?? [0, 0]] as [Point, Point];
  let path = `M${begin}`;
  for (let at = 1; at < points.length; at += 1) {
    const [a, b] = [points[at - 1] ?? begin, points[at] ?? end];
    const half = narrow ? (b[1] - a[1]) / 2 : (b[0] - a[0]) / 2;
    path += narrow
      ? `C${a[0]} ${a[1] + half} ${b[0]} ${b[1] - half} ${b}`
      : `C${a[0] + half} ${a[1]} ${b[0] - half} ${b[1]} ${b}`;
  }
  const [a, b] = (along <= 0.5 ? [points[0], points[1]] : points.slice(-2)) as [Point, Point];
  return { path, begin, end, middle: narrow ? turned(curve(turned(a), turned(b), along)) : curve(a, b, along) };
}

/** A point of the curve between two points that leaves and arrives level. */
function curve(a: Point, b: Point, along: number): Point {
  const rest = 1 - along;
  const ease = 3 * along * along * rest + along ** 3;
  const x = rest ** 3 * a[0] + 3 * rest * along * ((a[0] + b[0]) / 2) + along ** 3 * b[0];
  return [x, a[1] + (b[1] - a[1]) * ease];
}

function turned([x, y]: Point): Point {
  return [y, x];
}

/** The head of an arrow that arrives at a point: forwards is to the right, or down where it is narrow. */
function head([x, y]: Point, narrow: boolean, forwards: boolean): string {
  const back = forwards ? -8 : 8;
  return narrow ? `M${x} ${y}l-4.5 ${back}h9z` : `M${x} ${y}l${back} -4.5v9z`;
}

/** Which label each key is of, as far as the statements tell. */
function kindsOf(steps: readonly Step[], ends: readonly string[]): Map<string, string> {
  const found = new Map<string, string>(ends.map((id) => [id, "Cluster"]));
  for (const step of steps) {
    const [starts, targets] = ENDS[step.type] ?? [["Member"], ["Member"]];
    for (const [id, labels] of [
      [step.start_id, starts],
      [step.end_id, targets],
    ] as const) {
      // biome-ignore format: two ends
      const known = found.get(id);
      if (!known || (known === "Member" && labels.length === 1)) found.set(id, labels[0] ?? "Member");
    }
  }
  return found;
}

function named(here: Named[] | undefined, kind: string): Named | undefined {
  return here?.find((one) => one.label === kind) ?? here?.[0];
}

/** The names of keys, when they are here; keys stand in for them if they cannot be had. */
function useNames(ids: string[]): Map<string, Named[]> | undefined {
  const [names, setNames] = useState<Map<string, Named[]>>();
  const wanted = [...new Set(ids)].sort().join(" ");
  useEffect(() => {
    let here = true;
    namesOf(wanted.split(" ")).then(
      (found) => here && setNames(new Map(found)),
      () => here && setNames(new Map()),
    );
    return () => {
      here = false;
    };
  }, [wanted]);
  return names;
}
