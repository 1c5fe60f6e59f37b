"""What is known of two clusters as a pair, whatever they may do together."""

from collections.abc import Sequence
from typing import Any

from gapbridge.collaborations.measures import Measure
from gapbridge.collaborations.profiles import Profile, Profiles
from gapbridge.results import Pair, Suggestion


def of_pair(profiles: Profiles, cluster_id: str, partner_id: str) -> dict[str, Any]:
    """The fields of `OfPair` for two clusters; what cannot be told is null and `unknown` says why."""
    one, other = profiles.clusters[cluster_id], profiles.clusters[partner_id]
    helped, helping = _help(one, other), _help(other, one)
    together = profiles.collaborations(cluster_id, partner_id)
    known = {
        "cluster_id": one.id,
        "cluster_name": one.name_en,
        "cluster_country": one.country,
        "partner_id": other.id,
        "partner_name": other.name_en,
        "partner_country": other.country,
        "help_from_partner": helped,
        "help_to_partner": helping,
        "mutual_help": None if helped is None or helping is None else min(helped, helping),
        "weighted_help_from_partner": _weighted_help(one, other),
        "weighted_help_to_partner": _weighted_help(other, one),
        "shared_gap_count": len(one.gaps.keys() & other.gaps.keys()),
        "offer_similarity": _similarity(one, other),
        "cross_border": _cross_border(one, other),
        "cross_industry": _cross_industry(one, other),
        "research": _research(one, other),
        "research_ids": sorted({*one.research_ids, *other.research_ids}),
        "collaborating": bool(together),
        "collaborations": list(together),
    }
    return known | {"unknown": _unknown(known, one, other)}


def in_full(
    profiles: Profiles, cluster_id: str, partner_id: str, measures: Sequence[Measure], suggestions: list[Suggestion]
) -> Pair:
    """Two clusters with every measure and all their suggestions."""
    from gapbridge.collaborations.products import Products  # imports numpy and scipy

    products = Products(profiles)
    at = (products.ids.index(cluster_id), products.ids.index(partner_id))
    one, other = profiles.clusters[cluster_id], profiles.clusters[partner_id]
    return Pair(
        **of_pair(profiles, cluster_id, partner_id),
        cluster_gap_count=len(one.gaps),
        partner_gap_count=len(other.gaps),
        cluster_rated_count=one.rated_count,
        partner_rated_count=other.rated_count,
        cluster_offer_count=len(one.offered),
        partner_offer_count=len(other.offered),
        adamic_adar=products.adamic_adar.tocsr()[at],
        resource_allocation=products.resource_allocation.tocsr()[at],
        business_link_count=sum(measure.count for measure in measures if measure.kind == "do_business"),
        suggestions=suggestions,
        statuses=sorted({status for suggestion in suggestions for status in suggestion.statuses}),
        source_ids=sorted({source for suggestion in suggestions for source in suggestion.source_ids}),
    )


def _help(learner: Profile, teacher: Profile) -> float | None:
    """`help(B -> A) = |N_A & H_B| / |N_A|`; None where no gap is known."""
    return len(learner.gaps.keys() & teacher.offered) / len(learner.gaps) if learner.gaps else None


def _weighted_help(learner: Profile, teacher: Profile) -> float | None:
    """The same with `w_c` the rated importance; over rated gaps only, because a rating is never made up."""
    rated = {key: weight for key, weight in sorted(learner.gaps.items()) if weight is not None}
    whole = sum(rated.values())
    return sum(weight for key, weight in rated.items() if key in teacher.offered) / whole if whole else None


def _similarity(one: Profile, other: Profile) -> float | None:
    """Jaccard `|H_A & H_B| / |H_A | H_B|`; None where no offer is known."""
    either = one.offered | other.offered
    return len(one.offered & other.offered) / len(either) if either else None


def _cross_border(one: Profile, other: Profile) -> bool | None:
    return None if one.country is None or other.country is None else one.country != other.country


def _cross_industry(one: Profile, other: Profile) -> bool | None:
    """Whether no industry of one is an industry of the other or a part of it; None where those of one are unknown."""
    if not one.industry_ids or not other.industry_ids:
        return None
    return not set(one.industry_ids) & set(other.wider_ids) and not set(other.industry_ids) & set(one.wider_ids)


def _research(one: Profile, other: Profile) -> bool | None:
    if one.research_ids or other.research_ids:
        return True
    return None if any(_may_research(cluster) for cluster in (one, other)) else False


def _may_research(cluster: Profile) -> bool:
    return cluster.member_count == 0 or cluster.unknown_kind_count > 0


def _unknown(known: dict[str, Any], one: Profile, other: Profile) -> dict[str, str]:
    """For each field that is null, why, in a sentence."""
    both = (one, other)

    def of(said: str, clusters: list[Profile]) -> str:
        return f"{said} of {' and '.join(cluster.id for cluster in clusters)}"

    no_gap = of("No gap", [cluster for cluster in both if not cluster.gaps]) + " is known."
    reasons = {
        "help_from_partner": f"No gap of {one.id} is known.",
        "help_to_partner": f"No gap of {other.id} is known.",
        "mutual_help": no_gap,
        "weighted_help_from_partner": f"No gap of {one.id} is rated.",
        "weighted_help_to_partner": f"No gap of {other.id} is rated.",
        "offer_similarity": f"No offer of {one.id} or {other.id} is known.",
        "cross_border": of("The country", [cluster for cluster in both if cluster.country is None]) + " is unknown.",
        "cross_industry": of("The industry", [cluster for cluster in both if not cluster.industry_ids])
        + " is unknown.",
        "research": of("What members", [cluster for cluster in both if _may_research(cluster)])
        + " are is not known of all.",
    }
    return {name: reason for name, reason in reasons.items() if known[name] is None}
