"""A folder of Parquet files, a table each, with typed columns, that `gapbridge load` reads back."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from gapbridge.export.table import Table
from gapbridge.sheets.parquet import library
from gapbridge.vocabulary import Type

PAGE_ROWS = 5_000


def write(folder: Path, tables: Iterable[Table]) -> None:
    """Write each table, some thousand rows at a time.

    Raises:
        BadInput: The extra `parquet` is not installed.
    """
    arrow, files = library()
    types = {
        Type.DATE: arrow.date32(),
        Type.INTEGER: arrow.int64(),
        Type.NUMBER: arrow.float64(),
        Type.BOOLEAN: arrow.bool_(),
    }
    folder.mkdir()
    for table in tables:
        schema = arrow.schema([(column.name, types.get(column.type, arrow.string())) for column in table.columns])
        with files.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as file:
            for page in _pages(table.lines):
                columns = [list(column) for column in zip(*page, strict=True)]
                arrays = [arrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
                file.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def _pages(lines: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    while page := list(islice(lines, PAGE_ROWS)):
        yield page
