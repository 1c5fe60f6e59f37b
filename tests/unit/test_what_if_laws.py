"""gapbridge.what_if on random graphs: it agrees with plain Python and obeys its laws. No database needed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from gapbridge import what_if
from gapbridge.results import WhatIf
from gapbridge.scope import Scope
from gapbridge.value_chains.asked import asked
from gapbridge.value_chains.studies import study
from gapbridge.what_if.answers import Answers, Asked, NeedKey
from gapbridge.what_if.causes import Laid
from gapbridge.what_if.overlay import applied
from gapbridge.what_if.scenario import (
    Change,
    EventAdded,
    MemberLeaves,
    Scenario,
    SupplierFails,
)
from gapbridge.what_if.situation import Situation
from tests.conftest import examples
from tests.eventful_graphs import eventful
from tests.graphs import Graph
from tests.oracles.collaborations import Collaborations
from tests.oracles.situations import carried_out, key_of, situation
from tests.oracles.value_chains import Chains, cut_off
from tests.random_graphs import graphs, scopes
from tests.reference import Reference

EXAMPLES = examples(60)
SEEDS = range(EXAMPLES)


def everybody(today: Situation) -> Asked:
    return Asked(1, True, frozenset(today.facts.clusters))


def plain(answers: Answers) -> dict[str, Any]:
    """The answers without the ids of statements, and stored events under the keys that they have in scenarios."""
    return {
        "needs": {
            key: (one.offering, one.partners, tuple(event.replace("scenario-", "scenario:") for event in one.events))
            for key, one in answers.needs.items()
        },
        "gaps": answers.gaps,
        "points": answers.points,
        "stages": answers.stages,
        "suggestions": answers.suggestions,
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_a_scenario_is_answered_as_if_it_had_been_carried_out(seed: int) -> None:
    graph, scope, changes = eventful(seed)
    today = situation(Reference(graph.dataset, scope))
    really = situation(Reference(carried_out(graph, changes, scope.statuses[0]).dataset, scope))
    chosen = everybody(today)
    assumed = applied(today, changes)
    assert plain(Answers(assumed, chosen)) == plain(Answers(really, chosen))
    assert plain(Answers(applied(today, changes[::-1]), chosen)) == plain(Answers(really, chosen)), "in any order"
    assert today == situation(Reference(graph.dataset, scope)), "today is left as it is"
    for whom in ({"chain_id": "joinery"}, {"cluster_ids": sorted(today.facts.clusters)}):
        told = [study(one.chain, asked(one.chain, **whom)) for one in (assumed, really)]
        networks = [one.network.model_dump(exclude={"source_ids", "statuses"}) for one in told]
        assert networks[0] == networks[1]
        assert [[one.stage_id for one in each.missing_stages] for each in told[:1]] == [
            [one.stage_id for one in told[1].missing_stages]
        ]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_scenario_agrees_with_plain_python(seed: int) -> None:
    graph, scope, changes = eventful(seed)
    today = situation(Reference(graph.dataset, scope))
    reference = Reference(carried_out(graph, changes, scope.statuses[0]).dataset, scope)
    told = Answers(applied(today, changes), everybody(today))
    assert {key: (one.offering, one.partners) for key, one in told.needs.items()} == needs(reference)
    oracle = Chains(reference)
    edges = oracle.deliveries()
    cut = cut_off({key for edge in edges for key in edge}, edges)
    assert {key: list(one) for key, one in told.points.items()} == cut
    expected = Collaborations(reference).all_suggestions()
    assert {key: one.value for key, one in told.suggestions.items()} == {
        key: one["value"] for key, one in expected.items()
    }
    for change in changes:
        if isinstance(change, EventAdded):
            taught = {key for key, one in told.needs.items() if change.id in one.events}
            assert taught == {key for key in told.needs if key[1] in change.teaches}
            assert key_of(change) in reference.dataset.keys("Event")


def needs(reference: Reference) -> dict[NeedKey, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The gaps, who of the cluster offers them, and which partners do, from the rows."""
    found = {}
    pairs = {(row.start_id, row.end_id) for row in reference.valid("collaborates_with")}
    for cluster in filter(reference.in_industry, reference.clusters):
        partners = {other for pair in pairs for other in pair if cluster in pair} - {cluster}
        for competence in sorted(reference.dataset.keys("Competence")):
            if reference.open_needs(cluster, competence):
                found[cluster, competence] = (
                    tuple(reference.covering(cluster, competence)),
                    tuple(sorted(one for one in partners if reference.covering(one, competence))),
                )
    return found


@hypothesis_settings(max_examples=EXAMPLES)
@given(graph=graphs(), scope=scopes())
def test_a_scenario_without_changes_changes_nothing(graph: Graph, scope: Scope) -> None:
    today = situation(Reference(graph.dataset, scope))
    assert applied(today, ()) is today
    (told,) = compared(today, ()).scenarios
    assert told.figures == compared(today, ()).today
    assert not any((told.needs, told.shared_gaps, told.single_points, told.cut_off, told.stages, told.suggestions))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_gains_never_takes_and_what_leaves_never_gives(seed: int) -> None:
    graph, scope, changes = eventful(seed)
    today = situation(Reference(graph.dataset, scope))
    before = Answers(today, everybody(today))
    for change in changes:
        after = Answers(applied(today, [change]), everybody(today))
        gives = not isinstance(change, MemberLeaves | SupplierFails)
        if gives:
            assert after.needs.keys() == before.needs.keys()
        more, less = (after, before) if gives else (before, after)
        for key, one in less.needs.items():
            assert set(one.offering) <= set(more.needs[key].offering)
            assert set(one.partners) <= set(more.needs[key].partners)
            assert set(one.events) <= set(more.needs[key].events)
        for stage, who in less.stages.items():
            assert set(who) <= set(more.stages.get(stage, ()))
        assert Answers(applied(today, [change]), everybody(today), before).reached.keys() <= before.reached.keys()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_supplier_that_fails_cuts_off_what_it_was_the_single_point_of(seed: int) -> None:
    """Dominators against brute force: without its deliveries, nothing from the beginnings of today gets there."""
    graph, scope, _ = eventful(seed)
    reference = Reference(graph.dataset, scope)
    today = situation(reference)
    edges = Chains(reference).deliveries()
    nodes = {key for edge in edges for key in edge}
    for member in sorted(nodes):
        fails = SupplierFails(kind="supplier_fails", member=member, weeks=1)
        left = {(one.supplier_id, one.customer_id) for one in applied(today, [fails]).chain.supplies}
        assert left == {edge for edge in edges if edge[0] != member}
        (told,) = compared(today, (fails,)).scenarios
        assert [one.member_id for one in told.cut_off] == cut_off(nodes, edges).get(member, [])
        assert list(Answers(today, Asked()).points.get(member, ())) == cut_off(nodes, edges).get(member, [])


@pytest.mark.parametrize("seed", SEEDS)
def test_every_difference_has_its_causes(seed: int) -> None:
    """Each cause is a change of the scenario; with the causes alone something is different there too."""
    graph, scope, changes = eventful(seed)
    today = situation(Reference(graph.dataset, scope))
    (told,) = compared(today, changes).scenarios
    laid = Laid(today, changes, Asked())
    rows = (told.needs, told.shared_gaps, told.single_points, told.stages, told.outages, told.suggestions)
    for row in (one for found in rows for one in found):
        assert row.caused_by
        assert set(row.caused_by) <= set(range(1, len(changes) + 1))
    for one in told.needs:
        key = (one.cluster_id, one.competence_id)
        alone = laid.with_only(frozenset(one.caused_by)).needs.get(key)
        assert alone != laid.before.needs[key]
        assert all(key.startswith("scenario:") for key in one.assumed_statement_ids)
        assert not any(key.startswith("scenario:") for key in one.lost_statement_ids)


def compared(today: Situation, changes: tuple[Change, ...]) -> WhatIf:
    return what_if.of_situation(today, [Scenario(name="it", changes=changes)], Asked())
