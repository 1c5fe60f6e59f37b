"""The code of docs/py2neo.md, run as it stands there; in a process of its own, as the product never imports py2neo."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gapbridge import gaps
from gapbridge.database import Database
from tests.conftest import cypher

# py2neo itself warns of nothing that matters here, but leaves sockets open.
PYTHON = (sys.executable, "-W", "error", "-W", "ignore::ResourceWarning", "-W", "ignore::SyntaxWarning")
FAILS = """
from py2neo.errors import ClientError
outcomes = []
for call, statement in json.loads({table!r}):
    try:
        eval(call)
        outcomes.append([call, "works"])
    except ClientError as error:
        outcomes.append([call, error.code])
    graph.run(statement).data()
"""


@pytest.fixture
def page(project: Path) -> str:
    return (project / "docs" / "py2neo.md").read_text(encoding="utf-8")


def blocks(page: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def broken_calls(page: str) -> list[list[str]]:
    return [list(row) for row in re.findall(r"^\| `(graph\.[^`]+)` \| `([^`]+)` \|$", page, re.MULTILINE)]


def run(database: Database, code: str, names: tuple[str, ...]) -> dict[str, Any]:
    """What these names stand for after the code has run on the database."""
    shown = "{" + ", ".join(f"{name!r}: {name}" for name in names) + "}"
    script = f"import json\n{code}\nprint('\\n' + json.dumps({shown}, default=str))"
    connection = database.connection
    environment = {
        **os.environ,
        "NEO4J_URI": connection.uri,
        "NEO4J_USER": connection.user,
        "NEO4J_PASSWORD": connection.password.get_secret_value(),
        "NEO4J_DATABASE": connection.database,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    done = subprocess.run((*PYTHON, "-c", script), env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_the_page_runs_as_it_stands_and_leaves_nothing_behind(inolink: Database, page: str) -> None:
    names = ("count", "topics", "drafts", "followed")
    found = run(inolink, "\n".join(blocks(page)), names)
    assert found["count"] == 6
    assert "creating added value in the cluster" in " ".join(found["topics"])
    assert found["drafts"] == 3
    assert found["followed"] == ["one"]
    assert cypher(inolink, "MATCH (draft:Draft) RETURN draft") == []


def test_py2neo_reads_the_same_shared_gaps_as_the_product(inolink: Database, page: str) -> None:
    rows = run(inolink, "\n".join(blocks(page)), ("rows",))["rows"]
    found = gaps.shared_gaps(inolink)
    assert [(row["competence_id"], row["cluster_ids"], row["cluster_count"]) for row in rows] == [
        (gap.competence_id, gap.cluster_ids, gap.cluster_count) for gap in found
    ]
    assert [[need["id"] for need in row["needs"]] for row in rows] == [gap.statement_ids for gap in found]
    assert rows


def test_the_broken_calls_fail_and_what_to_use_instead_works(inolink: Database, page: str) -> None:
    table = broken_calls(page)
    assert len(table) == 6
    code = blocks(page)[0] + FAILS.format(table=json.dumps(table))
    outcomes = run(inolink, code, ("outcomes",))["outcomes"]
    assert [call for call, _ in outcomes] == [call for call, _ in table]
    expected = {"Neo.ClientError.Statement.SyntaxError", "Neo.ClientError.Procedure.ProcedureNotFound"}
    assert {code for _, code in outcomes} == expected
    assert cypher(inolink, "SHOW INDEXES YIELD name WHERE name STARTS WITH 'draft' RETURN name") == []


def test_the_product_never_imports_py2neo(project: Path) -> None:
    sources = [*(project / "graph").rglob("*.py"), *(project / "api").rglob("*.py")]
    importing = [
        path.name
        for path in sources
        if re.search(r"^\s*(import|from) py2neo", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert importing == []
