"""GapBridge's own Neo4j: started when no other is named, left running for the next command.

It is a plain process of this machine, reached on 127.0.0.1 only. Each store has its own server, folder and
password; `GAPBRIDGE_STORE` names the store.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gapbridge.database import Connection
from gapbridge.errors import Conflict
from gapbridge.local_server import process, starting
from gapbridge.local_server.lock import read_lock
from gapbridge.local_server.store import Store
from gapbridge.progress import Progress
from gapbridge.settings import Settings

__all__ = ["Progress", "Started", "Status", "start", "status", "stop", "store_path", "wipe"]


@dataclass(frozen=True)
class Started:
    """A local server that answers, and whether it ran before it was asked for."""

    connection: Connection
    was_running: bool


@dataclass(frozen=True)
class Status:
    """Whether a store is served now, and by whom; `pid`, `uri` and `since` only while it is."""

    running: bool
    store: Path
    version: str
    pid: int | None = None
    uri: str | None = None
    since: datetime | None = None


def start(settings: Settings, progress: Progress) -> Started:
    """The local server of the settings' store, answering: the one that runs, else one started now.

    The first start on a machine fetches Neo4j itself, some 150 MB; `progress` is told about it.

    Raises:
        Conflict: Another line of Neo4j made the store.
        DatabaseUnavailable: Neo4j cannot be fetched or started; the message says why.
    """
    store = Store.of(settings)
    store.check_line(settings.neo4j_version)
    lock = read_lock(settings.neo4j_version)
    if process.running(store) is None:
        starting.fetch_parts(settings, lock, progress)  # may take minutes: not while others wait for the store
    with store.locked(progress):
        connection = starting.join(store, progress)
        if connection is not None:
            return Started(connection, was_running=True)
        return Started(starting.begin(settings, store, lock, progress), was_running=False)


def stop(settings: Settings) -> bool:
    """Whether a server of the settings' store was running; it has ended now, its data written.

    Raises:
        DatabaseUnavailable: It cannot be ended.
    """
    store = Store.of(settings)
    if not store.home.exists():
        return False
    with store.locked():
        record = process.running(store)
        if record is None:
            return False
        process.stop(record)
        return True


def status(settings: Settings) -> Status:
    """Whether the settings' store is served now, and where."""
    store = Store.of(settings)
    record = process.running(store)
    if record is None:
        return Status(False, store.home, read_lock(settings.neo4j_version).version)
    return Status(True, store.home, record.version, record.pid, record.uri, record.started_at)


def store_path(settings: Settings) -> Path:
    """The folder of the settings' store, whether it exists or not."""
    return Store.of(settings).home


def wipe(settings: Settings) -> None:
    """Remove the settings' store, a stopped one, with all its data.

    Raises:
        Conflict: Its server is running.
    """
    store = Store.of(settings)
    with store.locked():
        if process.running(store) is not None:
            raise Conflict(f"The store '{store.name}' is being served.", "Stop its server first.")
        store.remove()
