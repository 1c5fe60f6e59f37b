/** The graph page without a browser: what counts, what is found, where names and newcomers stand. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { alive, contentOf, counting, days, kindCounts, named, withAround } from "../src/pages/graph_content";
import { mixed } from "../src/parts/graph_colours";
import { KINDS, LOOKS, outline } from "../src/parts/graph_kinds";
import { labels, shortened } from "../src/parts/graph_labels";
import { placed } from "../src/parts/graph_places";

const node = (id: string, label: string, status = "fact", x = 0) => ({
  id,
  type: id.split("/")[0] ?? "",
  key: id.split("/")[1] ?? "",
  label,
  status,
  x,
  y: 0,
});
const link = (
  source: number,
  target: number,
  status: string,
  from: string | null = null,
  to: string | null = null,
) => ({
  source,
  target,
  type: "NEEDS",
  source_id: "survey",
  status,
  valid_from: from,
  valid_to: to,
});
const picture = {
  nodes: [
    node("Cluster/a", "Šiaulių klasteris"),
    node("Competence/x", "welding", "fact", 3),
    node("Cluster/ex", "Made-up cluster", "synthetic", 6),
    node("Event/alone", "A fair", "fact", 9),
  ],
  links: [link(0, 1, "fact", "2020-01-01", "2021-01-01"), link(2, 1, "synthetic")],
  truncated: false,
};

test("what counts on a day, and of which only that is seen", () => {
  const content = contentOf(picture);
  const seen = (show: "real" | "example" | "both", day: string) =>
    [...alive(content, { show }, counting({ show }, day))].sort();
  assert.deepEqual(seen("real", "2020-06-01"), ["Cluster/a", "Competence/x", "Event/alone"]);
  assert.deepEqual(seen("real", "2021-01-01"), ["Event/alone"], "the last day is the first it no longer holds");
  assert.deepEqual(seen("example", "2020-06-01"), ["Cluster/ex", "Competence/x"]);
  assert.deepEqual(seen("both", "2019-12-31"), ["Cluster/ex", "Competence/x", "Event/alone"]);
  assert.deepEqual(days(content, "2026-01-01"), ["2020-01-01", "2021-01-01", "2026-01-01"]);
  assert.deepEqual(kindCounts(content, new Set(["Cluster/a", "Event/alone"])), [
    ["Cluster", 1],
    ["Event", 1],
  ]);
});

test("names are found without their accents, those that begin with the text first", () => {
  const { things } = contentOf(picture);
  assert.deepEqual(
    named(things, "siauliu", 5).found.map((one) => one.id),
    ["Cluster/a"],
  );
  assert.equal(named(things, "  ", 5).count, 0);
  const [cluster] = things;
  assert.ok(cluster);
  const strange = { ...cluster, id: "Figure/s", kind: "Figure" };
  assert.deepEqual(
    named([strange, cluster], "klasteris", 5).found,
    [cluster, strange],
    "kinds without a place come last",
  );
  assert.deepEqual(
    named(things, "cluster made", 5).found.map((one) => one.id),
    ["Cluster/ex"],
  );
});

test("what was asked for around a thing is added once, beside it, and moves nothing", () => {
  const content = contentOf(picture);
  const data = { id: "Figure/f", key: "f", type: "Figure", label: "members", status: "fact" };
  const edge = { id: "e", source: "Cluster/a", target: "Figure/f", type: "HAS_FIGURE", status: "fact" };
  const around = {
    elements: { nodes: [{ data }, { data: { ...data, id: "Cluster/a" } }], edges: [{ data: edge }] },
    truncated: false,
  };
  const once = withAround(content, around);
  assert.equal(once.added, 1);
  assert.deepEqual(once.content.things.slice(0, 4), content.things);
  const added = once.content.byId.get("Figure/f");
  assert.ok(added && Math.hypot(added.x, added.y) < 3 && Math.hypot(added.x, added.y) >= 1);
  assert.equal(once.content.at.get("Cluster/a")?.length, 2);
  assert.equal(withAround(once.content, around).added, 0);
});

test("nodes that come without places get one of their own, the same every time", () => {
  const newcomers = Array.from({ length: 40 }, (_, at) => ({ id: `n${at}`, kind: "Member", label: "", madeUp: false }));
  const links = newcomers.map((one, at) => ({ source: one.id, target: `n${Math.floor(at / 3)}`, type: "T" }));
  const found = placed(newcomers, [], links);
  assert.equal(found.length, 40);
  for (const one of found)
    for (const other of found) if (one !== other) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= 0.999);
  assert.deepEqual(placed(newcomers, [], links), found);
  const alone = placed(newcomers, [], []);
  assert.ok(Math.max(...alone.map((one) => Math.abs(one.x))) < 35, "what nothing joins stands in rows");
});

test("no two kinds have the same colour or the same shape in the same size", () => {
  assert.equal(new Set(KINDS.map((kind) => LOOKS[kind].token)).size, KINDS.length);
  assert.equal(new Set(KINDS.map((kind) => `${LOOKS[kind].shape} ${LOOKS[kind].size}`)).size, KINDS.length);
  for (const kind of KINDS) assert.match(outline(LOOKS[kind].shape, 5, 5, 4), /^M[\d. -]+[La]/);
});

test("no name is written over another, and long ones are cut between words", () => {
  const row = Array.from({ length: 30 }, (_, at) => ({ x: at * 10, y: 0, radius: 6, text: "a name", wanted: false }));
  const written = labels(row, () => 40);
  assert.ok(written.length >= 5 && written.length <= 7);
  assert.equal(labels([{ x: 0, y: 0, radius: 2, text: "small", wanted: false }], () => 40).length, 0);
  const [last] = labels([{ x: 90, y: 0, radius: 6, text: "a name", wanted: false }], () => 40, 100);
  assert.ok(last && last.x + 40 < 90, "to the left where there is no room");
  assert.equal(shortened("Lithuanian Automotive Export Association"), "Lithuanian Automotive Export…");
});

test("colours are mixed", () => {
  assert.equal(mixed("#000000", "#ffffff", 0.5), "#808080");
});
