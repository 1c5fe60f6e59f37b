"""Whom to work with: `suggest`, `hindsight`."""

from datetime import datetime
from typing import Annotated

import typer

from gapbridge import collaborations, keys
from gapbridge.collaborations import FIRST, KINDS, MOST_OF_ALL, Wanted
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.scope import Scope
from gapbridge.vocabulary import Language
from gapbridge_api.cli import options, output, tables
from gapbridge_api.cli.options import AsOf, Csv, Industry, Json, Lang, Members, Status, Synthetic
from gapbridge_api.cli.output import Format

MOST_IN_TABLE = 20

Kinds = Annotated[list[str] | None, typer.Option("--kind", help=f"Only this kind: {', '.join(KINDS)}. Repeatable.")]


def suggest(
    cluster: Annotated[
        str | None, typer.Argument(help="Key or name of a cluster; `gapbridge clusters` lists them.")
    ] = None,
    partner: Annotated[str | None, typer.Argument(help="Another cluster: all that speaks for this pair.")] = None,
    of_all: Annotated[bool, typer.Option("--all", help="All pairs of clusters, ranked kind by kind.")] = False,
    kind: Kinds = None,
    cross_border: Annotated[
        bool, typer.Option("--cross-border", help="Only pairs that are known to work from different countries.")
    ] = False,
    research: Annotated[
        bool, typer.Option("--research", help="Only pairs of which a known member researches or educates.")
    ] = False,
    max_rows: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=f"With --all, most of each kind. Default: {MOST_IN_TABLE} in a table, {MOST_OF_ALL:,} otherwise.",
        ),
    ] = None,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """With whom a cluster could teach and learn, learn together, or do business, and why; or two clusters; or all."""
    chosen, form = options.scope(status, synthetic, as_of, members), output.chosen(as_json, as_csv)
    wanted = Wanted(kinds=tuple(kind or KINDS), cross_border=cross_border, research=research)  # type: ignore[arg-type]
    if of_all == (cluster is not None):
        raise BadInput("Suggestions are for one cluster, for two, or for all.", "Name clusters, or say --all.")
    if max_rows is not None and not of_all:
        raise BadInput("Only suggestions for all pairs are cut off.", "Leave --max-rows out, or say --all.")
    if partner is not None and wanted != Wanted():
        raise BadInput("A pair is told in full.", "Leave --kind, --cross-border and --research out.")
    with options.narrowed(chosen, industry) as (database, scope):
        if cluster is None:
            most = max_rows or (MOST_IN_TABLE if form is Format.table else MOST_OF_ALL)
            everything = collaborations.all_suggestions(database, scope, wanted.at_most(most))
            everything = options.told(database, everything, lang, form)
            output.print_answer(tables.all_suggestions(everything, scope, most), form)
        elif partner is None:
            key = keys.resolve(database, "Cluster", cluster)
            found = collaborations.suggestions(database, key, scope, wanted)
            found = options.told(database, found, lang, form)
            output.print_answer(tables.suggestions(found, scope, key), form)
        else:
            _pair(database, scope, (cluster, partner), lang, form)


def _pair(database: Database, scope: Scope, clusters: tuple[str, str], lang: Language | None, form: Format) -> None:
    one, other = (keys.resolve(database, "Cluster", typed) for typed in clusters)
    found = options.told(database, collaborations.pair(database, one, other, scope), lang, form)
    if form is Format.json:
        output.print_json(found.model_dump(mode="json"))
        return
    if form is Format.table:
        output.print_answer(tables.pair(found, scope), form)
    output.print_answer(tables.of_pair(found, scope), form)


def hindsight(
    split_on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="What began from this day on had to be foreseen; default: 70 % of the collaborations began before.",
        ),
    ] = None,
    first: Annotated[
        list[int] | None,
        typer.Option(min=1, help=f"How many pairs are looked at. Repeatable; default: {', '.join(map(str, FIRST))}."),
    ] = None,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Would the suggestions have foreseen the collaborations that came? Each measure beside popularity and a guess."""
    chosen, form = options.scope(status, synthetic, as_of, members), output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        split = split_on.date() if split_on else None
        found = collaborations.hindsight(database, scope, split_on=split, first=first or FIRST)
    if form is Format.json:
        output.print_json(found.model_dump(mode="json"))
    elif form is Format.table and not found.enough:
        typer.echo(found.reason)
    else:
        output.print_answer(tables.hindsight(found, scope), form)
