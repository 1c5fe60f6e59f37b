/** Where stages stand: to the right of what feeds them, also where they feed each other in a circle. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { lines, placeStages } from "../src/parts/chain_layout";

test("a stage stands to the right of all that feed it, and two never share a place", () => {
  const stages = [
    { id: "end", fedBy: ["left", "right"] },
    { id: "left", fedBy: ["start"] },
    { id: "right", fedBy: ["left", "start", "elsewhere"] },
    { id: "start", fedBy: [] },
  ];
  const at = new Map(placeStages(stages).map((place) => [place.id, place]));
  for (const stage of stages) {
    for (const feeding of stage.fedBy) {
      const before = at.get(feeding);
      if (before) assert.ok(before.column < (at.get(stage.id)?.column ?? -1), `${feeding} before ${stage.id}`);
    }
  }
  assert.equal(new Set([...at.values()].map(({ column, row }) => `${column} ${row}`)).size, stages.length);
});

test("a side branch stands just before what it feeds", () => {
  const stages = [
    { id: "a", fedBy: [] },
    { id: "b", fedBy: ["a"] },
    { id: "c", fedBy: ["b", "side"] },
    { id: "side", fedBy: ["far"] },
    { id: "far", fedBy: [] },
    { id: "alone", fedBy: [] },
    { id: "d", fedBy: ["c", "late"] },
    { id: "late", fedBy: [] },
  ];
  const at = new Map(placeStages(stages).map((place) => [place.id, place.column]));
  assert.deepEqual([...at.values()], [0, 1, 2, 1, 0, 0, 3, 2]);
});

test("a circle ends too", () => {
  const places = placeStages([
    { id: "a", fedBy: ["b"] },
    { id: "b", fedBy: ["a"] },
    { id: "c", fedBy: ["c"] },
  ]);
  assert.equal(places.length, 3);
  assert.ok(places.every((place) => place.column >= 0));
});

test("a long name is cut into lines that fit", () => {
  assert.deepEqual(lines("taking back and renewing", 14, 2), ["taking back", "and renewing"]);
  assert.deepEqual(lines("a".repeat(30), 10, 2), [`${"a".repeat(9)}…`]);
  assert.ok(lines("one two three four five six", 8, 2).every((line) => line.length <= 9));
});
