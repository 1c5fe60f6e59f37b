"""The answer to a query as JSON can carry it, with the part of the graph that stands in it, to draw."""

import base64
import math
from datetime import date, time
from typing import Any

from pydantic import Field

from gapbridge import neighbourhood, vocabulary
from gapbridge.adhoc import Limits, QueryRefused, Table, ask
from gapbridge.database import Answer, Database, Row
from gapbridge.results import Edge, Node, Subgraph
from gapbridge.scope import Scope

MAX_NODES = 300
MAX_EDGES = 2_000
MAX_DEPTH = 60
MAX_SAFE_INTEGER = 2**53 - 1
_LABELS = [kind.label for kind in vocabulary.NODES]
_TYPES = vocabulary.relationship_types()
_SCALARS = (bool, int, float, str, date)


class DrawnTable(Table):
    """The answer to a query, and the part of the graph that stands in it.

    A number that JSON cannot carry stands as text: `NaN`, `Infinity`, whole numbers beyond 2^53. Bytes stand as
    base64.
    """

    graph: Subgraph = Field(description="the nodes and statements among its values, each once, to draw")


def drawn(
    database: Database,
    text: str,
    params: dict[str, Any] | None = None,
    limits: Limits | None = None,
    between: Scope | None = None,
) -> DrawnTable:
    """What a query returns, and the nodes and statements in it as a graph; nodes within lists and paths count too.

    A statement is drawn when the nodes at both its ends are returned. At most 300 nodes and 2,000 statements are.

    Args:
        database: The graph.
        text: One statement of Cypher that reads.
        params: Values of its parameters.
        limits: How much it may take.
        between: Draw also the statements of this scope that join the returned nodes.

    Raises:
        QueryRefused: The query is refused, or Neo4j cannot run it; the message says why and what to do.
        DatabaseUnavailable: The database does not answer, or (`Busy`) runs as many such queries as it may.
    """
    answer = ask(database, text, params, limits)
    graph, ends_missing = _graph(answer)
    if between is not None and graph.nodes:
        graph = _joined(database, graph, between)
    notices = list(answer.notices)
    if ends_missing:
        notices.append(f"{ends_missing:,} relationships cannot be drawn: the nodes at their ends are not returned.")
    return DrawnTable(
        columns=answer.columns,
        rows=[[sendable(value) for value in row] for row in answer.rows],
        truncated=answer.truncated,
        notices=notices,
        graph=graph,
    )


def sendable(value: Any, depth: int = 0) -> Any:
    """A value as JSON can carry it, and every reader of JSON can read it.

    Raises:
        QueryRefused: It is nested too deep.
    """
    if depth > MAX_DEPTH:
        raise QueryRefused(f"The query returns values nested deeper than {MAX_DEPTH}.", "Return less of them.")
    if isinstance(value, dict):
        return {str(key): sendable(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [sendable(item, depth + 1) for item in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else {math.inf: "Infinity", -math.inf: "-Infinity"}.get(value, "NaN")
    if isinstance(value, int) and abs(value) > MAX_SAFE_INTEGER:
        return str(value)
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode()
    return value if value is None or isinstance(value, bool | int | str | date | time) else str(value)


def _graph(answer: Answer) -> tuple[Subgraph, int]:
    """The nodes and statements of an answer, and how many of its statements have no ends there."""
    nodes: list[Node] = []
    places: dict[int, str] = {}
    for place, row in enumerate(answer.nodes):
        label = next((known for known in _LABELS if known in row["_labels"]), None)
        key = row.get("id")
        if label is not None and isinstance(key, str):
            if len(nodes) < MAX_NODES:
                nodes.append(neighbourhood.node({"type": label, "key": key, "properties": _scalars(row)}))
            places[place] = f"{label}/{key}"
    shown = {node.id for node in nodes}
    edges: dict[str, Edge] = {}
    ends_missing = 0
    for start, end, row in answer.links:
        source, target = (None if place is None else places.get(place) for place in (start, end))
        if source is None or target is None:
            ends_missing += 1
        elif row["_type"] in _TYPES and isinstance(row.get("id"), str) and {source, target} <= shown:
            said = {"source": source, "target": target, "type": row["_type"], "properties": _scalars(row)}
            edges.setdefault(row["id"], neighbourhood.edge({"id": row["id"], **said}))
    kept = list(edges.values())[:MAX_EDGES]
    truncated = answer.truncated or len(places) > len(nodes) or len(edges) > len(kept)
    return Subgraph(nodes=nodes, edges=kept, truncated=truncated), ends_missing


def _joined(database: Database, graph: Subgraph, scope: Scope) -> Subgraph:
    """The same graph with the statements of a scope between its nodes."""
    rows = [{"type": node.type, "key": node.key, "properties": node.properties} for node in graph.nodes]
    between = neighbourhood.joined(database, scope, rows)
    edges = {edge.id: edge for edge in [*graph.edges, *between.edges]}
    kept = list(edges.values())[:MAX_EDGES]
    truncated = graph.truncated or between.truncated or len(kept) < len(edges)
    return Subgraph(nodes=graph.nodes, edges=kept, truncated=truncated)


def _scalars(row: Row) -> Row:
    return {name: value for name, value in row.items() if isinstance(value, _SCALARS)}
