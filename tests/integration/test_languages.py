"""Names in English and Lithuanian: in every answer over HTTP, on the command line and in exports."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gapbridge import gaps, names
from gapbridge.database import Database
from gapbridge.scope import Scope
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import TestClient, asking
from tests.conftest import cypher
from tests.graphs import Graph
from tests.integration.test_cli import Shell, shell

__all__ = ["shell"]  # a fixture, used by name

WITH_SENTENCES = {"/v1/value-chains/study"}
FILES = ("/v1/export", "/v1/report/")  # their languages are tested where they are
ONE_OF = {"/v1/value-chains/study": {"chain"}}  # parameters of which one must be given
LITHUANIAN = {"Accept-Language": "lt-LT,lt;q=0.9,en;q=0.5"}


@pytest.fixture
def client(demo: Database) -> Iterator[TestClient]:
    with asking(create_app(database=demo, api_settings=ApiSettings())) as client:
        yield client


def some_names(database: Database) -> Database:
    """Two clusters that share two gaps; one of each has a Lithuanian name."""
    graph = Graph().cluster("a", name_en="Amber", name_lt="Gintaras").cluster("b", name_en="Birch")
    graph.node("Competence", "x", name_en="creating", name_lt="kūrimas").node("Competence", "y", name_en="selling")
    graph.needs("a", "x", "y").needs("b", "x", "y").load(database)
    return database


def test_an_answer_has_lithuanian_names_and_tells_which_are_english(database: Database) -> None:
    found = names.in_language(database, gaps.shared_gaps(some_names(database)), "lt")
    assert [(gap.competence_name, gap.names_in_english) for gap in found] == [
        ("kūrimas", []),
        ("selling", ["competence_name"]),
    ]


def test_a_name_is_taken_from_the_label_that_is_meant(database: Database) -> None:
    graph = Graph().node("Industry", "x", name_lt="pramonė").node("Competence", "x", name_lt="kūrimas")
    graph.cluster("a", "b").needs("a", "x").needs("b", "x").load(database)
    (gap,) = names.in_language(database, gaps.shared_gaps(database), "lt")
    assert gap.competence_name == "kūrimas"


def test_the_answer_over_http_says_its_language_and_what_it_depends_on(database: Database) -> None:
    with asking(create_app(database=some_names(database), api_settings=ApiSettings())) as client:
        english, lithuanian = client.get("/v1/gaps/shared"), client.get("/v1/gaps/shared", headers=LITHUANIAN)
    assert [gap["competence_name"] for gap in english.json()] == ["creating", "selling"]
    assert [gap["competence_name"] for gap in lithuanian.json()] == ["kūrimas", "selling"]
    assert [gap["names_in_english"] for gap in lithuanian.json()] == [[], ["competence_name"]]
    assert all("names_in_english" not in gap for gap in english.json())
    for answer, language in ((english, "en"), (lithuanian, "lt")):
        assert answer.headers["content-language"] == language
        assert answer.headers["vary"] == "Accept-Language"


def test_an_answer_in_another_language_is_another_answer(database: Database) -> None:
    with asking(create_app(database=some_names(database), api_settings=ApiSettings())) as client:
        for path in ("/v1/gaps/shared", "/v1/gaps/shared?as_of=1990-01-01&status=estimate", "/v1/graph"):
            english, lithuanian = client.get(path), client.get(path, headers=LITHUANIAN)
            tags = [answer.headers["etag"] for answer in (english, lithuanian)]
            assert len(set(tags)) == 2, path
            for tag, headers in zip(tags, ({}, LITHUANIAN), strict=True):
                held = client.get(path, headers={**headers, "If-None-Match": tag})
                assert (held.status_code, held.headers["vary"]) == (304, "Accept-Language")
            crossed = client.get(path, headers={**LITHUANIAN, "If-None-Match": tags[0]})
            assert (crossed.status_code, crossed.headers["content-language"]) == (200, "lt")


def test_both_of_what_an_answer_depends_on_are_told_to_other_origins(database: Database) -> None:
    origin = "https://tool.example.org"
    settings = ApiSettings(cors_origins=(origin,))
    with asking(create_app(database=some_names(database), api_settings=settings)) as client:
        answer = client.get("/v1/gaps/shared", headers={**LITHUANIAN, "Origin": origin})
    assert {one.strip() for one in answer.headers["vary"].split(",")} == {"Accept-Language", "Origin"}


def test_every_route_that_listens_tells_the_same_in_lithuanian(client: TestClient, demo: Database) -> None:
    """Asked with the examples of its description: only names differ, each is the known one or told to be English.

    A study's sentences differ too; test_value_chains looks at them.
    """
    known = {str(row["name"]) for row in cypher(demo, "MATCH (n) WHERE n.name_lt > '' RETURN n.name_lt AS name")}
    described = client.get("/openapi.json").json()
    asked = set()
    for path, methods in described["paths"].items():
        parameters = methods.get("get", {}).get("parameters", [])
        if path.startswith(FILES) or not any(one["name"] == "Accept-Language" for one in parameters):
            continue
        address = path.format(**{one["name"]: _example(one) for one in parameters if one["in"] == "path"})
        needed = ONE_OF.get(path, set())
        query = {
            one["name"]: _example(one)
            for one in parameters
            if one["in"] == "query" and (one["required"] or one["name"] in needed)
        }
        english = client.get(address, params=query)
        lithuanian = client.get(address, params=query, headers=LITHUANIAN)
        assert (english.status_code, lithuanian.status_code) == (200, 200), path
        assert lithuanian.headers["content-language"] == "lt", path
        replaced = list(_differences(english.json(), lithuanian.json()))
        assert set(replaced) <= known or path in WITH_SENTENCES, path
        asked |= {path} if replaced else set()
    assert {"/v1/gaps/shared", "/v1/clusters/{cluster_id}/gaps", "/v1/graph"} <= asked


def _example(parameter: dict[str, Any]) -> Any:
    return (parameter.get("examples") or parameter["schema"]["examples"])[0]


def _differences(english: Any, lithuanian: Any) -> Iterator[str]:
    """The texts that stand in the place of others; all else must be equal."""
    if isinstance(english, dict):
        marks = {"names_in_english", "label_in_english"}
        assert english.keys() == lithuanian.keys() - marks
        for field in lithuanian.get("names_in_english", []):
            assert english[field] == lithuanian[field]
        for name, value in english.items():
            yield from _differences(value, lithuanian[name])
    elif isinstance(english, list):
        assert len(english) == len(lithuanian)
        for one, other in zip(english, lithuanian, strict=True):
            yield from _differences(one, other)
    elif english != lithuanian:
        yield lithuanian


def test_pages_in_lithuanian_hold_the_rows_of_the_whole(client: TestClient) -> None:
    params: dict[str, Any] = {"synthetic": "true", "limit": 1000}
    whole = client.get("/v1/gaps/shared", params=params, headers=LITHUANIAN).json()
    answer = client.get("/v1/gaps/shared", params=params | {"limit": 3}, headers=LITHUANIAN)
    rows = answer.json()
    while "next" in answer.links:
        answer = client.get(answer.links["next"]["url"], headers=LITHUANIAN)
        rows += answer.json()
    assert rows == whole


def test_labels_of_a_graph_to_draw_are_in_the_language_or_marked(client: TestClient) -> None:
    answer = client.get("/v1/graph?center=litek", headers=LITHUANIAN).json()["elements"]["nodes"]
    nodes = {one["data"]["id"]: one["data"] for one in answer}
    assert nodes["Cluster/litek"]["label"] == nodes["Cluster/litek"]["name_lt"]
    assert "label_in_english" not in nodes["Cluster/litek"]
    industry = nodes["Industry/ecosystem-electronics"]
    assert (industry["label"], industry["label_in_english"]) == (industry["name_en"], True)
    figures = [data for data in nodes.values() if data["type"] == "Figure"]
    assert figures and not any("label_in_english" in data for data in figures), "they have no names in any language"
    plain = client.get("/v1/graph?center=litek").json()["elements"]["nodes"]
    assert not any("label_in_english" in one["data"] for one in plain)


def test_the_command_line_marks_fall_backs_where_people_read(database: Database, shell: Shell) -> None:
    some_names(database)
    table = shell("gaps", "shared", "--lang", "lt")[1]
    assert "kūrimas" in table and "selling [en]" in table and "kūrimas [en]" not in table
    assert "[en]" not in shell("gaps", "shared")[1]
    clusters = shell("clusters", "--lang", "lt")[1]
    assert "Gintaras" in clusters and "Birch [en]" in clusters and "Amber" not in clusters
    suggested = shell("suggest", "a", "--lang", "lt")[1]
    assert "learn together with Birch [en]" in " ".join(suggested.split())


def test_programs_get_pure_names_and_the_list(database: Database, shell: Shell) -> None:
    some_names(database)
    told = json.loads(shell("gaps", "of", "a", "--lang", "lt", "--json")[1])
    assert [(gap["competence_name"], gap["names_in_english"]) for gap in told] == [
        ("kūrimas", []),
        ("selling", ["competence_name"]),
    ]
    lines = list(csv.DictReader(io.StringIO(shell("gaps", "of", "a", "--lang", "lt", "--csv")[1])))
    assert [(line["competence_name"], line["names_in_english"]) for line in lines] == [
        ("kūrimas", ""),
        ("selling", "competence_name"),
    ]
    assert "names_in_english" not in shell("gaps", "of", "a", "--csv")[1]


def test_the_environment_chooses_and_the_option_has_the_last_word(
    database: Database, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_names(database)
    monkeypatch.setenv("GAPBRIDGE_LANG", "lt")
    assert "kūrimas" in shell("gaps", "shared")[1]
    assert "creating" in shell("gaps", "shared", "--lang", "en")[1]
    assert shell("gaps", "shared", "--lang", "de")[0] == 2
    monkeypatch.setenv("GAPBRIDGE_LANG", "de")
    code, _, err = shell("gaps", "shared")
    assert code == 2 and "GAPBRIDGE_LANG" in err


def test_an_exported_answer_is_in_the_language_and_has_the_list_as_a_column(
    database: Database, shell: Shell, tmp_path: Path
) -> None:
    some_names(database)
    assert shell("export", str(tmp_path / "lt"), "--answer", "shared-gaps", "--lang", "lt")[0] == 0
    with (tmp_path / "lt" / "shared_gaps.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(line["competence_name"], line["names_in_english"]) for line in lines] == [
        ("kūrimas", ""),
        ("selling", "competence_name"),
    ]
    with asking(create_app(database=database, api_settings=ApiSettings())) as client:
        answer = client.get("/v1/export?answer=shared-gaps&format=xlsx", headers=LITHUANIAN)
    assert (answer.status_code, answer.headers["content-language"]) == (200, "lt")
    assert answer.headers["vary"] == "Accept-Language"
    code, _, err = shell("export", str(tmp_path / "graph"), "--lang", "lt")
    assert code == 2 and "both languages" in err


def test_the_names_of_the_example_are_of_things_in_it(demo: Database, project: Path) -> None:
    with (project / "scripts" / "example_names_lt.csv").open(encoding="utf-8", newline="") as file:
        given = {row["id"]: row["name_lt"] for row in csv.DictReader(file)}
    rows = cypher(demo, "MATCH (n) WHERE n.id IN $ids RETURN n.id AS id, n.name_lt AS name", ids=list(given))
    assert {row["id"]: row["name"] for row in rows} == given


def test_what_is_not_told_in_lithuanian_is_not_made_up(demo: Database) -> None:
    """The InoLink data: our own translations are of our own vocabulary only, and say so."""
    found = cypher(
        demo,
        "MATCH (c:Competence {dataset: 'inolink'}) WHERE c.name_lt IS NOT NULL"
        " RETURN c.scheme AS scheme, c.note CONTAINS 'our own translation' AS said",
    )
    assert {(row["scheme"], row["said"]) for row in found} == {("local", True)}
    gap = next(one for one in gaps.shared_gaps(demo, Scope()) if one.competence_id == "innovation-management")
    assert names.in_language(demo, [gap], "lt")[0].competence_name == "geroji inovacijų vadybos praktika"
