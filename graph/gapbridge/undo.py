"""Taking a load back: the graph is again exactly what it was before, or nothing happens and the reason is named."""

from collections.abc import Iterator
from functools import partial

from gapbridge import changes as changes_
from gapbridge import history, load, tables, vocabulary
from gapbridge.changes import Change
from gapbridge.database import Database, Transaction
from gapbridge.errors import Conflict
from gapbridge.history import Entry
from gapbridge.progress import Progress, silent
from gapbridge.results import LoadRecord, LoadReport
from gapbridge.tables import Reads
from gapbridge.tally import MAX_CHANGES, Tally

MAX_NAMED = 5


def undo(
    database: Database,
    load_id: str,
    *,
    dry_run: bool = False,
    by: str = "",
    max_changes: int = MAX_CHANGES,
    progress: Progress = silent,
) -> LoadReport:
    """What taking a load back changed. It is recorded as a load itself, so it can be taken back too.

    Up to `load.ATOMIC_ROWS` rows this is all or nothing. Beyond that everything is checked first and then
    changed in batches; undoing again after an interruption goes on where it ended.

    Raises:
        NotFound: There is no such load.
        Conflict: It was undone already, or later changes stand in the way; they are named.
    """
    undone = history.load_of(database, load_id)
    if undone.undone_by is not None:
        raise Conflict(
            f"Load {undone.id} was undone already, by load {undone.undone_by}.",
            f"To have it back: gapbridge undo {undone.undone_by}",
        )
    back = list(_reversed(database, undone))
    entry = Entry(
        "undo", by, undone.dataset, f"undo of load {undone.id} with {undone.parts} parts", len(back), undoes=undone.id
    )
    tally = Tally(undone.dataset, len(back), dry_run, 0, max_changes)

    def all_of_it(transaction: Transaction) -> tuple[list[Change], str | None]:
        todo = step(transaction, back)
        return todo, _finish(transaction, undone, entry)

    def step(transaction: Transaction, part: list[Change]) -> list[Change]:
        history.lock(transaction)
        todo = _todo(transaction.run, database, undone, part)
        _make(transaction, database, undone, entry, todo)
        return todo

    if len(back) <= load.ATOMIC_ROWS:
        todo, undo_id = database.rehearse(all_of_it) if dry_run else database.write(all_of_it)
        tally.add("", 0, todo)
        return tally.report(None if dry_run else undo_id)
    todo = _todo(database.read, database, undone, back)
    for at in range(0, len(todo), load.BATCH_ROWS):
        part = todo[at : at + load.BATCH_ROWS]
        tally.add("", 0, part if dry_run else database.write(partial(step, part=part)))
        progress("undoing", at + len(part), len(todo))
    return tally.report(None if dry_run else database.write(lambda transaction: _finish(transaction, undone, entry)))


def _reversed(database: Database, undone: LoadRecord) -> Iterator[Change]:
    """What takes the load back, row by row, what refers to others first; a row it changed twice stands once."""
    net: dict[tuple[str, str], Change] = {}
    for part in history.changes_of(database, undone, latest_first=True):
        for change in part:
            key = change.kind.table, change.id
            latest = net.get(key)
            net[key] = Change(change.kind, latest.before if latest else change.after, change.before)
    order = {table: at for at, table in enumerate(vocabulary.tables())}
    stored = [change for change in net.values() if change.after is not None]
    gone = [change for change in net.values() if change.after is None]
    yield from sorted(stored, key=lambda change: order[change.kind.table])
    yield from sorted(gone, key=lambda change: -order[change.kind.table])


def _todo(read: Reads, database: Database, undone: LoadRecord, back: list[Change]) -> list[Change]:
    """The changes still to be made.

    Raises:
        Conflict: A row is neither as the load left it nor as it was before.
    """
    todo, blocked = [], []
    for at in range(0, len(back), load.BATCH_ROWS):
        batch = back[at : at + load.BATCH_ROWS]
        by_table: dict[str, list[Change]] = {}
        for change in batch:
            by_table.setdefault(change.kind.table, []).append(change)
        for changes in by_table.values():
            kind = changes[0].kind
            standing = tables.stored(read, kind, [change.id for change in changes])
            for change in changes:
                now = standing.get(change.id)
                if _same(now, change.before):
                    todo.append(change)
                elif not _same(now, change.after):
                    blocked.append(change)
    if blocked:
        raise _in_the_way(database, undone, {change.id for change in blocked}, "changed")
    return todo


def _same(now: object, then: object) -> bool:
    return getattr(now, "properties", None) == getattr(then, "properties", None)


def _make(transaction: Transaction, database: Database, undone: LoadRecord, entry: Entry, todo: list[Change]) -> None:
    try:
        changes_.apply(transaction, todo)
    except changes_.Held as held:
        raise _in_the_way(database, undone, {holder for _, holder in held.holders}, "refers to what it added") from None
    history.record(transaction, entry, todo)


def _finish(transaction: Transaction, undone: LoadRecord, entry: Entry) -> str | None:
    undo_id = history.finish(transaction, entry)
    if undo_id is not None:
        history.mark_undone(transaction, undone.id, undo_id)
        if undone.undoes is not None:
            history.mark_undone(transaction, undone.undoes, None)
    return undo_id


def _in_the_way(database: Database, undone: LoadRecord, ids: set[str], how: str) -> Conflict:
    """The conflict that names the later loads which touched these rows, the latest first."""
    named, left = [], set(ids)
    for later in history.loads(database):
        if later.number <= undone.number or not left:
            break
        touched = left & {change.id for part in history.changes_of(database, later) for change in part}
        if touched:
            left -= touched
            named.append(f"load {later.id} ({later.at[:10]}, '{later.dataset}') {how}: {_some(touched)}")
    if left:
        named.append(f"a change outside of the history {how}: {_some(left)}")
    first = named[0].split(" (")[0]
    advice = f"Undo {first} first." if first.startswith("load") else "Load the rows as they were, then undo again."
    return Conflict(f"Load {undone.id} cannot be undone; nothing was changed. In its way: {'; '.join(named)}.", advice)


def _some(ids: set[str]) -> str:
    return ", ".join(sorted(ids)[:MAX_NAMED]) + (f" and {len(ids) - MAX_NAMED} more" if len(ids) > MAX_NAMED else "")
