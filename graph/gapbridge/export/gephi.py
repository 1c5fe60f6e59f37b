"""Two CSV files for Gephi's import of spreadsheets: nodes and edges."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gapbridge.export import flat
from gapbridge.export.contents import Contents
from gapbridge.export.csv_folder import cell
from gapbridge.export.flat import Fields

NODES, EDGES = "nodes.csv", "edges.csv"


def write(folder: Path, contents: Contents) -> None:
    """Write the nodes with `Id` and `Label`, the edges with `Source`, `Target` and the type as `Label`."""
    folder.mkdir()
    nodes = {"Id": "id", "Label": "label", "kind_of_node": "type", "key": "key"}
    _write(folder / NODES, nodes, flat.node_properties(), flat.nodes(contents))
    edges = {"Source": "source", "Target": "target", "Type": "", "Id": "id", "Label": "type", "Weight": ""}
    _write(folder / EDGES, edges, flat.edge_properties(), map(_directed, flat.edges(contents)))


def _directed(edge: Fields) -> Fields:
    return edge | {"Type": "Directed", "Weight": 1}


def _write(path: Path, own: dict[str, str], properties: Iterable[str], found: Iterator[Fields]) -> None:
    names: Sequence[str] = [*(name or heading for heading, name in own.items()), *properties]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([*own, *properties])
        writer.writerows([cell(fields.get(name)) for name in names] for fields in found)
