"""Verdicts: what an assessment says of a need, and the life of a need that follows from all of them (ADR 0008)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple

from gapbridge.outcomes.evidence import Assessment, StatedNeed

CLOSING_LEVEL = 2
NoVerdict = Literal["before_need", "after_need", "only_reaction", "no_rating", "no_target", "scale_unknown"]


class Verdict(NamedTuple):
    """Whether an assessment says that a need is met; None where it says nothing, and then why."""

    closes: bool | None
    reason: NoVerdict | None = None


class Turn(NamedTuple):
    """A day on which a need closed or was open again, and the assessments that decided it."""

    on: date
    closed: bool
    assessments: tuple[Assessment, ...]


@dataclass(frozen=True)
class Life:
    """A need with what was assessed of it.

    `decisive` are the assessments of the latest day with a verdict: they say whether the need is closed.
    """

    need: StatedNeed
    verdicts: tuple[tuple[Assessment, Verdict], ...]
    turns: tuple[Turn, ...]
    decisive: tuple[Assessment, ...]

    @property
    def closed(self) -> bool:
        """Whether the need is closed at the end."""
        return bool(self.turns) and self.turns[-1].closed


def target(need: StatedNeed) -> float | None:
    """The rating at which a need is met: its target, else its importance."""
    return need.target if need.target is not None else need.importance


def verdict(need: StatedNeed, assessment: Assessment) -> Verdict:
    """What an assessment says of a need: its flag, else whether its rating reaches the target on the same scale."""
    day = assessment.assessed_on
    if need.valid_from is not None and day < need.valid_from:
        return Verdict(None, "before_need")
    if need.valid_to is not None and day >= need.valid_to:
        return Verdict(None, "after_need")
    if assessment.kirkpatrick_level < CLOSING_LEVEL:
        return Verdict(None, "only_reaction")
    if assessment.closes is not None:
        return Verdict(assessment.closes)
    wanted = target(need)
    if assessment.post is None:
        return Verdict(None, "no_rating")
    if wanted is None:
        return Verdict(None, "no_target")
    if need.scale_max is None or need.scale_max != assessment.scale_max:
        return Verdict(None, "scale_unknown")
    return Verdict(assessment.post >= wanted)


def life(need: StatedNeed, assessments: Iterable[Assessment]) -> Life:
    """The life of a need, from what was assessed of its holder on its competence.

    Day by day, the latest day with a verdict decides; of several on one day, all must say that the need is met. So a
    need may close, be open again, and close again.
    """
    found = sorted(assessments, key=lambda one: (one.assessed_on, one.id))
    verdicts = tuple((one, verdict(need, one)) for one in found)
    turns: list[Turn] = []
    decisive: tuple[Assessment, ...] = ()
    told = (pair for pair in verdicts if pair[1].closes is not None)
    for day, pairs in groupby(told, key=lambda pair: pair[0].assessed_on):
        of_day = list(pairs)
        closed = all(said.closes for _, said in of_day)
        decisive = tuple(one for one, _ in of_day)
        if closed != (turns[-1].closed if turns else False):
            turns.append(Turn(day, closed, decisive))
    return Life(need, verdicts, tuple(turns), decisive)
