"""What every answer is made of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Self, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

Scalar = bool | int | float | str | date | None

IN_ENGLISH = "names_in_english"
_IN_ENGLISH_SCHEMA: JsonSchemaValue = {
    "title": "Names In English",
    "description": "only in answers in another language: the fields whose names are in English, because no name in"
    " that language is known",
    "type": "array",
    "items": {"type": "string"},
    "examples": [[]],
}


@dataclass(frozen=True)
class NameOf:
    """Marks a field as the name of a node: of this label, with its key in that other field of the same model.

    `Cluster|Member` is either. Where the label differs from row to row, `label_field` is the field that holds it.
    A list of names goes with a list of keys. `gapbridge.names` tells marked names in the reader's language.
    """

    label: str
    key_field: str
    label_field: str = ""


CompetenceName = Annotated[str, NameOf("Competence", "competence_id")]


class Result(BaseModel):
    """An answer, or a row of one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    _in_english: tuple[str, ...] | None = PrivateAttr(None)

    @property
    def names_in_english(self) -> list[str] | None:
        """The fields whose names are in English for want of others; null in an answer that is in English itself."""
        return None if self._in_english is None else list(self._in_english)

    def renamed(self, changes: dict[str, Any], in_english: tuple[str, ...] | None) -> Self:
        """The same answer with other names; `in_english` are the fields for which no other name is known."""
        copy = self.model_copy(update=changes)
        copy._in_english = in_english
        return copy

    @model_serializer(mode="wrap")
    def _told(self, handler: SerializerFunctionWrapHandler):  # type: ignore[no-untyped-def]  # a type would hide ours
        told: dict[str, Any] = handler(self)
        return told if self._in_english is None else {**told, IN_ENGLISH: self.names_in_english}

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        schema = handler(core_schema)
        if name_fields(cls):
            handler.resolve_ref_schema(schema).setdefault("properties", {})[IN_ENGLISH] = _IN_ENGLISH_SCHEMA
        return schema


class Reasoned(Result):
    """An answer that says of every null why it is null: its field `reasons` has exactly the names of these fields."""

    @model_validator(mode="after")
    def _every_null_has_its_reason(self) -> Self:
        told: Any = self.__dict__
        unknown = {name for name, value in told.items() if value is None}
        if unknown != set(told["reasons"]):
            raise ValueError(f"null: {sorted(unknown)}, with a reason: {sorted(told['reasons'])}")
        return self


def told_fields(model: type[Result], found: Sequence[Result]) -> list[str]:
    """The fields of an answer's rows: those of their model, and `names_in_english` in an answer in another language."""
    translated = any(row.names_in_english is not None for row in found)
    return [*model.model_fields, *([IN_ENGLISH] if translated else [])]


@cache
def name_fields(model: type[BaseModel]) -> dict[str, NameOf]:
    """The fields of a model that are marked as names."""
    marks = {name: [*_marks(field.metadata), *_within(field.annotation)] for name, field in model.model_fields.items()}
    return {name: found[0] for name, found in marks.items() if found}


def _within(annotation: Any) -> Iterator[NameOf]:
    """The marks in a type such as `CompetenceName | None` or `list[CompetenceName]`."""
    yield from _marks(getattr(annotation, "__metadata__", ()))
    for part in get_args(annotation):
        yield from _within(part)


def _marks(metadata: Iterable[Any]) -> Iterator[NameOf]:
    return (one for one in metadata if isinstance(one, NameOf))
