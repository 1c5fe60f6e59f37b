"""What is known after the events, put together by event, by competence or by cluster."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from gapbridge.outcomes.evidence import Assessment, Event, Evidence, Part
from gapbridge.outcomes.gain import gain, spread
from gapbridge.outcomes.need_outcomes import need_outcomes
from gapbridge.results import Effect, NeedOutcome

By = Literal["event", "competence", "cluster"]


@dataclass
class Group:
    """What belongs together: who attended, what was assessed, needs that could have closed, and who says so."""

    attendee_ids: set[str] = field(default_factory=set)
    assessments: list[Assessment] = field(default_factory=list)
    needs: list[NeedOutcome] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def effects(evidence: Evidence, by: By) -> Iterator[Effect]:
    """What is known after the events that took place, one row for each event, competence or cluster, by key."""
    groups: dict[str, Group] = {}
    for event in evidence.past_events.values():
        for key, attended, taught in _of_event(evidence, event, by):
            group = groups.setdefault(key, Group())
            group.attendee_ids |= {part.key for part in attended}
            group.parts += [*attended, *taught]
    for one in evidence.assessments:
        for key in _of_assessment(evidence, one, by):
            groups.setdefault(key, Group()).assessments.append(one)
    for need in need_outcomes(evidence):
        for key in _of_need(need, by):
            groups[key].needs.append(need)
    for key in sorted(groups):
        yield _effect(evidence, by, key, groups[key])


def _of_event(evidence: Evidence, event: Event, by: By) -> Iterator[tuple[str, list[Part], list[Part]]]:
    """What an event belongs to, each with the statements of who attended and what was taught."""
    attended = [part for part in event.attended if evidence.counts(part.key)]
    if by == "event":
        yield event.id, attended, list(event.taught)
    elif by == "competence":
        for key in event.competence_ids:
            yield key, attended, [part for part in event.taught if part.key == key]
    else:
        for part in attended:
            for key in evidence.cluster_ids.get(part.key, ()):
                yield key, [part], []


def _of_assessment(evidence: Evidence, one: Assessment, by: By) -> list[str]:
    """What an assessment belongs to: nothing, where it was made after no event that took place."""
    past = [key for key in one.event_ids if key in evidence.past_events]
    if not past or not evidence.counts(one.organisation_id):
        return []
    if by == "event":
        return past
    return [one.competence_id] if by == "competence" else evidence.cluster_ids.get(one.organisation_id, [])


def _of_need(need: NeedOutcome, by: By) -> list[str]:
    if by == "event" or not need.attended_event_ids:
        return need.attended_event_ids
    return [need.competence_id if by == "competence" else need.cluster_id]


def _effect(evidence: Evidence, by: By, key: str, group: Group) -> Effect:
    assessed = group.attendee_ids & {one.organisation_id for one in group.assessments}
    levels = Counter(one.kirkpatrick_level for one in group.assessments)
    gains = [gain(one.kirkpatrick_level, one.pre, one.post, one.scale_max) for one in group.assessments]
    normalised = [one.normalised for one in gains if one.normalised is not None]
    mean, deviation = spread(normalised)
    scale, raw = _raw(group.assessments)
    found: list[Assessment | NeedOutcome] = [*group.assessments, *group.needs]
    sources = {key for one in found for key in one.source_ids} | {part.source_id for part in group.parts}
    statuses = {name for one in found for name in one.statuses} | {part.status for part in group.parts}
    return Effect(
        event_id=key if by == "event" else None,
        event_name=evidence.events[key].name_en if by == "event" else None,
        competence_id=key if by == "competence" else None,
        competence_name=evidence.competences[key].name_en if by == "competence" else None,
        cluster_id=key if by == "cluster" else None,
        cluster_name=evidence.clusters[key].name_en if by == "cluster" else None,
        attendee_count=len(group.attendee_ids),
        assessed_count=len(assessed),
        not_assessed_ids=sorted(group.attendee_ids - assessed),
        assessment_count=len(group.assessments),
        reaction_count=levels[1],
        learning_count=levels[2],
        behaviour_count=levels[3],
        results_count=levels[4],
        gain_count=len(normalised),
        mean_gain=mean,
        gain_deviation=deviation,
        least_gain=min(normalised, default=None),
        greatest_gain=max(normalised, default=None),
        no_gain=dict(sorted(Counter(one.reason for one in gains if one.reason is not None).items())),
        mean_raw_gain=raw,
        raw_scale_max=scale,
        need_count=len(group.needs),
        closed_need_count=sum(need.state == "closed" for need in group.needs),
        source_ids=sorted(sources),
        statuses=sorted(statuses),
    )


def _raw(assessments: list[Assessment]) -> tuple[float | None, float | None]:
    """The one scale that all raw gains are on, and their mean; raw gains on several scales have no mean."""
    found = [(one.scale_max, gain(one.kirkpatrick_level, one.pre, one.post, one.scale_max).raw) for one in assessments]
    raw = [value for _, value in found if value is not None]
    scales = {scale for scale, value in found if value is not None}
    only = scales.pop() if len(scales) == 1 else None
    return only, spread(raw).mean if only is not None else None
