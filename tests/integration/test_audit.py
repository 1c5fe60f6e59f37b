"""The audit finds what the database lets pass."""

import pytest

from gapbridge.audit import audit
from gapbridge.database import Database
from tests.conftest import cypher
from tests.graphs import Graph


@pytest.mark.parametrize(
    ("damage", "rule", "subject"),
    [
        ("CREATE (:Cluster {id: 'new', name_en: 'New'})", "required", "Cluster/new"),
        ("CREATE (:Firm {id: 'f'})", "label", "Firm/f"),
        ("CREATE ({id: 'bare'})", "label", "unlabelled/bare"),
        ("MATCH (c:Cluster {id: 'a'}) SET c.colour = 'red'", "unknown property", "Cluster/a"),
        ("MATCH ()-[n:NEEDS]->() REMOVE n.attribution", "required", "needs:a:x:survey:"),
        ("MATCH ()-[n:NEEDS]->() SET n.mood = 'sad'", "unknown property", "needs:a:x:survey:"),
        ("MATCH ()-[n:NEEDS]->() SET n.id = 'needs:b:x:survey:'", "statement id", "needs:b:x:survey:"),
        (
            "MATCH ()-[n:NEEDS]->() SET n.source_id = 'gone', n.id = 'needs:a:x:gone:'",
            "source",
            "needs:a:x:gone:",
        ),
        ("MATCH (c:Cluster {id: 'a'}) SET c.source_id = 'gone'", "source", "Cluster/a"),
        ("MATCH ()-[n:NEEDS]->() SET n.status = 'synthetic'", "synthetic", "needs:a:x:survey:"),
        (
            "MATCH (x:Competence), (a:Cluster) CREATE (x)-[:NEEDS {id: 'needs:x:a:survey:', source_id: 'survey',"
            " status: 'fact', attribution: 'self', dataset: 'test'}]->(a)",
            "ends",
            "needs:x:a:survey:",
        ),
        (
            "MATCH ()-[n:NEEDS]->() SET n.valid_from = date('2020-01-01'), n.valid_to = date('2019-01-01'),"
            " n.id = 'needs:a:x:survey:2020-01-01'",
            "days",
            "needs:a:x:survey:2020-01-01",
        ),
        (
            "MATCH (a:Cluster) CREATE (:Member {id: 'a', name_en: 'A', source_id: 'survey', status: 'fact',"
            " dataset: 'test'})",
            "shared key",
            "a",
        ),
    ],
)
def test_the_audit_names_what_is_wrong(database: Database, damage: str, rule: str, subject: str) -> None:
    Graph().cluster("a").needs("a", "x").load(database)
    cypher(database, damage)
    assert (rule, subject) in {(one.rule, one.subject) for one in audit(database)}


def test_the_audit_leaves_bookkeeping_alone(database: Database) -> None:
    Graph().load(database)
    cypher(database, "CREATE (:LoadLog {id: 'x', last: 1})")
    assert audit(database) == []
