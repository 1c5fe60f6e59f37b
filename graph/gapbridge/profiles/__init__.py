"""Cluster profiles: what is known of one cluster and what is not, with sources, and its maturity peers.

`facts` reads what counts, `figures` puts published figures side by side, `peers` compares clusters on what is known
of both, and `profile` puts it together.
"""

from gapbridge import keys
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.profiles import facts
from gapbridge.profiles import profile as profile_
from gapbridge.results import ClusterProfile
from gapbridge.scope import Scope, checked

__all__ = ["DEFAULT_ROWS", "profile"]

DEFAULT_ROWS = 100


def profile(
    database: Database, cluster_id: str, scope: Scope | None = None, *, max_rows: int = DEFAULT_ROWS
) -> ClusterProfile:
    """What is known of one cluster, what is unknown, where sources differ, and which clusters are comparable.

    Args:
        database: The graph.
        cluster_id: The cluster asked about.
        scope: Which statements count; by default all but synthetic ones, today. Its industry narrows the peers. With
            `include_members` what members lack counts as the cluster's need.
        max_rows: Most members named; how many are known is told beside.

    Raises:
        NotFound: There is no such cluster, or no such industry.
        BadInput: `max_rows` is below 1.
    """
    if max_rows < 1:
        raise BadInput(f"At most {max_rows} rows makes no sense.", "Ask for 1 or more.")
    keys.require(database, "Cluster", cluster_id)
    return profile_.profile(facts.read(database, checked(database, scope), cluster_id), max_rows)
