"""A network of deliveries in numbers: parts, circles, communities, central members, single points, bridges."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from gapbridge.keys import fold
from gapbridge.results import NetworkMember, SinglePoint, SupplyNetwork
from gapbridge.value_chains import networks
from gapbridge.value_chains.bridges import bridges
from gapbridge.value_chains.cutting import DEFAULT_ROWS, Cut
from gapbridge.value_chains.evidence import evidence
from gapbridge.value_chains.facts import ChainFacts
from gapbridge.value_chains.networks import Betweenness, Communities

if TYPE_CHECKING:
    from networkx import DiGraph


def supply_network(
    facts: ChainFacts,
    member_ids: Collection[str] | None = None,
    *,
    cluster_ids: Collection[str] | None = None,
    max_rows: int = DEFAULT_ROWS,
) -> SupplyNetwork:
    """The network of known deliveries among these members, or among all that may be named.

    Args:
        facts: What counts. The industry of its scope narrows the members where none are given.
        member_ids: Only deliveries among these.
        cluster_ids: Only bridges from one of these clusters to another one.
        max_rows: Most rows of each list.
    """
    trading = facts.suppliers.keys() | facts.customers.keys()
    chosen = {key for key in trading if (facts.may_be_named(key) if member_ids is None else key in member_ids)}
    graph = networks.supply_graph(facts, chosen)
    supplies = [one for one in facts.supplies if one.supplier_id in chosen and one.customer_id in chosen]
    groups, central, cut, said = (
        networks.communities(graph),
        networks.betweenness(graph),
        Cut(max_rows),
        evidence(supplies),
    )
    return SupplyNetwork(
        member_count=len(graph),
        link_count=graph.number_of_edges(),
        product_count=len({fold(one.product) for one in supplies}),
        part_sizes=cut.rows("part_sizes", [len(part) for part in networks.parts(graph)]),
        circles=cut.rows("circles", networks.circles(graph)),
        community_sizes=cut.rows("community_sizes", [len(group) for group in groups.groups]),
        modularity=groups.modularity,
        community_reason=groups.reason,
        betweenness_starts=central.starts,
        betweenness_reason=central.reason,
        members=_members(facts, graph, central, groups, cut),
        single_points=_single_points(facts, graph, cut),
        bridges=cut.rows("bridges", bridges(facts, supplies, cluster_ids)),
        cut=cut.lengths,
        statement_count=len(said["statement_ids"]),
        source_ids=said["source_ids"],
        statuses=said["statuses"],
    )


def _members(
    facts: ChainFacts, graph: DiGraph[str], central: Betweenness, groups: Communities, cut: Cut
) -> list[NetworkMember]:  # fmt: skip
    numbers = {key: at for at, group in enumerate(groups.groups, 1) for key in group}
    shown = cut.rows("members", sorted(graph, key=lambda key: (-central.values.get(key, 0), key)))
    return [
        NetworkMember(
            member_id=key,
            member_name=facts.organisation_name(key),
            cluster_ids=facts.belongs.get(key, []),
            supplier_count=graph.in_degree(key),
            customer_count=graph.out_degree(key),
            betweenness=central.values.get(key),
            community=numbers.get(key),
        )
        for key in shown
    ]


def _single_points(facts: ChainFacts, graph: DiGraph[str], cut: Cut) -> list[SinglePoint]:
    """The members that all known deliveries to others pass, those that most others hang on first."""
    hanging = networks.cut_off(graph)
    shown = cut.rows("single_points", sorted(hanging, key=lambda key: (-len(hanging[key]), key)))
    return [
        SinglePoint(
            member_id=key,
            member_name=facts.organisation_name(key),
            cut_off_ids=hanging[key][: cut.max_rows],
            cut_off_count=len(hanging[key]),
            **evidence(
                one
                for side, ends in ((facts.suppliers, graph.predecessors(key)), (facts.customers, graph.successors(key)))
                for end in ends
                for one in side[key][end]
            ),
        )
        for key in shown
    ]
