"""Everything out, as files that others read."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from gapbridge import export as export_
from gapbridge import neighbourhood
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.export import Choice, formats
from gapbridge.export.formats import Format
from gapbridge_api import languages
from gapbridge_api.dependencies import Asked, Graph
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.languages import Reader
from gapbridge_api.problems import described

router = APIRouter(prefix="/v1", tags=["graph"], dependencies=[KEY_REQUIRED])

CHUNK_BYTES = 256 * 1024
NARROWING = ("status", "synthetic", "as_of", "members", "industry")

FormatName = Literal[
    "csv",
    "xlsx",
    "parquet",
    "cypher",
    "graphml",
    "gexf",
    "cytoscape",
    "node-link",
    "node-link-d3",
    "json-graph",
    "kumu",
    "gephi",
]
AnswerName = Literal[
    "shared-gaps",
    "gap-rollup",
    "gap-agreement",
    "gap-matrix",
    "gaps",
    "suggestions",
    "all-suggestions",
    "member-benefits",
    "cluster-profile",
    "programme-events",
    "programme-needs",
    "programme-proposals",
    "need-outcomes",
    "need-histories",
    "effects",
    "assessments",
    "clusters",
    "value-chains",
    "chain-study",
    "cluster-study",
    "sources",
]

_FILES = {
    media_type: {"schema": {"type": "string", "format": "binary"}}
    for media_type in sorted({one.media_type for one in formats.FORMATS.values()})
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "A file to keep; a folder of files comes as a ZIP file.", "content": _FILES}
}
PROBLEMS = ("api-key-required", "not-found", "conflict", "bad-input", "failed", "database-unavailable")
_MEANINGS = "; ".join(f"{one.name}: {one.meaning}" for one in formats.FORMATS.values())


@router.get(
    "/export",
    operation_id="export",
    summary="The graph, a neighbourhood or an answer, as a file",
    response_class=StreamingResponse,
    responses=_ANSWERS | described(*PROBLEMS),
)
def export(
    request: Request,
    database: Graph,
    scope: Asked,
    reader: Reader,
    format: Annotated[FormatName, Query(description=_MEANINGS, examples=["graphml"])] = "csv",
    center: Annotated[
        str | None,
        Query(
            min_length=1, max_length=200, description="only this node (its key) and what is around", examples=["litek"]
        ),
    ] = None,
    label: Annotated[
        str | None,
        Query(max_length=50, description="label of the center, where several have its key", examples=["Cluster"]),
    ] = None,
    depth: Annotated[
        int,
        Query(ge=0, le=neighbourhood.MAX_DEPTH, description="most statements outwards from the center", examples=[1]),
    ] = 1,
    answer: Annotated[
        AnswerName | None, Query(description="only this answer; formats of tables only", examples=["shared-gaps"])
    ] = None,
    cluster: Annotated[
        str | None,
        Query(min_length=1, max_length=200, description="key of the cluster the answer is about", examples=["litek"]),
    ] = None,
    chain: Annotated[
        str | None,
        Query(
            min_length=1,
            max_length=200,
            description="key of the value chain the answer is about",
            examples=["plastics-processing"],
        ),
    ] = None,
) -> StreamingResponse:
    """A file that is whole when its first byte is sent. The whole graph comes as it is, whatever the status or day."""
    if center is None and answer is None and any(name in request.query_params for name in NARROWING):
        raise BadInput(
            "The whole graph is written as it is, whatever the status or day.",
            f"Leave {', '.join(NARROWING)} out, or narrow a center or an answer.",
        )
    if answer is None and scope.industry_id is not None:
        raise BadInput("Only an answer can be narrowed to an industry.", "Leave industry out.")
    form = formats.named(format)
    choice = Choice(center, label, depth, answer, cluster, chain, scope, reader)
    chunks = _chunks(database, form, choice)
    size = int(next(chunks))
    name = f"{_name(choice)}{'.zip' if form.is_folder else form.ending}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Length": str(size),
        "Cache-Control": "private, no-store",
    } | languages.headers(reader)
    return StreamingResponse(chunks, media_type=form.media_type, headers=headers)


def _name(choice: Choice) -> str:
    """What the file is called: plain letters only, whatever was asked for."""
    parts = ["gapbridge", choice.answer or "", choice.cluster or choice.chain or choice.center or ""]
    return "-".join(re.sub(r"[^A-Za-z0-9._-]", "", part)[:60] for part in parts if part)


def _chunks(database: Database, form: Format, choice: Choice) -> Iterator[bytes]:
    """The size of the file, then the file, piece by piece; it is removed when nobody reads on."""
    with tempfile.TemporaryDirectory(prefix="gapbridge-", ignore_cleanup_errors=True) as folder:
        made = export_.export_file(database, Path(folder), _name(choice), form, choice)
        yield str(made.stat().st_size).encode()
        with made.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk
