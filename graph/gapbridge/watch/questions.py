"""The questions that can be watched: what an answer is made of, so that two of them can be compared."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gapbridge import collaborations, gaps
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.results import Watch
from gapbridge.results.watch import WatchedQuestion
from gapbridge.scope import Scope, today

MAX_ITEMS = 20_000
FEWEST = 2  # clusters that share a gap, unless told


class Item(NamedTuple):
    """A part of an answer: what it is in words, what it is made of, and what it rests on.

    Two answers are compared by their keys and by what each part is made of.
    """

    name: str
    parts: list[str]
    source_ids: list[str]
    statuses: list[str]


Answer = dict[str, Item]


@dataclass(frozen=True)
class Question:
    """A question: whether it is about one cluster, how it is asked, and how news of it are worded.

    `began`, `changed` and `ended` have a `{}` for the name of an item; `made_of` says what its parts are.
    """

    of_cluster: bool
    ask: Callable[[Database, Watch, Scope], Iterator[tuple[str, Item]]]
    made_of: str
    began: str
    changed: str
    ended: str


def _shared_gaps(database: Database, watch: Watch, scope: Scope) -> Iterator[tuple[str, Item]]:
    found = gaps.shared_gaps(
        database,
        scope,
        min_clusters=FEWEST if watch.min_clusters is None else watch.min_clusters,
        branch_id=watch.branch_id,
        include_covered=watch.include_covered is not False,
        max_rows=MAX_ITEMS + 1,
    )
    for one in found:
        yield one.competence_id, Item(one.competence_name, one.cluster_ids, one.source_ids, one.statuses)


def _gaps(database: Database, watch: Watch, scope: Scope) -> Iterator[tuple[str, Item]]:
    for one in gaps.gaps_of(database, watch.cluster_id or "", scope, max_rows=MAX_ITEMS + 1):
        yield one.competence_id, Item(one.competence_name, one.covering_ids, one.source_ids, one.statuses)


_WAYS = {
    "learn": "learn from {}",
    "teach": "teach {}",
    "together": "learn together with {}",
    "supply": "deliver to {}",
    "buy": "buy from {}",
    "tie": "use the tie to {}",
}


def _suggestions(database: Database, watch: Watch, scope: Scope) -> Iterator[tuple[str, Item]]:
    for one in collaborations.suggestions(database, watch.cluster_id or "", scope):
        name = _WAYS[one.direction].format(one.partner_name)
        sources = sorted({step.source_id for path in one.paths for step in path})
        yield f"{one.direction}:{one.partner_id}", Item(name, one.subject_ids, sources, one.statuses)


QUESTIONS: dict[WatchedQuestion, Question] = {
    "shared-gaps": Question(
        False, _shared_gaps, "lacked by", "New shared gap: {}", "Shared gap {}", "No longer a shared gap: {}"
    ),
    "gaps": Question(True, _gaps, "offered by its own", "New gap: {}", "Gap {}", "No longer a gap: {}"),
    "suggestions": Question(True, _suggestions, "about", "New: {}", "Suggestion to {}", "No longer: {}"),
}


def answer(database: Database, watch: Watch) -> tuple[date, Answer]:
    """The day asked about and the present answer of a watch, by key.

    Raises:
        NotFound: What it is about is not in the graph any more.
        BadInput: The answer is too large to be watched.
    """
    scope = Scope(tuple(watch.statuses), watch.as_of or today(), watch.include_members, watch.industry_id)
    found = dict(QUESTIONS[watch.question].ask(database, watch, scope))
    if len(found) > MAX_ITEMS:
        raise BadInput(
            f"The answer that '{watch.name}' watches holds more than {MAX_ITEMS:,} items.", "Narrow the question."
        )
    return scope.as_of, found
