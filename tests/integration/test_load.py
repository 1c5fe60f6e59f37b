"""Loading: all or nothing, twice changes nothing, order does not matter, and a killed load goes on."""

import csv
import random
from pathlib import Path

import pytest

from gapbridge import load as load_
from gapbridge import seeds
from gapbridge.audit import audit
from gapbridge.database import Database, Transaction
from gapbridge.errors import Conflict
from gapbridge.seeds import FaultyFiles
from gapbridge.vocabulary import NodeKind
from tests.conftest import EMPTY, cypher
from tests.graphs import Graph

SEEDS = Path(__file__).parents[2] / "seeds"


def snapshot(database: Database) -> list[str]:
    """Everything in the graph, in an order of its own."""
    nodes = cypher(database, "MATCH (node) RETURN labels(node) AS labels, properties(node) AS said")
    statements = cypher(
        database,
        "MATCH (start)-[said]->(end)"
        " RETURN type(said) AS type, start.id AS start, end.id AS end, properties(said) AS said",
    )
    return sorted(repr(sorted(row.items())).replace("neo4j.time.", "") for row in [*nodes, *statements])


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


def test_loading_twice_writes_nothing(database: Database) -> None:
    """By the server's own counters, not by the report alone."""
    dataset = seeds.read(SEEDS / "inolink")
    load_.load(database, dataset)
    before = snapshot(database)

    def again(transaction: Transaction) -> bool:
        for kind, batch in dataset.kinds():
            assert load_.apply(transaction, kind, batch) == []
        return transaction.contains_updates

    assert database.write(again) is False
    assert not load_.load(database, dataset).changed_anything
    assert snapshot(database) == before


def test_the_order_of_rows_does_not_matter(database: Database) -> None:
    dataset = seeds.read(SEEDS / "example")
    load_.load(database, dataset)
    before = snapshot(database)
    cypher(database, EMPTY)
    for found in dataset.tables.values():
        random.Random(7).shuffle(found)
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
    assert report.removed == {"NEEDS": 1, "Cluster": 1, "Competence": 1}
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
    assert cypher(database, "MATCH (p:LoadProgress) RETURN p.rows_done AS done")[0]["done"] == done[-1]
    assert audit(database) == []

    report = load_.load(database, dataset)
    assert report.resumed_at == done[-1]
    assert sum(table.added for table in report.tables) == len(dataset) - done[-1]
    assert cypher(database, "MATCH (p:LoadProgress) RETURN p") == []
    in_batches = snapshot(database)

    cypher(database, EMPTY)
    monkeypatch.undo()
    load_.load(database, dataset)
    assert snapshot(database) == in_batches


def test_a_changed_file_does_not_resume_an_interrupted_load(
    database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(load_, "ATOMIC_ROWS", 1)
    folder = tmp_path / "set"
    folder.mkdir()
    rows = [["id", "title", "status"], ["s1", "one", "fact"], ["s2", "two", "fact"]]
    write(folder / "sources.csv", rows)
    dataset = seeds.read(folder)
    cypher(database, "CREATE (:LoadProgress {id: 'set', content: 'other files', rows_done: 2})")
    assert load_.load(database, dataset).resumed_at == 0
    assert len(cypher(database, "MATCH (s:Source) RETURN s")) == 2


def test_a_whole_load_forgets_how_far_an_interrupted_one_had_come(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the interrupted load would later go on after rows that a smaller one has pruned since."""
    dataset = seeds.read(SEEDS / "inolink")

    def stop(text: str, at: int, total: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as batches, pytest.raises(KeyboardInterrupt):
        batches.setattr(load_, "ATOMIC_ROWS", 1)
        load_.load(database, dataset, progress=stop)
    Graph("inolink").load(database, prune=True)
    with monkeypatch.context() as batches:
        batches.setattr(load_, "ATOMIC_ROWS", 1)
        assert load_.load(database, dataset).resumed_at == 0
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


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
