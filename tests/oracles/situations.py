"""What scenarios are laid over, from the rows of a data set; and scenarios really carried out in a data set."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from gapbridge import spoken
from gapbridge.facts import Competence, Facts, Need, Offer
from gapbridge.programme.events import Event, Teaches
from gapbridge.rows import Row
from gapbridge.what_if.scenario import (
    Change,
    ClustersConnect,
    EventAdded,
    MemberLeaves,
    SupplierFails,
)
from gapbridge.what_if.situation import Situation
from tests.graphs import Graph
from tests.oracles.chain_facts import chain_facts
from tests.oracles.collaborations import Collaborations
from tests.reference import Reference

RATED = ("importance", "ability", "target", "scale_max", "remedy")


def situation(reference: Reference) -> Situation:
    """The situation that counts in the scope."""
    chain = chain_facts(reference)
    known = {
        row.id: chain.competences.get(row.id) or Competence(row.id, str(row.properties["name_en"]), ())
        for row in reference.dataset.rows_of("competences")
    }
    facts = Facts(
        reference.scope, chain.clusters, chain.members, known,
        {key: found for key in chain.clusters if (found := tuple(_needs(reference, key)))},
        {key: said for key in chain.clusters if (said := tuple(_offers(reference, key)))},
    )  # fmt: skip
    events = {row.id: _event(reference, row) for row in reference.dataset.rows_of("events")}
    return Situation(facts, Collaborations(reference).profiles(), replace(chain, competences=known), events)


def carried_out(graph: Graph, changes: Iterable[Change], status: str) -> Graph:
    """The same graph with these changes made in its rows; what is new has this status."""
    made = Graph(graph.dataset.name)
    made.dataset.tables = {table: list(rows) for table, rows in graph.dataset.tables.items()}
    said = {"source_id": "plan", "status": status}
    made.node("Source", "plan", title="a plan")
    gained = []
    for change in changes:
        if isinstance(change, MemberLeaves):
            for table in ("member_of", "coordinates"):
                _remove(made, table, change.member, change.cluster)
        elif isinstance(change, SupplierFails):
            for table in ("supplies", "performs"):
                _remove(made, table, change.member, None)
        elif isinstance(change, ClustersConnect):
            made.say("collaborates_with", *change.clusters, **said)
        elif isinstance(change, EventAdded):
            day = {"starts_on": str(change.starts_on)} if change.starts_on else {}
            seats = {} if change.seats is None else {"capacity": str(change.seats)}
            made.node("Event", key_of(change), name_en=change.name, state="planned", **day, **seats)
            for competence in change.teaches:
                made.say("teaches", key_of(change), competence, **said)
        else:
            gained.append(change)
    for one in gained:
        made.say("offers", one.organisation, one.competence, **said)
    return made


def key_of(change: EventAdded) -> str:
    """The key of an added event where it is stored."""
    return change.id.replace(":", "-")


def _remove(graph: Graph, table: str, start: str, end: str | None) -> None:
    rows: Any = graph.dataset.tables.get(table, [])
    graph.dataset.tables[table] = [row for row in rows if row.start_id != start or end not in (None, row.end_id)]


def _ways(reference: Reference, holder: str, cluster: str) -> list[str | None]:
    if holder == cluster:
        return [None]
    return [row.id for row in reference.valid("member_of") if (row.start_id, row.end_id) == (holder, cluster)]


def _needs(reference: Reference, cluster: str) -> Iterator[Need]:
    for competence in sorted(reference.dataset.keys("Competence")):
        for row in reference.open_needs(cluster, competence):
            said: dict[str, Any] = {name: row.properties.get(name) for name in (*RATED, "valid_from")}
            said |= {name: row.properties[name] for name in ("source_id", "status", "attribution")}
            for way in _ways(reference, row.start_id, cluster):
                yield Need(row.id, row.start_id, row.end_id, member_of_id=way, **said)


def _offers(reference: Reference, cluster: str) -> Iterator[Offer]:
    own = {cluster, *reference.members(cluster)}
    for row in reference.valid("offers"):
        if row.start_id in own:
            said: dict[str, Any] = {name: row.properties[name] for name in ("source_id", "status")}
            for way in _ways(reference, row.start_id, cluster):
                yield Offer(row.id, row.start_id, row.end_id, member_of_id=way, **said)


def _event(reference: Reference, row: Row) -> Event:
    named = ("name_en", "status", "source_id", "state", "starts_on", "ends_on", "when_stated", "place", "cost")
    said: dict[str, Any] = {name: row.properties.get(name) for name in (*named, "capacity")}
    languages: Any = row.properties.get("languages")
    teaches = tuple(
        Teaches(one.id, one.end_id, str(one.properties["source_id"]), str(one.properties["status"]))
        for one in sorted(reference.valid("teaches"), key=lambda one: one.id)
        if one.start_id == row.id
    )
    return Event(row.id, **said, languages=spoken.listed(languages), teaches=teaches)
