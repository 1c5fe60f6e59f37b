"""CSV files: their separator, and their lines one by one, however long the file is."""

import csv
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from gapbridge.faults import Fault, FaultySheet
from gapbridge.sheets import encodings, headings, texts
from gapbridge.sheets.headings import Headings
from gapbridge.sheets.sheet import Line, Sheet, UnreadableError
from gapbridge.vocabulary import Property

MAX_LINE = 1_000_000
MAX_HEADING_LINE = 1_000
NOT_CLOSED = "a quotation mark may not be closed"

_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?[\r\n]*', re.IGNORECASE)
_PROGRESS_LINES = 256


@dataclass
class File:
    """A CSV file that could be opened: its sheet, or the headings where they are wrong, and its SHA-256."""

    sheet: Sheet | None
    faults: list[Fault]
    digest: str = ""
    headings: FaultySheet | None = None


def opened(path: Path, file: str, table: str, columns: Sequence[Property]) -> File:
    """The sheet of a CSV file that holds a table.

    Args:
        path: The file.
        file: Its name, for faults.
        table: The table's name.
        columns: The columns it may have.
    """
    try:
        encoding = encodings.recognise(path, file)
    except UnreadableError as error:
        return File(None, [error.fault])
    digest = encoding.digest
    try:
        source = _source(path, file, columns, encoding.codec)
        found = _first_line(source, file)
    except UnreadableError as error:
        return File(None, [error.fault], digest)
    if found is None:
        long = path.stat().st_size > MAX_HEADING_LINE
        nothing = f"holds nothing in its first {MAX_HEADING_LINE:,} lines" if long else "is empty"
        problem = f"the file {nothing}; its first line must name the columns"
        return File(None, [Fault(file, 0, "", "", problem)], digest)
    understood = headings.understood(columns, found.cells)
    if understood.faults:
        faults = [Fault(file, found.number, one.column, one.value, one.problem) for one in understood.faults]
        faulty = FaultySheet(file, "", understood.columns)
        faulty.add(found.number, found.cells)
        return File(None, faults, digest, faulty)
    reader = _Reader(source, found.number, understood)
    read_as = f"{encoding.name}, {_SEPARATORS[source.separator]}s"
    return File(Sheet(table, file, "", understood.columns, read_as, path.stat().st_size, reader.lines), [], digest)


@dataclass
class _Place:
    """Where reading stands: the line read last, that where the row begins, the row's length, remarks and bytes so far.

    `last` is the line after which reading stops.
    """

    number: int = 0
    begun: int = 0
    length: int = 0
    remarks: int = 0
    read: int = 0
    last: int = sys.maxsize


@dataclass(frozen=True)
class _Source:
    """A CSV file, and how its bytes become cells; `told` if its first line is Excel's `sep=`."""

    path: Path
    codec: str
    separator: str = ","
    told: bool = False

    def rows(self, place: _Place) -> Iterator[list[str]]:
        """The cells of each row; `place` follows. Memory is bounded by `MAX_LINE`."""
        with self.path.open("rb") as raw, TextIOWrapper(raw, self.codec, newline="") as text:
            if self.told:
                text.readline(MAX_LINE)
                place.number = 1
            rows = csv.reader(_physical(text, place), delimiter=self.separator, strict=True)
            for count, row in enumerate(rows):
                if count % _PROGRESS_LINES == 0:
                    place.read = raw.tell()
                yield row
                place.length = 0
            place.read = raw.tell()


class _TooLongError(Exception):
    pass


def _physical(text: TextIO, place: _Place) -> Iterator[str]:
    """The lines as an editor shows them. A remark is left out here: its quotation marks are nobody's."""
    while one := text.readline(MAX_LINE + 1):
        place.number += 1
        if place.number > place.last:
            return
        if not place.length:
            if one[0] == headings.REMARK and one.count('"') % 2 == 0:
                place.remarks += 1
                continue
            place.begun = place.number
        place.length += len(one)
        if place.length > MAX_LINE:
            raise _TooLongError
        yield one


def _unreadable(file: str, place: _Place, error: Exception) -> UnreadableError:
    """Why reading stopped, at the line where the row began."""
    if isinstance(error, _TooLongError):
        problem = f"the line is longer than {MAX_LINE:,} bytes; {NOT_CLOSED}"
    elif isinstance(error, csv.Error):
        too_long = f"a cell is longer than {csv.field_size_limit():,} characters"
        problem = f"{too_long if str(error).startswith('field larger') else error}; {NOT_CLOSED}"
    elif isinstance(error, OSError):
        return UnreadableError(Fault(file, 0, "", "", f"cannot be read: {error.strerror}"))
    else:
        problem = "the file changed while it was read; load it again"
    return UnreadableError(Fault(file, place.begun, "", "", problem))


_STOPS = (_TooLongError, csv.Error, OSError, UnicodeDecodeError)


def _source(path: Path, file: str, columns: Sequence[Property], codec: str) -> _Source:
    """The file with the separator it tells, else the one under which most of its headings are known."""
    try:
        with path.open(encoding=codec, newline="") as text:
            told = _SEPARATOR_LINE.fullmatch(text.readline(MAX_LINE))
    except _STOPS as error:
        raise _unreadable(file, _Place(begun=1), error) from None
    if told:
        if told[1] not in _SEPARATORS:
            problem = f"cells must be separated by {', '.join(_SEPARATORS.values())}; save it so"
            raise UnreadableError(Fault(file, 1, "", told[0].strip(), problem))
        return _Source(path, codec, told[1], told=True)
    best, most = _Source(path, codec), 0
    for separator in _SEPARATORS:
        source = _Source(path, codec, separator)
        try:
            first = _first_line(source, file)
        except UnreadableError:
            continue
        if first and (count := headings.known(columns, first.cells)) > most:
            best, most = source, count
    return best


def _first_line(source: _Source, file: str) -> Line | None:
    """The first line that holds something and is no remark: the headings."""
    place = _Place(last=MAX_HEADING_LINE)
    try:
        for cells in source.rows(place):
            if any(map(str.strip, cells)) and not headings.is_remark(cells):
                return Line(place.begun, cells)
    except _STOPS as error:
        raise _unreadable(file, place, error) from None
    return None


class _Reader:
    def __init__(self, source: _Source, heading_line: int, understood: Headings) -> None:
        self.source = source
        self.heading_line = heading_line
        self.headings = understood

    def lines(self, sheet: Sheet) -> Iterator[Line]:
        place = _Place()
        try:
            for cells in self.source.rows(place):
                sheet.done = place.read
                texts_, formulas = texts.plain(cells)
                if not any(texts_):
                    continue
                if texts_[0].startswith(headings.REMARK):
                    place.remarks += 1
                elif place.begun > self.heading_line and (line := self._line(place.begun, texts_, formulas)):
                    yield line
        except _STOPS as error:
            raise _unreadable(sheet.file, place, error) from None
        finally:
            sheet.done, sheet.remarks = place.read, place.remarks

    def _line(self, number: int, cells: list[str], formulas: tuple[int, ...]) -> Line | None:
        width = len(self.headings.columns)
        while len(cells) > width and not cells[-1]:
            cells.pop()
        if len(cells) != width:
            problem = (
                f"{len(cells)} cells where the first line has {width};"
                f" quote cells that hold a {_SEPARATORS[self.source.separator]}"
            )
            return Line(number, cells, {texts.WHOLE_LINE: problem})
        return texts.line(number, cells, dict.fromkeys(formulas, texts.FORMULA), self.headings, workbook=False)
