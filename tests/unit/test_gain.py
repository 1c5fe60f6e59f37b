"""graph/gapbridge/outcomes/gain.py: learning gains, with golden values and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapbridge.outcomes.gain import gain, spread

ratings = st.integers(0, 50).map(lambda tenths: tenths / 10)


@pytest.mark.parametrize(
    ("pre", "post", "scale_max", "raw", "normalised"),
    [
        (2, 4, 5, 2, 2 / 3),
        (45, 69, 100, 24, 24 / 55),  # in percent, as Hake has it
        (1, 1, 5, 0, 0),
        (3, 1, 5, -2, -1),
        (4, 0, 5, -4, -4),
        (0, 10, 10, 10, 1),
    ],
)
def test_gain_has_golden_values(pre: float, post: float, scale_max: float, raw: float, normalised: float) -> None:
    found = gain(2, pre, post, scale_max)
    assert (found.raw, found.reason) == (raw, None)
    assert found.normalised == pytest.approx(normalised)


@pytest.mark.parametrize(
    ("level", "pre", "post", "scale_max", "raw", "reason"),
    [
        (1, 2, 4, 5, None, "only_reaction"),
        (2, None, 4, 5, None, "no_pre"),
        (3, 2, None, 5, None, "no_post"),
        (2, 2, 4, None, 2, "no_scale"),
        (2, 5, 5, 5, 0, "pre_is_max"),
        (2, 5, 2, 5, -3, "pre_is_max"),
        (2, 2, 6, 5, 4, "off_scale"),
        (4, 7, 4, 5, -3, "off_scale"),
    ],
)
def test_gain_is_unknown_with_a_reason(
    level: int, pre: float | None, post: float | None, scale_max: float | None, raw: float | None, reason: str
) -> None:
    assert gain(level, pre, post, scale_max) == (raw, None, reason)


@given(pre=ratings, post=ratings, level=st.integers(2, 4))
def test_gain_is_at_most_1_and_has_the_sign_of_the_change(pre: float, post: float, level: int) -> None:
    found = gain(level, pre, post, 5)
    if pre == 5:
        assert found.reason == "pre_is_max"
        return
    assert found.normalised is not None and found.normalised <= 1
    assert (found.normalised > 0) == (post > pre) and (found.normalised < 0) == (post < pre)
    assert (found.normalised == 1) == (post == 5)
    percent = gain(level, pre * 20, post * 20, 100)
    assert percent.normalised == pytest.approx(found.normalised), "the scale makes no difference"


def test_spread_has_no_deviation_of_one_and_no_mean_of_none() -> None:
    assert spread([]) == (None, None)
    assert spread([0.5]) == (0.5, None)
    assert spread([0.0, 1.0]).deviation == pytest.approx(0.7071067811865476)
