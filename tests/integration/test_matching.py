"""matching.proposals(), matching.decide(), the file to decide in, `gapbridge match`, /v1/matches."""

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from gapbridge import history, matching
from gapbridge import load as load_
from gapbridge import undo as undo_
from gapbridge.audit import audit
from gapbridge.database import Connection, Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.faults import FaultyFiles
from gapbridge.matching import Decision, Decisions, decision_file
from gapbridge.matching.decisions import NAME
from gapbridge.results import Proposal
from gapbridge.scope import Scope
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import TestClient, asking, problem
from tests.conftest import cypher, snapshot
from tests.graphs import Graph
from tests.integration.test_cli import Shell

WITH_SYNTHETIC = Scope(statuses=("fact", "statement", "estimate", "synthetic"))


def concepts() -> Graph:
    """Two competences of our own; of ESCO four skills, one of them withdrawn, and a group."""
    graph = Graph()
    graph.node("Competence", "innovating", scheme="local", name_en="practice of innovation management")
    graph.node("Competence", "weighing", scheme="local", name_en="art of weighing", name_lt="debesų svėrimas")
    graph.node(
        "Competence", "e1", scheme="esco", name_en="manage innovation practice", kind="skill", description="Innovate."
    )
    graph.node(
        "Competence",
        "e2",
        scheme="esco",
        name_en="innovation processes in practice",
        kind="knowledge",
        uri="http://x.y/2",
    )
    graph.node("Competence", "e3", scheme="esco", name_en="scale clouds", name_lt="debesų svėrimas", kind="skill")
    graph.node("Competence", "e4", scheme="esco", name_en="innovation management", kind="skill", obsolete="true")
    graph.node("Competence", "e5", scheme="esco", name_en="innovation management", kind="group")
    return graph


def told(found: Sequence[Proposal]) -> list[tuple[str, str, str, str]]:
    return [(one.competence_id, one.match_id, one.state, one.kind) for one in found]


def decided(*made: tuple[str, ...]) -> Decisions:
    return Decisions([Decision(*one, line=line) for line, one in enumerate(made, 1)])  # type: ignore[arg-type, misc]


def test_proposals_by_hand(database: Database) -> None:
    concepts().load(database)
    first, second, third = matching.proposals(database)
    assert first.model_dump(exclude={"score"}) == {
        "competence_id": "innovating",
        "competence_name": "practice of innovation management",
        "match_id": "e1",
        "match_name": "manage innovation practice",
        "state": "proposed",
        "kind": "close",
        "reason": "both say innovation, practice, management ~ manage; nearest name: manage innovation practice",
        "match_description": "Innovate.",
        "match_uri": None,
        "source_ids": [],
        "statuses": [],
    }
    assert (second.match_id, second.match_uri, second.reason) == (
        "e2", "http://x.y/2", "both say innovation, practice; nearest name: innovation processes in practice",
    )  # fmt: skip
    assert 1 > first.score > second.score > 0.2
    # In English they have nothing in common.
    assert (third.competence_id, third.match_id, third.kind, third.score) == ("weighing", "e3", "exact", 1.0)


def test_proposals_are_bounded_and_only_of_what_was_asked(database: Database) -> None:
    concepts().load(database)
    assert told(matching.proposals(database, most=1)) == [
        ("innovating", "e1", "proposed", "close"), ("weighing", "e3", "proposed", "exact"),
    ]  # fmt: skip
    everything = matching.proposals(database)
    assert matching.proposals(database, competence_id="innovating") == everything[:2]
    assert matching.proposals(database, min_score=everything[0].score) == [everything[0], everything[2]]
    assert matching.proposals(database, most=0) == []
    with pytest.raises(NotFound, match="our own vocabulary"):
        matching.proposals(database, competence_id="e1")
    for wrong in ({"most": -1}, {"min_score": 1.1}, {"min_score": float("nan")}):
        with pytest.raises(BadInput, match="no sense"):
            matching.proposals(database, **wrong)


def test_an_empty_graph_and_one_without_esco_give_no_proposals(database: Database) -> None:
    assert matching.proposals(database) == []
    Graph().node("Competence", "x", scheme="local").load(database)
    assert matching.proposals(database) == matching.proposals(database, competence_id="x") == []


def test_made_up_competences_are_there_only_when_asked_for(database: Database) -> None:
    graph = concepts().node("Competence", "made-up", scheme="local", name_en="weigh clouds", status="synthetic")
    graph.load(database)
    assert {one.competence_id for one in matching.proposals(database)} == {"innovating", "weighing"}
    assert "made-up" in {one.competence_id for one in matching.proposals(database, WITH_SYNTHETIC, min_score=0.01)}
    matching.decide(database, decided(("made-up", "e3", "accept", "close")))
    assert cypher(database, "MATCH ()-[said:MATCHES]->() RETURN said.status AS status") == [{"status": "synthetic"}]
    assert audit(database) == []


def test_what_was_accepted_stands_as_a_match_and_what_was_rejected_is_not_proposed_again(database: Database) -> None:
    concepts().load(database)
    report = matching.decide(
        database, decided(("innovating", "e1", "accept", "broad"), ("innovating", "e2", "reject")), by="ana"
    )
    assert {table.table: table.added for table in report.tables} == {"sources": 1, "matches": 1, "differs_from": 1}
    (match,) = cypher(
        database, "MATCH ({id: 'innovating'})-[said:MATCHES]->({id: 'e1'}) RETURN properties(said) AS said"
    )
    assert match["said"] == {
        "id": "matches:innovating:e1:match-decisions:", "kind": "broad", "source_id": NAME, "status": "estimate",
        "attribution": "editor", "dataset": NAME,
    }  # fmt: skip
    assert next((one.by, one.dataset) for one in history.loads(database)) == ("ana", NAME)
    found = matching.proposals(database, most=0)
    assert told(found) == [("innovating", "e1", "matched", "broad")]
    assert (found[0].source_ids, found[0].statuses) == ([NAME], ["estimate"])
    assert told(matching.proposals(database)) == [*told(found), ("weighing", "e3", "proposed", "exact")]
    assert ("innovating", "e2", "rejected", "close") in told(matching.proposals(database, include_rejected=True))
    assert told(matching.proposals(database, unmatched_only=True)) == [("weighing", "e3", "proposed", "exact")]
    assert audit(database) == []


def test_earlier_decisions_count_as_far_as_the_scope_has_them(database: Database) -> None:
    graph = concepts().say("matches", "innovating", "e1", kind="close", status="fact", valid_from="2020-01-01")
    graph.say("matches", "innovating", "e1", kind="broad", status="estimate", source_id="press").load(database)
    (match, *_) = matching.proposals(database)
    assert (match.kind, match.source_ids, match.statuses) == ("broad, close", ["press", "survey"], ["estimate", "fact"])
    before = Scope(statuses=("fact",), as_of=date(2019, 1, 1))
    assert matching.proposals(database, before)[0].state == "proposed"


def test_a_match_with_a_group_or_of_a_low_score_is_shown_although_it_would_not_be_proposed(database: Database) -> None:
    graph = concepts().say("matches", "innovating", "e5", kind="related")
    graph.say("matches", "innovating", "e3", kind="related").load(database)
    found = matching.proposals(database, competence_id="innovating")
    assert [(one.match_id, one.state) for one in found] == [
        ("e5", "matched"), ("e1", "proposed"), ("e2", "proposed"), ("e3", "matched"),
    ]  # fmt: skip
    assert (found[-1].score, found[-1].reason) == (0, "only parts of words agree; nearest name: scale clouds")


def test_deciding_the_same_twice_changes_nothing_and_undo_takes_it_back(database: Database) -> None:
    concepts().load(database)
    before = snapshot(database)
    given = decided(("innovating", "e1", "accept", "broad"), ("innovating", "e2", "reject"))
    rehearsed = matching.decide(database, given, dry_run=True)
    assert (rehearsed.changed, snapshot(database)) == (3, before)
    report = matching.decide(database, given)
    assert rehearsed.tables == report.tables
    after = snapshot(database)
    assert not matching.decide(database, given).changed_anything
    assert snapshot(database) == after
    assert report.load_id is not None
    undo_.undo(database, report.load_id)
    assert snapshot(database) == before


def test_a_pair_decided_anew_loses_its_earlier_decision(database: Database) -> None:
    concepts().load(database)
    matching.decide(database, decided(("innovating", "e1", "accept", "broad"), ("innovating", "e2", "reject")))
    first = snapshot(database)
    report = matching.decide(database, decided(("innovating", "e1", "reject"), ("innovating", "e2", "accept", "exact")))
    changed = {table.table: (table.added, table.removed) for table in report.tables}
    assert changed == {"sources": (0, 0), "matches": (1, 1), "differs_from": (1, 1)}
    found = matching.proposals(database, competence_id="innovating", include_rejected=True)
    assert {(one.match_id, one.state) for one in found} == {("e1", "rejected"), ("e2", "matched")}
    matching.decide(database, decided(("innovating", "e2", "accept", "close")))
    assert cypher(database, "MATCH ()-[said:MATCHES]->() RETURN said.kind AS kind") == [{"kind": "close"}]
    last = history.loads(database)[0].id
    undo_.undo(database, last)
    undo_.undo(database, str(report.load_id))
    assert snapshot(database) == first


def test_beyond_the_size_that_is_stored_at_once_earlier_decisions_go_too(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    concepts().load(database)
    matching.decide(database, decided(("innovating", "e1", "accept", "broad")))
    monkeypatch.setattr(load_, "ATOMIC_ROWS", 1)
    report = matching.decide(database, decided(("innovating", "e1", "reject"), ("innovating", "e2", "reject")))
    assert sum(table.removed for table in report.tables) == 1
    assert cypher(database, "MATCH ()-[said:MATCHES|DIFFERS_FROM]->() RETURN type(said) AS type") == [
        {"type": "DIFFERS_FROM"}, {"type": "DIFFERS_FROM"},
    ]  # fmt: skip


def test_decisions_of_another_name_stand_beside_and_may_not_say_the_contrary(database: Database) -> None:
    concepts().load(database)
    matching.decide(database, decided(("innovating", "e1", "accept", "broad"), ("innovating", "e2", "reject")))
    before = snapshot(database)
    contrary = decided(("innovating", "e1", "reject"), ("innovating", "e2", "accept", "close"))
    with pytest.raises(FaultyFiles) as refused:
        matching.decide(database, contrary, name="others")
    assert [str(fault) for fault in refused.value.faults] == [
        "decisions:1 decision 'reject': the data set 'match-decisions' says that they match; change it there first",
        "decisions:2 decision 'accept': the data set 'match-decisions' says that they differ; change it there first",
    ]
    assert snapshot(database) == before
    matching.decide(database, decided(("innovating", "e1", "accept", "close")), name="others")
    (match, *_) = matching.proposals(database)
    assert (match.kind, match.source_ids) == ("broad, close", [NAME, "others"])


def test_every_fault_of_a_decision_is_named_with_its_line_and_nothing_is_stored(database: Database) -> None:
    concepts().load(database)
    before = snapshot(database)
    given = decided(
        ("innovatin", "e1", "reject"), ("e1", "innovating", "reject"), ("innovating", "e2", "acept"),
        ("innovating", "e1", "accept", "wide"), ("innovating", "e1", "accept", "broad"), ("innovating", "e3", "maybe"),
        ("innovating", "e5", "accept"),
    )  # fmt: skip
    with pytest.raises(FaultyFiles) as refused:
        matching.decide(database, given)
    assert [(fault.line, fault.column, fault.problem.split(" or ")[0]) for fault in refused.value.faults] == [
        (1, "competence_id", "no competence has this key; did you mean innovating"),
        (2, "competence_id", "is not a competence of our own vocabulary; write the key of one"),
        (2, "match_id", "is not a concept of ESCO; write the key of one"),
        (3, "decision", "must be one of accept, reject; did you mean accept?"),
        (4, "kind", "must be one of exact, close, broad, narrow, related"),
        (5, "match_id", "the pair stands already in line 4; keep one"),
        (6, "decision", "must be one of accept, reject; leave it empty to decide later"),
        (7, "kind", "must be one of exact, close, broad, narrow, related"),
    ]
    assert snapshot(database) == before
    for name in ("Two Words", "x" * 200, ""):
        with pytest.raises(BadInput, match="no name"):
            matching.decide(database, decided(("innovating", "e1", "reject")), name=name)


@pytest.fixture
def shell(connection: Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(connection, monkeypatch, capsys)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_of_proposals_decides_nothing_until_it_is_filled_in(
    database: Database, tmp_path: Path, shell: Shell, ending: str
) -> None:
    concepts().load(database)
    before = snapshot(database)
    path = tmp_path / f"mine.{ending}"
    status, _, said = shell("match", "--out", str(path))
    assert (status, f"Wrote 3 proposals to {path}" in said) == (0, True)
    assert decision_file.read(path).undecided == 3
    status, out, said = shell("match", "--decided", str(path))
    assert (status, "3 undecided" in said, "Nothing changed" in out) == (0, True, False)
    assert snapshot(database) == before
    status, _, said = shell("match", "--out", str(path))
    assert (status, "exists already" in said) == (2, True)


def test_a_file_filled_in_by_a_spreadsheet_is_stored_and_its_faults_are_named_by_line(
    database: Database, tmp_path: Path, shell: Shell
) -> None:
    concepts().load(database)
    path = tmp_path / "p.csv"
    decision_file.write(path, matching.proposals(database))
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))

    def fill(*made: tuple[str, str]) -> None:
        for line, (decision, kind) in zip(lines, made, strict=True):
            line.update(decision=decision, kind=kind, score=line["score"].replace(".", ","))
        with path.open("w", encoding="cp1257", newline="") as file:
            writer = csv.DictWriter(file, lines[0], delimiter=";")
            writer.writeheader()
            writer.writerows(lines)

    fill(("Accept", "Broad"), ("acept", "x"), ("", "nonsense"))
    status, _, said = shell("match", "--decided", str(path))
    assert (status, "p.csv:3 decision 'acept'" in said, "1 fault" in said) == (2, True, True)
    fill(("Accept", "Broad"), ("reject", ""), ("", "nonsense"))
    status, out, said = shell("match", "--decided", str(path), "--json")
    assert (status, json.loads(out)["decisions"]) == (0, {"accepted": 1, "rejected": 1, "undecided": 1})
    assert history.loads(database)[0].files[0].endswith(" p.csv")
    status, out, _ = shell("match", "--csv")
    assert [row["state"] for row in csv.DictReader(out.splitlines())] == ["matched", "proposed"]
    status, out, _ = shell("match", "practice of innovation management", "--rejected")
    assert ("matched" in out, "rejected" in out, "e3" in out) == (True, True, False)


def test_a_file_that_is_no_list_of_proposals_is_refused(tmp_path: Path, shell: Shell, database: Database) -> None:
    for name, content, message in (
        ("a.csv", "competence_id,match_id,decison\n", "did you mean 'decision'?"),
        ("b.csv", "decision,competence_id\n", "match_id: the column is missing"),
        ("c.csv", "decision,competence_id,match_id\n=1+1,x,y\n", "c.csv:2 decision '=1+1': begins like a formula"),
        ("d.txt", "", "which is not read"),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
        status, _, said = shell("match", "--decided", str(tmp_path / name))
        assert (status, message in said) == (2, True), said
    assert shell("match", "--decided", str(tmp_path / "nowhere.csv"))[0] == 2
    assert shell("match", "--decided", "x.csv", "--out", "y.csv")[0] == 2
    assert shell("match", "--dry-run")[0] == 2
    status, _, said = shell("match", "--out", str(tmp_path / "x.ods"))
    assert (status, "End the name in .csv or .xlsx" in said) == (2, True)
    status, out, said = shell("match")
    assert (status, out, "gapbridge import esco FOLDER" in said) == (0, "Proposed matches with ESCO: none.\n", True)


@pytest.fixture
def client(database: Database) -> Iterator[TestClient]:
    concepts().load(database)
    with asking(create_app(database=database, api_settings=ApiSettings())) as client:
        yield client


PROPOSALS, DECISIONS = "/v1/matches/proposals", "/v1/matches/decisions"


def test_the_api_gives_proposals_in_pages_and_takes_decisions(client: TestClient, database: Database) -> None:
    expected = [one.model_dump(mode="json") for one in matching.proposals(database)]
    assert client.get(PROPOSALS).json() == expected
    rows, response = [], client.get(PROPOSALS, params={"limit": 1})
    while True:
        rows += response.json()
        if "next" not in response.links:
            break
        response = client.get(response.links["next"]["url"])
    assert rows == expected
    assert client.get(PROPOSALS, params={"competence": "weighing"}).json() == expected[2:]

    body = {
        "decisions": [
            {"competence_id": "innovating", "match_id": "e1", "decision": "accept", "kind": "close"},
            {"competence_id": "innovating", "match_id": "e2", "decision": "reject"},
        ]
    }
    response = client.post(DECISIONS, json=body | {"dry_run": True})
    assert (response.status_code, response.json()["tables"][0]["added"]) == (200, 1)
    response = client.post(DECISIONS, json=body)
    assert (response.status_code, response.headers["Location"]) == (201, f"/v1/loads/{response.json()['load_id']}")
    assert client.get(response.headers["Location"]).json()["by"] == "api"
    assert client.post(DECISIONS, json=body).status_code == 200
    states = {one["match_id"]: one["state"] for one in client.get(PROPOSALS, params={"rejected": True}).json()}
    assert states == {"e1": "matched", "e2": "rejected", "e3": "proposed"}


def test_the_api_refuses_what_cannot_be_used(client: TestClient, database: Database) -> None:
    before = snapshot(database)
    problem(client.get(PROPOSALS, params={"competence": "nothing"}), 404, "not-found")
    for params in ({"min_score": 2}, {"min_score": "nan"}, {"most": -1}, {"sort": "x"}):
        problem(client.get(PROPOSALS, params=params), 422, "bad-input")
    pair = {"competence_id": "innovating", "match_id": "e1", "decision": "accept"}
    bodies: list[dict[str, object]] = [{}, {"decisions": []}, {"decisions": [pair], "x": 1}]
    for body in (*bodies, {"decisions": [pair | {"decision": "perhaps"}]}):
        problem(client.post(DECISIONS, json=body), 422, "bad-input")
    problem(client.post(DECISIONS, json={"decisions": [pair], "name": "Two Words"}), 422, "bad-input")
    found = problem(client.post(DECISIONS, json={"decisions": [pair]}), 422, "bad-input")
    assert [one["location"] for one in found["errors"]] == ["body.decisions.0.kind"]
    elsewhere = {"Origin": "https://elsewhere.example"}
    problem(client.post(DECISIONS, json={"decisions": [pair]}, headers=elsewhere), 403, "origin-not-allowed")
    assert snapshot(database) == before
