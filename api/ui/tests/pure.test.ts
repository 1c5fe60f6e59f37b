/** Functions that need no page: addresses, order, files, days. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { day, days, decimal } from "../src/format";
import { preferred } from "../src/language";
import { isMixed } from "../src/parts/marks";
import { csvCell } from "../src/parts/save";
import { isWebAddress } from "../src/parts/sources";
import { sortedBy } from "../src/parts/table";
import { readRoute, scope, writeRoute } from "../src/route";

test("an address is read and written without loss", () => {
  for (const hash of [
    "#/",
    "#/clusters/litek",
    "#/gaps?show=both&as_of=2017-06-06&members=true&industry=nace-1&least=3&gap=x",
    "#/clusters/%3Cimg%20src%3Dx%3E",
  ]) {
    assert.equal(writeRoute(readRoute(hash)), hash);
  }
  assert.deepEqual(readRoute("#/clusters/%E0%A4%A").path, ["clusters", "%E0%A4%A"]);
  assert.equal(readRoute("#/?show=nonsense").show, "real");
});

test("what counts becomes the API's parameters, and nothing else does", () => {
  assert.deepEqual(scope(readRoute("#/gaps")), {});
  assert.deepEqual(scope(readRoute("#/gaps?show=example&gap=x")), { status: ["synthetic"] });
  assert.deepEqual(scope(readRoute("#/?show=both&members=true")), { synthetic: true, members: true });
});

test("rows are sorted as people read, what is unknown stands last either way", () => {
  const rows = ["10", "9", null, "a", "Š", "t"];
  const same = (value: string | null) => value;
  assert.deepEqual(sortedBy(rows, same, false, "lt"), ["9", "10", "a", "Š", "t", null]);
  assert.deepEqual(sortedBy(rows, same, true, "lt"), ["t", "Š", "a", "10", "9", null]);
  assert.deepEqual(
    sortedBy([3, null, -1], (value) => value, false, "en"),
    [-1, 3, null],
  );
});

test("a text never becomes a formula in a spreadsheet, and a number stays one", () => {
  assert.equal(csvCell("=1+1"), "'=1+1");
  assert.equal(csvCell("＝1"), "'＝1");
  assert.equal(csvCell(-5), "-5");
  assert.equal(csvCell('say "a, b"'), '"say ""a, b"""');
  assert.equal(csvCell(null), "");
});

test("days are told as exactly as they are known", () => {
  assert.equal(day("en", "2017"), "2017");
  assert.match(day("en", "2017-06"), /June 2017/);
  assert.match(day("en", "2017-06-06"), /6 Jun 2017|Jun 6, 2017/);
  assert.match(day("lt", "2017-06-06"), /2017/);
  assert.equal(day("en", "summer"), "summer");
  assert.equal(days("en", "2017-06-06", "2017-06-06"), day("en", "2017-06-06"));
});

test("numbers are told in the reader's form", () => {
  assert.equal(decimal("lt", 1234.5), new Intl.NumberFormat("lt-LT").format(1234.5));
});

test("only web addresses become links", () => {
  assert.ok(isWebAddress("https://klaster.lt"));
  for (const bad of ["javascript:alert(1)", "data:text/html,x", " https://x", null]) assert.ok(!isWebAddress(bad));
});

test("the browser's language is taken where it is ours", () => {
  assert.equal(preferred(["de-DE", "lt-LT", "en"]), "lt");
  assert.equal(preferred(["de"]), "en");
});

test("only where real and made-up statements meet, something is partly made up", () => {
  assert.equal(isMixed({ statuses: ["synthetic", "synthetic"] }), false);
  assert.equal(isMixed({ statuses: ["synthetic", "fact"] }), true);
  assert.equal(isMixed({ statuses: ["fact", "statement"] }), false);
});
