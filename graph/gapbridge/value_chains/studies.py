"""A value-chain study, put together from its parts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from gapbridge.results import (
    ChainStudy,
    Concentration,
    Exposure,
    Heading,
    MissingStage,
    SingleSource,
    StudiedCluster,
    StudiedOrganisation,
    StudiedStage,
    StudyFinding,
    StudySource,
    SupplyNetwork,
    Unknown,
)
from gapbridge.value_chains import found_in_chains, found_in_supplies, networks
from gapbridge.value_chains.asked import Asked, of_cluster
from gapbridge.value_chains.cutting import DEFAULT_ROWS, Cut
from gapbridge.value_chains.evidence import evidence
from gapbridge.value_chains.facts import ChainFacts
from gapbridge.value_chains.finding import KINDS
from gapbridge.value_chains.sentences import HEADINGS
from gapbridge.value_chains.stages import missing_stages, studied_stages, template
from gapbridge.value_chains.statistics import supply_network
from gapbridge.value_chains.supplies import concentrations, exposures, single_sources
from gapbridge.value_chains.told import titled
from gapbridge.value_chains.unknowns import unknowns


@dataclass(frozen=True)
class _Parts:
    """The parts of a study, cut to what is shown."""

    stages: list[StudiedStage]
    missing_stages: list[MissingStage]
    single_sources: list[SingleSource]
    concentrations: list[Concentration]
    exposures: list[Exposure]
    network: SupplyNetwork
    unknowns: list[Unknown]


def study(facts: ChainFacts, asked: Asked, *, max_rows: int = DEFAULT_ROWS) -> ChainStudy:
    """Everything one can say of those asked about, and what nobody knows of them.

    A function of the facts alone, so that a scenario is studied as what is stored is. Lists are cut to `max_rows`;
    findings tell of the rows shown.

    Raises:
        BadInput: `max_rows` is below 1.
    """
    cut = Cut(max_rows)
    parts = _parts(facts, asked, cut)
    made = ChainStudy(
        title=titled(facts, asked.chain_ids, [*asked.named_cluster_ids, *asked.named_member_ids]),
        value_chain_ids=list(asked.chain_ids),
        asked_cluster_ids=list(asked.named_cluster_ids),
        asked_member_ids=list(asked.named_member_ids),
        as_of=facts.scope.as_of,
        asked_statuses=list(facts.scope.statuses),
        clusters=cut.rows("clusters", _clusters(facts, asked)),
        organisations=cut.rows("organisations", _organisations(facts, asked)),
        stages=parts.stages,
        missing_stages=parts.missing_stages,
        single_sources=parts.single_sources,
        concentrations=parts.concentrations,
        exposures=parts.exposures,
        network=parts.network,
        headings=_headings(_findings(facts, asked, parts), cut),
        unknowns=parts.unknowns,
        organisation_names={},
        sources=[],
        statuses=[],
        cut=cut.lengths,
    )
    return made.model_copy(
        update={
            "organisation_names": _names(
                facts, set(_told(made, lambda name: name.endswith(("_id", "_ids", "circles"))))
            ),
            "sources": _sources(facts, set(_told(made, lambda name: name in ("source_id", "source_ids")))),
            "statuses": sorted(set(_told(made, lambda name: name == "statuses"))),
        }
    )


def findings(studied: ChainStudy) -> list[StudyFinding]:
    """All findings of a study, heading by heading."""
    return [one for heading in studied.headings for one in heading.findings]


def _parts(facts: ChainFacts, asked: Asked, cut: Cut) -> _Parts:
    stages = studied_stages(facts, asked)
    concentrated = concentrations(facts, asked.organisation_ids)
    exposed = exposures(facts, asked.organisation_ids)
    chain = networks.supply_chain_of(facts, asked.organisation_ids)
    return _Parts(
        cut.rows("stages", stages),
        cut.rows("missing_stages", missing_stages(facts, asked)),
        cut.rows("single_sources", single_sources(facts, asked.organisation_ids)),
        cut.rows("concentrations", concentrated),
        cut.rows("exposures", exposed),
        supply_network(facts, chain, cluster_ids=asked.cluster_ids, max_rows=cut.max_rows),
        cut.rows("unknowns", unknowns(facts, asked, stages, concentrated, exposed)),
    )


def _findings(facts: ChainFacts, asked: Asked, parts: _Parts) -> Iterator[StudyFinding]:
    chain = networks.supply_chain_of(facts, asked.organisation_ids)
    supplies = [one for one in facts.supplies if one.supplier_id in chain and one.customer_id in chain]
    yield from found_in_supplies.exposed(facts, parts.exposures)
    yield from found_in_supplies.single_source(facts, parts.single_sources)
    yield from found_in_supplies.concentration(parts.concentrations)
    yield from found_in_supplies.single_point(facts, parts.network)
    yield from found_in_chains.missing_stage(parts.missing_stages)
    yield from found_in_chains.one_performer(facts, parts.stages)
    yield from found_in_chains.open_needs(facts, asked)
    yield from found_in_chains.published_figure(facts, asked)
    yield from found_in_supplies.delivers_beyond(facts, asked)
    yield from found_in_supplies.bridge(facts, parts.network)
    yield from found_in_supplies.uncoordinated_trade(facts, asked, supplies)
    yield from found_in_supplies.central_member(facts, parts.network)
    yield from found_in_chains.common_hands(facts, asked)
    yield from found_in_chains.programme(facts, asked)
    yield from found_in_chains.support(facts, asked)
    yield from found_in_chains.event_ahead(facts, asked)


def _headings(found: Iterable[StudyFinding], cut: Cut) -> list[Heading]:
    by_kind = sorted(found, key=lambda one: KINDS.index(one.kind))
    made = []
    for key, (title, needed) in HEADINGS.items():
        own = [one for one in by_kind if one.heading == key]
        rows = cut.rows(f"headings.{key}", own)
        made.append(Heading(key=key, title=title, nothing_known=not own, findings=rows, needed=needed))
    return made


def _clusters(facts: ChainFacts, asked: Asked) -> list[StudiedCluster]:
    performed, found = _performed(facts, asked), []
    for key in asked.cluster_ids:
        cluster = facts.clusters.get(key)
        if cluster is not None:
            own = of_cluster(facts, key) & asked.own
            done = {stage for one in own for stage in performed.get(one, ())}
            found.append(
                StudiedCluster(
                    cluster_id=key,
                    cluster_name=cluster.name_en,
                    industry_ids=list(cluster.industry_ids),
                    coordinator_ids=sorted({tie.member_id for tie in cluster.ties if tie.type == "COORDINATES"}),
                    organisation_ids=sorted(own - {key}),
                    stage_ids=sorted(done, key=facts.printed),
                    status=cluster.status,
                    **evidence(cluster.ties),
                )
            )
    return found


def _organisations(facts: ChainFacts, asked: Asked) -> list[StudiedOrganisation]:
    performed, found = _performed(facts, asked), []
    for key in asked.organisation_ids:
        node = facts.clusters.get(key) or facts.members.get(key)
        if node is not None:
            found.append(
                StudiedOrganisation(
                    organisation_id=key,
                    organisation_name=node.name_en,
                    kind="cluster" if key in facts.clusters else facts.members[key].kind,
                    cluster_ids=facts.belongs.get(key, []),
                    stage_ids=performed.get(key, []),
                    supplier_count=len(facts.suppliers.get(key, ())),
                    customer_count=len(facts.customers.get(key, ())),
                    status=node.status,
                )
            )
    return found


def _performed(facts: ChainFacts, asked: Asked) -> dict[str, list[str]]:
    """The stages of the template that each organisation performs, in printed order."""
    found: dict[str, list[str]] = {}
    for stage in template(facts, asked.chain_ids):
        for key in facts.performers.get(stage, ()):
            found.setdefault(key, []).append(stage)
    return found


def _names(facts: ChainFacts, keys: set[str]) -> dict[str, str]:
    known = (key for key in sorted(keys) if key in facts.members or key in facts.clusters)
    return {key: facts.organisation_name(key) for key in known}


def _sources(facts: ChainFacts, ids: set[str]) -> list[StudySource]:
    known = [facts.sources[key] for key in sorted(ids) if key in facts.sources]
    return [StudySource(source_id=one.id, title=one.title, url=one.url, status=one.status) for one in known]


def _told(value: object, wanted: Callable[[str], bool]) -> Iterator[str]:
    """The texts in the fields of wanted names, in results and lists nested however deep."""
    if isinstance(value, list):
        for one in value:
            yield from _told(one, wanted)
    elif isinstance(value, BaseModel):
        for name, field in value:
            yield from _texts(field) if wanted(name) else _told(field, wanted)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield value
