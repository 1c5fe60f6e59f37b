"""Cypher of a person, on a real Neo4j: right answers, and nothing that a hostile one could get."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gapbridge import adhoc, queries
from gapbridge.adhoc import Limits, QueryRefused
from gapbridge.adhoc.plan import check_plan
from gapbridge.database import Bounds, Database, Plan
from gapbridge.errors import BadInput, DatabaseUnavailable
from tests.conftest import LONG, cypher
from tests.graphs import Graph

QUERIES = [
    line
    for line in (Path(__file__).parent / "hostile_queries.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MADE = [
    "RETURN " + "(" * 400 + "1" + ")" * 400,
    "RETURN " + "[" * 400 + "]" * 400,
    "RETURN " + "NOT " * 1900 + "true",
    "RETURN 1" + "+1" * 3900,
    "RETURN 1" + "-1" * 3900,
    "MATCH (n) RETURN n" + ".a" * 3900,
    "MATCH (n" + ":A" * 3900 + ") RETURN n",
    "MATCH (n:" + "!" * 4000 + "A) RETURN n",
    "MATCH (n:A" + "&A" * 3900 + ") RETURN n",
    "MATCH (n) WHERE n.a" + " XOR n.a" * 20 + " RETURN n",
    "MATCH (n) WHERE n.a" + " OR n.a" * 900 + " RETURN n",
    "RETURN " + "COUNT { MATCH (n) WHERE 0 < " * 30 + "1" + " RETURN n }" * 30,
    " UNION ".join(["RETURN 1 AS a"] * 400),
    " ".join(f"MATCH (a{i})-->(b{i})" for i in range(250)) + " RETURN 1",
    "MATCH (a)" + "--()" * 200 + " RETURN count(*)",
    "WITH 'aaaaaaaaaa' AS a " + "WITH a + a AS a " * 45 + "RETURN size(a)",
    "WITH [1] AS a " + "WITH [a, a] AS a " * 45 + "RETURN a",
    "RETURN '" + "x" * 9000 + "'",
    "RETURN 1 //" + "x" * 9000,
    "RETURN 1\x00",
    "RETURN 1 // \u202e\n CREATE (n:Hostile)",
    "RETURN 1 // \u2028 CREATE (n:Hostile)",
    "RETURN 1 // \r CREATE (n:Hostile)",
    "RETURN 1 // \x85 CREATE (n:Hostile)",
    "RETURN '\ud800'",
]
PARAMETERS: dict[str, Any] = {
    "key": "x",
    "pattern": "(a+)+b",
    "list": ["(a+)+b"],
    "huge": 10**12,
    "x": True,
}
ANSWERED_WITHIN = 8.0


@pytest.fixture
def tripwire() -> Iterator[tuple[int, list[str]]]:
    """A port nobody should call, and who called."""
    callers: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    callers.append(str(server.accept()[1]))
                except TimeoutError:
                    continue

        listener = threading.Thread(target=listen)
        listener.start()
        yield server.getsockname()[1], callers
        done.set()
        listener.join()


def fingerprint(database: Database) -> list[dict[str, object]]:
    """All that a query could change: nodes, relationships, their properties, schema, users, known names."""
    return [
        *cypher(database, "MATCH (n) RETURN labels(n) AS labels, properties(n) AS own ORDER BY elementId(n)"),
        *cypher(database, "MATCH ()-[r]->() RETURN type(r) AS type, properties(r) AS own ORDER BY elementId(r)"),
        *cypher(database, "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name"),
        *cypher(database, "SHOW INDEXES YIELD name RETURN name ORDER BY name"),
        *cypher(database, "SHOW USERS YIELD user RETURN user ORDER BY user"),
        *cypher(database, "CALL db.labels() YIELD label RETURN label ORDER BY label"),
    ]


def graph() -> Graph:
    return Graph().cluster("a", "b", "c").member("m", "a").needs("a", "x").needs("b", "x").offers("m", "x")


def test_200_hostile_queries_change_nothing_reach_nothing_and_are_answered_in_time(
    database: Database, tripwire: tuple[int, list[str]]
) -> None:
    port, callers = tripwire
    graph().load(database)
    before = fingerprint(database)
    limits = Limits() if LONG else Limits(seconds=1.0)
    texts = [text.replace("{port}", str(port)) for text in QUERIES + MADE]
    assert len(texts) >= 200
    slowest = 0.0
    for text in texts:
        started = time.monotonic()
        try:
            adhoc.run(database, text, PARAMETERS, limits)
        except (BadInput, DatabaseUnavailable) as refused:
            assert "Traceback" not in str(refused)
        seconds = time.monotonic() - started
        assert seconds < ANSWERED_WITHIN, text
        slowest = max(slowest, seconds)
    assert fingerprint(database) == before
    assert callers == []


def test_a_query_returns_its_rows_as_plain_values(database: Database) -> None:
    graph().load(database)
    table = adhoc.run(
        database,
        "MATCH (c:Cluster {id: $key})-[need:NEEDS]->(x)"
        " RETURN c.id AS id, c, need, date('2020-05-01') AS day, [1, 2.5] AS numbers",
        {"key": "a"},
    )
    assert table.columns == ["id", "c", "need", "day", "numbers"]
    [record] = table.records
    assert record["id"] == "a"
    assert record["c"]["_labels"] == ["Cluster"] and record["c"]["id"] == "a"
    assert record["need"]["_type"] == "NEEDS"
    assert record["day"].isoformat() == "2020-05-01"
    assert record["numbers"] == [1, 2.5]
    assert not table.truncated


def test_more_rows_than_the_limit_are_cut_off(database: Database) -> None:
    table = adhoc.run(database, "UNWIND range(1, 100000) AS x RETURN x")
    assert [len(table.rows), table.truncated, table.rows[-1]] == [1_000, True, [1_000]]
    whole = adhoc.run(database, "UNWIND range(1, 1000) AS x RETURN x")
    assert [len(whole.rows), whole.truncated] == [1_000, False]


def test_more_bytes_than_the_limit_are_cut_off(database: Database) -> None:
    text = "UNWIND range(1, 100) AS x RETURN $text AS text"
    table = adhoc.run(database, text, {"text": "x" * 1_000}, Limits(bytes=10_000))
    assert [len(table.rows), table.truncated] == [9, True]
    with pytest.raises(BadInput, match="first row alone"):
        adhoc.run(database, text, {"text": "x" * 1_000}, Limits(bytes=100))


def test_a_mistake_is_told_with_its_place_in_the_text(database: Database) -> None:
    with pytest.raises(QueryRefused, match=r"Variable `m` not defined \(line 2, column 8 \(offset: 17\)\)$") as refused:
        adhoc.run(database, "MATCH (n)\nRETURN m")
    assert refused.value.place == (2, 8)
    with pytest.raises(QueryRefused, match="LOAD is refused") as refused:
        adhoc.run(database, "MATCH (n)\n\n  WHERE load RETURN n")
    assert refused.value.place == (3, 9)
    with pytest.raises(BadInput, match="by zero"):
        adhoc.run(database, "RETURN 1 / 0")


def test_a_label_that_is_not_in_the_graph_is_remarked(database: Database) -> None:
    graph().load(database)
    table = adhoc.run(database, "MATCH (n:Klusteris) RETURN n")
    assert table.rows == []
    assert any("Klusteris" in notice for notice in table.notices)
    assert adhoc.run(database, "MATCH (n:Cluster) RETURN n").notices == []
    assert adhoc.run(database, "MATCH (n:Cluster) RETURN n.founded_on AS day").notices == [], "none is known yet"
    assert len(adhoc.run(database, "MATCH (n:Cluster) RETURN n.foundation AS day").notices) == 1


def test_a_query_that_takes_too_long_is_stopped(database: Database) -> None:
    started = time.monotonic()
    with pytest.raises(BadInput, match=r"longer than 0\.5 s|within 1\.5 s"):
        adhoc.run(
            database,
            "UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b UNWIND [1, 2, 3, 4, 5, 6, 7, 8] AS c"
            " UNWIND [1, 2, 3, 4, 5, 6, 7, 8] AS d RETURN sum(a + b + c + d)",
            limits=Limits(seconds=0.5),
        )
    assert time.monotonic() - started < 3


def test_a_value_that_python_cannot_hold_is_told(database: Database) -> None:
    with pytest.raises(BadInput, match="cannot be shown"):
        adhoc.run(database, "RETURN date('-99999-01-01') AS day")


def test_a_caller_with_an_event_loop_of_its_own_is_answered(database: Database) -> None:
    async def notebook() -> list[list[Any]]:
        return adhoc.run(database, "RETURN 1 AS one").rows

    assert asyncio.run(notebook()) == [[1]]


def test_a_third_query_at_once_is_told_to_wait(database: Database) -> None:
    slow = (
        "UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b UNWIND [1, 2, 3, 4, 5, 6, 7, 8, 9] AS c"
        " UNWIND [1, 2, 3, 4, 5, 6, 7, 8, 9] AS d RETURN max(sin(a + b) + cos(c * d))"
    )

    def ask(_: int) -> str:
        try:
            adhoc.run(database, slow, limits=Limits(seconds=2.0))
        except BadInput:
            return "stopped"
        except DatabaseUnavailable:
            return "busy"
        return "answered"

    with ThreadPoolExecutor(3) as callers:
        outcomes = list(callers.map(ask, range(3)))
    assert outcomes.count("busy") == 1


def test_a_database_that_is_away_is_told_as_for_every_question(database: Database) -> None:
    with (
        Database(replace(database.connection, uri="bolt://127.0.0.1:1")) as away,
        pytest.raises(DatabaseUnavailable),
    ):
        adhoc.run(away, "RETURN 1")


class _SeenError(Exception):
    """The plan was looked at; the query is not run."""


@pytest.mark.parametrize(
    "name",
    [name for name in queries.names() if queries.get(name).access == "read" and not name.startswith("schema/")],
)
def test_the_plan_of_every_reading_query_of_the_product_is_allowed(database: Database, name: str) -> None:
    def check(plan: Plan) -> None:
        check_plan(plan)
        raise _SeenError

    with pytest.raises(_SeenError):
        database.ask(queries.get(name).text, {}, check, Bounds(30.0, 35.0, 1, 1))  # a first plan takes its time
