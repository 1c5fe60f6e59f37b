"""Which pairs of clusters come first, kind by kind: computed from profiles alone, without the database.

This module and `products` import numpy and scipy, which takes a quarter of a second: import it where it is needed.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np

from gapbridge.collaborations.measures import DIRECTIONS, KINDS, Measure, Wanted
from gapbridge.collaborations.products import Products
from gapbridge.collaborations.profiles import Profiles
from gapbridge.results.collaborations import Direction, Kind

_BOTH_WAYS = ("together", "tie")  # of the whole network these are told once
_SEEN_FROM_THE_OTHER = ("teach", "buy")  # and these not at all: `learn` and `supply` tell them


class _Found(NamedTuple):
    """Measures as columns: number of the direction, rows of the two clusters, how many it is made of, its value."""

    direction: Any
    cluster: Any
    partner: Any
    count: Any
    value: Any


def ranked(profiles: Profiles, wanted: Wanted | None = None) -> list[Measure]:
    """The measures of the pairs wanted: kind by kind, highest value first, then most competences or links.

    A pure function: scenarios ask it about other profiles. Ranks are competition ranks (1, 2, 2, 4) of value and
    count within a kind. The industry of the scope narrows the partners, or in the whole network both clusters.
    """
    return _ranked(Products(profiles), profiles, wanted or Wanted())


def of_clusters(profiles: Profiles, cluster_ids: Iterable[str]) -> list[Measure]:
    """The measures of each of these clusters with all others, cluster by cluster, ranked within each."""
    products = Products(profiles)
    return [one for key in cluster_ids for one in _ranked(products, profiles, Wanted(key))]


def _ranked(products: Products, profiles: Profiles, wanted: Wanted) -> list[Measure]:
    if wanted.cluster_id is not None and wanted.cluster_id not in profiles.clusters:
        return []  # made up, and synthetic statements do not count
    places = [at for at, kind in enumerate(KINDS) if kind in wanted.kinds]
    return [one for at in places for one in _of_kind(products, profiles, KINDS[at], wanted)]


def _of_kind(products: Any, profiles: Profiles, kind: Kind, wanted: Wanted) -> Iterator[Measure]:
    parts = [
        _narrowed(found, direction, products.ids, profiles, wanted)
        for direction, found in _measured(products, kind)
        if wanted.cluster_id is not None or direction not in _SEEN_FROM_THE_OTHER
    ]
    every = _Found(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
    if len(every.value) > wanted.max_rows:  # sorting millions takes longer than finding the least that can be wanted
        least = np.partition(every.value, -wanted.max_rows)[-wanted.max_rows]
        every = _Found(*(column[every.value >= least] for column in every))
    order = np.lexsort((every.direction, every.partner, every.cluster, -every.count, -every.value))[: wanted.max_rows]
    rank, before = 0, None
    for place, at in enumerate(order.tolist(), 1):
        worth = (float(every.value[at]), int(every.count[at]))
        rank, before = (rank if worth == before else place), worth
        ids = products.ids[every.cluster[at]], products.ids[every.partner[at]]
        yield Measure(kind, DIRECTIONS[every.direction[at]], *ids, *worth, rank)


def _measured(products: Any, kind: Kind) -> Iterator[tuple[Direction, tuple[Any, Any, Any, Any]]]:
    """The measures of one kind: direction, then rows of the clusters, rows of the partners, counts and values."""
    if kind == "teach_learn":
        taught = products.taught
        share = taught.data / products.gap_counts[taught.row]
        yield "learn", (taught.row, taught.col, taught.data, share)
        yield "teach", (taught.col, taught.row, taught.data, share)
    elif kind == "learn_together":
        shared = products.shared
        yield "together", (shared.row, shared.col, shared.data, shared.data.astype(float))
    else:
        supplied, tied = products.supplied, products.tied
        yield "supply", (supplied.row, supplied.col, supplied.data, supplied.data.astype(float))
        yield "buy", (supplied.col, supplied.row, supplied.data, supplied.data.astype(float))
        yield "tie", (tied.row, tied.col, tied.data, tied.data.astype(float))


def _narrowed(
    found: tuple[Any, Any, Any, Any], direction: Direction, ids: list[str], profiles: Profiles, wanted: Wanted
) -> _Found:
    cluster, partner, _, _ = found
    clusters = list(profiles.clusters.values())
    industry = profiles.scope.industry_id
    counts = np.array([industry is None or industry in one.wider_ids for one in clusters], dtype=bool)
    kept = counts[partner]
    if wanted.cluster_id is None:
        kept &= counts[cluster]
        kept &= (cluster < partner) | (direction not in _BOTH_WAYS)
    else:
        kept &= cluster == ids.index(wanted.cluster_id)
    if wanted.partner_id is not None:
        kept &= partner == (ids.index(wanted.partner_id) if wanted.partner_id in profiles.clusters else -1)
    if wanted.cross_border:
        country = np.array([one.country or "" for one in clusters], dtype=str)
        kept &= (country[cluster] != country[partner]) & (country[cluster] != "") & (country[partner] != "")
    if wanted.research:
        researches = np.array([bool(one.research_ids) for one in clusters], dtype=bool)
        kept &= researches[cluster] | researches[partner]
    number = np.full(int(kept.sum()), DIRECTIONS.index(direction))
    return _Found(number, *(column[kept] for column in found))
