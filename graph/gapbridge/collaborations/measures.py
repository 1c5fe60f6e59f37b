"""What may be asked of pairs of clusters, and the measure of one pair."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from gapbridge.errors import BadInput
from gapbridge.results.collaborations import Direction, Kind

KINDS: tuple[Kind, ...] = get_args(Kind)
DIRECTIONS: tuple[Direction, ...] = tuple(sorted(get_args(Direction)))
MAX_ROWS = 1_000_000


@dataclass(frozen=True)
class Wanted:
    """Which suggestions are asked for.

    Args:
        cluster_id: Those of this cluster; None: of all pairs, each told once, from the side of who learns or delivers.
        partner_id: Of these only those with this partner.
        kinds: Of these kinds.
        cross_border: Only pairs that are known to work from different countries.
        research: Only pairs of which a known member researches or educates.
        max_rows: Most suggestions of one kind.

    Raises:
        BadInput: There is no such kind, a cluster is paired with itself, or fewer than one row is wanted.
    """

    cluster_id: str | None = None
    partner_id: str | None = None
    kinds: Sequence[Kind] = KINDS
    cross_border: bool = False
    research: bool = False
    max_rows: int = MAX_ROWS

    def __post_init__(self) -> None:
        strange = [str(kind) for kind in self.kinds if kind not in KINDS]
        if strange:
            raise BadInput(f"There is no kind {', '.join(strange)[:80]}.", f"Choose from {', '.join(KINDS)}.")
        if self.cluster_id is not None and self.cluster_id == self.partner_id:
            raise BadInput("A cluster makes no pair with itself.", "Name two clusters.")
        if self.max_rows < 1:
            raise BadInput(f"At most {self.max_rows} suggestions makes no sense.", "Ask for 1 or more.")

    def of(self, cluster_id: str, partner_id: str | None = None) -> "Wanted":
        """The same, of one cluster or one pair."""
        return replace(self, cluster_id=cluster_id, partner_id=partner_id)

    def at_most(self, max_rows: int) -> "Wanted":
        """The same, of each kind no more than this."""
        return replace(self, max_rows=max_rows)


@dataclass(frozen=True, slots=True)
class Measure:
    """What speaks for one kind of collaboration of two clusters, in a number.

    `value` is the measure of its kind (see `Suggestion.value`), `count` the competences or links it is made of.
    """

    kind: Kind
    direction: Direction
    cluster_id: str
    partner_id: str
    value: float
    count: int
    rank: int

    @property
    def key(self) -> tuple[int, float, int, str, str, str]:
        """What measures are sorted by, ascending; unique."""
        place = KINDS.index(self.kind)
        return (place, -self.value, -self.count, self.cluster_id, self.partner_id, self.direction)
