"""What a member could gain from its membership: who could help it, whom it could help, and what is not known."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gapbridge.results.base import CompetenceName, NameOf, Result
from gapbridge.results.gaps import Rating

MemberName = Annotated[str, NameOf("Member", "member_id")]
ClusterName = Annotated[str, NameOf("Cluster", "cluster_id")]
EventName = Annotated[str, NameOf("Event", "event_id")]
OrganisationName = Annotated[str, NameOf("Cluster|Member", "organisation_id")]

SourceIds = Annotated[list[str], Field(description="where it is said", examples=[["synthetic-example"]])]
Statuses = Annotated[list[str], Field(description="what these statements are", examples=[["synthetic"]])]
NotKnown = Literal[
    "kind", "country", "region", "cluster", "cluster_needs", "needs", "offers", "stages", "deliveries", "attendance"
]


class MemberCluster(Result):
    """A cluster of a member: it belongs to it, or runs it."""

    cluster_id: str = Field(examples=["ex-amberwood"])
    cluster_name: ClusterName = Field(examples=["Amberwood Furniture Cluster (fictional)"])
    roles: list[Literal["member", "coordinator"]] = Field(description="what it is there", examples=[["member"]])
    source_ids: SourceIds
    statuses: Statuses


class Helper(Result):
    """An organisation that offers what is needed."""

    organisation_id: str = Field(description="a member, or a cluster itself", examples=["ex-udder-analytics"])
    organisation_name: OrganisationName = Field(examples=["Udderly Exact Analytics"])
    cluster_ids: list[str] = Field(description="clusters it is or belongs to", examples=[["ex-cloudmeadow"]])
    collaborating_ids: list[str] = Field(
        description="those of them that are known to work with a cluster of the member already", examples=[[]]
    )
    source_ids: SourceIds
    statuses: Statuses


class TeachingEvent(Result):
    """An event still to come that teaches what is needed."""

    event_id: str = Field(examples=["ex-data-and-cyber-days-2027"])
    event_name: EventName = Field(examples=["Data and cybersecurity days (fictional)"])
    starts_on: date | None = Field(description="first day; null when unknown", examples=["2027-06-08"])
    ends_on: date | None = Field(description="last day; null when unknown", examples=[None])
    when_stated: str | None = Field(
        description="the date as the source gives it, where it is not complete", examples=[None]
    )
    place: str | None = Field(description="town, or online; null when unknown", examples=["Emberfield"])
    source_ids: SourceIds
    statuses: Statuses


class NeededCompetence(Result):
    """A competence that a member lacks, or a cluster of its, with who and what could help."""

    competence_id: str = Field(examples=["ex-production-data-analysis"])
    competence_name: CompetenceName = Field(examples=["analysis of production data (example)"])
    own: bool = Field(description="the member lacks it itself", examples=[True])
    cluster_ids: list[str] = Field(description="its clusters that lack it", examples=[["ex-amberwood"]])
    offered_by_member: bool = Field(description="the member itself is said to offer it", examples=[False])
    own_helper_count: int = Field(description="other organisations of its clusters that offer it", examples=[1])
    own_helpers: list[Helper] = Field(description="the first of them; empty: none known")
    other_helper_count: int = Field(description="organisations of other clusters that offer it", examples=[2])
    other_helpers: list[Helper] = Field(
        description="the first of them, those of collaborating clusters first; empty: none known"
    )
    events: list[TeachingEvent] = Field(description="events to come that teach it; empty: none planned")
    remedies: list[Literal["training", "organisational_change"]] = Field(
        description="what would close it, as stated; an event does not close what takes a change of organisation",
        examples=[["training"]],
    )
    ratings: list[Rating] = Field(description="the rated statements; empty when nobody rated it", examples=[[]])
    evidence_count: int = Field(description="statements that say so", examples=[2])
    attributions: list[str] = Field(description="who makes them", examples=[["generator"]])
    source_ids: SourceIds
    statuses: Statuses


class Learner(Result):
    """An organisation that lacks what a member offers."""

    organisation_id: str = Field(description="a member, or a cluster itself", examples=["ex-morning-pail"])
    organisation_name: OrganisationName = Field(examples=["Morning Pail Dairy"])
    own: bool = Field(description="it is, or belongs to, a cluster of the member", examples=[False])
    cluster_ids: list[str] = Field(description="clusters it is or belongs to", examples=[["ex-cloudmeadow"]])
    collaborating_ids: list[str] = Field(
        description="those of them that are known to work with a cluster of the member already", examples=[[]]
    )
    source_ids: SourceIds
    statuses: Statuses


class OfferedCompetence(Result):
    """A competence that a member offers, and whom it could teach it."""

    competence_id: str = Field(examples=["ex-production-data-analysis"])
    competence_name: CompetenceName = Field(examples=["analysis of production data (example)"])
    learner_count: int = Field(description="organisations that lack it", examples=[4])
    own_learner_count: int = Field(description="those of them in the member's own clusters", examples=[2])
    learners: list[Learner] = Field(
        description="the first of them: own clusters first, then collaborating ones; empty: nobody known lacks it"
    )
    source_ids: SourceIds
    statuses: Statuses


class ChainOpening(Result):
    """A place in the value chain of another cluster that a member could fill, or a link it could make."""

    kind: Literal["fill", "deliver", "receive"] = Field(
        description="fill: the other cluster takes part in a chain, and none of its organisations is known to perform"
        " the member's stage; deliver: it performs a stage that the member's stage feeds; receive: it performs a"
        " stage that feeds the member's",
        examples=["fill"],
    )
    stage_id: str = Field(description="a stage the member performs", examples=["ex-stage-packing"])
    stage_name: Annotated[str, NameOf("Stage", "stage_id")] = Field(examples=["packing"])
    value_chain_ids: list[str] = Field(
        description="fill: the chains; else those the member's stage belongs to", examples=[["ex-chain-furniture"]]
    )
    cluster_id: str = Field(description="the other cluster", examples=["ex-amberwood"])
    cluster_name: ClusterName = Field(examples=["Amberwood Furniture Cluster (fictional)"])
    other_stage_id: str | None = Field(description="the stage fed or feeding; null: fill", examples=[None])
    other_stage_name: Annotated[str | None, NameOf("Stage", "other_stage_id")] = Field(examples=[None])
    organisation_ids: list[str] = Field(
        description="fill: organisations of the other cluster that perform a stage next to it; else those, of none of"
        " the member's clusters, that perform the other stage",
        examples=[["ex-lakeside-assembly"]],
    )
    delivering_ids: list[str] = Field(
        description="those of them with whom a delivery, in either direction, is known already", examples=[[]]
    )
    collaborating: bool = Field(
        description="the other cluster is known to work with a cluster of the member already", examples=[False]
    )
    source_ids: SourceIds
    statuses: Statuses


class EventDue(Result):
    """An event still to come that teaches what a member or one of its clusters lacks."""

    event_id: str = Field(examples=["ex-data-and-cyber-days-2027"])
    event_name: EventName = Field(examples=["Data and cybersecurity days (fictional)"])
    starts_on: date | None = Field(description="first day; null when unknown", examples=["2027-06-08"])
    ends_on: date | None = Field(description="last day; null when unknown", examples=[None])
    when_stated: str | None = Field(
        description="the date as the source gives it, where it is not complete", examples=[None]
    )
    place: str | None = Field(description="town, or online; null when unknown", examples=["Emberfield"])
    own_competence_ids: list[str] = Field(
        description="what it teaches that the member lacks itself", examples=[["ex-production-data-analysis"]]
    )
    cluster_competence_ids: list[str] = Field(
        description="what it teaches that only its clusters lack", examples=[["ex-industrial-cybersecurity"]]
    )
    source_ids: SourceIds
    statuses: Statuses


class MemberBenefits(Result):
    """The benefit sheet of one member: what it could gain from its membership, and what is not known of it."""

    member_id: str = Field(examples=["ex-knotwise-joinery"])
    member_name: MemberName = Field(examples=["Knotwise Joinery"])
    kind: str | None = Field(description="what it is; null when unknown", examples=["company"])
    country: str | None = Field(description="null when unknown", examples=["LT"])
    region: str | None = Field(description="null when unknown", examples=[None])
    status: str = Field(description="synthetic: a made-up organisation", examples=["synthetic"])
    as_of: date = Field(description="the day asked about", examples=["2026-11-01"])
    clusters: list[MemberCluster] = Field(description="clusters it belongs to or runs; empty: none known")
    needs: list[NeededCompetence] = Field(description="what it or its clusters lack: its own needs first")
    offers: list[OfferedCompetence] = Field(description="what it offers, and whom it could teach: most learners first")
    opening_count: int = Field(description="chain openings there are", examples=[3])
    openings: list[ChainOpening] = Field(description="the first of them; empty: none known")
    events: list[EventDue] = Field(description="by first day, those of an unknown day last; empty: none planned")
    not_known: list[NotKnown] = Field(
        description="what nobody has said of it: kind, country, region; a cluster it belongs to, what its clusters"
        " lack; its own needs, offers, stages of value chains, deliveries, events attended",
        examples=[["region", "offers"]],
    )
    source_ids: list[str] = Field(
        description="where it and all that is listed is said", examples=[["synthetic-example"]]
    )
    statuses: Statuses


class MemberOverview(Result):
    """One member of a cluster: how much it could gain and give, and the first of each."""

    member_id: str = Field(examples=["ex-knotwise-joinery"])
    member_name: MemberName = Field(examples=["Knotwise Joinery"])
    kind: str | None = Field(description="what it is; null when unknown", examples=["company"])
    need_count: int = Field(description="competences it lacks itself", examples=[2])
    helped_need_count: int = Field(description="those of them that its own clusters offer", examples=[2])
    elsewhere_need_count: int = Field(description="those that only other clusters offer", examples=[0])
    taught_need_count: int = Field(description="those that an event to come teaches", examples=[2])
    first_need_id: str | None = Field(
        description="the first of its own needs; null: none known", examples=["ex-membership-benefit"]
    )
    first_helper_id: str | None = Field(
        description="who could help with that, own clusters first; null: nobody known", examples=["ex-amberwood-guild"]
    )
    lesson_count: int = Field(description="competences it offers that somebody lacks", examples=[0])
    learner_count: int = Field(description="organisations it could teach", examples=[0])
    own_learner_count: int = Field(description="those of them in its own clusters", examples=[0])
    first_lesson_id: str | None = Field(description="the competence most of them lack; null: none", examples=[None])
    first_learner_id: str | None = Field(description="the first who lacks that; null: nobody known", examples=[None])
    opening_count: int = Field(description="chain openings in other clusters", examples=[0])
    first_opening_stage_id: str | None = Field(description="the stage of the first; null: none known", examples=[None])
    first_opening_cluster_id: str | None = Field(description="and the cluster; null: none known", examples=[None])
    event_count: int = Field(description="events to come that teach what it or its clusters lack", examples=[6])
    first_event_id: str | None = Field(
        description="the first; null: none planned", examples=["ex-added-value-lab-2027"]
    )
    first_event_on: date | None = Field(description="its first day; null when unknown", examples=["2027-02-09"])
    not_known: list[NotKnown] = Field(description="what nobody has said of it", examples=[["region", "offers"]])
    source_ids: SourceIds
    statuses: Statuses


class BenefitLine(Result):
    """One line of a benefit sheet, for tables: a need, an offer, a chain opening, an event, or what is not known."""

    part: Literal["need", "offer", "opening", "event", "not_known"] = Field(examples=["need"])
    detail: str | None = Field(
        description="need: own or cluster; opening: fill, deliver or receive; not_known: what", examples=["own"]
    )
    subject_id: str | None = Field(
        description="the competence, the member's stage, or the event", examples=["ex-membership-benefit"]
    )
    subject_name: Annotated[str | None, NameOf("Competence|Stage|Event", "subject_id")] = Field(
        examples=["using cluster membership to best advantage (example)"]
    )
    other_stage_id: str | None = Field(description="opening: the stage fed or feeding", examples=[None])
    own_organisation_ids: list[str] = Field(
        description="of its clusters: who could help, or be taught", examples=[["ex-amberwood-guild"]]
    )
    other_organisation_ids: list[str] = Field(
        description="of other clusters: who could help, be taught, or be dealt with", examples=[[]]
    )
    cluster_ids: list[str] = Field(
        description="need: its clusters that lack it; opening: the other cluster", examples=[["ex-amberwood"]]
    )
    event_ids: list[str] = Field(description="events to come that teach it", examples=[["ex-added-value-lab-2027"]])
    starts_on: date | None = Field(description="of an event; null when unknown", examples=[None])
    source_ids: SourceIds
    statuses: Statuses
