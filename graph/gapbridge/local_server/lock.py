"""The lock of a Neo4j version: which jars make up the server, and what each of their files must be."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gapbridge.settings import Neo4jLine


@dataclass(frozen=True)
class Jar:
    """One line of a lock: a Maven coordinate, and what its file must be."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def file_name(self) -> str:
        """The name under which repositories and the cache hold it."""
        return "-".join(filter(None, (self.artifact, self.version, self.classifier))) + ".jar"

    def is_whole(self, path: Path) -> bool:
        """Whether the file at `path` is this jar, by size and SHA-256."""
        if not path.is_file() or path.stat().st_size != self.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256


@dataclass(frozen=True)
class Lock:
    """The jars of one Neo4j version, by file name."""

    version: str
    jars: dict[str, Jar]


def read_lock(line: Neo4jLine) -> Lock:
    """The lock that comes with this GapBridge for a line of Neo4j.

    Raises:
        ValueError: A line of the file is not a jar, or two jars have one file name.
    """
    return parse_lock((Path(__file__).parent / f"neo4j-{line}.lock").read_text(encoding="utf-8"))


def parse_lock(text: str) -> Lock:
    """The lock written in `text`: a line for each jar, `group:artifact:version[:classifier] sha256 size`.

    Raises:
        ValueError: A line is not a jar, two jars have one file name, or Neo4j itself is not among them.
    """
    jars: dict[str, Jar] = {}
    for line in filter(lambda line: line and not line.startswith("#"), text.splitlines()):
        coordinate, sha256, size = line.split()
        group, artifact, version, *classifier = coordinate.split(":")
        jar = Jar(group, artifact, version, classifier[0] if classifier else "", sha256, int(size))
        if jar.file_name in jars:
            raise ValueError(f"two jars of the lock have the file name {jar.file_name}")
        jars[jar.file_name] = jar
    versions = [jar.version for jar in jars.values() if (jar.group, jar.artifact) == ("org.neo4j", "neo4j")]
    if len(versions) != 1:
        raise ValueError("the lock must name org.neo4j:neo4j once")
    return Lock(versions[0], jars)
