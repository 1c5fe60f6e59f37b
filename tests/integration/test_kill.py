"""The local server is killed at a random moment of a load: what was acknowledged stays, nothing is half written."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gapbridge import load as load_
from gapbridge import local_server, seeds
from gapbridge.audit import audit
from gapbridge.database import Database
from gapbridge.dataset import Dataset
from gapbridge.progress import silent
from gapbridge.settings import Settings
from tests.conftest import LONG, cypher

KILLS = 20 if LONG and "2026" not in os.environ.get("GAPBRIDGE_NEO4J_VERSION", "") else 1
CLUSTERS, MEMBERS, BATCH = 20, 1_000, 50
LOADER = """
import sys
from pathlib import Path
from gapbridge import load, local_server, seeds
from gapbridge import database as database_
from gapbridge.database import Database
from gapbridge.settings import read_settings
load.ATOMIC_ROWS, load.BATCH_ROWS = 1_000, int(sys.argv[2])
database_.RETRY_SECONDS = 0.5
connection = local_server.start(read_settings(), lambda text, done, total: None).connection
with Database(connection) as database:
    load.load(database, seeds.read(Path(sys.argv[1])), progress=lambda table, done, total: print(done, flush=True))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data set of some 2,000 rows, to be stored in small batches."""
    folder = tmp_path_factory.mktemp("large")
    said = "press,fact,self"
    write(folder, "sources", "id,title,status", ["press,The press,fact"])
    write(
        folder,
        "clusters",
        "id,name_en,source_id,status",
        [f"c{at},Cluster {at},press,fact" for at in range(CLUSTERS)],
    )
    write(
        folder,
        "members",
        "id,name_en,source_id,status",
        [f"m{at},Member {at},press,fact" for at in range(MEMBERS)],
    )
    members = [f"m{at},c{at % CLUSTERS},{said}" for at in range(MEMBERS)]
    write(folder, "member_of", "member_id,cluster_id,source_id,status,attribution", members)
    return folder


def test_a_killed_server_loses_nothing_it_acknowledged(settings: Settings, folder: Path, tmp_path: Path) -> None:
    own = settings.model_copy(update={"data_dir": tmp_path})
    dataset = seeds.read(folder)
    chance = random.Random(1)
    interrupted = 0
    try:
        for _ in range(KILLS):
            interrupted += kill_during_a_load(own, folder, dataset, chance)
    finally:
        local_server.stop(own)
    assert interrupted >= (KILLS + 1) // 2, "most kills came while rows were being stored"


def kill_during_a_load(own: Settings, folder: Path, dataset: Dataset, chance: random.Random) -> bool:
    """Empty the graph, load, kill, look, load again; returns whether the kill came before the end."""
    with Database(local_server.start(own, silent).connection) as database:
        cypher(database, "MATCH (node) CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 5000 ROWS")
    environment = os.environ | {
        "GAPBRIDGE_DATA_DIR": str(own.data_dir), "GAPBRIDGE_NEO4J_VERSION": own.neo4j_version,
        "GAPBRIDGE_CACHE_DIR": str(own.cache_dir),
    }  # fmt: skip
    environment.pop("NEO4J_URI", None)
    loader = subprocess.Popen(
        [sys.executable, "-c", LOADER, str(folder), str(BATCH)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, env=environment,
    )  # fmt: skip
    assert loader.stdout is not None
    acknowledged = int(loader.stdout.readline() or 0)
    time.sleep(chance.uniform(0, 1.0))
    pid = local_server.status(own).pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    rest, _ = loader.communicate(timeout=60)
    acknowledged = max([acknowledged, *(int(line) for line in rest.split())])

    with Database(local_server.start(own, silent).connection) as database:
        stored = sum(
            int(str(cypher(database, text)[0]["count"]))
            for text in (
                "MATCH (node:Source|Cluster|Member) RETURN count(node) AS count",
                "MATCH ()-[said]->() RETURN count(said) AS count",
            )
        )
        assert acknowledged <= stored <= acknowledged + BATCH, "no batch lost, at most one stored unacknowledged"
        assert stored in batch_ends(dataset), "no batch half written"
        assert audit(database) == []
        load_.load(database, dataset)
        assert audit(database) == []
    return acknowledged < len(dataset)


def batch_ends(dataset: Dataset) -> set[int]:
    """How many rows stand after each batch."""
    ends, done = {0}, 0
    for _, rows in dataset.kinds():
        for at in range(0, len(rows), BATCH):
            done += min(BATCH, len(rows) - at)
            ends.add(done)
    return ends


def write(folder: Path, table: str, header: str, lines: list[str]) -> None:
    (folder / f"{table}.csv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
