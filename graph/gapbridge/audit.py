"""The audit: what Neo4j Community cannot enforce, looked up in the graph itself."""

from typing import Any

from gapbridge import schema, vocabulary
from gapbridge.database import Database
from gapbridge.results import Finding
from gapbridge.vocabulary import DATASET, StatementKind

MAX_FINDINGS = 1_000


def audit(database: Database, *, max_rows: int = MAX_FINDINGS) -> list[Finding]:
    """Everything in the graph that breaks a rule of the vocabulary; empty when all is well."""
    kinds = [_rules(kind) for kind in vocabulary.STATEMENTS]
    bounds = {"max_rows": max_rows}
    rows = [
        *database.read("audit/nodes", labels=_labels(), bookkeeping=list(vocabulary.BOOKKEEPING_LABELS), **bounds),
        *database.read("audit/statements", kinds=kinds, **bounds),
        *database.read("audit/sources", **bounds),
        *database.read("audit/mixed", organisations=["Cluster", "Member"], **bounds),
        *database.read("audit/shared_keys", **bounds),
    ]
    return [Finding(**row) for row in rows] + _schema(database)


def _schema(database: Database) -> list[Finding]:
    """What is missing of the schema, in a graph that holds something."""
    told = "it is missing, or Neo4j could not fill it; the next load makes what is missing"
    (held,) = database.read("backup/target", bookkeeping=list(vocabulary.BOOKKEEPING_LABELS))
    missing = schema.missing(database) if held["nodes"] or held["loads"] else []
    return [Finding(rule="schema", subject=name, finding=told) for name in missing]


def _labels() -> list[dict[str, Any]]:
    return [
        {
            "label": kind.label,
            "required": [item.name for item in kind.properties if item.required] + [DATASET.name],
            "known": [item.name for item in kind.properties] + [DATASET.name],
        }
        for kind in vocabulary.NODES
    ]


def _rules(kind: StatementKind) -> dict[str, Any]:
    always = ["id", DATASET.name]
    return {
        "type": kind.type,
        "start": list(kind.start),
        "end": list(kind.end),
        "required": [item.name for item in kind.properties if item.required] + always,
        "known": [item.name for item in kind.properties] + always,
        "prefix": f"{kind.type.lower()}:",
    }
