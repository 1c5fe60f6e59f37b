"""How good a programme of events is found in ten seconds, beside the greedy way and the textbook's formulation.

    python benchmarks/programme.py [SECONDS]      default: 10

Made-up choices of 300 events and 3,000 needs of 300 clusters, of several shapes. Each row tells the value of the
greedy programme; value, proven bound and gap of ours; and the same for HiGHS alone, given the model as a textbook
writes it (a variable for every possible invitation, tied to its event) and as much time. `cpu` is what the search
used of a core: on a busy machine that is less than the seconds.
"""

import resource
import sys
import time
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from gapbridge.programme.greedy import greedy
from gapbridge.programme.model import Model, Row, maximum
from gapbridge.programme.problem import Candidate, Problem
from gapbridge.programme.solver import Clock, best

EVENTS, NEEDS, CLUSTERS, COMPETENCES = 300, 3_000, 300, 300
# name: most competences of an event, fewest and most seats, whether some competences are lacked by many
SHAPES = {
    "seats for some": (6, 3, 20, True),
    "seats for many": (6, 10, 60, True),
    "no limit of seats": (6, CLUSTERS, CLUSTERS, True),
    "needs spread evenly": (6, 3, 20, False),
}
BUDGETS = (0.05, 0.2, 0.5)


def main() -> None:
    """Print a row for each shape and budget."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    heads = ("greedy", "value", "bound", "gap", "s", "cpu", "HiGHS alone", "bound", "gap", "s")
    print(f"{'':30}" + "".join(f"{head:>12}" for head in heads))
    for name, shape in SHAPES.items():
        problem = made_up(*shape)
        costs = sum(event.cents for event in problem.candidates.values())
        for share in BUDGETS:
            told = measure(replace(problem, budget=int(share * costs)), seconds)
            print(f"{name + f', {share:.0%} of costs':30}" + "".join(f"{one:>12}" for one in told), flush=True)


def measure(problem: Problem, seconds: float) -> list[str]:
    """The figures of one row."""
    began, cpu = time.perf_counter(), _cpu()
    solved = best(problem, Clock(seconds))
    ours = time.perf_counter() - began, _cpu() - cpu
    began = time.perf_counter()
    model = textbook(problem)
    outcome = maximum(model, seconds)
    alone = problem.value(model.selection(outcome.columns)) if outcome.columns else 0.0
    bound = min(outcome.bound, problem.reachable)
    theirs = time.perf_counter() - began
    return [
        f"{problem.value(greedy(problem)):.0f}",
        f"{solved.value:.0f}", f"{solved.bound:.0f}", f"{solved.gap:.1%}", f"{ours[0]:.1f}", f"{ours[1]:.1f}",
        f"{alone:.0f}", f"{bound:.0f}", f"{(bound - alone) / bound:.1%}", f"{theirs:.1f}",
    ]  # fmt: skip


@dataclass(frozen=True)
class Textbook(Problem):
    """A problem in which every possible invitation is a variable."""

    @cached_property
    def full(self) -> frozenset[str]:
        """All events."""
        return frozenset(self.uses)


def textbook(problem: Problem) -> Model:
    """The model as a textbook writes it: an invitation is at most its event."""
    model = Model(Textbook(problem.weights, problem.candidates, problem.budget))
    model.rows += [Row({seat: 1.0, model.events[event]: -1.0}, 0.0) for (event, _), seat in model.seats.items()]
    return model


def made_up(most_taught: int, fewest_seats: int, most_seats: int, popular: bool) -> Problem:
    """A random choice; where some competences are popular, the n-th is lacked and taught in proportion to 1/(n+5)."""
    chance = Random(20170605)
    weights = [1 / (at + 5) if popular else 1.0 for at in range(COMPETENCES)]
    names = [f"k{at}" for at in range(COMPETENCES)]
    needs: set[tuple[str, str]] = set()
    while len(needs) < NEEDS:
        needs.add((f"c{chance.randrange(CLUSTERS)}", chance.choices(names, weights)[0]))
    candidates = {}
    for at in range(EVENTS):
        taught = frozenset(chance.choices(names, weights, k=chance.randint(1, most_taught)))
        cents, seats = 10_000 * chance.randint(5, 100), chance.randint(fewest_seats, most_seats)
        candidates[f"e{at}"] = Candidate(f"e{at}", cents, seats, taught)
    return Problem(dict.fromkeys(needs, 1.0), candidates)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
