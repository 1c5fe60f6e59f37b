"""Questions about gaps: `gaps shared`, `gaps rollup`, `gaps agreement`, `gaps matrix`, `gaps of`."""

from typing import Annotated

import typer

from gapbridge import gaps as gaps_
from gapbridge import keys
from gapbridge.gaps.matrix import DEFAULT_SIDE, MAX_SIDE
from gapbridge_api.cli import options, output, tables
from gapbridge_api.cli.options import AsOf, Cluster, Csv, Industry, Json, Lang, Members, Status, Synthetic
from gapbridge_api.cli.output import Format

gaps = typer.Typer(help="What clusters lack, alone and together.", no_args_is_help=True)

MinClusters = Annotated[int, typer.Option("--min-clusters", "-n", help="Fewest clusters that lack it.")]
Branch = Annotated[str | None, typer.Option(help="Only this competence (key or name) and narrower ones.")]
Uncovered = Annotated[bool, typer.Option("--uncovered", help="Leave out clusters whose own organisations offer it.")]
Side = typer.Option(min=1, max=MAX_SIDE, help="Most of them.")


@gaps.command("shared")
def shared(
    min_clusters: MinClusters = 2,
    branch: Branch = None,
    uncovered: Uncovered = False,
    matched: Annotated[
        bool, typer.Option("--matched", help="Count competences matched exactly or closely to the same concept as one.")
    ] = False,
    covered_by: Annotated[
        list[str] | None,
        typer.Option(help="Offers of other competences that cover a gap: matched, narrower, broader. Repeatable."),
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
    """Competences that several clusters lack, those of most clusters first."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        found = gaps_.shared_gaps(
            database,
            scope,
            min_clusters=min_clusters,
            branch_id=branch and keys.resolve(database, "Competence", branch),
            include_covered=not uncovered,
            matched=matched,
            covered_by=covered_by or (),
        )
        found = options.told(database, found, lang, form)
    output.print_answer(tables.shared_gaps(found, scope, min_clusters), form)


@gaps.command("rollup")
def rollup(
    min_clusters: MinClusters = 2,
    branch: Branch = None,
    uncovered: Uncovered = False,
    lowest: Annotated[bool, typer.Option("--lowest", help="Only levels at which a gap becomes shared.")] = False,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Competences that several clusters lack, themselves or something narrower, and where a gap becomes shared."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        found = gaps_.gap_rollup(
            database,
            scope,
            min_clusters=min_clusters,
            branch_id=branch and keys.resolve(database, "Competence", branch),
            include_covered=not uncovered,
            lowest_only=lowest,
        )
        found = options.told(database, found, lang, form)
    output.print_answer(tables.gap_rollup(found, scope, min_clusters), form)


@gaps.command("agreement")
def agreement(
    branch: Branch = None,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """How far clusters that rated the same competences agree on their order: Kendall's W."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        branch_id = branch and keys.resolve(database, "Competence", branch)
        found = gaps_.gap_agreement(database, scope, branch_id=branch_id)
        found = options.told(database, found, lang, form)
    output.print_answer(tables.gap_agreement(found, scope), form)


@gaps.command("matrix")
def matrix(
    min_clusters: Annotated[
        int, typer.Option("--min-clusters", "-n", help="Fewest clusters that stated a need of it.")
    ] = 1,
    branch: Branch = None,
    max_clusters: Annotated[int, Side] = DEFAULT_SIDE,
    max_competences: Annotated[int, Side] = DEFAULT_SIDE,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Clusters by competences: open, covered, closed by evidence, or unknown. --csv is the matrix itself."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        found = gaps_.gap_matrix(
            database,
            scope,
            min_clusters=min_clusters,
            branch_id=branch and keys.resolve(database, "Competence", branch),
            max_clusters=max_clusters,
            max_competences=max_competences,
        )
        found = options.told(database, found, lang, form)
    if form is Format.json:
        output.print_json(found.model_dump(mode="json"))
    else:
        output.print_answer(tables.gap_matrix(found, scope), form)


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
    with options.narrowed(chosen, industry) as (database, scope):
        key = keys.resolve(database, "Cluster", cluster)
        found = gaps_.gaps_of(database, key, scope)
        found = options.told(database, found, lang, form)
    output.print_answer(tables.gaps_of(found, scope, key), form)
