"""gapbridge export, GET /v1/export: everything out, and in again."""

import csv
import io
import json
import sys
import zipfile
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from gapbridge import load, neighbourhood, vocabulary
from gapbridge.audit import audit
from gapbridge.database import Database
from gapbridge.errors import Conflict
from gapbridge.export import Choice, export, flat, formats
from gapbridge.export.answers import QUESTIONS
from gapbridge.export.contents import Contents
from gapbridge.intake import Wishes, take_in
from gapbridge.scope import Scope
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from gapbridge_api.routes import export as route
from tests.asking import TestClient, asking
from tests.conftest import EMPTY, ROUND_TRIPS, cypher, snapshot
from tests.cytoscape import installed
from tests.graphs import Graph
from tests.integration.test_cli import Shell, shell
from tests.random_rows import dataset

__all__ = ["shell"]  # a fixture, used by name

ENDINGS = {"csv": "", "xlsx": ".xlsx", "parquet": ""}


def written(database: Database, path: Path, form: str, choice: Choice | None = None) -> Path:
    export(database, path, formats.of_path(path, form), choice)
    return path


@settings(max_examples=ROUND_TRIPS)
@given(seed=st.integers(0, 2**32))
def test_tables_give_the_identical_graph_again(
    seed: int, database: Database, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("out")
    cypher(database, EMPTY)
    load.load(database, dataset(Random(seed)))
    before = snapshot(database)
    files = [written(database, folder / f"{form}{ending}", form) for form, ending in ENDINGS.items()]
    for path in files:
        cypher(database, EMPTY)
        report = take_in(database, path, Wishes()).report
        assert snapshot(database) == before, path.name
        assert sum(table.added for table in report.tables) == report.rows == len(before)


@settings(max_examples=ROUND_TRIPS)
@given(seed=st.integers(0, 2**32))
def test_the_cypher_script_gives_the_identical_graph_on_an_empty_neo4j(
    seed: int, database: Database, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("out") / "graph.cypher"
    cypher(database, EMPTY)
    load.load(database, dataset(Random(seed)))
    before = snapshot(database)
    written(database, path, "cypher")
    cypher(database, EMPTY)
    for _ in range(2):  # the second time changes nothing
        for statement in path.read_text("utf-8").split(";\n"):
            if statement.strip():
                cypher(database, statement)
        assert snapshot(database) == before


def unpacked(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        file.extractall(folder)
    return next(folder.iterdir())


def asking_for(database: Database, key: str = "") -> AbstractContextManager[TestClient]:
    return asking(create_app(database=database, api_settings=ApiSettings(key=SecretStr(key) if key else None)))


def test_the_demo_comes_back_from_tables_by_the_command_line(demo: Database, shell: Shell, tmp_path: Path) -> None:
    before = snapshot(demo)
    path = tmp_path / "out"
    assert shell("export", str(path))[0] == 0
    assert shell("export", str(path))[0] == 2, "nothing is overwritten"
    assert shell("load", str(path))[0] == 0
    assert snapshot(demo) == before, "loading it into the same graph changes nothing"
    cypher(demo, EMPTY)
    assert shell("load", str(path))[0] == 0
    assert snapshot(demo) == before
    assert {row["name"] for row in cypher(demo, "MATCH (node:Cluster) RETURN DISTINCT node.dataset AS name")} == {
        "inolink", "example",
    }  # fmt: skip
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]


@pytest.mark.parametrize("form", formats.FORMATS)
def test_every_format_comes_over_http_with_its_type_and_name(demo: Database, form: str, tmp_path: Path) -> None:
    told = formats.FORMATS[form]
    with asking_for(demo) as client:
        answer = client.get("/v1/export", params={"format": form})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == told.media_type
    ending = ".zip" if told.is_folder else told.ending
    assert answer.headers["content-disposition"] == f'attachment; filename="gapbridge{ending}"'
    assert int(answer.headers["content-length"]) == len(answer.content)
    if told.is_folder:
        sent = unpacked(answer.content, tmp_path / "sent")
        path = written(demo, tmp_path / "out", form)
        assert {one.name: one.read_bytes() for one in sent.iterdir()} == {
            one.name: one.read_bytes() for one in path.iterdir()
        }
    else:
        assert answer.content == written(demo, tmp_path / f"out{told.ending}", form).read_bytes()


def test_a_neighbourhood_holds_what_the_graph_route_draws(demo: Database, tmp_path: Path) -> None:
    choice = Choice(center="litek", depth=2, scope=Scope(as_of=date(2017, 6, 6)))
    told = json.loads(written(demo, tmp_path / "graph.json", "node-link", choice).read_text("utf-8"))
    drawn = neighbourhood.subgraph(demo, choice.scope, center="litek", depth=2, max_nodes=neighbourhood.MAX_NODES)
    assert [node["id"] for node in told["nodes"]] == sorted((node.id for node in drawn.nodes), key=_in_order)
    assert {edge["id"] for edge in told["edges"]} == {edge.id for edge in drawn.edges}
    assert {(edge["source"], edge["target"]) for edge in told["edges"]} == {
        (edge.source, edge.target) for edge in drawn.edges
    }


def _in_order(node_id: str) -> tuple[int, str]:
    label, _, key = node_id.partition("/")
    return [kind.label for kind in vocabulary.NODES].index(label), key


def test_the_tables_of_a_neighbourhood_load_on_their_own(demo: Database, tmp_path: Path) -> None:
    choice = Choice(center="litek", depth=2)
    path = written(demo, tmp_path / "around", "csv", choice)
    before = set(snapshot(demo))
    cypher(demo, EMPTY)
    assert take_in(demo, path, Wishes()).report.changed_anything
    assert set(snapshot(demo)) < before
    assert audit(demo) == []


@pytest.mark.parametrize("answer", QUESTIONS)
def test_an_answer_is_a_table_with_a_line_for_each_row(
    demo: Database, answer: str, shell: Shell, tmp_path: Path
) -> None:
    question = QUESTIONS[answer]
    about = "litek" if question.of_cluster else "plastics-processing" if question.of_chain else ""
    words = [f"--{'cluster' if question.of_cluster else 'chain'}", about.upper()] if about else []
    words += ["--as-of", "2026-11-01", "--synthetic"]
    assert shell("export", str(tmp_path / "out"), "--answer", answer, *words)[0] == 0
    (path,) = (tmp_path / "out").iterdir()
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    found = question.ask(demo, Scope(vocabulary.STATUSES, date(2026, 11, 1)), about)
    assert len(lines) == len(found) > 0
    assert list(lines[0]) == list(question.model.model_fields)
    for form, ending in (("xlsx", ".xlsx"), ("parquet", "")):
        made = tmp_path / f"{form}{ending}"
        assert shell("export", str(made), "--format", form, "--answer", answer, *words)[0] == 0
    if answer == "shared-gaps":
        assert lines[0]["cluster_ids"].split("|") == found[0].cluster_ids  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"format": "pdf"}, "'csv', 'xlsx', 'parquet'"),
        ({"format": "graphml", "answer": "clusters"}, "csv, xlsx, parquet"),
        ({"answer": "gaps"}, "about one cluster"),
        ({"answer": "chain-study"}, "about one value chain"),
        ({"answer": "clusters", "chain": "plastics-processing"}, "not about one value chain"),
        ({"chain": "plastics-processing"}, "goes with an answer"),
        ({"answer": "clusters", "center": "litek"}, "not both"),
        ({"cluster": "litek"}, "goes with an answer"),
        ({"status": "fact"}, "as it is"),
        ({"center": "litek", "depth": "9"}, "less than or equal to 3"),
    ],
)
def test_what_cannot_be_written_is_refused_with_what_can(demo: Database, params: dict[str, str], said: str) -> None:
    with asking_for(demo) as client:
        answer = client.get("/v1/export", params=params)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.text


def test_an_unknown_center_is_not_found_and_a_key_is_required(demo: Database) -> None:
    with asking_for(demo) as client:
        assert client.get("/v1/export", params={"center": "nobody"}).status_code == 404
        assert client.get("/v1/export", params={"answer": "gaps", "cluster": "nobody"}).status_code == 404
    with asking_for(demo, "a-key-of-16-letters") as client:
        assert client.get("/v1/export").status_code == 401
        assert client.get("/v1/export", headers={"X-API-Key": "a-key-of-16-letters"}).status_code == 200


def test_the_route_names_every_format_and_answer() -> None:
    assert get_args(route.FormatName) == tuple(formats.FORMATS)
    assert get_args(route.AnswerName) == tuple(QUESTIONS)


def test_no_cell_is_a_formula(database: Database, tmp_path: Path) -> None:
    Graph().node("Cluster", "a", name_en="=cmd()").node("Cluster", "b", name_en="'@x").node(
        "Figure", "f", property="\uff1d1", value="-1", number="-1.5"
    ).load(database)
    folder = written(database, tmp_path / "out", "csv")
    clusters = (folder / "clusters.csv").read_text("utf-8-sig").splitlines()
    assert clusters[1].startswith("a,'=cmd(),") and clusters[2].startswith("b,''@x,")
    assert (folder / "figures.csv").read_text("utf-8-sig").splitlines()[1].startswith("f,'\uff1d1,'-1,-1.5,")
    book = written(database, tmp_path / "out.xlsx", "xlsx")
    with zipfile.ZipFile(book) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]


def test_rows_that_tables_cannot_say_are_named(database: Database, tmp_path: Path) -> None:
    Graph().cluster("a").needs("a", "x").load(database)
    cypher(database, "MATCH ()-[said:NEEDS]->() SET said.mood = 'bad'")
    with pytest.raises(Conflict, match="no columns: mood"):
        written(database, tmp_path / "out", "csv")
    assert not list(tmp_path.iterdir())
    cypher(database, "MATCH ()-[said:NEEDS]->() SET said.mood = null, said.id = 'needs:b:x'")
    with pytest.raises(Conflict, match="should have the id needs:a:x:survey:"):
        written(database, tmp_path / "out", "csv")
    written(database, tmp_path / "graph.graphml", "graphml")


def test_an_export_is_made_again_when_the_graph_changes_meanwhile(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Graph().cluster("a").load(database)
    times: list[int] = []

    def write(path: Path, contents: Contents) -> None:
        times.append(len(list(flat.nodes(contents))))
        path.write_text(str(times[-1]), "utf-8")
        if len(times) < changes:
            Graph(f"other-{changes}").cluster(f"b{changes}-{len(times)}").load(database)

    form = replace(formats.FORMATS["kumu"], graph=write)
    changes = 3
    export(database, tmp_path / "graph.json", form)
    assert (tmp_path / "graph.json").read_text("utf-8") == str(times[-1])
    assert times == [2, 3, 4]
    times.clear()
    changes = 9
    with pytest.raises(Conflict, match="loaded into"):
        export(database, tmp_path / "again.json", form)
    assert [one.name for one in tmp_path.iterdir()] == ["graph.json"]


def test_without_the_extra_parquet_says_what_to_install(
    demo: Database, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(demo, tmp_path / "out", "parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for words in (["export", str(tmp_path / "new"), "--format", "parquet"], ["load", str(tmp_path / "out")]):
        status, _, err = shell(*words)
        assert status == 2
        assert "gapbridge[parquet]" in err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        ("out.csv", "csv", "without .csv"),
        ("out.txt", "xlsx", "out.xlsx"),
        ("out.json", "", "stands for no one format"),
        ("out", "pdf", "Choose from csv, xlsx"),
    ],
)
def test_a_name_that_does_not_fit_is_refused(shell: Shell, tmp_path: Path, name: str, form: str, said: str) -> None:
    status, _, err = shell("export", str(tmp_path / name), *(["--format", form] if form else []))
    assert status == 2
    assert said in err


def test_cytoscape_js_holds_all_that_was_written_and_all_that_the_graph_route_tells(
    demo: Database, tmp_path: Path
) -> None:
    whole = written(demo, tmp_path / "graph.json", "cytoscape")
    drawn = tmp_path / "drawn.json"
    with asking_for(demo) as client:
        drawn.write_bytes(client.get("/v1/graph", params={"center": "litek", "depth": 2}).content)
    for path, held in zip((whole, drawn), installed(tmp_path / "node").takes([whole, drawn]), strict=True):
        told = json.loads(path.read_text("utf-8"))["elements"]
        assert held["nodes"] == [one["data"] for one in told["nodes"]] != []
        assert held["edges"] == [one["data"] for one in told["edges"]] != []
        assert held["parents"] == 0
