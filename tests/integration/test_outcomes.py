"""cypher/outcomes/*.cypher, outcomes.needs(), effects(), assessments(), history()."""

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest

from gapbridge import facts, outcomes
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.outcomes.effects import By
from gapbridge.results import NeedHistory
from gapbridge.scope import Scope
from tests.graphs import Graph
from tests.oracles.outcomes import Outcomes

DAY = Scope(as_of=date(2020, 1, 1))
STATED = {"valid_from": "2017-06-05", "importance": "4", "scale_max": "5"}


def course() -> Graph:
    """A cluster `a` with a member `m`; a course on x, held in 2018."""
    graph = Graph().cluster("a").member("m", "a").needs("a", "x", **STATED)
    graph.node("Event", "course", state="held", starts_on="2018-03-01", ends_on="2018-03-02")
    return graph.say("teaches", "course", "x")


def why(database: Database, scope: Scope = DAY) -> str:
    (one,) = outcomes.needs(database, scope)
    return f"{one.state}: {one.reason}"


def test_needs_by_hand(database: Database) -> None:
    graph = course().say("attended", "m", "course", source_id="list")
    graph.assessed("test", "a", "x", "2018-03-02", pre="1", post="3", scale_max="5")
    graph.assessed("visit", "a", "x", "2019-03-02", kirkpatrick_level="3", post="4", scale_max="5")
    graph.say("assessment_after", "test", "course").node("Event", "school", state="planned", starts_on="2020-06-01")
    graph.say("teaches", "school", "x").load(database)
    (one,) = outcomes.needs(database, DAY)
    assert one.model_dump() == {
        "cluster_id": "a",
        "cluster_name": "the a",
        "competence_id": "x",
        "competence_name": "the art of x",
        "need_id": "needs:a:x:survey:2017-06-05",
        "holder_id": "a",
        "state": "closed",
        "reason": "reached_target",
        "since": date(2019, 3, 2),
        "target": 4,
        "scale_max": 5,
        "assessed_on": date(2019, 3, 2),
        "post": 4,
        "assessment_ids": ["visit"],
        "taught_event_ids": ["course"],
        "attended_event_ids": ["course"],
        "attendee_ids": ["m"],
        "planned_event_ids": ["school"],
        "remedy": None,
        "source_ids": ["list", "survey"],
        "statuses": ["fact"],
    }
    before = outcomes.needs(database, replace(DAY, as_of=date(2018, 12, 31)))
    assert [(one.state, one.reason, one.since, one.post) for one in before] == [
        ("open", "below_target", date(2017, 6, 5), 3)
    ]


ATTENDED = ("attended", "a", "course")


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        ([("2019-01-01", {"post": "4"})], "closed: reached_target"),
        ([("2019-01-01", {"closes": "true", "post": "1"})], "closed: judged_met"),
        ([("2019-01-01", {"post": "4"}), ("2019-06-01", {"post": "2"})], "open: reopened"),
        ([("2019-01-01", {"post": "3"})], "open: below_target"),
        ([("2019-01-01", {"post": "5", "closes": "false"})], "open: judged_open"),
        ([("2019-01-01", {"post": "5", "scale_max": "10"})], "open: scale_unknown"),
        ([("2019-01-01", {})], "open: no_rating"),
        ([("2019-01-01", {"post": "5", "closes": "true", "kirkpatrick_level": "1"})], "open: only_reaction"),
        ([("2016-01-01", {"post": "5"})], "open: not_assessed"),
        ([("2020-01-02", {"post": "5"})], "open: not_assessed"),
        ([], "open: not_assessed"),
    ],
)
def test_needs_say_why_they_are_open(database: Database, reviews: list[Any], expected: str) -> None:
    """The need is stated on 2017-06-05 with importance 4 of 5; the cluster attended the course."""
    graph = course().say(*ATTENDED)
    for at, (day, cells) in enumerate(reviews):
        graph.assessed(f"review-{at}", "a", "x", day, **{"scale_max": "5", **cells})
    graph.load(database)
    assert why(database) == expected


def test_needs_that_were_never_rated_cannot_be_reached(database: Database) -> None:
    graph = Graph().cluster("a").needs("a", "x").assessed("test", "a", "x", "2019-01-01", post="5", scale_max="5")
    graph.load(database)
    assert why(database) == "open: no_target"


def test_needs_that_nobody_learnt_of_are_told_apart(database: Database) -> None:
    graph = course()
    graph.load(database)
    assert why(database) == "open: nobody_attended"
    assert why(database, replace(DAY, as_of=date(2018, 3, 1))) == "open: not_taught"
    late = Graph("late").cluster("late").needs("late", "x", valid_from="2018-03-03")
    late.load(database)
    found = {one.cluster_id: one.reason for one in outcomes.needs(database, DAY)}
    assert found == {"a": "nobody_attended", "late": "not_taught"}, "an event that was over before does not count"


def test_needs_of_a_member_count_when_asked_and_only_its_own_attendance(database: Database) -> None:
    graph = course().needs("m", "x", **STATED).say(*ATTENDED)
    graph.load(database)
    found = outcomes.needs(database, replace(DAY, include_members=True))
    assert {one.holder_id: one.reason for one in found} == {"a": "not_assessed", "m": "nobody_attended"}
    assert [one.holder_id for one in outcomes.needs(database, DAY)] == ["a"]


def test_needs_can_be_narrowed_to_a_cluster_a_state_and_what_events_teach(database: Database) -> None:
    graph = course().cluster("b").needs("b", "y").needs("a", "y").assessed("t", "b", "y", "2019-01-01", closes="true")
    graph.load(database)

    def asked(**narrowed: Any) -> list[tuple[str, str]]:
        return [(one.cluster_id, one.competence_id) for one in outcomes.needs(database, DAY, **narrowed)]

    assert asked() == [("a", "x"), ("a", "y"), ("b", "y")]
    assert asked(cluster_id="a") == [("a", "x"), ("a", "y")]
    assert asked(state="closed") == [("b", "y")]
    assert asked(event_ids=["course"]) == [("a", "x")]
    for wrong in ({"cluster_id": "nobody"}, {"event_ids": ["coarse"]}):
        with pytest.raises(NotFound):
            asked(**wrong)
    with pytest.raises(BadInput, match="open or closed"):
        asked(state="ajar")


def test_effects_by_hand(database: Database) -> None:
    """Three attended, two were assessed, one of them twice; one was assessed who did not attend."""
    graph = course().cluster("b").member("n", "b").say("attended", "a", "course").say("attended", "n", "course")
    graph.say("attended", "m", "course").needs("n", "x")
    graph.assessed("t1", "a", "x", "2018-03-02", pre="1", post="3", scale_max="5")
    graph.assessed("t2", "a", "x", "2018-09-02", kirkpatrick_level="3", pre="3", post="4", scale_max="5")
    graph.assessed("t3", "m", "x", "2018-03-02", kirkpatrick_level="1", pre="1", post="5", scale_max="5")
    graph.assessed("t4", "b", "x", "2018-03-02", pre="4", post="2", scale_max="8")
    for key in ("t1", "t2", "t3", "t4"):
        graph.say("assessment_after", key, "course")
    graph.assessed("review", "n", "x", "2019-01-01", pre="0", post="5", scale_max="5").load(database)

    (one,) = outcomes.effects(database, DAY)
    assert one.model_dump() == {
        "event_id": "course",
        "event_name": "the course",
        "competence_id": None,
        "competence_name": None,
        "cluster_id": None,
        "cluster_name": None,
        "attendee_count": 3,
        "assessed_count": 2,
        "not_assessed_ids": ["n"],
        "assessment_count": 4,
        "reaction_count": 1,
        "learning_count": 2,
        "behaviour_count": 1,
        "results_count": 0,
        "gain_count": 3,
        "mean_gain": pytest.approx((2 / 4 + 1 / 2 - 2 / 4) / 3),
        "gain_deviation": pytest.approx((1 / 3) ** 0.5),
        "least_gain": -0.5,
        "greatest_gain": 0.5,
        "no_gain": {"only_reaction": 1},
        "mean_raw_gain": None,
        "raw_scale_max": None,
        "need_count": 1,
        "closed_need_count": 1,
        "source_ids": ["survey"],
        "statuses": ["fact"],
    }
    (by_competence,) = outcomes.effects(database, DAY, by="competence")
    assert (by_competence.competence_id, by_competence.assessment_count) == ("x", 4)
    own, other = outcomes.effects(database, DAY, by="cluster")
    assert (own.cluster_id, own.attendee_count, own.not_assessed_ids, own.mean_raw_gain) == ("a", 2, [], 1.5)
    assert (other.cluster_id, other.attendee_count, other.not_assessed_ids, other.mean_gain) == ("b", 1, ["n"], -0.5)
    counted = outcomes.effects(database, replace(DAY, include_members=True))[0]
    assert (counted.need_count, counted.closed_need_count) == (2, 1), "the need of n is not rated"


def test_effects_tell_of_an_event_without_any_attendance(database: Database) -> None:
    course().load(database)
    (one,) = outcomes.effects(database, DAY)
    assert (one.attendee_count, one.assessment_count, one.mean_gain, one.need_count) == (0, 0, None, 0)


def test_an_event_took_place_when_somebody_was_assessed_after_it(database: Database) -> None:
    graph = course().node("Event", "rumour", starts_on="2018-05-01")
    graph.assessed("test", "a", "x", "2018-05-02").say("assessment_after", "test", "rumour").load(database)
    assert [one.event_id for one in outcomes.effects(database, DAY)] == ["course", "rumour"]


def test_assessments_by_hand(database: Database) -> None:
    graph = course().assessed("test", "a", "x", "2018-03-02", pre="1", post="3", scale_max="5")
    graph.assessed("form", "m", "x", "2018-03-02", kirkpatrick_level="1", post="5", scale_max="5")
    graph.say("assessment_after", "test", "course").load(database)
    test, form = outcomes.assessments(database, DAY)
    assert test.model_dump() == {
        "assessment_id": "test",
        "organisation_id": "a",
        "competence_id": "x",
        "competence_name": "the art of x",
        "event_ids": ["course"],
        "assessed_on": date(2018, 3, 2),
        "kirkpatrick_level": 2,
        "pre": 1,
        "post": 3,
        "scale_max": 5,
        "closes": None,
        "raw_gain": 2,
        "gain": 0.5,
        "no_gain": None,
        "source_ids": ["survey"],
        "statuses": ["fact"],
    }
    assert (form.assessment_id, form.gain, form.no_gain, form.event_ids) == ("form", None, "only_reaction", [])


def told(history: NeedHistory) -> list[str]:
    return [f"{one.what} {one.on} {','.join(one.assessment_ids)}".strip() for one in history.moments]


def test_history_by_hand(database: Database) -> None:
    graph = course().assessed("early", "a", "x", "2017-01-01", post="5", scale_max="5")
    graph.assessed("form", "a", "x", "2018-03-02", kirkpatrick_level="1", post="5", scale_max="5")
    graph.assessed("test", "a", "x", "2018-03-02", pre="1", post="4", scale_max="5")
    graph.assessed("again", "a", "x", "2018-04-02", post="5", scale_max="5")
    graph.assessed("visit", "a", "x", "2019-03-02", kirkpatrick_level="3", post="2", scale_max="5")
    graph.assessed("verdict", "a", "x", "2019-03-02", closes="true").load(database)
    (one,) = outcomes.history(database, DAY)
    assert told(one) == [
        "assessed 2017-01-01 early",
        "stated 2017-06-05",
        "assessed 2018-03-02 form",
        "assessed 2018-03-02 test",
        "closed 2018-03-02 test",
        "assessed 2018-04-02 again",
        "assessed 2019-03-02 verdict",
        "assessed 2019-03-02 visit",
        "reopened 2019-03-02 verdict,visit",
    ]
    assert [moment.no_verdict for moment in one.moments if moment.what == "assessed"] == [
        "before_need", "only_reaction", None, None, None, None,
    ]  # fmt: skip
    assert one.state == "open"
    assert told(outcomes.history(database, replace(DAY, as_of=date(2018, 3, 1)))[0])[-1] == "stated 2017-06-05"


def test_history_tells_of_a_need_that_is_over(database: Database) -> None:
    graph = Graph().cluster("a").needs("a", "x", valid_to="2018-01-01")
    graph.assessed("late", "a", "x", "2019-01-01", closes="true").load(database)
    (one,) = outcomes.history(database, DAY)
    assert (one.state, told(one)) == ("ended", ["stated None", "ended 2018-01-01", "assessed 2019-01-01 late"])
    assert one.moments[-1].no_verdict == "after_need"
    assert outcomes.needs(database, DAY) == []


def test_history_of_one_cluster_competence_or_need(database: Database) -> None:
    course().needs("a", "y").needs("m", "x").load(database)
    assert len(outcomes.history(database, DAY, cluster_id="a", competence_id="y")) == 1
    (one,) = outcomes.history(database, DAY, need_id="needs:m:x:survey:")
    assert (one.cluster_id, one.holder_id) == ("a", "m")
    for asked in ({"cluster_id": "b"}, {"competence_id": "z"}, {"need_id": "needs:a:z:survey:"}):
        with pytest.raises(NotFound):
            outcomes.history(database, DAY, **asked)


def test_an_empty_graph_has_no_outcomes(database: Database) -> None:
    assert [*outcomes.needs(database), *outcomes.assessments(database), *outcomes.history(database)] == []
    assert [outcomes.effects(database, by=by) for by in get_args(By)] == [[], [], []]


def test_synthetic_outcomes_are_left_out_unless_asked(database: Database) -> None:
    made_up = {"status": "synthetic"}
    graph = Graph().node("Source", "made-up", **made_up).cluster("a", **made_up)
    said = {**made_up, "source_id": "made-up"}
    graph.node("Competence", "x").node("Event", "course", **said, state="held").needs("a", "x", **said)
    graph.say("teaches", "course", "x", **said).say("attended", "a", "course", **said).load(database)
    assert [*outcomes.needs(database), *outcomes.effects(database), *outcomes.history(database)] == []
    everything = Scope(statuses=("fact", "synthetic"))
    assert [one.reason for one in outcomes.needs(database, everything)] == ["not_assessed"]
    assert [one.statuses for one in outcomes.effects(database, everything)] == [["synthetic"]]


def check_outcomes(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): they agree with plain Python, with the open needs, and each other."""
    reference = Outcomes(graph.dataset, scope)
    found = outcomes.needs(database, scope)
    expected = reference.needs()
    assert [one.model_dump(include=set(expected[0]) if expected else None) for one in found] == expected
    open_needs = facts.read(database, scope)
    assert {(one.cluster_id, one.need_id) for one in found if one.state == "open"} == {
        (cluster, need.id) for cluster, needs in open_needs.needs.items() for need in needs
    }
    for by in get_args(By):
        effects = {
            one.event_id or one.competence_id or one.cluster_id: one for one in outcomes.effects(database, scope, by=by)
        }
        assert {key: counted(one) for key, one in effects.items()} == reference.effects(by)
    needs = {row.id: row for row in graph.dataset.rows_of("needs")}
    for history in outcomes.history(database, scope):
        turns = [(one.on, one.what == "closed") for one in history.moments if one.what in ("closed", "reopened")]
        assert turns == reference.turns(needs[history.need_id])


def counted(effect: Any) -> dict[str, Any]:
    levels = [effect.reaction_count, effect.learning_count, effect.behaviour_count, effect.results_count]
    names = ("attendee_count", "not_assessed_ids", "assessment_count", "gain_count", "need_count", "closed_need_count")
    mean = None if effect.mean_gain is None else pytest.approx(effect.mean_gain)
    return {name: getattr(effect, name) for name in names} | {"levels": levels, "mean_gain": mean}


def check_laws_of_outcomes(database: Database, graph: Graph, scope: Scope) -> None:
    """A filter never adds, level 1 never closes, and what closes and is open again is as before. Changes the graph."""
    whole = keys_of(database, scope)
    assert keys_of(database, replace(scope, industry_id="wood")) <= whole
    assert keys_of(database, scope, event_ids=["fair"]) <= whole
    states = [keys_of(database, scope, state=state) for state in ("open", "closed")]
    assert states[0] | states[1] == whole and not states[0] & states[1]

    late = replace(scope, as_of=date(2020, 3, 1), include_members=True, industry_id=None)
    before = open_at(database, late)
    closed = {(one.holder_id, one.competence_id) for one in outcomes.needs(database, late, state="closed")}
    touched = {(holder, competence) for _, holder, competence, _ in before} - closed
    for at, (holder, competence) in enumerate(sorted(touched)):
        for day, cells in (
            ("2020-02-05", {"kirkpatrick_level": "1", "closes": "true", "post": "5", "scale_max": "5"}),
            ("2020-02-12", {"closes": "true"}),
            ("2020-02-20", {"closes": "false"}),
        ):
            key, said = f"law-{at}-{day}", {"status": scope.statuses[0]}
            graph.node("Assessment", key, assessed_on=day, **{"kirkpatrick_level": "2", **cells})
            graph.say("assessment_of", key, holder, **said).say("assessment_on", key, competence, **said)
    graph.load(database)
    assert open_at(database, replace(late, as_of=date(2020, 2, 8))) == before, "level 1 closes nothing"
    assert {one for one in before if one[1:3] not in touched} == open_at(
        database, replace(late, as_of=date(2020, 2, 15))
    )
    assert open_at(database, late) == before


def keys_of(database: Database, scope: Scope, **narrowed: Any) -> set[tuple[str, str]]:
    return {(one.cluster_id, one.need_id) for one in outcomes.needs(database, scope, **narrowed)}


def open_at(database: Database, scope: Scope) -> set[tuple[str, str, str, str]]:
    """Cluster, holder, competence and statement of every open need."""
    found = facts.read(database, scope).needs
    return {
        (cluster, need.holder_id, need.competence_id, need.id) for cluster, needs in found.items() for need in needs
    }
