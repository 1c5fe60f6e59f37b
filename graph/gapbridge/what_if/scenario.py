"""Scenarios: what is assumed, as a closed list of changes. The same words stand in files, over HTTP and in Python."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from gapbridge.keys import slug

MOST_CHANGES = 20
MOST_WEEKS = 520.0
MOST_EUROS = 1e12
MOST_SEATS = 1_000_000
MOST_TAUGHT = 100
SCENARIO = "scenario"  # status and source of what is assumed; no stored statement has either


def _one_line(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        raise ValueError("it is empty")
    if isinstance(value, str) and not all(letter.isprintable() for letter in value):
        raise ValueError("it holds control characters or several lines")
    return value


def _day(value: Any) -> Any:
    if isinstance(value, int | float):
        raise ValueError("a day is written as 2027-01-15")
    return value


Text = Annotated[str, BeforeValidator(_one_line), Field(min_length=1, max_length=200)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class MemberLeaves(_Part):
    """A member leaves a cluster, or all of them; it goes on delivering and performing what it does."""

    kind: Literal["member_leaves"]
    member: Text = Field(description="key or name of a member", examples=["frilux"])
    cluster: Text | None = Field(None, description="the cluster it leaves; without one, all", examples=["litek"])


class SupplierFails(_Part):
    """A member delivers nothing and performs no stage for some weeks; it still belongs to its clusters."""

    kind: Literal["supplier_fails"]
    member: Text = Field(description="key or name of a member", examples=["ex-glowworm-packs"])
    weeks: float = Field(gt=0, le=MOST_WEEKS, allow_inf_nan=False, description="how long it fails", examples=[6])


class ClustersConnect(_Part):
    """Two clusters begin to work together."""

    kind: Literal["clusters_connect"]
    clusters: tuple[Text, Text] = Field(description="keys or names of two clusters", examples=[["litek", "ivita"]])

    @model_validator(mode="after")
    def _two(self) -> Self:
        if self.clusters[0] == self.clusters[1]:
            raise ValueError("a cluster does not connect with itself; name two")
        return self


class EventAdded(_Part):
    """An event to come that nobody plans yet. Without seats or cost these are unknown."""

    kind: Literal["event_added"]
    name: Text = Field(description="what to call it", examples=["Export days"])
    teaches: tuple[Text, ...] = Field(
        min_length=1, max_length=MOST_TAUGHT, description="keys or names of competences",
        examples=[["external-communication"]],
    )  # fmt: skip
    seats: int | None = Field(None, ge=0, le=MOST_SEATS, strict=True, description="for clusters", examples=[3])
    cost: float | None = Field(None, ge=0, le=MOST_EUROS, allow_inf_nan=False, description="in EUR", examples=[4000])
    starts_on: Annotated[date, BeforeValidator(_day)] | None = Field(
        None, description="its day, not before the day asked about; without one: planned", examples=["2027-03-01"]
    )

    @property
    def id(self) -> str:
        """Its key in answers; no stored key holds a colon."""
        return f"{SCENARIO}:{slug(self.name) or self.name}"


class CompetenceGained(_Part):
    """An organisation comes to offer a competence: its clusters do so with it."""

    kind: Literal["competence_gained"]
    organisation: Text = Field(description="key or name of a cluster or member", examples=["litek"])
    competence: Text = Field(description="key or name of a competence", examples=["external-communication"])


Change: TypeAlias = MemberLeaves | SupplierFails | ClustersConnect | EventAdded | CompetenceGained
KINDS: dict[str, type[Change]] = {
    "member_leaves": MemberLeaves,
    "supplier_fails": SupplierFails,
    "clusters_connect": ClustersConnect,
    "event_added": EventAdded,
    "competence_gained": CompetenceGained,
}


class Scenario(_Part):
    """What is assumed together. The order of the changes means nothing: they hold at the same time."""

    name: Text = Field(description="what to call it", examples=["FRILUX leaves"])
    changes: tuple[Annotated[Change, Field(discriminator="kind")], ...] = Field(
        (), max_length=MOST_CHANGES, description="what is assumed; none: nothing changes"
    )

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if told := contradiction(self.changes):
            raise ValueError(told)
        return self


def contradiction(changes: Sequence[Change]) -> str:
    """Which two changes say the same, or what cannot hold at once; empty where all is well."""
    seen: dict[tuple[object, ...], int] = {}
    for number, one in enumerate(changes, 1):
        mark = _mark(one)
        if mark in seen:
            same = changes[seen[mark] - 1] == one
            said = "say the same" if same else "say different things of the same"
            return f"changes {seen[mark]} and {number} {said}; keep one of them"
        seen[mark] = number
    for number, one in enumerate(changes, 1):
        whole = ("member_leaves", one.member, None) if isinstance(one, MemberLeaves) and one.cluster else None
        if whole in seen:
            return f"change {number} is contained in change {seen[whole]}, by which it leaves all clusters; keep one"
    return ""


def _mark(one: Change) -> tuple[object, ...]:
    """What can be said only once in a scenario."""
    if isinstance(one, MemberLeaves):
        return (one.kind, one.member, one.cluster)
    if isinstance(one, SupplierFails):
        return (one.kind, one.member)
    if isinstance(one, ClustersConnect):
        return (one.kind, *sorted(one.clusters))
    if isinstance(one, EventAdded):
        return (one.kind, one.id)
    return (one.kind, one.organisation, one.competence)
