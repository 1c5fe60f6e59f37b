"""The whole way of a file into the graph: read, check, compare, and store, reject or refuse."""

import getpass
import shutil
from dataclasses import dataclass
from pathlib import Path

from gapbridge import load, marked, seeds
from gapbridge.database import Database
from gapbridge.faults import FaultyFiles
from gapbridge.new_files import require_free
from gapbridge.progress import Progress, silent
from gapbridge.results import LoadReport
from gapbridge.seeds import Reading
from gapbridge.sheets import Sheets, open_sheets
from gapbridge.tally import MAX_CHANGES

MAX_REJECTS = 5.0


@dataclass(frozen=True)
class Wishes:
    """How files are to be taken in.

    Args:
        name: The data set's name; empty: the folder's or file's.
        prune: Remove what the data set holds in the graph and its tables no longer have.
        dry_run: Only say what would change.
        accept_valid: Leave faulty lines out instead of refusing all.
        max_rejects: Most faulty lines that are left out, in percent of all lines.
        rejects: Where the lines that were left out are written, to be mended; None: beside the files.
        marked: Where a copy is written in which the faults are coloured; None: nowhere.
        by: Who loads it, for the history.
        max_changes: Most rows of which is told what happens to each.
    """

    name: str = ""
    prune: bool = False
    dry_run: bool = False
    accept_valid: bool = False
    max_rejects: float = MAX_REJECTS
    rejects: Path | None = None
    marked: Path | None = None
    by: str = ""
    max_changes: int = MAX_CHANGES


@dataclass(frozen=True)
class Outcome:
    """What a load did, how the files were read, and where the lines are that were left out."""

    report: LoadReport
    reading: Reading
    rejects: Path | None


def take_in(database: Database, path: Path, wishes: Wishes, progress: Progress = silent) -> Outcome:
    """Load a folder of CSV files, one CSV file or a workbook into the graph.

    Raises:
        FaultyFiles: Something is wrong with the files, and it is not wished or not possible to leave it out;
            nothing was changed.
        BadInput: There is nothing to read, or a file to be written is in the way.
        Conflict: Another data set says something else of the same key, or refers to what would be pruned.
    """
    path = path.expanduser()
    for target in (wishes.marked, wishes.rejects):
        if target is not None:
            require_free(target.expanduser())
    with open_sheets(path) as handed_in:
        reading = seeds.check(handed_in, wishes.name, database.read, progress)
        if reading.faults and wishes.marked is not None:
            marked.write_marked(wishes.marked, handed_in.sheets, reading.faults)
        rejects = _rejects(path, handed_in, reading, wishes)
        try:
            report = load.load(
                database,
                reading.dataset,
                prune=wishes.prune,
                dry_run=wishes.dry_run,
                by=wishes.by or user(),
                rejected=reading.rejected,
                max_changes=wishes.max_changes,
                progress=progress,
            )
        except BaseException:
            if rejects is not None:
                shutil.rmtree(rejects) if rejects.is_dir() else rejects.unlink()
            raise
    return Outcome(report, reading, rejects)


def _rejects(path: Path, handed_in: Sheets, reading: Reading, wishes: Wishes) -> Path | None:
    """Write the faulty lines to a file of their own.

    Raises:
        FaultyFiles: They may not be left out.
    """
    if not reading.faults:
        return None
    if not wishes.accept_valid:
        raise FaultyFiles(reading.faults, sheets=reading.faulty)
    if not reading.whole:
        advice = "Lines can be left out, files and headings cannot: mend these first."
        raise FaultyFiles(reading.faults, advice, reading.faulty)
    share = 100 * reading.rejected / reading.lines
    if share > wishes.max_rejects:
        advice = (
            f"{reading.rejected:,} of {reading.lines:,} lines are faulty, {share:.1f}%; at most"
            f" {wishes.max_rejects:g}% may be left out (--max-rejects)."
        )
        raise FaultyFiles(reading.faults, advice, reading.faulty)
    if wishes.prune:
        advice = "Lines cannot be left out while pruning: what they stand for would be removed. Mend them first."
        raise FaultyFiles(reading.faults, advice, reading.faulty)
    suffix = ".xlsx" if handed_in.form == "workbook" else ""
    beside = path if path.name not in ("", "..") else path.resolve()
    target = wishes.rejects or beside.with_name(f"{beside.stem}-rejects{suffix}")
    require_free(target)
    if wishes.dry_run:
        return None
    marked.write_rejects(target, handed_in.sheets, reading.faults, handed_in.form)
    return target


def user() -> str:
    """Who runs this, for the history: the name of the login."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
