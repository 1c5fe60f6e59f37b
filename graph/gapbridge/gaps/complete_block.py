"""The largest block of clusters and competences in which every cluster rated every competence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

FEWEST = 3  # of each: two raters only correlate, and two items have but two orders
MOST_STEPS = 20_000


class Block(NamedTuple):
    """Clusters and competences, ascending; whether no larger block exists, or that was not found out."""

    clusters: list[str]
    competences: list[str]
    largest: bool = True


def complete_block(rated: Mapping[str, Iterable[str]], most_steps: int = MOST_STEPS) -> Block:
    """The block with most ratings, of three clusters and three competences or more; empty where there is none.

    Kendall's W needs complete rankings, and a rating is never made up. To find the largest block is hard (it is the
    maximum edge biclique problem: Peeters 2003, Discrete Applied Mathematics 131:651-654), so this is a search with
    bounds: competences are added, those that most clusters rated first, and what cannot become larger than the best so
    far is not followed. After `most_steps` the best so far is taken. The same ratings always give the same block.
    """
    given = _Given(rated)
    best, size, steps = _Step([], set(), 0, 0), FEWEST * FEWEST - 1, 0
    ahead = [_Step([], set(range(len(given.clusters))), 0, len(given.clusters) * len(given.competences))]
    while ahead and steps < most_steps:
        step = ahead.pop()
        if step.bound > size:
            steps += 1
            step, counts = given.completed(step)
            ratings = len(step.chosen) * len(step.clusters)
            if ratings > size and min(len(step.chosen), len(step.clusters)) >= FEWEST:
                best, size = step, ratings
            ahead += given.onwards(step, counts, size)
    left = any(step.bound > size for step in ahead)
    chosen = sorted(given.competences[at] for at in best.chosen)
    return Block(sorted(given.clusters[at] for at in best.clusters), chosen, not left)


class _Step(NamedTuple):
    """A choice of competences, by their places in the order, and the clusters that rated all of them.

    Competences from the place `onwards` may be added; no block found so has more ratings than `bound`.
    """

    chosen: list[int]
    clusters: set[int]
    onwards: int
    bound: int


class _Given:
    """Who rated what, by places: competences that most clusters rated come first."""

    def __init__(self, rated: Mapping[str, Iterable[str]]) -> None:
        self.clusters = sorted(rated)
        raters: dict[str, set[int]] = {}
        for at, key in enumerate(self.clusters):
            for competence in rated[key]:
                raters.setdefault(competence, set()).add(at)
        self.competences = sorted(raters, key=lambda one: (-len(raters[one]), one))
        self._raters = [raters[one] for one in self.competences]
        self._rated = [list[int]() for _ in self.clusters]
        for at, some in enumerate(self._raters):
            for cluster in some:
                self._rated[cluster].append(at)

    def completed(self, step: _Step) -> tuple[_Step, dict[int, int]]:
        """The step with all further competences that its clusters rated; and how many of them rated each other one."""
        counts = Counter(at for cluster in step.clusters for at in self._rated[cluster] if at >= step.onwards)
        for at in step.chosen:
            del counts[at]
        among = len(step.clusters)
        chosen = step.chosen + [at for at, count in counts.items() if count == among]
        return step._replace(chosen=chosen), {at: count for at, count in counts.items() if FEWEST <= count < among}

    def onwards(self, step: _Step, counts: Mapping[int, int], size: int) -> list[_Step]:
        """The steps from here that may lead to more than so many ratings, the most promising last."""
        reachable = enumerate(sorted(counts.values(), reverse=True), len(step.chosen) + 1)
        if all(count * competences <= size for competences, count in reachable):
            return []
        most = len(step.chosen) + len(counts)
        return [
            _Step([*step.chosen, at], self._raters[at] & step.clusters, at + 1, counts[at] * (most - place))
            for place, at in reversed(list(enumerate(sorted(counts))))
        ]
