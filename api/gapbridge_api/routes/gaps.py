"""What clusters lack, alone and together."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from gapbridge import gaps
from gapbridge.results import Gap, SharedGap
from gapbridge_api.dependencies import Asked, Graph, Page
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute

router = APIRouter(prefix="/v1", tags=["gaps"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

MOST_SHARED_FIRST = Order[SharedGap]("shared_gaps", lambda row: (-row.cluster_count, row.competence_id), (int, str))
BY_COMPETENCE = Order[Gap]("gaps_of", lambda row: (row.competence_id,), (str,))
PROBLEMS = described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable")


@router.get("/gaps/shared", operation_id="shared_gaps", summary="Gaps that clusters share", responses=PROBLEMS)
def shared_gaps(
    database: Graph,
    scope: Asked,
    paging: Page,
    min_clusters: Annotated[
        int, Query(ge=1, le=1_000_000, description="fewest clusters that must share a gap", examples=[2])
    ] = 2,
    branch: Annotated[
        str | None,
        Query(
            min_length=1,
            max_length=200,
            description="only this competence (its key) and narrower ones",
            examples=["cluster-communication"],
        ),
    ] = None,
    covered: Annotated[
        bool,
        Query(description="count clusters whose own organisations offer the competence", examples=[False]),
    ] = True,
) -> list[SharedGap]:
    """Competences that several clusters lack, those of most clusters first, with who says so."""
    rows = gaps.shared_gaps(
        database,
        scope,
        min_clusters=min_clusters,
        branch_id=branch,
        include_covered=covered,
    )
    return paging.page(rows, MOST_SHARED_FIRST)


@router.get("/clusters/{cluster_id}/gaps", operation_id="gaps_of", summary="Gaps of one cluster", responses=PROBLEMS)
def gaps_of(
    database: Graph,
    scope: Asked,
    paging: Page,
    cluster_id: Annotated[str, Path(max_length=200, description="key of the cluster", examples=["litek"])],
) -> list[Gap]:
    """What one cluster lacks, which of it its own organisations offer, and who else lacks it."""
    return paging.page(gaps.gaps_of(database, cluster_id, scope), BY_COMPETENCE)
