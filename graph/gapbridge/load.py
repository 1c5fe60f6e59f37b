"""A checked data set into the graph: what stands there already as it is, is left alone."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from gapbridge import changes as changes_
from gapbridge import history, references, schema, tables, vocabulary
from gapbridge.changes import Change, Comparison
from gapbridge.database import Database, Transaction
from gapbridge.dataset import Dataset
from gapbridge.errors import Conflict
from gapbridge.faults import FaultyFiles
from gapbridge.history import Entry
from gapbridge.progress import Progress, silent
from gapbridge.results import LoadReport
from gapbridge.rows import Row
from gapbridge.tables import Reads
from gapbridge.tally import MAX_CHANGES, Tally
from gapbridge.vocabulary import Kind

ATOMIC_ROWS = 100_000
BATCH_ROWS = 5_000


def load(
    database: Database,
    dataset: Dataset,
    *,
    prune: bool = False,
    dry_run: bool = False,
    leave_others: bool = False,
    by: str = "",
    rejected: int = 0,
    max_changes: int = MAX_CHANGES,
    progress: Progress = silent,
) -> LoadReport:
    """What the load added, changed, left alone and removed, table by table and row by row.

    Up to `ATOMIC_ROWS` rows are stored all or nothing. Beyond that they are stored in batches; loading the
    same files again after an interruption goes on where it ended.

    Args:
        database: The graph to load into.
        dataset: What to load; its name tells which rows of the graph are its own.
        prune: Remove what this data set holds in the graph and its tables no longer have. A table that is not
            given is left alone.
        dry_run: Change nothing: the report says what a load would do.
        leave_others: Rows that another data set holds with other content are left as they are, and counted, instead
            of a conflict.
        by: Who loads it, for the history.
        rejected: How many lines were left out before, for the history.
        max_changes: Most rows of which the report says what happens to each; its counts are of all.
        progress: Told now and then how many rows of how many are done.

    Raises:
        FaultyFiles: A key leads nowhere, or made-up statements touch a real organisation; nothing is changed.
        Conflict: Another data set says something else of the same key (unless `leave_others`), or refers to what
            would be pruned; nothing is changed, or, beyond `ATOMIC_ROWS`, nothing of that batch.
    """
    content = f"{dataset.fingerprint}{' and prune' if prune else ''}"
    entry = Entry("load", by, dataset.name, content, len(dataset), dataset.files)
    if not dry_run:
        schema.prepare(database)

    def new_tally() -> Tally:
        return Tally(dataset.name, len(dataset), dry_run, rejected, max_changes)

    def work(transaction: Transaction) -> LoadReport:
        history.lock(transaction)
        check(transaction.run, dataset)
        tally, made = new_tally(), list[Change]()
        for table, given, found in _difference(transaction.run, dataset, prune, leave_others):
            tally.add(table, given, found.changes, found.left)
            progress(table, tally.done, len(dataset))
            changes_.apply(transaction, found.changes)
            made += found.changes
        load_id = history.finish(transaction, entry, history.record(transaction, entry, made), rejected)
        return tally.report(None if dry_run else load_id)

    if len(dataset) > ATOMIC_ROWS or (dry_run and database.missing_schema(schema.CONSTRAINTS)):
        # A graph without constraints is a new one: a rehearsal would search it from end to end for each row.
        check(database.read, dataset)
        step = _compared if dry_run else _stored
        return step(database, dataset, prune, leave_others, entry, new_tally(), progress)

    return database.rehearse(work) if dry_run else database.write(work)


def check(read: Reads, dataset: Dataset) -> None:
    """Look up every key the data set refers to and does not hold itself.

    Raises:
        FaultyFiles: A key is nowhere, stands under two labels, or a synthetic statement touches a real
            organisation.
    """
    nodes = references.Nodes(read)
    faults = [fault for kind, batch in _batches(dataset) for fault in references.faults(nodes, kind, batch)]
    if faults:
        raise FaultyFiles(faults)


def _difference(
    read: Reads, dataset: Dataset, prune: bool, leave_others: bool
) -> Iterator[tuple[str, int, Comparison]]:
    """Batch by batch, the table, how many rows were given, and what storing them changes; then what is removed."""
    for kind, batch in _batches(dataset):
        yield kind.table, len(batch), changes_.compare(read, kind, batch, leave_others=leave_others)
    for gone in _gone(read, dataset, prune):
        yield gone[0].kind.table, 0, Comparison(gone, {})


def _gone(read: Reads, dataset: Dataset, prune: bool) -> Iterator[list[Change]]:
    """Rows the data set holds in the graph that are to go, table by table; what refers to others first.

    These are rows that it supersedes and, with `prune`, those it no longer has.
    """
    for table, ids in dataset.superseded.items():
        kind = vocabulary.table(table)
        standing = tables.stored(read, kind, ids).values()
        if gone := [Change(kind, row, None) for row in standing if row.properties.get("dataset") == dataset.name]:
            yield gone
    for kind, found in reversed(list(dataset.kinds())) if prune else ():
        kept = {row.id for row in found}
        for page in tables.pages(read, kind, dataset.name):
            if gone := [Change(kind, row, None) for row in page if row.id not in kept]:
                yield gone


def _batches(dataset: Dataset) -> Iterator[tuple[Kind, list[Row]]]:
    for kind, found in dataset.kinds():
        rows = iter(found)
        while batch := list(islice(rows, BATCH_ROWS)):
            yield kind, batch


def _compared(
    database: Database,
    dataset: Dataset,
    prune: bool,
    leave_others: bool,
    entry: Entry,
    tally: Tally,
    progress: Progress,
) -> LoadReport:
    for table, given, found in _difference(database.read, dataset, prune, leave_others):
        tally.add(table, given, found.changes, found.left)
        progress(table, tally.done, entry.rows)
    return tally.report(None)


def _stored(
    database: Database,
    dataset: Dataset,
    prune: bool,
    leave_others: bool,
    entry: Entry,
    tally: Tally,
    progress: Progress,
) -> LoadReport:
    load_id: str | None = None

    def store(transaction: Transaction, kind: Kind, batch: list[Row]) -> tuple[Comparison, str | None]:
        history.lock(transaction)
        found = changes_.compare(transaction.run, kind, batch, leave_others=leave_others)
        changes_.apply(transaction, found.changes)
        return found, history.record(transaction, entry, found.changes, load_id)

    def remove(transaction: Transaction, gone: list[Change]) -> tuple[list[Change], str | None]:
        history.lock(transaction)
        standing = tables.stored(transaction.run, gone[0].kind, [change.id for change in gone])
        still = [change for change in gone if standing.get(change.id) == change.before]
        changes_.apply(transaction, still)
        return still, history.record(transaction, entry, still, load_id)

    try:
        for kind, batch in _batches(dataset):
            done, load_id = database.write(partial(store, kind=kind, batch=batch))
            tally.add(kind.table, len(batch), done.changes, done.left)
            progress(kind.table, tally.done, entry.rows)
        for gone in _gone(database.read, dataset, prune):
            removed, load_id = database.write(partial(remove, gone=gone))
            tally.add(gone[0].kind.table, 0, removed)
    except Conflict as error:
        if load_id is not None:
            error.advice += f" What was stored before stays until you take it back: gapbridge undo {load_id}"
        raise
    load_id = database.write(lambda transaction: history.finish(transaction, entry, load_id, tally.rejected))
    return tally.report(load_id)
