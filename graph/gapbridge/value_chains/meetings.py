"""Planned events that would bring two sides together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gapbridge.facts import Need
from gapbridge.results import Meeting
from gapbridge.value_chains.evidence import Said, evidence
from gapbridge.value_chains.facts import ChainFacts, Event, Statement

MOST_MEETINGS = 3

Reason = Literal["both_lack", "both_registered", "each_lacks"]

_BEST_FIRST: tuple[Reason, ...] = ("both_lack", "both_registered", "each_lacks")


@dataclass(frozen=True)
class _Side:
    """Organisations with their clusters, and what the clusters lack."""

    ids: set[str]
    lacks: Mapping[str, list[Need]]


def meetings(facts: ChainFacts, own_ids: Iterable[str], their_ids: Iterable[str]) -> list[Meeting]:
    """Planned events, not yet begun, that both sides have a reason to come to; the best reasons first, three at most.

    Each side is organisations and their clusters; what a side lacks is what its clusters lack.
    """
    own, their = (_Side(set(ids), lacked(facts, ids)) for ids in (own_ids, their_ids))
    found = [one for event in facts.events_ahead if (one := _meeting(facts, event, own, their)) is not None]
    return sorted(found, key=_order)[:MOST_MEETINGS]


def lacked(facts: ChainFacts, cluster_ids: Iterable[str]) -> dict[str, list[Need]]:
    """What these clusters lack: the open needs by competence."""
    found: dict[str, list[Need]] = {}
    for key in sorted(set(cluster_ids)):
        for need in facts.needs.get(key, ()):
            found.setdefault(need.competence_id, []).append(need)
    return found


def _meeting(facts: ChainFacts, event: Event, own: _Side, their: _Side) -> Meeting | None:
    taught = facts.taught.get(event.id, {})
    ours, theirs = taught.keys() & own.lacks.keys(), taught.keys() & their.lacks.keys()
    if ours & theirs:
        return _told(event, "both_lack", ours & theirs, _reasons(ours & theirs, taught, own, their))
    coming = [one for one in facts.said("ATTENDED") if one.end_id == event.id]
    registered = [[one for one in coming if one.start_id in side.ids] for side in (own, their)]
    if all(registered):
        return _told(event, "both_registered", set(), [*registered[0], *registered[1]])
    if ours and theirs:
        return _told(event, "each_lacks", ours | theirs, _reasons(ours | theirs, taught, own, their))
    return None


def _reasons(
    competence_ids: set[str], taught: Mapping[str, list[Statement]], own: _Side, their: _Side
) -> list[Said]:  # fmt: skip
    lists = (given.get(key, []) for key in competence_ids for given in (taught, own.lacks, their.lacks))
    return [said for given in lists for said in given]


def _told(event: Event, reason: Reason, competence_ids: set[str], said: Iterable[Said]) -> Meeting:
    return Meeting(
        event_id=event.id,
        event_name=event.name_en,
        starts_on=event.starts_on,
        place=event.place,
        reason=reason,
        competence_ids=sorted(competence_ids),
        **evidence(said),
    )


def _order(one: Meeting) -> tuple[int, int, date, str]:
    return (_BEST_FIRST.index(one.reason), -len(one.competence_ids), one.starts_on or date.max, one.event_id)
