"""What the library that reads a sheet does not tell: formulas, errors, and cells so far off that room runs out."""

import re
from collections.abc import Iterator
from zipfile import ZipFile

from .refusal import AGAIN, TOO_LARGE, Refused

MAX_CELLS = 5_000_000
MAX_AREA = 12_000_000  # the library makes room for every cell between the first and the last: 32 bytes each
MAX_MARKS = 500_000

PASTE_VALUES = "copy the column and paste it as values"
FORMULA = f"holds a formula; {PASTE_VALUES}"

_CHUNK = 1 << 18
_MAX_ROW_TEXT = 1 << 24
_LONG, _FAR = 100_000, 10  # a table this long with ten times as many empty rows as filled ones is none

_DATA = re.compile(rb"<(?:[\w.-]+:)?sheetData(?=[\s/>])[^>]*?(/?)>")
_DATA_END = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>")
_ROW_END = re.compile(rb"</(?:[\w.-]+:)?row>")
_TOKEN = rb"(?:[\w.-]+:)?(?:(row)|(c)|f)(?=[\s/>])([^>]*)>"
# Most cells are of no interest here, and skipping them inside the pattern is three times as fast.
_PLAIN_CELL = rb'c r="[A-Z][0-9]{1,7}"(?: s="[0-9]+")?(?: t="(?:s|n|b|str|inlineStr|d)")?/?>'
_FAST = re.compile(rb"<(?!/|v>|" + _PLAIN_CELL + rb")" + _TOKEN)
_EVERY = re.compile(rb"<(?!/)" + _TOKEN)
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,7})["']""")
_ADDRESSED = re.compile(rb"""\sr\s*=\s*["']?([^"'>]{0,20})""")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s>])([^>]*)>")
_ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
_SPREAD = re.compile(rb"""\sref\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7}):([A-Za-z]{1,3})([0-9]{1,7})["']""")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v>([^<]{0,40})")

Marks = dict[tuple[int, int], str]


class Scan:
    """One pass over the XML of a sheet."""

    def __init__(self, archive: ZipFile, part: str) -> None:
        self._archive = archive
        self._part = part
        self._found: Marks = {}
        self._pattern = _FAST
        self._row, self._column = 0, 0
        self._here = (0, 0)  # the cell seen last
        self._filled = self._filled_rows = 0
        self._lowest = self._rightmost = (0, 0)

    def marks(self) -> Marks:
        """What is wrong with cells, by row and column, both counted from 1.

        Raises:
            Refused: The sheet is too large, or a cell stands so far off that the room between would fill memory.
        """
        for window in self._windows():
            before = self._row, self._column, self._filled_rows
            if not self._see(window):
                self._pattern = _EVERY
                self._row, self._column, self._filled_rows = before
                self._see(window)
            self._filled += (window.count(b"v>") + window.count(b"is>")) // 2
            if self._filled > MAX_CELLS:
                raise Refused(f"holds more than {MAX_CELLS:,} cells; {TOO_LARGE}")
            if len(self._found) > MAX_MARKS:
                raise Refused(f"holds more than {MAX_MARKS:,} formulas or errors; {PASTE_VALUES}")
        self._require_dense()
        return self._found

    def _windows(self) -> Iterator[bytes]:
        """The rows of the sheet, some at a time."""
        text, inside = b"", False
        with self._archive.open(self._part) as xml:
            while chunk := xml.read(_CHUNK):
                text += chunk
                if not inside and (begun := _DATA.search(text)):
                    if begun[1]:
                        return
                    text, inside = text[begun.end() :], True
                if inside and b"sheetData" in text and (end := _DATA_END.search(text)):
                    yield text[: end.start()]
                    return
                cut = _last_row_end(text) if inside else 0
                if cut:
                    yield text[:cut]
                    text = text[cut:]
                elif len(text) > _MAX_ROW_TEXT:
                    raise Refused(f"has a row with more text than any spreadsheet holds; {AGAIN}")
        if inside:
            yield text

    def _see(self, window: bytes) -> bool:
        """Look at every token that matters; False where only a look at every cell tells where they stand."""
        begun = -1
        for token in self._pattern.finditer(window):
            row, cell, rest = token.groups()
            if row:
                self._end_row(window, begun, token.start())
                place = _place(rest)
                self._row, self._column = int(place[2]) if place else self._row + 1, 0
                begun = token.end()
            elif cell:
                if not self._cell(window, rest, token.end()):
                    return False
            elif not self._formula(window, rest, token.start()):
                return False
        self._end_row(window, begun, len(window))
        return True

    def _end_row(self, window: bytes, begun: int, end: int) -> None:
        if begun >= 0 and (window.find(b"v>", begun, end) >= 0 or window.find(b"is>", begun, end) >= 0):
            self._filled_rows += 1
            if self._row > self._lowest[0]:
                first = _PLACE.search(window, begun, end)
                self._lowest = self._row, _column(first[1]) if first else 1

    def _cell(self, window: bytes, rest: bytes, end: int) -> bool:
        place = _place(rest)
        if place is None and self._pattern is _FAST:
            return False
        row, self._column = (int(place[2]), _column(place[1])) if place else (self._row, self._column + 1)
        if rest.endswith(b"/") or window.startswith(b"</", end):
            return True
        self._here = here = row, self._column
        self._lowest = max(self._lowest, here)
        if self._column > self._rightmost[1]:
            self._rightmost = here
        if _ERROR.search(rest):
            value = _VALUE.search(window, end, end + 400)
            said = value[1].decode("utf-8", "replace") if value else "an error"
            self._found.setdefault(here, f"holds the error {ascii(said)[1:-1]}; mend the formula or empty the cell")
        return True

    def _formula(self, window: bytes, rest: bytes, start: int) -> bool:
        here = self._here
        if self._pattern is _FAST:
            cells = _CELL.findall(window, max(0, start - 400), start)
            place = _PLACE.search(cells[-1]) if cells else None
            if place is None:
                return False
            here = int(place[2]), _column(place[1])
        self._found[here] = FORMULA
        spread = _SPREAD.search(rest)  # a formula of many cells stands in the first of them
        if spread and b"shared" not in rest:
            top, bottom = int(spread[2]), min(int(spread[4]), int(spread[2]) + MAX_MARKS)
            for column in range(_column(spread[1]), _column(spread[3]) + 1):
                self._found.update(((row, column), FORMULA) for row in range(top, bottom + 1))
                if len(self._found) > MAX_MARKS:
                    break
        return True

    def _require_dense(self) -> None:
        (row, _), (_, width) = self._lowest, self._rightmost
        if row > _LONG and row > _FAR * self._filled_rows:
            raise self._far(self._lowest)
        area = row * width
        if area > MAX_AREA:
            raise self._far(self._rightmost) if area > _FAR * self._filled else Refused(f"is too large; {TOO_LARGE}")

    def _far(self, at: tuple[int, int]) -> Refused:
        cell = f"{letters(at[1])}{at[0]}"
        return Refused(f"cell {cell} is filled far from all others; delete its row and column, and save again", cell)


def _last_row_end(text: bytes) -> int:
    """Where the last whole row ends; 0 if there is none."""
    at = len(text)
    while (at := text.rfind(b"row>", 0, at)) >= 0:
        if _ROW_END.search(text, max(0, at - 40), at + 4):
            return at + 4
    return 0


def _place(attributes: bytes) -> re.Match[bytes] | None:
    """Where a row or cell says it stands; None if it does not say.

    Raises:
        Refused: No spreadsheet reaches there. The library would make room up to it.
    """
    place = _PLACE.search(attributes)
    if place is None and (said := _ADDRESSED.search(attributes)):
        raise Refused(f"has a cell or row at {said[1].decode('latin-1')!a}, where no spreadsheet has any; {AGAIN}")
    return place


def _column(letters: bytes) -> int:
    """The number of a column, counted from 1: A gives 1, AB gives 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def letters(column: int) -> str:
    """The letters of a column counted from 1."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
