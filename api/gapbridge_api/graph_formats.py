"""What `GET /v1/graph` answers: the forms of `gapbridge.export`, described for OpenAPI."""

from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from gapbridge.export.flat import edge_fields, node_fields
from gapbridge.export.json_graphs import cytoscape_element, link
from gapbridge.results import Scalar, Subgraph

STATEMENT = "needs:litek:creating-added-value:klaster-lt-2017-06-06:2017-06-05"
WHOLE = Field(description="properties of the whole graph", examples=[{"truncated": False}])
FormatName = Annotated[
    Literal["cytoscape", "node-link"],
    Query(description="for Cytoscape.js, or for networkx and D3", examples=["cytoscape"]),
]
EdgesKey = Annotated[
    Literal["edges", "links"],
    Query(description="node-link only: networkx reads edges, D3 links", examples=["links"]),
]
TRUNCATED = Field(description="there is more than was asked for at most", examples=[False])


class NodeFields(BaseModel):
    """A node, with the properties that are known beside these."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Scalar]

    id: str = Field(description="label/key, unique over nodes and edges", examples=["Cluster/litek"])
    label: str = Field(description="what to write beside it", examples=["LITEK"])
    type: str = Field(description="its label in the graph", examples=["Cluster"])
    key: str = Field(description="its key", examples=["litek"])


class EdgeFields(BaseModel):
    """A statement, with the properties that are known beside these.

    `target_ability` is the property `target` of a need: the ability at which it is met.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Scalar]

    id: str = Field(description="id of the statement", examples=[STATEMENT])
    source: str = Field(description="id of the node it starts from", examples=["Cluster/litek"])
    target: str = Field(description="id of the node it leads to", examples=["Competence/creating-added-value"])
    type: str = Field(description="its type", examples=["NEEDS"])


class Link(EdgeFields):
    """A statement; `key` tells parallel edges of a multigraph apart."""

    key: str = Field(description="the same as id", examples=[STATEMENT])


class CytoscapeNode(BaseModel):
    """A node as Cytoscape.js reads it."""

    data: NodeFields


class CytoscapeEdge(BaseModel):
    """An edge as Cytoscape.js reads it."""

    data: EdgeFields


class Elements(BaseModel):
    """Nodes and edges; every edge's ends are among the nodes."""

    nodes: list[CytoscapeNode]
    edges: list[CytoscapeEdge]


class Cytoscape(BaseModel):
    """Input of Cytoscape.js: `cytoscape({elements: answer.elements})`."""

    elements: Elements
    truncated: bool = TRUNCATED


class NodeLink(BaseModel):
    """Input of `networkx.node_link_graph(answer, edges="edges")`."""

    directed: Literal[True] = True
    multigraph: Literal[True] = True
    graph: dict[str, Scalar] = WHOLE
    nodes: list[NodeFields]
    edges: list[Link]
    truncated: bool = TRUNCATED


class NodeLinkForD3(BaseModel):
    """The same with the edges under `links`, as D3 reads it."""

    directed: Literal[True] = True
    multigraph: Literal[True] = True
    graph: dict[str, Scalar] = WHOLE
    nodes: list[NodeFields]
    links: list[Link]
    truncated: bool = TRUNCATED


def cytoscape(subgraph: Subgraph) -> Cytoscape:
    """The subgraph as Cytoscape.js elements."""
    elements = Elements(
        nodes=[CytoscapeNode.model_validate(cytoscape_element(node_fields(node))) for node in subgraph.nodes],
        edges=[CytoscapeEdge.model_validate(cytoscape_element(edge_fields(edge))) for edge in subgraph.edges],
    )
    return Cytoscape(elements=elements, truncated=subgraph.truncated)


def node_link(subgraph: Subgraph, edges_key: Literal["edges", "links"]) -> NodeLink | NodeLinkForD3:
    """The subgraph in node-link form, its edges under that key."""
    nodes = [NodeFields.model_validate(node_fields(node)) for node in subgraph.nodes]
    links = [Link.model_validate(link(edge_fields(edge))) for edge in subgraph.edges]
    cut = subgraph.truncated
    if edges_key == "links":
        return NodeLinkForD3(graph={"truncated": cut}, nodes=nodes, links=links, truncated=cut)
    return NodeLink(graph={"truncated": cut}, nodes=nodes, edges=links, truncated=cut)
