/** Places for a small graph that has none of its own: what is joined stands near, nothing overlaps. Always the same. */

export interface Place {
  x: number;
  y: number;
}

const APART = 3.4;
const ROOM = 2.3;
const IN_ROW = 9;
const MOST_STEPS = 300;
/** Pairs looked at in all: as many as a slow machine takes in a tenth of a second. */
const MOST_PAIRS = 6_000_000;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** A place for each of so many nodes, in the unit of their size; links are pairs of their numbers. */
export function spread(count: number, links: readonly (readonly [number, number])[]): Place[] {
  const joined = links.filter(([a, b]) => a !== b && a < count && b < count);
  const inside = [...new Set(joined.flat())].sort((a, b) => a - b);
  const number = new Map(inside.map((node, at) => [node, at]));
  const at = forced(
    inside.length,
    joined.map((pair) => pair.map((one) => number.get(one) ?? 0) as [number, number]),
  );
  const alone = [...new Array(count).keys()].filter((node) => !number.has(node));
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

function forced(count: number, joined: readonly (readonly [number, number])[]): Place[] {
  const degree = new Array<number>(count).fill(0);
  for (const pair of joined) for (const one of pair) degree[one] = (degree[one] ?? 0) + 1;
  const order = [...degree.keys()].sort((a, b) => (degree[b] ?? 0) - (degree[a] ?? 0) || a - b);
  const at: Place[] = new Array(count);
  order.forEach((node, rank) => {
    const far = APART * Math.sqrt(rank) * 0.8;
    at[node] = { x: far * Math.cos(rank * GOLDEN), y: far * Math.sin(rank * GOLDEN) };
  });
  const steps = Math.min(MOST_STEPS, Math.ceil(MOST_PAIRS / Math.max(1, (count * count) / 2)));
  for (let step = 0; step < steps; step += 1) move(at, joined, degree, APART * 2 * (1 - step / steps) + 0.05);
  for (let step = 0; step < 20; step += 1) makeRoom(at);
  return at;
}

/** One step of springs and repulsion; nothing goes further than `most`. */
function move(at: Place[], joined: readonly (readonly [number, number])[], degree: number[], most: number): void {
  const push = at.map(({ x, y }) => ({ x: -x * 0.03, y: -y * 0.03 })); // parts that nothing joins stay near
  const apply = (a: number, b: number, strength: number, x: number, y: number) => {
    const [one, other] = [push[a], push[b]] as [Place, Place];
    one.x += x * strength;
    one.y += y * strength;
    other.x -= x * strength;
    other.y -= y * strength;
  };
  for (let a = 0; a < at.length; a += 1) {
    for (let b = a + 1; b < at.length; b += 1) {
      const [x, y, square] = between(at, a, b);
      if (square < (APART * 5) ** 2) apply(a, b, (APART * APART) / square, x, y);
    }
  }
  for (const [a, b] of joined) {
    const [x, y, square] = between(at, a, b);
    const crowd = Math.max(1, Math.min(degree[a] ?? 1, degree[b] ?? 1));
    apply(a, b, -Math.sqrt(square) / APART / crowd, x, y);
  }
  at.forEach((place, node) => {
    const { x, y } = push[node] as Place;
    const length = Math.hypot(x, y) || 1;
    const far = Math.min(length, most) / length;
    place.x += x * far;
    place.y += y * far;
  });
}

function makeRoom(at: Place[]): void {
  for (let a = 0; a < at.length; a += 1) {
    for (let b = a + 1; b < at.length; b += 1) {
      const [x, y, square] = between(at, a, b);
      if (square >= ROOM * ROOM) continue;
      const length = Math.sqrt(square);
      const far = (ROOM - length) / 2 / length;
      const [one, other] = [at[a], at[b]] as [Place, Place];
      one.x += x * far;
      one.y += y * far;
      other.x -= x * far;
      other.y -= y * far;
    }
  }
}

/** From the second to the first, and the square of how far that is; two at one place are told apart. */
function between(at: Place[], a: number, b: number): [number, number, number] {
  const [one, other] = [at[a], at[b]] as [Place, Place];
  let [x, y] = [one.x - other.x, one.y - other.y];
  if (x === 0 && y === 0) [x, y] = [0.01 * Math.cos(a + 1), 0.01 * Math.sin(a + 1)];
  return [x, y, Math.max(x * x + y * y, 0.0001)];
}
