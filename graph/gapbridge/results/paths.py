"""How two things hang together: paths of statements, each in a plain sentence."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gapbridge.results.base import NameOf, Result
from gapbridge.results.collaborations import Step


class PathNode(Result):
    """A node on a path."""

    id: str = Field(description="label/key", examples=["Cluster/litek"])
    type: str = Field(description="its label", examples=["Cluster"])
    key: str = Field(description="its key", examples=["litek"])
    label: Annotated[str, NameOf("", "key", label_field="type")] = Field(
        description="its name, title or key", examples=["LITEK"]
    )


class ExplainedPath(Result):
    """A way from one thing to another over statements, whatever their direction; no node comes twice."""

    length: int = Field(description="steps", examples=[2])
    sentence_en: str = Field(examples=["Ekspla is a member of LITEK, which lacks external communication."])
    sentence_lt: str = Field(
        description="in Lithuanian; ` [en]` behind names that are known in English only",
        examples=["Organizacija „Ekspla“ priklauso klasteriui „LITEK“; klasteriui „LITEK“ trūksta ..."],
    )
    nodes: list[PathNode] = Field(description="from the start to the end")
    steps: list[list[Step]] = Field(
        description="for each step every statement that joins the two nodes, in the direction it is stored; by id"
    )
    statuses: list[str] = Field(description="what the statements are", examples=[["fact", "statement"]])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])


class Paths(Result):
    """The shortest known ways between two things."""

    start: PathNode
    end: PathNode
    as_of: date = Field(description="the day asked about", examples=["2017-06-06"])
    asked_statuses: list[str] = Field(examples=[["fact", "statement", "estimate"]])
    paths: list[ExplainedPath] = Field(description="the shortest first, then by their nodes")
    max_steps: int = Field(description="longest path asked for", examples=[5])
    complete_steps: int = Field(description="paths of so many steps were all looked at", examples=[5])
    cut: bool = Field(description="there are, or may be, more paths of up to max_steps", examples=[False])
