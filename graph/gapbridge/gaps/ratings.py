"""What the ratings of a need add up to: Borich's weighted discrepancy beside the ranked discrepancy."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import Literal, NamedTuple

from gapbridge.facts import Need

MOST_NAMED = 10
NOT_RATED = "nobody rated both its importance and the ability in it on one stated scale"
Way = Literal["sign", "order"]


class Measures(NamedTuple):
    """What the ratings of one competence say, on one scale.

    Attributes:
        mwds: Mean weighted discrepancy score; above 0: ability falls short of importance.
        rds: Ranked discrepancy score, -100 to 100; below 0: most fall short.
        scale_max: Highest value of the scale they are on.
        organisations: How many organisations rated.
        unused: Rated statements that do not count here: on another scale or none, or with one of the two ratings only.
    """

    mwds: float | None
    rds: float | None
    scale_max: float | None
    organisations: int
    unused: int


class Compared(NamedTuple):
    """In which ways the two scores of a competence disagree, and with which others in order (the first ten)."""

    ways: list[Way]
    opposed: list[int]


def measures(needs: Sequence[Need]) -> Measures:
    """Both scores of the needs of one competence; None where nobody rated, since a rating is never made up.

    A rating counts where a statement gives importance and ability on a stated scale. An organisation that rated
    several times counts once, with its means. Scales are never converted: the one on which most organisations rated
    counts, the higher one where two are level.

    `WDS_i = (I_i - A_i) * mean(I)`, `MWDS = mean(WDS)` (Borich 1980, Journal of Teacher Education 31(3):39-42; McKim
    and Saucier 2011, Journal of Extension 49(2), 2TOT8). `RDS = 100 * (share(A > I) - share(A < I))` (Narine and
    Harder 2021, Advancements in Agricultural Development 2(3):96-111).
    """
    scales: dict[float, dict[str, list[Need]]] = defaultdict(lambda: defaultdict(list))
    for need in needs:
        if need.importance is not None and need.ability is not None and need.scale_max is not None:
            scales[need.scale_max][need.holder_id].append(need)
    rated = sum(need.importance is not None or need.ability is not None for need in needs)
    if not scales:
        return Measures(None, None, None, 0, rated)
    scale = max(scales, key=lambda one: (len(scales[one]), one))
    pairs = [_pair(said) for said in scales[scale].values()]
    used = sum(len(said) for said in scales[scale].values())
    mwds, rds = scores(pairs)
    return Measures(mwds, rds, scale, len(pairs), rated - used)


def scores(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """MWDS and RDS of pairs of importance and ability, one for each who rated."""
    weight = fmean(importance for importance, _ in pairs)
    mwds = fmean((importance - ability) * weight for importance, ability in pairs)
    above = sum(ability > importance for importance, ability in pairs)
    below = sum(ability < importance for importance, ability in pairs)
    return round(mwds, 6), round(100 * (above - below) / len(pairs), 6)


def compared(found: Sequence[Measures]) -> list[Compared | None]:
    """Where the two scores of each competence disagree; None where there are none.

    They disagree in *sign* when one says that ability falls short and the other does not: MWDS above 0 goes with RDS
    below 0. They disagree in *order* with another competence rated on the same scale when MWDS says that this one is
    lacking more, and RDS that it is lacking less, or the other way round; equal scores do not disagree.
    """
    import numpy as np

    told: list[Compared | None] = [None] * len(found)
    for scale in {one.scale_max for one in found} - {None}:
        places = [at for at, one in enumerate(found) if one.scale_max == scale]
        mwds, rds = (np.array([found[at][score] for at in places], dtype=float) for score in (0, 1))
        for row, at in enumerate(places):
            opposed = np.flatnonzero((mwds - mwds[row]) * (rds - rds[row]) > 0)
            others = [places[other] for other in opposed[:MOST_NAMED]]
            ways: list[Way] = ["sign"] if np.sign(mwds[row]) != -np.sign(rds[row]) else []
            told[at] = Compared([*ways, "order"] if others else ways, others)
    return told


def _pair(said: Iterable[Need]) -> tuple[float, float]:
    """Mean importance and mean ability of what one organisation said."""
    given = [(need.importance, need.ability) for need in said]
    return (
        fmean(importance for importance, _ in given if importance is not None),
        fmean(ability for _, ability in given if ability is not None),
    )
