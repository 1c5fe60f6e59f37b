"""Value chains, routes and networks of deliveries as tables."""

from collections.abc import Sequence

from gapbridge.results import NetworkMember, Routes, SupplyNetwork, ValueChain
from gapbridge.scope import Scope
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import answer, listed


def value_chains(found: Sequence[ValueChain], scope: Scope) -> Answer:
    """Value chains and how much is known of them."""
    return answer(
        f"Value chains, as of {scope.as_of}",
        ValueChain,
        found,
        {
            "value chain": [f"{one.value_chain_name}\n{one.value_chain_id}" for one in found],
            "stages": [one.stage_count or "none known" for one in found],
            "missing": [listed(one.missing_stage_ids) or "none" for one in found],
            "organisations": [one.organisation_count or "none known" for one in found],
            "clusters": [listed(one.cluster_ids) or "none known" for one in found],
            "status": [one.status for one in found],
            "source": [one.source_id for one in found],
        },
    )


def routes(found: Routes, scope: Scope) -> Answer:
    """The ways between two stages or members, one a row."""
    ways = ["\n".join(f"{step.start_id} {step.type} {step.end_id}" for step in path) for path in found.paths]
    points = listed(found.single_point_ids) or "nothing but the two ends"
    note = f"Every known way passes: {points}. " if ways else ""
    return answer(
        f"Ways from {found.start_id} to {found.end_id} that share nothing, as of {scope.as_of}",
        Routes,
        [found],
        {"way": list(range(1, len(ways) + 1)) or ["none"], "over": ways or ["no way is known"]},
        f"{note}Other ways may exist unknown.",
    )


def supply_network(found: SupplyNetwork, scope: Scope) -> Answer:
    """A network's most central members, and its numbers below them."""
    return answer(
        f"The network of known deliveries, as of {scope.as_of}",
        NetworkMember,
        found.members,
        {
            "member": [f"{one.member_name}\n{one.member_id}" for one in found.members],
            "clusters": [listed(one.cluster_ids) or "none known" for one in found.members],
            "suppliers": [one.supplier_count for one in found.members],
            "customers": [one.customer_count for one in found.members],
            "betweenness": [None if one.betweenness is None else f"{one.betweenness:.3f}" for one in found.members],
            "community": [one.community for one in found.members],
        },
        _numbers(found),
    )


def _numbers(found: SupplyNetwork) -> str:
    lines = [
        f"{found.member_count} members, {found.link_count} links, {found.product_count} products,"
        f" {found.statement_count} statements. Connected parts: {_sizes(found.part_sizes)}. Communities:"
        f" {found.community_reason or f'{_sizes(found.community_sizes)} (modularity {found.modularity:.2f})'}.",
        "Circles: " + ("; ".join(listed(circle) for circle in found.circles) or "none") + ".",
    ]
    if found.betweenness_starts or found.betweenness_reason:
        lines.append(
            f"Betweenness: {found.betweenness_reason or f'estimated from {found.betweenness_starts} members'}."
        )
    lines += [
        f"Nothing known reaches {listed(one.cut_off_ids)} without {one.member_id}." for one in found.single_points
    ]
    lines += [
        f"All deliveries between {one.cluster_id} and {one.other_cluster_id} involve {one.member_id}."
        for one in found.bridges
    ]
    return "\n".join(lines)


def _sizes(sizes: Sequence[int]) -> str:
    return ", ".join(str(size) for size in sizes) or "none"
