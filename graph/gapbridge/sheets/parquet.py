"""A folder of Parquet files, read with the extra `parquet`; their values become texts, as in any other sheet."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from gapbridge.errors import BadInput
from gapbridge.faults import Fault
from gapbridge.sheets import headings, naming, texts
from gapbridge.sheets.headings import Headings
from gapbridge.sheets.sheet import Line, Sheet, Sheets, UnreadableError

ENDING = ".parquet"
MAX_CELL = 32_767
CHUNK_ROWS = 2_000
MAX_GROUP_BYTES = 256_000_000

_HEADING_LINE = 1
_DAMAGED = "is damaged, or no Parquet file; write it anew"


def library() -> tuple[Any, Any]:
    """The modules `pyarrow` and `pyarrow.parquet`.

    Raises:
        BadInput: They are not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise BadInput(
            "Parquet needs the extra `parquet`, which is not installed.",
            "Install it: pip install 'gapbridge[parquet]'. Or choose csv.",
        ) from None
    return pyarrow, pyarrow.parquet


def read(path: Path) -> Sheets:
    """The tables in a folder of Parquet files; anything else in it is a fault, so that nothing is left out unseen.

    Raises:
        BadInput: The extra `parquet` is not installed.
    """
    library()
    found = Sheets(naming.shown(path.resolve().name), [], [], {}, "folder")
    for one in sorted(path.iterdir()):
        if one.name.startswith((".", "~$")) or one.name == "README.md":
            continue
        name = naming.shown(one.name)
        table = naming.table_of(one.stem) if one.suffix.lower() == ENDING else None
        if table is None:
            close = naming.meant(one.stem)
            hint = f"did you mean {close}{ENDING}?" if close else "take it out of the folder"
            found.faults.append(Fault(name, 0, "", "", f"no table of this name; {hint}"))
        elif table in {sheet.table for sheet in found.sheets}:
            problem = f"the table {table} stands in another file already; keep one"
            found.faults.append(Fault(name, 0, "", "", problem))
        elif one.is_symlink() or not one.is_file():
            problem = "not an ordinary file; put the file itself into the folder"
            found.faults.append(Fault(name, 0, "", "", problem))
        else:
            _add(found, one, name, table)
    found.sheets.sort(key=lambda sheet: naming.in_loading_order(sheet.table))
    return found


def _add(found: Sheets, path: Path, name: str, table: str) -> None:
    """Add a file's sheet, or what is wrong with its columns."""
    with path.open("rb") as raw:
        found.files[name] = hashlib.file_digest(raw, "sha256").hexdigest()
    try:
        columns = _columns(path)
    except _DamagedError as error:
        found.faults.append(Fault(name, 0, "", "", str(error)))
        return
    understood = headings.understood(naming.of_the_graph()[table], columns)
    found.faults += [Fault(name, _HEADING_LINE, one.column, one.value, one.problem) for one in understood.faults]
    if not understood.faults:
        size = path.stat().st_size
        reader = _Reader(path, understood)
        found.sheets.append(Sheet(table, name, "", understood.columns, "Parquet", size, reader.lines))


class _DamagedError(Exception):
    pass


def _columns(path: Path) -> list[str]:
    """The names of the columns.

    Raises:
        _DamagedError: The file cannot be read, or reading it would take too much memory.
    """
    arrow, files = library()
    try:
        with files.ParquetFile(path) as file:
            groups = (file.metadata.row_group(at) for at in range(file.metadata.num_row_groups))
            if any(group.total_byte_size > MAX_GROUP_BYTES for group in groups):
                raise _DamagedError("holds groups of rows that take too much memory; write it with smaller ones")
            return list(file.schema_arrow.names)
    except (arrow.ArrowException, OSError, ValueError):
        raise _DamagedError(_DAMAGED) from None


@dataclass(frozen=True)
class _Reader:
    path: Path
    headings: Headings

    def lines(self, sheet: Sheet) -> Iterator[Line]:
        """Every row; rows are counted as lines are, the headings being the first."""
        arrow, files = library()
        number = _HEADING_LINE
        try:
            with files.ParquetFile(self.path) as file:
                total = max(1, file.metadata.num_rows)
                for chunk in file.iter_batches(CHUNK_ROWS):
                    columns = [_cells(arrow, column) for column in chunk.columns]
                    for cells in zip(*columns, strict=True):
                        number += 1
                        line = self._line(number, list(cells))
                        if line:
                            yield line
                    sheet.done = sheet.size * (number - _HEADING_LINE) // total
        except (arrow.ArrowException, OSError, ValueError):
            raise UnreadableError(Fault(sheet.file, number + 1, "", "", _DAMAGED)) from None

    def _line(self, number: int, cells: list[str]) -> Line | None:
        problems = {
            at: f"is longer than {MAX_CELL:,} characters; shorten it"
            for at, cell in enumerate(cells)
            if len(cell) > MAX_CELL
        }
        return texts.line(number, cells, problems, self.headings, workbook=False)


def _cells(arrow: Any, column: Any) -> list[str]:
    """The values of a column as texts; one that repeats is turned once."""
    told = column.dictionary_encode() if not arrow.types.is_dictionary(column.type) else column
    words = [_text(value) for value in told.dictionary.to_pylist()]
    return [words[at] if at is not None else "" for at in told.indices.to_pylist()]


def _text(value: object) -> str:
    """A value as a person would write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return texts.number(value)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        with suppress(UnicodeDecodeError):
            return value.decode()
    return str(value).strip()
