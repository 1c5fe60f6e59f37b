"""Shared gaps: what several clusters lack, how widely, how badly, and how sure the ranking is."""

from collections.abc import Collection, Sequence
from typing import Any

from gapbridge import keys
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.facts import Need
from gapbridge.gaps import coverage, evidence, lacking, meaning, ranking, ratings, spread
from gapbridge.gaps.lacking import MAX_ROWS, Lacked
from gapbridge.gaps.ranking import Rank
from gapbridge.gaps.ratings import Compared, Measures
from gapbridge.results import Cover, SharedGap
from gapbridge.scope import Scope, checked


def shared_gaps(
    database: Database,
    scope: Scope | None = None,
    *,
    min_clusters: int = 2,
    branch_id: str | None = None,
    include_covered: bool = True,
    matched: bool = False,
    covered_by: Collection[str] = (),
    max_rows: int = MAX_ROWS,
) -> list[SharedGap]:
    """Competences that at least `min_clusters` clusters lack, those of most clusters first.

    Args:
        database: The graph.
        scope: Which statements count; by default all but synthetic ones, today.
        min_clusters: Fewest clusters that must share a gap, at least 1.
        branch_id: Only this competence and narrower ones.
        include_covered: Count clusters whose own organisations offer the competence.
        matched: Count competences that are matched to the same concept, exactly or closely, as one.
        covered_by: Further offers that cover a gap: of `matched`, `narrower` or `broader` competences.
        max_rows: Most rows returned; ranks are among all.

    Raises:
        NotFound: There is no such industry or competence.
        BadInput: `min_clusters` is below 1, or there is no such way to cover a gap.
    """
    require_clusters(min_clusters)
    ways = coverage.wider(covered_by)
    chosen = checked(database, scope)
    if branch_id is not None:
        keys.require(database, "Competence", branch_id)
    found = lacking.read(database, chosen, branch_id=branch_id, min_clusters=1 if matched else min_clusters)
    found = coverage.covered(database, chosen, found, ways)
    if matched:
        found = meaning.merged(found, meaning.read(database, chosen))
    return of(found, min_clusters=min_clusters, include_covered=include_covered)[:max_rows]


def require_clusters(min_clusters: int) -> None:
    """Return when so many clusters can be asked for.

    Raises:
        BadInput: They are fewer than 1.
    """
    if min_clusters < 1:
        raise BadInput(f"At least {min_clusters} clusters makes no sense.", "Ask for 1 or more.")


def of(found: Sequence[Lacked], *, min_clusters: int = 2, include_covered: bool = True) -> list[SharedGap]:
    """The shared gaps among what clusters lack."""
    counted = lacking.in_order(found if include_covered else lacking.uncovered(found))
    shared = [one for one in counted if len(one.lacks) >= min_clusters]
    ranked = ranking.ranks([one.cluster_ids for one in shared])
    measured = [ratings.measures(one.needs) for one in shared]
    compared = ratings.compared(measured)
    ids = [one.id for one in shared]
    told = []
    for one, rank, measures, way in zip(shared, ranked, measured, compared, strict=True):
        reasons = _reasons(one, rank, measures)
        told.append(SharedGap(**_breadth(one, rank), **_rated(measures, way, ids), **_rest(one), reasons=reasons))
    return told


def _breadth(one: Lacked, rank: Rank) -> dict[str, Any]:
    clusters = [lack.cluster for lack in one.lacks]
    industries = sorted({industry for cluster in clusters for industry in cluster.industry_ids})
    return {
        "competence_id": one.id,
        "competence_name": one.name,
        "merged_ids": list(one.merged_ids),
        "rank": rank.rank,
        "best_rank": rank.best,
        "worst_rank": rank.worst,
        "cluster_ids": one.cluster_ids,
        "cluster_count": len(clusters),
        "covered_cluster_ids": [lack.cluster.id for lack in one.lacks if lack.covered],
        "widely_covered_cluster_ids": [lack.cluster.id for lack in one.lacks if lack.covers and not lack.covered],
        "industry_ids": industries,
        "industry_count": len(industries),
        "unknown_industry_cluster_ids": [cluster.id for cluster in clusters if not cluster.industry_ids],
        "cross_industry": spread.cross_industry(clusters),
        "industry_spread": spread.industry_spread(clusters),
    }


def _rated(measures: Measures, compared: Compared | None, ids: Sequence[str]) -> dict[str, Any]:
    return {
        "mwds": measures.mwds,
        "rds": measures.rds,
        "rating_scale": measures.scale_max,
        "rating_count": measures.organisations,
        "unused_rating_count": measures.unused,
        "rating_disagreement": None if compared is None else compared.ways,
        "order_disagreement_ids": [ids[at] for at in compared.opposed] if compared else [],
    }


def _rest(one: Lacked) -> dict[str, Any]:
    needs = one.needs
    remedies = [need.remedy for need in needs]
    covers = {(lack.cluster.id, cover.offer.id): cover for lack in one.lacks for cover in coverage.closest_last(lack)}
    return {
        "training_count": remedies.count("training"),
        "organisational_change_count": remedies.count("organisational_change"),
        "not_for_events": not_for_events(needs),
        **evidence.of(needs),
        "supporting_ids": evidence.supporting(one.lacks, one.match_ids),
        "coverage": [
            Cover(
                cluster_id=cluster_id, organisation_id=cover.offer.holder_id, competence_id=cover.offer.competence_id,
                way=cover.way, statement_id=cover.offer.id, source_id=cover.offer.source_id, status=cover.offer.status,
            )
            for (cluster_id, _), cover in sorted(covers.items())
        ],
    }  # fmt: skip


def not_for_events(needs: Sequence[Need]) -> bool | None:
    """Whether all needs call for a change of organisation, which no event brings; None where some do not say."""
    remedies = {need.remedy for need in needs}
    if "training" in remedies:
        return False
    return None if None in remedies else True


def _reasons(one: Lacked, rank: Rank, measures: Measures) -> dict[str, str]:
    """Why what is unknown is unknown."""
    needs = one.needs
    found = spread.reasons([lack.cluster for lack in one.lacks])
    if rank.best is None:
        found |= dict.fromkeys(("best_rank", "worst_rank"), ranking.TOO_FEW)
    if measures.mwds is None:
        found |= dict.fromkeys(("mwds", "rds", "rating_scale", "rating_disagreement"), ratings.NOT_RATED)
    if not_for_events(needs) is None:
        unsaid = sum(need.remedy is None for need in needs)
        found["not_for_events"] = f"{unsaid} of {len(needs)} statements do not say what would close the need"
    return found
