"""The section of a report that compares today with scenarios: what is assumed, figures, and every difference."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gapbridge.report.contents import Block, Cell, Paragraph, Point, Points, Section, Table, table
from gapbridge.report.parts import Citations
from gapbridge.results.what_if import ScenarioOutcome, SuggestionChange, WhatIf
from gapbridge.what_if import wording
from gapbridge.what_if.scenario import (
    Change,
    ClustersConnect,
    EventAdded,
    MemberLeaves,
    Scenario,
    SupplierFails,
)
from gapbridge.what_if.situation import Situation

Rows = Sequence[tuple[Cell, ...]]
Listed = tuple[tuple[str, ...], Rows, tuple[int, ...]]


@dataclass(frozen=True)
class Compared:
    """What the section is made from: names are in its language, scenarios have keys, in the order of the answer."""

    found: WhatIf
    scenarios: Sequence[Scenario]
    today: Situation


def sections(compared: Compared, cited: Citations) -> tuple[Section, ...]:
    """The section; it goes on with the citations of the report."""
    words, found = cited.words, compared.found
    if _synthetic(compared.today):
        cited.said(["synthetic"], [])
    files = words.listed([f"`{file_name(at)}`" for at, _ in enumerate(compared.scenarios, 1)], len(compared.scenarios))
    told = (
        Paragraph(words("if.intro")),
        Paragraph(words("if.remark"), "note"),
        _figures(compared, cited),
        Paragraph(words("if.files", files=files), "note"),
    )
    each = tuple(
        _Outcome(compared.today, scenario, outcome, cited).section(number)
        for number, (scenario, outcome) in enumerate(zip(compared.scenarios, found.scenarios, strict=True), 1)
    )
    return (Section(words("if"), told, each),)


def file_name(number: int) -> str:
    """What the command of a report calls the file of its scenario of this number, wherever it was read from."""
    return f"scenario-{number}.toml"


def _synthetic(today: Situation) -> bool:
    """Whether made-up statements count: every figure of the section may rest on them."""
    facts, chain = today.facts, today.chain
    statuses = {one.status for said in facts.needs.values() for one in said}
    statuses |= {one.status for said in facts.offers.values() for one in said}
    statuses |= {one.status for one in chain.statements} | {one.status for one in chain.supplies}
    return "synthetic" in statuses


def _figures(compared: Compared, cited: Citations) -> Table:
    words, before = cited.words, compared.found.today.model_dump()
    rows: list[tuple[Cell, ...]] = [
        (
            words(f"if.figure.{name}"),
            words.number(before[name]),
            *(_against(one.figures.model_dump()[name], before[name]) for one in compared.found.scenarios),
        )
        for name in before
    ]
    names = [f"{number}. {one.name}" for number, one in enumerate(compared.found.scenarios, 1)]
    columns = (words("figure"), words("if.today"), *names)
    return table(words("if.figures"), columns, rows, numeric=tuple(range(1, len(columns))))


def _against(after: int, before: int) -> str:
    return str(after) if after == before else f"{after} ({after - before:+})"


class _Outcome:
    """The part about one scenario."""

    def __init__(self, today: Situation, scenario: Scenario, found: ScenarioOutcome, cited: Citations) -> None:
        self.today, self.scenario, self.found, self.cited, self.words = today, scenario, found, cited, cited.words
        self.events = {key: one.name_en for key, one in today.events.items()}
        self.events |= {one.event_id: one.title for one in found.events}

    def section(self, number: int) -> Section:
        words = self.words
        blocks = [self._assumed(), *self._lists()]
        if len(blocks) == 1:
            blocks.append(Paragraph(words("if.no_difference")))
        return Section(words("if.scenario", number=number, name=self.found.name), tuple(blocks))

    def _assumed(self) -> Block:
        words = self.words
        if not self.scenario.changes:
            return Paragraph(words("if.nothing_assumed"))
        return Points(
            tuple(
                Point(
                    words("if.change", text=self._text(change)),
                    words("if.brings", count=told.difference_count),
                    self._note(change, told.difference_count),
                )
                for change, told in zip(self.scenario.changes, self.found.changes, strict=True)
            ),
            numbered=True,
        )

    def _text(self, change: Change) -> str:
        words, name = self.words, self.today.chain.organisation_name
        if isinstance(change, MemberLeaves):
            if change.cluster is None:
                return words("if.member_leaves.all", member=name(change.member))
            return words("if.member_leaves", member=name(change.member), cluster=name(change.cluster))
        if isinstance(change, SupplierFails):
            return words("if.supplier_fails", member=name(change.member), weeks=change.weeks)
        if isinstance(change, ClustersConnect):
            one, other = map(name, change.clusters)
            return words("if.clusters_connect", cluster=one, other=other)
        if isinstance(change, EventAdded):
            taught = self._competences(sorted(set(change.teaches)))
            return words("if.event_added", event=change.name, competences=", ".join(taught))
        (competence,) = self._competences([change.competence])
        return words("if.competence_gained", organisation=name(change.organisation), competence=competence)

    def _note(self, change: Change, difference_count: int) -> str:
        key = wording.note(self.today, change, difference_count)
        return self.words("if.note", note=self.words(f"if.note.{key}")) if key else ""

    def _lists(self) -> Iterator[Block]:
        words = self.words
        made: dict[str, Callable[[], Listed]] = {
            "needs": self._needs,
            "shared_gaps": self._gaps,
            "single_points": self._points,
            "cut_off": self._cut_off,
            "stages": self._stages,
            "outages": self._outages,
            "suggestions": self._suggestions,
            "events": self._events,
        }
        for name, listed in made.items():
            columns, rows, numeric = listed()
            if rows:
                headings = (*map(words, columns), words("if.why"))
                whole = self.found.cut.get(name)
                note = words("if.most", shown=len(rows), all=whole) if whole else ""
                yield table(words(f"if.{name}"), headings, rows, numeric=numeric, note=note)

    def _needs(self) -> Listed:
        rows = [
            (
                one.cluster_name,
                one.competence_name,
                ", ".join(self.words(f"if.need.{what}") for what in one.differences),
                self._moved(one.offering_before, one.offering_after, self._names),
                self._moved(one.partners_before, one.partners_after, self._names),
                self._moved(one.events_before, one.events_after, self._titles),
                _why(one.caused_by),
            )
            for one in self.found.needs
        ]
        return ("cluster", "if.lacks", "if.would_be", "if.by_own", "if.by_partners", "if.by_events"), rows, ()

    def _gaps(self) -> Listed:
        rows = [
            (
                one.competence_name,
                self.words(f"if.gap.{one.difference}"),
                self._then(*(self._or_none(rank) for rank in (one.rank_before, one.rank_after))),
                self._moved(one.cluster_ids_before, one.cluster_ids_after, self._names),
                _why(one.caused_by),
            )
            for one in self.found.shared_gaps
        ]
        return ("competence", "if.would_be", "rank", "clusters"), rows, ()

    def _points(self) -> Listed:
        rows = [
            (
                one.member_name,
                self.words(f"if.point.{one.difference}"),
                self._moved(one.cut_off_before, one.cut_off_after, self._names),
                _why(one.caused_by),
            )
            for one in self.found.single_points
        ]
        return ("if.member", "if.would_be", "if.cut_off_without"), rows, ()

    def _cut_off(self) -> Listed:
        return ("if.member",), [(one.member_name, _why(one.caused_by)) for one in self.found.cut_off], ()

    def _stages(self) -> Listed:
        rows = [
            (
                one.stage_name,
                self.words("if.everybody") if one.cluster_name is None else one.cluster_name,
                self.words(f"if.stage.{one.difference}"),
                self._moved(one.performers_before, one.performers_after, self._names),
                self.words.listed([self.today.chain.stage_name(key) for key in one.cut_off_ids]),
                _why(one.caused_by),
            )
            for one in self.found.stages
        ]
        return ("stage", "if.of", "if.would_be", "performed_by", "if.stops"), rows, ()

    def _outages(self) -> Listed:
        words = self.words
        rows: list[tuple[Cell, ...]] = [
            (
                one.customer_name,
                one.product,
                one.supplier_name,
                words.number(one.weeks),
                words.number(one.time_to_survive),
                words.number(one.standstill_weeks),
                words.number(one.stated_standstill_weeks),
                words.listed(self._names(one.other_supplier_ids), nothing="none_known"),
                self.cited.said(one.statuses, one.source_ids),
                _why(one.caused_by),
            )
            for one in self.found.outages
        ]
        columns = ("customer", "product", "supplier", "if.fails", "if.survive", "if.standstill", "if.stated", "others")
        return (*columns, "said_by"), rows, (3, 4, 5, 6)

    def _suggestions(self) -> Listed:
        words = self.words
        rows = [
            (
                words(f"suggest.{one.direction}", cluster=one.cluster_name, partner=one.partner_name),
                words(f"if.suggested.{one.difference}"),
                self._then(*(self._measure(one, value) for value in (one.value_before, one.value_after))),
                self._moved(one.competence_ids_before, one.competence_ids_after, self._competences),
                _why(one.caused_by),
            )
            for one in self.found.suggestions
        ]
        return ("if.suggestion", "if.would_be", "partner.measure", "if.about"), rows, ()

    def _measure(self, one: SuggestionChange, value: float | None) -> str:
        if value is None:
            return self.words("none")
        told = self.words.percent(value) if one.kind == "teach_learn" else value
        return self.words(f"measure.{one.kind}", value=told)

    def _events(self) -> Listed:
        words = self.words
        rows = [
            (
                one.title,
                words.listed(self._competences(one.competence_ids)),
                words.number(one.need_count),
                words.number(one.only_here_count),
                words.listed(self._names(one.cluster_ids), nothing="none"),
                self._seats(one.seats, one.seats_enough),
                words.euros(one.cost),
                _why([one.number]),
            )
            for one in self.found.events
        ]
        columns = ("event", "if.teaches", "if.could_close", "if.only_here", "if.who", "if.seats", "if.cost")
        return columns, rows, (2, 3)

    def _seats(self, seats: int | None, enough: bool | None) -> str:
        if seats is None:
            return self.words("unknown")
        return self.words("if.seats.enough" if enough else "if.seats.few", seats=seats)

    def _moved(self, before: Sequence[str], after: Sequence[str], names: Callable[[Sequence[str]], list[str]]) -> str:
        """What is lost, what is new, and what stays."""
        parts: Mapping[str, list[str]] = {
            "lost": [key for key in before if key not in after],
            "new": [key for key in after if key not in before],
            "stays": [key for key in after if key in before],
        }
        told = [
            self.words(f"if.moved.{what}", names=self.words.listed(names(keys), 6))
            for what, keys in parts.items()
            if keys
        ]
        return "; ".join(told)

    def _then(self, before: str, after: str) -> str:
        return before if before == after else self.words("if.then", before=before, after=after)

    def _or_none(self, value: int | None) -> str:
        return self.words("none") if value is None else self.words.number(value)

    def _names(self, keys: Sequence[str]) -> list[str]:
        return [self.today.chain.organisation_name(key) for key in keys]

    def _titles(self, keys: Sequence[str]) -> list[str]:
        return [self.events.get(key, key) for key in keys]

    def _competences(self, keys: Sequence[str]) -> list[str]:
        known = self.today.facts.competences
        return [known[key].name_en if key in known else key for key in keys]


def _why(numbers: Sequence[int]) -> str:
    return "".join(f"({number})" for number in numbers)
