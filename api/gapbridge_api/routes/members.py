"""What members could gain from their membership."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from gapbridge import members
from gapbridge.results import MemberBenefits, MemberOverview
from gapbridge_api.dependencies import Asked, Graph, Page
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute

router = APIRouter(prefix="/v1", tags=["members"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

BY_MEMBER = Order[MemberOverview]("benefits of members", lambda row: (row.member_id,), (str,))
PROBLEMS = described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable")


@router.get(
    "/members/{member_id}/benefits",
    operation_id="member_benefits",
    summary="The benefit sheet of one member",
    responses=PROBLEMS,
)
def member_benefits(
    database: Graph,
    scope: Asked,
    member_id: Annotated[str, Path(max_length=200, description="key of the member", examples=["ex-knotwise-joinery"])],
    max_rows: Annotated[
        int,
        Query(ge=1, le=1_000, description="most helpers, learners and openings of each list", examples=[50]),
    ] = members.DEFAULT_ROWS,
) -> MemberBenefits:
    """Who could help it, whom it could teach, chain openings it could fill, events due, and what is not known of it."""
    return members.benefits(database, member_id, scope, max_rows=max_rows)


@router.get(
    "/clusters/{cluster_id}/benefits",
    operation_id="benefits_of_members",
    summary="What each member of a cluster could gain",
    responses=PROBLEMS,
)
def benefits_of_members(
    database: Graph,
    scope: Asked,
    paging: Page,
    cluster_id: Annotated[str, Path(max_length=200, description="key of the cluster", examples=["ex-amberwood"])],
) -> list[MemberOverview]:
    """One row for each known member of the cluster: counts, and the first of each part of its benefit sheet."""
    return paging.page(members.benefits_of_members(database, cluster_id, scope), BY_MEMBER)
