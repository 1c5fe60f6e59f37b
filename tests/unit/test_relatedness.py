"""Relatedness against its golden values and plain Python."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from gapbridge import relatedness
from gapbridge.errors import BadInput
from tests.oracles import relatedness as plain

# A offers {x, y, z}, B {y, z, w}, C {z, w}; the columns are w, x, y, z.
GOLDEN = csr_array([[0, 1, 1, 1], [1, 0, 1, 1], [1, 0, 0, 1]])
W, X, Y, Z = range(4)

matrices = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 2), min_size=width, max_size=width), min_size=1, max_size=6)
)


def test_jaccard_of_the_golden_clusters() -> None:
    found = relatedness.jaccard(GOLDEN)
    assert (found[0, 1], found[0, 2], found[1, 2]) == pytest.approx((0.5, 0.25, 0.666667), abs=1e-6)


def test_proximity_of_the_golden_clusters_by_what_they_offer() -> None:
    found = relatedness.proximity(GOLDEN)
    pairs = {(W, Z): 0.666667, (Y, Z): 0.666667, (W, Y): 0.5, (X, Y): 0.5, (X, Z): 0.333333, (W, X): 0}
    for (one, other), expected in pairs.items():
        assert found.values[one, other] == found.values[other, one] == pytest.approx(expected, abs=1e-6)
    assert [found.support[pair] for pair in pairs] == [2, 2, 1, 1, 1, 0]


def test_proximity_of_the_golden_clusters_by_what_is_special_to_them() -> None:
    found = relatedness.proximity(relatedness.specialised(GOLDEN)).values
    pairs = {(W, Z): 0.5, (W, Y): 0.5, (X, Y): 0.5, (Y, Z): 0, (X, Z): 0, (W, X): 0}
    assert {pair: found[pair] for pair in pairs} == pytest.approx(pairs)


@settings(max_examples=200)
@given(counts=matrices)
def test_all_of_it_agrees_with_plain_python(counts: list[list[int]]) -> None:
    matrix, present = csr_array(counts), [[min(one, 1) for one in row] for row in counts]
    assert relatedness.advantage(matrix).toarray().tolist() == [pytest.approx(row) for row in plain.advantage(counts)]
    near = relatedness.proximity(matrix)
    width = range(len(counts[0]))
    for one, other in ((one, other) for one in width for other in width if one != other):
        value, support = plain.proximity(present, one, other)
        assert (near.values[one, other], near.support[one, other]) == (pytest.approx(value), support)
    found = relatedness.density(matrix, near, fewest=1)
    alike = relatedness.jaccard(matrix)
    for row in range(len(counts)):
        told = [plain.density(present, row, one) for one in width]
        assert found[row].tolist() == pytest.approx([math.nan if one is None else one for one in told], nan_ok=True)
        told = [plain.jaccard(present, row, other) for other in range(len(counts))]
        assert alike[row].tolist() == pytest.approx([math.nan if one is None else one for one in told], nan_ok=True)


def test_what_is_as_usual_is_special_whatever_rounding_makes_of_it() -> None:
    counts = csr_array([[1, 1, 1], [3, 3, 3], [7, 7, 7]])
    assert relatedness.specialised(counts).toarray().tolist() == [[1, 1, 1]] * 3


def test_a_density_of_few_clusters_is_declined() -> None:
    with pytest.raises(BadInput, match="3 clusters are too few"):
        relatedness.density(GOLDEN, relatedness.proximity(GOLDEN))
