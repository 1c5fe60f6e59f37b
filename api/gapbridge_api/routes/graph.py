"""The graph itself, in parts that can be drawn."""

from typing import Annotated

from fastapi import APIRouter, Query

from gapbridge import names, neighbourhood
from gapbridge import picture as picture_
from gapbridge.results import Picture
from gapbridge.scope import statuses
from gapbridge_api.dependencies import Graph, Said, Statuses, Synthetic
from gapbridge_api.graph_formats import Cytoscape, EdgesKey, FormatName, NodeLink, NodeLinkForD3, cytoscape, node_link
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.languages import Reader
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute
from gapbridge_api.turns import Turn

router = APIRouter(prefix="/v1", tags=["graph"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])


@router.get(
    "/graph",
    operation_id="graph",
    summary="A part of the graph, to draw",
    responses=described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable"),
)
def graph(
    database: Graph,
    scope: Said,
    reader: Reader,
    center: Annotated[
        str | None,
        Query(
            min_length=1,
            max_length=200,
            description="key of the node in the middle; without it, clusters, their industries and needs",
            examples=["litek"],
        ),
    ] = None,
    label: Annotated[
        str | None,
        Query(
            max_length=50,
            description="label of the node in the middle, where nodes of several labels have its key",
            examples=["Cluster"],
        ),
    ] = None,
    depth: Annotated[
        int,
        Query(ge=0, le=neighbourhood.MAX_DEPTH, description="most statements outwards", examples=[1]),
    ] = 1,
    max_nodes: Annotated[
        int,
        Query(ge=1, le=neighbourhood.MAX_NODES, description="most nodes, nearest first", examples=[200]),
    ] = neighbourhood.DEFAULT_NODES,
    format: FormatName = "cytoscape",
    edges_key: EdgesKey = "edges",
) -> Cytoscape | NodeLink | NodeLinkForD3:
    """A node and what stands around it, bounded; `truncated` says whether something was left out.

    Labels are in the language of `Accept-Language`; one that is known in English only has `label_in_english`.
    """
    found = neighbourhood.subgraph(database, scope, center=center, label=label, depth=depth, max_nodes=max_nodes)
    found = names.in_language(database, found, reader)
    return cytoscape(found) if format == "cytoscape" else node_link(found, edges_key)


@router.get(
    "/picture",
    operation_id="picture",
    summary="The whole graph with a place for each node",
    responses=described("api-key-required", "bad-input", "failed", "database-unavailable", "busy"),
)
def picture(
    database: Graph,
    _: Turn,
    status: Statuses = None,
    synthetic: Synthetic = False,
    max_nodes: Annotated[
        int,
        Query(ge=1, le=picture_.MAX_NODES, description="most nodes, important kinds first", examples=[2000]),
    ] = picture_.MAX_NODES,
) -> Picture:
    """Clusters, competences, chains, events, industries and members, and the statements between them.

    Statements of all days are there, each with its days. Places are computed over the whole graph, whatever is asked
    for, and kept: a node stands at the same place in every answer, and what is new comes beside what it is joined to.
    """
    return picture_.picture(
        database, statuses=statuses(list(status) if status else None, synthetic), max_nodes=max_nodes
    )
