"""Sources: the texts that statements are taken from."""

from gapbridge.database import Database
from gapbridge.results import SourceText
from gapbridge.scope import Scope

MAX_ROWS = 1_000_000


def sources(database: Database, scope: Scope | None = None, *, max_rows: int = MAX_ROWS) -> list[SourceText]:
    """All sources by key; synthetic ones only when asked for. A text does not expire: the day changes nothing."""
    chosen = scope or Scope()
    rows = database.read("sources/sources", statuses=list(chosen.statuses), max_rows=max_rows)
    return [SourceText(**row) for row in rows]
