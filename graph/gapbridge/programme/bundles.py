"""New events for content gaps: needs that no event to come teaches, bundled so that the same people need them."""

from collections.abc import Mapping
from typing import Literal

from gapbridge.facts import Facts
from gapbridge.programme.question import Question, Wish
from gapbridge.results.programme import ProposedCompetence, ProposedEvent

MOST_COMPETENCES = 3

Because = Literal["most_lacked", "same_clusters", "same_branch"]


def proposed(question: Question, most_competences: int) -> list[ProposedEvent]:
    """Bundles of competences, those that close most needs first; each competence is in one.

    A bundle begins with the competence that most clusters lack. One by one others join that are akin to it: at least
    half of the clusters that lack them would come anyway, or they share the next broader competence with one in the
    bundle. Of these the one joins that most of those who come lack, then the one that most clusters lack.
    """
    lacking: dict[str, dict[str, Wish]] = {}
    for wish in question.wishes:
        if wish.settled == "no_event_teaches":
            lacking.setdefault(wish.competence_id, {})[wish.cluster_id] = wish
    offering: dict[str, list[str]] = {}
    for cluster in sorted(question.facts.clusters):
        for competence in question.facts.offered(cluster).keys() & lacking.keys():
            offering.setdefault(competence, []).append(cluster)
    left = sorted(lacking, key=lambda key: (-len(lacking[key]), key))
    found = []
    while left:
        grown = _grown(question.facts, lacking, left, most_competences)
        left = [key for key in left if key not in grown]
        found.append(_proposed(question.facts, offering, lacking, grown))
    found.sort(key=lambda one: (-one.need_count, one.competences[0].competence_id))
    rank_of: dict[int, int] = {}
    return [
        one.model_copy(update={"rank": rank_of.setdefault(one.need_count, rank)}) for rank, one in enumerate(found, 1)
    ]


def _grown(facts: Facts, lacking: Mapping[str, Mapping[str, Wish]], left: list[str], most: int) -> dict[str, Because]:
    """A bundle that begins with the first of these competences, each with why it is in it."""
    grown: dict[str, Because] = {left[0]: "most_lacked"}
    coming = set(lacking[left[0]])
    while len(grown) < most:
        akin = {}
        for key in left:
            if key not in grown and (because := _akin(facts, set(lacking[key]), coming, key, grown)):
                akin[key] = because
        if not akin:
            break
        joins = min(akin, key=lambda key: (-len(coming & set(lacking[key])), -len(lacking[key]), key))
        grown[joins] = akin[joins]
        coming |= set(lacking[joins])
    return grown


def _akin(
    facts: Facts, lacking: set[str], coming: set[str], competence: str, grown: Mapping[str, Because]
) -> Because | None:
    if 2 * len(lacking & coming) >= len(lacking):
        return "same_clusters"
    broader = {one for key in grown for one in (key, *facts.competences[key].broader_ids)}
    near = {competence, *facts.competences[competence].broader_ids}
    return "same_branch" if broader & near else None


def _proposed(
    facts: Facts,
    offering: Mapping[str, list[str]],
    lacking: Mapping[str, Mapping[str, Wish]],
    grown: Mapping[str, Because],
) -> ProposedEvent:
    said = [one for key in grown for wish in lacking[key].values() for one in wish.said]
    return ProposedEvent(
        rank=0,
        need_count=sum(len(lacking[key]) for key in grown),
        cluster_ids=sorted({cluster for key in grown for cluster in lacking[key]}),
        competences=[
            ProposedCompetence(
                competence_id=key,
                competence_name=facts.competences[key].name_en,
                because=because,
                cluster_ids=sorted(lacking[key]),
                offering_cluster_ids=offering.get(key, []),
            )
            for key, because in grown.items()
        ],
        statuses=sorted({one.status for one in said}),
        source_ids=sorted({one.source_id for one in said}),
    )
