"""Whether the API runs, and whether its database answers."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from gapbridge_api import problems
from gapbridge_api.dependencies import Keeper

READY_SECONDS = 3.0

router = APIRouter(prefix="/health", tags=["health"])


class Health(BaseModel):
    """That all is well."""

    status: Literal["ok"] = Field("ok", description="always ok; what is not well is a problem", examples=["ok"])


@router.get("/live", operation_id="live", summary="Whether the API runs")
async def live() -> Health:
    """Answers as long as the process can; never asks the database."""
    return Health()


@router.get(
    "/ready",
    operation_id="ready",
    summary="Whether the database answers",
    responses=problems.described("database-unavailable"),
)
def ready(keeper: Keeper) -> Health:
    """Asks the database, for three seconds at most; 503 when it does not answer."""
    keeper.check(READY_SECONDS)
    return Health()
