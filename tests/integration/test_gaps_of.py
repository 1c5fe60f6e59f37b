"""cypher/gaps/gaps_of.cypher, gaps.gaps_of(), Gap."""

import pytest

from gapbridge import gaps
from gapbridge.database import Database
from gapbridge.errors import NotFound
from gapbridge.scope import Scope
from tests.graphs import Graph
from tests.reference import Reference


def test_gaps_of_by_hand(database: Database) -> None:
    graph = Graph().cluster("a", "b", "c").member("m", "a").member("n", "b")
    graph.needs("a", "x", importance="4", ability="2", scale_max="5").needs("a", "y").needs("b", "x", "z").needs(
        "c", "y"
    )
    graph.offers("m", "x").offers("a", "x").offers("n", "y").load(database)

    first, second = gaps.gaps_of(database, "a")

    assert (first.competence_id, first.covered, first.covering_ids) == ("x", True, ["a", "m"])
    assert first.other_cluster_ids == ["b"]
    assert [rating.model_dump() for rating in first.ratings] == [
        {"importance": 4.0, "ability": 2.0, "target": None, "scale_max": 5.0, "source_id": "survey"}
    ]
    assert (second.competence_id, second.covered, second.other_cluster_ids) == ("y", False, ["c"])
    assert second.ratings == []


def test_gaps_of_an_unknown_cluster_proposes_another(database: Database) -> None:
    Graph().cluster("litek").load(database)
    with pytest.raises(NotFound, match="Did you mean litek"):
        gaps.gaps_of(database, "litec")


def check_gaps_of(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): the query agrees with plain Python, and with the shared gaps."""
    reference = Reference(graph.dataset, scope)
    alone = set()
    for cluster in sorted(graph.dataset.keys("Cluster")):
        found = gaps.gaps_of(database, cluster, scope)
        expected = reference.gaps_of(cluster)
        assert [gap.model_dump(exclude={"competence_name", "ratings"}) for gap in found] == expected
        alone |= {(gap.competence_id, cluster) for gap in found if reference.in_industry(cluster)}
    shared = gaps.shared_gaps(database, scope, min_clusters=1)
    assert alone == {(gap.competence_id, cluster) for gap in shared for cluster in gap.cluster_ids}
