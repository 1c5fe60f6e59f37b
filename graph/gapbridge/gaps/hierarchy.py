"""Which competences are broader than which, and who says so. Hierarchies hold always (docs/adr/0006)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gapbridge.database import Database
from gapbridge.gaps.lacking import MAX_ROWS


@dataclass(frozen=True)
class Hierarchy:
    """Competences with all broader ones; a competence may have several next broader ones.

    Attributes:
        names: Their English names.
        broader: The next broader ones of each.
        statement_ids: The statements that say so, by the narrower and the broader one.
    """

    names: Mapping[str, str]
    broader: Mapping[str, tuple[str, ...]]
    statement_ids: Mapping[tuple[str, str], tuple[str, ...]]
    _above: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    def above(self, competence: str) -> frozenset[str]:
        """The competence and all broader ones, each once however many ways lead to it."""
        if competence not in self._above:
            found, ahead = {competence}, [competence]
            while ahead:
                more = [one for one in self.broader.get(ahead.pop(), ()) if one not in found]
                found.update(more)
                ahead += more
            self._above[competence] = frozenset(found)
        return self._above[competence]

    def narrower(self, one: str, other: str) -> bool:
        """Whether the first is narrower than the second; two that contain each other are neither."""
        return other in self.above(one) and one not in self.above(other)


def read(database: Database, competences: Iterable[str]) -> Hierarchy:
    """The hierarchy above these competences."""
    rows = database.read("gaps/broader", competence_ids=sorted(competences), max_rows=MAX_ROWS)
    said: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in rows:
        for one in row["broader"]:
            step = row["competence_id"], one["broader_id"]
            said[step] = (*said.get(step, ()), one["id"])
    return Hierarchy(
        {row["competence_id"]: row["competence_name"] for row in rows},
        {row["competence_id"]: tuple(sorted({one["broader_id"] for one in row["broader"]})) for row in rows},
        said,
    )
