"""The refusal of a query, with its place in the text where one is known."""

from typing import ClassVar

from gapbridge.errors import BadInput

Place = tuple[int, int]


class QueryRefused(BadInput):
    """A query is refused, or Neo4j cannot run it.

    Args:
        message: Why.
        advice: What to do about it.
        place: Line and column of the text, both from 1; None where it is about the whole.
    """

    code: ClassVar[str] = "query-refused"

    def __init__(self, message: str, advice: str = "", place: Place | None = None) -> None:
        super().__init__(message, advice)
        self.place = place
