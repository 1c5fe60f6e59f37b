"""Loading: all or nothing, twice changes nothing, order does not matter, and a killed load goes on."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from gapbridge import history, seeds
from gapbridge import load as load_
from gapbridge.audit import audit
from gapbridge.database import Database, Transaction
from gapbridge.errors import Conflict
from gapbridge.faults import FaultyFiles
from gapbridge.undo import undo
from gapbridge.vocabulary import NodeKind
from tests.conftest import EMPTY, cypher, snapshot
from tests.graphs import Graph

T = TypeVar("T")
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize("name", ["inolink", "example"])
def test_a_data_set_is_stored_row_by_row(database: Database, name: str) -> None:
    dataset = seeds.read(SEEDS / name)
    report = load_.load(database, dataset)
    assert audit(database) == []
    assert sum(table.added for table in report.tables) == len(dataset) == report.rows
    for kind, found in dataset.kinds():
        keys = {row.id for row in found}
        pattern = f"(said:{kind.label})" if isinstance(kind, NodeKind) else f"()-[said:{kind.type}]->()"
        stored = {row["id"] for row in cypher(database, f"MATCH {pattern} RETURN said.id AS id")}
        assert keys <= stored


def test_loading_twice_writes_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the server's own counters, not by the report alone."""
    load_.load(database, seeds.read(SEEDS / "inolink"))
    before = snapshot(database)
    wrote: list[bool] = []
    write = Database.write

    def counted(self: Database, work: Callable[[Transaction], T]) -> T:
        def counting(transaction: Transaction) -> T:
            done = work(transaction)
            wrote.append(transaction.contains_updates)
            return done

        return write(self, counting)

    monkeypatch.setattr(Database, "write", counted)
    report = load_.load(database, seeds.read(SEEDS / "inolink"))
    assert wrote == [False]
    assert not report.changed_anything
    assert report.load_id is None
    assert snapshot(database) == before
    Graph("inolink").cluster("new").load(database)
    assert wrote == [False, True], "the counters do count"


def test_the_order_of_rows_does_not_matter(database: Database) -> None:
    dataset = seeds.read(SEEDS / "example")
    load_.load(database, dataset)
    before = snapshot(database)
    cypher(database, EMPTY)
    for table, found in dataset.tables.items():
        dataset.tables[table] = random.Random(7).sample(list(found), len(found))
    load_.load(database, dataset)
    assert snapshot(database) == before


def test_a_changed_row_is_changed_and_an_emptied_cell_becomes_unknown(database: Database) -> None:
    Graph().cluster("a", name_lt="Klasteris", country="LT").load(database)
    report = Graph().cluster("a", name_lt="Kitas klasteris").load(database)
    assert [(table.table, table.changed) for table in report.tables if table.changed] == [("clusters", 1)]
    (cluster,) = cypher(database, "MATCH (cluster:Cluster) RETURN properties(cluster) AS said")
    assert cluster["said"] == {
        "id": "a", "name_en": "the a", "name_lt": "Kitas klasteris", "source_id": "survey", "status": "fact",
        "dataset": "test",
    }  # fmt: skip


def test_a_dry_run_reports_the_same_and_stores_nothing(database: Database) -> None:
    graph = Graph().cluster("a").needs("a", "x")
    rehearsed = graph.load(database, dry_run=True)
    assert snapshot(database) == []
    done = graph.load(database)
    assert rehearsed.tables == done.tables
    assert (rehearsed.dry_run, done.dry_run) == (True, False)


def test_a_key_that_leads_nowhere_changes_nothing(database: Database) -> None:
    graph = Graph().cluster("a").needs("a", "x")
    graph.say("needs", "nobody", "x").say("offers", "a", "y", source_id="survey").say("member_of", "m", "a")
    with pytest.raises(FaultyFiles) as refused:
        graph.load(database)
    faults = [(fault.file, fault.column, fault.value) for fault in refused.value.faults]
    assert faults == [
        ("member_of.csv", "member_id", "m"),
        ("needs.csv", "organisation_id", "nobody"),
        ("offers.csv", "competence_id", "y"),
    ]
    assert snapshot(database) == []


def test_keys_may_lead_to_what_an_earlier_load_stored(database: Database) -> None:
    Graph("first").cluster("a").node("Competence", "x").load(database)
    Graph("second").say("needs", "a", "x").load(database)
    assert len(cypher(database, "MATCH (:Cluster)-[need:NEEDS]->() RETURN need.id")) == 1


def test_a_member_may_not_take_the_key_of_a_stored_cluster(database: Database) -> None:
    Graph("first").cluster("a").load(database)
    with pytest.raises(FaultyFiles, match="clusters and members share their keys"):
        Graph("second").member("a").load(database)


@pytest.mark.parametrize("status", ["fact", "synthetic"])
def test_made_up_and_real_are_kept_apart(database: Database, status: str) -> None:
    other = "synthetic" if status == "fact" else "fact"
    Graph("first").cluster("a", status=status).node("Competence", "x").load(database)
    with pytest.raises(FaultyFiles, match="may not touch"):
        Graph("second").say("needs", "a", "x", status=other).load(database)


def test_another_data_set_may_repeat_a_row_but_not_change_it(database: Database) -> None:
    Graph("first").cluster("a").load(database)
    before = snapshot(database)
    assert not Graph("second").cluster("a").load(database).changed_anything
    with pytest.raises(Conflict, match="'first' says something else of a"):
        Graph("second").cluster("a", country="LT").load(database)
    assert snapshot(database) == before


def test_pruning_removes_what_left_the_data_set_and_nothing_else(database: Database) -> None:
    Graph("other").node("Source", "press").cluster("b").needs("b", "y").load(database)
    Graph("mine").cluster("a", "gone").needs("a", "x", "z").load(database)
    smaller = Graph("mine").cluster("a").needs("a", "x")
    assert not smaller.load(database).changed_anything, "without --prune nothing is removed"
    report = smaller.load(database, prune=True)
    assert {one.table: one.removed for one in report.tables if one.removed} == {
        "needs": 1, "clusters": 1, "competences": 1,
    }  # fmt: skip
    assert {row["id"] for row in cypher(database, "MATCH (c:Cluster) RETURN c.id AS id")} == {"a", "b"}
    assert not smaller.load(database, prune=True).changed_anything


def test_pruning_refuses_to_remove_what_others_refer_to(database: Database) -> None:
    Graph("mine").cluster("a", "gone").node("Source", "cited").node("Competence", "x").load(database)
    Graph("other").say("needs", "gone", "x").load(database)
    before = snapshot(database)
    with pytest.raises(Conflict, match="Cluster gone"):
        Graph("mine").cluster("a").node("Competence", "x").load(database, prune=True)
    assert snapshot(database) == before


def test_a_load_beyond_one_transaction_goes_on_where_it_was_interrupted(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_, "ATOMIC_ROWS", 50)
    monkeypatch.setattr(load_, "BATCH_ROWS", 40)
    dataset = seeds.read(SEEDS / "inolink")
    done: list[int] = []

    def stop(text: str, at: int, total: int) -> None:
        done.append(at)
        if len(done) == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_.load(database, dataset, progress=stop)
    assert [(load.state, load.added) for load in history.loads(database)] == [("under_way", done[-1])]
    assert audit(database) == []

    report = load_.load(database, dataset)
    assert sum(table.unchanged for table in report.tables) == done[-1]
    assert sum(table.added for table in report.tables) == len(dataset) - done[-1]
    assert [(load.state, load.added) for load in history.loads(database)] == [("done", len(dataset))]
    in_batches = snapshot(database)

    cypher(database, EMPTY)
    monkeypatch.undo()
    load_.load(database, dataset)
    assert snapshot(database) == in_batches


def test_what_a_large_load_stored_before_it_was_refused_can_be_taken_back(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_, "ATOMIC_ROWS", 1)
    Graph("one").node("Competence", "x").load(database)
    before = snapshot(database)
    other = Graph("two").cluster("a").node("Competence", "x", name_en="another x")
    with pytest.raises(Conflict, match=r"says something else of x\. .* stays until you take it back: gapbridge undo 2"):
        load_.load(database, other.dataset)
    assert snapshot(database) != before
    undo(database, "2")
    assert snapshot(database) == before


def test_other_files_do_not_go_on_with_an_interrupted_load(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_, "ATOMIC_ROWS", 1)

    def stop(text: str, at: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_.load(database, seeds.read(SEEDS / "inolink"), progress=stop)
    load_.load(database, seeds.read(SEEDS / "example"))
    assert [(load.dataset, load.state) for load in history.loads(database)] == [
        ("example", "done"), ("inolink", "under_way"),
    ]  # fmt: skip
    assert audit(database) == []


@pytest.mark.parametrize(
    "graph",
    [
        Graph().node("Competence", "x", status="synthetic").cluster("a").say("needs", "a", "x"),
        Graph().node("Competence", "x").node("Competence", "y").say("competence_broader", "x", "y", status="synthetic"),
        Graph().node("Source", "tale", title="a tale", status="synthetic").cluster("a").node("Competence", "x")
        .say("needs", "a", "x", source_id="tale"),
    ],
    ids=["real need of a made-up competence", "made-up order of real competences", "real need from a made-up source"],
)  # fmt: skip
def test_what_is_made_up_never_stands_among_what_is_real(database: Database, graph: Graph) -> None:
    with pytest.raises(FaultyFiles, match="synthetic"):
        graph.load(database)
