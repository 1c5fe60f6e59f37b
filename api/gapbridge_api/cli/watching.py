"""Saved questions: `watch add`, `list`, `check`, `news`, `feed`, `remove`."""

import sys
from typing import Annotated

import typer

from gapbridge import intake, keys
from gapbridge import watch as watch_
from gapbridge.errors import BadInput, GapBridgeError
from gapbridge.results import News
from gapbridge.results.watch import WatchedQuestion
from gapbridge.scope import statuses
from gapbridge.watch import feed as feed_
from gapbridge_api.cli import options, output, tables
from gapbridge_api.cli.graph import By
from gapbridge_api.cli.options import AsOf, Csv, Industry, Json, Members, Status, Synthetic
from gapbridge_api.cli.session import messages, session

watch = typer.Typer(help="Saved questions that tell what is new since last time.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="Name of the watch; `gapbridge watch list` lists them.")]


@watch.command("add")
def add(
    name: Annotated[str, typer.Argument(help="Its name: small letters, digits, and - . _ between.")],
    question: Annotated[WatchedQuestion, typer.Argument(help="What is asked.")],
    cluster: Annotated[str | None, typer.Option(help="The cluster that gaps and suggestions are about.")] = None,
    min_clusters: Annotated[
        int | None, typer.Option("--min-clusters", "-n", min=1, help="Of shared-gaps: fewest clusters; default 2.")
    ] = None,
    branch: Annotated[str | None, typer.Option(help="Of shared-gaps: only this competence and narrower ones.")] = None,
    uncovered: Annotated[
        bool, typer.Option("--uncovered", help="Of shared-gaps: leave out clusters whose own organisations offer it.")
    ] = False,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    by: By = "",
) -> None:
    """Save a question with its answer of now; the first check tells what is new since. Without --as-of a check asks
    about its own day.
    """
    with session() as database:
        saved = watch_.add(
            database,
            name,
            question,
            cluster_id=cluster and keys.resolve(database, "Cluster", cluster),
            min_clusters=min_clusters,
            branch_id=branch and keys.resolve(database, "Competence", branch),
            include_covered=False if uncovered else None,
            statuses=statuses(status, synthetic),
            as_of=as_of.date() if as_of else None,
            include_members=members,
            industry_id=options.industry_id(database, industry),
            by=by or intake.user(),
        )
    messages.print(f"Saved '{saved.name}'. Its answer holds {saved.item_count:,} now.", markup=False)
    messages.print(f"What is new since: gapbridge watch check {saved.name}", markup=False)


@watch.command("list")
def list_(as_json: Json = False, as_csv: Csv = False) -> None:
    """All watches."""
    with session() as database:
        found = watch_.watches(database)
    output.print_answer(tables.watches(found), output.chosen(as_json, as_csv))


@watch.command("check")
def check(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Watches; default: all.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only look: the next check tells the same again.")] = False,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """What is new, changed or gone since the last check; it is kept, so the next check tells only what is new then."""
    ask = watch_.look if dry_run else watch_.check
    failed = False
    with session() as database:
        found: list[News] = []
        for name in names or [one.name for one in watch_.watches(database)]:
            try:
                found += ask(database, name)
            except GapBridgeError as error:
                if names and len(names) == 1:
                    raise
                failed = True  # the others are told all the same
                messages.print(f"{name}: {error}", markup=False)
    output.print_answer(tables.news(found, "New since the last check"), output.chosen(as_json, as_csv))
    if failed:
        raise typer.Exit(1)


@watch.command("news")
def news(name: Name, as_json: Json = False, as_csv: Csv = False) -> None:
    """What the checks of a watch found, the latest first."""
    with session() as database:
        found = list(watch_.news(database, name))
    output.print_answer(tables.news(found, f"News of {name}"), output.chosen(as_json, as_csv))


@watch.command("feed")
def feed(
    name: Name,
    rss: Annotated[bool, typer.Option("--rss", help="RSS 2.0 instead of Atom.")] = False,
    address: Annotated[str, typer.Option(help="Where the feed will be read, if that is known.")] = "",
) -> None:
    """What the checks of a watch found, as a feed (Atom) on stdout."""
    with session() as database:
        saved = watch_.watch_of(database, name)
        made = (feed_.rss if rss else feed_.atom)(saved, watch_.news(database, name), address)
    sys.stdout.write(made.decode())


@watch.command("remove")
def remove(name: Name, yes: Annotated[bool, typer.Option("--yes", help="Yes, for good.")] = False) -> None:
    """Forget a watch and what its checks found."""
    if not yes:
        raise BadInput(f"This forgets '{name}' and all its news for good.", "Say --yes.")
    with session() as database:
        watch_.remove(database, name)
    messages.print(f"Removed '{name}'.", markup=False)
