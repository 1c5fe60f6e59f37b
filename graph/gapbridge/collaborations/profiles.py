"""What is known of each cluster before it is paired with another: read from the graph, or made of facts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from statistics import fmean

from gapbridge.database import Database, Row
from gapbridge.facts import Cluster, Facts, Member, Need
from gapbridge.results import Collaboration, Organisation
from gapbridge.scope import Scope

MAX_ROWS = 1_000_000
RESEARCH = ("research", "education")

PairKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """A cluster: who it is, what it lacks and what its organisations offer, as far as that is read.

    `gaps` tells of each competence it lacks the mean of its rated importances, as a share of their scales; None: nobody
    rated it.
    """

    id: str
    name_en: str
    country: str | None
    industry_ids: tuple[str, ...]
    wider_ids: tuple[str, ...]
    coordinators: tuple[Organisation, ...]
    member_count: int
    unknown_kind_count: int
    research_ids: tuple[str, ...]
    gaps: Mapping[str, float | None] = field(default_factory=dict)
    offered: frozenset[str] = frozenset()

    @property
    def rated_count(self) -> int:
        """How many of its gaps anybody rated."""
        return sum(weight is not None for weight in self.gaps.values())


@dataclass(frozen=True, slots=True)
class Links:
    """What an organisation does business by, and for which clusters.

    `deliveries`: to whom, how many products; `ties`: with whom in common hands, and how, said by either of the two.
    """

    cluster_ids: frozenset[str]
    deliveries: tuple[tuple[str, int], ...]
    ties: tuple[tuple[str, str], ...]
    stage_ids: frozenset[str]


@dataclass(frozen=True)
class Profiles:
    """All clusters of a scope, the business between their organisations, and who works together already.

    Profiles stand in the order of their keys; a pair that works together under its smaller key first. `feeds` are
    pairs of stages. Business that was not asked for is empty.
    """

    scope: Scope
    clusters: Mapping[str, Profile]
    links: Mapping[str, Links] = field(default_factory=dict)
    feeds: frozenset[PairKey] = frozenset()
    together: Mapping[PairKey, tuple[Collaboration, ...]] = field(default_factory=dict)

    def collaborations(self, one: str, other: str) -> tuple[Collaboration, ...]:
        """What two clusters do together already, as far as it is known."""
        return self.together.get((one, other) if one < other else (other, one), ())

    def lacked(self, cluster_ids: Iterable[str]) -> set[str]:
        """The competences that any of these clusters lacks."""
        return {gap for key in cluster_ids if key in self.clusters for gap in self.clusters[key].gaps}

    def only(self, cluster_ids: Collection[str]) -> "Profiles":
        """The same of these clusters only."""
        kept = set(cluster_ids)
        return replace(self, clusters={key: one for key, one in self.clusters.items() if key in kept})


def read(database: Database, scope: Scope, *, business: bool = True) -> Profiles:
    """The profiles of all clusters in a scope, of every industry, with a few grouped reads; offers come apart.

    Without business, nothing is read of it: that is the largest part of a large graph.
    """
    said = scope.said | {"max_rows": MAX_ROWS}
    gaps = {
        row["cluster_id"]: {key: _mean(rated) for key, rated in zip(row["gap_ids"], row["ratings"], strict=True)}
        for row in database.read("collaborations/gaps", **said, include_members=scope.include_members)
    }
    clusters = {
        row["id"]: _profile(row, gaps.get(row["id"], {})) for row in database.read("collaborations/clusters", **said)
    }
    together = {
        (row["cluster_id"], row["partner_id"]): tuple(Collaboration(**one) for one in row["statements"])
        for row in database.read("collaborations/together", **said)
    }
    found = Profiles(scope, clusters, together=together)
    if not business:
        return found
    links = {row["organisation_id"]: _links(row) for row in database.read("collaborations/links", **said)}
    feeds = frozenset((row["stage_id"], row["next_id"]) for row in database.read("collaborations/feeds", **said))
    return replace(found, links=links, feeds=feeds)


def with_offers(
    database: Database, profiles: Profiles, clusters: Collection[str] = (), competences: Collection[str] = ()
) -> Profiles:
    """The same with everything that these clusters offer, and of every cluster what it offers of these competences.

    Questions about one cluster need of all others only what it lacks: of a large network a small part.
    """
    said = profiles.scope.said | {"max_rows": MAX_ROWS}
    rows: list[Row] = []
    if clusters:
        rows += database.read("collaborations/offers", **said, cluster_ids=sorted(clusters))
    if competences:
        rows += database.read("collaborations/offering", **said, competence_ids=sorted(competences))
    more: dict[str, set[str]] = {}
    for row in rows:
        more.setdefault(row["cluster_id"], set()).update(row["offered_ids"])
    offering = {
        key: replace(one, offered=one.offered | more[key]) if key in more else one
        for key, one in profiles.clusters.items()
    }
    return replace(profiles, clusters=offering)


def of_facts(facts: Facts, known: Profiles | None = None) -> Profiles:
    """The profiles of the clusters in these facts, for a scenario as well as for what is.

    Facts say nothing of business and of who works together; that is taken from `known` profiles, with the
    organisations of each cluster as the facts have them.
    """
    clusters = {key: _of_facts(facts, facts.clusters[key]) for key in sorted(facts.clusters)}
    if known is None:
        return Profiles(facts.scope, clusters)
    near: dict[str, set[str]] = {key: {key} for key in clusters}
    for cluster in facts.clusters.values():
        for tie in cluster.ties:
            near.setdefault(tie.member_id, set()).add(cluster.id)
    links = {key: replace(one, cluster_ids=frozenset(near.get(key, ()))) for key, one in known.links.items()}
    return Profiles(facts.scope, clusters, links, known.feeds, known.together)


def _profile(row: Row, gaps: Mapping[str, float | None]) -> Profile:
    lists = {name: tuple(sorted(row[name])) for name in ("industry_ids", "wider_ids", "research_ids")}
    coordinators = tuple(Organisation(label="Member", **one) for one in row["coordinators"])
    return Profile(**{**row, **lists, "coordinators": coordinators}, gaps=gaps)


def _links(row: Row) -> Links:
    return Links(
        frozenset(row["cluster_ids"]),
        tuple((other, count) for other, count in row["deliveries"] if other != row["organisation_id"]),
        tuple((other, kind) for other, kind in row["ties"] if other != row["organisation_id"]),
        frozenset(row["stage_ids"]),
    )


def _of_facts(facts: Facts, cluster: Cluster) -> Profile:
    members = [facts.members[key] for key in cluster.member_ids]
    runs = sorted({tie.member_id for tie in cluster.ties if tie.type == "COORDINATES"})
    return Profile(
        cluster.id,
        cluster.name_en,
        cluster.country,
        cluster.industry_ids,
        cluster.wider_ids,
        tuple(_organisation(facts.members[key]) for key in runs),
        len(members),
        sum(member.kind is None for member in members),
        tuple(member.id for member in members if member.kind in RESEARCH),
        {key: _mean(_rated(needs)) for key, needs in facts.gaps(cluster.id).items()},
        frozenset(facts.offered(cluster.id)),
    )


def _organisation(member: Member) -> Organisation:
    known = {"id": member.id, "name_en": member.name_en, "kind": member.kind, "country": member.country}
    return Organisation(label="Member", **known)


def _rated(needs: Iterable[Need]) -> list[float]:
    return [need.importance / need.scale_max for need in needs if need.importance is not None and need.scale_max]


def _mean(rated: Iterable[float]) -> float | None:
    given = list(rated)
    return fmean(given) if given else None
