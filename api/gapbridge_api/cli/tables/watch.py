"""Saved questions and their news, as tables."""

from collections.abc import Sequence
from dataclasses import replace

from gapbridge.results import News, Watch
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import Sources, answer, listed


def watches(found: Sequence[Watch]) -> Answer:
    """Watches, and when their answers changed last."""
    columns = {
        "watch": [one.name for one in found],
        "question": [_question(one) for one in found],
        "narrowed to": [_narrowed(one) for one in found],
        "since": [_moment(one.created_at) for one in found],
        "news last": [_moment(one.changed_at) if one.check_count else "none yet" for one in found],
        "checks with news": [str(one.check_count) for one in found],
        "answer holds": [str(one.item_count) for one in found],
    }
    return replace(answer("Watches", Watch, found, columns), synthetic=False)  # what counts, not what is told


def news(found: Sequence[News], title: str) -> Answer:
    """News of watches."""
    sources = Sources()
    columns = {
        "watch": [one.watch for one in found],
        "check": ["not kept" if one.check is None else str(one.check) for one in found],
        "when (UTC)": [_moment(one.at) for one in found],
        "as of": [one.as_of.isoformat() for one in found],
        "news": [one.title for one in found],
        "source": [sources.marks(one.source_ids) for one in found],
    }
    return answer(title, News, found, columns, sources.legend())


def _moment(at: str) -> str:
    return at[:16].replace("T", " ")


def _question(one: Watch) -> str:
    told = [f"of {one.cluster_id}"] if one.cluster_id else []
    told += [f"of {one.min_clusters} or more"] if one.min_clusters else []
    told += [f"below {one.branch_id}"] if one.branch_id else []
    told += ["not covered"] if one.include_covered is False else []
    return " ".join([one.question, *told])


def _narrowed(one: Watch) -> str:
    told = [listed(one.statuses)]
    told += [f"as of {one.as_of}"] if one.as_of else []
    told += ["with members' needs"] if one.include_members else []
    told += [f"industry {one.industry_id}"] if one.industry_id else []
    return listed(told)
