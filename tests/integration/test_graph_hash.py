"""The graph hash of a real graph: loading order, loading twice and undo keep it; other writing changes it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapbridge import tables
from gapbridge.database import Database
from gapbridge.graph_hash import graph_hash
from gapbridge.load import load
from gapbridge.undo import undo
from tests.conftest import EMPTY, ROUND_TRIPS, cypher
from tests.graphs import Graph
from tests.integration.test_cli import Shell, shell
from tests.random_graphs import graphs
from tests.unit.test_graph_hash import hashed, rows

__all__ = ["shell"]  # a fixture, used by name

NOTHING = f"1-0-0-{0:064}"


@settings(max_examples=ROUND_TRIPS)
@given(graph=graphs(), seed=st.integers())
def test_order_loading_twice_and_undo_keep_the_hash(shared_database: Database, graph: Graph, seed: int) -> None:
    cypher(shared_database, EMPTY)
    assert graph_hash(shared_database) == NOTHING
    first = load(shared_database, graph.dataset)
    found = graph_hash(shared_database)
    assert found == hashed(rows(graph)), "as computed from the rows"
    load(shared_database, graph.dataset)
    assert graph_hash(shared_database) == found
    undo(shared_database, str(first.load_id))
    assert graph_hash(shared_database) == NOTHING

    cypher(shared_database, EMPTY)
    chance = random.Random(seed)
    for table, some in graph.dataset.tables.items():
        graph.dataset.tables[table] = chance.sample(list(some), len(some))
    load(shared_database, graph.dataset)
    assert graph_hash(shared_database) == found


CHANGES = [
    "MATCH (a:Cluster {id: 'a'}) SET a.country = 'EE'",
    "MATCH (a:Cluster {id: 'a'}) SET a.colour = 'red'",
    "MATCH (a:Cluster {id: 'a'}) REMOVE a.name_en",
    "MATCH (a:Cluster {id: 'a'}) REMOVE a.id",
    "MATCH (a:Cluster {id: 'a'}) SET a.id = 7",
    "MATCH (a:Cluster {id: 'a'}) SET a.id = ''",
    "MATCH (a:Cluster {id: 'a'}) SET a:Firm",
    "MATCH (a:Cluster {id: 'a'}) SET a:LoadRecord",
    "MATCH (a:Cluster {id: 'a'}) SET a:Member",
    "MATCH (a:Cluster {id: 'a'}) REMOVE a:Cluster",
    "MATCH (a:Cluster {id: 'a'}) REMOVE a:Cluster SET a:Member",
    "MATCH ()-[n:NEEDS]->() SET n.importance = 4",
    "MATCH ()-[n:NEEDS]->() SET n.importance = '4.0'",
    "MATCH ()-[n:NEEDS]->() SET n.valid_from = '2017-06-05'",
    "MATCH ()-[n:NEEDS]->() SET n.valid_from = datetime('2017-06-05T00:00')",
    "MATCH ()-[n:NEEDS]->() REMOVE n.id",
    "MATCH ()-[n:NEEDS]->() DELETE n",
    "MATCH (a)-[n:NEEDS]->(x) WITH a, x, n, properties(n) AS said DELETE n CREATE (x)-[m:NEEDS]->(a) SET m = said",
    "MATCH (a)-[n:NEEDS]->(x) CREATE (a)-[m:OFFERS]->(x) SET m = properties(n) DELETE n",
    "MATCH (a)-[n:NEEDS]->(x), (b:Cluster {id: 'b'}) WITH b, x, n, properties(n) AS said DELETE n"
    " CREATE (b)-[m:NEEDS]->(x) SET m = said",
    "MATCH (a)-[n:NEEDS]->(x) WITH a, x, n, properties(n) AS said DELETE n CREATE (a)-[m:WANTS]->(x) SET m = said",
    "CREATE ({bare: true})",
    "CREATE (:Firm {id: 'f'})",
    "MATCH (a:Cluster {id: 'a'}), (b:Cluster {id: 'b'}) CREATE (a)-[:KNOWS]->(b)",
    "MATCH (a:Cluster {id: 'a'}), (log:LoadLog) CREATE (log)-[:KNOWS]->(a)",
]


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_changes_the_hash(database: Database, change: str) -> None:
    Graph().cluster("a", "b").needs("a", "x", importance="4", valid_from="2017-06-05").load(database)
    before = graph_hash(database)
    cypher(database, change)
    changed = graph_hash(database)
    assert changed != before
    assert graph_hash(database) == changed


@pytest.mark.parametrize(
    ("before", "change"),
    [
        ("CREATE (:Firm {id: 'f'})", "MATCH (f:Firm) SET f.size = 3"),
        ("CREATE (:Firm {size: 3})", "MATCH (f:Firm) SET f.size = 3.0"),
        ("CREATE (:Firm)-[:OWNS]->(:Shop)", "MATCH ()-[o:OWNS]->() SET o.since = 1999"),
        ("CREATE (:Firm)-[:OWNS]->(:Shop)", "MATCH (f)-[o:OWNS]->(s) DELETE o CREATE (s)-[:OWNS]->(f)"),
        ("CREATE (:Firm {a: 1})-[:OWNS]->(:Shop), (:Firm {a: 2})",
         "MATCH (f)-[o:OWNS]->(s), (g:Firm {a: 2}) DELETE o CREATE (g)-[:OWNS]->(s)"),
    ],
)  # fmt: skip
def test_what_other_tools_wrote_counts(database: Database, before: str, change: str) -> None:
    cypher(database, before)
    found = graph_hash(database)
    assert found != NOTHING
    cypher(database, change)
    assert graph_hash(database) != found


def test_the_hash_streams_page_by_page(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = Graph().cluster("a", "b", "c").needs("a", "x", "y").load(database)
    cypher(database, "UNWIND range(1, 7) AS n CREATE (:Firm {n: n})-[:OWNS]->(:Shop {n: n})")
    found = graph_hash(database)
    monkeypatch.setattr(tables, "PAGE_ROWS", 2)
    assert graph_hash(database) == found
    assert graph.rows == 8


def test_the_command_prints_the_hash_alone(database: Database, shell: Shell) -> None:
    Graph().cluster("a").load(database)
    assert shell("hash")[:2] == (0, f"{graph_hash(database)}\n")
    assert graph_hash(database) in shell("hash", "--json")[1]
