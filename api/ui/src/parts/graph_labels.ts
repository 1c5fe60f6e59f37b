/** Which names are written beside nodes: the important ones first, and none over another. */

export interface Labelled {
  x: number;
  y: number;
  /** Radius of its mark, in pixels. */
  radius: number;
  text: string;
  /** Written even where the mark is small. */
  wanted: boolean;
}

export interface Placed {
  x: number;
  y: number;
  text: string;
  width: number;
}

export const LABEL_PX = 12;
const LONGEST = 30;
const SMALLEST_MARK = 5.5;
const MOST = 160;
const CELL = 64;

/** `measure` tells the width of a text; `all` has the most important first. */
export function labels(all: Iterable<Labelled>, measure: (text: string) => number, size = LABEL_PX): Placed[] {
  const placed: Placed[] = [];
  const taken = new Map<string, [number, number, number, number][]>();
  for (const one of all) {
    if (placed.length >= MOST) break;
    if (!one.wanted && one.radius < SMALLEST_MARK) continue;
    const text = shortened(one.text);
    const width = measure(text);
    const box: [number, number, number, number] = [
      one.x + one.radius + 1,
      one.y - size * 0.62,
      one.x + one.radius + 6 + width,
      one.y + size * 0.62,
    ];
    const cells = cellsOf(box);
    if (cells.some((cell) => taken.get(cell)?.some((other) => overlap(box, other)))) continue;
    for (const cell of cells) taken.set(cell, [...(taken.get(cell) ?? []), box]);
    placed.push({ x: one.x + one.radius + 3, y: one.y + size * 0.35, text, width });
  }
  return placed;
}

export function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST - 1);
  const blank = cut.lastIndexOf(" ");
  return `${blank > LONGEST / 2 ? cut.slice(0, blank) : cut}…`;
}

function cellsOf([left, top, right, bottom]: [number, number, number, number]): string[] {
  const found: string[] = [];
  for (let column = Math.floor(left / CELL); column <= right / CELL; column += 1)
    for (let row = Math.floor(top / CELL); row <= bottom / CELL; row += 1) found.push(`${column},${row}`);
  return found;
}

function overlap(a: [number, number, number, number], b: [number, number, number, number]): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
