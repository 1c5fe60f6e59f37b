"""The answer: a solved question told in full, with names, reasons and what it rests on."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gapbridge.facts import Facts
from gapbridge.programme.events import Event
from gapbridge.programme.greedy import greedy
from gapbridge.programme.problem import Need, Selection
from gapbridge.programme.question import Question, Wish
from gapbridge.programme.solver import Solved
from gapbridge.results.programme import (
    Assumption,
    EventProgramme,
    GreedyProgramme,
    Invitation,
    OpenReason,
    OtherEvent,
    OtherReason,
    ProgrammeEvent,
    ProgrammeNeed,
)


@dataclass(frozen=True)
class Found:
    """A solved question.

    `solved` has the value and its bound, `selection` is the cheapest known of that value, and `cents_bound` the least
    that any of that value costs. `with_money` are the needs that could be closed too if the budget had no limit, and
    nothing that the selection closes were given up; `reasons_proved`: proven that these cannot be more.
    """

    solved: Solved
    selection: Selection
    cents_bound: int
    with_money: frozenset[Need]
    reasons_proved: bool


def told(question: Question, found: Found, max_needs: int) -> EventProgramme:
    """The programme in full; of its needs the first `max_needs`."""
    chosen = found.selection
    reasons = open_reasons(question, found)
    covered = {need for need, reason in reasons.items() if reason is None}
    unknown_cost = [event for event in sorted(chosen.invited) if _cost(question, event) is None]
    rests = question.statements
    solved = found.solved
    cost = _euros(question, chosen)
    return EventProgramme(
        as_of=question.facts.scope.as_of,
        budget=question.limits.budget,
        value=solved.value,
        bound=solved.bound,
        gap=solved.gap,
        optimal=solved.optimal,
        cost=cost,
        cost_bound=None if unknown_cost or not solved.optimal else min(found.cents_bound / 100, cost),
        unknown_cost_event_ids=unknown_cost,
        need_count=len(reasons),
        covered_count=len(covered),
        open_counts=dict(sorted(Counter(reason for reason in reasons.values() if reason).items())),
        reasons_proved=found.reasons_proved,
        greedy=_greedy(question),
        events=[
            _event(question, event, chosen.invited[event])
            for event in sorted(chosen.invited, key=lambda key: by_day(question.events[key]))
        ],
        other_events=_other_events(question, chosen),
        needs=[_need(question, wish, chosen, reasons) for wish in question.wishes[:max_needs]],
        assumptions=_assumptions(question, chosen),
        statuses=sorted({one.status for one in rests}),
        source_ids=sorted({one.source_id for one in rests}),
    )


def open_reasons(question: Question, found: Found) -> dict[Need, OpenReason | None]:
    """The one reason why each need stays open; None: it could be closed."""
    covered = question.problem.covered(found.selection)
    reasons: dict[Need, OpenReason | None] = {}
    for wish in question.wishes:
        need = (wish.cluster_id, wish.competence_id)
        depends: OpenReason = "budget" if need in found.with_money else "capacity"
        reasons[need] = None if need in covered else wish.settled or depends
    return reasons


def by_day(event: Event) -> tuple[date, str]:
    """The place of an event in a list by days; those without a day come last."""
    return event.starts_on or event.ends_on or date.max, event.id


def _greedy(question: Question) -> GreedyProgramme:
    problem = question.problem
    selection = greedy(problem)
    costs = {problem.candidates[event].cents for event in problem.uses}
    alike = len(costs) < 2 and not problem.full and problem.budget is not None
    return GreedyProgramme(
        value=problem.value(selection),
        cost=_euros(question, selection),
        event_ids=sorted(selection.invited),
        guarantee=1 - 1 / math.e if alike else None,
    )


def _event(question: Question, key: str, clusters: Iterable[str]) -> ProgrammeEvent:
    event, facts = question.events[key], question.facts
    learns = question.problem.uses[key]
    return ProgrammeEvent(
        event_id=key,
        event_name=event.name_en,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        when_stated=event.when_stated,
        place=event.place,
        cost=event.cost,
        capacity=event.capacity,
        languages=list(event.languages),
        need_count=sum(len(learns[cluster]) for cluster in clusters),
        invitations=[
            Invitation(cluster_id=one, cluster_name=facts.clusters[one].name_en, competence_ids=list(learns[one]))
            for one in sorted(clusters)
        ],
        status=event.status,
        source_ids=sorted({event.source_id, *(one.source_id for one in event.teaches)}),
    )


def _other_events(question: Question, chosen: Selection) -> list[OtherEvent]:
    others = [event for key, event in question.events.items() if key not in chosen.invited]
    found = [(event, _why_not(question, event)) for event in others]
    found += [(event, "not_known_to_come") for event in question.of_unknown_time if event.taught & question.needed]
    return [
        OtherEvent(event_id=event.id, event_name=event.name_en, reason=reason)
        for event, reason in sorted(found, key=lambda pair: pair[0].id)
    ]


def _why_not(question: Question, event: Event) -> OtherReason:
    if not event.taught & question.needed:
        return "teaches_nothing_needed"
    if event.id in question.outside:
        return question.outside[event.id]
    candidate = question.problem.candidates[event.id]
    if candidate.seats == 0:
        return "no_seats"
    return "not_chosen" if question.problem.budget_allows(candidate.cents) else "budget"


def _need(
    question: Question, wish: Wish, chosen: Selection, reasons: Mapping[Need, OpenReason | None]
) -> ProgrammeNeed:
    facts: Facts = question.facts
    need = (wish.cluster_id, wish.competence_id)
    invited = {event for event in wish.teaching if wish.cluster_id in chosen.invited.get(event, ())}
    return ProgrammeNeed(
        cluster_id=wish.cluster_id,
        cluster_name=facts.clusters[wish.cluster_id].name_en,
        competence_id=wish.competence_id,
        competence_name=facts.competences[wish.competence_id].name_en,
        weight=wish.weight,
        event_ids=sorted(invited) if reasons[need] is None else [],
        reason=reasons[need],
        teaching_event_ids=list(wish.teaching),
        holder_ids=sorted({one.holder_id for one in wish.said}),
        statuses=sorted({one.status for one in wish.said}),
        source_ids=sorted({one.source_id for one in wish.said}),
    )


def _assumptions(question: Question, chosen: Selection) -> list[Assumption]:
    """What is taken for granted of chosen events of which something is unknown."""
    limits = question.limits
    events = [question.events[key] for key in sorted(chosen.invited)]
    dated = limits.since is not None or limits.until is not None
    found: dict[str, list[str]] = {
        "seats_without_limit" if limits.unknown_seats is None else "seats": [
            event.id for event in events if event.capacity is None
        ],
        "cost_not_counted" if limits.unknown_cost is None else "cost": [
            event.id for event in events if event.cost is None
        ],
        "date": [event.id for event in events if dated and event.starts_on is None and event.ends_on is None],
        "language": [event.id for event in events if limits.languages and not event.languages],
    }
    return [Assumption.model_validate({"assumption": name, "event_ids": keys}) for name, keys in found.items() if keys]


def _cost(question: Question, key: str) -> float | None:
    """What an event costs, or is taken to cost; None: unknown."""
    known = question.events[key].cost
    return question.limits.unknown_cost if known is None else known


def _euros(question: Question, selection: Selection) -> float:
    """What a selection costs, as far as costs are known."""
    known = (_cost(question, event) for event in selection.invited)
    return math.fsum(cost for cost in known if cost is not None)
