"""What a value-chain study rests on, in memory: stages, who performs them, deliveries, who knows whom, events.

Read with a few grouped queries, whatever the size of the graph. A scenario is other facts: copy them with
`dataclasses.replace`, and ask the same functions.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from gapbridge import facts, sources
from gapbridge.database import Database, Row
from gapbridge.facts import Cluster, Competence, Member, Need
from gapbridge.results import SourceText
from gapbridge.scope import Scope, checked

MAX_ROWS = 1_000_000


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that counts: its type, the keys of its two ends, who says it, how sure it is."""

    id: str
    type: str
    start_id: str
    end_id: str
    source_id: str
    status: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Supply:
    """A statement that one member delivers a product to another. What is unknown is None."""

    id: str
    supplier_id: str
    customer_id: str
    product: str
    source_id: str
    status: str
    share: float | None = None
    time_to_recover: float | None = None
    time_to_survive: float | None = None


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A statement that a figure is about a cluster or member, and the figure."""

    id: str
    subject_id: str
    figure_id: str
    property: str
    value: str
    source_id: str
    status: str
    unit: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A value chain or a programme."""

    id: str
    name_en: str
    status: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage; its position is a place in a printed list, not in the flow."""

    id: str
    name_en: str
    status: str
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event. What is unknown is None."""

    id: str
    name_en: str
    status: str
    state: str | None = None
    starts_on: date | None = None
    when_stated: str | None = None
    place: str | None = None

    def is_ahead(self, day: date) -> bool:
        """Whether it is planned, and not known to have begun before this day."""
        return self.state == "planned" and (self.starts_on is None or self.starts_on >= day)

    def is_past(self, day: date) -> bool:
        """Whether those who attended can have met by this day."""
        return self.state != "planned" and (self.starts_on is None or self.starts_on <= day)


@dataclass(frozen=True)
class ChainFacts:
    """What counts in a scope; nodes by key, clusters of every industry, open needs by key of the cluster.

    The industry of the scope narrows who else is named, so it is applied where somebody is named.
    """

    scope: Scope
    chains: Mapping[str, Named] = field(default_factory=dict)
    stages: Mapping[str, Stage] = field(default_factory=dict)
    clusters: Mapping[str, Cluster] = field(default_factory=dict)
    members: Mapping[str, Member] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    programmes: Mapping[str, Named] = field(default_factory=dict)
    competences: Mapping[str, Competence] = field(default_factory=dict)
    sources: Mapping[str, SourceText] = field(default_factory=dict)
    needs: Mapping[str, tuple[Need, ...]] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    supplies: tuple[Supply, ...] = ()
    figures: tuple[PublishedFigure, ...] = ()

    def said(self, *types: str) -> Iterator[Statement]:
        """The statements of these types, by id."""
        return (one for type_ in types for one in self._by_type.get(type_, ()))

    @cached_property
    def performers(self) -> dict[str, dict[str, list[Statement]]]:
        """The organisations that perform each stage, and the statements that say so."""
        return _grouped((one.end_id, one.start_id, one) for one in self.said("PERFORMS"))

    @cached_property
    def stages_of(self) -> dict[str, list[str]]:
        """The stages of each chain, in the order of the printed list."""
        found = _grouped((one.end_id, one.start_id, one) for one in self.said("PART_OF"))
        return {chain: sorted(stages, key=self.printed) for chain, stages in found.items()}

    @cached_property
    def chains_of(self) -> dict[str, dict[str, list[Statement]]]:
        """The chains that each stage belongs to, and the statements that say so."""
        return _grouped((one.start_id, one.end_id, one) for one in self.said("PART_OF"))

    @cached_property
    def feeds(self) -> dict[str, dict[str, list[Statement]]]:
        """The stages that each stage feeds, and the statements that say so."""
        return _grouped((one.start_id, one.end_id, one) for one in self.said("FEEDS"))

    @cached_property
    def taught(self) -> dict[str, dict[str, list[Statement]]]:
        """The competences that each event teaches, and the statements that say so."""
        return _grouped((one.start_id, one.end_id, one) for one in self.said("TEACHES"))

    @cached_property
    def events_ahead(self) -> list[Event]:
        """Planned events that have not begun, by first day; those of an unknown day come last."""
        ahead = [event for event in self.events.values() if event.is_ahead(self.scope.as_of)]
        return sorted(ahead, key=lambda event: (event.starts_on or date.max, event.id))

    @cached_property
    def belongs(self) -> dict[str, list[str]]:
        """The clusters of each organisation: those it is a member of; a cluster's own is itself."""
        found: dict[str, set[str]] = {key: {key} for key in self.clusters}
        for cluster in self.clusters.values():
            for member in cluster.member_ids:
                found.setdefault(member, set()).add(cluster.id)
        return {key: sorted(clusters) for key, clusters in found.items()}

    @cached_property
    def suppliers(self) -> dict[str, dict[str, list[Supply]]]:
        """The deliveries to each customer, by supplier."""
        return _grouped((one.customer_id, one.supplier_id, one) for one in self.supplies)

    @cached_property
    def customers(self) -> dict[str, dict[str, list[Supply]]]:
        """The deliveries of each supplier, by customer."""
        return _grouped((one.supplier_id, one.customer_id, one) for one in self.supplies)

    def printed(self, stage_id: str) -> tuple[bool, int, str]:
        """Sorts stages by their place in the printed list; those without one come last."""
        position = self.stages[stage_id].position if stage_id in self.stages else None
        return (position is None, position or 0, stage_id)

    def deliveries(self, member_id: str) -> list[Supply]:
        """The deliveries to a member, and those from it."""
        sides = (self.suppliers.get(member_id, {}), self.customers.get(member_id, {}))
        return [one for side in sides for supplies in side.values() for one in supplies]

    def may_be_named(self, organisation_id: str) -> bool:
        """Whether an organisation is of the scope's industry, by one of its clusters, if the scope names one."""
        industry_id = self.scope.industry_id
        clusters = (self.clusters[key] for key in self.belongs.get(organisation_id, ()))
        return industry_id is None or any(industry_id in cluster.wider_ids for cluster in clusters)

    def organisation_name(self, key: str) -> str:
        """The English name of a cluster or member; its key where none is known."""
        found = self.clusters.get(key) or self.members.get(key)
        return found.name_en if found else key

    def stage_name(self, key: str) -> str:
        """The English name of a stage; its key where none is known."""
        return self.stages[key].name_en if key in self.stages else key

    def event_name(self, key: str) -> str:
        """The English name of an event; its key where none is known."""
        return self.events[key].name_en if key in self.events else key

    def programme_name(self, key: str) -> str:
        """The English name of a programme; its key where none is known."""
        return self.programmes[key].name_en if key in self.programmes else key

    @cached_property
    def _by_type(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = {}
        for one in sorted(self.statements, key=lambda one: one.id):
            found.setdefault(one.type, []).append(one)
        return found


def read(database: Database, scope: Scope | None = None) -> ChainFacts:
    """The facts of a scope.

    Raises:
        NotFound: There is no such industry.
    """
    chosen = checked(database, scope)
    said = {**chosen.said, "max_rows": MAX_ROWS}
    nodes = {"statuses": said["statuses"], "max_rows": MAX_ROWS}
    statements = tuple(_statements(database.read("value_chains/statements", **said)))
    supplies = tuple(_supplies(database.read("value_chains/supplies", **said)))
    clusters = facts.clusters(database, replace(chosen, industry_id=None))
    needs = database.read("facts/needs", **said, industry_id=None, include_members=chosen.include_members)
    taught = {one.end_id for one in statements if one.type == "TEACHES"}
    touched = {tie.member_id for cluster in clusters.values() for tie in cluster.ties}
    touched |= {key for one in supplies for key in (one.supplier_id, one.customer_id)}
    touched |= {key for one in statements for key in (one.start_id, one.end_id)} - clusters.keys()
    members = database.read("value_chains/members", member_ids=sorted(touched), max_rows=MAX_ROWS)
    chains = database.read("value_chains/value_chains", **said, industry_id=None)
    return ChainFacts(
        chosen,
        {row["value_chain_id"]: Named(row["value_chain_id"], row["value_chain_name"], row["status"]) for row in chains},
        {row["id"]: Stage(**row) for row in database.read("value_chains/stages", **nodes)},
        clusters,
        {row["id"]: Member(**row) for row in members},
        {row["id"]: Event(**row) for row in database.read("value_chains/events", **nodes)},
        {row["id"]: Named(**row) for row in database.read("value_chains/programmes", **nodes)},
        facts.competences(database, taught | {one["competence_id"] for row in needs for one in row["needs"]}),
        {one.id: one for one in sources.sources(database, chosen)},
        {row["cluster_id"]: tuple(Need(**one) for one in row["needs"]) for row in needs},
        statements,
        supplies,
        tuple(_figures(database.read("value_chains/figures", **said))),
    )


Said = TypeVar("Said", Statement, Supply)


def _statements(rows: Iterable[Row]) -> Iterator[Statement]:
    for row in rows:
        for one in row["statements"]:
            yield Statement(type=row["type"], start_id=row["start_id"], **one)


def _supplies(rows: Iterable[Row]) -> Iterator[Supply]:
    return (Supply(customer_id=row["customer_id"], **one) for row in rows for one in row["supplies"])


def _figures(rows: Iterable[Row]) -> Iterator[PublishedFigure]:
    return (PublishedFigure(subject_id=row["subject_id"], **one) for row in rows for one in row["figures"])


def _grouped(given: Iterable[tuple[str, str, Said]]) -> dict[str, dict[str, list[Said]]]:
    """Statements by a first and a second key, both ascending, each list by id."""
    found: dict[str, dict[str, list[Said]]] = {}
    for first, second, one in sorted(given, key=lambda row: (row[0], row[1], row[2].id)):
        found.setdefault(first, {}).setdefault(second, []).append(one)
    return found
