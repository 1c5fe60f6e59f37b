"""Errors as problem documents (RFC 9457)."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from itertools import islice
from typing import Any

from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

from gapbridge import faults as file_faults
from gapbridge.adhoc import QueryRefused
from gapbridge.errors import GapBridgeError
from gapbridge.faults import FaultyFiles
from gapbridge_api import plain_words, problem_kinds
from gapbridge_api.problem_kinds import ProblemKind, kind_of

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 5
MAX_FAULTS = 50
MAX_FILE_FAULTS = 1_000
MAX_NAME_SHOWN = 50


class Fault(BaseModel):
    """One thing that is wrong with a request."""

    location: str = Field(description="where: query, path, header or body, then the name", examples=["query.limit"])
    message: str = Field(description="what is wrong", examples=["Input should be greater than or equal to 1"])


class FileFault(BaseModel):
    """One thing that is wrong in a file."""

    file: str = Field(examples=["survey.xlsx"])
    sheet: str = Field(description="the sheet of a workbook; empty in a CSV file", examples=["needs"])
    line: int = Field(
        description="the line as spreadsheets and editors count, the headings in line 1; 0: the file as a whole",
        examples=[7],
    )
    cell: str = Field(description="its address in a workbook; empty in a CSV file", examples=["C7"])
    column: str = Field(description="empty where it is about a whole line", examples=["competence_id"])
    value: str = Field(description="what stands there; a long one is cut", examples=["wielding"])
    problem: str = Field(
        description="what is wrong and what to do", examples=["no competence has this key; did you mean welding?"]
    )
    place: str = Field(description="where it is, in one text", examples=["survey.xlsx needs!C7"])


class FaultyLine(BaseModel):
    """A line with a fault, as it was written."""

    line: int = Field(description="as in `faults`", examples=[7])
    cells: list[str] = Field(
        description="what stands in its cells; a long one is cut", examples=[["litek", "wielding", "press", "fact"]]
    )


class FaultySheet(BaseModel):
    """The lines of a file or sheet that have a fault, to be shown around it."""

    file: str = Field(examples=["survey.xlsx"])
    sheet: str = Field(description="the sheet of a workbook; empty in a CSV file", examples=["needs"])
    columns: list[str] = Field(
        description="the columns its cells belong to; empty where one is not read",
        examples=[["organisation_id", "competence_id", "source_id", "status"]],
    )
    lines: list[FaultyLine] = Field(description="the first of them")


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
    faults: list[FileFault] | None = Field(
        None, description=f"what is wrong in the files, the first {MAX_FILE_FAULTS:,} of it"
    )
    fault_count: int | None = Field(None, description="how much is wrong in the files", examples=[7])
    faulty_sheets: list[FaultySheet] | None = Field(
        None, description="the lines with these faults as they were written, where they could be read"
    )
    line: int | None = Field(
        None,
        description="where in the text of a query; the first line is 1; left out where no one place is at fault",
        examples=[2],
    )
    column: int | None = Field(None, description="where in that line; the first letter is 1", examples=[8])
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
    faults: list[FileFault] | None = None,
    fault_count: int | None = None,
    faulty_sheets: list[FaultySheet] | None = None,
    place: tuple[int, int] | None = None,
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
        faults=faults,
        fault_count=fault_count,
        faulty_sheets=faulty_sheets,
        line=place[0] if place else None,
        column=place[1] if place else None,
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
    if isinstance(error, FaultyFiles):
        count = len(error.faults)
        detail = f"{count:,} {'fault' if count == 1 else 'faults'}; nothing was loaded."
        return response(
            kind,
            request_id,
            detail=detail,
            advice=error.advice,
            faults=of_files(error.faults),
            fault_count=count,
            faulty_sheets=of_sheets(error.sheets) or None,
        )
    place = error.place if isinstance(error, QueryRefused) else None
    return response(kind, request_id, detail=error.message, advice=error.advice, place=place)


def faults(errors: Iterable[Any]) -> list[Fault]:
    """What is wrong with a request, without what was sent."""
    return [
        Fault(location=".".join(str(part) for part in error["loc"]), message=plain_words.said(error)[:300])
        for error in list(errors)[:MAX_FAULTS]
    ]


def no_such(where: str, name: str, known: Iterable[str]) -> dict[str, Any]:
    """What is wrong with a parameter or field that there is none of, as `faults` takes it."""
    names = ", ".join(sorted(known))
    message = f"There is no such {'field' if where == 'body' else 'parameter'}; " + (
        f"there are: {names}" if names else "there are none"
    )
    return {"type": "extra_forbidden", "loc": (where, name[:MAX_NAME_SHOWN]), "msg": message}


def of_files(found: Iterable[file_faults.Fault]) -> list[FileFault]:
    """What is wrong in files, the first of it."""
    return [
        FileFault.model_validate({**fault.told(), "value": file_faults.short(fault.value)})
        for fault in islice(found, MAX_FILE_FAULTS)
    ]


def of_sheets(found: Iterable[file_faults.FaultySheet]) -> list[FaultySheet]:
    """The lines with faults, sheet by sheet."""
    return [
        FaultySheet(
            file=sheet.file,
            sheet=sheet.name,
            columns=list(sheet.header),
            lines=[FaultyLine(line=line, cells=cells) for line, cells in sheet.lines.items()],
        )
        for sheet in found
    ]


def described(*names: str) -> dict[int | str, dict[str, Any]]:
    """The problems a route may answer with, for its description in OpenAPI."""
    kinds: dict[int, list[ProblemKind]] = {}
    for kind in map(kind_of, names):
        kinds.setdefault(int(kind.status), []).append(kind)
    return {
        status: {
            "description": " Or: ".join(kind.title for kind in found),
            "content": {
                MEDIA_TYPE: {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "examples": {
                        kind.name: {"value": {"type": kind.type, "title": kind.title, "status": status}}
                        for kind in found
                    },
                }
            },
        }
        for status, found in kinds.items()
    }
