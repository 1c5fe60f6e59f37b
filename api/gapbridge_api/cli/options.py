"""What commands that ask a question have in common: how the answer is printed, and which statements count."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Annotated, TypeVar

import typer

from gapbridge import keys, names
from gapbridge.database import Database
from gapbridge.scope import Scope, statuses, today
from gapbridge.settings import read_settings
from gapbridge.vocabulary import Language
from gapbridge_api.cli.output import Format
from gapbridge_api.cli.session import session

Json = Annotated[bool, typer.Option("--json", help="Print all rows as JSON.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print all rows as CSV; lists joined with |.")]
Status = Annotated[
    list[str] | None,
    typer.Option("--status", help="Only statements of this status: fact, statement, estimate, synthetic. Repeatable."),
]
Synthetic = Annotated[bool, typer.Option("--synthetic", help="Count made-up statements too.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="The day asked about; default: today."),
]
Members = Annotated[bool, typer.Option("--members", help="Count needs of members as needs of their cluster.")]
Industry = Annotated[
    str | None, typer.Option("--industry", help="Only clusters of this industry (key or name) or a narrower one.")
]
Cluster = Annotated[str, typer.Argument(help="Key or name of a cluster; `gapbridge clusters` lists them.")]
Lang = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of names; default: what GAPBRIDGE_LANG says, else en."),
]
Found = TypeVar("Found")


def scope(status: list[str] | None, synthetic: bool, as_of: datetime | None, members: bool = False) -> Scope:
    """The scope that the options ask for.

    Raises:
        BadInput: There is no such status.
    """
    return Scope(statuses(status, synthetic), as_of.date() if as_of else today(), members)


def industry_id(database: Database, industry: str | None) -> str | None:
    """The key of the industry that the option names, if it names one.

    Raises:
        NotFound: There is no such industry.
    """
    return None if industry is None else keys.resolve(database, "Industry", industry)


@contextmanager
def narrowed(chosen: Scope, industry: str | None) -> Iterator[tuple[Database, Scope]]:
    """The database, and the scope narrowed to the industry that the option names, if it names one.

    Raises:
        NotFound: There is no such industry.
    """
    with session() as database:
        yield database, replace(chosen, industry_id=industry_id(database, industry))


def language(lang: Language | None) -> Language:
    """The language of names that the option or the environment asks for."""
    return lang or read_settings().lang


def told(database: Database, found: Found, lang: Language | None, form: Format) -> Found:
    """An answer with names in the language asked for; what people read has ` [en]` behind those that are fall-backs."""
    return names.in_language(database, found, language(lang), marked=form is Format.table)
