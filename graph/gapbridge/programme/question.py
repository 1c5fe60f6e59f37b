"""What is asked of a programme: the open needs, the events to come, and why some of both cannot meet."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gapbridge.facts import Facts, Need
from gapbridge.programme.events import Event, Outside, Teaches
from gapbridge.programme.limits import Limits, Weighing, cents
from gapbridge.programme.problem import Candidate, Problem
from gapbridge.results.programme import OpenReason

# How far an event came that a limit keeps out, and the reason of a need that no event came further for.
_STAGES: tuple[tuple[OpenReason, tuple[Outside, ...]], ...] = (
    ("date", ("date", "date_unknown")),
    ("language", ("language", "language_unknown")),
    ("cost_unknown", ("cost_unknown",)),
)


@dataclass(frozen=True)
class Wish:
    """A gap of a cluster, as a programme sees it.

    `weight` is None where it is to be weighed by importance and nobody rated it. `teaching` are the events to come
    that teach it. `settled` is why no programme can close it, whatever is chosen; None: it depends on the choice.
    """

    cluster_id: str
    competence_id: str
    said: tuple[Need, ...]
    weight: float | None
    teaching: tuple[str, ...]
    settled: OpenReason | None


@dataclass(frozen=True)
class Question:
    """The facts, the events to come, those of unknown time, what keeps some out, and the needs."""

    facts: Facts
    limits: Limits
    events: Mapping[str, Event]
    of_unknown_time: Sequence[Event]
    outside: Mapping[str, Outside]
    wishes: Sequence[Wish]

    @cached_property
    def needed(self) -> frozenset[str]:
        """The competences that some cluster lacks."""
        return frozenset(wish.competence_id for wish in self.wishes)

    @cached_property
    def statements(self) -> list[Need | Teaches]:
        """What the answer rests on: who says that it is needed, and that events to come teach it."""
        taught = (one for event in self.events.values() for one in event.teaches if one.competence_id in self.needed)
        return [*(said for wish in self.wishes for said in wish.said), *taught]

    @cached_property
    def problem(self) -> Problem:
        """The choice to be made. Where costs do not limit, an event of unknown cost is dearer than all others."""
        eligible = [event for key, event in self.events.items() if key not in self.outside]
        known = [self.limits.unknown_cost if event.cost is None else event.cost for event in eligible]
        dearest = 1 + sum(cents(cost) for cost in known if cost is not None)
        candidates = {
            event.id: Candidate(
                event.id,
                dearest if cost is None else cents(cost),
                self.limits.unknown_seats if event.capacity is None else event.capacity,
                event.taught,
            )
            for event, cost in zip(eligible, known, strict=True)
        }
        open_wishes = [wish for wish in self.wishes if wish.settled in (None, "not_rated")]
        weights = {(wish.cluster_id, wish.competence_id): wish.weight or 0.0 for wish in open_wishes}
        return Problem(weights, candidates, self.limits.budget_cents)


def put(facts: Facts, events: Mapping[str, Event], limits: Limits, *, costs_count: bool) -> Question:
    """The question that facts, events and limits make.

    Args:
        facts: The open needs and offers of a scope.
        events: All events that count in it.
        limits: What the programme must keep to.
        costs_count: Whether an event of unknown cost must be left out.
    """
    day = facts.scope.as_of
    to_come = {key: event for key, event in sorted(events.items()) if event.to_come(day)}
    outside = {key: event.outside(limits, costs_count=costs_count) for key, event in to_come.items()}
    teaching: dict[str, list[Event]] = {}
    for event in to_come.values():
        for competence in event.taught:
            teaching.setdefault(competence, []).append(event)
    wishes = []
    for cluster in sorted(facts.clusters):
        offered = facts.offered(cluster) if limits.uncovered else {}
        for competence, said in facts.gaps(cluster).items():
            taught_by = tuple(event.id for event in teaching.get(competence, ()))
            weight = _weight(said, limits.weighing)
            settled = _settled(said, competence in offered, [outside[event] for event in taught_by], weight)
            wishes.append(Wish(cluster, competence, tuple(said), weight, taught_by, settled))
    return Question(
        facts,
        limits,
        to_come,
        [event for _, event in sorted(events.items()) if event.to_come(day) is None],
        {key: reason for key, reason in outside.items() if reason is not None},
        wishes,
    )


def not_for_events(said: Sequence[Need]) -> bool:
    """Whether everybody who states the need says that it takes a change of organisation; unsaid is not no."""
    return all(need.remedy == "organisational_change" for need in said)


def _weight(said: Sequence[Need], weighing: Weighing) -> float | None:
    """1, or the mean importance as a share of its scale; None where nobody rated it on a known scale."""
    if weighing == "equal":
        return 1.0
    rated = [need.importance / need.scale_max for need in said if need.importance is not None and need.scale_max]
    return math.fsum(rated) / len(rated) if rated else None


def _settled(
    said: Sequence[Need], own_offer: bool, outside: Sequence[Outside | None], weight: float | None
) -> OpenReason | None:
    """Why no programme can close a need; the first of the reasons in their order."""
    if not_for_events(said):
        return "not_for_events"
    if own_offer:
        return "covered_by_own"
    if not outside:
        return "no_event_teaches"
    if None not in outside:
        return next(reason for reason, limits in reversed(_STAGES) if set(outside) & set(limits))
    return "not_rated" if weight is None else None
