"""A value-chain study: everything one can say of a chain, a cluster or a set of members, and what nobody knows."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gapbridge.results.base import NameOf, Result, Scalar
from gapbridge.results.collaborations import Step
from gapbridge.results.supplies import Concentration, Exposure, SingleSource, SupplyNetwork
from gapbridge.results.value_chains import SourceIds, StatementIds, Statuses

OrganisationName = Annotated[str, NameOf("Cluster|Member", "organisation_id")]
StageName = Annotated[str, NameOf("Stage", "stage_id")]

HeadingKey = Literal[
    "inputs",
    "production",
    "markets",
    "governance",
    "sustainability",
    "finance",
    "environment",
]
FindingKind = Literal[
    "exposed",
    "single_source",
    "concentration",
    "single_point",
    "missing_stage",
    "one_performer",
    "open_needs",
    "published_figure",
    "delivers_beyond",
    "bridge",
    "uncoordinated_trade",
    "central_member",
    "common_hands",
    "programme",
    "support",
    "event_ahead",
]


class StudiedCluster(Result):
    """A cluster that a study is about, or to which some of its organisations belong."""

    cluster_id: str = Field(examples=["ex-amberwood"])
    cluster_name: Annotated[str, NameOf("Cluster", "cluster_id")]
    industry_ids: list[str] = Field(description="its known industries; empty: unknown")
    coordinator_ids: list[str] = Field(description="organisations that run it; empty: unknown")
    organisation_ids: list[str] = Field(description="those of the study that belong to it")
    stage_ids: list[str] = Field(description="stages of the study that it or they perform")
    status: str = Field(description="synthetic: a made-up cluster", examples=["fact"])
    statement_ids: Annotated[list[str], Field(description="the statements of who belongs to it and who runs it")]
    source_ids: SourceIds
    statuses: Statuses


class StudiedOrganisation(Result):
    """An organisation that a study is about: a cluster itself, or a member."""

    organisation_id: str = Field(examples=["ex-velvetmoss"])
    organisation_name: OrganisationName
    kind: str | None = Field(description="company, research, ...; cluster; null when unknown", examples=["company"])
    cluster_ids: list[str] = Field(description="clusters it belongs to; empty: none known")
    stage_ids: list[str] = Field(description="stages it is known to perform")
    supplier_count: int = Field(description="members known to deliver to it")
    customer_count: int = Field(description="members it is known to deliver to")
    status: str = Field(description="synthetic: a made-up organisation", examples=["fact"])


class StudiedStage(Result):
    """A stage of the template, who performs it, and what hangs on it."""

    stage_id: str = Field(examples=["ex-stage-upholstery"])
    stage_name: StageName
    value_chain_ids: list[str] = Field(description="chains it belongs to")
    fed_by_ids: list[str] = Field(description="stages whose output goes into it; empty: none known")
    feeds_ids: list[str] = Field(description="stages its own output goes into; empty: none known")
    performer_ids: list[str] = Field(
        description="organisations of the study that perform it, the first hundred; empty: none known"
    )
    performer_count: int = Field(description="how many they are", examples=[1])
    outside_ids: list[str] = Field(description="other organisations known to perform it, the first hundred")
    outside_count: int = Field(description="how many they are", examples=[0])
    needed_for_ids: list[str] = Field(
        description="stages that no known way from the beginnings of the chain reaches without it (dominators)"
    )
    statement_ids: StatementIds
    source_ids: SourceIds
    statuses: Statuses


class Introduction(Result):
    """How somebody of the study could be brought together with somebody else: the shortest known way."""

    from_id: str = Field(description="the organisation of the study at its beginning", examples=["ex-velvetmoss"])
    from_name: Annotated[str, NameOf("Cluster|Member", "from_id")]
    sentence: str = Field(description="the same in words", examples=["Velvetmoss belongs to Amberwood and Brightloom"])
    steps: list[Step] = Field(description="statements from one who knows to the next, each in its own direction")


class Meeting(Result):
    """A planned event that both would have a reason to come to."""

    event_id: str = Field(examples=["ex-value-chain-clinic-2027"])
    event_name: Annotated[str, NameOf("Event", "event_id")]
    starts_on: date | None = Field(description="first day; null when unknown")
    place: str | None = Field(description="town, or online; null when unknown")
    reason: Literal["both_lack", "each_lacks", "both_registered"] = Field(
        description="it teaches something that clusters of both lack; something that each lacks; or both are registered"
    )
    competence_ids: list[str] = Field(description="what it teaches of that")
    statement_ids: StatementIds
    source_ids: SourceIds
    statuses: Statuses


class Performer(Result):
    """An organisation outside that performs a stage, and how to reach it."""

    organisation_id: str = Field(examples=["ex-sixteen-shuttles"])
    organisation_name: OrganisationName
    cluster_ids: list[str] = Field(description="clusters it belongs to; empty: none known")
    introduction: Introduction | None = Field(description="null: nobody known joins the two within four steps")
    meetings: list[Meeting] = Field(description="planned events that could join them, the best reasons first")
    statement_ids: StatementIds
    source_ids: SourceIds
    statuses: Statuses


class MissingStage(Result):
    """A stage that nobody of the study is known to perform, or nobody of one of its clusters."""

    cluster_id: str | None = Field(description="the cluster without it; null: all organisations of the study together")
    stage_id: str = Field(examples=["ex-stage-weaving"])
    stage_name: StageName
    value_chain_ids: list[str] = Field(description="chains it belongs to")
    performer_count: int = Field(description="others known to perform it; 0: nobody known anywhere", examples=[2])
    performers: list[Performer] = Field(description="they, those with the shortest introduction first")
    statement_ids: Annotated[list[str], Field(description="the statements that the stage belongs to the chain")]
    source_ids: SourceIds
    statuses: Statuses


class StudyFinding(Result):
    """One thing a study found, and what to do next."""

    heading: HeadingKey
    kind: FindingKind
    subject_ids: list[str] = Field(description="organisations, stages or clusters it is about", examples=[["a", "b"]])
    sentence: str = Field(description="what is so")
    action: str = Field(description="what to do next; empty where there is nothing to do")
    wordings: list[str] = Field(
        description="keys of the wordings of sentence and action, for other languages",
        examples=[["single_source.none", "single_source.nobody"]],
    )
    values: dict[str, Scalar] = Field(description="the names and numbers in the two", examples=[{"weeks": 7}])
    statement_ids: StatementIds
    source_ids: SourceIds
    statuses: Statuses


class Heading(Result):
    """One of the seven headings of value-chain diagnostics (UNIDO 2011), and what falls under it."""

    key: HeadingKey
    title: str = Field(examples=["Inputs"])
    nothing_known: bool = Field(description="the graph holds nothing that falls under it")
    findings: list[StudyFinding]
    needed: str = Field(description="what somebody would have to say for more")


class Unknown(Result):
    """Something that a study could not look at, because nobody said it."""

    wording: str = Field(description="key of the wording, for other languages", examples=["no_member"])
    subject_ids: list[str] = Field(description="whom it is about, ascending; empty: the whole study")
    sentence: str = Field(description="what is unknown")
    needed: str = Field(description="the rows that would tell")
    values: dict[str, Scalar] = Field(description="the names and numbers in the sentence")


class StudySource(Result):
    """A text that statements of a study are taken from."""

    source_id: str = Field(examples=["klaster-lt-2017-06-06"])
    title: str
    url: str | None = Field(description="where it can be read; null when unknown")
    status: str = Field(description="synthetic: a made-up text", examples=["fact"])


class ChainStudy(Result):
    """A value-chain study; lists show the first rows, `cut` tells of longer ones."""

    title: str = Field(description="what is studied", examples=["From log to armchair, in Amberwood"])
    value_chain_ids: list[str] = Field(description="the chains whose stages are the template; empty: none known")
    asked_cluster_ids: list[str] = Field(description="the clusters that were asked about")
    asked_member_ids: list[str] = Field(description="the members that were asked about")
    as_of: date = Field(description="the day asked about")
    asked_statuses: list[str] = Field(description="statements of these statuses count")
    clusters: list[StudiedCluster]
    organisations: list[StudiedOrganisation]
    stages: list[StudiedStage] = Field(description="the template, in printed order")
    missing_stages: list[MissingStage] = Field(
        description="what all of them together lack, then what each cluster of the study lacks"
    )
    single_sources: list[SingleSource] = Field(description="by customer and product")
    concentrations: list[Concentration] = Field(description="by customer and product")
    exposures: list[Exposure] = Field(description="the longest first, unknown ones last")
    network: SupplyNetwork = Field(
        description="the deliveries among the organisations studied, all that these come from, all that they reach"
    )
    headings: list[Heading] = Field(description="all seven")
    unknowns: list[Unknown]
    organisation_names: dict[str, str] = Field(
        description="the English name of every cluster and member whose key stands in a list of the study",
        examples=[{"ex-velvetmoss": "Velvetmoss Upholstery"}],
    )
    sources: list[StudySource] = Field(description="where everything stands")
    statuses: Statuses
    cut: dict[str, int] = Field(description="lists that are longer than what is shown, with their whole length")
