"""GEXF 1.2, for Gephi."""

from pathlib import Path
from typing import TextIO

from gapbridge.export import flat
from gapbridge.export.contents import Contents
from gapbridge.export.flat import Fields
from gapbridge.export.xml_text import attribute
from gapbridge.vocabulary import Property

_START = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<graph mode="static" defaultedgetype="directed">
"""


def write(path: Path, contents: Contents) -> None:
    """Write every node and statement with its properties; a statement's label is its type."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_START)
        node_keys = _declare(file, "node", ("type", "key"), flat.node_properties())
        edge_keys = _declare(file, "edge", (), flat.edge_properties())
        file.write("<nodes>\n")
        for node in flat.nodes(contents):
            named = f"id={attribute(node['id'])} label={attribute(node['label'])}"
            file.write(f"<node {named}>{_said(node, node_keys)}</node>\n")
        file.write("</nodes>\n<edges>\n")
        for edge in flat.edges(contents):
            named = f"id={attribute(edge['id'])} label={attribute(edge['type'])}"
            ends = f"source={attribute(edge['source'])} target={attribute(edge['target'])}"
            file.write(f'<edge {named} type="directed" {ends}>{_said(edge, edge_keys)}</edge>\n')
        file.write("</edges>\n</graph>\n</gexf>\n")


def _declare(file: TextIO, what: str, own: tuple[str, ...], properties: dict[str, Property]) -> dict[str, str]:
    """Declare what nodes or edges may have; returns the id of each by its name."""
    types = dict.fromkeys(own, "string")
    types |= {name: flat.TYPED.get(item.type, "string") for name, item in properties.items()}
    keys = {}
    file.write(f'<attributes class="{what}" mode="static">\n')
    for at, (name, type_) in enumerate(types.items()):
        keys[name] = f"{what[0]}{at}"
        file.write(f'<attribute id="{keys[name]}" title="{name}" type="{type_}"/>\n')
    file.write("</attributes>\n")
    return keys


def _said(fields: Fields, keys: dict[str, str]) -> str:
    values = (
        f'<attvalue for="{keys[name]}" value={attribute(told)}/>' for name, told in fields.items() if name in keys
    )
    return f"<attvalues>{''.join(values)}</attvalues>"
