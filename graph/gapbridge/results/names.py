"""What keys name."""

from pydantic import Field

from gapbridge.results.base import Result


class NameOfThing(Result):
    """What a key names; one key may name things of several kinds."""

    label: str = Field(description="what it is", examples=["Member"])
    id: str = Field(description="its key", examples=["ekspla"])
    name_en: str = Field(examples=["EKSPLA"])
    name_lt: str | None = Field(description="Lithuanian name; null when unknown", examples=[None])
    status: str = Field(description="synthetic: made up", examples=["fact"])
