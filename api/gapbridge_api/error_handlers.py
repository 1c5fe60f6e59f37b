"""Errors of any kind into problem documents; what nobody foresaw, the envelope answers."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from gapbridge.errors import Busy, DatabaseUnavailable, GapBridgeError
from gapbridge_api import problems
from gapbridge_api.database_keeper import DatabaseKeeper
from gapbridge_api.guard import KeyRequiredError
from gapbridge_api.problem_kinds import kind_of, of_status


def answer_errors(app: FastAPI, keeper: DatabaseKeeper) -> None:
    """Answer every error that is raised on purpose; tell the keeper when the database went away."""

    @app.exception_handler(GapBridgeError)
    async def known(request: Request, error: GapBridgeError) -> Response:
        if isinstance(error, DatabaseUnavailable) and not isinstance(error, Busy):
            keeper.look_again()
        return problems.of_error(error, request.state.request_id)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        found = problems.faults(error.errors())
        return problems.response(kind_of("bad-input"), request.state.request_id, errors=found)

    @app.exception_handler(KeyRequiredError)
    async def stranger(request: Request, _: KeyRequiredError) -> Response:
        headers = {"WWW-Authenticate": "Bearer"}
        return problems.response(kind_of("api-key-required"), request.state.request_id, headers=headers)

    @app.exception_handler(HTTPException)
    async def plain(request: Request, error: HTTPException) -> Response:
        kind = of_status(error.status_code)
        return problems.response(kind, request.state.request_id, headers=error.headers)
