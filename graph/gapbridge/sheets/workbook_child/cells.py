"""The cells of a sheet as texts, each row with its number."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from .refusal import AGAIN, Refused, shown
from .scan import FORMULA, Marks, letters

MAX_CELL = 32_767  # what a spreadsheet can hold in a cell

MERGED = "is merged with other cells; unmerge them and fill in each"
TIME = "holds a time; a day is wanted"
LENGTH_OF_TIME = "holds a length of time; write it as a number"


def opened(workbook: CalamineWorkbook, at: int, name: str, marks: Marks) -> CalamineSheet:
    try:
        if workbook.sheet_names[at].strip().lower() != name.strip().lower():
            raise Refused(f"cannot be told from other sheets; {AGAIN}")
        return workbook.get_sheet_by_index(at)
    except CalamineError as error:
        for (row, column), problem in marks.items():  # errors that are new to the library end its reading
            if problem != FORMULA:
                raise Refused(problem, f"{letters(column)}{row}") from None
        raise Refused(f"cannot be read ({shown(str(error))}); {AGAIN}") from None


def rows(sheet: CalamineSheet, marks: Marks) -> Iterator[list[object]]:
    """Each row that holds something: its number, its cells, what is wrong with them by place."""
    wrong: dict[int, dict[int, str]] = {}
    for (top, left), _ in sheet.merged_cell_ranges or ():
        wrong.setdefault(top + 1, {})[left] = MERGED
    for (row, column), problem in marks.items():
        wrong.setdefault(row, {})[column - 1] = problem
    if sheet.start is not None:
        before = [""] * sheet.start[1]
        for number, values in enumerate(sheet.iter_rows(), 1):
            yield from _row(number, before + values, wrong.pop(number, {}))
    for number in sorted(wrong):
        yield from _row(number, [], wrong[number])


def _row(number: int, values: list[Any], wrong: dict[int, str]) -> Iterator[list[object]]:
    texts = []
    for at, value in enumerate(values):
        if type(value) is str and len(value) <= MAX_CELL:
            texts.append(value)
        else:
            text, problem = _text(value)
            texts.append(text)
            if problem:
                wrong = {at: problem, **wrong}
    texts += [""] * (max(wrong, default=-1) + 1 - len(texts))
    while texts and not texts[-1] and len(texts) - 1 not in wrong:
        texts.pop()
    if texts:
        yield [number, texts, wrong] if wrong else [number, texts]


def _text(value: object) -> tuple[str, str]:
    """A cell's value as text, and what is wrong with it whatever its column wants."""
    if isinstance(value, bool):
        return str(value).lower(), ""
    if isinstance(value, float):
        if value.is_integer():
            return str(int(value)), ""
        text = repr(value)
        return (format(Decimal(text), "f") if "e" in text else text), ""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat(), ""
    if isinstance(value, datetime.datetime | datetime.time):
        return str(value), TIME
    if isinstance(value, datetime.timedelta):
        return str(value), LENGTH_OF_TIME
    text = str(value)
    if len(text) > MAX_CELL:
        return text[:MAX_CELL], f"is longer than {MAX_CELL:,} characters, which no spreadsheet holds; shorten it"
    return text, ""
