"""cypher/graph/*.cypher, neighbourhood.subgraph(), Subgraph, GET /v1/graph."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import networkx
import pytest

from gapbridge import neighbourhood, queries, vocabulary
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.export.flat import RENAMED
from gapbridge.results import Subgraph
from gapbridge.scope import Scope
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from gapbridge_api.graph_formats import EdgeFields, Link, NodeFields, cytoscape
from tests.asking import TestClient, asking
from tests.conftest import cypher
from tests.graphs import Graph

EVERYTHING = Scope(vocabulary.STATUSES)
DAY = date(2020, 1, 1)


def keys(found: Subgraph) -> list[str]:
    return [node.key for node in found.nodes]


def said(found: Subgraph) -> list[tuple[str, str, str]]:
    return [(edge.source, edge.type, edge.target) for edge in found.edges]


@pytest.fixture
def chain(database: Database) -> Database:
    """Cluster a needs x, which event e teaches; b needs x too, m is a member of b and offers y."""
    graph = Graph().cluster("a", industry="wood").cluster("b").needs("a", "x").needs("b", "x")
    graph.member("m", "b").offers("m", "y").node("Event", "e").say("teaches", "e", "x")
    graph.load(database)
    return database


@pytest.fixture
def client(demo: Database) -> Iterator[TestClient]:
    with asking(create_app(database=demo, api_settings=ApiSettings())) as client:
        yield client


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (0, ["x"]),
        (1, ["x", "a", "b", "e"]),
        (2, ["x", "a", "b", "e", "wood", "m"]),
        (3, ["x", "a", "b", "e", "wood", "m", "y"]),
    ],
)
def test_a_neighbourhood_by_hand(chain: Database, depth: int, expected: list[str]) -> None:
    found = neighbourhood.subgraph(chain, center="x", depth=depth)
    assert keys(found) == expected
    assert not found.truncated


def test_edges_join_nodes_that_are_there_in_the_direction_they_are_stored(chain: Database) -> None:
    found = neighbourhood.subgraph(chain, center="b", depth=1)
    assert said(found) == [("Member/m", "MEMBER_OF", "Cluster/b"), ("Cluster/b", "NEEDS", "Competence/x")]
    (of_b, _, _) = found.nodes
    assert (of_b.id, of_b.type, of_b.label) == ("Cluster/b", "Cluster", "the b")
    assert "id" not in of_b.properties
    assert of_b.properties["status"] == "fact"


def test_the_overview_is_clusters_industries_and_needs(chain: Database) -> None:
    found = neighbourhood.subgraph(chain)
    assert keys(found) == ["a", "b", "wood", "x"]
    assert said(found) == [
        ("Cluster/a", "IN_INDUSTRY", "Industry/wood"),
        ("Cluster/a", "NEEDS", "Competence/x"),
        ("Cluster/b", "NEEDS", "Competence/x"),
    ]


def test_what_does_not_hold_on_the_day_is_not_there(database: Database) -> None:
    graph = Graph().cluster("a")
    graph.needs("a", "x", valid_from="2020-01-01").needs("a", "y", valid_to="2020-01-01")
    graph.needs("a", "z", status="estimate").load(database)
    for center in (None, "a"):
        found = neighbourhood.subgraph(database, Scope(("fact",), DAY), center=center)
        assert keys(found) == ["a", "x"]
    assert keys(neighbourhood.subgraph(database, Scope(as_of=date(2019, 12, 31)))) == ["a", "y", "z"]


def test_made_up_nodes_are_hidden_unless_asked_for(database: Database) -> None:
    graph = Graph().cluster("a").cluster("made", status="synthetic").needs("a", "x")
    graph.needs("made", "x", status="synthetic").load(database)
    for center in (None, "x"):
        assert "made" not in keys(neighbourhood.subgraph(database, center=center))
        assert "made" in keys(neighbourhood.subgraph(database, EVERYTHING, center=center))
    with pytest.raises(NotFound, match="synthetic"):
        neighbourhood.subgraph(database, center="made")


def test_what_is_cut_says_so_and_keeps_the_nearest(chain: Database) -> None:
    for most in range(1, 7):
        found = neighbourhood.subgraph(chain, center="x", depth=3, max_nodes=most)
        assert keys(found) == ["x", "a", "b", "e", "wood", "m", "y"][:most]
        assert found.truncated
        assert {end for edge in found.edges for end in (edge.source, edge.target)} <= {n.id for n in found.nodes}
    assert not neighbourhood.subgraph(chain, center="x", depth=3, max_nodes=7).truncated
    assert neighbourhood.subgraph(chain, max_nodes=3).truncated
    assert not neighbourhood.subgraph(chain, max_nodes=4).truncated


def test_too_many_edges_are_cut_and_said(chain: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbourhood, "MAX_EDGES", 2)
    found = neighbourhood.subgraph(chain, center="x")
    assert len(found.edges) == 2
    assert found.truncated


def test_a_key_under_several_labels_needs_its_label(database: Database) -> None:
    Graph().cluster("same", industry="same").load(database)
    with pytest.raises(BadInput, match="Cluster, Industry"):
        neighbourhood.subgraph(database, center="same")
    found = neighbourhood.subgraph(database, center="same", label="Industry")
    assert [node.id for node in found.nodes] == ["Industry/same", "Cluster/same"]
    assert said(found) == [("Cluster/same", "IN_INDUSTRY", "Industry/same")]


@pytest.mark.parametrize(
    "options",
    [{"depth": -1}, {"depth": 4}, {"max_nodes": 0}, {"max_nodes": 2001}, {"center": "x", "label": "No"}],
)
def test_what_is_out_of_range_is_refused(database: Database, options: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        neighbourhood.subgraph(database, **options)


def test_bookkeeping_and_foreign_labels_never_appear(chain: Database) -> None:
    cypher(
        chain,
        "MATCH (a:Cluster {id: 'a'}) SET a:AAA"
        " MERGE (a)-[:NEEDS {id: 'odd', status: 'fact'}]->(:LoadLog {id: 'p'})"
        " MERGE (a)-[:LIKES {id: 'l', status: 'fact'}]->(:Competence {id: 'liked', status: 'fact'})",
    )
    for center in (None, "a"):
        found = neighbourhood.subgraph(chain, center=center, depth=1)
        assert set(keys(found)) == {"a", "wood", "x"} | ({"b"} if center is None else set())
        assert {node.type for node in found.nodes} <= {kind.label for kind in vocabulary.NODES}


def test_the_queries_name_every_label_of_the_vocabulary() -> None:
    labels = "|".join(kind.label for kind in vocabulary.NODES)
    for name in ("graph/node", "graph/neighbours", "graph/statements_between"):
        assert f":{labels} {{id:" in queries.get(name).body


def test_no_property_of_the_vocabulary_is_hidden_by_a_field_of_the_formats() -> None:
    nodes = {column.name for kind in vocabulary.NODES for column in kind.properties} - {"id"}
    edges = {column.name for kind in vocabulary.STATEMENTS for column in kind.properties}
    assert not nodes & set(NodeFields.model_fields)
    shown = {RENAMED.get(name, name) for name in edges}
    assert len(shown) == len(edges)
    assert not shown & {*EdgeFields.model_fields, *Link.model_fields}


def test_the_target_of_a_need_is_told_beside_the_target_of_its_edge(database: Database) -> None:
    Graph().cluster("a").needs("a", "x", importance="5", ability="2", target="4", scale_max="5").load(database)
    (edge,) = cytoscape(neighbourhood.subgraph(database)).elements.edges
    assert edge.data.target == "Competence/x"
    assert edge.data.model_dump()["target_ability"] == 4.0


def test_the_whole_neighbourhood_of_every_node_is_sound(demo: Database) -> None:
    for center, label in [("inolink", "Programme"), ("litek", "Cluster"), ("ex-tidewright", "Cluster")]:
        found = neighbourhood.subgraph(demo, EVERYTHING, center=center, label=label, depth=3, max_nodes=2000)
        nodes, edges = [node.id for node in found.nodes], [edge.id for edge in found.edges]
        assert len(set(nodes) | set(edges)) == len(nodes) + len(edges)
        assert {end for edge in found.edges for end in (edge.source, edge.target)} <= set(nodes)
        assert found == neighbourhood.subgraph(demo, EVERYTHING, center=center, label=label, depth=3, max_nodes=2000)
        assert len(nodes) > 20


def elements(client: TestClient, **params: Any) -> tuple[list[Any], list[Any], bool]:
    answer = client.get("/v1/graph", params=params).json()
    found = answer["elements"]
    return (
        [one["data"] for one in found["nodes"]],
        [one["data"] for one in found["edges"]],
        answer["truncated"],
    )


@pytest.mark.parametrize("params", [{}, {"center": "litek", "depth": 3}, {"synthetic": True}, {"max_nodes": 3}])
def test_cytoscape_elements_are_complete(client: TestClient, params: dict[str, Any]) -> None:
    nodes, edges, truncated = elements(client, **params)
    ids = [one["id"] for one in (*nodes, *edges)]
    assert len(set(ids)) == len(ids)
    assert all(isinstance(one, str) for one in ids)
    known = {node["id"] for node in nodes}
    assert edges or params.get("max_nodes")
    assert all(edge["source"] in known and edge["target"] in known for edge in edges)
    assert all(node["label"] and node["type"] and node["key"] for node in nodes)
    assert truncated == bool(params.get("max_nodes"))
    if "synthetic" not in params:
        assert "synthetic" not in {one["status"] for one in (*nodes, *edges)}
    else:
        assert "synthetic" in {node["status"] for node in nodes}


def test_networkx_reads_the_node_link_form(client: TestClient) -> None:
    _, edges, _ = elements(client)
    for key in ("edges", "links"):
        answer = client.get("/v1/graph", params={"format": "node-link", "edges_key": key}).json()
        graph = networkx.node_link_graph(answer, edges=key)
        assert isinstance(graph, networkx.MultiDiGraph)
        assert graph.graph == {"truncated": False}
        assert graph.number_of_edges() == len(edges)
        assert graph.nodes["Cluster/litek"]["country"] == "LT"
        assert {one for _, _, one in graph.edges(keys=True)} == {edge["id"] for edge in edges}


def test_the_same_question_has_the_same_answer_to_the_byte(client: TestClient) -> None:
    for path in ("/v1/graph?synthetic=true", "/v1/graph?center=inolink&depth=3", "/v1/graph?max_nodes=7"):
        assert client.get(path).content == client.get(path).content


def test_dates_are_text(client: TestClient) -> None:
    _, edges, _ = elements(client, center="litek")
    assert "2017-06-05" in {edge.get("valid_from") for edge in edges}
    assert json.dumps(edges)


def test_a_graph_out_of_bounds_is_refused(client: TestClient) -> None:
    for query in (
        "depth=4",
        "depth=-1",
        "max_nodes=0",
        "max_nodes=2001",
        "format=gexf",
        "edges_key=e",
        "center=",
    ):
        assert client.get(f"/v1/graph?{query}").status_code == 422
