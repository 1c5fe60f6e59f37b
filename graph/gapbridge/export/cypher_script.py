"""A Cypher script that makes the same graph in an empty Neo4j: constraints, then the rows by the loader's queries.

Each statement ends with `;` at the end of a line, and no text holds a line break, so that the script can be cut
there. Running it again changes nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from gapbridge import queries, schema
from gapbridge.export.contents import Contents
from gapbridge.rows import Row
from gapbridge.vocabulary import Kind

ROWS_AT_ONCE = 200

_COMMENTS = re.compile(r"^//.*\n", re.MULTILINE)
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ESCAPED = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def write(path: Path, contents: Contents) -> None:
    """Write a script for `cypher-shell` or the Neo4j browser."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("// A graph of GapBridge. Run it on an empty Neo4j: cypher-shell -f FILE\n")
        for statement in queries.statements(schema.CONSTRAINTS):
            file.write(f"{statement};\n")
        for kind in contents.kinds():
            rows = iter(contents.rows(kind))
            while some := list(islice(rows, ROWS_AT_ONCE)):
                file.write(f"{_statement(kind, some)};\n")


def literal(value: Any) -> str:
    """A value as Cypher writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + "".join(map(_letter, value)) + "'"
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, float):
        return repr(value).replace("e+", "e")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_name(name)}: {literal(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    return str(value)


def _name(name: str) -> str:
    return name if _PLAIN_NAME.fullmatch(name) else f"`{name.replace('`', '``')}`"


def _letter(letter: str) -> str:
    return _ESCAPED.get(letter, letter)


def _statement(kind: Kind, rows: Iterable[Row]) -> str:
    """The loader's own query, with the rows where it has a parameter."""
    text = _COMMENTS.sub("", queries.get(f"tables/store/{kind.table}").text)
    given = ",\n".join(map(literal, _sent(rows)))
    return text.strip().replace("$rows", f"[\n{given}]", 1)


def _sent(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {"id": row.id, "start_id": row.start_id, "end_id": row.end_id, "properties": row.properties}
