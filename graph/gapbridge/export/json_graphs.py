"""The graph as JSON, in the forms that tools read: one node or edge a line, written as it comes."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, TextIO

from gapbridge.export import flat
from gapbridge.export.contents import Contents
from gapbridge.export.flat import Fields

EdgesKey = Literal["edges", "links"]


def write_cytoscape(path: Path, contents: Contents) -> None:
    """Write Cytoscape.js elements: `cytoscape({elements: told.elements})`."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"elements": {\n"nodes": ')
        _list(file, map(cytoscape_element, flat.nodes(contents)))
        file.write(',\n"edges": ')
        _list(file, map(cytoscape_element, flat.edges(contents)))
        file.write("}}\n")


def cytoscape_element(fields: Fields) -> dict[str, Fields]:
    """A node or edge as Cytoscape.js takes it."""
    return {"data": fields}


def write_node_link(path: Path, contents: Contents, *, edges_key: EdgesKey) -> None:
    """Write the form of `networkx.node_link_graph(told, edges="edges")`; D3 wants the key `links`."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"directed": true, "multigraph": true, "graph": {},\n"nodes": ')
        _list(file, flat.nodes(contents))
        file.write(f',\n"{edges_key}": ')
        _list(file, map(link, flat.edges(contents)))
        file.write("}\n")


def link(fields: Fields) -> Fields:
    """An edge in node-link form, where `key` tells parallel edges apart."""
    return fields | {"key": fields["id"]}


def write_json_graph(path: Path, contents: Contents) -> None:
    """Write JSON Graph Format 2: nodes by id; what is no field of the format stands under `metadata`."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"graph": {"directed": true, "type": "gapbridge", "label": "GapBridge",\n"nodes": {')
        between = "\n"
        for node in flat.nodes(contents):
            said = {"label": node["label"], "metadata": _without(node, "id", "label")}
            file.write(f"{between}{_json(node['id'])}: {_json(said)}")
            between = ",\n"
        file.write('},\n"edges": ')
        _list(file, map(_relation, flat.edges(contents)))
        file.write("}}\n")


def write_kumu(path: Path, contents: Contents) -> None:
    """Write a blueprint for Kumu, where a label is a key: it is `Label/key`, and the name is a field."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"elements": ')
        _list(file, map(_element, flat.nodes(contents)))
        file.write(',\n"connections": ')
        _list(file, map(_connection, flat.edges(contents)))
        file.write("}\n")


def _relation(edge: Fields) -> dict[str, Any]:
    own = {"id": edge["id"], "source": edge["source"], "target": edge["target"], "relation": edge["type"]}
    return own | {"directed": True, "metadata": _without(edge, "id", "source", "target", "type")}


def _element(node: Fields) -> Fields:
    return _without(node, "id", "label") | {"label": node["id"], "name": node["label"]}


def _connection(edge: Fields) -> Fields:
    own: Fields = {"from": edge["source"], "to": edge["target"], "direction": "directed", "statement": edge["id"]}
    return _without(edge, "id", "source", "target") | own


def _without(fields: Fields, *names: str) -> Fields:
    return {name: told for name, told in fields.items() if name not in names}


def _list(file: TextIO, items: Iterable[Any]) -> None:
    file.write("[")
    between = "\n"
    for item in items:
        file.write(between + _json(item))
        between = ",\n"
    file.write("]")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
