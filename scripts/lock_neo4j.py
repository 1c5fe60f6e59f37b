"""Write the lock of a Neo4j version: `python scripts/lock_neo4j.py 5.26 5.26.30`.

Resolves the server and its Bolt connector with all they need, fetches the jars, and writes for each its
coordinate, SHA-256 and size. Run it again for a newer version, then run the integration tests of that line.
"""

import argparse
import hashlib
import logging
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from jgo.maven import MavenContext

from gapbridge.local_server.lock import parse_lock

FOLDER = Path(__file__).parents[1] / "graph" / "gapbridge" / "local_server"
HEADER = """\
# The jars of Neo4j Community {version}, from which GapBridge runs its local server.
# Made by scripts/lock_neo4j.py {line} {version}; do not edit.
# group:artifact:version[:classifier] sha256 size
"""


class _Strict(logging.Handler):
    """Makes jgo's warnings (a checksum that differs, a POM that cannot be read) end the run."""

    def emit(self, record: logging.LogRecord) -> None:
        raise SystemExit(f"jgo: {record.getMessage()}")


def main() -> None:
    """Resolve, fetch, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("line", choices=["5.26", "2026"])
    parser.add_argument("version")
    parser.add_argument("--repo-cache", type=Path, help="folder for fetched files; a temporary one if not given")
    given = parser.parse_args()
    logging.getLogger("jgo").addHandler(_Strict(logging.WARNING))
    with tempfile.TemporaryDirectory() as temporary:
        lines = _lines(given.version, given.repo_cache or Path(temporary))
    text = HEADER.format(line=given.line, version=given.version) + "\n".join(lines) + "\n"
    lock = parse_lock(text)
    path = FOLDER / f"neo4j-{given.line}.lock"
    path.write_text(text, encoding="utf-8")
    size = sum(jar.size for jar in lock.jars.values())
    print(f"{path.name}: Neo4j {lock.version}, {len(lock.jars)} jars, {size / 1e6:.0f} MB")


def _lines(version: str, repo_cache: Path) -> list[str]:
    context = MavenContext(repo_cache=repo_cache, timeout=60)
    wanted = [context.create_dependency(f"org.neo4j:{name}:{version}") for name in ("neo4j", "neo4j-bolt")]
    resolved, needed = context.resolver.resolve(wanted)
    with ThreadPoolExecutor(12) as pool:
        return sorted(pool.map(_line, [dependency.artifact for dependency in (*resolved, *needed)]))


def _line(artifact: Any) -> str:
    if artifact.packaging != "jar":
        raise SystemExit(f"{artifact} is not a jar")
    content = artifact.resolve().read_bytes()
    parts = (artifact.groupId, artifact.artifactId, artifact.version, artifact.classifier)
    return f"{':'.join(filter(None, parts))} {hashlib.sha256(content).hexdigest()} {len(content)}"


if __name__ == "__main__":
    main()
