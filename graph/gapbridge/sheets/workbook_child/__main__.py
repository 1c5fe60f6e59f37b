"""Reads the table sheets of a workbook into files of JSON lines: `python -m workbook_child WORKBOOK FOLDER TABLE...`.

FOLDER gets TABLE.jsonl for each table, a line for each row that holds something: its number, its cells as texts,
what is wrong with them by their place. `done.json` tells the sheets and what could not be read, and why.
"""

import json
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from .cells import opened, rows
from .guard import judge
from .parts import Part
from .refusal import AGAIN, TOO_LARGE, Refused, shown
from .scan import Scan

MAX_MEMORY = 1 << 30
MAX_SECONDS = 60
COPY = "clean.xlsx"


def main(workbook: str, folder: str, *tables: str) -> None:
    """Read every table sheet; the first of a name where there are several."""
    _limit()
    here = Path(folder)
    try:
        done: dict[str, Any] = {"sheets": _read(Path(workbook), here, set(tables))}
    except Refused as refused:
        done = {"refused": str(refused)}
    except MemoryError:
        done = {"refused": f"takes too much memory to read; {TOO_LARGE}"}
    except OSError as error:
        (here / COPY).unlink(missing_ok=True)  # it may be what fills the disk
        done = {"refused": f"could not be unpacked to {folder} ({error.strerror}); {TOO_LARGE}"}
    (here / "done.json").write_text(json.dumps(done), "ascii")


def _read(workbook: Path, here: Path, tables: set[str]) -> list[dict[str, str]]:
    copy = here / COPY
    sheets = judge(workbook, copy, tables)
    done = [{**sheet._asdict(), "problem": "", "cell": ""} for sheet in sheets]
    if not any(sheet.table for sheet in sheets):
        return done
    try:
        with CalamineWorkbook.from_path(copy) as library, ZipFile(copy) as archive:
            for at, sheet in enumerate(sheets):
                if sheet.table and sheet.table not in {before.table for before in sheets[:at]}:
                    try:
                        _read_sheet(library, archive, at, sheet, here / f"{sheet.table}.jsonl")
                    except Refused as refused:
                        done[at].update(problem=str(refused), cell=refused.cell)
    except CalamineError as error:
        raise Refused(f"the workbook cannot be read ({shown(str(error))}); {AGAIN}") from None
    return done


def _read_sheet(library: CalamineWorkbook, archive: ZipFile, at: int, sheet: Part, to: Path) -> None:
    marks = Scan(archive, sheet.part).marks()
    found = opened(library, at, sheet.name, marks)
    with to.open("w", encoding="ascii") as out:
        for row in rows(found, marks):
            out.write(json.dumps(row) + "\n")


def _limit() -> None:
    """Bound this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows; the time is bounded from outside too
        return
    memory = (resource.RLIMIT_AS, MAX_MEMORY), (resource.RLIMIT_FSIZE, MAX_MEMORY)
    for what, most in (*memory, (resource.RLIMIT_CPU, MAX_SECONDS), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # macOS cannot bound the memory of a process
            continue


if __name__ == "__main__":
    main(*sys.argv[1:])
