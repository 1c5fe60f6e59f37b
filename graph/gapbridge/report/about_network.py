"""The report about the whole network: clusters, the gaps they share, who should work together, all deliveries."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gapbridge.report import chain_figures, suggested
from gapbridge.report.chain_figures import Lacking
from gapbridge.report.contents import Block, Cell, Paragraph, Point, Points, Report, Section, Table, table
from gapbridge.report.network_blocks import bridges, central
from gapbridge.report.parts import Citations, Frame, More, no_more
from gapbridge.results import ClusterSummary, SharedGap, Suggestion, SupplyNetwork
from gapbridge.value_chains.facts import ChainFacts
from gapbridge.value_chains.meetings import lacked

MOST_GAPS = 40
MOST_TODO, MOST_POINTS = 3, 2
METHODS = ("method.needs", "method.spread", "method.help", "method.dominators", "method.betweenness")


@dataclass(frozen=True)
class Answers:
    """The answers that the report is made from, with names in its language; `industries` are names by key."""

    clusters: Sequence[ClusterSummary]
    gaps: Sequence[SharedGap]
    suggestions: Sequence[Suggestion]
    network: SupplyNetwork
    facts: ChainFacts
    industries: Mapping[str, str]


def report(found: Answers, frame: Frame, *, more: More = no_more) -> Report:
    """The report; `more` are further sections before the closing ones."""
    parts = _Parts(found, frame)
    nodes = [one.status for one in found.clusters]
    return frame.report(frame.words("net.title"), [*parts.sections(), *more(parts.cited)], METHODS, parts.cited, nodes)


class _Parts:
    def __init__(self, found: Answers, frame: Frame) -> None:
        self.found, self.facts, self.words = found, found.facts, frame.words
        self.cited = Citations(frame.words)
        self.taught = chain_figures.taught(found.facts)

    def sections(self) -> list[Section]:
        return [self.first(), self.overview(), self.gaps(), self.pairs(), self.network(), self.unknowns()]

    def first(self) -> Section:
        words = self.words
        points = [
            *self._events(),
            *suggested.todo(self.found.suggestions, self.facts, words, self.cited),
            *self._single_points(),
        ]
        todo: Block = Points(tuple(points), numbered=True) if points else Paragraph(words("findings.nothing"))
        return Section(words("findings"), (todo, Paragraph(words("net.order"), "note"), self._glance()))

    def _events(self) -> Iterator[Point]:
        for one in self.found.gaps[:MOST_TODO]:
            events = self.taught.get(one.competence_id, [])
            told = {"count": one.cluster_count, "competence": one.competence_name}
            lead = self.words("net.event", **told)
            if events:
                lead = self.words("net.event.send", event=events[0].name_en, **told)
            why = self.words("net.event.why", clusters=self._names(one.cluster_ids))
            yield Point(lead, why, said=self.cited.said(one.statuses, one.source_ids))

    def _single_points(self) -> Iterator[Point]:
        for one in self.found.network.single_points[:MOST_POINTS]:
            told = {"member": one.member_name, "names": self._names(one.cut_off_ids)}
            yield Point(
                self.words("net.point", **told),
                self.words("net.point.why", member=one.member_name),
                said=self.cited.said(one.statuses, one.source_ids),
            )

    def _glance(self) -> Table:
        words, found = self.words, self.found
        told = {
            "clusters": len(found.clusters),
            "silent": sum(1 for one in found.clusters if not one.need_count),
            "shared": len(found.gaps),
            "untaught": sum(1 for one in found.gaps if one.competence_id not in self.taught),
            "members": found.network.member_count,
            "points": found.network.cut.get("single_points", len(found.network.single_points)),
        }
        return table(
            words("net.glance"),
            (words("figure"), words("value"), words("read_as")),
            [(words(f"net.{key}"), words.number(value), words(f"net.{key}.read")) for key, value in told.items()],
            numeric=(1,),
        )

    def overview(self) -> Section:
        words = self.words
        rows: list[tuple[Cell, ...]] = [
            (
                self.facts.organisation_name(one.id),
                words.listed([self.found.industries.get(key, key) for key in one.industry_ids], 5, "unknown"),
                words.number(one.known_member_count) if one.known_member_count else words("none_known"),
                words.number(one.need_count) if one.need_count else words("unknown"),
                self.cited.said([one.status], [one.source_id]),
            )
            for one in self.found.clusters
        ]
        if not rows:
            return Section(words("net.overview"), (Paragraph(words("net.none")),))
        columns = ("cluster", "industries", "known_members", "lacks", "said_by")
        listed = table(words("net.overview.caption"), tuple(map(words, columns)), rows, numeric=(2, 3))
        return Section(words("net.overview"), (listed,))

    def gaps(self) -> Section:
        words, gaps = self.words, self.found.gaps
        if not gaps:
            return Section(words("net.gaps"), (Paragraph(words("net.gaps.none")),))
        rows: list[tuple[Cell, ...]] = [
            (
                one.competence_name,
                str(one.rank),
                f"{one.cluster_count}: {self._names(one.cluster_ids)}",
                words("unknown") if one.cross_industry is None else words("yes" if one.cross_industry else "no"),
                words.number(None if one.industry_spread is None else round(one.industry_spread, 2)),
                words.listed([event.name_en for event in self.taught.get(one.competence_id, [])], 3, "no_event"),
                self.cited.said(one.statuses, one.source_ids),
            )
            for one in gaps[:MOST_GAPS]
        ]
        columns = ("competence", "rank", "lacked_by", "across", "spread", "events_ahead", "said_by")
        blocks: list[Block] = [*chain_figures.lacking_grid(self._lacking(), self._by_needs(), self.facts, words)]
        blocks.append(table(words("net.gaps.caption"), tuple(map(words, columns)), rows, numeric=(1, 4)))
        if len(gaps) > MOST_GAPS:
            blocks.append(Paragraph(words("cut", lists=f"{words('net.gaps')} ({len(gaps)})"), "warning"))
        return Section(words("net.gaps"), tuple(blocks))

    def _lacking(self) -> Lacking:
        shown = {one.competence_id: one.cluster_ids for one in self.found.gaps}
        needs = {key: lacked(self.facts, [key]) for key in self.facts.clusters}
        return {
            competence: {key: needs.get(key, {}).get(competence, []) for key in cluster_ids}
            for competence, cluster_ids in shown.items()
        }

    def _by_needs(self) -> list[str]:
        return [one.id for one in sorted(self.found.clusters, key=lambda one: (-one.need_count, one.id))]

    def pairs(self) -> Section:
        words = self.words
        return Section(words("net.pairs"), suggested.blocks(self.found.suggestions, self.facts, words, self.cited))

    def network(self) -> Section:
        words, network = self.words, self.found.network
        if not network.member_count:
            return Section(words("net.network"), (Paragraph(words("network.none")),))
        counts = words(
            "net.read",
            members=network.member_count,
            links=network.link_count,
            products=network.product_count,
            parts=network.cut.get("part_sizes", len(network.part_sizes)),
            circles=network.cut.get("circles", len(network.circles)),
        )
        return Section(
            words("net.network"),
            (
                Paragraph(counts),
                *chain_figures.deliveries(network, self.facts, words),
                *central(network, self.facts, words, self.cited),
                *bridges(network, self.facts, words, self.cited),
            ),
        )

    def unknowns(self) -> Section:
        words = self.words
        told = [
            (words(f"net.unknown.{what}", name=self.facts.organisation_name(one.id)), f"`{rows}`")
            for one in self.found.clusters
            for what, rows, known in (
                ("industry", "in_industry.csv", one.industry_ids),
                ("members", "member_of.csv", one.known_member_count),
                ("needs", "needs.csv", one.need_count),
            )
            if not known
        ]
        block: Block = Paragraph(words("unknowns.none"))
        if told:
            block = table(words("unknowns.caption"), (words("unknowns.what"), words("unknowns.rows")), told)
        return Section(words("unknowns"), (block,))

    def _names(self, keys: Sequence[str]) -> str:
        return self.words.listed([self.facts.organisation_name(key) for key in keys], 12)
