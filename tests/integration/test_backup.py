"""Backup and restore: the same graph and history elsewhere; what is damaged, foreign or made to harm is refused."""

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from gapbridge import backup_check, backup_file, history, load, local_server, seeds, tables
from gapbridge.audit import audit
from gapbridge.backup import backup
from gapbridge.backup_file import NoBackup
from gapbridge.database import Connection, Database, Transaction
from gapbridge.errors import BadInput, Conflict
from gapbridge.graph_hash import graph_hash
from gapbridge.progress import silent
from gapbridge.restore import restore
from gapbridge.settings import Settings
from gapbridge.undo import undo
from tests.conftest import EMPTY, LONG, ROUND_TRIPS, cypher, snapshot
from tests.graphs import Graph
from tests.integration.test_cli import SEEDS, Shell, shell
from tests.random_graphs import graphs

__all__ = ["shell"]  # a fixture, used by name

HISTORY = "MATCH (n:LoadRecord|LoadPart|LoadLog) RETURN labels(n) AS labels, properties(n) AS said ORDER BY n.id"
FLIPS = 1_000 if LONG else 200


def small() -> Graph:
    """A graph with days, numbers, truth values and letters of Lithuanian."""
    graph = Graph().cluster("a", "b", name_lt="Žiedų klasteris „Šiauliai“", country="LT", industry="wood")
    graph.needs("a", "x", importance="4", valid_from="2017-06-05").member("m", "a").offers("m", "x")
    return graph.assessed("review", "a", "x", "2018-01-01", post="4", scale_max="5", closes="true")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.ndjson.gz"


def test_a_backup_restores_to_the_same_graph_and_history(database: Database, file: Path) -> None:
    first = small().load(database)
    Graph().cluster("a", country="EE").load(database)
    undo(database, "2")
    before, kept = snapshot(database), cypher(database, HISTORY)
    written = backup(database, file)
    assert (snapshot(database), cypher(database, HISTORY)) == (before, kept), "backing up changes nothing"
    assert (written.graph_hash, written.loads, written.size) == (graph_hash(database), 3, file.stat().st_size)
    assert file.stat().st_mode & 0o777 == 0o600

    cypher(database, EMPTY)
    assert restore(database, file) == written
    assert (graph_hash(database), snapshot(database)) == (written.graph_hash, before)
    assert cypher(database, HISTORY) == kept
    assert audit(database) == []
    undo(database, str(first.load_id))
    assert snapshot(database) == []
    assert [one.number for one in history.loads(database)] == [4, 3, 2, 1], "the numbers go on"


def test_a_graph_moves_to_another_server(database: Database, settings: Settings, tmp_path: Path, file: Path) -> None:
    load.load(database, seeds.read(SEEDS / "inolink"))
    small().load(database)
    before = snapshot(database)
    written = backup(database, file)
    own = settings.model_copy(update={"data_dir": tmp_path / "other"})
    try:
        with Database(local_server.start(own, silent).connection) as other:
            assert restore(other, file).graph_hash == written.graph_hash == graph_hash(other)
            assert snapshot(other) == before
            assert not load.load(other, seeds.read(SEEDS / "inolink")).changed_anything
            undo(other, "2")
            undo(database, "2")
            assert graph_hash(other) == graph_hash(database)
    finally:
        local_server.stop(own)


@settings(max_examples=ROUND_TRIPS)
@given(graph=graphs())
def test_any_graph_comes_back(
    shared_database: Database, tmp_path_factory: pytest.TempPathFactory, graph: Graph
) -> None:
    cypher(shared_database, EMPTY)
    graph.load(shared_database)
    before = snapshot(shared_database)
    file = tmp_path_factory.mktemp("any") / "kept"
    written = backup(shared_database, file)
    cypher(shared_database, EMPTY)
    assert restore(shared_database, file) == written
    assert snapshot(shared_database) == before
    undo(shared_database, "1")
    assert snapshot(shared_database) == []


def test_an_empty_graph_has_a_backup_too(database: Database, file: Path) -> None:
    written = backup(database, file)
    assert restore(database, file) == written
    assert restore(database, file) == written, "what a restore leaves of an empty graph is not in its way"


def test_what_loading_leaves_of_an_empty_graph_is_not_in_the_way(database: Database, file: Path) -> None:
    small().load(database)
    backup(database, file)
    cypher(database, EMPTY)
    cypher(database, "CREATE (:LoadLog {id: 'loads', last: 0})")
    restore(database, file)
    assert small().load(database).load_id is None


@pytest.mark.parametrize(
    ("left", "named"),
    [
        ("CREATE (:Cluster {id: 'c'})", "1 nodes"),
        ("CREATE (:Firm)", "1 nodes"),
        ("CREATE (:LoadRecord {id: '1'})", "history"),
    ],
)
def test_a_graph_that_is_not_empty_is_refused(database: Database, file: Path, left: str, named: str) -> None:
    small().load(database)
    backup(database, file)
    cypher(database, EMPTY)
    cypher(database, left)
    everything = cypher(database, "MATCH (n) RETURN labels(n), properties(n)")
    with pytest.raises(Conflict, match=f"not empty: it holds .*{named}"):
        restore(database, file)
    assert cypher(database, "MATCH (n) RETURN labels(n), properties(n)") == everything


def test_an_interrupted_restore_goes_on(
    database: Database, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_check, "BATCH_ROWS", 2)
    small().load(database)
    kept = cypher(database, HISTORY)
    written = backup(database, file)
    cypher(database, EMPTY)
    Graph("another").cluster("z").load(database)
    another = tmp_path / "another"
    backup(database, another)

    transactions = restored_until(database, file, 10_000, monkeypatch)
    assert transactions > 10
    for at in range(1, transactions):
        restored_until(database, file, at, monkeypatch)
        with pytest.raises(Conflict, match="A restore of another backup was interrupted"):
            restore(database, another)
        assert restore(database, file) == written, f"interrupted after {at} transactions"
        assert (graph_hash(database), cypher(database, HISTORY)) == (written.graph_hash, kept)


def restored_until(database: Database, file: Path, most: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Restore into the emptied graph, cut off after some transactions; returns how many there were."""
    cypher(database, EMPTY)
    write, done = database.write, 0

    def counted(work: Callable[[Transaction], Any]) -> Any:
        nonlocal done
        if done == most:
            raise InterruptedError
        done += 1
        return write(work)

    with monkeypatch.context() as cut:
        cut.setattr(database, "write", counted)
        try:
            restore(database, file)
        except InterruptedError:
            assert done == most
    return done


def test_what_others_write_during_a_restore_is_noticed(
    database: Database, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small().load(database)
    backup(database, file)
    restored_until(database, file, 3, monkeypatch)
    cypher(database, "CREATE (:Cluster {id: 'intruder'})")
    with pytest.raises(Conflict, match="not what the backup holds"):
        restore(database, file)


def test_no_load_changes_the_graph_while_it_is_read(
    database: Database, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small().load(database)
    before, pages = graph_hash(database), tables.pages
    loads: list[threading.Thread] = []

    def load_meanwhile(*given: Any) -> Any:
        if not loads:
            loads.append(threading.Thread(target=lambda: Graph("later").cluster("late").load(database)))
            loads[0].start()
            time.sleep(0.5)
        yield from pages(*given)

    monkeypatch.setattr(tables, "pages", load_meanwhile)
    written = backup(database, file)
    loads[0].join()
    assert (written.graph_hash, written.loads) == (before, 1)
    assert graph_hash(database) != before, "the load came after"


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("CREATE (:Firm)", "a node :Firm"),
        ("MATCH (a:Cluster {id: 'a'}), (b:Cluster {id: 'b'}) CREATE (a)-[:KNOWS]->(b)", "a relationship KNOWS"),
        ("MATCH (a:Cluster {id: 'a'}) SET a.colour = 'red'", "clusters a colour 'red'"),
        ("MATCH (a:Cluster {id: 'a'}) SET a.name_en = ['x']", "clusters a name_en"),
        ("MATCH (a:Cluster {id: 'a'}) SET a.note = datetime()", "clusters a note"),
        ("MATCH ()-[n:NEEDS]->() SET n.importance = 4", "importance '4'"),
        ("MATCH ()-[n:NEEDS]->() REMOVE n.source_id", "source_id"),
        ("MATCH (a:Cluster {id: 'a'}) SET a.source_id = 'gone'", "no source has this key"),
        ("MATCH ()-[n:NEEDS]->() SET n.valid_to = date('2017-06-05')", "must be later than valid_from"),
    ],
)
def test_a_graph_that_could_not_be_restored_is_not_backed_up(
    database: Database, file: Path, damage: str, named: str
) -> None:
    small().load(database)
    cypher(database, damage)
    with pytest.raises(Conflict) as refused:
        backup(database, file)
    assert named in str(refused.value)
    assert list(file.parent.iterdir()) == []


def test_nothing_is_overwritten(database: Database, file: Path, tmp_path: Path) -> None:
    file.write_text("precious")
    with pytest.raises(BadInput, match="exists already"):
        backup(database, file)
    assert file.read_text() == "precious"
    with pytest.raises(BadInput, match="is a folder"):
        backup(database, tmp_path)
    with pytest.raises(BadInput, match="There is no folder"):
        backup(database, tmp_path / "none" / "kept")


def test_flipped_bytes_and_cut_files_are_refused_or_restore_the_same(database: Database, file: Path) -> None:
    small().load(database)
    written = backup(database, file)
    cypher(database, EMPTY)
    whole, chance, harmless = file.read_bytes(), random.Random(5), 0
    for at in range(FLIPS):
        broken = bytearray(whole)
        if at % 4 == 0:
            del broken[chance.randrange(len(whole)) :]
        else:
            broken[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file.write_bytes(broken)
        try:
            assert restore(database, file) == written.model_copy(update={"size": len(broken)})
            harmless += 1
            cypher(database, EMPTY)
        except NoBackup as refused:
            assert "damaged" in refused.message or "no backup" in refused.message
            assert cypher(database, "MATCH (n) RETURN n") == []
    assert harmless < FLIPS / 20


def test_every_byte_counts_but_those_nobody_reads(database: Database, file: Path) -> None:
    Graph().cluster("a").load(database)
    written = backup(database, file)
    whole = file.read_bytes()
    for at in range(len(whole)):
        broken = bytearray(whole)
        broken[at] ^= 0xFF
        file.write_bytes(broken)
        try:
            with file.open("rb") as opened:
                assert backup_check.check(opened).graph_hash == written.graph_hash
                assert 4 <= at < 10, "time, level and system in the head of gzip"
        except NoBackup:
            pass


def lines_of(file: Path) -> list[Any]:
    return [json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines()]


def rewritten(file: Path, change: Callable[[list[Any]], None], *, with_sums: bool = True) -> None:
    """Change the lines of a backup as somebody would who knows how it is made: all sums are right again."""
    told = lines_of(file)
    change(told)
    if with_sums:
        scratch = file.with_name("scratch")
        with scratch.open("w+b") as opened:
            writer = backup_file.Writer(opened, told[0]["product"], told[0]["made_at"])
            name, lines = "", list[Any]()
            for one in [*told[1:-1], {"section": ""}]:
                if isinstance(one, dict):
                    if name:
                        writer.section(name, [lines])
                    name, lines = one["section"], []
                else:
                    lines.append(one)
            writer.end(told[-1]["end"]["graph_hash"], told[-1]["end"]["last_load"])
        scratch.replace(file)
    else:
        file.write_bytes(gzip.compress("".join(f"{json.dumps(one)}\n" for one in told).encode()))


def find(told: list[Any], table: str, at: int = 0) -> list[Any]:
    """A line of a section."""
    found: list[Any] = told[told.index({"section": table}) + 1 + at]
    return found


def put(table: str, change: Callable[[list[Any]], object]) -> Callable[[list[Any]], None]:
    """Change the first line of a section."""
    return lambda told: (change(find(told, table)), None)[1]


def add(table: str, *line: Any) -> Callable[[list[Any]], None]:
    """Add a line at the beginning of a section."""
    return lambda told: told.insert(told.index({"section": table}) + 1, list(line))


CLUSTER = {"id": "0", "name_en": "Z", "source_id": "survey", "status": "fact", "dataset": "test"}
NEED = {"id": "needs:0:x:survey:", "source_id": "survey", "status": "fact", "attribution": "self", "dataset": "test"}
HOSTILE: dict[str, tuple[Callable[[list[Any]], None], str]] = {
    "unknown column": (put("clusters", lambda row: row[0].update(colour="red")), "no such column"),
    "label as a column": (put("clusters", lambda row: row[0].update({"x` SET n:Admin //": "1"})), "no such column"),
    "wrong type": (put("clusters", lambda row: row[0].update(name_en=7)), "not of the type"),
    "list": (put("clusters", lambda row: row[0].update(name_en=["x"])), "not of the type"),
    "map": (put("clusters", lambda row: row[0].update(name_en={"x": 1})), "not of the type"),
    "null": (put("clusters", lambda row: row[0].update(name_lt=None)), "not of the type"),
    "infinite": (put("needs", lambda row: row[0].update(importance=float("inf"))), "not JSON"),
    "half a letter": (put("clusters", lambda row: row[0].update(name_en="\ud800")), "not of the type"),
    "bad key": (put("clusters", lambda row: row[0].update(id="A B")), "a key is made of"),
    "missing": (put("clusters", lambda row: row[0].pop("name_en")), "must be filled"),
    "no data set": (put("clusters", lambda row: row[0].pop("dataset")), "is missing"),
    "blanks around": (put("clusters", lambda row: row[0].update(name_en=" a ")), "a load would store 'a'"),
    "control character": (put("clusters", lambda row: row[0].update(name_en="a\u202e")), "invisible"),
    "too long": (put("clusters", lambda row: row[0].update(name_en="a" * 10_001)), "longer than"),
    "unknown choice": (put("clusters", lambda row: row[0].update(status="sure")), "must be one of"),
    "bad day": (put("needs", lambda row: row[0].update(valid_from="2017-02-30")), "cannot be read"),
    "days the wrong way": (put("needs", lambda row: row[0].update(valid_to="2016-01-01")), "must be later"),
    "id of another": (put("needs", lambda row: row[0].update(id="needs:b:x:survey:")), "does not fit"),
    "end that is nowhere": (add("needs", NEED, "0", "x"), "has this key"),
    "source that is nowhere": (add("clusters", CLUSTER | {"source_id": "gone"}), "no source has this key"),
    "made up about real": (
        add("needs", NEED | {"status": "synthetic", "id": "needs:a:x:survey:"}, "a", "x"), "may not touch"),
    "twice": (put("clusters", lambda row: None), ""),
    "no ends": (put("needs", lambda row: row.pop()), "no two ends"),
    "ends of a node": (put("clusters", lambda row: row.extend(["a", "b"])), "no two ends"),
    "not a row": (add("clusters", 7), "cannot be read"),
    "nothing": (add("clusters"), "cannot be read"),
    "cluster and member": (add("members", CLUSTER | {"id": "a"}), "stands twice"),
    "another hash": (lambda told: told[-1]["end"].update(graph_hash="1-0-0-0"), "do not give the hash"),
    "unknown table": (lambda told: told.insert(1, {"section": "firms"}), "does not know"),
    "history of an unknown column": (put("changes", lambda row: row[4][0].update(colour="red")), "no such column"),
    "history of another type": (put("changes", lambda row: row[4][0].update(title=7)), "not of the type"),
    "history of a huge number": (
        lambda told: next(
            row for row in told if isinstance(row, list) and row[2:3] == ["needs"])[4][0].update(importance=2**70),
        "not of the type"),
    "history of no table": (put("changes", lambda row: row.__setitem__(2, "firms")), "no table"),
    "history of nothing": (put("changes", lambda row: row.__setitem__(4, None)), "changes nothing"),
    "history of no load": (put("changes", lambda row: row.__setitem__(0, 9)), "out of order"),
    "history that counts wrong": (put("loads", lambda row: row[0].update(added=1)), "not what its changes are"),
    "load of a wrong shape": (put("loads", lambda row: row[0].update(extra=1)), "a load that cannot be read"),
    "load after the last": (put("loads", lambda row: row[0].update(number=9)), "out of order"),
}  # fmt: skip
HOSTILE["twice"] = (
    lambda told: told.insert(told.index({"section": "clusters"}) + 1, find(told, "clusters")), "stands twice",
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_backup_writes_nothing_that_a_load_would_not(database: Database, file: Path, name: str) -> None:
    small().load(database)
    backup(database, file)
    cypher(database, EMPTY)
    change, problem = HOSTILE[name]
    rewritten(file, change)
    with pytest.raises(NoBackup) as refused:
        restore(database, file)
    assert problem in str(refused.value)
    assert str(refused.value).count("\n") == 0
    assert cypher(database, "MATCH (n) RETURN n") == []


def test_what_is_no_backup_or_newer_is_named(database: Database, file: Path, tmp_path: Path) -> None:
    small().load(database)
    backup(database, file)
    cypher(database, EMPTY)
    whole = file.read_bytes()
    for content in (b"", b"hello", b"\x1f\x8b", gzip.compress(b"{}\n"), gzip.compress(b'{"gapbridge_backup": true}\n'),
                    gzip.compress(b"[" * 100_000 + b"\n"), (SEEDS / "README.md").read_bytes()):  # fmt: skip
        file.write_bytes(content)
        with pytest.raises(NoBackup, match=r"no backup of GapBridge|damaged"):
            restore(database, file)
    file.write_bytes(whole)
    rewritten(file, lambda told: told[0].update(gapbridge_backup=2, product="9.0", more=1), with_sums=False)
    with pytest.raises(NoBackup, match=r"format 2, made by GapBridge 9\.0; this version reads formats up to 1"):
        restore(database, file)
    plain = gzip.compress(gzip.decompress(whole), 0)
    file.write_bytes(plain.replace(b'"gapbridge_backup":1', b'"gapbridge_backup":9', 1))
    with pytest.raises(NoBackup, match="damaged"):
        restore(database, file)
    with pytest.raises(BadInput, match="cannot be read"):
        restore(database, tmp_path / "none")
    file.write_bytes(whole + whole)
    with pytest.raises(NoBackup, match="goes on after its end"):
        restore(database, file)


BOMBS = {
    "one line": lambda: [b"0" * 2**20] * 400,
    "many lines": lambda: [b'[{"id": "a"}]\n' * 70_000] * 200,
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_bomb_is_refused_soon_and_in_little_memory(file: Path, name: str) -> None:
    head = b'{"gapbridge_backup":1,"product":"0","made_at":""}\n{"section":"clusters"}\n'
    with gzip.open(file, "wb") as bomb:
        bomb.write(head)
        for block in BOMBS[name]():
            bomb.write(block)
    assert file.stat().st_size < 4_000_000
    script = (
        "import resource, sys; from gapbridge import backup_check\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2**29,) * 2)\n"
        "backup_check.check(open(sys.argv[1], 'rb'))"
    )
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, env=os.environ)
    assert "NoBackup" in done.stderr.splitlines()[-1], done.stderr
    assert time.monotonic() - started < 120


BACKER = """
import sys
from pathlib import Path
from pydantic import SecretStr
from gapbridge import backup, tables
from gapbridge.database import Connection, Database
tables.PAGE_ROWS = 1
with Database(Connection(sys.argv[1], sys.argv[2], SecretStr(sys.argv[3]))) as database:
    backup.backup(database, Path(sys.argv[4]), lambda text, done, total: print(text, flush=True))
"""


def test_a_killed_backup_leaves_nothing_under_its_name(connection: Connection, database: Database, file: Path) -> None:
    small().load(database)
    chance = random.Random(7)
    for _ in range(20 if LONG else 5):
        asked = [connection.uri, connection.user, connection.password.get_secret_value(), str(file)]
        process = subprocess.Popen(
            [sys.executable, "-c", BACKER, *asked], stdout=subprocess.PIPE, text=True, env=os.environ
        )
        assert process.stdout is not None
        for _ in range(chance.randrange(1, 30)):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
        assert not file.exists()
    assert backup(database, file).graph_hash == graph_hash(database), "the next one is written"
    assert Graph("later").cluster("late").load(database).changed_anything, "a killed one holds no load back"


def test_the_commands_back_up_and_restore(database: Database, shell: Shell, file: Path) -> None:
    small().load(database)
    found = graph_hash(database)
    status, out, err = shell("backup", str(file))
    assert (status, out) == (0, f"{found}\n")
    assert "14 nodes" in err or "nodes" in err
    assert shell("backup", str(file))[0] == 2
    status, _, err = shell("restore", str(file))
    assert status == 1
    assert "not empty" in err
    cypher(database, EMPTY)
    status, out, _ = shell("restore", str(file), "--json")
    assert (status, json.loads(out)["graph_hash"]) == (0, found)
    file.write_bytes(file.read_bytes()[:-9])
    cypher(database, EMPTY)
    status, _, err = shell("restore", str(file))
    assert status == 2
    assert "damaged: it is cut off" in err
