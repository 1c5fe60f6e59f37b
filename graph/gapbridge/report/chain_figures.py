"""The figures of a report about a value chain."""

from collections.abc import Iterator, Sequence

from gapbridge.facts import Need
from gapbridge.report.contents import Block, Figure, Paragraph
from gapbridge.report.drawings import Bars, Box, Flow, Grid, Look, State
from gapbridge.report.words import Words
from gapbridge.results import ChainStudy, StudiedStage, SupplyNetwork
from gapbridge.value_chains.facts import ChainFacts, Event
from gapbridge.value_chains.meetings import lacked
from gapbridge.vocabulary import ENGLISH

MOST_BOXES = 30
MOST_BARS = 15
MOST_ROWS, MOST_COLUMNS = 30, 14

# What clusters lack: needs by competence, then by cluster.
Lacking = dict[str, dict[str, list[Need]]]


def look(stage: StudiedStage, facts: ChainFacts) -> Look:
    """How a stage looks: one member alone makes it thin; a cluster is many."""
    if not stage.performer_count:
        return "missing"
    return "thin" if stage.performer_count == 1 and stage.performer_ids[0] not in facts.clusters else "usual"


def chain(study: ChainStudy, facts: ChainFacts, words: Words) -> Block:
    """The stages and who performs them; in words where they are too many."""
    if len(study.stages) > MOST_BOXES:
        return Paragraph(words("chain.many_stages", count=len(study.stages)), "note")
    at = {one.stage_id: place for place, one in enumerate(study.stages)}
    names = [
        words.listed([facts.organisation_name(key) for key in one.performer_ids], 3, "nobody_known")
        for one in study.stages
    ]
    boxes = tuple(
        Box(one.stage_name, performers, look(one, facts)) for one, performers in zip(study.stages, names, strict=True)
    )
    arrows = tuple((at[one.stage_id], at[key]) for one in study.stages for key in one.feeds_ids if key in at)
    known = {one.stage_id: one.stage_name for one in study.stages}
    sentences = [
        words(
            "chain.figure.stage" if one.feeds_ids else "chain.figure.last",
            stage=one.stage_name,
            performers=performers,
            feeds=", ".join(known.get(key, key) for key in one.feeds_ids),
        )
        for one, performers in zip(study.stages, names, strict=True)
    ]
    looks: tuple[Look, ...] = ("usual", "thin", "missing")
    there = {one.look for one in boxes}
    legend = tuple((one, words(f"look.{one}")) for one in looks if one in there)
    described = words("chain.figure.words", stages=len(boxes), sentences=" ".join(sentences))
    return Figure(words("chain.figure"), described, Flow(boxes, arrows, legend))


def exposures(study: ChainStudy, words: Words) -> Iterator[Figure]:
    """The weeks without a product, those above 0; no figure where there are none."""
    rows = [one for one in study.exposures if one.weeks is not None and one.weeks > 0][:MOST_BARS]
    if rows:
        bars = [(f"{one.customer_name}: {one.product}", one.weeks) for one in rows]
        drawing = Bars(tuple(bars), words("chain.exposed.axis"), words("unknown"), words.language != ENGLISH)
        told = "; ".join(f"{label} – {words.number(weeks)}" for label, weeks in bars)
        yield Figure(words("chain.exposed.figure"), words("chain.exposed.words", sentences=f"{told}."), drawing)


def deliveries(network: SupplyNetwork, facts: ChainFacts, words: Words) -> Iterator[Figure]:
    """Who delivers to whom, where that is few enough to be read."""
    members = [one for one in network.members if one.supplier_count or one.customer_count]
    if not 2 <= len(members) <= MOST_BOXES or "members" in network.cut:
        return
    at = {one.member_id: place for place, one in enumerate(members)}
    links = sorted(
        {
            (one.supplier_id, one.customer_id)
            for one in facts.supplies
            if one.supplier_id in at and one.customer_id in at
        }
    )
    hanging = {one.member_id for one in network.single_points}
    boxes = tuple(
        Box(
            one.member_name,
            ", ".join(facts.organisation_name(key) for key in one.cluster_ids),
            "thin" if one.member_id in hanging else "usual",
        )
        for one in members
    )
    sentences = " ".join(
        words("network.figure.link", supplier=facts.organisation_name(start), customer=facts.organisation_name(end))
        for start, end in links
    )
    legend: list[tuple[Look, str]] = [("usual", words("look.cluster"))]
    if hanging:
        legend.append(("thin", words("network.points")))
    yield Figure(
        words("network.figure"),
        words("network.figure.words", sentences=sentences),
        Flow(boxes, tuple((at[start], at[end]) for start, end in links), tuple(legend)),
    )


def lacking(study: ChainStudy, facts: ChainFacts) -> Lacking:
    """What the clusters of a study lack, what most of them lack first."""
    found: Lacking = {}
    for one in study.clusters:
        for competence, needs in lacked(facts, [one.cluster_id]).items():
            found.setdefault(competence, {})[one.cluster_id] = needs
    return _most_lacked_first(found)


def _most_lacked_first(found: Lacking) -> Lacking:
    return dict(sorted(found.items(), key=lambda one: (-len(one[1]), one[0])))


def taught(facts: ChainFacts) -> dict[str, list[Event]]:
    """The events to come that teach each competence, by first day."""
    found: dict[str, list[Event]] = {}
    for event in facts.events_ahead:
        for competence in facts.taught.get(event.id, ()):
            found.setdefault(competence, []).append(event)
    return found


def competence_name(facts: ChainFacts, key: str) -> str:
    """The name of a competence; its key where none is known."""
    return facts.competences[key].name_en if key in facts.competences else key


def needs(study: ChainStudy, facts: ChainFacts, words: Words) -> Iterator[Figure]:
    """Competences by the clusters of a study."""
    yield from lacking_grid(lacking(study, facts), [one.cluster_id for one in study.clusters], facts, words)


def needs_beside(cluster_id: str, facts: ChainFacts, words: Words) -> Iterator[Figure]:
    """What a cluster lacks, beside the clusters that lack most of the same."""
    own = lacked(facts, [cluster_id])
    found: Lacking = {competence: {cluster_id: needs} for competence, needs in own.items()}
    for other in facts.clusters:
        if other != cluster_id and facts.may_be_named(other):
            for competence, needs in lacked(facts, [other]).items():
                if competence in found:
                    found[competence][other] = needs
    shared = {key: sum(key in cells for cells in found.values()) for key in facts.clusters}
    others = sorted((key for key in shared if key != cluster_id and shared[key]), key=lambda key: (-shared[key], key))
    yield from lacking_grid(_most_lacked_first(found), [cluster_id, *others], facts, words)


def lacking_grid(found: Lacking, cluster_ids: Sequence[str], facts: ChainFacts, words: Words) -> Iterator[Figure]:
    """Competences by clusters: who lacks what, and whether an event to come teaches it."""
    teaching = taught(facts)
    clusters = [key for key in cluster_ids if any(key in cells for cells in found.values())][:MOST_COLUMNS]
    shown = list(found)[:MOST_ROWS]
    if not clusters:
        return

    def state(competence: str, cluster_id: str) -> State:
        if cluster_id not in found[competence]:
            return "unknown"
        return "taught" if competence in teaching else "open"

    states = tuple(tuple(state(key, one) for one in clusters) for key in shown)
    there = {one for row in states for one in row}
    order: Sequence[State] = ("open", "taught", "unknown")
    pairs = [
        words(
            "chain.needs.pair",
            cluster=facts.organisation_name(one),
            competences=", ".join(competence_name(facts, key) for key in shown if one in found[key]),
        )
        for one in clusters
    ]
    yield Figure(
        words("chain.needs.figure"),
        words("chain.needs.words", sentences=" ".join(pairs)),
        Grid(
            tuple(competence_name(facts, key) for key in shown),
            tuple(facts.organisation_name(one) for one in clusters),
            states,
            tuple((one, words(f"state.{one}")) for one in order if one in there),
        ),
    )
