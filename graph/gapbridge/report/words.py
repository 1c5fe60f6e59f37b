"""How reports speak: texts in English or Lithuanian with their values in place, numbers, days and lists."""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gapbridge.report.texts import TEXTS
from gapbridge.value_chains.sentences import begun
from gapbridge.vocabulary import ENGLISH, Language

MOST_DIGITS = 6


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """The text of this key with its values."""
        return self.said(TEXTS[key][self.language != ENGLISH], values)

    def said(self, text: str, values: Mapping[str, object]) -> str:
        """A text with its values in place, beginning with a capital where it ends as a sentence.

        `{count:n member|members}` is a number with the form of the word that goes with it: `1 member`, `2.5 members`.
        In Lithuanian there are four forms, for 1, 2, 2.5 and 10: `{count:n narys|nariai|nario|narių}`.
        """
        told = _Formatter(self).vformat(text, (), values)
        return begun(told) if told.endswith((".", "!", "?")) else told

    def known(self, count: int) -> str:
        """A count of what is known; none known is not none."""
        return self.number(count) if count else self("none_known")

    def number(self, value: float | None) -> str:
        """A number without needless digits; the word for unknown where it is None."""
        if value is None:
            return self("unknown")
        told = f"{Decimal(repr(round(value, MOST_DIGITS))).normalize() + 0:f}"
        return told if self.language == ENGLISH else told.replace(".", ",")

    def euros(self, amount: float | None) -> str:
        """An amount of money: `17,900 EUR`, `17 900 EUR`."""
        if amount is None:
            return self("unknown")
        told = f"{amount:,.2f}".removesuffix(".00")
        if self.language != ENGLISH:
            told = told.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
        return f"{told}\N{NO-BREAK SPACE}EUR"

    def percent(self, share: float | None) -> str:
        """A share of 0 to 1 as a whole number of hundredths."""
        if share is None:
            return self("unknown")
        return f"{share:.0%}" if self.language == ENGLISH else f"{share * 100:.0f}\N{NO-BREAK SPACE}%"

    def day(self, day: date | None, stated: str | None = None) -> str:
        """A day as 2027-02-09, or as a source states it; the word for unknown where neither is known."""
        return day.isoformat() if day else stated or self("unknown")

    def listed(self, names: Sequence[str], most: int = 12, nothing: str = "") -> str:
        """Names with commas between, the first of them, and how many more there are; `nothing` is the key of the
        text where there are none."""
        if not names:
            return self(nothing) if nothing else ""
        rest = len(names) - most
        return ", ".join(names[:most]) + (f" {self('and_more', count=rest)}" if rest > 0 else "")

    def statuses(self, statuses: Sequence[str]) -> str:
        """Statuses of statements as words."""
        return ", ".join(self(f"status.{one}") for one in statuses)

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


class _Formatter(string.Formatter):
    def __init__(self, words: Words) -> None:
        self._words = words

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return "" if value is None else str(value)
        told = self._words.number(value)
        if format_spec.startswith("n "):
            return f"{told} {self._words.form(value, format_spec[2:].split('|'))}"
        return told
