"""Every .cypher file, planned by the server: it is valid on this Neo4j line, and its columns are its header's."""

import pytest

from gapbridge import queries, vocabulary
from gapbridge.database import Database
from tests.conftest import cypher
from tests.graphs import Graph

# Not planned here, with the reason.
NOT_PLANNED = {
    "schema/constraints": "schema",
    "schema/name_indexes": "schema",
    "schema/index_states": "SHOW cannot be planned",
    "server/replace_first_password": "runs on the system database only",
}


@pytest.mark.parametrize("name", [name for name in queries.names() if name not in NOT_PLANNED])
def test_the_server_plans_a_query_and_returns_its_columns(database: Database, name: str) -> None:
    Graph().load(database)
    query = queries.get(name)
    with database._session("READ", notifications=True) as session:
        parameters = {field.name: _some(field.type) for field in query.params}
        result = session.run(f"EXPLAIN {query.text}", parameters)
        assert list(result.keys()) == [field.name for field in query.returns]
        summary = result.consume()
    kind = {"read": "r", "write": ("rw", "w")}[query.access]
    assert summary.query_type in kind
    notices = [one for one in summary.gql_status_objects if one.is_notification]
    faults = [one.status_description for one in notices if one.raw_classification != "UNRECOGNIZED"]  # an empty graph
    assert faults == []


@pytest.mark.parametrize(
    "name", [f"tables/{what}/{kind.table}" for what in ("stored", "store", "remove") for kind in vocabulary.KINDS]
)
def test_loading_finds_its_rows_by_index(database: Database, name: str) -> None:
    """Even when planned on an almost empty graph: a plan that scanned would take hours while the graph grows."""
    Graph().load(database)
    query = queries.get(name)
    with database._session("READ") as session:
        parameters = {field.name: _some(field.type) for field in query.params}
        plan = session.run(f"EXPLAIN {query.text}", parameters).consume().plan
    assert plan is not None
    assert not [one for one in _operators(plan) if "Scan" in one]


def test_the_schema_makes_duplicates_impossible(database: Database) -> None:
    Graph().load(database)
    rows = cypher(database, "SHOW CONSTRAINTS YIELD entityType, labelsOrTypes, type RETURN *")
    unique = {(row["entityType"], row["labelsOrTypes"][0]) for row in rows}  # type: ignore[index]
    assert {("NODE", label) for label in vocabulary.labels()} <= unique
    assert {("RELATIONSHIP", one) for one in vocabulary.relationship_types()} <= unique


def _operators(plan: dict[str, object]) -> list[str]:
    children: list[dict[str, object]] = plan.get("children", [])  # type: ignore[assignment]
    return [str(plan["operatorType"]), *(found for child in children for found in _operators(child))]


def _some(type_: str) -> object:
    return {"INTEGER": 1, "BOOLEAN": True, "STRING": "x", "DATE": None, "MAP": {}, "BYTES": b""}.get(type_, [])
