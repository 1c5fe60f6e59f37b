"""Events that may be chosen: whether they are still to come, and whether they keep to the limits."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from gapbridge import spoken
from gapbridge.database import Database, Row
from gapbridge.programme.limits import Limits
from gapbridge.scope import Scope

MAX_ROWS = 1_000_000

Outside = Literal["date", "date_unknown", "language", "language_unknown", "cost_unknown"]


@dataclass(frozen=True, slots=True)
class Teaches:
    """A statement that an event teaches a competence."""

    id: str
    competence_id: str
    source_id: str
    status: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event. What is unknown is None; no languages: unknown."""

    id: str
    name_en: str
    status: str
    source_id: str
    state: Literal["held", "planned"] | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    when_stated: str | None = None
    place: str | None = None
    cost: float | None = None
    capacity: int | None = None
    languages: tuple[str, ...] = ()
    teaches: tuple[Teaches, ...] = ()

    @property
    def taught(self) -> frozenset[str]:
        """The competences it teaches."""
        return frozenset(one.competence_id for one in self.teaches)

    def to_come(self, day: date) -> bool | None:
        """Whether it is still to come on that day: it begins then or later, or is planned; None: unknown.

        What begins on the very day and is known to have been held is not to come.
        """
        begins = self.starts_on or self.ends_on
        if begins is not None:
            return begins > day or (begins == day and self.state != "held")
        return None if self.state is None else self.state == "planned"

    def outside(self, limits: Limits, *, costs_count: bool) -> Outside | None:
        """The first limit that it does not keep to, or is not known to keep to; None: it may be chosen.

        Args:
            limits: What it must keep to.
            costs_count: Whether its cost must be known.
        """
        first, last = self.starts_on or self.ends_on, self.ends_on or self.starts_on
        if limits.since or limits.until:
            if first is None or last is None:
                if not limits.unknown_date:
                    return "date_unknown"
            elif first < (limits.since or first) or last > (limits.until or last):
                return "date"
        if limits.spoken:
            if not self.languages:
                if not limits.unknown_language:
                    return "language_unknown"
            elif not limits.spoken & set(self.languages):
                return "language"
        return "cost_unknown" if costs_count and self.cost is None and limits.unknown_cost is None else None


def read(database: Database, scope: Scope) -> dict[str, Event]:
    """The events that count in a scope, by key; those past are among them."""
    return {row["id"]: _event(row) for row in database.read("programme/events", **scope.said, max_rows=MAX_ROWS)}


def _event(row: Row) -> Event:
    teaches = tuple(Teaches(**one) for one in row["teaches"])
    return Event(**{**row, "languages": spoken.listed(row["languages"]), "teaches": teaches})
