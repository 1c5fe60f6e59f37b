"""Gaps: what clusters lack, alone and together."""

from gapbridge import keys
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.results import Gap, SharedGap
from gapbridge.scope import Scope, checked

MAX_ROWS = 1_000_000


def shared_gaps(
    database: Database,
    scope: Scope | None = None,
    *,
    min_clusters: int = 2,
    branch_id: str | None = None,
    include_covered: bool = True,
    max_rows: int = MAX_ROWS,
) -> list[SharedGap]:
    """Competences that at least `min_clusters` clusters lack, those of most clusters first.

    Args:
        database: The graph.
        scope: Which statements count; by default all but synthetic ones, today.
        min_clusters: Fewest clusters that must share a gap, at least 1.
        branch_id: Only this competence and narrower ones.
        include_covered: Count clusters whose own organisations offer the competence.
        max_rows: Most rows returned.

    Raises:
        NotFound: There is no such industry or competence.
        BadInput: `min_clusters` is below 1.
    """
    if min_clusters < 1:
        raise BadInput(f"At least {min_clusters} clusters makes no sense.", "Ask for 1 or more.")
    chosen = checked(database, scope)
    if branch_id is not None:
        keys.require(database, "Competence", branch_id)
    rows = database.read(
        "gaps/shared_gaps",
        **chosen.parameters,
        min_clusters=min_clusters,
        branch_id=branch_id,
        include_covered=include_covered,
        max_rows=max_rows,
    )
    return [SharedGap(**row) for row in rows]


def gaps_of(database: Database, cluster_id: str, scope: Scope | None = None, *, max_rows: int = MAX_ROWS) -> list[Gap]:
    """What one cluster lacks, which of it its own organisations offer, and who else lacks it.

    The industry of the scope narrows who else is named, not the cluster that is asked about.

    Raises:
        NotFound: There is no such cluster, or no such industry.
    """
    keys.require(database, "Cluster", cluster_id)
    chosen = checked(database, scope)
    rows = database.read("gaps/gaps_of", **chosen.parameters, cluster_id=cluster_id, max_rows=max_rows)
    return [Gap(**row) for row in rows]
