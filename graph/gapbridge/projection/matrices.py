"""Clusters by competences as sparse matrices: who needs what, and who offers it."""

from collections.abc import Callable, Mapping, Sized
from dataclasses import dataclass
from typing import Any

from gapbridge import facts
from gapbridge.database import Database
from gapbridge.facts import Facts
from gapbridge.scope import Scope


@dataclass(frozen=True)
class Matrices:
    """Two matrices with the same rows and columns, so that they can be multiplied with each other.

    Attributes:
        cluster_ids: The clusters, ascending; row `i` is that of `cluster_ids[i]`. Those with nothing known are there.
        competence_ids: The competences that any of them needs or offers, ascending; column `j` is that of
            `competence_ids[j]`.
        needs: `scipy.sparse.csr_array`, shape `(len(cluster_ids), len(competence_ids))`, dtype int64: how many
            organisations of the cluster have an open need. 0 or 1 unless the scope counts members' needs.
        offers: The same for how many organisations of the cluster, itself and its members, offer the competence.

    A 0 means that nobody said so, not that it is known to be otherwise.
    """

    cluster_ids: tuple[str, ...]
    competence_ids: tuple[str, ...]
    needs: Any
    offers: Any


def matrices(database: Database, scope: Scope | None = None) -> Matrices:
    """What the clusters of a scope need and offer. `needs @ offers.T` tells who could help whom.

    Raises:
        NotFound: There is no such industry.
    """
    return of(facts.read(database, scope))


def of(known: Facts) -> Matrices:
    """The matrices of facts in memory."""
    clusters = sorted(known.clusters)
    needed = {key: _holders(known.gaps, key) for key in clusters}
    offered = {key: _holders(known.offered, key) for key in clusters}
    competences = sorted({one for said in (*needed.values(), *offered.values()) for one in said})
    return Matrices(
        tuple(clusters),
        tuple(competences),
        _counts(clusters, competences, needed),
        _counts(clusters, competences, offered),
    )


def _holders(said: Callable[[str], Mapping[str, Any]], cluster_id: str) -> dict[str, set[str]]:
    return {competence: {one.holder_id for one in found} for competence, found in said(cluster_id).items()}


def _counts(clusters: list[str], competences: list[str], said: Mapping[str, Mapping[str, Sized]]) -> Any:
    import numpy as np
    from scipy.sparse import csr_array

    column = {competence: at for at, competence in enumerate(competences)}
    cells = [(at, column[one], len(who)) for at, key in enumerate(clusters) for one, who in said[key].items()]
    rows, columns, counts = np.array(cells, dtype=np.int64).reshape(-1, 3).T
    return csr_array((counts, (rows, columns)), shape=(len(clusters), len(competences)))
