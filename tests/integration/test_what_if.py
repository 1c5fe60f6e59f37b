"""gapbridge.what_if against the database: by hand, as stored answers, by command and over HTTP; nothing is stored."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gapbridge import collaborations, gaps, what_if
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.graph_hash import graph_hash
from gapbridge.results import ScenarioOutcome, WhatIf
from gapbridge.scope import Scope
from gapbridge.value_chains import supply_network
from gapbridge.what_if import situation as situation_
from gapbridge.what_if.answers import Answers, Asked
from gapbridge.what_if.overlay import applied
from gapbridge.what_if.scenario import Scenario
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import asking, problem
from tests.dense_graphs import COMPETENCES
from tests.eventful_graphs import eventful
from tests.graphs import Graph
from tests.integration.test_cli import Shell, shell
from tests.oracles.situations import carried_out, situation
from tests.reference import Reference
from tests.unit.test_what_if_laws import everybody, plain

__all__ = ["shell"]  # a fixture, used by name


@pytest.fixture
def three(database: Database) -> Database:
    """a lacks x, which its member m offers, and y; b lacks x and z; c offers y. m delivers to n of b, n to o of c."""
    graph = Graph().cluster("a", industry="wood").cluster("b", industry="metal").cluster("c")
    graph.member("m", "a").member("n", "b").member("o", "c")
    graph.needs("a", "x", "y").needs("b", "x", "z").offers("m", "x").offers("c", "y")
    graph.say("supplies", "m", "n", product="boards", time_to_recover="8", time_to_survive="3")
    graph.say("supplies", "n", "o", product="doors").node("Stage", "saw").say("performs", "m", "saw")
    graph.load(database)
    return database


def of(*changes: dict[str, Any], name: str = "it") -> Scenario:
    return Scenario(name=name, changes=changes)


LEAVES = {"kind": "member_leaves", "member": "m", "cluster": "a"}
FAILS = {"kind": "supplier_fails", "member": "m", "weeks": 5}


def only(found: WhatIf) -> ScenarioOutcome:
    (one,) = found.scenarios
    return one


def test_a_member_that_leaves_and_fails_by_hand(three: Database) -> None:
    found = what_if.compared(three, [of(LEAVES, FAILS)])
    assert found.today.model_dump() == {
        "needs": 4, "covered": 1, "in_reach": 0, "taught": 0, "nobody": 3, "shared_gaps": 0, "single_points": 2,
        "unperformed_stages": 0,
    }  # fmt: skip
    told = only(found)
    assert told.figures.model_dump() == {
        "needs": 4, "covered": 0, "in_reach": 0, "taught": 0, "nobody": 4, "shared_gaps": 1, "single_points": 1,
        "unperformed_stages": 1,
    }  # fmt: skip
    (need,) = told.needs
    assert (need.cluster_id, need.competence_id, need.differences) == ("a", "x", ["uncovered"])
    assert (need.offering_before, need.offering_after, need.caused_by) == (["m"], [], [1])
    assert (need.assumed_statement_ids, need.lost_statement_ids) == ([], ["offers:m:x:survey:"])
    (gap,) = told.shared_gaps
    assert (gap.competence_id, gap.difference, gap.rank_before, gap.rank_after) == ("x", "appears", None, 1)
    assert (gap.cluster_ids_before, gap.cluster_ids_after, gap.caused_by) == ([], ["a", "b"], [1])
    (point,) = told.single_points
    assert (point.member_id, point.difference, point.cut_off_before) == ("m", "lost", ["n", "o"])
    assert [(one.member_id, one.caused_by) for one in told.cut_off] == [("n", [2]), ("o", [2])]
    assert [(one.stage_id, one.cluster_id, one.difference, one.caused_by) for one in told.stages] == [
        ("saw", None, "nobody_left", [2]),
        ("saw", "a", "nobody_left", [1, 2]),  # each would do alone
    ]
    (outage,) = told.outages
    assert (outage.customer_id, outage.product, outage.weeks, outage.standstill_weeks) == ("n", "boards", 5, 2)
    assert (outage.time_to_recover, outage.stated_standstill_weeks, outage.reason) == (8, 5, None)
    assert [(one.kind, one.direction, one.cluster_id, one.partner_id, one.difference) for one in told.suggestions] == [
        ("teach_learn", "learn", "b", "a", "lost"),
        ("do_business", "supply", "a", "b", "lost"),
    ]
    assert [one.caused_by for one in told.suggestions] == [[1], [1, 2]]
    assert [(one.text, one.note, one.difference_count) for one in told.changes] == [
        ("the m leaves the a", None, 5),
        ("the m delivers nothing for 5 weeks", None, 7),
    ]


def test_what_is_gained_connected_and_taught_by_hand(three: Database) -> None:
    found = what_if.compared(
        three,
        [
            of({"kind": "competence_gained", "organisation": "n", "competence": "x"}, name="n learns x"),
            of({"kind": "clusters_connect", "clusters": ["c", "a"]}, name="a meets c"),
            of({"kind": "event_added", "name": "Fair", "teaches": ["x", "z"], "seats": 1, "cost": 90}, name="a fair"),
        ],
    )
    gained, met, fair = found.scenarios
    assert [(one.cluster_id, one.competence_id, one.differences) for one in gained.needs] == [("b", "x", ["covered"])]
    assert gained.needs[0].assumed_statement_ids == ["scenario:offers:n:x"]
    assert [(one.cluster_id, one.competence_id, one.differences) for one in met.needs] == [("a", "y", ["in_reach"])]
    assert met.needs[0].partners_after == ["c"]
    assert met.needs[0].assumed_statement_ids == ["scenario:collaborates_with:a:c"]
    assert [(one.direction, one.cluster_id, one.difference) for one in met.suggestions] == [("learn", "a", "acted_on")]
    assert [(one.cluster_id, one.competence_id, one.differences) for one in fair.needs] == [
        ("a", "x", ["taught"]), ("b", "x", ["taught"]), ("b", "z", ["taught"]),
    ]  # fmt: skip
    (event,) = fair.events
    assert (event.need_count, event.only_here_count, event.cluster_ids) == (2, 2, ["b"])
    assert (event.seats, event.seats_enough, event.cost) == (1, True, 90)
    assert fair.figures.taught == 2
    assert found.today == what_if.compared(three, [of()]).today == only(what_if.compared(three, [of()])).figures


def test_nothing_is_stored_and_a_change_that_changes_nothing_says_why(three: Database) -> None:
    before = graph_hash(three)
    changes: list[tuple[dict[str, Any], str]] = [
        ({"kind": "member_leaves", "member": "m", "cluster": "b"}, "it is not known to belong there on that day"),
        ({"kind": "supplier_fails", "member": "o", "weeks": 1}, "no delivery of it is known, and no stage"),
        ({"kind": "competence_gained", "organisation": "c", "competence": "y"}, "it is known to offer that already"),
        ({"kind": "member_leaves", "member": "idle"}, "nothing that is compared rests on it"),
        ({"kind": "event_added", "name": "Fair", "teaches": ["w"]}, "no cluster is known to lack what it teaches"),
    ]
    Graph("more").node("Competence", "w").member("idle", "a").load(three)
    before = graph_hash(three)
    told = only(what_if.compared(three, [of(*(change for change, _ in changes), LEAVES)]))
    assert [one.note for one in told.changes] == [*(note for _, note in changes), None]
    assert [one.difference_count > 0 for one in told.changes] == [False, False, False, False, False, True]
    assert graph_hash(three) == before


def test_what_cannot_be_compared_is_refused(three: Database) -> None:
    with pytest.raises(NotFound, match="Scenario 'it', change 1: There is no member 'nobody' in the graph"):
        what_if.compared(three, [of({"kind": "member_leaves", "member": "nobody"})])
    with pytest.raises(BadInput, match="changes 1 and 2 say the same"):
        what_if.compared(three, [of(LEAVES, LEAVES | {"member": "The M"})])
    with pytest.raises(BadInput, match="does not connect with itself"):
        what_if.compared(three, [of({"kind": "clusters_connect", "clusters": ["a", "the a"]})])
    with pytest.raises(BadInput, match="would begin on 2017-01-01, before"):
        what_if.compared(
            three, [of({"kind": "event_added", "name": "Fair", "teaches": ["x"], "starts_on": "2017-01-01"})]
        )
    with pytest.raises(BadInput, match="Several scenarios are called 'it'"):
        what_if.compared(three, [of(), of()])
    with pytest.raises(BadInput, match="0 scenarios cannot be compared"):
        what_if.compared(three, [])


def test_an_empty_graph_has_an_empty_answer(database: Database) -> None:
    found = what_if.compared(database, [of()])
    assert set(found.today.model_dump().values()) == {0}
    assert only(found).figures == found.today


@pytest.mark.parametrize("seed", [1, 2])
def test_a_scenario_is_answered_as_if_it_had_been_stored(database: Database, seed: int) -> None:
    """What is assumed, against what the stored questions answer once it has really been loaded."""
    graph, scope, changes = eventful(seed)
    graph.load(database)
    before = graph_hash(database)
    assumed = applied(situation_.read(database, scope, COMPETENCES), changes)
    told = Answers(assumed, Asked(2, False, frozenset(assumed.facts.clusters)))
    assert graph_hash(database) == before
    carried_out(graph, changes, scope.statuses[0]).load(database, prune=True)
    shared = gaps.shared_gaps(database, scope, include_covered=False)
    assert {key: (one.rank, list(one.cluster_ids)) for key, one in told.gaps.items()} == {
        one.competence_id: (one.rank, one.cluster_ids) for one in shared
    }
    suggested = collaborations.all_suggestions(database, scope)
    assert {key: (one.value, one.collaborating) for key, one in told.suggestions.items()} == {
        (one.kind, one.direction, one.cluster_id, one.partner_id): (one.value, one.collaborating) for one in suggested
    }
    points = supply_network(database, Scope(scope.statuses, scope.as_of)).single_points
    assert {key: list(one) for key, one in told.points.items()} == {one.member_id: one.cut_off_ids for one in points}


def check_what_if(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): what scenarios are laid over agrees with the rows."""
    today = situation_.read(database, scope)
    expected = situation(Reference(graph.dataset, scope))
    assert plain(Answers(today, everybody(today))) == plain(Answers(expected, everybody(expected)))


def test_the_command_compares_saves_and_reads_again(three: Database, shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "leaves.toml"
    status, out, err = shell("what-if", "--leaves", "m=a", "--fails", "m=5", "--name", "m goes", "--save", str(file))
    assert (status, err) == (0, f"Scenario written to {file}.\n")
    assert "covered by own organisations" in out and "0 (-1)" in out and "no longer covered" in out
    status, again, _ = shell("what-if", str(file))
    assert (status, again) == (0, out)
    status, out, _ = shell("what-if", str(file), "--gains", "c=z", "--json")
    assert [one["name"] for one in json.loads(out)["scenarios"]] == ["m goes", "as asked"]
    status, out, _ = shell("what-if", str(file), "--csv", "--rows", "needs", "--lang", "lt")
    assert out.splitlines()[0].startswith("scenario,cluster_id,cluster_name,competence_id")
    assert out.splitlines()[0].endswith(",caused_by,names_in_english")
    assert len(out.splitlines()) == 2
    status, out, _ = shell("what-if", str(file), "--csv")
    assert [line.split(",")[:4] for line in out.splitlines()] == [
        ["scenario", "needs", "covered", "in_reach"], ["today", "4", "1", "0"], ["m goes", "4", "0", "0"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "told", "code"),
    [
        ([], "It is not said what to assume.", 2),
        (["--fails", "m"], "--fails 'm' cannot be understood.\nWrite --fails MEMBER=WEEKS.", 2),
        (["--fails", "m=never"], "The options make no scenario: weeks: ", 2),
        (["--leaves", "=a"], "The options make no scenario: member: it is empty", 2),
        (["--leaves", "nobody"], "There is no member 'nobody' in the graph.", 4),
        (["--leaves", "m", "--leaves", "m=a"], "change 2 is contained in change 1", 2),
        (["--connect", "a=a"], "a cluster does not connect with itself", 2),
        (["nothing.toml"], "There is no file nothing.toml.", 2),
        (["--leaves", "m", "--min-clusters", "0"], "At least 0 clusters makes no sense.", 2),
        (["--leaves", "m", "--max", "0"], "Lists of 0 rows make no sense.", 2),
    ],
)
def test_the_command_says_what_is_wrong(three: Database, shell: Shell, words: list[str], told: str, code: int) -> None:
    status, out, err = shell("what-if", *words)
    assert (status, out) == (code, "")
    assert told in err


def test_the_api_answers_as_the_function_does_and_writes_nothing(three: Database) -> None:
    before = graph_hash(three)
    sent = {"scenarios": [{"name": "it", "changes": [LEAVES, FAILS]}]}
    with asking(create_app(database=three, api_settings=ApiSettings())) as client:
        answer = client.post("/v1/what-if?as_of=2026-01-01", json=sent, headers={"Accept-Language": "lt"})
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-language"] == "lt"
        plain_ = client.post("/v1/what-if?as_of=2026-01-01", json=sent).json()
        scope = Scope(as_of=date(2026, 1, 1))
        assert plain_ == what_if.compared(three, [of(LEAVES, FAILS)], scope).model_dump(mode="json")
        refused: list[tuple[dict[str, Any], int, str]] = [
            ({"json": {"scenarios": []}}, 422, "bad-input"),
            ({"json": {"scenarios": [{"name": "it", "changes": [LEAVES, LEAVES]}]}}, 422, "bad-input"),
            ({"json": {"scenarios": [{"name": "it", "changes": [{"kind": "flies"}]}]}}, 422, "bad-input"),
            ({"json": {"scenarios": [{"name": "it", "changes": [FAILS | {"weeks": -1}]}]}}, 422, "bad-input"),
            ({"json": {"scenarios": [{"name": "it", "changes": [LEAVES | {"member": "q"}]}]}}, 404, "not-found"),
            ({"json": sent, "headers": {"Origin": "http://elsewhere.example"}}, 403, "origin-not-allowed"),
            ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 422, "bad-input"),
            ({"content": b"{}"}, 415, "unsupported-media-type"),
        ]
        for how, status, name in refused:
            problem(client.post("/v1/what-if", **how), status, name)
        problem(client.post("/v1/what-if?as-of=2026-01-01", json=sent), 422, "bad-input")
    assert graph_hash(three) == before
