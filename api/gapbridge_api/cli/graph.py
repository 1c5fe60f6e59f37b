"""Changing and checking the graph: `load`, `audit`."""

from pathlib import Path
from typing import Annotated

import typer

from gapbridge import audit as audit_
from gapbridge import load as load_
from gapbridge import seeds
from gapbridge.results import LoadReport
from gapbridge_api.cli import output, tables
from gapbridge_api.cli.answers import Json
from gapbridge_api.cli.session import messages, progress_bar, session


def load(
    folder: Annotated[Path, typer.Argument(help="Folder of CSV files; the columns are in seeds/README.md.")],
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove what left the folder since it was loaded last.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    name: Annotated[str, typer.Option(help="Name of the data set; default: the folder's.")] = "",
    as_json: Json = False,
) -> None:
    """Load a folder of CSV files: all of it or, at any fault, nothing. Loading twice changes nothing."""
    dataset = seeds.read(folder, name)
    with session() as database, progress_bar() as bar:
        report = load_.load(database, dataset, prune=prune, dry_run=dry_run, progress=bar)
    if as_json:
        output.print_json(report.model_dump(mode="json"))
    else:
        output.print_answer(report_table(report), output.Format.table)


def audit(as_json: Json = False) -> None:
    """Check what the database itself cannot: every statement's source, required properties, ends and days."""
    with session() as database:
        findings = audit_.audit(database)
    output.print_answer(tables.findings(findings), output.chosen(as_json, as_csv=False))
    if findings:
        messages.print("Mend the rows named and load them again.")
        raise typer.Exit(1)


def report_table(report: LoadReport) -> output.Answer:
    """What a load did, as a table."""
    did = "would change" if report.dry_run else "changed"
    note = "" if report.changed_anything else "Nothing changed: the graph holds all of it already."
    if report.resumed_at:
        note = f"Went on at row {report.resumed_at + 1:,} of {report.rows:,}, where an earlier load was interrupted."
    gone = [(kind, 0, 0, 0, count) for kind, count in report.removed.items()]
    rows = [(one.table, one.added, one.changed, one.unchanged, 0) for one in report.tables] + gone
    names = ("table", "added", "changed", "unchanged", "removed")
    columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    title = (
        f"Loading '{report.dataset}' {did} {sum(row[1] + row[2] + row[4] for row in rows):,} of {report.rows:,} rows"
    )
    return output.Answer(title, names, [dict(zip(names, row, strict=True)) for row in rows], columns, note)
