"""Errors as problem documents (RFC 9457)."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from gapbridge.errors import GapBridgeError
from gapbridge_api import problem_kinds
from gapbridge_api.problem_kinds import ProblemKind, kind_of

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 5
MAX_FAULTS = 50


class Fault(BaseModel):
    """One thing that is wrong with a request."""

    location: str = Field(description="where: query, path, header or body, then the name", examples=["query.limit"])
    message: str = Field(description="what is wrong", examples=["Input should be greater than or equal to 1"])


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(description="the kind of problem; stable", examples=["urn:gapbridge:problem:not-found"])
    title: str = Field(description="the kind in words", examples=["The graph does not hold it."])
    status: int = Field(description="the HTTP status", examples=[404])
    detail: str | None = Field(
        None, description="what happened this time", examples=["There is no cluster 'litec' in the graph."]
    )
    advice: str | None = Field(None, description="what to do about it", examples=["Did you mean litek?"])
    errors: list[Fault] | None = Field(None, description="what is wrong with the request, one by one")
    request_id: str | None = Field(
        None, description="also in the header X-Request-ID, and in the server's log", examples=["6f1c2a"]
    )


def response(
    kind: ProblemKind,
    request_id: str | None,
    *,
    detail: str | None = None,
    advice: str | None = None,
    errors: list[Fault] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """The problem document of a kind."""
    problem = Problem(
        type=kind.type if kind.name else "about:blank",
        title=kind.title,
        status=kind.status,
        detail=detail,
        advice=advice or None,
        errors=errors,
        request_id=request_id,
    )
    sent = dict(headers or {})
    sent["Cache-Control"] = "no-store"
    if kind.status == HTTPStatus.SERVICE_UNAVAILABLE:
        sent["Retry-After"] = str(RETRY_AFTER_SECONDS)
    body = problem.model_dump(mode="json", exclude_none=True)
    return JSONResponse(body, int(kind.status), sent, media_type=MEDIA_TYPE)


def of_error(error: GapBridgeError, request_id: str | None) -> JSONResponse:
    """The problem document of an error; what only the operator may know (addresses, paths) is left out."""
    kind = problem_kinds.of_error(type(error))
    if kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return response(kind, request_id)
    return response(kind, request_id, detail=error.message, advice=error.advice)


def faults(errors: Iterable[Any]) -> list[Fault]:
    """What is wrong with a request, without what was sent."""
    return [
        Fault(location=".".join(str(part) for part in error["loc"]), message=str(error["msg"])[:300])
        for error in list(errors)[:MAX_FAULTS]
    ]


def described(*names: str) -> dict[int | str, dict[str, Any]]:
    """The problems a route may answer with, for its description in OpenAPI."""
    found: dict[int | str, dict[str, Any]] = {}
    for kind in map(kind_of, names):
        content = {
            "schema": {"$ref": "#/components/schemas/Problem"},
            "example": {"type": kind.type, "title": kind.title, "status": int(kind.status)},
        }
        found[int(kind.status)] = {"description": kind.title, "content": {MEDIA_TYPE: content}}
    return found
