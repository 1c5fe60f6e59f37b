"""outcomes.recording, `gapbridge record`, POST /v1/outcomes/...: attendance and assessments without a file."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from gapbridge import facts, history, outcomes
from gapbridge.database import Database
from gapbridge.errors import Conflict
from gapbridge.faults import FaultyFiles
from gapbridge.intake import Wishes, take_in
from gapbridge.outcomes.recording import record
from gapbridge.scope import Scope
from gapbridge.undo import undo
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import TestClient, asking, problem
from tests.conftest import snapshot
from tests.graphs import Graph
from tests.integration.test_cli import Shell, shell

__all__ = ["shell"]  # a fixture, used by name

SAID = {"source_id": "survey", "status": "fact"}
TEST = {
    "organisation_id": "a", "competence_id": "x", "event_id": "course", "assessed_on": "2018-03-02",
    "kirkpatrick_level": "2", "pre": "1", "post": "3", "scale_max": "5", **SAID,
}  # fmt: skip


@pytest.fixture
def course(database: Database) -> Database:
    """A cluster with a member, which lacks x, and a course that teaches it."""
    graph = Graph().cluster("a").member("m", "a").needs("a", "x", importance="4", scale_max="5")
    graph.node("Event", "course", state="held", starts_on="2018-03-01").say("teaches", "course", "x").load(database)
    return database


def reasons(database: Database) -> list[str]:
    return [one.reason for one in outcomes.needs(database, Scope(as_of=date(2020, 1, 1)))]


def test_what_is_recorded_can_be_corrected_and_undone(course: Database) -> None:
    before = snapshot(course)
    assert reasons(course) == ["nobody_attended"]
    assert record(course, "attended", [{"organisation_id": "m", "event_id": "course", **SAID}]).changed == 1
    assert reasons(course) == ["not_assessed"]
    assert record(course, "outcomes", [TEST]).changed == 4
    assert reasons(course) == ["below_target"]
    report = record(course, "outcomes", [TEST | {"post": "4"}])
    assert [(one.table, one.columns) for one in report.changes] == [("assessments", ["post"])]
    assert reasons(course) == ["reached_target"]
    for load in history.loads(course)[:3]:
        undo(course, load.id)
    assert snapshot(course) == before


def test_the_same_recorded_again_changes_nothing(course: Database) -> None:
    attendance = [{"organisation_id": key, "event_id": "course", **SAID} for key in ("a", "m")]
    for what, records in (("attended", attendance), ("outcomes", [TEST])):
        assert record(course, what, records).changed_anything  # type: ignore[arg-type]
        loads, before = history.loads(course), snapshot(course)
        again = record(course, what, records)  # type: ignore[arg-type]
        by_name = [one | {"organisation_id": f"the {one['organisation_id']}"} for one in records]
        assert not again.changed_anything and not record(course, what, by_name).changed_anything  # type: ignore[arg-type]
        assert (history.loads(course), snapshot(course)) == (loads, before)


def test_a_rehearsal_tells_and_changes_nothing(course: Database) -> None:
    before = snapshot(course)
    report = record(course, "outcomes", [TEST], dry_run=True)
    assert (report.changed, report.load_id, snapshot(course)) == (4, None, before)


def test_two_assessments_of_one_day_are_told_apart_by_level_event_and_source(course: Database) -> None:
    Graph("more").node("Source", "visit", title="a visit").load(course)
    others = [TEST | {"kirkpatrick_level": "3"}, TEST | {"event_id": ""}, TEST | {"source_id": "visit"}]
    record(course, "outcomes", [TEST, *others])
    assert len(outcomes.assessments(course)) == 4
    assert record(course, "outcomes", [TEST, *others]).changed == 0


def test_a_level_1_record_never_closes_and_close_then_reopen_restores(course: Database) -> None:
    start = facts.read(course).needs
    record(course, "outcomes", [TEST | {"kirkpatrick_level": "1", "post": "5", "closes": "true"}])
    assert facts.read(course).needs == start
    record(course, "outcomes", [TEST | {"assessed_on": "2019-01-01", "closes": "yes"}])
    assert facts.read(course).needs == {}
    record(course, "outcomes", [TEST | {"assessed_on": "2019-01-02", "closes": "no"}])
    assert facts.read(course).needs == start
    assert reasons(course) == ["reopened"]


def test_every_fault_of_every_record_is_told_and_nothing_changed(course: Database) -> None:
    before = snapshot(course)
    wrong = [TEST, TEST | {"organisation_id": "aa"}, {**TEST, "post": "much", "kirkpatrick_level": "5"}, TEST]
    with pytest.raises(FaultyFiles) as caught:
        record(course, "outcomes", wrong)
    found = [(fault.line, fault.column) for fault in caught.value.faults]
    assert found == [(2, "organisation_id"), (3, "kirkpatrick_level"), (3, "post"), (4, "organisation_id")]
    assert "says the same as record:1" in caught.value.faults[-1].problem
    with pytest.raises(FaultyFiles, match="may not touch what is real"):
        record(course, "attended", [{"organisation_id": "a", "event_id": "course", **SAID, "status": "synthetic"}])
    assert snapshot(course) == before


def test_what_another_data_set_says_is_not_overwritten(course: Database) -> None:
    record(course, "outcomes", [TEST], dataset="their-survey")
    with pytest.raises(Conflict, match="their-survey"):
        record(course, "outcomes", [TEST | {"post": "5"}])
    assert record(course, "outcomes", [TEST]).changed == 0


HEADINGS = "organisation_id;competence_id;event_id;assessed_on;kirkpatrick_level;pre;post;scale_max;"
HEADINGS += "source_id;status;attribution"


def sheet(path: Path, *lines: str) -> Path:
    path.mkdir(exist_ok=True)
    (path / "outcomes.csv").write_text("\n".join([HEADINGS, *lines]) + "\n", encoding="utf-8")
    return path


def test_a_form_of_outcomes_fills_the_same_tables_as_records_do(course: Database, tmp_path: Path) -> None:
    path = sheet(tmp_path / "tests", "the a;The art of X;course;2018-03-02;2;1;3,0;5;survey;fact;third_party")
    take_in(course, path, Wishes(name="recorded"))
    assert record(course, "outcomes", [TEST]).changed == 0
    assert not take_in(course, path, Wishes(name="recorded")).report.changed_anything
    emptied = take_in(course, sheet(path), Wishes(name="recorded", prune=True))
    assert {one.table: one.removed for one in emptied.report.tables} == {
        "assessments": 1, "assessment_of": 1, "assessment_after": 1, "assessment_on": 1,
    }  # fmt: skip
    assert outcomes.assessments(course) == []


def test_a_faulty_line_of_a_form_is_left_out_whole(course: Database, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "tests",
        "a;x;course;2018-03-02;2;1;3;5;survey;fact;self",
        "a;x;;2018-03-03;2;1;3;5;survei;fact;self",
        "a;y;;2018-03-04;2;1;3;;survey;fact;self",
    )
    with pytest.raises(FaultyFiles) as caught:
        take_in(course, path, Wishes())
    assert [(fault.place, fault.column) for fault in caught.value.faults] == [
        ("outcomes.csv:3", "source_id"), ("outcomes.csv:4", "competence_id"),
    ]  # fmt: skip
    outcome = take_in(course, path, Wishes(accept_valid=True, max_rejects=100))
    assert (outcome.report.rejected, outcome.report.changed) == (2, 4)
    assert outcome.rejects is not None
    kept = (outcome.rejects / "outcomes.csv").read_text(encoding="utf-8-sig")
    assert "survei" in kept and "2018-03-04" in kept and "2018-03-02" not in kept


def test_the_command_records_by_name(course: Database, shell: Shell) -> None:
    said = ["--source", "list", "--status", "fact"]
    assert shell("record", "source", "list", "List of participants", "--status", "fact")[0] == 0
    assert "changed 2 of 2" in shell("record", "attendance", "The Course", "The A", "m", *said)[1]
    assert "Nothing changed" in shell("record", "attendance", "course", "a", "the m", *said)[1]
    words = ["record", "assessment", "A", "the art of x", "--on", "2018-03-02", "--level", "2", "--event", "course"]
    status, out, _ = shell(*words, "--pre", "1", "--post", "4.5", "--scale-max", "5", *said, "--by", "ana", "--json")
    assert (status, json.loads(out)["load_id"]) == (0, "4")
    assert (reasons(course), history.load_of(course, "4").by) == (["reached_target"], "ana")
    assert shell(*words, "--reopens", "--level", "3", *said)[0] == 0
    assert reasons(course) == ["judged_open"]
    code, out, err = shell("record", "attendance", "curse", "a", *said)
    assert (code, out) == (2, "") and "did you mean course?" in err


KEY = "k" * 20


@pytest.fixture
def client(course: Database) -> Iterator[TestClient]:
    with asking(create_app(database=course, api_settings=ApiSettings())) as client:
        yield client


def numbers(test: dict[str, Any]) -> dict[str, Any]:
    return test | {"kirkpatrick_level": 2, "pre": 1, "post": 4.5, "scale_max": 5}


def test_the_api_records(client: TestClient, course: Database) -> None:
    source = {"id": "list", "title": "List of participants", "status": "fact"}
    assert client.post("/v1/sources", json={"records": [source]}).status_code == 201
    attended = {"records": [{"organisation_id": "the a", "event_id": "course", "source_id": "list", "status": "fact"}]}
    done = client.post("/v1/outcomes/attendance", json=attended)
    assert (done.status_code, done.headers["location"], done.json()["load_id"]) == (201, "/v1/loads/3", "3")
    assert client.post("/v1/outcomes/attendance", json=attended).status_code == 200
    tests = {"records": [numbers(TEST)], "dry_run": True}
    assert client.post("/v1/outcomes/assessments", json=tests).json()["load_id"] is None
    assert client.post("/v1/outcomes/assessments", json=tests | {"dry_run": False}).status_code == 201
    assert reasons(course) == ["reached_target"]
    assert client.post("/v1/loads/4/undo").status_code == 201
    assert reasons(course) == ["not_assessed"]


def test_the_api_tells_every_fault_of_a_record_with_its_place(client: TestClient, course: Database) -> None:
    before = snapshot(course)
    sent = {"records": [numbers(TEST), numbers(TEST | {"organisation_id": "aa", "source_id": "press"})]}
    body = problem(client.post("/v1/outcomes/assessments", json=sent), 422, "bad-input")
    assert {error["location"] for error in body["errors"]} == {
        "body.records.1.organisation_id", "body.records.1.source_id",
    }  # fmt: skip
    for wrong in ({"kirkpatrick_level": 9}, {"assessed_on": "20180302"}, {"pots": 3}, {"status": "sure"}, {"pre": -1}):
        problem(client.post("/v1/outcomes/assessments", json={"records": [numbers(TEST) | wrong]}), 422, "bad-input")
    whole: Any
    for whole in ({"records": []}, {}, [], "{", {"records": [numbers(TEST)], "name": "Mine!"}):
        content = whole if isinstance(whole, str) else json.dumps(whole)
        headers = {"Content-Type": "application/json; charset=utf-8"}
        problem(client.post("/v1/outcomes/assessments", content=content, headers=headers), 422, "bad-input")
    problem(client.post("/v1/outcomes/assessments", data={"records": "[]"}), 415, "unsupported-media-type")
    assert snapshot(course) == before


def test_strangers_and_pages_of_other_sites_record_nothing(course: Database) -> None:
    before = snapshot(course)
    app = create_app(database=course, api_settings=ApiSettings(key=SecretStr(KEY)))
    with asking(app) as client:
        for path in ("/v1/sources", "/v1/outcomes/attendance", "/v1/outcomes/assessments"):
            for content in (b"{}", b"{"):
                headers = {"Content-Type": "application/json"}
                problem(client.post(path, content=content, headers=headers), 401, "api-key-required")
            headers = {"X-API-Key": KEY, "Origin": "https://elsewhere.example"}
            problem(client.post(path, json={"records": []}, headers=headers), 403, "origin-not-allowed")
    assert snapshot(course) == before
