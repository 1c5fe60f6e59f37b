"""The picture of the graph."""

from datetime import date
from typing import Annotated

from pydantic import Field

from gapbridge.results.base import NameOf, Result


class PictureNode(Result):
    """A node, and where it stands; one unit is the room of one node, y grows upwards."""

    id: str = Field(description="label/key", examples=["Cluster/litek"])
    type: str = Field(description="what it is", examples=["Cluster"])
    key: str = Field(description="its key", examples=["litek"])
    label: Annotated[str, NameOf("", "key", label_field="type")] = Field(description="its name", examples=["LITEK"])
    status: str = Field(description="synthetic: made up", examples=["fact"])
    x: float = Field(examples=[-12.25])
    y: float = Field(examples=[3.5])


class PictureLink(Result):
    """A statement that joins two nodes."""

    source: int = Field(description="place in `nodes` of the node it starts from, from 0", examples=[0])
    target: int = Field(description="place in `nodes` of the node it leads to", examples=[1])
    type: str = Field(description="its type", examples=["NEEDS"])
    source_id: str = Field(description="key of the source that says so", examples=["klaster-lt-2017-06-06"])
    status: str = Field(description="how sure it is", examples=["statement"])
    valid_from: date | None = Field(description="first day it holds; null: no known beginning", examples=["2017-06-05"])
    valid_to: date | None = Field(description="first day it no longer holds; null: no known end", examples=[None])


class Picture(Result):
    """Nodes and the statements between them, with a place for each node."""

    nodes: list[PictureNode]
    links: list[PictureLink]
    truncated: bool = Field(description="the graph holds more than the picture", examples=[False])
