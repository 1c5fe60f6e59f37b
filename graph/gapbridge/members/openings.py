"""Chain openings: places in the value chains of other clusters that a member could fill, and links it could make."""

from collections.abc import Iterable, Iterator
from typing import Literal

from gapbridge.members.facts import Link, Links, Said, rests_on
from gapbridge.members.side import Side
from gapbridge.results import ChainOpening

_ORDER = ("fill", "deliver", "receive")


def openings(side: Side) -> list[ChainOpening]:
    """What a member could do in the value chains of other clusters: stages to fill first, then links to make.

    A cluster *takes part* in a chain if it or one of its members performs a stage of it; a stage of the chain that
    none of them is known to perform is *missing* there. That nobody is known to perform it does not say that nobody
    does: the opening is a question to ask.
    """
    rows = (row for stage in side.facts.stages.get(side.member.id, {}) for row in _of_stage(side, stage))
    return sorted(rows, key=_order)


def _order(row: ChainOpening) -> tuple[int, bool, str, str, str]:
    """Stages to fill before links to make; those beside which somebody of the other cluster works come first."""
    nobody = not row.organisation_ids
    return (_ORDER.index(row.kind), nobody, row.stage_id, row.cluster_id, row.other_stage_id or "")


def _of_stage(side: Side, stage_id: str) -> Iterator[ChainOpening]:
    for cluster_id in side.others:
        yield from _fill(side, stage_id, cluster_id)
        yield from _links(side, "deliver", stage_id, cluster_id, side.facts.feeds)
        yield from _links(side, "receive", stage_id, cluster_id, side.facts.fed_by)


def _fill(side: Side, stage_id: str, cluster_id: str) -> Iterator[ChainOpening]:
    facts = side.facts
    if _performing(side, stage_id, cluster_id):
        return
    missing: dict[str, list[Said]] = {}
    for chain, parts in sorted(facts.chains.get(stage_id, {}).items()):
        taking_part = [
            link
            for stage in sorted(facts.chain_stages[chain])
            for links in _performing(side, stage, cluster_id).values()
            for link in links
        ]
        if taking_part:
            missing[chain] = [*parts, *taking_part]
    if missing:
        near = [*facts.feeds.get(stage_id, {}), *facts.fed_by.get(stage_id, {})]
        beside = sorted({key for stage in near for key in _performing(side, stage, cluster_id)})
        said = [one for found in missing.values() for one in found]
        yield _opening(side, "fill", stage_id, cluster_id, None, beside, list(missing), said)


def _links(
    side: Side, kind: Literal["deliver", "receive"], stage_id: str, cluster_id: str, flow: Links
) -> Iterator[ChainOpening]:
    for other_stage, feeding in sorted(flow.get(stage_id, {}).items()):
        performing = _performing(side, other_stage, cluster_id)
        strangers = sorted(performing.keys() - side.organisations)
        if strangers:
            said = [*feeding, *(link for key in strangers for link in performing[key])]
            chains = sorted(side.facts.chains.get(stage_id, {}))
            yield _opening(side, kind, stage_id, cluster_id, other_stage, strangers, chains, said)


def _opening(
    side: Side,
    kind: Literal["fill", "deliver", "receive"],
    stage_id: str,
    cluster_id: str,
    other_stage_id: str | None,
    organisation_ids: list[str],
    value_chain_ids: list[str],
    said: Iterable[Said],
) -> ChainOpening:
    names, clusters = side.facts.stage_names, side.facts.evidence.clusters
    dealing = {key for one in side.member.deliveries for key in (one.supplier_id, one.customer_id)}
    ties = [tie for key in organisation_ids for tie in side.facts.ties(key, [cluster_id])]
    deliveries = [one for one in side.member.deliveries if {one.supplier_id, one.customer_id} & set(organisation_ids)]
    own = side.facts.stages[side.member.id][stage_id]
    return ChainOpening(
        kind=kind,
        stage_id=stage_id,
        stage_name=names[stage_id],
        value_chain_ids=value_chain_ids,
        cluster_id=cluster_id,
        cluster_name=clusters[cluster_id].name_en,
        other_stage_id=other_stage_id,
        other_stage_name=None if other_stage_id is None else names[other_stage_id],
        organisation_ids=organisation_ids,
        delivering_ids=[key for key in organisation_ids if key in dealing],
        collaborating=cluster_id in side.partners,
        **rests_on([*own, *said, *ties, *deliveries, *side.partners.get(cluster_id, ())]),
    )


def _performing(side: Side, stage_id: str, cluster_id: str) -> dict[str, list[Link]]:
    """The organisations of a cluster that perform a stage, and who says so."""
    return side.facts.performing.get(stage_id, {}).get(cluster_id, {})
