"""Gaps as tables."""

from collections.abc import Sequence

from gapbridge.results import Gap, GapAgreement, RolledUpGap, SharedGap
from gapbridge.scope import Scope
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import Sources, answer, listed, number

ACROSS = {True: "yes", False: "no", None: "unknown"}
SPREAD = "Beside yes: how far the gap is spread over industries, from 0 to 1."


def shared_gaps(found: Sequence[SharedGap], scope: Scope, min_clusters: int) -> Answer:
    """Shared gaps, ranked 1, 2, 2, 4 by the number of clusters."""
    sources = Sources()
    return answer(
        f"Competences that {min_clusters} or more clusters lack, as of {scope.as_of}",
        SharedGap,
        found,
        {
            "rank": [_rank(gap) for gap in found],
            "competence": [_competence(gap) for gap in found],
            "clusters": [f"{gap.cluster_count}: {listed(gap.cluster_ids)}" for gap in found],
            "across industries": [across(gap) for gap in found],
            "covered in": [_covered(gap) for gap in found],
            "MWDS": ["" if gap.mwds is None else f"{gap.mwds:.2f}" for gap in found],
            "RDS": ["" if gap.rds is None else f"{gap.rds:.0f}" for gap in found],
            "rated by": [_raters(gap) for gap in found],
            "they disagree": [" and ".join(f"in {way}" for way in gap.rating_disagreement or ()) for gap in found],
            "not for events": [_not_for_events(gap) for gap in found],
            **evidence(found, sources),
        },
        f"{sources.legend()}\n{SPREAD}",
    )


def gaps_of(found: Sequence[Gap], scope: Scope, cluster_id: str) -> Answer:
    """One cluster's gaps."""
    sources = Sources()
    return answer(
        f"What {cluster_id} lacks, as of {scope.as_of}",
        Gap,
        found,
        {
            "competence": [f"{gap.competence_name}\n{gap.competence_id}" for gap in found],
            "own that offer it": [listed(gap.covering_ids) or "none known" for gap in found],
            "also lacking": [listed(gap.other_cluster_ids) or "none known" for gap in found],
            "rated": [_ratings(gap) for gap in found],
            **evidence(found, sources),
        },
        sources.legend(),
    )


def evidence(found: Sequence[SharedGap | RolledUpGap | GapAgreement | Gap], sources: "Sources") -> dict[str, list[str]]:
    """Who says so, what kind of statement it is, and how many statements from which sources."""
    return {
        "said by": [f"{listed(gap.attributions)} ({listed(gap.statuses)})" if gap.statuses else "" for gap in found],
        "source": [
            f"{gap.evidence_count} from {sources.marks(gap.source_ids)}" if gap.statuses else "" for gap in found
        ],
    }


def across(gap: SharedGap | RolledUpGap) -> str:
    """Whether the gap is shared across industries, how far it is spread, and of which clusters that is unknown."""
    spread = f", {gap.industry_spread:.2f}" if gap.industry_spread else ""
    unknown = f"\n(unknown: {listed(gap.unknown_industry_cluster_ids)})" if gap.unknown_industry_cluster_ids else ""
    return ACROSS[gap.cross_industry] + spread + unknown


def _rank(gap: SharedGap) -> str:
    """The rank, and the interval where one cluster more or less would move it."""
    steady = gap.best_rank is None or gap.best_rank == gap.worst_rank
    return f"{gap.rank}" if steady else f"{gap.rank} ({gap.best_rank}-{gap.worst_rank})"


def _competence(gap: SharedGap) -> str:
    merged = f"\n= {listed(gap.merged_ids)}" if gap.merged_ids else ""
    return f"{gap.competence_name}\n{gap.competence_id}{merged}"


def _covered(gap: SharedGap) -> str:
    ways = {
        one.cluster_id: f"{one.cluster_id} ({one.way}: {one.competence_id})"
        for one in gap.coverage
        if one.cluster_id in gap.widely_covered_cluster_ids
    }
    return listed([*gap.covered_cluster_ids, *ways.values()])


def _raters(gap: SharedGap) -> str:
    return f"{gap.rating_count} (to {number(gap.rating_scale)})" if gap.rating_count else ""


def _not_for_events(gap: SharedGap) -> str:
    """How many statements say that only a change of organisation helps; empty where none does."""
    if gap.organisational_change_count == 0:
        return ""
    return "all" if gap.not_for_events else f"{gap.organisational_change_count} of {gap.evidence_count}"


def _ratings(gap: Gap) -> str:
    return (
        "\n".join(
            f"importance {number(one.importance)}, ability {number(one.ability)} of {number(one.scale_max)}"
            for one in gap.ratings
        )
        or "not rated"
    )
