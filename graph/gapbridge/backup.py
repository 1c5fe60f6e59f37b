"""The whole graph with its history into one file, consistent while it is in use."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import Field

from gapbridge import backup_check, graph_hash, history, new_files, tables, vocabulary
from gapbridge import changes as changes_
from gapbridge.backup_check import Strange
from gapbridge.backup_file import CHANGES, LOADS, Writer
from gapbridge.database import Database, Transaction
from gapbridge.errors import BadInput, Conflict
from gapbridge.graph_hash import GraphSum
from gapbridge.progress import Progress, silent
from gapbridge.results import LoadRecord, Result
from gapbridge.rows import Row
from gapbridge.tables import Reads

_MEND = "`gapbridge audit` names what breaks a rule; mend or remove it, then back up again. No file was written."


class BackupReport(Result):
    """What a backup holds, or what was restored."""

    graph_hash: str = Field(description="hash of the graph, as `gapbridge hash` prints it")
    nodes: int = Field(examples=[53])
    relationships: int = Field(examples=[120])
    loads: int = Field(description="loads in the history", examples=[7])
    size: int = Field(description="bytes of the file", examples=[10_000])


def backup(database: Database, path: Path, progress: Progress = silent) -> BackupReport:
    """Write a backup that a restore will take: it is read back and checked before it gets its name.

    Loads wait until the graph has been read; reading goes on.

    Raises:
        BadInput: Something stands at `path` already, or it cannot be written there.
        Conflict: The graph holds what no backup can: what other tools wrote, or rows that break a rule.
    """
    path = path.expanduser()
    if path.is_dir():
        raise BadInput(f"{path} is a folder.", "Name a file.")

    with new_files.appearing(path) as draft, _private(draft) as file:
        found, loads = database.rehearse(lambda transaction: _write(transaction, file, progress))
        try:
            backup_check.check(file, progress)
        except Strange as error:
            raise Conflict(f"The graph holds what no load would store: {error.what}.", _MEND) from None
        os.fsync(file.fileno())
        size = file.seek(0, os.SEEK_END)
    _sync_folder(path)
    return BackupReport(
        graph_hash=str(found), nodes=found.nodes, relationships=found.relationships, loads=loads, size=size
    )


def _private(path: Path) -> BinaryIO:
    """A new file for its owner alone: it will hold all of the graph."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "w+b")


def _write(transaction: Transaction, file: BinaryIO, progress: Progress) -> tuple[GraphSum, int]:
    history.lock(transaction)
    _require_no_foreign(transaction.run)
    read, found = transaction.run, GraphSum()
    writer = Writer(file, _product(), datetime.now(UTC).isoformat(timespec="seconds"))
    for table in vocabulary.tables():
        writer.section(table, _rows(read, table, found, progress))
    loads = [load for page in _loads(read) for load in page]
    writer.section(LOADS, ([[load]] for load in loads))
    writer.section(CHANGES, _changes(read, loads, progress))
    writer.end(str(found), loads[-1]["number"] if loads else 0)
    file.flush()
    return found, len(loads)


def _product() -> str:
    """The version that writes; a source tree that is not installed has none."""
    try:
        return version("gapbridge")
    except PackageNotFoundError:
        return "unknown"


def _require_no_foreign(read: Reads) -> None:
    found = next(graph_hash.foreign(read), None)
    if found is not None:
        what = f"a relationship {found['type']}" if "type" in found else f"a node :{':'.join(found['labels'])}"
        raise Conflict(f"The graph holds {what} that no table can hold; another tool may have written it.", _MEND)


def _rows(read: Reads, table: str, found: GraphSum, progress: Progress) -> Iterator[list[Any]]:
    kind = vocabulary.table(table)
    for page in tables.pages(read, kind):
        for row in page:
            found.add_row(kind, row)
        yield [_told(row) for row in page]
        progress(f"reading {table}", found.nodes + found.relationships, 0)


def _loads(read: Reads) -> Iterator[list[dict[str, Any]]]:
    after = 0
    while page := read("backup/loads", after=after, max_rows=history.MAX_LOADS):
        yield [{name: row["properties"].get(name) for name in (*LoadRecord.model_fields, "content")} for row in page]
        after = page[-1]["number"]


def _changes(read: Reads, loads: list[dict[str, Any]], progress: Progress) -> Iterator[list[Any]]:
    for load in loads:
        for number in range(1, load["parts"] + 1):
            found = read("history/part", id=f"{load['number']}/{number}")
            if not found:
                raise Conflict(f"The history is damaged: part {number} of load {load['number']} is missing.")
            yield [
                [
                    load["number"],
                    number,
                    change.kind.table,
                    *(row and _told(row) for row in (change.before, change.after)),
                ]
                for change in changes_.unpacked(bytes(found[0]["images"]))
            ]
        progress("reading the history", load["number"], loads[-1]["number"])


def _told(row: Row) -> list[Any]:
    return [row.properties, row.start_id, row.end_id] if row.start_id else [row.properties]


def _sync_folder(path: Path) -> None:
    """Make the file's name as lasting as its content; where folders cannot be opened, the system sees to it."""
    if os.name == "posix":
        folder = os.open(path.absolute().parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
