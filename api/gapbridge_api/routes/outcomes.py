"""Did the events work: needs closed, learning gains, what is still open."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field

from gapbridge import outcomes
from gapbridge.outcomes.effects import By
from gapbridge.results import Effect, Measurement, NeedHistory, NeedOutcome
from gapbridge_api.dependencies import Asked, Graph, Page
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute

router = APIRouter(prefix="/v1/outcomes", tags=["outcomes"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

NEEDS = Order[NeedOutcome]("needs after", lambda row: (row.cluster_id, row.competence_id, row.need_id), (str, str, str))
HISTORIES = Order[NeedHistory](
    "need histories", lambda row: (row.cluster_id, row.competence_id, row.need_id), (str, str, str)
)
EFFECTS = Order[Effect]("effects", lambda row: (row.event_id or row.competence_id or row.cluster_id,), (str,))
MEASUREMENTS = Order[Measurement](
    "assessments",
    lambda row: (row.organisation_id, row.competence_id, row.assessed_on.isoformat(), row.assessment_id),
    (str, str, str, str),
)
PROBLEMS = described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable")

Cluster = Annotated[
    str | None,
    Query(min_length=1, max_length=200, description="only this cluster (its key)", examples=["ex-amberwood"]),
]


@router.get("/needs", operation_id="need_outcomes", summary="What became of the needs", responses=PROBLEMS)
def needs(
    database: Graph,
    scope: Asked,
    paging: Page,
    cluster: Cluster = None,
    event: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=200)]] | None,
        Query(
            max_length=300,
            description="only needs of what this event (its key) teaches; may be repeated",
            examples=[["ex-data-bootcamp-2024"]],
        ),
    ] = None,
    state: Annotated[
        Literal["open", "closed"] | None, Query(description="only open needs, or only closed ones", examples=["open"])
    ] = None,
) -> list[NeedOutcome]:
    """Each need of the clusters: closed, or still open and why, and what is planned for it."""
    found = outcomes.needs(database, scope, cluster_id=cluster, event_ids=event or (), state=state)
    return paging.page(found, NEEDS)


@router.get("/effects", operation_id="effects", summary="What is known after the events", responses=PROBLEMS)
def effects(
    database: Graph,
    scope: Asked,
    paging: Page,
    by: Annotated[By, Query(description="what the rows are about", examples=["event"])] = "event",
) -> list[Effect]:
    """Who attended, who of them was assessed and who not, levels, gains and needs closed. It shows no cause."""
    return paging.page(outcomes.effects(database, scope, by=by), EFFECTS)


@router.get("/assessments", operation_id="assessments", summary="What was measured", responses=PROBLEMS)
def assessments(database: Graph, scope: Asked, paging: Page) -> list[Measurement]:
    """What each assessment measured of an organisation on a competence, with its learning gain or why it has none."""
    return paging.page(outcomes.assessments(database, scope), MEASUREMENTS)


@router.get("/history", operation_id="need_histories", summary="The life of needs", responses=PROBLEMS)
def history(
    database: Graph,
    scope: Asked,
    paging: Page,
    cluster: Cluster = None,
    competence: Annotated[
        str | None,
        Query(
            min_length=1, max_length=200, description="only this competence (its key)", examples=["product-development"]
        ),
    ] = None,
    need: Annotated[
        str | None,
        Query(
            min_length=1,
            max_length=1_000,
            description="only this need (the id of its statement)",
            examples=["needs:ex-amberwood:ex-production-data-analysis:synthetic-example:2024-03-15"],
        ),
    ] = None,
) -> list[NeedHistory]:
    """When each need was stated, assessed, closed and open again, and who says so."""
    found = outcomes.history(database, scope, cluster_id=cluster, competence_id=competence, need_id=need)
    return paging.page(found, HISTORIES)
