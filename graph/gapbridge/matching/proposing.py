"""Which concepts of ESCO may match our competences, by their texts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.matching.agreement import agreement
from gapbridge.matching.concepts import DIFFER, LANGUAGES, MATCH, Concept, Concepts, Statement, decided, read
from gapbridge.matching.similarity import likeness
from gapbridge.results import Proposal
from gapbridge.scope import Scope

MOST = 10
MIN_SCORE = 0.2
DIGITS = 3  # of a score: beyond them machines differ


def proposals(
    database: Database,
    scope: Scope | None = None,
    *,
    competence_id: str | None = None,
    most: int = MOST,
    min_score: float = MIN_SCORE,
    include_rejected: bool = False,
    unmatched_only: bool = False,
) -> list[Proposal]:
    """For each competence of our own vocabulary the concepts of ESCO that may match it, the likeliest first.

    Matches that stand are there too, whatever their score, and do not count among `most`. Groups and obsolete concepts
    are not proposed. Nothing is stored; `decide` does that.

    Args:
        database: The graph.
        scope: Which earlier decisions count, and whether synthetic competences are there; its clusters do not matter.
        competence_id: Only this competence.
        most: Most new proposals for each competence.
        min_score: Least score of a new proposal, 0 to 1.
        include_rejected: Show also what was rejected.
        unmatched_only: Only competences for which no match stands.

    Raises:
        NotFound: There is no such competence in our own vocabulary.
        BadInput: `most` or `min_score` makes no sense.
    """
    if most < 0 or not 0 <= min_score <= 1:
        raise BadInput(
            f"At most {most} proposals with a score of at least {min_score} make no sense.",
            "Ask for 0 or more, with a score from 0 to 1.",
        )
    chosen = scope or Scope()
    concepts, said = read(database, chosen), decided(database, chosen)
    places = [at for at, one in enumerate(concepts.ours) if competence_id in (None, one.id)]
    if competence_id is not None and not places:
        raise NotFound(
            f"There is no competence '{competence_id[:80]}' in our own vocabulary.",
            "Give the key of a competence whose scheme is local; a made-up one counts with synthetic statements only.",
        )
    if unmatched_only:
        places = [at for at in places if not any(one.type == MATCH for one in said.get(concepts.ours[at].id, ()))]
    found = []
    for place, scores in zip(places, scored(concepts, places), strict=True):
        own = concepts.ours[place]
        earlier = _by_concept(concepts, said.get(own.id, ()))
        shown = [at for at, of in earlier.items() if include_rejected or _matched(of)]
        shown += islice((at for at in likeliest(concepts, scores, min_score) if at not in earlier), most)
        found += [_proposal(own, concepts.others[at], scores[at], earlier.get(at, ())) for at in shown]
    return sorted(found, key=lambda one: (one.competence_id, -one.score, one.match_id))


def scored(concepts: Concepts, places: Sequence[int]) -> Iterator[Any]:
    """For our competences at these places how like each concept is (numpy arrays, 0 to 1): in the better language."""
    import numpy as np

    if not concepts.others:
        yield from (np.zeros(0) for _ in places)
        return
    by_language = [
        likeness([one.text(language) for one in concepts.ours], [one.text(language) for one in concepts.others], places)
        for language in LANGUAGES
    ]
    for found in zip(*by_language, strict=True):
        yield np.round(np.maximum.reduce(found).astype(float), DIGITS)


def likeliest(concepts: Concepts, scores: Any, min_score: float) -> Iterator[int]:
    """The places of the concepts to propose, the likeliest first, of equals by key."""
    import numpy as np

    for at in np.argsort(-scores, kind="stable"):  # they come by key
        if scores[at] < min_score or not scores[at]:
            return
        if concepts.others[at].proposed:
            yield int(at)


def _by_concept(concepts: Concepts, statements: Sequence[Statement]) -> Mapping[int, Sequence[Statement]]:
    """What was said before, by the place of the concept."""
    found: dict[int, list[Statement]] = {}
    for one in statements:
        if one.other_id in concepts.place:
            found.setdefault(concepts.place[one.other_id], []).append(one)
    return found


def _matched(statements: Sequence[Statement]) -> list[Statement]:
    return [one for one in statements if one.type == MATCH]


def _proposal(own: Concept, other: Concept, score: float, earlier: Sequence[Statement]) -> Proposal:
    agreed = agreement(own, other)
    matched = _matched(earlier)
    said = matched or [one for one in earlier if one.type == DIFFER]
    return Proposal(
        competence_id=own.id,
        competence_name=own.name_en,
        match_id=other.id,
        match_name=other.name_en,
        state="matched" if matched else "rejected" if said else "proposed",
        kind=", ".join(sorted({str(one.kind) for one in matched})) or agreed.kind,
        score=float(score),
        reason=agreed.reason,
        match_description=other.description,
        match_uri=other.uri,
        source_ids=sorted({one.source_id for one in said}),
        statuses=sorted({one.status for one in said}),
    )
