"""Tables about a network of deliveries."""

from collections.abc import Iterator, Sequence

from gapbridge.report.contents import Block, Cell, Paragraph, table
from gapbridge.report.parts import Citations
from gapbridge.report.words import Words
from gapbridge.results import SupplyNetwork
from gapbridge.value_chains.facts import ChainFacts

MOST_MEMBERS = 10


def central(network: SupplyNetwork, facts: ChainFacts, words: Words, cited: Citations) -> Iterator[Block]:
    """The most central members, and those without whom others are out of reach."""
    if network.betweenness_starts:
        yield Paragraph(words("network.estimated", count=network.betweenness_starts), "note")
    rows: list[tuple[Cell, ...]] = [
        (
            one.member_name,
            _names(one.cluster_ids, facts, words) or words("none_known"),
            words.number(one.supplier_count),
            words.number(one.customer_count),
            words("not_computed") if one.betweenness is None else words.number(round(one.betweenness, 3)),
        )
        for one in network.members[:MOST_MEMBERS]
    ]
    columns = ("member", "clusters", "suppliers", "customers", "betweenness")
    yield table(words("network.central"), tuple(map(words, columns)), rows, numeric=(2, 3, 4))
    if network.single_points:
        points: list[tuple[Cell, ...]] = [
            (one.member_name, _names(one.cut_off_ids, facts, words), cited.said(one.statuses, one.source_ids))
            for one in network.single_points
        ]
        yield table(words("network.points"), tuple(map(words, ("member", "cut_off", "said_by"))), points)


def bridges(network: SupplyNetwork, facts: ChainFacts, words: Words, cited: Citations) -> Iterator[Block]:
    """Members that take part in every known delivery between two clusters."""
    if network.bridges:
        rows: list[tuple[Cell, ...]] = [
            (
                one.member_name,
                _names([one.cluster_id, one.other_cluster_id], facts, words),
                cited.said(one.statuses, one.source_ids),
            )
            for one in network.bridges
        ]
        yield table(words("net.bridges"), tuple(map(words, ("member", "net.between", "said_by"))), rows)


def _names(keys: Sequence[str], facts: ChainFacts, words: Words) -> str:
    return words.listed([facts.organisation_name(key) for key in keys], 20)
