"""A backup into an empty graph: checked whole, then stored in batches, then compared by its hash."""

from functools import partial
from pathlib import Path
from typing import BinaryIO

from gapbridge import backup_check, graph_hash, history, schema, tables, vocabulary
from gapbridge import changes as changes_
from gapbridge.backup import BackupReport
from gapbridge.backup_check import StoredLoad
from gapbridge.backup_file import LOADS, End
from gapbridge.changes import Change
from gapbridge.database import Database, Transaction
from gapbridge.errors import BadInput, Conflict
from gapbridge.progress import Progress, silent
from gapbridge.rows import Row
from gapbridge.tables import Reads
from gapbridge.vocabulary import BOOKKEEPING_LABELS, Kind

_ELSEWHERE = (
    "Restore into an empty database: another store (GAPBRIDGE_STORE=name), another NEO4J_URI, or this one emptied."
)


def restore(database: Database, path: Path, progress: Progress = silent) -> BackupReport:
    """Put a backup into an empty graph, with its history; the graph has the backup's hash at the end.

    A restore that was interrupted leaves a mark in the graph; restoring the same backup again completes it.

    Raises:
        BadInput: The file is no backup that this version can read whole; nothing was changed.
        Conflict: The graph is not empty (nothing was changed), or something else wrote to it meanwhile.
    """
    try:
        file = path.expanduser().open("rb")
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}.") from None
    with file:
        _require_room(database.read, "")
        end = backup_check.check(file, progress)
        _require_room(database.read, end.graph_hash)
        schema.prepare(database)
        database.write(partial(_begin, end=end))
        _store(database, file, end, progress)
        progress("comparing", 0, 0)
        return database.write(partial(_end, end=end, size=file.seek(0, 2)))


def _require_room(read: Reads, wanted: str) -> None:
    """Return where the graph is empty, or the same backup was being restored."""
    mark = read("backup/under_way")
    if mark:
        if wanted and mark[0]["graph_hash"] != wanted:
            message = "A restore of another backup was interrupted in this graph."
            raise Conflict(message, f"Restore that one again to complete it. Or: {_ELSEWHERE}")
        return
    (found,) = read("backup/target", bookkeeping=list(BOOKKEEPING_LABELS))
    if found["nodes"] or found["loads"]:
        held = f"{found['nodes']:,} nodes" if found["nodes"] else f"a history of {found['loads']:,} loads"
        raise Conflict(f"The graph is not empty: it holds {held}. Nothing was changed.", _ELSEWHERE)


def _begin(transaction: Transaction, end: End) -> None:
    history.lock(transaction)
    _require_room(transaction.run, end.graph_hash)
    transaction.run("backup/begin", graph_hash=end.graph_hash, last_load=end.last_load)


def _store(database: Database, file: BinaryIO, end: End, progress: Progress) -> None:
    total = sum(section.lines for section in end.sections)
    done = 0
    for name, batch in backup_check.batches(file):
        if name == LOADS:
            database.write(partial(_put_loads, loads=[backup_check.stored_load(told) for told in batch], end=end))
        else:
            kind = vocabulary.table(name)
            rows = [backup_check.plain_row(kind, told) for told in batch]
            database.write(partial(_put_rows, kind=kind, rows=rows, end=end))
        done += len(batch)
        progress(f"restoring {name}", done, total)
    for number, part, changes in backup_check.parts_of(file):
        database.write(partial(_put_part, id_=f"{number}/{part}", changes=changes, end=end))
        done += len(changes)
        progress("restoring the history", done, total)


def _put_rows(transaction: Transaction, kind: Kind, rows: list[Row], end: End) -> None:
    _go_on(transaction, end)
    tables.store(transaction, kind, rows)


def _put_loads(transaction: Transaction, loads: list[StoredLoad], end: End) -> None:
    _go_on(transaction, end)
    for load in loads:
        known = load.record.model_dump(exclude_none=True) | {"id": load.record.id, "content": load.content}
        transaction.run("backup/put_load", id=load.record.id, properties=known)


def _put_part(transaction: Transaction, id_: str, changes: list[Change], end: End) -> None:
    _go_on(transaction, end)
    transaction.run("backup/put_part", id=id_, images=changes_.packed(changes))


def _go_on(transaction: Transaction, end: End) -> None:
    """Hold off loads, and see that nobody ended this restore."""
    history.lock(transaction)
    if transaction.run("backup/under_way") != [{"graph_hash": end.graph_hash}]:
        raise Conflict("Somebody else ended this restore, or emptied the graph meanwhile.", "Look, then restore again.")


def _end(transaction: Transaction, end: End, size: int) -> BackupReport:
    _go_on(transaction, end)
    found = graph_hash.sum_of(transaction.run)
    (target,) = transaction.run("backup/target", bookkeeping=list(BOOKKEEPING_LABELS))
    lines = {section.name: section.lines for section in end.sections}
    if str(found) != end.graph_hash or target["loads"] != lines.get(LOADS, 0):
        raise Conflict(
            f"The graph is not what the backup holds: its hash is {found}, the backup's {end.graph_hash}. Something"
            " else wrote to it during the restore.",
            f"Keep others away and begin anew. {_ELSEWHERE}",
        )
    transaction.run("backup/end")
    return BackupReport(
        graph_hash=str(found),
        nodes=found.nodes,
        relationships=found.relationships,
        loads=target["loads"],
        size=size,
    )
