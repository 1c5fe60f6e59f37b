"""Proposed matches as a table."""

from collections.abc import Sequence

from gapbridge.results import Proposal
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import answer, listed

NOTE = (
    "A score compares the concepts of one competence; it is no probability. The kind of a proposal is a first guess."
    "\nTo decide: gapbridge match --out proposals.xlsx, fill in, gapbridge match --decided proposals.xlsx"
)


def proposals(found: Sequence[Proposal]) -> Answer:
    """Proposals with what speaks for them; matches that stand are marked, with their source."""
    columns = {
        "competence": [_first(one.competence_id, found, at) for at, one in enumerate(found)],
        "concept of ESCO": [f"{one.match_name}\n{one.match_id}" for one in found],
        "kind": [one.kind + "?" * (one.state == "proposed") for one in found],
        "score": [f"{one.score:.3f}" for one in found],
        "state": [_state(one) for one in found],
        "because": [one.reason for one in found],
    }
    return answer("Proposed matches with ESCO", Proposal, found, columns, NOTE)


def _first(competence_id: str, found: Sequence[Proposal], at: int) -> str:
    """The competence, where it differs from the line above."""
    same = at and found[at - 1].competence_id == competence_id
    return "" if same else f"{found[at].competence_name}\n{competence_id}"


def _state(one: Proposal) -> str:
    return f"{one.state} ({listed(one.source_ids)})" if one.source_ids else one.state
