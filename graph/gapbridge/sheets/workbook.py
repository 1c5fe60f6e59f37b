"""Workbooks (.xlsx): opened by a process of its own that may be stopped; what it found is read here."""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gapbridge.errors import BadInput
from gapbridge.faults import Fault, FaultySheet
from gapbridge.sheets import headings, naming, texts
from gapbridge.sheets.headings import Headings
from gapbridge.sheets.naming import Tables
from gapbridge.sheets.sheet import Line, Sheet, Sheets, column_letters
from gapbridge.vocabulary import Property

MAX_SECONDS = 60

# Imported by its short name, the child comes without the rest of GapBridge. This folder comes last in its path and
# the folder it runs in is its own, so that no file of that name stands in for a module of Python.
_START = "import sys; sys.path.append(sys.argv.pop(1)); from workbook_child.__main__ import main; main(*sys.argv[1:])"
_SKIPPED = ("read me", "readme")
_SKIPPED_BEGINNINGS = ("_", "#")
_TOO_MUCH = "takes too much memory or time to read; save its tables as CSV files"
_NOT_READ = "could not be read; open it in a spreadsheet program and save it anew as .xlsx, or its tables as CSV files"


@contextmanager
def opened(path: Path, tables: Tables | None = None) -> Iterator[Sheets]:
    """The sheets of a workbook that hold tables (by default those of the graph), readable until the block ends.

    Raises:
        BadInput: No sheet of the workbook is a table.
    """
    with tempfile.TemporaryDirectory(prefix="gapbridge-", ignore_cleanup_errors=True) as scratch:
        yield _read(path, Path(scratch), tables or naming.of_the_graph())


def _read(path: Path, scratch: Path, tables: Tables) -> Sheets:
    file = naming.shown(path.name)
    found = Sheets(naming.shown(path.stem), [], [], {}, "workbook")
    try:
        with path.open("rb") as raw:
            found.files[file] = hashlib.file_digest(raw, "sha256").hexdigest()
        done = _run_child(path, scratch, tables)
    except OSError as error:
        done = {"refused": f"cannot be read: {error.strerror}"}
    if "refused" in done:
        found.faults.append(Fault(file, 0, "", "", done["refused"]))
        return found
    _require_table(path, done["sheets"], tables)
    seen: set[str] = set()
    for told in done["sheets"]:
        fault = _stranger(file, told, seen, tables)
        if fault:
            found.faults.append(fault)
        elif told["table"]:
            source = _Source(scratch / f"{told['table']}.jsonl", file, told["table"], told["name"].strip())
            _add(found, source, tables[source.table])
        seen.add(told["table"])
    found.sheets.sort(key=lambda sheet: naming.in_loading_order(sheet.table, tables))
    return found


def _run_child(path: Path, scratch: Path, tables: Tables) -> dict[str, Any]:
    """What the child tells of a workbook; it has ended when this returns."""
    here = str(Path(__file__).resolve().parent)
    command = [sys.executable, "-P", "-c", _START, here, str(path.resolve()), str(scratch), *tables]
    try:
        ended = subprocess.run(  # noqa: S603 (its own interpreter, and arguments no shell sees)
            command,
            cwd=scratch,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"refused": _TOO_MUCH}
    (scratch / "clean.xlsx").unlink(missing_ok=True)
    told = scratch / "done.json"
    if ended.returncode or not told.is_file():
        return {"refused": _TOO_MUCH if ended.returncode < 0 else _NOT_READ}
    done: dict[str, Any] = json.loads(told.read_text("ascii"))
    return done


def _require_table(path: Path, sheets: list[dict[str, str]], tables: Tables) -> None:
    """Return when a sheet is a table, or was probably meant to be one; the faults tell of the latter."""
    if not any(
        told["table"] or (naming.meant(told["name"], tables) and not _is_skipped(told["name"])) for told in sheets
    ):
        names = ", ".join(naming.shown(told["name"]) for told in sheets)
        raise BadInput(
            f"No sheet of {path} has the name of a table; its sheets are: {names}.",
            "Name each sheet after its table: needs, offers. The tables are in seeds/README.md."
            if len(tables) > 1
            else f"Name the sheet: {', '.join(tables)}.",
        )


def _is_skipped(name: str) -> bool:
    plain = name.strip().lower()
    return plain in _SKIPPED or plain.startswith(_SKIPPED_BEGINNINGS)


def _stranger(file: str, told: dict[str, str], seen: set[str], tables: Tables) -> Fault | None:
    """Why a sheet is not read, if that is to be told: those for notes are left out silently."""
    if _is_skipped(told["name"]):
        return None
    if told["problem"]:
        digits = told["cell"].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return Fault(file, int(digits or 0), "", "", told["problem"], told["name"].strip(), told["cell"])
    if told["table"] and told["table"] not in seen:
        return None
    if told["table"]:
        problem = f"the table {told['table']} stands on another sheet already; keep one"
    elif naming.table_of(told["name"], tables):
        problem = f"this is no sheet of cells but a {naming.shown(told['kind'])}; put the table on a sheet of cells"
    else:
        close = naming.meant(told["name"], tables)
        hint = f"did you mean {close}?" if close else "delete the sheet, or begin its name with # to have it left out"
        problem = f"no table of this name; {hint}"
    return Fault(file, 0, "", "", problem, naming.shown(told["name"].strip()))


@dataclass(frozen=True)
class _Source:
    """The rows of a sheet, as the child wrote them."""

    path: Path
    file: str
    table: str
    name: str

    def rows(self, sheet: Sheet | None = None) -> Generator[tuple[int, texts.Cells, dict[int, str]]]:
        """Number, cells and what is wrong with them, of each row."""
        with self.path.open("rb") as lines:
            for line in lines:
                number, cells, *wrong = json.loads(line)
                if sheet:
                    sheet.done += len(line)
                yield number, texts.plain(cells), {int(at): text for at, text in wrong[0].items()} if wrong else {}


def _add(found: Sheets, source: _Source, table: tuple[Property, ...]) -> None:
    """Add a sheet, or what is wrong with its headings."""
    rows = source.rows()
    first = next(((number, cells.texts) for number, cells, _ in rows if not headings.is_remark(cells.texts)), None)
    rows.close()
    if first is None:
        problem = "the sheet is empty; its first line must name the columns"
        found.faults.append(Fault(source.file, 0, "", "", problem, source.name))
        return
    number, cells = first
    understood = headings.understood(table, cells)
    for one in understood.faults:
        cell = f"{column_letters(one.at)}{number}" if one.at >= 0 else ""
        found.faults.append(Fault(source.file, number, one.column, one.value, one.problem, source.name, cell))
    if understood.faults:
        found.headings.append(FaultySheet(source.file, source.name, understood.columns))
        found.headings[-1].add(number, cells)
    else:
        size = source.path.stat().st_size
        reader = _Reader(source, number, understood)
        columns = understood.columns
        found.sheets.append(Sheet(source.table, source.file, source.name, columns, "workbook", size, reader.lines))


@dataclass(frozen=True)
class _Reader:
    source: _Source
    heading_line: int
    headings: Headings

    def lines(self, sheet: Sheet) -> Iterator[Line]:
        width = len(self.headings.columns)
        for number, (cells, _), wrong in self.source.rows(sheet):
            if headings.is_remark(cells):
                sheet.remarks += 1
            elif number > self.heading_line:
                cells += [""] * (width - len(cells))
                line = texts.line(number, cells, wrong, self.headings, workbook=True)
                if line:
                    yield line
