"""Whether events worked: needs that closed or are still open, learning gains, and the life of each need."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gapbridge.results.base import CompetenceName, NameOf, Result

ClusterName = Annotated[str, NameOf("Cluster", "cluster_id")]
EventName = Annotated[str, NameOf("Event", "event_id")]

OpenReason = Literal[
    "reopened",
    "below_target",
    "judged_open",
    "scale_unknown",
    "no_target",
    "no_rating",
    "only_reaction",
    "not_assessed",
    "nobody_attended",
    "not_taught",
]
ClosedReason = Literal["reached_target", "judged_met"]


class NeedOutcome(Result):
    """What became of a need of a cluster: closed, or still open and why."""

    cluster_id: str = Field(examples=["ex-amberwood"])
    cluster_name: ClusterName = Field(examples=["Amberwood Furniture Cluster (fictional)"])
    competence_id: str = Field(examples=["ex-production-data-analysis"])
    competence_name: CompetenceName = Field(examples=["analysis of production data"])
    need_id: str = Field(examples=["needs:ex-amberwood:ex-production-data-analysis:synthetic-example:2024-03-15"])
    holder_id: str = Field(description="who has it: the cluster, or one of its members", examples=["ex-amberwood"])
    state: Literal["open", "closed"] = Field(examples=["open"])
    reason: OpenReason | ClosedReason = Field(
        description="closed: reached_target (its rating), judged_met (an explicit verdict). Open: reopened (it was"
        " closed before), below_target, judged_open; no verdict although assessed: scale_unknown (none or another"
        " scale), no_target (the need is not rated), no_rating, only_reaction (level 1); not assessed at all:"
        " not_assessed (somebody attended), nobody_attended (an event taught it), not_taught (no event did)",
        examples=["reopened"],
    )
    since: date | None = Field(
        description="since when it is closed, or open: its first day, or the day it was opened again; null: unknown",
        examples=["2025-09-15"],
    )
    target: float | None = Field(description="the rating at which it is met; null: not rated", examples=[4.0])
    scale_max: float | None = Field(description="highest value of that scale", examples=[5.0])
    assessed_on: date | None = Field(
        description="day of the latest assessment with a verdict, else of the latest; null: none",
        examples=["2025-09-15"],
    )
    post: float | None = Field(description="lowest rating on that day; null: none", examples=[2.0])
    assessment_ids: list[str] = Field(description="the assessments of that day", examples=[["ex-assessment-05"]])
    taught_event_ids: list[str] = Field(
        description="events that taught it since it was stated", examples=[["ex-data-bootcamp-2024"]]
    )
    attended_event_ids: list[str] = Field(
        description="those of them that somebody of the cluster (or the member that has the need) attended",
        examples=[["ex-data-bootcamp-2024"]],
    )
    attendee_ids: list[str] = Field(description="who attended them", examples=[["ex-amberwood", "ex-knotwise-joinery"]])
    planned_event_ids: list[str] = Field(
        description="events still to come that teach it", examples=[["ex-data-and-cyber-days-2027"]]
    )
    remedy: Literal["training", "organisational_change"] | None = Field(
        description="what would close it; an event does not close what takes a change of organisation", examples=[None]
    )
    source_ids: list[str] = Field(
        description="sources of the need, of its assessments, and of who attended", examples=[["synthetic-example"]]
    )
    statuses: list[str] = Field(description="what these statements are", examples=[["synthetic"]])


class Measurement(Result):
    """What one assessment measured of an organisation on a competence, and the learning gain in it."""

    assessment_id: str = Field(examples=["ex-assessment-04"])
    organisation_id: str = Field(examples=["ex-amberwood"])
    competence_id: str = Field(examples=["ex-production-data-analysis"])
    competence_name: CompetenceName = Field(examples=["analysis of production data"])
    event_ids: list[str] = Field(
        description="the events it was made after; empty: a review", examples=[["ex-data-bootcamp-2024"]]
    )
    assessed_on: date = Field(examples=["2024-06-07"])
    kirkpatrick_level: int = Field(
        description="1 reaction, 2 learning, 3 behaviour, 4 results (Kirkpatrick)", examples=[2]
    )
    pre: float | None = Field(description="rating before", examples=[2.0])
    post: float | None = Field(description="rating after", examples=[4.5])
    scale_max: float | None = Field(description="highest value of the scale", examples=[5.0])
    closes: bool | None = Field(description="an explicit verdict; null: none", examples=[None])
    raw_gain: float | None = Field(description="post - pre", examples=[2.5])
    gain: float | None = Field(
        description="normalised gain (post - pre) / (scale_max - pre), Hake 1998; negative after a loss",
        examples=[0.8333333333333334],
    )
    no_gain: Literal["only_reaction", "no_pre", "no_post", "no_scale", "off_scale", "pre_is_max"] | None = Field(
        description="why there is none: of level 1; a rating or the scale is missing; a rating is beyond the scale;"
        " nothing could be gained because `pre` is the highest value",
        examples=[None],
    )
    source_ids: list[str] = Field(examples=[["synthetic-example"]])
    statuses: list[str] = Field(examples=[["synthetic"]])


class Effect(Result):
    """What is known after the events: of one event, one competence or one cluster.

    It shows no cause: nothing is compared with organisations that did not attend.
    """

    event_id: str | None = Field(description="null where it is not about one event", examples=["ex-data-bootcamp-2024"])
    event_name: Annotated[str | None, NameOf("Event", "event_id")] = Field(
        examples=["Production data bootcamp (fictional)"]
    )
    competence_id: str | None = Field(description="null where it is not about one competence", examples=[None])
    competence_name: Annotated[str | None, NameOf("Competence", "competence_id")] = Field(examples=[None])
    cluster_id: str | None = Field(description="null where it is not about one cluster", examples=[None])
    cluster_name: Annotated[str | None, NameOf("Cluster", "cluster_id")] = Field(examples=[None])
    attendee_count: int = Field(description="organisations that attended", examples=[4])
    assessed_count: int = Field(description="those of them that were assessed afterwards, on any level", examples=[4])
    not_assessed_ids: list[str] = Field(description="those that were not, ascending", examples=[[]])
    assessment_count: int = Field(
        description="assessments after the event (or after any event), one for each organisation, competence and time",
        examples=[5],
    )
    reaction_count: int = Field(description="those of level 1: how it was liked", examples=[0])
    learning_count: int = Field(description="those of level 2: what was learnt", examples=[3])
    behaviour_count: int = Field(description="those of level 3: what is done differently", examples=[2])
    results_count: int = Field(description="those of level 4: what came of it", examples=[0])
    gain_count: int = Field(description="assessments that have a normalised gain", examples=[4])
    mean_gain: float | None = Field(description="mean of these gains; null: there is none", examples=[0.64])
    gain_deviation: float | None = Field(
        description="their sample standard deviation; null: of fewer than two", examples=[0.17]
    )
    least_gain: float | None = Field(examples=[0.5])
    greatest_gain: float | None = Field(examples=[0.83])
    no_gain: dict[str, int] = Field(
        description="why other assessments have none, and how many", examples=[{"no_pre": 1}]
    )
    mean_raw_gain: float | None = Field(
        description="mean of post - pre; null: there is none, or the ratings are on several scales", examples=[2.4]
    )
    raw_scale_max: float | None = Field(description="the scale of that mean", examples=[5.0])
    need_count: int = Field(
        description="needs that could have closed: of those who attended, of what was taught, stated before",
        examples=[4],
    )
    closed_need_count: int = Field(description="those of them that are closed, by whatever evidence", examples=[2])
    source_ids: list[str] = Field(examples=[["synthetic-example"]])
    statuses: list[str] = Field(examples=[["synthetic"]])


class NeedMoment(Result):
    """Something that happened to a need; what does not belong to such a moment is null."""

    what: Literal["stated", "assessed", "closed", "reopened", "ended"] = Field(examples=["assessed"])
    on: date | None = Field(description="the day; null: unknown", examples=["2024-06-07"])
    assessment_ids: list[str] = Field(
        description="the assessment; of a day on which it closed or was open again, those that decided",
        examples=[["ex-assessment-04"]],
    )
    kirkpatrick_level: int | None = Field(examples=[2])
    pre: float | None = Field(examples=[2.0])
    post: float | None = Field(examples=[4.5])
    scale_max: float | None = Field(examples=[5.0])
    verdict: bool | None = Field(description="true: met; false: not met; null: it says neither", examples=[True])
    no_verdict: (
        Literal["before_need", "after_need", "only_reaction", "no_rating", "no_target", "scale_unknown"] | None
    ) = Field(description="why it says neither", examples=[None])
    event_ids: list[str] = Field(description="the events it was made after", examples=[["ex-data-bootcamp-2024"]])
    source_ids: list[str] = Field(examples=[["synthetic-example"]])
    statuses: list[str] = Field(examples=[["synthetic"]])


class NeedHistory(Result):
    """The life of a need: stated, assessed, closed, open again, over."""

    cluster_id: str = Field(examples=["ex-amberwood"])
    cluster_name: ClusterName = Field(examples=["Amberwood Furniture Cluster (fictional)"])
    competence_id: str = Field(examples=["ex-production-data-analysis"])
    competence_name: CompetenceName = Field(examples=["analysis of production data"])
    need_id: str = Field(examples=["needs:ex-amberwood:ex-production-data-analysis:synthetic-example:2024-03-15"])
    holder_id: str = Field(examples=["ex-amberwood"])
    state: Literal["open", "closed", "ended"] = Field(
        description="on the day asked about; ended: the statement no longer holds", examples=["open"]
    )
    importance: float | None = Field(examples=[4.0])
    ability: float | None = Field(examples=[2.0])
    target: float | None = Field(description="the rating at which it is met; null: not rated", examples=[4.0])
    scale_max: float | None = Field(examples=[5.0])
    attribution: str = Field(examples=["generator"])
    moments: list[NeedMoment] = Field(description="in the order of time")
    source_ids: list[str] = Field(examples=[["synthetic-example"]])
    statuses: list[str] = Field(examples=[["synthetic"]])
