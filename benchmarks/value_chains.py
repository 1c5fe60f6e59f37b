"""How long value-chain studies take, by the number of members.

    python benchmarks/value_chains.py [--database] [MEMBERS ...]      default: 300 1000 3000 10000 30000

Made-up chains: clusters of 50 members, each member in one of twelve stages, three suppliers each from the stage
before. Figures are CPU seconds of one answer from facts in memory, so that others on the machine do not count; with
`--database` also wall seconds of loading such a graph and of reading its facts.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from gapbridge import load, local_server, rows, vocabulary
from gapbridge.database import Database
from gapbridge.dataset import Dataset
from gapbridge.facts import Cluster, Member, Tie
from gapbridge.progress import silent
from gapbridge.scope import Scope
from gapbridge.settings import Settings
from gapbridge.value_chains import facts as chain_facts
from gapbridge.value_chains import networks, statistics, studies, ways
from gapbridge.value_chains.asked import asked
from gapbridge.value_chains.facts import ChainFacts, Named, Stage, Statement, Supply

STAGES, SUPPLIERS, CLUSTER_SIZE = 12, 3, 50
SAID = {"source_id": "survey", "status": "estimate"}

Deliveries = list[tuple[int, int]]


def main() -> None:
    """Print a line of figures for each number of members."""
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    for members in [int(word) for word in words] or [300, 1_000, 3_000, 10_000, 30_000]:
        measure(members)
        if "--database" in sys.argv:
            measure_database(members)


def measure(members: int) -> None:
    """Time the answers from facts in memory."""
    facts = in_memory(members)
    graph = networks.supply_graph(facts)
    told = networks.betweenness(graph)
    how = "exact" if told.values and told.starts is None else f"{told.starts} starts" if told.starts else "declined"
    figures = {
        "study of a cluster": lambda: studies.study(facts, asked(facts, cluster_ids=["c0"])),
        "study of the chain": lambda: studies.study(facts, asked(facts, "chain")),
        "network": lambda: statistics.supply_network(facts),
        "routes": lambda: ways.routes(facts, "supplies", "m0", f"m{members - 1}"),
        "dominators": lambda: networks.cut_off(graph),
        "betweenness": lambda: networks.betweenness(graph),
        "communities": lambda: networks.communities(graph),
    }
    print(f"{members:,} members, {len(facts.supplies):,} deliveries (betweenness {how})")
    for name, ask in figures.items():
        print(f"  {name:20} {seconds(ask):6.2f} s")
    print(f"  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most")


def measure_database(members: int) -> None:
    """Time reading the facts from a graph."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(neo4j_uri=None, data_dir=Path(folder))
        try:
            with Database(local_server.start(settings, silent).connection) as database:
                started = time.perf_counter()
                load.load(database, as_rows(members))
                loaded = time.perf_counter()
                scope = Scope()
                first = chain_facts.read(database, scope)
                read = time.perf_counter()
                chain_facts.read(database, scope)
                again = time.perf_counter()
        finally:
            local_server.stop(settings)
    print(
        f"  in a graph: loaded in {loaded - started:.1f} s, {len(first.supplies):,} deliveries read in"
        f" {read - loaded:.2f} s, again in {again - read:.2f} s (wall)"
    )


def seconds(ask: Callable[[], object]) -> float:
    """CPU seconds of one answer."""
    started = time.process_time()
    ask()
    return time.process_time() - started


def deliveries(members: int) -> Deliveries:
    """Pairs of supplier and customer: each member has suppliers in the stage before its own."""
    chance = Random(members)
    size = max(members // STAGES, 1)
    found = {
        ((member // size - 1) * size + chance.randrange(size), member)
        for member in range(size, members)
        for _ in range(SUPPLIERS)
    }
    return sorted(found)


def stage_of(member: int, members: int) -> int:
    """The stage of a member."""
    return min(member // max(members // STAGES, 1), STAGES - 1)


def in_memory(members: int) -> ChainFacts:
    """The made-up chain as facts."""
    clusters: dict[str, Cluster] = {}
    for start in range(0, members, CLUSTER_SIZE):
        key = f"c{start // CLUSTER_SIZE}"
        # Every cluster has members of all stages: every so-many-th member is its own.
        own = range(start // CLUSTER_SIZE, members, -(-members // CLUSTER_SIZE))
        ties = tuple(Tie(f"member_of:m{at}:{key}", "MEMBER_OF", f"m{at}", "survey", "estimate") for at in own)
        clusters[key] = Cluster(key, key, "estimate", None, (), (), ties)
    performs = [
        Statement(f"performs:m{at}", "PERFORMS", f"m{at}", f"s{stage_of(at, members)}", **SAID) for at in range(members)
    ]
    parts = [Statement(f"part_of:{at}", "PART_OF", f"s{at}", "chain", **SAID) for at in range(STAGES)]
    feeds = [Statement(f"feeds:{at}", "FEEDS", f"s{at}", f"s{at + 1}", **SAID) for at in range(STAGES - 1)]
    return ChainFacts(
        Scope(),
        chains={"chain": Named("chain", "chain", "estimate")},
        stages={f"s{at}": Stage(f"s{at}", f"stage {at}", "estimate", at) for at in range(STAGES)},
        clusters=clusters,
        members={f"m{at}": Member(f"m{at}", f"member {at}", "estimate", "company", None) for at in range(members)},
        statements=(*performs, *parts, *feeds),
        supplies=tuple(
            Supply(
                f"supplies:{start}:{end}", f"m{start}", f"m{end}", f"part {start % 5}", "survey", "estimate", 0.3, 4, 3
            )
            for start, end in deliveries(members)
        ),
    )


def as_rows(members: int) -> Dataset:
    """The made-up chain as rows to load."""
    dataset = Dataset("chains")

    def add(table: str, **cells: str) -> None:
        found = dataset.tables.setdefault(table, [])
        found.append(rows.row(vocabulary.table(table), cells, dataset.name, len(found) + 2))

    said = {**SAID, "attribution": "editor"}
    add("sources", id="survey", title="made up", status="estimate")
    add("value_chains", id="chain", name_en="chain", **SAID)
    for at in range(STAGES):
        add("stages", id=f"s{at}", name_en=f"stage {at}", position=str(at), **SAID)
        add("part_of", stage_id=f"s{at}", value_chain_id="chain", **said)
    count = -(-members // CLUSTER_SIZE)
    for at in range(count):
        add("clusters", id=f"c{at}", name_en=f"c{at}", **SAID)
    for at in range(members):
        add("members", id=f"m{at}", name_en=f"member {at}", kind="company", **SAID)
        add("member_of", member_id=f"m{at}", cluster_id=f"c{at % count}", **said)
        add("performs", organisation_id=f"m{at}", stage_id=f"s{stage_of(at, members)}", **said)
    for start, end in deliveries(members):
        add(
            "supplies", supplier_id=f"m{start}", customer_id=f"m{end}", product=f"part {start % 5}", share="0.3", **said
        )
    return dataset


if __name__ == "__main__":
    main()
