"""Which Neo4j to use: the one the settings name, or GapBridge's own local server."""

from collections.abc import Callable

from gapbridge import local_server
from gapbridge.database import Connection, Database
from gapbridge.progress import Progress, silent
from gapbridge.settings import Settings


def open_database(
    settings: Settings,
    progress: Progress = silent,
    started: Callable[[Connection], None] | None = None,
) -> Database:
    """The database of the settings; the local server is started when it is wanted and not running.

    Args:
        settings: `neo4j_uri` names another Neo4j; without it the local server is used.
        progress: Told how far fetching and starting the local server have come.
        started: Told when a local server was started, because it runs on afterwards.

    Raises:
        DatabaseUnavailable: It cannot be started. (Whether another Neo4j answers shows on first use.)
    """
    asked_at = _for_queries(settings)
    if settings.neo4j_uri:
        named = Connection(settings.neo4j_uri, settings.neo4j_user, settings.neo4j_password, settings.neo4j_database)
        return Database(named, asked_at=asked_at)
    server = local_server.start(settings, progress)
    if started is not None and not server.was_running:
        started(server.connection)
    return Database(server.connection, asked_at=asked_at)


def _for_queries(settings: Settings) -> Connection | None:
    """The server on which queries that people write are run, where the settings name one."""
    if settings.query_uri is None:
        return None
    return Connection(settings.query_uri, settings.query_user, settings.query_password, settings.query_database)
