"""A value-chain study as tables."""

from collections.abc import Sequence

from gapbridge.results import ChainStudy, MissingStage, Performer, StudiedStage, StudyFinding, Unknown
from gapbridge.value_chains.studies import findings
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import Sources, answer, listed, shortened


def study(found: ChainStudy) -> list[Answer]:
    """The stages, what is missing, what was found under the seven headings, and what nobody knows."""
    sources = Sources()
    title = f"{found.title}, as of {found.as_of}"
    return [
        _stages(found.stages, title, sources),
        _missing(found.missing_stages, sources),
        study_findings(found, sources),
        _unknowns(found.unknowns),
    ]


def study_findings(found: ChainStudy, sources: Sources | None = None) -> Answer:
    """What was found, heading by heading; headings without anything say so below."""
    rows, sources = findings(found), sources or Sources()
    titles = {heading.key: heading.title for heading in found.headings}
    silent = [heading for heading in found.headings if heading.nothing_known]
    return answer(
        "Findings",
        StudyFinding,
        rows,
        {
            "heading": [titles[one.heading] for one in rows],
            "finding, and what to do next": [
                one.sentence + (f"\n> {one.action}" if one.action else "") for one in rows
            ],
            "said by": [f"{listed(one.statuses)} {sources.marks(one.source_ids)}" for one in rows],
        },
        "\n".join([sources.legend(), *(f"{one.title}: nothing known. Needed: {one.needed}" for one in silent)]),
    )


def _stages(rows: Sequence[StudiedStage], title: str, sources: Sources) -> Answer:
    return answer(
        title,
        StudiedStage,
        rows,
        {
            "stage": [one.stage_name for one in rows],
            "performed by": [listed(one.performer_ids) or "nobody known" for one in rows],
            "elsewhere by": [listed(one.outside_ids) for one in rows],
            "feeds": [listed(one.feeds_ids) for one in rows],
            "without it nothing reaches": [listed(one.needed_for_ids) for one in rows],
            "said by": [f"{listed(one.statuses)} {sources.marks(one.source_ids)}" for one in rows],
        },
    )


def _missing(rows: Sequence[MissingStage], sources: Sources) -> Answer:
    nobody: list[Performer | None] = [None]
    lines = [(one, performer) for one in rows for performer in one.performers or nobody]
    return answer(
        "Missing stages",
        MissingStage,
        rows,
        {
            "missing": [one.stage_name for one, _ in lines],
            "who lacks it": [one.cluster_id or "all studied" for one, _ in lines],
            "who performs it": [performer.organisation_id if performer else "nobody known" for _, performer in lines],
            "introduction": [
                performer.introduction.sentence if performer and performer.introduction else "nobody known"
                for _, performer in lines
            ],
            "meet at": [
                shortened([meeting.event_id for meeting in performer.meetings]) if performer else ""
                for _, performer in lines
            ],
            "said by": [sources.marks((performer or one).source_ids) for one, performer in lines],
        },
    )


def _unknowns(rows: Sequence[Unknown]) -> Answer:
    return answer(
        "What nobody knows",
        Unknown,
        rows,
        {"unknown": [one.sentence for one in rows], "rows that would tell": [one.needed for one in rows]},
        "`--json` gives everything, `--markdown` a page to hand on.",
    )
