"""What a member or its clusters lack, who offers it, and which events to come teach it."""

from collections.abc import Iterator

from gapbridge.members.facts import rests_on
from gapbridge.members.side import Side
from gapbridge.outcomes.evidence import Event, StatedNeed
from gapbridge.results import EventDue, Helper, NeededCompetence, Rating, TeachingEvent

Needs = dict[str, dict[str, StatedNeed]]


def own_needs(side: Side) -> Needs:
    """The open needs that a member states itself, by competence and statement."""
    return _by_competence(need for need in side.member.needs if side.facts.is_open(need))


def cluster_needs(side: Side) -> dict[str, Needs]:
    """The open needs of the member's clusters, by cluster; of other members only where the scope counts those."""
    counted = side.facts.scope.include_members
    return {
        key: _by_competence(
            need
            for need in side.facts.evidence.needs.get(key, ())
            if need.holder_id != side.member.id and (counted or need.holder_id == key) and side.facts.is_open(need)
        )
        for key in side.clusters
    }


def needed(side: Side, max_rows: int) -> list[NeededCompetence]:
    """What the member lacks, and what its clusters lack, by competence; what it lacks itself comes first."""
    own, shared = own_needs(side), cluster_needs(side)
    found = {competence for needs in (own, *shared.values()) for competence in needs}
    rows = (_needed(side, competence, own, shared, max_rows) for competence in found)
    return sorted(rows, key=lambda row: (not row.own, row.competence_id))


def events_due(side: Side) -> list[EventDue]:
    """Events to come that teach what a member or its clusters lack: by first day, unknown days last."""
    own = own_needs(side).keys()
    shared = {key for needs in cluster_needs(side).values() for key in needs} - own
    due = (one for one in side.facts.evidence.coming_events.values() if one.competence_ids & (own | shared))
    return [
        EventDue(
            **_event(event),
            own_competence_ids=sorted(event.competence_ids & own),
            cluster_competence_ids=sorted(event.competence_ids & shared),
            **rests_on(part for part in event.taught if part.key in own or part.key in shared),
        )
        for event in _by_day(due)
    ]


def _needed(side: Side, competence_id: str, own: Needs, shared: dict[str, Needs], max_rows: int) -> NeededCompetence:
    stated = own.get(competence_id, {}) | {
        key: need for needs in shared.values() for key, need in needs.get(competence_id, {}).items()
    }
    said = [need for _, need in sorted(stated.items())]
    offering = side.facts.offering.get(competence_id, {})
    others = sorted((key for key in offering if key != side.member.id), key=side.standing)
    within = [key for key in others if key in side.organisations]
    outside = [key for key in others if key not in side.organisations and side.named_clusters(key)]
    return NeededCompetence(
        competence_id=competence_id,
        competence_name=side.facts.competences[competence_id].name_en,
        own=competence_id in own,
        cluster_ids=[key for key, needs in shared.items() if competence_id in needs],
        offered_by_member=any(offer.competence_id == competence_id for offer in side.member.offers),
        own_helper_count=len(within),
        own_helpers=[_helper(side, key, competence_id) for key in within[:max_rows]],
        other_helper_count=len(outside),
        other_helpers=[_helper(side, key, competence_id) for key in outside[:max_rows]],
        events=_teaching(side, competence_id),
        remedies=sorted({need.remedy for need in said if need.remedy is not None}),
        ratings=[_rating(need) for need in said if (need.importance, need.ability, need.target) != (None, None, None)],
        evidence_count=len(said),
        attributions=sorted({need.attribution for need in said}),
        **rests_on(said),
    )


def _helper(side: Side, key: str, competence_id: str) -> Helper:
    clusters = side.named_clusters(key)
    offers = side.facts.offering[competence_id][key].values()
    return Helper(
        organisation_id=key,
        organisation_name=side.facts.organisation_name(key),
        cluster_ids=clusters,
        collaborating_ids=side.collaborating(clusters),
        **rests_on([*offers, *side.ties(key, clusters)]),
    )


def _teaching(side: Side, competence_id: str) -> list[TeachingEvent]:
    teaching = (one for one in side.facts.evidence.coming_events.values() if competence_id in one.competence_ids)
    return [
        TeachingEvent(**_event(event), **rests_on(part for part in event.taught if part.key == competence_id))
        for event in _by_day(teaching)
    ]


def _event(event: Event) -> dict[str, object]:
    return {
        "event_id": event.id,
        "event_name": event.name_en,
        "starts_on": event.starts_on,
        "ends_on": event.ends_on,
        "when_stated": event.when_stated,
        "place": event.place,
    }


def _by_day(events: Iterator[Event]) -> list[Event]:
    return sorted(events, key=lambda one: (one.starts_on is None, one.starts_on or one.ends_on, one.id))


def _rating(need: StatedNeed) -> Rating:
    return Rating(
        importance=need.importance,
        ability=need.ability,
        target=need.target,
        scale_max=need.scale_max,
        source_id=need.source_id,
    )


def _by_competence(needs: Iterator[StatedNeed]) -> Needs:
    found: Needs = {}
    for need in needs:
        found.setdefault(need.competence_id, {})[need.id] = need
    return found
