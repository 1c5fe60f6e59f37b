"""A folder of CSV files, a table each, that `gapbridge load` reads back."""

import csv
from collections.abc import Iterable
from pathlib import Path

from gapbridge.export.table import Table, Value, text
from gapbridge.new_files import guarded


def write(folder: Path, tables: Iterable[Table]) -> None:
    """Write each table as UTF-8 with a byte order mark, which Excel needs."""
    folder.mkdir()
    for table in tables:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            # With both signs at a line's end, a cell that holds either of them is quoted.
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow([column.name for column in table.columns])
            writer.writerows([cell(value) for value in line] for line in table.lines)


def cell(value: Value) -> str:
    """A value as a CSV file holds it; a text is never a formula, and a number stays one, also below 0."""
    return guarded(value) if isinstance(value, str) else text(value)
