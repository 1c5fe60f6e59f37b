"""Collaborations: what clusters could do together, and why.

Three kinds, kept apart: teach and learn, learn together, do business. Complementarity and similarity are different
reasons to work together, so there is no score over all kinds. One way leads to every answer:

    profiles.read()      what each cluster lacks, offers and is, in a few grouped reads; or profiles.of_facts()
    ranking.ranked()     the measures of all pairs, of one cluster's, or of one pair, by sparse products
    reasons.justified()  the paths, statements and contacts behind those that are told
"""

from gapbridge import keys
from gapbridge.collaborations.measures import KINDS, Measure, Wanted
from gapbridge.collaborations.pairs import in_full
from gapbridge.collaborations.profiles import Profiles, read, with_offers
from gapbridge.collaborations.reasons import MAX_PATHS, justified
from gapbridge.collaborations.time_split import FIRST, hindsight
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.results import Pair, Suggestion
from gapbridge.scope import Scope, checked

__all__ = [
    "FIRST",
    "KINDS",
    "MOST_OF_ALL",
    "Measure",
    "Wanted",
    "all_suggestions",
    "hindsight",
    "justified",
    "measured",
    "pair",
    "suggestions",
]

MOST_OF_ALL = 1_000


def suggestions(
    database: Database,
    cluster_id: str,
    scope: Scope | None = None,
    wanted: Wanted | None = None,
    *,
    max_paths: int = MAX_PATHS,
) -> list[Suggestion]:
    """What one cluster could do with others: kind by kind, the highest value first.

    Args:
        database: The graph.
        cluster_id: The cluster that asks.
        scope: Which statements count; by default all but synthetic ones, today. Its industry narrows the partners.
        wanted: Which suggestions are wanted of it; by default all.
        max_paths: Most paths returned with one suggestion.

    Raises:
        NotFound: There is no such cluster or partner, or no such industry.
    """
    chosen = (wanted or Wanted()).of(cluster_id)
    return justified(database, *measured(database, scope, chosen), max_paths)


def all_suggestions(
    database: Database, scope: Scope | None = None, wanted: Wanted | None = None, *, max_paths: int = MAX_PATHS
) -> list[Suggestion]:
    """What all pairs of clusters could do together: of each kind the first 1,000, or as many as are wanted.

    A pair is told once, from the side of who learns or delivers; what holds both ways, from the smaller key.

    Raises:
        NotFound: There is no such industry.
    """
    chosen = wanted or Wanted(max_rows=MOST_OF_ALL)
    return justified(database, *measured(database, scope, chosen), max_paths)


def pair(
    database: Database, cluster_id: str, partner_id: str, scope: Scope | None = None, *, max_paths: int = MAX_PATHS
) -> Pair:
    """All that speaks for two clusters working together: every measure, and every suggestion with its paths.

    Raises:
        NotFound: There is no such cluster, or no such industry.
        BadInput: The two are the same, or one does not count with these statuses.
    """
    from gapbridge.collaborations.ranking import ranked  # imports numpy and scipy

    _require(database, cluster_id, partner_id)
    wanted = Wanted(cluster_id, partner_id)
    profiles = with_offers(database, read(database, checked(database, scope)), (cluster_id, partner_id))
    for key in (cluster_id, partner_id):
        if key not in profiles.clusters:
            raise BadInput(
                f"{key} does not count here: it is made up, or only made-up clusters count.",
                "Ask for statements of all statuses: --synthetic, or synthetic=true.",
            )
    both = profiles.clusters[cluster_id].offered & profiles.clusters[partner_id].offered
    profiles = with_offers(database, profiles, competences=both)
    measures = ranked(profiles, wanted)
    return in_full(profiles, cluster_id, partner_id, measures, justified(database, profiles, measures, max_paths))


def measured(
    database: Database, scope: Scope | None = None, wanted: Wanted | None = None
) -> tuple[Profiles, list[Measure]]:
    """The profiles of a scope and the measures wanted of them, for those who justify only a page of them.

    Raises:
        NotFound: There is no such cluster, or no such industry.
    """
    from gapbridge.collaborations.ranking import ranked  # imports numpy and scipy

    chosen = wanted or Wanted()
    asked = [key for key in (chosen.cluster_id, chosen.partner_id) if key is not None]
    _require(database, *asked)
    profiles = read(database, checked(database, scope), business="do_business" in chosen.kinds)
    if "teach_learn" in chosen.kinds:
        one = asked[:1]  # all that it offers, and of the others what it lacks
        profiles = with_offers(database, profiles, one or profiles.clusters, profiles.lacked(one))
    return profiles, ranked(profiles, chosen)


def _require(database: Database, *cluster_ids: str) -> None:
    for key in cluster_ids:
        keys.require(database, "Cluster", key)
