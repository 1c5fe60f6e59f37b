"""Benefit sheets: all that a member could gain and give, put together; in full, in lines, or in one row."""

from collections.abc import Iterator
from typing import Protocol

from gapbridge.facts import MAX_ROWS
from gapbridge.members import lessons, needs, openings
from gapbridge.members.facts import MemberFacts, rests_on
from gapbridge.members.side import Side
from gapbridge.results import BenefitLine, MemberBenefits, MemberCluster, MemberOverview
from gapbridge.results.members import NotKnown


class _Told(Protocol):
    """A row of an answer that says what it rests on."""

    @property
    def source_ids(self) -> list[str]:
        """Where it is said."""

    @property
    def statuses(self) -> list[str]:
        """What these statements are."""


def sheet(facts: MemberFacts, member_id: str, max_rows: int = MAX_ROWS) -> MemberBenefits:
    """The benefit sheet of one of the members that the facts were read for."""
    side = Side(facts, facts.asked[member_id])
    member, found = side.member, openings.openings(side)
    clusters, events = _clusters(side), needs.events_due(side)
    needed, offered = needs.needed(side, max_rows), lessons.offered(side, max_rows)
    told: list[_Told] = [*clusters, *needed, *offered, *found[:max_rows], *events]
    told += [one for row in needed for one in (*row.own_helpers, *row.other_helpers)]
    told += [one for row in needed for one in row.events]
    told += [one for row in offered for one in row.learners]
    return MemberBenefits(
        member_id=member.id,
        member_name=member.name_en,
        kind=member.kind,
        country=member.country,
        region=member.region,
        status=member.status,
        as_of=facts.scope.as_of,
        clusters=clusters,
        needs=needed,
        offers=offered,
        opening_count=len(found),
        openings=found[:max_rows],
        events=events,
        not_known=_not_known(side),
        source_ids=sorted({member.source_id, *(key for one in told for key in one.source_ids)}),
        statuses=sorted({member.status, *(name for one in told for name in one.statuses)}),
    )


def overview(facts: MemberFacts, member_id: str) -> MemberOverview:
    """One member in a row: counts, and the first of each part of its sheet."""
    found = sheet(facts, member_id)
    own = [row for row in found.needs if row.own]
    useful = [row for row in found.offers if row.learners]
    helpers = [one for row in own[:1] for one in (*row.own_helpers, *row.other_helpers)]
    learners = {one.organisation_id: one.own for row in useful for one in row.learners}
    return MemberOverview(
        member_id=found.member_id,
        member_name=found.member_name,
        kind=found.kind,
        need_count=len(own),
        helped_need_count=sum(bool(row.own_helpers) for row in own),
        elsewhere_need_count=sum(bool(row.other_helpers) and not row.own_helpers for row in own),
        taught_need_count=sum(bool(row.events) for row in own),
        first_need_id=own[0].competence_id if own else None,
        first_helper_id=helpers[0].organisation_id if helpers else None,
        lesson_count=len(useful),
        learner_count=len(learners),
        own_learner_count=sum(learners.values()),
        first_lesson_id=useful[0].competence_id if useful else None,
        first_learner_id=useful[0].learners[0].organisation_id if useful else None,
        opening_count=found.opening_count,
        first_opening_stage_id=found.openings[0].stage_id if found.openings else None,
        first_opening_cluster_id=found.openings[0].cluster_id if found.openings else None,
        event_count=len(found.events),
        first_event_id=found.events[0].event_id if found.events else None,
        first_event_on=found.events[0].starts_on if found.events else None,
        not_known=found.not_known,
        source_ids=found.source_ids,
        statuses=found.statuses,
    )


def lines(found: MemberBenefits) -> Iterator[BenefitLine]:
    """A sheet in lines, part by part; the first helpers, learners and openings, as it names them."""
    for need in found.needs:
        yield _line(
            need, "need", "own" if need.own else "cluster", need.competence_id, need.competence_name,
            own_organisation_ids=[one.organisation_id for one in need.own_helpers],
            other_organisation_ids=[one.organisation_id for one in need.other_helpers],
            cluster_ids=need.cluster_ids, event_ids=[one.event_id for one in need.events],
        )  # fmt: skip
    for offer in found.offers:
        yield _line(
            offer, "offer", None, offer.competence_id, offer.competence_name,
            own_organisation_ids=[one.organisation_id for one in offer.learners if one.own],
            other_organisation_ids=[one.organisation_id for one in offer.learners if not one.own],
        )  # fmt: skip
    for opening in found.openings:
        yield _line(
            opening, "opening", opening.kind, opening.stage_id, opening.stage_name,
            other_organisation_ids=opening.organisation_ids, cluster_ids=[opening.cluster_id],
            other_stage_id=opening.other_stage_id,
        )  # fmt: skip
    for event in found.events:
        yield _line(
            event, "event", "own" if event.own_competence_ids else "cluster", event.event_id, event.event_name,
            event_ids=[event.event_id], starts_on=event.starts_on,
        )  # fmt: skip
    for what in found.not_known:
        yield _line(None, "not_known", what, None, None)


def _line(row: object, part: str, detail: str | None, key: str | None, name: str | None, **told: object) -> BenefitLine:
    nothing: dict[str, object] = {
        "other_stage_id": None, "own_organisation_ids": [], "other_organisation_ids": [], "cluster_ids": [],
        "event_ids": [], "starts_on": None,
        "source_ids": getattr(row, "source_ids", []), "statuses": getattr(row, "statuses", []),
    }  # fmt: skip
    said = {"part": part, "detail": detail, "subject_id": key, "subject_name": name}
    return BenefitLine.model_validate(said | nothing | told)


def _clusters(side: Side) -> list[MemberCluster]:
    roles = {"MEMBER_OF": "member", "COORDINATES": "coordinator"}
    return [
        MemberCluster.model_validate(
            {
                "cluster_id": key,
                "cluster_name": side.facts.evidence.clusters[key].name_en,
                "roles": sorted({roles[tie.type] for tie in ties}, reverse=True),
                **rests_on(ties),
            }
        )
        for key, ties in side.clusters.items()
    ]


def _not_known(side: Side) -> list[NotKnown]:
    """What nobody has said of a member, in the order of the sheet. A need that is closed is known."""
    member, evidence = side.member, side.facts.evidence
    stated = any(need.holder_id == key for key in side.clusters for need in evidence.needs.get(key, ()))
    attended = any(member.id in event.attendee_ids for event in evidence.past_events.values())
    known: dict[NotKnown, object] = {
        "kind": member.kind,
        "country": member.country,
        "region": member.region,
        "cluster": side.clusters,
        "cluster_needs": stated or not side.clusters,
        "needs": member.needs,
        "offers": member.offers,
        "stages": side.facts.stages.get(member.id),
        "deliveries": member.deliveries,
        "attendance": attended,
    }
    return [what for what, told in known.items() if not told]
