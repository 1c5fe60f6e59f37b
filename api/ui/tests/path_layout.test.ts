/** Paths laid out: from one end to the other, whichever end they are told from. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { layPaths, type PathStep } from "../src/parts/path_layout";

const step = (type: string, start_id: string, end_id: string, status = "statement"): PathStep => ({
  type,
  start_id,
  end_id,
  status,
});
const LONG = [step("NEEDS", "own", "skill"), step("OFFERS", "member", "skill"), step("MEMBER_OF", "member", "partner")];
const DIRECT = [step("NEEDS", "own", "skill"), step("OFFERS", "partner", "skill")];

const columns = (paths: PathStep[][]) =>
  Object.fromEntries(layPaths(paths, "own", "partner").things.map(({ id, column }) => [id, column]));

test("each thing stands to the right of the one before it, also where paths are told from the other end", () => {
  const expected = { own: 0, skill: 1, member: 2, partner: 3 };
  assert.deepEqual(columns([LONG]), expected);
  assert.deepEqual(columns([[...LONG].reverse()]), expected);
  assert.deepEqual(columns([DIRECT, LONG]), expected);
  assert.deepEqual(columns([DIRECT]), { own: 0, skill: 1, partner: 2 });
});

test("a statement in several paths is drawn once, and a long line goes round what stands between", () => {
  const { statements, things, rows } = layPaths([LONG, DIRECT], "own", "partner");
  assert.equal(statements.length, 4);
  const offer = statements.find((one) => one.type === "OFFERS" && one.start === "partner");
  assert.equal(offer?.through.length, 3);
  const member = things.find((one) => one.id === "member");
  assert.ok(offer?.through[1]?.column === member?.column && offer?.through[1]?.row !== member?.row);
  assert.equal(rows, 2);
});

test("two things never share a place", () => {
  const many = Array.from({ length: 6 }, (_, at) => [
    step("NEEDS", "own", `skill${at % 3}`),
    step("OFFERS", `member${at}`, `skill${at % 3}`),
    step("MEMBER_OF", `member${at}`, "partner"),
  ]);
  const { things } = layPaths(many, "own", "partner");
  assert.equal(things.length, 11);
  assert.equal(new Set(things.map(({ column, row }) => `${column} ${row}`)).size, things.length);
});

test("what is made up is dashed only if all of it is", () => {
  const { statements } = layPaths(
    [[step("NEEDS", "own", "skill", "synthetic"), ...DIRECT.slice(1)], DIRECT],
    "own",
    "partner",
  );
  assert.deepEqual(statements.map(({ madeUp }) => madeUp), [false, false]); // biome-ignore format: one thing
});

test("odd paths end: none, a circle, a step to itself", () => {
  assert.deepEqual(layPaths([], "own", "partner").things, []);
  const circle = [step("SUPPLIES", "own", "a"), step("SUPPLIES", "a", "b"), step("SUPPLIES", "b", "own")];
  const laid = layPaths([circle, [...circle].reverse()], "own", "partner");
  assert.ok(laid.things.length > 1);
  assert.ok(Number.isFinite(laid.rows) && new Set(laid.things.map(({ column }) => column)).size === laid.columns);
  assert.ok(layPaths([[step("SUPPLIES", "own", "own")]], "own", "partner"));
});
