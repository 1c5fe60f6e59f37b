"""Which events to hold, whom to invite, and what stays open and why."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import Field

from gapbridge import programme
from gapbridge.programme import Limits, budgets, bundles, calendar
from gapbridge.programme.limits import MOST_EUROS, SECONDS, Weighing
from gapbridge.results import EventProgramme, FrontierPoint, ProposedEvent
from gapbridge_api.dependencies import Asked, Day, Graph, Page
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute
from gapbridge_api.turns import Turn

router = APIRouter(prefix="/v1/programme", tags=["programme"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

MOST_SECONDS = 30.0
MAX_NEEDS = 10_000
PROBLEMS = described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable", "busy")
SMALLEST_FIRST = Order[FrontierPoint]("frontier", lambda row: (row.budget,), (float,))
MOST_CLOSED_FIRST = Order[ProposedEvent](
    "proposals", lambda row: (-row.need_count, row.competences[0].competence_id), (int, str)
)
_CALENDAR: dict[int | str, dict[str, Any]] = {
    200: {"description": "A calendar file", "content": {calendar.MEDIA_TYPE: {"schema": {"type": "string"}}}}
}

Euros = Annotated[float, Field(ge=0, le=MOST_EUROS, allow_inf_nan=False)]
Uncovered = Annotated[
    bool, Query(description="leave out needs that organisations of the same cluster could meet", examples=[True])
]
MaxNeeds = Annotated[
    int, Query(ge=0, le=MAX_NEEDS, description="most needs told one by one; all are counted", examples=[1000])
]


def limits(
    budget: Annotated[Euros | None, Query(description="most the events may cost, EUR", examples=[20000])] = None,
    since: Annotated[
        Day | None, Query(alias="from", description="only events that begin then or later", examples=["2027-01-01"])
    ] = None,
    until: Annotated[
        Day | None, Query(description="only events that have ended by then", examples=["2027-06-30"])
    ] = None,
    language: Annotated[
        list[Annotated[str, Field(min_length=2, max_length=2)]] | None,
        Query(max_length=20, description="only events in this language; may be repeated", examples=[["lt"]]),
    ] = None,
    unknown_cost: Annotated[
        Euros | None,
        Query(description="take events of unknown cost to cost this; else a budget leaves them out", examples=[0]),
    ] = None,
    unknown_seats: Annotated[
        int | None,
        Query(ge=0, le=1_000_000, description="take unknown capacities to be this; else any number", examples=[10]),
    ] = None,
    unknown_date: Annotated[
        bool, Query(description="take events whose days are unknown to be within the dates", examples=[True])
    ] = False,
    unknown_language: Annotated[
        bool, Query(description="take events of unknown languages to be in a wanted one", examples=[True])
    ] = False,
    weigh: Annotated[
        Weighing, Query(description="what closing a need counts: 1, or its importance where rated", examples=["equal"])
    ] = "equal",
    uncovered: Uncovered = False,
    seconds: Annotated[
        float, Query(gt=0, le=MOST_SECONDS, description="how long the best is looked for", examples=[10])
    ] = SECONDS,
) -> Limits:
    """What a programme must keep to."""
    return Limits(
        budget, since, until, tuple(language or ()), unknown_cost, unknown_seats, unknown_date, unknown_language,
        weigh, uncovered, seconds,
    )  # fmt: skip


Within = Annotated[Limits, Depends(limits)]


@router.get("/plan", operation_id="plan", summary="The best programme of events", responses=PROBLEMS)
def plan(database: Graph, scope: Asked, within: Within, _: Turn, max_needs: MaxNeeds = 1_000) -> EventProgramme:
    """The events that could close most within the limits, the cheapest of such, whom to invite, what stays open."""
    return programme.plan(database, scope, within, max_needs=max_needs)


@router.get(
    "/plan.ics",
    operation_id="plan_calendar",
    summary="The best programme of events, as a calendar",
    response_class=Response,
    responses=_CALENDAR | PROBLEMS,
)
def plan_calendar(database: Graph, scope: Asked, within: Within, _: Turn) -> Response:
    """The events of the programme that have a day; the others are named in the calendar's description."""
    found = programme.plan(database, scope, within, max_needs=0)
    name = f"gapbridge-programme-{scope.as_of}{calendar.ENDING}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(calendar.text(found), media_type=calendar.MEDIA_TYPE, headers=headers)


@router.get("/cover", operation_id="cover", summary="The cheapest events that close all", responses=PROBLEMS)
def cover(database: Graph, scope: Asked, within: Within, _: Turn, max_needs: MaxNeeds = 1_000) -> EventProgramme:
    """The cheapest events that close everything that the events to come can close; it takes no budget."""
    return programme.cover(database, scope, within, max_needs=max_needs)


@router.get("/frontier", operation_id="frontier", summary="What each budget can close", responses=PROBLEMS)
def frontier(
    database: Graph,
    scope: Asked,
    within: Within,
    paging: Page,
    _: Turn,
    steps: Annotated[
        int, Query(ge=1, lt=budgets.MOST_POINTS, description="how many equal steps up to the budget", examples=[10])
    ] = budgets.STEPS,
) -> list[FrontierPoint]:
    """Coverage against budget: equal steps up to `budget`, or else up to what closing everything costs."""
    return paging.page(programme.frontier(database, scope, within, steps=steps), SMALLEST_FIRST)


@router.get("/proposals", operation_id="proposals", summary="Events that nobody plans yet", responses=PROBLEMS)
def proposals(
    database: Graph,
    scope: Asked,
    paging: Page,
    uncovered: Uncovered = False,
    most_competences: Annotated[
        int, Query(ge=1, le=100, description="most competences of one event", examples=[3])
    ] = bundles.MOST_COMPETENCES,
) -> list[ProposedEvent]:
    """Bundles of competences that no event to come teaches, whom to invite, and how many needs they would close."""
    found = programme.proposals(database, scope, uncovered=uncovered, most_competences=most_competences)
    return paging.page(found, MOST_CLOSED_FIRST)
