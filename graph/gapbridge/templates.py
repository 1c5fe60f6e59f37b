"""Templates: what an analyst fills in, a workbook or a folder of CSV files, made from the vocabulary.

Below the headings stand an explanation and an example; both begin with `#`, so that they are never loaded.
"""

import csv
import difflib
import math
import textwrap
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gapbridge import guidance, queries, references, rows, vocabulary, workbooks
from gapbridge.errors import BadInput
from gapbridge.guidance import Advice
from gapbridge.new_files import appearing, write_csv
from gapbridge.vocabulary import Kind, NodeKind, Property, Type

READ_ME_SHEET = "Read me"
READ_ME_FILE = "README.md"
WORKBOOK_ENDING = ".xlsx"
REMARK = "# "
LAST_ROW = 5_000

_HEADINGS, _EXPLANATIONS, _EXAMPLE, _FIRST = range(4)
_OTHER_ENDINGS = {".csv", ".ods", ".xls", ".xlsb", ".xlsm", ".zip"}
_NAMES = {"name_en", "name_lt", "title"}
_EXAMPLES = ("inolink", "example")
_LINE_POINTS = 15
_A4 = 9
_NODE_TAB, _STATEMENT_TAB = "#2F75B5", "#548235"
_BAND = {"bold": True, "valign": "top", "text_wrap": True, "bottom": 1}
_QUIET = {"font_color": "#595959", "valign": "top", "text_wrap": True}


def write(path: Path, tables: Sequence[str] = ()) -> list[Path]:
    """The files of a new template: one workbook where `path` ends in `.xlsx`, else CSV files in a folder.

    Args:
        path: What to make; nothing, or an empty folder, may stand there.
        tables: Only these tables; all of them where none is named.

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
        (draft / READ_ME_FILE).write_text(_read_me(kinds), encoding="utf-8", newline="\n")
        return [path / READ_ME_FILE, *(path / f"{kind.table}.csv" for kind in kinds)]


def explanation(kind: Kind, column: Property) -> str:
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
    """A row of a table as somebody wrote it: the first of the sourced data set, else of the fictional one."""
    for dataset in _EXAMPLES:
        path = queries.data_folder("seeds") / dataset / f"{table}.csv"
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                return next(csv.DictReader(file), {})
    return {}


def _has_name(labels: tuple[str, ...]) -> bool:
    return any(column.name in _NAMES for label in labels for column in vocabulary.node_kind(label).own)


def _chosen(tables: Sequence[str]) -> list[Kind]:
    known = list(vocabulary.tables())
    for name in tables:
        if name not in known:
            close = difflib.get_close_matches(name.strip().lower(), known, 1, 0.6)
            hint = f"Did you mean {close[0]}?" if close else f"Tables are: {', '.join(known)}."
            raise BadInput(f"There is no table {name!r}.", hint)
    return [vocabulary.table(name) for name in known if not tables or name in tables]


def _first_lines(kind: Kind) -> Iterator[list[str]]:
    columns = rows.columns(kind)
    shown = example(kind.table)
    yield [column.name for column in columns]
    yield _remark([explanation(kind, column) for column in columns])
    yield _remark([shown.get(column.name, "") for column in columns])


def _remark(cells: list[str]) -> list[str]:
    return [f"{REMARK}{cells[0]}", *cells[1:]]


def _fill_first(kind: Kind) -> str:
    """The tables whose keys the rows of this one name, those to choose from joined by `/`."""
    names = [] if kind.table == "sources" else ["sources"]
    if not isinstance(kind, NodeKind):
        ends = [" / ".join(vocabulary.node_kind(label).table for label in labels) for labels in (kind.start, kind.end)]
        names += dict.fromkeys(ends)
    return ", ".join(names)


# The workbook.


def _write_workbook(path: Path, kinds: list[Kind]) -> None:
    with workbooks.new_workbook(path) as workbook:
        _write_read_me(workbook, kinds)
        for kind in kinds:
            _write_table(workbook, kind)


def _write_table(workbook: Workbook, kind: Kind) -> None:
    sheet = workbook.add_worksheet(kind.table)
    columns = rows.columns(kind)
    headings, explanations, shown = _first_lines(kind)
    required = workbook.add_format({**_BAND, "bg_color": "#FFE699"})
    optional = workbook.add_format({**_BAND, "bg_color": "#E7E6E6"})
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
    sheet.set_row(_EXPLANATIONS, _LINE_POINTS * max(map(_lines, explanations, widths)))
    sheet.set_row(_EXAMPLE, _LINE_POINTS * min(3, max(map(_lines, shown, widths))))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(_HEADINGS, 0, LAST_ROW - 1, len(columns) - 1)
    sheet.set_tab_color(_NODE_TAB if isinstance(kind, NodeKind) else _STATEMENT_TAB)
    _set_up_print(sheet)
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


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a cell; letters are wider or narrower than the width counts, so one more."""
    return sum(max(1, len(textwrap.wrap(part, max(1, int(width) - 2)))) for part in text.split("\n"))


def _set_up_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


# What to read first.


def _write_read_me(workbook: Workbook, kinds: list[Kind]) -> None:
    sheet = workbook.add_worksheet(READ_ME_SHEET)
    plain = workbook.add_format({"valign": "top", "text_wrap": True})
    bold = workbook.add_format({"valign": "top", "text_wrap": True, "bold": True})
    title = workbook.add_format({"bold": True, "font_size": 14})
    band = workbook.add_format({**_BAND, "bg_color": "#E7E6E6"})
    link = workbook.add_format({"valign": "top", "font_color": "#0563C1", "underline": 1})
    widths = (22, 66, 66, 34)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    sheet.hide_gridlines(2)
    _set_up_print(sheet)

    lines: list[tuple[Sequence[str], Sequence[Format]]] = [
        (_side_by_side(guidance.TITLE), (title,) * 3),
        ((), ()),
        *((_side_by_side(one), (bold, plain, plain)) for one in guidance.advice()),
        ((), ()),
        ((*_side_by_side(guidance.TABLES_TITLE), "\n".join(guidance.FILL_FIRST)), (band,) * 4),
        *((_table_line(kind), (plain,) * 4) for kind in vocabulary.KINDS),
    ]
    chosen = {kind.table for kind in kinds}
    for row, (cells, looks) in enumerate(lines):
        for at, (text, look) in enumerate(zip(cells, looks, strict=True)):
            sheet.write_string(row, at, text, look)
        sheet.set_row(row, _LINE_POINTS * max(map(_lines, cells, widths), default=1) + 5)
        if cells and cells[0] in chosen:
            sheet.write_url(row, 0, f"internal:'{cells[0]}'!A1", link, cells[0])


def _side_by_side(one: Advice) -> tuple[str, str, str]:
    return "\n".join(filter(None, (one.subject, one.subject_lt))), one.english, one.lithuanian


def _table_line(kind: Kind) -> tuple[str, str, str, str]:
    return kind.table, kind.meaning, guidance.TABLES_LT[kind.table], _fill_first(kind)


def _read_me(kinds: list[Kind]) -> str:
    title, tables = guidance.TITLE, guidance.TABLES_TITLE
    advice = [*guidance.advice(), guidance.EXCEL]
    english = [f"- **{one.subject}**: {one.english}" for one in advice]
    lithuanian = [f"- **{one.subject_lt or one.subject}**: {one.lithuanian}" for one in advice]
    chosen = {kind.table for kind in kinds}
    table = [
        f"| {f'`{kind.table}.csv`' if kind.table in chosen else kind.table} | {' | '.join(_table_line(kind)[1:])} |"
        for kind in vocabulary.KINDS
    ]
    lines = [
        f"# {title.subject}: {title.english} / {title.lithuanian}",
        "",
        "## English",
        "",
        *english,
        "",
        "## Lietuviškai",
        "",
        *lithuanian,
        "",
        f"## {tables.subject} / {tables.subject_lt}",
        "",
        f"{tables.english} / {tables.lithuanian}",
        "",
        f"| | English | Lietuviškai | {' / '.join(guidance.FILL_FIRST)} |",
        "|---|---|---|---|",
        *table,
    ]
    return "\n".join(lines) + "\n"
