"""cypher/gaps/shared_gaps.cypher, gaps.shared_gaps(), SharedGap."""

from datetime import date

import pytest

from gapbridge import gaps
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.results import SharedGap
from gapbridge.scope import Scope
from tests.graphs import Graph
from tests.random_graphs import COMPETENCES
from tests.reference import Reference

DAY = date(2020, 1, 1)


def ids(found: list[SharedGap]) -> dict[str, list[str]]:
    return {gap.competence_id: gap.cluster_ids for gap in found}


def test_shared_gaps_by_hand(database: Database) -> None:
    """Four clusters: x is lacked by all, y by two of one industry, z by one only."""
    graph = Graph().cluster("a", "b", industry="wood").cluster("c", industry="steel").cluster("d")
    graph.needs("a", "x", "y").needs("b", "x", "y").needs("c", "x", "z").needs("d", "x")
    graph.needs("a", "x", source_id="press", attribution="meeting", status="statement")
    graph.member("m", "c").offers("m", "x")
    graph.load(database)

    first, second = gaps.shared_gaps(database, Scope(as_of=DAY))

    assert first.model_dump() == {
        "competence_id": "x",
        "competence_name": "the art of x",
        "cluster_ids": ["a", "b", "c", "d"],
        "cluster_count": 4,
        "covered_cluster_ids": ["c"],
        "industry_ids": ["steel", "wood"],
        "unknown_industry_cluster_ids": ["d"],
        "cross_industry": True,
        "evidence_count": 5,
        "source_ids": ["press", "survey"],
        "attributions": ["meeting", "self"],
        "statuses": ["fact", "statement"],
    }
    assert (second.competence_id, second.cluster_ids, second.cross_industry) == ("y", ["a", "b"], False)


def test_shared_gaps_across_industries_are_unknown_where_an_unknown_industry_decides(
    database: Database,
) -> None:
    Graph().cluster("a", industry="wood").cluster("b").needs("a", "x").needs("b", "x").load(database)
    assert gaps.shared_gaps(database)[0].cross_industry is None


def test_shared_gaps_of_a_branch_and_a_part_of_it_are_not_across_industries(database: Database) -> None:
    graph = Graph().cluster("a", industry="metal").cluster("b", industry="steel")
    graph.say("industry_broader", "steel", "metal").needs("a", "x").needs("b", "x").load(database)
    assert gaps.shared_gaps(database)[0].cross_industry is False
    assert ids(gaps.shared_gaps(database, Scope(industry_id="steel"), min_clusters=1)) == {"x": ["b"]}
    assert ids(gaps.shared_gaps(database, Scope(industry_id="metal"), min_clusters=1)) == {"x": ["a", "b"]}


def test_shared_gaps_of_a_branch_of_competences(database: Database) -> None:
    graph = Graph().cluster("a", "b").needs("a", "root", "leaf", "other").needs("b", "root", "leaf", "other")
    graph.say("competence_broader", "leaf", "root").load(database)
    assert set(ids(gaps.shared_gaps(database, branch_id="root"))) == {"root", "leaf"}


def test_shared_gaps_leave_synthetic_statements_out_unless_asked(database: Database) -> None:
    graph = Graph().cluster("a", "b", status="synthetic").node("Competence", "x")
    for cluster in ("a", "b"):
        graph.needs(cluster, "x", status="synthetic")
    graph.load(database)
    assert gaps.shared_gaps(database) == []
    assert gaps.shared_gaps(database, Scope(statuses=("synthetic",)))[0].statuses == ["synthetic"]


def test_shared_gaps_hold_from_the_first_day_until_before_the_last(database: Database) -> None:
    graph = Graph().cluster("a", "b").needs("a", "x")
    graph.needs("b", "x", valid_from="2017-06-05", valid_to="2018-01-01").load(database)
    for day, expected in (("2017-06-04", 0), ("2017-06-05", 1), ("2017-12-31", 1), ("2018-01-01", 0)):
        assert len(gaps.shared_gaps(database, Scope(as_of=date.fromisoformat(day)))) == expected, day


@pytest.mark.parametrize(
    ("reviews", "still_open"),
    [
        ([("2019-01-01", {"post": "4"})], False),
        ([("2019-01-01", {"post": "3.9"})], True),
        ([("2019-01-01", {"post": "4", "kirkpatrick_level": "1"})], True),
        ([("2019-01-01", {"post": "4", "scale_max": "10"})], True),
        ([("2019-01-01", {"closes": "true"})], False),
        ([("2019-01-01", {"post": "4"}), ("2019-06-01", {"post": "2"})], True),
        ([("2019-01-01", {"post": "2"}), ("2019-06-01", {"post": "4"})], False),
        ([("2019-01-01", {"post": "4"}), ("2019-01-01", {"post": "2"})], True),
        ([("2019-01-01", {"post": "4"}), ("2019-06-01", {})], False),
        ([("2016-01-01", {"post": "4"})], True),
        ([("2020-01-02", {"post": "4"})], True),
    ],
)
def test_shared_gaps_close_and_reopen_by_evidence(
    database: Database, reviews: list[tuple[str, dict[str, str]]], still_open: bool
) -> None:
    """The need is stated on 2017-06-05 with importance 4 of 5 and looked at on 2020-01-01."""
    graph = Graph().cluster("a").needs("a", "x", importance="4", scale_max="5", valid_from="2017-06-05")
    for at, (day, cells) in enumerate(reviews):
        graph.assessed(f"review-{at}", "a", "x", day, **{"scale_max": "5", **cells})
    graph.load(database)
    assert bool(gaps.shared_gaps(database, Scope(as_of=DAY), min_clusters=1)) is still_open


def test_shared_gaps_count_needs_of_members_only_when_asked(database: Database) -> None:
    graph = Graph().cluster("a", "b").member("m", "a").needs("m", "x").needs("b", "x")
    graph.say("member_of", "m", "a", source_id="press").load(database)
    assert gaps.shared_gaps(database) == []
    found = gaps.shared_gaps(database, Scope(include_members=True))
    assert (ids(found), found[0].evidence_count) == ({"x": ["a", "b"]}, 2)


def test_shared_gaps_refuse_what_is_not_there(database: Database) -> None:
    Graph().cluster("a", industry="wood").needs("a", "x").load(database)
    with pytest.raises(NotFound, match="Did you mean wood"):
        gaps.shared_gaps(database, Scope(industry_id="woods"))
    with pytest.raises(NotFound):
        gaps.shared_gaps(database, branch_id="nothing")
    with pytest.raises(BadInput):
        gaps.shared_gaps(database, min_clusters=0)
    with pytest.raises(BadInput, match="status"):
        Scope(statuses=("guess",))


def check_shared_gaps(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): the query agrees with plain Python."""
    reference = Reference(graph.dataset, scope)
    for min_clusters, branch, covered in (
        (1, None, True), (2, None, True), (1, COMPETENCES[0], True), (2, None, False),
    ):  # fmt: skip
        found = gaps.shared_gaps(database, scope, min_clusters=min_clusters, branch_id=branch, include_covered=covered)
        expected = reference.shared_gaps(min_clusters, branch, covered)
        assert [gap.model_dump(exclude={"competence_name"}) for gap in found] == expected


def check_laws_of_shared_gaps(database: Database, graph: Graph, scope: Scope) -> None:
    """An offer never uncovers a gap, and asking for more clusters never finds more gaps. Changes the graph."""
    before = gaps.shared_gaps(database, scope, min_clusters=1)
    assert gaps.shared_gaps(database, scope, min_clusters=2) == [gap for gap in before if gap.cluster_count > 1]

    graph.offers("amber", "art", source_id="later").load(database)
    after = gaps.shared_gaps(database, scope, min_clusters=1)
    assert ids(after) == ids(before)
    for old, new in zip(before, after, strict=True):
        assert set(old.covered_cluster_ids) <= set(new.covered_cluster_ids)
