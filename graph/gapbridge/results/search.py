"""What is found by its name."""

from typing import Literal

from pydantic import Field

from gapbridge.results.base import Result


class NamedThing(Result):
    """Something whose name holds what was looked for, or resembles it."""

    rank: int = Field(description="1: fits best", examples=[1])
    label: str = Field(description="what it is", examples=["Cluster"])
    id: str = Field(description="its key", examples=["lithuanian-plastics-cluster"])
    name_en: str = Field(examples=["Lithuanian Plastics Cluster"])
    name_lt: str | None = Field(
        description="Lithuanian name; null when unknown", examples=["Lietuvos plastikų klasteris"]
    )
    matched_name: str = Field(
        description="the one of its names that fits best", examples=["Lietuvos plastikų klasteris"]
    )
    matched_in: Literal["name_en", "name_lt", "other_names_en", "other_names_lt"] = Field(
        description="where that name stands", examples=["name_lt"]
    )
    match: Literal["words", "similar"] = Field(
        description="words: it holds a word looked for, inflected or without accents too; similar: nothing does, and"
        " this name resembles it",
        examples=["words"],
    )
    score: float = Field(
        description="how closely the words looked for stand in that name: 1 all, as they are", examples=[0.93]
    )
    status: str = Field(description="synthetic: made up", examples=["fact"])
    source_id: str = Field(description="where it is named", examples=["eccp-plastics"])
