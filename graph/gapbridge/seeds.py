"""A folder of CSV files, read and checked as a whole: either a data set, or the list of all its faults."""

import csv
import difflib
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from gapbridge import rows, vocabulary
from gapbridge.errors import BadInput
from gapbridge.rows import Row
from gapbridge.vocabulary import KEY_PATTERN, Kind, NodeKind, StatementKind

MAX_LINE = 1_000_000
MAX_FAULTS_SHOWN = 50
README = "README.md"


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a file: where, what, and what to do."""

    file: str
    line: int
    column: str
    value: str
    problem: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        column = f" {self.column}" if self.column else ""
        value = f" {_short(self.value)!r}" if self.value else ""
        return f"{place}{column}{value}: {self.problem}"


class FaultyFiles(BadInput):
    """The files cannot be loaded as they are; `faults` says why, cell by cell. Nothing was changed."""

    code = "faulty-files"

    def __init__(self, faults: list[Fault]) -> None:
        shown = "\n".join(f"  {fault}" for fault in faults[:MAX_FAULTS_SHOWN])
        more = len(faults) - MAX_FAULTS_SHOWN
        tail = f"\n  ... and {more} more" if more > 0 else ""
        noun = "fault" if len(faults) == 1 else "faults"
        super().__init__(f"{len(faults)} {noun}; nothing was loaded.\n{shown}{tail}\n", "Mend them and load again.")
        self.faults = faults


@dataclass
class Dataset:
    """The checked rows of a data set, by table."""

    name: str
    tables: dict[str, list[Row]] = field(default_factory=dict)
    fingerprint: str = ""

    def __len__(self) -> int:
        return sum(len(found) for found in self.tables.values())

    def rows_of(self, table: str) -> list[Row]:
        """The rows of one table; none if its file is not in the folder."""
        return self.tables.get(table, [])

    def kinds(self) -> Iterator[tuple[Kind, list[Row]]]:
        """Every kind that has a file, nodes before statements."""
        for table in vocabulary.tables():
            if table in self.tables:
                yield vocabulary.table(table), self.tables[table]

    def keys(self, *labels: str) -> set[str]:
        """The keys of all nodes of these labels."""
        return {found.id for label in labels for found in self.rows_of(vocabulary.node_kind(label).table)}


def read(folder: Path, name: str = "") -> Dataset:
    """The data set in a folder of CSV files, named after the folder unless a name is given.

    Keys that lead out of the folder are not checked here: they may be in the graph already (`load` looks).

    Raises:
        FaultyFiles: Anything is wrong with any file; all faults are listed.
        BadInput: There is no such folder, or no table in it.
    """
    folder = folder.expanduser()
    if not folder.is_dir():
        raise BadInput(f"{folder} is not a folder.", "Give the folder that holds the CSV files.")
    if name and not re.match(KEY_PATTERN, name):
        raise BadInput(f"{name!r} is no name for a data set.", "Use small letters, digits and - . _ between them.")
    dataset = Dataset(name or dataset_name(folder))
    faults: list[Fault] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")) or path.name == README:
            continue
        if path.suffix != ".csv" or path.stem not in set(vocabulary.tables()):
            faults.append(_not_a_table(path))
            continue
        if path.is_symlink() or not path.is_file():
            faults.append(Fault(path.name, 0, "", "", "not an ordinary file; put the file itself into the folder"))
            continue
        dataset.tables[path.stem] = _table(path, vocabulary.table(path.stem), dataset.name, faults)
    if not dataset.tables and not faults:
        raise BadInput(f"{folder} holds no CSV file.", "The files and their columns are in seeds/README.md.")
    faults += _duplicates(dataset)
    if faults:
        raise FaultyFiles(faults)
    dataset.fingerprint = _fingerprint(folder, dataset)
    return dataset


def dataset_name(folder: Path) -> str:
    """The name of the data set in a folder: the folder's own, as a key."""
    name = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-")
    if not re.match(KEY_PATTERN, name):
        raise BadInput(f"{folder} gives no name for the data set.", "Name it with --name.")
    return name


def _fingerprint(folder: Path, dataset: Dataset) -> str:
    """SHA-256 over the tables' files: the same files give the same text."""
    digest = hashlib.sha256()
    for table in dataset.tables:
        with (folder / f"{table}.csv").open("rb") as raw:
            digest.update(f"{table}:{hashlib.file_digest(raw, 'sha256').hexdigest()}\n".encode())
    return digest.hexdigest()


def _not_a_table(path: Path) -> Fault:
    close = difflib.get_close_matches(path.stem.lower(), list(vocabulary.tables()), 1, 0.6)
    hint = f"did you mean {close[0]}.csv?" if close else "take it out of the folder"
    return Fault(path.name, 0, "", "", f"no table of this name; {hint}")


def _table(path: Path, kind: Kind, dataset: str, faults: list[Fault]) -> list[Row]:
    found: list[Row] = []
    begun = 1  # where the row being read begins; it may go over several lines

    def fault(problem: str) -> None:
        faults.append(Fault(path.name, begun, "", "", problem))

    try:
        with path.open("rb") as raw:
            lines = csv.reader(_lines(raw), strict=True)
            header = next(lines, None)
            in_header = _header_faults(path.name, kind, header)
            if header is None or in_header:
                faults += in_header
                return found
            begun = lines.line_num + 1
            for cells in lines:
                if any(cell.strip() for cell in cells):
                    _row(path.name, begun, kind, header, cells, dataset, found, faults)
                begun = lines.line_num + 1
    except UnicodeDecodeError as error:
        fault(f"not UTF-8 ({error.reason}); save the file as CSV UTF-8")
    except (_TooLong, csv.Error) as error:
        fault(f"{error}; a quotation mark may not be closed")
    except OSError as error:
        fault(f"cannot be read: {error.strerror}")
    return found


class _TooLong(ValueError):
    pass


def _lines(raw: IO[bytes]) -> Iterator[str]:
    """The lines of a binary file as text, without ever holding a line longer than MAX_LINE."""
    first = True
    while line := raw.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            raise _TooLong(f"the line is longer than {MAX_LINE:,} bytes")
        yield line.decode("utf-8-sig" if first else "utf-8")
        first = False


def _header_faults(file: str, kind: Kind, header: list[str] | None) -> list[Fault]:
    if header is None:
        return [Fault(file, 0, "", "", "the file is empty; its first line must name the columns")]
    wanted = {column.name: column for column in rows.columns(kind)}
    if len(header) == 1 and re.search(r"[;\t]", header[0]):
        return [Fault(file, 1, "", header[0], "columns must be separated by commas")]
    faults = []
    for name in dict.fromkeys(header):
        if name not in wanted:
            missing = [other for other, column in wanted.items() if column.required and other not in header]
            close = [
                *difflib.get_close_matches(name.strip().lower(), missing, 1, 0.6),
                *difflib.get_close_matches(name.strip().lower(), wanted, 1, 0.6),
            ]
            hint = f"did you mean {close[0]!r}?" if close else f"columns are: {', '.join(wanted)}"
            faults.append(Fault(file, 1, "", name, f"unknown column; {hint}"))
        elif header.count(name) > 1:
            faults.append(Fault(file, 1, "", name, "the column stands twice; keep one"))
    missing = [name for name, column in wanted.items() if column.required and name not in header]
    faults += [Fault(file, 1, name, "", "the column is missing; add it") for name in missing]
    return faults


def _row(
    file: str,
    line: int,
    kind: Kind,
    header: list[str],
    cells: list[str],
    dataset: str,
    found: list[Row],
    faults: list[Fault],
) -> None:
    if len(cells) != len(header):
        problem = f"{len(cells)} cells where the first line has {len(header)}; quote cells that hold a comma"
        faults.append(Fault(file, line, "", "", problem))
        return
    named = dict(zip(header, cells, strict=True))
    try:
        checked = rows.row(kind, named, dataset, line)
    except ValidationError as error:
        for fault in error.errors():
            column = str(fault["loc"][0]) if fault["loc"] else ""
            faults.append(Fault(file, line, column, named.get(column, ""), _in_words(fault)))
        return
    end = checked.properties.get("valid_to")
    if end is not None and "valid_from" in checked.properties and end <= checked.properties["valid_from"]:  # type: ignore[operator]
        faults.append(
            Fault(file, line, "valid_to", str(end), "must be later than valid_from; it is the first day after")
        )
        return
    found.append(checked)


def _in_words(fault: Mapping[str, object]) -> str:
    kind, context = str(fault["type"]), fault.get("ctx")
    context = context if isinstance(context, dict) else {}
    if kind == "missing":
        return "the cell is empty; it must be filled"
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(str(context["pattern"]), f"does not look like {context['pattern']}")
    if kind == "literal_error":
        return f"must be one of {context['expected']}"
    if kind == "string_too_long":
        return f"is longer than {context['max_length']:,} characters; shorten it"
    if kind == "value_error":
        return str(context["error"])
    return str(fault["msg"]).replace("Input should be", "must be")


_PATTERNS = {
    vocabulary.KEY_PATTERN: "a key is made of small letters a-z, digits, and single - . _ between them",
    vocabulary.PARTIAL_DATE_PATTERN: "write a year, year-month or year-month-day: 2017, 2017-06, 2017-06-05",
    vocabulary.COUNTRY_PATTERN: "write the two-letter ISO code of the country: LT",
    vocabulary.URL_PATTERN: "write the whole web address, with https://",
}


def _duplicates(dataset: Dataset) -> list[Fault]:
    """Rows whose id another row of the data set has; clusters and members share one space of keys."""
    faults = []
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for kind, found in dataset.kinds():
        space = _space(kind)
        for row in found:
            before = seen.setdefault((space, row.id), (kind.table, row.line))
            if before != (kind.table, row.line):
                faults.append(_duplicate(kind, row, *before))
    return faults


def _space(kind: Kind) -> str:
    if isinstance(kind, StatementKind):
        return "statement"
    return "organisation" if kind.label in ("Cluster", "Member") else kind.label


def _duplicate(kind: Kind, row: Row, table: str, line: int) -> Fault:
    file = f"{kind.table}.csv"
    if isinstance(kind, NodeKind):
        return Fault(file, row.line, "id", row.id, f"the key stands already at {table}.csv:{line}; keys are unique")
    again = f"says the same as {table}.csv:{line} (ends, source and first day); keep one"
    return Fault(file, row.line, kind.start_column, row.start_id, again)


def _short(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:57]}..."
