"""Lists in pages: `limit`, an opaque `cursor`, and a `Link` header to the next page.

The cursor holds the sort key of the last row of a page (keyset), so rows that come or go between two requests
neither repeat nor hide others.
"""

import base64
import binascii
import bisect
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Query, Request, Response

from gapbridge.errors import BadInput

DEFAULT_LIMIT = 50
MAX_LIMIT = 1_000

Row = TypeVar("Row")
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Order(Generic[Row]):
    """How a list is sorted: ascending by `key`, which is unique and made of the types in `shape`."""

    name: str
    key: Callable[[Row], Key]
    shape: tuple[type, ...]

    def cursor(self, row: Row) -> str:
        """The cursor that stands behind this row."""
        text = json.dumps([self.name, *self.key(row)], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()

    def after(self, cursor: str) -> Key:
        """The sort key in a cursor of this list.

        Raises:
            BadInput: It is no cursor, or one of another list.
        """
        try:
            text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
            name, *key = json.loads(text, parse_constant=_no_number)
        except (binascii.Error, ValueError, TypeError, RecursionError):
            raise self._refusal() from None
        if name != self.name or tuple(map(type, key)) != self.shape:
            raise self._refusal()
        return tuple(key)

    def _refusal(self) -> BadInput:
        return BadInput("The cursor is not one of this list.", "Take it from the Link header, unchanged.")


def _no_number(word: str) -> float:
    raise ValueError(word)


class Paging:
    """Which page is asked for; a dependency of every route that answers with a list."""

    def __init__(
        self,
        request: Request,
        response: Response,
        limit: Annotated[
            int, Query(ge=1, le=MAX_LIMIT, description="most rows in one answer", examples=[50])
        ] = DEFAULT_LIMIT,
        cursor: Annotated[
            str | None,
            Query(min_length=1, max_length=2_000, description="where the last page ended, from its Link header"),
        ] = None,
    ) -> None:
        self._request, self._response = request, response
        self.limit, self.cursor = limit, cursor

    def page(self, rows: list[Row], order: Order[Row]) -> list[Row]:
        """The rows of this page; the address of the next one goes into the Link header.

        Raises:
            BadInput: The cursor is not one of this list.
        """
        after = self.after(order)
        return self.first(rows if after is None else rows[bisect.bisect_right(rows, after, key=order.key) :], order)

    def after(self, order: Order[Row]) -> Key | None:
        """The sort key behind which this page begins, for lists that are not read as a whole; None: at the start.

        Raises:
            BadInput: The cursor is not one of this list.
        """
        return None if self.cursor is None else order.after(self.cursor)

    def first(self, rows: list[Row], order: Order[Row]) -> list[Row]:
        """The rows of this page, where `rows` begin with it and go on beyond it if the list does."""
        page = rows[: self.limit]
        if len(page) < len(rows):
            self._response.headers["Link"] = f'<{self._address(order.cursor(page[-1]))}>; rel="next"'
        return page

    def _address(self, cursor: str) -> str:
        """The path and query of the request, as the caller sees them, with another cursor."""
        root = str(self._request.scope.get("root_path", "")).rstrip("/")
        url = self._request.url.include_query_params(cursor=cursor)
        path = url.path if url.path.startswith(f"{root}/") else root + url.path
        return f"{path}?{url.query}"
