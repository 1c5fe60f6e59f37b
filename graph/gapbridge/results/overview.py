"""What the graph holds, and how fresh it is."""

from datetime import date

from pydantic import Field

from gapbridge.results.base import Result
from gapbridge.results.loads import LoadRecord
from gapbridge.results.members import EventName


class KindCount(Result):
    """How many things of a kind there are."""

    label: str = Field(description="the kind", examples=["Cluster"])
    count: int = Field(description="how many of it, made-up ones included", examples=[14])
    synthetic_count: int = Field(description="how many of those are made up", examples=[8])


class NextEvent(Result):
    """An event that is still to come."""

    event_id: str = Field(examples=["ex-innovation-school-2027"])
    event_name: EventName = Field(examples=["Innovation school (fictional)"])
    starts_on: date | None = Field(description="its first day; null when unknown", examples=["2027-04-13"])
    ends_on: date | None = Field(description="its last day; null when unknown", examples=["2027-04-16"])
    place: str | None = Field(description="null when unknown", examples=["Tidewright"])
    competence_ids: list[str] = Field(description="what it teaches", examples=[["ex-innovation-management"]])
    status: str = Field(description="synthetic: made up", examples=["synthetic"])
    source_id: str = Field(description="where it is told of", examples=["synthetic-example"])


class Overview(Result):
    """What the graph holds, and how fresh it is."""

    as_of: date = Field(description="the day asked about", examples=["2026-11-24"])
    kinds: list[KindCount] = Field(description="kinds of things that are there; one that is missing has none")
    next_events: list[NextEvent] = Field(description="events that have not ended, the next ones first")
    latest_load: LoadRecord | None = Field(description="the last load that changed something; null when there is none")
