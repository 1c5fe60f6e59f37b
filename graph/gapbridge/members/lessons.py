"""What a member offers, and whom it could teach."""

from gapbridge.members.facts import rests_on
from gapbridge.members.side import Side
from gapbridge.results import Learner, OfferedCompetence


def offered(side: Side, max_rows: int) -> list[OfferedCompetence]:
    """What a member offers, by competence, with everybody who lacks it; what most lack comes first.

    Clusters and their members count as learners, each with its own open needs; so a cluster and one of its members
    are two. An offer more never makes this list shorter.
    """
    rows = (_offered(side, key, max_rows) for key in {offer.competence_id for offer in side.member.offers})
    return sorted(rows, key=lambda row: (-row.learner_count, row.competence_id))


def _learner_ids(side: Side, competence_id: str) -> list[str]:
    """Who lacks a competence, the member itself aside: own clusters first, then collaborating ones, by key."""
    lacking = side.facts.open_needs.get(competence_id, {})
    may = (key for key in lacking if key in side.organisations or side.named_clusters(key))
    return sorted((key for key in may if key != side.member.id), key=side.standing)


def _offered(side: Side, competence_id: str, max_rows: int) -> OfferedCompetence:
    found = _learner_ids(side, competence_id)
    return OfferedCompetence(
        competence_id=competence_id,
        competence_name=side.facts.competences[competence_id].name_en,
        learner_count=len(found),
        own_learner_count=sum(key in side.organisations for key in found),
        learners=[_learner(side, key, competence_id) for key in found[:max_rows]],
        **rests_on(offer for offer in side.member.offers if offer.competence_id == competence_id),
    )


def _learner(side: Side, key: str, competence_id: str) -> Learner:
    clusters = side.named_clusters(key)
    needs = side.facts.open_needs[competence_id][key].values()
    return Learner(
        organisation_id=key,
        organisation_name=side.facts.organisation_name(key),
        own=key in side.organisations,
        cluster_ids=clusters,
        collaborating_ids=side.collaborating(clusters),
        **rests_on([*needs, *side.ties(key, clusters)]),
    )
