"""collaborations.ranking, .products, .link_prediction: pure functions, held against plain Python and their laws."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapbridge.collaborations import Measure, Wanted
from gapbridge.collaborations.link_prediction import foreseen, precision
from gapbridge.collaborations.measures import KINDS
from gapbridge.collaborations.products import Products
from gapbridge.collaborations.profiles import Links, Profile, Profiles
from gapbridge.collaborations.ranking import ranked
from gapbridge.scope import Scope
from tests.graphs import Graph
from tests.oracles.collaborations import Collaborations
from tests.random_graphs import graphs, scopes
from tests.reference import Reference

KEYS = ["amber", "birch", "cedar", "dune", "elm"]
COMPETENCES = ["art", "brewing", "casting", "dyeing"]
DAY = date(2020, 1, 1)


def profile(key: str, gaps: Iterable[str] = (), offers: Iterable[str] = (), **known: Any) -> Profile:
    unknown: dict[str, Any] = {
        "name_en": key, "country": None, "industry_ids": (), "wider_ids": (), "coordinators": (), "member_count": 0,
        "unknown_kind_count": 0, "research_ids": (),
    }  # fmt: skip
    return Profile(key, **{**unknown, **known}, gaps=dict.fromkeys(gaps), offered=frozenset(offers))


def standing(*clusters: Profile, **more: Any) -> Profiles:
    return Profiles(Scope(as_of=DAY), {one.id: one for one in clusters}, **more)


@st.composite
def random_profiles(draw: st.DrawFn) -> Profiles:
    """Up to five clusters with all that a measure reads."""
    some = st.lists(st.sampled_from(COMPETENCES), unique=True)
    keys = KEYS[: draw(st.integers(0, len(KEYS)))]
    clusters = [
        profile(
            key, draw(some), draw(some), country=draw(st.sampled_from([None, "LT", "LV"])),
            research_ids=draw(st.sampled_from([(), ("lab",)])), wider_ids=draw(st.sampled_from([(), ("wood",)])),
        )
        for key in keys
    ]  # fmt: skip
    members, stages = ["m", "n", "o"], ["saw", "plane"]
    links = {
        member: Links(
            frozenset(draw(st.lists(st.sampled_from(keys), max_size=2))) if keys else frozenset(),
            tuple((other, draw(st.integers(1, 2))) for other in members if other != member and draw(st.booleans())),
            tuple((other, "subsidiary_of") for other in members if other != member and draw(st.booleans())),
            frozenset(draw(st.lists(st.sampled_from(stages)))),
        )
        for member in members
    }
    return standing(*clusters, links=links, feeds=draw(st.sampled_from([frozenset(), frozenset({("saw", "plane")})])))


def worth(found: Iterable[Measure]) -> set[tuple[Any, ...]]:
    """Measures without their ranks; of what holds both ways, whoever is named first."""
    return {(*_ends(one), one.value, one.count) for one in found}


def _ends(one: Measure) -> tuple[str, str, Any]:
    pair = (one.cluster_id, one.partner_id)
    return one.kind, one.direction, frozenset(pair) if one.direction in ("together", "tie") else pair


def test_the_golden_values_of_similarity_and_link_prediction() -> None:
    """A offers x, y, z; B y, z, w; C z, w."""
    products = Products(standing(profile("a", (), "xyz"), profile("b", (), "yzw"), profile("c", (), "zw")))
    pairs = ((0, 0, 1), (1, 2, 2))  # AB, AC, BC
    both = products.offered_by_both.toarray()[pairs]
    either = products.offer_counts[list(pairs[0])] + products.offer_counts[list(pairs[1])] - both
    assert both / either == pytest.approx([0.5, 0.25, 0.666667], abs=1e-6)
    assert products.adamic_adar.toarray()[pairs] == pytest.approx([2.352934, 0.910239, 2.352934], abs=1e-6)
    assert products.resource_allocation.toarray()[pairs] == pytest.approx([0.833333, 0.333333, 0.833333], abs=1e-6)


def test_the_empty_graph_answers_emptily() -> None:
    assert ranked(standing()) == []
    assert ranked(standing(profile("a"), profile("b"))) == []


def test_ranks_are_1_2_2_4_by_value_then_count() -> None:
    """b and c can teach a half of what it lacks, a can teach d all of one gap, and e all of two."""
    clusters = [
        profile("a", "wx", "yz"), profile("b", (), "w"), profile("c", (), "x"), profile("d", "y"), profile("e", "yz"),
    ]  # fmt: skip
    found = ranked(standing(*clusters), Wanted(kinds=("teach_learn",)))
    assert [(one.cluster_id, one.partner_id, one.value, one.rank) for one in found] == [
        ("e", "a", 1, 1), ("d", "a", 1, 2), ("a", "b", 0.5, 3), ("a", "c", 0.5, 3),
    ]  # fmt: skip
    assert ranked(standing(*clusters), Wanted(kinds=("teach_learn",), max_rows=3)) == found[:3]
    assert found == sorted(found, key=lambda one: one.key)


@settings(max_examples=200)
@given(graph=graphs(), scope=scopes())
def test_measures_agree_with_plain_python(graph: Graph, scope: Scope) -> None:
    oracle = Collaborations(Reference(graph.dataset, scope))
    found = oracle.profiles()
    told = oracle.all_suggestions()
    assert {
        (one.kind, one.direction, one.cluster_id, one.partner_id): (one.value, one.rank) for one in ranked(found)
    } == {key: (one["value"], one["rank"]) for key, one in told.items()}
    assert [one.direction for one in ranked(found)] == [key[1] for key in told]


@settings(max_examples=50)
@given(random_profiles())
def test_one_cluster_one_pair_and_all_pairs_agree(found: Profiles) -> None:
    """Who learns is taught, who delivers is bought from, and a pair is told as its cluster's list tells it."""
    everything = ranked(found)
    of_each = [one for key in found.clusters for one in ranked(found, Wanted(key))]
    assert worth(one for one in of_each if one.direction not in ("teach", "buy")) == worth(everything)
    other_side = {"teach": "learn", "buy": "supply"}
    turned = [
        replace(one, cluster_id=one.partner_id, partner_id=one.cluster_id, direction=other_side[one.direction])  # type: ignore[arg-type]
        for one in of_each
        if one.direction in other_side
    ]
    assert worth(turned) == worth(one for one in everything if one.direction in ("learn", "supply"))
    for key in found.clusters:
        own = ranked(found, Wanted(key))
        for partner in [*found.clusters][:2]:
            if partner == key:
                continue
            pair = worth(ranked(found, Wanted(key, partner)))
            assert pair == worth(one for one in own if one.partner_id == partner)


@settings(max_examples=50)
@given(random_profiles(), st.data())
def test_renaming_clusters_permutes_the_answer(found: Profiles, data: st.DataObject) -> None:
    names = dict(zip(found.clusters, data.draw(st.permutations(list(found.clusters))), strict=True))
    clusters = sorted((replace(one, id=names[key]) for key, one in found.clusters.items()), key=lambda one: one.id)
    links = {
        key: replace(one, cluster_ids=frozenset(names[cluster] for cluster in one.cluster_ids))
        for key, one in found.links.items()
    }
    again = ranked(standing(*clusters, links=links, feeds=found.feeds))
    renamed = [
        replace(one, cluster_id=names[one.cluster_id], partner_id=names[one.partner_id]) for one in ranked(found)
    ]
    assert worth(renamed) == worth(again)
    assert sorted((one.kind, one.rank) for one in renamed) == sorted((one.kind, one.rank) for one in again)


@settings(max_examples=50)
@given(random_profiles(), st.sampled_from(KEYS), st.sampled_from(COMPETENCES))
def test_an_offer_lowers_no_value_and_changes_only_what_its_cluster_can_teach(
    found: Profiles, teacher: str, competence: str
) -> None:
    if teacher not in found.clusters:
        return
    before = {_ends(one): one.value for one in ranked(found)}
    richer = replace(found.clusters[teacher], offered=found.clusters[teacher].offered | {competence})
    after = {_ends(one): one.value for one in ranked(replace(found, clusters={**found.clusters, teacher: richer}))}
    assert all(after[ends] >= value for ends, value in before.items())
    changed = {ends for ends in before.keys() | after.keys() if before.get(ends) != after.get(ends)}
    assert all(direction == "learn" and pair[1] == teacher for _, direction, pair in changed)


@settings(max_examples=50)
@given(random_profiles(), st.sampled_from(KEYS), st.sampled_from(COMPETENCES))
def test_a_need_takes_no_competence_from_any_suggestion(found: Profiles, learner: str, competence: str) -> None:
    """Its share may fall, because there is more to learn; what can be taught and shared never does."""
    if learner not in found.clusters:
        return
    before = {_ends(one): one.count for one in ranked(found)}
    poorer = replace(found.clusters[learner], gaps={**found.clusters[learner].gaps, competence: None})
    after = {_ends(one): one.count for one in ranked(replace(found, clusters={**found.clusters, learner: poorer}))}
    assert all(after[ends] >= count for ends, count in before.items())


@settings(max_examples=50)
@given(
    random_profiles(), st.lists(st.sampled_from(KINDS), min_size=1, unique=True), st.booleans(), st.booleans(),
    st.sampled_from([None, "wood"]), st.sampled_from([None, *KEYS]), st.integers(1, 4),
)  # fmt: skip
def test_a_filter_never_adds(
    found: Profiles, kinds: Any, cross_border: bool, research: bool, industry: str | None, key: str | None, most: int
) -> None:
    narrowed = replace(found, scope=replace(found.scope, industry_id=industry))
    wanted = Wanted(key, None, kinds, cross_border, research)
    kept = ranked(narrowed, wanted)
    assert worth(kept) <= worth(ranked(found, Wanted(key)))
    assert all(one.kind in kinds for one in kept)
    assert [replace(one) for one in ranked(narrowed, wanted.at_most(most))] == [
        one for kind in KINDS for one in [one for one in kept if one.kind == kind][:most]
    ]
    for one in kept:
        pair = [found.clusters[one.cluster_id], found.clusters[one.partner_id]]
        countries = {cluster.country for cluster in pair}
        assert not cross_border or (len(countries) == 2 and None not in countries)
        assert not research or any(cluster.research_ids for cluster in pair)
        assert industry is None or industry in pair[1].wider_ids


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 2), st.booleans()), min_size=1, max_size=6), st.data())
def test_precision_is_the_mean_over_every_order_of_equal_scores(
    pairs: list[tuple[int, bool]], data: st.DataObject
) -> None:
    first = data.draw(st.integers(1, len(pairs)))
    orders = [order for order in permutations(pairs) if list(order) == sorted(order, key=lambda pair: -pair[0])]
    expected = sum(sum(hit for _, hit in order[:first]) / first for order in orders) / len(orders)
    scores, hits = (np.array(column) for column in zip(*pairs, strict=True))
    assert precision(scores.astype(float), hits, first) == pytest.approx(expected)


def test_what_was_foreseen_by_hand() -> None:
    """Before the split a and b worked together; a and c, of a rare common offer, then did; d with e is undated."""
    clusters = [
        profile("a", (), "xy"), profile("b", (), "y"), profile("c", (), "xy"), profile("d", (), "y"), profile("e"),
    ]  # fmt: skip
    dated = {("a", "b"): date(2019, 1, 1), ("a", "c"): date(2020, 1, 1)}
    found = foreseen(standing(*clusters), dated, {("d", "e")}, date(2020, 1, 1), [1, 2, 100])
    assert found.candidate_count == 8  # of 10 pairs, without a-b and d-e
    assert found.guess == 1 / 8
    told = {(one.measure, one.first): one.precision for one in found.foresight}
    assert told["adamic_adar", 1] == told["resource_allocation", 1] == 1
    assert told["offer_similarity", 1] == told["offer_similarity", 2] == 0.5  # b and d offer the same as well
    assert told["popularity", 1] == pytest.approx(1 / 8)  # nobody open has an earlier partner on both sides
    assert told["teach_learn", 2] == pytest.approx(1 / 8)
    assert ("adamic_adar", 100) not in told
