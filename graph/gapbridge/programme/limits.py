"""Limits: what a programme of events must keep to, and what is assumed where something is unknown."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gapbridge import spoken
from gapbridge.errors import BadInput

Weighing = Literal["equal", "importance"]

SECONDS = 10.0
MOST_SECONDS = 600.0
MOST_EUROS = 1e12


@dataclass(frozen=True)
class Limits:
    """What a programme must keep to.

    Args:
        budget: Most that the chosen events may cost together, in EUR; None: no limit.
        since: Only events that begin on this day or later.
        until: Only events that have ended by this day.
        languages: Only events held in one of these languages (ISO 639-1); none: any.
        unknown_cost: Take an event of unknown cost to cost this much. None: it cannot be counted within a budget,
            and is left out where there is one.
        unknown_seats: Take an event of unknown capacity to have this many seats. None: no limit is known.
        unknown_date: Take events whose days are unknown to keep to `since` and `until`.
        unknown_language: Take events whose languages are unknown to be held in one that is asked for.
        weighing: equal: every need weighs 1. importance: as its importance was rated, as a share of the scale;
            needs that nobody rated weigh nothing.
        uncovered: Leave out needs that organisations of the same cluster could meet.
        seconds: How long the best programme is looked for.

    Raises:
        BadInput: They make no sense.
    """

    budget: float | None = None
    since: date | None = None
    until: date | None = None
    languages: tuple[str, ...] = ()
    unknown_cost: float | None = None
    unknown_seats: int | None = None
    unknown_date: bool = False
    unknown_language: bool = False
    weighing: Weighing = "equal"
    uncovered: bool = False
    seconds: float = SECONDS

    def __post_init__(self) -> None:
        for name, amount in (("budget", self.budget), ("unknown cost", self.unknown_cost)):
            if amount is not None and not 0 <= amount <= MOST_EUROS:
                raise BadInput(f"A {name} of {amount:g} makes no sense.", "Give an amount in EUR, 0 or more.")
        if self.unknown_seats is not None and self.unknown_seats < 0:
            raise BadInput(f"{self.unknown_seats} seats make no sense.", "Give 0 or more.")
        if self.since and self.until and self.until < self.since:
            raise BadInput(f"No event is from {self.since} until {self.until}.", "Give the earlier day first.")
        if not 0 < self.seconds <= MOST_SECONDS:
            raise BadInput(f"{self.seconds:g} seconds make no sense.", f"Give more than 0, at most {MOST_SECONDS:g}.")
        for language in self.languages:
            try:
                spoken.languages(language)
            except ValueError as error:
                raise BadInput(f"'{language[:80]}' is no language.", f"{str(error).capitalize()}.") from None

    @property
    def spoken(self) -> frozenset[str]:
        """The languages asked for, as they are stored."""
        return frozenset(code for language in self.languages for code in spoken.listed(spoken.languages(language)))

    @property
    def budget_cents(self) -> int | None:
        """The budget in whole cents."""
        return None if self.budget is None else cents(self.budget)


def cents(euros: float) -> int:
    """An amount in whole cents; halves are rounded up."""
    return math.floor(euros * 100 + 0.5)
