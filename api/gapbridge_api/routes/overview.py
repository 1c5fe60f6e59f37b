"""What the graph holds, and what keys are called."""

from typing import Annotated

from fastapi import APIRouter, Query

from gapbridge import names as names_
from gapbridge import overview as overview_
from gapbridge.results import NameOfThing, Overview
from gapbridge_api.dependencies import Graph, Said
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute

router = APIRouter(prefix="/v1", tags=["overview"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])


@router.get(
    "/overview",
    operation_id="overview",
    summary="What the graph holds",
    responses=described("api-key-required", "bad-input", "failed", "database-unavailable"),
)
def overview(
    database: Graph,
    scope: Said,
    max_events: Annotated[int, Query(ge=0, le=overview_.MAX_EVENTS, description="most events", examples=[10])] = 10,
) -> Overview:
    """How many things of each kind, the next events, and the latest load."""
    return overview_.overview(database, scope, max_events=max_events)


@router.get(
    "/names",
    operation_id="names",
    summary="What keys are called",
    responses=described("api-key-required", "bad-input", "failed", "database-unavailable"),
)
def names(
    database: Graph,
    id: Annotated[  # the parameter's name in the address
        list[str],
        Query(min_length=1, max_length=names_.MAX_KEYS, description="keys; may be repeated", examples=[["litek"]]),
    ],
) -> list[NameOfThing]:
    """The names of given keys in both languages, whatever each is of; what no key names is left out."""
    return names_.of_keys(database, id)
