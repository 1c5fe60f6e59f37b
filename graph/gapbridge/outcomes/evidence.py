"""The evidence of outcomes in memory: needs whether open or closed, what was assessed, who attended which event.

Read with a few grouped queries; what follows from it is computed, never stored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from gapbridge import facts
from gapbridge.database import Database, Row
from gapbridge.facts import MAX_ROWS, Cluster, Competence, Need
from gapbridge.scope import Scope, checked


@dataclass(frozen=True, slots=True)
class StatedNeed(Need):
    """A need that had begun by the day asked about, open or not."""

    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was assessed of one organisation on one competence. What is unknown is None."""

    id: str
    organisation_id: str
    competence_id: str
    assessed_on: date
    kirkpatrick_level: int
    pre: float | None = None
    post: float | None = None
    scale_max: float | None = None
    closes: bool | None = None
    event_ids: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A statement of an event: that it teaches a competence, or that an organisation attended it."""

    id: str
    key: str
    source_id: str
    status: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event, what it teaches and who attended it."""

    id: str
    name_en: str
    state: Literal["held", "planned"] | None
    starts_on: date | None
    ends_on: date | None
    when_stated: str | None
    place: str | None
    taught: tuple[Part, ...]
    attended: tuple[Part, ...]

    @property
    def competence_ids(self) -> set[str]:
        """What it teaches."""
        return {part.key for part in self.taught}

    @property
    def attendee_ids(self) -> set[str]:
        """Who attended it."""
        return {part.key for part in self.attended}

    @property
    def last_day(self) -> date | None:
        """Its last day as far as it is known."""
        return self.ends_on or self.starts_on

    def is_over(self, day: date) -> bool:
        """Whether its last day is not after a day, as far as it is known."""
        return self.last_day is None or self.last_day <= day


@dataclass(frozen=True)
class Evidence:
    """What counts in a scope: clusters, competences and events by key; needs by key of the cluster."""

    scope: Scope
    clusters: Mapping[str, Cluster]
    competences: Mapping[str, Competence]
    needs: Mapping[str, tuple[StatedNeed, ...]]
    assessments: tuple[Assessment, ...]
    events: Mapping[str, Event]

    def assessed(self, organisation_id: str, competence_id: str) -> list[Assessment]:
        """What was assessed of an organisation on a competence, by day."""
        return self._by_subject.get((organisation_id, competence_id), [])

    @cached_property
    def past_events(self) -> dict[str, Event]:
        """The events that took place by the day asked about, by key.

        A source says that they were held, or that somebody attended them or was assessed after them.
        """
        after = {key for one in self.assessments for key in one.event_ids}
        found = (one for one in self.events.values() if one.state == "held" or one.attended or one.id in after)
        return {one.id: one for one in found if one.is_over(self.scope.as_of)}

    @cached_property
    def coming_events(self) -> dict[str, Event]:
        """The events that are planned and, as far as is known, still to come on the day asked about, by key."""
        planned = (one for one in self.events.values() if one.state == "planned" and one.id not in self.past_events)
        return {one.id: one for one in planned if one.last_day is None or one.last_day > self.scope.as_of}

    @cached_property
    def organisation_ids(self) -> dict[str, frozenset[str]]:
        """Each cluster with its members, by key of the cluster."""
        return {key: frozenset((key, *cluster.member_ids)) for key, cluster in self.clusters.items()}

    @cached_property
    def cluster_ids(self) -> dict[str, list[str]]:
        """The clusters that an organisation is or belongs to, by its key."""
        found: dict[str, list[str]] = {}
        for cluster_id, organisations in self.organisation_ids.items():
            for key in organisations:
                found.setdefault(key, []).append(cluster_id)
        return found

    def counts(self, organisation_id: str) -> bool:
        """Whether an organisation counts: any, or where the scope has an industry those of its clusters."""
        return self.scope.industry_id is None or organisation_id in self.cluster_ids

    @cached_property
    def _by_subject(self) -> dict[tuple[str, str], list[Assessment]]:
        found: dict[tuple[str, str], list[Assessment]] = {}
        for one in self.assessments:
            found.setdefault((one.organisation_id, one.competence_id), []).append(one)
        return found


def read(database: Database, scope: Scope | None = None) -> Evidence:
    """The evidence of a scope.

    Raises:
        NotFound: There is no such industry.
    """
    chosen = checked(database, scope)
    needs = {
        row["cluster_id"]: _once(StatedNeed(**one) for one in row["needs"])
        for row in database.read("outcomes/needs", **chosen.parameters, max_rows=MAX_ROWS)
    }
    bounds = chosen.said | {"max_rows": MAX_ROWS}
    assessments = [
        _assessment(row["organisation_id"], one)
        for row in database.read("outcomes/assessments", **bounds)
        for one in row["assessments"]
    ]
    events = {row["id"]: _event(row) for row in database.read("outcomes/events", **bounds)}
    touched = {one.competence_id for said in needs.values() for one in said}
    touched |= {one.competence_id for one in assessments}
    touched |= {key for event in events.values() for key in event.competence_ids}
    clusters, competences = facts.clusters(database, chosen), facts.competences(database, touched)
    return Evidence(chosen, clusters, competences, needs, tuple(assessments), events)


def _once(needs: Iterable[StatedNeed]) -> tuple[StatedNeed, ...]:
    """Each statement once, whoever says how often that its holder belongs to the cluster; by competence and id."""
    found = {need.id: need for need in needs}
    return tuple(sorted(found.values(), key=lambda need: (need.competence_id, need.id)))


def _assessment(organisation_id: str, row: Row) -> Assessment:
    lists = {name: tuple(row[name]) for name in ("event_ids", "source_ids", "statuses")}
    return Assessment(**{**row, **lists}, organisation_id=organisation_id)


def _event(row: Row) -> Event:
    parts = {name: tuple(Part(**part) for part in row[name]) for name in ("taught", "attended")}
    return Event(**{**row, **parts})
