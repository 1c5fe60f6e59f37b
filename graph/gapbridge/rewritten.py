"""Sheets written again for whoever handed them in: the same cells, shaded where something is wrong with them."""

from collections.abc import Iterator, Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gapbridge import forms, rows, workbooks
from gapbridge.faults import Fault
from gapbridge.new_files import kept
from gapbridge.sheets.sheet import Line, Sheet, UnreadableError
from gapbridge.vocabulary import Property, Type

HEADINGS = 1
PROBLEM = "problem"
PROBLEM_COLUMN = Property(PROBLEM, Type.TEXT, "what is wrong with the line; not loaded")
PROBLEM_WIDTH = 80
UNTIL_MENDED = "mend this line, then empty this cell"

_NOTES = Property("#", Type.TEXT, "notes of the writer; not loaded")
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

FaultsByLine = Mapping[int, list[Fault]]


class Looks:
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


class Table:
    """A sheet as it is written again, with or without the columns that are ignored."""

    def __init__(self, sheet: Sheet, *, ignored: bool) -> None:
        known = {column.name: column for column in rows.all_columns(forms.kind(sheet.table))}
        self.sheet = sheet
        # A line whose first cell begins with `#` is a remark, also that of the headings: so the first column stays
        # the first, and is headed by another word that is ignored.
        self._places = [at for at, name in enumerate(sheet.header) if name or ignored or not at]
        self.columns = [known.get(sheet.header[at], _NOTES if at else PROBLEM_COLUMN) for at in self._places]
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
        number = HEADINGS
        try:
            for line in self.sheet.lines():
                number = line.number
                yield line, faults.get(number, [])
        except UnreadableError as error:
            text = f"Not read from here on: {error.fault.problem}"
            yield Line(max(number + 1, error.fault.line), [text]), [error.fault]


def write_headings(
    out: Worksheet, looks: Looks, columns: Sequence[Property], shades: Mapping[int, str] | None = None
) -> None:
    """Write the headings of a sheet, which then stay in sight."""
    for at, column in enumerate(columns):
        width = PROBLEM_WIDTH if column is PROBLEM_COLUMN else _WIDTHS.get(column.type, _OTHER_WIDTH)
        out.set_column(at, at, max(width, len(column.name) + 4), looks("plain", column.type))
        workbooks.write_cell(out, 0, at, column.name, looks((shades or {}).get(at, "heading")))
    out.freeze_panes(1, 1)


def write_line(
    out: Worksheet,
    looks: Looks,
    row: int,
    columns: Sequence[Property],
    cells: Sequence[str],
    shades: Mapping[int, str],
) -> None:
    """Write the cells of a line as what they are, shaded as told, by their place."""
    for at, cell in enumerate(cells):
        type_ = columns[at].type if at < len(columns) else Type.TEXT
        shade = shades.get(at, "plain")
        if cell or shade != "plain":
            # A bad cell stays as it was written, whatever it reads like.
            value = cell if shade == "bad" else workbooks.typed(type_, cell)
            workbooks.write_cell(out, row, at, kept(value) if isinstance(value, str) else value, looks(shade, type_))


def shading(table: Table, cells: Sequence[str], faults: Sequence[Fault]) -> dict[int, str]:
    """How the cells of a line with these faults are shaded, by their place; the bad ones most."""
    if not faults:
        return {}
    bad = {at: "bad" for fault in faults if (at := table.at(fault)) is not None}
    if any(table.at(fault) is None for fault in faults):
        return dict.fromkeys(range(max(1, len(cells))), "line") | bad
    return {0: "first"} | bad
