"""The report about a value chain: what to do first, the chain, its gaps, inputs, network, needs, the seven headings."""

from collections.abc import Iterator, Sequence

from gapbridge.report import chain_figures as figures
from gapbridge.report.contents import Block, Cell, Paragraph, Point, Points, Report, Section, Table, table
from gapbridge.report.network_blocks import central
from gapbridge.report.parts import Citations, Frame, More, no_more
from gapbridge.report.words import Words
from gapbridge.results import ChainStudy, Concentration, MissingStage, StudyFinding
from gapbridge.value_chains.facts import ChainFacts
from gapbridge.value_chains.page import first_findings
from gapbridge.value_chains.studies import findings
from gapbridge.vocabulary import ENGLISH

MOST_UNTAUGHT = 2
METHODS = (
    "method.missing",
    "method.products",
    "method.hhi",
    "method.exposure",
    "method.dominators",
    "method.betweenness",
    "method.needs",
    "method.unido",
)


def report(study: ChainStudy, facts: ChainFacts, frame: Frame, *, more: More = no_more) -> Report:
    """The report.

    Args:
        study: The study of the chain.
        facts: What it was computed from, with names in the language of the report.
        frame: What the report is put together with.
        more: Makes further sections before the closing ones, such as the comparison with scenarios.
    """
    parts = ChainParts(study, facts, frame.words)
    chains = [facts.chains[key].name_en if key in facts.chains else key for key in study.value_chain_ids]
    title = frame.words("chain.title", name=", ".join(chains))
    body = [*parts.sections(), *more(parts.cited)]
    nodes = [one.status for one in study.clusters] + [one.status for one in study.organisations]
    nodes += [facts.chains[key].status for key in study.value_chain_ids if key in facts.chains]
    return frame.report(title, body, METHODS, parts.cited, nodes)


class ChainParts:
    """The sections of the report; other reports take some of them."""

    def __init__(self, study: ChainStudy, facts: ChainFacts, words: Words, cited: Citations | None = None) -> None:
        self.study, self.facts, self.words = study, facts, words
        self.cited = cited or Citations(words)
        self.stage_names = {one.stage_id: one.stage_name for one in study.stages}

    def sections(self) -> list[Section]:
        """All, the main findings first."""
        return [
            self.first(),
            self.stages(),
            self.missing(),
            self.inputs(),
            self.network(),
            self.needs(),
            self.headings(),
            self.unknowns(),
            self.studied(),
        ]

    def first(self) -> Section:
        """What to do first, and the chain in figures."""
        words, points = self.words, tuple(self.todo())
        todo: list[Block] = [Points(points, numbered=True)] if points else [Paragraph(words("findings.nothing"))]
        todo.append(Paragraph(words("chain.no_weight"), "note"))
        return Section(words("findings"), (*todo, self._glance()))

    def todo(self) -> list[Point]:
        """What to do first: the first findings with an action, and needs that no event to come teaches."""
        untaught = [one for one in findings(self.study) if "open_needs.untaught" in one.wordings]
        return [self._point(one) for one in (*first_findings(self.study), *untaught[:MOST_UNTAUGHT])]

    def _glance(self) -> Table:
        words, study = self.words, self.study
        exposed = [one.weeks for one in study.exposures]
        told: list[tuple[str, int, dict[str, object]]] = [
            ("stages", len(study.stages), {}),
            ("missing", sum(1 for one in study.missing_stages if one.cluster_id is None), {}),
            ("one", sum(1 for one in study.stages if figures.look(one, self.facts) == "thin"), {}),
            ("organisations", study.cut.get("organisations", len(study.organisations)), {}),
            ("clusters", study.cut.get("clusters", len(study.clusters)), {}),
            ("exposed", sum(1 for weeks in exposed if weeks is not None and weeks > 0), {"count": len(exposed)}),
            ("unknown_times", sum(1 for weeks in exposed if weeks is None), {}),
            ("single", study.cut.get("single_sources", len(study.single_sources)), {}),
            ("unknowns", study.cut.get("unknowns", len(study.unknowns)), {}),
        ]
        return table(
            words("chain.glance"),
            (words("figure"), words("value"), words("read_as")),
            [
                (words(f"glance.{key}"), words.number(value), words(f"glance.{key}.read", **values))
                for key, value, values in told
            ],
            numeric=(1,),
        )

    def stages(self) -> Section:
        """The chain as a figure and a table."""
        words, study = self.words, self.study
        if not study.stages:
            return Section(words("chain.stages"), (Paragraph(words("chain.no_stages")),))
        rows: list[tuple[Cell, ...]] = [
            (
                one.stage_name,
                self._names(one.performer_ids, "nobody_known"),
                self._names(one.outside_ids),
                self._stages(one.needed_for_ids),
                self.cited.said(one.statuses, one.source_ids),
            )
            for one in study.stages
        ]
        columns = ("stage", "performed_by", "outside_by", "needed_for", "said_by")
        return Section(
            words("chain.stages"),
            (
                figures.chain(study, self.facts, words),
                table(words("chain.stages.caption"), tuple(map(words, columns)), rows),
            ),
        )

    def missing(self) -> Section:
        """Missing stages, and how to reach those who perform them."""
        words, rows = self.words, self.study.missing_stages
        if not rows:
            return Section(words("chain.missing"), (Paragraph(words("chain.missing.none")),))
        columns = ("missing", "who_lacks", "who_performs", "introduction", "meetings", "said_by")
        lines = [line for one in rows for line in self._missing_lines(one)]
        return Section(words("chain.missing"), (table(words("chain.missing"), tuple(map(words, columns)), lines),))

    def _missing_lines(self, one: MissingStage) -> Iterator[tuple[Cell, ...]]:
        words = self.words
        lacking = words("all_studied") if one.cluster_id is None else self._names([one.cluster_id])
        if not one.performers:
            yield one.stage_name, lacking, words("nobody_known"), "", "", self.cited.said(one.statuses, one.source_ids)
        for performer in one.performers:
            clusters = self._names(performer.cluster_ids, "no_cluster")
            meetings = [f"{meeting.event_name} ({words.day(meeting.starts_on)})" for meeting in performer.meetings]
            yield (
                one.stage_name,
                lacking,
                f"{performer.organisation_name} ({clusters})",
                performer.introduction.sentence if performer.introduction else words("nobody_known"),
                "; ".join(meetings) or words("none"),
                self.cited.said(performer.statuses, performer.source_ids),
            )
        rest = one.performer_count - len(one.performers)
        if rest > 0:
            yield one.stage_name, lacking, words("and_more", count=rest), "", "", ""

    def inputs(self) -> Section:
        """Who depends on whose deliveries, and how concentrated they are."""
        words, study = self.words, self.study
        if not study.exposures:
            return Section(words("chain.inputs"), (Paragraph(words("chain.inputs.none")),))
        blocks: list[Block] = [*figures.exposures(study, words), Paragraph(words("chain.exposed.read"))]
        columns = ("customer", "product", "supplier", "recover", "survive", "weeks", "others", "said_by")
        exposed: list[tuple[Cell, ...]] = [
            (
                one.customer_name,
                one.product,
                one.supplier_name,
                words.number(one.time_to_recover),
                words.number(one.time_to_survive),
                words.number(one.weeks),
                self._names(one.other_supplier_ids, "none_known"),
                self.cited.said(one.statuses, one.source_ids),
            )
            for one in study.exposures
        ]
        blocks.append(table(words("chain.exposed.caption"), tuple(map(words, columns)), exposed, numeric=(3, 4, 5)))
        blocks.append(self._concentrations())
        return Section(words("chain.inputs"), tuple(blocks))

    def _concentrations(self) -> Table:
        words = self.words
        columns = ("customer", "product", "hhi.suppliers", "hhi.value", "hhi.why", "said_by")
        rows: list[tuple[Cell, ...]] = [
            (
                one.customer_name,
                one.product,
                "; ".join(
                    f"{self._names([key])} {words.number(share)}"
                    for key, share in zip(one.supplier_ids, one.shares, strict=True)
                ),
                *self._index(one),
                self.cited.said(one.statuses, one.source_ids),
            )
            for one in self.study.concentrations
        ]
        return table(words("hhi.caption"), tuple(map(words, columns)), rows, numeric=(3,))

    def _index(self, one: Concentration) -> tuple[str, str]:
        """The index or its bounds, and why it is not exact."""
        words = self.words
        if one.value is not None:
            return words.number(one.value), ""
        why = (one.reason or "") if words.language == ENGLISH else ""
        total = words.number(sum(share or 0 for share in one.shares))
        if one.lowest is None or one.highest is None:
            known = sum(share or 0 for share in one.shares) > 0
            return words("unknown"), why or words("why.too_much" if known else "why.disagree", total=total)
        bounds = words("hhi.bounds", lowest=words.number(one.lowest), highest=words.number(one.highest))
        return bounds, why or words("why.rest", total=total)

    def network(self) -> Section:
        """The network of deliveries around those studied."""
        words, network = self.words, self.study.network
        if not network.member_count:
            return Section(words("chain.network"), (Paragraph(words("network.none")),))
        counts = Paragraph(
            words(
                "network.read",
                members=network.member_count,
                links=network.link_count,
                products=network.product_count,
                parts=self.study.network.cut.get("part_sizes", len(network.part_sizes)),
                circles=self.study.network.cut.get("circles", len(network.circles)),
            )
        )
        drawn = figures.deliveries(network, self.facts, words)
        return Section(
            words("chain.network"),
            (counts, *drawn, *central(network, self.facts, words, self.cited)),
        )

    def needs(self) -> Section:
        """What the clusters of the study lack, and the events to come that teach it."""
        words = self.words
        lacking = figures.lacking(self.study, self.facts)
        if not lacking:
            return Section(words("chain.needs"), (Paragraph(words("chain.needs.none")),))
        taught = figures.taught(self.facts)
        rows: list[tuple[Cell, ...]] = []
        for competence, by_cluster in lacking.items():
            said = [need for needs in by_cluster.values() for need in needs]
            events = [
                f"{one.name_en} ({words.day(one.starts_on, one.when_stated)})" for one in taught.get(competence, ())
            ]
            rows.append(
                (
                    figures.competence_name(self.facts, competence),
                    words.listed([self.facts.organisation_name(key) for key in by_cluster]),
                    "; ".join(events) or words("no_event"),
                    self.cited.said(
                        sorted({one.status for one in said}), sorted({one.source_id for one in said})
                    ),
                )
            )  # fmt: skip
        columns = ("competence", "lacked_by", "taught_by", "said_by")
        return Section(
            words("chain.needs"),
            (
                *figures.needs(self.study, self.facts, words),
                table(words("chain.needs.caption"), tuple(map(words, columns)), rows),
            ),
        )

    def headings(self) -> Section:
        """The findings under UNIDO's seven headings."""
        words, below = self.words, []
        for heading in self.study.headings:
            blocks: list[Block] = [Points(tuple(self._finding(one) for one in heading.findings))]
            if heading.nothing_known:
                blocks = [Paragraph(words("nothing_known"))]
            below.append(Section(heading.title, (*blocks, Paragraph(words("more", needed=heading.needed), "note"))))
        return Section(words("chain.headings"), (), tuple(below))

    def unknowns(self) -> Section:
        """What nobody said, and the rows that would tell."""
        words, rows = self.words, []
        for one in self.study.unknowns:
            rows.append((one.sentence, f"`{one.needed}`" if one.needed.endswith(".csv") else one.needed))
        blocks: list[Block] = [Paragraph(words("unknowns.none"))]
        if rows:
            blocks = [table(words("unknowns.caption"), (words("unknowns.what"), words("unknowns.rows")), list(rows))]
        if self.study.cut:
            cut = ", ".join(f"{name} ({length})" for name, length in self.study.cut.items())
            blocks.append(Paragraph(words("cut", lists=cut), "warning"))
        return Section(words("unknowns"), tuple(blocks))

    def studied(self) -> Section:
        """The clusters and organisations of the study."""
        words = self.words
        rows: list[tuple[Cell, ...]] = [
            (
                one.cluster_name,
                self._names(one.coordinator_ids, "unknown"),
                self._names(one.organisation_ids, "none_known"),
                self._stages(one.stage_ids) or words("none_known"),
                self._stages([key for key in self.stage_names if key not in one.stage_ids]) or words("none"),
                self.cited.said(one.statuses, one.source_ids),
            )
            for one in self.study.clusters
        ]
        columns = ("cluster", "run_by", "organisations", "stages_done", "stages_not", "said_by")
        blocks: list[Block] = [table(words("studied.caption"), tuple(map(words, columns)), rows)] if rows else []
        loose = [one.organisation_name for one in self.study.organisations if not one.cluster_ids]
        if loose:
            blocks.append(Paragraph(words("studied.others", names=words.listed(loose, most=100))))
        return Section(words("chain.studied"), tuple(blocks or [Paragraph(words("nobody_known"))]))

    def _point(self, one: StudyFinding) -> Point:
        return Point(one.action, one.sentence, said=self.cited.said(one.statuses, one.source_ids))

    def _finding(self, one: StudyFinding) -> Point:
        return Point("", one.sentence, one.action, self.cited.said(one.statuses, one.source_ids))

    def _names(self, keys: Sequence[str], nothing: str = "") -> str:
        return self.words.listed([self.facts.organisation_name(key) for key in keys], 20, nothing)

    def _stages(self, keys: Sequence[str]) -> str:
        return ", ".join(self.stage_names.get(key, key) for key in keys)
