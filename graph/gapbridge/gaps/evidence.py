"""What an answer about gaps rests on."""

from collections.abc import Iterable, Sequence
from typing import Any

from gapbridge.facts import Need, Offer
from gapbridge.gaps.lacking import Lack


def of(needs: Sequence[Need]) -> dict[str, Any]:
    """The statements that say so: how many, which, where they are made, by whom, and what they are."""
    return {
        "evidence_count": len({need.id for need in needs}),
        "source_ids": sorted({need.source_id for need in needs}),
        "attributions": sorted({need.attribution for need in needs}),
        "statuses": sorted({need.status for need in needs}),
        "statement_ids": sorted({need.id for need in needs}),
    }


def supporting(lacks: Iterable[Lack], *further: Iterable[str]) -> list[str]:
    """The statements by which the needs count for these clusters: memberships, industries, offers, and further ones."""
    found = {statement for some in further for statement in some}
    for lack in lacks:
        offers = [cover.offer for cover in lack.covers]
        found |= memberships([*lack.needs, *offers]) | {offer.id for offer in offers} | set(lack.cluster.placed_ids)
    return sorted(found)


def memberships(said: Iterable[Need | Offer]) -> set[str]:
    """The statements by which members that say or offer something belong to their cluster."""
    return {one.member_of_id for one in said if one.member_of_id is not None}
