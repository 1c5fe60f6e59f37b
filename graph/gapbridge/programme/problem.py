"""The choice to be made, without names and dates: needs with weights, events with cost and seats, and a budget.

Costs are whole cents, so that a budget is kept exactly.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

Need = tuple[str, str]  # the cluster, and the competence it lacks


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that may be chosen. Seats are for clusters; None: no limit is known."""

    id: str
    cents: int
    seats: int | None
    teaches: frozenset[str]


@dataclass(frozen=True)
class Selection:
    """Events that are chosen, and the clusters invited to each."""

    invited: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """Needs with their weights, events that may be chosen, by key, and the budget (None: no limit)."""

    weights: Mapping[Need, float]
    candidates: Mapping[str, Candidate]
    budget: int | None = None

    @cached_property
    def uses(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """By event and cluster, the competences it would learn there; without events nobody can be invited to."""
        lacking: dict[str, list[str]] = {}
        for cluster, competence in sorted(self.weights):
            lacking.setdefault(competence, []).append(cluster)
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for event in sorted(self.candidates.values(), key=lambda event: event.id):
            learns: dict[str, list[str]] = {}
            for competence in sorted(event.teaches & lacking.keys()):
                for cluster in lacking[competence]:
                    learns.setdefault(cluster, []).append(competence)
            if learns and event.seats != 0 and self.budget_allows(event.cents):
                found[event.id] = {cluster: tuple(learns[cluster]) for cluster in sorted(learns)}
        return found

    @cached_property
    def full(self) -> frozenset[str]:
        """Events with fewer seats than clusters that could use them."""
        seats = {event: self.candidates[event].seats for event in self.uses}
        return frozenset(event for event, most in seats.items() if most is not None and most < len(self.uses[event]))

    @cached_property
    def reachable(self) -> float:
        """The weight of all needs that some event could close: no selection closes more."""
        return math.fsum(self.weights[need] for need in {need for event in self.uses for need in self.learning(event)})

    @cached_property
    def counts_whole(self) -> bool:
        """Whether every weight is a whole number, so that values are too."""
        return all(weight == int(weight) for weight in self.weights.values())

    def budget_allows(self, cents: int) -> bool:
        """Whether this much may be spent."""
        return self.budget is None or cents <= self.budget

    def learning(self, event: str, clusters: frozenset[str] | None = None) -> Iterator[Need]:
        """The needs an event could close, of these clusters or of all."""
        for cluster, competences in self.uses.get(event, {}).items():
            if clusters is None or cluster in clusters:
                yield from ((cluster, competence) for competence in competences)

    def covered(self, selection: Selection) -> set[Need]:
        """The needs that a selection could close."""
        return {need for event, clusters in selection.invited.items() for need in self.learning(event, clusters)}

    def value(self, selection: Selection) -> float:
        """The weight of the needs that a selection could close."""
        return math.fsum(self.weights[need] for need in self.covered(selection))

    def cents(self, selection: Selection) -> int:
        """What a selection costs."""
        return sum(self.candidates[event].cents for event in selection.invited)

    def keeps(self, selection: Selection) -> bool:
        """Whether a selection keeps to the budget and to the seats."""
        return self.budget_allows(self.cents(selection)) and all(
            event in self.uses and len(clusters) <= (self.candidates[event].seats or math.inf)
            for event, clusters in selection.invited.items()
        )

    def trimmed(self, selection: Selection) -> Selection:
        """The selection without what closes nothing beyond the rest: whole events, the dearest first, then seats."""
        times = Counter(
            need for event, clusters in selection.invited.items() for need in self.learning(event, clusters)
        )
        left: dict[str, frozenset[str]] = {}
        dearest = sorted(selection.invited, key=lambda event: (-self.candidates[event].cents, event))
        for event in dearest:
            needs = list(self.learning(event, selection.invited[event]))
            if all(times[need] > 1 for need in needs):
                times.subtract(needs)
            else:
                left[event] = selection.invited[event]
        for event in list(left):
            for cluster in sorted(left[event]):
                needs = list(self.learning(event, frozenset({cluster})))
                if all(times[need] > 1 for need in needs):
                    times.subtract(needs)
                    left[event] -= {cluster}
        return Selection(left)
