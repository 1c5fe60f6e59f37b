"""What deliveries say: findings about inputs, markets, and who stands between."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gapbridge.results import Concentration, Exposure, SingleSource, StudyFinding, SupplyNetwork
from gapbridge.value_chains.asked import Asked
from gapbridge.value_chains.bridges import between_clusters
from gapbridge.value_chains.evidence import evidence, of_result
from gapbridge.value_chains.facts import ChainFacts, Supply
from gapbridge.value_chains.finding import finding
from gapbridge.value_chains.sentences import MOST_NAMES, listed

MOST_CENTRAL = 3


def exposed(facts: ChainFacts, rows: Iterable[Exposure]) -> Iterator[StudyFinding]:
    """Customers that would stand still, the longest first."""
    for one in rows:
        if one.weeks is not None and one.weeks > 0:
            yield finding(
                "exposed",
                [one.customer_id, one.supplier_id],
                {
                    "customer": one.customer_name,
                    "supplier": one.supplier_name,
                    "product": one.product,
                    "weeks": one.weeks,
                    "recover": one.time_to_recover,
                    "survive": one.time_to_survive,
                    "others": _names(facts, one.other_supplier_ids),
                },
                of_result(one),
                case="others" if one.other_supplier_ids else "alone",
                advice="others" if one.other_supplier_ids else "alone",
            )


def single_source(facts: ChainFacts, rows: Iterable[SingleSource]) -> Iterator[StudyFinding]:
    """Products with one known supplier."""
    for one in rows:
        known_elsewhere = "elsewhere" if one.elsewhere_ids else "nobody"
        yield finding(
            "single_source",
            [one.customer_id, one.supplier_id],
            {
                "customer": one.customer_name,
                "supplier": one.supplier_name,
                "product": one.product,
                "percent": None if one.share is None else round(one.share * 100, 1),
                "elsewhere": _names(facts, one.elsewhere_ids),
            },
            of_result(one),
            case=one.others,
            advice=known_elsewhere if one.elsewhere_ids or one.others == "none" else "ask",
        )


def concentration(rows: Iterable[Concentration]) -> Iterator[StudyFinding]:
    """Products of several suppliers whose shares are all known."""
    for one in rows:
        if one.value is not None and len(one.supplier_ids) > 1:
            count = len(one.supplier_ids)
            yield finding(
                "concentration",
                [one.customer_id, *one.supplier_ids],
                {
                    "customer": one.customer_name,
                    "product": one.product,
                    "count": count,
                    "value": one.value,
                    "even": round(1 / count, 2),
                },
                of_result(one),
            )


def single_point(facts: ChainFacts, network: SupplyNetwork) -> Iterator[StudyFinding]:
    """Members that all known deliveries to several others pass; one other is a single source."""
    for one in network.single_points:
        if one.cut_off_count > 1:
            yield finding(
                "single_point",
                [one.member_id],
                {
                    "member": one.member_name,
                    "count": one.cut_off_count,
                    "names": _names(facts, one.cut_off_ids),
                },
                of_result(one),
                advice="",
            )


def delivers_beyond(facts: ChainFacts, asked: Asked) -> Iterator[StudyFinding]:
    """Members studied that deliver to others."""
    for key in asked.organisation_ids:
        beyond = {
            customer: supplies
            for customer, supplies in facts.customers.get(key, {}).items()
            if customer not in asked.own
        }
        supplies = [one for found in beyond.values() for one in found]
        if supplies:
            yield finding(
                "delivers_beyond",
                [key, *beyond],
                {
                    "supplier": facts.organisation_name(key),
                    "products": listed(sorted({one.product for one in supplies})),
                    "names": _names(facts, list(beyond)),
                },
                evidence(supplies),
            )


def bridge(facts: ChainFacts, network: SupplyNetwork) -> Iterator[StudyFinding]:
    """Pairs of clusters whose trade hangs on single members."""
    for (cluster_id, other_id), rows in groupby(network.bridges, lambda one: (one.cluster_id, one.other_cluster_id)):
        found = list(rows)
        yield finding(
            "bridge",
            [cluster_id, other_id, *(one.member_id for one in found)],
            {
                "cluster": facts.organisation_name(cluster_id),
                "other": facts.organisation_name(other_id),
                "members": listed([one.member_name for one in found]),
                "count": len(found[0].statement_ids),
            },
            of_result(found[0]),
            case="one" if len(found) == 1 else "each",
            advice="",
        )


def uncoordinated_trade(facts: ChainFacts, asked: Asked, supplies: Iterable[Supply]) -> Iterator[StudyFinding]:
    """Clusters whose members trade, and that are not known to work together."""
    together = {frozenset((one.start_id, one.end_id)) for one in facts.said("COLLABORATES_WITH")}
    for pair, said in between_clusters(facts, supplies).items():
        own = [key for key in pair if key in asked.cluster_ids]
        named = all(key in own or facts.may_be_named(key) for key in pair)
        if own and named and frozenset(pair) not in together:
            yield finding(
                "uncoordinated_trade",
                pair,
                {
                    "cluster": facts.organisation_name(pair[0]),
                    "other": facts.organisation_name(pair[1]),
                    "count": len(said),
                    "cluster_id": own[0],
                },
                evidence(said),
                advice="",
            )


def central_member(facts: ChainFacts, network: SupplyNetwork) -> Iterator[StudyFinding]:
    """The members that most others are joined over."""
    for one in network.members[:MOST_CENTRAL]:
        if one.betweenness:
            yield finding(
                "central_member",
                [one.member_id],
                {"member": one.member_name, "percent": round(one.betweenness * 100, 1)},
                evidence(facts.deliveries(one.member_id)),
                advice="",
            )


def _names(facts: ChainFacts, ids: list[str]) -> str:
    return listed([facts.organisation_name(key) for key in ids[: MOST_NAMES + 1]])
