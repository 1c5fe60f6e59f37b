"""The rows of each table as they stand in the graph: looked up, paged through, stored and removed.

Every function takes what reads or writes (`Database.read`, or a transaction's `run`), so that it works inside
a transaction and outside one.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from gapbridge.database import Transaction
from gapbridge.errors import Conflict
from gapbridge.rows import Row
from gapbridge.vocabulary import Kind

PAGE_ROWS = 5_000


class Reads(Protocol):
    """What can answer a read query: a database, or a transaction under way."""

    def __call__(self, name: str, /, **params: Any) -> list[dict[str, Any]]: ...


def stored(read: Reads, kind: Kind, ids: Iterable[str]) -> dict[str, Row]:
    """Those of the rows that stand in the graph, by id."""
    found = read(f"tables/stored/{kind.table}", ids=list(ids))
    return {row["id"]: _row(row) for row in found}


def pages(read: Reads, kind: Kind, dataset: str | None = None) -> Iterator[list[Row]]:
    """All rows of a table (or those of one data set), in order of id, `PAGE_ROWS` at a time."""
    after = ""
    while page := read(f"tables/page/{kind.table}", after=after, dataset=dataset, max_rows=PAGE_ROWS):
        yield [_row(row) for row in page]
        after = page[-1]["id"]


def store(transaction: Transaction, kind: Kind, rows: list[Row]) -> None:
    """Store rows as they are given: added, or put in place of what stood there.

    Raises:
        Conflict: The node at an end of a statement is not in the graph (any more).
    """
    sent = [
        {"id": row.id, "start_id": row.start_id, "end_id": row.end_id, "properties": row.properties} for row in rows
    ]
    (done,) = transaction.run(f"tables/store/{kind.table}", rows=sent)
    if done["stored"] != len(rows):
        missing = sorted({row.id for row in rows} - stored(transaction.run, kind, [row.id for row in rows]).keys())
        raise Conflict(f"The ends of {', '.join(missing[:3])} are not in the graph any more.", "Try again.")


def remove(transaction: Transaction, kind: Kind, ids: list[str]) -> dict[str, str]:
    """Remove rows; returns what could not be removed, each with a statement or node that refers to it."""
    held = {}
    if kind.table == "sources":
        held = {row["id"]: row["held_by"] for row in transaction.run("sources/citing", ids=ids)}
    found = transaction.run(f"tables/remove/{kind.table}", ids=[id_ for id_ in ids if id_ not in held])
    return held | {row["id"]: row["held_by"] for row in found if row["held_by"] is not None}


def _row(found: dict[str, Any]) -> Row:
    labels = {name: found[name] for name in ("start_label", "end_label") if name in found}
    return Row(found["properties"], found["start_id"], found["end_id"], **labels)
