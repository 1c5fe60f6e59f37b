"""The server's process: started detached, recognised again by its command line, stopped by its id."""

import secrets
import socket
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from gapbridge.errors import DatabaseUnavailable
from gapbridge.local_server.record import Record
from gapbridge.local_server.store import Store
from gapbridge.settings import Neo4jLine

STOP_SECONDS = 30.0
PORT_SECONDS = 1.5
MAIN = {"5.26": "org.neo4j.server.CommunityEntryPoint", "2026": "org.neo4j.server.Neo4jCommunity"}
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
PORT_TAKEN = ("Address already in use", "BindException")


def launch(store: Store, java: Path, jars: Path, line: Neo4jLine, version: str, port: int, heap: str) -> Record:
    """The record, already written down, of a server process that has just been started."""
    run = secrets.token_hex(8)
    command = [
        str(java),
        f"-Xmx{heap}",
        "-XX:+UseSerialGC",
        *(flag for package in OPENED for flag in ("--add-opens", f"java.base/{package}=ALL-UNNAMED")),
        "--enable-native-access=ALL-UNNAMED",
        f"-Dgapbridge.run={run}",
        "-cp",
        str(jars / "*"),
        MAIN[line],
        f"--home-dir={store.home}",
        f"--config-dir={store.home / 'conf'}",
    ]
    try:
        store.write_conf(line, port)
        process = _spawn(store, command)
    except OSError as error:
        raise DatabaseUnavailable(f"Neo4j cannot be started: {error}.") from error
    record = Record(pid=process.pid, run=run, port=port, version=version, started_at=datetime.now(UTC))
    try:
        store.write_record(record)
    except BaseException:
        process.kill()  # nobody could find it again
        raise
    process.returncode = 0  # it outlives us on purpose, so Popen is not to warn that it still runs
    return record


def _spawn(store: Store, command: list[str]) -> subprocess.Popen[bytes]:
    with suppress(OSError):
        (store.logs / "neo4j.log").replace(store.logs / "neo4j.previous.log")
    with (store.logs / "console.log").open("wb") as console:
        return subprocess.Popen(  # noqa: S603
            command, cwd=store.home, stdin=subprocess.DEVNULL, stdout=console, stderr=console, **_detached()
        )


def _detached() -> dict[str, Any]:
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def running(store: Store) -> Record | None:
    """The record of the server that serves the store now, or None."""
    record = store.record()
    return record if record and is_alive(record) else None


def is_alive(record: Record) -> bool:
    """Whether the recorded process still runs; another program with its id is not it."""
    return _process(record) is not None


def stop(record: Record) -> None:
    """Ask the recorded process to end, and end it when it does not within half a minute.

    Raises:
        DatabaseUnavailable: It cannot be ended.
    """
    process = _process(record)
    if process is None:
        return
    try:
        process.terminate()
        if not _ended(record, STOP_SECONDS):
            process.kill()
            if not _ended(record, STOP_SECONDS):
                raise DatabaseUnavailable(f"Neo4j's process {record.pid} does not end.", "End it by hand.")
    except psutil.NoSuchProcess:
        return
    except psutil.AccessDenied as error:
        raise DatabaseUnavailable(f"Neo4j's process {record.pid} may not be ended by this user.") from error


def _ended(record: Record, seconds: float) -> bool:
    limit = time.monotonic() + seconds
    while is_alive(record):
        if time.monotonic() > limit:
            return False
        time.sleep(0.05)
    return True


def _process(record: Record) -> psutil.Process | None:
    try:
        process = psutil.Process(record.pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            with suppress(psutil.Error):
                process.wait(0)  # reaps it, where it is our own child
            return None
        return process if f"-Dgapbridge.run={record.run}" in _command(process) else None
    except psutil.Error:
        return None


def _command(process: psutil.Process) -> list[str]:
    """The command line of a process; for a moment after its program begins, the system shows none."""
    for _ in range(20):
        if command := process.cmdline():
            return command
        time.sleep(0.02)
    return []


def free_port(preferred: int | None) -> int:
    """A port on 127.0.0.1 that nobody listens on: the preferred one if it is free."""
    if preferred is not None:
        with suppress(OSError):
            return _bind_patiently(preferred)
    return _bind(0)


def check_port(port: int) -> None:
    """Return when the port that was asked for can be had.

    Raises:
        DatabaseUnavailable: It is in use, or may not be used.
    """
    try:
        _bind_patiently(port)
    except OSError as error:
        raise DatabaseUnavailable(
            f"Port {port} of 127.0.0.1 cannot be used for Neo4j: {error.strerror}.",
            "Set GAPBRIDGE_BOLT_PORT to another port, or unset it to have a free one chosen.",
        ) from error


def _bind_patiently(port: int) -> int:
    """The port, once it is free: a server that has just ended may hold its port for some moments yet."""
    limit = time.monotonic() + PORT_SECONDS
    while True:
        try:
            return _bind(port)
        except OSError:
            if time.monotonic() > limit:
                raise
            time.sleep(0.05)


def _bind(port: int) -> int:
    with socket.socket() as probe:
        if sys.platform != "win32":  # there it would allow a port that is in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        return int(probe.getsockname()[1])


def lost_its_port(store: Store) -> bool:
    """Whether the server ended because another program had taken its port."""
    text = _log(store)
    return any(words in text for words in PORT_TAKEN)


def last_words(store: Store) -> str:
    """The lines of a dead server's logs that say most about its end."""
    lines = [line.strip() for line in _log(store).splitlines() if line.strip()]
    causes = [line for line in lines if " ERROR " in line or line.startswith("Caused by")]
    return " | ".join(line[:300] for line in (causes or lines)[-4:]) or "it left no word."


def _log(store: Store) -> str:
    """What the Java machine and Neo4j have written since the last start."""
    paths = [store.logs / name for name in ("console.log", "neo4j.log")]
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in paths if path.exists())
