"""cypher/members/*.cypher, members.benefits(), members.benefits_of_members()."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gapbridge import members
from gapbridge.database import Database, Row
from gapbridge.errors import BadInput, NotFound
from gapbridge.members import sheets
from gapbridge.members.facts import read
from gapbridge.results import MemberBenefits, MemberOverview
from gapbridge.scope import Scope
from tests.conftest import EMPTY, cypher
from tests.graphs import Graph
from tests.integration.test_cli import Shell, shell
from tests.oracles.members import Benefits

__all__ = ["shell"]  # a fixture, used by name

DAY = Scope(as_of=date(2026, 11, 1))


def neighbours() -> Graph:
    """`m` of cluster `a` with `n`; `o` of `b`, which works with `a`; `p` of `c`, which does not."""
    graph = Graph().cluster("a", industry="wood").cluster("b", industry="wood").cluster("c")
    graph.member("m", "a").member("n", "a").member("o", "b").member("p", "c")
    return graph.say("collaborates_with", "b", "a", source_id="press")


def test_needs_by_hand(database: Database) -> None:
    graph = neighbours().needs("m", "x", importance="4", ability="2", scale_max="5", remedy="training")
    graph.needs("a", "x", "y").needs("n", "z").offers("n", "x").offers("o", "x").offers("p", "x").offers("m", "y")
    graph.node("Event", "school", state="planned", starts_on="2027-02-01", place="online").say("teaches", "school", "x")
    graph.node("Event", "past", state="planned", starts_on="2026-11-01").say("teaches", "past", "x").load(database)
    found = members.benefits(database, "m", DAY)
    assert [(one.competence_id, one.own, one.cluster_ids) for one in found.needs] == [
        ("x", True, ["a"]),
        ("y", False, ["a"]),
    ]
    own, shared = found.needs
    assert [one.model_dump() for one in own.own_helpers] == [
        {
            "organisation_id": "n",
            "organisation_name": "the n",
            "cluster_ids": ["a"],
            "collaborating_ids": [],
            "source_ids": ["survey"],
            "statuses": ["fact"],
        }
    ]
    assert [(one.organisation_id, one.cluster_ids, one.collaborating_ids) for one in own.other_helpers] == [
        ("o", ["b"], ["b"]),
        ("p", ["c"], []),
    ]
    assert [one.source_ids for one in own.other_helpers] == [["press", "survey"], ["survey"]]
    assert [(one.event_id, one.starts_on, one.place) for one in own.events] == [("school", date(2027, 2, 1), "online")]
    assert (own.remedies, own.evidence_count, [one.importance for one in own.ratings]) == (["training"], 2, [4])
    assert (shared.offered_by_member, shared.own_helpers, shared.other_helpers, shared.events) == (True, [], [], [])
    asked = members.benefits(database, "m", replace(DAY, include_members=True))
    assert [(one.competence_id, one.cluster_ids) for one in asked.needs] == [("x", ["a"]), ("y", ["a"]), ("z", ["a"])]
    assert found.source_ids == ["press", "survey"]


def test_lessons_name_own_clusters_first_then_those_that_work_together(database: Database) -> None:
    graph = neighbours().offers("m", "x", "y", source_id="brochure").needs("c", "x").needs("o", "x").needs("n", "x")
    graph.needs("m", "x").assessed("test", "n", "x", "2026-01-01", closes="true").load(database)
    (lacking, unwanted) = members.benefits(database, "m", DAY).offers
    assert [(one.organisation_id, one.own, one.collaborating_ids) for one in lacking.learners] == [
        ("o", False, ["b"]),
        ("c", False, []),
    ]
    assert (lacking.learner_count, lacking.own_learner_count, lacking.source_ids) == (2, 0, ["brochure"])
    assert (unwanted.competence_id, unwanted.learner_count, unwanted.learners) == ("y", 0, [])
    before = members.benefits(database, "m", replace(DAY, as_of=date(2025, 12, 31))).offers[0]
    assert [one.organisation_id for one in before.learners] == ["n", "o", "c"], "its need was open then"


def test_openings_by_hand(database: Database) -> None:
    """a chain saw -> plane -> varnish; `m` of `a` planes, `o` of `b` saws, `p` of `c` planes too."""
    graph = neighbours().node("ValueChain", "joinery")
    for stage in ("saw", "plane", "varnish"):
        graph.node("Stage", stage).say("part_of", stage, "joinery")
    graph.say("feeds", "saw", "plane").say("feeds", "plane", "varnish")
    graph.say("performs", "m", "plane").say("performs", "o", "saw", source_id="press").say("performs", "p", "plane")
    graph.say("supplies", "o", "m", product="boards").say("performs", "n", "varnish").load(database)
    found = members.benefits(database, "m", DAY)
    assert [one.model_dump(exclude={"source_ids", "statuses"}) for one in found.openings] == [
        {
            "kind": "fill",
            "stage_id": "plane",
            "stage_name": "the plane",
            "value_chain_ids": ["joinery"],
            "cluster_id": "b",
            "cluster_name": "the b",
            "other_stage_id": None,
            "other_stage_name": None,
            "organisation_ids": ["o"],
            "delivering_ids": ["o"],
            "collaborating": True,
        },
        {
            "kind": "receive",
            "stage_id": "plane",
            "stage_name": "the plane",
            "value_chain_ids": ["joinery"],
            "cluster_id": "b",
            "cluster_name": "the b",
            "other_stage_id": "saw",
            "other_stage_name": "the saw",
            "organisation_ids": ["o"],
            "delivering_ids": ["o"],
            "collaborating": True,
        },
    ]
    assert [one.source_ids for one in found.openings] == [["press", "survey"]] * 2
    assert [(one.kind, one.cluster_id) for one in members.benefits(database, "n", DAY).openings] == [
        ("fill", "c"),
        ("fill", "b"),
        ("receive", "c"),
    ]


def test_events_due_are_by_day_and_unknown_days_come_last(database: Database) -> None:
    graph = neighbours().needs("m", "x").needs("a", "y")
    for key, cells in {
        "later": {"starts_on": "2027-03-01"},
        "autumn": {"when_stated": "autumn 2027"},
        "sooner": {"starts_on": "2027-01-01", "ends_on": "2027-01-02"},
        "held": {"state": "held", "starts_on": "2027-01-01"},
        "other": {"starts_on": "2027-01-01"},
    }.items():
        graph.node("Event", key, **{"state": "planned", **cells}).say("teaches", key, "z" if key == "other" else "x")
        if key == "other":
            graph.node("Competence", "z")
    graph.say("teaches", "later", "y").load(database)
    found = members.benefits(database, "m", DAY).events
    assert [(one.event_id, one.own_competence_ids, one.cluster_competence_ids) for one in found] == [
        ("sooner", ["x"], []),
        ("later", ["x"], ["y"]),
        ("autumn", ["x"], []),
    ]
    assert found[-1].when_stated == "autumn 2027"


def test_a_member_of_whom_nothing_is_known_says_so(database: Database) -> None:
    Graph().node("Member", "m", source_id="survey").load(database)
    found = members.benefits(database, "m", DAY)
    assert (found.clusters, found.needs, found.offers, found.openings, found.events) == ([], [], [], [], [])
    assert found.not_known == [
        "kind",
        "country",
        "region",
        "cluster",
        "needs",
        "offers",
        "stages",
        "deliveries",
        "attendance",
    ]
    assert (found.source_ids, found.statuses) == (["survey"], ["fact"])


def test_an_organisation_that_only_coordinates_has_its_own_needs_and_its_clusters(database: Database) -> None:
    graph = neighbours().node("Member", "office", kind="association", country="LT", region="LT011")
    graph.say("coordinates", "office", "a").needs("office", "x").needs("a", "y").offers("n", "x").load(database)
    found = members.benefits(database, "office", DAY)
    assert [(one.cluster_id, one.roles) for one in found.clusters] == [("a", ["coordinator"])]
    assert [(one.competence_id, one.own) for one in found.needs] == [("x", True), ("y", False)]
    assert [one.organisation_id for one in found.needs[0].own_helpers] == ["n"]
    assert found.not_known == ["offers", "stages", "deliveries", "attendance"]


def test_an_industry_narrows_the_others_and_never_ones_own(database: Database) -> None:
    graph = neighbours().needs("p", "x").offers("m", "x").offers("o", "x").offers("n", "x").load
    graph(database)
    narrowed = replace(DAY, industry_id="wood")
    (need,) = members.benefits(database, "p", narrowed).needs
    assert [one.organisation_id for one in need.other_helpers] == ["m", "n", "o"]
    assert members.benefits(database, "m", narrowed).offers[0].learners == []
    assert [one.organisation_id for one in members.benefits(database, "m", DAY).offers[0].learners] == ["p"]


def test_long_lists_are_cut_and_counted(database: Database) -> None:
    graph = neighbours().needs("m", "x").offers("m", "y").offers("o", "x").offers("p", "x").needs("o", "y")
    graph.needs("p", "y").load(database)
    found = members.benefits(database, "m", DAY, max_rows=1)
    assert (len(found.needs[0].other_helpers), found.needs[0].other_helper_count) == (1, 2)
    assert (len(found.offers[0].learners), found.offers[0].learner_count) == (1, 2)
    with pytest.raises(BadInput):
        members.benefits(database, "m", DAY, max_rows=0)


def test_who_is_not_there_is_not_found_and_a_likely_one_proposed(database: Database) -> None:
    with pytest.raises(NotFound):
        members.benefits(database, "knotwise", DAY)
    neighbours().node("Member", "knotwise").load(database)
    with pytest.raises(NotFound) as caught:
        members.benefits(database, "knotwisse", DAY)
    assert "knotwise" in caught.value.advice
    with pytest.raises(NotFound):
        members.benefits_of_members(database, "nobody", DAY)
    with pytest.raises(NotFound):
        members.benefits(database, "m", replace(DAY, industry_id="nowhere"))


def test_members_of_a_cluster_have_a_row_each(database: Database) -> None:
    graph = neighbours().needs("m", "x", "y").offers("o", "x").offers("n", "y", "z").needs("o", "z").needs("n", "z")
    graph.node("Event", "school", state="planned", starts_on="2027-02-01").say("teaches", "school", "y").load(database)
    first, second = members.benefits_of_members(database, "a", DAY)
    assert (first.member_id, first.need_count, first.helped_need_count, first.elsewhere_need_count) == ("m", 2, 1, 1)
    assert (first.taught_need_count, first.first_need_id, first.first_helper_id) == (1, "x", "o")
    assert (first.event_count, first.first_event_id, first.first_event_on) == (1, "school", date(2027, 2, 1))
    assert (first.lesson_count, first.first_lesson_id, first.first_learner_id) == (0, None, None)
    assert (second.member_id, second.lesson_count, second.learner_count, second.own_learner_count) == ("n", 2, 2, 1)
    assert (second.first_lesson_id, second.first_learner_id) == ("y", "m")
    assert members.benefits_of_members(database, "c", Scope(("fact",), date(2026, 1, 1)))[0].member_id == "p"


def test_a_row_for_each_member_takes_no_more_queries_than_one_sheet(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    neighbours().load(database)
    asked: list[str] = []
    read_one = database.read

    def counting(query: str, **params: Any) -> list[Row]:
        asked.append(query)
        return read_one(query, **params)

    monkeypatch.setattr(database, "read", counting)
    members.benefits(database, "m", DAY)
    once, asked[:] = sorted(asked), []
    assert len(members.benefits_of_members(database, "a", DAY)) == 2
    assert sorted(asked) == [query.replace("stored/members", "stored/clusters") for query in once]


def test_other_keys_give_the_same_sheet_under_other_keys(database: Database) -> None:
    found = []
    for keys in ("abcmnopxy", "zyxwvutsr"):
        a, b, c, m, n, o, p, x, y = keys
        cypher(database, EMPTY)
        graph = Graph().cluster(a, b, c).member(m, a).member(n, a).member(o, b).member(p, c)
        graph.say("collaborates_with", b, a).needs(m, x).needs(a, y).offers(n, x).offers(p, x).offers(m, y).needs(o, y)
        graph.load(database)
        sheet = members.benefits(database, m, DAY)
        back = dict(zip(keys, "abcmnopxy", strict=True))
        helpers = {
            (back[need.competence_id], back[one.organisation_id])
            for need in sheet.needs
            for one in (*need.own_helpers, *need.other_helpers)
        }
        learners = {
            (back[offer.competence_id], back[one.organisation_id], one.own)
            for offer in sheet.offers
            for one in offer.learners
        }
        found.append((helpers, learners))
    assert found[0] == found[1] == ({("x", "n"), ("x", "p")}, {("y", "a", True), ("y", "o", False)})


def test_the_commands_print_tables_json_and_csv(database: Database, shell: Shell) -> None:
    neighbours().needs("m", "x").offers("o", "x").load(database)
    for words in (["member", "the m"], ["members", "a"], ["cluster", "the a"]):
        status, table, _ = shell(*words)
        assert (status, "the m" in table) == (0, True), words
        found = json.loads(shell(*words, "--json")[1])
        lines = list(csv.DictReader(io.StringIO(shell(*words, "--csv")[1])))
        assert found and lines, words
    sheet = json.loads(shell("member", "m", "--json", "--as-of", "2026-11-01")[1])
    assert sheet == members.benefits(database, "m", DAY).model_dump(mode="json")
    lines = list(csv.DictReader(io.StringIO(shell("member", "m", "--csv")[1])))
    assert [(one["part"], one["subject_id"], one["other_organisation_ids"]) for one in lines][:1] == [
        ("need", "x", "o")
    ]
    assert {one["detail"] for one in lines if one["part"] == "not_known"} == set(sheet["not_known"])
    for words in (["member", "mm"], ["cluster", "aa"], ["members", "aa"]):
        status, out, err = shell(*words)
        assert (status, out) == (4, "") and "There is no" in err, words


def test_made_up_statements_count_only_when_asked_for(database: Database) -> None:
    graph = Graph().cluster("a", status="synthetic").node("Member", "m", status="synthetic").node("Competence", "x")
    graph.say("member_of", "m", "a", status="synthetic").needs("m", "x", status="synthetic").load(database)
    found = members.benefits(database, "m", DAY)
    assert (found.needs, found.clusters, found.status) == ([], [], "synthetic")
    found = members.benefits(database, "m", replace(DAY, statuses=("fact", "synthetic")))
    assert (found.needs[0].statuses, found.statuses) == (["synthetic"], ["synthetic"])


def check_members(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): sheets agree with plain Python, and rows with sheets."""
    keys = sorted(graph.dataset.keys("Member"))
    facts = read(database, scope, keys)
    for key in keys:
        reference, found = Benefits(graph.dataset, scope, key), sheets.sheet(facts, key)
        assert [one.cluster_id for one in found.clusters] == reference.own
        assert [needed(one) for one in found.needs] == reference.needs()
        assert {one.competence_id: taught(one) for one in found.offers} == reference.lessons()
        assert {opening(one) for one in found.openings} == reference.openings()
        assert len(found.openings) == found.opening_count == len(reference.openings())
        assert all(one.collaborating == (one.cluster_id in reference.partners) for one in found.openings)
        assert {one.event_id: (one.own_competence_ids, one.cluster_competence_ids) for one in found.events} == (
            reference.events()
        )
        assert set(found.statuses) <= {*scope.statuses, found.status}
    for cluster in sorted(graph.dataset.keys("Cluster")):
        rows = members.benefits_of_members(database, cluster, scope)
        assert [one.member_id for one in rows] == sorted(Benefits(graph.dataset, scope, "").all.members(cluster))
        for row in rows:
            agrees(row, sheets.sheet(facts, row.member_id))


def agrees(row: MemberOverview, found: MemberBenefits) -> None:
    own = [one for one in found.needs if one.own]
    learners = {one.organisation_id for offer in found.offers for one in offer.learners}
    assert (row.need_count, row.event_count, row.opening_count) == (len(own), len(found.events), len(found.openings))
    assert row.helped_need_count == sum(one.own_helper_count > 0 for one in own)
    assert (row.learner_count, row.not_known) == (len(learners), found.not_known)


def needed(one: Any) -> dict[str, Any]:
    return {
        "competence_id": one.competence_id,
        "own": one.own,
        "cluster_ids": one.cluster_ids,
        "own_helpers": {helper.organisation_id for helper in one.own_helpers},
        "other_helpers": {helper.organisation_id: helper.cluster_ids for helper in one.other_helpers},
        "events": {event.event_id for event in one.events},
    }


def taught(one: Any) -> set[tuple[str, bool]]:
    return {(learner.organisation_id, learner.own) for learner in one.learners}


def opening(one: Any) -> tuple[str, str, str, str | None, tuple[str, ...]]:
    return (one.kind, one.stage_id, one.cluster_id, one.other_stage_id, tuple(one.organisation_ids))


def check_laws_of_members(database: Database, graph: Graph, scope: Scope) -> None:
    """A filter never adds, and an offer more never shortens the list of whom one could teach. Changes the graph."""
    keys = sorted(graph.dataset.keys("Member"))
    facts = read(database, scope, keys)
    before = {key: sheets.sheet(facts, key) for key in keys}
    narrow = read(database, replace(scope, industry_id="wood"), keys)
    for key in keys if scope.industry_id is None else []:
        found, whole = sheets.sheet(narrow, key), before[key]
        assert {opening(one) for one in found.openings} <= {opening(one) for one in whole.openings}
        for less, more in zip(found.needs, whole.needs, strict=True):
            assert {one.organisation_id for one in less.other_helpers} <= {
                one.organisation_id for one in more.other_helpers
            }
            assert less.own_helpers == more.own_helpers
    for key in keys:
        held = {one.competence_id for one in before[key].offers}
        for competence in sorted(graph.dataset.keys("Competence") - held)[:1]:
            graph.offers(key, competence, status=scope.statuses[0], source_id="law")
    graph.load(database)
    facts = read(database, scope, keys)
    for key in keys:
        lessons = {one.competence_id: taught(one) for one in sheets.sheet(facts, key).offers}
        for one in before[key].offers:
            assert taught(one) == lessons[one.competence_id]
        assert len(lessons) >= len(before[key].offers)
