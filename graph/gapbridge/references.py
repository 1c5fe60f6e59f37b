"""What the rows of a table refer to: keys and names of nodes, in the files or in the graph."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from gapbridge import tables, vocabulary
from gapbridge.faults import Fault
from gapbridge.forms import Form, SheetKind
from gapbridge.keys import MAX_NAMES, close, fold
from gapbridge.rows import Row
from gapbridge.tables import Reads
from gapbridge.vocabulary import Kind, NodeKind, StatementKind

LOOK_UP_KEYS = 5_000
MAX_PROPOSALS = 500


class Nodes:
    """The nodes that rows may refer to: those of the files so far, and those of the graph.

    Args:
        read: Reads the graph; without it only the files are known, and a key that is not in them is left alone.
    """

    def __init__(self, read: Reads | None) -> None:
        self._read = read
        self._statuses: dict[str, dict[str, str]] = {}
        self._stored: dict[str, dict[str, str]] = {}
        self._asked: dict[str, set[str]] = {}
        self._names: dict[str, dict[str, set[str]]] = {}
        self._with_stored_names: set[str] = set()
        self._spellings: dict[tuple[str, ...], dict[str, set[str]]] = {}
        self._close: dict[tuple[tuple[str, ...], str], list[str]] = {}

    @property
    def knows_all(self) -> bool:
        """Whether the graph can be asked."""
        return self._read is not None

    def add(self, kind: NodeKind, row: Row) -> None:
        """Note a node of the files."""
        self._spellings.clear()
        self._statuses.setdefault(kind.label, {})[row.id] = str(row.properties["status"])
        names = self._names.setdefault(kind.label, {})
        for column in ("id", "name_en", "name_lt", "title"):
            if column in row.properties:
                names.setdefault(fold(str(row.properties[column])), set()).add(row.id)

    def look_up(self, keys: Mapping[str, set[str]]) -> None:
        """Ask the graph for keys, by label, all at once; what was asked before is not asked again."""
        if self._read is None:
            return
        for label, wanted in keys.items():
            asked = self._asked.setdefault(label, set())
            new = sorted(wanted - asked)
            asked.update(new)
            for at in range(0, len(new), LOOK_UP_KEYS):
                some = tables.stored(self._read, vocabulary.node_kind(label), new[at : at + LOOK_UP_KEYS])
                known = {key: str(row.properties.get("status")) for key, row in some.items()}
                self._stored.setdefault(label, {}).update(known)

    def held(self, label: str, key: str) -> bool:
        """Whether the files hold a node of this label and key."""
        return key in self._statuses.get(label, ())

    def home(self, labels: tuple[str, ...], key: str) -> tuple[str, str] | None:
        """The label and status of the node with this key; None if there is none."""
        for label in labels:
            status = self._statuses.get(label, {}).get(key) or self._stored.get(label, {}).get(key)
            if status is not None:
                return label, status
        return None

    def named(self, labels: tuple[str, ...], name: str) -> list[str]:
        """The keys of all nodes with this name or key (capitals and accents aside), ascending."""
        wanted = fold(name)
        return sorted({key for label in labels for key in self._all_names(label).get(wanted, ())})

    def close(self, labels: tuple[str, ...], typed: str) -> list[str]:
        """Keys that may have been meant, the likeliest first; none any more after `MAX_PROPOSALS` questions."""
        asked = labels, typed
        if asked not in self._close and len(self._close) < MAX_PROPOSALS:
            if labels not in self._spellings:
                names = [(name, keys) for label in labels for name, keys in self._all_names(label).items()]
                self._spellings[labels] = dict(names)
            self._close[asked] = close(typed, self._spellings[labels])
        return self._close.get(asked, [])

    def _all_names(self, label: str) -> dict[str, set[str]]:
        names = self._names.setdefault(label, {})
        if self._read is not None and label not in self._with_stored_names:
            self._with_stored_names.add(label)
            for row in self._read("keys/names", label=label, max_rows=MAX_NAMES):
                if self.held(label, row["id"]):
                    continue  # its names are those the files give it now
                for name in (row["id"], row["name_en"], row["name_lt"]):
                    if name:
                        names.setdefault(fold(name), set()).add(row["id"])
                self._stored.setdefault(label, {}).setdefault(row["id"], row["status"])
        return names


@cache
def columns(kind: SheetKind) -> Mapping[str, tuple[str, ...]]:
    """The columns of a table that refer to nodes, with the labels these may have."""
    if isinstance(kind, Form):
        return kind.refers
    found: dict[str, tuple[str, ...]] = {}
    if isinstance(kind, StatementKind):
        found = {kind.start_column: kind.start, kind.end_column: kind.end}
    if any(item.name == vocabulary.SOURCE.name for item in kind.properties):
        found[vocabulary.SOURCE.name] = ("Source",)
    return found


def faults(nodes: Nodes, kind: Kind, batch: list[Row]) -> list[Fault]:
    """What is wrong with the keys of checked rows; the nodes among them are noted in `nodes`."""
    nodes.look_up(wanted(nodes, kind, (_keys(kind, row) | {"id": row.id} for row in batch)))
    found = []
    for row in batch:
        wrong = [
            Fault(f"{kind.table}.csv", row.line, column, value, problem)
            for column, value, problem in row_faults(nodes, kind, row)
        ]
        if not wrong and isinstance(kind, NodeKind):
            nodes.add(kind, row)
        found += wrong
    return found


def wanted(nodes: Nodes, kind: SheetKind, cells: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    """The keys of a batch to ask the graph for, by label: those the files lack; for organisations their own too."""
    found: dict[str, set[str]] = {}
    referring = dict(columns(kind))
    if isinstance(kind, NodeKind) and kind.label in vocabulary.ORGANISATION:
        referring["id"] = tuple(label for label in vocabulary.ORGANISATION if label != kind.label)
    for row in cells:
        for column, labels in referring.items():
            key = row.get(column, "")
            if key and not any(nodes.held(label, key) for label in labels):
                for label in labels:
                    found.setdefault(label, set()).add(key)
    return found


def _keys(kind: Kind, row: Row) -> dict[str, str]:
    found = {}
    if isinstance(kind, StatementKind):
        found = {kind.start_column: row.start_id, kind.end_column: row.end_id}
    if vocabulary.SOURCE.name in row.properties:
        found[vocabulary.SOURCE.name] = str(row.properties[vocabulary.SOURCE.name])
    return found


def row_faults(nodes: Nodes, kind: Kind, row: Row) -> Iterator[tuple[str, str, str]]:
    """Column, value and problem of each thing wrong with what a checked row refers to."""
    ends: dict[str, tuple[str, str]] = {}
    for column, key in _keys(kind, row).items():
        labels = columns(kind)[column]
        home = nodes.home(labels, key)
        if home is None and nodes.knows_all:
            yield column, key, f"no {vocabulary.words(labels)} has this key{meant(nodes, labels, key)}"
        elif home is not None:
            ends[column] = home
    if isinstance(kind, NodeKind):
        yield from _shared(nodes, kind, row)
    else:
        source = ends.pop(vocabulary.SOURCE.name, ("Source", ""))
        yield from _mixed(row, list(ends.values()))
        if source[1] == "synthetic" != row.properties["status"]:
            problem = "a synthetic source supports synthetic statements only"
            yield vocabulary.SOURCE.name, str(row.properties[vocabulary.SOURCE.name]), problem


def meant(nodes: Nodes, labels: tuple[str, ...], typed: str) -> str:
    """What to do about a key or name that is nowhere."""
    close = nodes.close(labels, typed)
    return f"; did you mean {' or '.join(close)}?" if close else "; add it or correct it"


def _shared(nodes: Nodes, kind: NodeKind, row: Row) -> Iterator[tuple[str, str, str]]:
    for other in vocabulary.ORGANISATION:
        stored = nodes.home((other,), row.id) is not None and not nodes.held(other, row.id)
        if kind.label in vocabulary.ORGANISATION and other != kind.label and stored:
            problem = f"the graph has a {other.lower()} of this key; clusters and members share their keys"
            yield "id", row.id, problem


def _mixed(row: Row, ends: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """What is made up stays apart: no made-up statement of real organisations, nor a real one of made-up things."""
    made_up = row.properties["status"] == "synthetic"
    real_organisation = any(label in vocabulary.ORGANISATION and status != "synthetic" for label, status in ends)
    touched = {status == "synthetic" for _, status in ends}
    if (made_up and ends and (real_organisation or True not in touched)) or (not made_up and True in touched):
        other = "what is real" if made_up else "what is synthetic"
        status = str(row.properties["status"])
        yield "status", status, f"a statement with status {status} may not touch {other}"
