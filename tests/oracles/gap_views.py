"""The roll-up, the matrix and the agreement in plain Python from the rows, slowly and literally."""

from fractions import Fraction
from itertools import product
from typing import Any

from gapbridge.rows import Row
from tests.oracles.shared_gaps import breadth, supporting
from tests.reference import Reference


def gap_rollup(
    reference: Reference, min_clusters: int = 2, branch_id: str | None = None, include_covered: bool = True
) -> list[dict[str, Any]]:
    """The rows of the answer as `RolledUpGap` has them, without reasons and names."""
    every = sorted(reference.dataset.keys("Competence"))
    above = {one: reference.broader("competence_broader", {one}) for one in every}
    lacking = {
        one: [
            cluster
            for cluster in filter(reference.in_industry, reference.clusters)
            if reference.open_needs(cluster, one) and (include_covered or not reference.covering(cluster, one))
        ]
        for one in every
        if branch_id is None or branch_id in above[one]
    }
    below = {top: [one for one in lacking if lacking[one] and top in above[one]] for top in every}
    clusters = {top: sorted({cluster for one in below[top] for cluster in lacking[one]}) for top in every}
    shared = [
        top for top in every if len(clusters[top]) >= min_clusters and (branch_id is None or branch_id in above[top])
    ]
    found = []
    for top in shared:
        first = [
            one
            for one in below[top]
            if not any(other in above[one] and top in above[other] and other not in above[top] for other in shared)
        ]
        held = [(cluster, one) for one in below[top] for cluster in lacking[one]]
        needs = [need for pair in held for need in reference.open_needs(*pair)]
        steps = {
            row.id
            for row, one in product(reference.dataset.rows_of("competence_broader"), below[top])
            if row.start_id in above[one] and top in above[row.end_id]
        }
        context = supporting(reference, top, [top], [(pair[0], reference.open_needs(*pair), []) for pair in held])
        found.append({
            "competence_id": top,
            "broader_ids": sorted(
                {row.end_id for row in reference.dataset.rows_of("competence_broader") if row.start_id == top}
            ),
            "cluster_ids": clusters[top],
            "cluster_count": len(clusters[top]),
            "own_cluster_ids": lacking.get(top, []),
            "lacked_ids": below[top],
            "first_shared_ids": first,
            **breadth(reference, clusters[top]),
            **reference.evidence(needs),
            "supporting_ids": sorted({*context, *steps}),
        })  # fmt: skip
    return sorted(found, key=lambda row: (-row["cluster_count"], row["competence_id"]))


def gap_matrix(reference: Reference, min_clusters: int = 1) -> dict[tuple[str, str], tuple[str, list[str], list[str]]]:
    """State, needs and covering offers of each pair of cluster and competence that is not unknown."""
    found = {}
    for cluster, competence in product(reference.clusters, sorted(reference.dataset.keys("Competence"))):
        if not reference.in_industry(cluster):
            continue
        holders = {cluster, *(reference.members(cluster) if reference.scope.include_members else ())}
        stated = [row for row in reference.valid("needs") if row.start_id in holders and row.end_id == competence]
        still = reference.open_needs(cluster, competence)
        if stated:
            covering = reference.covering(cluster, competence)
            state = "closed" if not still else "covered" if covering else "open"
            offers = [
                row.id
                for row in reference.valid("offers")
                if row.end_id == competence and row.start_id in covering and state == "covered"
            ]
            needs = sorted(row.id for row in (still or stated))
            found[cluster, competence] = state, needs, sorted(offers)
    stated_by = [competence for _, competence in found]
    return {at: told for at, told in found.items() if stated_by.count(at[1]) >= min_clusters}


def ratings(reference: Reference, rated: str) -> dict[str, dict[str, Fraction]]:
    """What each cluster rated, by competence, on its one scale."""
    found: dict[str, dict[str, Fraction]] = {}
    for cluster in filter(reference.in_industry, reference.clusters):
        by_scale: dict[Any, dict[str, Fraction]] = {}
        for competence in sorted(reference.dataset.keys("Competence")):
            needs = reference.open_needs(cluster, competence)
            for scale in {need.properties.get("scale_max") for need in needs} - {None}:
                held = [need for need in needs if need.properties.get("scale_max") == scale]
                by_holder = [
                    [value for need in held if need.start_id == holder and (value := _value(rated, need)) is not None]
                    for holder in {need.start_id for need in held}
                ]
                means = [sum(values) / len(values) for values in by_holder if values]
                if means:
                    by_scale.setdefault(scale, {})[competence] = Fraction(sum(means) / len(means))
        if by_scale:
            found[cluster] = by_scale[max(by_scale, key=lambda scale: (len(by_scale[scale]), scale))]
    return found


def _value(rated: str, need: Row) -> Fraction | None:
    importance, ability = (need.properties.get(name) for name in ("importance", "ability"))
    if rated != "discrepancy":
        value: Any = importance if rated == "importance" else ability
        return None if value is None else Fraction(value)
    return None if importance is None or ability is None else Fraction(importance) - Fraction(ability)  # type: ignore[arg-type]


def concordance(rows: list[list[Fraction]]) -> float | None:
    """Kendall's W from mean ranks, in fractions; None where everybody ties everything."""
    raters, items = len(rows), len(rows[0])
    ranks = [
        [Fraction(sum(other < one for other in row) + sum(other <= one for other in row) + 1, 2) for one in row]
        for row in rows
    ]
    sums = [sum(column) for column in zip(*ranks, strict=True)]
    mean = Fraction(sum(sums)) / items
    ties = sum(row.count(one) ** 2 - 1 for row in rows for one in row)  # a tie of t counts t times t^2 - 1
    most = raters**2 * (items**3 - items) - raters * ties
    return None if most == 0 else round(float(12 * sum((one - mean) ** 2 for one in sums) / most), 6)
