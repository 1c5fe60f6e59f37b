"""The graph hash: one line of text that is the same for the same graph, in whatever order it was written.

It covers all nodes, relationships and properties but bookkeeping. `docs/backup.md` defines it, so that others can
compute it too.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from gapbridge import history, tables, vocabulary
from gapbridge.database import Database, Transaction
from gapbridge.progress import Progress, silent
from gapbridge.rows import Row
from gapbridge.tables import Reads
from gapbridge.vocabulary import BOOKKEEPING_LABELS, Kind, NodeKind

VERSION = 1


@dataclass
class GraphSum:
    """The hash of what was added so far: how many nodes and relationships, and the sum of their digests.

    A sum does not depend on the order, and unlike an exclusive or it counts what stands twice.
    """

    nodes: int = 0
    relationships: int = 0
    _sum: int = 0

    def add_row(self, kind: Kind, row: Row) -> None:
        """Add a row of a table; of a statement the labels of its ends must be known."""
        if isinstance(kind, NodeKind):
            self.add_node([kind.label], row.properties)
        else:
            start, end = [[row.start_label], row.start_id], [[row.end_label], row.end_id]
            self._add_relationship(kind.type, start, end, row.properties)

    def add_node(self, labels: list[str], properties: dict[str, Any]) -> None:
        """Add a node, whatever it is."""
        self.nodes += 1
        self._add(["node", sorted(labels), properties])

    def add_relationship(self, type_: str, start: list[Any], end: list[Any], properties: dict[str, Any]) -> None:
        """Add a relationship, whatever it is, between nodes given as labels and properties."""
        self._add_relationship(type_, _end(*start), _end(*end), properties)

    def _add_relationship(self, type_: str, start: list[Any], end: list[Any], properties: dict[str, Any]) -> None:
        self.relationships += 1
        self._add(["relationship", type_, start, end, properties])

    def _add(self, told: list[Any]) -> None:
        digest = hashlib.sha256(_CANONICAL.encode(told).encode("utf-8", "surrogatepass")).digest()
        self._sum = (self._sum + int.from_bytes(digest, "big")) % 2**256

    def __str__(self) -> str:
        return f"{VERSION}-{self.nodes}-{self.relationships}-{self._sum:064x}"


def graph_hash(database: Database, progress: Progress = silent) -> str:
    """The hash of the whole graph; no load changes it meanwhile."""

    def work(transaction: Transaction) -> str:
        history.lock(transaction)
        return str(sum_of(transaction.run, progress))

    return database.rehearse(work)


def sum_of(read: Reads, progress: Progress = silent) -> GraphSum:
    """The sum of all that `read` reads, page by page."""
    found = GraphSum()
    for table in vocabulary.tables():
        kind = vocabulary.table(table)
        for page in tables.pages(read, kind):
            for row in page:
                found.add_row(kind, row)
            progress(f"reading {table}", found.nodes + found.relationships, 0)
    for one in foreign(read):
        if "type" in one:
            found.add_relationship(one["type"], one["start"], one["end"], one["properties"])
        else:
            found.add_node(one["labels"], one["properties"])
    return found


def foreign(read: Reads) -> Iterator[dict[str, Any]]:
    """What no table holds as it is: nodes first, then relationships, which have a `type`."""
    labels = [kind.label for kind in vocabulary.NODES]
    kinds = [{"type": kind.type, "start": kind.start, "end": kind.end} for kind in vocabulary.STATEMENTS]
    yield from _all(read, "backup/foreign_nodes", labels=labels, bookkeeping=list(BOOKKEEPING_LABELS))
    yield from _all(read, "backup/foreign_relationships", kinds=kinds)


def _all(read: Reads, name: str, **params: Any) -> Iterator[dict[str, Any]]:
    done = 0
    while page := read(name, passed_over=done, max_rows=tables.PAGE_ROWS, **params):
        yield from page
        done += len(page)


def _end(labels: list[str], properties: dict[str, Any]) -> list[Any]:
    """A node as a relationship names it: by its key, or by all it has where it has none."""
    return [sorted(labels), properties.get("id", properties)]


def _typed(value: object) -> dict[str, str]:
    """A value that JSON has no type for; a map cannot be a property, so this is taken for no other value."""
    told = value.isoformat() if isinstance(value, date | datetime | time) else str(value)
    return {type(value).__name__: told}


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_typed)
