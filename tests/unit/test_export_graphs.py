"""Formats of graphs, read back by others: as many nodes and statements, with the same properties."""

import csv
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any

import networkx
import pytest

from gapbridge import vocabulary
from gapbridge.export import flat, formats
from gapbridge.export.contents import Contents
from gapbridge.export.csv_folder import cell
from tests.conftest import LONG
from tests.cytoscape import installed
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
        if form.startswith("node-link"):
            assert {key for _, _, key in graph.edges(keys=True)} == {edge["id"] for edge in edges}
        found = {said.get("id", key): (start, end, said) for start, end, key, said in _edges(graph)}
        for edge in edges:
            start, end, said = found[edge["id"]]
            assert (start, end) == (edge["source"], edge["target"])
            wanted = _without(edge, "id", "source", "target", "type")
            got = {name: told for name, told in said.items() if name in wanted or name not in ("id", "type", "label")}
            assert got == speakable(wanted, form), (seed, edge)
            assert said.get("type", said.get("label")) == edge["type"]


def test_cytoscape_js_holds_every_node_statement_and_property(tmp_path: Path) -> None:
    library = installed(tmp_path / "node")
    given = [Given(dataset(Random(seed))) for seed in range(GRAPHS)]
    paths = [written("cytoscape", contents, tmp_path / f"{at}.json") for at, contents in enumerate(given)]
    for contents, held in zip(given, library.takes(paths), strict=True):
        assert held["parents"] == 0
        assert _as_javascript(held["nodes"]) == _as_javascript(flat.nodes(contents))
        assert _as_javascript(held["edges"]) == _as_javascript(flat.edges(contents))
    told = json.loads(paths[0].read_text("utf-8"))
    end = told["elements"]["edges"][0]["data"]["source"]
    told["elements"]["nodes"] = [node for node in told["elements"]["nodes"] if node["data"]["id"] != end]
    paths[0].write_text(json.dumps(told), "utf-8")
    with pytest.raises(AssertionError, match="nonexistent source"):
        library.takes(paths[:1])


def _as_javascript(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Whole numbers as JavaScript has them: exact up to 2^53 only."""
    return [{name: float(told) if type(told) is int else told for name, told in one.items()} for one in found]


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


GRAPH: dict[str, type] = {
    "id": str,
    "label": str,
    "directed": bool,
    "type": str,
    "metadata": dict,
    "nodes": dict,
    "edges": list,
}
NODE: dict[str, type] = {"label": str, "metadata": dict}
EDGE: dict[str, type] = {
    "id": str,
    "source": str,
    "target": str,
    "relation": str,
    "directed": bool,
    "label": str,
    "metadata": dict,
}


def json_graph_faults(told: Any) -> list[str]:
    """What the published schema of version 2 forbids: other fields, other types, edges without ends."""
    if not isinstance(told, dict) or set(told) != {"graph"}:
        return ["a document holds one graph"]
    graph = told["graph"]
    faults = _faults("graph", graph, GRAPH)
    if faults:
        return faults
    edges = graph.get("edges", [])
    faults += [one for key, node in graph.get("nodes", {}).items() for one in _faults(f"node {key}", node, NODE)]
    faults += [one for edge in edges for one in _faults("edge", edge, EDGE)]
    return faults + ["edge without an end" for edge in edges if not {"source", "target"} <= edge.keys()]


def _faults(what: str, told: dict[str, Any], fields: dict[str, type]) -> list[str]:
    others = [f"{what}: no field {name}" for name in told if name not in fields]
    return others + [
        f"{what}: {name} is no {type_.__name__}"
        for name, type_ in fields.items()
        if name in told and type(told[name]) is not type_
    ]


def test_json_graph_format_follows_its_schema_and_holds_everything(tmp_path: Path) -> None:
    for seed in range(min(GRAPHS, 100)):
        contents = Given(dataset(Random(seed)))
        told = json.loads(written("json-graph", contents, tmp_path / "graph").read_text("utf-8"))
        assert json_graph_faults(told) == [], seed
        graph = told["graph"]
        assert graph["directed"] is True
        assert [node["metadata"] | {"id": key, "label": node["label"]} for key, node in graph["nodes"].items()] == list(
            flat.nodes(contents)
        )
        assert [
            edge["metadata"] | {"id": edge["id"], "source": edge["source"], "target": edge["target"]}
            | {"type": edge["relation"]}
            for edge in graph["edges"]
        ] == list(flat.edges(contents))  # fmt: skip
        assert {edge[end] for edge in graph["edges"] for end in ("source", "target")} <= graph["nodes"].keys()


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"graph": {}, "graphs": []},
        {"graph": {"nodes": {"a": {"type": "Cluster"}}}},
        {"graph": {"nodes": {"a": {"label": 1}}}},
        {"graph": {"nodes": []}},
        {"graph": {"edges": [{"source": "a"}]}},
        {"graph": {"edges": [{"source": "a", "target": "b", "type": "NEEDS"}]}},
        {"graph": {"directed": "yes"}},
        {"graph": {"color": "red"}},
    ],
)
def test_what_the_schema_of_json_graph_format_forbids_is_seen(told: Any) -> None:
    assert json_graph_faults(told) != []


def test_kumu_connects_elements_by_labels_that_are_unique(tmp_path: Path) -> None:
    for seed in range(20):
        contents = Given(dataset(Random(seed)))
        told = json.loads(written("kumu", contents, tmp_path / "graph").read_text("utf-8"))
        labels = [element["label"] for element in told["elements"]]
        assert len(set(labels)) == len(labels)
        for element, node in zip(told["elements"], flat.nodes(contents), strict=True):
            assert element == _without(node, "id", "label") | {"label": node["id"], "name": node["label"]}
        for one, edge in zip(told["connections"], flat.edges(contents), strict=True):
            ends = {"from": edge["source"], "to": edge["target"], "direction": "directed", "statement": edge["id"]}
            assert one == _without(edge, "id", "source", "target") | ends
            assert {one["from"], one["to"]} <= set(labels)


def test_gephi_has_the_columns_its_import_knows_and_every_property(tmp_path: Path) -> None:
    for seed in range(20):
        contents = Given(dataset(Random(seed)))
        folder = written("gephi", contents, tmp_path / f"graph-{seed}")
        nodes, edges = (_lines(folder / name) for name in ("nodes.csv", "edges.csv"))
        assert list(nodes[0])[:2] == ["Id", "Label"]
        assert list(edges[0])[:6] == ["Source", "Target", "Type", "Id", "Label", "Weight"]
        for line, node in zip(nodes, flat.nodes(contents), strict=True):
            named = {"Id": node["id"], "Label": node["label"], "kind_of_node": node["type"], "key": node["key"]}
            assert _filled(line) == _cells(_without(node, "id", "label", "type", "key") | named)
        for line, edge in zip(edges, flat.edges(contents), strict=True):
            named = {"Source": edge["source"], "Target": edge["target"], "Id": edge["id"], "Label": edge["type"]}
            own = _without(edge, "id", "source", "target", "type")
            assert _filled(line) == _cells(own | named | {"Type": "Directed", "Weight": 1})
        assert not [cell for line in (*nodes, *edges) for cell in line.values() if cell[:1] in ("=", "@", "\uff1d")]


def _lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _filled(line: dict[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in line.items() if cell}


def _cells(fields: dict[str, Any]) -> dict[str, str]:
    return {name: made for name, told in fields.items() if (made := cell(told))}
