"""Starting a server and waiting until it answers to our password."""

import socket
import time
from collections.abc import Callable
from pathlib import Path

from gapbridge.database import Connection, answers, replace_first_password
from gapbridge.errors import DatabaseUnavailable
from gapbridge.local_server import jars, process
from gapbridge.local_server.java import find_java
from gapbridge.local_server.lock import Lock
from gapbridge.local_server.record import Record
from gapbridge.local_server.store import Store
from gapbridge.progress import Progress
from gapbridge.settings import Settings

START_SECONDS = 120.0
JOIN_SECONDS = 20.0
PORT_ATTEMPTS = 3
# What every Bolt client says first: the magic number and four versions; a server chooses one in four bytes.
GREETING = bytes.fromhex("6060b017 00000005 00000404 00000000 00000000")


class _DiedError(Exception):
    """The server's process ended while it was waited for."""


def fetch_parts(settings: Settings, lock: Lock, progress: Progress) -> tuple[Path, Path]:
    """The Java program and the folder of jars to start a server with.

    Raises:
        DatabaseUnavailable: There is no Java, or the jars cannot be fetched.
    """
    java = find_java()
    return java, jars.ready(settings, lock, progress)


def begin(settings: Settings, store: Store, lock: Lock, progress: Progress) -> Connection:
    """A connection to a server of the store that is started now.

    Raises:
        Conflict: Another line of Neo4j made the store.
        DatabaseUnavailable: It cannot be started, or does not answer in time.
    """
    java, folder = fetch_parts(settings, lock, progress)
    store.prepare(settings.neo4j_version)
    last = store.record()
    preferred = last.port if last else None
    for _ in range(PORT_ATTEMPTS):
        if settings.bolt_port is not None:
            process.check_port(settings.bolt_port)
        port = settings.bolt_port or process.free_port(preferred)
        line, heap = settings.neo4j_version, settings.heap
        record = process.launch(store, java, folder, line, lock.version, port, heap)
        try:
            return _admitted(store, record, START_SECONDS, progress)
        except _DiedError:
            if not process.lost_its_port(store):
                break
            preferred = None
        except DatabaseUnavailable:
            process.stop(record)
            raise
    raise DatabaseUnavailable(
        f"Neo4j ended while it was starting: {process.last_words(store)}",
        f"Its logs are in {store.logs}.",
    )


def join(store: Store, progress: Progress) -> Connection | None:
    """A connection to the server of the store that already runs, or still starts; None where there is none.

    Raises:
        DatabaseUnavailable: It does not answer in time.
    """
    record = process.running(store)
    if record is None:
        return None
    since_start = time.time() - record.started_at.timestamp()
    seconds = min(START_SECONDS, max(JOIN_SECONDS, START_SECONDS - since_start))
    try:
        return _admitted(store, record, seconds, progress)
    except _DiedError:
        return None


def _admitted(store: Store, record: Record, seconds: float, progress: Progress) -> Connection:
    """A connection that the server accepts; a new server's first password is replaced by the store's."""
    connection = Connection(record.uri, "neo4j", store.password())
    limit = time.monotonic() + seconds
    try:
        if _greets(record.port) and answers(connection):
            return connection
        progress("starting Neo4j", 0, 0)
        _wait(record, limit, lambda: _greets(record.port))
        _wait(record, limit, lambda: answers(connection))
    except PermissionError:
        _wait(record, limit, lambda: _replaced(store, connection))
        try:
            _wait(record, limit, lambda: answers(connection))
        except PermissionError:
            raise _refused(store) from None
    return connection


def _replaced(store: Store, connection: Connection) -> bool:
    try:
        return replace_first_password(connection.uri, connection.password)
    except PermissionError:
        raise _refused(store) from None


def _refused(store: Store) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"The local Neo4j refuses the password in {store.home / 'password'}.",
        "Put the right one back from a backup, or name another store with GAPBRIDGE_STORE.",
    )


def _wait(record: Record, limit: float, reached: Callable[[], bool]) -> None:
    while not reached():
        if not process.is_alive(record):
            raise _DiedError
        if time.monotonic() > limit:
            raise DatabaseUnavailable(
                f"The local Neo4j (process {record.pid}) does not answer on port {record.port}.",
                "Run `gapbridge db stop`, then the command again.",
            )
        time.sleep(0.1)


def _greets(port: int) -> bool:
    """Whether a Bolt server answers on the port; never waits long, as the driver does for a hung one."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(GREETING)
            return len(connection.recv(4)) == 4
    except OSError:
        return False
