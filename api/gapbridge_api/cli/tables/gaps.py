"""Gaps as tables."""

from collections.abc import Sequence

from gapbridge.results import Gap, SharedGap
from gapbridge.scope import Scope
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import Sources, answer, listed, number

ACROSS = {True: "yes", False: "no", None: "unknown"}


def shared_gaps(found: Sequence[SharedGap], scope: Scope, min_clusters: int) -> Answer:
    """Shared gaps, ranked 1, 2, 2, 4 by the number of clusters."""
    sources = Sources()
    first_of_count: dict[int, int] = {}
    return answer(
        f"Competences that {min_clusters} or more clusters lack, as of {scope.as_of}",
        SharedGap,
        found,
        {
            "rank": [first_of_count.setdefault(gap.cluster_count, at) for at, gap in enumerate(found, 1)],
            "competence": [f"{gap.competence_name}\n{gap.competence_id}" for gap in found],
            "clusters": [f"{gap.cluster_count}: {listed(gap.cluster_ids)}" for gap in found],
            "across industries": [_across(gap) for gap in found],
            "covered in": [listed(gap.covered_cluster_ids) for gap in found],
            **_evidence(found, sources),
        },
        sources.legend(),
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
            **_evidence(found, sources),
        },
        sources.legend(),
    )


def _evidence(found: Sequence[SharedGap | Gap], sources: "Sources") -> dict[str, list[str]]:
    """Who says so, what kind of statement it is, and how many statements from which sources."""
    return {
        "said by": [f"{listed(gap.attributions)} ({listed(gap.statuses)})" for gap in found],
        "source": [f"{gap.evidence_count} from {sources.marks(gap.source_ids)}" for gap in found],
    }


def _across(gap: SharedGap) -> str:
    unknown = f" (unknown: {listed(gap.unknown_industry_cluster_ids)})" if gap.unknown_industry_cluster_ids else ""
    return ACROSS[gap.cross_industry] + unknown


def _ratings(gap: Gap) -> str:
    return (
        "\n".join(
            f"importance {number(one.importance)}, ability {number(one.ability)} of {number(one.scale_max)}"
            for one in gap.ratings
        )
        or "not rated"
    )
