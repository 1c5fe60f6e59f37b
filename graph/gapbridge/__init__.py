"""GapBridge: what industry clusters lack in common, who could teach whom, and where each statement comes from.

For notebooks:

    from gapbridge import Scope, open_database, read_settings, shared_gaps

    with open_database(read_settings()) as database:
        for gap in shared_gaps(database, Scope(statuses=("fact", "statement"))):
            print(gap.cluster_count, gap.competence_name, gap.cluster_ids)
"""

from gapbridge.collaborations import suggestions
from gapbridge.connection import open_database
from gapbridge.database import Connection, Database
from gapbridge.errors import BadInput, Conflict, DatabaseUnavailable, GapBridgeError, NotFound
from gapbridge.gaps import gap_agreement, gap_matrix, gap_rollup, gaps_of, shared_gaps
from gapbridge.scope import Scope
from gapbridge.settings import Settings, read_settings

__all__ = [
    "BadInput",
    "Conflict",
    "Connection",
    "Database",
    "DatabaseUnavailable",
    "GapBridgeError",
    "NotFound",
    "Scope",
    "Settings",
    "gap_agreement",
    "gap_matrix",
    "gap_rollup",
    "gaps_of",
    "open_database",
    "read_settings",
    "shared_gaps",
    "suggestions",
]
