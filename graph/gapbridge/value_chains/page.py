"""A study as a page to read: Markdown, with what to do first, tables, sources, and what nobody knows."""

import re
from collections.abc import Iterator, Sequence

from gapbridge.results import ChainStudy, MissingStage, StudyFinding
from gapbridge.results.studies import FindingKind
from gapbridge.value_chains.studies import findings

# What is acted on first, and how many of each kind the beginning of the page names.
FIRST: dict[FindingKind, int] = {
    "missing_stage": 3,
    "exposed": 3,
    "one_performer": 3,
    "single_point": 1,
    "uncoordinated_trade": 2,
    "bridge": 2,
    "event_ahead": 2,
}
MOST_MEMBERS = 10
METHODS = (
    "Only statements of the statuses and the day above count; what nobody said is unknown, never 0.",
    "A stage is missing when nobody studied is known to perform it. An introduction is the shortest way over"
    " memberships, coordinators, ownership, collaborations, deliveries, past events and programmes, four steps"
    " at most.",
    "Products are compared by name. A single source is one *known* supplier; a share below 1 says that there are more.",
    "Concentration is the Herfindahl-Hirschman index, the sum of the squared shares; where shares are not all known,"
    " its bounds are given.",
    "Exposure is the time to recover less the time to survive, in weeks (Simchi-Levi and others 2015).",
    "Without a stage or member nothing reaches those that it dominates: every known way from the beginnings to them"
    " passes it (Lengauer and Tarjan 1979). Several feeders count as alternatives.",
    "Betweenness is the share of all ordered pairs of others whose shortest ways run over a member (Brandes 2001).",
    "The seven headings are the dimensions of UNIDO's *Industrial Value Chain Diagnostics* (Vienna 2011).",
)


def first_findings(study: ChainStudy) -> list[StudyFinding]:
    """What to act on first: of each kind the first few findings that have an action, in the order of `FIRST`."""
    found = [one for one in findings(study) if one.action]
    return [one for kind, most in FIRST.items() for one in [one for one in found if one.kind == kind][:most]]


def page(study: ChainStudy) -> str:
    """The study as Markdown."""
    return "\n".join(_Page(study).lines()) + "\n"


class _Page:
    """The lines of a page; sources are cited by number."""

    def __init__(self, study: ChainStudy) -> None:
        self.study = study
        self.numbers = {one.source_id: at for at, one in enumerate(study.sources, 1)}
        self.stage_names = {one.stage_id: one.stage_name for one in study.stages}

    def lines(self) -> Iterator[str]:
        yield f"# Value-chain study: {_plain(self.study.title)}"
        yield ""
        if "synthetic" in self.study.statuses:
            yield "> **SYNTHETIC**: this study rests on statements made up for demonstration. Nothing in it is real."
            yield ""
        yield f"As of {self.study.as_of}. Statements that count: {', '.join(self.study.asked_statuses)}."
        parts = (
            self._first, self._chain, self._missing, self._inputs, self._network, self._headings, self._unknowns,
            self._studied, self._sources,
        )  # fmt: skip
        for part in parts:
            yield from part()
        yield from ("", "## How it was computed", "", *(f"- {method}" for method in METHODS))
        if self.study.cut:
            cut = ", ".join(f"{name} ({length})" for name, length in self.study.cut.items())
            yield from ("", f"Shown are the first rows only of these lists (with their whole length): {cut}.")

    def _first(self) -> Iterator[str]:
        yield from ("", "## What to do first", "")
        chosen = first_findings(self.study)
        if not chosen:
            yield "Nothing that is known calls for action; see what nobody knows, below."
        for at, one in enumerate(chosen, 1):
            yield f"{at}. **{_plain(one.action)}** {_plain(one.sentence)} {self._said(one.statuses, one.source_ids)}"

    def _chain(self) -> Iterator[str]:
        if not self.study.stages:
            return
        yield from ("", "## The chain", "", "```mermaid", "graph LR", *self._drawn(), "```", "")
        yield from _table(
            ("stage", "performed by", "outside the study also by", "without it nothing reaches", "said by"),
            [
                (
                    one.stage_name,
                    self._names(one.performer_ids) or "nobody known",
                    self._names(one.outside_ids),
                    self._stages(one.needed_for_ids),
                    self._said(one.statuses, one.source_ids),
                )
                for one in self.study.stages
            ],
        )

    def _drawn(self) -> Iterator[str]:
        number = {one.stage_id: f"s{at}" for at, one in enumerate(self.study.stages, 1)}
        for one in self.study.stages:
            performers = self._names(one.performer_ids) or "nobody known"
            yield f'    {number[one.stage_id]}["{_drawable(one.stage_name)}<br/>{_drawable(performers)}"]'
        for one in self.study.stages:
            for after in one.feeds_ids:
                yield f"    {number[one.stage_id]} --> {number[after]}"

    def _missing(self) -> Iterator[str]:
        rows = self.study.missing_stages
        if not rows:
            return
        yield from ("", "## Missing stages, and who performs them elsewhere", "")
        yield from _table(
            ("missing", "who lacks it", "who performs it", "introduction", "planned events for both", "said by"),
            [line for one in rows for line in self._missing_lines(one)],
        )

    def _missing_lines(self, one: MissingStage) -> Iterator[tuple[str, ...]]:
        lacking = "all studied" if one.cluster_id is None else self._names([one.cluster_id])
        if not one.performers:
            yield one.stage_name, lacking, "nobody known", "", "", self._said(one.statuses, one.source_ids)
        for performer in one.performers:
            clusters = self._names(performer.cluster_ids) or "no cluster known"
            meetings = (
                f"{meeting.event_name} ({meeting.starts_on or 'day unknown'})" for meeting in performer.meetings
            )
            yield (
                one.stage_name,
                lacking,
                f"{performer.organisation_name} ({clusters})",
                performer.introduction.sentence if performer.introduction else "nobody known",
                "; ".join(meetings) or "none",
                self._said(performer.statuses, performer.source_ids),
            )
        if one.performer_count > len(one.performers):
            yield one.stage_name, lacking, f"and {one.performer_count - len(one.performers)} more", "", "", ""

    def _inputs(self) -> Iterator[str]:
        study = self.study
        if not study.exposures:
            return
        yield from ("", "## Inputs: who depends on whom", "")
        yield "If the supplier stops, the customer is without its deliveries for so many weeks; 0 and less: not at all."
        yield ""
        yield from _table(
            (
                "customer",
                "product",
                "supplier",
                "to recover",
                "to survive",
                "weeks without",
                "other suppliers",
                "said by",
            ),
            [
                (
                    one.customer_name,
                    one.product,
                    one.supplier_name,
                    _number(one.time_to_recover),
                    _number(one.time_to_survive),
                    _number(one.weeks),
                    self._names(one.other_supplier_ids) or "none known",
                    self._said(one.statuses, one.source_ids),
                )
                for one in study.exposures
            ],
        )
        yield from ("", "How concentrated the supply of each product is (1: a single supplier):", "")
        yield from _table(
            ("customer", "product", "suppliers and shares", "HHI", "why not"),
            [
                (
                    one.customer_name,
                    one.product,
                    ", ".join(
                        f"{self._names([key])} {_number(share)}"
                        for key, share in zip(one.supplier_ids, one.shares, strict=True)
                    ),
                    _number(one.value) if one.lowest == one.highest else f"{one.lowest:g} to {one.highest:g}",
                    one.reason or "",
                )
                for one in study.concentrations
            ],
        )

    def _network(self) -> Iterator[str]:
        network = self.study.network
        if not network.member_count:
            return
        yield from ("", "## The network of deliveries", "")
        yield (
            "Those studied, all that deliveries to them come from, and all that their own reach: members"
            f" {network.member_count}, links {network.link_count}, products {network.product_count}, connected parts"
            f" {len(network.part_sizes)}, circles {len(network.circles)}."
        )
        estimated = f" (estimated from {network.betweenness_starts} starts)" if network.betweenness_starts else ""
        yield from ("", f"The most central members{estimated}:", "")
        yield from _table(
            ("member", "clusters", "suppliers", "customers", "betweenness"),
            [
                (
                    one.member_name,
                    self._names(one.cluster_ids) or "none known",
                    str(one.supplier_count),
                    str(one.customer_count),
                    "not computed" if one.betweenness is None else f"{one.betweenness:.3f}",
                )
                for one in network.members[:MOST_MEMBERS]
            ],
        )
        if network.single_points:
            yield from ("", "Without these members, nothing known reaches others any more:", "")
            yield from _table(
                ("member", "out of reach without it"),
                [(one.member_name, self._names(one.cut_off_ids)) for one in network.single_points],
            )

    def _headings(self) -> Iterator[str]:
        yield from ("", "## The seven headings", "")
        for heading in self.study.headings:
            yield from ("", f"### {heading.title}", "")
            if heading.nothing_known:
                yield "**Nothing known.**"
            for one in heading.findings:
                action = f" *{_plain(one.action)}*" if one.action else ""
                yield f"- {_plain(one.sentence)}{action} {self._said(one.statuses, one.source_ids)}"
            yield from ("", f"To know more: {_plain(heading.needed)}")

    def _unknowns(self) -> Iterator[str]:
        if self.study.unknowns:
            yield from ("", "## What nobody knows", "")
            yield from _table(
                ("unknown", "rows that would tell"), [(one.sentence, one.needed) for one in self.study.unknowns]
            )

    def _studied(self) -> Iterator[str]:
        yield from ("", "## Who was studied", "")
        yield from _table(
            ("cluster", "run by", "its organisations here", "stages it performs", "stages it does not", "said by"),
            [
                (
                    one.cluster_name,
                    self._names(one.coordinator_ids) or "unknown",
                    self._names(one.organisation_ids) or "none known",
                    self._stages(one.stage_ids) or "none known",
                    self._stages([key for key in self.stage_names if key not in one.stage_ids]) or "none",
                    self._said(one.statuses, one.source_ids),
                )
                for one in self.study.clusters
            ],
        )

    def _sources(self) -> Iterator[str]:
        yield from ("", "## Sources", "")
        for one in self.study.sources:
            address = f", <{one.url}>" if one.url else ""
            yield f"{self.numbers[one.source_id]}. {_plain(one.title)} (`{one.source_id}`, {one.status}){address}"

    def _names(self, keys: Sequence[str]) -> str:
        return ", ".join(self.study.organisation_names.get(key, key) for key in keys)

    def _stages(self, keys: Sequence[str]) -> str:
        return ", ".join(self.stage_names.get(key, key) for key in keys)

    def _said(self, statuses: Sequence[str], source_ids: Sequence[str]) -> str:
        marks = "".join(f"[{self.numbers[key]}]" for key in source_ids if key in self.numbers)
        return f"({', '.join(statuses)} {marks})"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table of these columns, without those that are empty."""
    kept = [at for at, _ in enumerate(headings) if any(row[at] for row in rows)]
    if kept:
        yield f"| {' | '.join(headings[at] for at in kept)} |"
        yield f"|{'---|' * len(kept)}"
    for row in rows:
        yield f"| {' | '.join(_plain(row[at]) for at in kept)} |"


def _plain(text: str) -> str:
    """Text in which nothing is a sign of Markdown but the backticks of commands."""
    return re.sub(r"([\\|*<>\[\]])", r"\\\1", " ".join(text.split()))


def _drawable(text: str) -> str:
    """Text inside a label of a Mermaid diagram."""
    return re.sub(r'["<>\[\]{}|#;`]', lambda sign: f"#{ord(sign[0])};", " ".join(text.split()))


def _number(value: float | None) -> str:
    return "unknown" if value is None else f"{value:g}"
