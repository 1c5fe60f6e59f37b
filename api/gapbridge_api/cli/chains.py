"""Value chains: `chain list`, `chain study`, `chain routes`, `chain network`."""

import sys
from dataclasses import replace
from typing import Annotated

import typer

from gapbridge import keys, value_chains
from gapbridge.database import Database
from gapbridge.value_chains.page import page
from gapbridge.vocabulary import ENGLISH
from gapbridge_api.cli import options, output, tables
from gapbridge_api.cli.options import AsOf, Csv, Industry, Json, Lang, Members, Status, Synthetic
from gapbridge_api.cli.session import session

chain = typer.Typer(
    help="Value chains: what is thin in them, and how those in them hang together.", no_args_is_help=True
)

MaxRows = Annotated[int, typer.Option("--max-rows", min=1, help="Most rows of each list; a longer one is marked.")]


@chain.command("list")
def list_(
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """All value chains, and how much is known of each."""
    chosen = options.scope(status, synthetic, as_of)
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        found = value_chains.value_chains(database, scope)
        found = options.told(database, found, lang, form)
    output.print_answer(tables.value_chains(found, scope), form)


@chain.command("study")
def study(
    value_chain: Annotated[
        str | None,
        typer.Argument(metavar="[CHAIN]", help="Key or name of a value chain; `gapbridge chain list` lists them."),
    ] = None,
    cluster: Annotated[list[str] | None, typer.Option(help="Study this cluster and its members. Repeatable.")] = None,
    member: Annotated[list[str] | None, typer.Option(help="Study this member. Repeatable.")] = None,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    max_rows: MaxRows = value_chains.DEFAULT_ROWS,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print a page in Markdown.")] = False,
) -> None:
    """What is missing, thin, exposed or unknown: of a chain, or of clusters or members in it."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with session() as database:
        found = value_chains.study(
            database,
            replace(chosen, industry_id=options.industry_id(database, industry)),
            chain_id=value_chain and keys.resolve(database, "ValueChain", value_chain),
            cluster_ids=_keys(database, "Cluster", cluster),
            member_ids=_keys(database, "Member", member),
            max_rows=max_rows,
            language=ENGLISH if as_markdown else options.language(lang),  # the page is in English
        )
        found = options.told(database, found, lang, form)
    if as_markdown:
        sys.stdout.write(page(found))
    elif as_json:
        output.print_json(found.model_dump(mode="json"))
    elif as_csv:
        output.print_answer(tables.study_findings(found), output.Format.csv)
    else:
        for answer in tables.study(found):
            output.print_answer(answer, output.Format.table)


@chain.command("routes")
def routes(
    start: Annotated[str, typer.Argument(help="Key or name of the member (or stage) the ways begin at.")],
    end: Annotated[str, typer.Argument(help="Key or name of the one they end at.")],
    stages: Annotated[bool, typer.Option("--stages", help="Between two stages, not two members.")] = False,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """The ways from one member (or stage) to another: what all of them pass, and how many share nothing."""
    scope = options.scope(status, synthetic, as_of)
    label = "Stage" if stages else "Member"
    form = output.chosen(as_json, as_csv)
    with session() as database:
        start_id, end_id = (keys.resolve(database, label, typed) for typed in (start, end))
        found = value_chains.routes(database, "stages" if stages else "supplies", start_id, end_id, scope)
        found = options.told(database, found, lang, form)
    if as_json:
        output.print_json(found.model_dump(mode="json"))
    else:
        output.print_answer(tables.routes(found, scope), form)


@chain.command("network")
def network(
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    industry: Industry = None,
    max_rows: MaxRows = value_chains.DEFAULT_ROWS,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """The network of all known deliveries: parts, communities, circles, central members, single points, bridges."""
    chosen = options.scope(status, synthetic, as_of)
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        found = value_chains.supply_network(database, scope, max_rows=max_rows)
        found = options.told(database, found, lang, form)
    if as_json:
        output.print_json(found.model_dump(mode="json"))
    else:
        output.print_answer(tables.supply_network(found, scope), form)


def _keys(database: Database, label: str, typed: list[str] | None) -> list[str]:
    return [keys.resolve(database, label, one) for one in typed or ()]
