"""What analysts hand in, read as it stands: a folder of CSV or Parquet files, one CSV file or a workbook.

Nothing is believed here of what the cells say; `seeds` checks that. What cannot be read, or might do harm, is
named with what to do about it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gapbridge.errors import BadInput
from gapbridge.sheets import folder, parquet, workbook
from gapbridge.sheets.sheet import Line, Sheet, Sheets, UnreadableError
from gapbridge.vocabulary import Property

__all__ = ["Line", "Sheet", "Sheets", "UnreadableError", "open_list", "open_sheets"]


@contextmanager
def open_sheets(path: Path) -> Iterator[Sheets]:
    """The tables that a folder, a CSV file or a workbook holds, and what is wrong with its files and headings.

    The sheets can be read until the block ends.

    Raises:
        BadInput: There is no such path, no table in it, or it is another kind of file.
    """
    path = path.expanduser()
    try:
        if path.is_dir():
            found: Sheets | None = parquet.read(path) if _is_parquet(path) else folder.read(path)
        elif not path.exists():
            raise BadInput(f"There is no {path}.", "Give a folder of CSV files, one of them, or a workbook.")
        else:
            found = folder.read_file(path) if _ending(path) == folder.CSV else None
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.", "Ask its owner, or copy it.") from None
    if found is not None:
        yield found
        return
    with workbook.opened(path) as sheets:
        yield sheets


@contextmanager
def open_list(path: Path, name: str, columns: tuple[Property, ...]) -> Iterator[Sheets]:
    """A list that is no table of the graph: a CSV file of any name, or the sheet `name` of a workbook.

    Raises:
        BadInput: There is no such file, no such sheet in it, or it is another kind of file.
    """
    path = path.expanduser()
    if not path.exists():
        raise BadInput(f"There is no {path}.", "Give a CSV file or a workbook.")
    if _ending(path) == folder.CSV:
        try:
            found = folder.read_list(path, name, columns)
        except OSError as error:
            raise BadInput(f"{path} cannot be read: {error.strerror}.", "Ask its owner, or copy it.") from None
        yield found
        return
    with workbook.opened(path, {name: columns}) as sheets:
        yield sheets


def _is_parquet(path: Path) -> bool:
    """Whether a folder holds Parquet files and no CSV file."""
    endings = {one.suffix.lower() for one in path.iterdir() if not one.name.startswith(".")}
    return parquet.ENDING in endings and folder.CSV not in endings


def _ending(path: Path) -> str:
    """How the name of a file ends.

    Raises:
        BadInput: No such file is read.
    """
    ending = path.suffix.lower()
    if not path.is_file():
        raise BadInput(f"{path} is not an ordinary file.", "Give a folder of CSV files, one of them, or a workbook.")
    if ending not in (folder.CSV, folder.WORKBOOK):
        kind = f"a {ending} file" if ending else "a file without an ending"
        raise BadInput(f"{path} is {kind}, which is not read.", "Save it as .xlsx or CSV.")
    return ending
