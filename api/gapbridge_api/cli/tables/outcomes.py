"""Whether events worked, as tables."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from gapbridge.outcomes.effects import By
from gapbridge.results import Effect, Measurement, NeedHistory, NeedMoment, NeedOutcome
from gapbridge.scope import Scope
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import Sources, answer, listed, number, shortened

WHY = {
    "reached_target": "reached its target",
    "judged_met": "judged to be met",
    "reopened": "was closed, open again",
    "below_target": "assessed below its target",
    "judged_open": "judged not to be met",
    "scale_unknown": "assessed on no or another scale",
    "no_target": "assessed, but not rated as a need",
    "no_rating": "assessed without a rating",
    "only_reaction": "only asked how it was liked (level 1)",
    "not_assessed": "attended, not assessed",
    "nobody_attended": "taught, nobody attended",
    "not_taught": "no event taught it",
}
WHY_NOT = {
    "only_reaction": "level 1 is no learning",
    "no_pre": "not rated before",
    "no_post": "not rated after",
    "no_scale": "scale unknown",
    "off_scale": "beyond the scale",
    "pre_is_max": "nothing to gain",
}
UNDECIDED = {
    "before_need": "before the need was stated",
    "after_need": "after the need was over",
    "only_reaction": "level 1 decides nothing",
    "no_rating": "without a rating it decides nothing",
    "no_target": "the need is not rated: decides nothing",
    "scale_unknown": "no or another scale: decides nothing",
}
NO_CAUSE = "Nothing is compared with organisations that did not attend: no event is shown to be the cause."


def need_outcomes(found: Sequence[NeedOutcome], scope: Scope) -> Answer:
    """Needs, closed or open, and why."""
    sources = Sources()
    columns = {
        "cluster": [one.cluster_id if one.holder_id == one.cluster_id else _member(one) for one in found],
        "competence": [f"{one.competence_name}\n{one.competence_id}" for one in found],
        "state": [f"{one.state} since {_day(one.since)}" for one in found],
        "why": [_why(one) for one in found],
        "attended": [_attended(one) for one in found],
        "still to come": [listed(one.planned_event_ids) or "nothing planned" for one in found],
        "source": [sources.marks(one.source_ids) for one in found],
    }
    states = Counter(one.state for one in found)
    note = f"{states['closed']} closed, {states['open']} open. {sources.legend()}"
    return answer(f"What became of the needs, as of {scope.as_of}", NeedOutcome, found, columns, note)


def effects(found: Sequence[Effect], scope: Scope, by: By) -> Answer:
    """What is known after the events, by event, competence or cluster."""
    sources = Sources()
    columns: Mapping[str, Sequence[object]] = {
        by: [getattr(one, f"{by}_id") for one in found],
        "attended": [one.attendee_count or "nobody known" for one in found],
        "assessed afterwards": [_assessed(one) for one in found],
        "levels 1/2/3/4": [_levels(one) for one in found],
        "mean gain": [_mean_gain(one) for one in found],
        "without gain": [_no_gain(one) for one in found],
        "needs closed": [f"{one.closed_need_count} of {one.need_count}" if one.need_count else "" for one in found],
        "source": [sources.marks(one.source_ids) for one in found],
    }
    note = f"Gain: (post - pre) / (max - pre). {NO_CAUSE}\n{sources.legend()}"
    return answer(f"After the events, by {by}, as of {scope.as_of}", Effect, found, columns, note)


def measurements(found: Sequence[Measurement], scope: Scope) -> Answer:
    """Assessments with their gains."""
    sources = Sources()
    columns: Mapping[str, Sequence[object]] = {
        "organisation": [one.organisation_id for one in found],
        "competence": [one.competence_id for one in found],
        "day": [one.assessed_on for one in found],
        "level": [one.kirkpatrick_level for one in found],
        "after": [listed(one.event_ids) or "a review" for one in found],
        "rated": [_rated(one) for one in found],
        "gain": [WHY_NOT[one.no_gain] if one.no_gain else f"{one.gain:.2f}" for one in found],
        "verdict": ["" if one.closes is None else "met" if one.closes else "not met" for one in found],
        "source": [sources.marks(one.source_ids) for one in found],
    }
    title = f"Assessments, up to {scope.as_of}"
    return answer(title, Measurement, found, columns, sources.legend())


def need_histories(found: Sequence[NeedHistory], scope: Scope) -> Answer:
    """The life of each need, a line for each moment."""
    sources = Sources()
    lines = [(one, at, moment) for one in found for at, moment in enumerate(one.moments)]
    columns: Mapping[str, Sequence[object]] = {
        "need": [f"{one.holder_id}\n{one.competence_id}" if at == 0 else "" for one, at, _ in lines],
        "now": [one.state if at == 0 else "" for one, at, _ in lines],
        "day": [_day(moment.on) for _, _, moment in lines],
        "what": [moment.what for _, _, moment in lines],
        "said": [_said(one, moment) for one, _, moment in lines],
        "after": [listed(moment.event_ids) for _, _, moment in lines],
        "source": [sources.marks(moment.source_ids) for _, _, moment in lines],
    }
    return answer(f"The life of needs, up to {scope.as_of}", NeedHistory, found, columns, sources.legend())


def _member(one: NeedOutcome) -> str:
    return f"{one.cluster_id}\n(its member {one.holder_id})"


def _day(day: date | None) -> str:
    return "unknown" if day is None else day.isoformat()


def _why(one: NeedOutcome) -> str:
    told = WHY[one.reason]
    if one.post is not None and one.reason in ("reached_target", "below_target", "reopened"):
        told += f": {number(one.post)} of {number(one.scale_max)}, target {number(one.target)}"
    if one.state == "open" and one.remedy == "organisational_change":
        told += "\ntakes a change of organisation, not an event"
    return told


def _attended(one: NeedOutcome) -> str:
    if not one.taught_event_ids:
        return ""
    if not one.attended_event_ids:
        return f"nobody known of {listed(one.taught_event_ids)}"
    return f"{listed(one.attended_event_ids)}: {shortened(one.attendee_ids)}"


def _assessed(one: Effect) -> str:
    missing = f"\nnot {shortened(one.not_assessed_ids)}" if one.not_assessed_ids else ""
    return f"{one.assessed_count} of {one.attendee_count}{missing}" if one.attendee_count else ""


def _levels(one: Effect) -> str:
    counts = (one.reaction_count, one.learning_count, one.behaviour_count, one.results_count)
    return "/".join(str(count) for count in counts)


def _mean_gain(one: Effect) -> str:
    if one.mean_gain is None:
        return "unknown"
    spread = "" if one.gain_deviation is None else f"±{one.gain_deviation:.2f}"
    return f"{one.mean_gain:.2f}{spread}\nof {one.gain_count}"


def _no_gain(one: Effect) -> str:
    return "\n".join(f"{count}: {WHY_NOT[reason]}" for reason, count in one.no_gain.items())


def _rated(one: Measurement) -> str:
    if one.pre is None and one.post is None:
        return "not rated"
    return f"{number(one.pre)} to {number(one.post)} of {number(one.scale_max)}"


def _said(need: NeedHistory, moment: NeedMoment) -> str:
    if moment.what == "stated":
        if need.target is None:
            return "not rated"
        return f"target {number(need.target)} of {number(need.scale_max)}, ability {number(need.ability)}"
    if moment.what != "assessed":
        return ""
    ratings = [f"{number(moment.pre)} to {number(moment.post)} of {number(moment.scale_max)}"]
    told = ["level " + str(moment.kirkpatrick_level)]
    told += ratings if moment.pre is not None or moment.post is not None else []
    told += [UNDECIDED[moment.no_verdict] if moment.no_verdict else "met" if moment.verdict else "not met"]
    return ", ".join(told)
