"""Servers: the API (`serve`) and the local Neo4j (`db`)."""

from typing import Annotated

import typer

from gapbridge import local_server
from gapbridge.errors import Conflict
from gapbridge.settings import Settings, read_settings
from gapbridge_api.cli import output
from gapbridge_api.cli.options import Json
from gapbridge_api.cli.session import messages, progress_bar, session

db = typer.Typer(help="The local Neo4j that GapBridge runs when no other is named.", no_args_is_help=True)


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on; others than 127.0.0.1 need GAPBRIDGE_API_KEY.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """Serve the API until Ctrl-C."""
    from gapbridge_api.serving import (
        serve_api,
    )  # FastAPI takes half a second to import: only who serves waits for it

    with session():
        pass  # it answers now; from here on the API opens it itself, and again when it went away
    serve_api(read_settings(), None, host, port, lambda text: messages.print(text, style="bold"))


@db.command("start")
def start() -> None:
    """Start the local Neo4j, or find it running."""
    with progress_bar() as bar:
        server = local_server.start(_local(), bar)
    state = "already runs" if server.was_running else "started"
    typer.echo(f"Neo4j {state} at {server.connection.uri}; user {server.connection.user}, password in")
    typer.echo(local_server.store_path(read_settings()) / "password")


@db.command("stop")
def stop() -> None:
    """Stop the local Neo4j; its data stay."""
    typer.echo("Stopped." if local_server.stop(_local()) else "It was not running.")


@db.command("status")
def status(as_json: Json = False) -> None:
    """Whether a Neo4j runs, where, and which one the commands use."""
    settings = read_settings()
    found = local_server.status(settings)
    facts = {
        "commands_use": settings.neo4j_uri or found.uri or "a local Neo4j, started when needed",
        "local_server": "running" if found.running else "stopped",
        "version": found.version,
        "uri": found.uri,
        "pid": found.pid,
        "since": found.since,
        "store": str(found.store),
    }
    if as_json:
        output.print_json(facts)
        return
    for name, value in facts.items():
        if value is not None:
            typer.echo(f"{name.replace('_', ' '):<14}{value}")


@db.command("path")
def path() -> None:
    """The folder of the local Neo4j's store."""
    typer.echo(local_server.store_path(read_settings()))


def _local() -> Settings:
    settings = read_settings()
    if settings.neo4j_uri:
        raise Conflict(f"NEO4J_URI names another Neo4j: {settings.neo4j_uri}.", "Unset it to use the local one.")
    return settings
