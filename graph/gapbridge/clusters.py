"""Clusters: which there are, and how much is known of each."""

from gapbridge.database import Database
from gapbridge.results import ClusterSummary
from gapbridge.scope import Scope, checked

MAX_ROWS = 1_000_000


def clusters(database: Database, scope: Scope | None = None, *, max_rows: int = MAX_ROWS) -> list[ClusterSummary]:
    """All clusters by key, with their known industries and how many members and needs the graph knows.

    Raises:
        NotFound: There is no such industry.
    """
    chosen = checked(database, scope)
    rows = database.read("clusters/clusters", **chosen.said, industry_id=chosen.industry_id, max_rows=max_rows)
    return [ClusterSummary(**row) for row in rows]
