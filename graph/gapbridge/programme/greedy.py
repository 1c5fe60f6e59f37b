"""The greedy way: again and again the event that closes most for its cost. Quick, and beside the exact way a check."""

import heapq
import math

from gapbridge.programme.problem import Need, Problem, Selection


def greedy(problem: Problem, begun: Selection | None = None) -> Selection:
    """Events taken one by one, each time the one whose needs weigh most for its cost and that the budget still allows.

    Its seats go to the clusters that would learn most. At equal costs and with seats enough it closes at least
    1 - 1/e of what is possible (Nemhauser, Wolsey, Fisher 1978, Mathematical Programming 14:265-294); in general
    it can be arbitrarily bad (Khuller, Moss, Naor 1999, Information Processing Letters 70:39-45).

    Args:
        problem: The choice to be made.
        begun: A selection to go on from; its empty seats are filled first.
    """
    under_way = _UnderWay(problem)
    for event, clusters in sorted((begun or Selection()).invited.items()):
        under_way.invite(event, clusters)
    for event in sorted(under_way.invited):
        under_way.invite(event, under_way.best_guests(event)[1])
    rest = [(-math.inf, 0, event) for event in problem.uses if event not in under_way.invited]
    heapq.heapify(rest)  # what an event still closes only falls, so an old figure is never too low
    while rest:
        promised, _, event = heapq.heappop(rest)
        cents = problem.candidates[event].cents
        gain, guests = under_way.best_guests(event)
        if gain <= 0 or not problem.budget_allows(under_way.cents + cents):
            continue
        ratio = -(gain / cents if cents else math.inf)
        if ratio > promised:
            heapq.heappush(rest, (ratio, cents, event))
        else:
            under_way.invite(event, guests)
    return Selection({event: frozenset(clusters) for event, clusters in under_way.invited.items() if clusters})


def first_guess(problem: Problem) -> Selection:
    """The better of the greedy selection and of one that begins with the event that closes most."""
    fresh = _UnderWay(problem)
    most = min(problem.uses, key=lambda event: (-fresh.best_guests(event)[0], event), default=None)
    if most is None:
        return Selection()
    begun = Selection({most: frozenset(fresh.best_guests(most)[1])})
    return max(greedy(problem), greedy(problem, begun), key=problem.value)


class _UnderWay:
    """A selection in the making."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.invited: dict[str, set[str]] = {}
        self.covered: set[Need] = set()
        self.cents = 0

    def best_guests(self, event: str) -> tuple[float, list[str]]:
        """The clusters that would learn most at the seats left, and the weight of what they would learn."""
        there = self.invited.get(event, set())
        wishes = []
        for cluster, competences in self.problem.uses[event].items():
            open_needs = [(cluster, one) for one in competences if (cluster, one) not in self.covered]
            if open_needs and cluster not in there:
                weight = math.fsum(self.problem.weights[need] for need in open_needs)
                wishes.append((-weight, -len(open_needs), cluster))
        seats = self.problem.candidates[event].seats
        best = sorted(wishes)[: None if seats is None else seats - len(there)]
        return math.fsum(-weight for weight, _, _ in best), [cluster for _, _, cluster in best]

    def invite(self, event: str, clusters: "frozenset[str] | list[str]") -> None:
        """Choose an event, if it is not chosen yet, and invite clusters to it."""
        if event not in self.invited:
            self.cents += self.problem.candidates[event].cents
        self.invited.setdefault(event, set()).update(clusters)
        self.covered.update(self.problem.learning(event, frozenset(clusters)))
