"""What is written out: the rows of the whole graph, or of a neighbourhood, read page by page as they are asked for."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace

from gapbridge import neighbourhood, tables, vocabulary
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.progress import Progress, silent
from gapbridge.results import Edge, Subgraph
from gapbridge.rows import Row
from gapbridge.scope import Scope
from gapbridge.tables import Reads
from gapbridge.vocabulary import Kind, NodeKind, StatementKind


class Contents(ABC):
    """Rows to write out, table by table. Each may be read more than once; a reader holds one page at a time."""

    @abstractmethod
    def kinds(self) -> list[Kind]:
        """The tables to write, nodes before statements."""

    @abstractmethod
    def rows(self, kind: Kind) -> Iterator[Row]:
        """All rows of a table, so that the tables can be loaded again."""

    def drawn(self, kind: Kind) -> Iterator[Row]:
        """Those of the rows that a picture of the graph shows."""
        return self.rows(kind)


class WholeGraph(Contents):
    """Everything but bookkeeping."""

    def __init__(self, read: Reads, progress: Progress = silent) -> None:
        self._read = read
        self._progress = progress
        self._done = 0

    def kinds(self) -> list[Kind]:
        """All tables, also those without rows."""
        return list(vocabulary.KINDS)

    def rows(self, kind: Kind) -> Iterator[Row]:
        """All rows of a table, in the order of their ids."""
        for page in tables.pages(self._read, kind):
            self._progress(f"writing {kind.table}", self._done, 0)
            yield from page
            self._done += len(page)


class Neighbourhood(Contents):
    """A node and what stands around it; the tables also hold the sources of these rows.

    Raises:
        BadInput: It is larger than a neighbourhood may be.
    """

    def __init__(self, database: Database, scope: Scope, center: str, label: str | None, depth: int) -> None:
        most = neighbourhood.MAX_NODES
        found = neighbourhood.subgraph(database, scope, center=center, label=label, depth=depth, max_nodes=most)
        if found.truncated:
            raise BadInput(
                f"Around '{center}' are more than {most:,} nodes or {neighbourhood.MAX_EDGES:,} statements.",
                "Choose a smaller depth, or export the whole graph.",
            )
        self._read = database.read
        self._ids = _ids(found)
        self._ends = {edge.id: (edge.source.partition("/")[0], edge.target.partition("/")[0]) for edge in found.edges}
        drawn = set(self._ids.get("sources", ()))
        self._cited = self._sources() - drawn

    def kinds(self) -> list[Kind]:
        """The tables that have rows."""
        held = {*self._ids, *(["sources"] if self._cited else [])}
        return [kind for kind in vocabulary.KINDS if kind.table in held]

    def rows(self, kind: Kind) -> Iterator[Row]:
        """The rows of a table, and the sources that any of the rows cites."""
        cited = self._cited if kind.table == "sources" else set[str]()
        return self._stored(kind, sorted({*self._ids.get(kind.table, ()), *cited}))

    def drawn(self, kind: Kind) -> Iterator[Row]:
        """The rows of a table."""
        return self._stored(kind, self._ids.get(kind.table, []))

    def _sources(self) -> set[str]:
        kinds = [vocabulary.table(table) for table in self._ids]
        found = (row.properties.get("source_id") for kind in kinds for row in self.drawn(kind))
        return {str(key) for key in found if key is not None}

    def _stored(self, kind: Kind, ids: list[str]) -> Iterator[Row]:
        for at in range(0, len(ids), tables.PAGE_ROWS):
            for _, row in sorted(tables.stored(self._read, kind, ids[at : at + tables.PAGE_ROWS]).items()):
                start, end = self._ends.get(row.id, ("", ""))
                yield replace(row, start_label=start, end_label=end)


def _ids(found: Subgraph) -> dict[str, list[str]]:
    """The keys of nodes and ids of statements, by table."""
    ids: dict[str, list[str]] = {}
    for node in found.nodes:
        ids.setdefault(vocabulary.node_kind(node.type).table, []).append(node.key)
    for edge in found.edges:
        ids.setdefault(_kind_of(edge).table, []).append(edge.id)
    return {table: sorted(some) for table, some in ids.items()}


def _kind_of(edge: Edge) -> StatementKind:
    start = edge.source.partition("/")[0]
    return next(kind for kind in vocabulary.STATEMENTS if kind.type == edge.type and start in kind.start)


def nodes(contents: Contents) -> Iterator[tuple[NodeKind, Row]]:
    """Every node to draw, with its kind."""
    for kind in contents.kinds():
        if isinstance(kind, NodeKind):
            for row in contents.drawn(kind):
                yield kind, row


def statements(contents: Contents) -> Iterator[tuple[StatementKind, Row]]:
    """Every statement to draw, with its kind."""
    for kind in contents.kinds():
        if isinstance(kind, StatementKind):
            for row in contents.drawn(kind):
                yield kind, row
