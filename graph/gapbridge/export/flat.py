"""Nodes and statements as drawing tools take them: flat, with scalars only.

Lists become texts joined by `|`, days ISO texts; what is unknown is not there. Ids are unique over nodes and
statements: `Label/key` has a `/`, which no statement's id has.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from gapbridge import neighbourhood, vocabulary
from gapbridge.export import contents
from gapbridge.export.contents import Contents
from gapbridge.results import Edge, Node
from gapbridge.rows import OWNER, Row
from gapbridge.vocabulary import Kind, NodeKind, Property, StatementKind, Type

Fields = dict[str, str | int | float | bool]

SEPARATOR = "|"

# A property may not hide an end of its edge.
RENAMED = {"target": "target_ability"}
NODE_FIELDS = ("id", "label", "type", "key")
EDGE_FIELDS = ("id", "source", "target", "type")

# What is no text in formats with types; they declare a property once for all kinds that have it.
TYPED = {Type.INTEGER: "long", Type.NUMBER: "double", Type.BOOLEAN: "boolean"}


def node(kind: NodeKind, row: Row) -> Node:
    """A row of a table of nodes, as a node."""
    return Node.model_construct(  # rows are checked already, and there may be many
        id=f"{kind.label}/{row.id}",
        type=kind.label,
        key=row.id,
        label=neighbourhood.label(row.properties, row.id),
        properties=_known(kind, row),
    )


def edge(kind: StatementKind, row: Row) -> Edge:
    """A row of a table of statements, with the labels of its ends, as an edge."""
    return Edge.model_construct(
        id=row.id,
        source=f"{row.start_label}/{row.start_id}",
        target=f"{row.end_label}/{row.end_id}",
        type=kind.type,
        properties=_known(kind, row),
    )


def node_fields(node: Node) -> Fields:
    """A node as one flat map; `label_in_english` is there where a label in another language was asked for."""
    fields = scalars(node.properties) | {"id": node.id, "label": node.label, "type": node.type, "key": node.key}
    return fields | ({"label_in_english": True} if node.names_in_english else {})


def edge_fields(edge: Edge) -> Fields:
    """An edge as one flat map; a property that is called like one of `EDGE_FIELDS` has another name."""
    own = {RENAMED.get(name, name): value for name, value in scalars(edge.properties).items()}
    return own | {"id": edge.id, "source": edge.source, "target": edge.target, "type": edge.type}


def nodes(given: Contents) -> Iterator[Fields]:
    """Every node as a flat map."""
    return (node_fields(node(kind, row)) for kind, row in contents.nodes(given))


def edges(given: Contents) -> Iterator[Fields]:
    """Every edge as a flat map."""
    return (edge_fields(edge(kind, row)) for kind, row in contents.statements(given))


def scalars(properties: Mapping[str, Any]) -> Fields:
    """Properties without the unknown ones, each a text, number or truth."""
    return {name: _scalar(value) for name, value in properties.items() if value is not None}


def node_properties() -> dict[str, Property]:
    """All properties a flat node may have beside `NODE_FIELDS`, by name."""
    return _by_name(vocabulary.NODES, NODE_FIELDS)


def edge_properties() -> dict[str, Property]:
    """All properties a flat edge may have beside `EDGE_FIELDS`, by the name they have there."""
    return {RENAMED.get(name, name): item for name, item in _by_name(vocabulary.STATEMENTS, ()).items()}


def _by_name(kinds: Iterable[Kind], without: tuple[str, ...]) -> dict[str, Property]:
    found: dict[str, Property] = {}
    for kind in kinds:
        for item in (*kind.properties, OWNER):
            if item.name not in without:
                found.setdefault(item.name, item)
    return found


def _known(kind: Kind, row: Row) -> dict[str, Any]:
    """The properties the vocabulary names, in its order; the key has a field of its own."""
    names = (item.name for item in (*kind.properties, OWNER))
    return {name: row.properties[name] for name in names if name != "id" and row.properties.get(name) is not None}


def _scalar(value: Any) -> str | int | float | bool:
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return SEPARATOR.join(str(_scalar(item)) for item in value if item is not None)
    return str(value)
