"""Facts: the statements of a scope in memory, for questions whose method needs more than Cypher.

Read with a few grouped queries, whatever the size of the graph; what follows from them is computed, never stored.
A scenario is other facts: copy them with `dataclasses.replace`, and ask the same functions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar

from gapbridge.database import Database, Row
from gapbridge.scope import Scope, checked

MAX_ROWS = 1_000_000


@dataclass(frozen=True, slots=True)
class Need:
    """An open need of a cluster; of a member only where the scope counts those. What is unknown is None.

    `member_of_id` is the statement by which the holder belongs to the cluster; None: the cluster states it itself.
    """

    id: str
    holder_id: str
    competence_id: str
    source_id: str
    status: str
    attribution: str
    importance: float | None = None
    ability: float | None = None
    target: float | None = None
    scale_max: float | None = None
    remedy: Literal["training", "organisational_change"] | None = None
    valid_from: date | None = None
    member_of_id: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer of a cluster or of one of its members. What is unknown is None."""

    id: str
    holder_id: str
    competence_id: str
    source_id: str
    status: str
    level: float | None = None
    scale_max: float | None = None
    member_of_id: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A statement that a member belongs to a cluster, or runs it."""

    id: str
    type: Literal["MEMBER_OF", "COORDINATES"]
    member_id: str
    source_id: str
    status: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that counts, its industries (none: unknown) with all broader ones, and its organisations."""

    id: str
    name_en: str
    status: str
    country: str | None
    industry_ids: tuple[str, ...]
    wider_ids: tuple[str, ...]
    ties: tuple[Tie, ...]

    @property
    def member_ids(self) -> list[str]:
        """Its members, ascending; an organisation that only coordinates it is none."""
        return sorted({tie.member_id for tie in self.ties if tie.type == "MEMBER_OF"})


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation of a cluster."""

    id: str
    name_en: str
    status: str
    kind: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Competence:
    """A competence and the next broader ones."""

    id: str
    name_en: str
    broader_ids: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """What counts in a scope: clusters, members and competences by key; needs and offers by key of the cluster."""

    scope: Scope
    clusters: Mapping[str, Cluster]
    members: Mapping[str, Member]
    competences: Mapping[str, Competence]
    needs: Mapping[str, tuple[Need, ...]]
    offers: Mapping[str, tuple[Offer, ...]]

    def gaps(self, cluster_id: str) -> dict[str, list[Need]]:
        """The open needs of a cluster by competence, ascending; one statement once, whoever belongs how often."""
        return _by_competence({need.id: need for need in self.needs.get(cluster_id, ())}.values())

    def offered(self, cluster_id: str) -> dict[str, list[Offer]]:
        """The offers of a cluster's organisations by competence, ascending."""
        return _by_competence({offer.id: offer for offer in self.offers.get(cluster_id, ())}.values())


def read(database: Database, scope: Scope | None = None) -> Facts:
    """The facts of a scope.

    Raises:
        NotFound: There is no such industry.
    """
    chosen = checked(database, scope)
    counted = _counted(chosen)
    needs = database.read("facts/needs", **counted, include_members=chosen.include_members)
    offers = database.read("facts/offers", **counted)
    touched = {one["competence_id"] for row in needs for one in row["needs"]}
    touched |= {one["competence_id"] for row in offers for one in row["offers"]}
    return Facts(
        chosen,
        clusters(database, chosen),
        {row["id"]: Member(**row) for row in database.read("facts/members", **chosen.said, max_rows=MAX_ROWS)},
        competences(database, touched),
        {row["cluster_id"]: tuple(Need(**one) for one in row["needs"]) for row in needs},
        {row["cluster_id"]: tuple(Offer(**one) for one in row["offers"]) for row in offers},
    )


def clusters(database: Database, scope: Scope) -> dict[str, Cluster]:
    """The clusters that count in a scope, by key."""
    return {row["id"]: _cluster(row) for row in database.read("facts/clusters", **_counted(scope))}


def competences(database: Database, ids: Iterable[str]) -> dict[str, Competence]:
    """Competences by key, with all that are broader."""
    rows = database.read("facts/competences", competence_ids=sorted(ids), max_rows=MAX_ROWS)
    return {row["id"]: Competence(row["id"], row["name_en"], tuple(row["broader_ids"])) for row in rows}


Said = TypeVar("Said", Need, Offer)


def _counted(scope: Scope) -> dict[str, Any]:
    return scope.said | {"industry_id": scope.industry_id, "max_rows": MAX_ROWS}


def _cluster(row: Row) -> Cluster:
    lists = {name: tuple(row[name]) for name in ("industry_ids", "wider_ids")}
    return Cluster(**{**row, **lists, "ties": tuple(Tie(**tie) for tie in row["ties"])})


def _by_competence(said: Iterable[Said]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for one in sorted(said, key=lambda one: (one.competence_id, one.id)):
        found.setdefault(one.competence_id, []).append(one)
    return found
