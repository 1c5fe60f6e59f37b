"""What has a name that holds certain words."""

from typing import Annotated

from fastapi import APIRouter, Query

from gapbridge import search as search_
from gapbridge.results import NamedThing
from gapbridge_api.dependencies import Graph, Page, Said
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute

router = APIRouter(prefix="/v1", tags=["search"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

CLOSEST_FIRST = Order[NamedThing]("search", lambda row: (row.rank,), (int,))


@router.get(
    "/search",
    operation_id="search",
    summary="Find things by their names",
    responses=described("api-key-required", "bad-input", "failed", "database-unavailable"),
)
def search(
    database: Graph,
    scope: Said,
    paging: Page,
    q: Annotated[
        str, Query(min_length=1, max_length=500, description="words to look for", examples=["plastiku klasteris"])
    ],
    label: Annotated[
        str | None,
        Query(max_length=50, description=f"only one kind: {', '.join(search_.LABELS)}", examples=["Cluster"]),
    ] = None,
) -> list[NamedThing]:
    """The 200 names in either language that fit best: words inflected, without accents, or, if none fits, mistyped."""
    return paging.page(search_.search(database, q, scope, label=label, max_rows=search_.MAX_ROWS), CLOSEST_FIRST)
