/** Places for nodes that come without one: near what they are joined to, where nothing stands. */

import type { DrawnLink, DrawnNode } from "./graph_types";

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const STEP = 0.6;
const EDGE = 3;

/**
 * The newcomers with places; `standing` stay where they are. The same input gives the same places. Nodes that nothing
 * joins to a placed one come to the edge, one after another, and those joined to them round about.
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
  let edge = 0;
  for (const place of at.values()) {
    take(place);
    edge = Math.max(edge, Math.hypot(place.x, place.y));
  }
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
      const middle = near.length > 0 ? mean(near) : { x: at.size === 0 ? 0 : edge + EDGE, y: 0 };
      const start = Math.atan2(middle.y, middle.x);
      let step = 0;
      let place = middle;
      while (!isFree(place)) {
        step += 1;
        const turn = start + step * GOLDEN;
        const away = STEP * Math.sqrt(step) * 1.4;
        place = { x: middle.x + away * Math.cos(turn), y: middle.y + away * Math.sin(turn) };
      }
      take(place);
      at.set(node.id, place);
      found.set(node.id, place);
      edge = Math.max(edge, Math.hypot(place.x, place.y));
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
