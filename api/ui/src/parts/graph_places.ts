/** Places for nodes that come without one: near what they are joined to, where nothing stands. */

import type { DrawnLink, DrawnNode } from "./graph_types";

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const STEP = 0.6;
const EDGE = 3;
const ROW = 30;
const APART = 1.5;

/**
 * The newcomers with places; `standing` stay where they are. The same input gives the same places. Nodes that nothing
 * joins to a placed one come into rows below all, and those joined to them round about.
 */
export function placed<Node extends Omit<DrawnNode, "x" | "y">>(
  newcomers: readonly Node[],
  standing: readonly DrawnNode[],
  links: readonly DrawnLink[],
): (Node & { x: number; y: number })[] {
  const at = new Map(standing.map(({ id, x, y }) => [id, { x, y }]));
  const taken = new Map<string, { x: number; y: number }[]>();
  const take = (place: { x: number; y: number }) => {
    const cell = `${Math.floor(place.x)},${Math.floor(place.y)}`;
    taken.set(cell, [...(taken.get(cell) ?? []), place]);
  };
  for (const place of at.values()) take(place);
  const all = [...at.values()];
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b), values[0] ?? 0);
  const left = least(all.map((one) => one.x));
  const wide = Math.max(ROW, -least(all.map((one) => -one.x)) - left);
  const bottom = least(all.map((one) => one.y)) - EDGE;
  let unjoined = 0;
  /** The next place in rows below all. */
  const below = () => {
    const columns = Math.floor(wide / APART) + 1;
    const place = { x: left + (unjoined % columns) * APART, y: bottom - Math.floor(unjoined / columns) * APART };
    unjoined += 1;
    return place;
  };
  const begun = new Map<string, number>();
  const around = new Map<string, string[]>();
  for (const { source, target } of links) {
    around.set(source, [...(around.get(source) ?? []), target]);
    around.set(target, [...(around.get(target) ?? []), source]);
  }
  const isFree = ({ x, y }: { x: number; y: number }) => {
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const other of taken.get(`${Math.floor(x) + dx},${Math.floor(y) + dy}`) ?? [])
          if (Math.hypot(other.x - x, other.y - y) < 1) return false;
    return true;
  };
  let waiting = newcomers.filter((one) => !at.has(one.id));
  const found = new Map<string, { x: number; y: number }>();
  while (waiting.length > 0) {
    const joined = waiting.filter((one) => around.get(one.id)?.some((other) => at.has(other)));
    for (const node of joined.length > 0 ? joined : waiting.slice(0, 1)) {
      const near = (around.get(node.id) ?? []).flatMap((other) => at.get(other) ?? []);
      let place = near.length > 0 ? mean(near) : at.size === 0 ? { x: 0, y: 0 } : below();
      const middle = place;
      const cell = `${Math.floor(middle.x)},${Math.floor(middle.y)}`;
      const start = Math.atan2(middle.y, middle.x);
      let step = begun.get(cell) ?? 0; // nearer by, others have come to stand
      while (!isFree(place)) {
        step += 1;
        const turn = start + step * GOLDEN;
        const away = STEP * Math.sqrt(step) * 1.4;
        place = { x: middle.x + away * Math.cos(turn), y: middle.y + away * Math.sin(turn) };
      }
      begun.set(cell, step);
      take(place);
      at.set(node.id, place);
      found.set(node.id, place);
    }
    waiting = waiting.filter((one) => !found.has(one.id));
  }
  return newcomers.flatMap((one) => {
    const place = found.get(one.id);
    return place ? [{ ...one, ...place }] : [];
  });
}

function mean(places: readonly { x: number; y: number }[]): { x: number; y: number } {
  const sum = places.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / places.length, y: sum.y / places.length };
}
