"""Who lacks what, and which statements say so: what every question about gaps starts from.

Read with few grouped queries; what follows is computed from these objects alone. A scenario is other objects.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from gapbridge.database import Database, Row
from gapbridge.facts import Facts, Need, Offer
from gapbridge.scope import Scope

MAX_ROWS = 1_000_000
Way = Literal["same", "matched", "narrower", "broader"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster, its industries (none: unknown), all wider ones too, and the statements that place it there."""

    id: str
    name: str
    industry_ids: frozenset[str] = frozenset()
    wider_ids: frozenset[str] = frozenset()
    placed_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """An offer of a cluster's own organisation that covers a gap, and the way it does: `same` competence, or wider."""

    offer: Offer
    way: Way = "same"


@dataclass(frozen=True, slots=True)
class Lack:
    """A gap of one cluster: its needs, and the offers that cover it."""

    cluster: Cluster
    needs: tuple[Need, ...]
    covers: tuple[Cover, ...] = ()

    @property
    def covered(self) -> bool:
        """An organisation of the cluster offers the very same competence."""
        return any(cover.way == "same" for cover in self.covers)


@dataclass(frozen=True, slots=True)
class Lacked:
    """A competence and the clusters that lack it, ascending.

    `merged_ids` are the competences that count as this one, and `match_ids` the matches that make them so; both are
    empty where a competence stands for itself alone.
    """

    id: str
    name: str
    lacks: tuple[Lack, ...]
    merged_ids: tuple[str, ...] = ()
    match_ids: tuple[str, ...] = ()

    @property
    def cluster_ids(self) -> list[str]:
        """The clusters that lack it, ascending."""
        return [lack.cluster.id for lack in self.lacks]

    @property
    def needs(self) -> list[Need]:
        """The statements that say so, each once, by id."""
        found = {need.id: need for lack in self.lacks for need in lack.needs}
        return [found[key] for key in sorted(found)]


def read(database: Database, scope: Scope, *, branch_id: str | None = None, min_clusters: int = 1) -> list[Lacked]:
    """The competences that at least so many clusters lack, those of most clusters first; offers are not looked up."""
    rows = database.read(
        "gaps/shared_gaps", **scope.parameters, branch_id=branch_id, min_clusters=min_clusters, max_rows=MAX_ROWS
    )
    return _lacked(rows, clusters(database, scope) if rows else {})


def closed(
    database: Database, scope: Scope, known: Mapping[str, Cluster], *, branch_id: str | None = None
) -> tuple[list[Lacked], dict[str, list[str]]]:
    """What clusters lacked until evidence closed it, by competence; and the assessments that did so, by need."""
    rows = database.read("gaps/closed_needs", **scope.parameters, branch_id=branch_id, max_rows=MAX_ROWS)
    assessed = {need["id"]: need.pop("assessment_ids") for row in rows for need in row["needs"]}
    return _lacked(rows, known), assessed


def clusters(database: Database, scope: Scope) -> dict[str, Cluster]:
    """The clusters that count, by key, ascending."""
    rows = database.read("gaps/cluster_industries", **scope.said, industry_id=scope.industry_id, max_rows=MAX_ROWS)
    return {
        row["cluster_id"]: Cluster(
            row["cluster_id"], row["cluster_name"], frozenset(row["industry_ids"]), frozenset(row["wider_ids"]),
            tuple(row["statement_ids"]),
        )
        for row in rows
    }  # fmt: skip


def of_facts(facts: Facts) -> list[Lacked]:
    """The same from facts in memory, with the offers that cover it: so a scenario can be asked what is shared in it."""
    found: dict[str, list[Lack]] = {}
    for cluster in facts.clusters.values():
        placed = Cluster(cluster.id, cluster.name_en, frozenset(cluster.industry_ids), frozenset(cluster.wider_ids))
        offered = _by_competence(facts.offers.get(cluster.id, ()))
        for competence, needs in _by_competence(facts.needs.get(cluster.id, ())).items():
            covers = tuple(Cover(offer) for offer in offered.get(competence, ()))
            found.setdefault(competence, []).append(Lack(placed, tuple(needs), covers))
    lacked = [Lacked(key, facts.competences[key].name_en, tuple(lacks)) for key, lacks in found.items()]
    return in_order(lacked)


def in_order(found: Iterable[Lacked]) -> list[Lacked]:
    """Those that most clusters lack first, then by key."""
    return sorted(found, key=lambda one: (-len(one.lacks), one.id))


def uncovered(found: Iterable[Lacked]) -> Iterator[Lacked]:
    """The same without the gaps that an offer covers, in whatever way was asked for."""
    for one in found:
        left = tuple(lack for lack in one.lacks if not lack.covers)
        if left:
            yield replace(one, lacks=left)


def _lacked(rows: Sequence[Row], known: Mapping[str, Cluster]) -> list[Lacked]:
    found = []
    for row in rows:
        needs: dict[str, list[Need]] = {}
        for cells in row["needs"]:
            said: dict[str, Any] = dict(cells)
            needs.setdefault(said.pop("cluster_id"), []).append(Need(**said))
        lacks = tuple(Lack(known[cluster_id], tuple(needs[cluster_id])) for cluster_id in sorted(needs))
        found.append(Lacked(row["competence_id"], row["competence_name"], lacks))
    return found


def _by_competence(said: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for one in said:
        found.setdefault(one.competence_id, []).append(one)
    return found
