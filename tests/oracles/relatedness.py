"""Relatedness in plain Python, from the formulas: sets of clusters, no matrices."""

from collections.abc import Sequence

Counts = Sequence[Sequence[int]]  # a row for each cluster, a column for each competence


def advantage(counts: Counts) -> list[list[float]]:
    total = sum(map(sum, counts))
    by_competence = [sum(column) for column in zip(*counts, strict=True)]
    return [
        [(one / sum(row)) / (by_competence[at] / total) if one else 0.0 for at, one in enumerate(row)] for row in counts
    ]


def proximity(present: Counts, one: int, other: int) -> tuple[float, int]:
    """The proximity of two competences, and how many clusters have both."""
    first, second = ({at for at, row in enumerate(present) if row[place]} for place in (one, other))
    most = max(len(first), len(second))
    return (len(first & second) / most if most else 0.0), len(first & second)


def density(present: Counts, cluster: int, competence: int) -> float | None:
    others = [at for at in range(len(present[0])) if at != competence]
    near = {at: proximity(present, competence, at)[0] for at in others}
    whole = sum(near.values())
    return sum(near[at] for at in others if present[cluster][at]) / whole if whole else None


def jaccard(present: Counts, one: int, other: int) -> float | None:
    first, second = ({at for at, cell in enumerate(present[place]) if cell} for place in (one, other))
    return len(first & second) / len(first | second) if first | second else None
