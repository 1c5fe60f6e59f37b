"""Collaborations: what two clusters could do together, and why."""

from gapbridge import keys
from gapbridge.database import Database
from gapbridge.results import Suggestion
from gapbridge.scope import Scope, checked

MAX_PATHS = 20
MAX_ROWS = 1_000_000


def suggestions(
    database: Database,
    cluster_id: str,
    scope: Scope | None = None,
    *,
    max_paths: int = MAX_PATHS,
    max_rows: int = MAX_ROWS,
) -> list[Suggestion]:
    """Three kinds of suggestion for a cluster, kept apart: teach and learn, learn together, do business.

    Complementarity and similarity are different reasons to work together, so there is no score over all kinds.
    The share of gaps helped is `help(B -> A) = |N_A & H_B| / |N_A|`, with N the competences a cluster lacks and
    H those its organisations offer.

    Args:
        database: The graph.
        cluster_id: The cluster that asks.
        scope: Which statements count; by default all but synthetic ones, today. Its industry narrows the partners.
        max_paths: Most paths returned with one suggestion.
        max_rows: Most suggestions of one kind.

    Raises:
        NotFound: There is no such cluster, or no such industry.
    """
    keys.require(database, "Cluster", cluster_id)
    chosen = checked(database, scope)
    bounds = {"cluster_id": cluster_id, "max_paths": max_paths, "max_rows": max_rows}
    rows = [
        *database.read("collaborations/teach_learn", **chosen.parameters, **bounds),
        *database.read("collaborations/learn_together", **chosen.parameters, **bounds),
        *database.read("collaborations/do_business", **chosen.said, industry_id=chosen.industry_id, **bounds),
    ]
    return [Suggestion(**row) for row in rows]
