"""cypher/facts/*.cypher, facts.read(): what counts in a scope, in memory."""

from gapbridge import facts
from gapbridge.database import Database
from gapbridge.scope import Scope
from tests.graphs import Graph
from tests.reference import Reference


def test_facts_by_hand(database: Database) -> None:
    graph = Graph().cluster("a", industry="wood", country="LT").cluster("b").member("m", "a").needs("a", "x", "y")
    graph.node("Competence", "root").say("competence_broader", "x", "root").say("coordinates", "m", "b")
    graph.offers("m", "y").offers("b", "z").needs("m", "z").load(database)
    found = facts.read(database)
    assert {key: one.member_ids for key, one in found.clusters.items()} == {"a": ["m"], "b": []}
    assert [(tie.type, tie.member_id) for tie in found.clusters["b"].ties] == [("COORDINATES", "m")]
    assert (found.clusters["a"].country, found.clusters["a"].industry_ids) == ("LT", ("wood",))
    assert (found.clusters["b"].country, found.clusters["b"].industry_ids) == (None, ())
    assert list(found.gaps("a")) == ["x", "y"]
    assert found.gaps("b") == {}
    assert [offer.holder_id for offer in found.offered("a")["y"]] == ["m"]
    assert found.competences["x"].broader_ids == ("root",)
    assert list(found.members) == ["m"]
    assert list(facts.read(database, Scope(include_members=True)).gaps("a")) == ["x", "y", "z"]


def test_facts_of_an_empty_graph_are_empty(database: Database) -> None:
    found = facts.read(database)
    assert (found.clusters, found.members, found.competences, found.needs, found.offers) == ({}, {}, {}, {}, {})


def check_facts(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): they agree with plain Python."""
    reference = Reference(graph.dataset, scope)
    found = facts.read(database, scope)
    assert list(found.clusters) == [cluster for cluster in reference.clusters if reference.in_industry(cluster)]
    for cluster in found.clusters.values():
        assert set(cluster.industry_ids) == reference.industries(cluster.id)
        assert set(cluster.wider_ids) == reference.wider_industries(cluster.id)
        assert set(cluster.member_ids) == reference.members(cluster.id)
        for key in graph.dataset.keys("Competence"):
            needs = {row.id for row in reference.open_needs(cluster.id, key)}
            assert {need.id for need in found.gaps(cluster.id).get(key, [])} == needs
            assert sorted({one.holder_id for one in found.offered(cluster.id).get(key, [])}) == reference.covering(
                cluster.id, key
            )
