"""What would be different if something happened: today and scenarios side by side."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gapbridge.results.base import CompetenceName, NameOf, Result

ClusterName = Annotated[str, NameOf("Cluster", "cluster_id")]
CausedBy = Annotated[
    list[int],
    Field(
        description="numbers of the changes of the scenario that bring it about: without any one of these it would not"
        " be so; where no single one is needed, all that would do alone, else all",
        examples=[[1]],
    ),
]
Assumed = Annotated[
    list[str],
    Field(
        description="assumed statements it rests on; nobody says so, so they have no source",
        examples=[["scenario:offers:litek:external-communication"]],
    ),
]
Lost = Annotated[
    list[str], Field(description="stored statements behind it today that would not be behind it then", examples=[[]])
]

NeedDifference = Literal[
    "gone", "uncovered", "covered", "out_of_reach", "in_reach", "untaught", "taught", "thinner", "broader"
]


class WhatIfFigures(Result):
    """A situation in numbers."""

    needs: int = Field(description="gaps of clusters: pairs of a cluster and a competence it lacks", examples=[61])
    covered: int = Field(description="those that organisations of the cluster offer", examples=[9])
    in_reach: int = Field(
        description="those not covered that a cluster offers which is known to work together with it", examples=[4]
    )
    taught: int = Field(description="those not covered that an event to come teaches", examples=[25])
    nobody: int = Field(description="those neither covered, nor in reach, nor taught", examples=[23])
    shared_gaps: int = Field(description="competences that several clusters lack, as asked", examples=[11])
    single_points: int = Field(
        description="members that all known deliveries to some others pass", examples=[3]
    )  # fmt: skip
    unperformed_stages: int = Field(description="stages of value chains that nobody is known to perform", examples=[1])


class AssumedChange(Result):
    """One change of a scenario, in words, and what it does to the statements."""

    number: int = Field(description="its place in the scenario, from 1", examples=[1])
    kind: str = Field(examples=["member_leaves"])
    text: str = Field(description="what is assumed, in English", examples=["FRILUX leaves LITEK"])
    note: str | None = Field(
        description="why it changes nothing here, or what is to be known of it; null: nothing", examples=[None]
    )
    difference_count: int = Field(description="differences that it brings about, alone or with others", examples=[2])


class NeedChange(Result):
    """A gap of a cluster of which something would be different: who covers it, reaches it, or teaches it."""

    cluster_id: str = Field(examples=["litek"])
    cluster_name: ClusterName = Field(examples=["LITEK"])
    competence_id: str = Field(examples=["external-communication"])
    competence_name: CompetenceName = Field(examples=["external communication"])
    differences: list[NeedDifference] = Field(
        description="gone: nobody whose needs count states it; covered, uncovered: by organisations of the cluster;"
        " in_reach, out_of_reach: of an offer of a cluster it works together with; taught, untaught: by an event to"
        " come; thinner, broader: by fewer or more than before",
        examples=[["uncovered"]],
    )
    offering_before: list[str] = Field(description="organisations of the cluster that offer it", examples=[["frilux"]])
    offering_after: list[str] = Field(examples=[[]])
    partners_before: list[str] = Field(description="clusters it works together with that offer it", examples=[[]])
    partners_after: list[str] = Field(examples=[[]])
    events_before: list[str] = Field(description="events to come that teach it", examples=[[]])
    events_after: list[str] = Field(examples=[[]])
    assumed_statement_ids: Assumed
    lost_statement_ids: Lost
    caused_by: CausedBy


class SharedGapChange(Result):
    """A shared gap that would appear, vanish, or be of other clusters."""

    competence_id: str = Field(examples=["external-communication"])
    competence_name: CompetenceName = Field(examples=["external communication"])
    difference: Literal["appears", "vanishes", "moves"] = Field(
        description="moves: other clusters share it, or its rank is another", examples=["appears"]
    )
    rank_before: int | None = Field(description="null: it is not shared", examples=[None])
    rank_after: int | None = Field(examples=[4])
    cluster_ids_before: list[str] = Field(description="clusters that share it, ascending", examples=[[]])
    cluster_ids_after: list[str] = Field(examples=[["ivita", "litek"]])
    caused_by: CausedBy


class SinglePointChange(Result):
    """A member without which others are out of reach of known deliveries, before or after."""

    member_id: str = Field(examples=["ex-glowworm-packs"])
    member_name: Annotated[str, NameOf("Member", "member_id")]
    difference: Literal["gained", "lost", "changed"] = Field(
        description="gained: only in the scenario all deliveries to some pass it; changed: those cut off are others",
        examples=["gained"],
    )
    cut_off_before: list[str] = Field(
        description="members that nothing known reaches any more without it", examples=[[]]
    )  # fmt: skip
    cut_off_after: list[str] = Field(examples=[["ex-slowturn-drives"]])
    caused_by: CausedBy


class CutOffMember(Result):
    """A member that known deliveries reach today, and while suppliers fail no more."""

    member_id: str = Field(examples=["ex-knotwise-joinery"])
    member_name: Annotated[str, NameOf("Member", "member_id")]
    caused_by: CausedBy


class StageChange(Result):
    """A stage that others would perform: of everybody, or of one cluster."""

    stage_id: str = Field(examples=["ex-stage-upholstery"])
    stage_name: Annotated[str, NameOf("Stage", "stage_id")]
    cluster_id: str | None = Field(description="null: of everybody", examples=[None])
    cluster_name: Annotated[str | None, NameOf("Cluster", "cluster_id")]
    difference: Literal["nobody_left", "fewer"] = Field(
        description="nobody_left: nobody else is known to perform it", examples=["nobody_left"]
    )
    performers_before: list[str] = Field(examples=[["ex-velvetmoss"]])
    performers_after: list[str] = Field(examples=[[]])
    cut_off_ids: list[str] = Field(
        description="where nobody at all is left: stages that every known way to passes this one", examples=[[]]
    )
    caused_by: CausedBy


class Outage(Result):
    """What a customer would do without while a supplier fails."""

    supplier_id: str = Field(examples=["ex-foggy-grove-sawmill"])
    supplier_name: Annotated[str, NameOf("Member", "supplier_id")]
    customer_id: str = Field(examples=["ex-knotwise-joinery"])
    customer_name: Annotated[str, NameOf("Member", "customer_id")]
    product: str = Field(description="what is delivered, as the first statement words it", examples=["boards"])
    weeks: float = Field(description="how long the supplier fails, as assumed", examples=[6])
    time_to_survive: float | None = Field(
        description="weeks the customer can do without; null when unknown", examples=[3]
    )
    standstill_weeks: float | None = Field(
        description="weeks assumed less time to survive, at least 0; null when that is unknown", examples=[3]
    )
    time_to_recover: float | None = Field(
        description="weeks until deliveries resume, as stated; null when unknown", examples=[10]
    )
    stated_standstill_weeks: float | None = Field(
        description="the same with the stated time to recover in the place of the weeks assumed", examples=[7]
    )
    reason: str | None = Field(description="why something is not known; null when all is", examples=[None])
    other_supplier_ids: list[str] = Field(
        description="other known suppliers of the product that do not fail; whether they could deliver more is unknown",
        examples=[[]],
    )
    statement_ids: list[str] = Field(description="the statements of these deliveries, ascending")
    source_ids: list[str] = Field(description="where they are made", examples=[["annual-report"]])
    statuses: list[str] = Field(description="what they are", examples=[["statement"]])
    caused_by: CausedBy


class SuggestionChange(Result):
    """A suggestion that would be gained, lost, or be worth more or less."""

    kind: Literal["teach_learn", "learn_together", "do_business"]
    direction: Literal["learn", "together", "supply", "tie"] = Field(
        description="as the cluster sees it: it learns from the partner, learns together with it, delivers to it, or"
        " is tied to it"
    )
    cluster_id: str = Field(examples=["litek"])
    cluster_name: ClusterName = Field(examples=["LITEK"])
    partner_id: str = Field(examples=["ivita"])
    partner_name: Annotated[str, NameOf("Cluster", "partner_id")] = Field(examples=["iVITA"])
    difference: Literal["gained", "lost", "changed", "acted_on"] = Field(
        description="acted_on: the two work together in the scenario", examples=["lost"]
    )
    value_before: float | None = Field(
        description="teach_learn: share of the learner's gaps; else a number; null: it is not suggested", examples=[0.5]
    )
    value_after: float | None = Field(examples=[None])
    count_before: int | None = Field(description="competences or links it is made of", examples=[1])
    count_after: int | None = Field(examples=[None])
    competence_ids_before: list[str] = Field(
        description="what it is about; empty for business", examples=[["external-communication"]]
    )
    competence_ids_after: list[str] = Field(examples=[[]])
    caused_by: CausedBy


class AssumedEvent(Result):
    """An event of a scenario: how much it could close, and whether its seats would do."""

    event_id: str = Field(description="its key in this answer", examples=["scenario:export-days"])
    title: str = Field(description="what the scenario calls it", examples=["Export days"])
    competence_ids: list[str] = Field(description="what it teaches, ascending", examples=[["external-communication"]])
    need_count: int = Field(description="gaps it teaches that own organisations do not cover", examples=[6])
    only_here_count: int = Field(description="those of them that no stored event to come teaches", examples=[6])
    cluster_ids: list[str] = Field(description="clusters that have them, ascending", examples=[["ivita", "litek"]])
    seats: int | None = Field(description="for clusters; null when not said", examples=[3])
    seats_enough: bool | None = Field(description="a seat for each of these clusters; null when not said")
    cost: float | None = Field(description="EUR; null when not said", examples=[4000])
    number: int = Field(description="the change of the scenario that adds it", examples=[2])


class ScenarioOutcome(Result):
    """One scenario: what is assumed, its figures, and every difference from today with the changes that cause it."""

    name: str = Field(examples=["FRILUX leaves"])
    changes: list[AssumedChange] = Field(description="in the order of the scenario")
    figures: WhatIfFigures
    needs: list[NeedChange] = Field(description="by the kind of difference, then by cluster and competence")
    shared_gaps: list[SharedGapChange] = Field(description="those that appear first, then by competence_id")
    single_points: list[SinglePointChange] = Field(description="by member_id")
    cut_off: list[CutOffMember] = Field(
        description="members that no known delivery reaches any more from where deliveries begin today, by member_id"
    )
    stages: list[StageChange] = Field(description="of everybody first, then by cluster and stage")
    outages: list[Outage] = Field(description="the longest standstill first, unknown ones last")
    suggestions: list[SuggestionChange] = Field(description="by kind, cluster and partner")
    events: list[AssumedEvent] = Field(description="by event_id")
    cut: dict[str, int] = Field(
        description="lists that are longer than what is shown, with their whole length", examples=[{}]
    )


class WhatIf(Result):
    """Scenarios side by side, each against the same today. Nothing of it is stored."""

    as_of: date = Field(description="the day asked about", examples=["2017-06-06"])
    asked_statuses: list[str] = Field(examples=[["fact", "statement", "estimate"]])
    include_members: bool = Field(description="needs of members count as needs of their cluster", examples=[False])
    industry_id: str | None = Field(description="only clusters of this industry; null: all", examples=[None])
    min_clusters: int = Field(description="fewest clusters that share a gap", examples=[2])
    include_covered: bool = Field(
        description="gaps that own organisations cover count as shared too", examples=[False]
    )  # fmt: skip
    today: WhatIfFigures
    scenarios: list[ScenarioOutcome] = Field(description="as they were given")
