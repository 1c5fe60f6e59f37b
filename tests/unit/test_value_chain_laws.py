"""gapbridge.value_chains on random graphs: it agrees with plain Python and obeys its laws. No database needed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import settings as hypothesis_settings

from gapbridge.results import ChainStudy
from gapbridge.scope import Scope
from gapbridge.value_chains import statistics, supplies
from gapbridge.value_chains.asked import asked
from gapbridge.value_chains.facts import ChainFacts, Supply
from gapbridge.value_chains.studies import study
from tests.conftest import examples
from tests.graphs import Graph
from tests.oracles.chain_facts import chain_facts
from tests.oracles.value_chains import Chains, betweenness, cut_off
from tests.random_graphs import graphs, scopes
from tests.reference import Reference

EXAMPLES = examples(40)  # each is looked at from every side


def sides(reference: Reference) -> list[dict[str, Any]]:
    """Everything that can be asked about."""
    clusters: list[dict[str, Any]] = [{"cluster_ids": [key]} for key in reference.clusters]
    members = sorted(reference.dataset.keys("Member"))
    named: list[dict[str, Any]] = [{"member_ids": members}] if members else []
    return [{"chain_id": "joinery"}, {"chain_id": "joinery", "cluster_ids": reference.clusters}, *clusters, *named]


@hypothesis_settings(max_examples=EXAMPLES)
@given(graph=graphs(), scope=scopes())
def test_a_study_agrees_with_plain_python(graph: Graph, scope: Scope) -> None:
    reference = Reference(graph.dataset, scope)
    facts, oracle = chain_facts(reference), Chains(reference)
    for whom in sides(reference):
        chosen = asked(facts, **whom)
        told, own = study(facts, chosen), set(chosen.organisation_ids)
        assert own == asked_about(oracle, whom)
        check_stages(told, oracle, own, whom)
        check_deliveries(told, oracle, own)
        distances = oracle.distances({*own, *chosen.cluster_ids})
        for missing in told.missing_stages:
            for performer in missing.performers if missing.cluster_id is None else ():
                steps = performer.introduction.steps if performer.introduction else []
                assert (len(steps) or None) == distances.get(performer.organisation_id)


def asked_about(oracle: Chains, whom: dict[str, Any]) -> set[str]:
    clusters = whom.get("cluster_ids", [])
    if clusters or "member_ids" in whom:
        return {*clusters, *whom.get("member_ids", [])}.union(*map(oracle.reference.members, clusters))
    return {who for stage in oracle.stages("joinery") for who in oracle.performers(stage)}


def check_stages(told: ChainStudy, oracle: Chains, own: set[str], whom: dict[str, Any]) -> None:
    stages = oracle.stages("joinery")
    if not whom.get("chain_id") and not any(oracle.performers(stage) & own for stage in stages):
        stages = set()
    assert {one.stage_id for one in told.stages} == stages
    lost = cut_off(stages, oracle.flow(stages))
    for one in told.stages:
        assert set(one.performer_ids) == oracle.performers(one.stage_id) & own
        assert set(one.outside_ids) == oracle.elsewhere(one.stage_id, own)
        assert sorted(one.needed_for_ids) == lost.get(one.stage_id, [])
    missing = {one.stage_id: one for one in told.missing_stages if one.cluster_id is None}
    assert missing.keys() == {stage for stage in stages if not oracle.performers(stage) & own}
    for stage, row in missing.items():
        assert {one.organisation_id for one in row.performers} == oracle.elsewhere(stage, own)


def check_deliveries(told: ChainStudy, oracle: Chains, own: set[str]) -> None:
    single = {(one.customer_id, one.product, one.supplier_id, one.share) for one in told.single_sources}
    assert single == oracle.single_sources(own)
    weeks = {(one.customer_id, one.product, one.supplier_id): one.weeks for one in told.exposures}
    assert weeks == oracle.weeks(own)
    nodes = oracle.chain_of(own)
    edges = {edge for edge in oracle.deliveries() if set(edge) <= nodes}
    assert {one.member_id for one in told.network.members} == nodes
    assert {one.member_id: one.cut_off_ids for one in told.network.single_points} == cut_off(nodes, edges)
    exact = betweenness(nodes, edges)
    assert all(abs((one.betweenness or 0) - exact[one.member_id]) < 1e-9 for one in told.network.members)


@hypothesis_settings(max_examples=EXAMPLES)
@given(graph=graphs(), scope=scopes())
def test_the_network_agrees_with_plain_python(graph: Graph, scope: Scope) -> None:
    reference = Reference(graph.dataset, replace(scope, industry_id=None))
    oracle, told = Chains(reference), statistics.supply_network(chain_facts(reference))
    found = {(one.cluster_id, one.other_cluster_id, one.member_id) for one in told.bridges}
    assert found == oracle.bridges()
    assert told.link_count == len(oracle.deliveries())
    assert told.statement_count == len(oracle.supplies())
    assert sum(told.part_sizes) == sum(told.community_sizes) == told.member_count


@hypothesis_settings(max_examples=EXAMPLES)
@given(graph=graphs(), scope=scopes())
def test_another_supplier_never_makes_a_single_source(graph: Graph, scope: Scope) -> None:
    facts = chain_facts(Reference(graph.dataset, scope))
    for customer in facts.suppliers:
        for product, deliveries in supplies.products(facts, customer).items():
            more = Supply("new", "newcomer", customer, product.upper(), "survey", "fact")
            after = replace(facts, supplies=(*facts.supplies, more))
            singles = {one.product.casefold() for one in supplies.single_sources(after, [customer])}
            assert product not in singles, deliveries


@hypothesis_settings(max_examples=EXAMPLES)
@given(graph=graphs(), scope=scopes())
def test_an_industry_never_adds_anybody(graph: Graph, scope: Scope) -> None:
    everywhere = chain_facts(Reference(graph.dataset, replace(scope, industry_id=None)))
    for industry in ("metal", "wood"):
        facts = chain_facts(Reference(graph.dataset, replace(scope, industry_id=industry)))
        for whom in sides(Reference(graph.dataset, scope)):
            less, more = (study(one, asked(one, **whom)) for one in (facts, everywhere))
            assert named(less) <= named(more)
            assert [one.stage_id for one in less.missing_stages] == [one.stage_id for one in more.missing_stages]
        whole = {one.member_id for one in statistics.supply_network(everywhere).members}
        assert {one.member_id for one in statistics.supply_network(facts).members} <= whole


def named(told: ChainStudy) -> set[tuple[str, ...]]:
    """Everybody named besides those asked about."""
    return {
        *((one.stage_id, who.organisation_id) for one in told.missing_stages for who in one.performers),
        *((one.customer_id, one.product, key) for one in told.single_sources for key in one.elsewhere_ids),
        *((one.cluster_id, one.other_cluster_id, one.member_id) for one in told.network.bridges),
    }


@hypothesis_settings(max_examples=EXAMPLES)
@given(graph=graphs(), scope=scopes())
def test_other_keys_give_the_same_study_under_other_keys(graph: Graph, scope: Scope) -> None:
    """The order of keys is turned round, so nothing may hang on it but order and the choice among equals."""
    facts = chain_facts(Reference(graph.dataset, scope))
    keys = sorted({*facts.members, *facts.clusters})
    new = {key: f"z{len(keys) - at:03}" for at, key in enumerate(keys)}
    old = {value: key for key, value in new.items()}
    other = renamed(facts, lambda key: new.get(key, key))
    for whom in sides(Reference(graph.dataset, scope)):
        again: dict[str, Any] = {
            name: ids if name == "chain_id" else [new.get(key, key) for key in ids] for name, ids in whom.items()
        }
        before, after = study(facts, asked(facts, **whom)), study(other, asked(other, **again))
        assert facets(before, lambda key: key) == facets(after, lambda key: old.get(key, key))


def facets(told: ChainStudy, key: Callable[[str], str]) -> list[object]:
    """What may not depend on the order of keys."""
    return [
        {(one.stage_id, frozenset(map(key, one.performer_ids))) for one in told.stages},
        {(one.stage_id, key(one.cluster_id or ""), one.performer_count) for one in told.missing_stages},
        {(key(one.customer_id), one.supplier_id and key(one.supplier_id), one.share) for one in told.single_sources},
        {(key(one.customer_id), one.value, one.lowest, one.highest) for one in told.concentrations},
        {(key(one.customer_id), key(one.supplier_id), one.weeks) for one in told.exposures},
        {(key(one.member_id), round(one.betweenness or 0, 9)) for one in told.network.members},
        {(key(one.member_id), frozenset(map(key, one.cut_off_ids))) for one in told.network.single_points},
        {
            (frozenset(map(key, (one.cluster_id, one.other_cluster_id))), key(one.member_id))
            for one in told.network.bridges
        },
        sorted(one.kind for heading in told.headings for one in heading.findings),
        sorted(one.wording for one in told.unknowns),
    ]


def renamed(facts: ChainFacts, key: Callable[[str], str]) -> ChainFacts:
    """The facts with other keys of clusters and members."""
    return replace(
        facts,
        clusters={
            key(one.id): replace(
                one, id=key(one.id), ties=tuple(replace(tie, member_id=key(tie.member_id)) for tie in one.ties)
            )
            for one in facts.clusters.values()
        },
        members={key(one.id): replace(one, id=key(one.id)) for one in facts.members.values()},
        needs={
            key(cluster): tuple(replace(need, holder_id=key(need.holder_id)) for need in needs)
            for cluster, needs in facts.needs.items()
        },
        statements=tuple(replace(one, start_id=key(one.start_id), end_id=key(one.end_id)) for one in facts.statements),
        supplies=tuple(
            replace(one, supplier_id=key(one.supplier_id), customer_id=key(one.customer_id)) for one in facts.supplies
        ),
        figures=tuple(replace(one, subject_id=key(one.subject_id)) for one in facts.figures),
    )


def test_an_empty_graph_answers_emptily() -> None:
    empty = ChainFacts(Scope())
    told = study(empty, asked(empty, chain_id="none"))
    assert [told.missing_stages, told.single_sources, told.exposures, told.clusters, told.sources] == [[]] * 5
    assert [one.wording for one in told.unknowns] == ["empty_chain"]
    assert statistics.supply_network(empty).members == []
