"""What a query of a person may look like, before any server sees it."""

from typing import Any

import pytest

from gapbridge import queries
from gapbridge.adhoc.plan import MAX_ROWS, check_plan
from gapbridge.adhoc.text import MOST, check_text
from gapbridge.adhoc.tokens import tokens
from gapbridge.database import Plan
from gapbridge.errors import BadInput

ALLOWED = [
    "MATCH (n) RETURN n",
    "match (n) return n;",
    "// a remark; with a semicolon\nMATCH (n) /* another */ RETURN n // the end",
    "CYPHER 5 MATCH (n) RETURN n",
    "CYPHER 25 MATCH (n) FILTER n.id = 'x' RETURN n",
    "MATCH (n {id: 'LOAD CSV; USE SHOW CALL dbms.x()'}) RETURN n",
    "MATCH (n) RETURN n.name AS `use`, n.`show` AS `load csv`",
    "MATCH (n:Ąžuolas) WHERE n.pavadinimas = 'Šiauliai' RETURN n",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.labels",
    "CALL DB.Index.Fulltext.queryNodes('names', $words) YIELD node RETURN node",
    "CALL () { MATCH (n) RETURN n } RETURN n",
    "MATCH (n:Event) WHERE n.starts_on > date.truncate('year', date()) RETURN n",
    "RETURN point.distance(point({x: 1, y: 1}), point({x: 2, y: 2})) AS metres",
    "MATCH (n) WHERE n.name_en =~ '(?i).*cluster.*' RETURN n",
    "MATCH (n) WHERE n.id =~ 'litek|ivita|nebula|cad-cam|klaster|other' RETURN n",
    "MATCH (n) WHERE n.id =~ $words AND n.id <> 'x' RETURN n",
    "UNWIND range(1, 1000) AS x RETURN x",
    "UNWIND range(1, $most) AS x RETURN x",
    "MATCH (n) WITH collect(n) AS all UNWIND range(0, size(all) - 1) AS at RETURN all[at]",
    "RETURN reduce(total = 0, x IN [1, 2] | total + x) AS total",
    "MATCH (n:$($words)) RETURN n",
    "MATCH (n:$any($list)) RETURN n",
    "RETURN $most AS `$missing`, '$missing' AS x // $missing",
]
REFUSED = [
    ("", "no query"),
    (";", "no query"),
    ("CYPHER 5", "no query"),
    ("CREATE (n)", "does not begin with CREATE"),
    ("EXPLAIN MATCH (n) RETURN n", "without EXPLAIN"),
    ("PROFILE MATCH (n) RETURN n", "without PROFILE"),
    ("CYPHER runtime=slotted MATCH (n) RETURN n", "Of the options"),
    ("CYPHER 5 runtime=slotted MATCH (n) RETURN n", "does not begin with RUNTIME"),
    ("MATCH (n) RETURN n; MATCH (n) RETURN n", "several statements"),
    ("MATCH (n) RETURN 'a", "not closed"),
    ("MATCH (n) RETURN `a", "not closed"),
    ("MATCH (n) RETURN n /* ", "not closed"),
    ("RETURN '\\u0041'", "\\u escape"),
    ("RETURN 1\x00", "U+0000"),
    ("RETURN 1\u202e", "U+202E"),
    ("RETURN 1\u2028", "U+2028"),
    ("RETURN '\ud800'", "U+D800"),
    ("RETURN '" + "x" * 8000 + "'", "8,000 are the most"),
    ("RETURN " + "(" * 41 + "1" + ")" * 41, "brackets deeper than 40"),
    ("RETURN " + "COUNT { RETURN " * 9 + "1" + "}" * 9, "braces deeper than 8"),
    ("RETURN " + "[x IN [1] | " * 4 + "1" + "]" * 4, "loops over lists deeper than 3"),
    (" UNION ".join(["RETURN 1"] * 22), "21 UNION; 20 are the most"),
    ("MATCH (n) WHERE n.a" + " OR n.a" * 51 + " RETURN n", "51 OR; 50 are the most"),
    ("MATCH (n) LOAD CSV FROM 'x' AS l RETURN l", "LOAD is refused: it reads files"),
    ("MATCH (n) LOAD/**/CſV FROM 'x' AS l RETURN l", "LOAD is refused: it reads files"),
    ("MATCH (n) WHERE n.x = 1LOAD CSV FROM 'x' AS l RETURN l", "LOAD is refused"),
    ("RETURN [x IN [1] | COLLECT { LOAD CSV FROM 'x' AS l RETURN l }]", "LOAD is refused"),
    ("MATCH (n) USE other MATCH (m) RETURN m", "USE is refused"),
    ("MATCH (use) RETURN use", "write `use` in backticks"),
    ("CALL dbms.listConfig()", "dbms.listconfig is refused"),
    ("CALL `dbms`.`listConfig`", "dbms.listconfig is refused"),
    ("CALL db . /**/ clearQueryCaches ( )", "db.clearquerycaches is refused"),
    ("RETURN [x IN [1] | COUNT { CALL apoc.x() YIELD y RETURN y }]", "apoc.x is refused"),
    ("RETURN apoc.util.sleep(1)", "apoc.util.sleep is refused"),
    ("RETURN `apoc` . `util`.sleep (1)", "apoc.util.sleep is refused"),
    ("RETURN string.regexReplace('a', '(a+)+', '')", "string.regexreplace is refused"),
    ("RETURN graph.byName('system')", "graph.byname is refused"),
    ("RETURN $missing", "$missing is missing"),
    ("RETURN $`also missing`", "$also missing is missing"),
    ("UNWIND range(1, 1000001) AS x RETURN x", "1,000,001 steps"),
    ("UNWIND `range`(1, 1000001) AS x RETURN x", "1,000,001 steps"),
    ("UNWIND range(1, 2000) AS x UNWIND range(1, 2000) AS y RETURN x", "4,000,000 steps"),
    ("UNWIND range(1, $huge) AS x RETURN x", "1,000,000,000,000 steps"),
    ("UNWIND range(1, 10 * $huge) AS x RETURN x", "cannot be foreseen: 10*$huge"),
    ("RETURN reduce(a = '', x IN range(1, 20000) | a + 'x')", "10,000 are the most"),
    ("RETURN reduce(a = 'x', x IN [1] | a + a)", "uses a twice"),
    ("WITH 'x' AS a " + "WITH a + a AS a " * 20 + "RETURN a", "times into itself"),
    ("WITH 'x' AS a " + "WITH [a, a] AS a " * 20 + "RETURN a", "times into itself"),
    ("WITH {v: 1} AS a " + "WITH {v: [a.v, a.v]} AS a " * 20 + "RETURN a", "times into itself"),
    ("WITH 'x' AS a " + "WITH {x: a, y: a} AS a " * 20 + "RETURN a", "times into itself"),
    ("MATCH (n) WHERE n.id =~ '(a+)+' RETURN n", "for hours"),
    ("MATCH (n) WHERE n.id =~ '(?x)(a+) +' RETURN n", "for hours"),
    ("MATCH (n) WHERE n.id =~ '.*a.*b.*' RETURN n", "for hours"),
    ("MATCH (n) WHERE n.id =~ '" + "(a|b)" * 5 + "' RETURN n", "for hours"),
    ("MATCH (n) WHERE n.id =~ '" + "\\\\(?" * 5 + "' RETURN n", "for hours"),
    ("MATCH (n) WHERE n.id =~ $bomb RETURN n", "for hours"),
    ("MATCH (n) WHERE n.id =~ '(a+)' + '+' RETURN n", "neither a text nor a parameter"),
    ("MATCH (n) WHERE n.id =~ $list[0] RETURN n", "neither a text nor a parameter"),
    ("MATCH (n) WHERE n.id =~ n.pattern RETURN n", "neither a text nor a parameter"),
    ("MATCH (n) WHERE n.id =~ '" + "x" * 201 + "' RETURN n", "longer than 200"),
]
GIVEN: dict[str, Any] = {"most": 10, "huge": 10**12, "words": "litek", "bomb": "(a+)+", "list": ["(a+)+"]}


@pytest.mark.parametrize("text", ALLOWED)
def test_a_query_that_reads_may_be_shown_to_the_server(text: str) -> None:
    check_text(text, GIVEN)


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_a_query_is_refused_with_the_reason_and_what_to_do(text: str, why: str) -> None:
    with pytest.raises(BadInput) as refused:
        check_text(text, GIVEN)
    assert why in str(refused.value)
    assert refused.value.advice


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"x": object()}, "not a value of JSON"),
        ({"x": {1, 2}}, "not a value of JSON"),
        ({"x": 2**63}, "whole number"),
        ({"x": [{"y": -(2**64)}]}, "whole number"),
        ({"x": "\ud800"}, "not a value of JSON"),
        ({"x": "x" * 64_000}, "64,000 are the most"),
    ],
)
def test_a_parameter_that_neo4j_cannot_take_is_refused(params: dict[str, Any], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        check_text("RETURN 1", params)


def test_a_parameter_nested_without_end_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(BadInput, match="not a value of JSON"):
        check_text("RETURN 1", {"x": endless})


@pytest.mark.parametrize(
    "name",
    [name for name in queries.names() if queries.get(name).access == "read" and not name.startswith("schema/")],
)
def test_every_reading_query_of_the_product_is_allowed(name: str) -> None:
    query = queries.get(name)
    check_text(query.text, {field.name: 1 for field in query.params})


def test_every_limit_of_a_word_can_be_reached() -> None:
    for word in MOST:
        assert [token.word for token in tokens(f"a {word} b")][1] == word


def test_a_plan_that_only_reads_passes() -> None:
    check_plan(Plan("r", [("ProduceResults", "n"), ("Expand(All)", ""), ("ProcedureCall", "db.labels() ::")], 10.0, []))


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        (Plan("r", [("ProduceResults", ""), ("LoadCSV", "")], 1.0, []), "LoadCSV"),
        (Plan("r", [("TerminateTransactions", "")], 1.0, []), "TerminateTransactions"),
        (Plan("r", [("NewInNextVersion", "")], 1.0, []), "NewInNextVersion"),
        (Plan("w", [("EmptyResult", ""), ("SetProperty", "")], 1.0, []), "EmptyResult, SetProperty"),
        (Plan("r", [("ProcedureCall", "dbms.listConfig() :: (name)")], 1.0, []), "dbms.listConfig"),
        (Plan("s", [("ProduceResults", "")], 1.0, []), "as Neo4j says"),
        (Plan("r", [("ProduceResults", "")], MAX_ROWS * 2.0, []), "20,000,000 rows"),
    ],
)
def test_a_plan_that_does_more_or_has_no_end_is_refused(plan: Plan, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        check_plan(plan)
