"""Counting what a load does, table by table, and keeping the first of its changes to be told row by row."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from gapbridge import rows
from gapbridge.changes import Change
from gapbridge.results import LoadReport, RowChange, Scalar, TableChange
from gapbridge.rows import Row
from gapbridge.vocabulary import Kind, StatementKind

MAX_CHANGES = 1_000


@dataclass
class Tally:
    """What was done so far; `max_changes` is how many changes are kept to be told."""

    dataset: str
    rows: int
    dry_run: bool = False
    rejected: int = 0
    max_changes: int = MAX_CHANGES
    done: int = 0
    _tables: dict[str, dict[str, int]] = field(default_factory=dict)
    _changes: list[Change] = field(default_factory=list)
    _left: Counter[str] = field(default_factory=Counter)

    def add(self, table: str, given: int, changes: list[Change], left: Mapping[str, int] | None = None) -> None:
        """Count a batch: how many rows of a table were given to be stored, what changed, what was left to others."""
        self._left.update(left or {})
        if given:
            self._counts(table)["unchanged"] += given - len(changes)
        for change in changes:
            self._counts(change.kind.table)[change.what] += 1
        self._changes += changes[: self.max_changes - len(self._changes)]
        self.done += given

    def report(self, load_id: str | None) -> LoadReport:
        """All of it; `load_id` is its number in the history."""
        changed = sum(counts[what] for counts in self._tables.values() for what in ("added", "changed", "removed"))
        return LoadReport(
            dataset=self.dataset,
            load_id=load_id,
            rows=self.rows,
            rejected=self.rejected,
            left_to_others=dict(self._left),
            dry_run=self.dry_run,
            tables=[TableChange(table=table, **counts) for table, counts in self._tables.items()],
            changes=[row_change(change) for change in self._changes],
            changes_cut=changed > len(self._changes),
        )

    def _counts(self, table: str) -> dict[str, int]:
        return self._tables.setdefault(table, {"added": 0, "changed": 0, "unchanged": 0, "removed": 0})


def row_change(change: Change) -> RowChange:
    """A change as an answer: the row's columns before and after, and which of them differ."""
    before, after = _columns(change.kind, change.before), _columns(change.kind, change.after)
    return RowChange.model_construct(  # the rows are checked already, and there may be many
        table=change.kind.table,
        id=change.id,
        change=change.what,
        columns=[
            item.name
            for item in rows.columns(change.kind)
            if (before or {}).get(item.name) != (after or {}).get(item.name)
        ],
        before=before,
        after=after,
    )


def _columns(kind: Kind, row: Row | None) -> dict[str, Scalar] | None:
    """The cells of a row as its table has them; unknown ones are left out."""
    if row is None:
        return None
    cells = row.properties | (
        {kind.start_column: row.start_id, kind.end_column: row.end_id} if isinstance(kind, StatementKind) else {}
    )
    return {item.name: cells[item.name] for item in rows.columns(kind) if item.name in cells}
