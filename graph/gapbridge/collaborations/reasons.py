"""Why clusters could work together: the paths behind each suggestion, and whom to talk to."""

from collections.abc import Sequence
from typing import Any, Literal

from gapbridge.collaborations.measures import MAX_ROWS, Measure
from gapbridge.collaborations.pairs import of_pair
from gapbridge.collaborations.profiles import PairKey, Profile, Profiles, with_offers
from gapbridge.database import Database
from gapbridge.results import Contact, Organisation, Reasons, Suggestion
from gapbridge.results.collaborations import Direction, Kind

MAX_PATHS = 20

Because = Literal["offers", "needs", "linked"]

_QUERIES: dict[Kind, str] = {
    "teach_learn": "collaborations/teach_learn",
    "learn_together": "collaborations/learn_together",
    "do_business": "collaborations/do_business",
}
_BECAUSE: dict[Direction, tuple[Because, Because]] = {  # why those at the cluster's and the partner's end are asked
    "learn": ("needs", "offers"),
    "teach": ("offers", "needs"),
    "together": ("needs", "needs"),
    "supply": ("linked", "linked"),
    "buy": ("linked", "linked"),
    "tie": ("linked", "linked"),
}

_NOBODY = "Nobody to talk to is known at {}: no member is named, and no coordinator is known."


def justified(
    database: Database, profiles: Profiles, measures: Sequence[Measure], max_paths: int = MAX_PATHS
) -> list[Suggestion]:
    """Each measure as a suggestion with the paths that justify it, read at once for all of a kind.

    What changed in the graph since it was measured, and has no path any more, is left out.
    """
    shown = {key for one in measures for key in (one.cluster_id, one.partner_id)}
    profiles = with_offers(database, profiles, shown)
    of_pairs: dict[PairKey, dict[str, Any]] = {}
    told = {kind: read(database, profiles, kind, measures, max_paths) for kind in {one.kind for one in measures}}
    found = []
    for one in measures:
        pair = (one.cluster_id, one.partner_id)
        reasons = told[one.kind].get((*_as_told(one), "learn" if one.direction == "teach" else one.direction))
        if reasons is not None:
            if pair not in of_pairs:
                of_pairs[pair] = of_pair(profiles, *pair)
            found.append(_suggestion(profiles, one, of_pairs[pair], reasons))
    return found


def read(
    database: Database, profiles: Profiles, kind: Kind, measures: Sequence[Measure], max_paths: int
) -> dict[tuple[str, str, str], Reasons]:
    """The reasons of all measures of one kind, by cluster, partner and direction as its query tells them."""
    scope = profiles.scope
    pairs = sorted({_as_told(one) for one in measures if one.kind == kind})
    needs = {} if kind == "do_business" else {"include_members": scope.include_members}
    rows = database.read(
        _QUERIES[kind],
        **scope.said,
        **needs,
        pairs=[list(pair) for pair in pairs],
        max_paths=max_paths,
        max_rows=MAX_ROWS,
    )
    return {(row["cluster_id"], row["partner_id"], row["direction"]): Reasons(**row) for row in rows}


def _as_told(one: Measure) -> PairKey:
    """The two clusters as the query tells of them: of a lesson always the learner first."""
    return (one.partner_id, one.cluster_id) if one.direction == "teach" else (one.cluster_id, one.partner_id)


def _suggestion(profiles: Profiles, one: Measure, of_both: dict[str, Any], reasons: Reasons) -> Suggestion:
    ends = [reasons.cluster_ends, reasons.partner_ends]
    if one.direction == "teach":
        ends.reverse()
    clusters = [profiles.clusters[key] for key in (one.cluster_id, one.partner_id)]
    told = [_contacts(*side) for side in zip(clusters, ends, _BECAUSE[one.direction], strict=True)]
    nobody = [cluster.id for cluster, contacts in zip(clusters, told, strict=True) if not contacts]
    silent = {"contacts": _NOBODY.format(" and ".join(nobody))} if nobody else {}
    return Suggestion(
        **(of_both | {"unknown": of_both["unknown"] | silent}),
        kind=one.kind,
        direction=one.direction,
        rank=one.rank,
        value=one.value,
        subject_ids=reasons.subject_ids,
        contacts=[contact for contacts in told for contact in contacts],
        statuses=reasons.statuses,
        source_ids=reasons.source_ids,
        path_count=reasons.path_count,
        paths=reasons.paths,
    )


def _contacts(cluster: Profile, ends: Sequence[Organisation], because: Because) -> list[Contact]:
    """The members at an end of the paths, by key; where it is only the cluster itself, its coordinators."""
    members = sorted((end for end in ends if end.label == "Member"), key=lambda end: end.id)
    if members:
        return [_contact(cluster, member, because) for member in members]
    return [_contact(cluster, member, "coordinates") for member in cluster.coordinators]


def _contact(cluster: Profile, member: Organisation, because: Because | Literal["coordinates"]) -> Contact:
    return Contact(
        cluster_id=cluster.id,
        member_id=member.id,
        member_name=member.name_en,
        kind=member.kind,
        country=member.country,
        because=because,
    )
