"""One finding, made of its kind, its values and the statements it rests on."""

from collections.abc import Sequence
from typing import get_args

from gapbridge.results import Scalar, StudyFinding
from gapbridge.results.studies import FindingKind, HeadingKey
from gapbridge.value_chains import sentences
from gapbridge.value_chains.evidence import Evidence

KINDS: tuple[FindingKind, ...] = get_args(FindingKind)

# A published figure falls under the heading of its unit.
HEADING_OF: dict[FindingKind, HeadingKey] = {
    "exposed": "inputs",
    "single_source": "inputs",
    "concentration": "inputs",
    "single_point": "inputs",
    "missing_stage": "production",
    "one_performer": "production",
    "open_needs": "production",
    "published_figure": "production",
    "delivers_beyond": "markets",
    "bridge": "governance",
    "uncoordinated_trade": "governance",
    "central_member": "governance",
    "common_hands": "governance",
    "programme": "environment",
    "support": "environment",
    "event_ahead": "environment",
}


def finding(
    kind: FindingKind,
    subject_ids: Sequence[str],
    values: dict[str, Scalar],
    said: Evidence,
    *,
    case: str = "",
    advice: str | None = None,
    heading: HeadingKey | None = None,
) -> StudyFinding:
    """A finding in words.

    Args:
        kind: What was found.
        subject_ids: Whom and what it is about.
        values: The names and numbers of its sentence and its advice.
        said: What it rests on.
        case: Which of several sentences of the kind says it.
        advice: Which of several pieces of advice of the kind goes with it, "" where there is one; None: there is
            nothing to do.
        heading: Where it falls, if not where its kind does.
    """
    sentence = f"{kind}.{case}" if case else kind
    action = "" if advice is None else f"{kind}.{advice}" if advice else kind
    return StudyFinding(
        heading=heading or HEADING_OF[kind],
        kind=kind,
        subject_ids=list(subject_ids),
        sentence=sentences.said(sentences.SENTENCES[sentence], values),
        action=sentences.said(sentences.ACTIONS[action], values),
        wordings=[sentence, action],
        values=values,
        **said,
    )
