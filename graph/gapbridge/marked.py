"""What goes back to whoever handed in faulty files: a copy with every fault marked, or only the lines to mend.

Both can be mended and loaded as they are: the reader leaves out what we add to them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gapbridge import rows, vocabulary, workbooks
from gapbridge.errors import BadInput
from gapbridge.faults import Fault, short
from gapbridge.new_files import appearing, kept, write_csv
from gapbridge.sheets.sheet import Line, Sheet, UnreadableError
from gapbridge.vocabulary import Property, Type

FAULTS_SHEET = "# faults"
PROBLEM = "problem"
UNTIL_MENDED = "mend this line, then empty this cell"
WORKBOOK_ENDING = ".xlsx"
MAX_NOTES = 5_000
MAX_LINKS = 65_000
MAX_NAMED = 5

_HEADINGS = 1
_SHADES: dict[str, dict[str, object]] = {
    "plain": {},
    "heading": {"bold": True, "bottom": 1, "num_format": "@"},
    "first": {"bg_color": "#FFF2CC"},
    "line": {"bg_color": "#FCE4D6"},
    "bad": {"bg_color": "#FFC7CE", "font_color": "#9C0006"},
    "link": {"font_color": "#0563C1", "underline": 1},
}
_WIDTHS = {Type.KEY: 26, Type.TEXT: 30, Type.URL: 30, Type.CHOICE: 16}
_OTHER_WIDTH = 14
_PROBLEM_WIDTH = 80
_PROBLEM = Property(PROBLEM, Type.TEXT, "what is wrong with the line; not loaded")
_NOTES = Property("#", Type.TEXT, "notes of the writer; not loaded")

FaultsByLine = Mapping[int, list[Fault]]


def write_marked(path: Path, sheets: Sequence[Sheet], faults: Sequence[Fault]) -> None:
    """Write a workbook with everything that was handed in, each fault marked where it is and listed on the first sheet.

    Lines and columns keep their places. A marked cell says its problem in a note, up to `MAX_NOTES` of a sheet, because
    spreadsheets grow slow with more; the list has them all.

    Raises:
        BadInput: Something stands at `path`, it cannot be written there, or a sheet is too long for a workbook.
    """
    path = path.expanduser()
    _require_ending(path, "A marked copy")
    by_place = _by_place(faults)
    with appearing(path) as draft, workbooks.new_workbook(draft, streaming=True) as workbook:
        looks = _Looks(workbook)
        tables = {sheet.table: _Table(sheet, ignored=True) for sheet in sheets}
        _write_list(workbook.add_worksheet(FAULTS_SHEET), looks, tables, faults)
        for name, table in tables.items():
            _write_copy(workbook.add_worksheet(name), looks, table, by_place[table.sheet.file, table.sheet.name])


def write_rejects(path: Path, sheets: Sequence[Sheet], faults: Sequence[Fault], form: str) -> int:
    """Write the lines with a fault, and those of a sheet that has one as a whole; returns how many.

    A workbook becomes a workbook, CSV files a folder of them. One more column, `problem`, says what is wrong.
    Nothing is written when none of the sheets has a fault.

    Raises:
        BadInput: Something stands at `path`, or it cannot be written there.
    """
    path = path.expanduser()
    by_place = _by_place(faults)
    rejected = {
        sheet.table: _Rejects(_Table(sheet, ignored=False), by_place[sheet.file, sheet.name])
        for sheet in sheets
        if by_place[sheet.file, sheet.name]
    }
    if not rejected:
        return 0
    if form == "workbook":
        _require_ending(path, "What is wrong in a workbook")
    with appearing(path) as draft:
        if form == "workbook":
            with workbooks.new_workbook(draft, streaming=True) as workbook:
                looks = _Looks(workbook)
                for name, one in rejected.items():
                    one.write_sheet(workbook.add_worksheet(name), looks)
        else:
            draft.mkdir()
            for name, one in rejected.items():
                write_csv(draft / f"{name}.csv", one.lines())
    return sum(one.count for one in rejected.values())


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, str], Format] = {}

    def __call__(self, shade: str, type_: Type = Type.TEXT) -> Format:
        """How a cell of a column of this type looks."""
        key = shade, workbooks.number_format(type_)
        if key not in self._made:
            self._made[key] = self._workbook.add_format({"num_format": key[1], **_SHADES[shade]})
        return self._made[key]


class _Table:
    """A sheet as it is written again, with or without the columns that are ignored."""

    def __init__(self, sheet: Sheet, *, ignored: bool) -> None:
        known = {column.name: column for column in rows.all_columns(vocabulary.table(sheet.table))}
        self.sheet = sheet
        # A line whose first cell begins with `#` is a remark, also that of the headings: so the first column stays
        # the first, and is headed by another word that is ignored.
        self._places = [at for at, name in enumerate(sheet.header) if name or ignored or not at]
        self.columns = [known.get(sheet.header[at], _NOTES if at else _PROBLEM) for at in self._places]
        self._by_name = {column.name: at for at, column in enumerate(self.columns) if column.name in known}

    def at(self, fault: Fault) -> int | None:
        """The place of the column a fault is in; None where it is about the whole line."""
        return self._by_name.get(fault.column)

    def cells(self, line: Line) -> list[str]:
        """The cells of a line, one for each column."""
        return [line.cells[at] if at < len(line.cells) else "" for at in self._places]

    def beyond(self, line: Line) -> list[str]:
        """What stands beyond the headings, where the reader lets nothing stand.

        A formula, an error, cells that are merged, missing or under no heading: in a copy such a line is made of
        ordinary texts, and would be loaded with whatever is in them. One more cell prevents that until it is mended.
        """
        if not line.problems:
            return []
        header = self.sheet.header
        homeless = [line.cells[at] for at in line.problems if 0 <= at < len(header) and not header[at]]
        return [*line.cells[len(header) :], *homeless, UNTIL_MENDED]

    def lines(self, faults: FaultsByLine) -> Iterator[tuple[Line, list[Fault]]]:
        """Every line with its faults.

        Where the sheet cannot be read on, a line says so. It is no remark: nobody shall take the part for the whole.
        """
        number = _HEADINGS
        try:
            for line in self.sheet.lines():
                number = line.number
                yield line, faults.get(number, [])
        except UnreadableError as error:
            text = f"Not read from here on: {error.fault.problem}"
            yield Line(max(number + 1, error.fault.line), [text]), [error.fault]


class _Rejects:
    """The lines of a table that have a fault; `count` counts them as they are written."""

    def __init__(self, table: _Table, faults: FaultsByLine) -> None:
        self._table = table
        self._faults = faults
        self._of_all = [fault for line, found in faults.items() if line <= _HEADINGS for fault in found]
        self._headings = [column.name for column in (*table.columns, _PROBLEM)]
        self.count = 0

    def lines(self) -> Iterator[list[str]]:
        """The lines of a CSV file, the headings first."""
        yield self._headings
        for cells, _ in self._rejected():
            yield cells

    def write_sheet(self, out: Worksheet, looks: _Looks) -> None:
        """Write the lines to a sheet of a workbook."""
        columns = [*self._table.columns, _PROBLEM]
        _write_headings(out, looks, columns)
        for row, (cells, found) in enumerate(self._rejected(), 1):
            _write_line(out, looks, row, columns, cells, _shades(self._table, cells, found))

    def _rejected(self) -> Iterator[tuple[list[str], list[Fault]]]:
        self.count = 0
        for line, found in self._table.lines(self._faults):
            if self._of_all or found:
                self.count += 1
                problem = "; ".join(map(_told, (*self._of_all, *found)))
                yield [*self._table.cells(line), problem, *self._table.beyond(line)], found


def _write_copy(out: Worksheet, looks: _Looks, table: _Table, faults: FaultsByLine) -> None:
    notes = 0

    def note(row: int, cells: Mapping[int, list[str]]) -> None:
        nonlocal notes
        for at, problems in cells.items():
            if notes < MAX_NOTES:
                workbooks.write_note(out, row, at, "\n".join(problems))
                notes += 1

    of_all = [fault for line, found in faults.items() if line <= _HEADINGS for fault in found]
    _write_headings(out, looks, table.columns, _shades(table, [], of_all))
    note(0, _problems(table, of_all))
    row = 0
    for line, found in table.lines(faults):
        row = line.number - 1
        if row >= workbooks.MAX_ROWS:
            raise BadInput(
                f"{table.sheet.file} has more lines than a workbook can hold ({workbooks.MAX_ROWS:,}).",
                "Write only the lines with faults.",
            )
        cells = table.cells(line) + table.beyond(line)
        _write_line(out, looks, row, table.columns, cells, _shades(table, cells, found))
        note(row, _problems(table, found))
    for at, column in enumerate(table.columns):
        workbooks.help_typing(out, at, column, 1, row + 1)
    out.autofilter(0, 0, row, max(0, len(table.columns) - 1))


def _write_headings(
    out: Worksheet, looks: _Looks, columns: Sequence[Property], shades: Mapping[int, str] | None = None
) -> None:
    for at, column in enumerate(columns):
        width = _PROBLEM_WIDTH if column is _PROBLEM else _WIDTHS.get(column.type, _OTHER_WIDTH)
        out.set_column(at, at, max(width, len(column.name) + 4), looks("plain", column.type))
        workbooks.write_cell(out, 0, at, column.name, looks((shades or {}).get(at, "heading")))
    out.freeze_panes(1, 1)


def _write_line(
    out: Worksheet,
    looks: _Looks,
    row: int,
    columns: Sequence[Property],
    cells: Sequence[str],
    shades: Mapping[int, str],
) -> None:
    for at, cell in enumerate(cells):
        type_ = columns[at].type if at < len(columns) else Type.TEXT
        shade = shades.get(at, "plain")
        if cell or shade != "plain":
            # A bad cell stays as it was written, whatever it reads like.
            value = cell if shade == "bad" else workbooks.typed(type_, cell)
            workbooks.write_cell(out, row, at, kept(value) if isinstance(value, str) else value, looks(shade, type_))


def _shades(table: _Table, cells: Sequence[str], faults: Sequence[Fault]) -> dict[int, str]:
    """How the cells of a line with these faults are shaded, by their place; the bad ones most."""
    if not faults:
        return {}
    bad = {at: "bad" for fault in faults if (at := table.at(fault)) is not None}
    if any(table.at(fault) is None for fault in faults):
        return dict.fromkeys(range(max(1, len(cells))), "line") | bad
    return {0: "first"} | bad


def _problems(table: _Table, faults: Sequence[Fault]) -> dict[int, list[str]]:
    """The problems of a line by the cell whose note says them; those of the whole line go to its first cell."""
    found: dict[int, list[str]] = {}
    for fault in faults:
        found.setdefault(table.at(fault) or 0, []).append(fault.problem)
    return found


def _write_list(out: Worksheet, looks: _Looks, tables: Mapping[str, _Table], faults: Sequence[Fault]) -> None:
    """List all faults, each with a link to its cell in the copy."""
    for at, width in enumerate((36, 20, 36, _PROBLEM_WIDTH)):
        out.set_column(at, at, width)
    copies = {(table.sheet.file, table.sheet.name): (name, table) for name, table in tables.items()}
    workbooks.write_cell(out, 0, 0, _what_to_do(faults, copies.keys()), looks("plain"))
    for at, heading in enumerate(("place", "column", "value", PROBLEM)):
        workbooks.write_cell(out, 1, at, heading, looks("heading"))
    out.freeze_panes(2, 0)
    room = workbooks.MAX_ROWS - 3
    for row, fault in enumerate(faults[:room], 2):
        copy = copies.get((fault.file, fault.sheet))
        # What looks like markup to XlsxWriter goes through `write_cell`, which knows how to keep it text.
        if copy and row < MAX_LINKS and not fault.place.startswith("<"):
            name, table = copy
            cell = (max(fault.line, 1) - 1, table.at(fault) or 0)
            out.write_url(row, 0, f"internal:'{name}'!{workbooks.address(*cell)}", looks("link"), fault.place)
        else:
            workbooks.write_cell(out, row, 0, fault.place, looks("plain"))
        for at, text in enumerate((fault.column, short(fault.value), fault.problem), 1):
            workbooks.write_cell(out, row, at, text, looks("plain"))
    if len(faults) > room:
        workbooks.write_cell(out, room + 2, 0, f"... and {len(faults) - room:,} more", looks("plain"))


def _what_to_do(faults: Sequence[Fault], copied: Collection[tuple[str, str]]) -> str:
    noun = "fault" if len(faults) == 1 else "faults"
    text = f"{len(faults):,} {noun}. A click on a place leads to its cell."
    missing = dict.fromkeys(
        " ".join(filter(None, (fault.file, fault.sheet))) for fault in faults if (fault.file, fault.sheet) not in copied
    )
    if not missing:
        return f"{text} Mend it there, then load this workbook."
    names = ", ".join(list(missing)[:MAX_NAMED]) + ", ..." * (len(missing) > MAX_NAMED)
    return f"{text} This copy lacks what could not be read: {names}. Mend that where it is, and load your own files."


def _told(fault: Fault) -> str:
    return f"{fault.column}: {fault.problem}" if fault.column else fault.problem


def _by_place(faults: Sequence[Fault]) -> Mapping[tuple[str, str], FaultsByLine]:
    """The faults of each sheet (file and name), by line."""
    found: dict[tuple[str, str], dict[int, list[Fault]]] = defaultdict(dict)
    for fault in faults:
        found[fault.file, fault.sheet].setdefault(fault.line, []).append(fault)
    return found


def _require_ending(path: Path, what: str) -> None:
    if path.suffix.lower() != WORKBOOK_ENDING:
        raise BadInput(f"{what} is written as a workbook.", f"End the name in {WORKBOOK_ENDING}.")
