"""The graph as networkx sees it."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from networkx.algorithms import bipartite

from gapbridge import gaps, projection
from gapbridge.clusters import clusters
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.scope import Scope
from gapbridge.vocabulary import STATUSES
from tests.conftest import cypher
from tests.graphs import Graph
from tests.reference import Reference

EVERYTHING = Scope(statuses=STATUSES)


def test_the_whole_graph_has_every_node_with_its_label_and_properties(database: Database) -> None:
    Graph().cluster("a").needs("a", "x").load(database)
    graph = projection.whole(database)
    assert set(graph) == {"Source/survey", "Cluster/a", "Competence/x"}
    assert graph.nodes["Cluster/a"] == {
        "label": "Cluster",
        "id": "a",
        "name_en": "the a",
        "source_id": "survey",
        "status": "fact",
        "dataset": "test",
    }


def test_an_edge_runs_as_its_statement_and_is_known_by_its_id(database: Database) -> None:
    Graph().cluster("a").needs("a", "x", importance="4", valid_from="2020-05-01").load(database)
    [(start, end, key, properties)] = projection.whole(database).edges(keys=True, data=True)
    assert (start, end, key) == ("Cluster/a", "Competence/x", "needs:a:x:survey:2020-05-01")
    assert properties["type"] == "NEEDS"
    assert properties["importance"] == 4
    assert properties["valid_from"] == date(2020, 5, 1)


def test_two_statements_between_the_same_nodes_are_two_edges(database: Database) -> None:
    Graph().cluster("a").needs("a", "x").needs("a", "x", source_id="interview").load(database)
    assert projection.whole(database).number_of_edges("Cluster/a", "Competence/x") == 2


def test_synthetic_nodes_and_statements_are_there_only_when_asked_for(database: Database) -> None:
    synthetic = Graph().cluster("a").needs("a", "x").node("Cluster", "made-up", status="synthetic")
    synthetic.needs("made-up", "x", status="synthetic").load(database)
    assert set(projection.whole(database)) == {"Source/survey", "Cluster/a", "Competence/x"}
    graph = projection.whole(database, EVERYTHING)
    assert graph.has_edge("Cluster/made-up", "Competence/x")
    assert "Cluster/made-up" not in projection.cluster_competences(database)
    assert "Cluster/made-up" in projection.cluster_competences(database, EVERYTHING)


def test_statements_hold_on_the_day_asked_about_and_hierarchies_always(database: Database) -> None:
    graph = Graph().cluster("a").needs("a", "x", valid_from="2020-01-01", valid_to="2021-01-01")
    graph.node("Competence", "wide").say("competence_broader", "x", "wide", valid_from="2020-01-01")
    graph.load(database)
    types = {
        day: [data["type"] for _, _, data in projection.whole(database, Scope(as_of=day)).edges(data=True)]
        for day in (date(2019, 1, 1), date(2020, 6, 1), date(2021, 1, 1))
    }
    assert types == {
        date(2019, 1, 1): ["BROADER"],
        date(2020, 6, 1): ["NEEDS", "BROADER"],
        date(2021, 1, 1): ["BROADER"],
    }


def test_what_the_product_keeps_for_itself_is_left_out(inolink: Database) -> None:
    cypher(inolink, "CREATE (:LoadLog {id: 'x', last: 1, status: 'fact'})")
    assert "LoadLog" not in {name.split("/")[0] for name in projection.whole(inolink)}


def test_the_whole_of_inolink_has_all_its_nodes_and_statements(inolink: Database) -> None:
    graph = projection.whole(inolink, Scope(statuses=STATUSES, as_of=date(2026, 1, 1)))
    assert isinstance(graph, nx.MultiDiGraph)
    count = "MATCH (n) WHERE n.status IS NOT NULL RETURN count(n) AS nodes, COUNT { ()-->() } AS statements"
    [stored] = cypher(inolink, count)
    assert graph.number_of_nodes() == stored["nodes"]
    assert 0 < graph.number_of_edges() <= int(str(stored["statements"]))
    assert all(data["label"] == node.split("/")[0] for node, data in graph.nodes(data=True))
    assert all(key == data["id"] for _, _, key, data in graph.edges(keys=True, data=True))


def test_the_same_graph_is_always_built_in_the_same_order(inolink: Database) -> None:
    one, other = projection.whole(inolink), projection.whole(inolink)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
    names = list(one)
    assert names == sorted(names, key=lambda name: name.split("/", 1))


def test_clusters_and_competences_are_joined_where_gaps_are(inolink: Database) -> None:
    graph = projection.cluster_competences(inolink)
    assert bipartite.is_bipartite(graph)
    for cluster in clusters(inolink):
        expected = {gap.competence_id: gap.evidence_count for gap in gaps.gaps_of(inolink, cluster.id)}
        name = f"Cluster/{cluster.id}"
        assert graph.nodes[name] == {"label": "Cluster", "bipartite": 0, "name_en": cluster.name_en}
        joined = {end.split("/", 1)[1]: data["evidence_count"] for end, data in graph[name].items()}
        assert joined == expected


def test_a_cluster_without_a_gap_is_there_and_a_competence_nobody_lacks_is_not(database: Database) -> None:
    Graph().cluster("a", "b").needs("a", "x").offers("b", "y").load(database)
    graph = projection.cluster_competences(database)
    assert set(graph) == {"Cluster/a", "Cluster/b", "Competence/x"}
    assert list(graph.edges(data=True)) == [("Cluster/a", "Competence/x", {"evidence_count": 1})]


def test_needs_of_members_count_when_asked_for(database: Database) -> None:
    Graph().cluster("a").member("m", "a").needs("m", "x").load(database)
    assert projection.cluster_competences(database).number_of_edges() == 0
    assert projection.cluster_competences(database, Scope(include_members=True)).has_edge("Cluster/a", "Competence/x")


def test_the_matrices_by_hand(database: Database) -> None:
    graph = Graph().cluster("b", "a", "idle").member("m", "a").needs("a", "x", "y").needs("b", "y").needs("m", "y")
    graph.needs("a", "x", source_id="press").offers("a", "y").offers("m", "y", "z").load(database)
    found = projection.matrices(database)
    assert (found.cluster_ids, found.competence_ids) == (("a", "b", "idle"), ("x", "y", "z"))
    assert found.needs.toarray().tolist() == [[1, 1, 0], [0, 1, 0], [0, 0, 0]]
    assert found.offers.toarray().tolist() == [[0, 2, 1], [0, 0, 0], [0, 0, 0]]
    assert {(one.format, str(one.dtype), one.shape) for one in (found.needs, found.offers)} == {
        ("csr", "int64", (3, 3))
    }
    with_members = projection.matrices(database, Scope(include_members=True))
    assert with_members.needs.toarray().tolist() == [[1, 2, 0], [0, 1, 0], [0, 0, 0]]


def test_the_matrices_of_an_empty_graph_are_empty(database: Database) -> None:
    found = projection.matrices(database)
    assert (found.cluster_ids, found.competence_ids, found.needs.shape, found.offers.nnz) == ((), (), (0, 0), 0)


def test_clusters_are_joined_by_gaps_they_share_and_by_what_one_can_teach(database: Database) -> None:
    graph = Graph().cluster("a", "b", country="LT").cluster("c").needs("a", "x", "y").needs("b", "x", "z")
    graph.member("m", "b", "c").offers("m", "y").load(database)
    together = projection.clusters(database)
    assert not together.is_directed()
    assert list(together.edges(data=True)) == [("Cluster/a", "Cluster/b", {"weight": 1, "competence_ids": ("x",)})]
    assert together.nodes["Cluster/a"] == {"label": "Cluster", "name_en": "the a", "country": "LT"}
    assert together.nodes["Cluster/c"] == {"label": "Cluster", "name_en": "the c"}
    teaching = projection.clusters(database, kind="teach_learn")
    assert teaching.is_directed()
    taught = {"weight": 0.5, "competence_ids": ("y",)}
    assert list(teaching.edges(data=True)) == [("Cluster/b", "Cluster/a", taught), ("Cluster/c", "Cluster/a", taught)]
    with pytest.raises(BadInput, match="no kind"):
        projection.clusters(database, kind="love")  # type: ignore[arg-type]


def test_supplies_run_as_the_goods_do(database: Database) -> None:
    graph = Graph().cluster("a").node("Member", "n", kind="company").member("m", "a").member("idle", "a")
    graph.say("supplies", "m", "n", product="glue", share="0.4")
    graph.say("supplies", "m", "n", product="boards", valid_from="2020-01-01").load(database)
    found = projection.supplies(database)
    assert {name: found.nodes[name] for name in found} == {
        "Member/m": {"label": "Member", "name_en": "the m", "cluster_ids": ("a",)},
        "Member/n": {"label": "Member", "name_en": "the n", "cluster_ids": (), "kind": "company"},
    }
    assert [(start, end, said["product"]) for start, end, said in found.edges(data=True)] == [
        ("Member/m", "Member/n", "boards"), ("Member/m", "Member/n", "glue"),
    ]  # fmt: skip
    assert all(key == said["id"] for _, _, key, said in found.edges(keys=True, data=True))
    before = projection.supplies(database, Scope(as_of=date(2019, 1, 1)))
    assert [said.get("share") for _, _, said in before.edges(data=True)] == [0.4]


def test_a_value_chain_has_its_stages_with_who_performs_them(database: Database) -> None:
    graph = Graph().node("ValueChain", "joinery").node("Stage", "saw", position="1").node("Stage", "plane")
    graph.node("Stage", "elsewhere").cluster("a").member("m", "a")
    graph.say("part_of", "saw", "joinery").say("part_of", "plane", "joinery").say("feeds", "saw", "plane")
    graph.say("feeds", "saw", "plane", source_id="press").say("feeds", "plane", "elsewhere")
    graph.say("performs", "a", "saw").say("performs", "m", "saw").load(database)
    found = projection.value_chain(database, "joinery")
    assert found.nodes["Stage/saw"] == {"label": "Stage", "name_en": "the saw", "position": 1}
    assert set(found.edges(data="type")) == {
        ("Stage/saw", "Stage/plane", "FEEDS"), ("Cluster/a", "Stage/saw", "PERFORMS"),
        ("Member/m", "Stage/saw", "PERFORMS"),
    }  # fmt: skip
    assert found.edges["Stage/saw", "Stage/plane"]["evidence_count"] == 2
    assert "Stage/elsewhere" not in found
    with pytest.raises(NotFound, match="Did you mean joinery"):
        projection.value_chain(database, "joinry")


def check_projections(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): they agree with plain Python."""
    reference = Reference(graph.dataset, scope)
    counted = [cluster for cluster in reference.clusters if reference.in_industry(cluster)]
    found = projection.matrices(database, scope)
    assert list(found.cluster_ids) == counted
    for row, cluster in enumerate(counted):
        for competence in sorted(graph.dataset.keys("Competence")):
            column = found.competence_ids.index(competence) if competence in found.competence_ids else None
            needed = {need.start_id for need in reference.open_needs(cluster, competence)}
            offered = reference.covering(cluster, competence)
            held = (0, 0) if column is None else (found.needs[row, column], found.offers[row, column])
            assert held == (len(needed), len(offered))
    joined = {
        (f"Cluster/{one}", f"Cluster/{other}"): both
        for one in counted for other, both in reference.learn_together(one) if one < other and other in counted
    }  # fmt: skip
    together = projection.clusters(database, scope)
    assert {(start, end): said["competence_ids"] for start, end, said in together.edges(data=True)} == joined
    taught = {
        (f"Cluster/{partner}", f"Cluster/{learner}", competences, share)
        for learner in counted for direction, partner, competences, share in reference.teach_learn(learner)
        if direction == "learn" and partner in counted
    }  # fmt: skip
    teaching = projection.clusters(database, scope, kind="teach_learn")
    found_taught = {
        (start, end, said["competence_ids"], said["weight"]) for start, end, said in teaching.edges(data=True)
    }
    assert found_taught == taught
    supplied = {(f"Member/{row.start_id}", f"Member/{row.end_id}", row.id) for row in reference.valid("supplies")}
    assert set(projection.supplies(database, scope).edges(keys=True)) == supplied


def test_the_code_of_the_page_runs_as_it_stands(
    inolink: Database, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = inolink.connection
    monkeypatch.setenv("NEO4J_URI", connection.uri)
    monkeypatch.setenv("NEO4J_USER", connection.user)
    monkeypatch.setenv("NEO4J_PASSWORD", connection.password.get_secret_value())
    monkeypatch.setenv("NEO4J_DATABASE", connection.database)
    page = (project / "docs" / "notebooks.md").read_text(encoding="utf-8")
    found: dict[str, Any] = {}
    for block in re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE):
        exec(block, found)
    assert found["members"] and found["needs"] and found["parts"] >= 1
    assert found["alike"].has_edge("Cluster/ivita", "Cluster/litek")
    assert found["could_help"].shape == found["shared"].shape == found["likeness"].shape == (6, 6)
    assert "creating-added-value" in found["lacks"]
    assert found["chain"].number_of_nodes() > 1 and found["unperformed"] == []
    assert found["table"].columns == ["id"] and ["litek"] in found["table"].rows
    assert "creating added value" in capsys.readouterr().out
