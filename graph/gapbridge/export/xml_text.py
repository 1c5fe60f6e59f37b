"""Texts as XML holds them: the same when they are read, or a replacement character where XML has no way to say it."""

import re
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 cannot hold, not even escaped.
_UNSPEAKABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def value(told: str | int | float | bool) -> str:
    """A value as text: `true`, `4.5`."""
    if isinstance(told, bool):
        return "true" if told else "false"
    return told if isinstance(told, str) else repr(told)


def content(told: str | int | float | bool) -> str:
    """A value as the content of an element; a reader would turn a bare carriage return into a line feed."""
    return escape(_speakable(value(told)), {"\r": "&#13;"})


def attribute(told: str | int | float | bool) -> str:
    """A value as an attribute, with its quotation marks."""
    return quoteattr(_speakable(value(told)), {"\r": "&#13;"})


def _speakable(text: str) -> str:
    return _UNSPEAKABLE.sub("\N{REPLACEMENT CHARACTER}", text)
