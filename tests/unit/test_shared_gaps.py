"""What follows from what clusters lack, without a database: ranks, spread, ratings, matches, coverage."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest

from gapbridge.facts import Need
from gapbridge.gaps import coverage, meaning, ranking, ratings, shared, spread
from gapbridge.gaps.hierarchy import Hierarchy
from gapbridge.gaps.lacking import Cluster, Lack, Lacked
from gapbridge.gaps.meaning import Matches
from gapbridge.results import SharedGap
from gapbridge.scope import Scope
from tests.conftest import examples
from tests.dense_graphs import CLUSTERS, COMPETENCES, dense
from tests.graphs import Graph
from tests.oracles import shared_gaps as oracle
from tests.reference import Reference

SEEDS = range(examples(200))
WAYS = [(), ("matched",), ("narrower", "broader"), ("matched", "narrower", "broader")]


def need(holder: str, importance: float | None, ability: float | None, scale: float | None = 5.0, at: int = 0) -> Need:
    return Need(
        f"{holder}-{at}", holder, "x", "survey", "fact", "self", importance=importance, ability=ability, scale_max=scale
    )


def test_mwds_and_rds_have_their_golden_values() -> None:
    rated = zip("abcd", [5, 4, 5, 4], [2, 3, 4, 2], strict=True)
    found = ratings.measures([need(who, importance, ability) for who, importance, ability in rated])
    assert found == (7.875, -100.0, 5.0, 4, 0)


def test_a_rating_counts_only_with_both_parts_on_one_stated_scale_and_an_organisation_only_once() -> None:
    said = [
        need("a", 5, 1), need("a", 3, 3, at=1),  # a counts once: importance 4, ability 2
        need("b", 2, 4),
        need("c", 5, None), need("d", None, 1), need("e", 5, 1, scale=None), need("f", 9, 1, scale=10.0),
        need("g", None, None),
    ]  # fmt: skip
    found = ratings.measures(said)
    assert found.mwds == pytest.approx(((4 - 2) * 3 + (2 - 4) * 3) / 2)
    assert (found.rds, found.scale_max, found.organisations, found.unused) == (0.0, 5.0, 2, 4)


def test_nobody_is_given_a_rating() -> None:
    assert ratings.measures([need("a", None, None), need("b", 4, None)]) == (None, None, None, 0, 1)


def test_the_higher_scale_counts_where_two_are_level() -> None:
    assert ratings.measures([need("a", 5, 1), need("b", 9, 1, scale=10.0)]).scale_max == 10.0


def test_the_two_scores_disagree_in_sign_and_in_order() -> None:
    """x: one far short, three a little beyond. y: all a little short. z is rated on another scale."""
    x = ratings.measures([need("a", 5, 1), need("b", 3, 4), need("c", 3, 4), need("d", 3, 4)])
    y = ratings.measures([need(who, 3, 2.9) for who in "abcd"])
    z = ratings.measures([need("a", 9, 8, scale=10.0)])
    assert (x.mwds, x.rds) == (0.875, 50.0)
    assert (y.mwds, y.rds) == (0.3, -100.0)
    assert ratings.compared([x, y, z, ratings.measures([])]) == [
        (["sign", "order"], [1]), (["order"], [0]), ([], []), None,
    ]  # fmt: skip


def test_ranks_are_1_2_2_4_with_an_interval_for_each() -> None:
    """Leave a out: w 3, x 2, y 1, z 1. Leave d out: w 3, x 2, y 2, z 1. Leave b or c out: w 3, x and y not level."""
    found = ranking.ranks([["a", "b", "c", "d"], ["a", "b"], ["a", "c"], ["d"]])
    assert found == [(1, 1, 1), (2, 2, 3), (2, 2, 3), (4, 2, 4)]


def test_one_cluster_alone_has_no_interval() -> None:
    assert ranking.ranks([["a"], ["a"]]) == [(1, None, None), (1, None, None)]
    assert ranking.ranks([]) == []


@pytest.mark.parametrize(
    ("industries", "expected", "across"),
    [
        (["w", "w", "s", "s"], 0.5, True),
        (["w", "w", "w", "s"], 0.375, True),
        (["w", "s", "t", "u"], 0.75, True),
        (["w", "w"], 0.0, False),
        (["w", "", "s"], 0.5, True),
        (["w", "", ""], None, None),
        (["w"], None, False),
        ([], None, False),
    ],
)
def test_the_spread_is_gini_simpson_where_each_cluster_has_one_industry(
    industries: list[str], expected: float | None, across: bool | None
) -> None:
    clusters = [Cluster(str(at), "", *(frozenset(filter(None, [one])),) * 2) for at, one in enumerate(industries)]
    assert (spread.industry_spread(clusters), spread.cross_industry(clusters)) == (expected, across)
    known = [one for one in industries if one]
    if len(known) > 1:
        shares = [known.count(one) / len(known) for one in set(known)]
        assert spread.industry_spread(clusters) == pytest.approx(1 - sum(share**2 for share in shares))


def test_several_industries_and_narrower_ones_are_told_apart_as_cross_industry_does() -> None:
    metal = Cluster("a", "", frozenset({"metal"}), frozenset({"metal"}))
    steel = Cluster("b", "", frozenset({"steel"}), frozenset({"steel", "metal"}))
    wood = Cluster("c", "", frozenset({"wood", "steel"}), frozenset({"wood", "steel", "metal"}))
    iron = Cluster("d", "", frozenset({"iron"}), frozenset({"iron", "metal"}))
    assert spread.industry_spread([metal, steel, wood]) == 0.0
    assert spread.industry_spread([metal, steel, wood, iron]) == pytest.approx(4 / 16)  # iron and steel, iron and wood


def test_only_exact_and_close_matches_to_one_concept_make_the_same() -> None:
    """a and b are close to the concept e; c is close to f, which b is close to as well; a and c do not meet."""
    matches = Matches(
        {"a": {"e": ("m1",)}, "b": {"e": ("m2",), "f": ("m3",)}, "c": {"f": ("m4",)}}, {"e": "E", "f": "F"}
    )
    assert matches.same_meaning("a") == {"a", "b", "e"}
    one, two = Cluster("one", "One"), Cluster("two", "Two")
    lacked = [
        Lacked("a", "A", (Lack(one, (need("one", 5, 1),)),)),
        Lacked("b", "B", (Lack(two, (need("two", 5, 1),)),)),
        Lacked("c", "C", (Lack(two, (need("two", 4, 1, at=1),)),)),
        Lacked("d", "D", (Lack(one, (need("one", 4, 1, at=1),)),)),
    ]
    found = {
        one.id: (one.name, one.cluster_ids, one.merged_ids, one.match_ids) for one in meaning.merged(lacked, matches)
    }
    assert found == {
        "e": ("E", ["one", "two"], ("a", "b"), ("m1", "m2")),
        "f": ("F", ["two"], ("b", "c"), ("m3", "m4")),
        "d": ("D", ["one"], (), ()),
    }


def test_the_closest_way_of_covering_counts() -> None:
    above = Hierarchy({}, {"leaf": ("branch",), "branch": ("root",)}, {})
    matches = Matches({"leaf": {"concept": ("m",)}, "twin": {"concept": ("n",)}}, {})
    offered = ["leaf", "branch", "root", "twin", "other"]
    found = coverage.stand_ins(["leaf", "branch"], offered, above, matches, coverage.WIDER_WAYS)
    assert found["leaf"] == {
        "leaf": "same", "twin": "matched", "concept": "matched", "branch": "broader", "root": "broader",
    }  # fmt: skip
    assert found["branch"] == {"branch": "same", "leaf": "narrower", "root": "broader"}
    assert coverage.stand_ins(["leaf"], offered, above, matches, ())["leaf"] == {"leaf": "same"}


def test_shared_gaps_agree_with_plain_python_and_obey_their_laws() -> None:
    for seed in SEEDS:
        agree_with_plain_python(seed)


def agree_with_plain_python(seed: int) -> None:
    graph, scope = dense(seed)
    reference = Reference(graph.dataset, scope)
    choices = list(product(WAYS, (False, True)))
    for at in (seed, seed + 3):  # two of the eight in each graph
        ways, matched = choices[at % len(choices)]
        least, covered = 1 + at % 3, bool(seed % 5 % 2)
        found = answer(reference, ways, matched=matched, min_clusters=least, include_covered=covered)
        expected = oracle.shared_gaps(reference, least, None, covered, matched, ways)
        assert [gap.model_dump(exclude={"competence_name", "reasons"}) for gap in found] == expected
    obey_their_laws(graph, scope)
    are_renamed_with_their_keys(oracle.lacked(reference))


def obey_their_laws(graph: Graph, scope: Scope) -> None:
    reference = Reference(graph.dataset, scope)
    found = answer(reference)
    for gap in found:
        if gap.best_rank is not None and gap.worst_rank is not None:
            assert gap.best_rank <= gap.rank <= gap.worst_rank
        assert (gap.cross_industry is True) == ((gap.industry_spread or 0) > 0)
        assert gap.evidence_count == len(gap.statement_ids)
    assert without_order(answer(reference, min_clusters=2)) == without_order(
        [gap for gap in found if gap.cluster_count > 1]
    ), "asking for more clusters only cuts the end off"
    narrowed = [
        answer(reference, include_covered=False),
        *(answer(Reference(graph.dataset, replace(scope, industry_id=one))) for one in ("metal", "wood")),
        *([answer(Reference(graph.dataset, replace(scope, include_members=False)))] if scope.include_members else []),
    ]
    if scope.industry_id is not None:
        narrowed = narrowed[:1]
    for fewer in narrowed:
        assert pairs(fewer) <= pairs(found), "a filter never adds"


def are_renamed_with_their_keys(lacked: Sequence[Lacked]) -> None:
    """Other keys, in another order, change nothing but the keys."""
    other = {key: f"k{at}" for at, key in enumerate(sorted({*COMPETENCES, *CLUSTERS}, reverse=True))}
    renamed = [
        replace(one, id=other[one.id], lacks=tuple(sorted(
            (replace(lack, cluster=replace(lack.cluster, id=other[lack.cluster.id])) for lack in one.lacks),
            key=lambda lack: lack.cluster.id,
        )))
        for one in lacked
    ]  # fmt: skip

    def told(found: list[SharedGap], names: dict[str, str]) -> set[tuple[object, ...]]:
        return {
            (names[gap.competence_id], frozenset(names[one] for one in gap.cluster_ids), gap.rank, gap.best_rank,
             gap.worst_rank, gap.industry_spread, gap.mwds, gap.rds, tuple(gap.rating_disagreement or ()))
            for gap in found
        }  # fmt: skip

    unchanged = {name: name for name in other.values()}
    assert told(shared.of(renamed, min_clusters=1), unchanged) == told(shared.of(lacked, min_clusters=1), other)


def answer(
    reference: Reference, ways: Sequence[str] = (), *, matched: bool = False, min_clusters: int = 1,
    include_covered: bool = True,
) -> list[SharedGap]:  # fmt: skip
    """The answer from the rows, by the product's own functions, without a database."""
    found, offers = oracle.lacked(reference), oracle.offers(reference)
    said: dict[str, dict[str, tuple[str, ...]]] = {}
    for (competence, concept), ids in oracle.matches(reference).items():
        said.setdefault(competence, {})[concept] = tuple(sorted(ids))
    matches = Matches(said, {key: key for key in COMPETENCES})
    standing = coverage.stand_ins(
        [one.id for one in found], COMPETENCES, oracle.hierarchy(reference), matches, coverage.wider(ways)
    )  # fmt: skip
    found = coverage.with_covers(found, standing, offers)
    return shared.of(
        meaning.merged(found, matches) if matched else found, min_clusters=min_clusters, include_covered=include_covered
    )


def pairs(found: list[SharedGap]) -> set[tuple[str, str]]:
    return {(gap.competence_id, cluster) for gap in found for cluster in gap.cluster_ids}


def without_order(found: list[SharedGap]) -> list[dict[str, object]]:
    """All but what compares a row with all others of its answer."""
    return [gap.model_dump(exclude={"rating_disagreement", "order_disagreement_ids"}) for gap in found]
