"""What goes back to whoever handed in faulty files: a copy with every fault marked, or only the lines to mend.

Both can be mended and loaded as they are: the reader leaves out what we add to them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from gapbridge import workbooks
from gapbridge.errors import BadInput
from gapbridge.faults import Fault, short
from gapbridge.new_files import appearing, write_csv
from gapbridge.rewritten import (
    HEADINGS,
    PROBLEM,
    PROBLEM_COLUMN,
    PROBLEM_WIDTH,
    FaultsByLine,
    Looks,
    Table,
    shading,
    write_headings,
    write_line,
)
from gapbridge.sheets.sheet import Sheet

FAULTS_SHEET = "# faults"
WORKBOOK_ENDING = ".xlsx"
MAX_NOTES = 5_000
MAX_LINKS = 65_000
MAX_NAMED = 5


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
        looks = Looks(workbook)
        tables = {sheet.table: Table(sheet, ignored=True) for sheet in sheets}
        _write_list(workbooks.add_sheet(workbook, FAULTS_SHEET), looks, tables, faults)
        for name, table in tables.items():
            found = by_place[table.sheet.file, table.sheet.name]
            _write_copy(workbooks.add_sheet(workbook, name), looks, table, found)


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
        sheet.table: _Rejects(Table(sheet, ignored=False), by_place[sheet.file, sheet.name])
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
                looks = Looks(workbook)
                for name, one in rejected.items():
                    one.write_sheet(workbooks.add_sheet(workbook, name), looks)
        else:
            draft.mkdir()
            for name, one in rejected.items():
                write_csv(draft / f"{name}.csv", one.lines())
    return sum(one.count for one in rejected.values())


class _Rejects:
    """The lines of a table that have a fault; `count` counts them as they are written."""

    def __init__(self, table: Table, faults: FaultsByLine) -> None:
        self._table = table
        self._faults = faults
        self._of_all = [fault for line, found in faults.items() if line <= HEADINGS for fault in found]
        self._headings = [column.name for column in (*table.columns, PROBLEM_COLUMN)]
        self.count = 0

    def lines(self) -> Iterator[list[str]]:
        """The lines of a CSV file, the headings first."""
        yield self._headings
        for cells, _ in self._rejected():
            yield cells

    def write_sheet(self, out: Worksheet, looks: Looks) -> None:
        """Write the lines to a sheet of a workbook."""
        columns = [*self._table.columns, PROBLEM_COLUMN]
        write_headings(out, looks, columns)
        for row, (cells, found) in enumerate(self._rejected(), 1):
            write_line(out, looks, row, columns, cells, shading(self._table, cells, found))

    def _rejected(self) -> Iterator[tuple[list[str], list[Fault]]]:
        self.count = 0
        for line, found in self._table.lines(self._faults):
            if self._of_all or found:
                self.count += 1
                problem = "; ".join(map(_told, (*self._of_all, *found)))
                yield [*self._table.cells(line), problem, *self._table.beyond(line)], found


def _write_copy(out: Worksheet, looks: Looks, table: Table, faults: FaultsByLine) -> None:
    notes = 0

    def note(row: int, cells: Mapping[int, list[str]]) -> None:
        nonlocal notes
        for at, problems in cells.items():
            if notes < MAX_NOTES:
                workbooks.write_note(out, row, at, "\n".join(problems))
                notes += 1

    of_all = [fault for line, found in faults.items() if line <= HEADINGS for fault in found]
    write_headings(out, looks, table.columns, shading(table, [], of_all))
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
        write_line(out, looks, row, table.columns, cells, shading(table, cells, found))
        note(row, _problems(table, found))
    for at, column in enumerate(table.columns):
        workbooks.help_typing(out, at, column, 1, row + 1)
    out.autofilter(0, 0, row, max(0, len(table.columns) - 1))


def _problems(table: Table, faults: Sequence[Fault]) -> dict[int, list[str]]:
    """The problems of a line by the cell whose note says them; those of the whole line go to its first cell."""
    found: dict[int, list[str]] = {}
    for fault in faults:
        found.setdefault(table.at(fault) or 0, []).append(fault.problem)
    return found


def _write_list(out: Worksheet, looks: Looks, tables: Mapping[str, Table], faults: Sequence[Fault]) -> None:
    """List all faults, each with a link to its cell in the copy."""
    for at, width in enumerate((36, 20, 36, PROBLEM_WIDTH)):
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
