"""gap_rollup(), gap_agreement(), gap_matrix(): gaps along the hierarchy, by who agrees, and as a heat map.

Their formulas are tested without a database: tests/unit/test_gap_views.py.
"""

import pytest

from gapbridge import gaps
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.results import GapMatrix
from gapbridge.scope import Scope
from tests.conftest import EXAMPLES
from tests.dense_graphs import dense
from tests.graphs import Graph
from tests.oracles import gap_views as oracle
from tests.random_graphs import COMPETENCES
from tests.reference import Reference


def test_gap_rollup_by_hand(database: Database) -> None:
    """a lacks hulls, b decks, both parts of boats, which c lacks itself; d lacks engines, no part of boats."""
    graph = Graph().cluster("a", industry="wood").cluster("b", industry="steel").cluster("c", "d")
    graph.needs("a", "hulls").needs("b", "decks").needs("c", "boats").needs("d", "engines").offers("c", "boats")
    graph.say("competence_broader", "hulls", "boats").say("competence_broader", "decks", "boats").load(database)

    (boats,) = gaps.gap_rollup(database)

    assert boats.model_dump() == {
        "competence_id": "boats",
        "competence_name": "the art of boats",
        "broader_ids": [],
        "cluster_ids": ["a", "b", "c"],
        "cluster_count": 3,
        "own_cluster_ids": ["c"],
        "lacked_ids": ["boats", "decks", "hulls"],
        "first_shared_ids": ["boats", "decks", "hulls"],
        "industry_ids": ["steel", "wood"],
        "industry_count": 2,
        "unknown_industry_cluster_ids": ["c"],
        "cross_industry": True,
        "industry_spread": 0.5,
        "evidence_count": 3,
        "source_ids": ["survey"],
        "attributions": ["self"],
        "statuses": ["fact"],
        "statement_ids": ["needs:a:hulls:survey:", "needs:b:decks:survey:", "needs:c:boats:survey:"],
        "supporting_ids": [
            "broader:decks:boats:survey:", "broader:hulls:boats:survey:",
            "in_industry:a:wood:survey:", "in_industry:b:steel:survey:",
        ],
        "reasons": {},
    }  # fmt: skip
    (left,) = gaps.gap_rollup(database, include_covered=False)
    assert (left.cluster_ids, left.own_cluster_ids) == (["a", "b"], [])
    every = gaps.gap_rollup(database, min_clusters=1)
    assert [row.competence_id for row in every] == ["boats", "decks", "engines", "hulls"]
    lowest = gaps.gap_rollup(database, min_clusters=1, lowest_only=True, branch_id="boats", max_rows=2)
    assert [row.competence_id for row in lowest] == ["boats", "decks"]


def test_gap_agreement_by_hand(database: Database) -> None:
    """Three clusters agree wholly on importance, and not at all on ability; d rated only two competences."""
    graph = Graph().cluster("a", "b", "c", "d")
    for cluster, abilities in (("a", "123"), ("b", "231"), ("c", "312")):
        for competence, importance, ability in zip("xyz", "531", abilities, strict=True):
            graph.needs(cluster, competence, importance=importance, ability=ability, scale_max="5")
    graph.needs("d", "x", "y", importance="1", scale_max="5").load(database)

    by_ability, by_discrepancy, by_importance = gaps.gap_agreement(database)

    assert by_importance.model_dump() == {
        "rated": "importance",
        "w": 1.0,
        "cluster_ids": ["a", "b", "c"],
        "rater_count": 3,
        "competence_ids": ["x", "y", "z"],
        "item_count": 3,
        "largest": True,
        "mean_ratings": [5.0, 3.0, 1.0],
        "chi_square": 6.0,
        "degrees_of_freedom": 2,
        "p_value": None,
        "unused_cluster_ids": ["d"],
        "unused_competence_ids": [],
        "evidence_count": 9,
        "source_ids": ["survey"],
        "attributions": ["self"],
        "statuses": ["fact"],
        "statement_ids": sorted(f"needs:{cluster}:{competence}:survey:" for cluster in "abc" for competence in "xyz"),
        "supporting_ids": [],
        "reasons": {"p_value": "too few competences: the approximation holds from 8 on"},
    }
    assert (by_ability.w, by_ability.mean_ratings) == (0.0, [2.0, 2.0, 2.0])
    assert by_discrepancy.w is not None and 0 < by_discrepancy.w < 1


def test_gap_agreement_is_unknown_where_too_few_rated_the_same(database: Database) -> None:
    graph = Graph().cluster("a", "b").needs("a", "x", "y", "z", importance="1", scale_max="5")
    graph.needs("b", "x", "y", "z", importance="2", scale_max="5").load(database)
    ability, _, importance = gaps.gap_agreement(database)
    assert ability.reasons["w"] == "nobody rated it on a stated scale"
    assert importance.reasons["w"] == "no three clusters rated the same three competences"
    assert (importance.w, importance.chi_square, importance.cluster_ids) == (None, None, [])


def test_gap_matrix_by_hand(database: Database) -> None:
    """a lacks x; b too, but its member offers it; c lacked it until a review; d never said anything, nor of y."""
    graph = Graph().cluster("a", "b", "c", "d").member("m", "b").offers("m", "x")
    graph.needs("a", "x", importance="4", ability="1", scale_max="5").needs("b", "x", "y").needs("c", "x")
    graph.assessed("review", "c", "x", "2019-01-01", closes="true").load(database)

    found = gaps.gap_matrix(database)

    assert [row.cluster_id for row in found.clusters] == ["b", "a", "c", "d"]
    assert [column.competence_id for column in found.competences] == ["x", "y"]
    assert found.states == [["covered", "open"], ["open", "unknown"], ["closed", "unknown"], ["unknown", "unknown"]]
    assert (found.cluster_total, found.competence_total, found.truncated) == (4, 2, False)
    counts = [(one.open_count, one.covered_count, one.closed_count) for one in found.competences]
    assert counts == [(1, 1, 1), (1, 0, 0)]
    a, b, _, c = found.cells
    assert [(cell.cluster_id, cell.competence_id, cell.state) for cell in found.cells] == [
        ("a", "x", "open"), ("b", "x", "covered"), ("b", "y", "open"), ("c", "x", "closed"),
    ]  # fmt: skip
    assert [(one.importance, one.ability, one.scale_max) for one in a.ratings] == [(4.0, 1.0, 5.0)]
    assert (a.statement_ids, a.supporting_ids) == (["needs:a:x:survey:"], [])
    assert b.supporting_ids == ["member_of:m:b:survey:", "offers:m:x:survey:"]
    assert (c.statement_ids, c.assessment_ids) == (["needs:c:x:survey:"], ["review"])


def test_gap_matrix_keeps_the_busiest_corner(database: Database) -> None:
    graph = Graph().cluster("a", "b", "c").needs("a", "x").needs("b", "x", "y").needs("c", "x", "y", "z")
    graph.load(database)
    found = gaps.gap_matrix(database, max_clusters=2, max_competences=1)
    assert ([row.cluster_id for row in found.clusters], found.states) == (["c", "b"], [["open"], ["open"]])
    assert (found.cluster_total, found.competence_total, found.truncated) == (3, 3, True)
    assert [cell.cluster_id for cell in found.cells] == ["b", "c"]
    shared = gaps.gap_matrix(database, min_clusters=2)
    assert [column.competence_id for column in shared.competences] == ["x", "y"]
    assert [row.stated_count for row in shared.clusters] == [2, 2, 1]


def test_these_questions_of_an_empty_graph_answer_emptily(database: Database) -> None:
    assert gaps.gap_rollup(database, min_clusters=1) == []
    assert [(row.w, row.evidence_count) for row in gaps.gap_agreement(database)] == [(None, 0)] * 3
    assert gaps.gap_matrix(database) == GapMatrix(
        clusters=[], competences=[], states=[], cells=[], cluster_total=0, competence_total=0, truncated=False
    )


def test_these_questions_refuse_what_is_not_there(database: Database) -> None:
    Graph().cluster("a").needs("a", "x").load(database)
    for ask in (gaps.gap_rollup, gaps.gap_agreement, gaps.gap_matrix):
        with pytest.raises(NotFound, match="competence"):
            ask(database, branch_id="nothing")
        with pytest.raises(NotFound, match="industry"):
            ask(database, Scope(industry_id="nothing"))
    with pytest.raises(BadInput, match="0 clusters"):
        gaps.gap_rollup(database, min_clusters=0)
    with pytest.raises(BadInput, match="1 to 500"):
        gaps.gap_matrix(database, max_clusters=501)


@pytest.mark.parametrize("seed", range(2_000, 2_000 + EXAMPLES // 7))
def test_gap_views_of_dense_graphs_agree_with_plain_python(database: Database, seed: int) -> None:
    graph, scope = dense(seed)
    graph.load(database)
    check_gap_views(database, graph, scope)


def check_gap_views(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py too): the answers agree with plain Python."""
    reference = Reference(graph.dataset, scope)
    for least, branch, covered in ((1, None, True), (2, COMPETENCES[0], False)):
        rolled_up = gaps.gap_rollup(database, scope, min_clusters=least, branch_id=branch, include_covered=covered)
        expected = oracle.gap_rollup(reference, least, branch, covered)
        assert [row.model_dump(exclude={"competence_name", "reasons"}) for row in rolled_up] == expected
    check_matrix(gaps.gap_matrix(database, scope), reference)
    for row in gaps.gap_agreement(database, scope):
        said = oracle.ratings(reference, row.rated)
        assert sorted([*row.cluster_ids, *row.unused_cluster_ids]) == sorted(said)
        table = [[said[cluster][one] for one in row.competence_ids] for cluster in row.cluster_ids]
        assert row.w == (oracle.concordance(table) if table else None)


def check_matrix(found: GapMatrix, reference: Reference) -> None:
    """Every cell has the state that the rows say, and the list of cells is what the states show."""
    expected = oracle.gap_matrix(reference)
    told = {
        (cell.cluster_id, cell.competence_id): (
            cell.state, cell.statement_ids, [one for one in cell.supporting_ids if one.startswith("offers:")]
        )
        for cell in found.cells
    }  # fmt: skip
    assert told == expected
    assert sorted(row.cluster_id for row in found.clusters) == [
        cluster for cluster in reference.clusters if reference.in_industry(cluster)
    ]
    for row, states in zip(found.clusters, found.states, strict=True):
        for column, state in zip(found.competences, states, strict=True):
            at = (row.cluster_id, column.competence_id)
            assert state == (expected[at][0] if at in expected else "unknown")
