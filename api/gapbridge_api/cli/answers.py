"""Questions: `clusters`, `sources`, `search`."""

from typing import Annotated

import typer

from gapbridge import clusters as clusters_
from gapbridge import search as search_
from gapbridge import sources as sources_
from gapbridge.scope import Scope, statuses
from gapbridge_api.cli import options, output, tables
from gapbridge_api.cli.options import AsOf, Csv, Industry, Json, Lang, Status, Synthetic
from gapbridge_api.cli.session import session


def clusters(
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """All clusters, and how much is known of each."""
    chosen = options.scope(status, synthetic, as_of)
    with options.narrowed(chosen, industry) as (database, scope):
        found = clusters_.clusters(database, scope)
    output.print_answer(tables.clusters(found, scope, options.language(lang)), output.chosen(as_json, as_csv))


def sources(status: Status = None, synthetic: Synthetic = False, as_json: Json = False, as_csv: Csv = False) -> None:
    """The texts that statements are taken from."""
    with session() as database:
        found = sources_.sources(database, Scope(statuses=statuses(status, synthetic)))
    output.print_answer(tables.sources(found), output.chosen(as_json, as_csv))


def search(
    text: Annotated[list[str], typer.Argument(help="Words to look for, in English or Lithuanian.")],
    label: Annotated[str | None, typer.Option(help=f"Only one kind: {', '.join(search_.LABELS)}.")] = None,
    max_rows: Annotated[int, typer.Option("--max", min=1, max=search_.MAX_ROWS, help="Most things to show.")] = 20,
    status: Status = None,
    synthetic: Synthetic = False,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """What has a name that holds these words: inflected, without accents, or, if nothing does, mistyped."""
    scope = Scope(statuses=statuses(status, synthetic))
    with session() as database:
        found = search_.search(database, " ".join(text), scope, label=label, max_rows=max_rows)
    answer = tables.things_found(found, " ".join(text), options.language(lang))
    output.print_answer(answer, output.chosen(as_json, as_csv))
