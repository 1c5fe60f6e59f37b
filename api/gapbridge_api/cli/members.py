"""What members could gain: `member MEMBER` for one, `members CLUSTER` for all of a cluster."""

from typing import Annotated

import typer

from gapbridge import keys
from gapbridge import members as members_
from gapbridge_api.cli import options, output, tables
from gapbridge_api.cli.options import AsOf, Cluster, Csv, Industry, Json, Lang, Members, Status, Synthetic


def member(
    member: Annotated[str, typer.Argument(help="Key or name of a member; `gapbridge members CLUSTER` lists them.")],
    max_rows: Annotated[
        int, typer.Option("--max-rows", min=1, help="Most helpers, learners and openings of each list.")
    ] = members_.DEFAULT_ROWS,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """The benefit sheet of one member: who could help it, whom it could teach, chain openings, events due."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        key = keys.resolve(database, "Member", member)
        found = members_.benefits(database, key, scope, max_rows=max_rows)
        found = options.told(database, found, lang, form)
    if as_json:
        output.print_json(found.model_dump(mode="json"))
    elif as_csv:
        output.print_answer(tables.benefit_lines(found), output.Format.csv)
    else:
        output.print_answers(*tables.member_benefits(found))


def members_of(
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
    """What each known member of a cluster could gain and give: counts, and the first of each."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        key = keys.resolve(database, "Cluster", cluster)
        found = members_.benefits_of_members(database, key, scope)
        found = options.told(database, found, lang, form)
    output.print_answer(tables.benefits_of_members(found, scope, key), form)
