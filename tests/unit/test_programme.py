"""The choice of events: as good as trying everything, and obeying its laws. No database needed."""

import math
import time
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from gapbridge.programme import solver
from gapbridge.programme.greedy import first_guess, greedy
from gapbridge.programme.model import Model, Outcome, Row, maximum
from gapbridge.programme.problem import Candidate, Problem, Selection
from gapbridge.programme.solver import Clock
from tests.oracles.programme import best_of, everything, random_problem, weight

SHARES = (0.2, 0.4, 0.5, 0.6, 1.0)


def event(key: str, teaches: str, cents: int = 1, seats: int | None = None) -> Candidate:
    return Candidate(key, cents, seats, frozenset(teaches))


def choice(needs: str, *events: Candidate, budget: int | None = None) -> Problem:
    """Needs such as `a1 a2 b1`: a cluster and a competence, one letter each."""
    weights = {(need[0], need[1]): 1.0 for need in needs.split()}
    return Problem(weights, {one.id: one for one in events}, budget)


def by_key(selection: Selection) -> dict[str, str]:
    return {key: "".join(sorted(clusters)) for key, clusters in sorted(selection.invited.items())}


def solve(problem: Problem) -> solver.Solved:
    return solver.best(problem, Clock(30))


def cheapest(problem: Problem) -> Selection:
    return solver.least_cost(problem, solve(problem), Clock(30))[0]


def allowed(problem: Problem, selection: Selection) -> bool:
    """Whether a selection keeps to the limits, counted anew."""
    spent = sum(problem.candidates[key].cents for key in selection.invited)
    seats = {key: problem.candidates[key].seats for key in selection.invited}
    return (problem.budget is None or spent <= problem.budget) and all(
        most is None or len(selection.invited[key]) <= most for key, most in seats.items()
    )


def test_greedy_closes_five_of_six_where_the_best_closes_all() -> None:
    """The golden value: big={1,2,3,4}, L={1,2,5}, R={3,4,6} at unit cost and budget 2."""
    problem = choice("a1 a2 a3 a4 a5 a6", event("big", "1234"), event("left", "125"), event("right", "346"), budget=2)
    first = greedy(problem)
    assert (by_key(first), problem.value(first)) == ({"big": "a", "left": "a"}, 5)
    solved = solve(problem)
    assert (by_key(solved.selection), solved.value, solved.bound, solved.gap) == ({"left": "a", "right": "a"}, 6, 6, 0)
    assert solved.optimal


def test_greedy_by_cost_can_be_arbitrarily_bad_and_the_first_guess_is_not() -> None:
    """Khuller, Moss, Naor 1999: a cheap event that closes little keeps out the one that closes much."""
    needs = "a0 " + " ".join(f"{cluster}1" for cluster in "bcdefghij")
    problem = choice(needs, event("cheap", "0", cents=1), event("large", "1", cents=10), budget=10)
    assert problem.value(greedy(problem)) == 1
    assert problem.value(first_guess(problem)) == 9 == solve(problem).value


def test_a_cluster_is_invited_where_it_learns_most_and_seats_are_scarce() -> None:
    problem = choice("a1 a2 b1", event("one", "12", seats=1), event("other", "1", seats=1))
    assert by_key(cheapest(problem)) == {"one": "a", "other": "b"}


def test_nobody_is_invited_in_vain_and_no_event_chosen_in_vain() -> None:
    problem = choice("a1 a2 b1", event("all", "12", cents=5), event("part", "1", cents=3), event("free", "2", cents=0))
    assert by_key(cheapest(problem)) == {"free": "a", "part": "ab"}
    several = choice("a1 b1 b2", event("one", "1", cents=1), event("both", "12", cents=2, seats=1))
    assert by_key(cheapest(several)) == {"both": "b", "one": "a"}


def test_what_weighs_nothing_takes_only_seats_that_are_left() -> None:
    weights = {("a", "1"): 1.0, ("b", "1"): 0.0, ("c", "1"): 0.0, ("a", "2"): 0.0}
    events = {"school": event("school", "1", seats=2), "fair": event("fair", "2")}
    solved = solve(Problem(weights, events, 10))
    assert by_key(solved.selection) == {"school": "ab"}
    assert solved.value == 1


@pytest.mark.parametrize("batch", range(10))
def test_the_best_is_as_good_as_trying_everything(batch: int) -> None:
    """500 choices of up to 14 events: value, bound, least cost, seats and budget; half of them rated."""
    for seed in range(batch * 50, batch * 50 + 50):
        problem = random_problem(Random(seed), weights=SHARES if seed % 2 else (1.0,))
        value, cents = best_of(problem, problem.budget)
        solved = solve(problem)
        assert solved.optimal and solved.value == pytest.approx(value), seed
        assert solved.bound == pytest.approx(value), seed
        selection, least = solver.least_cost(problem, solved, Clock(30))
        assert problem.value(selection) == pytest.approx(value), seed
        assert problem.cents(selection) == least == cents, seed
        for found in (solved.selection, selection, greedy(problem), first_guess(problem)):
            assert problem.keeps(found) and allowed(problem, found), seed
            assert problem.value(found) <= value + 1e-9, seed


def test_what_money_alone_could_close_is_as_much_as_trying_everything_says() -> None:
    for seed in range(100):
        problem = random_problem(Random(seed))
        kept = cheapest(problem)
        everywhere = solver.all_invited(problem, kept, Clock(30))
        free = replace(problem, budget=None)
        closed = free.covered(everywhere.selection)
        possible = [more for more in everything(problem, None) if more >= free.covered(kept)]
        assert closed >= free.covered(kept), seed
        assert any(closed <= more for more in possible), seed
        assert weight(free, closed) == max(weight(free, more) for more in possible), seed
        assert everywhere.optimal, seed


def test_more_money_another_event_or_a_seat_never_closes_less() -> None:
    for seed in range(100):
        chance = Random(seed)
        problem = random_problem(chance, most_events=6)
        value = solve(problem).value
        richer = replace(problem, budget=None if problem.budget is None else problem.budget + 5_000)
        extra = Candidate("extra", 100, 1, frozenset({"k0"}))
        more = replace(problem, candidates={**problem.candidates, "extra": extra})
        roomier = {
            key: replace(one, seats=None if one.seats is None else one.seats + 1)
            for key, one in problem.candidates.items()
        }
        for larger in (richer, more, replace(problem, candidates=roomier)):
            assert solve(larger).value >= value, seed
        fewer = {key: one for key, one in problem.candidates.items() if chance.random() < 0.5}
        assert solve(replace(problem, candidates=fewer)).value <= value, seed


def test_other_names_give_the_same_value_at_the_same_cost() -> None:
    for seed in range(60):
        problem = random_problem(Random(seed), most_events=6)
        turned = {key: f"x{9 - int(key[1:])}" for key in ("c0", "c1", "c2", "c3")}
        renamed = Problem(
            {(turned[cluster], f"z{what}"): one for (cluster, what), one in problem.weights.items()},
            {
                f"y{99 - int(key[1:])}": replace(
                    one, id=f"y{99 - int(key[1:])}", teaches=frozenset(f"z{what}" for what in one.teaches)
                )
                for key, one in problem.candidates.items()
            },
            problem.budget,
        )
        assert solve(renamed).value == solve(problem).value, seed
        assert renamed.cents(cheapest(renamed)) == problem.cents(cheapest(problem)), seed


def test_what_is_known_already_is_never_lost() -> None:
    """A search without any time to search returns what it was given, with a bound that is true."""
    for seed in range(60):
        problem = random_problem(Random(seed))
        known = cheapest(problem)
        hurried = solver.best(problem, Clock(0), known)
        assert hurried.value == problem.value(known) <= hurried.bound <= problem.reachable, seed
        assert solver.best(problem, Clock(0)).value >= problem.value(greedy(problem)), seed


def test_nothing_asked_is_answered_with_nothing() -> None:
    for problem in (Problem({}, {}), choice("a1 b2"), choice("", event("one", "1")), choice("a1", event("b", "2"))):
        solved = solve(problem)
        assert (solved.selection, solved.value, solved.bound, solved.gap) == (Selection(), 0, 0, 0)
        assert solver.least_cost(problem, solved, Clock(1)) == (Selection(), 0)
        assert solver.all_invited(problem, Selection(), Clock(1)).value == 0


def test_a_budget_is_kept_to_the_cent(monkeypatch: pytest.MonkeyPatch) -> None:
    """HiGHS takes 0.9999999 for 1; where that breaks the budget, the choice is forbidden and the search goes on."""
    price = 100_000_001
    problem = choice("a1 a2 a3", *(event(key, key, cents=price) for key in "123"), budget=3 * price - 1)
    assert (solve(problem).value, solve(problem).bound) == (2, 2)
    forbidden: list[int] = []

    def too_generous(model: Model, seconds: float, *, rows: list[Row] | None = None, **asked: Any) -> Outcome:
        forbidden.append(len(rows or []))
        return maximum(model, seconds, rows=rows, **asked) if rows else Outcome([0.9999999, 1.0, 1.0], 3.0)

    monkeypatch.setattr(solver, "maximum", too_generous)
    monkeypatch.setattr(solver, "first_guess", lambda _: Selection())
    solved = solve(problem)
    assert allowed(problem, solved.selection)
    assert (solved.value, solved.bound, forbidden[-1]) == (2, 2, 1)


def test_an_hour_is_not_needed_for_a_large_choice() -> None:
    """A choice too large to prove in half a second: the best found then, its gap told, nothing called optimal."""
    chance = Random(6)
    needs = {(f"c{chance.randrange(120)}", f"k{chance.randrange(80)}"): 1.0 for _ in range(1_500)}
    events = {
        f"e{at}": Candidate(
            f"e{at}",
            chance.randrange(50_000, 900_000),
            chance.randint(3, 25),
            frozenset(f"k{chance.randrange(80)}" for _ in range(5)),
        )
        for at in range(150)
    }
    problem = Problem(needs, events, 15_000_000)
    began = time.process_time()
    solved = solver.best(problem, Clock(0.5))
    assert time.process_time() - began < 5
    assert problem.keeps(solved.selection)
    assert problem.value(greedy(problem)) <= solved.value < solved.bound <= problem.reachable
    assert not solved.optimal
    assert solved.gap == pytest.approx(1 - solved.value / solved.bound)


def test_the_model_is_kept_small() -> None:
    """An event with seats for all needs no column for each guest; needs closed by the same events are one."""
    roomy = choice("a1 b1 c1", event("one", "1"), event("two", "1", seats=3))
    assert (len(Model(roomy).weights), len(Model(roomy).rows)) == (3, 1)
    single = choice("a1 b1 c1", event("one", "1"))
    assert (len(Model(single).weights), Model(single).weights) == (1, [3.0])
    scarce = choice("a1 b1 c1", event("one", "1", seats=2))
    assert (len(Model(scarce).weights), len(Model(scarce).rows)) == (4, 1)
    dear = choice("a1", event("one", "1", cents=5), budget=4)
    assert Model(dear).weights == []


def test_greedy_keeps_its_guarantee_at_equal_costs_and_with_seats_enough() -> None:
    for seed in range(100):
        problem = random_problem(Random(seed), most_events=8)
        alike = {key: replace(one, cents=100, seats=None) for key, one in problem.candidates.items()}
        easy = replace(problem, candidates=alike, budget=300)
        assert easy.value(greedy(easy)) >= (1 - 1 / math.e) * best_of(easy, 300)[0] - 1e-9, seed
