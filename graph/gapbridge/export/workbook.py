"""A workbook with a sheet for each table, that `gapbridge load` reads back."""

from collections.abc import Iterable
from datetime import date
from math import copysign
from pathlib import Path

from gapbridge import workbooks
from gapbridge.errors import BadInput
from gapbridge.export.table import Table, text
from gapbridge.new_files import kept
from gapbridge.vocabulary import Type

_WIDTHS = {Type.KEY: 26, Type.TEXT: 30, Type.URL: 30}
_OTHER_WIDTH = 16


def write(path: Path, tables: Iterable[Table]) -> None:
    """Write each table on a sheet, row after row, in little memory.

    Raises:
        BadInput: A table has more rows than a sheet can hold, or a text more letters than a cell.
    """
    with workbooks.new_workbook(path, streaming=True) as workbook:
        heading = workbook.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        looks = {type_: workbook.add_format({"num_format": workbooks.number_format(type_)}) for type_ in Type}
        for table in tables:
            sheet = workbook.add_worksheet(table.name)
            for at, column in enumerate(table.columns):
                width = max(_WIDTHS.get(column.type, _OTHER_WIDTH), len(column.name) + 4)
                sheet.set_column(at, at, width, looks[column.type])
                workbooks.write_cell(sheet, 0, at, column.name, heading)
            sheet.freeze_panes(1, 1)
            for row, line in enumerate(table.lines, 1):
                if row >= workbooks.MAX_ROWS:
                    raise BadInput(
                        f"{table.name} has more rows than a sheet can hold ({workbooks.MAX_ROWS - 1:,}).",
                        "Choose csv or parquet.",
                    )
                for at, value in enumerate(line):
                    if value is not None:
                        type_ = table.columns[at].type
                        workbooks.write_cell(sheet, row, at, _cell(table.name, type_, value), looks[type_])


def _cell(table: str, type_: Type, value: str | int | float | date) -> str | int | float | date:
    """What a cell holds: a number or day where a spreadsheet keeps it exactly, else a text."""
    if not isinstance(value, str):
        below_zero = isinstance(value, float) and value == 0 and copysign(1, value) < 0
        return text(value) if below_zero else workbooks.typed(type_, text(value))
    cell = kept(value)
    if len(cell) * 2 > workbooks.MAX_CELL and len(cell.encode("utf-16-le")) // 2 > workbooks.MAX_CELL:
        raise BadInput(
            f"A text in {table} is longer than a cell can hold ({workbooks.MAX_CELL:,}).", "Choose csv or parquet."
        )
    return cell
