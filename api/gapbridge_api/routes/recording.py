"""Recording who attended and what was assessed, without a file: a load, as files are."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field

from gapbridge.faults import FaultyFiles
from gapbridge.outcomes import recording
from gapbridge.outcomes.recording import RECORDED, What
from gapbridge.results import LoadReport
from gapbridge.sheets import texts
from gapbridge_api.bodies import JsonBody
from gapbridge_api.dependencies import Day, Graph, Status
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.problems import described
from gapbridge_api.routes.loads import LOCATION, READING, created, whose
from gapbridge_api.turns import Turn

router = APIRouter(prefix="/v1", dependencies=[KEY_REQUIRED])

MAX_RECORDS = 1_000
Attribution = Literal["named_cluster", "meeting", "self", "third_party", "editor", "generator"]
NOTHING = "Nothing was changed: it stood there already, or `dry_run` was asked for"
ANSWERS: dict[int | str, dict[str, Any]] = {
    201: {"model": LoadReport, "description": "The graph was changed", "headers": LOCATION},
    **described(*READING, "conflict", "busy", "too-large", "unsupported-media-type"),
}

Key = Annotated[str, Field(min_length=1, max_length=500)]
Text = Annotated[str, Field(min_length=1, max_length=10_000)]
Rating = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Recorded(BaseModel):
    """What every record has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: Status = Field(description="how sure it is", examples=["fact"])

    def cells(self) -> dict[str, str]:
        """The record as the cells of a line."""
        return {name: _cell(value) for name, value in self if value is not None}


class SourceRecord(Recorded):
    """A source that later records rest on."""

    id: Key = Field(description="its key, which you choose", examples=["attendance-2027-02"])
    title: Text = Field(description="its title, or what it is", examples=["List of participants, February 2027"])
    publisher: Text | None = Field(None, description="who published it", examples=["the agency"])
    url: Text | None = Field(None, description="where it can be read", examples=["https://example.org/list"])
    published_on: Text | None = Field(None, description="when: 2027, 2027-02 or 2027-02-09", examples=["2027-02-09"])
    note: Text | None = Field(None, description="what to beware of", examples=[None])


class Said(Recorded):
    """A record that a source says."""

    source_id: Key = Field(description="key or title of the source", examples=["attendance-2027-02"])
    attribution: Attribution | None = Field(
        None, description="who says it; by default others (`third_party`)", examples=["self"]
    )


class AttendanceRecord(Said):
    """An organisation that attended an event."""

    organisation_id: Key = Field(description="key or name of a cluster or member", examples=["ex-amberwood"])
    event_id: Key = Field(description="key or name of the event", examples=["ex-added-value-lab-2027"])


class AssessmentRecord(Said):
    """What was assessed of an organisation on a competence."""

    organisation_id: Key = Field(description="key or name of a cluster or member", examples=["ex-amberwood"])
    competence_id: Key = Field(description="key or name of the competence", examples=["ex-creating-added-value"])
    event_id: Key | None = Field(
        None,
        description="key or name of the event it was made after; none: a review",
        examples=["ex-added-value-lab-2027"],
    )
    assessed_on: Day = Field(description="the day of the assessment", examples=["2027-02-20"])
    kirkpatrick_level: int = Field(
        ge=1, le=4, description="1 reaction, 2 learning, 3 behaviour, 4 results (Kirkpatrick)", examples=[2]
    )
    pre: Rating | None = Field(None, description="rating before", examples=[1.0])
    post: Rating | None = Field(None, description="rating after", examples=[4.0])
    scale_max: Rating | None = Field(None, description="highest value of the scale", examples=[5.0])
    closes: bool | None = Field(
        None, description="an explicit verdict: the need is met (true), or is not (false)", examples=[None]
    )


class Records(BaseModel):
    """What is recorded at once: all of it or, at any fault, nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(RECORDED, max_length=200, description="name of the data set that owns it", examples=[RECORDED])
    dry_run: bool = Field(False, description="change nothing: say what would change", examples=[True])


class Sources(Records):
    """Sources to record."""

    records: list[SourceRecord] = Field(min_length=1, max_length=MAX_RECORDS)


class Attendance(Records):
    """Attendance to record."""

    records: list[AttendanceRecord] = Field(min_length=1, max_length=MAX_RECORDS)


class Assessments(Records):
    """Assessments to record."""

    records: list[AssessmentRecord] = Field(min_length=1, max_length=MAX_RECORDS)


SOURCES, ATTENDANCE, ASSESSMENTS = JsonBody(Sources), JsonBody(Attendance), JsonBody(Assessments)
BODIES = (Sources, Attendance, Assessments)


@router.post(
    "/sources",
    operation_id="record_sources",
    summary="Record sources",
    response_description=NOTHING,
    responses=ANSWERS,
    openapi_extra=SOURCES.described,
    tags=["sources"],
)
def record_sources(
    request: Request, response: Response, database: Graph, _: Turn, sent: Annotated[Sources, Depends(SOURCES)]
) -> LoadReport:
    """Record the texts that later records rest on. It is a load: `undo` takes it back."""
    return _recorded(request, response, database, "sources", sent, sent.records)


@router.post(
    "/outcomes/attendance",
    operation_id="record_attendance",
    summary="Record who attended events",
    response_description=NOTHING,
    responses=ANSWERS,
    openapi_extra=ATTENDANCE.described,
    tags=["outcomes"],
)
def record_attendance(
    request: Request, response: Response, database: Graph, _: Turn, sent: Annotated[Attendance, Depends(ATTENDANCE)]
) -> LoadReport:
    """Record who attended which event. The same recorded again changes nothing; `undo` takes it back."""
    return _recorded(request, response, database, "attended", sent, sent.records)


@router.post(
    "/outcomes/assessments",
    operation_id="record_assessments",
    summary="Record what was assessed",
    response_description=NOTHING,
    responses=ANSWERS,
    openapi_extra=ASSESSMENTS.described,
    tags=["outcomes"],
)
def record_assessments(
    request: Request, response: Response, database: Graph, _: Turn, sent: Annotated[Assessments, Depends(ASSESSMENTS)]
) -> LoadReport:
    """Record assessments. With other ratings an assessment is corrected: of the same organisation, competence, day,
    level, event and source. `undo` takes it back.
    """
    return _recorded(request, response, database, "outcomes", sent, sent.records)


def _recorded(
    request: Request, response: Response, database: Graph, what: What, sent: Records, records: Iterable[Recorded]
) -> LoadReport:
    cells = [one.cells() for one in records]
    with in_its_place("records"):
        report = recording.record(database, what, cells, dataset=sent.name, dry_run=sent.dry_run, by=whose(request))
    created(request, response, report)
    return report


@contextmanager
def in_its_place(name: str) -> Iterator[None]:
    """Faults of what was sent, numbered from 1, as faults of the body, each with its place in the list of this name."""
    try:
        yield
    except FaultyFiles as error:
        found = [
            {"type": "value_error", "loc": ("body", name, fault.line - 1, fault.column), "msg": fault.problem}
            for fault in error.faults
        ]
        raise RequestValidationError(found) from None


def _cell(value: object) -> str:
    """A value as a cell of text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return texts.number(value)
    return value.isoformat() if isinstance(value, date) else str(value)
