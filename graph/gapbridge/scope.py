"""What every question may be narrowed by: which statements count, and on which day."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from gapbridge import keys
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.vocabulary import DEFAULT_STATUSES, STATUSES


def today() -> date:
    """The day it is (UTC)."""
    return datetime.now(UTC).date()


@dataclass(frozen=True)
class Scope:
    """Which statements count.

    Args:
        statuses: Statements of these statuses; synthetic ones only when they are named.
        as_of: Statements that hold on this day, and needs not closed by then.
        include_members: Whether needs of members count as needs of their cluster.
        industry_id: Only clusters of this industry or of a narrower one; None: all, also those of unknown industry.
    """

    statuses: tuple[str, ...] = DEFAULT_STATUSES
    as_of: date = field(default_factory=today)
    include_members: bool = False
    industry_id: str | None = None

    def __post_init__(self) -> None:
        unknown = sorted(set(self.statuses) - set(STATUSES))
        if unknown or not self.statuses:
            raise BadInput(
                f"No such status: {', '.join(unknown) or 'none given'}.",
                f"Choose from {', '.join(STATUSES)}.",
            )

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of a query that takes all four."""
        return {**self.said, "include_members": self.include_members, "industry_id": self.industry_id}

    @property
    def said(self) -> dict[str, Any]:
        """The parameters of a query that is not about clusters: which statements count."""
        return {"statuses": list(self.statuses), "as_of": self.as_of}


def checked(database: Database, scope: Scope | None) -> Scope:
    """The scope, or the usual one; its industry is in the graph.

    Raises:
        NotFound: There is no such industry; the message proposes what may have been meant.
    """
    chosen = scope or Scope()
    if chosen.industry_id is not None:
        keys.require(database, "Industry", chosen.industry_id)
    return chosen


def statuses(chosen: list[str] | None, synthetic: bool) -> tuple[str, ...]:
    """The statuses asked for: the chosen ones, else all but synthetic; `synthetic` adds those."""
    wanted = tuple(chosen or DEFAULT_STATUSES)
    return (*wanted, "synthetic") if synthetic and "synthetic" not in wanted else wanted
