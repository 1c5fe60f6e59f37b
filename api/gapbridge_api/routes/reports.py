"""Reports to hand on, as files."""

import re
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from gapbridge import report
from gapbridge.programme import Limits
from gapbridge.report import Report, forms
from gapbridge.vocabulary import Language
from gapbridge_api import languages
from gapbridge_api.dependencies import Asked, Day, Graph
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.languages import Reader
from gapbridge_api.problems import described
from gapbridge_api.routes.programme import Euros
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


@router.get(
    "/cluster/{cluster_id}",
    operation_id="report_cluster",
    summary="The report about a cluster",
    response_class=Response,
    responses=RESPONSES,
)
def cluster(
    database: Graph,
    scope: Asked,
    reader: Reader,
    _: Turn,
    cluster_id: Annotated[str, Path(max_length=200, description="key of the cluster", examples=["litek"])],
    form: FileForm = "html",
) -> Response:
    """What to do first, the cluster's profile, members, needs, offers, partners, events and value chains."""
    return _file(report.cluster(database, cluster_id, scope, language=reader), form, f"cluster-{cluster_id}", reader)


@router.get(
    "/programme",
    operation_id="report_programme",
    summary="The report about a programme of events",
    response_class=Response,
    responses=RESPONSES,
)
def programme(
    database: Graph,
    scope: Asked,
    reader: Reader,
    _: Turn,
    budget: Annotated[Euros | None, Query(description="most the events may cost, EUR", examples=[20000])] = None,
    since: Annotated[
        Day | None, Query(alias="from", description="only events that begin then or later", examples=["2027-01-01"])
    ] = None,
    until: Annotated[
        Day | None, Query(description="only events that have ended by then", examples=["2027-06-30"])
    ] = None,
    form: FileForm = "html",
) -> Response:
    """What to hold, whom to invite, what a budget can close, what stays open and why."""
    found = report.programme(database, scope, Limits(budget, since, until), language=reader)
    return _file(found, form, "programme", reader)


@router.get(
    "/network",
    operation_id="report_network",
    summary="The report about all clusters together",
    response_class=Response,
    responses=RESPONSES,
)
def network(database: Graph, scope: Asked, reader: Reader, _: Turn, form: FileForm = "html") -> Response:
    """The gaps that clusters share, who should work together, all known deliveries, and what is unknown."""
    return _file(report.network(database, scope, language=reader), form, "network", reader)


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
