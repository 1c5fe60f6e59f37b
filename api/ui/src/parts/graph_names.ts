/** Names beside nodes, written on a canvas. */

import type { Theme } from "./graph_colours";
import { LABEL_PX, type Labelled, labels } from "./graph_labels";

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Write as many names as there is room for, the important first. */
export function writeNames(pen: CanvasRenderingContext2D, all: Iterable<Labelled>, width: number, theme: Theme): void {
  pen.font = `${LABEL_PX}px ${FONT}`;
  pen.lineJoin = "round";
  pen.lineWidth = 3;
  pen.strokeStyle = theme.of("--card", false);
  pen.fillStyle = theme.of("--ink", false);
  for (const { x, y, text } of labels(all, (text) => pen.measureText(text).width, width)) {
    pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  }
}

/** Write the whole name of the node under the pointer, over all others. */
export function writeHovered(
  pen: CanvasRenderingContext2D,
  { x, y, size, label }: { x: number; y: number; size: number; label?: string | null },
  width: number,
  theme: Theme,
): void {
  const text = label ?? "";
  pen.font = `600 ${LABEL_PX + 1}px ${FONT}`;
  const [right, high] = [x + size + 2, LABEL_PX + 10];
  const wide = pen.measureText(text).width + 12;
  const left = right + wide <= width ? right : Math.max(0, Math.min(x - size - 2 - wide, width - wide));
  pen.beginPath();
  pen.roundRect(left, y - high / 2, wide, high, 5);
  pen.fillStyle = theme.of("--card", false);
  pen.fill();
  pen.strokeStyle = theme.of("--edge", false);
  pen.lineWidth = 1;
  pen.stroke();
  pen.fillStyle = theme.of("--ink", false);
  pen.fillText(text, left + 6, y + LABEL_PX * 0.38);
}
