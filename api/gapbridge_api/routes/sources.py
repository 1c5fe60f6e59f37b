"""The texts that statements are taken from."""

from fastapi import APIRouter

from gapbridge import sources
from gapbridge.results import SourceText
from gapbridge_api.dependencies import Graph, Page, Said
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute

router = APIRouter(prefix="/v1", tags=["sources"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

BY_KEY = Order[SourceText]("sources", lambda row: (row.id,), (str,))


@router.get(
    "/sources",
    operation_id="sources",
    summary="All sources",
    responses=described("api-key-required", "bad-input", "failed", "database-unavailable"),
)
def list_sources(database: Graph, scope: Said, paging: Page) -> list[SourceText]:
    """All sources by key: titles, publishers and addresses. A text does not expire: the day changes nothing."""
    return paging.page(sources.sources(database, scope), BY_KEY)
