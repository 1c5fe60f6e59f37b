"""What a person handed in, checked cell by cell: a data set, and the list of everything that is wrong."""

import re
from dataclasses import dataclass
from pathlib import Path

from gapbridge.checker import Checker
from gapbridge.dataset import Dataset
from gapbridge.errors import BadInput
from gapbridge.faults import Fault, FaultyFiles, FaultySheet
from gapbridge.keys import slug
from gapbridge.progress import Progress, silent
from gapbridge.references import Nodes
from gapbridge.rows import MAX_KEY
from gapbridge.sheets import Sheets, open_sheets
from gapbridge.tables import Reads
from gapbridge.vocabulary import KEY_PATTERN


@dataclass
class Reading:
    """What came of reading: the rows without fault, and everything that is wrong.

    `rejected` is how many lines have a fault; `whole` is false where a file, a heading or the rest of a sheet could
    not be read; `read_as` says of each sheet how it was read; `faulty` holds the first of the faulty lines, those of
    headings too.
    """

    dataset: Dataset
    faults: list[Fault]
    rejected: int
    lines: int
    whole: bool
    remarks: int
    read_as: dict[str, str]
    faulty: list[FaultySheet]


def read(path: Path, name: str = "", graph: Reads | None = None) -> Dataset:
    """The data set in a folder of CSV files, one CSV file or a workbook.

    Args:
        path: The folder or file.
        name: The data set's name; by default the folder's or file's.
        graph: Reads the graph that keys and names may lead to; without it, keys that lead out of the files are
            not checked (`load` does).

    Raises:
        FaultyFiles: Anything is wrong; all faults are listed.
        BadInput: There is nothing to read.
    """
    with open_sheets(path.expanduser()) as handed_in:
        reading = check(handed_in, name, graph)
    if reading.faults:
        raise FaultyFiles(reading.faults)
    return reading.dataset


def check(handed_in: Sheets, name: str = "", graph: Reads | None = None, progress: Progress = silent) -> Reading:
    """Check every cell of what was handed in; see `read`."""
    dataset = Dataset(_name(name, handed_in.name), files=dict(handed_in.files))
    checker = Checker(dataset, Nodes(graph), list(handed_in.faults))
    read_as = {sheet.name or sheet.file: sheet.read_as for sheet in handed_in.sheets}
    total = sum(sheet.size for sheet in handed_in.sheets)
    before = 0
    for sheet in handed_in.sheets:
        for _ in checker.sheet(sheet):
            progress(f"reading {sheet.table}", before + sheet.done, total)
        before += sheet.size
    remarks = sum(sheet.remarks for sheet in handed_in.sheets)
    faulty = handed_in.headings + checker.faulty
    return Reading(dataset, checker.faults, checker.rejected, checker.lines, checker.whole, remarks, read_as, faulty)


def dataset_name(name: str) -> str:
    """A folder's or file's name as the name of a data set.

    Raises:
        BadInput: It holds nothing a key could be made of.
    """
    made = slug(name)
    if not re.match(KEY_PATTERN, made):
        raise BadInput(f"{name} gives no name for the data set.", "Name it with --name.")
    return made


def require_name(given: str) -> None:
    """Return when a data set can have this name.

    Raises:
        BadInput: It cannot.
    """
    if not re.match(KEY_PATTERN, given) or len(given) > MAX_KEY:
        raise BadInput(
            f"{given[:MAX_KEY]!r} is no name for a data set.", "Use small letters, digits and - . _ between them."
        )


def _name(given: str, found: str) -> str:
    if given:
        require_name(given)
    return given or dataset_name(found)
