"""Which clusters there are."""

from dataclasses import replace

from fastapi import APIRouter

from gapbridge import clusters
from gapbridge.results import ClusterSummary
from gapbridge_api.dependencies import Graph, Industry, Page, Said
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute

router = APIRouter(prefix="/v1", tags=["clusters"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

BY_KEY = Order[ClusterSummary]("clusters", lambda row: (row.id,), (str,))


@router.get(
    "/clusters",
    operation_id="clusters",
    summary="All clusters",
    responses=described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable"),
)
def list_clusters(database: Graph, scope: Said, paging: Page, industry: Industry = None) -> list[ClusterSummary]:
    """All clusters by key, with their known industries and how many members and needs the graph knows."""
    return paging.page(clusters.clusters(database, replace(scope, industry_id=industry)), BY_KEY)
