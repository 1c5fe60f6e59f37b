"""How long the questions take beside what a user would do otherwise, as ratios within one run.

    python benchmarks/questions.py [SCALE ...]      default: 1 and 10

A scale of 1 is 15 clusters with 100 members each, 12,000 offers and 440 needs; ten times that is still far below
the largest graph GapBridge is meant for. The two ways are timed in turn, so a machine that changes its speed
changes both; figures are medians of RUNS.
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import networkx as nx

from gapbridge import collaborations, gaps, load, local_server, projection, rows, vocabulary
from gapbridge.database import Database
from gapbridge.dataset import Dataset
from gapbridge.progress import silent
from gapbridge.settings import Settings

RUNS = 7
CLUSTERS, MEMBERS, COMPETENCES, OFFERS, NEEDS = 15, 1_500, 140, 12_000, 440


def main() -> None:
    """Print a table of figures for each scale."""
    scales = [int(word) for word in sys.argv[1:]] or [1, 10]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        try:
            with Database(local_server.start(settings, silent).connection) as database:
                for scale in scales:
                    measure(database, scale)
        finally:
            local_server.stop(settings)


def measure(database: Database, scale: int) -> None:
    """Load a made-up graph of this scale, and time the questions."""
    dataset = made_up(scale)
    started = time.perf_counter()
    load.load(database, dataset)
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = len(dataset) / seconds
    print(f"scale {scale}: {len(dataset):,} rows loaded in {seconds:.1f} s ({rate:,.0f}/s), {memory:.0f} MiB")
    asked = f"s{scale}-c0"
    compare("shared gaps", "networkx loop", lambda: gaps.shared_gaps(database), lambda: by_networkx(database))
    for name, ask in (
        ("roll-up", gaps.gap_rollup), ("agreement", gaps.gap_agreement), ("matrix of 100 by 100", gaps.gap_matrix),
    ):  # fmt: skip
        compare(name, "shared gaps", lambda ask=ask: ask(database), lambda: gaps.shared_gaps(database))  # type: ignore[misc]
    compare(
        "suggestions for one cluster", "shared gaps", lambda: collaborations.suggestions(database, asked),
        lambda: gaps.shared_gaps(database),
    )  # fmt: skip


def compare(name: str, other: str, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    """Time two ways in turn; print their medians and the median of the ratios."""
    pairs = []
    for _ in range(RUNS + 1):
        pair = []
        for way in (ours, theirs):
            started = time.perf_counter()
            way()
            pair.append(time.perf_counter() - started)
        pairs.append(pair)
    first, second = (statistics.median(pair[at] for pair in pairs[1:]) * 1_000 for at in (0, 1))
    ratio = statistics.median(pair[1] / pair[0] for pair in pairs[1:])
    print(f"  {name}: {first:,.0f} ms; {other}: {second:,.0f} ms; ratio {ratio:.1f}")


def by_networkx(database: Database) -> list[tuple[str, list[str], list[str]]]:
    """Shared gaps as an analyst would do it: fetch the graph, loop over it."""
    graph = projection.whole(database)
    offered: dict[str, set[str]] = {}
    lacking: dict[str, list[str]] = {}
    for start, end, said in graph.edges(data=True):
        if said["type"] == "MEMBER_OF":
            offered.setdefault(end, set()).update(_offers(graph, start))
    for start, end, said in graph.edges(data=True):
        if said["type"] == "NEEDS" and start.startswith("Cluster/"):
            lacking.setdefault(end, []).append(start)
    covered = {what: [who for who in found if what in offered.get(who, ())] for what, found in lacking.items()}
    return sorted((what, found, covered[what]) for what, found in lacking.items() if len(found) > 1)


def _offers(graph: "nx.MultiDiGraph[str]", member: str) -> set[str]:
    return {end for _, end, said in graph.out_edges(member, data=True) if said["type"] == "OFFERS"}


def made_up(scale: int) -> Dataset:
    """A random graph; keys begin with the scale, so scales do not touch."""
    chance, dataset, mark = Random(scale), Dataset(f"scale-{scale}"), f"s{scale}"

    def add(table: str, **cells: str) -> None:
        kind = vocabulary.table(table)
        found = dataset.tables.setdefault(table, [])
        found.append(rows.row(kind, cells, dataset.name, len(found) + 2))

    node = {"source_id": f"{mark}-survey", "status": "estimate"}
    said = {**node, "attribution": "editor"}
    add("sources", id=f"{mark}-survey", title="made up", status="estimate")
    for at in range(CLUSTERS * scale):
        add("clusters", id=f"{mark}-c{at}", name_en=f"Cluster {at}", **node)
    for at in range(MEMBERS * scale):
        add("members", id=f"{mark}-m{at}", name_en=f"Member {at}", **node)
        add("member_of", member_id=f"{mark}-m{at}", cluster_id=f"{mark}-c{at % (CLUSTERS * scale)}", **said)
    for at in range(COMPETENCES * scale):
        add("competences", id=f"{mark}-k{at}", name_en=f"Competence {at}", scheme="local", **node)
        if at:
            add("competence_broader", competence_id=f"{mark}-k{at}", broader_id=f"{mark}-k{at // 10}", **said)
    for table, holder, holders, count in (
        ("offers", "m", MEMBERS, OFFERS),
        ("needs", "c", CLUSTERS, NEEDS),
    ):
        pairs = {
            (chance.randrange(holders * scale), chance.randrange(COMPETENCES * scale)) for _ in range(count * scale)
        }
        for who, what in sorted(pairs):
            rated = {"importance": str(chance.randint(1, 5)), "ability": str(chance.randint(1, 5)), "scale_max": "5"}
            own = rated if table == "needs" and chance.random() < 0.5 else {}
            add(table, organisation_id=f"{mark}-{holder}{who}", competence_id=f"{mark}-k{what}", **own, **said)
    return dataset


if __name__ == "__main__":
    main()
