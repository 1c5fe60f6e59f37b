"""The report about a programme of events: what to hold, whom to invite, what a budget can close, what stays open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from gapbridge.report.contents import Block, Cell, Figure, Paragraph, Point, Points, Report, Section, table
from gapbridge.report.drawings import Curve
from gapbridge.report.parts import Citations, Frame, More, no_more
from gapbridge.results.programme import (
    EventProgramme,
    FrontierPoint,
    OpenReason,
    ProgrammeEvent,
    ProgrammeNeed,
    ProposedEvent,
)
from gapbridge.vocabulary import ENGLISH

MOST_PROPOSED = 3
METHODS = ("method.needs", "method.programme")


@dataclass(frozen=True)
class Answers:
    """The answers that the report is made from, with names in its language.

    `names` are those of clusters, competences and events, by label and key.
    """

    plan: EventProgramme
    frontier: Sequence[FrontierPoint]
    proposals: Sequence[ProposedEvent]
    names: Mapping[tuple[str, str], str]


def report(found: Answers, frame: Frame, *, more: More = no_more) -> Report:
    """The report; `more` are further sections before the closing ones."""
    parts = _Parts(found, frame)
    title = frame.words("programme.title", day=found.plan.as_of.isoformat())
    body = [*parts.sections(), *more(parts.cited)]
    return frame.report(title, body, METHODS, parts.cited, found.plan.statuses)


class _Parts:
    def __init__(self, found: Answers, frame: Frame) -> None:
        self.found, self.plan, self.words = found, found.plan, frame.words
        self.cited = Citations(frame.words)

    def sections(self) -> list[Section]:
        return [
            self.first(),
            self.events(),
            self.frontier(),
            self.left_open(),
            self.others(),
            self.proposals(),
            self.assumptions(),
        ]

    def first(self) -> Section:
        words, plan = self.words, self.plan
        points = tuple(self._todo())
        return Section(
            words("findings"),
            (
                *self._proof(),
                Points(points, numbered=True) if points else Paragraph(words("findings.nothing")),
                Paragraph(f"{words('programme.budget')}: {self._budget(plan)}.", "note"),
            ),
        )

    def _todo(self) -> Iterator[Point]:
        words = self.words
        for event in self.plan.events:
            guests = words.listed([guest.cluster_name for guest in event.invitations])
            yield Point(
                words("programme.hold", event=event.event_name, day=_day(event, self), clusters=guests),
                words("programme.hold.why", count=event.need_count, cost=words.euros(event.cost)),
                said=self.cited.said([event.status], event.source_ids),
            )
        for proposed in self.found.proposals[:MOST_PROPOSED]:
            clusters = words.listed([self._cluster(key) for key in proposed.cluster_ids])
            yield Point(
                words("programme.propose", competences=", ".join(one.competence_name for one in proposed.competences)),
                words("programme.propose.why", count=proposed.need_count, clusters=clusters),
                said=self.cited.said(proposed.statuses, proposed.source_ids),
            )

    def _proof(self) -> Iterator[Paragraph]:
        words, plan = self.words, self.plan
        if not plan.events:
            yield Paragraph(words("programme.nothing"))
            return
        counts = {"events": len(plan.events), "covered": plan.covered_count, "needs": plan.need_count}
        yield Paragraph(words("programme.closes", cost=words.euros(plan.cost), **counts))
        if plan.optimal:
            yield Paragraph(words("programme.proved"))
        else:
            yield Paragraph(words("programme.unproved", bound=plan.bound, gap=words.percent(plan.gap)), "warning")
        if plan.unknown_cost_event_ids:
            names = words.listed([self._event(key) for key in plan.unknown_cost_event_ids])
            yield Paragraph(words("programme.unknown_cost", names=names))

    def _budget(self, plan: EventProgramme) -> str:
        return self.words("programme.no_budget") if plan.budget is None else self.words.euros(plan.budget)

    def events(self) -> Section:
        words = self.words
        if not self.plan.events:
            return Section(words("programme.events"), (Paragraph(words("programme.nothing")),))
        unknown = words("unknown")
        rows: list[tuple[Cell, ...]] = [
            (
                one.event_name,
                _day(one, self),
                one.place or unknown,
                words.euros(one.cost),
                self._seats(one),
                words.number(one.need_count),
                self.cited.said([one.status], one.source_ids),
            )
            for one in self.plan.events
        ]
        invited: list[tuple[Cell, ...]] = [
            (one.event_name, guest.cluster_name, words.listed([self._competence(key) for key in guest.competence_ids]))
            for one in self.plan.events
            for guest in one.invitations
        ]
        columns = ("event", "day", "place", "cost", "seats", "closes", "said_by")
        return Section(
            words("programme.events"),
            (
                table(words("programme.events.caption"), tuple(map(words, columns)), rows, numeric=(3, 4, 5)),
                table(words("programme.invited"), tuple(map(words, ("event", "cluster", "learns"))), invited),
            ),
        )

    def _seats(self, one: ProgrammeEvent) -> str:
        capacity = self.words("unknown") if one.capacity is None else one.capacity
        return self.words("seats.of", taken=len(one.invitations), capacity=capacity)

    def frontier(self) -> Section:
        words, found = self.words, self.found.frontier
        if not any(one.value for one in found):
            return Section(words("programme.frontier"), (Paragraph(words("programme.frontier.none")),))
        told = [f"{words.euros(one.budget)}: {words.number(one.value)}" for one in found]
        drawing = Curve(
            tuple((one.budget, one.value) for one in found),
            words("programme.frontier.axis"),
            words("programme.frontier.up"),
            words.language != ENGLISH,
        )
        rows: list[tuple[Cell, ...]] = [
            (
                words.euros(one.budget),
                words.number(one.value),
                words.euros(one.cost),
                words.listed([self._event(key) for key in one.event_ids]),
            )
            for one in found
        ]
        described = words("programme.frontier.words", sentences=f"{'; '.join(told)}.")
        columns = ("budget", "closes", "cost", "events")
        return Section(
            words("programme.frontier"),
            (
                Figure(words("programme.frontier.figure"), described, drawing),
                Paragraph(words("programme.frontier.read"), "note"),
                table(words("programme.frontier.figure"), tuple(map(words, columns)), rows, numeric=(0, 1, 2)),
            ),
        )

    def left_open(self) -> Section:
        words, grouped = self.words, _grouped(self.plan.needs)
        if not grouped:
            return Section(words("programme.open"), (Paragraph(words("programme.open.none")),))
        rows: list[tuple[Cell, ...]] = [
            (
                words(f"reason.{reason}"),
                self._competence(competence),
                words.listed([one.cluster_name for one in needs]),
                words.listed([self._event(key) for key in needs[0].teaching_event_ids], 5),
                self.cited.said(
                    sorted({status for one in needs for status in one.statuses}),
                    sorted({key for one in needs for key in one.source_ids}),
                ),
            )
            for (reason, competence), needs in grouped.items()
        ]
        columns = ("why", "competence", "lacked_by", "taught_by", "said_by")
        blocks: list[Block] = [table(words("programme.open.caption"), tuple(map(words, columns)), rows)]
        if not self.plan.reasons_proved:
            blocks.append(Paragraph(words("programme.open.unproved"), "warning"))
        return Section(words("programme.open"), tuple(blocks))

    def others(self) -> Section:
        words, title = self.words, self.words("programme.others")
        rows = [(one.event_name, words(f"other.{one.reason}")) for one in self.plan.other_events]
        if not rows:
            return Section(title, (Paragraph(words("programme.others.none")),))
        return Section(title, (table(title, (words("event"), words("why_not")), rows),))

    def proposals(self) -> Section:
        words, title = self.words, self.words("programme.proposals")
        rows: list[tuple[Cell, ...]] = [
            (
                ", ".join(part.competence_name for part in one.competences),
                words.listed([self._cluster(key) for key in one.cluster_ids]),
                words.number(one.need_count),
                self.cited.said(one.statuses, one.source_ids),
            )
            for one in self.found.proposals
        ]
        if not rows:
            return Section(title, (Paragraph(words("programme.proposals.none")),))
        columns = ("teaches", "invite", "closes", "said_by")
        return Section(title, (table(title, tuple(map(words, columns)), rows, numeric=(2,)),))

    def assumptions(self) -> Section:
        words, plan = self.words, self.plan
        told = [
            Paragraph(
                words(f"assumed.{one.assumption}", names=words.listed([self._event(key) for key in one.event_ids], 50))
            )
            for one in plan.assumptions
        ]
        greedy = words(
            "programme.greedy",
            value=plan.greedy.value,
            best=plan.value,
            cost=words.euros(plan.greedy.cost),
        )
        blocks = told or [Paragraph(words("programme.assumptions.none"))]
        return Section(words("programme.assumptions"), (*blocks, Paragraph(greedy, "note")))

    def _event(self, key: str) -> str:
        return self.found.names.get(("Event", key), key)

    def _cluster(self, key: str) -> str:
        return self.found.names.get(("Cluster", key), key)

    def _competence(self, key: str) -> str:
        return self.found.names.get(("Competence", key), key)


def _day(event: ProgrammeEvent, parts: _Parts) -> str:
    if event.days is None:
        return event.when_stated or parts.words("unknown")
    first, last = event.days
    return first.isoformat() if first == last else f"{first} – {last}"


def _grouped(needs: Sequence[ProgrammeNeed]) -> dict[tuple[OpenReason, str], list[ProgrammeNeed]]:
    """The needs left open by reason, in the order of the reasons, and competence, those of most clusters first."""
    found: dict[tuple[OpenReason, str], list[ProgrammeNeed]] = {}
    for one in needs:
        if one.reason is not None:
            found.setdefault((one.reason, one.competence_id), []).append(one)
    order: tuple[OpenReason, ...] = get_args(OpenReason)
    return dict(sorted(found.items(), key=lambda one: (order.index(one[0][0]), -len(one[1]), one[0][1])))
