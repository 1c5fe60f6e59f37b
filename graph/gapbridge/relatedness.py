"""How near competences or clusters are, by who has what: on the matrices of `gapbridge.projection`.

Hidalgo, Klinger, Barabasi, Hausmann (2007), The product space conditions the development of nations, Science 317:482.
A matrix has a row for each cluster and a column for each competence, and says how much of it the cluster has.
"""

from dataclasses import dataclass
from typing import Any

from gapbridge.errors import BadInput

FEWEST = 20  # clusters, below which a density is noise


@dataclass(frozen=True)
class Proximity:
    """How near competences are.

    Attributes:
        values: `scipy.sparse.csr_array`, float64, competences by competences, symmetric: of the clusters that have the
            commoner one of the two, the part that has both. What is not stored is 0; the diagonal is left out.
        support: The same in shape, int64: how many clusters have both. Few make a value noise, whatever it is.
    """

    values: Any
    support: Any


def jaccard(matrix: Any) -> Any:
    """How alike two clusters are: what both have, as a part of what either has (numpy array, float64, square).

    NaN where neither has anything, so that nothing can be said. Needs memory for all pairs of clusters.
    """
    import numpy as np

    present = _present(matrix)
    both = (present @ present.T).toarray().astype(np.float64)
    each = both.diagonal()
    either = each[:, None] + each[None, :] - both
    return np.divide(both, either, out=np.full_like(both, np.nan), where=either > 0)


def advantage(matrix: Any) -> Any:
    """Revealed comparative advantage: a competence's part of what the cluster has, over its part of all there is.

    `RCA_cp = (x_cp / x_c.) / (x_.p / x_..)`, a csr_array of float64; not stored: 0.
    """
    import numpy as np
    from scipy.sparse import csr_array

    counts = csr_array(matrix, dtype=np.float64).tocoo()
    of_cluster, of_competence = np.asarray(counts.sum(axis=1)).ravel(), np.asarray(counts.sum(axis=0)).ravel()
    rows, columns = counts.coords
    shares = counts.data * counts.data.sum() / (of_cluster[rows] * of_competence[columns])
    return csr_array((shares, (rows, columns)), shape=counts.shape)


def specialised(matrix: Any) -> Any:
    """Where a cluster has more of a competence than is usual (`RCA >= 1`): a csr_array of int64 with ones."""
    import numpy as np
    from scipy.sparse import csr_array

    found = advantage(matrix).tocoo()
    kept = found.data >= 1 - 1e-12  # what is 1 but for rounding is 1
    rows, columns = (each[kept] for each in found.coords)
    return csr_array((np.ones(len(rows), dtype=np.int64), (rows, columns)), shape=found.shape)


def proximity(present: Any) -> Proximity:
    """How near competences are, by the clusters that have both: `phi = sum_c M_cp M_cp' / max(k_p, k_p')`.

    Args:
        present: Which cluster has which competence: the offers themselves, or `specialised` of them.
    """
    import numpy as np
    from scipy.sparse import csr_array

    having = _present(present)
    ubiquity = np.asarray(having.sum(axis=0)).ravel()
    both = (having.T @ having).tocoo()
    rows, columns = both.coords
    apart = rows != columns
    rows, columns, count = rows[apart], columns[apart], both.data[apart]
    values = count / np.maximum(ubiquity[rows], ubiquity[columns])
    return Proximity(*(csr_array((cells, (rows, columns)), shape=both.shape) for cells in (values, count)))


def density(present: Any, near: Proximity, *, fewest: int = FEWEST) -> Any:
    """How near a competence is to what a cluster has: `sum_p' M_cp' phi_pp' / sum_p' phi_pp'`, itself left out.

    A numpy array of float64, clusters by competences, from 0 to 1; NaN for a competence that no other is near to.

    Args:
        present: Which cluster has which competence.
        near: `proximity` of it.
        fewest: Fewest clusters to say anything about.

    Raises:
        BadInput: There are fewer.
    """
    import numpy as np

    having = _present(present)
    if having.shape[0] < fewest:
        raise BadInput(
            f"{having.shape[0]} clusters are too few for a density; below {fewest} it is noise.",
            "Look at the support of the proximities instead.",
        )
    around = np.asarray(near.values.sum(axis=0)).ravel()
    held = (having @ near.values).toarray()
    return np.divide(held, around[None, :], out=np.full(held.shape, np.nan), where=around > 0)


def _present(matrix: Any) -> Any:
    """Ones where there is anything."""
    import numpy as np
    from scipy.sparse import csr_array

    return csr_array(csr_array(matrix) > 0, dtype=np.int64)
