/** Both languages say the same things: the same keys, the same blanks to fill, every form that counting needs. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { common } from "../src/common.words";
import { chainsWords } from "../src/pages/chains.words";
import { clusterWords } from "../src/pages/cluster.words";
import { clustersWords } from "../src/pages/clusters.words";
import { dataWords } from "../src/pages/data.words";
import { gapsWords } from "../src/pages/gaps.words";
import { graphPageWords } from "../src/pages/graph.words";
import { historyWords } from "../src/pages/history.words";
import { matchingWords } from "../src/pages/matching.words";
import { memberWords } from "../src/pages/member.words";
import { overviewWords } from "../src/pages/overview.words";
import { programmeWords } from "../src/pages/programme.words";
import { queryWords } from "../src/pages/query.words";
import { sourcesWords } from "../src/pages/sources.words";
import { tableWords } from "../src/pages/tables.words";
import { templateWords } from "../src/pages/templates.words";
import { graphWords } from "../src/parts/graph.words";
import { statementWords } from "../src/parts/statements.words";
import { whatIfWords } from "../src/parts/what_if.words";
import { titles } from "../src/routes";
import { counted, fill } from "../src/words";

const ALL = {
  common,
  titles,
  chainsWords,
  clusterWords,
  clustersWords,
  dataWords,
  gapsWords,
  historyWords,
  matchingWords,
  graphPageWords,
  graphWords,
  memberWords,
  overviewWords,
  programmeWords,
  queryWords,
  sourcesWords,
  statementWords,
  whatIfWords,
  tableWords,
  templateWords,
};
const UI = process.cwd();

type Tree = string | { [key: string]: Tree };

function isForms(tree: Tree): tree is { [key: string]: string } {
  return typeof tree === "object" && "one" in tree && "other" in tree;
}

function* leaves(tree: Tree, path = ""): Generator<[string, Tree]> {
  if (typeof tree === "string" || isForms(tree)) yield [path, tree];
  else for (const [key, inner] of Object.entries(tree)) yield* leaves(inner, `${path}.${key}`);
}

const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();

test("every words file is held by this test", () => {
  const files = readdirSync(join(UI, "src"), { recursive: true, encoding: "utf8" });
  const own = readFileSync(join(UI, "tests/words.test.ts"), "utf8");
  for (const file of files.filter((name) => name.endsWith(".words.ts"))) {
    assert.ok(own.includes(`../src/${file.replaceAll("\\", "/").replace(/\.ts$/, "")}"`), file);
  }
});

for (const [name, { en, lt }] of Object.entries(ALL)) {
  test(`${name}: both languages have the same keys, blanks and forms`, () => {
    const [english, lithuanian] = [new Map(leaves(en as Tree)), new Map(leaves(lt as Tree))];
    assert.deepEqual([...english.keys()].sort(), [...lithuanian.keys()].sort());
    for (const [key, text] of english) {
      const other = lithuanian.get(key) as Tree;
      if (isForms(text)) {
        assert.ok(isForms(other), key);
        assert.ok(other.few, `${key}: Lithuanian counts with a form of its own from 2 to 9`);
        const wanted = [
          ...new Set([...Object.values(text), ...Object.values(other)].map((form) => blanks(form).join())),
        ];
        assert.equal(wanted.length, 1, key);
      } else {
        assert.deepEqual(blanks(text as string), blanks(other as string), key);
        assert.ok((other as string).trim(), key);
      }
    }
  });
}

test("numbers take the form their language counts with", () => {
  const forms = common.lt.clusters;
  assert.deepEqual(
    [1, 2, 10, 11, 21, 22].map((number) => counted("lt", number, forms)),
    ["1 klasteris", "2 klasteriai", "10 klasterių", "11 klasterių", "21 klasteris", "22 klasteriai"],
  );
  assert.equal(counted("en", 1, common.en.clusters), "1 cluster");
});

test("a blank that nothing fills stays, so that it is seen", () => {
  assert.equal(fill("{n} of {all}", { n: 3 }), "3 of {all}");
});
