"""`gapbridge demo`: the data sets, the answers, then the API, in a store of its own."""

import sys
from typing import Annotated

import typer
from filelock import FileLock, Timeout

from gapbridge import clusters as clusters_
from gapbridge import collaborations, gaps, intake, local_server, queries, seeds
from gapbridge import load as load_
from gapbridge.database import Database
from gapbridge.errors import Conflict
from gapbridge.scope import Scope
from gapbridge.settings import Settings, read_settings
from gapbridge_api.cli import load_tables, options, output, tables
from gapbridge_api.cli.options import Found
from gapbridge_api.cli.session import messages, progress_bar

STORE = "demo"


def demo(
    leave: Annotated[bool, typer.Option("--exit", help="Print the answers and end, without serving.")] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of the API.")] = 8000,
) -> None:
    """Load the InoLink clusters and a fictional set, print what they lack, then serve the API until Ctrl-C."""
    settings = demo_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(settings.data_dir / f"{STORE}.lock", timeout=0):
            local_server.stop(settings)
            local_server.wipe(settings)
            try:
                _run(settings, serve=not leave and sys.stdin.isatty() and sys.stdout.isatty(), port=port)
            finally:
                local_server.stop(settings)
    except Timeout:
        raise Conflict("A demo is running already.", "End it with Ctrl-C where it runs.") from None


def demo_settings() -> Settings:
    """The settings of this process, with the demo's own store whatever Neo4j they name."""
    return read_settings().model_copy(update={"neo4j_uri": None, "store": STORE, "bolt_port": None})


def _run(settings: Settings, *, serve: bool, port: int) -> None:
    with progress_bar() as bar:
        connection = local_server.start(settings, bar).connection
    with Database(connection) as database:
        for name in ("inolink", "example"):
            with progress_bar() as bar:
                dataset = seeds.read(queries.data_folder("seeds") / name)
                report = load_.load(database, dataset, progress=bar, by=intake.user())
            messages.print(f"{load_tables.report(report).title}.", style="dim")
        _answers(database)
        if serve:
            from gapbridge_api.serving import (
                serve_api,
            )  # half a second to import; `--exit` need not wait for it

            serve_api(settings, database, "127.0.0.1", port, lambda text: messages.print(text, style="bold"))
        else:
            messages.print("`gapbridge demo` in a terminal goes on to serve the API.", style="dim")


def _answers(database: Database) -> None:
    real, made_up = Scope(), Scope(statuses=("synthetic",))
    heading("InoLink: six named clusters, every statement with its source")
    for scope, cluster in ((real, "litek"), (made_up, _first_cluster(database, made_up))):
        if scope is made_up:
            heading("Example: eight fictional clusters, every statement made up")
        show(tables.clusters(clusters_.clusters(database, scope), scope, options.language(None)))
        show(tables.shared_gaps(_told(database, gaps.shared_gaps(database, scope)), scope, 2))
        show(tables.gaps_of(_told(database, gaps.gaps_of(database, cluster, scope)), scope, cluster))
        proposed = _told(database, collaborations.suggestions(database, cluster, scope))
        show(tables.suggestions(proposed, scope, cluster))


def _told(database: Database, found: Found) -> Found:
    return options.told(database, found, None, output.Format.table)


def _first_cluster(database: Database, scope: Scope) -> str:
    """The fictional cluster with most needs: it has the most to show."""
    return max(clusters_.clusters(database, scope), key=lambda cluster: cluster.need_count).id


def heading(text: str) -> None:
    """A line that parts the print-out."""
    output.console().rule(text, align="left", style="none")


def show(answer: output.Answer) -> None:
    """An answer as a table, and an empty line."""
    output.print_answer(answer, output.Format.table)
    output.console().print()
