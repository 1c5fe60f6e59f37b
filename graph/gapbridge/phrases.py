"""Phrases in English or Lithuanian with their values in place: numbers, and the forms of words that go with them."""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gapbridge.vocabulary import ENGLISH, Language

MOST_DIGITS = 6


@dataclass(frozen=True)
class Phrases:
    """How one language puts values into texts."""

    language: Language

    def filled(self, text: str, values: Mapping[str, object]) -> str:
        """A text with its values in place.

        `{count:n member|members}` is a number with the form of the word that goes with it: `1 member`, `2.5 members`.
        In Lithuanian there are four forms, for 1, 2, 2.5 and 10: `{count:n narys|nariai|nario|narių}`.
        """
        return _Formatter(self).vformat(text, (), values)

    def sentence(self, text: str, values: Mapping[str, object]) -> str:
        """A text with its values in place, beginning with a capital where it ends as a sentence."""
        told = self.filled(text, values)
        return begun(told) if told.endswith((".", "!", "?")) else told

    def plain_number(self, value: float) -> str:
        """A number without needless digits: `7`, `2.5`, in Lithuanian `2,5`."""
        told = f"{Decimal(repr(round(value, MOST_DIGITS))).normalize() + 0:f}"
        return told if self.language == ENGLISH else told.replace(".", ",")

    def form(self, value: float, forms: Sequence[str]) -> str:
        """The form of a word that goes with a number (Unicode CLDR, plural rules of en and lt)."""
        if len(forms) == 1:
            return forms[0] if self.language != ENGLISH or value == 1 else f"{forms[0]}s"
        if self.language == ENGLISH:
            return forms[0] if value == 1 else forms[1]
        one, few, fraction, other = forms
        if value != int(value):
            return fraction
        tens, ones = int(abs(value)) % 100, int(abs(value)) % 10
        if ones == 0 or 10 < tens < 20:
            return other
        return one if ones == 1 else few


def begun(sentence: str) -> str:
    """A sentence beginning with a capital, unless a name with capitals of its own begins it: iVITA."""
    word = sentence.split(" ", 1)[0]
    return sentence[:1].upper() + sentence[1:] if word == word.lower() else sentence


class _Formatter(string.Formatter):
    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return "" if value is None else str(value)
        told = self._phrases.plain_number(value)
        if format_spec.startswith("n "):
            return f"{told} {self._phrases.form(value, format_spec[2:].split('|'))}"
        return told
