"""Learning gain: how much better somebody can do something after than before."""

from statistics import fmean, stdev
from typing import Literal, NamedTuple

NoGain = Literal["only_reaction", "no_pre", "no_post", "no_scale", "off_scale", "pre_is_max"]


class Gain(NamedTuple):
    """Raw gain, normalised gain, and why there is none; where one is unknown it is None."""

    raw: float | None
    normalised: float | None
    reason: NoGain | None


class Spread(NamedTuple):
    """Mean and sample standard deviation of values; None where there are too few."""

    mean: float | None
    deviation: float | None


def gain(level: int, pre: float | None, post: float | None, scale_max: float | None) -> Gain:
    """The gain of one assessment: raw `post - pre`, and normalised `g = (post - pre) / (max - pre)`.

    g is the part of what could still be gained that was gained: 1 at the top of the scale, 0 without change,
    negative after a loss; a loss is put through the same formula, not through another one of its own. There is none
    where nothing could be gained (`pre` at the top) and none of reactions (level 1): to like an event is not to
    have learnt from it.

    Source: Hake 1998, American Journal of Physics 66(1):64-74.
    """
    if level < 2:
        return Gain(None, None, "only_reaction")
    if pre is None:
        return Gain(None, None, "no_pre")
    if post is None:
        return Gain(None, None, "no_post")
    raw = post - pre
    if scale_max is None:
        return Gain(raw, None, "no_scale")
    if pre > scale_max or post > scale_max:
        return Gain(raw, None, "off_scale")
    if pre == scale_max:
        return Gain(raw, None, "pre_is_max")
    return Gain(raw, raw / (scale_max - pre), None)


def spread(values: list[float]) -> Spread:
    """The mean of values, and their sample standard deviation, of two or more."""
    return Spread(fmean(values) if values else None, stdev(values) if len(values) > 1 else None)
