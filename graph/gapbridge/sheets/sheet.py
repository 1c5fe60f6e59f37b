"""A sheet: the lines of one table as a person wrote them, before anything in them is believed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from gapbridge.faults import Fault, FaultySheet


class Line(NamedTuple):
    """A line of a sheet: its number as the editor or spreadsheet counts, and a text for each heading.

    `problems` says what is wrong with a cell whatever its column wants, by the cell's place: a formula, an error.
    """

    number: int
    cells: list[str]
    problems: Mapping[int, str] = {}


class UnreadableError(Exception):
    """A sheet that cannot be read on: its encoding, its quotation marks, its file."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass
class Sheet:
    """The lines of one table: a CSV file, or a sheet of a workbook.

    Args:
        table: The table its lines belong to.
        file: The file's name as its owner knows it.
        name: The sheet's name in a workbook; empty for a CSV file.
        header: The column each cell of a line belongs to, in order; empty where a column is to be ignored.
        read_as: How it was read, to be told: `UTF-8, semicolons`.
        size: Bytes to read, for progress.
    """

    table: str
    file: str
    name: str
    header: tuple[str, ...]
    read_as: str
    size: int
    _lines: Callable[["Sheet"], Iterator[Line]] = field(repr=False)
    done: int = 0
    remarks: int = 0

    def lines(self) -> Iterator[Line]:
        """Every line that holds something, remarks (`#`) left out; `done` and `remarks` count on the way.

        It may be called again for another pass.

        Raises:
            UnreadableError: The sheet cannot be read on.
        """
        self.done = self.remarks = 0
        return self._lines(self)

    def fault(self, line: int, column: str, value: str, problem: str) -> Fault:
        """A fault at a place of this sheet; `column` is empty for a whole line, `line` is 0 for all of it."""
        named = self.name and column and column in self.header  # an ignored column has no name either
        cell = f"{column_letters(self.header.index(column))}{line}" if named else ""
        return Fault(self.file, line, column, value, problem, self.name, cell)


@dataclass
class Sheets:
    """What was handed in.

    Args:
        name: The folder's or file's own name, as a person gave it; for a single CSV file its folder's.
        sheets: The tables whose heading line is right, in loading order.
        faults: What is wrong with files, sheets and headings.
        files: SHA-256 (hex) of every table file, by the file's name.
        form: How it was handed in.
        headings: The heading lines that have a fault.
    """

    name: str
    sheets: list[Sheet]
    faults: list[Fault]
    files: dict[str, str]
    form: Literal["folder", "file", "workbook"]
    headings: list[FaultySheet] = field(default_factory=list)


def column_letters(at: int) -> str:
    """The letters a spreadsheet names a column by, counted from 0: 0 gives A, 27 gives AB."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
