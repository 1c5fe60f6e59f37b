"""Recording a few things without a file: `record source`, `record attendance`, `record assessment`."""

from datetime import datetime
from typing import Annotated

import typer

from gapbridge import intake
from gapbridge.outcomes import recording
from gapbridge.outcomes.recording import RECORDED, What
from gapbridge_api.cli import load_tables, output
from gapbridge_api.cli.graph import By, DryRun
from gapbridge_api.cli.options import Json
from gapbridge_api.cli.session import session

record = typer.Typer(
    help="Record who attended and what was assessed, without a file. Each is a load: `gapbridge undo` takes it back.",
    no_args_is_help=True,
)

Organisation = Annotated[str, typer.Argument(help="Key or name of a cluster or member.")]
Source = Annotated[str, typer.Option(help="Key or title of the source that says so; `record source` adds one.")]
StatusOfIt = Annotated[str, typer.Option("--status", help="How sure it is: fact, statement, estimate or synthetic.")]
Attribution = Annotated[str, typer.Option(help="Who says it: self, third_party, ...; default: third_party.")]
Name = Annotated[str, typer.Option(help="Name of the data set that owns it.")]


@record.command("source")
def source(
    key: Annotated[str, typer.Argument(help="Its key: small letters, digits, and - . _ between.")],
    title: Annotated[str, typer.Argument(help="Its title, or what it is.")],
    status: StatusOfIt,
    publisher: Annotated[str, typer.Option(help="Who published it.")] = "",
    url: Annotated[str, typer.Option(help="Where it can be read.")] = "",
    published_on: Annotated[str, typer.Option(help="When: 2027, 2027-06 or 2027-06-10.")] = "",
    name: Name = RECORDED,
    by: By = "",
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """A source: the list of participants, the test, the review that later records rest on."""
    cells = {"id": key, "title": title, "publisher": publisher, "url": url, "published_on": published_on}
    _record("sources", [cells | {"status": status}], name, by, dry_run, as_json)


@record.command("attendance")
def attendance(
    event: Annotated[str, typer.Argument(help="Key or name of the event.")],
    organisations: Annotated[list[str], typer.Argument(help="Who attended: keys or names of clusters and members.")],
    source: Source,
    status: StatusOfIt,
    attribution: Attribution = "",
    name: Name = RECORDED,
    by: By = "",
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Who attended an event. Recorded twice it changes nothing."""
    said = {"event_id": event, "source_id": source, "status": status, "attribution": attribution}
    _record("attended", [said | {"organisation_id": one} for one in organisations], name, by, dry_run, as_json)


@record.command("assessment")
def assessment(
    organisation: Organisation,
    competence: Annotated[str, typer.Argument(help="Key or name of the competence it was assessed on.")],
    on: Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d"], help="The day of the assessment.")],
    level: Annotated[int, typer.Option(help="1 reaction, 2 learning, 3 behaviour, 4 results (Kirkpatrick).")],
    source: Source,
    status: StatusOfIt,
    event: Annotated[str, typer.Option(help="Key or name of the event it was made after; none: a review.")] = "",
    pre: Annotated[str, typer.Option(help="Rating before.")] = "",
    post: Annotated[str, typer.Option(help="Rating after.")] = "",
    scale_max: Annotated[str, typer.Option(help="Highest value of the scale.")] = "",
    closes: Annotated[
        bool | None, typer.Option("--closes/--reopens", help="An explicit verdict: the need is met, or is not.")
    ] = None,
    attribution: Attribution = "",
    name: Name = RECORDED,
    by: By = "",
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """What was assessed of an organisation on a competence. Recorded again with other ratings it is corrected."""
    cells = {
        "organisation_id": organisation,
        "competence_id": competence,
        "event_id": event,
        "assessed_on": on.date().isoformat(),
        "kirkpatrick_level": str(level),
        "pre": pre,
        "post": post,
        "scale_max": scale_max,
        "closes": "" if closes is None else str(closes),
        "source_id": source,
        "status": status,
        "attribution": attribution,
    }
    _record("outcomes", [cells], name, by, dry_run, as_json)


def _record(what: What, records: list[dict[str, str]], name: str, by: str, dry_run: bool, as_json: bool) -> None:
    with session() as database:
        report = recording.record(database, what, records, dataset=name, dry_run=dry_run, by=by or intake.user())
    if as_json:
        output.print_json(report.model_dump(mode="json"))
        return
    output.print_answer(load_tables.report(report, "Recording"), output.Format.table)
    if report.dry_run and report.changes:
        would = load_tables.changes(report.changes, "Row by row, it would change", cut=report.changes_cut)
        output.print_answer(would, output.Format.table)
