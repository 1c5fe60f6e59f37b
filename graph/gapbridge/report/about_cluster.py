"""The report about a cluster: its profile, members, needs, offers, partners, events, chains and peers."""

from collections.abc import Sequence
from dataclasses import dataclass

from gapbridge.report import chain_figures, suggested
from gapbridge.report.about_chain import METHODS as CHAIN_METHODS
from gapbridge.report.about_chain import ChainParts
from gapbridge.report.contents import Block, Cell, Paragraph, Points, Report, Section, Table, table
from gapbridge.report.parts import Citations, Frame, More, no_more
from gapbridge.results import (
    ChainStudy,
    ClusterProfile,
    MemberOverview,
    Peer,
    ProfileEvent,
    ProfileField,
    ProfileNeed,
    Suggestion,
)
from gapbridge.value_chains.facts import ChainFacts

MOST_MEMBERS = 60
METHODS = ("method.needs", "method.help", "method.peers", *(one for one in CHAIN_METHODS if one != "method.needs"))


@dataclass(frozen=True)
class Answers:
    """The answers that the report is made from, with names in its language."""

    profile: ClusterProfile
    members: Sequence[MemberOverview]
    suggestions: Sequence[Suggestion]
    study: ChainStudy
    facts: ChainFacts


def report(found: Answers, frame: Frame, *, more: More = no_more) -> Report:
    """The report; `more` are further sections before the closing ones."""
    parts = _Parts(found, frame)
    title = frame.words("cluster.title", name=found.profile.cluster_name)
    return frame.report(title, [*parts.sections(), *more(parts.cited)], METHODS, parts.cited, [found.profile.status])


class _Parts:
    def __init__(self, found: Answers, frame: Frame) -> None:
        self.found, self.profile, self.facts, self.words = found, found.profile, found.facts, frame.words
        self.cited = Citations(frame.words)
        self.chain = ChainParts(found.study, found.facts, frame.words, self.cited)

    def sections(self) -> list[Section]:
        chains = [self.chain.stages(), self.chain.missing(), self.chain.inputs()] if self.found.study.stages else []
        return [
            self.first(),
            self.about(),
            self.members(),
            self.needs(),
            self.offers(),
            self.partners(),
            self.events(),
            *chains,
            self.chain.headings(),
            self.peers(),
            self.unknowns(),
        ]

    def first(self) -> Section:
        words = self.words
        points = [
            *self.chain.todo(),
            *suggested.todo(self.found.suggestions, self.facts, words, self.cited),
        ]
        todo: Block = Points(tuple(points), numbered=True) if points else Paragraph(words("findings.nothing"))
        return Section(words("findings"), (todo, Paragraph(words("cluster.order"), "note"), self._glance()))

    def _glance(self) -> Table:
        words, profile = self.words, self.profile
        open_needs = [one for one in profile.needs if one.state == "open"]
        told = {
            "members": profile.known_member_count,
            "needs": profile.open_need_count,
            "covered": profile.covered_need_count,
            "taught": sum(1 for one in open_needs if one.planned_event_ids),
            "closed": profile.closed_need_count,
            "offers": len(profile.offers),
            "partners": len(profile.collaborations),
            "fields": len(profile.unknown),
        }
        return table(
            words("cluster.glance"),
            (words("figure"), words("value"), words("read_as")),
            [(words(f"glance.{key}"), words.number(value), words(f"glance.{key}.read")) for key, value in told.items()],
            numeric=(1,),
        )

    def about(self) -> Section:
        words, profile = self.words, self.profile
        rows: list[tuple[Cell, ...]] = [
            (words(f"field.{one.field}"), self._field(one), self.cited.said(one.statuses, one.source_ids))
            for one in profile.fields
        ]
        blocks: list[Block] = [
            table(words("profile.caption"), tuple(map(words, ("profile.field", "profile.known", "said_by"))), rows)
        ]
        figures: list[tuple[Cell, ...]] = [
            (
                group.property,
                one.value,
                one.as_of or words("unknown"),
                words(f"agreement.{group.agreement}"),
                self.cited.said(one.statuses, one.source_ids),
            )
            for group in profile.figures
            for one in group.figures
        ]
        if figures:
            columns = ("figure", "value", "profile.date", "profile.beside", "said_by")
            blocks.append(table(words("profile.figures"), tuple(map(words, columns)), figures))
        if profile.note:
            blocks.append(Paragraph(words("profile.note", note=profile.note), "note"))
        return Section(words("cluster.profile"), tuple(blocks))

    def _field(self, one: ProfileField) -> str:
        profile, told = self.profile, list(one.values)
        if one.field == "coordinator":
            told = [member.member_name for member in profile.coordinators]
        elif one.field == "industries":
            told = [industry.industry_name for industry in profile.industries] or told
        elif one.field == "members_by_kind":
            told = [f"{self.words(f'kind.{kind}')}: {count}" for kind, count in profile.members_by_kind.items()]
        return self.words.listed(told, 20, "unknown")

    def members(self) -> Section:
        words, members = self.words, self.found.members
        if not members:
            return Section(words("cluster.members"), (Paragraph(words("members.none")),))
        rows: list[tuple[Cell, ...]] = [
            (
                one.member_name,
                words(f"kind.{one.kind or 'unknown'}"),
                words.known(one.need_count),
                words.known(one.helped_need_count),
                words.known(one.elsewhere_need_count),
                words.known(one.taught_need_count),
                words.known(one.learner_count),
                self.cited.said(one.statuses, one.source_ids),
            )
            for one in members[:MOST_MEMBERS]
        ]
        columns = ("member", "kind", "own_needs", "helped", "elsewhere", "taught", "learners", "said_by")
        listed = table(words("members.caption"), tuple(map(words, columns)), rows, numeric=(2, 3, 4, 5, 6))
        blocks: list[Block] = [listed, Paragraph(words("members.read"), "note")]
        if len(members) > MOST_MEMBERS:
            blocks.append(Paragraph(words("cut", lists=f"{words('cluster.members')} ({len(members)})"), "warning"))
        return Section(words("cluster.members"), tuple(blocks))

    def needs(self) -> Section:
        words = self.words
        if not self.profile.needs:
            return Section(words("cluster.needs"), (Paragraph(words("cluster.needs.none")),))
        rows: list[tuple[Cell, ...]] = [
            (
                one.competence_name,
                words(f"need.{one.state}"),
                self._names(one.covering_ids, "none_known"),
                self._events(one),
                self.cited.said(one.statuses, one.source_ids),
            )
            for one in self.profile.needs
        ]
        columns = ("competence", "state", "own_offering", "events_ahead", "said_by")
        listed = table(words("cluster.needs.caption"), tuple(map(words, columns)), rows)
        figures = chain_figures.needs_beside(self.profile.cluster_id, self.facts, words)
        return Section(words("cluster.needs"), (*figures, listed))

    def _events(self, one: ProfileNeed) -> str:
        events = [self.facts.event_name(key) for key in one.planned_event_ids]
        return self.words.listed(events, 5, "no_event" if one.state == "open" else "")

    def offers(self) -> Section:
        words = self.words
        if not self.profile.offers:
            return Section(words("cluster.offers"), (Paragraph(words("offers.none")),))
        rows: list[tuple[Cell, ...]] = [
            (one.competence_name, self._names(one.organisation_ids), self.cited.said(one.statuses, one.source_ids))
            for one in self.profile.offers
        ]
        columns = ("competence", "offered_by", "said_by")
        return Section(words("cluster.offers"), (table(words("offers.caption"), tuple(map(words, columns)), rows),))

    def partners(self) -> Section:
        words = self.words
        return Section(
            words("cluster.partners"), suggested.blocks(self.found.suggestions, self.facts, words, self.cited)
        )

    def events(self) -> Section:
        words = self.words
        if not self.profile.events:
            return Section(words("cluster.events"), (Paragraph(words("events.none")),))
        rows: list[tuple[Cell, ...]] = [
            (
                one.event_name,
                words(f"when.{one.when}"),
                words.day(one.starts_on, one.when_stated),
                self._who_or_what(one),
                self.cited.said(one.statuses, one.source_ids),
            )
            for one in self.profile.events
        ]
        columns = ("event", "when", "day", "events.who", "said_by")
        return Section(words("cluster.events"), (table(words("events.caption"), tuple(map(words, columns)), rows),))

    def _who_or_what(self, one: ProfileEvent) -> str:
        if one.when == "attended":
            return self._names(one.attendee_ids)
        return self.words.listed([chain_figures.competence_name(self.facts, key) for key in one.competence_ids])

    def peers(self) -> Section:
        words, told = self.words, self.profile.peers
        if told.declined:
            return Section(words("cluster.peers"), (Paragraph(words("peers.declined")),))
        if not told.peers:
            return Section(words("cluster.peers"), (Paragraph(words("peers.none", count=told.comparable_count)),))
        rows: list[tuple[Cell, ...]] = [
            (
                one.cluster_name,
                ", ".join(words(f"measure.{measure}") for measure in one.compared),
                one.excellence_label or words("unknown"),
                words("unknown") if one.founded_year is None else str(one.founded_year),
                self._count(one),
                self.cited.said(one.statuses, one.source_ids),
            )
            for one in told.peers
        ]
        columns = ("cluster", "peers.on", "field.excellence_label", "field.founded", "field.members", "said_by")
        return Section(words("cluster.peers"), (table(words("peers.caption"), tuple(map(words, columns)), rows),))

    def _count(self, one: Peer) -> str:
        words = self.words
        if one.least_members is None or one.least_members == one.most_members:
            return words.number(one.least_members)
        return words(
            "hhi.bounds", lowest=words.number(one.least_members), highest=words.number(one.most_members)
        )  # fmt: skip

    def unknowns(self) -> Section:
        words, told = self.words, self.chain.unknowns()
        fields = [words(f"field.{one}") for one in self.profile.unknown]
        more = (Paragraph(words("cluster.unknown_fields", names=", ".join(fields))),) if fields else ()
        return Section(told.title, (*told.blocks, *more))

    def _names(self, keys: Sequence[str], nothing: str = "") -> str:
        return self.words.listed([self.facts.organisation_name(key) for key in keys], 12, nothing)
