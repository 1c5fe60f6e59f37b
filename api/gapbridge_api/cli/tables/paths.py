"""Paths between two things as a table."""

from gapbridge.results import ExplainedPath, Paths
from gapbridge.vocabulary import Language
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import Sources, answer, listed


def paths(found: Paths, language: Language) -> Answer:
    """A row for each path: its length, its sentence, what its statements are, and who makes them."""
    sources = Sources()
    columns: dict[str, list[str]] = {
        "steps": [str(one.length) for one in found.paths],
        "path": [one.sentence_lt if language == "lt" else one.sentence_en for one in found.paths],
        "is": [listed(one.statuses) for one in found.paths],
        "source": [sources.marks(one.source_ids) for one in found.paths],
    }
    told = [sources.legend()] if found.paths else []
    if found.cut:
        told.append("There are, or may be, more: --paths and --steps show more.")
    told += [] if found.paths else [_none(found)]
    title = f"From {found.start.label} to {found.end.label}, as of {found.as_of}"
    return answer(title, ExplainedPath, found.paths, columns if found.paths else {}, "\n".join(told))


def _none(found: Paths) -> str:
    return f"Paths of up to {found.complete_steps} steps were all looked at."
