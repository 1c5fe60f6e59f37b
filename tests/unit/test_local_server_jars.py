"""The local server's jars: fetched from a Maven repository of this test, checked, mended."""

import hashlib
import re
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from gapbridge.errors import DatabaseUnavailable
from gapbridge.local_server import fetching, jars
from gapbridge.local_server.lock import Lock, parse_lock, read_lock
from gapbridge.settings import Neo4jLine, Settings

CONTENTS = {
    "org.neo4j:neo4j:9.9": b"neo4j" * 5000,
    "org.neo4j:neo4j-bolt:9.9": b"bolt" * 3000,
    "io.example:native:1.0:linux-x86_64": b"native" * 1000,
}
NEO4J, BOLT, NATIVE = "neo4j-9.9.jar", "neo4j-bolt-9.9.jar", "native-1.0-linux-x86_64.jar"
LOCK = parse_lock(
    "# a comment\n"
    + "\n".join(f"{name} {hashlib.sha256(body).hexdigest()} {len(body)}" for name, body in CONTENTS.items())
)


@dataclass
class Repository:
    """A Maven repository on 127.0.0.1 whose files can be spoilt."""

    url: str = ""
    bodies: dict[str, bytes] = field(default_factory=dict)
    broken_off: set[str] = field(default_factory=set)
    asked: Counter[str] = field(default_factory=Counter)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Send the file that was asked for, or half of it."""
        name = handler.path.rsplit("/", 1)[1]
        body = self.bodies.get(handler.path)
        if body is None:
            handler.send_error(404)
            return
        self.asked[name] += 1
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2] if name in self.broken_off else body)


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    """The repository, holding the jars of LOCK."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(fetching, "PAUSE_SECONDS", 0.01)
    served = Repository()
    for coordinate, body in CONTENTS.items():
        group, artifact, version, *_ = coordinate.split(":")
        name = "-".join(coordinate.split(":")[1:]) + ".jar"
        served.bodies[f"/maven/{group.replace('.', '/')}/{artifact}/{version}/{name}"] = body

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.answer(self)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.url = f"http://127.0.0.1:{server.server_port}/maven/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield served
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def settings(tmp_path: Path, repository: Repository) -> Settings:
    """Settings whose cache is new and whose Maven repository is the test's."""
    return Settings(cache_dir=tmp_path, maven_repository=repository.url)


@dataclass
class Told:
    """A progress that remembers."""

    calls: list[tuple[str, int, int]] = field(default_factory=list)

    def __call__(self, text: str, done: int, total: int) -> None:
        self.calls.append((text, done, total))

    @property
    def texts(self) -> set[str]:
        return {text for text, _, _ in self.calls}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_all_jars_of_the_lock_are_fetched_whole(settings: Settings) -> None:
    told = Told()
    folder = jars.ready(settings, LOCK, told)
    assert names(folder) == {NEO4J, BOLT, NATIVE}
    assert (folder / NATIVE).read_bytes() == CONTENTS["io.example:native:1.0:linux-x86_64"]
    assert names(folder.parent) == {"jars", "checked.json", "fetching.lock"}
    size = sum(map(len, CONTENTS.values()))
    assert told.calls[0] == ("fetching Neo4j", 0, size)
    assert told.calls[-1] == ("fetching Neo4j", size, size)


def test_jars_that_are_there_are_not_fetched_again(settings: Settings, repository: Repository) -> None:
    jars.ready(settings, LOCK, Told())
    repository.asked.clear()
    told = Told()
    jars.ready(settings, LOCK, told)
    assert not repository.asked
    assert not told.calls


def test_an_interrupted_fetch_is_mended_by_the_next(settings: Settings, repository: Repository) -> None:
    repository.broken_off = {BOLT}
    with pytest.raises(DatabaseUnavailable, match=r"program files are missing.*neo4j-bolt-9\.9\.jar does not come"):
        jars.ready(settings, LOCK, Told())
    root = settings.cache_dir / "neo4j" / "9.9"
    assert BOLT not in names(root / "jars")
    assert names(root) <= {"jars", "checked.json", "fetching.lock"}
    already = names(root / "jars")
    repository.broken_off = set()
    repository.asked.clear()
    assert names(jars.ready(settings, LOCK, Told())) == {NEO4J, BOLT, NATIVE}
    assert set(repository.asked) == {NEO4J, BOLT, NATIVE} - already


def test_a_fetch_that_the_user_breaks_off_keeps_what_came(settings: Settings, repository: Repository) -> None:
    def break_off(_text: str, done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        jars.ready(settings, LOCK, break_off)
    repository.asked.clear()
    came = names(settings.cache_dir / "neo4j" / "9.9" / "jars")
    assert came
    jars.ready(settings, LOCK, Told())
    assert set(repository.asked) == {NEO4J, BOLT, NATIVE} - came


def test_what_a_killed_fetch_left_is_neither_used_nor_kept(settings: Settings) -> None:
    half = settings.cache_dir / "neo4j" / "9.9" / "fetching-killed" / "org/neo4j/neo4j/9.9" / NEO4J
    half.parent.mkdir(parents=True)
    half.write_bytes(b"neo4j")
    folder = jars.ready(settings, LOCK, Told())
    assert LOCK.jars[NEO4J].is_whole(folder / NEO4J)
    assert not list(folder.parent.glob("fetching-*"))


@pytest.mark.parametrize("damage", [b"", b"neo4j" * 100, b"jo4en" * 5000, b"neo4j" * 5001])
def test_a_damaged_jar_is_named_and_fetched_anew(settings: Settings, repository: Repository, damage: bytes) -> None:
    folder = jars.ready(settings, LOCK, Told())
    (folder / NEO4J).write_bytes(damage)
    repository.asked.clear()
    told = Told()
    jars.ready(settings, LOCK, told)
    assert f"{NEO4J} is damaged and is fetched anew" in told.texts
    assert set(repository.asked) == {NEO4J}
    assert LOCK.jars[NEO4J].is_whole(folder / NEO4J)


def test_a_jar_that_was_only_touched_is_checked_and_kept(settings: Settings, repository: Repository) -> None:
    folder = jars.ready(settings, LOCK, Told())
    (folder / NEO4J).touch()
    (folder.parent / "checked.json").write_text("{not json")
    repository.asked.clear()
    jars.ready(settings, LOCK, Told())
    assert not repository.asked


def test_a_jar_with_other_contents_in_the_repository_is_refused(settings: Settings, repository: Repository) -> None:
    path = f"/maven/org/neo4j/neo4j/9.9/{NEO4J}"
    repository.bodies[path] = b"evil!" * 5000
    with pytest.raises(DatabaseUnavailable, match=r"neo4j-9\.9\.jar comes with other contents than the lock names"):
        jars.ready(settings, LOCK, Told())
    assert NEO4J not in names(settings.cache_dir / "neo4j" / "9.9" / "jars")
    assert repository.asked[NEO4J] == fetching.ATTEMPTS


def test_a_jar_the_repository_lacks_is_named(settings: Settings, repository: Repository) -> None:
    del repository.bodies[f"/maven/org/neo4j/neo4j/9.9/{NEO4J}"]
    with pytest.raises(DatabaseUnavailable, match=r"neo4j-9\.9\.jar does not come"):
        jars.ready(settings, LOCK, Told())


def test_a_stranger_among_the_jars_is_removed(settings: Settings, repository: Repository) -> None:
    folder = jars.ready(settings, LOCK, Told())
    (folder / "aaa-injected.jar").write_bytes(b"x")
    repository.asked.clear()
    assert names(jars.ready(settings, LOCK, Told())) == {NEO4J, BOLT, NATIVE}
    assert not repository.asked


def test_offline_says_what_is_missing_and_asks_nobody(settings: Settings, repository: Repository) -> None:
    folder = jars.ready(settings, LOCK, Told())
    repository.asked.clear()
    offline = settings.model_copy(update={"offline": True})
    assert jars.ready(offline, LOCK, Told()) == folder
    (folder / BOLT).unlink()
    with pytest.raises(DatabaseUnavailable, match=r"1 of Neo4j's 3 program files .*neo4j-bolt.*GAPBRIDGE_OFFLINE"):
        jars.ready(offline, LOCK, Told())
    assert not repository.asked


def test_no_network_says_that_the_first_run_needs_it(settings: Settings) -> None:
    nowhere = settings.model_copy(update={"maven_repository": "http://127.0.0.1:9"})
    with pytest.raises(DatabaseUnavailable) as caught:
        jars.ready(nowhere, LOCK, Told())
    assert "3 of Neo4j's 3 program files are missing" in caught.value.message
    assert "The first run needs the network" in caught.value.advice
    assert "GAPBRIDGE_MAVEN_REPOSITORY" in caught.value.advice


def test_two_at_once_fetch_each_jar_once(settings: Settings, repository: Repository) -> None:
    with ThreadPoolExecutor(2) as pool:
        folders = list(pool.map(lambda told: jars.ready(settings, LOCK, told), [Told(), Told()]))
    assert names(folders[0]) == names(folders[1]) == {NEO4J, BOLT, NATIVE}
    assert repository.asked == {NEO4J: 1, BOLT: 1, NATIVE: 1}


def test_a_cache_that_cannot_be_made_is_named(settings: Settings) -> None:
    (settings.cache_dir / "neo4j").write_text("a file, not a folder")
    with pytest.raises(DatabaseUnavailable, match="GAPBRIDGE_CACHE_DIR"):
        jars.ready(settings, LOCK, Told())


@pytest.mark.parametrize("line", ["5.26", "2026"])
def test_the_locks_name_a_server_of_their_line(line: Neo4jLine) -> None:
    lock: Lock = read_lock(line)
    assert lock.version.startswith(f"{line}.")
    assert {f"neo4j-{lock.version}.jar", f"neo4j-bolt-{lock.version}.jar"} <= set(lock.jars)
    assert all(re.fullmatch("[0-9a-f]{64}", jar.sha256) and jar.size > 0 for jar in lock.jars.values())
    text = (Path(jars.__file__).parent / f"neo4j-{line}.lock").read_text(encoding="utf-8")
    entries = [entry for entry in text.splitlines() if not entry.startswith("#")]
    assert entries == sorted(entries)


def test_a_lock_with_two_jars_of_one_file_name_is_refused() -> None:
    one = f"org.one:server:1 {'0' * 64} 1"
    with pytest.raises(ValueError, match=r"server-1\.jar"):
        parse_lock(f"{one}\n{one.replace('org.one', 'org.two')}")


def test_a_lock_without_neo4j_is_refused() -> None:
    with pytest.raises(ValueError, match=r"org\.neo4j:neo4j once"):
        parse_lock(f"org.one:server:1 {'0' * 64} 1")
