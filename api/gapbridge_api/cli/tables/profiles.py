"""The profile of a cluster as tables."""

from collections.abc import Mapping, Sequence

from gapbridge.results import ClusterProfile, Peer, ProfileMember
from gapbridge.results.base import Result
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import Sources, answer, listed, number, shortened

FIELDS = {
    "founded": "founded",
    "country": "country",
    "region": "region",
    "industries": "industries",
    "coordinator": "coordinator",
    "members": "members, as published",
    "members_by_kind": "known members by kind",
    "excellence_label": "excellence label",
    "staff": "staff",
}
MEASURES = {"excellence_label": "excellence label", "founded": "founding year", "member_count": "number of members"}
AGREEMENT = {
    "single": "",
    "agree": "agree",
    "changed": "changed over time",
    "conflict": "in conflict",
    "undecided": "differ",
}
REASON = {
    "no_number": "in words, not to be compared",
    "other_unit": "in other units",
    "date_unknown": "a date is missing or inexact",
    None: "",
}


def cluster_profile(found: ClusterProfile) -> tuple[list[Answer], str]:
    """The profile of a cluster, part by part, and what its numbers of sources stand for."""
    sources = Sources()
    parts = [part(found, sources) for part in (_fields, _figures, _members, _needs, _offers, _events, _ties, _peers)]
    sources.marks(found.source_ids)
    return parts, "\n".join([*([f"Note: {found.note}."] if found.note else []), sources.legend()])


def profile_record(found: ClusterProfile) -> Answer:
    """The same as one record, for programs."""
    return answer("", ClusterProfile, [found], {})


def _fields(found: ClusterProfile, sources: Sources) -> Answer:
    columns: Mapping[str, Sequence[object]] = {
        "field": [FIELDS[one.field] for one in found.fields],
        "known": [listed(one.values) or "unknown" for one in found.fields],
        "said by": [_said_by(one, sources) for one in found.fields],
    }
    return _part(f"{found.cluster_name}, as of {found.as_of}", found.fields, columns)


def _figures(found: ClusterProfile, sources: Sources) -> Answer:
    lines = [(group, at, one) for group in found.figures for at, one in enumerate(group.figures)]
    columns: Mapping[str, Sequence[object]] = {
        "figure": ["" if at else group.property for group, at, _ in lines],
        "value": [one.value for _, _, one in lines],
        "date": [one.as_of or "unknown" for _, _, one in lines],
        "beside the others": [
            "" if at else listed([told for told in (AGREEMENT[group.agreement], REASON[group.reason]) if told])
            for group, at, _ in lines
        ],
        "said by": [_said_by(one, sources) for _, _, one in lines],
    }
    return _part("Published figures, side by side", [one for _, _, one in lines], columns)


def _members(found: ClusterProfile, sources: Sources) -> Answer:
    by_kind: dict[str, list[ProfileMember]] = {}
    for one in found.members:
        by_kind.setdefault(one.kind or "unknown", []).append(one)
    columns: Mapping[str, Sequence[object]] = {
        "kind": list(by_kind),
        "how many": [found.members_by_kind[kind] for kind in by_kind],
        "who": [
            _some([one.member_name for one in rows], found.members_by_kind[kind]) for kind, rows in by_kind.items()
        ],
        "said by": [
            sources.marks(sorted({key for one in rows for key in one.source_ids})) for rows in by_kind.values()
        ],
    }
    title = "Known members" + (f" ({found.known_member_count}; there may be more)" if found.members else "")
    return _part(title, found.members, columns)


def _needs(found: ClusterProfile, sources: Sources) -> Answer:
    counts = f"{found.open_need_count} open, {found.covered_need_count} of these offered in the cluster"
    columns: Mapping[str, Sequence[object]] = {
        "competence": [f"{one.competence_name}\n{one.competence_id}" for one in found.needs],
        "state": [one.state for one in found.needs],
        "own that offer it": [listed(one.covering_ids) or "none known" for one in found.needs],
        "attended": [listed(one.attended_event_ids) or "nothing known" for one in found.needs],
        "to come": [listed(one.planned_event_ids) or "none planned" for one in found.needs],
        "said by": [_said_by(one, sources) for one in found.needs],
    }
    return _part(f"Needs: {counts}, {found.closed_need_count} closed", found.needs, columns)


def _offers(found: ClusterProfile, sources: Sources) -> Answer:
    columns: Mapping[str, Sequence[object]] = {
        "competence": [f"{one.competence_name}\n{one.competence_id}" for one in found.offers],
        "offered by": [shortened(one.organisation_ids) for one in found.offers],
        "said by": [_said_by(one, sources) for one in found.offers],
    }
    return _part("Offers", found.offers, columns)


def _events(found: ClusterProfile, sources: Sources) -> Answer:
    columns: Mapping[str, Sequence[object]] = {
        "event": [f"{one.event_name}\n{one.event_id}" for one in found.events],
        "": [one.when for one in found.events],
        "day": [one.starts_on or one.when_stated for one in found.events],
        "who, or what it teaches of its needs": [
            listed(one.attendee_ids or one.competence_ids) for one in found.events
        ],
        "said by": [_said_by(one, sources) for one in found.events],
    }
    return _part("Events attended and due", found.events, columns)


def _ties(found: ClusterProfile, sources: Sources) -> Answer:
    lines = [
        *(("coordinator", one.member_name, one.kind or "", "", one) for one in found.coordinators),
        *(("programme", one.programme_name, "", str(one.since or "unknown"), one) for one in found.programmes),
        *(("industry", one.industry_name, one.scheme or "", "", one) for one in found.industries),
        *(
            ("works with", one.partner_name, listed(one.kinds), str(one.since or "unknown"), one)
            for one in found.collaborations
        ),
    ]
    columns: Mapping[str, Sequence[object]] = {
        "tie": [tie for tie, *_ in lines],
        "to": [name for _, name, *_ in lines],
        "kind": [kind for _, _, kind, *_ in lines],
        "since": [since for _, _, _, since, _ in lines],
        "said by": [_said_by(one, sources) for *_, one in lines],
    }
    return _part("Coordinator, programmes, industries, collaborations", [one for *_, one in lines], columns)


def _peers(found: ClusterProfile, sources: Sources) -> Answer:
    told, rows = found.peers, found.peers.peers
    columns: Mapping[str, Sequence[object]] = {
        "cluster": [f"{one.cluster_name}\n{one.cluster_id}" for one in rows],
        "close on": [listed([MEASURES[measure] for measure in one.compared]) for one in rows],
        "label": [one.excellence_label for one in rows],
        "founded": [one.founded_year for one in rows],
        "members": [_members_of(one) for one in rows],
        "said by": [_said_by(one, sources) for one in rows],
    }
    unknown = listed([MEASURES[measure] for measure in told.unknown])
    if told.declined:
        return _part(f"Maturity peers (not looked for, too little is known; unknown: {unknown})", [], columns)
    of = f"of {told.comparable_count} that can be compared" + (f"; unknown: {unknown}" if unknown else "")
    return _part(f"Maturity peers, {of}", rows, columns)


def _part(title: str, rows: Sequence[Result], columns: Mapping[str, Sequence[object]]) -> Answer:
    return answer(title, type(rows[0]) if rows else Result, rows, columns)


def _said_by(one: Result, sources: Sources) -> str:
    told = one.model_dump(include={"source_ids", "statuses"})
    return f"{listed(told['statuses'])} {sources.marks(told['source_ids'])}".strip()


def _some(names: Sequence[str], count: int, most: int = 12) -> str:
    rest = count - len(names[:most])
    return listed(names[:most]) + (f" and {rest} more" if rest else "")


def _members_of(one: Peer) -> str:
    if one.least_members is None:
        return "unknown"
    if one.least_members == one.most_members:
        return number(one.least_members)
    return f"{number(one.least_members)} to {number(one.most_members)}"
