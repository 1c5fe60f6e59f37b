"""Members: what each could gain from its membership, and what it could give.

`facts` reads what counts, for one member as for all of a cluster; `side` says how others stand to a member; `needs`,
`lessons` and `openings` are the parts of a benefit sheet, and `sheets` puts them together.
"""

from gapbridge import keys
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.members import facts, sheets
from gapbridge.members.sheets import lines
from gapbridge.results import MemberBenefits, MemberOverview
from gapbridge.scope import Scope, checked

__all__ = ["DEFAULT_ROWS", "benefits", "benefits_of_members", "lines"]

DEFAULT_ROWS = 50


def benefits(
    database: Database, member_id: str, scope: Scope | None = None, *, max_rows: int = DEFAULT_ROWS
) -> MemberBenefits:
    """The benefit sheet of one member: who could help it, whom it could teach, openings, events, what is not known.

    Args:
        database: The graph.
        member_id: The member that asks; it may belong to several clusters, or to none.
        scope: Which statements count; by default all but synthetic ones, today. Its industry narrows which other
            clusters are named. With `include_members` what other members of its clusters lack counts as their
            cluster's need.
        max_rows: Most helpers, learners and openings in each list; how many there are is told beside.

    Raises:
        NotFound: There is no such member, or no such industry.
        BadInput: `max_rows` is below 1.
    """
    if max_rows < 1:
        raise BadInput(f"At most {max_rows} rows makes no sense.", "Ask for 1 or more.")
    keys.require(database, "Member", member_id)
    return sheets.sheet(facts.read(database, checked(database, scope), [member_id]), member_id, max_rows)


def benefits_of_members(database: Database, cluster_id: str, scope: Scope | None = None) -> list[MemberOverview]:
    """One row for each known member of a cluster, by key: counts, and the first of each part of its benefit sheet.

    Read with the same few queries as the sheet of one member, however many members there are.

    Raises:
        NotFound: There is no such cluster, or no such industry.
    """
    keys.require(database, "Cluster", cluster_id)
    found = facts.read(database, checked(database, scope), None, cluster_id)
    return [sheets.overview(found, member_id) for member_id in found.asked]
