"""What is wrong with a cell, in words that say what to write instead."""

import difflib
from collections.abc import Iterator

from pydantic import ValidationError

from gapbridge import rows, vocabulary
from gapbridge.forms import SheetKind
from gapbridge.keys import slug
from gapbridge.vocabulary import Property

_PATTERNS = {
    vocabulary.KEY_PATTERN: "a key is made of small letters a-z, digits, and single - . _ between them",
    vocabulary.PARTIAL_DATE_PATTERN: "write a year, year-month or year-month-day: 2017, 2017-06, 2017-06-05",
    vocabulary.URL_PATTERN: "write the whole web address, with https://",
}

_SAID = {
    "date_from_datetime_parsing": "there is no such day; write it as year-month-day: 2017-06-05",
    "int_parsing": "write a whole number: 1250",
    "int_from_float": "write a whole number: 1250",
}


def problems(kind: SheetKind, error: ValidationError) -> Iterator[tuple[str, str]]:
    """The column of each fault that a row model found, and what to do about it."""
    by_name = {item.name: item for item in rows.all_columns(kind)}
    for fault in error.errors():
        column = str(fault["loc"][0]) if fault["loc"] else ""
        yield column, _problem(by_name.get(column), str(fault.get("input", "")), dict(fault))


def _problem(item: Property | None, value: str, fault: dict[str, object]) -> str:
    kind, context = str(fault["type"]), fault.get("ctx")
    context = context if isinstance(context, dict) else {}
    if kind == "missing":
        return "the cell is empty; it must be filled"
    if kind == "string_pattern_mismatch":
        said = _PATTERNS.get(str(context["pattern"]), f"does not look like {context['pattern']}")
        made = slug(value) if context["pattern"] == vocabulary.KEY_PATTERN else ""
        return f"{said}; did you mean {made}?" if made else said
    if kind == "literal_error" and item is not None:
        close = difflib.get_close_matches(value.lower(), item.choices, 1, 0.6)
        return f"must be one of {', '.join(item.choices)}" + (f"; did you mean {close[0]}?" if close else "")
    if kind == "string_too_long":
        return f"is longer than {context['max_length']:,} characters; shorten it"
    if kind in _SAID:
        return _SAID[kind]
    if kind == "value_error":
        return str(context["error"])
    return str(fault["msg"]).replace("Input should be", "must be")
