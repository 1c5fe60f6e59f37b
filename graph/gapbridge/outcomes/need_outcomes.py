"""What became of each need: closed, or still open and why."""

from collections.abc import Collection, Iterator

from gapbridge.outcomes import verdicts
from gapbridge.outcomes.evidence import Assessment, Event, Evidence, StatedNeed
from gapbridge.outcomes.verdicts import Life, NoVerdict
from gapbridge.results import NeedOutcome
from gapbridge.results.outcomes import ClosedReason, OpenReason

_UNDECIDED: dict[NoVerdict, OpenReason] = {
    "no_rating": "no_rating",
    "no_target": "no_target",
    "scale_unknown": "scale_unknown",
}


def need_outcomes(evidence: Evidence, event_ids: Collection[str] = ()) -> Iterator[NeedOutcome]:
    """What became of the needs of each cluster that still hold, by cluster, competence and statement.

    With `event_ids` only those that one of these events teaches.
    """
    named = (evidence.events[key] for key in event_ids if key in evidence.events)
    wanted = {key for event in named for key in event.competence_ids}
    for cluster_id, needs in evidence.needs.items():
        for need in needs:
            over = need.valid_to is not None and need.valid_to <= evidence.scope.as_of
            if not over and (not event_ids or need.competence_id in wanted):
                yield _outcome(evidence, cluster_id, need)


def _outcome(evidence: Evidence, cluster_id: str, need: StatedNeed) -> NeedOutcome:
    life = verdicts.life(need, evidence.assessed(need.holder_id, need.competence_id))
    own = {need.holder_id} if need.member_of_id else evidence.organisation_ids[cluster_id]
    taught = [event for event in evidence.past_events.values() if _could_close(event, need)]
    attended = [event for event in taught if event.attendee_ids & own]
    coming = (event for event in evidence.coming_events.values() if need.competence_id in event.competence_ids)
    latest = life.decisive or _latest(life)
    posts = [one.post for one in latest if one.post is not None]
    parts = [part for event in attended for part in event.attended if part.key in own]
    parts += [part for event in attended for part in event.taught if part.key == need.competence_id]
    return NeedOutcome(
        cluster_id=cluster_id,
        cluster_name=evidence.clusters[cluster_id].name_en,
        competence_id=need.competence_id,
        competence_name=evidence.competences[need.competence_id].name_en,
        need_id=need.id,
        holder_id=need.holder_id,
        state="closed" if life.closed else "open",
        reason=_met(life) if life.closed else _why_open(life, taught, attended),
        since=life.turns[-1].on if life.turns else need.valid_from,
        target=verdicts.target(need),
        scale_max=need.scale_max,
        assessed_on=latest[0].assessed_on if latest else None,
        post=min(posts, default=None),
        assessment_ids=[one.id for one in latest],
        taught_event_ids=[event.id for event in taught],
        attended_event_ids=[event.id for event in attended],
        attendee_ids=sorted(own & {key for event in attended for key in event.attendee_ids}),
        planned_event_ids=[event.id for event in coming],
        remedy=need.remedy,
        source_ids=sorted(
            {need.source_id, *(key for one in latest for key in one.source_ids), *(part.source_id for part in parts)}
        ),
        statuses=sorted(
            {need.status, *(name for one in latest for name in one.statuses), *(part.status for part in parts)}
        ),
    )


def _could_close(event: Event, need: StatedNeed) -> bool:
    """Whether an event taught a competence and was not over before the need was stated."""
    before = event.last_day is not None and need.valid_from is not None and event.last_day < need.valid_from
    return need.competence_id in event.competence_ids and not before


def _latest(life: Life) -> tuple[Assessment, ...]:
    """The assessments of the latest day, where none has a verdict; those of another time than the need's aside."""
    found = [one for one, said in life.verdicts if said.reason not in ("before_need", "after_need")]
    return tuple(one for one in found if one.assessed_on == found[-1].assessed_on)


def _met(life: Life) -> ClosedReason:
    return "judged_met" if any(one.closes for one in life.decisive) else "reached_target"


def _why_open(life: Life, taught: list[Event], attended: list[Event]) -> OpenReason:
    if life.turns:
        return "reopened"
    if life.decisive:
        return "judged_open" if any(one.closes is False for one in life.decisive) else "below_target"
    reasons = [said.reason for _, said in reversed(life.verdicts)]
    for reason in reasons:
        if reason in _UNDECIDED:
            return _UNDECIDED[reason]
    if "only_reaction" in reasons:
        return "only_reaction"
    if attended:
        return "not_assessed"
    return "nobody_attended" if taught else "not_taught"
