"""Workbooks we write for people: text stays text, nothing in them is a formula, the same call gives the same bytes."""

import re
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from gapbridge.vocabulary import Property, Type

MAX_ROWS = 1_048_576
MAX_CELL = 32_767
MAX_PROMPT = 255
LINE_POINTS = 15

_CREATED = datetime(2000, 1, 1, tzinfo=UTC)  # any fixed moment: files made twice are to be equal
_FIRST_DAY = date(1900, 3, 1)  # Excel believes in a 29 February 1900; days before it shift by one
_MOST = 10**15 - 1  # the whole numbers Excel keeps exactly
# Three digits after a comma may be thousands: such a text is left as it is, for its writer to say.
_NUMBER = re.compile(r"([+-]?[0-9]+)(?:\.([0-9]+)|,([0-9]{1,2}|[0-9]{4,}))?")
_MAX_DIGITS = 15
_A4 = 9
_NOTE_PIXELS, _NOTE_LINE_PIXELS, _NOTE_LINE_LETTERS = 300, 15, 42


@contextmanager
def new_workbook(path: Path, *, streaming: bool = False) -> Iterator[Workbook]:
    """A workbook that stands at `path` when the block ends; `streaming` wants row after row, in little memory."""
    options = {
        "constant_memory": streaming,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "tmpdir": str(path.parent),
    }
    workbook = Workbook(str(path), options)
    workbook.set_properties({"created": _CREATED})
    try:
        with workbook:
            yield workbook
    except FileCreateError as error:
        raise OSError(*getattr(error.args[0], "args", error.args)) from None
    finally:  # where a disk is full XlsxWriter leaves its files open, and then Windows cannot remove them
        for sheet in workbook.worksheets():
            for file in filter(None, (sheet.fh, sheet.row_data_fh)):
                with suppress(OSError):
                    file.close()


def add_sheet(workbook: Workbook, name: str) -> Worksheet:
    """A new sheet at the end; numbers that are meant as text get no green corner there."""
    sheet = workbook.add_worksheet(name)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MAX_ROWS}"})
    return sheet


def number_format(type_: Type) -> str:
    """How a spreadsheet shows and takes what stands in a column: all but days and numbers is text.

    As text, `007` and `2017-06` stay what they are.
    """
    return {Type.DATE: "yyyy-mm-dd", Type.INTEGER: "General", Type.NUMBER: "General"}.get(type_, "@")


def typed(type_: Type, text: str) -> str | int | float | date:
    """A day or a number where the column holds such and a workbook keeps the text exactly; else the text itself."""
    if type_ is Type.DATE and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return text
        return day if day >= _FIRST_DAY else text
    if type_ in (Type.INTEGER, Type.NUMBER) and (found := _NUMBER.fullmatch(text)):
        whole, decimals = found[1], found[2] or found[3] or ""
        if len(whole) + len(decimals) <= _MAX_DIGITS:
            return float(f"{whole}.{decimals}") if decimals else int(whole)
    return text


def write_cell(sheet: Worksheet, row: int, at: int, value: str | int | float | date, look: Format) -> None:
    """Write one cell as what it is; a text is never taken for anything else, and cut where no cell can hold it."""
    if isinstance(value, date):
        sheet.write_datetime(row, at, value, look)
    elif not isinstance(value, str):
        sheet.write_number(row, at, value, look)
    elif value.startswith("<r>") and value.endswith("</r>"):
        # XlsxWriter takes such a text for markup of its own and does not escape it. In two pieces it does.
        value = _cut(value)
        sheet.write_rich_string(row, at, value[0], look, value[1:], look)
    elif value:
        sheet.write_string(row, at, _cut(value), look)
    else:
        sheet.write_blank(row, at, None, look)


def address(row: int, at: int) -> str:
    """The address of a cell, both counted from 0: 6 and 2 give C7."""
    return str(xl_rowcol_to_cell(row, at))


def write_note(sheet: Worksheet, row: int, at: int, text: str) -> None:
    """Write a note (a comment that shows when the cell is pointed at), as large as its text."""
    text = _cut(text)
    height = 8 + _NOTE_LINE_PIXELS * (len(text) // _NOTE_LINE_LETTERS + 1 + text.count("\n"))
    sheet.write_comment(row, at, text, {"width": _NOTE_PIXELS, "height": min(height, _NOTE_PIXELS)})


def help_typing(sheet: Worksheet, at: int, column: Property, first: int, last: int) -> None:
    """Let rows `first` to `last` of a column take only what it holds: one of a list, days, numbers in bounds."""
    rule = _rule(column)
    if rule:
        sheet.data_validation(first, at, last, at, rule)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a cell; letters are wider or narrower than the width counts, so one more."""
    return sum(max(1, len(textwrap.wrap(part, max(1, int(width) - 2)))) for part in text.split("\n"))


def set_up_print(sheet: Worksheet) -> None:
    """Print a sheet on A4 across, as wide as the page, with its name and the page's number below."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


def _rule(column: Property) -> dict[str, Any]:
    unknown = "" if column.required else " Leave it empty if it is unknown."
    choices = ("true", "false") if column.type is Type.BOOLEAN else column.choices
    if choices:
        return {
            "validate": "list",
            "source": list(choices),
            "input_title": column.name[:32],
            "input_message": column.meaning[:MAX_PROMPT],
            "error_title": "Not in the list",
            "error_message": f"{column.name} is one of: {', '.join(choices)}.{unknown}"[:MAX_PROMPT],
        }
    if column.type is Type.DATE:
        return {
            "validate": "date",
            "criteria": ">=",
            "value": date(1900, 1, 1),
            "error_title": "Not a day",
            "error_message": f"Write the day as year-month-day: 2017-06-05.{unknown}",
        }
    if column.type in (Type.INTEGER, Type.NUMBER):
        whole = column.type is Type.INTEGER
        return {
            "validate": "integer" if whole else "decimal",
            "criteria": "between",
            "minimum": -_MOST if column.minimum is None else column.minimum,
            "maximum": _MOST if column.maximum is None else column.maximum,
            "error_title": "Not a whole number" if whole else "Not a number",
            "error_message": f"{column.name} is a {'whole ' * whole}number{_bounds(column)}, without a unit.{unknown}",
        }
    return {}


def _bounds(column: Property) -> str:
    if column.minimum is None:
        return ""
    if column.maximum is None:
        return f" of {column.minimum:g} or more"
    return f" from {column.minimum:g} to {column.maximum:g}"


def _cut(text: str) -> str:
    if len(text) * 2 <= MAX_CELL:
        return text
    return text.encode("utf-16-le")[: 2 * MAX_CELL].decode("utf-16-le", "ignore")
