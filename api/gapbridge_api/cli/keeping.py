"""Keeping the graph: `hash`, `backup`, `restore`."""

from pathlib import Path
from typing import Annotated

import typer

from gapbridge import backup as backup_
from gapbridge import graph_hash
from gapbridge import restore as restore_
from gapbridge.backup import BackupReport
from gapbridge_api.cli import output
from gapbridge_api.cli.options import Json
from gapbridge_api.cli.session import messages, progress_bar, session


def hash_(as_json: Json = False) -> None:
    """One line that is the same for the same graph: to see whether two graphs are equal, or one has changed."""
    with session() as database, progress_bar() as bar:
        found = graph_hash.graph_hash(database, bar)
    if as_json:
        output.print_json({"hash": found})
    else:
        typer.echo(found)


def backup(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; nothing may stand there yet.")],
    as_json: Json = False,
) -> None:
    """Write the whole graph with its history to one file. Loads wait while it reads; questions are answered."""
    with session() as database, progress_bar() as bar:
        report = backup_.backup(database, path, bar)
    _tell(report, f"Wrote {path}, {report.size:,} bytes", as_json)


def restore(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="What `gapbridge backup` wrote.")],
    as_json: Json = False,
) -> None:
    """Put a backup into an empty graph: checked whole before anything is stored, compared by its hash at the end."""
    with session() as database, progress_bar() as bar:
        report = restore_.restore(database, path, bar)
    _tell(report, f"Restored {path}", as_json)


def _tell(report: BackupReport, done: str, as_json: bool) -> None:
    if as_json:
        output.print_json(report.model_dump(mode="json"))
        return
    held = f"{report.nodes:,} nodes, {report.relationships:,} relationships, {report.loads:,} loads of the history"
    messages.print(f"{done}: {held}. Its hash:", markup=False)
    typer.echo(report.graph_hash)
