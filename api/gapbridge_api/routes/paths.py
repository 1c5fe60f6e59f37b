"""How two things hang together."""

from typing import Annotated

from fastapi import APIRouter, Query

from gapbridge import paths as paths_
from gapbridge.results import Paths
from gapbridge_api.dependencies import Graph, Said
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute
from gapbridge_api.turns import Turn

router = APIRouter(prefix="/v1", tags=["graph"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])


@router.get(
    "/paths",
    operation_id="paths",
    summary="The shortest ways between two things, in plain sentences",
    responses=described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable", "busy"),
)
def paths(
    database: Graph,
    scope: Said,
    start: Annotated[
        str, Query(min_length=1, max_length=250, description="key of a node, or label/key", examples=["litek"])
    ],
    end: Annotated[
        str,
        Query(min_length=1, max_length=250, description="of the other", examples=["Competence/innovation-management"]),
    ],
    _: Turn,
    max_paths: Annotated[
        int, Query(ge=1, le=paths_.MOST_PATHS, description="most paths", examples=[3])
    ] = paths_.DEFAULT_PATHS,
    max_steps: Annotated[
        int, Query(ge=1, le=paths_.MOST_STEPS, description="longest path", examples=[5])
    ] = paths_.DEFAULT_STEPS,
) -> Paths:
    """Paths over statements in whichever direction, each with its statements, sources and one sentence."""
    return paths_.find(database, start, end, scope, max_paths=max_paths, max_steps=max_steps)
