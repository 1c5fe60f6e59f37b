"""What the profile of a cluster is written from, in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from gapbridge.database import Database, Row
from gapbridge.facts import MAX_ROWS
from gapbridge.outcomes import evidence as evidence_
from gapbridge.outcomes.evidence import Evidence
from gapbridge.scope import Scope


@dataclass(frozen=True, slots=True)
class Figure:
    """A statement that a figure is about a cluster, and the figure. What is unknown is None."""

    id: str
    source_id: str
    status: str
    figure_id: str
    property: str
    value: str
    number: float | None = None
    unit: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class KnownCluster:
    """A cluster, what is known of it by itself, and the figures published of it by the day asked about."""

    id: str
    name_en: str
    founded_on: str | None
    country: str | None
    region: str | None
    note: str | None
    status: str
    source_id: str
    wider_ids: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class TieStatement:
    """One statement about a cluster; `holder_id` is who offers, of an offer."""

    id: str
    source_id: str
    status: str
    holder_id: str
    kind: str | None = None
    role: str | None = None
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class Tied:
    """A member, programme, industry, cluster or competence that is said to be tied to a cluster, and who says so."""

    key: str
    name: str
    kind: str | None
    statements: tuple[TieStatement, ...]


@dataclass(frozen=True)
class ProfileFacts:
    """A cluster, all others, what it is tied to by type of the statements, and the evidence of its needs."""

    scope: Scope
    cluster: KnownCluster
    others: Mapping[str, KnownCluster]
    ties: Mapping[str, tuple[Tied, ...]]
    evidence: Evidence

    def tied(self, type_: str) -> tuple[Tied, ...]:
        """What it is tied to by statements of a type, by key."""
        return self.ties.get(type_, ())


def read(database: Database, scope: Scope, cluster_id: str) -> ProfileFacts:
    """The facts of the profile of a cluster; the scope's industry narrows the others only."""
    evidence = evidence_.read(database, replace(scope, industry_id=None))
    bounds = {**scope.said, "cluster_id": cluster_id, "max_rows": MAX_ROWS}
    known = {row["id"]: _known(row, scope.as_of) for row in database.read("clusters/known", **bounds)}
    ties: dict[str, list[Tied]] = {}
    for row in database.read("clusters/ties", **bounds):
        statements = tuple(TieStatement(**one) for one in row["statements"])
        ties.setdefault(row["type"], []).append(Tied(row["key"], row["name"], row["kind"], statements))
    cluster = known.pop(cluster_id)
    others = {key: one for key, one in known.items() if scope.industry_id in (None, *one.wider_ids)}
    own = replace(evidence, needs={cluster_id: evidence.needs.get(cluster_id, ())})
    return ProfileFacts(scope, cluster, others, {type_: tuple(found) for type_, found in ties.items()}, own)


def first_day(partial: str) -> date:
    """The first day that a date, as exact as it is known, can mean: `2014` gives 2014-01-01."""
    return date.fromisoformat(partial + "-01-01"[len(partial) - len("2014") :])


def _known(row: Row, day: date) -> KnownCluster:
    figures = (Figure(**one) for one in row["figures"])
    by_then = tuple(one for one in figures if one.as_of is None or first_day(one.as_of) <= day)
    return KnownCluster(**{**row, "wider_ids": tuple(row["wider_ids"]), "figures": by_then})
