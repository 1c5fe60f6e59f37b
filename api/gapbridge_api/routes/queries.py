"""Questions of a reader's own: read-only Cypher, checked and run within limits, and what there is to ask about."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from gapbridge import questions as questions_
from gapbridge import vocabulary
from gapbridge.adhoc.drawing import DrawnTable, drawn
from gapbridge.results import SavedQuestion
from gapbridge_api.bodies import JsonBody
from gapbridge_api.dependencies import Graph, Said
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute
from gapbridge_api.turns import Turns

router = APIRouter(prefix="/v1", tags=["queries"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

AT_ONCE = 2  # as many as the database lets run; the others wait where they take no thread
WAIT_SECONDS = 3.0
STATEMENT_ID = vocabulary.Property("id", vocabulary.Type.KEY, "key of the statement")
EXAMPLE: dict[str, Any] = {
    "query": "MATCH (c:Cluster)-[need:NEEDS]->(k:Competence {id: $topic}) RETURN c, need, k ORDER BY c.id",
    "params": {"topic": "creating-added-value"},
}


class PersonsQuery(BaseModel):
    """A query that a person wrote."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra={"examples": [EXAMPLE]})

    query: str = Field(
        description="one statement of Cypher that reads, at most 8,000 bytes", examples=[EXAMPLE["query"]]
    )
    params: dict[str, Any] = Field(
        default_factory=dict,
        description="values of its parameters, at most 64,000 bytes together; a day is text, for date()",
        examples=[EXAMPLE["params"]],
    )
    between: bool = Field(
        False,
        description="draw also the statements that join the returned nodes; `status`, `synthetic`, `as_of` say which",
        examples=[True],
    )


QUERY = JsonBody(PersonsQuery)


class SchemaProperty(BaseModel):
    """A property of nodes or relationships."""

    name: str = Field(description="its name", examples=["name_en"])
    meaning: str = Field(description="what it means", examples=["name in Lithuanian"])
    choices: list[str] = Field(description="the values it can have, where they are few", examples=[["fact"]])


class SchemaNodes(BaseModel):
    """Nodes of a label."""

    label: str = Field(description="their label", examples=["Cluster"])
    meaning: str = Field(description="what each stands for", examples=["A group of organisations."])
    properties: list[SchemaProperty] = Field(description="the properties they may have; unknown ones are null")


class SchemaRelationships(BaseModel):
    """Relationships of a type."""

    type: str = Field(description="their type", examples=["NEEDS"])
    start: list[str] = Field(description="labels of the nodes they start from", examples=[["Cluster", "Member"]])
    end: list[str] = Field(description="labels of the nodes they lead to", examples=[["Competence"]])
    meaning: str = Field(description="what each says", examples=["The cluster or member lacks the competence."])
    properties: list[SchemaProperty] = Field(description="their own properties, beside those that all have")


class Schema(BaseModel):
    """All that the graph can hold."""

    nodes: list[SchemaNodes]
    relationships: list[SchemaRelationships]
    of_all_relationships: list[SchemaProperty] = Field(
        description="the properties every relationship has: each is a statement with its source"
    )


async def _turn(request: Request) -> AsyncIterator[None]:
    """A turn among the queries of people; they take none from other work."""
    turns: Turns = request.app.state.query_turns
    async with turns.taken():
        yield


@router.post(
    "/query",
    operation_id="query",
    summary="Run read-only Cypher of your own",
    responses=described(
        "api-key-required", "query-refused", "bad-input", "failed", "database-unavailable", "too-large",
        "unsupported-media-type", "busy",
    ),
    openapi_extra=QUERY.described,
)  # fmt: skip
def query(
    response: Response,
    database: Graph,
    scope: Said,
    sent: Annotated[PersonsQuery, Depends(QUERY)],
    _: Annotated[None, Depends(_turn, scope="function")],
) -> DrawnTable:
    """The rows that the query returns, and the part of the graph in them: at most 1,000 rows, about 8 MB, 5 seconds.

    What could write, read files, reach out or run away is refused; the problem says why, where and what to write
    instead. Nodes come as their properties with `_labels`, relationships as theirs with `_type`. Two are run at once.
    """
    response.headers["Cache-Control"] = "no-store"
    return drawn(database, sent.query, sent.params, between=scope if sent.between else None)


@router.get(
    "/schema",
    operation_id="schema",
    summary="Which labels, relationship types and properties there are",
    responses=described("api-key-required", "bad-input", "failed", "database-unavailable"),
)
def schema() -> Schema:
    """All that the graph can hold, in the words of its vocabulary: to write queries with."""
    return Schema(
        nodes=[
            SchemaNodes(label=kind.label, meaning=kind.meaning, properties=_properties(kind.properties))
            for kind in vocabulary.NODES
        ],
        relationships=[
            SchemaRelationships(
                type=kind.type,
                start=list(kind.start),
                end=list(kind.end),
                meaning=kind.meaning,
                properties=_properties(kind.own),
            )
            for kind in vocabulary.STATEMENTS
        ],
        of_all_relationships=_properties((STATEMENT_ID, *vocabulary.PROVENANCE, vocabulary.DATASET)),
    )


@router.get(
    "/questions",
    operation_id="questions",
    summary="Saved questions, to run and to change",
    responses=described("api-key-required", "bad-input", "failed", "database-unavailable"),
)
def questions(scope: Said) -> list[SavedQuestion]:
    """Queries that show what the graph is for, with the usual values of their parameters; send one to `/v1/query`."""
    return questions_.saved(scope)


def _properties(found: tuple[vocabulary.Property, ...]) -> list[SchemaProperty]:
    return [SchemaProperty(name=one.name, meaning=one.meaning, choices=list(one.choices)) for one in found]


def query_turns() -> Turns:
    """Turns for the queries of people."""
    return Turns(AT_ONCE, WAIT_SECONDS)
