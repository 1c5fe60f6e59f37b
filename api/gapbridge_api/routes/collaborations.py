"""What two clusters could do together, and why."""

from typing import Annotated

from fastapi import APIRouter, Path

from gapbridge import collaborations
from gapbridge.results import Suggestion
from gapbridge_api.dependencies import Asked, Graph, Page
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute

router = APIRouter(prefix="/v1", tags=["collaborations"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

_KINDS = ("teach_learn", "learn_together", "do_business")
BY_KIND = Order[Suggestion](
    "suggestions",
    lambda row: (_KINDS.index(row.kind), -row.value, row.partner_id, row.direction),
    (int, float, str, str),
)


@router.get(
    "/clusters/{cluster_id}/suggestions",
    operation_id="suggestions",
    summary="Suggestions for one cluster",
    responses=described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable"),
)
def suggestions(
    database: Graph,
    scope: Asked,
    paging: Page,
    cluster_id: Annotated[str, Path(max_length=200, description="key of the cluster", examples=["litek"])],
) -> list[Suggestion]:
    """Whom it could teach or learn from, learn together with, and do business with; each with its reasons."""
    return paging.page(collaborations.suggestions(database, cluster_id, scope), BY_KIND)
