"""Matching: our competences and the concepts of ESCO, proposed by their texts, accepted or rejected by a person.

Read `proposing` first, then `similarity` (the score) and `agreement` (the reason); `decisions` stores what was decided.
"""

from gapbridge.matching.decisions import Decision, Decisions, decide
from gapbridge.matching.proposing import proposals

__all__ = ["Decision", "Decisions", "decide", "proposals"]
