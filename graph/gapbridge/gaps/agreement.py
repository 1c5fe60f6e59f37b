"""Whether the clusters agree which needs matter most: Kendall's coefficient of concordance."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from gapbridge import keys
from gapbridge.database import Database
from gapbridge.facts import Need
from gapbridge.gaps import evidence, lacking
from gapbridge.gaps.complete_block import Block, complete_block
from gapbridge.gaps.lacking import Lacked
from gapbridge.results import GapAgreement
from gapbridge.scope import Scope, checked

Rated = Literal["ability", "discrepancy", "importance"]
RATED: tuple[Rated, ...] = ("ability", "discrepancy", "importance")
FEWEST_ITEMS_OF_P = 8


@dataclass(frozen=True)
class Concordance:
    """Kendall's W of complete rankings, and its test: each None where it is not defined."""

    w: float | None
    chi_square: float | None = None
    p_value: float | None = None


def gap_agreement(
    database: Database, scope: Scope | None = None, *, branch_id: str | None = None
) -> list[GapAgreement]:
    """How far clusters agree on importance, on ability, and on the discrepancy between them; one row for each.

    Raises:
        NotFound: There is no such industry or competence.
    """
    chosen = checked(database, scope)
    if branch_id is not None:
        keys.require(database, "Competence", branch_id)
    return of(lacking.read(database, chosen, branch_id=branch_id))


def of(found: Sequence[Lacked]) -> list[GapAgreement]:
    """The agreement among clusters on what they lack, by what was rated, ascending."""
    return [_agreement(rated, found) for rated in RATED]


def concordance(rows: Sequence[Sequence[float]]) -> Concordance:
    """Kendall's W with ties corrected, of ratings with one row for each rater: 0 no agreement, 1 the same ranking.

    With R_i the sum of ranks (ties share their mean rank) of item i, m raters, n items, S the squared deviations of R
    from their mean, and T_j the sum of t^3 - t over the ties of rater j:
    `W = 12 S / (m^2 (n^3 - n) - m sum T_j)` (Kendall and Babington Smith 1939, Annals of Mathematical Statistics
    10:275-287; ties: Kendall 1948, Rank Correlation Methods). `m (n - 1) W` is Friedman's statistic; it is about
    chi-square with n - 1 degrees of freedom, but not for small n, so there is a p-value from 8 items on (Siegel and
    Castellan 1988, Nonparametric Statistics, 2nd ed., section 9.7).
    """
    import numpy as np
    from scipy.stats import chi2, rankdata

    ranks = np.array([rankdata(row) for row in rows])
    raters, items = ranks.shape
    sums = ranks.sum(axis=0)
    ties = sum(size**3 - size for row in ranks for size in Counter(row.tolist()).values())
    most = raters**2 * (items**3 - items) - raters * ties
    if most == 0:
        return Concordance(None)
    w = 12 * float(((sums - sums.mean()) ** 2).sum()) / most
    statistic = raters * (items - 1) * w
    p_value = float(chi2.sf(statistic, items - 1)) if items >= FEWEST_ITEMS_OF_P else None
    return Concordance(round(w, 6), round(statistic, 6), p_value)


def ratings_of(
    rated: Rated, found: Iterable[Lacked]
) -> tuple[dict[str, dict[str, float]], dict[tuple[str, str], list[Need]]]:
    """What each cluster rated, on the scale on which it rated most competences (the higher of equals), and by whom.

    Several ratings of an organisation count as their mean, and those of several organisations of a cluster likewise.
    """
    said: dict[str, dict[float, dict[str, list[Need]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for one in found:
        for lack in one.lacks:
            for need in {need.id: need for need in lack.needs}.values():
                if need.scale_max is not None and _value(rated, need) is not None:
                    said[lack.cluster.id][need.scale_max][one.id].append(need)
    ratings: dict[str, dict[str, float]] = {}
    needs: dict[tuple[str, str], list[Need]] = {}
    for cluster, scales in said.items():
        scale = max(scales, key=lambda one: (len(scales[one]), one))
        ratings[cluster] = {competence: _mean(rated, some) for competence, some in scales[scale].items()}
        needs |= {(cluster, competence): some for competence, some in scales[scale].items()}
    return ratings, needs


def _value(rated: Rated, need: Need) -> float | None:
    if rated == "discrepancy":
        return None if need.importance is None or need.ability is None else need.importance - need.ability
    return need.importance if rated == "importance" else need.ability


def _mean(rated: Rated, needs: Iterable[Need]) -> float:
    by_holder: dict[str, list[float]] = defaultdict(list)
    for need in needs:
        value = _value(rated, need)
        if value is not None:
            by_holder[need.holder_id].append(value)
    return round(fmean(fmean(values) for values in by_holder.values()), 9)


def _agreement(rated: Rated, found: Sequence[Lacked]) -> GapAgreement:
    ratings, needs = ratings_of(rated, found)
    block = complete_block(ratings)
    clusters, items = block.clusters, block.competences
    rows = [[ratings[cluster][item] for item in items] for cluster in clusters]
    told = concordance(rows) if rows else Concordance(None)
    used = [need for cluster in clusters for item in items for need in needs[cluster, item]]
    return GapAgreement(
        rated=rated,
        w=told.w,
        cluster_ids=clusters,
        rater_count=len(clusters),
        competence_ids=items,
        item_count=len(items),
        largest=block.largest,
        mean_ratings=[round(fmean(column), 6) for column in zip(*rows, strict=True)],
        chi_square=told.chi_square,
        degrees_of_freedom=None if told.w is None else len(items) - 1,
        p_value=told.p_value,
        unused_cluster_ids=sorted(set(ratings) - set(clusters)),
        unused_competence_ids=sorted({item for said in ratings.values() for item in said} - set(items)),
        **evidence.of(used),
        supporting_ids=sorted(evidence.memberships(used)),
        reasons=_reasons(told, block, bool(ratings)),
    )


def _reasons(told: Concordance, block: Block, rated: bool) -> dict[str, str]:
    names = ("w", "chi_square", "degrees_of_freedom", "p_value")
    if told.w is None and not rated:
        return dict.fromkeys(names, "nobody rated it on a stated scale")
    if told.w is None and not block.clusters:
        found = "" if block.largest else " (as far as was searched)"
        return dict.fromkeys(names, f"no three clusters rated the same three competences{found}")
    if told.w is None:
        return dict.fromkeys(names, "every cluster rated all of them alike, so there is no ranking")
    return {"p_value": "too few competences: the approximation holds from 8 on"} if told.p_value is None else {}
