"""Cypher of a person over HTTP: the same answers and refusals as of `adhoc`, and nothing a hostile body could do."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from pydantic import SecretStr

from gapbridge import adhoc, vocabulary
from gapbridge.database import Connection, Database
from gapbridge.errors import DatabaseUnavailable
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import TestClient, asking, problem
from tests.conftest import cypher
from tests.graphs import Graph
from tests.integration.test_adhoc import MADE, PARAMETERS, QUERIES, fingerprint, graph

SLOW = (
    "UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b UNWIND [1, 2, 3, 4, 5, 6, 7, 8, 9] AS c"
    " UNWIND [1, 2, 3, 4, 5, 6, 7, 8, 9] AS d RETURN max(sin(a + b) + cos(c * d))"
)
FEW = 12  # of the hostile queries, each so many


@pytest.fixture
def client(database: Database) -> Iterator[TestClient]:
    graph().load(database)
    with asking(create_app(database=database, api_settings=ApiSettings())) as client:
        yield client


def ask(client: TestClient, query: str, **params: Any) -> Any:
    return client.post("/v1/query", json={"query": query, "params": params})


def test_a_query_is_answered_as_a_table_and_as_a_graph(client: TestClient) -> None:
    answer = ask(
        client,
        "MATCH (c:Cluster)-[need:NEEDS]->(k:Competence {id: $key}) RETURN c.id AS id, c, need, k ORDER BY id",
        key="x",
    )
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    found = answer.json()
    assert found["columns"] == ["id", "c", "need", "k"]
    assert [row[0] for row in found["rows"]] == ["a", "b"]
    assert found["rows"][0][1]["_labels"] == ["Cluster"]
    assert (found["truncated"], found["notices"]) == (False, [])
    drawn = found["graph"]
    assert {node["id"] for node in drawn["nodes"]} == {"Cluster/a", "Cluster/b", "Competence/x"}
    assert {(edge["source"], edge["type"], edge["target"]) for edge in drawn["edges"]} == {
        ("Cluster/a", "NEEDS", "Competence/x"),
        ("Cluster/b", "NEEDS", "Competence/x"),
    }
    assert {edge["id"] for edge in drawn["edges"]} == {row[2]["id"] for row in found["rows"]}


def test_paths_and_lists_are_drawn_and_what_has_no_ends_is_told(client: TestClient) -> None:
    path = ask(
        client, "MATCH p = (:Member)-[:OFFERS]->(:Competence)<-[:NEEDS]-(:Cluster) RETURN collect(p) AS paths"
    ).json()
    assert {node["id"] for node in path["graph"]["nodes"]} == {"Member/m", "Competence/x", "Cluster/a", "Cluster/b"}
    assert sorted(edge["type"] for edge in path["graph"]["edges"]) == ["NEEDS", "NEEDS", "OFFERS"]
    bare = ask(client, "MATCH ()-[need:NEEDS]->() RETURN need").json()
    assert bare["graph"]["edges"] == []
    assert bare["notices"] == ["2 relationships cannot be drawn: the nodes at their ends are not returned."]
    numbers = ask(client, "RETURN {_labels: ['Cluster'], id: 'fake'} AS looks_like_one").json()
    assert numbers["graph"] == {"nodes": [], "edges": [], "truncated": False}


def test_the_statements_between_returned_nodes_are_drawn_when_asked_for(client: TestClient, database: Database) -> None:
    body = {"query": "MATCH (n:Cluster|Competence) RETURN n", "between": True}
    found = client.post("/v1/query?synthetic=true", json=body).json()["graph"]
    assert sorted(edge["type"] for edge in found["edges"]) == ["NEEDS", "NEEDS"]
    assert client.post("/v1/query?status=estimate", json=body).json()["graph"]["edges"] == []


def test_names_in_the_graph_are_in_the_readers_language(database: Database) -> None:
    Graph().node("Cluster", "a", name_lt="Ąžuolas").load(database)
    with asking(create_app(database=database, api_settings=ApiSettings())) as client:
        body = {"query": "MATCH (c:Cluster) RETURN c"}
        answer = client.post("/v1/query", json=body, headers={"Accept-Language": "lt"})
    assert [node["label"] for node in answer.json()["graph"]["nodes"]] == ["Ąžuolas"]


@pytest.mark.parametrize(
    ("query", "why", "place"),
    [
        ("MATCH (n)\n  LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD is refused", (2, 3)),
        ("CREATE (n:Hostile)", "does not begin with CREATE", (1, 1)),
        ("MATCH (n)\nWHERE n.id = RETURN n", "Neo4j cannot run the query", (2, 21)),
        ("MATCH (n) RETURN m", "Variable `m` not defined", (1, 18)),
        ("MATCH (n) SET n.x = 1", "does more than read", None),
        ("MATCH (n)\nRETURN n.id = $missing", "parameter $missing is missing", (2, 15)),
        ("RETURN 1 // \u202e", "invisible character", (1, 13)),
        ("RETURN 'open", "not closed", (1, 8)),
        ("RETURN 1 / 0", "by zero", None),
    ],
)
def test_a_refusal_says_why_and_where(client: TestClient, query: str, why: str, place: tuple[int, int] | None) -> None:
    refused = problem(ask(client, query), 422, "query-refused")
    assert why in refused["detail"]
    assert (refused.get("line"), refused.get("column")) == (place or (None, None))


def test_hostile_queries_do_nothing_over_http_either(client: TestClient, database: Database) -> None:
    before = fingerprint(database)
    for text in [*QUERIES[:: len(QUERIES) // FEW], *MADE[:FEW]]:
        started = time.monotonic()
        answer = client.post("/v1/query", content=json.dumps({"query": text, "params": PARAMETERS}), headers=JSON)
        assert answer.status_code in (200, 422), (text[:80], answer.text[:300])
        assert time.monotonic() - started < 10
    assert fingerprint(database) == before


JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("body", "status", "name"),
    [
        (b'{"query": "RETURN 1", "params": {"a": NaN}}', 422, "query-refused"),
        (b'{"query": "RETURN 1", "params": {"a": 1e999}}', 422, "query-refused"),
        (b'{"query": "RETURN 1", "params": {"a": 1' + b"0" * 400 + b"}}", 422, "query-refused"),
        (b'{"query": "RETURN 1", "params": {"a": ' + b"[" * 5_000 + b"]" * 5_000 + b"}}", 422, "bad-input"),
        (b'{"query": "RETURN $a", "params": {"a": ' + b"[" * 150 + b"]" * 150 + b"}}", 422, "query-refused"),
        (b'{"query": "RETURN \xff\xfe"}', 422, "bad-input"),
        (b'{"query": "RETURN \\ud800"}', 422, "bad-input"),
        (b'{"query": "RETURN 1", "params": [1]}', 422, "bad-input"),
        (b'{"query": "RETURN 1", "parameters": {}}', 422, "bad-input"),
        (b'{"query": ["RETURN 1"]}', 422, "bad-input"),
        (b'{"query": ""}', 422, "query-refused"),
        (b'{"query": "' + b"x" * 100_000 + b'"}', 422, "query-refused"),
        (b'{"query": "' + b"x" * 10_000_000 + b'"}', 413, "too-large"),
        (b"", 422, "bad-input"),
    ],
)
def test_a_hostile_body_is_refused(client: TestClient, body: bytes, status: int, name: str) -> None:
    problem(client.post("/v1/query", content=body, headers=JSON), status, name)


def test_values_that_json_cannot_carry_come_as_text(client: TestClient, database: Database) -> None:
    cypher(database, "CREATE (:LoadPart {id: 'odd', content: $content})", content=b"\xff\x00")
    found = ask(
        client,
        "MATCH (p:LoadPart {id: 'odd'}) RETURN 0.0 / 0.0 AS nan, 1.0 / 0.0 AS inf, 9007199254740993 AS big,"
        " p.content AS bytes, point({x: 1, y: 2}) AS at, duration('P1D') AS span,"
        " datetime('2020-01-01T00:00:00[Europe/Vilnius]') AS then,"
        " left('\U0001f600', 1) AS half",
    )
    assert found.status_code == 200, found.text
    assert found.json()["rows"][0][:6] == ["NaN", "Infinity", "9007199254740993", "/wA=", [1.0, 2.0], "P1D"]


def test_an_answer_nested_too_deep_is_refused(client: TestClient) -> None:
    for steps in (100, 400):
        answer = ask(client, f"RETURN reduce(all = [], one IN range(1, {steps}) | [all]) AS deep")
        assert "deep" in problem(answer, 422, "query-refused")["detail"]


def test_it_is_guarded_like_every_other_path(database: Database) -> None:
    body = {"query": "RETURN 1"}
    key = SecretStr("sixteen-letters-at-least")
    with asking(create_app(database=database, api_settings=ApiSettings(key=key))) as client:
        problem(client.post("/v1/query", json=body), 401, "api-key-required")
        problem(client.post("/v1/query", content=b"nonsense"), 401, "api-key-required")
        sent = {"X-API-Key": key.get_secret_value()}
        assert client.post("/v1/query", json=body, headers=sent).status_code == 200
        foreign = {**sent, "Origin": "https://evil.example"}
        problem(client.post("/v1/query", json=body, headers=foreign), 403, "origin-not-allowed")
        problem(client.post("/v1/query", content=b'{"query": "RETURN 1"}', headers=sent), 415, "unsupported-media-type")
        problem(client.post("/v1/query", json=body, headers={**sent, "Host": "evil.example"}), 400, "host-not-allowed")
        problem(client.get("/v1/query?query=RETURN+1", headers=sent), 405, "method-not-allowed")


def test_when_all_turns_are_taken_a_query_is_told_to_come_again_and_other_questions_are_answered(
    client: TestClient,
) -> None:
    slowest, done = 0.0, threading.Event()

    def others() -> None:
        nonlocal slowest
        while not done.is_set():
            started = time.monotonic()
            assert client.get("/v1/clusters").status_code == 200
            slowest = max(slowest, time.monotonic() - started)

    watching = threading.Thread(target=others)
    watching.start()
    with ThreadPoolExecutor(8) as callers:
        statuses = [answer.status_code for answer in callers.map(lambda _: ask(client, SLOW), range(8))]
    done.set()
    watching.join()
    assert statuses.count(503) >= 1 and set(statuses) <= {200, 422, 503}
    assert slowest < 2.0


def test_queries_of_people_can_have_a_server_of_their_own(database: Database) -> None:
    nowhere = Connection("bolt://127.0.0.1:1", "neo4j", SecretStr("x"))
    with Database(database.connection, asked_at=nowhere) as elsewhere:
        elsewhere.check()
        with asking(create_app(database=elsewhere, api_settings=ApiSettings())) as client:
            problem(ask(client, "RETURN 1"), 503, "database-unavailable")
            with pytest.raises(DatabaseUnavailable, match="correct GAPBRIDGE_QUERY_URI"):
                adhoc.run(elsewhere, "RETURN 1")
            assert client.get("/v1/clusters").status_code == 200


def test_an_address_that_cannot_be_used_names_its_own_setting(database: Database) -> None:
    nonsense = Connection("http://example.org", "neo4j", SecretStr("x"))
    with pytest.raises(DatabaseUnavailable, match="GAPBRIDGE_QUERY_URI cannot be used"):
        Database(database.connection, asked_at=nonsense)


def test_the_schema_is_that_of_the_vocabulary(client: TestClient) -> None:
    found = client.get("/v1/schema").json()
    assert [node["label"] for node in found["nodes"]] == [kind.label for kind in vocabulary.NODES]
    assert {one["type"] for one in found["relationships"]} == vocabulary.relationship_types()
    assert "source_id" in [one["name"] for one in found["of_all_relationships"]]
