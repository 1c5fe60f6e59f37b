"""What would be different in a scenario. A post that writes nothing: the scenario is its body."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from gapbridge import what_if as what_if_
from gapbridge.results import WhatIf
from gapbridge.what_if.scenario import Scenario
from gapbridge_api.bodies import JsonBody
from gapbridge_api.dependencies import Asked, Graph
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute
from gapbridge_api.turns import Turn

router = APIRouter(prefix="/v1/what-if", tags=["what-if"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

MAX_ROWS = 10_000
PROBLEMS = described(
    "api-key-required", "not-found", "bad-input", "failed", "database-unavailable", "too-large",
    "unsupported-media-type", "busy",
)  # fmt: skip
EXAMPLE: dict[str, Any] = {
    "scenarios": [
        {
            "name": "FRILUX leaves, LITEK learns",
            "changes": [
                {"kind": "member_leaves", "member": "frilux", "cluster": "litek"},
                {"kind": "competence_gained", "organisation": "litek", "competence": "external-communication"},
            ],
        }
    ]
}


class Scenarios(BaseModel):
    """Scenarios to compare with today, each by itself."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"examples": [EXAMPLE]})

    scenarios: list[Scenario] = Field(
        min_length=1, max_length=what_if_.MOST_SCENARIOS, description="each with a name of its own"
    )


SCENARIOS = JsonBody(Scenarios)


@router.post(
    "",
    operation_id="what_if",
    summary="What would be different in scenarios",
    responses=PROBLEMS,
    openapi_extra=SCENARIOS.described,
)
def what_if(
    database: Graph,
    scope: Asked,
    sent: Annotated[Scenarios, Depends(SCENARIOS)],
    _: Turn,
    min_clusters: Annotated[
        int, Query(ge=1, le=1_000_000, description="fewest clusters that share a gap", examples=[2])
    ] = 2,
    include_covered: Annotated[
        bool, Query(description="count gaps that own organisations cover as shared too", examples=[False])
    ] = False,
    max_rows: Annotated[
        int, Query(ge=1, le=MAX_ROWS, description="most rows of each list", examples=[200])
    ] = what_if_.DEFAULT_ROWS,
) -> WhatIf:
    """Gaps, shared gaps, single points, stages and suggestions of today and of each scenario; nothing is stored."""
    return what_if_.compared(
        database,
        sent.scenarios,
        scope,
        min_clusters=min_clusters,
        include_covered=include_covered,
        max_rows=max_rows,
    )
