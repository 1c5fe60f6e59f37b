"""Shared gaps in plain Python from the rows, slowly and literally: every rank ranked again, every pair looked at."""

from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

from gapbridge.facts import Need, Offer
from gapbridge.gaps.hierarchy import Hierarchy
from gapbridge.gaps.lacking import Cluster, Lack, Lacked, in_order
from gapbridge.rows import Row
from tests.reference import Reference

Gap = dict[str, Any]


def shared_gaps(
    reference: Reference,
    min_clusters: int = 2,
    branch_id: str | None = None,
    include_covered: bool = True,
    matched: bool = False,
    covered_by: Collection[str] = (),
) -> list[Gap]:
    """The rows of the answer as `SharedGap` has them, without `reasons` and names."""
    lacked = [
        one
        for one in sorted(reference.dataset.keys("Competence"))
        if branch_id is None or branch_id in reference.broader("competence_broader", {one})
        if any(reference.in_industry(cluster) and reference.open_needs(cluster, one) for cluster in reference.clusters)
    ]
    found = []
    for key, counted in _counted(reference, lacked, matched).items():
        lacking = []
        for cluster in filter(reference.in_industry, reference.clusters):
            needs = [need for one in counted for need in reference.open_needs(cluster, one)]
            covers = [
                cover
                for one in counted
                if reference.open_needs(cluster, one)
                for cover in _covers(reference, cluster, one, covered_by)
            ]
            if needs and (include_covered or not covers):
                lacking.append((cluster, needs, covers))
        if len(lacking) >= min_clusters:
            found.append(_gap(reference, key, counted, lacking))
    found.sort(key=lambda gap: (-gap["cluster_count"], gap["competence_id"]))
    _rank(found)
    _compare(found)
    return found


def _counted(reference: Reference, lacked: Sequence[str], matched: bool) -> dict[str, list[str]]:
    """What each row of the answer counts: a competence, or those that are matched to one concept."""
    gathered: dict[str, list[str]] = {}
    if matched:
        for concept in sorted(reference.dataset.keys("Competence")):
            same = [one for one in lacked if one == concept or (one, concept) in matches(reference)]
            if len(same) > 1 and same not in gathered.values():
                gathered[concept] = same
    taken = {one for same in gathered.values() for one in same}
    return gathered | {one: [one] for one in lacked if one not in taken}


def matches(reference: Reference) -> dict[tuple[str, str], set[str]]:
    """The exact and close matches that count, by their two ends."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in reference.valid("matches"):
        if row.properties["kind"] in ("exact", "close"):
            found.setdefault((row.start_id, row.end_id), set()).add(row.id)
    return found


def _covers(
    reference: Reference, cluster: str, lacked: str, ways: Collection[str]
) -> list[tuple[Row, str, str | None]]:
    """The offers that cover a gap: the statement, the way, and the statement by which its holder belongs."""
    found = []
    for offer in reference.valid("offers"):
        way = _way(reference, lacked, offer.end_id, ways)
        found += [(offer, way, by) for by in _belongs(reference, offer.start_id, cluster, True) if way]
    return found


def _way(reference: Reference, lacked: str, offered: str, ways: Collection[str]) -> str | None:
    def concepts(one: str) -> set[str]:
        return {one} | {concept for start, concept in matches(reference) if start == one}

    if lacked == offered:
        return "same"
    if "matched" in ways and concepts(lacked) & concepts(offered):
        return "matched"
    if "narrower" in ways and lacked in reference.broader("competence_broader", {offered}):
        return "narrower"
    if "broader" in ways and offered in reference.broader("competence_broader", {lacked}):
        return "broader"
    return None


def _belongs(reference: Reference, holder: str, cluster: str, members: bool) -> list[str | None]:
    """How an organisation speaks for a cluster: None where it is the cluster, else the memberships."""
    if holder == cluster:
        return [None]
    found = [row.id for row in reference.valid("member_of") if (row.start_id, row.end_id) == (holder, cluster)]
    return sorted(found) if members else []  # type: ignore[return-value]


def _gap(reference: Reference, key: str, counted: Sequence[str], lacking: Sequence[Any]) -> Gap:
    clusters = [cluster for cluster, _, _ in lacking]
    needs = [need for _, some, _ in lacking for need in some]
    exact = [cluster for cluster, _, covers in lacking if any(way == "same" for _, way, _ in covers)]
    remedies = {need.id: need.properties.get("remedy") for need in needs}
    said = list(remedies.values())
    return {
        "competence_id": key,
        "merged_ids": list(counted) if list(counted) != [key] else [],
        "cluster_ids": clusters,
        "cluster_count": len(clusters),
        "covered_cluster_ids": exact,
        "widely_covered_cluster_ids": [one for one, _, covers in lacking if covers and one not in exact],
        **breadth(reference, clusters),
        **_scores(list({need.id: need for need in needs}.values())),
        "training_count": said.count("training"),
        "organisational_change_count": said.count("organisational_change"),
        "not_for_events": False if "training" in said else None if None in said else True,
        **reference.evidence(needs),
        "supporting_ids": supporting(reference, key, counted, lacking),
        "coverage": _coverage(lacking),
    }


def breadth(reference: Reference, clusters: Sequence[str]) -> Gap:
    """Over which industries some clusters are spread."""
    known = [cluster for cluster in clusters if reference.industries(cluster)]
    apart = [_disjoint(reference, *pair) for pair in product(known, known)]
    return {
        "industry_ids": sorted({one for cluster in known for one in reference.industries(cluster)}),
        "industry_count": len({one for cluster in known for one in reference.industries(cluster)}),
        "unknown_industry_cluster_ids": [cluster for cluster in clusters if cluster not in known],
        "cross_industry": any(apart) or (None if len(known) < len(clusters) and len(clusters) > 1 else False),
        "industry_spread": round(sum(apart) / len(apart), 6) if len(known) > 1 else None,
    }


def _disjoint(reference: Reference, one: str, other: str) -> bool:
    return not (
        reference.industries(one) & reference.wider_industries(other)
        or reference.industries(other) & reference.wider_industries(one)
    )


def _scores(needs: Sequence[Row]) -> Gap:
    given = [
        (need.start_id, *(need.properties.get(name) for name in ("importance", "ability", "scale_max")))
        for need in needs
    ]
    rated: list[Any] = [one for one in given if None not in one]
    touched = sum(one[1] is not None or one[2] is not None for one in given)
    if not rated:
        return {"mwds": None, "rds": None, "rating_scale": None, "rating_count": 0, "unused_rating_count": touched}
    by_scale = {scale: {who for who, _, _, on in rated if on == scale} for _, _, _, scale in rated}
    scale = sorted(by_scale, key=lambda one: (-len(by_scale[one]), -one))[0]
    pairs = []
    for who in by_scale[scale]:
        own = [(Fraction(i), Fraction(a)) for one, i, a, on in rated if (one, on) == (who, scale)]
        pairs.append((sum(i for i, _ in own) / len(own), sum(a for _, a in own) / len(own)))
    weight = sum(i for i, _ in pairs) / len(pairs)
    able = [(a > i) - (a < i) for i, a in pairs]
    return {
        "mwds": round(float(sum((i - a) * weight for i, a in pairs) / len(pairs)), 6),
        "rds": round(100 * sum(able) / len(able), 6),
        "rating_scale": scale,
        "rating_count": len(pairs),
        "unused_rating_count": touched - sum(on == scale for _, _, _, on in rated),
    }


def supporting(reference: Reference, key: str, counted: Sequence[str], lacking: Sequence[Any]) -> list[str]:
    """The statements by which needs count for these clusters."""
    found: set[str | None] = set()
    for cluster, needs, covers in lacking:
        for need in needs:
            found |= set(_belongs(reference, need.start_id, cluster, reference.scope.include_members))
        for offer, _, by in covers:
            found |= {offer.id, by}
        found |= {row.id for row in reference.valid("in_industry") if row.start_id == cluster}
    if list(counted) != [key]:
        found |= {match for one in counted for match in matches(reference).get((one, key), ())}
    return sorted(found - {None})  # type: ignore[arg-type]


def _coverage(lacking: Sequence[Any]) -> list[Gap]:
    found = {}
    for cluster, _, covers in lacking:
        for offer, _, _ in covers:
            ways = {way for other, way, _ in covers if other.id == offer.id}
            closest = next(way for way in ("same", "matched", "narrower", "broader") if way in ways)
            found[cluster, offer.id] = {
                "cluster_id": cluster, "organisation_id": offer.start_id, "competence_id": offer.end_id, "way": closest,
                "statement_id": offer.id, "source_id": offer.properties["source_id"],
                "status": offer.properties["status"],
            }  # fmt: skip
    return [found[at] for at in sorted(found)]


def _rank(found: list[Gap]) -> None:
    clusters = sorted({cluster for gap in found for cluster in gap["cluster_ids"]})
    left_out = [[len(set(gap["cluster_ids"]) - {cluster}) for gap in found] for cluster in clusters]
    for at, gap in enumerate(found):
        gap["rank"] = 1 + sum(other["cluster_count"] > gap["cluster_count"] for other in found)
        ranks = [1 + sum(count > counts[at] for count in counts) for counts in left_out]
        gap["best_rank"], gap["worst_rank"] = (min(ranks), max(ranks)) if len(clusters) > 1 else (None, None)


def _compare(found: list[Gap]) -> None:
    for gap in found:
        gap["rating_disagreement"], gap["order_disagreement_ids"] = None, []
        if gap["mwds"] is None:
            continue
        falls_short = {1: "short", 0: "level", -1: "beyond"}
        signs = [falls_short[(score > 0) - (score < 0)] for score in (gap["mwds"], -gap["rds"])]
        opposed = [
            other["competence_id"]
            for other in found
            if other["mwds"] is not None
            and other["rating_scale"] == gap["rating_scale"]
            and ((other["mwds"] > gap["mwds"] and other["rds"] > gap["rds"])
                 or (other["mwds"] < gap["mwds"] and other["rds"] < gap["rds"]))
        ]  # fmt: skip
        gap["order_disagreement_ids"] = opposed[:10]
        gap["rating_disagreement"] = ["sign"] * (signs[0] != signs[1]) + ["order"] * bool(opposed)


def lacked(reference: Reference) -> list[Lacked]:
    """What clusters lack, as the product holds it in memory, from the rows: for tests that need no database."""
    found = []
    for key in sorted(reference.dataset.keys("Competence")):
        lacks = []
        for cluster in filter(reference.in_industry, reference.clusters):
            needs = [need for row in reference.open_needs(cluster, key) for need in _needs(reference, row, cluster)]
            if needs:
                lacks.append(Lack(_cluster(reference, cluster), tuple(sorted(needs, key=lambda need: need.id))))
        if lacks:
            found.append(Lacked(key, key, tuple(lacks)))
    return in_order(found)


def offers(reference: Reference) -> dict[str, dict[str, list[Offer]]]:
    """What clusters offer, as the product holds it in memory: by cluster and competence."""
    found: dict[str, dict[str, list[Offer]]] = {}
    for cluster, row in product(reference.clusters, reference.valid("offers")):
        for by in _belongs(reference, row.start_id, cluster, True):
            said = Offer(
                row.id, row.start_id, row.end_id, str(row.properties["source_id"]), str(row.properties["status"]),
                member_of_id=by,
            )  # fmt: skip
            found.setdefault(cluster, {}).setdefault(row.end_id, []).append(said)
    return found


def _needs(reference: Reference, row: Row, cluster: str) -> list[Need]:
    names = (
        "source_id",
        "status",
        "attribution",
        "importance",
        "ability",
        "target",
        "scale_max",
        "remedy",
        "valid_from",
    )
    said: dict[str, Any] = {name: row.properties.get(name) for name in names}
    belongs = _belongs(reference, row.start_id, cluster, reference.scope.include_members)
    return [
        Need(id=row.id, holder_id=row.start_id, competence_id=row.end_id, member_of_id=by, **said) for by in belongs
    ]


def _cluster(reference: Reference, key: str) -> Cluster:
    placed = tuple(sorted(row.id for row in reference.valid("in_industry") if row.start_id == key))
    known, wider = reference.industries(key), reference.wider_industries(key)
    return Cluster(key, key, frozenset(known), frozenset(wider), placed)


def hierarchy(reference: Reference) -> Hierarchy:
    """The hierarchy of competences, as the product holds it in memory."""
    stated = list(reference.dataset.rows_of("competence_broader"))
    broader = {
        one: tuple(sorted({row.end_id for row in stated if row.start_id == one}))
        for one in {row.start_id for row in stated}
    }
    names = {key: key for key in reference.dataset.keys("Competence")}
    return Hierarchy(names, broader, {(row.start_id, row.end_id): (row.id,) for row in stated})
