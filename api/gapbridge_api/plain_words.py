"""What a validator says of a request, in words for people: what to send instead."""

from collections.abc import Callable, Mapping
from typing import Any

DAY = "a day is written as 2017-06-06"

Context = Mapping[str, Any]

_SAID: dict[str, Callable[[Context], str]] = {
    "missing": lambda _: "It is missing",
    "too_short": lambda found: f"It should hold at least {found['min_length']:,}",
    "too_long": lambda found: f"It may hold at most {found['max_length']:,}",
    "string_too_short": lambda found: f"Write at least {_letters(found['min_length'])}",
    "string_too_long": lambda found: f"Write at most {_letters(found['max_length'])}",
    "union_tag_invalid": lambda found: f"`{_key(found)}` should be one of {found['expected_tags']}",
    "union_tag_not_found": lambda found: f"`{_key(found)}` is missing",
    "extra_forbidden": lambda _: "There is no such field",
    "bool_parsing": lambda _: "It should be true or false",
    "int_parsing": lambda _: "It should be a whole number",
    "int_from_float": lambda _: "It should be a whole number",
    "float_parsing": lambda _: "It should be a number",
    "list_type": lambda _: "It should be a list",
    "tuple_type": lambda _: "It should be a list",
}


def said(fault: Mapping[str, Any]) -> str:
    """What is wrong; what our own code says of it stays as it is."""
    kind, message, found = str(fault.get("type", "")), str(fault["msg"]), fault.get("ctx")
    if kind.startswith("date_"):
        return f"There is no such day; {DAY}"
    if kind == "extra_forbidden" and not message.startswith("Extra inputs"):
        return message
    if kind in _SAID:
        return _SAID[kind](found or {})
    return message.removeprefix("Value error, ")


def _letters(number: int) -> str:
    return "one letter" if number == 1 else f"{number:,} letters"


def _key(found: Context) -> str:
    """The field that says which of several things is meant."""
    return str(found["discriminator"]).strip("'")
