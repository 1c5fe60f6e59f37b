"""What each budget can close at best: coverage against budget."""

import math
from dataclasses import replace

from gapbridge.errors import BadInput
from gapbridge.programme import solver
from gapbridge.programme.limits import Limits, cents
from gapbridge.programme.problem import Problem, Selection
from gapbridge.programme.question import Question
from gapbridge.programme.solver import Clock, Solved
from gapbridge.results.programme import FrontierPoint

STEPS = 10
MOST_POINTS = 50


def check(limits: Limits, single: tuple[float, ...], steps: int) -> None:
    """Return when such budgets can be looked at.

    Raises:
        BadInput: There are too many or none, or one makes no sense.
    """
    if not 1 <= steps < MOST_POINTS or len(single) > MOST_POINTS:
        raise BadInput(f"At most {MOST_POINTS} budgets are looked at.", "Ask for fewer steps, at least 1.")
    for budget in single:
        replace(limits, budget=budget)  # refuses what makes no sense
    if single and limits.budget is not None:
        raise BadInput("Both single budgets and a largest one are given.", "Leave one of them out.")


def points(question: Question, single: tuple[float, ...], steps: int) -> list[FrontierPoint]:
    """A point for each budget, ascending.

    Each search begins with what the smaller budget bought, so values never fall; a bound of a larger budget holds
    for the smaller ones too.
    """
    free = replace(question.problem, budget=None)
    clock = Clock(question.limits.seconds)
    amounts = sorted(set(map(cents, single))) if single else _steps(free, question.limits, steps, clock)
    found: list[tuple[int, Solved]] = []
    known = Selection()
    for at, amount in enumerate(amounts):
        problem = replace(free, budget=amount)
        turn = clock.part(1 / (len(amounts) - at))
        solved = solver.best(problem, turn, known)
        known = solver.least_cost(problem, solved, turn)[0] if solved.optimal else problem.trimmed(solved.selection)
        found.append((amount, replace(solved, selection=known)))
    told: list[FrontierPoint] = []
    bound = math.inf
    for amount, solved in reversed(found):
        bound = min(bound, solved.bound)
        told.append(_point(question, free, amount, replace(solved, bound=bound)))
    return told[::-1]


def _steps(free: Problem, limits: Limits, steps: int, clock: Clock) -> list[int]:
    """Equal steps from nothing up to the largest budget, or to what it costs to close everything."""
    top = limits.budget_cents
    if top is None:
        turn = clock.part(0.3)
        full = solver.best(free, turn)
        top = free.cents(solver.least_cost(free, full, turn)[0])
    return sorted({-(-top * step // steps) for step in range(steps + 1)})


def _point(question: Question, problem: Problem, amount: int, solved: Solved) -> FrontierPoint:
    return FrontierPoint(
        budget=amount / 100,
        value=solved.value,
        bound=solved.bound,
        gap=solved.gap,
        optimal=solved.optimal,
        cost=problem.cents(solved.selection) / 100,
        covered_count=len(problem.covered(solved.selection)),
        event_ids=sorted(solved.selection.invited),
        statuses=sorted({one.status for one in question.statements}),
        source_ids=sorted({one.source_id for one in question.statements}),
    )
