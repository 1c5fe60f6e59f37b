/** The part of a drawing that is in sight as SVG: what is saved, and what is shown where there is no WebGL. */

import type { Theme } from "./graph_colours";
import { lookOf, outline } from "./graph_kinds";
import { LABEL_PX, labels } from "./graph_labels";
import type { DrawnLink, DrawnNode, Shown, View } from "./graph_types";

const SVG = "http://www.w3.org/2000/svg";
const FONT = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif";
const LARGEST_UNIT = 26;

export interface Drawn {
  nodes: readonly DrawnNode[];
  links: readonly DrawnLink[];
  shown: Shown;
  view: View;
  width: number;
  height: number;
  theme: Theme;
}

/** A drawing of its own; every mark has the node's id in `data-node`. */
export function graphSvg({ nodes, links, shown, view, width, height, theme }: Drawn): SVGSVGElement {
  const scale = width / view.wide;
  const unit = Math.min(scale, LARGEST_UNIT);
  const at = (node: DrawnNode) =>
    [width / 2 + (node.x - view.x) * scale, height / 2 - (node.y - view.y) * scale] as const;
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, "font-family": FONT, "font-size": LABEL_PX });
  const seen = new Map(nodes.filter(shown.node).map((node) => [node.id, node]));
  const near = new Set<string>();
  const { selected } = shown;
  const [plain, strong]: [string[], string[]] = [[], []];
  const done = new Set<string>();
  for (const link of links) {
    const [start, end] = [seen.get(link.source), seen.get(link.target)];
    const pair = [link.source, link.target].sort().join("\n");
    if (!start || !end || start === end || done.has(pair) || !shown.link(link)) continue;
    done.add(pair);
    const touches = start.id === selected || end.id === selected;
    if (touches) near.add(start.id === selected ? end.id : start.id);
    const [[x1, y1], [x2, y2]] = [at(start), at(end)];
    if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > width || Math.max(y1, y2) < 0 || Math.min(y1, y2) > height) continue;
    (touches ? strong : plain).push(`M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}`);
  }
  const line = (parts: string[], stroke: string, width: number) =>
    make("path", { d: parts.join(""), fill: "none", stroke, "stroke-width": width });
  if (plain.length > 0) svg.append(line(plain, theme.line(selected !== undefined), 0.8));
  if (strong.length > 0) svg.append(line(strong, theme.of("--accent", false), 2));
  const named: { x: number; y: number; radius: number; text: string; wanted: boolean; first: number }[] = [];
  for (const node of seen.values()) {
    const [x, y] = at(node);
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
    const look = lookOf(node.kind);
    const dimmed = selected !== undefined && node.id !== selected && !near.has(node.id);
    const colour = theme.of(node.id === selected ? "--ink" : look.token, dimmed);
    const radius = Math.max(look.size * unit, 1.5);
    const mark = make("path", {
      d: outline(look.shape, x, y, radius - 0.4),
      fill: node.madeUp ? theme.of("--card", false) : colour,
      stroke: colour,
      "stroke-width": px(Math.max(radius * 0.25, 0.8)),
      "data-node": node.id,
    });
    svg.append(mark);
    if (dimmed) continue;
    const first = (node.id === selected ? 1000 : 0) + look.size;
    named.push({ x, y, radius, text: node.label, wanted: selected !== undefined || node.kind === "Cluster", first });
  }
  named.sort((a, b) => b.first - a.first);
  const texts = make("g", {
    fill: theme.of("--ink", false),
    stroke: theme.of("--card", false),
    "stroke-width": 3,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  });
  for (const { x, y, text } of labels(named, measure, width)) {
    const written = make("text", { x: px(x), y: px(y) });
    written.textContent = text;
    texts.append(written);
  }
  svg.append(texts);
  return svg as SVGSVGElement;
}

let pen: CanvasRenderingContext2D | null = null;

function measure(text: string): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return text.length * LABEL_PX * 0.55;
  pen.font = `${LABEL_PX}px ${FONT}`;
  return pen.measureText(text).width;
}

function make(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function px(value: number): number {
  return Math.round(value * 10) / 10;
}
