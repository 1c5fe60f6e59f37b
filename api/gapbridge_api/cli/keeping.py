"""Keeping the graph: `hash`, `backup`, `restore`."""

import typer

from gapbridge import graph_hash
from gapbridge_api.cli import output
from gapbridge_api.cli.answers import Json
from gapbridge_api.cli.session import progress_bar, session


def hash_(as_json: Json = False) -> None:
    """One line that is the same for the same graph: to see whether two graphs are equal, or one has changed."""
    with session() as database, progress_bar() as bar:
        found = graph_hash.graph_hash(database, bar)
    if as_json:
        output.print_json({"hash": found})
    else:
        typer.echo(found)
