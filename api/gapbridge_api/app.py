"""The app: routes, errors, and who is let in, put together."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.settings import Settings, read_settings
from gapbridge_api import bodies, problems
from gapbridge_api.api_settings import ApiSettings, read_api_settings
from gapbridge_api.database_keeper import DatabaseKeeper
from gapbridge_api.dependencies import KNOWN_QUERY
from gapbridge_api.docs_page import add_docs
from gapbridge_api.envelope import REQUEST_ID, Envelope
from gapbridge_api.error_handlers import answer_errors
from gapbridge_api.guard import KEY_REQUIRED, LOOPBACK_HOSTS, HostGuard
from gapbridge_api.routes import (
    clusters,
    collaborations,
    export,
    gaps,
    graph,
    health,
    loads,
    matching,
    members,
    outcomes,
    overview,
    paths,
    programme,
    queries,
    recording,
    reports,
    search,
    sources,
    value_chains,
    watches,
    what_if,
)
from gapbridge_api.turns import Turns
from gapbridge_api.view_page import add_view

OPENING_SECONDS = 10.0
TAGS = [
    {"name": "gaps", "description": "What clusters lack, alone and together."},
    {"name": "clusters", "description": "Which clusters there are, and what is known of each."},
    {"name": "members", "description": "What each member could gain from its membership."},
    {"name": "collaborations", "description": "What two clusters could do together, and why."},
    {"name": "programme", "description": "Which events to hold, whom to invite, and what stays open and why."},
    {"name": "outcomes", "description": "Whether events worked: needs closed, learning gains, what is still open."},
    {"name": "search", "description": "What has a name that holds certain words."},
    {"name": "value-chains", "description": "What is thin in value chains, and how those in them hang together."},
    {"name": "reports", "description": "One file to hand on, to read and to print."},
    {"name": "sources", "description": "The texts that statements are taken from."},
    {"name": "graph", "description": "The graph itself, in parts that can be drawn."},
    {"name": "loads", "description": "Spreadsheets into the graph, what each load changed, and taking it back."},
    {"name": "matches", "description": "Which concepts of ESCO our competences match: proposed, accepted, rejected."},
    {"name": "watches", "description": "Saved questions, and what is new in their answers."},
    {"name": "what-if", "description": "What would be different in a scenario; nothing is stored."},
    {"name": "queries", "description": "Questions of your own in Cypher that only reads, and saved ones."},
    {"name": "overview", "description": "What the graph holds, and what keys are called."},
    {"name": "health", "description": "Whether the API runs, and whether its database answers."},
]


class Api(FastAPI):
    """FastAPI, with our envelope around everything it sends."""

    served_under = ""

    def build_middleware_stack(self) -> ASGIApp:
        """FastAPI's own layers (they answer in plain text), and ours around them."""
        return Envelope(super().build_middleware_stack(), self.served_under)

    def openapi(self) -> dict[str, Any]:
        """The description of the API; what routes refer to by name only, problems and bodies, is added."""
        if self.openapi_schema is None:
            schemas = super().openapi().setdefault("components", {}).setdefault("schemas", {})
            sent = (*recording.BODIES, matching.DecidedPairs, watches.NewWatch, what_if.Scenarios, queries.PersonsQuery)
            schemas.update(bodies.schemas(problems.Problem, *sent))
        return super().openapi()


def create_app(
    settings: Settings | None = None,
    database: Database | None = None,
    *,
    api_settings: ApiSettings | None = None,
    loopback: bool = True,
) -> Api:
    """The API as an ASGI app.

    Args:
        settings: Where the database is; by default as the environment says.
        database: A database that is open already; the caller closes it.
        api_settings: Who may ask; by default as the environment says.
        loopback: It listens on this machine only, so requests to other host names are refused. Without it an
            API key is required.

    Raises:
        BadInput: A setting cannot be used, or `loopback` is false and there is no API key.
    """
    allowed = api_settings or read_api_settings()
    if not loopback and allowed.key is None:
        raise BadInput("Beyond this machine the API needs a key.", "Set GAPBRIDGE_API_KEY to at least 16 characters.")
    keeper = DatabaseKeeper(database, _opener(settings))
    app = Api(
        title="GapBridge",
        summary="The competences that industry clusters lack in common.",
        version=_version(),
        openapi_tags=TAGS,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan(keeper, wait=database is None),
        max_body_size=allowed.max_body_bytes,
    )
    app.served_under = allowed.root_path
    app.state.keeper = keeper
    app.state.api_key = allowed.key
    app.state.turns = Turns()
    app.state.query_turns = queries.query_turns()
    # The key comes first: to strangers nothing is said of the parameters either.
    for routes in (
        gaps, clusters, members, collaborations, programme, outcomes, value_chains, search, sources, export, graph,
        paths, loads, matching, recording, watches, what_if, reports, overview,
        queries,
    ):  # fmt: skip
        app.include_router(routes.router, dependencies=[KEY_REQUIRED, KNOWN_QUERY])
    app.include_router(loads.uploads, dependencies=[KEY_REQUIRED, KNOWN_QUERY], max_body_size=allowed.max_upload_bytes)
    app.include_router(health.router, dependencies=[KNOWN_QUERY])
    add_docs(app)
    add_view(app)
    answer_errors(app, keeper)
    _let_in(app, allowed, loopback)
    return app


def _let_in(app: FastAPI, allowed: ApiSettings, loopback: bool) -> None:
    """Say who may ask; the layer added last is asked first."""
    if allowed.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=allowed.cors_origins,
            allow_methods=["GET"],
            allow_headers=["X-API-Key", "Authorization", "If-None-Match", REQUEST_ID],
            expose_headers=["Link", "ETag", "Retry-After", "Location", "Content-Disposition", REQUEST_ID],
        )
    hosts = (*LOOPBACK_HOSTS, *allowed.allowed_hosts) if loopback else allowed.allowed_hosts
    app.add_middleware(HostGuard, hosts=hosts)


def _opener(settings: Settings | None) -> Callable[[], Database]:
    def opened() -> Database:
        from gapbridge.connection import open_database  # the local server's parts, only where they are needed

        return open_database(settings or read_settings())

    return opened


def _lifespan(keeper: DatabaseKeeper, wait: bool) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        keeper.start()
        if wait:
            await anyio.to_thread.run_sync(keeper.settle, OPENING_SECONDS)
        try:
            yield
        finally:
            await anyio.to_thread.run_sync(keeper.close)

    return lifespan


def _version() -> str:
    try:
        return version("gapbridge")
    except PackageNotFoundError:
        return "0"
