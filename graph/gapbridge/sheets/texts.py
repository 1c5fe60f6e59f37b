"""What every cell and line goes through, whatever file it comes from."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from gapbridge.sheets.headings import Headings
from gapbridge.sheets.sheet import Line, column_letters

# Places of what is wrong with no cell under a heading: with the line, or with cells beyond the headings.
WHOLE_LINE, BEYOND = -1, -2
MAX_NAMED = 5
FORMULA = "begins like a formula; put an apostrophe before it if it is text"

# The apostrophe that exports put before what a spreadsheet would compute. Where a text itself begins so,
# one more stands before it.
_GUARDED = re.compile("'+[=+\\-@\uff1d\uff0b\uff0d\uff20]")
_BEGINNINGS = frozenset("'=\uff1d")


class Cells(NamedTuple):
    """The cells of a line without blanks at their ends, and which of them begin like a formula."""

    texts: list[str]
    formulas: tuple[int, ...] = ()


def plain(cells: Sequence[str]) -> Cells:
    """The cells as they are meant: the apostrophe before `= + - @` was only a mark and is taken off."""
    texts = [cell.strip() for cell in cells]
    if _BEGINNINGS.isdisjoint([text[:1] for text in texts]):
        return Cells(texts)
    formulas = tuple(at for at, text in enumerate(texts) if text.startswith(("=", "\uff1d")))
    return Cells([text[1:] if _GUARDED.match(text) else text for text in texts], formulas)


def number(value: float) -> str:
    """A number as a cell has it, every digit of it and no exponent: reading it gives the same number."""
    told = repr(value)
    return format(Decimal(told), "f") if "e" in told else told.removesuffix(".0")


def line(
    number: int, texts: list[str], problems: Mapping[int, str], headings: Headings, *, workbook: bool
) -> Line | None:
    """The line of a sheet, None where it holds nothing; columns that are ignored are no matter.

    Args:
        number: The line's number.
        texts: Its cells, trimmed.
        problems: What is wrong with cells, by their place.
        headings: The sheet's headings.
        workbook: Whether cells have addresses to name.
    """
    columns = headings.columns
    wrong = {at: problem for at, problem in problems.items() if at < len(columns) and columns[at]} if problems else {}
    places = chain(headings.unnamed, range(len(columns), len(texts))) if len(texts) > len(columns) else headings.unnamed
    homeless = [at for at in places if at < len(texts) and texts[at]]
    wrong |= {at: _no_heading([at], number, workbook) for at in homeless if at < len(columns)}
    if beyond := [at for at in homeless if at >= len(columns)]:
        wrong[BEYOND] = _no_heading(beyond, number, workbook)
    if wrong:
        return Line(number, texts, wrong)
    ignored = headings.ignored
    held = any(text for at, text in enumerate(texts) if at not in ignored) if ignored else any(texts)
    return Line(number, texts) if held else None


def _no_heading(places: Sequence[int], line: int, workbook: bool) -> str:
    """What is wrong with cells of a line that are filled but belong to no column."""
    named = [f"{column_letters(at)}{line}" if workbook else f"{at + 1} of the line" for at in places[:MAX_NAMED]]
    told = ", ".join(named) + ", ..." * (len(places) > MAX_NAMED)
    if len(places) == 1:
        return f"cell {told} is filled but stands under no heading; name its column, or empty the cell"
    return f"cells {told} are filled but stand under no heading; name their columns, or empty the cells"
