"""What a report says, before it is written as HTML or DOCX: sections of paragraphs, points, tables and figures.

Both files are written from one `Report`, so they say the same. Texts are plain; what stands between backticks is a
command or a key.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gapbridge.report.drawings import Drawing
from gapbridge.vocabulary import Language

# What no file can hold, and signs that turn the direction of the text around them: a name may hold any of them.
_UNWANTED = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_CODE = re.compile("`([^`]+)`")


@dataclass(frozen=True)
class Cited:
    """A text, and the numbers of the sources it rests on."""

    text: str
    numbers: tuple[int, ...] = ()

    def __str__(self) -> str:
        return " ".join(filter(None, (self.text, "".join(f"[{number}]" for number in self.numbers))))


Cell = str | Cited


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a warning is set off from the others."""

    text: str
    kind: Literal["text", "note", "warning"] = "text"


@dataclass(frozen=True)
class Point:
    """An item of a list: what matters first, what explains it, what to do about it, and who says so."""

    lead: str
    text: str = ""
    action: str = ""
    said: Cited | None = None


@dataclass(frozen=True)
class Points:
    """A list."""

    points: tuple[Point, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table; the first cell of a row is its heading. `numeric` are the columns of numbers.

    With `anchors` links lead to its rows, by that word and the first cell: `source-3`.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()
    note: str = ""
    anchors: str = ""


@dataclass(frozen=True)
class Figure:
    """A drawing with its caption, and the same in words for those who cannot see it."""

    caption: str
    description: str
    drawing: Drawing


Block = Paragraph | Points | Table | Figure


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; `sections` are one level deeper. `anchor` is where links lead."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class Report:
    """A whole report.

    Args:
        title: What it is about.
        language: The language of its texts.
        as_of: The day asked about; the files are dated by it, so that the same graph and day make the same file.
        facts: What to know before reading, as pairs of a word and its value.
        warning: What every printed page says; "" where there is nothing to warn of.
        sections: The main findings first.
        contents_title: The heading of the list of sections.
        page_word: The word before the number of a page.
        watermark: One word of the warning, printed pale across every page.
    """

    title: str
    language: Language
    as_of: date
    facts: tuple[tuple[str, str], ...]
    warning: str
    sections: tuple[Section, ...]
    contents_title: str
    page_word: str
    watermark: str = ""

    def all_sections(self) -> Iterator[tuple[int, Section]]:
        """Every section with its depth, from 1, in reading order."""
        for one in self.sections:
            yield from _with_depth(one, 1)


def plain(text: str) -> str:
    """A text as a file can hold it, on one line; signs that would turn its direction are left out."""
    return " ".join(_UNWANTED.sub("\N{REPLACEMENT CHARACTER}", _TURNING.sub("", text)).split())


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text, and whether each is a command or key, which stand between backticks."""
    for at, part in enumerate(_CODE.split(plain(text))):
        if part:
            yield part, at % 2 == 1


def table(
    caption: str,
    headings: tuple[str, ...],
    rows: Sequence[Sequence[Cell]],
    *,
    numeric: tuple[int, ...] = (),
    note: str = "",
    anchors: str = "",
) -> Table:
    """A table without the columns in which no row has anything."""
    kept = [at for at, _ in enumerate(headings) if not at or any(str(row[at]) for row in rows)]
    return Table(
        caption,
        tuple(headings[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
        frozenset(place for place, at in enumerate(kept) if at in numeric),
        note,
        anchors,
    )


def told_texts(section: Section) -> Iterator[str]:
    """Every text of a section and of those below it, but not what figures show."""
    yield section.title
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Points):
            yield from (f"{one.lead} {one.text} {one.action}" for one in block.points)
        elif isinstance(block, Table):
            yield from (str(cell) for row in (block.headings, *block.rows) for cell in row)
            yield f"{block.caption} {block.note}"
        else:
            yield f"{block.caption} {block.description}"
    for one in section.sections:
        yield from told_texts(one)


def _with_depth(section: Section, depth: int) -> Iterator[tuple[int, Section]]:
    yield depth, section
    for one in section.sections:
        yield from _with_depth(one, depth + 1)
