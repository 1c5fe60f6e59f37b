"""Suggestions as a table."""

from collections.abc import Sequence

from gapbridge.results import Step, Suggestion
from gapbridge.scope import Scope
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import Sources, answer, listed, shortened

_SENTENCES = {
    "learn": "learn from {}",
    "teach": "teach {}",
    "together": "learn together with {}",
    "supply": "deliver to {}",
    "buy": "buy from {}",
    "tie": "use the tie to {}",
}


def suggestions(found: Sequence[Suggestion], scope: Scope, cluster_id: str) -> Answer:
    """Suggestions of the three kinds, each with the first path that justifies it."""
    sources = Sources()
    columns = {
        "suggestion": [_SENTENCES[one.direction].format(one.partner_name) for one in found],
        "about": [shortened(one.subject_ids) for one in found],
        "measure": [_measure(one) for one in found],
        "status": [listed(one.statuses) for one in found],
        "together already": ["yes" if one.collaborating else "not known" for one in found],
        "because": [_path(one, sources) for one in found],
    }
    note = "Measures of different kinds cannot be compared. `--json` gives every path."
    return answer(
        f"Suggestions for {cluster_id}, as of {scope.as_of}", Suggestion, found, columns, f"{sources.legend()}\n{note}"
    )


def _measure(one: Suggestion) -> str:
    if one.kind == "teach_learn":
        whose = "own gaps" if one.direction == "learn" else "its gaps"
        return f"{one.value:.0%} of {whose}"
    return f"{one.value:g} {'shared gaps' if one.kind == 'learn_together' else 'links'}"


def _path(one: Suggestion, sources: Sources) -> str:
    more = f"\n+ {one.path_count - 1} more" if one.path_count > 1 else ""
    return "\n".join(_step(step, sources) for step in one.paths[0]) + more if one.paths else ""


def _step(step: Step, sources: Sources) -> str:
    return f"{step.start_id} {step.type} {step.end_id} {sources.marks([step.source_id])}"
