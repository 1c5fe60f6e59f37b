"""How long loading files takes, and how much memory, beside a script that only sends the lines to the server.

    python benchmarks/loading.py [SCALE ...]      default: 1 and 10; 100 is 150,000 members with 1.2 million offers

Each way runs in a process of its own on an emptied graph with the same constraints, so that its memory is its own.
The script (`plain`) checks nothing, keeps no history and cannot be undone: it is what is commonly written, UNWIND
and MERGE in batches. Loading the same files again, and the size of the history, are told too.
"""

import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import neo4j

from gapbridge import intake, local_server
from gapbridge.database import Connection, Database
from gapbridge.intake import Wishes
from gapbridge.progress import silent
from gapbridge.settings import Settings

CLUSTERS, MEMBERS, COMPETENCES, OFFERS = 15, 1_500, 140, 12_000
BATCH = 5_000
SAID = ["survey", "estimate", "editor"]


def main() -> None:
    """Print a table of figures for each scale."""
    scales = [int(word) for word in sys.argv[1:]] or [1, 10]
    with tempfile.TemporaryDirectory() as folder:
        for scale in scales:
            files = Path(folder) / f"scale-{scale}"
            lines = write(files, scale)
            print(f"scale {scale}: {lines:,} lines, {sum(one.stat().st_size for one in files.iterdir()):,} bytes")
            plain_seconds = compare(Path(folder), files, lines, "plain", 1)
            seconds = compare(Path(folder), files, lines, "gapbridge", 2)
            print(f"  ratio gapbridge / plain: {seconds / plain_seconds:.2f}", flush=True)


def compare(folder: Path, files: Path, lines: int, way: str, times: int) -> float:
    """One way on an empty graph, and on the full one again; returns the seconds of the first."""
    settings = Settings(data_dir=folder, store=f"{way}-{lines}")
    seconds = []
    try:
        connection = local_server.start(settings, silent).connection
        for at in range(times):
            told = in_a_process(way, connection, files)
            seconds.append(told["seconds"])
            rate = lines / told["seconds"]
            print(
                f"  {('again' if at else way):<10} {told['seconds']:7.1f} s {rate:9,.0f} lines/s {told['mib']:6.0f} MiB"
            )
    finally:
        local_server.stop(settings)
        local_server.wipe(settings)
    return seconds[0]


def in_a_process(way: str, connection: Connection, files: Path) -> dict[str, float]:
    """Seconds and peak memory of one way."""
    asked = [way, connection.uri, connection.user, connection.password.get_secret_value(), str(files)]
    done = subprocess.run(
        [sys.executable, __file__, "--way", json.dumps(asked)], stdout=subprocess.PIPE, text=True, check=True
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


def one_way(way: str, uri: str, user: str, password: str, files: str) -> None:
    """Load, and print what it took."""
    from pydantic import SecretStr

    started = time.perf_counter()
    if way == "plain":
        plain(uri, user, password, Path(files))
    else:
        with Database(Connection(uri, user, SecretStr(password))) as database:
            intake.take_in(database, Path(files), Wishes())
    print(json.dumps({"seconds": time.perf_counter() - started, "mib": peak()}))


def peak() -> float:
    """Most memory this process had, in MiB (Linux; `getrusage` would tell the parent's too)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def plain(uri: str, user: str, password: str, files: Path) -> None:
    """What a user would write otherwise."""
    nodes = {"sources": "Source", "clusters": "Cluster", "members": "Member", "competences": "Competence"}
    links = {
        "member_of": "MATCH (a:Member {id: row.member_id}) MATCH (b:Cluster {id: row.cluster_id})"
        " MERGE (a)-[r:MEMBER_OF {id: row.id}]->(b) SET r += row",
        "offers": "MATCH (a:Member {id: row.organisation_id}) MATCH (b:Competence {id: row.competence_id})"
        " MERGE (a)-[r:OFFERS {id: row.id}]->(b) SET r += row",
    }
    with neo4j.GraphDatabase.driver(uri, auth=(user, password)) as driver, driver.session() as session:
        for label in nodes.values():
            session.run(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE").consume()
        for type_ in ("MEMBER_OF", "OFFERS"):
            session.run(f"CREATE CONSTRAINT IF NOT EXISTS FOR ()-[r:{type_}]-() REQUIRE r.id IS UNIQUE").consume()
        for table in (*nodes, *links):
            merge = links.get(table) or f"MERGE (n:{nodes[table]} {{id: row.id}}) SET n += row"
            for rows in batches(files / f"{table}.csv"):
                for row in rows:
                    row.setdefault("id", ":".join(row.values()))
                session.run(f"UNWIND $rows AS row {merge}", rows=rows).consume()


def batches(file: Path) -> Iterator[list[dict[str, str]]]:
    """The lines of a file, some thousand at a time."""
    with file.open(encoding="utf-8", newline="") as lines:
        batch: list[dict[str, str]] = []
        for row in csv.DictReader(lines):
            batch.append(row)
            if len(batch) == BATCH:
                yield batch
                batch = []
        yield batch


def write(folder: Path, scale: int) -> int:
    """Write the files of a random graph; returns how many lines they have."""
    chance = Random(scale)
    folder.mkdir()
    node = SAID[:2]
    members, competences = MEMBERS * scale, COMPETENCES * scale
    offers = sorted({(chance.randrange(members), chance.randrange(competences)) for _ in range(OFFERS * scale)})
    tables: dict[str, tuple[list[str], list[list[str]]]] = {
        "sources": (["id", "title", "status"], [["survey", "made up", "estimate"]]),
        "clusters": (
            ["id", "name_en", "source_id", "status"],
            [[f"c{at}", f"Cluster {at}", *node] for at in range(CLUSTERS * scale)],
        ),
        "members": (
            ["id", "name_en", "source_id", "status"],
            [[f"m{at}", f"Member {at}", *node] for at in range(members)],
        ),
        "competences": (
            ["id", "name_en", "scheme", "source_id", "status"],
            [[f"k{at}", f"Competence {at}", "local", *node] for at in range(competences)],
        ),
        "member_of": (
            ["member_id", "cluster_id", "source_id", "status", "attribution"],
            [[f"m{at}", f"c{at % (CLUSTERS * scale)}", *SAID] for at in range(members)],
        ),
        "offers": (
            ["organisation_id", "competence_id", "source_id", "status", "attribution"],
            [[f"m{who}", f"k{what}", *SAID] for who, what in offers],
        ),
    }
    for table, (header, lines) in tables.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *lines])
    return sum(len(lines) for _, lines in tables.values())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--way"]:
        one_way(*json.loads(sys.argv[2]))
    else:
        main()
