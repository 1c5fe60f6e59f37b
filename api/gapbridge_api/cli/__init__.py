"""The command line: every command parses, calls one function of `gapbridge`, and prints."""

import os
import sys
from importlib.metadata import version
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from gapbridge.errors import GapBridgeError
from gapbridge_api.cli import (
    analysts,
    answers,
    chains,
    demo,
    exporting,
    files,
    gaps,
    graph,
    importing,
    keeping,
    matching,
    members,
    outcomes,
    paths,
    profiles,
    programme,
    recording,
    reporting,
    server,
    suggesting,
    watching,
    what_if,
)
from gapbridge_api.cli.session import messages

app = typer.Typer(
    name="gapbridge",
    help="Finds the competences that industry clusters lack in common, in a Neo4j knowledge graph.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(version("gapbridge"))
        raise typer.Exit


@app.callback()
def _options(
    show: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


app.command("demo")(demo.demo)
app.add_typer(gaps.gaps, name="gaps")
app.command("suggest")(suggesting.suggest)
app.command("hindsight")(suggesting.hindsight)
app.add_typer(programme.programme, name="programme")
app.add_typer(outcomes.outcomes, name="outcomes")
app.add_typer(chains.chain, name="chain")
app.add_typer(reporting.report, name="report")
app.add_typer(watching.watch, name="watch")
app.command("what-if")(what_if.what_if)
app.command("path")(paths.path)
app.command("clusters")(answers.clusters)
app.command("cluster")(profiles.cluster)
app.command("member")(members.member)
app.command("members")(members.members_of)
app.command("sources")(answers.sources)
app.command("search")(answers.search)
app.command("template")(files.template)
app.command("load")(graph.load)
app.add_typer(importing.import_, name="import")
app.command("match")(matching.match)
app.command("export")(exporting.export)
app.add_typer(recording.record, name="record")
app.command("history")(graph.history)
app.command("undo")(graph.undo)
app.command("audit")(graph.audit)
app.command("hash")(keeping.hash_)
app.command("backup")(keeping.backup)
app.command("restore")(keeping.restore)
app.command("cypher")(analysts.cypher)
app.command("serve")(server.serve)
app.add_typer(server.db, name="db")


def main() -> None:
    """Run the command line; errors become one message on stderr and an exit status."""
    try:
        app()
    except GapBridgeError as error:
        Console(stderr=True, highlight=False, soft_wrap=True, emoji=False).print(
            f"[bold red]error:[/] {_plain(error.message)}" + (f"\n{_plain(error.advice)}" if error.advice else "")
        )
        sys.exit(error.exit_code)
    except BrokenPipeError:  # `| head -1` closed our output: not an error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        _interrupted()
    except Exception as error:
        # A key pressed in the middle of an exchange with the database shows as the driver's confusion.
        if not isinstance(error.__context__, KeyboardInterrupt):
            raise
        _interrupted()


def _interrupted() -> NoReturn:
    messages.print("Interrupted; nothing half done is stored.")
    sys.exit(130)


def _plain(text: str) -> str:
    return text.replace("[", "\\[")
