"""The formats in which the graph can be written out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gapbridge.errors import BadInput
from gapbridge.export import csv_folder, cypher_script, gephi, gexf, graphml, json_graphs, parquet, workbook
from gapbridge.export.contents import Contents
from gapbridge.export.table import Table

ZIP = "application/zip"
JSON = "application/json"
JSON_GRAPH = "application/vnd.jgf+json"
CYPHER = "application/x-cypher-query"

_node_link = partial(json_graphs.write_node_link, edges_key="edges")
_node_link_d3 = partial(json_graphs.write_node_link, edges_key="links")


@dataclass(frozen=True)
class Format:
    """A format: its name, what it is for, how its files end (a folder's name has no ending), and how it is written.

    A format of tables can also hold one answer, and what it holds of the graph can be loaded again.
    """

    name: str
    meaning: str
    ending: str
    media_type: str
    tables: Callable[[Path, Iterable[Table]], None] | None = None
    graph: Callable[[Path, Contents], None] | None = None

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files, which HTTP sends as a ZIP file."""
        return not self.ending


FORMATS = {
    one.name: one
    for one in (
        Format("csv", "a folder of CSV files, to load again", "", ZIP, tables=csv_folder.write),
        Format(
            "xlsx",
            "a workbook, to load again",
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            tables=workbook.write,
        ),
        Format("parquet", "a folder of Parquet files, to load again", "", ZIP, tables=parquet.write),
        Format("cypher", "a script for an empty Neo4j", ".cypher", CYPHER, graph=cypher_script.write),
        Format("graphml", "for yEd, networkx, igraph", ".graphml", "application/graphml+xml", graph=graphml.write),
        Format("gexf", "for Gephi", ".gexf", "application/gexf+xml", graph=gexf.write),
        Format("cytoscape", "for Cytoscape.js", ".json", JSON, graph=json_graphs.write_cytoscape),
        Format("node-link", "for networkx", ".json", JSON, graph=_node_link),
        Format("node-link-d3", "the same for D3, with `links`", ".json", JSON, graph=_node_link_d3),
        Format("json-graph", "JSON Graph Format 2", ".json", JSON_GRAPH, graph=json_graphs.write_json_graph),
        Format("kumu", "a blueprint for Kumu", ".json", JSON, graph=json_graphs.write_kumu),
        Format("gephi", "two CSV files for Gephi's import of spreadsheets", "", ZIP, graph=gephi.write),
    )
}  # fmt: skip

_BY_ENDING = {".xlsx": "xlsx", ".cypher": "cypher", ".cql": "cypher", ".graphml": "graphml", ".gexf": "gexf", "": "csv"}
_ENDINGS_OF_FILES = {".csv", ".zip", ".parquet", ".json", ".xlsx", ".ods", ".graphml", ".gexf", ".cypher"}


def named(name: str) -> Format:
    """The format of this name.

    Raises:
        BadInput: There is none.
    """
    if name not in FORMATS:
        raise BadInput(f"There is no format {name[:80]!r}.", f"Choose from {', '.join(FORMATS)}.")
    return FORMATS[name]


def of_path(path: Path, name: str = "") -> Format:
    """The format of this name for a file or folder called so; without a name, what the ending stands for.

    Raises:
        BadInput: There is no such format, or its files are called otherwise.
    """
    ending = path.suffix.lower()
    if not name and ending not in _BY_ENDING:
        raise BadInput(f"The ending of {path.name} stands for no one format.", f"Say which: {', '.join(FORMATS)}.")
    form = named(name or _BY_ENDING[ending])
    if form.is_folder and ending in _ENDINGS_OF_FILES:
        raise BadInput(f"The format {form.name} makes a folder of files.", f"Give a name without {ending}.")
    if form.name == "xlsx" and ending != form.ending:
        raise BadInput("A workbook's name must end in .xlsx, else it cannot be opened.", f"Name it {path.stem}.xlsx.")
    return form
