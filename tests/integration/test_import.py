"""Vocabularies into the graph: twice changes nothing, what others hold is left to them, versions do not mix."""

import json
from pathlib import Path

import pytest

from gapbridge import history, queries, seeds
from gapbridge import load as load_
from gapbridge import undo as undo_
from gapbridge.audit import audit
from gapbridge.database import Connection, Database
from gapbridge.errors import Conflict
from gapbridge.importers import ecosystems, esco, nace, storing
from tests.conftest import cypher, snapshot
from tests.graphs import Graph
from tests.integration.test_cli import Shell
from tests.vocabularies import EXCERPTS, REAL_ESCO, REAL_NACE, with_real_files

OLD, NEW = EXCERPTS / "esco-v1.1.1", EXCERPTS / "esco-v1.2.0"
NACE = EXCERPTS / "NACE_Rev2.1_made_up.tsv"
INOLINK = queries.data_folder("seeds") / "inolink"
WHITE_CLOUDS = "esco-00000000-0000-4000-8000-000000000001"


@pytest.fixture
def shell(connection: Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(connection, monkeypatch, capsys)


def count(database: Database, pattern: str) -> object:
    return cypher(database, f"MATCH {pattern} RETURN count(*) AS found")[0]["found"]


def test_what_was_read_is_stored_and_storing_it_again_changes_nothing(database: Database) -> None:
    for read in (esco.read(OLD), nace.read(NACE), ecosystems.read()):
        report = storing.store(database, read)
        assert sum(table.added for table in report.tables) == len(read.dataset)
    assert audit(database) == []
    before = snapshot(database)
    for read in (esco.read(OLD), nace.read(NACE), ecosystems.read()):
        report = storing.store(database, read)
        assert (report.changed_anything, report.load_id, report.left_to_others) == (False, None, {})
    assert snapshot(database) == before
    assert count(
        database, "(:Competence {id: $id})-[:BROADER*]->(top {id: 'esco-s'})".replace("$id", repr(WHITE_CLOUDS))
    )
    assert [one.dataset for one in history.loads(database)] == ["ecosystems", "nace", "esco"]


def test_rows_of_another_data_set_are_left_as_they_are_and_counted(database: Database) -> None:
    other = Graph("inolink").node("Competence", WHITE_CLOUDS, name_en="weigh white clouds", scheme="esco")
    other.cluster("a").needs("a", WHITE_CLOUDS).load(database)
    (kept,) = cypher(database, "MATCH (it:Competence) RETURN properties(it) AS said")
    rehearsed = storing.store(database, esco.read(OLD), dry_run=True)
    report = storing.store(database, esco.read(OLD))
    assert report.left_to_others == rehearsed.left_to_others == {"inolink": 1}
    told = {table.table: (table.added, table.unchanged) for table in report.tables}
    assert told["competences"] == (12, 1)
    assert cypher(database, f"MATCH (it {{id: '{WHITE_CLOUDS}'}}) RETURN properties(it) AS said") == [kept]
    assert count(database, f"(:Cluster)-[:NEEDS]->({{id: '{WHITE_CLOUDS}'}})-[:BROADER]->({{id: 'esco-s1.1'}})") == 1
    assert storing.store(database, esco.read(OLD)).left_to_others == {"inolink": 1}
    assert audit(database) == []


def test_without_the_option_such_rows_are_a_conflict(database: Database) -> None:
    Graph("first").cluster("a").load(database)
    other = Graph("second").cluster("a", "b", country="LT").dataset
    with pytest.raises(Conflict, match="'first' says something else of a"):
        load_.load(database, other)
    report = load_.load(database, other, leave_others=True)
    assert report.left_to_others == {"first": 1}
    assert "country" not in cypher(database, "MATCH (it:Cluster {id: 'a'}) RETURN properties(it) AS said")[0]["said"]  # type: ignore[operator]  # a map


def test_rows_are_left_to_others_beyond_the_size_that_is_stored_at_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    Graph("first").cluster("a").load(database)
    monkeypatch.setattr(load_, "ATOMIC_ROWS", 1)
    monkeypatch.setattr(load_, "BATCH_ROWS", 2)
    other = Graph("second").cluster("a", "b", "c", "d", country="LT").dataset
    for dry_run in (True, False):
        assert load_.load(database, other, leave_others=True, dry_run=dry_run).left_to_others == {"first": 1}
    assert count(database, "(:Cluster {country: 'LT'})") == 3


def test_the_ecosystems_stand_beside_those_that_the_sourced_facts_hold(database: Database) -> None:
    load_.load(database, seeds.read(INOLINK))
    report = storing.store(database, ecosystems.read())
    assert report.left_to_others == {"inolink": 6}
    assert count(database, "(:Industry {scheme: 'ecosystem'})") == 14
    assert not load_.load(database, seeds.read(INOLINK)).changed_anything


def test_another_version_does_not_mix_with_the_one_in_the_graph(database: Database) -> None:
    storing.store(database, esco.read(OLD))
    before = snapshot(database)
    with pytest.raises(Conflict, match=r"another version of this vocabulary: esco-v1\.1\.1"):
        storing.store(database, esco.read(NEW))
    assert snapshot(database) == before
    storing.store(database, esco.read(NEW), prune=True)
    assert count(database, "(:Competence {version: '1.1.1'})") == 0
    assert count(database, "()-[:BROADER {source_id: 'esco-v1.1.1'}]->()") == 0
    assert {row["id"] for row in cypher(database, "MATCH (it:Source) RETURN it.id AS id")} == {"esco-v1.2.0"}
    (clouds,) = cypher(database, f"MATCH (it {{id: '{WHITE_CLOUDS}'}}) RETURN it.name_lt AS lt, it.version AS version")
    assert clouds == {"lt": "sverti baltus debesis", "version": "1.2.0"}
    assert audit(database) == []


def test_an_import_can_be_taken_back(database: Database) -> None:
    Graph("mine").cluster("a").load(database)
    before = snapshot(database)
    report = storing.store(database, esco.read(OLD))
    assert report.load_id is not None
    undo_.undo(database, report.load_id)
    assert snapshot(database) == before


def test_the_command_tells_what_it_read_and_what_the_files_lack(database: Database, shell: Shell) -> None:
    status, out, told = shell("import", "esco", str(OLD))
    assert status == 0
    assert "Read ESCO v1.1.1." in told
    assert "2 skills that the relations name and the files lack:" in told
    assert "http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000099" in told
    assert "Loading 'esco' changed 24 of 24 rows" in out
    assert count(database, "(:Competence)") == 13


def test_the_command_gives_programs_all_of_it(database: Database, shell: Shell) -> None:
    status, out, _ = shell("import", "esco", str(NEW), "--dry-run", "--json")
    found = json.loads(out)
    assert status == 0
    assert (found["vocabulary"], found["version"], found["dry_run"]) == ("ESCO v1.2.0", "1.2.0", True)
    assert found["left_to_others"] == {}
    counts = {remark["what"]: remark["count"] for remark in found["remarks"]}
    assert counts["skills that the relations name and the files lack"] == 1
    assert snapshot(database) == []


def test_the_other_commands_load_theirs(database: Database, shell: Shell) -> None:
    assert shell("import", "nace", str(NACE))[0] == 0
    assert shell("import", "ecosystems")[0] == 0
    assert count(database, "(:Industry {scheme: 'nace'})") == 10
    assert count(database, "(:Industry {scheme: 'ecosystem'})") == 14


def test_a_folder_without_a_version_is_refused_with_what_to_do(shell: Shell, tmp_path: Path) -> None:
    for path in OLD.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    status, _, told = shell("import", "esco", str(tmp_path))
    assert (status, "--version 1.2.0" in told) == (2, True)


@with_real_files
def test_the_real_files_stand_in_the_graph_beside_the_sourced_facts(database: Database) -> None:
    load_.load(database, seeds.read(INOLINK))
    for read in (esco.read(REAL_ESCO), nace.read(REAL_NACE)):
        report = storing.store(database, read)
        assert report.left_to_others == ({"inolink": 10} if read.title.startswith("ESCO") else {})
        again = storing.store(database, read)
        assert not again.changed_anything
    assert count(database, "(it:Competence {scheme: 'esco'}) WHERE coalesce(it.kind, '') <> 'group'") == 13_860
    assert count(database, "(:Industry {scheme: 'nace'})") == 1_047
    assert count(database, "()-[said:BROADER]->() WHERE said.source_id = 'esco-v1.1.1'") == 20_579
    assert audit(database) == []
    assert not load_.load(database, seeds.read(INOLINK)).changed_anything
