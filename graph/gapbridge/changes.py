"""Changes: what a row was and what it is to be; found by comparing, applied in order, kept for the history."""

import json
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from gapbridge import tables, vocabulary
from gapbridge.database import Transaction
from gapbridge.errors import Conflict
from gapbridge.rows import Row
from gapbridge.tables import Reads
from gapbridge.vocabulary import Kind, NodeKind


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a table before and after; `before` is None when it is added, `after` when it is removed."""

    kind: Kind
    before: Row | None
    after: Row | None

    @property
    def id(self) -> str:
        """Key of the node, or id of the statement."""
        return (self.after or self.before or _NOTHING).id

    @property
    def what(self) -> Literal["added", "changed", "removed"]:
        """What happens to the row."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.kind, self.after, self.before)


_NOTHING = Row({"id": ""})
DAY, TIME = "day", "time"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What storing a batch of rows would change, and how many rows stay as other data sets (by name) hold them."""

    changes: list[Change]
    left: dict[str, int]


def compare(read: Reads, kind: Kind, batch: list[Row], *, leave_others: bool = False) -> Comparison:
    """What storing these rows would change: rows that stand as they are give nothing.

    A row that another data set holds with the same content counts as standing as it is. With `leave_others`, one
    that it holds with other content is left to it and counted.

    Raises:
        Conflict: Another data set says something else of a row, and it is not to be left alone.
    """
    standing = tables.stored(read, kind, [row.id for row in batch])
    found, taken = list[Change](), list[tuple[str, str]]()
    for row in batch:
        before = standing.get(row.id)
        if before is None:
            found.append(Change(kind, None, row))
        elif before.properties | {"dataset": ""} != row.properties | {"dataset": ""}:
            owner = str(before.properties.get("dataset", row.properties["dataset"]))
            if owner != row.properties["dataset"]:
                taken.append((owner, row.id))
            else:
                found.append(Change(kind, before, row))
    if taken and not leave_others:
        owner, keys = taken[0][0], ", ".join(id_ for _, id_ in taken[:5]) + (", ..." if len(taken) > 5 else "")
        raise Conflict(
            f"{kind.table}: the data set '{owner}' says something else of {keys}.",
            f"Load these rows as that data set (--name {owner}), or give them keys of their own.",
        )
    return Comparison(found, dict(Counter(owner for owner, _ in taken)))


class Held(Conflict):
    """Something still refers to what is to be removed.

    Args:
        holders: What is to be removed, in words, and the id of what refers to it.
    """

    def __init__(self, holders: list[tuple[str, str]]) -> None:
        named = ", ".join(f"{what} (by {holder})" for what, holder in holders[:5])
        super().__init__(
            f"Others still refer to what would be removed: {named}; nothing was removed.",
            "Keep these rows, or remove what refers to them first.",
        )
        self.holders = holders


def apply(transaction: Transaction, changes: Iterable[Change]) -> None:
    """Make changes: first what is added or changed, nodes before statements; then what goes, sources last.

    Raises:
        Held: Something still refers to what is to be removed.
    """
    stored: dict[str, list[Row]] = {}
    removed: dict[str, list[str]] = {}
    for change in changes:
        if change.after is not None:
            stored.setdefault(change.kind.table, []).append(change.after)
        else:
            removed.setdefault(change.kind.table, []).append(change.id)
    order = list(vocabulary.tables())
    for table in order:
        if table in stored:
            tables.store(transaction, vocabulary.table(table), stored[table])
    held = [
        (f"{_noun(table)} {id_}", holder)
        for table in reversed(order)
        if table in removed
        for id_, holder in tables.remove(transaction, vocabulary.table(table), removed[table]).items()
    ]
    if held:
        raise Held(held)


def _noun(table: str) -> str:
    kind = vocabulary.table(table)
    return kind.label if isinstance(kind, NodeKind) else kind.type


def packed(changes: Iterable[Change]) -> bytes:
    """Changes as compressed JSON, for the history."""
    told = [[change.kind.table, _told(change.before), _told(change.after)] for change in changes]
    return zlib.compress(json.dumps(told, ensure_ascii=False, default=_tagged).encode())


def unpacked(images: bytes) -> list[Change]:
    """The changes of `packed`."""
    found = []
    for table, before, after in json.loads(zlib.decompress(images), object_hook=_untagged):
        kind = vocabulary.table(table)
        found.append(Change(kind, _row(before), _row(after)))
    return found


def _tagged(value: object) -> dict[str, str]:
    """A day or time as JSON; a property is never a map, so it cannot be mistaken for one."""
    if isinstance(value, datetime):
        return {TIME: value.isoformat()}
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    raise TypeError(f"{type(value).__name__} cannot be kept in the history")


def _untagged(told: dict[str, Any]) -> Any:
    if told.keys() == {TIME}:
        return datetime.fromisoformat(told[TIME])
    if told.keys() == {DAY}:
        return date.fromisoformat(told[DAY])
    return told


def _told(row: Row | None) -> list[Any] | None:
    return None if row is None else [row.properties, row.start_id, row.end_id]


def _row(told: list[Any] | None) -> Row | None:
    return None if told is None else Row(*told)
