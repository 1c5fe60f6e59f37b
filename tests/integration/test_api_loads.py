"""Loading, history, undo and templates over HTTP: the same as the functions do, and nothing else."""

import io
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
import xlsxwriter
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pydantic import SecretStr
from starlette.types import Message

from gapbridge import history, intake, load, seeds, tally, templates
from gapbridge.database import Database
from gapbridge_api import turns, uploads
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import Api, create_app
from gapbridge_api.paging import Order
from gapbridge_api.routes import loads
from tests.asking import TestClient, asking, problem
from tests.conftest import cypher, snapshot
from tests.graphs import Graph
from tests.unit import workbook_parts

Files = dict[str, bytes]

SOURCES = [["id", "title", "publisher", "published_on", "url", "status"], ["press", "A newspaper", "", "", "", "fact"]]
CLUSTERS = [
    ["id", "name_en", "source_id", "status"],
    ["amber", "Amber", "press", "fact"],
    ["birch", "Birch", "press", "fact"],
]
COMPETENCES = [["id", "name_en", "scheme", "source_id", "status"], ["welding", "welding", "local", "press", "fact"]]
NEEDS = [
    ["organisation_id", "competence_id", "source_id", "status", "attribution"],
    ["amber", "welding", "press", "statement", "self"],
    ["birch", "welding", "press", "statement", "self"],
]
TABLES = {"sources": SOURCES, "clusters": CLUSTERS, "competences": COMPETENCES, "needs": NEEDS}
FAULTY = TABLES | {"needs": [*NEEDS, ["amber", "wielding", "press", "statement", "self"]]}
BOUNDARY = "multipart/form-data; boundary=x"


def as_csv(tables: dict[str, list[list[str]]]) -> Files:
    """The tables as CSV files."""
    return {
        f"{table}.csv": "".join(",".join(line) + "\n" for line in lines).encode() for table, lines in tables.items()
    }


def as_workbook(tables: dict[str, list[list[str]]], name: str = "Survey 2026.xlsx") -> Files:
    """The tables as one workbook."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for table, lines in tables.items():
            sheet = book.add_worksheet(table)
            for row, line in enumerate(lines):
                sheet.write_row(row, 0, line)
    return {name: made.getvalue()}


def send(client: TestClient, files: Files, path: str = "/v1/loads", /, **fields: str) -> Any:
    """The response to a form with these files and fields."""
    sent = [("files", (name, content)) for name, content in files.items()]
    return client.post(path, files=sent, data=fields)


def form(*parts: tuple[str, bytes], end: bytes = b"--x--\r\n") -> bytes:
    """A form as bytes, from what stands in the heads and bodies of its parts; its boundary is x."""
    heads = (
        (f"--x\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode("latin-1", "replace"), body)
        for head, body in parts
    )
    return b"".join(head + body + b"\r\n" for head, body in heads) + end


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files; whatever a test asks for, nothing is left in it."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def app(database: Database) -> Api:
    return create_app(database=database, api_settings=ApiSettings())


@pytest.fixture
def client(app: Api) -> Iterator[TestClient]:
    with asking(app) as client:
        yield client


# Loading.


@pytest.mark.parametrize(
    ("files", "fields", "name"),
    [
        (as_workbook(TABLES), {}, "survey-2026"),
        (as_workbook(TABLES), {"name": "own"}, "own"),
        (as_workbook(TABLES, "Klasterių apklausa (2026).XLSX"), {"name": ""}, "klasteriu-apklausa-2026"),
        (as_csv(TABLES), {"name": "own"}, "own"),
        ({name.upper(): content for name, content in as_csv(TABLES).items()}, {"name": "own"}, "own"),
    ],
)
def test_files_are_loaded(
    client: TestClient, database: Database, files: Files, fields: dict[str, str], name: str
) -> None:
    made = send(client, files, **fields)
    assert made.status_code == 201, made.text
    assert made.headers["location"] == "/v1/loads/1"
    body = made.json()
    assert (body["report"]["dataset"], body["report"]["load_id"], body["report"]["rows"]) == (name, "1", 6)
    assert (body["faults"], body["fault_count"]) == ([], 0)
    assert len(body["read_as"]) == 4
    assert {row["id"] for row in cypher(database, "MATCH (cluster:Cluster) RETURN cluster.id AS id")} == {
        "amber",
        "birch",
    }
    record = client.get(made.headers["location"]).json()
    assert (record["by"], record["dataset"], record["added"]) == ("api", name, 6)
    assert sorted(file.split(" ", 1)[1] for file in record["files"]) == sorted(files)


def test_a_load_over_http_is_the_load_of_the_library(client: TestClient, database: Database, project: Path) -> None:
    folder = project / "seeds" / "inolink"
    made = send(client, {path.name: path.read_bytes() for path in folder.glob("*.csv")}, name="inolink")
    assert made.status_code == 201, made.text
    over_http = snapshot(database)
    cypher(database, "MATCH (node) DETACH DELETE node")
    report = load.load(database, seeds.read(folder))
    assert snapshot(database) == over_http
    assert made.json()["report"] == report.model_dump(mode="json")


def test_the_same_files_twice_change_nothing(client: TestClient) -> None:
    assert send(client, as_csv(TABLES), name="own").status_code == 201
    again = send(client, as_csv(TABLES), name="own")
    assert again.status_code == 200
    assert again.json()["report"]["load_id"] is None
    assert "location" not in again.headers
    assert len(client.get("/v1/loads").json()) == 1


def test_a_dry_run_says_the_same_and_changes_nothing(client: TestClient, database: Database) -> None:
    rehearsed = send(client, as_workbook(TABLES), dry_run="true")
    assert rehearsed.status_code == 200
    assert snapshot(database) == []
    assert client.get("/v1/loads").json() == []
    done = send(client, as_workbook(TABLES)).json()["report"]
    told = rehearsed.json()["report"]
    assert (told.pop("dry_run"), done.pop("dry_run")) == (True, False)
    assert (told["load_id"], told | {"load_id": "1"}) == (None, done)


def test_pruning_removes_what_left_the_tables(client: TestClient) -> None:
    send(client, as_csv(TABLES), name="own")
    fewer = as_csv(TABLES | {"needs": NEEDS[:2]})
    assert send(client, fewer, name="own").status_code == 200
    pruned = send(client, fewer, name="own", prune="true")
    assert pruned.status_code == 201
    assert [(one["id"], one["change"]) for one in pruned.json()["report"]["changes"]] == [
        (pruned.json()["report"]["changes"][0]["id"], "removed")
    ]


def test_faulty_lines_are_left_out_where_that_is_wished(client: TestClient) -> None:
    problem(send(client, as_workbook(FAULTY), accept_valid="true"), 422, "faulty-files")
    made = send(client, as_workbook(FAULTY), accept_valid="true", max_rejects="20")
    assert made.status_code == 201
    assert made.json()["report"]["rejected"] == 1
    (fault,) = made.json()["faults"]
    assert (fault["cell"], fault["value"], made.json()["fault_count"]) == ("B4", "wielding", 1)
    assert made.json()["faulty_sheets"][0]["lines"][0]["cells"][:2] == ["amber", "wielding"]
    advice = problem(
        send(client, as_workbook(FAULTY), accept_valid="true", max_rejects="20", prune="1"), 422, "faulty-files"
    )["advice"]
    assert "pruning" in advice and "--" not in advice


@pytest.mark.parametrize(
    "needs",
    [
        b"organisation_id,competence\namber,welding\n",
        as_csv(TABLES)["needs.csv"] + b'amber,"welding,press\nbirch,welding,press\n',
        as_csv(TABLES)["needs.csv"] + b"\xff\xfe\xff\n",
        b"",
    ],
    ids=["another heading", "a quotation mark left open", "no letters", "nothing"],
)
def test_what_is_no_line_is_never_left_out(client: TestClient, database: Database, needs: bytes) -> None:
    files = as_csv(TABLES) | {"needs.csv": needs}
    problem(send(client, files, name="own", accept_valid="true", max_rejects="100"), 422, "faulty-files")
    assert snapshot(database) == []


@pytest.mark.parametrize(
    ("files", "fields", "place", "cell", "sheet"),
    [
        (as_workbook(FAULTY), {}, "Survey 2026.xlsx needs!B4", "B4", "needs"),
        (as_csv(FAULTY), {"name": "own"}, "needs.csv:4", "", ""),
    ],
)
def test_a_fault_is_named_with_its_cell_and_nothing_is_loaded(
    client: TestClient, database: Database, files: Files, fields: dict[str, str], place: str, cell: str, sheet: str
) -> None:
    refused = problem(send(client, files, **fields), 422, "faulty-files")
    assert refused["detail"] == "1 fault; nothing was loaded."
    (fault,) = refused["faults"]
    assert refused["fault_count"] == 1
    assert fault | {"problem": ""} == {
        "file": place.split(" needs")[0].split(":")[0],
        "sheet": sheet,
        "line": 4,
        "cell": cell,
        "column": "competence_id",
        "value": "wielding",
        "problem": "",
        "place": place,
    }
    (written,) = refused["faulty_sheets"]
    assert (written["file"], written["sheet"], written["columns"]) == (fault["file"], sheet, NEEDS[0])
    assert written["lines"] == [{"line": 4, "cells": ["amber", "wielding", "press", "statement", "self"]}]
    assert "welding" in fault["problem"]
    assert snapshot(database) == []


def test_of_many_faults_the_first_thousand_are_told_and_all_are_counted(client: TestClient) -> None:
    many = [*NEEDS[:1], *([f"nobody-{number}", "welding", "press", "statement", "self"] for number in range(1_500))]
    refused = problem(send(client, as_csv(TABLES | {"needs": many}), name="own"), 422, "faulty-files")
    assert (len(refused["faults"]), refused["fault_count"]) == (1_000, 1_500)
    assert [len(sheet["lines"]) for sheet in refused["faulty_sheets"]] == [1_000]


@pytest.mark.parametrize("made", [as_csv, as_workbook])
def test_a_faulty_heading_line_and_long_cells_are_told_as_far_as_they_are_shown(client: TestClient, made: Any) -> None:
    heads = ["organisation_id", "competense_id", *(f"# {number}" for number in range(200))]
    long = ["amber", "welding", "x" * 70, "statement", "self"]
    files = made(TABLES | {"needs": [heads, NEEDS[1]], "offers": [NEEDS[0], long]})
    refused = problem(send(client, files, name="own"), 422, "faulty-files")
    by_table = {(sheet["sheet"] or sheet["file"]).removesuffix(".csv"): sheet for sheet in refused["faulty_sheets"]}
    assert by_table["needs"]["columns"] == ["organisation_id", *[""] * 99]
    assert by_table["needs"]["lines"] == [{"line": 1, "cells": heads[:100]}]
    assert by_table["offers"]["lines"][0]["cells"][2] == "x" * 57 + "..."


def test_a_conflict_is_told_in_the_words_of_the_form(client: TestClient, database: Database) -> None:
    send(client, as_csv(TABLES), name="own")
    before = snapshot(database)
    other = TABLES | {"clusters": [CLUSTERS[0], ["amber", "Another Amber", "press", "fact"]]}
    refused = problem(send(client, as_csv(other), name="other"), 409, "conflict")
    assert "'own'" in refused["detail"]
    assert "name" in refused["advice"] and "--" not in refused["advice"]
    assert snapshot(database) == before


def test_with_a_key_the_history_says_so(database: Database) -> None:
    key = SecretStr("a-key-of-sixteen-letters")
    app = create_app(database=database, api_settings=ApiSettings(key=key), loopback=False)
    with asking(app, "http://gaps.example.org") as client:
        problem(send(client, as_csv(TABLES), name="own"), 401, "api-key-required")
        client.headers["X-API-Key"] = key.get_secret_value()
        assert send(client, as_csv(TABLES), name="own").status_code == 201
        assert client.get("/v1/loads/1").json()["by"] == "api key"


def test_behind_a_proxy_the_address_of_the_load_is_below_its_path(database: Database) -> None:
    with asking(create_app(database=database, api_settings=ApiSettings(root_path="/graph"))) as client:
        assert send(client, as_csv(TABLES), name="own").headers["location"] == "/graph/v1/loads/1"


# What is refused before anything is read.


@pytest.mark.parametrize(
    "name",
    [
        "../needs.csv",
        "..",
        "/etc/needs.csv",
        "a/needs.csv",
        "a\\needs.csv",
        "C:needs.csv",
        ".needs.csv",
        "~$survey.xlsx",
        "needs\x00.csv",
        "needs\x1b[2J.csv",
        "needs\u202e.csv",
        "needs?.csv",
        "nul.csv",
        "n" * 300 + ".csv",
        "č" * 120 + ".csv",
    ],
)
def test_a_file_name_that_is_no_plain_name_is_refused(client: TestClient, database: Database, name: str) -> None:
    part = f'name="files"; filename="{name}"'.encode().decode("latin-1")
    body = form((part, as_csv(TABLES)["needs.csv"]), ('name="name"', b"own"))
    refused = problem(client.post("/v1/loads", content=body, headers={"Content-Type": BOUNDARY}), 422, "bad-input")
    assert refused["detail"].isprintable()
    assert snapshot(database) == []


@pytest.mark.parametrize("name", ["needs.ods", "needs.xlsm", "needs.zip", "needs", "needs.csv.exe"])
def test_other_files_than_workbooks_and_csv_are_refused(client: TestClient, name: str) -> None:
    assert name in problem(send(client, {name: b"x"}, name="own"), 415, "unsupported-media-type")["detail"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("needs.csv", b"x"), ("NEEDS.csv", b"x")], "Two files"),
        ([("a.xlsx", b"x"), ("b.xlsx", b"x")], "alone"),
        ([("a.xlsx", b"x"), ("needs.csv", b"x")], "alone"),
        ([(f"t{number}.csv", b"x") for number in range(61)], "form cannot be read"),
        ([("needs.csv", b"x")], "need a name"),
        ([("---.xlsx", b"x")], "gives no name"),
    ],
)
def test_files_that_do_not_go_together_are_refused(
    client: TestClient, files: list[tuple[str, bytes]], said: str
) -> None:
    sent = [("files", one) for one in files]
    assert said in problem(client.post("/v1/loads", files=sent), 422, "bad-input")["detail"]


@pytest.mark.parametrize(
    ("parts", "where"),
    [
        ([('name="dryrun"', b"true")], "body.dryrun"),
        ([('name="dry_run"', b"perhaps")], "body.dry_run"),
        ([('name="dry_run"', b"true"), ('name="dry_run"', b"false")], "body.dry_run"),
        ([('name="prune"; filename="x.csv"', b"true")], "body.prune"),
        ([('name="max_rejects"', b"101")], "body.max_rejects"),
        ([('name="max_rejects"', b"nan")], "body.max_rejects"),
        ([('name="name"', b"n" * 201)], "body.name"),
        ([('name="files"', b"a text")], ""),
        ([('name="files"; filename=""', b"")], ""),
        ([], ""),
        ([('name="name"', b"Own Name")], ""),
        ([('name="name"', b"n" * 5_000)], ""),
        ([('name="name"', b"n")] * 21, ""),
    ],
)
def test_a_form_that_cannot_be_used_is_refused(
    client: TestClient, database: Database, parts: list[tuple[str, bytes]], where: str
) -> None:
    files = [('name="files"; filename="sources.csv"', as_csv(TABLES)["sources.csv"])] if parts else []
    refused = problem(
        client.post("/v1/loads", content=form(*files, *parts), headers={"Content-Type": BOUNDARY}), 422, "bad-input"
    )
    assert [error["location"] for error in refused.get("errors", [])] == ([where] if where else [])
    assert where or refused["detail"]
    assert snapshot(database) == []


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "application/x-www-form-urlencoded",
        "text/csv",
        "multipart/mixed; boundary=x",
        "multipart/form-data; boundary=x; charset=utf-16",
        "multipart/form-data; boundary=x; charset=undefined",
        "",
    ],
)
def test_another_kind_of_body_is_refused(client: TestClient, content_type: str) -> None:
    for path in ("/v1/loads", "/v1/loads/marked"):
        headers = {"Content-Type": content_type} if content_type else {}
        problem(client.post(path, content=form(), headers=headers), 415, "unsupported-media-type")


FILE = ('name="files"; filename="sources.csv"', as_csv(TABLES)["sources.csv"])
NAME = ('name="name"', b"own")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (form(NAME, FILE), "multipart/form-data"),
        (form(NAME, FILE), "multipart/form-data; boundary=y"),
        (form(NAME, FILE), f"multipart/form-data; boundary={'x' * 300}"),
        (form(NAME, FILE, end=b""), BOUNDARY),
        (form(NAME, FILE, end=b"--x\r\n"), BOUNDARY),
        (form(NAME, FILE)[:-20], BOUNDARY),
        (b"", BOUNDARY),
        (b"\x00" * 1_000, BOUNDARY),
        (form(NAME, ("no-name=1", b"")), BOUNDARY),
        (form(NAME, (f'name="files"; filename="{"n" * 9_000}.csv"', b"")), BOUNDARY),
    ],
)
def test_a_form_that_is_broken_is_refused_as_a_whole(
    client: TestClient, database: Database, body: bytes, content_type: str
) -> None:
    problem(client.post("/v1/loads", content=body, headers={"Content-Type": content_type}), 422, "bad-input")
    assert snapshot(database) == []


def test_files_that_are_too_large_are_refused_also_in_chunks(database: Database) -> None:
    app = create_app(database=database, api_settings=ApiSettings(max_body_bytes=100, max_upload_bytes=5_000))
    with asking(app) as client:
        small, large = form(NAME, FILE), form(NAME, FILE, ('name="name"', b"n" * 5_000))
        headers = {"Content-Type": BOUNDARY}
        assert 100 < len(small) < 5_000
        assert client.post("/v1/loads", content=small, headers=headers).status_code == 201
        for path in ("/v1/loads", "/v1/loads/marked"):
            problem(client.post(path, content=large, headers=headers), 413, "too-large")
            chunks = (large[at : at + 1_000] for at in range(0, len(large), 1_000))
            problem(client.post(path, content=chunks, headers=headers), 413, "too-large")
        problem(client.post("/v1/loads/1/undo", content=b"x" * 101), 413, "too-large")
        assert len(client.get("/v1/loads").json()) == 1


def test_another_sites_page_can_load_and_undo_nothing(client: TestClient, database: Database) -> None:
    strangers = [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:3000", "Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "cross-site"},
    ]
    sent = [("files", ("sources.csv", as_csv(TABLES)["sources.csv"]))]
    for headers in strangers:
        for path in ("/v1/loads", "/v1/loads/marked", "/v1/loads/1/undo"):
            problem(client.post(path, files=sent, data={"name": "own"}, headers=headers), 403, "origin-not-allowed")
        assert client.get("/v1/loads", headers=headers).status_code == 200
    assert snapshot(database) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_our_own_page_may_load(client: TestClient, headers: dict[str, str]) -> None:
    client.headers.update(headers)
    assert send(client, as_csv(TABLES), name="own").status_code == 201


def test_origins_that_may_read_may_not_change(database: Database) -> None:
    app = create_app(database=database, api_settings=ApiSettings(cors_origins=("https://tool.example.org",)))
    with asking(app) as client:
        client.headers.update({"Origin": "https://tool.example.org", "Sec-Fetch-Site": "cross-site"})
        assert client.get("/v1/loads").status_code == 200
        problem(send(client, as_csv(TABLES), name="own"), 403, "origin-not-allowed")


def test_a_caller_who_goes_away_or_sends_nothing_more_is_let_go(
    app: Api, client: TestClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*messages: Message) -> list[Message]:
        given, sent = iter(messages), list[Message]()

        async def receive() -> Message:
            try:
                return next(given)
            except StopIteration:
                await anyio.sleep_forever()
                raise

        async def send_(message: Message) -> None:
            sent.append(message)

        headers = [(b"host", b"127.0.0.1:8000"), (b"content-type", BOUNDARY.encode())]
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": "/v1/loads",
            "raw_path": b"/v1/loads",
            "query_string": b"",
            "headers": headers,
        }
        assert client.portal is not None
        client.portal.call(app, scope, receive, send_)
        return sent

    begun: Message = {"type": "http.request", "body": form(NAME, FILE, end=b""), "more_body": True}
    assert asked(begun, {"type": "http.disconnect"})[0]["status"] == 400
    monkeypatch.setattr(uploads, "RECEIVE_SECONDS", 0.1)
    assert asked(begun)[0]["status"] == 408
    assert snapshot(database) == []


# How much at once.


def test_two_uploads_are_worked_on_at_once_and_others_are_answered_meanwhile(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "WAIT_SECONDS", 0.2)
    take_in, go_on, begun = intake.take_in, threading.Event(), threading.Semaphore(0)

    def held(*given: Any) -> Any:
        begun.release()
        assert go_on.wait(20)
        return take_in(*given)

    monkeypatch.setattr(intake, "take_in", held)
    with ThreadPoolExecutor(3) as pool:
        working = [pool.submit(send, client, as_csv(TABLES), name="own") for _ in range(2)]
        try:
            assert all(begun.acquire(timeout=10) for _ in working)
            for path in ("/v1/loads", "/v1/loads/marked"):
                refused = send(client, as_csv(TABLES), path, name="own")
                problem(refused, 503, "busy")
                assert int(refused.headers["retry-after"]) > 0
            problem(client.post("/v1/loads/1/undo"), 503, "busy")
            began = time.monotonic()
            assert client.get("/v1/clusters").status_code == 200
            assert time.monotonic() - began < 2
        finally:
            go_on.set()
        assert sorted(done.result().status_code for done in working) == [200, 201]
    assert send(client, as_csv(TABLES), name="own").status_code == 200


def test_no_more_uploads_are_kept_than_there_is_room_for(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "IN_HAND", 0)
    with asking(create_app(database=database, api_settings=ApiSettings())) as client:
        problem(send(client, as_csv(TABLES), name="own"), 503, "busy")
        assert client.get("/v1/loads").status_code == 200


# What is wrong, coloured.


@pytest.mark.parametrize(
    ("files", "name"),
    [(as_workbook(FAULTY), "Survey%202026"), (as_csv(FAULTY), "sent"), (as_csv(FAULTY) | {"x": b""}, "own")],
)
def test_the_marked_workbook_colours_the_fault_and_explains_it(
    client: TestClient, database: Database, tmp_path: Path, files: Files, name: str
) -> None:
    fields = {"name": "own"} if files.pop("x", None) is not None else {}
    answer = send(client, files, "/v1/loads/marked", **fields)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == loads.WORKBOOK
    assert answer.headers["content-disposition"].startswith("attachment; filename")
    assert f"{name}-marked.xlsx" in answer.headers["content-disposition"]
    path = tmp_path / "marked.xlsx"
    path.write_bytes(answer.content)
    needs = workbook_parts.parts(path)["needs"]
    assert needs.colours["B4"] == "FFC7CE"
    assert "welding" in needs.notes["B4"]
    assert len(workbook_parts.cells(path)["clusters"]) == 3
    assert snapshot(database) == []


@pytest.mark.parametrize(("files", "fields"), [(as_workbook(FAULTY), {}), (as_csv(FAULTY), {"name": "own"})])
def test_only_the_lines_to_mend_come_back_as_a_workbook(
    client: TestClient, tmp_path: Path, files: Files, fields: dict[str, str]
) -> None:
    answer = send(client, files, "/v1/loads/marked?lines=faulty", **fields)
    assert "-rejects.xlsx" in answer.headers["content-disposition"]
    path = tmp_path / "rejects.xlsx"
    path.write_bytes(answer.content)
    cells = workbook_parts.cells(path)
    assert {sheet: len(lines) for sheet, lines in cells.items()} == {"needs": 2}
    assert cells["needs"][1][:2] == ["amber", "wielding"]


def test_a_marked_workbook_can_be_loaded_once_mended(client: TestClient) -> None:
    marked = send(client, as_workbook(FAULTY), "/v1/loads/marked").content
    refused = problem(send(client, {"survey.xlsx": marked}), 422, "faulty-files")
    assert [fault["cell"] for fault in refused["faults"]] == ["B4"]


def test_where_nothing_is_wrong_nothing_is_marked(client: TestClient, database: Database) -> None:
    for query in ("", "?lines=all", "?lines=faulty"):
        answer = send(client, as_workbook(TABLES), f"/v1/loads/marked{query}")
        assert (answer.status_code, answer.content) == (204, b"")
    assert snapshot(database) == []


def test_a_file_that_cannot_be_read_has_no_lines_to_mend(client: TestClient) -> None:
    broken = {"survey.xlsx": b"PK\x03\x04 not really"}
    assert send(client, broken, "/v1/loads/marked").status_code == 200
    refused = problem(send(client, broken, "/v1/loads/marked?lines=faulty"), 422, "faulty-files")
    assert refused["faults"][0]["file"] == "survey.xlsx"


@pytest.mark.parametrize("path", ["/v1/loads", "/v1/loads/marked"])
def test_no_folder_of_ours_is_told(client: TestClient, temporary: Path, path: str) -> None:
    stranger = as_workbook({"Sheet1": [["a"]]})
    for files in (stranger, {"unknown.csv": b"id\nx\n"}, {"needs.csv": b""}, {"needs.csv": b"\xff\xfe\x00"}):
        answer = send(client, files, path, name="own")
        assert str(temporary) not in answer.text
        assert "gapbridge-upload" not in answer.text
        assert answer.status_code in (200, 422)
    assert "Survey 2026.xlsx" in problem(send(client, stranger, path), 422, "bad-input")["detail"]


# The history, and taking a load back.


def test_the_history_is_that_of_the_library_in_pages(client: TestClient, database: Database) -> None:
    for number in range(5):
        Graph(f"set-{number}").cluster(f"c{number}").load(database)
    whole = client.get("/v1/loads").json()
    assert [row["number"] for row in whole] == [5, 4, 3, 2, 1]
    assert whole == [row.model_dump(mode="json") for row in history.loads(database)]
    assert client.get("/v1/loads/3").json() == whole[2]
    paged = []
    page = client.get("/v1/loads?limit=2")
    while True:
        paged += page.json()
        if "next" not in page.links:
            break
        page = client.get(page.links["next"]["url"])
    assert paged == whole


def test_a_load_that_comes_between_two_pages_moves_none(client: TestClient, database: Database) -> None:
    for number in range(3):
        Graph(f"set-{number}").cluster(f"c{number}").load(database)
    first = client.get("/v1/loads?limit=1")
    Graph("later").cluster("later").load(database)
    second = client.get(first.links["next"]["url"])
    assert [row["number"] for row in (*first.json(), *second.json())] == [3, 2]


def test_the_changes_of_a_load_come_in_pages_and_only_the_parts_asked_for_are_read(
    client: TestClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "PART_CHANGES", 3)
    graph = Graph()
    for number in range(10):
        graph.cluster(f"c{number}", industry="wood")
    graph.load(database)
    (record,) = history.loads(database)
    expected = [
        tally.row_change(change).model_dump(mode="json")
        for part in history.changes_of(database, record)
        for change in part
    ]
    assert len(expected) == record.added > 12
    read = database.read
    asked: list[str] = []

    def counted(name: str, /, **params: Any) -> Any:
        if name == "history/part":
            asked.append(params["id"])
        return read(name, **params)

    monkeypatch.setattr(database, "read", counted)
    assert client.get("/v1/loads/1/changes?limit=1000").json() == expected
    for limit in (1, 2, 3, 4, 7):
        paged, page = [], client.get(f"/v1/loads/1/changes?limit={limit}")
        while True:
            paged += page.json()
            if "next" not in page.links:
                break
            asked.clear()
            page = client.get(page.links["next"]["url"])
            assert len(asked) <= limit // 3 + 2
        assert paged == expected


def test_a_cursor_of_one_loads_changes_is_none_of_anothers(client: TestClient, database: Database) -> None:
    Graph("one").cluster("a", "b", "c").load(database)
    Graph("two").cluster("d", "e", "f").load(database)
    cursor = client.get("/v1/loads/1/changes?limit=1").links["next"]["url"].partition("cursor=")[2]
    problem(client.get(f"/v1/loads/2/changes?cursor={cursor}"), 422, "bad-input")


@pytest.mark.parametrize("key", [[-(10**30)], [10**30], [0], [-1]])
def test_a_made_up_cursor_of_the_history_is_no_fault_of_ours(client: TestClient, database: Database, key: Any) -> None:
    Graph().cluster("a").load(database)
    made_up = Order[Any]("loads", lambda _: tuple(key), (int,)).cursor(None)
    assert client.get("/v1/loads", params={"cursor": made_up}).status_code == 200
    made_up = Order[Any]("changes of load 1", lambda _: (key[0], -key[0]), (int, int)).cursor(None)
    assert client.get("/v1/loads/1/changes", params={"cursor": made_up}).status_code == 200


@pytest.mark.parametrize("path", ["/v1/loads/9", "/v1/loads/9/changes", f"/v1/loads/{10**40}"])
def test_a_load_that_is_not_there(client: TestClient, path: str) -> None:
    problem(client.get(path), 404, "not-found")


@pytest.mark.parametrize("path", ["/v1/loads/0", "/v1/loads/x", "/v1/loads/-1", f"/v1/loads/{'9' * 5_000}"])
def test_what_is_no_number_of_a_load(client: TestClient, path: str) -> None:
    problem(client.get(path), 422, "bad-input")


def test_a_load_is_taken_back_and_that_is_taken_back_too(client: TestClient, database: Database) -> None:
    Graph("before").cluster("old").load(database)
    before = snapshot(database)
    send(client, as_csv(TABLES), name="own")
    loaded = snapshot(database)

    rehearsed = client.post("/v1/loads/2/undo?dry_run=true")
    assert rehearsed.status_code == 200
    assert rehearsed.json()["dry_run"] is True
    assert snapshot(database) == loaded

    undone = client.post("/v1/loads/2/undo")
    assert (undone.status_code, undone.headers["location"]) == (201, "/v1/loads/3")
    assert undone.json()["tables"] == rehearsed.json()["tables"]
    assert snapshot(database) == before
    assert client.get("/v1/loads/3").json()["by"] == "api"
    assert client.get("/v1/loads/2").json()["undone_by"] == "3"

    problem(client.post("/v1/loads/2/undo"), 409, "conflict")
    problem(client.post("/v1/loads/9/undo"), 404, "not-found")
    assert client.post("/v1/loads/3/undo").status_code == 201
    assert snapshot(database) == loaded


@pytest.mark.parametrize(
    "body", [{"data": {"dry_run": "true"}}, {"json": {"dry_run": True}}, {"files": {"dry_run": (None, "true")}}]
)
def test_a_wish_in_the_body_of_an_undo_is_not_passed_over(
    client: TestClient, database: Database, body: dict[str, Any]
) -> None:
    Graph().cluster("a").load(database)
    before = snapshot(database)
    problem(client.post("/v1/loads/1/undo", **body), 422, "bad-input")
    problem(client.post("/v1/loads/1/undo?dryrun=true"), 422, "bad-input")
    assert snapshot(database) == before


# Templates.


@pytest.mark.parametrize(
    ("query", "tables"), [("", ()), ("?tables=needs", ("needs",)), ("?tables=needs&tables=events", ("needs", "events"))]
)
def test_the_template_is_that_of_the_library(
    client: TestClient, tmp_path: Path, query: str, tables: tuple[str, ...]
) -> None:
    answer = client.get(f"/v1/templates/workbook.xlsx{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == loads.WORKBOOK
    assert answer.headers["content-disposition"] == 'attachment; filename="gapbridge-template.xlsx"'
    made = tmp_path / "made.xlsx"
    templates.write(made, tables)
    assert answer.content == made.read_bytes()
    tag = {"If-None-Match": answer.headers["etag"]}
    assert client.get(f"/v1/templates/workbook.xlsx{query}", headers=tag).status_code == 304


def test_a_table_there_is_none_of_has_no_template(client: TestClient) -> None:
    refused = problem(client.get("/v1/templates/workbook.xlsx?tables=need"), 422, "bad-input")
    assert "needs" in refused["advice"]


def test_a_filled_in_template_is_loaded(client: TestClient, tmp_path: Path) -> None:
    template = tmp_path / "survey.xlsx"
    template.write_bytes(client.get("/v1/templates/workbook.xlsx?tables=sources").content)
    empty = send(client, {"survey.xlsx": template.read_bytes()})
    assert (empty.status_code, empty.json()["report"]["rows"]) == (200, 0)


# Whatever is sent.

VALID = form(NAME, FILE, ('name="dry_run"', b"true"))
HEADS = st.sampled_from(
    [
        'name="files"; filename="sources.csv"',
        'name="files"; filename="needs.csv"',
        'name="files"; filename="a.xlsx"',
        'name="files"; filename="\udcff.csv"',
        'name="files"',
        'name="name"',
        'name="dry_run"',
        'name="max_rejects"',
        "name",
        "name=\"files\"; filename*=utf-8''x.csv",
    ]
)
MUTATED = st.builds(
    lambda at, gone, put: VALID[:at] + put + VALID[at + gone :],
    st.integers(0, len(VALID)),
    st.integers(0, 20),
    st.binary(max_size=20),
)
MADE = st.builds(
    lambda parts, end: form(*parts, end=end),
    st.lists(st.tuples(HEADS, st.binary(max_size=200) | st.sampled_from([b"true", b"own", FILE[1]])), max_size=6),
    st.sampled_from([b"--x--\r\n", b"--x--", b"--x", b""]),
)
TYPES = st.sampled_from([BOUNDARY] * 4 + ["multipart/form-data; boundary=x; charset=idna", 'multipart/form-data;"'])


@hypothesis_settings(max_examples=200)
@given(body=st.binary(max_size=500) | MUTATED | MADE, content_type=TYPES)
@example(body=VALID, content_type=BOUNDARY)
def test_whatever_is_sent_it_is_no_fault_of_ours(client: TestClient, body: bytes, content_type: str) -> None:
    for path in ("/v1/loads", "/v1/loads/marked"):
        answer = client.post(path, content=body, headers={"Content-Type": content_type})
        assert answer.status_code < 500, answer.text
