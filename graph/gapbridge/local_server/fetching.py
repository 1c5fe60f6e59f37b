"""Fetching jars from a Maven repository, each checked before it comes under its own name."""

import logging
import shutil
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from gapbridge.errors import DatabaseUnavailable
from gapbridge.local_server.lock import Jar
from gapbridge.progress import Progress
from gapbridge.settings import Settings

THREADS = 12
ATTEMPTS = 3
PAUSE_SECONDS = 0.5
TIMEOUT_SECONDS = 30
FIRST_RUN = "The first run needs the network: connect and run the command again; what was fetched is kept."
MIRROR = "Where a mirror must be used, set GAPBRIDGE_MAVEN_REPOSITORY to its address."


class _NotFetchedError(Exception):
    """A jar did not come, or not as the lock names it; the text says why."""


def fetch(settings: Settings, root: Path, wanted: Sequence[Jar], of: int, progress: Progress) -> None:
    """Put each wanted jar into `root`/jars, whole or not at all.

    jgo writes straight to where it looks first, so a half-written file would later be taken for complete:
    jars are fetched into a folder of this run, compared with the lock, then moved into place.

    Raises:
        DatabaseUnavailable: A jar cannot be fetched, or fetching is turned off.
        OSError: The cache cannot be written.
    """
    if settings.offline:
        raise DatabaseUnavailable(
            f"{_missing(wanted, of)}, and GAPBRIDGE_OFFLINE forbids fetching.",
            "Unset it for one run with the network.",
        )
    for left_over in root.glob("fetching-*"):
        shutil.rmtree(left_over)
    private = Path(tempfile.mkdtemp(prefix="fetching-", dir=root))
    try:
        _fetch_all(_context(settings, private), root / "jars", wanted, progress)
    except _NotFetchedError as fault:
        missing = [jar for jar in wanted if not jar.is_whole(root / "jars" / jar.file_name)]
        raise DatabaseUnavailable(f"{_missing(missing, of)}: {fault}.", f"{FIRST_RUN} {MIRROR}") from fault
    finally:
        shutil.rmtree(private, ignore_errors=True)


def _missing(jars: Sequence[Jar], of: int) -> str:
    return f"{len(jars)} of Neo4j's {of} program files are missing, {jars[0].file_name} first"


def _context(settings: Settings, repo_cache: Path) -> Any:
    from jgo.maven import MavenContext  # here, because only a first run needs it and it takes its time

    logging.getLogger("jgo").addHandler(logging.NullHandler())  # what it would print, _fetch_one checks
    mirror = settings.maven_repository
    remotes = {"mirror": mirror.rstrip("/")} if mirror else None
    return MavenContext(repo_cache=repo_cache, remote_repos=remotes, timeout=TIMEOUT_SECONDS)


def _fetch_all(context: Any, folder: Path, wanted: Sequence[Jar], progress: Progress) -> None:
    total = sum(jar.size for jar in wanted)
    done = 0
    given_up = threading.Event()
    pool = ThreadPoolExecutor(THREADS, thread_name_prefix="fetch")
    try:
        progress("fetching Neo4j", 0, total)
        largest_first = sorted(wanted, key=lambda jar: -jar.size)
        tasks = {pool.submit(_fetch_one, context, jar, folder, given_up): jar for jar in largest_first}
        for task in as_completed(tasks):
            task.result()
            done += tasks[task].size
            progress("fetching Neo4j", done, total)
    finally:
        given_up.set()
        pool.shutdown(cancel_futures=True)


def _fetch_one(context: Any, jar: Jar, folder: Path, given_up: threading.Event) -> None:
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    artifact = component.artifact(jar.classifier)
    fault = ""
    for attempt in range(ATTEMPTS):
        if attempt and given_up.wait(PAUSE_SECONDS * 2**attempt):
            break
        artifact.cached_path.unlink(missing_ok=True)
        try:
            path: Path = artifact.resolve()
        except (OSError, RuntimeError) as error:  # jgo: requests' errors, which are OSErrors, and "not found"
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the disk's
            fault = f"{jar.file_name} does not come ({_short(error)})"
        else:
            if jar.is_whole(path):
                path.replace(folder / jar.file_name)
                return
            fault = f"{jar.file_name} comes with other contents than the lock names"
    raise _NotFetchedError(fault)


def _short(error: Exception) -> str:
    text = str(error).replace("\n", " ")
    return f"{type(error).__name__}: {text[:157]}..." if len(text) > 160 else f"{type(error).__name__}: {text}"
