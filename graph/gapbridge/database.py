"""The one place that talks to Neo4j: sessions, transactions, retries, and the driver's errors in our words."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar

import neo4j
import neo4j.exceptions
import neo4j.graph
import neo4j.time
from pydantic import SecretStr

from gapbridge import queries
from gapbridge.errors import DatabaseUnavailable
from gapbridge.queries import Query

Row = dict[str, Any]
T = TypeVar("T")

CONNECT_SECONDS = 5.0
RETRY_SECONDS = 8.0


@dataclass(frozen=True)
class Connection:
    """Where a Neo4j is and who we are to it."""

    uri: str
    user: str
    password: SecretStr
    database: str = "neo4j"


@dataclass(frozen=True)
class Counters:
    """What a statement changed, as the server counted it."""

    nodes: int
    relationships: int
    properties: int
    contains_updates: bool


class Transaction:
    """A transaction under way: statements run in order; it commits when the work given to `write` returns."""

    def __init__(self, transaction: neo4j.ManagedTransaction | neo4j.Transaction) -> None:
        self._transaction = transaction
        self.contains_updates = False

    def run(self, name: str, /, **params: Any) -> list[Row]:
        """The rows of a query, by its name, as plain Python values."""
        query = queries.get(name)
        query.check_parameters(params)
        result = self._transaction.run(_literal(query.text), params)
        rows = [plain_row(record) for record in result]
        self.contains_updates |= result.consume().counters.contains_updates
        return rows


class Database:
    """A Neo4j database: open it once for each process, share it between threads, close it at the end."""

    def __init__(self, connection: Connection, *, pool_size: int = 20) -> None:
        self.connection = connection
        with _our_errors(connection.uri):
            self._driver = neo4j.GraphDatabase.driver(
                connection.uri,
                auth=(connection.user, connection.password.get_secret_value()),
                user_agent="gapbridge",
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=CONNECT_SECONDS * 2,
                max_transaction_retry_time=RETRY_SECONDS,
                max_connection_pool_size=pool_size,
                notifications_min_severity="OFF",
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back; safe to call twice."""
        self._driver.close()

    def check(self) -> None:
        """Return when the database answers.

        Raises:
            DatabaseUnavailable: It does not, or refuses the credentials.
        """
        with _our_errors(self.connection.uri), self._session("READ") as session:
            session.run("RETURN 1").consume()

    def read(self, name: str, /, **params: Any) -> list[Row]:
        """The rows of a read query, by its name, in a read transaction that is retried when it can be.

        On a cluster it runs on a follower.

        Raises:
            DatabaseUnavailable: The database does not answer.
        """
        query = queries.get(name)
        query.check_parameters(params)

        def work(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return [plain_row(record) for record in transaction.run(_literal(query.text), params)]

        with _our_errors(self.connection.uri), self._session("READ") as session:
            return session.execute_read(work)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one write transaction: all of it is stored, or nothing.

        It may run more than once when the server asks for a retry, so it must not count or print on its own.

        Raises:
            DatabaseUnavailable: The database does not answer; nothing was acknowledged.
        """
        with _our_errors(self.connection.uri), self._session("WRITE") as session:
            return session.execute_write(lambda transaction: work(Transaction(transaction)))

    def rehearse(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in a write transaction, then roll it back: what it returns is what `write` would do."""
        with _our_errors(self.connection.uri), self._session("WRITE") as session:
            transaction = session.begin_transaction()
            try:
                return work(Transaction(transaction))
            finally:
                transaction.close()

    def apply_schema(self, name: str) -> None:
        """Run every statement of a schema file; those that stand already change nothing."""
        with _our_errors(self.connection.uri), self._session("WRITE") as session:
            for statement in queries.statements(name):
                session.run(_literal(statement)).consume()

    def explain(self, text: str) -> neo4j.ResultSummary:
        """The plan and notifications of a statement that is not run."""
        with _our_errors(self.connection.uri), self._session("READ", notifications=True) as session:
            return session.run(_literal(f"EXPLAIN {text}")).consume()

    @contextmanager
    def _session(self, access: str, *, notifications: bool = False) -> Iterator[neo4j.Session]:
        with self._driver.session(
            database=self.connection.database,
            default_access_mode=access,
            notifications_min_severity="INFORMATION" if notifications else "OFF",
        ) as session:
            yield session


def answers(connection: Connection) -> bool:
    """Whether a Neo4j at this address accepts these credentials now.

    Raises:
        PermissionError: It answers and refuses them.
    """
    try:
        with (
            neo4j.GraphDatabase.driver(
                connection.uri,
                auth=(connection.user, connection.password.get_secret_value()),
                connection_timeout=CONNECT_SECONDS,
            ) as driver,
            driver.session(database=connection.database) as session,
        ):
            session.run("RETURN 1").consume()
    except neo4j.exceptions.AuthError as error:
        raise PermissionError(str(error)) from None
    except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError, OSError):
        return False
    return True


def replace_first_password(uri: str, password: SecretStr) -> bool:
    """Whether the password a new Neo4j is born with (`neo4j`) was changed to ours; false if it does not answer.

    Raises:
        PermissionError: It answers, and has another password already.
    """
    query = queries.get("server/replace_first_password")
    born = ("neo4j", "neo4j")
    try:
        with (
            neo4j.GraphDatabase.driver(uri, auth=born, connection_timeout=CONNECT_SECONDS) as driver,
            driver.session(database="system") as session,
        ):
            session.run(_literal(query.text), password=password.get_secret_value()).consume()
    except neo4j.exceptions.AuthError as error:
        raise PermissionError(str(error)) from None
    except (neo4j.exceptions.DriverError, neo4j.exceptions.Neo4jError, OSError):
        return False
    return True


def plain_row(record: neo4j.Record | Mapping[str, Any]) -> Row:
    """A record as a dict of plain Python values."""
    return {key: plain(value) for key, value in record.items()}


def plain(value: Any) -> Any:
    """A value without the driver's own types: dates as `datetime`, nodes and relationships as dicts.

    A node becomes its properties with `_labels`, a relationship its properties with `_type`; Neo4j's internal
    ids are left out on purpose.
    """
    if isinstance(value, neo4j.graph.Node):
        return {"_labels": sorted(value.labels), **{key: plain(item) for key, item in value.items()}}
    if isinstance(value, neo4j.graph.Relationship):
        return {"_type": value.type, **{key: plain(item) for key, item in value.items()}}
    if isinstance(value, neo4j.graph.Path):
        return [plain(part) for pair in zip(value.nodes, [*value.relationships, None], strict=True) for part in pair][:-1]
    if isinstance(value, neo4j.time.Date | neo4j.time.DateTime | neo4j.time.Time):
        return value.to_native()
    if isinstance(value, neo4j.time.Duration):
        return value.iso_format()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def _literal(text: str) -> Any:
    """The driver types query text as LiteralString; ours comes from files of this project or a checked query."""
    return text


@contextmanager
def _our_errors(uri: str) -> Iterator[None]:
    try:
        yield
    except neo4j.exceptions.AuthError as error:
        raise DatabaseUnavailable(
            f"The Neo4j at {uri} refuses the user or the password.", "Check NEO4J_USER and NEO4J_PASSWORD."
        ) from error
    except (neo4j.exceptions.ConfigurationError, ValueError) as error:
        if isinstance(error, neo4j.exceptions.ConfigurationError):
            raise DatabaseUnavailable(f"{uri} cannot be used as NEO4J_URI: {error}.") from error
        raise
    except (neo4j.exceptions.ServiceUnavailable, neo4j.exceptions.SessionExpired, OSError) as error:
        raise DatabaseUnavailable(
            f"No Neo4j answers at {uri}.", "Start it, or correct NEO4J_URI; `gapbridge db status` tells."
        ) from error
    except neo4j.exceptions.ClientError as error:
        if error.code == "Neo.ClientError.Database.DatabaseNotFound":
            raise DatabaseUnavailable(
                f"The Neo4j at {uri} has no database of that name.", "Correct NEO4J_DATABASE."
            ) from error
        raise
