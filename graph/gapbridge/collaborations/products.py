"""Every pair of clusters at once: each measure is a product of sparse matrices.

A matrix has a row for each cluster, in the order of the profiles, and a column for each competence, organisation or
stage. `N` marks what clusters lack, `H` what their organisations offer, `M` which organisations are theirs.
"""

from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from gapbridge.collaborations.profiles import Profiles

Matrix = Any  # scipy has no types


class Products:
    """The measures of all pairs of clusters, each computed when it is first asked for."""

    def __init__(self, profiles: Profiles) -> None:
        self._profiles = profiles
        self.ids = list(profiles.clusters)
        self._row = {key: at for at, key in enumerate(self.ids)}

    @cached_property
    def taught(self) -> Matrix:
        """`N H'`: how many gaps of the cluster of the row the cluster of the column offers."""
        return _pairs(self._lacked @ self._offered.T)

    @cached_property
    def shared(self) -> Matrix:
        """`N N'`: how many gaps two clusters share."""
        return _pairs(self._lacked @ self._lacked.T)

    @cached_property
    def offered_by_both(self) -> Matrix:
        """`H H'`: how many competences two clusters both offer."""
        return _pairs(self._offered @ self._offered.T)

    @cached_property
    def supplied(self) -> Matrix:
        """`M (S + P F P') M'`: links by which the cluster of the row delivers to that of the column.

        `S` counts the products one organisation delivers to another, `P` marks the stages it performs, `F` what feeds
        what. No organisation is linked to itself, so what `P F P'` says of one that two clusters share is taken off.
        """
        performed, feeds = self._performed, self._feeds
        both_ends = np.asarray((performed @ feeds).multiply(performed).sum(axis=1)).ravel()
        alone = sparse.diags_array(both_ends, dtype=np.int64)
        steps = self._theirs @ performed
        by_stage = steps @ feeds @ steps.T - self._theirs @ alone @ self._theirs.T
        return _pairs(self._theirs @ self._deliveries @ self._theirs.T + by_stage)

    @cached_property
    def tied(self) -> Matrix:
        """`M R M'`: links by ownership or leadership between two clusters' organisations."""
        return _pairs(self._theirs @ self._ties @ self._theirs.T)

    @cached_property
    def gap_counts(self) -> Any:
        """How many competences each cluster lacks."""
        return np.array([len(one.gaps) for one in self._profiles.clusters.values()], dtype=np.int64)

    @cached_property
    def offer_counts(self) -> Any:
        """How many competences each cluster's organisations offer."""
        return np.array([len(one.offered) for one in self._profiles.clusters.values()], dtype=np.int64)

    @cached_property
    def adamic_adar(self) -> Matrix:
        """`sum 1 / ln k` over the competences two clusters both offer, each offered by k (Adamic and Adar 2003)."""
        return self._by_rarity(lambda k: 1 / np.log(k))

    @cached_property
    def resource_allocation(self) -> Matrix:
        """`sum 1 / k` over the competences two clusters both offer, each offered by k (Zhou, Lü, Zhang 2009)."""
        return self._by_rarity(lambda k: 1 / k)

    def _by_rarity(self, weight: Callable[[Any], Any]) -> Matrix:
        offering = np.asarray(self._offered.sum(axis=0)).ravel()
        weights = np.zeros(len(offering))
        weights[offering > 1] = weight(offering[offering > 1])
        return _pairs(self._offered @ sparse.diags_array(weights) @ self._offered.T)

    @cached_property
    def _lacked(self) -> Matrix:
        return self._competences([one.gaps for one in self._profiles.clusters.values()])

    @cached_property
    def _offered(self) -> Matrix:
        return self._competences([one.offered for one in self._profiles.clusters.values()])

    @cached_property
    def _competence(self) -> dict[str, int]:
        clusters = self._profiles.clusters.values()
        return _numbered(key for one in clusters for key in (*one.gaps, *one.offered))

    def _competences(self, of_clusters: list[Collection[str]]) -> Matrix:
        columns = np.fromiter((self._competence[key] for keys in of_clusters for key in keys), dtype=np.int64)
        ends = np.cumsum([0, *map(len, of_clusters)])
        ones = np.ones(len(columns), dtype=np.int64)
        return sparse.csr_array((ones, columns, ends), shape=(len(self.ids), len(self._competence)))

    @cached_property
    def _organisation(self) -> dict[str, int]:
        return _numbered(self._profiles.links)

    @cached_property
    def _stage(self) -> dict[str, int]:
        performed = (key for one in self._profiles.links.values() for key in one.stage_ids)
        return _numbered([*performed, *(key for pair in self._profiles.feeds for key in pair)])

    @cached_property
    def _theirs(self) -> Matrix:
        marks = [
            (self._row[cluster], self._organisation[key], 1)
            for key, one in self._profiles.links.items()
            for cluster in one.cluster_ids
            if cluster in self._row
        ]
        return _matrix(marks, len(self.ids), len(self._organisation))

    @cached_property
    def _deliveries(self) -> Matrix:
        counts = [
            (self._organisation[key], self._organisation[other], count)
            for key, one in self._profiles.links.items()
            for other, count in one.deliveries
            if other in self._organisation
        ]
        return _matrix(counts, len(self._organisation), len(self._organisation))

    @cached_property
    def _ties(self) -> Matrix:
        said = {
            (min(key, other), max(key, other), kind)
            for key, one in self._profiles.links.items()
            for other, kind in one.ties
            if other in self._organisation
        }
        ends = [(self._organisation[one], self._organisation[other]) for one, other, _ in said]
        both = [(*pair, 1) for one, other in ends for pair in ((one, other), (other, one))]
        return _matrix(both, len(self._organisation), len(self._organisation))

    @cached_property
    def _performed(self) -> Matrix:
        marks = [
            (self._organisation[key], self._stage[stage], 1)
            for key, one in self._profiles.links.items()
            for stage in one.stage_ids
        ]
        return _matrix(marks, len(self._organisation), len(self._stage))

    @cached_property
    def _feeds(self) -> Matrix:
        marks = [(self._stage[one], self._stage[other], 1) for one, other in self._profiles.feeds]
        return _matrix(marks, len(self._stage), len(self._stage))


def _numbered(keys: Iterable[str]) -> dict[str, int]:
    return {key: at for at, key in enumerate(dict.fromkeys(keys))}


def _matrix(entries: list[tuple[int, int, int]], rows: int, columns: int) -> Matrix:
    """A sparse matrix; what is entered twice is added up."""
    at = np.array(entries, dtype=np.int64).reshape(-1, 3)
    return sparse.csr_array((at[:, 2], (at[:, 0], at[:, 1])), shape=(rows, columns))


def _pairs(product: Matrix) -> Matrix:
    """A product without what a cluster has with itself, and without zeros."""
    found = sparse.coo_array(product)
    kept = (found.row != found.col) & (found.data != 0)
    return sparse.coo_array((found.data[kept], (found.row[kept], found.col[kept])), shape=found.shape)
