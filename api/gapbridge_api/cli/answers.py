"""The questions: `gaps shared`, `gaps of`, `suggest`, `clusters`, `sources`."""

from dataclasses import replace
from typing import Annotated

import typer

from gapbridge import clusters as clusters_
from gapbridge import collaborations, keys
from gapbridge import gaps as gaps_
from gapbridge import sources as sources_
from gapbridge.scope import Scope, statuses
from gapbridge_api.cli import options, output, tables
from gapbridge_api.cli.options import AsOf, Cluster, Csv, Industry, Json, Lang, Members, Status, Synthetic
from gapbridge_api.cli.session import session

gaps = typer.Typer(help="What clusters lack, alone and together.", no_args_is_help=True)


@gaps.command("shared")
def shared(
    min_clusters: Annotated[int, typer.Option("--min-clusters", "-n", help="Fewest clusters that lack it.")] = 2,
    branch: Annotated[str | None, typer.Option(help="Only this competence and narrower ones.")] = None,
    uncovered: Annotated[
        bool, typer.Option("--uncovered", help="Leave out clusters whose own organisations offer it.")
    ] = False,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Competences that several clusters lack, those of most clusters first."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with session() as database:
        scope = replace(chosen, industry_id=options.industry_id(database, industry))
        found = gaps_.shared_gaps(
            database,
            scope,
            min_clusters=min_clusters,
            branch_id=branch and keys.resolve(database, "Competence", branch),
            include_covered=not uncovered,
        )
        found = options.told(database, found, lang, form)
    output.print_answer(tables.shared_gaps(found, scope, min_clusters), form)


@gaps.command("of")
def of(
    cluster: Cluster,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """What one cluster lacks, who of its own could help, and who else lacks it."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with session() as database:
        scope = replace(chosen, industry_id=options.industry_id(database, industry))
        key = keys.resolve(database, "Cluster", cluster)
        found = options.told(database, gaps_.gaps_of(database, key, scope), lang, form)
    output.print_answer(tables.gaps_of(found, scope, key), form)


def suggest(
    cluster: Cluster,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """With whom a cluster could teach and learn, learn together, or do business, and why."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with session() as database:
        scope = replace(chosen, industry_id=options.industry_id(database, industry))
        key = keys.resolve(database, "Cluster", cluster)
        found = options.told(database, collaborations.suggestions(database, key, scope), lang, form)
    output.print_answer(tables.suggestions(found, scope, key), form)


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
    with session() as database:
        scope = replace(chosen, industry_id=options.industry_id(database, industry))
        found = clusters_.clusters(database, scope)
    output.print_answer(tables.clusters(found, scope, options.language(lang)), output.chosen(as_json, as_csv))


def sources(status: Status = None, synthetic: Synthetic = False, as_json: Json = False, as_csv: Csv = False) -> None:
    """The texts that statements are taken from."""
    with session() as database:
        found = sources_.sources(database, Scope(statuses=statuses(status, synthetic)))
    output.print_answer(tables.sources(found), output.chosen(as_json, as_csv))
