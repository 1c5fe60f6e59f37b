"""Which events to hold, whom to invite, what they would close, and what stays open and why."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gapbridge.results.base import CompetenceName, NameOf, Result

ClusterName = Annotated[str, NameOf("Cluster", "cluster_id")]
EventName = Annotated[str, NameOf("Event", "event_id")]

OpenReason = Literal[
    "not_for_events",
    "covered_by_own",
    "no_event_teaches",
    "date",
    "language",
    "cost_unknown",
    "not_rated",
    "budget",
    "capacity",
]
OtherReason = Literal[
    "not_known_to_come",
    "teaches_nothing_needed",
    "date",
    "date_unknown",
    "language",
    "language_unknown",
    "cost_unknown",
    "no_seats",
    "budget",
    "not_chosen",
]
REASON_MEANINGS = (
    "not_for_events: it takes a change of organisation; covered_by_own: organisations of the cluster could meet it;"
    " no_event_teaches: no event to come does; date, language: those that do are outside these limits, or not known"
    " to be within; cost_unknown: what they cost is unknown, and a budget is to be kept; not_rated: nobody rated it;"
    " budget: with an unlimited budget it could be closed; capacity: not even then, seats are missing"
)


class Invitation(Result):
    """A cluster that is invited to an event."""

    cluster_id: str = Field(examples=["litek"])
    cluster_name: ClusterName = Field(examples=["LITEK"])
    competence_ids: list[str] = Field(
        description="what it lacks and would be taught there, ascending", examples=[["innovation-management"]]
    )


class ProgrammeEvent(Result):
    """An event of the programme, and who is invited."""

    event_id: str = Field(examples=["ex-innovation-school-2027"])
    event_name: EventName = Field(examples=["Innovation school (fictional)"])
    starts_on: date | None = Field(description="first day; null when unknown", examples=["2027-04-13"])
    ends_on: date | None = Field(description="last day; null when unknown", examples=["2027-04-14"])
    when_stated: str | None = Field(description="the date as the source gives it", examples=["spring 2027"])
    place: str | None = Field(examples=["Lantern Bay"])
    cost: float | None = Field(description="EUR; null when unknown", examples=[5000.0])
    capacity: int | None = Field(description="seats for clusters; null when unknown", examples=[3])
    languages: list[str] = Field(description="ISO 639-1; empty: unknown", examples=[["en"]])
    need_count: int = Field(description="needs of those invited that it teaches", examples=[5])
    invitations: list[Invitation] = Field(description="by cluster_id")
    status: str = Field(description="synthetic: a made-up event", examples=["fact"])
    source_ids: list[str] = Field(description="where it is told of", examples=[["annual-plan"]])

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and last day, one for the other where only one is known; None: neither is."""
        first, last = self.starts_on or self.ends_on, self.ends_on or self.starts_on
        return (first, last) if first and last else None


class OtherEvent(Result):
    """An event that is not in the programme, and why."""

    event_id: str = Field(examples=["ex-life-cycle-sprint-2027"])
    event_name: EventName = Field(examples=["Life cycle sprint (fictional)"])
    reason: OtherReason = Field(
        description="not_known_to_come: neither its day nor whether it is planned is known; no_seats: it has none;"
        " budget: it alone costs more; not_chosen: others close more, or as much for less; the others as for needs",
        examples=["not_chosen"],
    )


class ProgrammeNeed(Result):
    """A need, where it could be closed, or the one reason why it stays open."""

    cluster_id: str = Field(examples=["litek"])
    cluster_name: ClusterName = Field(examples=["LITEK"])
    competence_id: str = Field(examples=["innovation-management"])
    competence_name: CompetenceName = Field(examples=["good practice in innovation management"])
    weight: float | None = Field(description="what closing it counts; null: nobody rated it", examples=[1.0])
    event_ids: list[str] = Field(
        description="events of the programme where it would be taught; closing it takes evidence", examples=[[]]
    )
    reason: OpenReason | None = Field(description=f"why it stays open. {REASON_MEANINGS}", examples=["budget"])
    teaching_event_ids: list[str] = Field(
        description="all events to come that teach it", examples=[["ex-innovation-school-2027"]]
    )
    holder_ids: list[str] = Field(description="who has the need: the cluster, or members of it", examples=[["litek"]])
    statuses: list[str] = Field(description="what the statements of it are", examples=[["statement"]])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])


class GreedyProgramme(Result):
    """What the greedy way finds, for comparison."""

    value: float = Field(description="weight of what it could close", examples=[20.0])
    cost: float = Field(description="EUR, as far as costs are known", examples=[17900.0])
    event_ids: list[str] = Field(description="ascending", examples=[["ex-innovation-school-2027"]])
    guarantee: float | None = Field(
        description="the share of the best value that it is sure to reach: 1 - 1/e where all events cost the same and"
        " none lacks seats; null: it may be arbitrarily bad",
        examples=[None],
    )


class Assumption(Result):
    """What is unknown of chosen events, and what they are taken to be."""

    assumption: Literal["seats_without_limit", "seats", "cost", "cost_not_counted", "date", "language"] = Field(
        description="seats_without_limit: no limit of seats is known; seats, cost: as the question says;"
        " cost_not_counted: unknown, and nothing is counted for them; date, language: within the limits",
        examples=["seats_without_limit"],
    )
    event_ids: list[str] = Field(examples=[["ex-repair-evening-2027"]])


class EventProgramme(Result):
    """The best programme of events within the limits, or the best found in time with its bound."""

    as_of: date = Field(description="the day asked about", examples=["2026-10-01"])
    budget: float | None = Field(description="EUR; null: no limit", examples=[20000.0])
    value: float = Field(description="weight of the needs that it could close", examples=[25.0])
    bound: float = Field(description="no programme within these limits can close more", examples=[25.0])
    gap: float = Field(description="how far from it, at most, as a share of the bound: 0 to 1", examples=[0.0])
    optimal: bool = Field(description="proven: none within these limits is worth more", examples=[True])
    cost: float = Field(description="EUR, as far as costs are known", examples=[19400.0])
    cost_bound: float | None = Field(
        description="no programme of this value costs less, EUR; null: not proven, or a cost is unknown",
        examples=[19400.0],
    )
    unknown_cost_event_ids: list[str] = Field(description="chosen events of unknown cost", examples=[[]])
    need_count: int = Field(description="open needs that were looked at", examples=[61])
    covered_count: int = Field(description="those that it could close", examples=[25])
    open_counts: dict[str, int] = Field(
        description="those that stay open, by reason", examples=[{"budget": 12, "capacity": 3}]
    )
    reasons_proved: bool = Field(
        description="budget and capacity are told apart by a proven best use of all seats", examples=[True]
    )
    greedy: GreedyProgramme
    events: list[ProgrammeEvent] = Field(description="by day, those without a day last")
    other_events: list[OtherEvent] = Field(description="other events to come, and those of unknown time, by event_id")
    needs: list[ProgrammeNeed] = Field(description="the first of all open needs, by cluster_id and competence_id")
    assumptions: list[Assumption]
    statuses: list[str] = Field(description="what the statements behind it are", examples=[["statement"]])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])


class FrontierPoint(Result):
    """What a budget can close at best."""

    budget: float = Field(description="EUR", examples=[5000.0])
    value: float = Field(description="weight of the needs that could be closed", examples=[12.0])
    bound: float = Field(description="no programme within this budget can close more", examples=[12.0])
    gap: float = Field(description="how far from it, at most, as a share of the bound: 0 to 1", examples=[0.0])
    optimal: bool = Field(description="proven: none within this budget is worth more", examples=[True])
    cost: float = Field(description="what the programme found costs, EUR", examples=[4900.0])
    covered_count: int = Field(description="needs that it could close", examples=[12])
    event_ids: list[str] = Field(description="its events, ascending", examples=[["ex-membership-breakfast-2027"]])
    statuses: list[str] = Field(description="what the statements behind it are", examples=[["statement"]])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])


class ProposedCompetence(Result):
    """A competence of a proposed event, and why it is in it."""

    competence_id: str = Field(examples=["value-chain-strengthening"])
    competence_name: CompetenceName = Field(examples=["ways to strengthen the value chain"])
    because: Literal["most_lacked", "same_clusters", "same_branch"] = Field(
        description="most_lacked: the bundle begins with it; same_clusters: at least half of those that lack it would"
        " come anyway; same_branch: it shares a broader competence with another of the bundle",
        examples=["most_lacked"],
    )
    cluster_ids: list[str] = Field(description="clusters that lack it, ascending", examples=[["litek", "nebula"]])
    offering_cluster_ids: list[str] = Field(
        description="clusters whose organisations offer it and might teach it, ascending", examples=[["ivita"]]
    )


class ProposedEvent(Result):
    """An event that nobody plans yet: what it would teach, whom, and how much it would close."""

    rank: int = Field(description="1, 2, 2, 4 by need_count", examples=[1])
    need_count: int = Field(description="needs that it could close", examples=[6])
    cluster_ids: list[str] = Field(description="clusters to invite, ascending", examples=[["litek", "nebula"]])
    competences: list[ProposedCompetence] = Field(description="in the order in which the bundle grew")
    statuses: list[str] = Field(description="what the statements behind it are", examples=[["statement"]])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])
