"""A subgraph as drawing tools read it: Cytoscape.js elements, and the node-link form of networkx and D3."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from gapbridge.results import Edge, Node, Scalar, Subgraph

STATEMENT = "needs:litek:creating-added-value:klaster-lt-2017-06-06:2017-06-05"
WHOLE = Field(description="properties of the whole graph", examples=[{"truncated": False}])
TRUNCATED = Field(description="there is more than was asked for at most", examples=[False])


# A property may not hide an end of its edge.
RENAMED = {"target": "target_ability"}


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
        nodes=[CytoscapeNode(data=_node(node)) for node in subgraph.nodes],
        edges=[CytoscapeEdge(data=EdgeFields.model_validate(_statement(edge))) for edge in subgraph.edges],
    )
    return Cytoscape(elements=elements, truncated=subgraph.truncated)


def node_link(subgraph: Subgraph, edges_key: Literal["edges", "links"]) -> NodeLink | NodeLinkForD3:
    """The subgraph in node-link form, its edges under that key."""
    nodes = [_node(node) for node in subgraph.nodes]
    links = [Link.model_validate(_statement(edge) | {"key": edge.id}) for edge in subgraph.edges]
    cut = subgraph.truncated
    if edges_key == "links":
        return NodeLinkForD3(graph={"truncated": cut}, nodes=nodes, links=links, truncated=cut)
    return NodeLink(graph={"truncated": cut}, nodes=nodes, edges=links, truncated=cut)


def _node(node: Node) -> NodeFields:
    own = {"id": node.id, "label": node.label, "type": node.type, "key": node.key}
    return NodeFields.model_validate(node.properties | own)


def _statement(edge: Edge) -> dict[str, Scalar]:
    own = {RENAMED.get(name, name): value for name, value in edge.properties.items()}
    return own | {"id": edge.id, "source": edge.source, "target": edge.target, "type": edge.type}
