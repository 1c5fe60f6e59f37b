"""Across how many industries a gap is spread."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from gapbridge.gaps.lacking import Cluster

LONE = "one cluster alone is not spread over industries"
FEW_KNOWN = "the industry of fewer than two clusters is known"
UNKNOWN_DECIDES = "clusters whose industry is unknown could decide it"


class _Industries(NamedTuple):
    known: frozenset[str]
    wider: frozenset[str]


def cross_industry(clusters: Sequence[Cluster]) -> bool | None:
    """Whether two of the clusters have known, disjoint industries; None when an unknown industry could decide it.

    Disjoint: no industry of one equals or contains an industry of the other (docs/adr/0006).
    """
    if any(_disjoint(one, other) for one, other in combinations(_counted(clusters), 2)):
        return True
    return None if len(clusters) > 1 and any(not cluster.industry_ids for cluster in clusters) else False


def industry_spread(clusters: Sequence[Cluster]) -> float | None:
    """How often two clusters drawn at random (with return) are of disjoint industries: 0 to below 1.

    Only clusters of known industry are drawn; None where there are fewer than two. Where every cluster has one
    industry and none contains another this is the Gini-Simpson index `1 - sum p_s^2` over the industries' shares
    (Simpson 1949, Nature 163:688). Clusters of several industries, at several levels, are told apart as
    `cross_industry` tells them apart: Rao's quadratic entropy with distance 1 between disjoint industries, else 0 (Rao
    1982, Theoretical Population Biology 21:24-43). So it is above 0 exactly where the gap is cross-industry.
    """
    counted = _counted(clusters)
    drawn = sum(counted.values())
    if drawn < 2:
        return None
    apart = sum(2 * counted[one] * counted[other] for one, other in combinations(counted, 2) if _disjoint(one, other))
    return round(apart / drawn**2, 6)


def reasons(clusters: Sequence[Cluster]) -> dict[str, str]:
    """Why these two are unknown, where they are."""
    found = {}
    if cross_industry(clusters) is None:
        found["cross_industry"] = UNKNOWN_DECIDES
    if industry_spread(clusters) is None:
        found["industry_spread"] = LONE if len(clusters) < 2 else FEW_KNOWN
    return found


def _counted(clusters: Sequence[Cluster]) -> Counter[_Industries]:
    """How many clusters have the same known industries: few groups, however many clusters."""
    return Counter(_Industries(one.industry_ids, one.wider_ids) for one in clusters if one.industry_ids)


def _disjoint(one: _Industries, other: _Industries) -> bool:
    return not (one.known & other.wider or other.known & one.wider)
