"""What the routes are given: the database, and which statements count."""

import re
from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from pydantic import BeforeValidator

from gapbridge.database import Database
from gapbridge.scope import Scope, statuses, today
from gapbridge_api.database_keeper import DatabaseKeeper
from gapbridge_api.paging import Paging
from gapbridge_api.plain_words import DAY
from gapbridge_api.problems import no_such


def _day(value: object) -> object:
    if isinstance(value, str) and not _DAY.fullmatch(value):  # else pydantic takes 20170606 for seconds
        raise ValueError(DAY)
    return value


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Day = Annotated[date, BeforeValidator(_day)]
Status = Literal["fact", "statement", "estimate", "synthetic"]


def keeper(request: Request) -> DatabaseKeeper:
    """The keeper of the app's database."""
    kept: DatabaseKeeper = request.app.state.keeper
    return kept


def database(kept: Annotated[DatabaseKeeper, Depends(keeper)]) -> Database:
    """The app's database.

    Raises:
        DatabaseUnavailable: It does not answer now.
    """
    return kept.current()


Statuses = Annotated[
    list[Status] | None,
    Query(
        description="only statements of these statuses; may be repeated. By default all but synthetic",
        examples=[["fact", "statement"]],
    ),
]
Synthetic = Annotated[bool, Query(description="count synthetic (made-up) statements too", examples=[True])]


def said(
    status: Statuses = None,
    synthetic: Synthetic = False,
    as_of: Annotated[
        Day | None,
        Query(description="statements that hold on this day; today (UTC) if unset", examples=["2017-06-06"]),
    ] = None,
) -> Scope:
    """Which statements count."""
    return Scope(statuses(list(status) if status else None, synthetic), as_of or today())


Industry = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=200,
        description="only clusters of this industry (its key) or a narrower one",
        examples=["ecosystem-health"],
    ),
]


def asked(
    said: Annotated[Scope, Depends(said)],
    members: Annotated[
        bool, Query(description="count the needs of members as needs of their cluster", examples=[True])
    ] = False,
    industry: Industry = None,
) -> Scope:
    """Which statements count, whose needs, and of which clusters."""
    return Scope(said.statuses, said.as_of, members, industry)


def known_query(request: Request) -> None:
    """Refuse parameters that the route does not know: a mistyped filter would answer more than was asked for.

    Raises:
        RequestValidationError: There are such; it names them and those there are.
    """
    known = _query_names(request.scope["route"].dependant)
    unknown = [name for name in dict.fromkeys(request.query_params) if name not in known]
    if unknown:
        raise RequestValidationError([no_such("query", name, known) for name in unknown])


def _query_names(dependant: Dependant) -> set[str]:
    own = {field.alias for field in dependant.query_params}
    return own.union(*(_query_names(below) for below in dependant.dependencies))


KNOWN_QUERY = Depends(known_query)
Keeper = Annotated[DatabaseKeeper, Depends(keeper)]
Graph = Annotated[Database, Depends(database)]
Said = Annotated[Scope, Depends(said)]
Asked = Annotated[Scope, Depends(asked)]
Page = Annotated[Paging, Depends()]
