"""How reports speak: texts in English or Lithuanian with their values in place, numbers, days and lists."""

from collections.abc import Sequence
from datetime import date

from gapbridge.phrases import Phrases
from gapbridge.report.texts import TEXTS
from gapbridge.vocabulary import ENGLISH


class Words(Phrases):
    """The words of one language."""

    def __call__(self, key: str, **values: object) -> str:
        """The text of this key with its values."""
        return self.sentence(TEXTS[key][self.language != ENGLISH], values)

    def known(self, count: int) -> str:
        """A count of what is known; none known is not none."""
        return self.number(count) if count else self("none_known")

    def number(self, value: float | None) -> str:
        """A number without needless digits; the word for unknown where it is None."""
        if value is None:
            return self("unknown")
        return self.plain_number(value)

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
