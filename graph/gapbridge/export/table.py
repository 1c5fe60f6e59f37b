"""Tables to write out: of the graph, in the columns that are read back, or of one answer."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, get_args

from gapbridge import rows
from gapbridge.errors import Conflict
from gapbridge.export.contents import Contents
from gapbridge.export.flat import SEPARATOR
from gapbridge.results import Result, told_fields
from gapbridge.rows import Row
from gapbridge.sheets import texts
from gapbridge.vocabulary import Kind, Property, StatementKind, Type

Value = str | int | float | bool | date | None

_TYPES = {int: Type.INTEGER, float: Type.NUMBER, bool: Type.BOOLEAN, date: Type.DATE}


@dataclass(frozen=True)
class Table:
    """A table: its name, its columns, and its lines, which can be read once."""

    name: str
    columns: Sequence[Property]
    lines: Iterator[list[Value]]


def of_contents(contents: Contents) -> Iterator[Table]:
    """The tables of a graph, each with the column `dataset` as its last."""
    for kind in contents.kinds():
        yield Table(kind.table, rows.all_columns(kind), _lines(kind, contents.rows(kind)))


def of_answer(name: str, model: type[Result], found: Sequence[Result]) -> Table:
    """The table of an answer: a column for each field; lists are joined by `|`, what is nested is JSON."""
    types = {field: told.annotation for field, told in model.model_fields.items()}
    columns = [_column(field, types.get(field, list[str])) for field in told_fields(model, found)]
    return Table(name, columns, ([_cell(getattr(row, column.name)) for column in columns] for row in found))


def text(value: Value) -> str:
    """A value as a cell of text, so that reading it gives the same value; empty where it is unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return texts.number(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _lines(kind: Kind, found: Iterable[Row]) -> Iterator[list[Value]]:
    names = [column.name for column in rows.all_columns(kind)]
    held = {*names, "id"}
    for row in found:
        _require_faithful(kind, row, held)
        cells: dict[str, Any] = dict(row.properties)
        if isinstance(kind, StatementKind):
            cells |= {kind.start_column: row.start_id, kind.end_column: row.end_id}
        yield [cells.get(name) for name in names]


def _require_faithful(kind: Kind, row: Row, held: set[str]) -> None:
    """Return when the row's line says all of it.

    Raises:
        Conflict: It has a property without column, or an id that does not follow from the line. GapBridge stores
            no such rows.
    """
    strange = sorted(row.properties.keys() - held)
    what = f"has properties that are no columns: {', '.join(strange)}" if strange else ""
    if isinstance(kind, StatementKind) and not what:
        made = rows.statement_id(kind, row.start_id, row.end_id, row.properties)
        what = f"should have the id {made}" if made != row.id else ""
    if what:
        raise Conflict(
            f"{kind.table}: {row.id} {what}; its table would not be the same when it is loaded again.",
            "It was not stored by GapBridge. Mend or remove it, or choose a format that is not read back: graphml.",
        )


def _column(name: str, annotation: Any) -> Property:
    known = [one for one in get_args(annotation) if one is not NoneType] if isinstance(annotation, UnionType) else []
    plain = known[0] if len(known) == 1 else annotation
    return Property(name, _TYPES.get(plain, Type.TEXT), name)


def _cell(value: Any) -> Value:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return SEPARATOR.join(value) or None
    if isinstance(value, list | dict | Result):
        return json.dumps(value, ensure_ascii=False, default=_plain) if value else None
    return value  # type: ignore[no-any-return]  # the fields of results are scalars else


def _plain(value: Any) -> Any:
    return value.model_dump(mode="json") if isinstance(value, Result) else str(value)
