"""The roll-up and the agreement without a database: gaps.rollup, gaps.hierarchy, gaps.agreement."""

from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from scipy.stats import friedmanchisquare

from gapbridge.gaps import rollup
from gapbridge.gaps.agreement import RATED, concordance, of
from gapbridge.gaps.complete_block import complete_block
from gapbridge.gaps.hierarchy import Hierarchy
from gapbridge.gaps.lacking import Cluster, Lack, Lacked
from tests.conftest import examples
from tests.dense_graphs import COMPETENCES, dense
from tests.oracles import gap_views as oracle
from tests.oracles import shared_gaps as rows
from tests.reference import Reference
from tests.unit.test_shared_gaps import need

SEEDS = range(examples(200))


def lacked(**clusters: str) -> list[Lacked]:
    """Competences and the clusters that lack them: `lacked(x="a b")`."""
    known = {key: Cluster(key, key) for said in clusters.values() for key in said.split()}
    return [
        Lacked(one, one, tuple(Lack(known[key], (need(key, None, None),)) for key in said.split()))
        for one, said in clusters.items()
    ]


def test_two_clusters_that_lack_different_things_share_the_broader_one() -> None:
    """hull and deck are parts of boat, boat of transport; a lacks hull, b deck, c and d both lack engine."""
    above = Hierarchy(
        {key: key for key in ("hull", "deck", "boat", "engine", "transport")},
        {"hull": ("boat",), "deck": ("boat",), "boat": ("transport",), "engine": ("transport",)},
        {
            ("hull", "boat"): ("s1",),
            ("deck", "boat"): ("s2",),
            ("boat", "transport"): ("s3",),
            ("engine", "transport"): ("s4",),
        },
    )  # fmt: skip
    found = rollup.of(lacked(hull="a", deck="b", engine="c d"), above)
    assert [(row.competence_id, row.cluster_ids, row.lacked_ids, row.first_shared_ids) for row in found] == [
        ("transport", ["a", "b", "c", "d"], ["deck", "engine", "hull"], []),
        ("boat", ["a", "b"], ["deck", "hull"], ["deck", "hull"]),
        ("engine", ["c", "d"], ["engine"], ["engine"]),
    ]
    assert [row.own_cluster_ids for row in found] == [[], [], ["c", "d"]]
    assert [row.supporting_ids for row in found] == [["s1", "s2", "s3", "s4"], ["s1", "s2"], []]
    assert rollup.of(lacked(hull="a", deck="b", engine="c d"), above, min_clusters=3)[0].first_shared_ids == [
        "deck", "engine", "hull",
    ]  # fmt: skip


def test_a_competence_with_two_broader_ones_counts_once_at_the_top() -> None:
    """x lies under left and right, both under top: a diamond."""
    above = Hierarchy(
        {key: key for key in ("x", "left", "right", "top")},
        {"x": ("left", "right"), "left": ("top",), "right": ("top",)},
        {("x", "left"): ("1",), ("x", "right"): ("2",), ("left", "top"): ("3",), ("right", "top"): ("4",)},
    )
    found = rollup.of(lacked(x="a b", right="b c"), above)
    assert [(row.competence_id, row.cluster_ids, row.evidence_count, row.first_shared_ids) for row in found] == [
        ("right", ["a", "b", "c"], 3, ["right"]),
        ("top", ["a", "b", "c"], 3, []),
        ("left", ["a", "b"], 2, []),
        ("x", ["a", "b"], 2, ["x"]),
    ]
    assert found[1].supporting_ids == ["1", "2", "3", "4"]


def test_a_hierarchy_that_goes_in_a_circle_is_walked_to_its_end() -> None:
    above = Hierarchy({"x": "x", "y": "y"}, {"x": ("y",), "y": ("x",)}, {("x", "y"): ("1",), ("y", "x"): ("2",)})
    assert [(row.competence_id, row.first_shared_ids) for row in rollup.of(lacked(x="a", y="b"), above)] == [
        ("x", ["x", "y"]), ("y", ["x", "y"]),
    ]  # fmt: skip


def test_the_rollup_and_the_agreement_agree_with_plain_python() -> None:
    for seed in SEEDS:
        agree_with_plain_python(seed)


def agree_with_plain_python(seed: int) -> None:
    graph, scope = dense(seed)
    reference = Reference(graph.dataset, scope)
    found, above = rows.lacked(reference), rows.hierarchy(reference)
    for least in (1, 2, 3):
        rolled_up = rollup.of(found, above, min_clusters=least)
        expected = oracle.gap_rollup(reference, least)
        assert [row.model_dump(exclude={"competence_name", "reasons"}) for row in rolled_up] == expected
        obey_the_laws_of_the_rollup(found, above, least)
    for row, rated in zip(of(found), RATED, strict=True):
        said = oracle.ratings(reference, rated)
        assert (row.cluster_ids, row.competence_ids, row.largest) == complete_block(said)
        table = [[said[cluster][one] for one in row.competence_ids] for cluster in row.cluster_ids]
        assert row.w == (oracle.concordance(table) if table else None)
        assert sorted([*row.cluster_ids, *row.unused_cluster_ids]) == sorted(said)


def obey_the_laws_of_the_rollup(found: list[Lacked], above: Hierarchy, least: int) -> None:
    """A broader competence is lacked by all that lack a narrower one; every gap that is shared anywhere is first shared
    at some level, where it is shared; and what several lack themselves is shared at its own level."""
    rolled_up = {row.competence_id: row for row in rollup.of(found, above, min_clusters=least)}
    for row in rolled_up.values():
        for broader in row.broader_ids:
            assert set(row.cluster_ids) <= set(rolled_up[broader].cluster_ids)
    first = {one for row in rolled_up.values() for one in row.first_shared_ids}
    assert first == {one for row in rolled_up.values() for one in row.lacked_ids}
    for one in found:
        if len(one.lacks) >= least:
            assert rolled_up[one.id].first_shared_ids.count(one.id) == 1


def test_the_graphs_of_this_test_have_what_it_is_about() -> None:
    """A test that meets no such case would pass whatever the code does."""
    met = {"joined higher up": 0, "agreement": 0, "some left out": 0}
    for seed in range(200):
        graph, scope = dense(seed)
        reference = Reference(graph.dataset, scope)
        found, above = rows.lacked(reference), rows.hierarchy(reference)
        told = of(found)
        met["joined higher up"] += any(
            set(row.first_shared_ids) - {row.competence_id} for row in rollup.of(found, above)
        )
        met["agreement"] += any(row.w is not None for row in told)
        met["some left out"] += any(row.w is not None and row.unused_cluster_ids for row in told)
    assert min(met.values()) > 10, met


def test_w_of_an_example_worked_on_paper() -> None:
    """Three raters of four items, with a tie: ranks 4 3 2 1, 4 2.5 2.5 1, 3 4 2 1; sums 11, 9.5, 6.5, 3.

    S = 3.5^2 + 2^2 + 1^2 + 4.5^2 = 37.5; the tie of two makes T = 6; W = 12 * 37.5 / (9 * 60 - 3 * 6) = 450 / 522.
    """
    found = concordance([[5, 4, 3, 1], [5, 3, 3, 2], [4, 5, 2, 1]])
    assert (found.w, found.chi_square, found.p_value) == (0.862069, 7.758621, None)


def test_w_is_1_when_all_agree_and_undefined_when_nobody_prefers_anything() -> None:
    assert concordance([[1, 2, 3]] * 3).w == 1.0
    assert concordance([[10, 20, 30], [1, 2, 3], [2, 3, 4]]).w == 1.0, "only the order counts, not the scale"
    assert concordance([[2, 2, 2]] * 3).w is None


def test_w_agrees_with_plain_python_and_is_friedmans_statistic_scaled() -> None:
    for seed in SEEDS:
        w_is_friedmans_statistic_scaled(Random(seed))


def w_is_friedmans_statistic_scaled(chance: Random) -> None:
    raters, items = chance.randint(3, 6), chance.randint(3, 10)
    table = [[chance.randint(1, 5) for _ in range(items)] for _ in range(raters)]
    found = concordance(table)
    assert found.w == oracle.concordance([[Fraction(one) for one in row] for row in table])
    if found.w is not None and found.chi_square is not None:
        statistic, p_value = friedmanchisquare(*zip(*table, strict=True))
        assert found.chi_square == pytest.approx(statistic, abs=1e-6)
        assert found.w == pytest.approx(statistic / (raters * (items - 1)), abs=1e-6)
        assert 0 <= found.w <= 1
        assert found.p_value == (pytest.approx(p_value) if items >= 8 else None)
        order = chance.sample(range(items), items)
        assert concordance([[row[at] for at in order] for row in table]).w == pytest.approx(found.w)


def test_only_clusters_that_rated_the_same_competences_are_compared() -> None:
    """a, b, c rated x, y, z; d rated all but z; nobody else rated v."""
    rated = {key: "xyz" for key in "abc"} | {"d": "xyv"}
    assert complete_block(rated) == (["a", "b", "c"], ["x", "y", "z"], True)
    assert complete_block({key: said for key, said in rated.items() if key != "a"}) == ([], [], True)
    assert complete_block({key: "xyzv" for key in "abcd"}) == (["a", "b", "c", "d"], ["v", "x", "y", "z"], True)
    assert complete_block({}) == ([], [], True)


def test_the_block_compared_is_the_largest_by_brute_force() -> None:
    for seed in SEEDS:
        the_block_is_the_largest(Random(seed))


def the_block_is_the_largest(chance: Random) -> None:
    share = chance.choice([0.4, 0.6, 0.8])
    rated = {
        one: [item for item in COMPETENCES if chance.random() < share] for one in "abcdefgh"[: chance.randint(3, 8)]
    }
    clusters, items, largest = complete_block(rated)
    assert largest and all(item in rated[cluster] for cluster in clusters for item in items)
    every = (some for size in range(3, len(COMPETENCES) + 1) for some in combinations(COMPETENCES, size))
    sizes = [(len(some), sum(set(some) <= set(rated[cluster]) for cluster in rated)) for some in every]
    assert len(clusters) * len(items) == max((one * other for one, other in sizes if other >= 3), default=0)
    stopped = complete_block(rated, most_steps=1)
    assert len(stopped.clusters) * len(stopped.competences) <= len(clusters) * len(items)
    assert not stopped.largest or len(stopped.clusters) * len(stopped.competences) == len(clusters) * len(items)
