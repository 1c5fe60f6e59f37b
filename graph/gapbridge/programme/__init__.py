"""The programme of events: which events to hold within the limits, whom to invite, and what stays open and why.

Not to be confused with a coaching programme (the label `Programme`): this one is a plan, computed and never stored.
"""

from dataclasses import replace

from gapbridge import facts as facts_
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.facts import Facts
from gapbridge.programme import answer, budgets, bundles, events, question, solver
from gapbridge.programme.answer import Found
from gapbridge.programme.events import Event
from gapbridge.programme.limits import Limits
from gapbridge.programme.question import Question
from gapbridge.programme.solver import Clock
from gapbridge.results.programme import EventProgramme, FrontierPoint, ProposedEvent
from gapbridge.scope import Scope

__all__ = ["Limits", "cover", "frontier", "plan", "proposals"]

MAX_NEEDS = 1_000_000


def plan(
    database: Database, scope: Scope | None = None, limits: Limits | None = None, *, max_needs: int = MAX_NEEDS
) -> EventProgramme:
    """The events to come that together could close most within the limits, and among such the cheapest.

    Budgeted maximum coverage with seats, solved exactly as an integer programme (`gapbridge.programme.model`). Each
    need counts its weight once, wherever it would be taught. Could close: closing takes evidence.

    Args:
        database: The graph.
        scope: Which statements count; by default all but synthetic ones, today. Events to come are those after its
            day. Its industry narrows the clusters that are invited.
        limits: What the programme must keep to.
        max_needs: Most needs told one by one; all are counted.

    Raises:
        NotFound: There is no such industry.
    """
    asked, known = _read(database, scope)
    wanted = limits or Limits()
    return planned(question.put(asked, known, wanted, costs_count=wanted.budget is not None), max_needs)


def cover(
    database: Database, scope: Scope | None = None, limits: Limits | None = None, *, max_needs: int = MAX_NEEDS
) -> EventProgramme:
    """The cheapest events that together could close everything that the events to come can close.

    Weighted set cover with seats; what cannot be closed is told with its reason. Events of unknown cost are left
    out unless the limits say what to take them for.

    Raises:
        NotFound: There is no such industry.
        BadInput: The limits have a budget.
    """
    wanted = limits or Limits()
    if wanted.budget is not None:
        raise BadInput("What it takes to cover everything has no budget.", "Leave the budget out, or ask for a plan.")
    asked, known = _read(database, scope)
    return planned(question.put(asked, known, wanted, costs_count=True), max_needs)


def frontier(
    database: Database,
    scope: Scope | None = None,
    limits: Limits | None = None,
    *,
    single: tuple[float, ...] = (),
    steps: int = budgets.STEPS,
) -> list[FrontierPoint]:
    """What each budget can close at best, the smallest budget first; more never closes less.

    Args:
        database: The graph.
        scope: Which statements count.
        limits: What the programmes must keep to; its budget is the largest that is looked at.
        single: These budgets, in EUR. By default, equal steps up to the limits' budget, or else up to what it costs
            to close everything that can be closed.
        steps: How many equal steps.

    Raises:
        NotFound: There is no such industry.
        BadInput: The budgets or the number of steps make no sense.
    """
    wanted = limits or Limits()
    budgets.check(wanted, single, steps)
    asked, known = _read(database, scope)
    return budgets.points(question.put(asked, known, wanted, costs_count=True), single, steps)


def proposals(
    database: Database,
    scope: Scope | None = None,
    *,
    uncovered: bool = False,
    most_competences: int = bundles.MOST_COMPETENCES,
) -> list[ProposedEvent]:
    """New events for needs that no event to come teaches: bundles of competences, those that close most first.

    Args:
        database: The graph.
        scope: Which statements count.
        uncovered: Leave out needs that organisations of the same cluster could meet.
        most_competences: Most competences of one event.

    Raises:
        NotFound: There is no such industry.
        BadInput: An event without competences is asked for.
    """
    if most_competences < 1:
        raise BadInput(f"An event of {most_competences} competences makes no sense.", "Ask for 1 or more.")
    asked, known = _read(database, scope)
    wanted = Limits(uncovered=uncovered)
    return bundles.proposed(question.put(asked, known, wanted, costs_count=False), most_competences)


def planned(asked: Question, max_needs: int = MAX_NEEDS) -> EventProgramme:
    """The answer to a question: solved within its seconds, and told in full."""
    return answer.told(asked, solved(asked), max_needs)


def solved(asked: Question) -> Found:
    """A question solved: the most valuable selection, the cheapest of those, and what more money would do."""
    problem, clock = asked.problem, Clock(asked.limits.seconds)
    found = solver.best(problem, clock.part(0.6))
    selection, cents = problem.trimmed(found.selection), 0
    if found.optimal:
        selection, cents = solver.least_cost(problem, found, clock.part(0.6))
    if problem.budget is None:
        return Found(found, selection, cents, frozenset(), found.optimal)
    everywhere = solver.all_invited(problem, selection, clock)
    with_money = replace(problem, budget=None).covered(everywhere.selection)
    return Found(found, selection, cents, frozenset(with_money), everywhere.optimal)


def _read(database: Database, scope: Scope | None) -> tuple[Facts, dict[str, Event]]:
    asked = facts_.read(database, scope)
    return asked, events.read(database, asked.scope)
