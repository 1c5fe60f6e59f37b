"""Link prediction: how each measure ranks pairs of clusters, and how many of its first pairs came.

Like `ranking`, this module imports numpy and scipy.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from gapbridge.collaborations.products import Products
from gapbridge.collaborations.profiles import PairKey, Profiles
from gapbridge.results import Foresight

DIGITS = 12  # scores that differ only by the order of a sum are equal


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What the measures would have foreseen among these candidates."""

    candidate_count: int
    guess: float
    foresight: list[Foresight]


def foreseen(
    profiles: Profiles, dated: Mapping[PairKey, date], undated: Collection[PairKey], split: date, first: Sequence[int]
) -> Foreseen:
    """The precision of each measure among its first pairs, of those that did not work together before the split."""
    products = Products(profiles)
    row = {key: at for at, key in enumerate(products.ids)}
    one, other = np.triu_indices(len(products.ids), k=1)
    came = _marked(row, [pair for pair, day in dated.items() if day >= split])
    earlier = _marked(row, [pair for pair, day in dated.items() if day < split])
    open_ = ~(earlier | _marked(row, undated))[one, other]
    one, other = one[open_], other[open_]
    hits = came[one, other]
    foresight = [
        Foresight(measure=name, first=number, precision=precision(score[one, other], hits, number))
        for name, score in _scores(products, earlier)
        for number in first
        if number <= len(hits)
    ]
    return Foreseen(len(hits), float(hits.mean()), foresight)


def precision(scores: Any, hits: Any, first: int) -> float:
    """The share of hits among the first pairs by score; of pairs with equal scores, as many as on average."""
    _, group = np.unique(-np.round(scores, DIGITS), return_inverse=True)
    sizes, found = np.bincount(group), np.bincount(group, weights=hits)
    before = np.cumsum(sizes) - sizes
    taken = np.clip(first - before, 0, sizes)
    return float((found * taken / sizes).sum() / first)


def _scores(products: Products, earlier: Any) -> Iterator[tuple[str, Any]]:
    """Each measure with its score of every pair, the same both ways."""
    gaps, offers = products.gap_counts, products.offer_counts
    help_ = products.taught.toarray() / np.maximum(gaps, 1)[:, None]
    yield "teach_learn", np.maximum(help_, help_.T)
    yield "mutual_help", np.minimum(help_, help_.T)
    yield "learn_together", products.shared.toarray()
    supplied = products.supplied.toarray()
    yield "do_business", supplied + supplied.T + products.tied.toarray()
    yield "adamic_adar", products.adamic_adar.toarray()
    yield "resource_allocation", products.resource_allocation.toarray()
    both = products.offered_by_both.toarray()
    yield "offer_similarity", both / np.maximum(offers[:, None] + offers[None, :] - both, 1)
    partners = earlier.sum(axis=1)
    yield "popularity", np.outer(partners, partners)


def _marked(row: Mapping[str, int], pairs: Collection[PairKey]) -> Any:
    """A table of all pairs that marks these, both ways."""
    marks = np.zeros((len(row), len(row)), dtype=bool)
    for one, other in pairs:
        marks[row[one], row[other]] = marks[row[other], row[one]] = True
    return marks
