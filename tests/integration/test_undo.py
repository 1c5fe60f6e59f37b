"""History and undo: a load is recorded with what it changed, and taking it back gives the graph it found."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapbridge import history, vocabulary
from gapbridge import load as load_
from gapbridge.audit import audit
from gapbridge.database import Database
from gapbridge.errors import Conflict, NotFound
from gapbridge.undo import undo
from tests.conftest import EMPTY, ROUND_TRIPS, cypher, snapshot
from tests.graphs import Graph
from tests.random_graphs import graphs


def test_a_load_is_recorded_with_who_when_and_how_much(database: Database) -> None:
    report = load_.load(database, Graph("survey").cluster("a").needs("a", "x").dataset, by="ana", rejected=2)
    (load,) = history.loads(database)
    assert (load.id, load.what, load.by, load.dataset, load.state) == ("1", "load", "ana", "survey", "done")
    assert (load.rows, load.added, load.changed, load.removed, load.rejected) == (4, 4, 0, 0, 2)
    assert (report.load_id, load.at[:10]) == ("1", datetime.now(UTC).date().isoformat())
    changed = [change for part in history.changes_of(database, load) for change in part]
    assert [(change.what, change.kind.table, change.id) for change in changed] == [
        ("added", "sources", "survey"), ("added", "clusters", "a"), ("added", "competences", "x"),
        ("added", "needs", "needs:a:x:survey:"),
    ]  # fmt: skip


def test_a_load_that_changes_nothing_leaves_no_record(database: Database) -> None:
    for _ in range(2):
        Graph().cluster("a").load(database)
    assert len(history.loads(database)) == 1


def test_undo_brings_back_what_was_changed_and_removed(database: Database) -> None:
    Graph().cluster("a", country="LT").needs("a", "x", importance="4", valid_from="2017-06-05").load(database)
    before = snapshot(database)
    changed = Graph().cluster("a").needs("a", "y").load(database, prune=True)
    assert snapshot(database) != before
    report = undo(database, str(changed.load_id), by="ana")
    assert snapshot(database) == before
    assert {(one.table, one.added, one.changed, one.removed) for one in report.tables} == {
        ("clusters", 0, 1, 0), ("competences", 1, 0, 1), ("needs", 1, 0, 1),
    }  # fmt: skip
    latest, undone, _ = history.loads(database)
    assert (latest.what, latest.undoes, latest.by, undone.undone_by) == ("undo", undone.id, "ana", latest.id)


def test_an_undo_can_be_undone(database: Database) -> None:
    first = Graph().cluster("a").load(database)
    before = snapshot(database)
    back = undo(database, str(first.load_id))
    assert snapshot(database) == []
    undo(database, str(back.load_id))
    assert snapshot(database) == before
    assert [load.undone_by for load in history.loads(database)] == [None, "3", None]
    undo(database, str(first.load_id))
    assert snapshot(database) == []


def test_what_was_undone_is_not_undone_twice(database: Database) -> None:
    first = Graph().cluster("a").load(database)
    undo(database, str(first.load_id))
    with pytest.raises(Conflict, match="undone already, by load 2"):
        undo(database, str(first.load_id))


def test_a_load_that_is_not_there_is_named(database: Database) -> None:
    Graph().cluster("a").load(database)
    with pytest.raises(NotFound, match="no load '7'"):
        undo(database, "7")


def test_undo_is_refused_where_a_later_load_changed_the_same_row(database: Database) -> None:
    first = Graph().cluster("a").load(database)
    Graph().cluster("a", country="LT").load(database)
    before = snapshot(database)
    with pytest.raises(Conflict, match=r"In its way: load 2 \(.*'test'\) changed: a\. Undo load 2 first"):
        undo(database, str(first.load_id))
    assert snapshot(database) == before


def test_undo_is_refused_where_later_statements_need_what_it_added(database: Database) -> None:
    first = Graph("one").cluster("a").node("Competence", "x").load(database)
    Graph("two").node("Source", "press").say("needs", "a", "x", source_id="press").load(database)
    before = snapshot(database)
    with pytest.raises(Conflict, match=r"load 2 .* refers to what it added: needs:a:x:press:"):
        undo(database, str(first.load_id))
    assert snapshot(database) == before


def test_a_large_undo_is_refused_before_its_first_batch(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_, "ATOMIC_ROWS", 3)
    monkeypatch.setattr(load_, "BATCH_ROWS", 2)
    first = Graph("one").cluster("a", "b", "c").needs("a", "x").load(database)
    Graph("two").node("Source", "press").say("needs", "b", "x", source_id="press").load(database)
    before = snapshot(database)
    with pytest.raises(Conflict, match=r"load 2 .* refers to what it added: needs:b:x:press:"):
        undo(database, str(first.load_id))
    assert snapshot(database) == before
    undo(database, "2")
    undo(database, str(first.load_id))
    assert snapshot(database) == []


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_large_undo_is_refused_at_once_where_a_source_is_cited_since(
    database: Database, monkeypatch: pytest.MonkeyPatch, dry_run: bool
) -> None:
    """Sources go last: without a look ahead all else would be gone before one is found to be needed."""
    monkeypatch.setattr(load_, "ATOMIC_ROWS", 3)
    monkeypatch.setattr(load_, "BATCH_ROWS", 2)
    first = Graph("one").cluster("a", "b", "c").load(database)
    Graph("two").cluster("d", "e").load(database)
    undo(database, "2")
    Graph("three").cluster("e").load(database)
    before = snapshot(database)
    with pytest.raises(Conflict, match=r"In its way: load 4 \(.*'three'\) refers to what it added: e\. Undo load 4"):
        undo(database, str(first.load_id), dry_run=dry_run)
    assert snapshot(database) == before
    undo(database, "4")
    assert undo(database, str(first.load_id), dry_run=dry_run).changed == 4


def test_all_that_is_in_the_way_of_an_undo_is_named(database: Database) -> None:
    first = Graph("one").cluster("a").node("Competence", "x").load(database)
    for name in ("two", "three"):
        Graph(name).say("needs", "a", "x", source_id=f"press-{name}").load(database)
    cited = Graph("four").cluster("d").load(database)
    cypher(database, "MATCH (a {id: 'a'}), (d {id: 'd'}) CREATE (a)-[:COLLABORATES_WITH {id: 'by hand'}]->(d)")
    with pytest.raises(Conflict) as refused:
        undo(database, str(first.load_id))
    loads = [part.split(" ")[0] for part in str(refused.value).split("load ")[1:]]
    assert loads == [cited.load_id, "3", "2", cited.load_id], "the latest first, then which to undo first"
    assert "needs:a:x:press-two:" in str(refused.value)
    assert "a change outside of the history refers to what it added: by hand" in str(refused.value)


def test_an_interrupted_undo_goes_on(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_, "ATOMIC_ROWS", 3)
    monkeypatch.setattr(load_, "BATCH_ROWS", 2)
    first = Graph().cluster("a", "b", "c").needs("a", "x").load(database)

    def stop(text: str, at: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undo(database, str(first.load_id), progress=stop)
    assert 0 < len(snapshot(database)) < 6
    undo(database, str(first.load_id))
    assert snapshot(database) == []
    back, loaded = history.loads(database)
    assert (back.state, back.removed, loaded.undone_by) == ("done", 6, back.id)
    undo(database, back.id)
    assert len(snapshot(database)) == 6


def test_a_large_undo_asks_the_graph_what_still_stands(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_, "ATOMIC_ROWS", 3)
    monkeypatch.setattr(load_, "BATCH_ROWS", 2)
    first = Graph("one").cluster("a", "b", "c").node("Competence", "x").load(database)
    two = Graph("two").node("Source", "press").say("needs", "b", "x", source_id="press")
    two.load(database)
    two.dataset.tables["needs"] = []
    load_.load(database, two.dataset, prune=True)
    cypher(database, "MATCH (a {id: 'a'}), (b {id: 'b'}) CREATE (a)-[:COLLABORATES_WITH {id: 'by hand'}]->(b)")
    before = snapshot(database)
    with pytest.raises(Conflict, match="a change outside of the history refers to what it added: by hand"):
        undo(database, str(first.load_id))
    assert snapshot(database) == before
    cypher(database, "MATCH ()-[said:COLLABORATES_WITH]->() DELETE said")
    # What load 2 added and load 3 took away is no hindrance.
    assert undo(database, str(first.load_id), dry_run=True).changed == 5


def test_a_load_that_comes_before_the_end_of_another_leaves_both_records_right(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_, "ATOMIC_ROWS", 3)
    monkeypatch.setattr(load_, "BATCH_ROWS", 2)

    def between(text: str, at: int, total: int) -> None:
        if at == total:
            load_.load(database, Graph("other").node("Source", "press").dataset)

    report = load_.load(database, Graph().cluster("a", "b", "c").dataset, progress=between)
    assert (report.load_id, report.changed) == ("1", 4)
    assert [(load.state, load.added) for load in history.loads(database)] == [("done", 1), ("done", 4)]


def test_undo_of_undo_of_undo_tells_which_loads_hold(database: Database) -> None:
    Graph().cluster("a").load(database)
    for number in ("1", "2", "3"):
        undo(database, number)
    assert snapshot(database) == []
    assert {load.id: load.undone_by for load in history.loads(database)} == {"1": "2", "2": None, "3": "4", "4": None}
    with pytest.raises(Conflict, match="undone already, by load 2"):
        undo(database, "1")


def test_what_others_wrote_to_a_row_comes_back_as_it_was(database: Database) -> None:
    Graph().cluster("a", country="LT").load(database)
    more = "SET a.seen = date('2020-02-29'), a.at = datetime('2020-02-29T10:00Z')"
    cypher(database, f"MATCH (a:Cluster {{id: 'a'}}) {more}")
    before = snapshot(database)
    changed = load_.load(database, Graph().cluster("a").dataset)
    assert snapshot(database) != before
    undo(database, str(changed.load_id))
    assert snapshot(database) == before


def test_undo_is_refused_where_a_source_is_cited_since(database: Database) -> None:
    first = Graph("one").load(database)
    Graph("two").cluster("a").load(database)
    with pytest.raises(Conflict, match=r"load 2 .* refers to what it added: a\."):
        undo(database, str(first.load_id))


def test_undo_is_refused_where_the_graph_was_changed_outside_of_the_history(database: Database) -> None:
    first = Graph().cluster("a").load(database)
    cypher(database, "MATCH (a:Cluster {id: 'a'}) SET a.country = 'EE'")
    with pytest.raises(Conflict, match="a change outside of the history changed: a"):
        undo(database, str(first.load_id))


def test_undo_is_refused_where_an_end_of_a_removed_statement_is_gone(database: Database) -> None:
    Graph("one").cluster("a").load(database)
    two = Graph("two").node("Competence", "x").node("Source", "press")
    two.say("needs", "a", "x", source_id="press").load(database)
    pruned = Graph("two").node("Competence", "x").node("Source", "press")
    pruned.dataset.tables["needs"] = []
    last = pruned.load(database, prune=True)
    cypher(database, "MATCH (a:Cluster {id: 'a'}) DELETE a")
    before = snapshot(database)
    with pytest.raises(Conflict, match=r"The ends of needs:a:x:press: are not in the graph any more"):
        undo(database, str(last.load_id))
    assert snapshot(database) == before


def test_a_rehearsed_undo_changes_nothing_and_says_the_same(database: Database) -> None:
    first = Graph().cluster("a").load(database)
    before = snapshot(database)
    rehearsed = undo(database, str(first.load_id), dry_run=True)
    assert (snapshot(database), len(history.loads(database))) == (before, 1)
    done = undo(database, str(first.load_id))
    assert (rehearsed.tables, rehearsed.changes) == (done.tables, done.changes)
    assert (rehearsed.load_id, done.load_id) == (None, "2")


@settings(max_examples=ROUND_TRIPS)
@given(first=graphs(), second=graphs(), prune=st.booleans(), small=st.booleans())
def test_load_and_undo_give_the_same_graph(
    shared_database: Database, first: Graph, second: Graph, prune: bool, small: bool
) -> None:
    """Whatever is loaded over whatever, in one transaction and in batches."""
    cypher(shared_database, EMPTY)
    loads = []
    found = [snapshot(shared_database)]
    with pytest.MonkeyPatch.context() as batches:
        if small:
            batches.setattr(load_, "ATOMIC_ROWS", 3)
            batches.setattr(load_, "BATCH_ROWS", 25)
        for graph in (first, second):
            for table in vocabulary.tables() if prune else ():
                graph.dataset.tables.setdefault(table, [])  # given and empty, so that pruning empties it
            loads.append(graph.load(shared_database, prune=prune).load_id)
            found.append(snapshot(shared_database))
        for load_id, before in zip(reversed(loads), reversed(found[:-1]), strict=True):
            if load_id is not None:
                undo(shared_database, load_id)
            assert snapshot(shared_database) == before
    assert audit(shared_database) == []


@given(first=graphs(), second=graphs())
def test_an_earlier_load_is_undone_without_the_later_one_or_refused(
    shared_database: Database, first: Graph, second: Graph
) -> None:
    cypher(shared_database, EMPTY)
    earlier = first.load(shared_database).load_id
    later = second.load(shared_database)
    before = snapshot(shared_database)
    try:
        undo(shared_database, str(earlier))
    except Conflict as refused:
        assert f"load {later.load_id}" in str(refused)
        assert snapshot(shared_database) == before
    else:
        assert audit(shared_database) == []
        if later.load_id is not None:
            undo(shared_database, later.load_id)
        assert snapshot(shared_database) == []
