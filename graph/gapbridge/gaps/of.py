"""What one cluster lacks."""

from gapbridge import keys
from gapbridge.database import Database
from gapbridge.gaps.lacking import MAX_ROWS
from gapbridge.results import Gap
from gapbridge.scope import Scope, checked


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
