"""Questions: `clusters`, `sources`."""

from dataclasses import replace

from gapbridge import clusters as clusters_
from gapbridge import sources as sources_
from gapbridge.scope import Scope, statuses
from gapbridge_api.cli import options, output, tables
from gapbridge_api.cli.options import AsOf, Csv, Industry, Json, Status, Synthetic
from gapbridge_api.cli.session import session


def clusters(
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    industry: Industry = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """All clusters, and how much is known of each."""
    chosen = options.scope(status, synthetic, as_of)
    with session() as database:
        scope = replace(chosen, industry_id=options.industry_id(database, industry))
        found = clusters_.clusters(database, scope)
    output.print_answer(tables.clusters(found, scope), output.chosen(as_json, as_csv))


def sources(status: Status = None, synthetic: Synthetic = False, as_json: Json = False, as_csv: Csv = False) -> None:
    """The texts that statements are taken from."""
    with session() as database:
        found = sources_.sources(database, Scope(statuses=statuses(status, synthetic)))
    output.print_answer(tables.sources(found), output.chosen(as_json, as_csv))
