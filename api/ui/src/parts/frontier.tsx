/** A curve of what each budget could close. Points are buttons; the chosen budget is a line. */

import type { Row } from "../api/client";
import { useFormat } from "../format";
import { programmeWords } from "../pages/programme.words";
import { fill, useWords } from "../words";
import { Figure } from "./figure";

type Point = Row<"/v1/programme/frontier">;

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [760, 210, 44, 30, 12, 16];
const TICKS = 4;

export function Frontier({ points, budget, onChoose }: FrontierProps) {
  const say = useWords(programmeWords);
  const format = useFormat();
  const last = points.at(-1);
  const first = points[0];
  if (!first || !last || last.budget === 0) return null;
  const highest = Math.max(...points.map((point) => point.covered_count), 1);
  const x = (value: number) => LEFT + ((WIDTH - LEFT - RIGHT) * Math.min(value, last.budget)) / last.budget;
  const y = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * value) / highest;
  const steps = points.map((point, at) =>
    at === 0 ? `M${x(point.budget)} ${y(point.covered_count)}` : `H${x(point.budget)}V${y(point.covered_count)}`,
  );
  const label = fill(say.frontierLabel, {
    first: first.covered_count,
    last: last.covered_count,
    cost: format.money(last.budget),
  });
  return (
    <Figure caption={say.frontier} name="frontier">
      <svg class="frontier" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={label}>
        {ticks(highest).map((value) => (
          <g key={value}>
            <line class="rule" x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 8} y={y(value) + 4} text-anchor="end" font-size="11">
              {format.number(value)}
            </text>
          </g>
        ))}
        {ticks(last.budget).map((value) => (
          <text
            key={value}
            x={x(value)}
            y={HEIGHT - 10}
            text-anchor={value === last.budget ? "end" : "middle"}
            font-size="11"
          >
            {format.money(value)}
          </text>
        ))}
        {budget !== undefined && <line class="now" x1={x(budget)} x2={x(budget)} y1={TOP} y2={HEIGHT - BOTTOM} />}
        <path class="curve" d={steps.join("")} />
        {points.map((point) => {
          const told = fill(say.point, { budget: format.money(point.budget), n: point.covered_count });
          return (
            <g
              key={point.budget}
              role="button"
              tabindex={0}
              aria-label={told}
              class="point"
              onClick={() => onChoose(point.budget)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                onChoose(point.budget);
              }}
            >
              <title>{told}</title>
              <circle cx={x(point.budget)} cy={y(point.covered_count)} r="12" class="reach" />
              <circle cx={x(point.budget)} cy={y(point.covered_count)} r="4" class="ground" />
            </g>
          );
        })}
      </svg>
    </Figure>
  );
}

interface FrontierProps {
  points: Point[];
  budget: number | undefined;
  onChoose: (budget: number) => void;
}

/** Round values from 0 to the highest, a few of them. */
function ticks(highest: number): number[] {
  const rough = highest / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough);
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, at) => at * step);
}
