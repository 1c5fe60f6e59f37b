"""The questions: `gaps shared`, `gaps of`, `suggest`, `clusters`, `sources`."""

from datetime import datetime
from typing import Annotated

import typer

from gapbridge import clusters as clusters_
from gapbridge import collaborations, keys
from gapbridge import gaps as gaps_
from gapbridge import sources as sources_
from gapbridge.scope import Scope, statuses, today
from gapbridge_api.cli import output, tables
from gapbridge_api.cli.session import session

gaps = typer.Typer(help="What clusters lack, alone and together.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="Print all rows as JSON.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print all rows as CSV; lists joined with |.")]
Status = Annotated[
    list[str] | None,
    typer.Option("--status", help="Only statements of this status: fact, statement, estimate, synthetic. Repeatable."),
]
Synthetic = Annotated[bool, typer.Option("--synthetic", help="Count made-up statements too.")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="The day asked about; default: today."),
]
Members = Annotated[bool, typer.Option("--members", help="Count needs of members as needs of their cluster.")]
Cluster = Annotated[str, typer.Argument(help="Key or name of a cluster; `gapbridge clusters` lists them.")]


@gaps.command("shared")
def shared(
    min_clusters: Annotated[int, typer.Option("--min-clusters", "-n", help="Fewest clusters that lack it.")] = 2,
    industry: Annotated[str | None, typer.Option(help="Only clusters of this industry or a narrower one.")] = None,
    branch: Annotated[str | None, typer.Option(help="Only this competence and narrower ones.")] = None,
    uncovered: Annotated[
        bool, typer.Option("--uncovered", help="Leave out clusters whose own organisations offer it.")
    ] = False,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Competences that several clusters lack, those of most clusters first."""
    scope = _scope(status, synthetic, as_of, members)
    with session() as database:
        found = gaps_.shared_gaps(
            database,
            scope,
            min_clusters=min_clusters,
            industry_id=industry and keys.resolve(database, "Industry", industry),
            branch_id=branch and keys.resolve(database, "Competence", branch),
            include_covered=not uncovered,
        )
    output.print_answer(tables.shared_gaps(found, scope, min_clusters), output.chosen(as_json, as_csv))


@gaps.command("of")
def of(
    cluster: Cluster,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """What one cluster lacks, who of its own could help, and who else lacks it."""
    scope = _scope(status, synthetic, as_of, members)
    with session() as database:
        key = keys.resolve(database, "Cluster", cluster)
        found = gaps_.gaps_of(database, key, scope)
    output.print_answer(tables.gaps_of(found, scope, key), output.chosen(as_json, as_csv))


def suggest(
    cluster: Cluster,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """With whom a cluster could teach and learn, learn together, or do business, and why."""
    scope = _scope(status, synthetic, as_of, members)
    with session() as database:
        key = keys.resolve(database, "Cluster", cluster)
        found = collaborations.suggestions(database, key, scope)
    output.print_answer(tables.suggestions(found, scope, key), output.chosen(as_json, as_csv))


def clusters(
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """All clusters, and how much is known of each."""
    scope = _scope(status, synthetic, as_of, members=False)
    with session() as database:
        found = clusters_.clusters(database, scope)
    output.print_answer(tables.clusters(found, scope), output.chosen(as_json, as_csv))


def sources(status: Status = None, synthetic: Synthetic = False, as_json: Json = False, as_csv: Csv = False) -> None:
    """The texts that statements are taken from."""
    with session() as database:
        found = sources_.sources(database, Scope(statuses=statuses(status, synthetic)))
    output.print_answer(tables.sources(found), output.chosen(as_json, as_csv))


def _scope(status: list[str] | None, synthetic: bool, as_of: datetime | None, members: bool) -> Scope:
    return Scope(
        statuses=statuses(status, synthetic),
        as_of=as_of.date() if as_of else today(),
        include_members=members,
    )
