"""What is known of one cluster, what is unknown, and which clusters are comparable on what is known."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gapbridge.results.base import CompetenceName, NameOf, Result
from gapbridge.results.members import ClusterName, EventName, MemberName, SourceIds, Statuses

ProfileFieldKey = Literal[
    "founded",
    "country",
    "region",
    "industries",
    "coordinator",
    "members",
    "members_by_kind",
    "excellence_label",
    "staff",
]
Agreement = Literal["single", "agree", "changed", "conflict", "undecided"]
PeerMeasure = Literal["excellence_label", "founded", "member_count"]


class PublishedFigure(Result):
    """A number or wording that one source published of a cluster."""

    figure_id: str = Field(examples=["ivita-members-2014"])
    value: str = Field(description="as the source words it", examples=["11 organizations"])
    number: float | None = Field(description="as a number; null where it is none", examples=[11.0])
    unit: str | None = Field(description="unit of the number; null when unknown", examples=["members"])
    as_of: str | None = Field(description="the date it holds for, as exact as it is known", examples=["2014"])
    source_ids: SourceIds
    statuses: Statuses


class FigureGroup(Result):
    """All figures of one property, side by side, and whether they agree."""

    property: str = Field(description="what is counted or measured", examples=["members"])
    figures: list[PublishedFigure] = Field(description="by date, those of an unknown date last")
    agreement: Agreement = Field(
        description="single: one figure; agree: all say the same; changed: numbers differ, each of another date;"
        " conflict: two numbers of one date differ; undecided: they differ, and it cannot be told what that means",
        examples=["undecided"],
    )
    reason: Literal["no_number", "other_unit", "date_unknown"] | None = Field(
        description="why it is undecided: worded, not counted; counted in other units; of a date that is unknown or"
        " not exact enough",
        examples=["date_unknown"],
    )


class ProfileField(Result):
    """A field that profiles of clusters usually have, after the European Cluster Collaboration Platform."""

    field: ProfileFieldKey = Field(examples=["founded"])
    known: bool = Field(examples=[True])
    values: list[str] = Field(description="what is known; empty: unknown", examples=[["2011"]])
    source_ids: SourceIds
    statuses: Statuses


class ProfileMember(Result):
    """An organisation that belongs to a cluster, or runs it."""

    member_id: str = Field(examples=["ekspla"])
    member_name: MemberName = Field(examples=["Ekspla"])
    kind: str | None = Field(description="what it is; null when unknown", examples=["company"])
    roles: list[str] = Field(description="its part in the cluster, as stated", examples=[["founder"]])
    source_ids: SourceIds
    statuses: Statuses


class ProfileNeed(Result):
    """A competence that a cluster lacks or lacked."""

    competence_id: str = Field(examples=["ex-production-data-analysis"])
    competence_name: CompetenceName = Field(examples=["analysis of production data (example)"])
    state: Literal["open", "closed"] = Field(description="open while one of its statements is", examples=["open"])
    covered: bool = Field(description="an organisation of the cluster offers it", examples=[True])
    covering_ids: list[str] = Field(description="these organisations, ascending", examples=[["ex-plainshave-boards"]])
    attended_event_ids: list[str] = Field(description="events of the past that taught it, attended by one of its")
    planned_event_ids: list[str] = Field(description="events to come that teach it")
    source_ids: SourceIds
    statuses: Statuses


class ProfileOffer(Result):
    """A competence that a cluster or one of its members offers."""

    competence_id: str = Field(examples=["laser-optics-manufacture"])
    competence_name: CompetenceName = Field(examples=["manufacture of lasers and optics"])
    organisation_ids: list[str] = Field(description="who offers it, ascending", examples=[["litek"]])
    source_ids: SourceIds
    statuses: Statuses


class ProfileEvent(Result):
    """An event that somebody of a cluster attended, or one to come that teaches what it lacks."""

    event_id: str = Field(examples=["ex-data-bootcamp-2024"])
    event_name: EventName = Field(examples=["Production data bootcamp (fictional)"])
    when: Literal["attended", "due"] = Field(examples=["attended"])
    starts_on: date | None = Field(description="first day; null when unknown", examples=["2024-06-04"])
    ends_on: date | None = Field(description="last day; null when unknown", examples=["2024-06-06"])
    when_stated: str | None = Field(description="the date as the source gives it, where not complete", examples=[None])
    attendee_ids: list[str] = Field(description="attended: who of the cluster", examples=[["ex-amberwood"]])
    competence_ids: list[str] = Field(description="due: what it teaches of its open needs", examples=[[]])
    source_ids: SourceIds
    statuses: Statuses


class ProfileProgramme(Result):
    """A programme that coaches a cluster."""

    programme_id: str = Field(examples=["inolink"])
    programme_name: Annotated[str, NameOf("Programme", "programme_id")]
    since: date | None = Field(description="first day that is stated; null when unknown", examples=["2016-10-20"])
    source_ids: SourceIds
    statuses: Statuses


class ProfileIndustry(Result):
    """An industry of a cluster."""

    industry_id: str = Field(examples=["ecosystem-electronics"])
    industry_name: Annotated[str, NameOf("Industry", "industry_id")]
    scheme: str | None = Field(description="nace, ecosystem, or profile: as the cluster words it", examples=["profile"])
    source_ids: SourceIds
    statuses: Statuses


class ProfileCollaboration(Result):
    """Another cluster that a cluster is known to work with."""

    partner_id: str = Field(examples=["ex-brightloom"])
    partner_name: Annotated[str, NameOf("Cluster", "partner_id")]
    kinds: list[str] = Field(description="in what; empty: unknown", examples=[["joint armchair project"]])
    since: date | None = Field(description="first day that is stated; null when unknown", examples=["2025-05-01"])
    source_ids: SourceIds
    statuses: Statuses


class Peer(Result):
    """A cluster of comparable maturity, on what is known of both."""

    cluster_id: str = Field(examples=["ivita"])
    cluster_name: ClusterName = Field(examples=["iVITA"])
    compared: list[PeerMeasure] = Field(
        description="what is known of both; on all of it they are close", examples=[["excellence_label", "founded"]]
    )
    excellence_label: str | None = Field(description="null when unknown", examples=["bronze"])
    founded_year: int | None = Field(description="null when unknown", examples=[2011])
    least_members: float | None = Field(description="lowest published number; null when unknown", examples=[11.0])
    most_members: float | None = Field(description="highest published number; null when unknown", examples=[26.0])
    source_ids: SourceIds
    statuses: Statuses


class Peers(Result):
    """Clusters of comparable maturity, or why none can be named.

    Two clusters are comparable where at least two of three measures are known of both: excellence label, founding
    year, published number of members. A comparable cluster is a peer when they are close on all measures known of
    both: the same label, founded at most three years apart, numbers of members within a factor of two.
    """

    known: list[PeerMeasure] = Field(description="measures known of the cluster", examples=[["founded"]])
    unknown: list[PeerMeasure] = Field(description="measures unknown of it", examples=[["member_count"]])
    declined: Literal["too_little_known"] | None = Field(
        description="why no peer is named: fewer than two measures are known of it", examples=[None]
    )
    comparable_count: int = Field(description="other clusters of whom enough is known to compare", examples=[3])
    peers: list[Peer] = Field(description="those compared on most measures first; empty: none is close")


class ClusterProfile(Result):
    """What is known of one cluster, where it is said, and what is unknown."""

    cluster_id: str = Field(examples=["litek"])
    cluster_name: ClusterName = Field(examples=["Laser & Engineering Technologies Cluster (LITEK)"])
    status: str = Field(description="synthetic: a made-up cluster", examples=["fact"])
    as_of: date = Field(description="the day asked about", examples=["2018-06-01"])
    note: str | None = Field(description="what the sources say beyond all this", examples=[None])
    fields: list[ProfileField] = Field(description="what profiles usually tell, known or unknown")
    unknown: list[ProfileFieldKey] = Field(description="those of them that are unknown", examples=[["staff"]])
    figures: list[FigureGroup] = Field(description="what was published, by property; those that differ side by side")
    known_member_count: int = Field(description="members the graph knows; there may be more", examples=[10])
    members_by_kind: dict[str, int] = Field(
        description="known members by what they are; `unknown` where nobody says", examples=[{"company": 8, "other": 1}]
    )
    coordinators: list[ProfileMember] = Field(description="who runs it; empty: unknown")
    members: list[ProfileMember] = Field(description="the first of its known members, by key")
    open_need_count: int = Field(examples=[11])
    closed_need_count: int = Field(examples=[0])
    covered_need_count: int = Field(description="open ones that an organisation of the cluster offers", examples=[0])
    needs: list[ProfileNeed] = Field(description="by competence; empty: it has stated none")
    offers: list[ProfileOffer] = Field(description="by competence; empty: none known")
    events: list[ProfileEvent] = Field(description="attended and due, by first day, unknown days last")
    programmes: list[ProfileProgramme] = Field(description="by key; empty: none known")
    industries: list[ProfileIndustry] = Field(description="by key; empty: unknown")
    collaborations: list[ProfileCollaboration] = Field(description="by key; empty: none known")
    peers: Peers
    source_ids: list[str] = Field(description="where it and all that is listed is said", examples=[["eccp-plastics"]])
    statuses: Statuses
