"""Scenarios laid over a situation: pure functions from facts to facts. The stored graph is never touched.

What is assumed are statements like any other, except that their source and status are `scenario`. The changes of a
scenario hold at once: they are laid on in one order, whatever order they were given in.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from gapbridge.facts import Cluster, Need, Offer, Tie
from gapbridge.programme.events import Event, Teaches
from gapbridge.results import Collaboration
from gapbridge.value_chains import facts as chain_facts
from gapbridge.value_chains.facts import Statement
from gapbridge.what_if.scenario import (
    KINDS,
    SCENARIO,
    Change,
    ClustersConnect,
    CompetenceGained,
    EventAdded,
    MemberLeaves,
    SupplierFails,
)
from gapbridge.what_if.situation import Situation

Said = TypeVar("Said", Need, Offer)


def applied(situation: Situation, changes: Iterable[Change]) -> Situation:
    """The situation if these changes held, all at once; keys, not names, stand in them."""
    order = list(KINDS)  # who leaves takes along what it gains, so leaving and gaining come out alike in any order
    for change in sorted(changes, key=lambda one: order.index(one.kind)):
        situation = _LAID_ON[type(change)](situation, change)
    return situation


def assumed_id(type_: str, *ends: str) -> str:
    """The id of an assumed statement; no stored statement has one like it."""
    return ":".join((SCENARIO, type_, *ends))


def _leaves(situation: Situation, change: MemberLeaves) -> Situation:
    facts, chain = situation.facts, situation.chain
    left = {key for key in facts.clusters if change.cluster in (None, key)}

    def stays(tie: Tie) -> bool:
        return tie.member_id != change.member

    def clusters(known: Mapping[str, Cluster]) -> dict[str, Cluster]:
        return {
            key: replace(one, ties=tuple(filter(stays, one.ties))) if key in left else one for key, one in known.items()
        }

    def said(known: Mapping[str, tuple[Said, ...]]) -> dict[str, tuple[Said, ...]]:
        kept = {
            key: tuple(one for one in said if one.holder_id != change.member) if key in left else said
            for key, said in known.items()
        }
        return {key: said for key, said in kept.items() if said}

    return replace(
        situation,
        facts=replace(facts, clusters=clusters(facts.clusters), needs=said(facts.needs), offers=said(facts.offers)),
        chain=replace(chain, clusters=clusters(chain.clusters), needs=said(chain.needs)),
    )


def _fails(situation: Situation, change: SupplierFails) -> Situation:
    business, chain = situation.business, situation.chain
    links = dict(business.links)
    if change.member in links:
        links[change.member] = replace(links[change.member], deliveries=(), stage_ids=frozenset())
    performing = (one for one in chain.statements if not (one.type == "PERFORMS" and one.start_id == change.member))
    supplies = tuple(one for one in chain.supplies if one.supplier_id != change.member)
    return replace(
        situation,
        business=replace(business, links=links),
        chain=replace(chain, statements=tuple(performing), supplies=supplies),
    )


def _connect(situation: Situation, change: ClustersConnect) -> Situation:
    one, other = sorted(change.clusters)
    business, chain = situation.business, situation.chain
    if business.collaborations(one, other) or not {one, other} <= situation.facts.clusters.keys():
        return situation
    key = assumed_id("collaborates_with", one, other)
    said = Collaboration(kind=None, statement_id=key, source_id=SCENARIO, status=SCENARIO, valid_from=None)
    statement = Statement(key, "COLLABORATES_WITH", one, other, SCENARIO, SCENARIO)
    return replace(
        situation,
        business=replace(business, together={**business.together, (one, other): (said,)}),
        chain=replace(chain, statements=(*chain.statements, statement)),
    )


def _added(situation: Situation, change: EventAdded) -> Situation:
    teaches = tuple(
        Teaches(assumed_id("teaches", change.id, key), key, SCENARIO, SCENARIO) for key in sorted(set(change.teaches))
    )
    known: dict[str, Any] = {"state": "planned", "starts_on": change.starts_on}
    event = Event(
        change.id, change.name, SCENARIO, SCENARIO, cost=change.cost, capacity=change.seats, teaches=teaches, **known
    )
    chain = situation.chain
    statements = (
        Statement(one.id, "TEACHES", change.id, one.competence_id, SCENARIO, SCENARIO) for one in teaches
    )  # fmt: skip
    return replace(
        situation,
        events={**situation.events, change.id: event},
        chain=replace(
            chain,
            events={**chain.events, change.id: chain_facts.Event(change.id, change.name, SCENARIO, **known)},
            statements=(*chain.statements, *statements),
        ),
    )


def _gained(situation: Situation, change: CompetenceGained) -> Situation:
    facts, who, what = situation.facts, change.organisation, change.competence
    key = assumed_id("offers", who, what)
    offers = dict(facts.offers)
    for cluster in facts.clusters.values():
        ways = [tie.id for tie in cluster.ties if tie.type == "MEMBER_OF" and tie.member_id == who]
        belongs: list[str | None] = [None] if cluster.id == who else [*ways]
        held = offers.get(cluster.id, ())
        if not any(one.holder_id == who and one.competence_id == what for one in held):
            new = tuple(Offer(key, who, what, SCENARIO, SCENARIO, member_of_id=way) for way in belongs)
            if new:
                offers[cluster.id] = (*held, *new)
    return replace(situation, facts=replace(facts, offers=offers))


_LAID_ON: dict[type[Change], Callable[[Situation, Any], Situation]] = {
    MemberLeaves: _leaves,
    SupplierFails: _fails,
    ClustersConnect: _connect,
    EventAdded: _added,
    CompetenceGained: _gained,
}
