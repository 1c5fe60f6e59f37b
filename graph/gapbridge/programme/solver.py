"""The best selection of events, exactly: HiGHS, begun with what quicker ways found, and a bound that is proven."""

import math
import time
from dataclasses import dataclass, replace

from gapbridge.programme.greedy import first_guess, greedy
from gapbridge.programme.model import TOLERANCE, Model, Outcome, Row, maximum
from gapbridge.programme.problem import Problem, Selection

TRIES = 20


class Clock:
    """How much time is left."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds left; 0 when it is over."""
        return max(self._end - time.monotonic(), 0.0)

    def part(self, share: float) -> "Clock":
        """A clock for this share of what is left."""
        return Clock(self.left * share)


@dataclass(frozen=True)
class Solved:
    """A selection, what it is worth, and a bound that no selection can exceed."""

    selection: Selection
    value: float
    bound: float

    @property
    def optimal(self) -> bool:
        """Whether it is proven that none is worth more."""
        return self.bound - self.value <= TOLERANCE * max(1.0, abs(self.value))

    @property
    def gap(self) -> float:
        """How far the value is from the bound at most, as a share of the bound."""
        return 0.0 if self.optimal else (self.bound - self.value) / self.bound


def best(problem: Problem, clock: Clock, known: Selection | None = None) -> Solved:
    """The selection that is worth most within budget and seats, or the best found in time, with its bound.

    It is worth no less than the greedy one and than `known`.
    """
    model = Model(problem)
    solved = _judged(problem, [first_guess(problem), known or Selection()], problem.reachable)
    if not solved.optimal:
        relaxed = maximum(model, clock.left, relaxed=True)
        rounded = _rounded(model, relaxed, clock.part(0.3))
        solved = _judged(problem, [solved.selection, rounded], min(solved.bound, relaxed.bound))
    if not solved.optimal:
        found, bound = _whole(model, solved.selection, clock)
        solved = _judged(problem, [solved.selection, found], min(solved.bound, bound))
    return _judged(problem, [greedy(problem, solved.selection)], solved.bound)  # no seat is left empty in vain


def least_cost(problem: Problem, solved: Solved, clock: Clock) -> tuple[Selection, int]:
    """A selection of the same value that costs least, and the least that any such costs, as far as it is proven."""
    cents = {event: problem.candidates[event].cents for event in problem.uses}
    known = problem.trimmed(solved.selection)
    unit = math.gcd(*cents.values())
    if not unit or not problem.cents(known):
        return known, 0
    model = Model(problem)
    slack = 0.5 if problem.counts_whole else TOLERANCE * max(1.0, solved.value)
    worth = Row({column: -weight for column, weight in enumerate(model.weights) if weight}, slack - solved.value)
    costs = {model.events[event]: -float(cost // unit) for event, cost in cents.items()}
    outcome = maximum(model, clock.left, weights=costs, rows=[worth], start=model.columns(known))
    least = max(math.ceil(-outcome.bound - TOLERANCE), 0) * unit if outcome.bound < math.inf else 0
    if outcome.columns:
        found = problem.trimmed(model.selection(outcome.columns))
        if problem.keeps(found) and problem.value(found) >= solved.value - slack:
            known = min(known, found, key=problem.cents)
    return known, least


def all_invited(problem: Problem, kept: Selection, clock: Clock) -> Solved:
    """The best use of the seats when every event is chosen, whatever the costs; what `kept` closes is closed still."""
    free = replace(problem, budget=None)
    model = Model(free)
    begun = greedy(free, kept)
    covered = free.covered(kept)
    least = {column: 1.0 for need, column in model.needs.items() if need in covered}
    least |= dict.fromkeys(model.events.values(), 1.0)
    everywhere = dict.fromkeys(model.events.values(), 1.0)
    outcome = maximum(model, clock.left, least=least, start=model.columns(begun) | everywhere)
    found = [model.selection(outcome.columns)] if outcome.columns else []
    return _judged(free, [begun, *found], outcome.bound)


def _judged(problem: Problem, found: list[Selection], bound: float) -> Solved:
    """The most valuable of these selections, with what was proven: a bound, whole where all values are."""
    selection = max((one for one in found if problem.keeps(one)), key=problem.value)
    limit = min(bound, problem.reachable)
    limit = math.floor(limit + TOLERANCE) if problem.counts_whole else limit
    value = problem.value(selection)
    return Solved(selection, value, max(limit, value))


def _rounded(model: Model, relaxed: Outcome, clock: Clock) -> Selection:
    """The events that the relaxed solution wants most, as far as the budget goes, with the best use of their seats."""
    problem = model.problem
    if relaxed.columns is None:
        return Selection()
    wanted = {event: relaxed.columns[column] for event, column in model.events.items()}
    chosen: dict[int, float] = {}
    spent = 0
    for event in sorted(wanted, key=lambda event: (-wanted[event], problem.candidates[event].cents, event)):
        cents = problem.candidates[event].cents
        allowed = wanted[event] > TOLERANCE and problem.budget_allows(spent + cents)
        chosen[model.events[event]] = float(allowed)
        spent += cents if allowed else 0
    outcome = maximum(model, clock.left, least=chosen, most=chosen)
    return model.selection(outcome.columns) if outcome.columns else Selection()


def _whole(model: Model, begun: Selection, clock: Clock) -> tuple[Selection, float]:
    """The best selection by HiGHS and its bound.

    HiGHS takes 0.9999999 for 1, so a budget may be kept in its numbers only; such a choice is forbidden, and it
    goes on.
    """
    forbidden: list[Row] = []
    start = model.columns(begun)
    for _ in range(TRIES):
        outcome = maximum(model, clock.left, rows=forbidden, start=start)
        if outcome.columns is None:
            break
        found = model.selection(outcome.columns)
        if model.problem.keeps(found):
            return found, outcome.bound
        chosen = [column for column in model.events.values() if outcome.columns[column] > 0.5]
        forbidden.append(Row(dict.fromkeys(chosen, 1.0), len(chosen) - 1.0))
    return begun, outcome.bound
