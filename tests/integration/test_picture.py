"""The picture of the graph: what it holds, and that everything keeps its place."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gapbridge import load, picture, seeds
from gapbridge.audit import audit
from gapbridge.backup import backup
from gapbridge.database import Database
from gapbridge.errors import BadInput, DatabaseUnavailable
from gapbridge.graph_hash import graph_hash
from gapbridge.picture import stored
from gapbridge.restore import restore
from gapbridge.results import Picture
from gapbridge.vocabulary import STATUSES
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import asking
from tests.conftest import EMPTY, cypher, snapshot
from tests.graphs import Graph


def at(found: Picture) -> dict[str, tuple[float, float]]:
    """Where everything stands."""
    return {node.id: (node.x, node.y) for node in found.nodes}


def said(found: Picture) -> set[tuple[str, str, str]]:
    """The statements, by the nodes they join."""
    return {(found.nodes[one.source].id, one.type, found.nodes[one.target].id) for one in found.links}


@pytest.fixture
def small(database: Database) -> Database:
    Graph().cluster("a", "b", industry="i").member("m", "a").needs("a", "x").needs("b", "x").offers("m", "y").load(
        database
    )
    return database


def test_the_empty_graph_has_an_empty_picture(database: Database) -> None:
    found = picture.picture(database)
    assert (found.nodes, found.links, found.truncated) == ([], [], False)


def test_it_holds_what_there_is_and_every_statement_with_its_days(database: Database) -> None:
    graph = Graph().cluster("a").needs("a", "x", valid_from="2020-01-01", valid_to="2021-01-01")
    graph.node("Cluster", "made-up", status="synthetic").needs("made-up", "x", status="synthetic")
    graph.needs("a", "x", source_id="another", status="estimate").load(database)
    real = picture.picture(database)
    assert {node.id for node in real.nodes} == {"Cluster/a", "Competence/x"}
    assert sorted((one.source_id, one.status, str(one.valid_from), str(one.valid_to)) for one in real.links) == [
        ("another", "estimate", "None", "None"),
        ("survey", "fact", "2020-01-01", "2021-01-01"),
    ]
    assert [one.status for one in picture.picture(database, statuses=("fact",)).links] == ["fact"]
    everything = picture.picture(database, statuses=STATUSES)
    assert {node.id for node in everything.nodes} == {"Cluster/a", "Cluster/made-up", "Competence/x"}
    assert at(everything).items() >= at(real).items(), "a filter moves no node"


def test_the_important_kinds_come_first_and_what_is_left_out_is_told(small: Database) -> None:
    whole = picture.picture(small)
    assert not whole.truncated
    assert [node.type for node in whole.nodes] == [
        "Cluster",
        "Cluster",
        "Competence",
        "Competence",
        "Industry",
        "Member",
    ]
    assert said(whole) == {
        ("Cluster/a", "NEEDS", "Competence/x"), ("Cluster/b", "NEEDS", "Competence/x"),
        ("Member/m", "OFFERS", "Competence/y"), ("Member/m", "MEMBER_OF", "Cluster/a"),
        ("Cluster/a", "IN_INDUSTRY", "Industry/i"), ("Cluster/b", "IN_INDUSTRY", "Industry/i"),
    }  # fmt: skip
    part = picture.picture(small, max_nodes=3)
    assert part.truncated and at(part).items() <= at(whole).items()
    assert said(part) == {("Cluster/a", "NEEDS", "Competence/x"), ("Cluster/b", "NEEDS", "Competence/x")}
    for number in (0, 10_001):
        with pytest.raises(BadInput):
            picture.picture(small, max_nodes=number)


def test_places_are_kept_and_after_a_load_everything_stands_where_it_was(small: Database) -> None:
    first = picture.picture(small)
    assert stored.kept(small) == (1, at(first))
    assert picture.picture(small) == first
    Graph("more").cluster("c").needs("c", "x").load(small)
    second = picture.picture(small)
    assert at(second).items() > at(first).items() and "Cluster/c" in at(second)
    assert stored.kept(small).number == 2
    assert picture.picture(small) == second and stored.kept(small).number == 2, "nothing is written without need"


def test_it_is_bookkeeping_that_changes_nothing_and_loads_leave_alone(small: Database, tmp_path: Path) -> None:
    before, held = graph_hash(small), snapshot(small)
    found = picture.picture(small)
    assert (graph_hash(small), snapshot(small), audit(small)) == (before, held, [])
    report = Graph().cluster("a", "b", industry="i").load(small, dry_run=True)
    assert not report.changed_anything
    backup(small, tmp_path / "graph.backup")
    cypher(small, EMPTY)
    restore(small, tmp_path / "graph.backup")
    assert stored.kept(small) == (0, {})
    assert at(picture.picture(small)) == at(found), "the same graph has the same picture"


def test_many_who_look_at_once_see_the_same(small: Database) -> None:
    with ThreadPoolExecutor(6) as threads:
        found = list(threads.map(lambda _: picture.picture(small), range(6)))
    assert all(one == found[0] for one in found)
    assert stored.kept(small).number == 1


def test_a_server_that_takes_no_writes_shows_it_all_the_same(small: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Database, work: object) -> None:
        raise DatabaseUnavailable("It takes no writes.")

    monkeypatch.setattr(Database, "write", refuse)
    found = picture.picture(small)
    assert len(found.nodes) == 6
    monkeypatch.undo()
    assert stored.kept(small) == (0, {})


def test_nothing_is_kept_and_no_constraint_made_where_its_own_is_missing(small: Database) -> None:
    """To look at a graph of an earlier version changes nothing in its schema; its next load does."""
    cypher(small, "DROP CONSTRAINT picture_key")
    try:
        assert len(picture.picture(small).nodes) == 6
        assert stored.kept(small) == (0, {}) and stored.CONSTRAINT not in small.index_states()
    finally:
        Graph("more").cluster("c").load(small)
    picture.picture(small)
    assert stored.kept(small).number == 1


def test_what_the_server_cannot_do_is_told_and_no_failure_of_ours(small: Database) -> None:
    """Here: a constraint where two nodes have one key."""
    cypher(small, "DROP CONSTRAINT picture_key")
    try:
        cypher(small, "CREATE (:Picture {id: 'graph'}), (:Picture {id: 'graph'})")
        with pytest.raises(DatabaseUnavailable, match="could not finish"):
            small.apply_schema("schema/constraints")
    finally:
        cypher(small, "MATCH (picture:Picture) DELETE picture")
        small.apply_schema("schema/constraints")


def test_the_demo_overlaps_nowhere(database: Database, project: Path) -> None:
    for name in ("inolink", "example"):
        load.load(database, seeds.read(project / "seeds" / name))
    found = list(at(picture.picture(database, statuses=STATUSES)).values())
    assert len(found) == 252
    assert min(
        (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 for here, one in enumerate(found) for other in found[:here]
    ) > 1  # fmt: skip


def test_the_route_tells_it_in_the_readers_language_and_not_twice(database: Database) -> None:
    Graph().cluster("a", name_lt="Klasteris A").needs("a", "x").load(database)
    with asking(create_app(database=database, api_settings=ApiSettings())) as client:
        answer = client.get("/v1/picture", params={"synthetic": True}, headers={"Accept-Language": "lt"})
        told = answer.json()
        assert [(node["label"], node["names_in_english"]) for node in told["nodes"]] == [
            ("Klasteris A", []), ("the art of x", ["label"]),
        ]  # fmt: skip
        assert told["links"] == [
            {"source": 0, "target": 1, "type": "NEEDS", "source_id": "survey", "status": "fact", "valid_from": None,
             "valid_to": None}
        ]  # fmt: skip
        again = {"Accept-Language": "lt", "If-None-Match": answer.headers["ETag"]}
        assert client.get("/v1/picture", params={"synthetic": True}, headers=again).status_code == 304
        assert client.get("/v1/picture", params={"max_nodes": 10_001}).status_code == 422
