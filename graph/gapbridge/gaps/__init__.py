"""Gaps: what clusters lack, alone and together.

Each question reads what clusters lack (`lacking`) with few grouped queries; what follows is computed by pure functions.
"""

from gapbridge.gaps.agreement import gap_agreement
from gapbridge.gaps.matrix import gap_matrix
from gapbridge.gaps.of import gaps_of
from gapbridge.gaps.rollup import gap_rollup
from gapbridge.gaps.shared import shared_gaps

__all__ = ["gap_agreement", "gap_matrix", "gap_rollup", "gaps_of", "shared_gaps"]
