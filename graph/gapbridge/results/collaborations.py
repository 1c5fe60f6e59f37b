"""What two clusters could do together, and why."""

from typing import Annotated, Literal

from pydantic import Field

from gapbridge.results.base import NameOf, Result


class Step(Result):
    """One statement on a path, in the direction it is stored."""

    start_id: str = Field(examples=["litek"])
    type: str = Field(examples=["NEEDS"])
    end_id: str = Field(examples=["creating-added-value"])
    statement_id: str = Field(examples=["needs:litek:creating-added-value:klaster-lt-2017-06-06:2017-06-05"])
    source_id: str = Field(examples=["klaster-lt-2017-06-06"])
    status: str = Field(examples=["statement"])


class Suggestion(Result):
    """A proposal that two clusters do something together, with what justifies it."""

    kind: Literal["teach_learn", "learn_together", "do_business"]
    direction: Literal["learn", "teach", "together", "supply", "buy", "tie"] = Field(
        description="as the asked cluster sees it: it learns from the partner, teaches it, learns together with it,"
        " delivers to it, buys from it, or is tied to it by ownership or leadership"
    )
    partner_id: str = Field(examples=["litek"])
    partner_name: Annotated[str, NameOf("Cluster", "partner_id")] = Field(examples=["LITEK"])
    subject_ids: list[str] = Field(
        description="what it is about: competences, stages, products or organisations",
        examples=[["creating-added-value"]],
    )
    value: float = Field(
        description="teach_learn: share of the learner's gaps that the teacher offers, 0 to 1;"
        " learn_together: number of gaps they share; do_business: number of links. Not comparable between kinds.",
        examples=[1.0],
    )
    collaborating: bool = Field(description="the two are known to work together already", examples=[False])
    statuses: list[str] = Field(description="what the statements on the paths are", examples=[["statement"]])
    path_count: int = Field(description="paths that justify it", examples=[1])
    paths: list[list[Step]] = Field(description="the first of them")
