"""The one place that talks to Neo4j: sessions, transactions, retries, and the driver's errors in our words."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Thread
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

import neo4j
import neo4j.exceptions
import neo4j.graph
import neo4j.time
import neo4j.vector
from pydantic import SecretStr

from gapbridge import queries
from gapbridge.errors import Busy, Conflict, DatabaseUnavailable

logging.getLogger("neo4j.notifications").addHandler(logging.NullHandler())  # else they go to stderr

Row = dict[str, Any]
T = TypeVar("T")

CONNECT_SECONDS = 5.0
RETRY_SECONDS = 4.0
ASKING_AT_ONCE = 2
SCHEMA_ATTEMPTS = 5
MADE_MEANWHILE = (
    "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
    "Neo.ClientError.Schema.IndexWithNameAlreadyExists",
)
# Codes of Neo4j, each with what to tell of a server and what to do; `{named}` begins the names of its settings.
_TAKES_NO_WRITES = ("takes no writes", "Name one in {named}_URI that does, or a user who may write.")
_REFUSALS = {
    "Neo.ClientError.Database.DatabaseNotFound": ("has no database of that name", "Correct {named}_DATABASE."),
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": _TAKES_NO_WRITES,
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": _TAKES_NO_WRITES,
    "Neo.ClientError.Security.Forbidden": ("does not let its user read", "Name another user in {named}_USER."),
}
_REFUSALS_TO_WRITE = _REFUSALS | {"Neo.ClientError.Security.Forbidden": _TAKES_NO_WRITES}
SETTINGS = "NEO4J"
QUERY_SETTINGS = "GAPBRIDGE_QUERY"
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True)
class Connection:
    """Where a Neo4j is and who we are to it."""

    uri: str
    user: str
    password: SecretStr
    database: str = "neo4j"


@dataclass(frozen=True)
class Plan:
    """How the server would run a statement: its kind (`r` for a read) and each operator with its details.

    `most_rows` is what it expects of the operator with most; `notices` is what it remarks.
    """

    kind: str
    operators: list[tuple[str, str]]
    most_rows: float
    notices: list[str]


@dataclass(frozen=True)
class Bounds:
    """How much one asked statement may take: seconds on the server, until its caller is told; rows; bytes."""

    seconds: float
    patience: float
    rows: int
    bytes: int


@dataclass(frozen=True)
class Answer:
    """What an asked statement returned, as far as its bounds allow.

    `nodes` are the nodes in it, each once; `links` the relationships, each with the places of its ends among them
    (None where that end was not returned).
    """

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool
    notices: list[str]
    nodes: list[Row] = field(default_factory=list)
    links: list[tuple[int | None, int | None, Row]] = field(default_factory=list)


class RefusedError(Exception):
    """The server does not run a statement, or stopped it: Neo4j's code and message."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


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

    def __init__(self, connection: Connection, *, pool_size: int = 20, asked_at: Connection | None = None) -> None:
        """Open it.

        Args:
            connection: Where it is.
            pool_size: Most connections to it.
            asked_at: Where statements that a person wrote are run instead: a server with the same graph.
        """
        self.connection = connection
        self._asked_at = asked_at or connection
        self._asked_named = QUERY_SETTINGS if asked_at else SETTINGS
        self._asking = BoundedSemaphore(ASKING_AT_ONCE)
        _check_uri(connection.uri, SETTINGS)
        _check_uri(self._asked_at.uri, self._asked_named)
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
            session.run(_literal(queries.get("server/answers").text)).consume()

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
        with _our_errors(self.connection.uri, refusals=_REFUSALS_TO_WRITE), self._session("WRITE") as session:
            return session.execute_write(lambda transaction: work(Transaction(transaction)))

    def rehearse(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in a write transaction, then roll it back: what it returns is what `write` would do."""
        with _our_errors(self.connection.uri, refusals=_REFUSALS_TO_WRITE), self._session("WRITE") as session:
            transaction = session.begin_transaction()
            try:
                return work(Transaction(transaction))
            finally:
                transaction.close()

    def apply_schema(self, name: str) -> None:
        """Run the statements of a schema file whose constraint or index does not stand yet."""

        def work(transaction: neo4j.ManagedTransaction) -> None:
            for statement in missing:
                transaction.run(_literal(statement)).consume()

        for attempt in range(SCHEMA_ATTEMPTS):
            if not (missing := self.missing_schema(name)):
                return
            with _our_errors(self.connection.uri, refusals=_REFUSALS_TO_WRITE), self._session("WRITE") as session:
                try:
                    session.execute_write(work)
                except neo4j.exceptions.ClientError as error:  # IF NOT EXISTS does not see what is being made just now
                    if error.code not in MADE_MEANWHILE or attempt == SCHEMA_ATTEMPTS - 1:
                        raise

    def missing_schema(self, name: str) -> list[str]:
        """The statements of a schema file whose constraint or index does not stand."""
        standing = self.index_states()
        return [text for text in queries.statements(name) if _made_by(text) not in standing]

    def index_states(self) -> dict[str, str]:
        """How far each index is, by its name; a constraint has one of its own name."""
        return {row["name"]: row["state"] for row in self.read("schema/index_states")}

    def schema_names(self, name: str) -> list[str]:
        """The names of the constraints or indexes that a schema file makes."""
        return [_made_by(text) for text in queries.statements(name)]

    def ask(self, text: str, params: Row, check: Callable[[Plan], None], bounds: Bounds) -> Answer:
        """What a statement that a person wrote returns, if `check` lets its plan pass; it reads, once.

        It has a connection of its own, which is cut when its time is over: the server may go on for a while,
        the caller does not.

        Raises:
            DatabaseUnavailable: The database does not answer, or (`Busy`) answers as many such statements as it may.
            RefusedError: The server does not run it, or stopped it.
            TimeoutError: No answer came in time.
        """
        if not self._asking.acquire(timeout=1.0):
            raise Busy(f"{ASKING_AT_ONCE} other queries of this kind are being run.", "Ask again in a few seconds.")
        answer: Future[Answer] = Future()

        def work() -> None:
            try:
                answer.set_result(self._ask(text, params, check, bounds))
            except BaseException as error:
                answer.set_exception(error)
            finally:
                self._asking.release()

        # A thread of its own: the caller's may have an event loop, and one huge row is read without a pause.
        Thread(target=work, name="gapbridge-ask", daemon=True).start()
        return answer.result(timeout=bounds.patience + 0.5)

    def _ask(self, text: str, params: Row, check: Callable[[Plan], None], bounds: Bounds) -> Answer:
        with _our_errors(self._asked_at.uri, self._asked_named):
            try:
                return asyncio.run(self._asked(text, params, check, bounds))
            except neo4j.exceptions.BrokenRecordError as error:
                raise ValueError(str(error)) from None
            except RecursionError:
                raise RefusedError("", "its plan or its answer is nested too deep to be read") from None
            except neo4j.exceptions.Neo4jError as error:
                code = error.code or ""
                if code.startswith(("Neo.ClientError.Security", "Neo.ClientError.Database")):
                    raise
                raise RefusedError(code, error.message or "") from None

    async def _asked(self, text: str, params: Row, check: Callable[[Plan], None], bounds: Bounds) -> Answer:
        async with (
            asyncio.timeout(bounds.patience),
            neo4j.AsyncGraphDatabase.driver(
                self._asked_at.uri,
                auth=(self._asked_at.user, self._asked_at.password.get_secret_value()),
                user_agent="gapbridge-adhoc",
                connection_timeout=CONNECT_SECONDS,
                max_connection_pool_size=1,
                notifications_min_severity="WARNING",
                notifications_disabled_classifications=["DEPRECATION", "GENERIC", "HINT", "PERFORMANCE"],
            ) as driver,
            driver.session(database=self._asked_at.database, default_access_mode="READ", fetch_size=100) as session,
        ):
            planned = await session.run(_timed(f"EXPLAIN\n{text}", bounds.seconds), params)
            plan = _plan(await planned.consume())
            check(plan)
            result = await session.run(_timed(text, bounds.seconds), params)
            things = _Things()
            rows: list[list[Any]] = []
            size, truncated = 0, False
            async for record in result:
                row = [plain(value) for value in record.values()]
                size += len(json.dumps(row, default=str))
                if len(rows) == bounds.rows or size > bounds.bytes:
                    session.cancel()
                    truncated = True
                    break
                rows.append(row)
                things.note(record.values())
            return Answer(list(result.keys()), rows, truncated, plan.notices, things.nodes, things.links)

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
            session.run(_literal(queries.get("server/answers").text)).consume()
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
        return [plain(part) for pair in zip(value.nodes, [*value.relationships, None], strict=True) for part in pair][
            :-1
        ]
    if isinstance(value, neo4j.time.Date | neo4j.time.DateTime | neo4j.time.Time):
        return value.to_native()
    if isinstance(value, neo4j.vector.Vector):
        return value.to_native()
    if isinstance(value, neo4j.time.Duration):
        return value.iso_format()
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


class _Things:
    """The nodes and relationships of an answer, each once, in the order they come."""

    def __init__(self) -> None:
        self._nodes: dict[str, Row] = {}
        self._relationships: dict[str, neo4j.graph.Relationship] = {}

    def note(self, value: Any) -> None:
        """Remember those in a value."""
        if isinstance(value, neo4j.graph.Node):
            self._nodes.setdefault(value.element_id, plain(value))
        elif isinstance(value, neo4j.graph.Relationship):
            self._relationships.setdefault(value.element_id, value)
        elif isinstance(value, neo4j.graph.Path):
            self.note([*value.nodes, *value.relationships])
        elif isinstance(value, list | tuple | dict):
            for item in value.values() if isinstance(value, dict) else value:
                self.note(item)

    @property
    def nodes(self) -> list[Row]:
        """The nodes."""
        return list(self._nodes.values())

    @property
    def links(self) -> list[tuple[int | None, int | None, Row]]:
        """The relationships, with the places of their ends among the nodes."""
        places = {key: place for place, key in enumerate(self._nodes)}

        def place(node: neo4j.graph.Node | None) -> int | None:
            return None if node is None else places.get(node.element_id)

        return [(place(one.start_node), place(one.end_node), plain(one)) for one in self._relationships.values()]


def _plan(summary: neo4j.ResultSummary) -> Plan:
    steps = [summary.plan or {}]
    for step in steps:  # grows while it is read
        steps.extend(step.get("children", []))
    said = [step.get("args", {}) for step in steps]
    operators = [
        (step.get("operatorType", "").split("@")[0], str(one.get("Details", "")))
        for step, one in zip(steps, said, strict=True)
    ]
    most_rows = max(one.get("EstimatedRows", 0.0) for one in said)
    notices = [status.status_description for status in summary.gql_status_objects if status.is_notification]
    return Plan(summary.query_type or "", operators, most_rows, notices)


def _made_by(text: str) -> str:
    """The name of what a statement of a schema file makes: the word before IF NOT EXISTS."""
    return text.partition(" IF NOT EXISTS")[0].split()[-1]


def _timed(text: str, seconds: float) -> neo4j.Query:
    return neo4j.Query(_literal(text), timeout=seconds)


def _check_uri(uri: str, named: str) -> None:
    parts = urlsplit(uri)
    if parts.scheme not in SCHEMES or "@" in parts.netloc:
        raise DatabaseUnavailable(
            f"{named}_URI cannot be used.",
            f"It is like neo4j+s://example.org or bolt://127.0.0.1:7687; user and password go into {named}_USER and"
            f" {named}_PASSWORD.",
        )


def _literal(text: str) -> Any:
    """The driver types query text as LiteralString; ours comes from files of this project or a checked query."""
    return text


@contextmanager
def _our_errors(uri: str, named: str = SETTINGS, refusals: Mapping[str, tuple[str, str]] = _REFUSALS) -> Iterator[None]:
    try:
        yield
    except TimeoutError:
        raise  # the caller's own limit; an OSError by kinship only
    except neo4j.exceptions.AuthError as error:
        raise DatabaseUnavailable(
            f"The Neo4j at {uri} refuses the user or the password.", f"Check {named}_USER and {named}_PASSWORD."
        ) from error
    except (neo4j.exceptions.ConfigurationError, ValueError) as error:
        if isinstance(error, neo4j.exceptions.ConfigurationError):
            raise DatabaseUnavailable(f"{uri} cannot be used as {named}_URI: {error}.") from error
        raise
    except (neo4j.exceptions.ServiceUnavailable, neo4j.exceptions.SessionExpired, OSError) as error:
        raise DatabaseUnavailable(
            f"No Neo4j answers at {uri}.", f"Start it, or correct {named}_URI; `gapbridge db status` tells."
        ) from error
    except neo4j.exceptions.ConstraintError as error:
        raise Conflict(
            "Somebody else stored the same key at the same time; nothing was changed.", "Do it again."
        ) from error
    except neo4j.exceptions.ClientError as error:
        if error.code in refusals:
            message, advice = refusals[error.code]
            raise DatabaseUnavailable(f"The Neo4j at {uri} {message}.", advice.format(named=named)) from error
        raise
    except (neo4j.exceptions.TransientError, neo4j.exceptions.DatabaseError, neo4j.exceptions.DriverError) as error:
        raise DatabaseUnavailable(
            f"The Neo4j at {uri} could not finish: {error}.", "Try again; if it lasts, look at its log."
        ) from error
