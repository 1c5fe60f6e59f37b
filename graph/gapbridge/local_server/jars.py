"""Neo4j's own program files: the jars that a lock names, fetched once into the cache and checked since.

The files are what the lock says or they are not used: the size is looked at each time, SHA-256 when a jar is
fetched and again whenever its size or modification time is not the one seen at the last full check.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from gapbridge.errors import DatabaseUnavailable
from gapbridge.local_server.fetching import fetch
from gapbridge.local_server.lock import Jar, Lock
from gapbridge.progress import Progress
from gapbridge.settings import Settings

LOCK_WAIT_SECONDS = 1800.0

Stamps = dict[str, list[int]]


def ready(settings: Settings, lock: Lock, progress: Progress) -> Path:
    """The folder that holds the jars of the lock and nothing else; what is missing or damaged is fetched.

    Raises:
        DatabaseUnavailable: Jars are missing and cannot be fetched; those that were fetched are kept.
    """
    root = settings.cache_dir.absolute() / "neo4j" / lock.version
    folder = root / "jars"
    if not _unusable(root, lock) and not _strangers(folder, lock):
        return folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(root, progress):
            for stranger in _strangers(folder, lock):
                stranger.unlink()
            wanted = _unusable(root, lock)
            for jar in wanted:
                if (folder / jar.file_name).exists():
                    progress(f"{jar.file_name} is damaged and is fetched anew", 0, 0)
            if wanted:
                fetch(settings, root, wanted, len(lock.jars), progress)
                _unusable(root, lock)  # stamps what came
    except OSError as error:
        raise DatabaseUnavailable(
            f"Neo4j's program files cannot be kept in {folder}: {error}.",
            "Make room or correct its permissions, or set GAPBRIDGE_CACHE_DIR to another folder.",
        ) from error
    return folder


def _unusable(root: Path, lock: Lock) -> list[Jar]:
    """The jars that are missing or damaged; those found whole are stamped, to be believed next time."""
    stamps = _read_stamps(root)
    seen: Stamps = {}
    unusable = []
    for name, jar in lock.jars.items():
        path = root / "jars" / name
        stamp = _stamp(path)
        if stamp is not None and stamp[0] == jar.size and (stamps.get(name) == stamp or jar.is_whole(path)):
            seen[name] = stamp
        else:
            unusable.append(jar)
    if seen != stamps:
        with suppress(OSError):  # a cache that cannot be written is only slower to check
            (root / "checked.new").write_text(json.dumps(seen, indent=0), encoding="utf-8")
            (root / "checked.new").replace(root / "checked.json")
    return unusable


def _read_stamps(root: Path) -> Stamps:
    try:
        stamps = json.loads((root / "checked.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def _stamp(path: Path) -> list[int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return [found.st_size, found.st_mtime_ns]


def _strangers(folder: Path, lock: Lock) -> list[Path]:
    """Files that the lock does not name: the class path takes every jar of the folder."""
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if path.name not in lock.jars and not path.is_dir()]


@contextmanager
def _alone(root: Path, progress: Progress) -> Iterator[None]:
    lock = FileLock(root / "fetching.lock")
    try:
        try:
            lock.acquire(timeout=0.2)
        except Timeout:
            progress("waiting for another command that is fetching Neo4j", 0, 0)
            lock.acquire(timeout=LOCK_WAIT_SECONDS)
    except Timeout:
        raise DatabaseUnavailable(
            f"Another process holds {lock.lock_file}.", "Wait until it has fetched Neo4j, or end it."
        ) from None
    try:
        yield
    finally:
        lock.release()
