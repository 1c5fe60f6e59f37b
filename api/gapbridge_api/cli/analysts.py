"""For analysts: their own read-only Cypher."""

import json
import sys
from typing import Annotated, Any

import typer

from gapbridge import adhoc
from gapbridge.errors import BadInput
from gapbridge_api.cli import output
from gapbridge_api.cli.options import Csv, Json
from gapbridge_api.cli.session import messages, session


def cypher(
    query: Annotated[str, typer.Argument(help="A Cypher statement that reads; `-` takes it from stdin.")],
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="name=value; the value as JSON, else as text. Repeatable."),
    ] = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Run read-only Cypher; what could write, reach out or run away is refused."""
    text = sys.stdin.read() if query == "-" else query
    with session() as database:
        table = adhoc.run(database, text, _parameters(param or []))
    records = table.records
    columns = {name: [_shown(record[name]) for record in records] for name in table.columns}
    answer = output.Answer(f"{len(records)} row{'' if len(records) == 1 else 's'}", table.columns, records, columns)
    output.print_answer(answer, output.chosen(as_json, as_csv))
    for notice in table.notices:
        messages.print(notice, markup=False, style="dim")
    if table.truncated:
        messages.print(f"Only the first {len(table.rows):,} rows are shown; narrow the query with WHERE or LIMIT.")


def _parameters(given: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in given:
        name, separator, value = one.partition("=")
        if not separator or not name.isidentifier():
            raise BadInput(f"--param {one!r} is not name=value.", "For example: --param key=litek")
        try:
            found[name] = json.loads(value)
        except ValueError:
            found[name] = value
    return found


def _shown(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else value
