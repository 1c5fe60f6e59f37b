"""How loads look as tables: what they did, row by row, and the history."""

from collections.abc import Mapping, Sequence
from typing import Any

from gapbridge.faults import short
from gapbridge.results import LoadRecord, LoadReport, RowChange
from gapbridge.seeds import Reading
from gapbridge_api.cli.output import Answer

MAX_LINES_SHOWN = 100
MANY = 5


def report(done: LoadReport, subject: str = "") -> Answer:
    """What a load did, table by table; `subject` is what did it, by default loading the data set."""
    did = "would change" if done.dry_run else "changed"
    note = "Nothing changed: the graph holds all of it already." if not done.changed_anything else ""
    if done.load_id:
        note = f"This is load {done.load_id}; to take it back: gapbridge undo {done.load_id}"
    names = ("table", "added", "changed", "unchanged", "removed")
    rows = [tuple(getattr(one, name) for name in names) for one in done.tables]
    subject = subject or f"Loading '{done.dataset}'"
    title = f"{subject} {did} {done.changed:,} of {done.rows:,} rows"
    return _answer(title, names, rows, note)


def changes(changed: Sequence[RowChange], title: str, *, cut: bool) -> Answer:
    """What happens to each row: of a changed one each column with its old and new value."""
    lines: list[tuple[str, ...]] = []
    for one in changed:
        if len(lines) >= MAX_LINES_SHOWN:
            break
        if one.change != "changed":
            lines.append((one.change, one.table, one.id, "", "", ""))
        for column in one.columns if one.change == "changed" else ():
            lines.append((one.change, one.table, one.id, column, _cell(one.before, column), _cell(one.after, column)))
    note = "There is more; --json lists the rows." if cut or len(lines) >= MAX_LINES_SHOWN else ""
    names = ("change", "table", "row", "column", "old", "new")
    records = [one.model_dump(mode="json") for one in changed]
    columns = {name: [line[at] for line in lines] for at, name in enumerate(names)}
    return Answer(title, list(RowChange.model_fields), records, columns, note)


def loads(found: Sequence[LoadRecord]) -> Answer:
    """The history, the latest load first."""
    columns: dict[str, Sequence[Any]] = {
        "load": [one.number for one in found],
        "when (UTC)": [one.at[:16].replace("T", " ") for one in found],
        "by": [one.by for one in found],
        "data set": [one.dataset for one in found],
        "added": [one.added for one in found],
        "changed": [one.changed for one in found],
        "removed": [one.removed for one in found],
        "left out": [one.rejected for one in found],
        "undo": [_state(one) for one in found],
    }
    records = [one.model_dump(mode="json") for one in found]
    return Answer("Loads that changed something", list(LoadRecord.model_fields), records, columns)


def read_as(reading: Reading) -> str:
    """How the files were read, in a sentence."""
    ways: dict[str, list[str]] = {}
    for file, way in reading.read_as.items():
        ways.setdefault(way, []).append(file)
    told = "; ".join(f"{_few(files)} as {way}" for way, files in ways.items())
    remarks = f" {reading.remarks} lines that begin with # were passed over." if reading.remarks else ""
    return f"Read {told}.{remarks}"


def _few(files: Sequence[str]) -> str:
    return ", ".join(files) if len(files) < MANY else f"{len(files)} tables"


def _state(one: LoadRecord) -> str:
    told = [f"takes back {one.undoes}"] if one.undoes else []
    told += [f"taken back by {one.undone_by}"] if one.undone_by else []
    told += ["interrupted, or running"] if one.state == "under_way" else []
    return ", ".join(told)


def _cell(row: Mapping[str, Any] | None, column: str) -> str:
    value = (row or {}).get(column)
    return "unknown" if value is None else short(str(value))


def _answer(title: str, names: Sequence[str], rows: Sequence[tuple[Any, ...]], note: str) -> Answer:
    columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    return Answer(title, names, [dict(zip(names, row, strict=True)) for row in rows], columns, note)
