"""A data set: the checked rows that are loaded together, and own what they stored."""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from gapbridge import vocabulary
from gapbridge.row_file import RowFile
from gapbridge.rows import Row
from gapbridge.vocabulary import Kind


@dataclass
class Dataset:
    """The checked rows of a data set, by table; `files` are the SHA-256 sums of what they were read from.

    `superseded` are ids of its earlier rows, by table, that these take the place of; loading removes them.
    """

    name: str
    tables: dict[str, list[Row] | RowFile] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    superseded: dict[str, list[str]] = field(default_factory=dict)
    _unread: str = field(default_factory=lambda: uuid.uuid4().hex)

    def __len__(self) -> int:
        return sum(len(found) for found in self.tables.values())

    @property
    def fingerprint(self) -> str:
        """One sum over the data set: the same for the same name and files, else its own."""
        content = "".join(f"{digest} {file}\n" for file, digest in sorted(self.files.items())) or self._unread
        return hashlib.sha256(f"{self.name}\n{content}".encode()).hexdigest()

    def rows_of(self, table: str) -> list[Row] | RowFile:
        """The rows of one table; none if it was not given."""
        return self.tables.get(table, [])

    def append(self, kind: Kind, row: Row) -> None:
        """Add a row to its table, which must have been given."""
        self.tables[kind.table].append(row)

    def kinds(self) -> Iterator[tuple[Kind, list[Row] | RowFile]]:
        """Every kind that was given, nodes before statements."""
        for table in vocabulary.tables():
            if table in self.tables:
                yield vocabulary.table(table), self.tables[table]

    def keys(self, *labels: str) -> set[str]:
        """The keys of all nodes of these labels."""
        return {found.id for label in labels for found in self.rows_of(vocabulary.node_kind(label).table)}
