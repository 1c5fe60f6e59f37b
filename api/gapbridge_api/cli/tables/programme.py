"""The programme of events as tables."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from gapbridge.programme import Limits
from gapbridge.results.base import IN_ENGLISH, Result, told_fields
from gapbridge.results.programme import (
    Assumption,
    EventProgramme,
    FrontierPoint,
    OpenReason,
    OtherReason,
    ProgrammeEvent,
    ProgrammeNeed,
    ProposedCompetence,
    ProposedEvent,
)
from gapbridge.scope import Scope
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import Sources, answer, listed, shortened

# A word for each reason, and what it means.
OPEN: dict[OpenReason, tuple[str, str]] = {
    "not_for_events": ("not for events", "it takes a change of organisation"),
    "covered_by_own": ("own offer", "organisations of the same cluster could meet it"),
    "no_event_teaches": ("content gap", "no event to come teaches it; `gapbridge programme proposals` proposes some"),
    "date": ("dates", "it is taught outside the dates only, or on days unknown"),
    "language": ("language", "it is taught in other languages only, or in unknown ones"),
    "cost_unknown": ("unknown cost", "it is taught at an unknown cost only"),
    "not_rated": ("not rated", "nobody rated it, so it weighs nothing"),
    "budget": ("budget", "with an unlimited budget it could be closed as well"),
    "capacity": ("seats", "not even an unlimited budget would do, seats are missing"),
}
OTHER: dict[OtherReason, str] = {
    "not_known_to_come": "not known whether it is still to come",
    "teaches_nothing_needed": "teaches nothing that is needed",
    "date": "outside the dates",
    "date_unknown": "its days are unknown",
    "language": "in another language",
    "language_unknown": "its languages are unknown",
    "cost_unknown": "its cost is unknown",
    "no_seats": "has no seats",
    "budget": "alone costs more than the budget",
    "not_chosen": "others close more, or as much for less",
}
ASSUMED = {
    "seats_without_limit": "as many seats as wanted",
    "seats": "the seats given for unknown capacities",
    "cost": "the cost given for unknown costs",
    "cost_not_counted": "no cost counted, it is unknown",
    "date": "days within the limits",
    "language": "one of the languages",
}
BECAUSE = {"most_lacked": "most lack it", "same_clusters": "the same clusters", "same_branch": "the same branch"}
CLOSES = "Taught is not closed: a need closes on evidence of learning."
INVITATION_FIELDS = (
    "event_id",
    "event_name",
    "starts_on",
    "ends_on",
    "place",
    "cluster_id",
    "cluster_name",
    "competence_ids",
)


def programme(found: EventProgramme, limits: Limits, seconds: float) -> list[Answer]:
    """The chosen events, the needs left open by reason, and the other events; the last note says what it rests on."""
    sources = Sources()
    chosen = answer(
        _title(found, limits), ProgrammeEvent, found.events, _event_columns(found.events), _proof(found, seconds)
    )
    left = _left_open(found, sources)
    others = Answer(
        "Other events to come", (), [one.model_dump() for one in found.other_events],
        {
            "event": [f"{one.event_name}\n{one.event_id}" for one in found.other_events],
            "why not": [OTHER[one.reason] for one in found.other_events],
        },
        "\n".join([*_assumed(found.assumptions), _greedy(found), CLOSES, sources.legend()]),
    )  # fmt: skip
    return [chosen, left, others]


def invitations(found: EventProgramme) -> Answer:
    """A row for each cluster at each event."""
    records = [
        {
            **{name: _plain(getattr(event, name)) for name in INVITATION_FIELDS[:5]},
            **{name: getattr(invited, name) for name in INVITATION_FIELDS[5:]},
            **_in_english(event, invited),
        }
        for event in found.events
        for invited in event.invitations
    ]
    return Answer("Invitations", list(records[0]) if records else INVITATION_FIELDS, records, {})


def events(found: EventProgramme) -> Answer:
    """A row for each event."""
    fields = [name for name in told_fields(ProgrammeEvent, found.events) if name != "invitations"]
    records = [
        {
            **event.model_dump(mode="json", exclude={"invitations"}),
            "cluster_ids": [invited.cluster_id for invited in event.invitations],
        }
        for event in found.events
    ]
    return Answer("Events", [*fields, "cluster_ids"], records, {})


def needs(found: EventProgramme) -> Answer:
    """A row for each open need: where it could be closed, or why it stays open."""
    return answer("Needs", ProgrammeNeed, found.needs, {})


def frontier(found: Sequence[FrontierPoint], scope: Scope) -> Answer:
    """What each budget can close."""
    columns = {
        "budget": [_euros(one.budget) for one in found],
        "closes": [f"{one.value:g}" for one in found],
        "at most": [f"{one.bound:g}" for one in found],
        "proof": ["optimal" if one.optimal else f"gap {one.gap:.1%}" for one in found],
        "costs": [_euros(one.cost) for one in found],
        "events": [f"{len(one.event_ids)}: {shortened(one.event_ids)}" for one in found],
    }
    sources = Sources()
    for one in found:
        sources.marks(one.source_ids)
    title = f"What a budget can close at best, as of {scope.as_of}"
    return answer(title, FrontierPoint, found, columns, sources.legend())


def proposals(found: Sequence[ProposedEvent], scope: Scope) -> Answer:
    """Proposed events, what they would teach, and whom."""
    sources = Sources()
    columns: dict[str, Sequence[object]] = {
        "rank": [one.rank for one in found],
        "would close": [f"{one.need_count} needs" for one in found],
        "teaches": ["\n".join(_proposed(part) for part in one.competences) for one in found],
        "invite": [f"{len(one.cluster_ids)}: {listed(one.cluster_ids)}" for one in found],
        "source": [sources.marks(one.source_ids) for one in found],
    }
    title = f"Events that nobody plans yet, for needs that no event to come teaches, as of {scope.as_of}"
    return answer(title, ProposedEvent, found, columns, sources.legend())


def _title(found: EventProgramme, limits: Limits) -> str:
    within = "without a budget" if found.budget is None else f"within {_euros(found.budget)}"
    worth = "" if limits.weighing == "equal" else f", weight {found.value:g} of at most {found.bound:g}"
    cost = f"for {_euros(found.cost)}" + " and what is unknown" * bool(found.unknown_cost_event_ids)
    closes = f"could close {found.covered_count} of {found.need_count} open needs{worth}"
    return f"Programme of events {within}, as of {found.as_of}: {closes}, {cost}"


def _proof(found: EventProgramme, seconds: float) -> str:
    if not found.optimal:
        return (
            f"The best found in {seconds:g} s. None within these limits is worth more than {found.bound:g}:"
            f" it is at most {found.gap:.1%} from the best. More time may find more: --seconds."
        )
    least = "" if found.cost_bound is None or found.cost_bound < found.cost else ", and none worth as much costs less"
    return f"Optimal: proven that none within these limits is worth more{least}."


def _event_columns(events: Sequence[ProgrammeEvent]) -> dict[str, list[str]]:
    return {
        "day": [_day(one) for one in events],
        "event": [f"{one.event_name}\n{one.event_id}" for one in events],
        "cost": [_euros(one.cost) for one in events],
        "seats": [f"{len(one.invitations)} of {'unknown' if one.capacity is None else one.capacity}" for one in events],
        "closes": [str(one.need_count) for one in events],
        "invited, and what they would learn": [
            "\n".join(f"{guest.cluster_id}: {listed(guest.competence_ids)}" for guest in one.invitations)
            for one in events
        ],
    }


def _left_open(found: EventProgramme, sources: Sources) -> Answer:
    """The needs left open, a row for each reason and competence."""
    grouped: dict[tuple[OpenReason, str, str], list[ProgrammeNeed]] = {}
    for need in found.needs:
        if need.reason is not None:
            grouped.setdefault((need.reason, need.competence_id, need.competence_name), []).append(need)
    order = list(OPEN)
    keys = sorted(grouped, key=lambda key: (order.index(key[0]), -len(grouped[key]), key[1]))
    columns = {
        "why": [OPEN[reason][0] for reason, _, _ in keys],
        "competence": [f"{name}\n{key}" for _, key, name in keys],
        "clusters": [
            f"{len(grouped[key])}: {listed([need.cluster_id for need in grouped[key]])}" for key in keys
        ],
        "taught by": [listed(grouped[key][0].teaching_event_ids) for key in keys],
        "source": [sources.marks(_sources(grouped[key])) for key in keys],
    }  # fmt: skip
    for need in found.needs:
        sources.marks(need.source_ids)
    count = found.need_count - found.covered_count
    told = [
        f"{OPEN[reason][0]} ({found.open_counts[reason]}): {OPEN[reason][1]}."
        for reason in order
        if reason in found.open_counts
    ]
    unproved = [] if found.reasons_proved else ["Whether budget or seats are missing is not proven."]
    return Answer(f"Left open: {count}", (), [{}] * len(keys), columns, "\n".join([*told, *unproved]))


def _assumed(assumptions: Iterable[Assumption]) -> list[str]:
    return [f"Taken for granted: {ASSUMED[one.assumption]}, for {listed(one.event_ids)}." for one in assumptions]


def _greedy(found: EventProgramme) -> str:
    sure = (
        "without any guarantee"
        if found.greedy.guarantee is None
        else f"at least {found.greedy.guarantee:.0%} of the best for sure"
    )
    return f"The greedy way, {sure}, reaches {found.greedy.value:g} of {found.value:g} for {_euros(found.greedy.cost)}."


def _proposed(part: ProposedCompetence) -> str:
    offered = f"; offered by {shortened(part.offering_cluster_ids)}" if part.offering_cluster_ids else ""
    return f"{part.competence_name} ({BECAUSE[part.because]}: {len(part.cluster_ids)}{offered})"


def _sources(needs: Iterable[ProgrammeNeed]) -> list[str]:
    return sorted({key for need in needs for key in need.source_ids})


def _day(event: ProgrammeEvent) -> str:
    if event.days is None:
        return event.when_stated or "unknown"
    first, last = event.days
    return str(first) if first == last else f"{first} to {last}"


def _euros(amount: float | None) -> str:
    return "unknown" if amount is None else f"{amount:,.2f} EUR".replace(".00 ", " ")


def _in_english(*parts: Result) -> dict[str, list[str]]:
    """The column that tells which names are fall-backs, in an answer in another language."""
    told = [part.names_in_english for part in parts]
    return {IN_ENGLISH: [name for names in told for name in names or ()]} if any(n is not None for n in told) else {}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
