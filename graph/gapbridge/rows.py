"""Row models: what a row of each table must look like before it may enter the graph.

They are made from `vocabulary`, so a property exists in exactly one place.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationInfo,
    create_model,
    field_validator,
)
from pydantic import Field as ModelField

from gapbridge import places, spoken
from gapbridge.forms import SheetKind
from gapbridge.vocabulary import (
    KEY_PATTERN,
    PARTIAL_DATE_PATTERN,
    URL_PATTERN,
    Kind,
    NodeKind,
    Property,
    StatementKind,
    Type,
)

Value = str | int | float | bool | date

# An optional last column of every table, for what is written out to be read again.
OWNER = Property("dataset", Type.KEY, "the data set the row belongs to; empty: the one being loaded")

MAX_KEY = 120
MAX_TEXT = 10_000
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_DAY = re.compile(
    r"(?P<year>[0-9]{4})(?P<by>[-./])(?P<month>[0-9]{1,2})(?P=by)(?P<day>[0-9]{1,2})([T ]00:00(:00(\.0+)?)?)?"
)
_NUMBER = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}([ \u00a0\u202f][0-9]{3})+)([.,][0-9]+)?")
_THOUSANDS_OR_DECIMALS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
_TRUTHS = {"true": True, "yes": True, "taip": True, "1": True, "false": False, "no": False, "ne": False, "0": False}


@dataclass(frozen=True, slots=True)
class Row:
    """A checked row: its properties without the unknown ones, and for a statement its two ends.

    The labels of the ends are known of rows that were read from the graph page by page.
    """

    properties: dict[str, Value]
    start_id: str = ""
    end_id: str = ""
    line: int = 0
    start_label: str = field(default="", compare=False)
    end_label: str = field(default="", compare=False)

    @property
    def id(self) -> str:
        """Key of the node, or id of the statement."""
        return str(self.properties["id"])


@cache
def model(kind: SheetKind) -> type[BaseModel]:
    """The pydantic model of one row of a table: a field for each column, in the columns' order."""
    fields: dict[str, Any] = {item.name: _field(item) for item in all_columns(kind)}
    name = "".join(word.title() for word in kind.table.split("_")) + "Row"
    config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
    in_its_country = {"in_its_country": field_validator("region")(_in_its_country)} if "region" in fields else {}
    made: type[BaseModel] = create_model(
        name, __config__=config, __doc__=kind.meaning, __validators__=in_its_country, **fields
    )
    return made


def columns(kind: SheetKind) -> tuple[Property, ...]:
    """The columns of a table's file: for a statement the two ends first."""
    return (*kind.ends, *kind.properties) if isinstance(kind, StatementKind) else kind.properties


def all_columns(kind: SheetKind) -> tuple[Property, ...]:
    """The columns a table's file may have: those people fill, and the data set that owns the row."""
    return (*columns(kind), OWNER)


def row(kind: Kind, cells: dict[str, str], dataset: str, line: int = 0) -> Row:
    """One checked row from the cells of a line; empty cells are unknown.

    It belongs to the data set that its cell `dataset` names, else to `dataset`.

    Raises:
        pydantic.ValidationError: A cell is missing or cannot be read as its column wants it.
    """
    known = checked(kind, cells)
    known.setdefault("dataset", dataset)
    if isinstance(kind, NodeKind):
        return Row(known, line=line)
    start, end = known.pop(kind.start_column), known.pop(kind.end_column)
    known["id"] = statement_id(kind, start, end, known)
    return Row(known, start, end, line)


def checked(kind: SheetKind, cells: dict[str, str]) -> dict[str, Any]:
    """The values of the cells of a line that are filled.

    Raises:
        pydantic.ValidationError: A cell is missing or cannot be read as its column wants it.
    """
    found = model(kind).model_validate({name: cell for name, cell in cells.items() if cell.strip()})
    return {name: value for name, value in found if value is not None}


def statement_id(kind: StatementKind, start: str, end: str, properties: dict[str, Any]) -> str:
    """The id of a statement: type, ends, source, first day, and what else tells it apart.

    Two rows with the same id say the same thing of the same ends, from the same source and day.
    """
    own = [quote(str(properties[name]).casefold(), safe=" ") for name in kind.identity if name in properties]
    day = properties.get("valid_from")
    parts = [kind.type.lower(), start, end, properties["source_id"], day.isoformat() if day else "", *own]
    return ":".join(parts)


def restored(kind: Kind, told: dict[str, Any]) -> dict[str, Value]:
    """Properties that went through JSON, with days as days and numbers as numbers again."""
    days = {item.name for item in kind.properties if item.type is Type.DATE}
    return {name: date.fromisoformat(value) if name in days else value for name, value in told.items()}


def _field(item: Property) -> tuple[Any, Any]:
    type_ = Annotated[Literal[item.choices], BeforeValidator(_lower)] if item.type is Type.CHOICE else _TYPES[item.type]
    bounds = {"ge": item.minimum, "le": item.maximum}
    constraints: dict[str, Any] = {name: bound for name, bound in bounds.items() if bound is not None}
    if item.required:
        return type_, ModelField(description=item.meaning, **constraints)
    return type_ | None, ModelField(None, description=item.meaning, **constraints)


def _in_its_country(region: str | None, row: ValidationInfo) -> str | None:
    """A region lies in the country of its row; the columns stand in that order."""
    country = row.data.get("country")
    if region and country and places.country_of(region) != country:
        raise ValueError(
            f"lies in {places.country_of(region)}, and the row's country is {country}; correct one of them"
        )
    return region


def printable(text: str) -> str:
    """A text without the invisible characters that no cell may hold."""
    return _CONTROL.sub("", text)


def _printable(text: str) -> str:
    found = _CONTROL.search(text)
    if found:
        raise ValueError(f"holds the invisible character U+{ord(found[0]):04X}; retype the text")
    return text


def _real_day(text: str) -> str:
    if len(text) == len("2017-06-05"):
        try:
            date.fromisoformat(text)
        except ValueError:
            raise ValueError("there is no such day; write it as year-month-day: 2017-06-05") from None
    return text


def _day(value: object) -> object:
    """Year first, however it is separated; a time of midnight, as exports add it, is left out."""
    if isinstance(value, str):
        found = _DAY.fullmatch(value.strip())
        if not found:
            raise ValueError("write the day as year-month-day: 2017-06-05")
        return f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}"
    return value


def _truth(value: object) -> object:
    if isinstance(value, str):
        if value.strip().lower() not in _TRUTHS:
            raise ValueError("write true or false")
        return _TRUTHS[value.strip().lower()]
    return value


def _number(value: object) -> object:
    """A number with decimal point or comma; blanks may stand between groups of three digits."""
    if isinstance(value, str):
        text = value.strip()
        if not _NUMBER.fullmatch(text):
            raise ValueError("write a number without unit: 1250.5 or 1250,5")
        if _THOUSANDS_OR_DECIMALS.fullmatch(text):
            raise ValueError(f"may mean {text.replace(',', '')} or {text.replace(',', '.')}; write it like that")
        return re.sub(r"\s", "", text).replace(",", ".")
    return value


def _lower(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


def _upper(value: object) -> object:
    return value.strip().upper() if isinstance(value, str) else value


_TEXT = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT), AfterValidator(_printable)]
_TYPES: dict[Type, Any] = {
    Type.KEY: Annotated[str, StringConstraints(pattern=KEY_PATTERN, max_length=MAX_KEY)],
    Type.TEXT: _TEXT,
    Type.URL: Annotated[_TEXT, StringConstraints(pattern=URL_PATTERN)],
    Type.COUNTRY: Annotated[str, BeforeValidator(_upper), AfterValidator(places.country)],
    Type.REGION: Annotated[str, BeforeValidator(_upper), AfterValidator(places.region)],
    Type.LANGUAGES: Annotated[_TEXT, AfterValidator(spoken.languages)],
    Type.PARTIAL_DATE: Annotated[str, StringConstraints(pattern=PARTIAL_DATE_PATTERN), AfterValidator(_real_day)],
    Type.DATE: Annotated[date, BeforeValidator(_day)],
    Type.INTEGER: Annotated[int, BeforeValidator(_number), ModelField(ge=-(2**63), lt=2**63)],
    Type.NUMBER: Annotated[float, BeforeValidator(_number), ModelField(allow_inf_nan=False)],
    Type.BOOLEAN: Annotated[bool, BeforeValidator(_truth)],
}
