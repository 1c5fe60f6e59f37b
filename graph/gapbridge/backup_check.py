"""What a backup says, row by row, held to what a load would take: a stranger may have made the file."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any, BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError

from gapbridge import backup_file, history, references, rows, vocabulary, wording
from gapbridge.backup_file import CHANGES, LOADS, End, NoBackup
from gapbridge.changes import Change
from gapbridge.checker import days
from gapbridge.faults import short
from gapbridge.graph_hash import GraphSum
from gapbridge.progress import Progress, silent
from gapbridge.references import Nodes
from gapbridge.results import LoadRecord
from gapbridge.rows import Row
from gapbridge.vocabulary import Kind, NodeKind, Property, StatementKind, Type

MAX_PART_BYTES = 256 * 2**20
BATCH_ROWS, BATCH_BYTES = 5_000, 16 * 2**20

_COUNTS = ("parts", "added", "changed", "removed")
_PYTHON: dict[Type, type] = {Type.DATE: date, Type.INTEGER: int, Type.NUMBER: float, Type.BOOLEAN: bool}


class StoredLoad(BaseModel):
    """A load as a backup holds it: its record, and the sum by which an interrupted one is known again."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    record: LoadRecord
    content: str


class Strange(NoBackup):
    """A row says what no load would take; `what` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The backup holds what no load would take: {what}.", "Nothing was changed.")
        self.what = what


def check(file: BinaryIO, progress: Progress = silent) -> End:
    """The end of a backup, once all of it was read and every row, reference and load in it was found good.

    Raises:
        NoBackup: It is no backup, of a newer format, damaged, or holds what no load would take.
    """
    _, end = backup_file.verify(file)
    total = sum(section.lines for section in end.sections)
    found, rows_of, loads = GraphSum(), _Rows(), list[LoadRecord]()
    done = 0
    for name, batch in batches(file):
        if name == LOADS:
            loads += [stored_load(told).record for told in batch]
        else:
            for row in rows_of.checked(vocabulary.table(name), batch):
                found.add_row(vocabulary.table(name), row)
        done += len(batch)
        progress(f"checking {name}", done, total)
    if str(found) != end.graph_hash:
        raise NoBackup("The backup is damaged: its rows do not give the hash it names.", "Take another copy.")
    _check_history(file, loads, end.last_load)
    return end


def _check_history(file: BinaryIO, loads: list[LoadRecord], last: int) -> None:
    numbers = [load.number for load in loads]
    if numbers != sorted(set(numbers)) or (numbers and not 0 < numbers[0] <= numbers[-1] <= last):
        raise Strange("loads that are out of order")
    counted = {number: Counter[str]() for number in numbers}
    latest = 0
    for number, part, changes in parts_of(file):
        if number not in counted or number < latest or part != counted[number]["parts"] + 1:
            raise Strange(f"part {part} of load {number} is out of order")
        latest = number
        counted[number].update(["parts", *(change.what for change in changes)])
    for load in loads:
        if any(counted[load.number][name] != getattr(load, name) for name in _COUNTS):
            raise Strange(f"load {load.number} is not what its changes are")


def batches(file: BinaryIO) -> Iterator[tuple[str, list[Any]]]:
    """The lines of a backup that was verified but its changes, section by section, some thousand at a time."""
    for name, lines in groupby(backup_file.rows(file), key=lambda line: line[0]):
        if name == CHANGES:
            return
        batch, size = list[Any](), 0
        for _, told, length in lines:
            batch.append(told)
            size += length
            if len(batch) == BATCH_ROWS or size > BATCH_BYTES:
                yield name, batch
                batch, size = [], 0
        if batch:
            yield name, batch


def stored_load(told: list[Any]) -> StoredLoad:
    """A load of the history."""
    try:
        (properties,) = told
        content = properties.pop("content")
        load = StoredLoad(record=LoadRecord.model_validate(properties, strict=True), content=content)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError):
        raise Strange("a load that cannot be read") from None
    texts = [load.content, load.record.at, load.record.by, load.record.dataset, *load.record.files]
    texts += [load.record.undoes or "", load.record.undone_by or ""]
    numbers = (load.record.number, load.record.rows, load.record.rejected, load.record.parts)
    if not all(_is_text(text) for text in texts) or not all(0 <= number < 2**63 for number in numbers):
        raise Strange(f"load {load.record.number} cannot be stored")
    return load


def parts_of(file: BinaryIO) -> Iterator[tuple[int, int, list[Change]]]:
    """What loads changed: the number of the load, that of the part, and its changes."""
    lines = (line for line in backup_file.rows(file) if line[0] == CHANGES)
    for key, some in groupby(lines, key=lambda line: line[1][:2]):
        if len(key) != 2 or any(type(number) is not int for number in key):
            raise Strange("a change of no load")
        part, size = list[Change](), 0
        for _, told, length in some:
            part.append(_change(told))
            size += length
            if len(part) > history.PART_CHANGES or size > MAX_PART_BYTES:
                raise Strange(f"part {key[1]} of load {key[0]} is too large")
        yield key[0], key[1], part


def plain_row(kind: Kind, told: list[Any]) -> Row:
    """A row that was checked before."""
    return Row(rows.restored(kind, told[0]), *told[1:])


class _Rows:
    """Checks rows in the order of the tables, so that what a row refers to was seen before."""

    def __init__(self) -> None:
        self._nodes = Nodes(_empty_graph)
        self._last: dict[str, str] = {}
        kinds = [kind.type for kind in vocabulary.STATEMENTS]
        self._shared = {type_: set[str]() for type_ in kinds if kinds.count(type_) > 1}

    def checked(self, kind: Kind, batch: list[Any]) -> list[Row]:
        found = [_row(kind, told) for told in batch]
        for row in found:
            self._require_new(kind, row)
            for column, value, problem in days(row):
                raise Strange(_what(kind, row.id, column, value, problem))
        for fault in references.faults(self._nodes, kind, found):
            raise Strange(f"{kind.table} {fault.column} {short(fault.value)!r}: {fault.problem}")
        if isinstance(kind, NodeKind):
            return found
        return [
            replace(row, start_label=self._label(kind.start, row.start_id), end_label=self._label(kind.end, row.end_id))
            for row in found
        ]

    def _require_new(self, kind: Kind, row: Row) -> None:
        """Rows stand in the order of their ids, so each stands once; some tables share their ids with others."""
        twice = row.id <= self._last.get(kind.table, "")
        self._last[kind.table] = row.id
        if isinstance(kind, StatementKind):
            if kind.type in self._shared:
                twice |= row.id in self._shared[kind.type]
                self._shared[kind.type].add(row.id)
        elif kind.label in vocabulary.ORGANISATION:
            twice |= any(self._nodes.held(label, row.id) for label in vocabulary.ORGANISATION)
        if twice:
            raise Strange(f"{kind.table} {short(row.id)} stands twice, or in another order than a backup has")

    def _label(self, labels: tuple[str, ...], key: str) -> str:
        home = self._nodes.home(labels, key)
        return home[0] if home else ""


def _row(kind: Kind, told: list[Any]) -> Row:
    """A row whose every value is exactly what its row model makes of it."""
    row = _loose_row(kind, told)
    cells = dict(row.properties)
    if isinstance(kind, StatementKind):
        cells |= {kind.start_column: row.start_id, kind.end_column: row.end_id}
        cells.pop("id")
    try:
        checked = rows.model(kind).model_validate(cells)
    except ValidationError as error:
        column, problem = next(wording.problems(kind, error))
        raise Strange(_what(kind, row.id, column, str(cells.get(column, "")), problem)) from None
    for column, value in checked:
        if value != cells.get(column) or type(value) is not type(cells.get(column)):
            raise Strange(_what(kind, row.id, column, str(cells.get(column, "")), f"a load would store {value!r}"))
    if isinstance(kind, StatementKind) and row.id != rows.statement_id(kind, row.start_id, row.end_id, row.properties):
        raise Strange(f"{kind.table} {short(row.id)}: its id does not fit what it says")
    return row


def _change(told: list[Any]) -> Change:
    try:
        _, _, table, before, after = told
        kind = vocabulary.table(table)
    except (ValueError, KeyError, TypeError):
        raise Strange("a change of no table") from None
    change = Change(kind, *(None if one is None else _loose_row(kind, one) for one in (before, after)))
    if (change.before is None and change.after is None) or {
        row.id for row in (change.before, change.after) if row is not None
    } != {change.id}:
        raise Strange(f"a change of {kind.table} that changes nothing, or two rows at once")
    return change


def _loose_row(kind: Kind, told: list[Any]) -> Row:
    """A row with known columns of the right types. The history may hold what today's models would refuse."""
    known = {item.name: item for item in rows.columns(kind)} | {"dataset": vocabulary.DATASET, "id": _ID}
    if isinstance(kind, StatementKind):
        del known[kind.start_column], known[kind.end_column]
    try:
        properties, *ends = told
        properties = rows.restored(kind, properties)
    except (ValueError, TypeError, AttributeError):
        raise Strange(f"a row of {kind.table} that cannot be read") from None
    id_ = short(str(properties.get("id", "?")))
    for column, value in properties.items():
        if column not in known:
            raise Strange(_what(kind, id_, column, str(value), "there is no such column"))
        wanted = _PYTHON.get(known[column].type, str)
        if type(value) is not wanted or not _can_be_stored(value):
            raise Strange(_what(kind, id_, column, str(value), "is not of the type of the column"))
    for column in ("id", "dataset"):
        if not properties.get(column):
            raise Strange(_what(kind, id_, column, "", "is missing"))
    if len(ends) != (2 if isinstance(kind, StatementKind) else 0) or not all(map(_is_text, ends)):
        raise Strange(f"{kind.table} {id_} has no two ends")
    return Row(properties, *ends)


def _can_be_stored(value: object) -> bool:
    if isinstance(value, str):
        return _is_text(value)
    if isinstance(value, float):
        return math.isfinite(value)
    return not isinstance(value, int) or -(2**63) <= value < 2**63


def _is_text(value: object) -> bool:
    """Whether a database can store it as text: half a letter (a lone surrogate) cannot be."""
    return isinstance(value, str) and not any("\ud800" <= letter <= "\udfff" for letter in value)


def _what(kind: Kind, id_: str, column: str, value: str, problem: str) -> str:
    shown = f" {short(value)!r}" if value else ""
    return f"{kind.table} {short(id_)} {short(column)}{shown}: {problem}"


def _empty_graph(_name: str, /, **_params: Any) -> list[dict[str, Any]]:
    """A backup refers to nothing outside of itself."""
    return []


_ID = Property("id", Type.TEXT, "key or statement id", required=True)
