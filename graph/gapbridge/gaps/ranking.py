"""Ranks by breadth, and how far one cluster can move them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

TOO_FEW = "only one cluster lacks anything here: without it there is no ranking"


class Rank(NamedTuple):
    """A competition rank (1, 2, 2, 4), and the best and worst that leaving out any one cluster makes of it.

    None where there is only one cluster to leave out.
    """

    rank: int
    best: int | None
    worst: int | None


def ranks(lacking: Sequence[Sequence[str]]) -> list[Rank]:
    """The rank of each competence by the number of clusters that lack it, given the keys of these clusters.

    The interval is a jackknife over clusters: leave one out, rank again, keep the lowest and the highest rank. No
    ranking is made again for it. Of a competence that m clusters lack, leave out one that lacks it: it keeps m - 1, and
    those of m that this cluster does not lack come before it. Leave out one that does not lack it: those of m + 1 that
    this cluster lacks are now level with it. So the interval always holds the rank.
    """
    counts = [len(clusters) for clusters in lacking]
    total = Counter(counts)
    lacks: dict[int, Counter[str]] = defaultdict(Counter)  # by count: how many of these competences each cluster lacks
    for count, clusters in zip(counts, lacking, strict=True):
        lacks[count].update(clusters)
    widest = {count: found.most_common() for count, found in lacks.items()}
    rank_of, before = {}, 0
    for count in sorted(total, reverse=True):
        rank_of[count] = before + 1
        before += total[count]
    if len({cluster for clusters in lacking for cluster in clusters}) < 2:
        return [Rank(rank_of[count], None, None) for count in counts]
    found = []
    for count, clusters in zip(counts, lacking, strict=True):
        level, own = lacks[count], set(clusters)
        falls = max(total[count] - level[cluster] for cluster in clusters)
        rises = next((shared for cluster, shared in widest.get(count + 1, ()) if cluster not in own), 0)
        found.append(Rank(rank_of[count], rank_of[count] - rises, rank_of[count] + falls))
    return found
