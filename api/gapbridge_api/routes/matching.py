"""Which concepts of ESCO our own competences may match, and what was decided of them."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from gapbridge import matching
from gapbridge.matching import proposing
from gapbridge.matching.decisions import NAME
from gapbridge.results import LoadReport, Proposal
from gapbridge_api.bodies import JsonBody
from gapbridge_api.dependencies import Graph, Page, Said
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import described
from gapbridge_api.routes.loads import created, whose
from gapbridge_api.routes.recording import ANSWERS, NOTHING, in_its_place
from gapbridge_api.tagged_route import TaggedRoute
from gapbridge_api.turns import Turn

router = APIRouter(prefix="/v1", tags=["matches"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

MOST_AT_ONCE = 1_000
LIKELIEST_FIRST = Order[Proposal](
    "match_proposals", lambda row: (row.competence_id, -row.score, row.match_id), (str, float, str)
)
PROBLEMS = ("api-key-required", "bad-input", "failed", "database-unavailable", "busy")


class DecidedPair(BaseModel):
    """What was decided of a pair."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    competence_id: str = Field(max_length=200, description="our competence", examples=["innovation-management"])
    match_id: str = Field(
        max_length=200, description="the concept of ESCO", examples=["esco-2fb8480e-de3c-462b-b169-e8bbb344da68"]
    )
    decision: Literal["accept", "reject"] = Field(description="whether they match", examples=["accept"])
    kind: Literal["exact", "close", "broad", "narrow", "related"] | None = Field(
        None,
        description="how close, if they match: broad means that the concept is broader; needed to accept",
        examples=["close"],
    )


class DecidedPairs(BaseModel):
    """Decisions that are stored together, or not at all."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    decisions: list[DecidedPair] = Field(min_length=1, max_length=MOST_AT_ONCE)
    name: str = Field(
        NAME,
        max_length=100,
        description="whose decisions: the data set and source they are stored as",
        examples=[NAME],
    )
    dry_run: bool = Field(False, description="change nothing: say what would change", examples=[True])


DECISIONS = JsonBody(DecidedPairs)


@router.get(
    "/matches/proposals",
    operation_id="match_proposals",
    summary="Concepts of ESCO that competences may match",
    responses=described(*PROBLEMS, "not-found"),
)
def match_proposals(
    database: Graph,
    scope: Said,
    paging: Page,
    _: Turn,
    competence: Annotated[
        str | None,
        Query(
            min_length=1,
            max_length=200,
            description="only this competence of our own vocabulary (its key)",
            examples=["innovation-management"],
        ),
    ] = None,
    most: Annotated[
        int, Query(ge=0, le=1_000, description="most new proposals for each", examples=[10])
    ] = proposing.MOST,
    min_score: Annotated[
        float, Query(ge=0, le=1, allow_inf_nan=False, description="least score of a new proposal", examples=[0.3])
    ] = proposing.MIN_SCORE,
    rejected: Annotated[bool, Query(description="show also what was rejected before", examples=[True])] = False,
    unmatched: Annotated[
        bool, Query(description="only competences for which no match stands", examples=[True])
    ] = False,
) -> list[Proposal]:
    """For each competence of our own the likeliest concepts, with score and reason; matches that stand are there too.

    Nothing is stored: a person decides.
    """
    found = matching.proposals(
        database,
        scope,
        competence_id=competence,
        most=most,
        min_score=min_score,
        include_rejected=rejected,
        unmatched_only=unmatched,
    )
    return paging.page(found, LIKELIEST_FIRST)


@router.post(
    "/matches/decisions",
    operation_id="decide_matches",
    summary="Accept or reject proposed matches",
    response_description=NOTHING,
    responses=ANSWERS,
    openapi_extra=DECISIONS.described,
)
def decide_matches(
    request: Request, response: Response, database: Graph, _: Turn, sent: Annotated[DecidedPairs, Depends(DECISIONS)]
) -> LoadReport:
    """Store decisions, all or, at any fault, none: an accepted match as a statement, a rejection so that it stays away.

    A pair decided anew loses its earlier decision. It is a load: its history and `undo` are under `/v1/loads`.
    """
    made = [
        matching.Decision(one.competence_id, one.match_id, one.decision, one.kind or "", line)
        for line, one in enumerate(sent.decisions, 1)
    ]
    with in_its_place("decisions"):
        report = matching.decide(
            database, matching.Decisions(made), name=sent.name, dry_run=sent.dry_run, by=whose(request)
        )
    created(request, response, report)
    return report
