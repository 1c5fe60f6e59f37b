"""What the tables of all answers have in common."""

from collections.abc import Mapping, Sequence

from gapbridge.results import Result, told_fields
from gapbridge_api.cli.output import Answer


def answer(
    title: str, model: type[Result], found: Sequence[Result], columns: Mapping[str, Sequence[object]], note: str = ""
) -> Answer:
    """An answer whose table has these columns; it is marked when anything in it is synthetic."""
    records = [result.model_dump(mode="json") for result in found]
    synthetic = any("synthetic" in (record.get("statuses") or record.get("status", "")) for record in records)
    return Answer(title, told_fields(model, found), records, columns, note, synthetic)


class Sources:
    """Numbers for source keys, and the line that explains them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def marks(self, keys: Sequence[str]) -> str:
        """The numbers of these sources, as a table cites them: `[1][3]`."""
        return "".join(f"[{self._numbers.setdefault(key, len(self._numbers) + 1)}]" for key in keys)

    def legend(self) -> str:
        """What the numbers stand for."""
        return "Sources: " + ", ".join(f"[{number}] {key}" for key, number in self._numbers.items())


def listed(items: Sequence[str]) -> str:
    """Items with commas between."""
    return ", ".join(items)


def shortened(items: Sequence[str], most: int = 3) -> str:
    """The first items, and how many more there are."""
    return listed(items[:most]) + (f" and {len(items) - most} more" if len(items) > most else "")


def number(value: float | None) -> str:
    """A number without needless digits; `?` where it is unknown."""
    return "?" if value is None else f"{value:g}"
