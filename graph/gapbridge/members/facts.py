"""What benefit sheets are written from, in memory: needs, offers, events, stages, and who works with whom.

Read with a few grouped queries, for one member as for all of a cluster. A scenario is other facts.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol, TypeVar

from gapbridge import facts
from gapbridge.database import Database, Row
from gapbridge.facts import MAX_ROWS, Competence, Member, Offer, Tie
from gapbridge.outcomes import evidence as evidence_
from gapbridge.outcomes import verdicts
from gapbridge.outcomes.evidence import Evidence, StatedNeed
from gapbridge.scope import Scope


class Said(Protocol):
    """Any statement: who says it, and how sure it is."""

    @property
    def source_id(self) -> str:
        """The key of its source."""

    @property
    def status(self) -> str:
        """What it is."""


@dataclass(frozen=True, slots=True)
class Link:
    """A statement PERFORMS, PART_OF, FEEDS or COLLABORATES_WITH between two keys."""

    id: str
    type: str
    start_id: str
    end_id: str
    source_id: str
    status: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A statement that one member delivers to another."""

    id: str
    supplier_id: str
    customer_id: str
    source_id: str
    status: str


@dataclass(frozen=True, slots=True)
class AskedMember(Member):
    """A member that is asked about, with what is said of it, whether it belongs to a cluster or not."""

    region: str | None
    source_id: str
    needs: tuple[StatedNeed, ...]
    offers: tuple[Offer, ...]
    deliveries: tuple[Delivery, ...]


Links = dict[str, dict[str, list[Link]]]


@dataclass(frozen=True)
class MemberFacts:
    """What counts in a scope, of clusters of every industry: the scope's own narrows which others are named.

    `evidence` holds the needs of members too, whatever the scope says: they are the members' own.
    """

    scope: Scope
    evidence: Evidence
    competences: Mapping[str, Competence]
    asked: Mapping[str, AskedMember]
    members: Mapping[str, Member]
    offers: Mapping[str, tuple[Offer, ...]]
    links: tuple[Link, ...]
    stage_names: Mapping[str, str]

    @cached_property
    def own_clusters(self) -> dict[str, dict[str, list[Tie]]]:
        """The clusters that each member belongs to or runs, and who says so; by key of the member and cluster."""
        found: dict[str, dict[str, list[Tie]]] = {}
        for cluster in self.evidence.clusters.values():
            for tie in cluster.ties:
                found.setdefault(tie.member_id, {}).setdefault(cluster.id, []).append(tie)
        return found

    @cached_property
    def open_needs(self) -> dict[str, dict[str, dict[str, StatedNeed]]]:
        """The open needs of clusters and their members, by competence, holder and statement."""
        found: dict[str, dict[str, dict[str, StatedNeed]]] = {}
        for needs in self.evidence.needs.values():
            for need in needs:
                if self.is_open(need):
                    found.setdefault(need.competence_id, {}).setdefault(need.holder_id, {})[need.id] = need
        return found

    @cached_property
    def offering(self) -> dict[str, dict[str, dict[str, Offer]]]:
        """The offers of clusters and their members, by competence, holder and statement."""
        found: dict[str, dict[str, dict[str, Offer]]] = {}
        for offers in self.offers.values():
            for offer in offers:
                found.setdefault(offer.competence_id, {}).setdefault(offer.holder_id, {})[offer.id] = offer
        return found

    @cached_property
    def stages(self) -> Links:
        """The stages that each organisation performs, and the statements that say so."""
        return self._by("PERFORMS", forward=True)

    @cached_property
    def performing(self) -> dict[str, dict[str, dict[str, list[Link]]]]:
        """Who performs each stage, and the statements that say so: by stage, cluster and organisation."""
        found: dict[str, dict[str, dict[str, list[Link]]]] = {}
        for stage, organisations in self._by("PERFORMS", forward=False).items():
            for key, links in organisations.items():
                for cluster in self.evidence.cluster_ids.get(key, ()):
                    found.setdefault(stage, {}).setdefault(cluster, {})[key] = links
        return found

    @cached_property
    def chains(self) -> Links:
        """The value chains of each stage."""
        return self._by("PART_OF", forward=True)

    @cached_property
    def chain_stages(self) -> Links:
        """The stages of each value chain."""
        return self._by("PART_OF", forward=False)

    @cached_property
    def feeds(self) -> Links:
        """The stages that each stage feeds."""
        return self._by("FEEDS", forward=True)

    @cached_property
    def fed_by(self) -> Links:
        """The stages that feed each stage."""
        return self._by("FEEDS", forward=False)

    @cached_property
    def partners(self) -> Links:
        """The clusters that each cluster is known to work with; said once, holds both ways."""
        found = self._by("COLLABORATES_WITH", forward=True)
        for partner, clusters in self._by("COLLABORATES_WITH", forward=False).items():
            for cluster, links in clusters.items():
                found.setdefault(partner, {}).setdefault(cluster, []).extend(links)
        return found

    def is_open(self, need: StatedNeed) -> bool:
        """Whether a need still holds on the day asked about and is not closed by then."""
        over = need.valid_to is not None and need.valid_to <= self.scope.as_of
        assessed = self.evidence.assessed(need.holder_id, need.competence_id)
        return not over and not verdicts.life(need, assessed).closed

    def is_named(self, cluster_id: str) -> bool:
        """Whether a cluster is of the scope's industry, if the scope names one."""
        industry = self.scope.industry_id
        return industry is None or industry in self.evidence.clusters[cluster_id].wider_ids

    def organisation_name(self, key: str) -> str:
        """The English name of a cluster or of a member of one."""
        cluster = self.evidence.clusters.get(key)
        return cluster.name_en if cluster else self.members[key].name_en

    def ties(self, organisation_id: str, cluster_ids: Collection[str]) -> list[Tie]:
        """Who says that a member belongs to these clusters."""
        own = self.own_clusters.get(organisation_id, {})
        return [tie for key in cluster_ids for tie in own.get(key, ()) if tie.type == "MEMBER_OF"]

    def _by(self, type_: str, *, forward: bool) -> Links:
        found: Links = {}
        for link in self.links:
            if link.type == type_:
                start, end = (link.start_id, link.end_id) if forward else (link.end_id, link.start_id)
                found.setdefault(start, {}).setdefault(end, []).append(link)
        return found


def rests_on(said: Iterable[Said]) -> dict[str, list[str]]:
    """The sources and statuses of statements, as every line of a sheet tells them."""
    found = list(said)
    return {
        "source_ids": sorted({one.source_id for one in found}),
        "statuses": sorted({one.status for one in found}),
    }


def read(database: Database, scope: Scope, member_ids: Collection[str] | None, cluster_id: str = "") -> MemberFacts:
    """The facts of a scope for sheets of these members; None: of all members of a cluster.

    Raises:
        NotFound: There is no such industry.
    """
    evidence = evidence_.read(database, replace(scope, include_members=True, industry_id=None))
    if member_ids is None:
        member_ids = evidence.clusters[cluster_id].member_ids if cluster_id in evidence.clusters else []
    bounds = {**scope.said, "max_rows": MAX_ROWS}
    offers = database.read("facts/offers", **bounds, industry_id=None)
    links = (
        Link(**one, type=row["type"], start_id=row["start_id"])
        for row in database.read("members/links", **bounds)
        for one in row["statements"]
    )
    asked = {row["id"]: _asked(row) for row in database.read("members/asked", **bounds, member_ids=sorted(member_ids))}
    touched = {need.competence_id for member in asked.values() for need in member.needs}
    touched |= {offer.competence_id for member in asked.values() for offer in member.offers}
    return MemberFacts(
        scope,
        evidence,
        {**evidence.competences, **facts.competences(database, touched - evidence.competences.keys())},
        asked,
        {row["id"]: Member(**row) for row in database.read("facts/members", **bounds)},
        {row["cluster_id"]: tuple(Offer(**one) for one in row["offers"]) for row in offers},
        tuple(links),
        {row["id"]: row["name_en"] for row in database.read("members/stages", max_rows=MAX_ROWS)},
    )


Kind = TypeVar("Kind", StatedNeed, Offer, Delivery)


def _asked(row: Row) -> AskedMember:
    def told(kind: type[Kind], name: str) -> tuple[Kind, ...]:
        return tuple(kind(**one) for one in row[name])

    lists = {
        "needs": told(StatedNeed, "needs"),
        "offers": told(Offer, "offers"),
        "deliveries": told(Delivery, "deliveries"),
    }
    return AskedMember(**{**row, **lists})
