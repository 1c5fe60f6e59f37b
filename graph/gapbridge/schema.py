"""The schema of a graph: constraints that keep keys unique, and indexes by which names are found.

It is no part of what the graph holds: exports, backups and hashes leave it out, and it is made where it is missing.
"""

import time

from gapbridge.database import Database
from gapbridge.errors import DatabaseUnavailable

CONSTRAINTS = "schema/constraints"
NAME_INDEXES = "schema/name_indexes"
PATIENCE_SECONDS = 60.0
PAUSE_SECONDS = 0.1


def prepare(database: Database) -> None:
    """Make what is missing of the schema; new indexes are filled in the background."""
    for name in (CONSTRAINTS, NAME_INDEXES):
        database.apply_schema(name)


def missing(database: Database) -> list[str]:
    """The names of the constraints and indexes that do not stand, or that Neo4j could not fill."""
    states = database.index_states()
    wanted = [name for file in (CONSTRAINTS, NAME_INDEXES) for name in database.schema_names(file)]
    return [name for name in wanted if states.get(name, "FAILED") == "FAILED"]


def require_name_indexes(database: Database) -> None:
    """Return when names can be looked up: a graph of an earlier version gets its indexes now.

    Raises:
        DatabaseUnavailable: They are still being filled, or cannot be made.
    """
    wanted = database.schema_names(NAME_INDEXES)
    until = time.monotonic() + PATIENCE_SECONDS
    states = database.index_states()
    if any(name not in states for name in wanted):
        database.apply_schema(NAME_INDEXES)
        states = database.index_states()
        if absent := [name for name in wanted if name not in states]:  # Neo4j has one index for the same properties
            raise DatabaseUnavailable(
                f"Other indexes stand in the place of {', '.join(absent)}.",
                "Drop them: SHOW FULLTEXT INDEXES lists them.",
            )
    while any(states.get(name) != "ONLINE" for name in wanted):
        if time.monotonic() > until:
            raise DatabaseUnavailable("Neo4j has not finished the indexes of names.", "Search again in a minute.")
        time.sleep(PAUSE_SECONDS)
        states = database.index_states()
