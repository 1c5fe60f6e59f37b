"""What members could gain from their membership, as tables."""

from collections.abc import Mapping, Sequence

from gapbridge.members import lines
from gapbridge.results import (
    BenefitLine,
    ChainOpening,
    EventDue,
    Helper,
    MemberBenefits,
    MemberOverview,
    NeededCompetence,
    OfferedCompetence,
    TeachingEvent,
)
from gapbridge.scope import Scope
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import Sources, answer, listed, shortened

NOT_KNOWN = {
    "kind": "kind",
    "country": "country",
    "region": "region",
    "cluster": "its cluster",
    "cluster_needs": "needs of its clusters",
    "needs": "own needs",
    "offers": "offers",
    "stages": "stages",
    "deliveries": "deliveries",
    "attendance": "events attended",
}
OPENING = {
    "fill": "perform it for {}: nobody there is known to",
    "deliver": "deliver to {}",
    "receive": "receive from {}",
}


def member_benefits(found: MemberBenefits) -> tuple[list[Answer], str]:
    """The benefit sheet of one member, part by part, and what its numbers of sources stand for."""
    sources = Sources()
    parts = [_head(found, sources), _needs(found, sources), _offers(found, sources), _openings(found, sources)]
    parts.append(_events(found, sources))
    sources.marks(found.source_ids)
    return parts, sources.legend()


def benefit_lines(found: MemberBenefits) -> Answer:
    """The same in lines, for programs."""
    return answer("", BenefitLine, list(lines(found)), {})


def benefits_of_members(found: Sequence[MemberOverview], scope: Scope, cluster_id: str) -> Answer:
    """All members of a cluster, with counts and the first items."""
    sources = Sources()
    columns: Mapping[str, Sequence[object]] = {
        "member": [f"{one.member_name}\n{one.member_id}" for one in found],
        "own needs": [_own_needs(one) for one in found],
        "could teach": [_lessons(one) for one in found],
        "chain openings": [_first_opening(one) for one in found],
        "events due": [_first_event(one) for one in found],
        "not known": [f"{len(one.not_known)} of {len(NOT_KNOWN)}" for one in found],
        "source": [sources.marks(one.source_ids) for one in found],
    }
    note = f"`gapbridge member MEMBER` gives the whole sheet of one. {sources.legend()}"
    title = f"What each known member of {cluster_id} could gain and give, as of {scope.as_of}"
    return answer(title, MemberOverview, found, columns, note)


def _head(found: MemberBenefits, sources: Sources) -> Answer:
    columns: Mapping[str, Sequence[object]] = {
        "member": [f"{found.member_name}\n{found.member_id}"],
        "kind": [found.kind],
        "clusters": [
            "\n".join(
                f"{one.cluster_id} ({listed(one.roles)}) {sources.marks(one.source_ids)}" for one in found.clusters
            )
            or "none known"
        ],
        "not known": [listed([NOT_KNOWN[what] for what in found.not_known]) or "nothing"],
    }
    return answer(f"Benefit sheet, as of {found.as_of}", MemberBenefits, [found], columns, _made_up(found))


def _made_up(found: MemberBenefits) -> str:
    alone = found.status == "synthetic" and not found.clusters
    return "This organisation is made up: --synthetic counts what is said of it." if alone else ""


def _needs(found: MemberBenefits, sources: Sources) -> Answer:
    rows = found.needs
    columns: Mapping[str, Sequence[object]] = {
        "competence": [f"{one.competence_name}\n{one.competence_id}" for one in rows],
        "lacked by": [listed([*(["itself"] if one.own else []), *one.cluster_ids]) for one in rows],
        "own clusters offer it": [_helpers(one.own_helpers, one.own_helper_count, one) for one in rows],
        "other clusters offer it": [_helpers(one.other_helpers, one.other_helper_count, None) for one in rows],
        "events to come": [_to_come(one) for one in rows],
        "said by": [_said_by(one, sources) for one in rows],
    }
    return answer("What it and its clusters lack, and who or what could help", NeededCompetence, rows, columns)


def _offers(found: MemberBenefits, sources: Sources) -> Answer:
    rows = found.offers
    columns: Mapping[str, Sequence[object]] = {
        "competence": [f"{one.competence_name}\n{one.competence_id}" for one in rows],
        "lacked in its own clusters": [
            _people([one.organisation_id for one in row.learners if one.own], row.own_learner_count) for row in rows
        ],
        "lacked elsewhere": [
            _people(
                [
                    _apart(one.organisation_id, one.cluster_ids, one.collaborating_ids)
                    for one in row.learners
                    if not one.own
                ],
                row.learner_count - row.own_learner_count,
            )
            for row in rows
        ],
        "said by": [f"{listed(one.statuses)} {sources.marks(one.source_ids)}" for one in rows],
    }
    return answer("What it offers, and whom it could teach", OfferedCompetence, rows, columns)


def _openings(found: MemberBenefits, sources: Sources) -> Answer:
    rows = found.openings
    columns: Mapping[str, Sequence[object]] = {
        "its stage": [one.stage_name for one in rows],
        "it could": [OPENING[one.kind].format(one.cluster_id) for one in rows],
        "other stage": [one.other_stage_name or "" for one in rows],
        "with": [shortened(one.organisation_ids) or "nobody known" for one in rows],
        "deals already": [listed(one.delivering_ids) or "not known" for one in rows],
        "clusters work together": ["yes" if one.collaborating else "not known" for one in rows],
        "said by": [f"{listed(one.statuses)} {sources.marks(one.source_ids)}" for one in rows],
    }
    more = found.opening_count - len(rows)
    note = f"{more} more; --max-rows lists them." if more else ""
    return answer("Openings in the value chains of other clusters", ChainOpening, rows, columns, note)


def _events(found: MemberBenefits, sources: Sources) -> Answer:
    rows = found.events
    columns: Mapping[str, Sequence[object]] = {
        "event": [f"{one.event_name}\n{one.event_id}" for one in rows],
        "day": [_day(one) for one in rows],
        "place": [one.place for one in rows],
        "teaches what it lacks": [listed(one.own_competence_ids) for one in rows],
        "teaches what its clusters lack": [listed(one.cluster_competence_ids) for one in rows],
        "said by": [f"{listed(one.statuses)} {sources.marks(one.source_ids)}" for one in rows],
    }
    return answer("Events due", EventDue, rows, columns)


def _helpers(helpers: Sequence[Helper], count: int, own: NeededCompetence | None) -> str:
    if own is not None:
        itself = ["itself"] if own.offered_by_member else []
        return _people([*itself, *(one.organisation_id for one in helpers)], count + len(itself))
    return _people([_apart(one.organisation_id, one.cluster_ids, one.collaborating_ids) for one in helpers], count)


def _apart(key: str, cluster_ids: Sequence[str], collaborating_ids: Sequence[str]) -> str:
    """An organisation of other clusters, and whether they work with one's own already."""
    clusters = [f"{one} (works together)" if one in collaborating_ids else one for one in cluster_ids]
    return listed(clusters) if list(cluster_ids) == [key] else f"{key} of {listed(clusters)}"


def _people(told: Sequence[str], count: int, most: int = 4) -> str:
    rest = count - len(told[:most])
    return "\n".join([*told[:most], *([f"and {rest} more"] if rest else [])]) or "nobody known"


def _to_come(one: NeededCompetence) -> str:
    change = ["takes a change of organisation"] if "organisational_change" in one.remedies else []
    return "\n".join([*([_event(event) for event in one.events] or ["none planned"]), *change])


def _event(one: TeachingEvent) -> str:
    return f"{one.event_id}, {_day(one)}"


def _day(one: TeachingEvent | EventDue) -> str:
    if one.starts_on is None:
        return f"{one.when_stated or 'day unknown'}"
    return f"{one.starts_on}" + (f" to {one.ends_on}" if one.ends_on not in (None, one.starts_on) else "")


def _said_by(one: NeededCompetence, sources: Sources) -> str:
    return f"{listed(one.attributions)} ({listed(one.statuses)}) {sources.marks(one.source_ids)}"


def _own_needs(one: MemberOverview) -> str:
    if not one.need_count:
        return "none known"
    helped = f"{one.helped_need_count} offered here, {one.elsewhere_need_count} only elsewhere"
    first = f"{one.first_need_id}: {one.first_helper_id or 'nobody known'}"
    return f"{one.need_count}: {helped}, {one.taught_need_count} taught by events\n{first}"


def _lessons(one: MemberOverview) -> str:
    if not one.lesson_count:
        return "nobody known"
    return f"{one.learner_count}, {one.own_learner_count} of them here\n{one.first_lesson_id}: {one.first_learner_id}"


def _first_opening(one: MemberOverview) -> str:
    if not one.opening_count:
        return "none known"
    return f"{one.opening_count}\n{one.first_opening_stage_id}: {one.first_opening_cluster_id}"


def _first_event(one: MemberOverview) -> str:
    if not one.event_count:
        return "none planned"
    return f"{one.event_count}\n{one.first_event_id}, {one.first_event_on or 'day unknown'}"
