"""What every answer is made of."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, model_validator

Scalar = bool | int | float | str | date | None


@dataclass(frozen=True)
class NameOf:
    """Marks a field as the name of a node: of this label, with its key in that other field of the same model."""

    label: str
    key_field: str


CompetenceName = Annotated[str, NameOf("Competence", "competence_id")]


class Result(BaseModel):
    """An answer, or a row of one."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reasoned(Result):
    """An answer that says of every null why it is null: its field `reasons` has exactly the names of these fields."""

    @model_validator(mode="after")
    def _every_null_has_its_reason(self) -> Self:
        told: Any = self.__dict__
        unknown = {name for name, value in told.items() if value is None}
        if unknown != set(told["reasons"]):
            raise ValueError(f"null: {sorted(unknown)}, with a reason: {sorted(told['reasons'])}")
        return self
