"""cypher/programme/events.cypher, gapbridge.programme, EventProgramme, and how it is asked for and printed."""

import csv
import io
import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import icalendar
import pytest

from gapbridge import facts, programme, vocabulary
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.programme import Limits, calendar, events, question, solver
from gapbridge.programme.model import Outcome
from gapbridge.results import EventProgramme
from gapbridge.scope import Scope
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import TestClient, asking, problem
from tests.graphs import Graph
from tests.integration.test_cli import Shell, shell
from tests.oracles.programme import Rows, best_of, everything, weight

__all__ = ["shell"]  # a fixture, used by name

DAY = Scope(as_of=date(2020, 1, 1))
EXAMPLE = Scope(vocabulary.STATUSES, date(2026, 10, 1))


def school(key: str, *competences: str, **cells: str) -> Graph:
    """A graph with one planned event."""
    return with_event(Graph(key), key, *competences, **cells)


def with_event(graph: Graph, key: str, *competences: str, **cells: str) -> Graph:
    graph.node("Event", key, **{"state": "planned", **cells})
    for competence in competences:
        if competence not in graph.dataset.keys("Competence"):
            graph.node("Competence", competence, name_en=f"the art of {competence}")
        graph.say("teaches", key, competence)
    return graph


def reasons(found: EventProgramme) -> dict[str, str | None]:
    """Why each need stays open, or the events where it could be closed."""
    return {f"{one.cluster_id} {one.competence_id}": one.reason or " ".join(one.event_ids) for one in found.needs}


def chosen(found: EventProgramme) -> dict[str, str]:
    return {one.event_id: " ".join(guest.cluster_id for guest in one.invitations) for one in found.events}


def others(found: EventProgramme) -> dict[str, str]:
    return {one.event_id: one.reason for one in found.other_events}


def test_a_programme_by_hand(database: Database) -> None:
    """Golden: greedy would take the big event and one other; the two others close all within the budget."""
    graph = Graph().cluster("a").needs("a", *"123456").needs("a", "1", source_id="press", status="statement")
    with_event(graph, "big", *"1234", cost="1", starts_on="2020-02-01")
    with_event(graph, "left", *"125", cost="1", starts_on="2020-03-01", ends_on="2020-03-02", place="here")
    with_event(graph, "right", *"346", cost="1", capacity="5", languages="lt").load(database)

    found = programme.plan(database, DAY, Limits(budget=2))

    assert found.model_dump(exclude={"needs", "events"}) == {
        "as_of": date(2020, 1, 1),
        "budget": 2,
        "value": 6,
        "bound": 6,
        "gap": 0,
        "optimal": True,
        "cost": 2,
        "cost_bound": 2,
        "unknown_cost_event_ids": [],
        "need_count": 6,
        "covered_count": 6,
        "open_counts": {},
        "reasons_proved": True,
        "greedy": {"value": 5, "cost": 2, "event_ids": ["big", "left"], "guarantee": pytest.approx(0.632, abs=1e-3)},
        "other_events": [{"event_id": "big", "event_name": "the big", "reason": "not_chosen"}],
        "assumptions": [{"assumption": "seats_without_limit", "event_ids": ["left"]}],
        "statuses": ["fact", "statement"],
        "source_ids": ["press", "survey"],
    }
    assert [event.event_id for event in found.events] == ["left", "right"], "those without a day come last"
    assert found.events[0].model_dump() == {
        "event_id": "left",
        "event_name": "the left",
        "starts_on": date(2020, 3, 1),
        "ends_on": date(2020, 3, 2),
        "when_stated": None,
        "place": "here",
        "cost": 1,
        "capacity": None,
        "languages": [],
        "need_count": 3,
        "invitations": [{"cluster_id": "a", "cluster_name": "the a", "competence_ids": ["1", "2", "5"]}],
        "status": "fact",
        "source_ids": ["survey"],
    }
    assert found.needs[0].model_dump() == {
        "cluster_id": "a",
        "cluster_name": "the a",
        "competence_id": "1",
        "competence_name": "the art of 1",
        "weight": 1,
        "event_ids": ["left"],
        "reason": None,
        "teaching_event_ids": ["big", "left"],
        "holder_ids": ["a"],
        "statuses": ["fact", "statement"],
        "source_ids": ["press", "survey"],
    }


def test_every_reason_by_hand(database: Database) -> None:
    graph = Graph().cluster("a", "b", "c")
    graph.needs("a", "reform", remedy="organisational_change").needs("a", "own").offers("a", "own")
    graph.needs("a", "gap", "dated", "foreign", "priceless", "dear").needs("b", "full").needs("c", "full")
    with_event(graph, "all", "reform", "own", cost="0", starts_on="2020-02-01", languages="lt")
    with_event(graph, "late", "dated", cost="0", starts_on="2020-07-01", languages="lt")
    with_event(graph, "over", "dated", cost="0", starts_on="2020-06-30", ends_on="2020-07-01", languages="lt")
    with_event(graph, "someday", "dated", cost="0", languages="lt")
    with_event(graph, "french", "foreign", cost="0", starts_on="2020-02-01", languages="fr")
    with_event(graph, "silent", "foreign", cost="0", starts_on="2020-02-01")
    with_event(graph, "gift", "priceless", starts_on="2020-02-01", languages="lt")
    with_event(graph, "gala", "dear", cost="100.01", starts_on="2020-02-01", languages="lt")
    with_event(graph, "small", "full", cost="0", capacity="1", starts_on="2020-02-01", languages="en | lt")
    with_event(graph, "shut", "full", cost="0", capacity="0", starts_on="2020-02-01", languages="lt")
    with_event(graph, "idle", cost="0", starts_on="2020-02-01", languages="lt")
    with_event(graph, "past", "gap", cost="0", starts_on="2019-12-31", state="held")
    with_event(graph, "rumour", "gap", cost="0", state="").load(database)

    limits = Limits(budget=100, since=date(2020, 1, 1), until=date(2020, 6, 30), languages=("lt",), uncovered=True)
    found = programme.plan(database, DAY, limits)

    assert reasons(found) == {
        "a dated": "date",
        "a dear": "budget",
        "a foreign": "language",
        "a gap": "no_event_teaches",
        "a own": "covered_by_own",
        "a priceless": "cost_unknown",
        "a reform": "not_for_events",
        "b full": "small",
        "c full": "capacity",
    }
    left = [reason for reason in reasons(found).values() if reason not in (None, "small")]
    assert found.open_counts == Counter(left)
    assert others(found) == {
        "all": "not_chosen",
        "french": "language",
        "gala": "budget",
        "gift": "cost_unknown",
        "idle": "teaches_nothing_needed",
        "late": "date",
        "over": "date",
        "rumour": "not_known_to_come",
        "shut": "no_seats",
        "silent": "language_unknown",
        "someday": "date_unknown",
    }


def test_what_is_unknown_is_taken_as_the_question_says(database: Database) -> None:
    graph = Graph().cluster("a", "b").needs("a", "x").needs("b", "x")
    with_event(graph, "some", "x").load(database)
    strict = Limits(budget=50, until=date(2020, 6, 30), languages=("lt",))
    assert others(programme.plan(database, DAY, strict)) == {"some": "date_unknown"}
    strict = replace(strict, unknown_date=True)
    assert others(programme.plan(database, DAY, strict)) == {"some": "language_unknown"}
    strict = replace(strict, unknown_language=True)
    assert others(programme.plan(database, DAY, strict)) == {"some": "cost_unknown"}
    assert others(programme.plan(database, DAY, replace(strict, unknown_cost=51))) == {"some": "budget"}
    found = programme.plan(database, DAY, replace(strict, unknown_cost=50, unknown_seats=1))
    assert (chosen(found), found.cost, found.open_counts) == ({"some": "a"}, 50, {"capacity": 1})
    assert [one.assumption for one in found.assumptions] == ["seats", "cost", "date", "language"]
    free = programme.plan(database, DAY)
    assert (chosen(free), free.cost, free.cost_bound, free.unknown_cost_event_ids) == (
        {"some": "a b"},
        0,
        None,
        ["some"],
    )
    assert [one.assumption for one in free.assumptions] == ["seats_without_limit", "cost_not_counted"]


def test_an_event_of_unknown_cost_is_chosen_only_where_nothing_else_does_it(database: Database) -> None:
    graph = Graph().cluster("a").needs("a", "x", "y")
    with_event(graph, "dear", "x", cost="900")
    with_event(graph, "guess", "x")
    with_event(graph, "only", "y").load(database)
    assert chosen(programme.plan(database, DAY)) == {"dear": "a", "only": "a"}
    covered = programme.cover(database, DAY)
    assert (chosen(covered), reasons(covered)) == ({"dear": "a"}, {"a x": "dear", "a y": "cost_unknown"})
    with pytest.raises(BadInput, match="no budget"):
        programme.cover(database, DAY, Limits(budget=1))


@pytest.mark.parametrize(
    ("cells", "coming"),
    [
        ({"state": "planned"}, True),
        ({"state": "held"}, False),
        ({"state": ""}, None),
        ({"state": "", "starts_on": "2020-01-01"}, True),
        ({"state": "held", "starts_on": "2020-01-01"}, False),
        ({"state": "held", "starts_on": "2020-01-02"}, True),
        ({"state": "planned", "starts_on": "2019-12-31"}, False),
        ({"state": "planned", "starts_on": "2019-12-31", "ends_on": "2020-01-02"}, False),
        ({"state": "", "ends_on": "2020-01-02"}, True),
    ],
)
def test_events_to_come_are_those_that_begin_on_the_day_or_later(
    database: Database, cells: dict[str, str], coming: bool | None
) -> None:
    school("event", "x", **cells).load(database)
    assert events.read(database, DAY)["event"].to_come(DAY.as_of) is coming


def test_needs_weigh_as_they_were_rated_or_not_at_all(database: Database) -> None:
    graph = Graph().cluster("a", "b", "c", "d").needs("a", "x", importance="5", scale_max="5")
    graph.needs("a", "x", importance="3", scale_max="5", source_id="press").needs(
        "b", "y", importance="1", scale_max="10"
    )
    graph.needs("c", "y").needs("d", "y", importance="4")
    with_event(graph, "first", "x", cost="10", capacity="1")
    with_event(graph, "second", "y", cost="10", capacity="1").load(database)
    found = programme.plan(database, DAY, Limits(budget=10, weighing="importance"))
    assert chosen(found) == {"first": "a"}
    assert found.value == pytest.approx(0.8)
    assert {one.cluster_id: one.weight for one in found.needs} == {
        "a": pytest.approx(0.8),
        "b": 0.1,
        "c": None,
        "d": None,
    }
    assert reasons(found) == {"a x": "first", "b y": "budget", "c y": "not_rated", "d y": "not_rated"}
    both = programme.plan(database, DAY, Limits(budget=20, weighing="importance"))
    assert (chosen(both), reasons(both)["c y"]) == ({"first": "a", "second": "b"}, "not_rated")


def test_a_need_that_somebody_would_train_is_for_events(database: Database) -> None:
    graph = Graph().cluster("a").needs("a", "x", remedy="organisational_change")
    graph.needs("a", "x", source_id="press", remedy="training")
    with_event(graph, "event", "x").load(database)
    assert reasons(programme.plan(database, DAY)) == {"a x": "event"}


def test_needs_of_members_count_when_asked_and_their_cluster_is_invited(database: Database) -> None:
    graph = Graph().cluster("a", industry="wood").cluster("b").member("m", "a").needs("m", "x").needs("b", "x")
    with_event(graph, "event", "x").load(database)
    assert chosen(programme.plan(database, DAY)) == {"event": "b"}
    found = programme.plan(database, replace(DAY, include_members=True))
    assert (chosen(found), found.needs[0].holder_ids) == ({"event": "a b"}, ["m"])
    assert chosen(programme.plan(database, replace(DAY, include_members=True, industry_id="wood"))) == {"event": "a"}
    with pytest.raises(NotFound):
        programme.plan(database, replace(DAY, industry_id="woods"))


def test_made_up_events_are_left_out_unless_asked(database: Database) -> None:
    graph = Graph().cluster("a").needs("a", "x").node("Event", "dream", state="planned", status="synthetic")
    graph.say("teaches", "dream", "x", status="synthetic").load(database)
    assert reasons(programme.plan(database, DAY)) == {"a x": "no_event_teaches"}
    found = programme.plan(database, replace(DAY, statuses=vocabulary.STATUSES))
    assert (chosen(found), found.statuses) == ({"dream": "a"}, ["fact", "synthetic"])


def test_an_empty_graph_is_answered_with_nothing(database: Database) -> None:
    for found in (programme.plan(database, DAY, Limits(budget=5)), programme.cover(database, DAY)):
        assert (found.value, found.bound, found.optimal, found.needs, found.events) == (0, 0, True, [], [])
    assert [point.value for point in programme.frontier(database, DAY)] == [0]
    assert programme.proposals(database, DAY) == []


def test_a_frontier_by_hand(database: Database) -> None:
    graph = Graph().cluster("a", "b").needs("a", "x", "y").needs("b", "x", "z")
    with_event(graph, "one", "x", cost="10")
    with_event(graph, "two", "y", "z", cost="30")
    with_event(graph, "none", "z").load(database)
    found = programme.frontier(database, DAY, steps=4)
    assert [(one.budget, one.value, one.cost, one.event_ids) for one in found] == [
        (0, 0, 0, []),
        (10, 2, 10, ["one"]),
        (20, 2, 10, ["one"]),
        (30, 2, 10, ["one"]),
        (40, 4, 40, ["one", "two"]),
    ]
    assert all(one.optimal and one.bound == one.value and one.gap == 0 for one in found)
    single = programme.frontier(database, DAY, single=(39.99, 40))
    assert [(one.budget, one.value) for one in single] == [(39.99, 2), (40, 4)]
    assert [one.budget for one in programme.frontier(database, DAY, Limits(budget=15), steps=2)] == [0, 7.5, 15]
    for wrong in ({"steps": 0}, {"steps": 50}, {"single": (-1.0,)}):
        with pytest.raises(BadInput):
            programme.frontier(database, DAY, **wrong)
    with pytest.raises(BadInput, match="Both"):
        programme.frontier(database, DAY, Limits(budget=1), single=(1,))


def test_proposals_by_hand(database: Database) -> None:
    """x is lacked by most; y by two of these; w has nobody in common but shares the branch; z is by itself."""
    graph = Graph().cluster("a", "b", "c", "d", "e").needs("a", "x", "y").needs("b", "x", "y").needs("c", "x")
    graph.needs("d", "w").needs("e", "z", "taught", "reform", remedy="organisational_change")
    graph.needs("e", "z", source_id="press").offers("d", "y").node("Competence", "branch")
    graph.say("competence_broader", "x", "branch").say("competence_broader", "w", "branch")
    with_event(graph, "event", "taught").load(database)

    first, second = programme.proposals(database, DAY)

    assert (first.rank, first.need_count, first.cluster_ids) == (1, 6, ["a", "b", "c", "d"])
    assert [(one.competence_id, one.because, one.cluster_ids) for one in first.competences] == [
        ("x", "most_lacked", ["a", "b", "c"]),
        ("y", "same_clusters", ["a", "b"]),
        ("w", "same_branch", ["d"]),
    ]
    assert [one.offering_cluster_ids for one in first.competences] == [[], ["d"], []]
    assert (second.rank, second.need_count, [one.competence_id for one in second.competences]) == (2, 1, ["z"])
    assert second.source_ids == ["press", "survey"]
    assert [one.rank for one in programme.proposals(database, DAY, most_competences=1)] == [1, 2, 3, 3]
    with pytest.raises(BadInput):
        programme.proposals(database, DAY, most_competences=0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"budget": -1}, {"budget": float("nan")}, {"budget": float("inf")}, {"unknown_cost": -1},
        {"unknown_seats": -1}, {"since": date(2020, 1, 2), "until": date(2020, 1, 1)}, {"languages": ("klingon",)},
        {"seconds": 0}, {"seconds": 1e9},
    ],
)  # fmt: skip
def test_limits_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        Limits(**wrong)


def test_a_calendar_holds_the_events_with_a_day_and_names_the_others(database: Database, tmp_path: Path) -> None:
    graph = Graph().cluster("a").needs("a", "x", "y", "z")
    with_event(
        graph, "long", "x", starts_on="2020-03-01", ends_on="2020-03-03", place="Here, there", name_en="Žiedas; x"
    )
    with_event(graph, "last", "y", starts_on="9999-12-31").load(database)
    with_event(Graph("more"), "open", "z", when_stated="in spring").load(database)
    found = programme.plan(database, DAY)
    path = tmp_path / "plan.ics"
    assert calendar.write(found, path) == 2
    read = icalendar.Calendar.from_ical(path.read_bytes())
    entries = {str(one["uid"]): one for one in read.walk("VEVENT")}
    assert set(entries) == {"long@gapbridge", "last@gapbridge"}
    long = entries["long@gapbridge"]
    assert (long.decoded("dtstart"), long.decoded("dtend")) == (date(2020, 3, 1), date(2020, 3, 4))
    assert (str(long["summary"]), str(long["location"])) == ("Žiedas; x", "Here, there")
    assert "the a (a): x" in str(long["description"])
    assert "in spring" in str(read["description"])
    assert path.read_bytes() == calendar.text(found)
    with pytest.raises(BadInput, match="exists"):
        calendar.write(found, path)


def check_programme(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): the question, its best answer and the reasons, by plain Python."""
    known = facts.read(database, scope), events.read(database, scope)
    for limits, costs_count in (
        (Limits(budget=250), True),
        (Limits(budget=300, unknown_cost=100, unknown_seats=1, weighing="importance", uncovered=True), True),
        (Limits(since=date(2018, 1, 1), languages=("lt",), unknown_date=True), False),
        (Limits(until=date(2018, 1, 1), languages=("en",), unknown_language=True), True),
    ):
        rows = Rows(graph.dataset, scope, limits, costs_count=costs_count)
        asked = question.put(*known, limits, costs_count=costs_count)
        assert {(one.cluster_id, one.competence_id): one.settled for one in asked.wishes} == rows.settled()
        for one in asked.wishes:
            assert one.weight == pytest.approx(rows.weight(one.cluster_id, one.competence_id))
        candidates = rows.candidates()
        assert {key: (one.seats, set(one.teaches)) for key, one in asked.problem.candidates.items()} == {
            key: (seats, taught) for key, (_, seats, taught) in candidates.items()
        }
        for key, (cost, _, _) in candidates.items():
            assert cost is None or asked.problem.candidates[key].cents == round(cost * 100)
        check_answer(asked, programme.planned(asked))


def check_answer(asked: question.Question, found: EventProgramme) -> None:
    """Value, cost and bound are the best there are; each need is closed or has one reason; the limits are kept."""
    choice = asked.problem
    value, cents = best_of(choice, choice.budget)
    assert found.optimal
    assert [found.value, found.bound] == pytest.approx([value, value])
    assert found.greedy.value <= found.value + 1e-9
    if not found.unknown_cost_event_ids:
        assert found.cost == pytest.approx(cents / 100)
        assert choice.budget is None or cents <= choice.budget
    closed = set()
    for event in found.events:
        assert event.event_id in choice.candidates
        seats = choice.candidates[event.event_id].seats
        assert 0 < len(event.invitations) <= (len(asked.wishes) if seats is None else seats)
        closed |= {(one.cluster_id, what) for one in event.invitations for what in one.competence_ids}
    assert closed == {(one.cluster_id, one.competence_id) for one in found.needs if one.reason is None}
    assert all((one.reason is None) == bool(one.event_ids) for one in found.needs)
    assert Counter(one.reason for one in found.needs if one.reason) == Counter(found.open_counts)
    assert found.covered_count + sum(found.open_counts.values()) == found.need_count == len(found.needs)
    in_plan = set(found.unknown_cost_event_ids) | {event.event_id for event in found.events}
    assert in_plan.isdisjoint(one.event_id for one in found.other_events)
    by_money = {(one.cluster_id, one.competence_id) for one in found.needs if one.reason == "budget"}
    possible = [more for more in everything(choice, None) if more >= closed]
    assert any(closed | by_money <= more for more in possible)
    assert weight(choice, closed | by_money) == pytest.approx(max(weight(choice, more) for more in possible)) or (
        choice.budget is None and not by_money
    )


def check_laws_of_the_programme(database: Database, graph: Graph, scope: Scope) -> None:
    """More money never closes less, a filter never adds, and another event never takes away. Changes the graph."""
    points = programme.frontier(database, scope, steps=4)
    assert all(one.value <= other.value and one.cost <= one.budget for one, other in pairwise([*points, points[-1]]))
    free = programme.plan(database, scope)
    assert free.value == free.bound >= points[-1].value
    for limits in (Limits(languages=("lt",)), Limits(since=date(2018, 1, 1)), Limits(uncovered=True)):
        assert programme.plan(database, scope, limits).value <= free.value
    gaps = Counter(one.reason for one in free.needs)["no_event_teaches"]
    assert sum(one.need_count for one in programme.proposals(database, scope)) == gaps
    later = Graph("later").node("Event", "extra", state="planned", cost="1").node("Competence", "art")
    later.say("teaches", "extra", "art", status=scope.statuses[0]).load(database)
    assert programme.plan(database, scope).value >= free.value


@pytest.fixture
def client(example: Database) -> Iterator[TestClient]:
    with asking(create_app(database=example, api_settings=ApiSettings())) as client:
        yield client


ASKED = {"synthetic": "true", "as_of": "2026-10-01"}


def test_the_routes_answer_as_the_functions(client: TestClient, example: Database) -> None:
    limits = Limits(
        budget=9000, since=date(2027, 2, 1), until=date(2027, 8, 1), languages=("lt",), unknown_language=True
    )
    params = {**ASKED, "budget": "9000", "from": "2027-02-01", "until": "2027-08-01", "language": "lt"}
    params["unknown_language"] = "true"
    expected = programme.plan(example, EXAMPLE, limits)
    assert client.get("/v1/programme/plan", params=params).json() == expected.model_dump(mode="json")
    assert expected.events and expected.open_counts.keys() > {"date", "language"}
    few = client.get("/v1/programme/plan", params={**params, "max_needs": 3}).json()
    assert (len(few["needs"]), few["need_count"]) == (3, expected.need_count)
    loose = {
        **ASKED,
        "unknown_cost": 10,
        "unknown_seats": 1,
        "uncovered": "true",
        "weigh": "importance",
        "members": "true",
    }
    wide = Limits(unknown_cost=10, unknown_seats=1, uncovered=True, weighing="importance")
    found = client.get("/v1/programme/cover", params=loose).json()
    assert found == programme.cover(example, replace(EXAMPLE, include_members=True), wide).model_dump(mode="json")
    points = client.get("/v1/programme/frontier", params={**ASKED, "budget": 9000, "steps": 3}).json()
    assert points == [
        one.model_dump(mode="json") for one in programme.frontier(example, EXAMPLE, Limits(budget=9000), steps=3)
    ]
    proposed = client.get("/v1/programme/proposals", params={**ASKED, "most_competences": 2}).json()
    assert proposed == [
        one.model_dump(mode="json") for one in programme.proposals(example, EXAMPLE, most_competences=2)
    ]


def test_the_calendar_comes_over_http(client: TestClient, example: Database) -> None:
    response = client.get("/v1/programme/plan.ics", params={**ASKED, "budget": 9000})
    assert response.headers["content-type"].startswith("text/calendar")
    assert "gapbridge-programme-2026-10-01.ics" in response.headers["content-disposition"]
    assert response.content == calendar.text(programme.plan(example, EXAMPLE, Limits(budget=9000)))
    assert response.content.count(b"BEGIN:VEVENT") == len(programme.plan(example, EXAMPLE, Limits(budget=9000)).events)


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("plan", {"budget": "-1"}), ("plan", {"budget": "inf"}), ("plan", {"seconds": "31"}),
        ("plan", {"seconds": "nan"}), ("plan", {"language": "xx"}), ("plan", {"since": "2027-01-01"}),
        ("plan", {"from": "2027-05-01", "until": "2027-04-01"}), ("cover", {"budget": "1"}),
        ("frontier", {"steps": "0"}), ("proposals", {"most_competences": "0"}),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_over_http(client: TestClient, path: str, params: dict[str, str]) -> None:
    problem(client.get(f"/v1/programme/{path}", params=params), 422, "bad-input")


def test_the_commands_print_tables_json_csv_and_a_calendar(example: Database, shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    asked = ("--synthetic", "--as-of", "2026-10-01")
    plan = ("programme", "plan", "--budget", "9000", *asked)
    expected = programme.plan(example, EXAMPLE, Limits(budget=9000))
    status, out, err = shell(*plan, "--json", "--ics", str(path))
    assert (status, json.loads(out)) == (0, expected.model_dump(mode="json")), err
    assert path.read_bytes() == calendar.text(expected)
    assert shell(*plan, "--ics", str(path))[0] == 2, "no file is written over another"
    status, out, _ = shell(*plan)
    assert status == 0
    assert "Optimal" in out and "SYNTHETIC" in out and "content gap (5)" in out and "The greedy way" in out
    for rows, count in (
        ("needs", expected.need_count),
        ("events", len(expected.events)),
        ("invitations", sum(len(event.invitations) for event in expected.events)),
    ):
        lines = list(csv.DictReader(io.StringIO(shell(*plan, "--csv", "--rows", rows)[1])))
        assert len(lines) == count > 0, rows
        assert all(None not in line for line in lines)
    for words in (("cover",), ("frontier", "--budget", "5000"), ("proposals",)):
        table, as_json = shell("programme", *words, *asked), shell("programme", *words, *asked, "--json")
        assert (table[0], as_json[0]) == (0, 0), (table, as_json)
        assert json.loads(as_json[1]) and "ex-" in table[1]


def test_nothing_is_called_optimal_that_is_not_proven(
    example: Database, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a machine so slow that the solver finds and proves nothing within its seconds."""
    monkeypatch.setattr(solver, "maximum", lambda *_, **__: Outcome(None, math.inf))
    hurried = shell("programme", "plan", "--budget", "9000", "--synthetic", "--as-of", "2026-10-01")
    assert hurried[0] == 0
    assert "Optimal" not in hurried[1] and "at most" in hurried[1]
