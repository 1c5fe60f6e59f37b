"""What is known of one cluster: `cluster CLUSTER`."""

from typing import Annotated

import typer

from gapbridge import keys, profiles
from gapbridge_api.cli import options, output, tables
from gapbridge_api.cli.options import AsOf, Cluster, Csv, Industry, Json, Lang, Members, Status, Synthetic


def cluster(
    cluster: Cluster,
    max_rows: Annotated[int, typer.Option("--max-rows", min=1, help="Most members named.")] = profiles.DEFAULT_ROWS,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """What is known of one cluster and what is not, with sources that differ side by side, and comparable clusters."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        found = profiles.profile(database, keys.resolve(database, "Cluster", cluster), scope, max_rows=max_rows)
        found = options.told(database, found, lang, form)
    if as_json:
        output.print_json(found.model_dump(mode="json"))
    elif as_csv:
        output.print_answer(tables.profile_record(found), output.Format.csv)
    else:
        output.print_answers(*tables.cluster_profile(found))
