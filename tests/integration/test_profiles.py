"""cypher/clusters/known.cypher and ties.cypher, profiles.profile()."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gapbridge import profiles
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.results import ClusterProfile
from gapbridge.scope import Scope
from tests.graphs import Graph
from tests.oracles.profiles import Profiles

DAY = Scope(as_of=date(2020, 6, 1))


def test_a_profile_by_hand(database: Database) -> None:
    graph = Graph().cluster("a", "b", industry="wood").node("Programme", "coaching")
    graph.node("Cluster", "c", founded_on="2011", country="LT", region="LT011", note="small", source_id="survey")
    graph.member("m", "c", role="founder").node("Member", "n", kind="company").say("member_of", "n", "c")
    graph.say("member_of", "n", "c", source_id="press").node("Member", "office").say("coordinates", "office", "c")
    graph.say("takes_part_in", "c", "coaching", valid_from="2017-01-01").say("takes_part_in", "c", "coaching")
    graph.say("collaborates_with", "b", "c", kind="a fair").offers("m", "x").offers("c", "x")
    graph.needs("c", "x", "y").needs("m", "z").assessed("test", "c", "y", "2019-01-01", closes="true")
    graph.node("Event", "past", state="held", starts_on="2018-05-05").say("attended", "n", "past")
    graph.node("Event", "next", state="planned", starts_on="2020-07-01").say("teaches", "next", "x")
    graph.load(database)
    found = profiles.profile(database, "c", DAY)
    assert {one.field: one.values for one in found.fields} == {
        "founded": ["2011"],
        "country": ["LT"],
        "region": ["LT011"],
        "industries": [],
        "coordinator": ["office"],
        "members": [],
        "members_by_kind": ["company: 1"],
        "excellence_label": [],
        "staff": [],
    }
    assert found.unknown == ["industries", "members", "excellence_label", "staff"]
    assert (found.known_member_count, found.members_by_kind) == (2, {"company": 1, "unknown": 1})
    assert [(one.member_id, one.roles, one.source_ids) for one in found.members] == [
        ("m", ["founder"], ["survey"]),
        ("n", [], ["press", "survey"]),
    ]
    assert [(one.competence_id, one.state, one.covering_ids, one.planned_event_ids) for one in found.needs] == [
        ("x", "open", ["c", "m"], ["next"]),
        ("y", "closed", [], []),
    ]
    assert (found.open_need_count, found.closed_need_count, found.covered_need_count) == (1, 1, 1)
    assert [(one.competence_id, one.organisation_ids) for one in found.offers] == [("x", ["c", "m"])]
    assert [(one.event_id, one.when, one.attendee_ids, one.competence_ids) for one in found.events] == [
        ("past", "attended", ["n"], []),
        ("next", "due", [], ["x"]),
    ]
    assert [(one.programme_id, one.since) for one in found.programmes] == [("coaching", date(2017, 1, 1))]
    assert [(one.partner_id, one.kinds, one.since) for one in found.collaborations] == [("b", ["a fair"], None)]
    assert found.peers.declined == "too_little_known"
    assert (found.note, found.source_ids, found.statuses) == ("small", ["press", "survey"], ["fact"])
    asked = profiles.profile(database, "c", replace(DAY, include_members=True))
    assert [one.competence_id for one in asked.needs] == ["x", "y", "z"]
    assert [one.member_id for one in profiles.profile(database, "c", DAY, max_rows=1).members] == ["m"]


def test_the_figures_of_real_clusters_stand_side_by_side(inolink: Database, project: Path) -> None:
    found = profiles.profile(inolink, "ivita", DAY)
    told = {one.property: one for one in found.figures}
    members = told["members"]
    assert [(one.number, one.as_of, one.source_ids) for one in members.figures] == [
        (11, "2014", ["i-vita-news-56"]),
        (26, None, ["i-vita-news-188"]),
    ]
    assert (members.agreement, members.reason) == ("undecided", "date_unknown")
    assert [one.cluster_id for one in found.peers.peers] == ["laugea", "litek"]
    assert [
        one.as_of for one in profiles.profile(inolink, "ivita", Scope(as_of=date(2017, 6, 6))).figures[0].figures
    ] == ["2014-10-10"], "a figure of a later day is not known yet"
    nebula = profiles.profile(inolink, "nebula", DAY)
    assert nebula.unknown == [one.field for one in nebula.fields]
    assert (nebula.peers.declined, nebula.figures, nebula.members, nebula.offers) == ("too_little_known", [], [], [])


def test_a_made_up_cluster_is_told_and_what_is_said_of_it_only_when_asked_for(database: Database) -> None:
    graph = Graph().cluster("a", status="synthetic").cluster("b").node("Competence", "x")
    graph.needs("a", "x", status="synthetic").load(database)
    assert (profiles.profile(database, "a", DAY).needs, profiles.profile(database, "a", DAY).status) == (
        [],
        "synthetic",
    )
    found = profiles.profile(database, "a", replace(DAY, statuses=("fact", "synthetic")))
    assert [one.competence_id for one in found.needs] == ["x"]


def test_a_cluster_that_is_not_there_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound):
        profiles.profile(database, "litek", DAY)
    Graph().cluster("litek").load(database)
    with pytest.raises(NotFound) as caught:
        profiles.profile(database, "litec", DAY)
    assert "litek" in caught.value.advice
    with pytest.raises(NotFound):
        profiles.profile(database, "litek", replace(DAY, industry_id="nowhere"))
    with pytest.raises(BadInput):
        profiles.profile(database, "litek", DAY, max_rows=0)


def check_profiles(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): profiles agree with plain Python, and a filter never adds peers."""
    reference = Profiles(graph.dataset, scope)
    for key in sorted(graph.dataset.keys("Cluster")):
        found, expected = profiles.profile(database, key, scope), reference.profile(key)
        assert told(found) == expected
        assert found.known_member_count == sum(found.members_by_kind.values())
        assert found.unknown == [one.field for one in found.fields if not one.values]
        whole = profiles.profile(database, key, replace(scope, industry_id=None)).peers
        assert {one.cluster_id for one in found.peers.peers} <= {one.cluster_id for one in whole.peers}


def told(found: ClusterProfile) -> dict[str, object]:
    return {
        "kinds": found.members_by_kind,
        "coordinators": {one.member_id for one in found.coordinators},
        "programmes": {one.programme_id for one in found.programmes},
        "industries": {one.industry_id for one in found.industries},
        "collaborations": {one.partner_id for one in found.collaborations},
        "needs": {one.competence_id: (one.state, one.covering_ids) for one in found.needs},
        "offers": {one.competence_id for one in found.offers},
        "attended": {one.event_id: set(one.attendee_ids) for one in found.events if one.when == "attended"},
        "due": {one.event_id: set(one.competence_ids) for one in found.events if one.when == "due"},
        "figures": {one.figure_id for group in found.figures for one in group.figures},
        "measures": set(found.peers.known),
        "peers": {one.cluster_id: set(one.compared) for one in found.peers.peers},
    }
