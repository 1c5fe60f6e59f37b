"""Changing and checking the graph: `load`, `history`, `undo`, `audit`."""

from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from gapbridge import audit as audit_
from gapbridge import history as history_
from gapbridge import intake, tally
from gapbridge import undo as undo_
from gapbridge.faults import MAX_FAULTS_SHOWN, FaultyFiles
from gapbridge.intake import MAX_REJECTS, Outcome, Wishes
from gapbridge.results import LoadReport
from gapbridge_api.cli import load_tables, output, tables
from gapbridge_api.cli.options import Csv, Json
from gapbridge_api.cli.session import messages, progress_bar, session

EVERY_CHANGE = 100_000
DONE_WITH_REJECTS = 3

DryRun = Annotated[bool, typer.Option("--dry-run", help="Change nothing: say what would change, row by row.")]
By = Annotated[str, typer.Option(help="Who does it, for the history; default: your login.")]


def load(
    path: Annotated[Path, typer.Argument(help="A folder of CSV files, one CSV file, or a workbook (.xlsx).")],
    prune: Annotated[
        bool,
        typer.Option("--prune", help="Remove rows that left the tables given since this data set was loaded last."),
    ] = False,
    dry_run: DryRun = False,
    accept_valid: Annotated[
        bool, typer.Option("--accept-valid", help="Load the lines without fault; write the others to a file to mend.")
    ] = False,
    max_rejects: Annotated[
        float, typer.Option(min=0, max=100, help="Most faulty lines to leave out, in percent; more: load nothing.")
    ] = MAX_REJECTS,
    rejects: Annotated[Path | None, typer.Option(help="Where the faulty lines go; default: NAME-rejects.")] = None,
    marked: Annotated[
        Path | None, typer.Option(help="Write a copy (.xlsx) with the faults coloured and explained.")
    ] = None,
    name: Annotated[str, typer.Option(help="Name of the data set; default: the folder's or file's.")] = "",
    by: By = "",
    as_json: Json = False,
) -> None:
    """Load spreadsheets: all rows or, at any fault, nothing. Loading twice changes nothing; `undo` takes it back."""
    wishes = Wishes(
        name=name,
        prune=prune,
        dry_run=dry_run,
        accept_valid=accept_valid,
        max_rejects=max_rejects,
        rejects=rejects,
        marked=marked,
        by=by,
        max_changes=EVERY_CHANGE if as_json else tally.MAX_CHANGES,
    )
    with session() as database, progress_bar() as bar:
        try:
            outcome = intake.take_in(database, path, wishes, bar)
        except FaultyFiles as error:
            bar.stop()
            if as_json:
                output.print_json({"faults": [fault.told() for fault in error.faults]})
            if marked is not None and marked.exists():
                messages.print(f"The faults are coloured in {marked}.", markup=False)
            raise
    messages.print(load_tables.read_as(outcome.reading), style="dim", markup=False)
    if as_json:
        reading, rejects = outcome.reading, outcome.rejects
        told = outcome.report.model_dump(mode="json") | {"read_as": reading.read_as}
        told["faults"] = [fault.told() for fault in reading.faults]
        output.print_json(told | {"rejects": None if rejects is None else str(rejects)})
    else:
        _print(outcome.report)
    if outcome.report.rejected:
        _say_rejects(outcome)
        raise typer.Exit(DONE_WITH_REJECTS)


def history(
    load_id: Annotated[str, typer.Argument(metavar="[LOAD]", help="Number of a load: what it changed.")] = "",
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """The loads that changed something, the latest first; or, for one of them, what it changed row by row."""
    form = output.chosen(as_json, as_csv)
    with session() as database:
        if not load_id:
            output.print_answer(load_tables.loads(history_.loads(database)), form)
            return
        record = history_.load_of(database, load_id)
        found = (change for part in history_.changes_of(database, record) for change in part)
        shown = islice(found, load_tables.MAX_LINES_SHOWN + 1) if form is output.Format.table else found
        changes = [tally.row_change(change) for change in shown]
    title = f"Load {record.id} of '{record.dataset}' changed"
    output.print_answer(load_tables.changes(changes, title, cut=False), form)


def undo(
    load_id: Annotated[str, typer.Argument(metavar="LOAD", help="Its number, as `gapbridge history` shows it.")],
    dry_run: DryRun = False,
    by: By = "",
    as_json: Json = False,
) -> None:
    """Take a load back: the graph is as it was before, or nothing happens and what stands in the way is named."""
    most = EVERY_CHANGE if as_json else tally.MAX_CHANGES
    with session() as database, progress_bar() as bar:
        report = undo_.undo(database, load_id, dry_run=dry_run, by=by or intake.user(), max_changes=most, progress=bar)
    if as_json:
        output.print_json(report.model_dump(mode="json"))
    else:
        _print(report, f"Undoing load {load_id}")


def audit(as_json: Json = False) -> None:
    """Check what the database itself cannot: every statement's source, required properties, ends and days."""
    with session() as database:
        findings = audit_.audit(database)
    output.print_answer(tables.findings(findings), output.chosen(as_json, as_csv=False))
    if findings:
        messages.print("Mend the rows named and load them again.")
        raise typer.Exit(1)


def _print(report: LoadReport, subject: str = "") -> None:
    if not report.tables and not report.rejected:
        messages.print("Nothing to do: the tables hold no lines but headings and remarks.")
        return
    output.print_answer(load_tables.report(report, subject), output.Format.table)
    if report.dry_run and report.changes:
        would = load_tables.changes(report.changes, "Row by row, it would change", cut=report.changes_cut)
        output.print_answer(would, output.Format.table)


def _say_rejects(outcome: Outcome) -> None:
    count = outcome.report.rejected
    lines = "1 faulty line was left out" if count == 1 else f"{count:,} faulty lines were left out"
    if outcome.rejects is None:
        for fault in outcome.reading.faults[:MAX_FAULTS_SHOWN]:
            messages.print(f"  {fault}", markup=False)
        messages.print(f"{lines} of this rehearsal; without --dry-run they are written to a file.", markup=False)
        return
    again = f"gapbridge load {outcome.rejects} --name {outcome.report.dataset}"
    messages.print(f"{lines}, to {outcome.rejects}. Mend them there, then: {again}", markup=False)
