"""How two things hang together."""

from typing import Annotated

from fastapi import APIRouter, Query

from gapbridge import names
from gapbridge import paths as paths_
from gapbridge.results import Paths
from gapbridge_api.dependencies import Graph, Said
from gapbridge_api.graph_formats import Cytoscape, EdgesKey, FormatName, NodeLink, NodeLinkForD3, cytoscape, node_link
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.languages import Reader
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute
from gapbridge_api.turns import Turn

router = APIRouter(prefix="/v1", tags=["graph"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])


PROBLEMS = described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable", "busy")

Start = Annotated[
    str, Query(min_length=1, max_length=250, description="key of a node, or label/key", examples=["litek"])
]
End = Annotated[
    str,
    Query(min_length=1, max_length=250, description="of the other", examples=["Competence/innovation-management"]),
]
MaxPaths = Annotated[int, Query(ge=1, le=paths_.MOST_PATHS, description="most paths", examples=[3])]
MaxSteps = Annotated[int, Query(ge=1, le=paths_.MOST_STEPS, description="longest path", examples=[5])]


@router.get(
    "/paths",
    operation_id="paths",
    summary="The shortest ways between two things, in plain sentences",
    responses=PROBLEMS,
)
def paths(
    database: Graph,
    scope: Said,
    start: Start,
    end: End,
    _: Turn,
    max_paths: MaxPaths = paths_.DEFAULT_PATHS,
    max_steps: MaxSteps = paths_.DEFAULT_STEPS,
) -> Paths:
    """Paths over statements in whichever direction, each with its statements, sources and one sentence."""
    return paths_.find(database, start, end, scope, max_paths=max_paths, max_steps=max_steps)


@router.get("/paths/graph", operation_id="paths_graph", summary="The same ways, to draw", responses=PROBLEMS)
def paths_graph(
    database: Graph,
    scope: Said,
    reader: Reader,
    start: Start,
    end: End,
    _: Turn,
    max_paths: MaxPaths = paths_.DEFAULT_PATHS,
    max_steps: MaxSteps = paths_.DEFAULT_STEPS,
    format: FormatName = "cytoscape",
    edges_key: EdgesKey = "edges",
) -> Cytoscape | NodeLink | NodeLinkForD3:
    """The nodes of the paths and what joins them; `truncated` says that there are, or may be, more paths."""
    found = paths_.drawn(database, start, end, scope, max_paths=max_paths, max_steps=max_steps)
    found = names.in_language(database, found, reader)
    return cytoscape(found) if format == "cytoscape" else node_link(found, edges_key)
