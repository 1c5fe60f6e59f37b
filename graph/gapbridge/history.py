"""The history: every load that changed something, with what it changed, so that it can be taken back.

A load is recorded in the same transactions as its rows. A load that changes nothing leaves no record.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from gapbridge import changes as changes_
from gapbridge.changes import Change
from gapbridge.database import Database, Transaction
from gapbridge.errors import NotFound
from gapbridge.results import LoadRecord
from gapbridge.tables import Reads

MAX_LOADS = 1_000
PART_CHANGES = 5_000


@dataclass(frozen=True)
class Entry:
    """What is known of a load when it begins.

    `content` is one sum over all it is to store: an interrupted load of the same content goes on under its
    own number.
    """

    what: Literal["load", "undo"]
    by: str
    dataset: str
    content: str
    rows: int
    files: dict[str, str] = field(default_factory=dict)
    undoes: str | None = None

    def properties(self) -> dict[str, Any]:
        """The properties of its record."""
        known = {
            "what": self.what,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "by": self.by,
            "dataset": self.dataset,
            "content": self.content,
            "files": [f"{digest} {name}" for name, digest in self.files.items()],
            "rows": self.rows,
            "undoes": self.undoes,
            "state": "under_way",
            "added": 0, "changed": 0, "removed": 0, "rejected": 0, "parts": 0,
        }  # fmt: skip
        return {name: value for name, value in known.items() if value is not None}


def lock(transaction: Transaction) -> None:
    """Hold off every other load until the transaction ends."""
    transaction.run("history/lock")


def under_way(read: Reads, entry: Entry) -> str | None:
    """The load that was interrupted while it stored the same content, if no other came after it."""
    found = read("history/open", content=entry.content)
    return str(found[0]["id"]) if found else None


def record(transaction: Transaction, entry: Entry, changes: list[Change], id_: str | None = None) -> str | None:
    """Add changes to the record of a load, beginning it when needed; returns the load's id.

    `id_` is what this returned for an earlier batch; None when it has no record yet.
    """
    if not changes:
        return id_
    id_ = id_ or under_way(transaction.run, entry)
    if id_ is None:
        id_ = str(transaction.run("history/begin", properties=entry.properties())[0]["id"])
    for at in range(0, len(changes), PART_CHANGES):
        part = changes[at : at + PART_CHANGES]
        counts = {what: sum(change.what == what for change in part) for what in ("added", "changed", "removed")}
        transaction.run("history/add_part", id=id_, images=changes_.packed(part), **counts)
    return id_


def finish(transaction: Transaction, entry: Entry, id_: str | None, rejected: int = 0) -> str | None:
    """Note that a load is done; returns its id, or None when it changed nothing.

    Without an id, a load of the same content that was interrupted after its last batch is finished.
    """
    lock(transaction)
    id_ = id_ or under_way(transaction.run, entry)
    if id_ is not None:
        transaction.run("history/finish", id=id_, rejected=rejected)
    return id_


def mark_undone(transaction: Transaction, chain: list[LoadRecord], undo_id: str) -> None:
    """Note that a load was taken back, and of the loads it had taken back itself whether they hold again.

    `chain` is the load, the load it had taken back if it was an undo, and so on.
    """
    undone_by: str | None = undo_id
    for at, load in enumerate(chain):
        transaction.run("history/mark_undone", id=load.id, undone_by=undone_by)
        undone_by = None if at % 2 == 0 else load.id


def chain_of(database: Database, load: LoadRecord) -> list[LoadRecord]:
    """A load, the load it took back if it is an undo, and so on."""
    chain = [load]
    while (undoes := chain[-1].undoes) is not None:
        chain.append(load_of(database, undoes))
    return chain


def loads(database: Database, *, before: int | None = None, max_rows: int = MAX_LOADS) -> list[LoadRecord]:
    """The loads that changed something, the latest first; only those before a number, if one is given."""
    return [_load(row) for row in database.read("history/loads", id=None, before=before, max_rows=max_rows)]


def loads_after(database: Database, load: LoadRecord) -> Iterator[LoadRecord]:
    """The loads that came after one, the latest first."""
    before = None
    while page := loads(database, before=before):
        for later in page:
            if later.number <= load.number:
                return
            yield later
        before = page[-1].number


def load_of(database: Database, id_: str) -> LoadRecord:
    """The record of one load.

    Raises:
        NotFound: There is no such load.
    """
    found = database.read("history/loads", id=id_, before=None, max_rows=1)
    if not found:
        raise NotFound(f"There is no load '{id_[:80]}' in the history.", "`gapbridge history` lists them.")
    return _load(found[0])


def changes_of(database: Database, load: LoadRecord, *, latest_first: bool = False) -> Iterator[list[Change]]:
    """What a load changed, batch by batch, in the order it was done or the other way round."""
    numbers = range(1, load.parts + 1)
    for number in reversed(numbers) if latest_first else numbers:
        yield part_of(database, load, number)


def part_of(database: Database, load: LoadRecord, number: int) -> list[Change]:
    """What one batch of a load changed; batches are numbered from 1."""
    (part,) = database.read("history/part", id=f"{load.id}/{number}")
    return changes_.unpacked(bytes(part["images"]))


def _load(row: dict[str, Any]) -> LoadRecord:
    return LoadRecord(**row)
