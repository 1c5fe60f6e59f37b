"""Answers on stdout: a table for people, JSON and CSV for programs."""

import csv
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

WIDTH_WHEN_PIPED = 160
COLUMN_GAP = 3
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    json = "json"
    csv = "csv"


@dataclass(frozen=True)
class Answer:
    """An answer to print: all of it (records of these fields) for programs, the columns that fit for people."""

    title: str
    fields: Sequence[str]
    records: Sequence[Mapping[str, Any]]
    columns: Mapping[str, Sequence[Any]]
    note: str = ""
    synthetic: bool = False


def chosen(as_json: bool, as_csv: bool) -> Format:
    """The format two switches ask for."""
    return Format.json if as_json else Format.csv if as_csv else Format.table


def print_answer(answer: Answer, form: Format) -> None:
    """Print an answer; JSON is a list of objects, CSV joins lists with `|`."""
    if form is Format.json:
        print_json(list(answer.records))
    elif form is Format.csv:
        _csv(answer)
    else:
        _table(answer)


def print_answers(answers: Sequence[Answer], note: str) -> None:
    """Print tables one below the other, with an empty line between, and a note below all of them."""
    out = console()
    for answer in answers:
        _table(answer)
        out.print()
    out.print(Text(_visible(note), style="dim"))


def print_json(value: Any) -> None:
    """Print JSON, with dates as ISO text."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=_json) + "\n")


class _Pipe(Console):
    """A console that leaves a closed pipe (`| head -1`) to `main`, which ends in good order."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console() -> Console:
    """Where tables go: coloured and as wide as the terminal, plain and wide (or COLUMNS) when piped."""
    width = None if sys.stdout.isatty() else _width_when_piped()
    return _Pipe(highlight=False, width=width, no_color=bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty())


def _width_when_piped() -> int:
    asked = os.environ.get("COLUMNS", "")
    return max(int(asked), 60) if asked.isdecimal() else WIDTH_WHEN_PIPED


def _csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.fields)
    for record in answer.records:
        writer.writerow([_cell(value) for value in record.values()])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(not isinstance(item, dict | list) for item in value):
        value = "|".join(str(item) for item in value)
    elif isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_json)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_STARTS) else text


def _table(answer: Answer) -> None:
    out = console()
    style = "yellow" if answer.synthetic else "bold"
    title = (
        f"{answer.title}  [SYNTHETIC: holds statements made up for demonstration]" if answer.synthetic else answer.title
    )
    if not answer.records:
        out.print(Text(f"{title}: none."))
    else:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        told = {name: cells for name, cells in answer.columns.items() if any(cell != "" for cell in cells)}
        for name, width in _widths(told, out.width).items():
            table.add_column(Text(_visible(name)), overflow="fold", vertical="top", width=width)
        for cells in zip(*told.values(), strict=True):
            table.add_row(*(Text(_visible(cell)) for cell in cells))
        out.print(Text(_visible(title), style=style))
        out.print(table)
    if answer.note and (answer.records or not answer.columns):
        out.print(Text(_visible(answer.note), style="dim"))


def _visible(cell: Any) -> str:
    """A cell as text a terminal only shows: what is null is unknown, and control characters do nothing."""
    text = "unknown" if cell is None else str(cell)
    return "".join(letter if letter == "\n" or letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _widths(columns: Mapping[str, Sequence[Any]], width: int) -> dict[str, int]:
    """Widths of columns that fill `width` at most, and break words only when there is no room for them."""
    lines = {
        name: [line for cell in (name, *cells) for line in _visible(cell).split("\n")]
        for name, cells in columns.items()
    }
    words = {name: max(len(word) for line in found for word in line.split() or [""]) for name, found in lines.items()}
    room = width - COLUMN_GAP * len(columns)
    cap = max(words.values())
    while cap > 1 and sum(min(word, cap) for word in words.values()) > room:
        cap -= 1
    widths = {name: min(word, cap) for name, word in words.items()}
    missing = {name: max(map(len, found)) - widths[name] for name, found in lines.items()}
    for _ in range(room - sum(widths.values())):
        name = max(missing, key=lambda one: missing[one])
        if missing[name] <= 0:
            break
        widths[name] += 1
        missing[name] -= 1
    return widths


def _json(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
