"""Value chains: what is thin in them, and how those in them hang together."""

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from gapbridge import value_chains
from gapbridge.results import ChainStudy, Routes, SupplyNetwork, ValueChain
from gapbridge_api.dependencies import Asked, Graph, Industry, Page, Said
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.languages import Reader
from gapbridge_api.paging import MAX_LIMIT, Order
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute

router = APIRouter(prefix="/v1", tags=["value-chains"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

BY_KEY = Order[ValueChain]("value_chains", lambda row: (row.value_chain_id,), (str,))
PROBLEMS = described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable")

Key = Annotated[str, Query(min_length=1, max_length=200)]
MaxRows = Annotated[
    int, Query(ge=1, le=MAX_LIMIT, description="most rows of each list; `cut` names longer ones", examples=[200])
]


@router.get("/value-chains", operation_id="value_chains", summary="All value chains", responses=PROBLEMS)
def list_value_chains(database: Graph, scope: Said, paging: Page, industry: Industry = None) -> list[ValueChain]:
    """All value chains by key, with the stages nobody performs and the clusters that take part."""
    return paging.page(value_chains.value_chains(database, replace(scope, industry_id=industry)), BY_KEY)


@router.get(
    "/value-chains/study", operation_id="study", summary="Study of a chain, a cluster or members", responses=PROBLEMS
)
def study(
    database: Graph,
    scope: Asked,
    reader: Reader,
    chain: Annotated[
        str | None,
        Query(min_length=1, max_length=200, description="key of a value chain", examples=["plastics-processing"]),
    ] = None,
    cluster: Annotated[
        list[Key] | None,
        Query(max_length=100, description="study this cluster and its members; may be repeated", examples=[["litek"]]),
    ] = None,
    member: Annotated[
        list[Key] | None, Query(max_length=1_000, description="study this member; may be repeated", examples=[["hoda"]])
    ] = None,
    max_rows: MaxRows = value_chains.DEFAULT_ROWS,
) -> ChainStudy:
    """What is missing, thin, exposed or unknown, sorted under seven headings, with what to do next.

    Name a chain, or clusters, or members, or a chain as seen from these. Sentences are in the language of
    `Accept-Language`.
    """
    return value_chains.study(
        database,
        scope,
        chain_id=chain,
        cluster_ids=cluster or (),
        member_ids=member or (),
        max_rows=max_rows,
        language=reader,
    )


@router.get(
    "/value-chains/routes", operation_id="routes", summary="Ways between two members or stages", responses=PROBLEMS
)
def routes(
    database: Graph,
    scope: Said,
    start: Annotated[Key, Query(description="key of the member or stage the ways begin at", examples=["frilux"])],
    end: Annotated[Key, Query(description="key of the one they end at", examples=["hoda"])],
    network: Annotated[
        Literal["supplies", "stages"],
        Query(description="over members that deliver to members, or stages that feed stages", examples=["supplies"]),
    ] = "supplies",
) -> Routes:
    """What every known way passes, and as many ways as there are of which no two share anything."""
    return value_chains.routes(database, network, start, end, scope)


@router.get(
    "/value-chains/network", operation_id="supply_network", summary="The network of deliveries", responses=PROBLEMS
)
def supply_network(
    database: Graph, scope: Said, industry: Industry = None, max_rows: MaxRows = value_chains.DEFAULT_ROWS
) -> SupplyNetwork:
    """All known deliveries as a network: parts, communities, circles, central members, single points, bridges."""
    return value_chains.supply_network(database, replace(scope, industry_id=industry), max_rows=max_rows)
