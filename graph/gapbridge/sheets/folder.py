"""A folder of CSV files, or one of them."""

from pathlib import Path

from gapbridge.errors import BadInput
from gapbridge.faults import Fault
from gapbridge.sheets import delimited, naming
from gapbridge.sheets.sheet import Sheets
from gapbridge.vocabulary import Property

CSV, WORKBOOK = ".csv", ".xlsx"

_README = "README.md"
_WHICH_FILES = "The files and their columns are in seeds/README.md."


def read(path: Path) -> Sheets:
    """The tables in a folder of CSV files; anything else in it is a fault, so that nothing is left out unseen.

    Raises:
        BadInput: There is no CSV file in it.
    """
    paths = [one for one in sorted(path.iterdir()) if not one.name.startswith((".", "~$")) and one.name != _README]
    if not any(_ends(one, CSV) for one in paths):
        workbook = next((one for one in paths if _ends(one, WORKBOOK)), None)
        advice = f"Give the workbook itself: {workbook}." if workbook else _WHICH_FILES
        raise BadInput(f"{path} holds no CSV file.", advice)
    found = Sheets(naming.shown(path.resolve().name), [], [], {}, "folder")
    tables = set()
    for one in paths:
        problem = _stranger(one)
        table = naming.table_of(one.stem)
        if table in tables:
            problem = problem or f"the table {table} stands in another file already; keep one"
        elif not problem and (one.is_symlink() or not one.is_file()):
            problem = "not an ordinary file; put the file itself into the folder"
        if problem or table is None:
            found.faults.append(Fault(naming.shown(one.name), 0, "", "", problem))
        else:
            tables.add(table)
            _add(found, one, table)
    found.sheets.sort(key=lambda sheet: naming.in_loading_order(sheet.table))
    return found


def read_file(path: Path) -> Sheets:
    """The table in one CSV file."""
    found = _one_file(path)
    table = naming.table_of(path.stem)
    if table is None:
        found.faults.append(Fault(naming.shown(path.name), 0, "", "", _stranger(path)))
    else:
        _add(found, path, table)
    return found


def read_list(path: Path, name: str, columns: tuple[Property, ...]) -> Sheets:
    """The list in one CSV file, whatever the file is called."""
    found = _one_file(path)
    _add(found, path, name, columns)
    return found


def _one_file(path: Path) -> Sheets:
    return Sheets(naming.shown(path.resolve().parent.name), [], [], {}, "file")


def _ends(path: Path, ending: str) -> bool:
    return path.suffix.lower() == ending


def _stranger(path: Path) -> str:
    """Why a file holds no table, and what to do; empty where its name is a table's."""
    if _ends(path, CSV) and naming.table_of(path.stem):
        return ""
    if _ends(path, WORKBOOK):
        table = naming.table_of(path.stem)
        such = f" such as {table}.csv" if table else ""
        return f"no table of this name but a workbook; give either it or CSV files{such}"
    close = naming.meant(path.stem)
    hint = f"did you mean {close}.csv?" if close else "take it out of the folder"
    return f"no table of this name; {hint}"


def _add(found: Sheets, path: Path, table: str, columns: tuple[Property, ...] = ()) -> None:
    name = naming.shown(path.name)
    opened = delimited.opened(path, name, table, columns or naming.of_the_graph()[table])
    found.faults += opened.faults
    if opened.headings:
        found.headings.append(opened.headings)
    if opened.digest:
        found.files[name] = opened.digest
    if opened.sheet:
        found.sheets.append(opened.sheet)
