"""Neighbourhoods: a part of the graph that is small enough to draw."""

from collections.abc import Mapping
from typing import Any

from gapbridge import vocabulary
from gapbridge.database import Database, Row
from gapbridge.errors import BadInput, NotFound
from gapbridge.results import Edge, Node, Scalar, Subgraph
from gapbridge.scope import Scope

MAX_DEPTH = 3
DEFAULT_NODES = 200
MAX_NODES = 2_000
MAX_EDGES = 20_000

OVERVIEW_TYPES = ["IN_INDUSTRY", "NEEDS"]
_LABELS = [kind.label for kind in vocabulary.NODES]
_NAMING = ("name_en", "title", "property")
_TYPES = sorted(vocabulary.relationship_types())
_NODE_COLUMNS = {kind.label: [column.name for column in kind.properties] for kind in vocabulary.NODES}
_EDGE_COLUMNS = {
    kind.type: [column.name for column in kind.properties]
    for kind in vocabulary.STATEMENTS  # the two kinds of BROADER have the same columns
}


def subgraph(
    database: Database,
    scope: Scope | None = None,
    *,
    center: str | None = None,
    label: str | None = None,
    depth: int = 1,
    max_nodes: int = DEFAULT_NODES,
) -> Subgraph:
    """A node and what stands around it; without one, the clusters, their industries and what they need.

    Nearer nodes come first, then by label and key, so what is left out of a large neighbourhood is always the
    same. Edges join nodes that are there; they are the statements that hold on the day asked about.

    Args:
        database: The graph.
        scope: Which statements count; by default all but synthetic ones, today.
        center: Key of the node in the middle.
        label: Its label, where nodes of several labels have that key.
        depth: Most statements between the middle and any other node, 0 to 3.
        max_nodes: Most nodes returned, up to 2000. At most 20,000 edges are returned.

    Raises:
        NotFound: There is no such node, or it is synthetic and those were not asked for.
        BadInput: Nodes of several labels have that key, or a number is out of its range.
    """
    if not 0 <= depth <= MAX_DEPTH or not 1 <= max_nodes <= MAX_NODES:
        raise BadInput(f"A depth is 0 to {MAX_DEPTH}, a number of nodes 1 to {MAX_NODES}.")
    chosen = scope or Scope()
    said = {"statuses": list(chosen.statuses), "as_of": chosen.as_of}
    if center is None:
        types = OVERVIEW_TYPES
        rows = database.read("graph/overview", **said, max_rows=max_nodes + 1)
    else:
        types = _TYPES
        rows = _around(database, said, middle(database, chosen, center, label), depth, max_nodes)
    return joined(database, chosen, rows[:max_nodes], types=types, truncated=len(rows) > max_nodes)


def joined(
    database: Database, scope: Scope, rows: list[Row], *, types: list[str] = _TYPES, truncated: bool = False
) -> Subgraph:
    """These nodes (rows of type, key and properties) and the statements of a scope that join them."""
    nodes = {one.id: one for one in map(node, rows)}
    statements = database.read(
        "graph/statements_between",
        statuses=list(scope.statuses),
        as_of=scope.as_of,
        nodes=[{"type": one.type, "key": one.key} for one in nodes.values()],
        ids=list(nodes),
        labels=_LABELS,
        types=types,
        max_rows=MAX_EDGES + 1,
    )
    return Subgraph(
        nodes=list(nodes.values()),
        edges=[edge(row) for row in statements[:MAX_EDGES]],
        truncated=truncated or len(statements) > MAX_EDGES,
    )


def middle(database: Database, scope: Scope, key: str, label: str | None) -> Row:
    """The one node of a key, of this label if one is named: type, key and properties.

    Raises:
        NotFound: There is none, or it is synthetic and those were not asked for.
        BadInput: There are several, or there is no such label.
    """
    labels = [known for known in _LABELS if label in (None, known)]
    if not labels:
        raise BadInput("No such label.", f"Choose from {', '.join(_LABELS)}.")
    found = database.read("graph/node", key=key, labels=labels, max_rows=len(_LABELS))
    if not found:
        raise NotFound(f"There is no {label.lower() if label else 'node'} '{key[:80]}' in the graph.")
    if len(found) > 1:
        homes = ", ".join(row["type"] for row in found)
        raise BadInput(f"Several nodes have the key '{key}': {homes}.", "Add the label.")
    if found[0]["properties"].get("status") == "synthetic" and "synthetic" not in scope.statuses:
        raise NotFound(f"'{key}' is synthetic (made up).", "Ask for synthetic statements too.")
    return found[0]


def _around(database: Database, said: dict[str, Any], middle: Row, depth: int, max_nodes: int) -> list[Row]:
    """The middle and its neighbourhood, nearest first; one more than `max_nodes` when there are more."""
    rows, outermost = [middle], [middle]
    for _ in range(depth):
        if not outermost or len(rows) > max_nodes:
            break
        outermost = database.read(
            "graph/neighbours",
            **said,
            edge=[{"type": row["type"], "key": row["key"]} for row in outermost],
            known=[_id(row) for row in rows],
            labels=_LABELS,
            types=_TYPES,
            max_rows=max_nodes - len(rows) + 1,
        )
        rows += outermost
    return rows


def _id(row: Row) -> str:
    return f"{row['type']}/{row['key']}"


def label(properties: Mapping[str, Any], key: str) -> str:
    """What to write beside a node: its name, its title, what it counts, or its key."""
    return str(next((properties[name] for name in _NAMING if properties.get(name)), key))


def node(row: Row) -> Node:
    """The node of a row of type, key and properties."""
    properties = row["properties"]
    known = _known(properties, _NODE_COLUMNS[row["type"]])
    return Node(id=_id(row), type=row["type"], key=row["key"], label=label(properties, row["key"]), properties=known)


def edge(row: Row) -> Edge:
    """The statement of a row of id, source, target, type and properties."""
    known = _known(row["properties"], _EDGE_COLUMNS[row["type"]])
    return Edge(id=row["id"], source=row["source"], target=row["target"], type=row["type"], properties=known)


def _known(properties: Mapping[str, Scalar], columns: list[str]) -> dict[str, Scalar]:
    """The properties the vocabulary names, in its order; the key has a field of its own."""
    return {name: properties[name] for name in columns if name != "id" and properties.get(name) is not None}
