"""Names can be told in the reader's language everywhere: no model, route or command can forget it."""

import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

from gapbridge import queries, results, vocabulary
from gapbridge.results import Result
from gapbridge.results.base import IN_ENGLISH, name_fields
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from gapbridge_api.cli import app

NAMED = {kind.label for kind in vocabulary.NODES if vocabulary.NAMES[-1] in kind.own}
# Commands that print answers without a `--lang`, each with the reason.
WITHOUT_NAMES = {
    "sources": "titles are told as they were published",
    "history": "rows of loads, as they stand in the tables",
    "programme frontier": "amounts, and keys of events",
    "hindsight": "measures, and how often each was right",
    "watch list": "keys only",
    "watch check": "sentences, kept as they were found; the keys stand beside them",
    "watch news": "the same sentences",
}


def models(model: type[Result] = Result) -> Iterator[type[Result]]:
    for one in model.__subclasses__():
        if one.__module__.startswith("gapbridge."):
            yield one
            yield from models(one)


@pytest.mark.parametrize("model", [one for one in models() if name_fields(one)], ids=lambda one: one.__name__)
def test_a_marked_name_has_a_key_beside_it_and_is_of_something_with_names(model: type[Result]) -> None:
    for field, of in name_fields(model).items():
        assert of.key_field in model.model_fields, field
        assert (of.label == "") == (of.label_field != ""), field
        if of.label_field:
            assert of.label_field in model.model_fields, field
        else:
            assert set(of.label.split("|")) <= NAMED, field


def test_a_field_that_looks_like_a_name_is_marked_as_one() -> None:
    """`..._name` beside `..._id` of something that has names."""
    told = {
        (model.__name__, field)
        for model in {getattr(results, name) for name in results.__all__} & set(models())
        for field in model.model_fields
        if field.endswith("_name") and f"{field.removesuffix('_name')}_id" in model.model_fields
    }
    marked = {(model.__name__, field) for model in models() for field in name_fields(model)}
    assert told - marked == set()


def test_the_query_for_names_looks_under_every_label_that_has_some() -> None:
    (found,) = re.findall(r"\(named:([\w|]+) \{id: key\}\)", queries.get("names/in_lithuanian").body)
    assert set(found.split("|")) == NAMED


def test_every_route_that_answers_with_names_listens_to_accept_language() -> None:
    described: Any = create_app(api_settings=ApiSettings()).openapi()
    operations = [(path, one) for path, methods in described["paths"].items() for one in methods.values()]
    with_names = {path for path, one in operations if _tells_names(one["responses"].get("200", {}), described)}
    listening = {
        path
        for path, one in operations
        if any(parameter["name"] == "Accept-Language" for parameter in one.get("parameters", []))
    }
    assert {"/v1/gaps/shared", "/v1/clusters/{cluster_id}/gaps", "/v1/clusters/{cluster_id}/suggestions"} <= with_names
    assert with_names - listening == set(), "their routes need route_class=TaggedRoute"
    reports = {path for path in described["paths"] if path.startswith("/v1/report/")}
    assert listening - with_names == {"/v1/export", "/v1/graph", "/v1/paths/graph", *reports}, (
        "files, and labels in forms of others"
    )


def test_every_command_that_prints_an_answer_takes_a_language_and_uses_it() -> None:
    commands = dict(_commands(typer.main.get_command(app)))
    options = {
        name: {word for parameter in command.params for word in parameter.opts} for name, command in commands.items()
    }
    answering = {name for name, words in options.items() if "--csv" in words}
    assert {"gaps shared", "gaps of", "suggest", "clusters"} <= answering
    taking = {name for name, words in options.items() if "--lang" in words}
    assert answering - taking == set(WITHOUT_NAMES), "use options.Lang and options.told"
    assert "export" in taking
    idle = {name for name in taking if not re.search(r"options\.(told|language)\(", _source(commands[name]))}
    assert idle == set(), "use options.told"


def _source(command: Any) -> str:
    return inspect.getsource(command.callback)


def _commands(command: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(command, TyperGroup):
        for name, one in command.commands.items():
            yield from _commands(one, f"{above} {name}".strip())
    else:
        yield above, command


def _tells_names(told: Any, described: Any, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a schema, or one it refers to, has a list of names in English."""
    if isinstance(told, list):
        return any(_tells_names(one, described, seen) for one in told)
    if not isinstance(told, dict):
        return False
    if IN_ENGLISH in told.get("properties", {}):
        return True
    name = told.get("$ref", "").rpartition("/")[2]
    if name and name not in seen:
        return _tells_names(described["components"]["schemas"][name], described, seen | {name})
    return any(_tells_names(one, described, seen) for one in told.values())
