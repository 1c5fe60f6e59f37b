"""Watches: saved questions that tell what is new since last time.

To ask changes nothing; only a check keeps its answer, so that the next one is compared with it. A check that finds
nothing new keeps nothing.
"""

import re
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import chain

from gapbridge.database import Database
from gapbridge.errors import BadInput, Conflict
from gapbridge.results import News, Watch
from gapbridge.results.watch import WatchedQuestion
from gapbridge.vocabulary import DEFAULT_STATUSES, KEY_PATTERN
from gapbridge.watch import stored
from gapbridge.watch.questions import FEWEST, QUESTIONS, Answer, Item, Question, answer
from gapbridge.watch.stored import Change, watch_of, watches

__all__ = ["add", "check", "look", "news", "remove", "watch_of", "watches"]

MAX_NAME = 100
ATTEMPTS = 3


def add(
    database: Database,
    name: str,
    question: WatchedQuestion,
    *,
    cluster_id: str | None = None,
    min_clusters: int | None = None,
    branch_id: str | None = None,
    include_covered: bool | None = None,
    statuses: tuple[str, ...] = DEFAULT_STATUSES,
    as_of: date | None = None,
    include_members: bool = False,
    industry_id: str | None = None,
    by: str = "",
) -> Watch:
    """Save a question under a name, with its answer of now: the first check tells what is new since.

    Args:
        database: The graph.
        name: Its name: small letters, digits, and - . _ between.
        question: What is asked: shared-gaps, gaps (of a cluster) or suggestions (for a cluster).
        cluster_id: The cluster that `gaps` and `suggestions` are about.
        min_clusters: Of `shared-gaps`: fewest clusters that must share a gap; by default 2.
        branch_id: Of `shared-gaps`: only this competence and narrower ones.
        include_covered: Of `shared-gaps`: count clusters whose own organisations offer it; by default they count.
        statuses: Which statements count.
        as_of: The day asked about; None: the day of each check.
        include_members: Count the needs of members as their cluster's.
        industry_id: Only clusters of this industry or a narrower one.
        by: Who saves it.

    Raises:
        BadInput: The name is none, the question does not go with what is asked, or its answer is too large.
        NotFound: There is no such cluster, competence or industry.
        Conflict: There is a watch of this name.
    """
    if not re.match(KEY_PATTERN, name) or len(name) > MAX_NAME:
        raise BadInput(
            f"'{name[:MAX_NAME]}' is no name for a watch.", "Use small letters, digits and - . _ between them."
        )
    if question not in QUESTIONS:
        raise BadInput(f"There is no question '{question[:80]}' to watch.", f"Choose from {', '.join(QUESTIONS)}.")
    of_cluster = QUESTIONS[question].of_cluster
    _require_fit(question, of_cluster, cluster_id, (min_clusters, branch_id, include_covered))
    if watches(database, name):
        raise Conflict(f"There is a watch '{name}' already.", "Choose another name, or remove it first.")
    now = _now()
    saved = Watch(
        name=name,
        question=question,
        cluster_id=cluster_id,
        min_clusters=FEWEST if min_clusters is None and not of_cluster else min_clusters,
        branch_id=branch_id,
        include_covered=None if of_cluster else include_covered is not False,
        statuses=list(statuses),
        as_of=as_of,
        include_members=include_members,
        industry_id=industry_id,
        created_at=now,
        by=by,
        uid=str(uuid.uuid4()),
        check_count=0,
        changed_at=now,
        item_count=0,
    )
    _, first = answer(database, saved)
    saved = saved.model_copy(update={"item_count": len(first)})
    stored.add(database, saved, first)
    return saved


def look(database: Database, name: str) -> list[News]:
    """What is new, changed or gone since the last check of a watch; nothing is kept.

    Raises:
        NotFound: There is no such watch, or what it is about is not in the graph any more.
    """
    saved, kept = watch_of(database, name), stored.last_answer(database, name)
    as_of, found = answer(database, saved)
    at = _now()
    return [stored.news(name, None, at, as_of, one) for one in _compared(saved, kept.answer, found)]


def check(database: Database, name: str) -> list[News]:
    """What is new, changed or gone since the last check of a watch, and keep the answer for the next check.

    Raises:
        NotFound: There is no such watch, or what it is about is not in the graph any more.
        Conflict: Others checked it at the same time, again and again.
    """
    saved = watch_of(database, name)
    for _ in range(ATTEMPTS):
        kept = stored.last_answer(database, name)
        as_of, found = answer(database, saved)
        changes, at = list(_compared(saved, kept.answer, found)), _now()
        if not changes:
            return []
        number = stored.put_check(database, name, kept, found, at, as_of, changes)
        if number is not None:
            return [stored.news(name, number, at, as_of, one) for one in changes]
    raise Conflict(f"Others check '{name}' at the same time.", "Try again.")


def news(database: Database, name: str, *, before: int | None = None) -> Iterator[News]:
    """What the checks of a watch found, the latest check first; only those before a number, if one is given.

    Raises:
        NotFound: There is no such watch.
    """
    watch_of(database, name)
    return chain.from_iterable(stored.checks(database, name, before))


def remove(database: Database, name: str) -> None:
    """Forget a watch and what its checks found.

    Raises:
        NotFound: There is no such watch.
    """
    if not stored.remove(database, name):
        watch_of(database, name)


def _require_fit(question: str, of_cluster: bool, cluster_id: str | None, of_shared: tuple[object, ...]) -> None:
    if of_cluster and cluster_id is None:
        raise BadInput(f"The question {question} is about one cluster.", "Say which: cluster.")
    if not of_cluster and cluster_id is not None:
        raise BadInput(f"The question {question} is not about one cluster.", "Leave the cluster out.")
    if of_cluster and any(one is not None for one in of_shared):
        raise BadInput(
            f"The question {question} has no fewest clusters, branch or cover.", "These go with shared-gaps."
        )


def _compared(saved: Watch, before: Answer, after: Answer) -> Iterator[Change]:
    """What differs between two answers: new first, then changed, then gone, each by key."""
    question = QUESTIONS[saved.question]
    for key in sorted(after.keys() - before.keys()):
        item = after[key]
        told = f", {question.made_of} {_few(item.parts)}" if item.parts else ""
        yield Change(
            "new", key, question.began.format(item.name) + told, item.parts, [], item.source_ids, item.statuses
        )
    for key in sorted(after.keys() & before.keys()):
        item, old = after[key], before[key]
        gained = [part for part in item.parts if part not in old.parts]
        lost = [part for part in old.parts if part not in item.parts]
        if gained or lost:
            told = _changed(question, item, gained, lost)
            yield Change("changed", key, told, gained, lost, item.source_ids, item.statuses)
    for key in sorted(before.keys() - after.keys()):
        old = before[key]
        yield Change("gone", key, question.ended.format(old.name), [], old.parts, old.source_ids, old.statuses)


def _changed(question: Question, item: Item, gained: list[str], lost: list[str]) -> str:
    told = [f"now also {question.made_of} {_few(gained)}"] if gained else []
    told += [f"no longer {question.made_of} {_few(lost)}"] if lost else []
    return f"{question.changed.format(item.name)}: {'; '.join(told)}"


def _few(parts: Sequence[str], most: int = 5) -> str:
    return ", ".join(parts[:most]) + (f" and {len(parts) - most} more" if len(parts) > most else "")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
