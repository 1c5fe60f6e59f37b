"""The names of files and sheets: which table they stand for, and how they are told."""

import difflib
from collections.abc import Mapping
from functools import cache

from gapbridge import forms, rows
from gapbridge.vocabulary import Property

Tables = Mapping[str, tuple[Property, ...]]

_MAX_SHOWN = 80


@cache
def of_the_graph() -> Tables:
    """The tables of the vocabulary in loading order, then the forms, each with the columns its file may have."""
    return {name: rows.all_columns(forms.kind(name)) for name in forms.names()}


def table_of(name: str, tables: Tables | None = None) -> str | None:
    """The table that a file (without its ending) or a sheet of this name holds; capitals make no difference."""
    plain = name.strip().lower()
    return plain if plain in (tables or of_the_graph()) else None


def meant(name: str, tables: Tables | None = None) -> str | None:
    """The table that was probably meant by a name that is none."""
    close = difflib.get_close_matches(name.strip().lower()[:_MAX_SHOWN], list(tables or of_the_graph()), 1, 0.6)
    return close[0] if close else None


def in_loading_order(table: str, tables: Tables | None = None) -> int:
    """The place of a table among all."""
    return list(tables or of_the_graph()).index(table)


def shown(name: str) -> str:
    """A name as a message may show it: what is not printable could steer a terminal."""
    text = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)
    return text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 3]}..."
