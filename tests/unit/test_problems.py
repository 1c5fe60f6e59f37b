"""Every error has a kind, every kind is documented, and nothing internal gets out."""

import importlib
import json
import pkgutil
from datetime import date
from http import HTTPStatus
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

import gapbridge
from gapbridge.errors import BadInput, DatabaseUnavailable, GapBridgeError, NotFound
from gapbridge.faults import Fault, FaultyFiles
from gapbridge.what_if.scenario import Scenario
from gapbridge_api import problem_kinds, problems


def all_errors(kind: type[GapBridgeError] = GapBridgeError) -> list[type[GapBridgeError]]:
    own = [error for error in kind.__subclasses__() if error.__module__.startswith("gapbridge.")]
    return [kind, *(error for below in own for error in all_errors(below))]


def test_every_error_of_gapbridge_has_the_kind_of_its_code_or_of_the_error_it_specialises() -> None:
    for module in pkgutil.walk_packages(gapbridge.__path__, "gapbridge."):
        importlib.import_module(module.name)
    assert len(all_errors()) >= 5
    for error in all_errors():
        assert problem_kinds.of_error(error).name in {
            base.code for base in error.__mro__ if issubclass(base, GapBridgeError)
        }
        if GapBridgeError in error.__bases__:
            assert problem_kinds.of_error(error).name == error.code


def test_an_error_without_a_kind_of_its_own_has_that_of_the_next_more_general_one() -> None:
    class TooOddError(BadInput):
        code = "too-odd"

    class OtherError(GapBridgeError):
        code = "other"

    assert problem_kinds.of_error(TooOddError).name == "bad-input"
    assert problem_kinds.of_error(OtherError).name == "failed"


def test_every_kind_is_documented_and_no_other(project: Path) -> None:
    page = (project / "docs" / "problems.md").read_text(encoding="utf-8")
    table = [line.split("|") for line in page.splitlines() if line.startswith("| `urn:")]
    documented = [(row[1].strip(" `"), int(row[2]), row[3].strip()) for row in table]
    assert documented == [(kind.type, int(kind.status), kind.meaning) for kind in problem_kinds.KINDS]


def test_names_of_kinds_are_unique() -> None:
    names = [kind.name for kind in problem_kinds.KINDS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("error", "status"), [(NotFound("n"), 404), (BadInput("b"), 422), (DatabaseUnavailable("d"), 503)]
)
def test_an_error_becomes_the_status_of_its_kind(error: GapBridgeError, status: int) -> None:
    assert problems.of_error(error, None).status_code == status


def test_what_the_caller_did_is_told_with_advice() -> None:
    body = bytes(problems.of_error(NotFound("no 'litec'", "litek?"), "r1").body)
    assert b"no 'litec'" in body
    assert b'"advice":"litek?"' in body
    assert b'"request_id":"r1"' in body


@pytest.mark.parametrize("kind", [DatabaseUnavailable, GapBridgeError])
def test_what_only_the_operator_may_know_is_not_told(kind: type[GapBridgeError]) -> None:
    body = bytes(problems.of_error(kind("bolt://secret:7687 says no", "see /var/log"), None).body)
    assert b"secret" not in body
    assert b"/var/log" not in body


def test_a_database_that_is_away_says_when_to_come_back() -> None:
    assert int(problems.of_error(DatabaseUnavailable("away"), None).headers["retry-after"]) > 0


def test_faults_say_where_and_why_but_not_what_was_sent() -> None:
    sent = [{"loc": ("query", "limit"), "msg": "too small", "input": "x" * 9_000, "ctx": {"secret": 1}}]
    assert problems.faults(sent) == [problems.Fault(location="query.limit", message="too small")]


def test_a_flood_of_faults_is_cut() -> None:
    sent = [{"loc": ("query", number), "msg": "m" * 9_000} for number in range(9_000)]
    found = problems.faults(sent)
    assert len(found) <= 50
    assert all(len(fault.message) <= 300 for fault in found)


def test_what_is_wrong_in_files_is_told_cell_by_cell_and_counted() -> None:
    found = [Fault("survey.xlsx", 7, "status", "x" * 9_000, "is none", "needs", "D7")] * 2_500
    told = json.loads(bytes(problems.of_error(FaultyFiles(found), "r1").body))
    assert (told["type"], told["status"]) == ("urn:gapbridge:problem:faulty-files", 422)
    assert told["detail"] == "2,500 faults; nothing was loaded."
    assert (len(told["faults"]), told["fault_count"]) == (1_000, 2_500)
    assert told["faults"][0] == {
        "file": "survey.xlsx",
        "sheet": "needs",
        "line": 7,
        "cell": "D7",
        "column": "status",
        "value": "x" * 57 + "...",
        "problem": "is none",
        "place": "survey.xlsx needs!D7",
    }


def test_kinds_of_the_same_status_are_described_together() -> None:
    found = problems.described("bad-input", "faulty-files", "not-found")
    assert list(found) == [422, 404]
    assert list(found[422]["content"]["application/problem+json"]["examples"]) == ["bad-input", "faulty-files"]
    assert all(problem_kinds.kind_of(name).title in found[422]["description"] for name in ("bad-input", "faulty-files"))


def test_a_status_without_a_kind_is_about_blank() -> None:
    response = problems.response(problem_kinds.of_status(HTTPStatus.NOT_ACCEPTABLE), None)
    assert b'"type":"about:blank"' in bytes(response.body)
    assert response.status_code == 406
    assert response.media_type == "application/problem+json"


def test_a_bare_404_is_a_wrong_path_and_never_a_missing_key() -> None:
    assert problem_kinds.of_status(404).name == "no-such-path"
    assert problem_kinds.of_status(422).name == "bad-input"
    assert problem_kinds.of_status(503).name == "database-unavailable"
    assert problem_kinds.of_status(418).name == ""
    assert problem_kinds.of_status(499).status == 400


@pytest.mark.parametrize(
    ("change", "place", "told"),
    [
        ({"kind": "event_added", "name": "x", "teaches": []}, "event_added.teaches", "It should hold at least 1"),
        (
            {"kind": "nobody knows", "name": "x"},
            "",
            "`kind` should be one of 'member_leaves', 'supplier_fails', 'clusters_connect', 'event_added',"
            " 'competence_gained'",
        ),
        ({"name": "x"}, "", "`kind` is missing"),
        ({"kind": "member_leaves"}, "member_leaves.member", "It is missing"),
        ({"kind": "member_leaves", "member": ""}, "member_leaves.member", "it is empty"),
        ({"kind": "member_leaves", "member": "x" * 900}, "member_leaves.member", "It may hold at most 200"),
        ({"kind": "member_leaves", "member": "x", "y": 1}, "member_leaves.y", "There is no such field"),
        ({"kind": "event_added", "name": "x", "teaches": "y"}, "event_added.teaches", "It should be a list"),
    ],
)
def test_what_a_validator_says_is_told_in_plain_words(change: dict[str, object], place: str, told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Scenario.model_validate({"name": "x", "changes": [change]})
    (fault,) = problems.faults(refused.value.errors())
    assert fault.location == ".".join(filter(None, ("changes.0", place)))
    assert fault.message == told


@pytest.mark.parametrize("typed", ["0000-01-01", "2026-02-30", "2026-13-01"])
def test_a_day_that_is_none_is_told_in_plain_words(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(date).validate_strings(typed)
    (fault,) = problems.faults(refused.value.errors())
    assert fault.message == "There is no such day; a day is written as 2017-06-06"
