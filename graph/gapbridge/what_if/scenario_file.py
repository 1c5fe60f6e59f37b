"""Scenarios as small files (TOML), to keep and to share: every fault is told with its line and what to do."""

import difflib
import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from gapbridge.errors import BadInput
from gapbridge.new_files import appearing
from gapbridge.what_if.scenario import KINDS, Scenario

ENDING = ".toml"
MOST_BYTES = 200_000
MOST_FAULTS = 20
_SAID = {
    "string_type": "write text between quotation marks",
    "float_type": "write a number",
    "float_parsing": "write a number",
    "int_type": "write a whole number",
    "date_from_datetime_parsing": "there is no such day; write it as 2027-01-15",
    "date_from_datetime_inexact": "write a day without a time: 2027-01-15",
    "date_type": "write a day: 2027-01-15",
    "tuple_type": 'write a list: ["one", "another"]',
    "too_long": "the list is too long",
    "string_too_long": "is too long",
    "finite_number": "write a number",
}


def read(path: Path) -> Scenario:
    """The scenario in a file.

    Raises:
        BadInput: It cannot be read, or is no scenario; the message names each line and what to write instead.
    """
    return parsed(_text(path), str(path))


def parsed(text: str, name: str = "The scenario") -> Scenario:
    """The scenario that a text tells; `name` is what messages call it.

    Raises:
        BadInput: It is none.
    """
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadInput(f"{name} is not TOML: {str(error)[:200] or 'nested too deep'}.", _LOOK) from None
    try:
        return Scenario.model_validate(told)
    except ValidationError as error:
        found = sorted(_faults(error, told, text))
        lines = [f"line {line}: {said}" if line else said for line, said in found]
        more = len(lines) - MOST_FAULTS
        rest = [f"and {more} more"] if more > 0 else []
        raise BadInput(f"{name} is not a scenario:\n  " + "\n  ".join([*lines[:MOST_FAULTS], *rest]), _LOOK) from None


def written(scenario: Scenario) -> str:
    """A scenario as the text of a file; `parsed` gives the same scenario back."""
    lines = [f"name = {_value(scenario.name)}"]
    for change in scenario.changes:
        cells = change.model_dump(exclude_none=True)
        lines += ["", "[[changes]]", *(f"{name} = {_value(cell)}" for name, cell in cells.items())]
    return "\n".join(lines) + "\n"


def write(path: Path, scenario: Scenario) -> None:
    """Write a scenario to a new file.

    Raises:
        BadInput: A file stands there already, or it cannot be written.
    """
    with appearing(path) as draft:
        draft.write_text(written(scenario), encoding="utf-8")


_LOOK = "How scenarios are written is in docs/what-if.md."


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            told = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}.", "`gapbridge what-if --save FILE` writes one.") from None
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror or error}.", "Name a scenario file.") from None
    if len(told) > MOST_BYTES:
        raise BadInput(f"{path} is larger than {MOST_BYTES:,} bytes: no scenario is.", _LOOK)
    try:
        return told.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not UTF-8 text.", "Save it as UTF-8.") from None


def _value(cell: Any) -> str:
    if isinstance(cell, str):
        return json.dumps(cell, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, tuple | list):
        return "[" + ", ".join(_value(one) for one in cell) + "]"
    return f"{cell:g}" if isinstance(cell, float) and cell == float(f"{cell:g}") else repr(cell)


def _faults(error: ValidationError, told: dict[str, Any], text: str) -> Iterator[tuple[int, str]]:
    """The line of each fault (0: of the whole file) and what to do about it."""
    places = _Places(text)
    for fault in error.errors(include_url=False):
        place, kind = tuple(fault["loc"]), fault["type"]
        if place[:1] == ("changes",) and len(place) > 1:
            number = int(place[1])
            own = [str(key) for key in place[2:] if key not in KINDS]
            change = f"change {number + 1}"
            yield places.line(number, own[0] if own else "kind"), _said(change, own, kind, fault, _named(told, number))
        else:
            key = str(place[0]) if place else ""
            yield places.line(None, key), _said("it", [key] if key else [], kind, fault, tuple(Scenario.model_fields))


def _named(told: dict[str, Any], number: int) -> Sequence[str]:
    """The words that the change of this number may use."""
    changes = told.get("changes")
    one = changes[number] if isinstance(changes, list) and number < len(changes) else None
    model = KINDS.get(str(one.get("kind"))) if isinstance(one, dict) else None
    return tuple(model.model_fields) if model else ()


def _said(where: str, own: Sequence[str], kind: str, fault: Any, words: Sequence[str]) -> str:
    key = own[0] if own else ""
    if kind == "extra_forbidden":
        return f"{where} has no '{key[:80]}'; {_meant(key, words)}"
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        tag = str((fault.get("ctx") or {}).get("tag", ""))
        said = f"is of no known kind '{tag[:80]}'" if tag else "does not say its kind"
        return f"{where} {said}; {_meant(tag, tuple(KINDS))}"
    if kind == "missing":
        short = isinstance(fault["loc"][-1], int)
        return f"'{key}' of {where}: the list is too short" if short else f"{where} does not say '{key}'; add it"
    if kind == "value_error":
        told = str(fault["ctx"]["error"])
        return f"'{key}' of {where}: {told}" if key else f"{where}: {told}"
    message = str(fault["msg"])
    if not key:
        return f"{where} is no table; write [[changes]] and below it its words"
    return f"'{key}' of {where}: {_SAID.get(kind, message[:1].lower() + message[1:])}"


def _meant(typed: str, words: Sequence[str]) -> str:
    close = difflib.get_close_matches(typed.lower().replace("-", "_"), words, 1, 0.6)
    return f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(words)}"


class _Places:
    """The lines of a file on which its changes and their keys stand."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [at for at, line in enumerate(self._lines) if re.match(r"\s*\[\[\s*changes\s*\]\]", line)]

    def line(self, number: int | None, key: str) -> int:
        """Where a key of the change of this number stands (of the file itself: None), else the change; 0: nowhere."""
        if number is not None and number >= len(self._starts):
            number = None
        first = 0 if number is None else self._starts[number]
        last = self._starts[number + 1] if number is not None and number + 1 < len(self._starts) else len(self._lines)
        if number is None and self._starts:
            last = self._starts[0]
        wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=") if key else None
        for at in range(first, last):
            if wanted and wanted.match(self._lines[at]):
                return at + 1
        return 0 if number is None else first + 1
