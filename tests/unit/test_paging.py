"""Pages: every row once, in order, whatever the limit; cursors of others are refused."""

import base64
import json
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi import Request, Response
from hypothesis import given
from hypothesis import strategies as st

from gapbridge.errors import BadInput
from gapbridge_api.paging import Order, Paging


@dataclass(frozen=True)
class Row:
    count: int
    key: str


MOST_FIRST = Order[Row]("rows", lambda row: (-row.count, row.key), (int, str))
ROWS = st.lists(st.builds(Row, st.integers(0, 5), st.text(max_size=5)), max_size=30, unique=True).map(
    lambda rows: sorted(rows, key=MOST_FIRST.key)
)


def page(
    rows: list[Row], limit: int, cursor: str | None, query: str = "", path: str = "/v1/rows", root: str = ""
) -> tuple[list[Row], str | None]:
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "root_path": root,
        "query_string": query.encode(),
        "headers": [],
        "scheme": "http",
        "server": ("127.0.0.1", 80),
    }
    response = Response()
    found = Paging(Request(scope), response, limit, cursor).page(rows, MOST_FIRST)
    return found, response.headers.get("link")


def address(link: str) -> str:
    assert link.startswith("<")
    assert link.endswith('>; rel="next"')
    return link[1 : link.index(">")]


def walk(rows: list[Row], limit: int) -> list[list[Row]]:
    pages, cursor = [], None
    while True:
        found, link = page(rows, limit, cursor)
        pages.append(found)
        if link is None:
            return pages
        cursor = parse_qs(urlsplit(address(link)).query)["cursor"][0]


@given(ROWS, st.integers(1, 7))
def test_pages_walk_every_row_once_in_order(rows: list[Row], limit: int) -> None:
    pages = walk(rows, limit)
    assert [row for found in pages for row in found] == rows
    assert all(len(found) == limit for found in pages[:-1])
    assert bool(pages[-1]) == bool(rows)


@given(ROWS.filter(lambda rows: len(rows) > 2), st.data())
def test_a_row_that_goes_between_two_pages_hides_no_other(rows: list[Row], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(rows) - 1))
    _, link = page(rows, at, None)
    assert link is not None
    cursor = parse_qs(urlsplit(address(link)).query)["cursor"][0]
    gone = data.draw(st.integers(0, at - 1))
    found, _ = page(rows[:gone] + rows[gone + 1 :], len(rows), cursor)
    assert found == rows[at:]


def test_the_next_address_keeps_the_other_parameters() -> None:
    _, link = page([Row(1, "a"), Row(1, "b")], 1, None, "status=fact&status=estimate&limit=1&cursor=old")
    assert link is not None
    found = parse_qs(urlsplit(address(link)).query)
    assert found["status"] == ["fact", "estimate"]
    assert found["limit"] == ["1"]
    assert len(found["cursor"]) == 1
    assert urlsplit(address(link)).netloc == ""


@pytest.mark.parametrize("path", ["/v1/rows", "/graph/v1/rows"])
def test_the_next_address_is_below_the_path_of_the_proxy(path: str) -> None:
    _, link = page([Row(1, "a"), Row(1, "b")], 1, None, path=path, root="/graph")
    assert link is not None
    assert urlsplit(address(link)).path == "/graph/v1/rows"


def cursor_of(content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "!",
        "zzzz",
        "ž",
        "a",
        cursor_of("rows"),
        cursor_of({"rows": 1}),
        cursor_of([]),
        cursor_of(["other", -1, "a"]),
        cursor_of(["rows", -1]),
        cursor_of(["rows", "a", -1]),
        cursor_of(["rows", True, "a"]),
        cursor_of(["rows", None, "a"]),
        cursor_of(["rows", float("nan"), "a"]),
        cursor_of(["rows", -1, "a"]) + "~",
        base64.urlsafe_b64encode(b"[" * 1_400).decode(),
    ],
)
def test_a_cursor_that_is_not_of_this_list_is_refused(cursor: str) -> None:
    with pytest.raises(BadInput, match="cursor"):
        page([Row(1, "a")], 1, cursor)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_cursors(text: str) -> None:
    try:
        MOST_FIRST.after(text)
    except BadInput:
        return
    assert json.loads(base64.urlsafe_b64decode(text + "==="))[0] == "rows"
