"""Templates: what an analyst fills in, a workbook or a folder of CSV files, made from the vocabulary.

Below the headings stand an explanation and an example; both begin with `#`, so that they are never loaded.
"""

import csv
import difflib
import math
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from gapbridge import forms, queries, read_me, references, rows, vocabulary, workbooks
from gapbridge.errors import BadInput
from gapbridge.forms import SheetKind
from gapbridge.new_files import appearing, write_csv
from gapbridge.vocabulary import NodeKind, Property, Type

WORKBOOK_ENDING = ".xlsx"
REMARK = "# "
LAST_ROW = 5_000

_HEADINGS, _EXPLANATIONS, _EXAMPLE, _FIRST = range(4)
_OTHER_ENDINGS = {".csv", ".ods", ".xls", ".xlsb", ".xlsm", ".zip"}
_NAMES = {"name_en", "name_lt", "title"}
_EXAMPLES = ("inolink", "example")
_NODE_TAB, _STATEMENT_TAB = "#2F75B5", "#548235"
_HEADING = {"bold": True, "valign": "top", "text_wrap": True, "bottom": 1}
_QUIET = {"font_color": "#595959", "valign": "top", "text_wrap": True}


def write(path: Path, tables: Sequence[str] = ()) -> list[Path]:
    """The files of a new template: one workbook where `path` ends in `.xlsx`, else CSV files in a folder.

    Args:
        path: What to make; nothing, or an empty folder, may stand there.
        tables: Only these tables or forms; all tables where none is named.

    Raises:
        BadInput: There is no such table, something stands at `path`, or it cannot be written there.
    """
    path = path.expanduser()
    kinds = _chosen(tables)
    ending = path.suffix.lower()
    if ending in _OTHER_ENDINGS:
        raise BadInput(
            f"No template is made as {ending}.",
            f"End the name in {WORKBOOK_ENDING} for a workbook; a name without ending makes a folder of CSV files.",
        )
    with appearing(path) as draft:
        if ending == WORKBOOK_ENDING:
            _write_workbook(draft, kinds)
            return [path]
        draft.mkdir()
        for kind in kinds:
            write_csv(draft / f"{kind.table}.csv", _first_lines(kind))
        (draft / read_me.FILE).write_text(read_me.markdown(kinds), encoding="utf-8", newline="\n")
        return [path / read_me.FILE, *(path / f"{kind.table}.csv" for kind in kinds)]


def explanation(kind: SheetKind, column: Property) -> str:
    """What a column of a table is for, whether it must be filled, and what it holds."""
    holds = "" if column.type in (Type.TEXT, Type.CHOICE) else column.type.value
    if any(choice not in column.meaning for choice in column.choices):
        holds = f"one of {', '.join(column.choices)}"
    if _has_name(references.columns(kind).get(column.name, ())):
        holds += "; or its name"
    meaning = column.meaning.rstrip(".")
    if not meaning.startswith(column.choices):  # a choice keeps its small letter
        meaning = meaning[:1].upper() + meaning[1:]
    return f"{'Required. ' * column.required}{meaning}." + f" Holds: {holds}." * bool(holds)


@cache
def example(table: str) -> dict[str, str]:
    """A row of a table as somebody wrote it: the first of the sourced data set, else of the fictional one.

    Of a form it is what the first rows of its tables say together.
    """
    if table in forms.FORMS:
        return {name: cell for kind in forms.FORMS[table].kinds for name, cell in example(kind.table).items()}
    for dataset in _EXAMPLES:
        path = queries.data_folder("seeds") / dataset / f"{table}.csv"
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                return next(csv.DictReader(file), {})
    return {}


def _has_name(labels: tuple[str, ...]) -> bool:
    return any(column.name in _NAMES for label in labels for column in vocabulary.node_kind(label).own)


def _chosen(tables: Sequence[str]) -> list[SheetKind]:
    known = forms.names()
    for name in tables:
        if name not in known:
            close = difflib.get_close_matches(name.strip().lower(), known, 1, 0.6)
            hint = f"Did you mean {close[0]}?" if close else f"Tables are: {', '.join(known)}."
            raise BadInput(f"There is no table {name!r}.", hint)
    return [forms.kind(name) for name in known if name in (tables or vocabulary.tables())]


def _first_lines(kind: SheetKind) -> Iterator[list[str]]:
    columns = rows.columns(kind)
    shown = example(kind.table)
    yield [column.name for column in columns]
    yield _remark([explanation(kind, column) for column in columns])
    yield _remark([shown.get(column.name, "") for column in columns])


def _remark(cells: list[str]) -> list[str]:
    return [f"{REMARK}{cells[0]}", *cells[1:]]


def _write_workbook(path: Path, kinds: list[SheetKind]) -> None:
    with workbooks.new_workbook(path) as workbook:
        read_me.write_sheet(workbook, kinds)
        for kind in kinds:
            _write_table(workbook, kind)


def _write_table(workbook: Workbook, kind: SheetKind) -> None:
    sheet = workbooks.add_sheet(workbook, kind.table)
    columns = rows.columns(kind)
    headings, explanations, shown = _first_lines(kind)
    required = workbook.add_format({**_HEADING, "bg_color": "#FFE699"})
    optional = workbook.add_format({**_HEADING, "bg_color": "#E7E6E6"})
    quiet = workbook.add_format(_QUIET)
    widths = []
    for at, column in enumerate(columns):
        body = workbook.add_format({"num_format": workbooks.number_format(column.type)})
        sheet.write_string(_HEADINGS, at, headings[at], required if column.required else optional)
        explained = explanations[at].replace("; ", ";\n") if column.choices else explanations[at]
        widths.append(_width(column, explained, shown[at]))
        sheet.set_column(at, at, widths[at], body)
        workbooks.write_note(sheet, _HEADINGS, at, explained.removeprefix(REMARK))
        sheet.write_string(_EXPLANATIONS, at, explained, quiet)
        _write_example(workbook, sheet, at, column, shown[at])
        workbooks.help_typing(sheet, at, column, _FIRST, LAST_ROW - 1)
    sheet.set_row(_EXPLANATIONS, workbooks.LINE_POINTS * max(map(workbooks.lines_of, explanations, widths)))
    sheet.set_row(_EXAMPLE, workbooks.LINE_POINTS * min(3, max(map(workbooks.lines_of, shown, widths))))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(_HEADINGS, 0, LAST_ROW - 1, len(columns) - 1)
    sheet.set_tab_color(_NODE_TAB if isinstance(kind, NodeKind) else _STATEMENT_TAB)
    workbooks.set_up_print(sheet)
    sheet.repeat_rows(_HEADINGS)


def _write_example(workbook: Workbook, sheet: Worksheet, at: int, column: Property, text: str) -> None:
    look = workbook.add_format({**_QUIET, "italic": True, "num_format": workbooks.number_format(column.type)})
    workbooks.write_cell(sheet, _EXAMPLE, at, workbooks.typed(column.type, text), look)


def _width(column: Property, explained: str, shown: str) -> int:
    """A width at which the heading fits beside its button, each choice in a line, the explanation in about six."""
    lines = explained.split("\n")
    fits = min(max(map(len, lines)) + 3, 38) if len(lines) > 1 else math.ceil(len(explained) / 6)
    choices = max(map(len, column.choices), default=0)
    least = 20 if column.type in (Type.KEY, Type.TEXT) else 12
    return max(len(column.name) + 4, min(len(shown) + 2, 40), fits, choices + 4, least)
