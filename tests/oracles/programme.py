"""The programme of events in plain Python: the choice by trying everything, and the question from the rows."""

from datetime import date
from itertools import combinations
from random import Random
from typing import Any

from gapbridge.dataset import Dataset
from gapbridge.programme import Limits
from gapbridge.programme.problem import Candidate, Need, Problem
from gapbridge.scope import Scope
from tests.reference import Reference


def everything(problem: Problem, budget: int | None) -> dict[frozenset[Need], int]:
    """Every set of needs that some selection closes, and the least that closing just these costs."""
    found: dict[frozenset[Need], int] = {frozenset(): 0}
    for event in problem.candidates.values():
        guests = sorted({cluster for cluster, competence in problem.weights if competence in event.teaches})
        seats = len(guests) if event.seats is None else min(event.seats, len(guests))
        learns = {
            frozenset(need for need in problem.weights if need[0] in invited and need[1] in event.teaches)
            for invited in combinations(guests, seats)
        }
        for closed, cents in list(found.items()):
            spent = cents + event.cents
            if budget is None or spent <= budget:
                for more in learns:
                    found[closed | more] = min(spent, found.get(closed | more, spent))
    return found


def best_of(problem: Problem, budget: int | None) -> tuple[float, int]:
    """The largest value within a budget, and the least that it costs."""
    found = everything(problem, budget)
    value = max(weight(problem, closed) for closed in found)
    return value, min(cents for closed, cents in found.items() if weight(problem, closed) > value - 1e-9)


def weight(problem: Problem, needs: frozenset[Need] | set[Need]) -> float:
    return sum(problem.weights[need] for need in sorted(needs))


def random_problem(chance: Random, *, most_events: int = 14, weights: tuple[float, ...] = (1.0,)) -> Problem:
    """Up to 14 events and 8 needs of 4 clusters; costs in odd cents too, seats for none, some or any."""
    pairs = [(f"c{a}", f"k{b}") for a in range(4) for b in range(4)]
    needs = chance.sample(pairs, chance.randint(0, 8))
    candidates = {}
    for at in range(chance.randint(0, most_events)):
        taught = frozenset(chance.sample([f"k{b}" for b in range(5)], chance.choice([0, 1, 1, 1, 2, 2, 3])))
        cents = chance.choice([0, 10_000, 10_000, 12_345, 20_000, 25_000, 99_999])
        candidates[f"e{at}"] = Candidate(f"e{at}", cents, chance.choice([None, 0, 1, 1, 2, 3]), taught)
    budget = chance.choice([None, 0, 10_000, 22_345, 30_000, 45_000, 70_000])
    return Problem({need: chance.choice(weights) for need in needs}, candidates, budget)


class Rows:
    """A data set seen through a scope, with the limits of a programme."""

    def __init__(self, dataset: Dataset, scope: Scope, limits: Limits, *, costs_count: bool) -> None:
        self.reference = Reference(dataset, scope)
        self.scope, self.limits, self.costs_count = scope, limits, costs_count
        self.competences = sorted(dataset.keys("Competence"))
        self.events: dict[str, dict[str, Any]] = {row.id: row.properties for row in dataset.rows_of("events")}
        self.clusters = [key for key in self.reference.clusters if self.reference.in_industry(key)]

    def taught(self, event: str) -> set[str]:
        return {row.end_id for row in self.reference.valid("teaches") if row.start_id == event}

    def to_come(self) -> list[str]:
        """Events that begin on the day or later, or are planned and of no known day."""
        found = []
        for key, event in sorted(self.events.items()):
            day = event.get("starts_on", event.get("ends_on"))
            if day is None:
                coming = event.get("state") == "planned"
            else:
                coming = day > self.scope.as_of or (day == self.scope.as_of and event.get("state") != "held")
            if coming:
                found.append(key)
        return found

    def kept_out(self, key: str) -> str | None:
        """The limit that keeps an event out, in the words of needs."""
        event, limits = self.events[key], self.limits
        first: date | None = event.get("starts_on", event.get("ends_on"))
        last: date | None = event.get("ends_on", event.get("starts_on"))
        if limits.since is not None or limits.until is not None:
            if first is None or last is None:
                if not limits.unknown_date:
                    return "date"
            elif (limits.since and first < limits.since) or (limits.until and last > limits.until):
                return "date"
        if limits.languages:
            spoken = event.get("languages", "").split(" | ")
            if not set(spoken) & set(limits.languages) and not (spoken == [""] and limits.unknown_language):
                return "language"
        if self.costs_count and "cost" not in event and limits.unknown_cost is None:
            return "cost_unknown"
        return None

    def settled(self) -> dict[Need, str | None]:
        """Every open need, and why no programme can close it."""
        found: dict[Need, str | None] = {}
        for cluster in self.clusters:
            for competence in self.competences:
                needs = self.reference.open_needs(cluster, competence)
                if not needs:
                    continue
                teaching = [event for event in self.to_come() if competence in self.taught(event)]
                outs = {self.kept_out(event) for event in teaching}
                reason: str | None
                if {need.properties.get("remedy") for need in needs} == {"organisational_change"}:
                    reason = "not_for_events"
                elif self.limits.uncovered and self.reference.covering(cluster, competence):
                    reason = "covered_by_own"
                elif not teaching:
                    reason = "no_event_teaches"
                elif None in outs:
                    reason = "not_rated" if self.weight(cluster, competence) is None else None
                else:
                    reason = next(one for one in ("cost_unknown", "language", "date") if one in outs)
                found[cluster, competence] = reason
        return found

    def weight(self, cluster: str, competence: str) -> float | None:
        if self.limits.weighing == "equal":
            return 1.0
        shares = [
            need.properties["importance"] / need.properties["scale_max"]  # type: ignore[operator]
            for need in self.reference.open_needs(cluster, competence)
            if "importance" in need.properties and need.properties.get("scale_max")
        ]
        return sum(shares) / len(shares) if shares else None

    def candidates(self) -> dict[str, tuple[float | None, int | None, set[str]]]:
        """Events that may be chosen: cost, seats, and what they teach."""
        return {
            key: (
                self.events[key].get("cost", self.limits.unknown_cost),
                self.events[key].get("capacity", self.limits.unknown_seats),
                self.taught(key),
            )
            for key in self.to_come()
            if self.kept_out(key) is None
        }
