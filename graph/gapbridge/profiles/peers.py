"""Maturity peers: clusters that are comparable on what is known of both, and close."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gapbridge.keys import fold
from gapbridge.members.facts import rests_on
from gapbridge.profiles import figures
from gapbridge.profiles.facts import Figure, KnownCluster
from gapbridge.results import Peer, Peers
from gapbridge.results.profiles import PeerMeasure

LABELS = ("bronze", "silver", "gold")  # of the European Cluster Excellence Initiative
MEASURES: tuple[PeerMeasure, ...] = ("excellence_label", "founded", "member_count")
FEWEST_MEASURES = 2
MOST_YEARS_APART = 3
MOST_TIMES_LARGER = 2.0


@dataclass(frozen=True)
class Maturity:
    """What is known of the maturity of a cluster, and the figures it rests on. What is unknown is None.

    Of numbers of members that were published of one another's date, or of none, both the lowest and the highest count.
    """

    label: str | None
    founded_year: int | None
    members: tuple[float, float] | None
    figures: tuple[Figure, ...]

    @property
    def known(self) -> list[PeerMeasure]:
        """The measures that are known."""
        told = dict(zip(MEASURES, (self.label, self.founded_year, self.members), strict=True))
        return [measure for measure in MEASURES if told[measure] is not None]


def maturity(cluster: KnownCluster) -> Maturity:
    """What is known of the maturity of a cluster."""
    by_property = figures.grouped(cluster.figures)
    labels, counts = by_property.get(figures.LABEL, []), by_property.get(figures.MEMBERS, [])
    counted = [one for one in counts if one.number is not None]
    if counted and figures.agree(counted)[0] == "changed":
        counted = counted[-1:]
    numbers = [one.number for one in counted if one.number is not None]
    label = _label(labels)
    return Maturity(
        label,
        int(cluster.founded_on[:4]) if cluster.founded_on else None,
        (min(numbers), max(numbers)) if numbers else None,
        (*(labels if label else ()), *counted),
    )


def peers(cluster: KnownCluster, others: Mapping[str, KnownCluster]) -> Peers:
    """The clusters of comparable maturity, those compared on most measures first; or why none is named."""
    own = maturity(cluster)
    declined = len(own.known) < FEWEST_MEASURES
    comparable = []
    for key in sorted(others) if not declined else ():
        other = maturity(others[key])
        both = [measure for measure in own.known if measure in other.known]
        if len(both) >= FEWEST_MEASURES:
            comparable.append((others[key], other, both))
    close = [(one, other, both) for one, other, both in comparable if all(_close(own, other, what) for what in both)]
    return Peers(
        known=own.known,
        unknown=[measure for measure in MEASURES if measure not in own.known],
        declined="too_little_known" if declined else None,
        comparable_count=len(comparable),
        peers=[_peer(*found) for found in sorted(close, key=lambda found: (-len(found[2]), found[0].id))],
    )


def _close(one: Maturity, other: Maturity, measure: PeerMeasure) -> bool:
    """Whether two clusters are close on a measure that is known of both."""
    if measure == "excellence_label":
        return one.label == other.label
    if measure == "founded" and one.founded_year is not None and other.founded_year is not None:
        return abs(one.founded_year - other.founded_year) <= MOST_YEARS_APART
    if one.members is None or other.members is None:
        return False
    smaller, larger = sorted((one.members, other.members))
    return larger[0] <= MOST_TIMES_LARGER * smaller[1]


def _label(said: list[Figure]) -> str | None:
    """The label of the latest known date, else of an unknown one; None where those disagree or name none."""
    latest = max((one.as_of for one in said if one.as_of is not None), default=None)
    words = {word for one in said if one.as_of == latest for word in re.findall(r"\w+", fold(one.value))}
    named = words.intersection(LABELS)
    return named.pop() if len(named) == 1 else None


def _peer(cluster: KnownCluster, found: Maturity, both: list[PeerMeasure]) -> Peer:
    said = rests_on(found.figures)
    return Peer(
        cluster_id=cluster.id,
        cluster_name=cluster.name_en,
        compared=both,
        excellence_label=found.label,
        founded_year=found.founded_year,
        least_members=found.members[0] if found.members else None,
        most_members=found.members[1] if found.members else None,
        source_ids=sorted({cluster.source_id, *said["source_ids"]}),
        statuses=sorted({cluster.status, *said["statuses"]}),
    )
