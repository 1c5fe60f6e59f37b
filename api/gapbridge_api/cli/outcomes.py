"""Did it work?: `outcomes needs`, `outcomes effects`, `outcomes assessments`, `outcomes history`."""

from typing import Annotated, Literal

import typer

from gapbridge import keys
from gapbridge import outcomes as outcomes_
from gapbridge.outcomes.effects import By
from gapbridge_api.cli import options, output, tables
from gapbridge_api.cli.options import AsOf, Csv, Industry, Json, Lang, Members, Status, Synthetic

outcomes = typer.Typer(
    help="Did the events work: needs closed, learning gains, what is still open.", no_args_is_help=True
)

OfCluster = Annotated[str | None, typer.Option("--cluster", help="Only this cluster (key or name).")]


@outcomes.command("needs")
def needs(
    cluster: OfCluster = None,
    event: Annotated[
        list[str] | None,
        typer.Option("--event", help="Only needs of what this event (key or name) teaches. Repeatable."),
    ] = None,
    state: Annotated[
        Literal["open", "closed"] | None, typer.Option(help="Only needs that are open, or only closed ones.")
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
    """What became of each need: closed, or still open and why; the next programme starts from these."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        found = outcomes_.needs(
            database,
            scope,
            cluster_id=cluster and keys.resolve(database, "Cluster", cluster),
            event_ids=[keys.resolve(database, "Event", one) for one in event or ()],
            state=state,
        )
        found = options.told(database, found, lang, form)
    output.print_answer(tables.need_outcomes(found, scope), form)


@outcomes.command("effects")
def effects(
    by: Annotated[By, typer.Option(help="What the rows are about.")] = "event",
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """What is known after the events: who was assessed and who not, levels, learning gains, needs closed."""
    chosen = options.scope(status, synthetic, as_of, members)
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        found = outcomes_.effects(database, scope, by=by)
        found = options.told(database, found, lang, form)
    output.print_answer(tables.effects(found, scope, by), form)


@outcomes.command("assessments")
def assessments(
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """What each assessment measured, with its learning gain, or why there is none."""
    chosen = options.scope(status, synthetic, as_of)
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        found = outcomes_.assessments(database, scope)
        found = options.told(database, found, lang, form)
    output.print_answer(tables.measurements(found, scope), form)


@outcomes.command("history")
def history(
    subject: Annotated[
        str, typer.Argument(metavar="[CLUSTER|NEED]", help="A cluster (key or name), or the id of a need; else all.")
    ] = "",
    competence: Annotated[str | None, typer.Option(help="Only this competence (key or name).")] = None,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    members: Members = False,
    industry: Industry = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """The life of each need: stated, assessed, closed, open again, over; and who says so."""
    chosen = options.scope(status, synthetic, as_of, members)
    is_need = subject.startswith("needs:")  # as ids of statements begin; a key of a cluster has no colon
    form = output.chosen(as_json, as_csv)
    with options.narrowed(chosen, industry) as (database, scope):
        found = outcomes_.history(
            database,
            scope,
            cluster_id=keys.resolve(database, "Cluster", subject) if subject and not is_need else None,
            competence_id=competence and keys.resolve(database, "Competence", competence),
            need_id=subject if is_need else None,
        )
        found = options.told(database, found, lang, form)
    output.print_answer(tables.need_histories(found, scope), form)
