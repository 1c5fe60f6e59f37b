"""Published vocabularies: `import esco`, `import nace`, `import ecosystems`."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from gapbridge import intake, tally
from gapbridge.importers import ecosystems, esco, nace, storing
from gapbridge.importers.imported import Imported, Remark
from gapbridge.results import LoadReport
from gapbridge_api.cli import load_tables, output
from gapbridge_api.cli.graph import EVERY_CHANGE, By, DryRun
from gapbridge_api.cli.options import Json
from gapbridge_api.cli.session import messages, progress_bar, session

MAX_SHOWN = 50

import_ = typer.Typer(help="Take in a published vocabulary, from its official files.", no_args_is_help=True)

Version = Annotated[
    str, typer.Option(help="Its version (1.1.1); default: as its publisher's name of the folder or file has it.")
]
Prune = Annotated[bool, typer.Option("--prune", help="Put it in the place of another version in the graph.")]


@import_.command("esco")
def import_esco(
    folder: Annotated[Path, typer.Argument(help="The folder with the CSV files, as fetched and unpacked.")],
    version: Version = "",
    prune: Prune = False,
    dry_run: DryRun = False,
    by: By = "",
    as_json: Json = False,
) -> None:
    """The skills and skill groups of ESCO with their hierarchy; English, and Lithuanian where the files are there."""
    _import(lambda: esco.read(folder, version), prune, dry_run, by, as_json)


@import_.command("nace")
def import_nace(
    file: Annotated[Path, typer.Argument(help="The file of headings in all languages, tab-separated, as fetched.")],
    version: Version = "",
    prune: Prune = False,
    dry_run: DryRun = False,
    by: By = "",
    as_json: Json = False,
) -> None:
    """The industries of NACE Rev. 2.1 with their hierarchy, in English and Lithuanian."""
    _import(lambda: nace.read(file, version), prune, dry_run, by, as_json)


@import_.command("ecosystems")
def import_ecosystems(dry_run: DryRun = False, by: By = "", as_json: Json = False) -> None:
    """The 14 industrial ecosystems of the European Union; they come with GapBridge."""
    _import(ecosystems.read, False, dry_run, by, as_json)


def _import(read: Callable[[], Imported], prune: bool, dry_run: bool, by: str, as_json: bool) -> None:
    found = read()
    most = EVERY_CHANGE if as_json else tally.MAX_CHANGES
    with session() as database, progress_bar() as bar:
        report = storing.store(
            database, found, prune=prune, dry_run=dry_run, by=by or intake.user(), max_changes=most, progress=bar
        )
    if as_json:
        remarks = [{"what": one.what, "count": one.count, "which": one.which} for one in found.remarks]
        vocabulary = {"vocabulary": found.title, "version": found.version, "remarks": remarks}
        output.print_json(report.model_dump(mode="json") | vocabulary)
    else:
        _print(found, report)


def _print(found: Imported, report: LoadReport) -> None:
    messages.print(f"Read {found.title}.", markup=False)
    for remark in found.remarks:
        _tell(remark)
    for owner, count in report.left_to_others.items():
        messages.print(f"{count:,} rows were left as the data set '{owner}' holds them.", markup=False)
    output.print_answer(load_tables.report(report), output.Format.table)
    if report.dry_run and report.changes:
        would = load_tables.changes(report.changes, "Row by row, it would change", cut=report.changes_cut)
        output.print_answer(would, output.Format.table)


def _tell(remark: Remark) -> None:
    messages.print(f"{remark.count:,} {remark.what}{':' if remark.which else '.'}", markup=False)
    for one in remark.which[:MAX_SHOWN]:
        messages.print(f"  {one}", style="dim", markup=False)
    if len(remark.which) > MAX_SHOWN:
        messages.print(f"  ... and {len(remark.which) - MAX_SHOWN:,} more; --json lists all", style="dim", markup=False)
