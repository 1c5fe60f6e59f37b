"""The names of files and sheets: which table they stand for, and how they are told."""

import difflib

from gapbridge import forms

_MAX_SHOWN = 80


def table_of(name: str) -> str | None:
    """The table that a file (without its ending) or a sheet of this name holds; capitals make no difference."""
    plain = name.strip().lower()
    return plain if plain in set(forms.names()) else None


def meant(name: str) -> str | None:
    """The table that was probably meant by a name that is none."""
    close = difflib.get_close_matches(name.strip().lower()[:_MAX_SHOWN], forms.names(), 1, 0.6)
    return close[0] if close else None


def in_loading_order(table: str) -> int:
    """The place of a table among all."""
    return forms.names().index(table)


def shown(name: str) -> str:
    """A name as a message may show it: what is not printable could steer a terminal."""
    text = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)
    return text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 3]}..."
