"""The profile of a cluster, put together from its facts: known and unknown, needs, offers, events, ties, peers."""

from collections import Counter
from collections.abc import Iterable, Sequence

from gapbridge.members.facts import Said, rests_on
from gapbridge.outcomes.evidence import Event
from gapbridge.outcomes.need_outcomes import need_outcomes
from gapbridge.profiles import figures
from gapbridge.profiles.facts import ProfileFacts, Tied, TieStatement
from gapbridge.profiles.peers import peers
from gapbridge.results import (
    ClusterProfile,
    NeedOutcome,
    ProfileCollaboration,
    ProfileEvent,
    ProfileField,
    ProfileIndustry,
    ProfileMember,
    ProfileNeed,
    ProfileOffer,
    ProfileProgramme,
)
from gapbridge.results.profiles import ProfileFieldKey

UNKNOWN = "unknown"


def profile(facts: ProfileFacts, max_rows: int) -> ClusterProfile:
    """What is known of a cluster and what is not; at most so many members are named."""
    cluster, members = facts.cluster, [_member(one) for one in facts.tied("MEMBER_OF")]
    fields, needs = _fields(facts), _needs(facts)
    found = ClusterProfile(
        cluster_id=cluster.id,
        cluster_name=cluster.name_en,
        status=cluster.status,
        as_of=facts.scope.as_of,
        note=cluster.note,
        fields=fields,
        unknown=[one.field for one in fields if not one.known],
        figures=figures.groups(cluster.figures),
        known_member_count=len(members),
        members_by_kind=dict(sorted(Counter(one.kind or UNKNOWN for one in members).items())),
        coordinators=[_member(one) for one in facts.tied("COORDINATES")],
        members=members[:max_rows],
        open_need_count=sum(one.state == "open" for one in needs),
        closed_need_count=sum(one.state == "closed" for one in needs),
        covered_need_count=sum(one.state == "open" and one.covered for one in needs),
        needs=needs,
        offers=[_offer(one) for one in facts.tied("OFFERS")],
        events=_events(facts, {one.competence_id for one in needs if one.state == "open"}),
        programmes=[_programme(one) for one in facts.tied("TAKES_PART_IN")],
        industries=[_industry(one) for one in facts.tied("IN_INDUSTRY")],
        collaborations=[_collaboration(one) for one in facts.tied("COLLABORATES_WITH")],
        peers=peers(cluster, facts.others),
        source_ids=[],
        statuses=[],
    )
    return found.model_copy(update=_rests_on(found, cluster.source_id))


def _rests_on(found: ClusterProfile, source_id: str) -> dict[str, list[str]]:
    """The sources and statuses of all that a profile lists."""
    lists = (
        found.fields, found.coordinators, found.members, found.needs, found.offers, found.events,
        found.programmes, found.industries, found.collaborations, found.peers.peers,
        [figure for group in found.figures for figure in group.figures],
    )  # fmt: skip
    rows = [row.model_dump(include={"source_ids", "statuses"}) for rows in lists for row in rows]
    return {
        "source_ids": sorted({source_id, *(key for row in rows for key in row["source_ids"])}),
        "statuses": sorted({found.status, *(name for row in rows for name in row["statuses"])}),
    }


def _fields(facts: ProfileFacts) -> list[ProfileField]:
    """The fields of an ECCP profile that the graph can hold, known or unknown."""
    cluster, published = facts.cluster, figures.grouped(facts.cluster.figures)
    kinds = Counter(one.kind for one in facts.tied("MEMBER_OF") if one.kind)

    def figure(field: ProfileFieldKey, name: str) -> ProfileField:
        said = published.get(name, [])
        return _field(field, [one.value + (f" ({one.as_of})" if one.as_of else "") for one in said], said)

    def tied(field: ProfileFieldKey, type_: str) -> ProfileField:
        return _field(field, [one.key for one in facts.tied(type_)], _said(facts.tied(type_)))

    return [
        _field("founded", [cluster.founded_on] if cluster.founded_on else [], [cluster]),
        _field("country", [cluster.country] if cluster.country else [], [cluster]),
        _field("region", [cluster.region] if cluster.region else [], [cluster]),
        tied("industries", "IN_INDUSTRY"),
        tied("coordinator", "COORDINATES"),
        figure("members", figures.MEMBERS),
        _field(
            "members_by_kind",
            [f"{kind}: {count}" for kind, count in sorted(kinds.items())],
            _said(one for one in facts.tied("MEMBER_OF") if one.kind),
        ),
        figure("excellence_label", figures.LABEL),
        figure("staff", figures.STAFF),
    ]


def _field(field: ProfileFieldKey, values: list[str], said: Sequence[Said]) -> ProfileField:
    values = list(dict.fromkeys(values))
    return ProfileField(field=field, known=bool(values), values=values, **rests_on(said if values else ()))


def _needs(facts: ProfileFacts) -> list[ProfileNeed]:
    offering = {one.key: sorted({said.holder_id for said in one.statements}) for one in facts.tied("OFFERS")}
    found: dict[str, list[NeedOutcome]] = {}
    for one in need_outcomes(facts.evidence):
        found.setdefault(one.competence_id, []).append(one)
    return [_need(outcomes, offering.get(key, [])) for key, outcomes in sorted(found.items())]


def _need(outcomes: list[NeedOutcome], covering_ids: list[str]) -> ProfileNeed:
    return ProfileNeed(
        competence_id=outcomes[0].competence_id,
        competence_name=outcomes[0].competence_name,
        state="open" if any(one.state == "open" for one in outcomes) else "closed",
        covered=bool(covering_ids),
        covering_ids=covering_ids,
        attended_event_ids=sorted({key for one in outcomes for key in one.attended_event_ids}),
        planned_event_ids=sorted({key for one in outcomes for key in one.planned_event_ids}),
        source_ids=sorted({key for one in outcomes for key in one.source_ids}),
        statuses=sorted({name for one in outcomes for name in one.statuses}),
    )


def _events(facts: ProfileFacts, lacking: set[str]) -> list[ProfileEvent]:
    """The events of the past that somebody of the cluster attended, and those to come that teach what it lacks."""
    own = facts.evidence.organisation_ids.get(facts.cluster.id, frozenset((facts.cluster.id,)))
    attended = [one for one in facts.evidence.past_events.values() if one.attendee_ids & own]
    due = [one for one in facts.evidence.coming_events.values() if one.competence_ids & lacking]
    rows = [
        *(_event(one, "attended", sorted(one.attendee_ids & own), []) for one in attended),
        *(_event(one, "due", [], sorted(one.competence_ids & lacking)) for one in due),
    ]
    return sorted(rows, key=lambda one: (one.starts_on is None, one.starts_on or one.ends_on, one.event_id))


def _event(event: Event, when: str, attendee_ids: list[str], competence_ids: list[str]) -> ProfileEvent:
    parts = [part for part in event.attended if part.key in attendee_ids]
    parts += [part for part in event.taught if part.key in competence_ids]
    return ProfileEvent.model_validate(
        {
            "event_id": event.id,
            "event_name": event.name_en,
            "when": when,
            "starts_on": event.starts_on,
            "ends_on": event.ends_on,
            "when_stated": event.when_stated,
            "attendee_ids": attendee_ids,
            "competence_ids": competence_ids,
            **rests_on(parts),
        }
    )


def _member(one: Tied) -> ProfileMember:
    roles = sorted({said.role for said in one.statements if said.role})
    return ProfileMember(
        member_id=one.key, member_name=one.name, kind=one.kind, roles=roles, **rests_on(one.statements)
    )


def _offer(one: Tied) -> ProfileOffer:
    holders = sorted({said.holder_id for said in one.statements})
    return ProfileOffer(
        competence_id=one.key, competence_name=one.name, organisation_ids=holders, **rests_on(one.statements)
    )


def _programme(one: Tied) -> ProfileProgramme:
    since = min((said.valid_from for said in one.statements if said.valid_from), default=None)
    return ProfileProgramme(programme_id=one.key, programme_name=one.name, since=since, **rests_on(one.statements))


def _industry(one: Tied) -> ProfileIndustry:
    return ProfileIndustry(industry_id=one.key, industry_name=one.name, scheme=one.kind, **rests_on(one.statements))


def _collaboration(one: Tied) -> ProfileCollaboration:
    return ProfileCollaboration(
        partner_id=one.key,
        partner_name=one.name,
        kinds=sorted({said.kind for said in one.statements if said.kind}),
        since=min((said.valid_from for said in one.statements if said.valid_from), default=None),
        **rests_on(one.statements),
    )


def _said(ties: Iterable[Tied]) -> list[TieStatement]:
    return [said for one in ties for said in one.statements]
