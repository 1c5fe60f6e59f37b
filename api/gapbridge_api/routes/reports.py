"""Reports to hand on, as files."""

import re
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from gapbridge import report
from gapbridge.report import Report, forms
from gapbridge.vocabulary import Language
from gapbridge_api import languages
from gapbridge_api.dependencies import Asked, Graph
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.languages import Reader
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute
from gapbridge_api.turns import Turn

router = APIRouter(prefix="/v1/report", tags=["reports"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

FormName = Literal["html", "docx"]
_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A file to keep: a page with its figures in it, or a document.",
        "content": {one.media_type: {"schema": {"type": "string"}} for one in forms.FORMS.values()},
    }
}
RESPONSES = _FILES | described(
    "api-key-required", "not-found", "bad-input", "failed", "database-unavailable", "busy"
)  # fmt: skip

FileForm = Annotated[FormName, Query(alias="format", description="a page or a document", examples=["html"])]


@router.get(
    "/chain/{chain_id}",
    operation_id="report_chain",
    summary="The report about a value chain",
    response_class=Response,
    responses=RESPONSES,
)
def chain(
    database: Graph,
    scope: Asked,
    reader: Reader,
    _: Turn,
    chain_id: Annotated[str, Path(max_length=200, description="key of the chain", examples=["plastics-processing"])],
    form: FileForm = "html",
) -> Response:
    """What to do first, the chain's stages, inputs, network and needs, and what nobody knows."""
    return _file(report.chain(database, chain_id, scope, language=reader), form, f"chain-{chain_id}", reader)


def _file(found: Report, form: FormName, name: str, language: Language) -> Response:
    """The report as a file; a page is shown, a document is kept."""
    chosen = forms.FORMS[form]
    plain = re.sub(r"[^A-Za-z0-9._-]", "", name)[:100]
    shown = "inline" if chosen is forms.HTML else "attachment"
    headers = {
        "Content-Disposition": f'{shown}; filename="gapbridge-{plain}{chosen.ending}"',
        "Content-Security-Policy": f"{forms.POLICY}; frame-ancestors 'none'",
    }
    return Response(chosen.write(found), media_type=chosen.media_type, headers=headers | languages.headers(language))
