"""Published figures side by side, and whether they agree."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Literal

from gapbridge.keys import fold
from gapbridge.members.facts import rests_on
from gapbridge.profiles.facts import Figure
from gapbridge.results import FigureGroup, PublishedFigure
from gapbridge.results.profiles import Agreement

MEMBERS = "members"
LABEL = "cluster excellence label"
STAFF = "staff"

Reason = Literal["no_number", "other_unit", "date_unknown"]


def grouped(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Figures by property (capitals and accents aside), ascending; within it by date, unknown dates last."""
    found: dict[str, list[Figure]] = {}
    for one in sorted(figures, key=lambda one: (one.as_of is None, one.as_of or "", one.figure_id, one.id)):
        found.setdefault(fold(one.property), []).append(one)
    return dict(sorted(found.items()))


def groups(figures: Iterable[Figure]) -> list[FigureGroup]:
    """All figures of each property, side by side; one figure that several sources publish stands once."""
    found = []
    for figures_ in grouped(figures).values():
        told: dict[str, list[Figure]] = {}
        for one in figures_:
            told.setdefault(one.figure_id, []).append(one)
        agreement, reason = agree([said[0] for said in told.values()])
        published = [_published(said) for said in told.values()]
        found.append(FigureGroup(property=figures_[0].property, figures=published, agreement=agreement, reason=reason))
    return found


def agree(figures: Sequence[Figure]) -> tuple[Agreement, Reason | None]:
    """Whether figures of one property agree, and why that cannot be told.

    Numbers of the same unit that differ are a change when each is of another date, a conflict when two are of one.
    """
    if len(figures) == 1:
        return "single", None
    numbers, units = {one.number for one in figures}, {one.unit for one in figures}
    if len({fold(one.value) for one in figures}) == 1 or (len(numbers) == len(units) == 1 and None not in numbers):
        return "agree", None
    if None in numbers:
        return "undecided", "no_number"
    if len(units) > 1:
        return "undecided", "other_unit"
    differing = [(one.as_of, other.as_of) for one, other in combinations(figures, 2) if one.number != other.number]
    if any(one is not None and one == other for one, other in differing):
        return "conflict", None
    if any(one is None or other is None or one.startswith(other) or other.startswith(one) for one, other in differing):
        return "undecided", "date_unknown"
    return "changed", None


def _published(said: Sequence[Figure]) -> PublishedFigure:
    one = said[0]
    return PublishedFigure(
        figure_id=one.figure_id,
        value=one.value,
        number=one.number,
        unit=one.unit,
        as_of=one.as_of,
        **rests_on(said),
    )
