"""Spreadsheets into the graph, what each load changed, and taking it back."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path as FilePath
from typing import Annotated, Literal, NamedTuple

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, Field
from starlette.responses import FileResponse

from gapbridge import forms, history, intake, marked, seeds, tally, templates, workbooks
from gapbridge import undo as undo_
from gapbridge.changes import Change
from gapbridge.database import Database
from gapbridge.errors import BadInput, GapBridgeError
from gapbridge.faults import FaultyFiles
from gapbridge.intake import Wishes
from gapbridge.results import LoadRecord, LoadReport, RowChange
from gapbridge.sheets import Sheets, open_sheets
from gapbridge_api import problems
from gapbridge_api.dependencies import Graph, Page
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import FaultySheet, FileFault, described
from gapbridge_api.tagged_route import TaggedRoute
from gapbridge_api.turns import Turn
from gapbridge_api.uploads import Received, Upload, body_described

router = APIRouter(prefix="/v1", tags=["loads"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])
# A router of their own for the routes that take files: their bodies may be larger.
uploads = APIRouter(prefix="/v1", tags=["loads"], dependencies=[KEY_REQUIRED])

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_NUMBER = 2**63 - 1
LATEST_FIRST = Order[LoadRecord]("loads", lambda row: (-row.number,), (int,))
LOCATION = {"Location": {"description": "address of the load in the history", "schema": {"type": "string"}}}
READING = ("api-key-required", "bad-input", "failed", "database-unavailable")
RECEIVING = (*READING, "too-large", "unsupported-media-type", "faulty-files", "busy")

Number = Annotated[int, Path(ge=1, description="number of the load", examples=[7])]


class WorkbookResponse(Response):
    """A workbook."""

    media_type = WORKBOOK


class LoadOutcome(BaseModel):
    """What became of the files that were sent."""

    report: LoadReport
    read_as: dict[str, str] = Field(
        description="how each file or sheet was read", examples=[{"needs.csv": "UTF-8, commas"}]
    )
    faults: list[FileFault] = Field(
        description=f"what is wrong with the lines that were left out, the first {problems.MAX_FILE_FAULTS:,} of it"
    )
    fault_count: int = Field(description="how much is wrong with them", examples=[0])
    faulty_sheets: list[FaultySheet] = Field(description="the lines that were left out as they were written, the first")


@uploads.post(
    "/loads",
    operation_id="load_files",
    summary="Load a workbook or CSV files",
    response_description="Nothing was changed: it stood there already, or `dry_run` was asked for",
    responses={
        201: {"model": LoadOutcome, "description": "The graph was changed", "headers": LOCATION},
        **described(*RECEIVING, "conflict"),
    },
    openapi_extra=body_described(),
)
def load_files(request: Request, response: Response, database: Graph, upload: Received, _: Turn) -> LoadOutcome:
    """Load all rows or, at any fault, nothing. Loading the same twice changes nothing; `undo` takes a load back.

    Beyond 100,000 rows they are stored in batches: sent again after an interruption, the load goes on.
    """
    asked = upload.form
    wishes = Wishes(
        name=upload.dataset,
        prune=asked.prune,
        dry_run=asked.dry_run,
        accept_valid=asked.accept_valid,
        max_rejects=asked.max_rejects,
        rejects=upload.scratch / "rejects.xlsx" if upload.path.suffix else upload.scratch / "rejects",
        by=whose(request),
    )
    with _in_words_of_the_api(upload):
        outcome = intake.take_in(database, upload.path, wishes)
    created(request, response, outcome.report)
    reading = outcome.reading
    return LoadOutcome(
        report=outcome.report,
        read_as=reading.read_as,
        faults=problems.of_files(reading.faults),
        fault_count=len(reading.faults),
        faulty_sheets=problems.of_sheets(reading.faulty),
    )


@uploads.post(
    "/loads/marked",
    operation_id="mark_faults",
    summary="Colour what is wrong in the files",
    response_class=WorkbookResponse,
    response_description="A workbook with the faults coloured and explained; mended, it can be loaded",
    responses={204: {"description": "Nothing is wrong with the files"}, **described(*RECEIVING)},
    openapi_extra=body_described(),
)
def mark_faults(
    database: Graph,
    upload: Received,
    _: Turn,
    lines: Annotated[
        Literal["all", "faulty"],
        Query(description="everything that was sent, or only the lines to mend", examples=["faulty"]),
    ] = "all",
) -> Response:
    """The files as one workbook in which every fault is coloured, or only the faulty lines of them.

    Nothing is changed. The form may be the same as for a load; only its files and `name` are read.
    """
    path = upload.scratch / "marked.xlsx"
    name = upload.dataset if upload.stem else "sent"
    with _in_words_of_the_api(upload), open_sheets(upload.path) as handed_in:
        reading = seeds.check(handed_in, name, database.read)
        if not reading.faults:
            return Response(status_code=204)
        if lines == "all":
            marked.write_marked(path, handed_in.sheets, reading.faults)
        else:
            _write_faulty_lines(path, handed_in, reading)
    kind = "marked" if lines == "all" else "rejects"
    headers = {"Cache-Control": "no-store"}
    return FileResponse(path, media_type=WORKBOOK, filename=f"{upload.stem or 'sent'}-{kind}.xlsx", headers=headers)


@router.get("/loads", operation_id="loads", summary="The history of loads", responses=described(*READING))
def list_loads(database: Graph, paging: Page) -> list[LoadRecord]:
    """The loads that changed something, the latest first."""
    after = paging.after(LATEST_FIRST)
    before = None if after is None else min(max(-after[0], 0), MOST_NUMBER)
    return paging.first(history.loads(database, before=before, max_rows=paging.limit + 1), LATEST_FIRST)


@router.get("/loads/{number}", operation_id="load", summary="One load", responses=described(*READING, "not-found"))
def one_load(database: Graph, number: Number) -> LoadRecord:
    """What is known of one load: who, when, from which files, and how many rows it changed."""
    return history.load_of(database, str(number))


@router.get(
    "/loads/{number}/changes",
    operation_id="load_changes",
    summary="What one load changed",
    responses=described(*READING, "not-found"),
)
def load_changes(database: Graph, paging: Page, number: Number) -> list[RowChange]:
    """What one load changed, row by row, in the order it was done: each row before and after."""
    record = history.load_of(database, str(number))
    order = Order[_Placed](f"changes of load {record.id}", lambda one: (one.part, one.at), (int, int))
    part, at = paging.after(order) or (1, -1)
    found = islice(_changes_from(database, record, part, at + 1), paging.limit + 1)
    return [tally.row_change(one.change) for one in paging.first(list(found), order)]


async def no_body(request: Request) -> None:
    """Refuse a body: a wish in it would not be heard.

    Raises:
        BadInput: There is one.
    """
    async for chunk in request.stream():
        if chunk:
            raise BadInput("This request takes no body.", "`dry_run` is a parameter of the address.")


@router.post(
    "/loads/{number}/undo",
    operation_id="undo_load",
    summary="Take a load back",
    response_description="What taking it back would change (`dry_run`)",
    responses={
        201: {"model": LoadReport, "description": "It was taken back, by a load of its own", "headers": LOCATION},
        **described(*READING, "not-found", "conflict", "busy"),
    },
    dependencies=[Depends(no_body)],
)
def undo_load(
    request: Request,
    response: Response,
    database: Graph,
    _: Turn,
    number: Number,
    dry_run: Annotated[bool, Query(description="change nothing: say what would change", examples=[True])] = False,
) -> LoadReport:
    """Take a load back: the graph is as it was before, or nothing happens and what stands in the way is named.

    It is a load itself, and can be taken back too.
    """
    report = undo_.undo(database, str(number), dry_run=dry_run, by=whose(request))
    created(request, response, report)
    return report


@router.get(
    "/templates/workbook.xlsx",
    operation_id="template_workbook",
    summary="A workbook to fill in",
    response_class=WorkbookResponse,
    response_description="A workbook with a sheet for each table, explained, with drop-downs and examples",
    responses=described("api-key-required", "bad-input", "failed", "database-unavailable"),
)
def template_workbook(
    tables: Annotated[
        list[Annotated[str, Field(max_length=100, json_schema_extra={"enum": [*forms.names()]})]] | None,
        Query(max_length=100, description="only these tables; may be repeated. By default all", examples=[["needs"]]),
    ] = None,
) -> Response:
    """A workbook in which every table has its sheet: what each column is for, what it may hold, and an example."""
    with tempfile.TemporaryDirectory(prefix="gapbridge-template-") as folder:
        path = FilePath(folder) / "template.xlsx"
        templates.write(path, tables or ())
        made = path.read_bytes()
    return WorkbookResponse(made, headers={"Content-Disposition": 'attachment; filename="gapbridge-template.xlsx"'})


def whose(request: Request) -> str:
    """Who loads, for the history; keys have no owners' names."""
    return "api" if request.app.state.api_key is None else "api key"


def created(request: Request, response: Response, report: LoadReport) -> None:
    """Say where the load is in the history, if it changed anything."""
    if report.load_id is not None and not report.dry_run:
        root = str(request.scope.get("root_path", "")).rstrip("/")
        response.status_code = 201
        response.headers["Location"] = f"{root}/v1/loads/{report.load_id}"


@contextmanager
def _in_words_of_the_api(upload: Upload) -> Iterator[None]:
    """Errors without our folders, and with form fields where the library names the command's options."""
    try:
        yield
    except GapBridgeError as error:
        error.message = error.message.replace(f"{upload.scratch}{os.sep}sent{os.sep}", "")
        error.advice = re.sub(r"--([a-z]+(?:-[a-z]+)*)", lambda option: option[1].replace("-", "_"), error.advice)
        raise


def _write_faulty_lines(path: FilePath, handed_in: Sheets, reading: seeds.Reading) -> None:
    """Write the lines to mend.

    Raises:
        FaultyFiles: A whole file or sheet cannot be read, so that it has no lines to mend.
        BadInput: They are more than a workbook can hold.
    """
    readable = {(sheet.file, sheet.name) for sheet in handed_in.sheets}
    unreadable = [fault for fault in reading.faults if (fault.file, fault.sheet) not in readable]
    if unreadable:
        raise FaultyFiles(unreadable, "These are not about lines: mend them first.")
    if marked.write_rejects(path, handed_in.sheets, reading.faults, "workbook") >= workbooks.MAX_ROWS:
        raise BadInput("The faulty lines are more than a workbook can hold.", "Send fewer lines at a time.")


class _Placed(NamedTuple):
    """A change of a load, and where the history keeps it."""

    part: int
    at: int
    change: Change


def _changes_from(database: Database, record: LoadRecord, part: int, at: int) -> Iterator[_Placed]:
    """The changes of a load from a place on; only the parts that are asked for are read."""
    for number in range(max(part, 1), record.parts + 1):
        for place, change in enumerate(history.part_of(database, record, number)):
            if number > part or place >= at:
                yield _Placed(number, place, change)
