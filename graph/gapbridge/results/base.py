"""What every answer is made of."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict

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
