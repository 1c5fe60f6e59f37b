"""Rows of a table, kept in a file without a name once there are many: written once, read as often as wanted."""

import pickle
import weakref
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

from gapbridge.rows import Row

CHUNK_ROWS = 1_000
MEMORY_BYTES = 16_000_000


class RowFile:
    """A list of rows that takes `MEMORY_BYTES` of memory at most."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=MEMORY_BYTES)  # noqa: SIM115 (closed by the next line)
        weakref.finalize(self, self._file.close)
        self._chunk: list[Row] = []
        self._starts: list[int] = []
        self._size = 0

    def append(self, row: Row) -> None:
        """Add a row at the end."""
        self._chunk.append(row)
        self._size += 1
        if len(self._chunk) == CHUNK_ROWS:
            self._starts.append(self._file.seek(0, 2))
            pickle.dump([(r.properties, r.start_id, r.end_id, r.line) for r in self._chunk], self._file)
            self._chunk = []

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Row]:
        for start in self._starts:
            self._file.seek(start)
            for cells in pickle.load(self._file):  # noqa: S301 (our own bytes, in a file nobody else can open)
                yield Row(*cells)
        yield from self._chunk
