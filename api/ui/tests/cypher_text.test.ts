/** A query as it is shown: its colours lose no letter, its parameters are found, and a fault is pointed at. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt, offsetOf, parameters, parts, readValue, written } from "../src/parts/cypher_text";

const QUERY = `MATCH (c:Cluster|Member)-[n:NEEDS]->(k {id: $key}) // $not
WHERE k.name_en = 'it''s $nor' AND n.share >= 0.5 RETURN c, "\\"$neither", ąžuolas, $\`odd name\`, $key`;

test("its parts are the whole text, whatever it is", () => {
  for (const text of [QUERY, "", "'open", "/* open", "💡 $ `", "a\n\n\tb", "(:A&!B|C)"]) {
    assert.equal(parts(text).map((part) => part.text).join(""), text); // biome-ignore format: one thing
  }
  const kinds = new Map(parts(QUERY).map((part) => [part.text, part.kind]));
  assert.equal(kinds.get("MATCH"), "word");
  assert.equal(kinds.get("Cluster"), "label");
  assert.equal(kinds.get("NEEDS"), "label");
  assert.equal(kinds.get("// $not"), "comment");
  assert.equal(kinds.get("0.5"), "number");
});

test("parameters are found once, not in strings and comments", () => {
  assert.deepEqual(parameters(QUERY), ["key", "odd name"]);
  assert.deepEqual(parameters("RETURN $a+$b, $a"), ["a", "b"]);
});

test("a field holds JSON or text, and what is written into it is read as the same", () => {
  assert.equal(readValue("litek"), "litek");
  assert.equal(readValue("2"), 2);
  assert.equal(readValue(" "), null);
  for (const value of [2, 0.5, "litek", "2", "true", "", null, ["a", 1], { a: "b" }, true]) {
    assert.deepEqual(readValue(written(value)), value);
  }
});

test("the place of a fault is shown below its line, also in a long one", () => {
  assert.deepEqual(excerpt("MATCH (n)\nRETURN m", 2, 8), { line: "RETURN m", caret: `${" ".repeat(7)}▲` });
  const long = excerpt(`${"x".repeat(200)}!${"x".repeat(200)}`, 1, 201);
  assert.equal(long.line[long.caret.length - 1], "!");
  assert.ok(long.line.length <= 76);
  assert.deepEqual(excerpt("", 9, 1), { line: "", caret: "▲" });
  assert.equal("MATCH (n)\nRETURN m"[offsetOf("MATCH (n)\nRETURN m", 2, 8)], "m");
});
