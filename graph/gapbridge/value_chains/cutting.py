"""Long lists, cut to what is shown."""

from typing import TypeVar

from gapbridge.errors import BadInput

DEFAULT_ROWS = 200
MAX_ROWS = 1_000_000

Row = TypeVar("Row")


class Cut:
    """Cuts lists to `max_rows`, and remembers how long the cut ones were.

    Raises:
        BadInput: `max_rows` is below 1.
    """

    def __init__(self, max_rows: int) -> None:
        if max_rows < 1:
            raise BadInput(f"Lists of {max_rows} rows make no sense.", "Ask for 1 or more.")
        self.max_rows = max_rows
        self.lengths: dict[str, int] = {}

    def rows(self, name: str, rows: list[Row]) -> list[Row]:
        """The first of these rows."""
        if len(rows) > self.max_rows:
            self.lengths[name] = len(rows)
        return rows[: self.max_rows]
