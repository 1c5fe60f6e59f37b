/** Places for a small graph that has none of its own: what is joined stands near, nothing overlaps. Always the same. */

export interface Place {
  x: number;
  y: number;
}

const APART = 3.4;
const ROOM = 2.3;
const IN_ROW = 9;
const GATHER = 0.03;
const LEAST = 0.001;
const MOST_STEPS = 300;
/** Pairs looked at in all: as many as a slow machine takes in a tenth of a second. */
const MOST_PAIRS = 5_000_000;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** A place for each of so many nodes, in the unit of their size; links are pairs of their numbers. */
export function spread(count: number, links: readonly (readonly [number, number])[]): Place[] {
  const joined = links.filter(([a, b]) => a !== b && a < count && b < count);
  const inside = [...new Set(joined.flat())].sort((a, b) => a - b);
  const numbers = new Map(inside.map((node, at) => [node, at]));
  const at = forced(
    inside.length,
    joined.map((pair) => pair.map((one) => numbers.get(one) ?? 0) as [number, number]),
  );
  const alone = [...new Array(count).keys()].filter((node) => !numbers.has(node));
  const below = inRows(alone.length, at);
  const places: Place[] = new Array(count);
  inside.forEach((node, one) => {
    places[node] = at[one] as Place;
  });
  alone.forEach((node, one) => {
    places[node] = below[one] as Place;
  });
  return places;
}

/** Rows below the others, for what nothing joins. */
function inRows(count: number, others: Place[]): Place[] {
  const [left, right] = [Math.min(0, ...others.map(({ x }) => x)), Math.max(0, ...others.map(({ x }) => x))];
  const columns = Math.max(Math.ceil(Math.sqrt(count / 2)), Math.floor((right - left) / IN_ROW) + 1);
  const top = Math.min(0, ...others.map(({ y }) => y)) - (others.length > 0 ? APART : 0);
  return Array.from({ length: count }, (_, at) => ({
    x: left + (at % columns) * IN_ROW,
    y: top - Math.floor(at / columns) * ROOM,
  }));
}

/** Springs along the links, repulsion between all that are near, and in the end room for each. */
function forced(count: number, joined: readonly (readonly [number, number])[]): Place[] {
  const degree = new Float64Array(count);
  for (const [a, b] of joined) {
    degree[a] = number(degree, a) + 1;
    degree[b] = number(degree, b) + 1;
  }
  const order = [...degree.keys()].sort((a, b) => number(degree, b) - number(degree, a) || a - b);
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  order.forEach((node, rank) => {
    const far = APART * Math.sqrt(rank) * 0.8;
    x[node] = far * Math.cos(rank * GOLDEN);
    y[node] = far * Math.sin(rank * GOLDEN);
  });
  const steps = Math.min(MOST_STEPS, Math.ceil(MOST_PAIRS / Math.max(1, (count * count) / 2)));
  for (let step = 0; step < steps; step += 1) move(x, y, joined, degree, APART * 2 * (1 - step / steps) + 0.05);
  for (let step = 0; step < 20; step += 1) makeRoom(x, y);
  return order.map((_, node) => ({ x: number(x, node), y: number(y, node) }));
}

/** One step; nothing goes further than `most`. */
function move(
  x: Float64Array,
  y: Float64Array,
  joined: readonly (readonly [number, number])[],
  degree: Float64Array,
  most: number,
): void {
  const count = x.length;
  const near = (APART * 5) ** 2;
  const [pushX, pushY] = [new Float64Array(count), new Float64Array(count)];
  const apply = (a: number, b: number, byX: number, byY: number) => {
    pushX[a] = number(pushX, a) + byX;
    pushY[a] = number(pushY, a) + byY;
    pushX[b] = number(pushX, b) - byX;
    pushY[b] = number(pushY, b) - byY;
  };
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      const farX = number(x, a) - number(x, b);
      const farY = number(y, a) - number(y, b);
      const square = Math.max(farX * farX + farY * farY, LEAST);
      if (square >= near) continue;
      const strength = (APART * APART) / square;
      apply(a, b, (farX || LEAST) * strength, (farY || LEAST) * strength);
    }
  }
  for (const [a, b] of joined) {
    const farX = number(x, a) - number(x, b);
    const farY = number(y, a) - number(y, b);
    const crowd = Math.max(1, Math.min(number(degree, a), number(degree, b)));
    const strength = -Math.hypot(farX, farY) / APART / crowd;
    apply(a, b, farX * strength, farY * strength);
  }
  for (let node = 0; node < count; node += 1) {
    const toX = number(pushX, node) - number(x, node) * GATHER; // parts that nothing joins stay near
    const toY = number(pushY, node) - number(y, node) * GATHER;
    const length = Math.hypot(toX, toY) || 1;
    const far = Math.min(length, most) / length;
    x[node] = number(x, node) + toX * far;
    y[node] = number(y, node) + toY * far;
  }
}

function makeRoom(x: Float64Array, y: Float64Array): void {
  for (let a = 0; a < x.length; a += 1) {
    for (let b = a + 1; b < x.length; b += 1) {
      const farX = number(x, a) - number(x, b) || LEAST;
      const farY = number(y, a) - number(y, b) || LEAST;
      const square = farX * farX + farY * farY;
      if (square >= ROOM * ROOM) continue;
      const length = Math.sqrt(square);
      const far = (ROOM - length) / 2 / length;
      x[a] = number(x, a) + farX * far;
      y[a] = number(y, a) + farY * far;
      x[b] = number(x, b) - farX * far;
      y[b] = number(y, b) - farY * far;
    }
  }
}

function number(values: Float64Array, at: number): number {
  return values[at] as number;
}
