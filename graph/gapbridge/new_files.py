"""Files we write for people: they appear whole or not at all, and never in the place of another."""

import csv
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from gapbridge.errors import BadInput

# What a spreadsheet would take for a formula when it opens a CSV file; the full-width forms count in some of them.
_FORMULA = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r]")
# Before such a text the reader takes one apostrophe off; one that belongs to the text needs another before it.
_APOSTROPHE = re.compile("'+[=+\\-@\uff1d\uff0b\uff0d\uff20]")


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Where to write what shall stand at `path`, a file or a folder: it is moved there when the block ends well.

    Raises:
        BadInput: Something stands there already (an empty folder may), or it cannot be written there.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 (`resolve` would follow a link and overwrite what it leads to)
    parent = path.parent
    try:
        empty_folder = require_free(path)
        with tempfile.TemporaryDirectory(prefix=".gapbridge-", dir=path if empty_folder else parent) as scratch:
            draft = Path(scratch) / path.name
            yield draft
            if empty_folder:  # its owner may stand in it, so it stays and its files come to it
                for file in sorted(draft.iterdir()):
                    file.rename(path / file.name)
            else:
                require_free(path)
                draft.rename(path)
    except FileNotFoundError:
        raise BadInput(f"There is no folder {parent}.", "Make it first, or choose another place.") from None
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror or error}.", "Choose another place.") from None


def write(path: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file, whole or not at all; with `replace` in the place of another file.

    Raises:
        BadInput: Something stands there already (with `replace`: a folder), or it cannot be written there.
    """
    if not replace or not os.path.lexists(path):
        with appearing(path) as draft:
            draft.write_bytes(content)
        return
    if path.is_dir():
        raise BadInput(f"{path} is a folder.", "Choose another name.")
    path = Path(os.path.abspath(path))  # noqa: PTH100 (a link is replaced, not what it leads to)
    try:
        with tempfile.TemporaryDirectory(prefix=".gapbridge-", dir=path.parent) as scratch:
            draft = Path(scratch) / path.name
            draft.write_bytes(content)
            draft.replace(path)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror or error}.", "Choose another place.") from None


def write_csv(path: Path, lines: Iterable[Sequence[str]]) -> None:
    """Write lines as UTF-8 with a byte order mark, without which Excel spoils every `ž`.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        # With both signs at a line's end, a cell that holds either of them is quoted.
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerows([guarded(cell) for cell in line] for line in lines)


def guarded(cell: str) -> str:
    """A cell as a CSV file may hold it: never a formula to a spreadsheet, and the same text when it is read."""
    return f"'{cell}" if _FORMULA.match(cell) else kept(cell)


def kept(cell: str) -> str:
    """A text as a cell of a workbook holds it, so that it is the same when it is read."""
    return f"'{cell}" if _APOSTROPHE.match(cell) else cell


def require_free(path: Path, advice: str = "Choose another name, or move it away.") -> bool:
    """Return when nothing would be lost at `path`; whether an empty folder stands there.

    Raises:
        BadInput: Something else stands there.
    """
    if not os.path.lexists(path):
        return False
    if path.is_dir() and not any(path.iterdir()):
        return True
    raise BadInput(f"{path} exists already.", advice)
