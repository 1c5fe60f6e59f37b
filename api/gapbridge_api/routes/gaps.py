"""What clusters lack, alone and together."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query

from gapbridge import gaps
from gapbridge.gaps.matrix import DEFAULT_SIDE, MAX_SIDE
from gapbridge.results import Gap, GapAgreement, GapMatrix, RolledUpGap, SharedGap
from gapbridge_api.dependencies import Asked, Graph, Page
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute

router = APIRouter(prefix="/v1", tags=["gaps"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

MOST_SHARED_FIRST = Order[SharedGap]("shared_gaps", lambda row: (-row.cluster_count, row.competence_id), (int, str))
MOST_ROLLED_UP_FIRST = Order[RolledUpGap]("gap_rollup", lambda row: (-row.cluster_count, row.competence_id), (int, str))
BY_RATED = Order[GapAgreement]("gap_agreement", lambda row: (row.rated,), (str,))
BY_COMPETENCE = Order[Gap]("gaps_of", lambda row: (row.competence_id,), (str,))
PROBLEMS = described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable")

MinClusters = Annotated[
    int, Query(ge=1, le=1_000_000, description="fewest clusters that must share a gap", examples=[2])
]
Branch = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=200,
        description="only this competence (its key) and narrower ones",
        examples=["cluster-communication"],
    ),
]
Covered = Annotated[
    bool, Query(description="count clusters whose own organisations offer the competence", examples=[False])
]


@router.get("/gaps/shared", operation_id="shared_gaps", summary="Gaps that clusters share", responses=PROBLEMS)
def shared_gaps(
    database: Graph,
    scope: Asked,
    paging: Page,
    min_clusters: MinClusters = 2,
    branch: Branch = None,
    covered: Covered = True,
    matched: Annotated[
        bool,
        Query(description="count competences matched exactly or closely to the same concept as one", examples=[True]),
    ] = False,
    covered_by: Annotated[
        list[Literal["matched", "narrower", "broader"]] | None,
        Query(description="further offers that cover a gap; may be repeated", examples=[["narrower"]]),
    ] = None,
) -> list[SharedGap]:
    """Competences that several clusters lack, those of most clusters first: how widely, how badly, and who says so."""
    rows = gaps.shared_gaps(
        database,
        scope,
        min_clusters=min_clusters,
        branch_id=branch,
        include_covered=covered,
        matched=matched,
        covered_by=covered_by or (),
    )
    return paging.page(rows, MOST_SHARED_FIRST)


@router.get("/gaps/rollup", operation_id="gap_rollup", summary="Gaps rolled up along the hierarchy", responses=PROBLEMS)
def gap_rollup(
    database: Graph,
    scope: Asked,
    paging: Page,
    min_clusters: MinClusters = 2,
    branch: Branch = None,
    covered: Covered = True,
    lowest: Annotated[
        bool, Query(description="only competences at which a gap becomes shared", examples=[True])
    ] = False,
) -> list[RolledUpGap]:
    """Competences that several clusters lack, themselves or something narrower, and where each gap becomes shared."""
    rows = gaps.gap_rollup(
        database, scope, min_clusters=min_clusters, branch_id=branch, include_covered=covered, lowest_only=lowest
    )
    return paging.page(rows, MOST_ROLLED_UP_FIRST)


@router.get(
    "/gaps/agreement", operation_id="gap_agreement", summary="Whether clusters agree on their gaps", responses=PROBLEMS
)
def gap_agreement(database: Graph, scope: Asked, paging: Page, branch: Branch = None) -> list[GapAgreement]:
    """How far clusters that rated the same competences agree on their order (Kendall's W), by what they rated."""
    return paging.page(gaps.gap_agreement(database, scope, branch_id=branch), BY_RATED)


@router.get("/gaps/matrix", operation_id="gap_matrix", summary="Clusters by competences", responses=PROBLEMS)
def gap_matrix(
    database: Graph,
    scope: Asked,
    min_clusters: MinClusters = 1,
    branch: Branch = None,
    max_clusters: Annotated[int, Query(ge=1, le=MAX_SIDE, description="most rows", examples=[50])] = DEFAULT_SIDE,
    max_competences: Annotated[int, Query(ge=1, le=MAX_SIDE, description="most columns", examples=[50])] = DEFAULT_SIDE,
) -> GapMatrix:
    """The state of each competence in each cluster, for a heat map: open, covered, closed by evidence, or unknown."""
    return gaps.gap_matrix(
        database,
        scope,
        min_clusters=min_clusters,
        branch_id=branch,
        max_clusters=max_clusters,
        max_competences=max_competences,
    )


@router.get("/clusters/{cluster_id}/gaps", operation_id="gaps_of", summary="Gaps of one cluster", responses=PROBLEMS)
def gaps_of(
    database: Graph,
    scope: Asked,
    paging: Page,
    cluster_id: Annotated[str, Path(max_length=200, description="key of the cluster", examples=["litek"])],
) -> list[Gap]:
    """What one cluster lacks, which of it its own organisations offer, and who else lacks it."""
    return paging.page(gaps.gaps_of(database, cluster_id, scope), BY_COMPETENCE)
