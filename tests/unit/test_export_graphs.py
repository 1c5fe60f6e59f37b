"""Formats of graphs, read back by others: as many nodes and statements, with the same properties."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import networkx
import pytest

from gapbridge import vocabulary
from gapbridge.export import flat, formats
from gapbridge.export.contents import Contents
from tests.conftest import LONG
from tests.random_rows import Given, dataset

GRAPHS = 1_000 if LONG else 100


def _graphml(path: Path) -> Any:
    return networkx.read_graphml(path, force_multigraph=True)


def _node_link(path: Path) -> Any:
    return networkx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges")


def _node_link_d3(path: Path) -> Any:
    return networkx.node_link_graph(json.loads(path.read_text("utf-8")), edges="links")


READERS: dict[str, Callable[[Path], Any]] = {
    "graphml": _graphml,
    "gexf": networkx.read_gexf,
    "node-link": _node_link,
    "node-link-d3": _node_link_d3,
}


def written(name: str, contents: Contents, path: Path) -> Path:
    write = formats.FORMATS[name].graph
    assert write is not None
    write(path, contents)
    return path


def speakable(fields: dict[str, Any], form: str) -> dict[str, Any]:
    """The fields as XML can say them."""
    if form.startswith("node-link"):
        return fields
    swaps = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
    return {name: told.translate(swaps) if isinstance(told, str) else told for name, told in fields.items()}


@pytest.mark.parametrize("form", READERS)
def test_networkx_reads_back_every_node_statement_and_property(form: str, tmp_path: Path) -> None:
    for seed in range(GRAPHS):
        contents = Given(dataset(Random(seed)))
        graph = READERS[form](written(form, contents, tmp_path / "graph"))
        nodes, edges = list(flat.nodes(contents)), list(flat.edges(contents))
        assert graph.is_directed()
        assert (len(graph), graph.number_of_edges()) == (len(nodes), len(edges)), seed
        for node in nodes:
            assert dict(graph.nodes[node["id"]]) == speakable(_without(node, "id"), form), seed
        found = {said.get("id", key): (start, end, said) for start, end, key, said in _edges(graph)}
        for edge in edges:
            start, end, said = found[edge["id"]]
            assert (start, end) == (edge["source"], edge["target"])
            wanted = _without(edge, "id", "source", "target", "type")
            got = {name: told for name, told in said.items() if name in wanted or name not in ("id", "type", "label")}
            assert got == speakable(wanted, form), (seed, edge)
            assert said.get("type", said.get("label")) == edge["type"]


def _edges(graph: Any) -> Any:
    if graph.is_multigraph():
        return graph.edges(keys=True, data=True)
    return [(start, end, None, said) for start, end, said in graph.edges(data=True)]


def _without(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: told for name, told in fields.items() if name not in names}


def test_no_property_hides_a_field_of_a_node_or_edge() -> None:
    assert not flat.node_properties().keys() & {"id", "label", "type", "key"}
    assert not flat.edge_properties().keys() & {"id", "source", "target", "type", "key", "from", "to", "direction"}


def test_one_name_has_one_type_in_all_kinds_so_that_it_can_be_declared_once() -> None:
    for kinds in (vocabulary.NODES, vocabulary.STATEMENTS):
        types: dict[str, set[object]] = {}
        for item in (item for kind in kinds for item in kind.properties):
            numeric = item.type if item.type in flat.TYPED else None
            types.setdefault(item.name, set()).add(numeric)
        assert {name for name, found in types.items() if len(found) > 1} == set()


def test_lists_are_joined_days_written_and_unknowns_left_out() -> None:
    from datetime import date

    told = flat.scalars({"a": ["x", "y"], "b": None, "c": date(2017, 6, 5), "d": True, "e": 1.5, "f": []})
    assert told == {"a": "x|y", "c": "2017-06-05", "d": True, "e": 1.5, "f": ""}


def test_what_xml_cannot_say_becomes_a_replacement_character(tmp_path: Path) -> None:
    from gapbridge.export import xml_text

    assert xml_text.content("a\x00b\x1f\ufffe\r<&>") == "a\ufffdb\ufffd\ufffd&#13;&lt;&amp;&gt;"


def test_json_graph_format_follows_its_published_rules(tmp_path: Path) -> None:
    """Version 2 of the specification: names and types of all fields, and edges that lead to nodes."""
    for seed in range(min(GRAPHS, 100)):
        contents = Given(dataset(Random(seed)))
        told = json.loads(written("json-graph", contents, tmp_path / "graph").read_text("utf-8"))
        assert set(told) == {"graph"}
        graph = told["graph"]
        optional = {
            "id": str,
            "label": str,
            "directed": bool,
            "type": str,
            "metadata": dict,
            "nodes": dict,
            "edges": list,
        }
        _conforms(graph, optional)
        for key, node in graph["nodes"].items():
            assert isinstance(key, str)
            _conforms(node, {"label": str, "metadata": dict})
        fields = {
            "id": str,
            "source": str,
            "target": str,
            "relation": str,
            "directed": bool,
            "label": str,
            "metadata": dict,
        }
        for edge in graph["edges"]:
            _conforms(edge, fields)
            assert {edge["source"], edge["target"]} <= graph["nodes"].keys()
        assert len(graph["nodes"]) == len(list(flat.nodes(contents)))
        assert len({edge["id"] for edge in graph["edges"]}) == len(list(flat.edges(contents)))


def _conforms(told: dict[str, Any], fields: dict[str, type]) -> None:
    assert told.keys() <= fields.keys()
    assert all(isinstance(value, fields[name]) for name, value in told.items())


def test_kumu_connects_elements_by_labels_that_are_unique(tmp_path: Path) -> None:
    for seed in range(20):
        contents = Given(dataset(Random(seed)))
        told = json.loads(written("kumu", contents, tmp_path / "graph").read_text("utf-8"))
        labels = [element["label"] for element in told["elements"]]
        assert len(set(labels)) == len(labels) == len(list(flat.nodes(contents)))
        assert all({one["from"], one["to"]} <= set(labels) for one in told["connections"])
        assert len(told["connections"]) == len(list(flat.edges(contents)))


def test_gephi_has_the_columns_its_import_knows(tmp_path: Path) -> None:
    import csv

    for seed in range(20):
        contents = Given(dataset(Random(seed)))
        folder = written("gephi", contents, tmp_path / f"graph-{seed}")
        tables = {}
        for path in folder.iterdir():
            with path.open(encoding="utf-8", newline="") as file:
                tables[path.name] = list(csv.DictReader(file))
        nodes, edges = tables["nodes.csv"], tables["edges.csv"]
        assert list(nodes[0])[:2] == ["Id", "Label"]
        assert list(edges[0])[:6] == ["Source", "Target", "Type", "Id", "Label", "Weight"]
        assert {edge["Type"] for edge in edges} == {"Directed"}
        ids = {node["Id"] for node in nodes}
        assert len(ids) == len(nodes) and all({edge["Source"], edge["Target"]} <= ids for edge in edges)
        assert not [cell for line in (*nodes, *edges) for cell in line.values() if cell[:1] in ("=", "@", "\uff1d")]
