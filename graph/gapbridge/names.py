"""Names in the reader's language, put into an answer as the last step; it is computed with English names.

A name that is known in English only stays, and is marked as a fall-back: an answer never leaves a gap, and never
passes English off as the language asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from operator import is_
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from gapbridge import neighbourhood
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.results.base import Result, name_fields
from gapbridge.results.names import NameOfThing
from gapbridge.vocabulary import ENGLISH, NAMES, NODES, Language

MARK = " [en]"
MAX_KEYS = 200

Answer = TypeVar("Answer")
Node = tuple[str, str]  # label and key
Tell = Callable[[Result], Result]


@dataclass(frozen=True)
class _Name:
    """A marked name: its field, its place where that is a list of names, and the nodes it may be of."""

    field: str
    at: int | None
    name: str
    nodes: list[Node]


_NAMED = frozenset(kind.label for kind in NODES if NAMES[-1] in kind.own)


def in_language(database: Database, found: Answer, language: Language, *, marked: bool = False) -> Answer:
    """The same answer with the names of nodes in a language; where only English is known, that is told.

    Every result in it, however deep, whose model marks names (`NameOf`) is replaced by a copy. Its
    `names_in_english` lists the fields that are fall-backs, and within a list of names the place: `names[2]`. All
    names are read with one query.

    Args:
        database: Where the names are.
        found: A result, or lists of results; what is none stays as it is.
        language: The language of the reader.
        marked: Write ` [en]` behind fall-backs too, for print-outs.
    """
    if language == ENGLISH:
        return found
    wanted: set[Node] = set()

    def note(result: Result) -> Result:
        wanted.update(node for one in _names(result) for node in one.nodes)
        return result

    _each(found, note)
    known = lithuanian(database, wanted)
    told: Answer = _each(found, partial(_renamed, known=known, mark=MARK if marked else ""))
    return told


def lithuanian(database: Database, wanted: Iterable[Node]) -> dict[Node, str]:
    """The Lithuanian names of nodes, given by label and key; those that have none are left out. One query."""
    keys: dict[str, list[str]] = {}
    for label, key in sorted(wanted):
        keys.setdefault(label, []).append(key)
    if not keys:
        return {}
    rows = database.read("names/in_lithuanian", wanted=[{"label": label, "keys": some} for label, some in keys.items()])
    return {(row["label"], row["id"]): row["name"] for row in rows}


def of_keys(database: Database, ids: Sequence[str]) -> list[NameOfThing]:
    """What keys name, in both languages, by key; a key that names nothing is left out, one may name several things.

    Raises:
        BadInput: There are more than 200.
    """
    if len(ids) > MAX_KEYS:
        raise BadInput(f"The names of at most {MAX_KEYS} keys are told at once.")
    return [NameOfThing(**row) for row in database.read("names/of_keys", ids=list(ids))]


def shown(name_en: str, name_lt: str | None, language: Language) -> str:
    """The name of a node both of whose names are at hand, for print-outs; a fall-back carries ` [en]`."""
    if language == ENGLISH:
        return name_en
    return name_en + MARK if name_lt is None else name_lt


def shown_node(properties: Mapping[str, Any], language: Language) -> str:
    """What a node is called, for print-outs: its name, else its title, what it counts or its key."""
    name = properties.get(NAMES[0].name)
    if name is None:
        return neighbourhood.label(properties, str(properties.get("id") or "?"))
    return shown(str(name), properties.get(NAMES[1].name), language)


def holds_names(annotation: Any) -> bool:
    """Whether answers of this type may hold marked names: `list[SharedGap]` may."""
    return any(name_fields(model) for model in models_in(annotation))


def models_in(annotation: Any, _seen: frozenset[Any] = frozenset()) -> Iterator[type[BaseModel]]:
    """The models that a type is made of, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in _seen:
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_in(field.annotation, _seen | {annotation})
    for part in get_args(annotation):
        yield from models_in(part, _seen)


@cache
def _inner_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that hold results with marked names."""
    return tuple(name for name, field in model.model_fields.items() if holds_names(field.annotation))


def _each(value: Any, tell: Tell) -> Any:
    """The value with what `tell` makes of each result in it that marks names, inner ones first."""
    if isinstance(value, list | tuple):
        told = type(value)(_each(one, tell) for one in value)
        return value if all(map(is_, told, value)) else told
    if not isinstance(value, BaseModel):
        return value
    inner = {name: _each(getattr(value, name), tell) for name in _inner_fields(type(value))}
    changed = {name: part for name, part in inner.items() if part is not getattr(value, name)}
    copy = value.model_copy(update=changed) if changed else value
    return tell(copy) if isinstance(copy, Result) and name_fields(type(copy)) else copy


def _names(result: Result) -> Iterator[_Name]:
    """The names in a result, without those that nobody knows and those of nodes that have none."""
    for field, of in name_fields(type(result)).items():
        given: str = getattr(result, of.label_field) if of.label_field else of.label
        labels = [label for label in given.split("|") if label in _NAMED]
        names, keys = getattr(result, field), getattr(result, of.key_field)
        pairs = enumerate(zip(names, keys, strict=True)) if isinstance(names, list) else [(None, (names, keys))]
        for at, (name, key) in pairs:
            if labels and name is not None:
                yield _Name(field, at, name, [(label, key) for label in labels if key is not None])


def _renamed(result: Result, known: dict[Node, str], mark: str) -> Result:
    changes: dict[str, Any] = {}
    in_english: list[str] = []
    for one in _names(result):
        other = next((known[node] for node in one.nodes if node in known), None)
        if other is None:
            in_english.append(one.field if one.at is None else f"{one.field}[{one.at}]")
        told = other or f"{one.name}{mark}"
        if one.at is None:
            changes[one.field] = told
        else:
            changes.setdefault(one.field, list(getattr(result, one.field)))[one.at] = told
    return result.renamed(changes, tuple(in_english))
