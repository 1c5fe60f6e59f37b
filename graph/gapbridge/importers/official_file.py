"""The lines of an official CSV or TSV file, by the names of their columns."""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gapbridge.errors import BadInput


@dataclass(frozen=True)
class OfficialFile:
    """A file that was read whole: its lines with their numbers, and its SHA-256."""

    name: str
    sha256: str
    lines: list[tuple[int, dict[str, str]]]

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        return iter(self.lines)


def read(path: Path, columns: tuple[str, ...], delimiter: str = ",", *, short_lines: bool = False) -> OfficialFile:
    """Read a file in UTF-8; other columns than those that must be there are kept as they are.

    With `short_lines`, blank cells at the end of a line may be missing altogether.

    Raises:
        BadInput: The file cannot be read, a column is missing, or a line has more or fewer cells than the first.
    """
    try:
        content = path.read_bytes()
        lines = list(_lines(path.name, content.decode("utf-8-sig"), columns, delimiter, short_lines))
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}.", "Give the folder or file as it was fetched."
        ) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{path.name} is no CSV file in UTF-8: {error}.", _FETCH_AGAIN) from None
    return OfficialFile(path.name, hashlib.sha256(content).hexdigest(), lines)


_FETCH_AGAIN = "Fetch it again from its publisher, and do not save it with a spreadsheet program."


def _lines(
    name: str, text: str, columns: tuple[str, ...], delimiter: str, short_lines: bool
) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header = next(reader, [])
    if missing := [column for column in columns if column not in header]:
        raise BadInput(f"{name} has no column {', '.join(missing)}.", _FETCH_AGAIN)
    for cells in reader:
        if not cells:
            continue
        if short_lines:
            cells += [""] * (len(header) - len(cells))
        if len(cells) != len(header):
            found = f"{name}:{reader.line_num} has {len(cells)} cells where the first line has {len(header)}."
            raise BadInput(found, _FETCH_AGAIN)
        yield reader.line_num, dict(zip(header, cells, strict=True))
