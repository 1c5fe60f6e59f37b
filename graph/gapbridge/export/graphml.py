"""GraphML, for yEd, Gephi, networkx, igraph and others."""

from pathlib import Path
from typing import TextIO

from gapbridge.export import flat
from gapbridge.export.contents import Contents
from gapbridge.export.flat import Fields
from gapbridge.export.xml_text import attribute, content
from gapbridge.vocabulary import Property

_START = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write(path: Path, contents: Contents) -> None:
    """Write every node and statement with its properties, which are declared with their types."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_START)
        node_keys = _declare(file, "node", ("label", "type", "key"), flat.node_properties())
        edge_keys = _declare(file, "edge", ("type",), flat.edge_properties())
        file.write('<graph id="gapbridge" edgedefault="directed">\n')
        for node in flat.nodes(contents):
            file.write(f"<node id={attribute(node['id'])}>{_said(node, node_keys)}</node>\n")
        for edge in flat.edges(contents):
            ends = f"source={attribute(edge['source'])} target={attribute(edge['target'])}"
            file.write(f"<edge id={attribute(edge['id'])} {ends}>{_said(edge, edge_keys)}</edge>\n")
        file.write("</graph>\n</graphml>\n")


def _declare(file: TextIO, what: str, own: tuple[str, ...], properties: dict[str, Property]) -> dict[str, str]:
    """Declare what nodes or edges may have; returns the key of each by its name."""
    types = dict.fromkeys(own, "string")
    types |= {name: flat.TYPED.get(item.type, "string") for name, item in properties.items()}
    keys = {}
    for at, (name, type_) in enumerate(types.items()):
        keys[name] = f"{what[0]}{at}"
        file.write(f'<key id="{keys[name]}" for="{what}" attr.name="{name}" attr.type="{type_}"/>\n')
    return keys


def _said(fields: Fields, keys: dict[str, str]) -> str:
    return "".join(f'<data key="{keys[name]}">{content(told)}</data>' for name, told in fields.items() if name in keys)
