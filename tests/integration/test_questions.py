"""Saved questions: each runs within the limits of queries that people write, and tells something of the demo."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from gapbridge import adhoc, questions, vocabulary
from gapbridge.adhoc.drawing import drawn
from gapbridge.database import Database
from gapbridge.errors import NotFound
from gapbridge.scope import Scope
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import TestClient, asking
from tests.graphs import Graph

EVERYTHING = Scope(vocabulary.STATUSES, date(2026, 11, 24))
NAMES = [question.name for question in questions.saved()]


@pytest.fixture
def client(demo: Database) -> Iterator[TestClient]:
    with asking(create_app(database=demo, api_settings=ApiSettings())) as client:
        yield client


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_question_tells_something_of_the_demo_as_a_table_and_as_a_graph(demo: Database, name: str) -> None:
    question = questions.get(name, EVERYTHING)
    table = drawn(demo, question.query, question.values())
    assert table.columns == question.columns
    assert table.rows and not table.truncated and table.notices == []
    assert table.graph.nodes
    assert table.graph.edges or name == "statements_by_source"
    empty = {name for at, name in enumerate(table.columns) if all(row[at] is None for row in table.rows)}
    assert empty == ({"as_of"} if name == "figures_that_differ" else set()), "the days of those figures are unknown"


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_question_narrows_every_statement_to_statuses_and_day(name: str) -> None:
    query = questions.get(name).query
    said = re.findall(r"\[(\w+)?(?::[A-Z_|]+)?\]-", query)
    assert said and "" not in said, "a statement without a name is narrowed by nothing"
    for one in set(said):
        asked = said.count(one)
        assert query.count(f"{one}.status IN $statuses") == asked, one
        assert query.count(f"coalesce({one}.valid_from <= date($as_of), true)") == asked, one
        assert query.count(f"coalesce(date($as_of) < {one}.valid_to, true)") == asked, one


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_question_counts_made_up_statements_only_when_asked(demo: Database, name: str) -> None:
    question = questions.get(name, Scope(as_of=EVERYTHING.as_of))
    table = adhoc.run(demo, question.query, question.values())
    assert "synthetic" not in {said["status"] for said in statements(table.rows)}


def statements(value: Any) -> Iterator[dict[str, Any]]:
    """The statements in a value, however deep."""
    if isinstance(value, list):
        for item in value:
            yield from statements(item)
    elif isinstance(value, dict) and "_type" in value:
        yield value


@pytest.mark.parametrize("name", NAMES)
def test_a_saved_question_is_told_in_both_languages(name: str) -> None:
    question = questions.get(name)
    assert not question.query.startswith("//")
    assert question.tells_en.endswith(".") and question.tells_lt.endswith(".")
    assert len({question.title_en, question.title_lt, question.tells_en, question.tells_lt}) == 4
    assert {"statuses", "as_of", "max_rows"} <= set(question.values())


def test_there_are_enough_of_them_and_a_mistyped_one_is_answered_with_a_likely_one() -> None:
    assert len(NAMES) >= 12
    with pytest.raises(NotFound, match="Did you mean shared_needs"):
        questions.get("shared-need")


def test_shared_needs_of_a_tiny_graph(database: Database) -> None:
    graph = Graph().cluster("a", "b", "c").needs("a", "x").needs("b", "x").needs("c", "y")
    graph.needs("a", "y", valid_to="2020-01-01")
    graph.load(database)
    question = questions.get("shared_needs")
    table = adhoc.run(database, question.query, question.values())
    assert [(row["competence"]["id"], row["cluster_count"]) for row in table.records] == [("x", 2)]
    then = adhoc.run(database, question.query, question.values({"as_of": "2019-12-31", "min_clusters": 1}))
    assert [(row["competence"]["id"], row["cluster_count"]) for row in then.records] == [("x", 2), ("y", 2)]


def rows(database: Database, name: str, **values: Any) -> list[dict[str, Any]]:
    question = questions.get(name)
    return adhoc.run(database, question.query, question.values(values)).records


def test_parts_of_chains_and_memberships_of_other_statuses_and_days_do_not_count(database: Database) -> None:
    graph = Graph().cluster("a", "b").needs("a", "x").needs("b", "x")
    graph.node("Member", "m").node("Member", "n").node("Stage", "s").node("ValueChain", "v")
    graph.say("performs", "m", "s").say("part_of", "s", "v", status="estimate")
    graph.say("member_of", "m", "a", valid_to="2020-01-01").say("member_of", "n", "b").offers("m", "x")
    graph.say("supplies", "n", "m", product="cells").load(database)
    assert rows(database, "lone_performers", statuses=["fact"]) == []
    assert [row["member"]["id"] for row in rows(database, "lone_performers")] == ["m"]
    assert rows(database, "supplies_between") == []
    assert [row["getting"]["id"] for row in rows(database, "supplies_between", as_of="2019-12-31")] == ["a"]
    then, now = rows(database, "helpers", as_of="2019-12-31"), rows(database, "helpers")
    assert [row["cluster"]["id"] for row in then] == ["b"], "m was a's own member then"
    assert [row["cluster"]["id"] for row in now] == ["a", "b"]


def test_figures_of_different_days_do_not_differ(database: Database) -> None:
    graph = Graph().cluster("a")
    for key, value, day in (("f1", "12", "2016"), ("f2", "14", "2017"), ("f3", "15", "2017")):
        graph.node("Figure", key, property="members", value=value, as_of=day).say("has_figure", "a", key)
    graph.load(database)
    (row,) = rows(database, "figures_that_differ")
    assert (row["as_of"], row["stated"]) == ("2017", ["14", "15"])


def test_they_are_told_over_http_with_the_scope_in_their_parameters(client: TestClient) -> None:
    found = client.get("/v1/questions", params={"synthetic": "true", "as_of": "2020-01-01"}).json()
    assert [one["name"] for one in found] == NAMES
    values = {one["name"]: one["default"] for one in found[0]["params"]}
    assert (values["as_of"], "synthetic" in values["statuses"]) == ("2020-01-01", True)
    answer = client.post("/v1/query", json={"query": found[0]["query"], "params": values})
    assert answer.status_code == 200
