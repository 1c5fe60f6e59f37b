"""Which clusters there are, and what is known of each."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Path, Query

from gapbridge import clusters, profiles
from gapbridge.results import ClusterProfile, ClusterSummary
from gapbridge_api.dependencies import Asked, Graph, Industry, Page, Said
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


@router.get(
    "/clusters/{cluster_id}",
    operation_id="cluster_profile",
    summary="The profile of one cluster",
    responses=described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable"),
)
def cluster_profile(
    database: Graph,
    scope: Asked,
    cluster_id: Annotated[str, Path(max_length=200, description="key of the cluster", examples=["litek"])],
    max_rows: Annotated[
        int, Query(ge=1, le=1_000, description="most members named", examples=[100])
    ] = profiles.DEFAULT_ROWS,
) -> ClusterProfile:
    """What is known of one cluster and what is not, sources that differ side by side, and comparable clusters."""
    return profiles.profile(database, cluster_id, scope, max_rows=max_rows)
