"""Taking a load back: the graph is again exactly what it was before, or nothing happens and the reason is named."""

from collections import Counter
from collections.abc import Collection, Iterator
from functools import partial

from gapbridge import changes as changes_
from gapbridge import history, load, tables, vocabulary
from gapbridge.changes import Change
from gapbridge.database import Database, Transaction
from gapbridge.errors import Conflict
from gapbridge.history import Entry
from gapbridge.progress import Progress, silent
from gapbridge.results import LoadRecord, LoadReport
from gapbridge.rows import Row
from gapbridge.tables import Reads
from gapbridge.tally import MAX_CHANGES, Tally
from gapbridge.vocabulary import NodeKind, StatementKind

MAX_NAMED = 5
REFERS = "refers to what it added"


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
    count = undone.added + undone.changed + undone.removed
    content = f"undo of load {undone.id} with {undone.parts} parts"
    entry = Entry("undo", by, undone.dataset, content, count, undoes=undone.id)
    tally = Tally(undone.dataset, count, dry_run, 0, max_changes)

    chain = history.chain_of(database, undone)
    undo_id: str | None = None

    def step(transaction: Transaction, back: list[Change], undo_id: str | None) -> tuple[list[Change], str | None]:
        history.lock(transaction)
        todo = _todo(transaction.run, database, undone, back)
        _make(transaction, database, undone, todo)
        return todo, history.record(transaction, entry, todo, undo_id)

    def all_of_it(transaction: Transaction) -> tuple[list[Change], str | None]:
        made, id_ = list[Change](), None
        for back in _back(database, undone):
            todo, id_ = step(transaction, back, id_)
            made += todo
        return made, finish(transaction, id_)

    def finish(transaction: Transaction, id_: str | None) -> str | None:
        id_ = history.finish(transaction, entry, id_)
        if id_ is not None:
            history.mark_undone(transaction, chain, id_)
        return id_

    if count <= load.ATOMIC_ROWS:
        todo, undo_id = database.rehearse(all_of_it) if dry_run else database.write(all_of_it)
        tally.add("", 0, todo)
        return tally.report(None if dry_run else undo_id)
    _check(database, undone)
    for at, back in enumerate(_back(database, undone), 1):
        if dry_run:
            todo = _todo(database.read, database, undone, back)
        else:
            todo, undo_id = database.write(partial(step, back=back, undo_id=undo_id))
        tally.add("", 0, todo)
        progress("undoing", at, undone.parts)
    return tally.report(None if dry_run else database.write(partial(finish, id_=undo_id)))


def _back(database: Database, undone: LoadRecord) -> Iterator[list[Change]]:
    """What takes the load back, part by part, the last first: so what refers to others goes before them."""
    for part in history.changes_of(database, undone, latest_first=True):
        yield [change.reversed() for change in reversed(part)]


def _check(database: Database, undone: LoadRecord) -> None:
    """Look at everything, before the first batch of a large load is taken back, or to name all that is in the way.

    Raises:
        Conflict: A row was changed since, or one that came later refers to what would go.
    """
    statements: set[str] = set()  # those that go; they come before the nodes they hold
    sources: set[str] = set()  # those that go
    held: set[str] = set()
    citations: Counter[str] = Counter()  # how many more rows will cite a source than do now
    for back in _back(database, undone):
        todo = _todo(database.read, database, undone, back)
        citations.update(_cited(change.after) for change in todo)
        citations.subtract(_cited(change.before) for change in todo)
        gone = [change for change in back if change.after is None]
        statements.update(change.id for change in gone if isinstance(change.kind, StatementKind))
        sources.update(change.id for change in gone if change.kind.table == "sources")
        held.update(_holding(database, back) - statements)
    held -= statements
    found = database.read("sources/citing", ids=list(sources))
    cited = {row["id"]: row["held_by"] for row in found if row["citations"] + citations[row["id"]] > 0}
    if cited:
        held.update(_citing(database, undone, cited.keys()) or cited.values())
    if held:
        raise _in_the_way(database, undone, held, REFERS)


def _cited(row: Row | None) -> str:
    """The source a row cites; empty if it cites none."""
    return str(row.properties.get(vocabulary.SOURCE.name, "")) if row else ""


def _citing(database: Database, undone: LoadRecord, sources: Collection[str]) -> set[str]:
    """What later loads let cite these sources, and no load after them took away again."""
    cites: dict[str, bool] = {}
    for later in history.loads_after(database, undone):
        for part in history.changes_of(database, later, latest_first=True):
            for change in reversed(part):
                before, after = _cited(change.before) in sources, _cited(change.after) in sources
                if before or after:
                    cites.setdefault(change.id, after)
    return {id_ for id_, still in cites.items() if still}


def _holding(database: Database, back: list[Change]) -> set[str]:
    """The statements at the nodes that go."""
    gone: dict[str, list[str]] = {}
    for change in back:
        if change.after is None and isinstance(change.kind, NodeKind):
            gone.setdefault(change.kind.table, []).append(change.id)
    return {row["id"] for table, ids in gone.items() for row in database.read(f"tables/holding/{table}", ids=ids)}


def _todo(read: Reads, database: Database, undone: LoadRecord, back: list[Change]) -> list[Change]:
    """The changes still to be made.

    Raises:
        Conflict: A row is neither as the load left it nor as it was before.
    """
    by_table: dict[str, list[Change]] = {}
    for change in back:
        by_table.setdefault(change.kind.table, []).append(change)
    todo, blocked = [], set()
    for changes in by_table.values():
        standing = tables.stored(read, changes[0].kind, [change.id for change in changes])
        for change in changes:
            now = standing.get(change.id)
            if _same(now, change.before):
                todo.append(change)
            elif not _same(now, change.after):
                blocked.add(change.id)
    if blocked:
        raise _in_the_way(database, undone, blocked, "changed")
    return todo


def _same(now: Row | None, then: Row | None) -> bool:
    return (now and now.properties) == (then and then.properties)


def _make(transaction: Transaction, database: Database, undone: LoadRecord, todo: list[Change]) -> None:
    try:
        changes_.apply(transaction, todo)
    except changes_.Held as held:
        _check(database, undone)  # it names all that is in the way; what it lacks came only now
        going = {change.id for change in todo if change.after is None}  # these hold others only because they are held
        raise _in_the_way(database, undone, {holder for _, holder in held.holders} - going, REFERS) from None


def _in_the_way(database: Database, undone: LoadRecord, ids: set[str], how: str) -> Conflict:
    """The conflict that names the later loads which touched these rows, the latest first."""
    named, left = [], set(ids)
    for later in history.loads_after(database, undone):
        touched = left & {change.id for part in history.changes_of(database, later) for change in part}
        if touched:
            left -= touched
            named.append(f"load {later.id} ({later.at[:10]}, '{later.dataset}') {how}: {_some(touched)}")
    if left:
        named.append(f"a change outside of the history {how}: {_some(left)}")
    first = named[0].split(" (")[0]
    advice = f"Undo {first} first." if first.startswith("load") else "Load the rows as they were, then undo again."
    return Conflict(f"Load {undone.id} cannot be undone. In its way: {'; '.join(named)}.", advice)


def _some(ids: set[str]) -> str:
    return ", ".join(sorted(ids)[:MAX_NAMED]) + (f" and {len(ids) - MAX_NAMED} more" if len(ids) > MAX_NAMED else "")
