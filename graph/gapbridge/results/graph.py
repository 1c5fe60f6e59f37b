"""A part of the graph, to draw."""

from typing import Annotated

from pydantic import Field

from gapbridge.results.base import NameOf, Result, Scalar


class Node(Result):
    """A node of a subgraph."""

    id: str = Field(description="label/key, unique over nodes and edges", examples=["Cluster/litek"])
    type: str = Field(description="its label", examples=["Cluster"])
    key: str = Field(description="its key", examples=["litek"])
    label: Annotated[str, NameOf("", "key", label_field="type")] = Field(
        description="what to write beside it: its name, title or key", examples=["LITEK"]
    )
    properties: dict[str, Scalar] = Field(
        description="its properties, those that are known", examples=[{"country": "LT", "status": "fact"}]
    )


class Edge(Result):
    """A statement of a subgraph; the nodes at both its ends are there too."""

    id: str = Field(
        description="id of the statement",
        examples=["needs:litek:creating-added-value:klaster-lt-2017-06-06:2017-06-05"],
    )
    source: str = Field(description="id of the node it starts from", examples=["Cluster/litek"])
    target: str = Field(description="id of the node it leads to", examples=["Competence/creating-added-value"])
    type: str = Field(description="its type", examples=["NEEDS"])
    properties: dict[str, Scalar] = Field(
        description="its properties, those that are known", examples=[{"status": "statement"}]
    )


class Subgraph(Result):
    """A part of the graph, small enough to draw."""

    nodes: list[Node]
    edges: list[Edge]
    truncated: bool = Field(description="there is more than was asked for at most", examples=[False])
