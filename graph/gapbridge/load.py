"""A checked data set into the graph: what stands there already as it is, is left alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from gapbridge import vocabulary
from gapbridge.database import Database, Transaction
from gapbridge.errors import Conflict
from gapbridge.progress import Progress, silent
from gapbridge.results import LoadReport, TableChange
from gapbridge.rows import Row
from gapbridge.seeds import Dataset, Fault, FaultyFiles
from gapbridge.vocabulary import Kind, NodeKind, StatementKind

ATOMIC_ROWS = 100_000
BATCH_ROWS = 5_000


class Reads(Protocol):
    """What can answer a read query: a database, or a transaction under way."""

    def __call__(self, name: str, /, **params: Any) -> list[dict[str, Any]]: ...


def load(
    database: Database,
    dataset: Dataset,
    *,
    prune: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
) -> LoadReport:
    """What the load added, changed, left alone and removed, by table.

    Up to `ATOMIC_ROWS` rows are stored all or nothing. Beyond that they are stored in batches, and a load
    that was interrupted goes on after the last batch that was stored.

    Args:
        database: The graph to load into.
        dataset: What to load; its name tells which rows of the graph are its own.
        prune: Remove what an earlier load of this data set stored and the data set no longer has.
        dry_run: Do everything, then take it back: the report says what a load would do.
        progress: Told now and then how many rows of how many are done.

    Raises:
        FaultyFiles: A key leads nowhere, or made-up statements touch a real organisation; nothing is changed.
        Conflict: Another data set says something else of the same key, or refers to what would be pruned;
            nothing is changed, or, beyond `ATOMIC_ROWS`, nothing of that batch.
    """
    if not dry_run:
        database.apply_schema("schema/constraints")
    if len(dataset) > ATOMIC_ROWS and not dry_run:
        return _in_batches(database, dataset, prune, progress)

    def work(transaction: Transaction) -> LoadReport:
        check(transaction.run, dataset)
        tally = _Tally(dataset, dry_run)
        for kind, batch in _batches(dataset):
            tally.add(kind, batch, apply(transaction, kind, batch))
            progress(kind.table, tally.done, len(dataset))
        if prune:
            tally.removed(_prune(transaction, dataset))
        transaction.run("load/clear_progress", id=dataset.name)  # what an interrupted load had stored may be gone
        return tally.report()

    return database.rehearse(work) if dry_run else database.write(work)


def apply(transaction: Transaction, kind: Kind, batch: list[Row]) -> list[dict[str, Any]]:
    """The rows of the batch that were added or changed, with what stood there before.

    Raises:
        Conflict: A row belongs to another data set, which says something else.
    """
    sent = [
        {"id": row.id, "start_id": row.start_id, "end_id": row.end_id, "properties": row.properties} for row in batch
    ]
    changes = transaction.run(f"load/{kind.table}", rows=sent)
    own = batch[0].properties["dataset"]
    taken = [change for change in changes if change["before"] and change["before"].get("dataset", own) != own]
    if taken:
        owner = taken[0]["before"]["dataset"]
        keys = ", ".join(change["id"] for change in taken[:5]) + (", ..." if len(taken) > 5 else "")
        raise Conflict(
            f"{kind.table}.csv: the data set '{owner}' says something else of {keys}.",
            f"Load these rows as that data set (--name {owner}), or give them keys of their own.",
        )
    return changes


def check(read: Reads, dataset: Dataset) -> None:
    """Look up every key the data set refers to and does not hold itself.

    Raises:
        FaultyFiles: A key is nowhere, stands under two labels, or a synthetic statement touches a real
            organisation.
    """
    nodes: dict[str, dict[str, str]] = {}
    for kind, found in dataset.kinds():
        if isinstance(kind, NodeKind):
            nodes.setdefault(kind.label, {}).update((row.id, str(row.properties["status"])) for row in found)
    asked = sorted(_keys_elsewhere(dataset, nodes))
    stored: dict[str, dict[str, str]] = {}
    for at in range(0, len(asked), BATCH_ROWS):
        for known in read("load/known_keys", keys=asked[at : at + BATCH_ROWS]):
            stored.setdefault(known["label"], {})[known["id"]] = known["status"]
    faults = [*_shared_keys(dataset, stored), *_reference_faults(dataset, nodes, stored)]
    if faults:
        raise FaultyFiles(faults)


_Keys = dict[str, dict[str, str]]


def _keys_elsewhere(dataset: Dataset, nodes: _Keys) -> set[str]:
    """Keys to look up in the graph: those the data set lacks, and its clusters and members."""
    asked = {*nodes.get("Cluster", {}), *nodes.get("Member", {})}
    for kind, found in dataset.kinds():
        for row in found:
            for labels, _, key in _references(kind, row):
                if not any(key in nodes.get(label, {}) for label in labels):
                    asked.add(key)
    return asked


def _references(kind: Kind, row: Row) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The labels, column and key of everything a row refers to."""
    if isinstance(kind, StatementKind):
        yield kind.start, kind.start_column, row.start_id
        yield kind.end, kind.end_column, row.end_id
    if "source_id" in row.properties:
        yield ("Source",), "source_id", str(row.properties["source_id"])


def _shared_keys(dataset: Dataset, stored: _Keys) -> Iterator[Fault]:
    for label, other in (("Cluster", "Member"), ("Member", "Cluster")):
        table = vocabulary.node_kind(label).table
        for row in dataset.rows_of(table):
            if row.id in stored.get(other, {}):
                problem = f"the graph has a {other.lower()} of this key; clusters and members share their keys"
                yield Fault(f"{table}.csv", row.line, "id", row.id, problem)


def _reference_faults(dataset: Dataset, nodes: _Keys, stored: _Keys) -> Iterator[Fault]:
    for kind, found in dataset.kinds():
        for row in found:
            ends: dict[str, tuple[str, str]] = {}
            for labels, column, key in _references(kind, row):
                homes = [label for label in labels if key in nodes.get(label, {}) or key in stored.get(label, {})]
                if not homes:
                    problem = f"no {' or '.join(label.lower() for label in labels)} has this key; add it or correct it"
                    yield Fault(f"{kind.table}.csv", row.line, column, key, problem)
                else:
                    ends[column] = homes[0], nodes.get(homes[0], {}).get(key) or stored[homes[0]][key]
            if isinstance(kind, StatementKind):
                source = ends.pop("source_id", ("Source", ""))
                yield from _mixed(kind, row, list(ends.values()))
                if source[1] == "synthetic" != row.properties["status"]:
                    problem = "a synthetic source supports synthetic statements only"
                    yield Fault(f"{kind.table}.csv", row.line, "source_id", str(row.properties["source_id"]), problem)


def _mixed(kind: StatementKind, row: Row, ends: list[tuple[str, str]]) -> Iterator[Fault]:
    """What is made up stays apart: no made-up statement of real organisations, nor a real one of made-up things."""
    made_up = row.properties["status"] == "synthetic"
    real_organisation = any(label in ("Cluster", "Member") and status != "synthetic" for label, status in ends)
    touched = {status == "synthetic" for _, status in ends}
    if (made_up and (real_organisation or True not in touched)) or (not made_up and True in touched):
        other = "what is real" if made_up else "what is synthetic"
        problem = f"a statement with status {row.properties['status']} may not touch {other}"
        yield Fault(f"{kind.table}.csv", row.line, "status", str(row.properties["status"]), problem)


def _batches(dataset: Dataset) -> Iterator[tuple[Kind, list[Row]]]:
    for kind, found in dataset.kinds():
        for at in range(0, len(found), BATCH_ROWS):
            yield kind, found[at : at + BATCH_ROWS]


def _in_batches(database: Database, dataset: Dataset, prune: bool, progress: Progress) -> LoadReport:
    check(database.read, dataset)
    mark = {"id": dataset.name, "content": f"{dataset.fingerprint} in the order {' '.join(vocabulary.tables())}"}
    resumed = sum(row["rows_done"] for row in database.read("load/read_progress", **mark))
    tally = _Tally(dataset, dry_run=False, resumed_at=resumed)
    at = 0
    for kind, batch in _batches(dataset):
        at += len(batch)
        if at <= resumed:
            continue

        def work(transaction: Transaction, kind: Kind = kind, batch: list[Row] = batch, at: int = at) -> list[Any]:
            changes = apply(transaction, kind, batch)
            transaction.run("load/write_progress", **mark, rows_done=at)
            return changes

        tally.add(kind, batch, database.write(work))
        progress(kind.table, at, len(dataset))

    def finish(transaction: Transaction) -> list[dict[str, Any]]:
        transaction.run("load/clear_progress", id=dataset.name)
        return _prune(transaction, dataset) if prune else []

    tally.removed(database.write(finish))
    return tally.report()


def _prune(transaction: Transaction, dataset: Dataset) -> list[dict[str, Any]]:
    """What was removed: rows of this data set that it no longer has; statements first, then nodes."""
    kept_nodes = [
        {"label": kind.label, "keep": [row.id for row in dataset.rows_of(kind.table)]} for kind in vocabulary.NODES
    ]
    kept_statements: dict[str, list[str]] = {}
    for kind in vocabulary.STATEMENTS:
        kept_statements.setdefault(kind.type, []).extend(row.id for row in dataset.rows_of(kind.table))
    types = [{"type": type_, "keep": keep} for type_, keep in kept_statements.items()]
    removed = transaction.run("load/prune_statements", dataset=dataset.name, types=types)
    for sources in (False, True):  # sources last: nodes may cite them
        labels = [kept for kept in kept_nodes if (kept["label"] == "Source") == sources]
        removed += transaction.run("load/prune_nodes", dataset=dataset.name, labels=labels)
    held = [row for row in removed if row["held_by"]]
    if held:
        names = ", ".join(f"{row['kind']} {row['id']} (by {row['held_by']})" for row in held[:5])
        raise Conflict(
            f"Cannot prune what others still refer to: {names}; nothing was removed.",
            "Keep these rows, or remove what refers to them first.",
        )
    return removed


@dataclass
class _Tally:
    dataset: Dataset
    dry_run: bool
    resumed_at: int = 0
    done: int = 0
    tables: dict[str, TableChange] = field(default_factory=dict)
    pruned: dict[str, int] = field(default_factory=dict)

    def add(self, kind: Kind, batch: list[Row], changes: list[dict[str, Any]]) -> None:
        before = self.tables.get(kind.table, TableChange(table=kind.table, added=0, changed=0, unchanged=0))
        added = sum(change["before"] is None for change in changes)
        self.tables[kind.table] = TableChange(
            table=kind.table,
            added=before.added + added,
            changed=before.changed + len(changes) - added,
            unchanged=before.unchanged + len(batch) - len(changes),
        )
        self.done += len(batch)

    def removed(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            self.pruned[row["kind"]] = self.pruned.get(row["kind"], 0) + 1

    def report(self) -> LoadReport:
        return LoadReport(
            dataset=self.dataset.name,
            rows=len(self.dataset),
            dry_run=self.dry_run,
            resumed_at=self.resumed_at,
            tables=list(self.tables.values()),
            removed=self.pruned,
        )
