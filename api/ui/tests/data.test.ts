/** Faults and changes laid out as tables, and loads that a text names. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { cellOf, changedTables, flat, type RowChange } from "../src/pages/changed_rows";
import { decided, without } from "../src/pages/decisions";
import { type FileFault, faultTables, lettersOf } from "../src/pages/faulty_sheets";
import { textParts } from "../src/pages/load_links";
import { formOf } from "../src/pages/loading";

function fault(place: Partial<FileFault>): FileFault {
  return {
    file: "a.xlsx",
    sheet: "needs",
    line: 2,
    cell: "",
    column: "",
    value: "",
    problem: "wrong",
    place: "",
    ...place,
  };
}

const SHEET = {
  file: "a.xlsx",
  sheet: "needs",
  columns: ["organisation_id", "", "status"],
  lines: [
    { line: 2, cells: ["litek", "note", "sure", "beyond"] },
    { line: 4, cells: ["LITEKK"] },
  ],
};

test("a fault stands at its cell, and the rest of its line is as it was written", () => {
  const [table, ...others] = faultTables(
    [
      fault({ cell: "C2", column: "status", value: "sure", problem: "one of ..." }),
      fault({ cell: "C2", column: "status", value: "sure", problem: "and more" }),
      fault({ problem: "too many cells" }),
      fault({ line: 4, cell: "A4", column: "organisation_id", value: "LITEKK" }),
    ],
    [SHEET],
  );
  assert.equal(others.length, 0);
  assert.deepEqual(
    table?.columns.map((one) => one.letters + one.name),
    ["Aorganisation_id", "B", "Cstatus", "D"],
  );
  assert.deepEqual(
    table?.rows.map((row) => row.line),
    [2, 4],
  );
  const [first, second] = table?.rows ?? [];
  assert.deepEqual(
    first?.cells.map((cell) => cell.text),
    ["litek", "note", "sure", "beyond"],
  );
  assert.deepEqual(first?.cells[2]?.problems, ["one of ...", "and more"]);
  assert.deepEqual(first?.ofLine, ["too many cells"]);
  assert.deepEqual(
    second?.cells.map((cell) => cell.problems.length),
    [1, 0, 0, 0],
  );
});

test("a heading is found by its address, in CSV by what it says; a missing column is about the line", () => {
  const heads = { columns: ["organisation_id", ""], lines: [{ line: 1, cells: ["organisation_id", "competense"] }] };
  for (const place of [
    { file: "a.xlsx", sheet: "needs", cell: "B1" },
    { file: "needs.csv", sheet: "", cell: "" },
  ]) {
    const [table] = faultTables(
      [
        fault({ ...place, line: 1, value: "competense" }),
        fault({ ...place, cell: "", line: 1, column: "competence_id", problem: "missing" }),
      ],
      [{ ...place, ...heads }],
    );
    assert.deepEqual(
      table?.rows[0]?.cells.map((cell) => cell.problems.length),
      [0, 1],
    );
    assert.deepEqual(table?.rows[0]?.ofLine, ["competence_id: missing"]);
  }
});

test("a fault of a whole file, or of a line that was not sent along, is listed; each sheet has its own table", () => {
  const tables = faultTables([fault({ line: 0 }), fault({ line: 9 }), fault({ file: "b.csv", sheet: "" })], [SHEET]);
  assert.deepEqual(
    tables.map((table) => [table.file, table.rows.length, table.others.length]),
    [
      ["a.xlsx", 0, 2],
      ["b.csv", 0, 1],
    ],
  );
});

test("columns are named as spreadsheets name them", () => {
  assert.deepEqual([0, 25, 26, 27, 701, 702].map(lettersOf), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
});

const CHANGES: RowChange[] = [
  {
    table: "clusters",
    id: "a",
    change: "added",
    columns: ["id", "note"],
    before: null,
    after: { id: "a", note: "=1+1" },
  },
  {
    table: "clusters",
    id: "b",
    change: "changed",
    columns: ["country"],
    before: { id: "b", country: "LT", note: "x" },
    after: { id: "b", note: "x" },
  },
  { table: "needs", id: "n", change: "removed", columns: ["id"], before: { id: "n" }, after: null },
];

test("changes are laid out by table, with the columns that any row fills", () => {
  const tables = changedTables(CHANGES);
  assert.deepEqual(
    tables.map((one) => one.table),
    ["clusters", "needs"],
  );
  assert.deepEqual(tables[0]?.columns, ["id", "country", "note"]);
  const [added, changed] = tables[0]?.rows ?? [];
  assert.ok(added && changed);
  assert.deepEqual(cellOf(changed, "country"), { was: "LT", is: null, differs: true });
  assert.equal(cellOf(changed, "note").differs, false);
  assert.equal(cellOf(added, "note").differs, false);
  assert.deepEqual(
    flat(CHANGES).map((one) => [one.row.id, one.column, one.was, one.is]),
    [
      ["a", "id", null, "a"],
      ["a", "note", null, "=1+1"],
      ["b", "country", "LT", null],
      ["n", "id", "n", null],
    ],
  );
});

test("loads that a text names are found", () => {
  const text = "Load 3 cannot be undone. In its way: load 14 (2026-11-24, 'payload') changed: x; unload 5.";
  const told = textParts(text);
  assert.deepEqual(
    told.filter((part) => part.load).map((part) => part.load),
    [3, 14],
  );
  assert.equal(told.map((part) => part.text).join(""), text);
});

test("deciding the same again takes a decision back, deciding otherwise replaces it", () => {
  const accept = { competence_id: "a", match_id: "b", decision: "accept", kind: "close" } as const;
  const one = decided(new Map(), accept);
  assert.deepEqual([...one.values()], [accept]);
  const other = decided(one, { ...accept, kind: "broad" });
  assert.deepEqual(
    [...other.values()].map((made) => made.kind),
    ["broad"],
  );
  assert.equal(decided(other, { ...accept, kind: "broad" }).size, 0);
  assert.equal(decided(other, { ...accept, match_id: "c" }).size, 2);
});

test("what was stored is done with; what was decided or changed meanwhile stays", () => {
  const accept = { competence_id: "a", match_id: "b", decision: "accept", kind: "close" } as const;
  const sent = decided(decided(new Map(), accept), { ...accept, match_id: "c" });
  const now = decided(decided(sent, { ...accept, match_id: "d" }), { ...accept, match_id: "c", kind: "broad" });
  assert.deepEqual(
    [...without(now, sent).values()].map(({ match_id, kind }) => [match_id, kind]),
    [
      ["c", "broad"],
      ["d", "close"],
    ],
  );
});

test("a wish becomes the fields of the form", () => {
  const form = formOf({ files: [], name: " own ", leaveOut: true, most: 10, prune: false }, true);
  assert.deepEqual(Object.fromEntries(form), {
    name: "own",
    dry_run: "true",
    prune: "false",
    accept_valid: "true",
    max_rejects: "10",
  });
});
