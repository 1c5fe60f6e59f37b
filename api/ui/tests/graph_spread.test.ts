/** Places of a small graph: the same each time, none on another, and what is joined nearer than what is not. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Place, spread } from "../src/parts/graph_spread";

const far = (one: Place | undefined, other: Place | undefined) =>
  Math.hypot((one?.x ?? 0) - (other?.x ?? 0), (one?.y ?? 0) - (other?.y ?? 0));

test("nothing stands on another, also where all is joined to one", () => {
  const star = Array.from({ length: 40 }, (_, at) => [0, at + 1] as const);
  const at = spread(41, star);
  for (let a = 0; a < at.length; a += 1) for (let b = 0; b < a; b += 1) assert.ok(far(at[a], at[b]) > 1.2);
  assert.deepEqual(at, spread(41, star));
});

test("what is joined stands nearer than what is not", () => {
  const links = [
    [0, 1], [1, 2], [2, 0], [3, 4], [4, 5], [5, 3], [2, 3],
  ] as const; // biome-ignore format: a list
  const at = spread(6, links);
  assert.ok(far(at[0], at[1]) < far(at[0], at[4]));
  assert.ok(far(at[4], at[5]) < far(at[1], at[5]));
});

test("odd graphs end: none, one, itself, a link to nowhere", () => {
  assert.deepEqual(spread(0, []), []);
  assert.equal(spread(1, [[0, 0]]).length, 1);
  assert.ok(spread(3, [[0, 9]]).every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
});

test("300 nodes are placed before a reader notices", () => {
  const links = Array.from({ length: 600 }, (_, at) => [at % 300, (at * 7 + 1) % 300] as const);
  const begun = performance.now();
  spread(300, links);
  assert.ok(performance.now() - begun < 1_000, `${performance.now() - begun} ms`);
});
