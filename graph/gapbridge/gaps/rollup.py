"""Gaps rolled up along the hierarchy: clusters that lack different narrower competences share the broader one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from gapbridge import keys
from gapbridge.database import Database
from gapbridge.gaps import coverage, evidence, hierarchy, lacking, spread
from gapbridge.gaps.hierarchy import Hierarchy
from gapbridge.gaps.lacking import MAX_ROWS, Cluster, Lacked
from gapbridge.gaps.shared import require_clusters
from gapbridge.results import RolledUpGap
from gapbridge.scope import Scope, checked


def gap_rollup(
    database: Database,
    scope: Scope | None = None,
    *,
    min_clusters: int = 2,
    branch_id: str | None = None,
    include_covered: bool = True,
    lowest_only: bool = False,
    max_rows: int = MAX_ROWS,
) -> list[RolledUpGap]:
    """Competences that at least `min_clusters` clusters lack, themselves or something narrower; most clusters first.

    Args:
        database: The graph.
        scope: Which statements count; by default all but synthetic ones, today.
        min_clusters: Fewest clusters that must share a gap, at least 1.
        branch_id: Only this competence and narrower ones.
        include_covered: Count gaps that the cluster's own organisations cover.
        lowest_only: Only competences at which a gap becomes shared: leave out those whose gaps are all shared lower.
        max_rows: Most rows returned.

    Raises:
        NotFound: There is no such industry or competence.
        BadInput: `min_clusters` is below 1.
    """
    require_clusters(min_clusters)
    chosen = checked(database, scope)
    if branch_id is not None:
        keys.require(database, "Competence", branch_id)
    found = lacking.read(database, chosen, branch_id=branch_id)
    if not include_covered:
        found = list(lacking.uncovered(coverage.covered(database, chosen, found)))
    above = hierarchy.read(database, [one.id for one in found])
    rows = of(found, above, min_clusters=min_clusters, branch_id=branch_id)
    return [row for row in rows if row.first_shared_ids or not lowest_only][:max_rows]


def of(
    found: Sequence[Lacked], above: Hierarchy, *, min_clusters: int = 2, branch_id: str | None = None
) -> list[RolledUpGap]:
    """The shared gaps of a hierarchy.

    Each cluster counts once at a competence, however many of its gaps and however many ways lead there.
    """
    below: dict[str, list[Lacked]] = defaultdict(list)
    for one in found:
        for competence in above.above(one.id):
            if branch_id is None or branch_id in above.above(competence):
                below[competence].append(one)
    shared = {key: some for key, some in below.items() if len(clusters(some)) >= min_clusters}
    first = first_shared(found, above, shared)
    rows = [_row(key, some, above, first.get(key, [])) for key, some in shared.items()]
    return sorted(rows, key=lambda row: (-row.cluster_count, row.competence_id))


def first_shared(found: Iterable[Lacked], above: Hierarchy, shared: Iterable[str]) -> dict[str, list[str]]:
    """The lacked competences that become shared at each level: no narrower level above them is shared."""
    levels, first = set(shared), defaultdict(list)
    for one in found:
        reached = above.above(one.id) & levels
        for level in reached:
            if not any(above.narrower(other, level) for other in reached):
                first[level].append(one.id)
    return {level: sorted(some) for level, some in first.items()}


def clusters(found: Iterable[Lacked]) -> list[Cluster]:
    """The clusters that lack any of these, each once, ascending."""
    told = {lack.cluster.id: lack.cluster for one in found for lack in one.lacks}
    return [told[key] for key in sorted(told)]


def _row(key: str, below: Sequence[Lacked], above: Hierarchy, first: Sequence[str]) -> RolledUpGap:
    lacking_it = clusters(below)
    industries = sorted({industry for cluster in lacking_it for industry in cluster.industry_ids})
    lacks = [lack for one in below for lack in one.lacks]
    return RolledUpGap(
        competence_id=key,
        competence_name=above.names[key],
        broader_ids=list(above.broader.get(key, ())),
        cluster_ids=[cluster.id for cluster in lacking_it],
        cluster_count=len(lacking_it),
        own_cluster_ids=[cluster.id for cluster in clusters(one for one in below if one.id == key)],
        lacked_ids=sorted(one.id for one in below),
        first_shared_ids=list(first),
        industry_ids=industries,
        industry_count=len(industries),
        unknown_industry_cluster_ids=[cluster.id for cluster in lacking_it if not cluster.industry_ids],
        cross_industry=spread.cross_industry(lacking_it),
        industry_spread=spread.industry_spread(lacking_it),
        **evidence.of([need for lack in lacks for need in lack.needs]),
        supporting_ids=evidence.supporting(lacks, steps(key, (one.id for one in below), above)),
        reasons=spread.reasons(lacking_it),
    )


def steps(top: str, bottom: Iterable[str], above: Hierarchy) -> set[str]:
    """The statements that make each of these narrower than the top, on every way there."""
    between = {one for start in bottom for one in above.above(start) if top in above.above(one)}
    return {
        statement
        for one in between - {top}
        for other in above.broader.get(one, ())
        if other in between
        for statement in above.statement_ids[one, other]
    }
