"""cypher/gaps/shared_gaps.cypher, gaps.shared_gaps(), SharedGap; its formulas: tests/unit/test_shared_gaps.py."""

from datetime import date
from typing import Any

import pytest

from gapbridge import facts, gaps
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.gaps import lacking, shared
from gapbridge.gaps.ratings import NOT_RATED
from gapbridge.results import SharedGap
from gapbridge.scope import Scope
from tests.conftest import EXAMPLES
from tests.dense_graphs import dense
from tests.graphs import Graph
from tests.oracles import shared_gaps as oracle
from tests.random_graphs import COMPETENCES
from tests.reference import Reference

DAY = date(2020, 1, 1)


def ids(found: list[SharedGap]) -> dict[str, list[str]]:
    return {gap.competence_id: gap.cluster_ids for gap in found}


def test_shared_gaps_by_hand(database: Database) -> None:
    """Four clusters: x is lacked by all, y by two of one industry, z by one only."""
    graph = Graph().cluster("a", "b", industry="wood").cluster("c", industry="steel").cluster("d")
    for cluster, importance, ability in (("a", "5", "2"), ("b", "4", "3"), ("c", "5", "4"), ("d", "4", "2")):
        remedy = {"a": "training", "b": "organisational_change"}.get(cluster, "")
        graph.needs(cluster, "x", importance=importance, ability=ability, scale_max="5", remedy=remedy)
    graph.needs("a", "y").needs("b", "y").needs("c", "z")
    graph.needs("a", "x", source_id="press", attribution="meeting", status="statement")
    graph.member("m", "c").offers("m", "x")
    graph.load(database)

    first, second = gaps.shared_gaps(database, Scope(as_of=DAY))

    assert first.model_dump() == {
        "competence_id": "x",
        "competence_name": "the art of x",
        "merged_ids": [],
        "rank": 1,
        "best_rank": 1,
        "worst_rank": 1,
        "cluster_ids": ["a", "b", "c", "d"],
        "cluster_count": 4,
        "covered_cluster_ids": ["c"],
        "widely_covered_cluster_ids": [],
        "industry_ids": ["steel", "wood"],
        "industry_count": 2,
        "unknown_industry_cluster_ids": ["d"],
        "cross_industry": True,
        "industry_spread": 0.444444,  # a, b of wood, c of steel: 1 - (2/3)^2 - (1/3)^2
        "mwds": 7.875,
        "rds": -100.0,
        "rating_scale": 5.0,
        "rating_count": 4,
        "unused_rating_count": 0,
        "rating_disagreement": [],
        "order_disagreement_ids": [],
        "training_count": 1,
        "organisational_change_count": 1,
        "not_for_events": False,
        "evidence_count": 5,
        "source_ids": ["press", "survey"],
        "attributions": ["meeting", "self"],
        "statuses": ["fact", "statement"],
        "statement_ids": [
            "needs:a:x:press:", "needs:a:x:survey:", "needs:b:x:survey:", "needs:c:x:survey:", "needs:d:x:survey:",
        ],
        "supporting_ids": [
            "in_industry:a:wood:survey:", "in_industry:b:wood:survey:", "in_industry:c:steel:survey:",
            "member_of:m:c:survey:", "offers:m:x:survey:",
        ],
        "coverage": [
            {"cluster_id": "c", "organisation_id": "m", "competence_id": "x", "way": "same",
             "statement_id": "offers:m:x:survey:", "source_id": "survey", "status": "fact"},
        ],
        "reasons": {},
    }  # fmt: skip
    assert (second.competence_id, second.cluster_ids, second.cross_industry) == ("y", ["a", "b"], False)
    assert (second.rank, second.best_rank, second.worst_rank, second.industry_spread) == (2, 2, 2, 0.0)
    assert (second.mwds, second.rds, second.rating_count, second.not_for_events) == (None, None, 0, None)
    assert second.reasons == {
        **dict.fromkeys(("mwds", "rds", "rating_scale", "rating_disagreement"), NOT_RATED),
        "not_for_events": "2 of 2 statements do not say what would close the need",
    }


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
    with pytest.raises(BadInput, match="matched, narrower, broader"):
        gaps.shared_gaps(database, covered_by=["nearly"])
    with pytest.raises(BadInput, match="status"):
        Scope(statuses=("guess",))


def test_shared_gaps_of_an_empty_graph_are_none(database: Database) -> None:
    assert gaps.shared_gaps(database, min_clusters=1, matched=True, covered_by=["matched", "narrower", "broader"]) == []


def test_shared_gaps_rank_among_all_rows_though_only_some_are_asked_for(database: Database) -> None:
    graph = Graph().cluster("a", "b", "c").needs("a", "x", "y", "z").needs("b", "x", "y", "z").needs("c", "x")
    graph.load(database)
    ranks = [(gap.competence_id, gap.rank, gap.best_rank, gap.worst_rank) for gap in gaps.shared_gaps(database)]
    assert ranks == [("x", 1, 1, 1), ("y", 2, 1, 2), ("z", 2, 1, 2)]
    assert gaps.shared_gaps(database, max_rows=2) == gaps.shared_gaps(database)[:2]


def test_shared_gaps_count_matched_competences_as_one_only_when_asked(database: Database) -> None:
    """x is close to the concept and y is exactly it; z is only broader than it."""
    graph = Graph().cluster("a", "b", "c").needs("a", "x").needs("b", "y").needs("c", "z").node("Competence", "concept")
    graph.say("matches", "x", "concept", kind="close").say("matches", "y", "concept", kind="exact")
    graph.say("matches", "z", "concept", kind="broad").load(database)
    assert gaps.shared_gaps(database) == []
    (gap,) = gaps.shared_gaps(database, matched=True)
    assert (gap.competence_id, gap.competence_name, gap.merged_ids) == ("concept", "the concept", ["x", "y"])
    assert (gap.cluster_ids, gap.statement_ids) == (["a", "b"], ["needs:a:x:survey:", "needs:b:y:survey:"])
    assert gap.supporting_ids == ["matches:x:concept:survey:", "matches:y:concept:survey:"]


def test_shared_gaps_are_covered_by_other_competences_only_when_asked(database: Database) -> None:
    """Both lack hulls. a offers all of boats, b repairs hulls, and its member does what is matched to the same."""
    graph = Graph().cluster("a", "b").member("m", "b").needs("a", "hulls").needs("b", "hulls").offers("a", "boats")
    graph.offers("b", "repair").offers("m", "shells").node("Competence", "esco-hulls")
    graph.say("competence_broader", "hulls", "boats").say("competence_broader", "repair", "hulls")
    graph.say("matches", "hulls", "esco-hulls", kind="exact").say("matches", "shells", "esco-hulls", kind="close")
    graph.load(database)
    for ways, widely in (
        ([], []), (["broader"], ["a"]), (["narrower"], ["b"]), (["matched"], ["b"]),
        (["narrower", "broader"], ["a", "b"]),
    ):  # fmt: skip
        (gap,) = gaps.shared_gaps(database, covered_by=ways)
        assert (gap.covered_cluster_ids, gap.widely_covered_cluster_ids) == ([], widely), ways
        left = gaps.shared_gaps(database, covered_by=ways, include_covered=False, min_clusters=1)
        assert [one.cluster_ids for one in left] == [[one for one in "ab" if one not in widely]][: 2 - len(widely)]
    (gap,) = gaps.shared_gaps(database, covered_by=["matched", "narrower", "broader"])
    assert [(cover.organisation_id, cover.competence_id, cover.way) for cover in gap.coverage] == [
        ("a", "boats", "broader"), ("b", "repair", "narrower"), ("m", "shells", "matched"),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(1_000, 1_000 + EXAMPLES // 5))
def test_shared_gaps_of_dense_graphs_agree_with_plain_python(database: Database, seed: int) -> None:
    """What few drawn graphs have: many ratings, matches and several broader competences; and facts in memory agree."""
    graph, scope = dense(seed)
    graph.load(database)
    reference = Reference(graph.dataset, scope)
    choices: list[dict[str, Any]] = [
        {}, {"min_clusters": 1, "matched": True}, {"min_clusters": 1, "covered_by": ("matched", "narrower", "broader")},
        {"branch_id": "art", "include_covered": False, "matched": True, "covered_by": ("matched",)},
    ]  # fmt: skip
    for options in choices:
        found = gaps.shared_gaps(database, scope, **options)
        expected = oracle.shared_gaps(reference, **options)
        assert [gap.model_dump(exclude={"competence_name", "reasons"}) for gap in found] == expected, options
    in_memory = shared.of(lacking.of_facts(facts.read(database, scope)), min_clusters=1)
    left_out = {"supporting_ids"}  # facts do not keep the statements that place a cluster in an industry
    assert [gap.model_dump(exclude=left_out) for gap in in_memory] == [
        gap.model_dump(exclude=left_out) for gap in gaps.shared_gaps(database, scope, min_clusters=1)
    ]


def check_shared_gaps(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): the answer agrees with plain Python."""
    reference = Reference(graph.dataset, scope)
    for min_clusters, branch, covered, matched in (
        (1, None, True, False), (2, None, True, True), (1, COMPETENCES[0], True, True), (2, None, False, False),
    ):  # fmt: skip
        found = gaps.shared_gaps(
            database, scope, min_clusters=min_clusters, branch_id=branch, include_covered=covered, matched=matched
        )
        expected = oracle.shared_gaps(reference, min_clusters, branch, covered, matched)
        assert [gap.model_dump(exclude={"competence_name", "reasons"}) for gap in found] == expected


def check_laws_of_shared_gaps(database: Database, graph: Graph, scope: Scope) -> None:
    """An offer never uncovers a gap. Changes the graph."""
    before = gaps.shared_gaps(database, scope, min_clusters=1)
    graph.offers("amber", "art", source_id="later").load(database)
    after = gaps.shared_gaps(database, scope, min_clusters=1)
    assert ids(after) == ids(before)
    for old, new in zip(before, after, strict=True):
        assert set(old.covered_cluster_ids) <= set(new.covered_cluster_ids)
        touched = {"covered_cluster_ids", "coverage", "supporting_ids"}
        assert old.model_dump(exclude=touched) == new.model_dump(exclude=touched)
