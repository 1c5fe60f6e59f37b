"""The heading line of a sheet: which column each cell below it belongs to."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gapbridge import rows
from gapbridge.vocabulary import Property

REMARK = "#"
_IGNORED = "problem"  # what is wrong with a line, written by us into files that went back to be mended


class HeadingFault(NamedTuple):
    """What is wrong with a heading, and its place among them; -1 where it is about no one of them."""

    at: int
    column: str
    value: str
    problem: str


@dataclass(frozen=True)
class Headings:
    """The headings of a sheet.

    Args:
        columns: The column that each cell of a line belongs to; empty where it is to be ignored.
        unnamed: Places of empty headings; what stands under them belongs nowhere.
        ignored: Places of headings that are to be ignored.
        faults: What is wrong with them.
    """

    columns: tuple[str, ...]
    unnamed: tuple[int, ...]
    ignored: tuple[int, ...]
    faults: tuple[HeadingFault, ...]


def understood(table: Sequence[Property], cells: Sequence[str]) -> Headings:
    """The headings of a table, as its columns; capitals, blanks, `-` and a star at the end make no difference."""
    names = [_plain(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    taken = {column.name for column in table}
    columns = tuple(name if name in taken else "" for name in names)
    unnamed = tuple(at for at, name in enumerate(names) if not name)
    ignored = tuple(at for at, name in enumerate(names) if _is_ignored(name))
    if not any(columns):
        problem = f"the heading line names no column of this table; columns are: {', '.join(_told(table))}"
        return Headings(columns, unnamed, ignored, (HeadingFault(-1, "", " ".join(cells), problem),))
    return Headings(columns, unnamed, ignored, (*_wrong(table, cells, names), *_missing(table, columns)))


def known(table: Sequence[Property], cells: Sequence[str]) -> int:
    """How many cells are headings of the table."""
    wanted = {column.name for column in table}
    return len(wanted & {_plain(cell) for cell in cells})


def is_remark(cells: Sequence[str]) -> bool:
    """Whether a line is a remark: its first cell begins with `#`."""
    return bool(cells) and cells[0].lstrip().startswith(REMARK)


def _plain(heading: str) -> str:
    """A heading as the columns' names are written."""
    return re.sub(r"[\s\-]+", "_", heading.strip().removesuffix("*").strip().lower())


def _is_ignored(name: str) -> bool:
    return name == _IGNORED or name.startswith(REMARK)


def _told(table: Sequence[Property]) -> list[str]:
    """The columns that people are told of."""
    return [column.name for column in table if column != rows.OWNER]


def _wrong(table: Sequence[Property], cells: Sequence[str], names: list[str]) -> Iterator[HeadingFault]:
    wanted = _told(table)
    required = [column.name for column in table if column.required]
    missing = [name for name in required if name not in names]
    for at, name in enumerate(names):
        if not name or _is_ignored(name):
            continue
        if all(name != column.name for column in table):
            close = difflib.get_close_matches(name, missing, 1, 0.6) or difflib.get_close_matches(name, wanted, 1, 0.6)
            hint = f"did you mean {close[0]!r}?" if close else f"columns are: {', '.join(wanted)}"
            yield HeadingFault(at, "", cells[at], f"unknown column; {hint}")
        elif name in names[:at]:
            yield HeadingFault(at, "", cells[at], "the column stands twice; keep one")


def _missing(table: Sequence[Property], columns: Sequence[str]) -> Iterator[HeadingFault]:
    for column in table:
        if column.required and column.name not in columns:
            yield HeadingFault(-1, column.name, "", "the column is missing; add it")
