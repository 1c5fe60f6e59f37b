"""The databases tests run on, and how hard they try."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import settings as hypothesis_settings
from pydantic import SecretStr

from gapbridge import load, local_server, seeds
from gapbridge.database import Connection, Database
from gapbridge.progress import silent
from gapbridge.settings import Settings
from gapbridge.vocabulary import BOOKKEEPING_LABELS

os.environ.pop("COLUMNS", None)  # pytest-xdist sets it; tables in tests are as wide as in any pipe

LONG = bool(os.environ.get("GAPBRIDGE_TEST_LONG"))
EXAMPLES = int(os.environ.get("GAPBRIDGE_TEST_EXAMPLES") or (200 if LONG else 12))
THOROUGH = EXAMPLES > 20
ROUND_TRIPS = max(EXAMPLES // 3, 1)  # of a whole graph written, emptied and read again
EMPTY = "MATCH (node) CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 5000 ROWS"

hypothesis_settings.register_profile(
    "graphs",
    max_examples=EXAMPLES,
    deadline=None,
    phases=list(Phase) if THOROUGH else [Phase.explicit, Phase.generate],  # to shrink a graph takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=not THOROUGH,
    database=None,
)
hypothesis_settings.load_profile("graphs")


def examples(fewest: int) -> int:
    """How many random cases a test tries that needs no database: `@settings(max_examples=examples(200))`."""
    return max(fewest, EXAMPLES)


def pytest_xdist_auto_num_workers() -> int:
    """Two at once (`-n auto`), each with a Neo4j of its own; one where all would share the Neo4j that is named."""
    return 0 if os.environ.get("GAPBRIDGE_TEST_NEO4J_URI") else 2


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose local server keeps its store in a temporary folder; its jars come from the usual cache."""
    environment = {name: value for name, value in os.environ.items() if name.startswith("GAPBRIDGE_NEO4J")}
    version = environment.get("GAPBRIDGE_NEO4J_VERSION", "5.26")
    return Settings(neo4j_uri=None, neo4j_version=version, data_dir=tmp_path_factory.mktemp("stores"))


@pytest.fixture(scope="session")
def connection(settings: Settings) -> Iterator[Connection]:
    """A Neo4j for this run: the one GAPBRIDGE_TEST_NEO4J_URI names, a container, or a local server."""
    if uri := os.environ.get("GAPBRIDGE_TEST_NEO4J_URI"):
        password = SecretStr(os.environ.get("GAPBRIDGE_TEST_NEO4J_PASSWORD", ""))
        yield Connection(uri, os.environ.get("GAPBRIDGE_TEST_NEO4J_USER", "neo4j"), password)
    elif os.environ.get("GAPBRIDGE_TEST_DOCKER"):
        yield from _container(settings)
    else:
        yield local_server.start(settings, silent).connection
        local_server.stop(settings)


@pytest.fixture(scope="session")
def shared_database(connection: Connection) -> Iterator[Database]:
    """One open database for the run, refused if it held anything at the start."""
    with Database(connection) as database:
        if cypher(database, "MATCH (node) RETURN count(node) AS nodes")[0]["nodes"]:
            pytest.exit(f"{connection.uri} is not empty; tests empty their database and will not touch this one.", 2)
        yield database
        cypher(database, EMPTY)


@pytest.fixture
def database(shared_database: Database) -> Database:
    """An empty graph."""
    cypher(shared_database, EMPTY)
    return shared_database


@pytest.fixture
def inolink(shared_database: Database, project: Path) -> Database:
    """The clusters of the article, and nothing else."""
    return _holding(shared_database, project, "inolink")


@pytest.fixture
def example(shared_database: Database, project: Path) -> Database:
    """The fictional data set of the demo, and nothing else."""
    return _holding(shared_database, project, "example")


@pytest.fixture
def demo(shared_database: Database, project: Path) -> Database:
    """The two data sets of the demo, and nothing else."""
    return _holding(shared_database, project, "inolink", "example")


_LOADED: dict[tuple[str, ...], list[str]] = {}


def _holding(database: Database, project: Path, *names: str) -> Database:
    """Data sets as loaded into an empty graph; done anew only where the test before left anything else."""
    if names not in _LOADED or _LOADED[names] != _everything(database):
        cypher(database, EMPTY)
        for name in names:
            load.load(database, seeds.read(project / "seeds" / name))
        _LOADED[names] = _everything(database)
    return database


def _everything(database: Database) -> list[str]:
    nodes = cypher(database, "MATCH (node) RETURN labels(node) AS labels, properties(node) AS said")
    statements = cypher(database, "MATCH (start)-[said]->(end) RETURN start.id, end.id, type(said), properties(said)")
    return sorted(repr(row) for row in [*nodes, *statements])


def cypher(database: Database, text: str, **params: object) -> list[dict[str, object]]:
    """Rows of a test's own Cypher; the product itself runs none that is not in a file."""
    with database._session("WRITE") as session:
        return [dict(record) for record in session.run(text, params)]


def snapshot(database: Database) -> list[str]:
    """Everything in the graph but bookkeeping, in an order of its own."""
    nodes = cypher(
        database,
        "MATCH (node) WHERE none(label IN labels(node) WHERE label IN $bookkeeping)"
        " RETURN labels(node) AS labels, properties(node) AS said",
        bookkeeping=list(BOOKKEEPING_LABELS),
    )
    statements = cypher(
        database,
        "MATCH (start)-[said]->(end)"
        " RETURN type(said) AS type, start.id AS start, end.id AS end, properties(said) AS said",
    )
    told = [
        row | {"said": sorted(dict(row["said"]).items())}  # type: ignore[call-overload]  # properties are a map
        for row in [*nodes, *statements]
    ]
    return sorted(repr(sorted(row.items())).replace("neo4j.time.", "") for row in told)


def _container(settings: Settings) -> Iterator[Connection]:
    from testcontainers.community.neo4j import Neo4jContainer

    image = {"5.26": "neo4j:5.26.30-community", "2026": "neo4j:2026.08.1-community"}[settings.neo4j_version]
    with Neo4jContainer(image, password="only-for-tests") as container:
        yield Connection(container.get_connection_url(), "neo4j", SecretStr("only-for-tests"))


@pytest.fixture(scope="session")
def project() -> Path:
    """The checkout's root."""
    return Path(__file__).parents[1]
