"""For analysts: read-only Cypher of their own, and saved questions."""

import json
import sys
from typing import Annotated, Any

import typer

from gapbridge import adhoc, names, questions
from gapbridge.errors import BadInput
from gapbridge.results import SavedQuestion
from gapbridge.scope import Scope
from gapbridge.vocabulary import Language
from gapbridge_api.cli import options, output
from gapbridge_api.cli.options import AsOf, Csv, Json, Lang, Status, Synthetic
from gapbridge_api.cli.session import messages, session


def cypher(
    query: Annotated[str | None, typer.Argument(help="A Cypher statement that reads; `-` takes it from stdin.")] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="name=value; the value as JSON, else as text. Repeatable."),
    ] = None,
    saved: Annotated[str | None, typer.Option("--saved", help="Run this saved question; --list names them.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the saved questions; run nothing.")] = False,
    show: Annotated[bool, typer.Option("--show", help="With --saved: print its Cypher; run nothing.")] = False,
    status: Status = None,
    synthetic: Synthetic = False,
    as_of: AsOf = None,
    lang: Lang = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """Run read-only Cypher, your own or a saved question; what could write, reach out or run away is refused."""
    if sum((listed, saved is not None, query is not None)) != 1:
        raise BadInput("One of a query, --saved NAME and --list is wanted.", "`gapbridge cypher --list` names them.")
    if show and saved is None:
        raise BadInput("--show shows a saved question.", "Name it with --saved.")
    scope, language = options.scope(status, synthetic, as_of), options.language(lang)
    if listed:
        output.print_answer(_list(scope, language), output.chosen(as_json, as_csv))
        return
    given = _parameters(param or [])
    if saved is None:
        text = sys.stdin.read() if query == "-" else str(query)
    else:
        question = questions.get(saved, scope)
        if show:
            typer.echo(question.query)
            return
        text, given = question.query, _values(question, given)
    with session() as database:
        table = adhoc.run(database, text, given)
    records = table.records
    columns = {name: [_shown(record[name], language) for record in records] for name in table.columns}
    answer = output.Answer(f"{len(records)} row{'' if len(records) == 1 else 's'}", table.columns, records, columns)
    output.print_answer(answer, output.chosen(as_json, as_csv))
    for notice in table.notices:
        messages.print(notice, markup=False, style="dim")
    if table.truncated:
        messages.print(f"Only the first {len(table.rows):,} rows are shown; narrow the query with WHERE or LIMIT.")


def _list(scope: Scope, language: Language) -> output.Answer:
    found = questions.saved(scope)
    told = {
        "name": [one.name for one in found],
        "what it tells": [one.tells_lt if language == "lt" else one.tells_en for one in found],
        "parameters": [", ".join(parameter.name for parameter in one.params) for one in found],
    }
    fields = list(SavedQuestion.model_fields)
    return output.Answer("Saved questions", fields, [one.model_dump(mode="json") for one in found], told)


def _values(question: SavedQuestion, given: dict[str, Any]) -> dict[str, Any]:
    known = {one.name for one in question.params}
    unknown = sorted(set(given) - known)
    if unknown:
        raise BadInput(f"{question.name} has no parameter {unknown[0]}.", f"It has {', '.join(sorted(known))}.")
    return question.values(given)


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


def _shown(value: Any, language: Language) -> Any:
    """A value for people: a node is its name, a relationship its type and source, lists are joined."""
    if isinstance(value, list):
        return ", ".join("null" if item is None else str(_shown(item, language)) for item in value)
    if not isinstance(value, dict):
        return value
    if "_labels" in value:
        return names.shown_node(value, language)
    if "_type" in value:
        return f"{value['_type']} ({value.get('source_id', 'no source')})"
    return json.dumps(value, ensure_ascii=False, default=str)
