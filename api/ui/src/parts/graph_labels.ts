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
export const SMALLEST_MARK = 5.5;
const MOST = 160;
const CELL = 64;

type Box = [left: number, top: number, right: number, bottom: number];

/**
 * Where names are written: to the right of their marks, else to the left, else, if they are wanted, below or above. Not
 * over marks of wanted ones, and not beyond the edges, which are 0 and `end`. `measure` tells the width of a text;
 * `all` has the important first.
 */
export function labels(
  all: Iterable<Labelled>,
  measure: (text: string) => number,
  end = Number.POSITIVE_INFINITY,
  size = LABEL_PX,
): Placed[] {
  const placed: Placed[] = [];
  const taken = new Map<string, Box[]>();
  const take = (box: Box) => {
    for (const cell of cellsOf(box)) taken.set(cell, [...(taken.get(cell) ?? []), box]);
  };
  const isFree = (box: Box) => !cellsOf(box).some((cell) => taken.get(cell)?.some((other) => overlap(box, other)));
  const named = [...all].filter((one) => one.wanted || one.radius >= SMALLEST_MARK);
  for (const { x, y, radius, wanted } of named) {
    const half = radius * 0.8;
    if (wanted) take([x - half, y - half, x + half, y + half]);
  }
  for (const one of named) {
    if (placed.length >= MOST) break;
    const text = shortened(one.text);
    const width = measure(text);
    const away = one.radius + 3;
    const spots: [number, number][] = [
      [one.x + away, one.y],
      [one.x - away - width, one.y],
    ];
    if (one.wanted)
      spots.push([one.x - width / 2, one.y + away + size / 2], [one.x - width / 2, one.y - away - size / 2]);
    for (const [x, y] of spots) {
      const box: Box = [x - 2, y - size * 0.62, x + width + 2, y + size * 0.62];
      if ((box[2] > end && one.x <= end) || (box[0] < 0 && one.x >= 0) || !isFree(box)) continue;
      take(box);
      placed.push({ x, y: y + size * 0.35, text, width });
      break;
    }
  }
  return placed;
}

export function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST - 1);
  const blank = cut.lastIndexOf(" ");
  return `${blank > LONGEST / 2 ? cut.slice(0, blank) : cut}…`;
}

function cellsOf([left, top, right, bottom]: Box): string[] {
  const found: string[] = [];
  for (let column = Math.floor(left / CELL); column <= right / CELL; column += 1)
    for (let row = Math.floor(top / CELL); row <= bottom / CELL; row += 1) found.push(`${column},${row}`);
  return found;
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
