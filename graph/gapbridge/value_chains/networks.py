"""Stages and deliveries as directed graphs, and what their form alone says: single points, routes, central members.

Nodes and edges are put in by key, so the same facts give the same answer, whatever order they came in.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gapbridge.value_chains.facts import ChainFacts

if TYPE_CHECKING:  # networkx is loaded where it is needed: `gapbridge --help` does without
    from networkx import DiGraph

Edge = tuple[str, str]

BETWEENNESS_STEPS = 4_000_000  # starts times (nodes + edges), about three seconds
FEWEST_STARTS = 20
COMMUNITY_EDGES = 12_000
SEED = 1

_ROOT = ""  # no key is empty


@dataclass(frozen=True)
class Betweenness:
    """How central each node is; from how many starts it was estimated, where it was not computed in full.

    `values` is empty where not even that can be done in time; `reason` says so.
    """

    values: Mapping[str, float]
    starts: int | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Communities:
    """Groups of nodes with more edges inside than chance would give; the largest first.

    `modularity` is null where there is no edge, or where they were not computed; `reason` says why.
    """

    groups: list[list[str]]
    modularity: float | None = None
    reason: str | None = None


def stage_graph(facts: ChainFacts, stage_ids: Iterable[str] | None = None) -> DiGraph[str]:
    """Which stage feeds which, of all stages or of these only."""
    chosen = set(facts.stages if stage_ids is None else stage_ids)
    edges = {(one.start_id, one.end_id) for one in facts.said("FEEDS")}
    return digraph(chosen, (edge for edge in edges if chosen.issuperset(edge)))


def supply_graph(facts: ChainFacts, member_ids: Collection[str] | None = None) -> DiGraph[str]:
    """Who delivers to whom, whatever the product: every member that does or is delivered to, or these only."""
    edges = {(one.supplier_id, one.customer_id) for one in facts.supplies}
    if member_ids is None:
        return digraph((), edges)
    chosen = set(member_ids)
    return digraph(chosen, (edge for edge in edges if chosen.issuperset(edge)))


def digraph(nodes: Iterable[str], edges: Iterable[Edge]) -> DiGraph[str]:
    """A directed graph of these nodes and edges, put in by key."""
    from networkx import DiGraph

    chosen = sorted(set(edges))
    graph: DiGraph[str] = DiGraph()
    graph.add_nodes_from(sorted({*nodes, *(key for edge in chosen for key in edge)}))
    graph.add_edges_from(chosen)
    return graph


def supply_chain_of(facts: ChainFacts, organisation_ids: Iterable[str]) -> set[str]:
    """The organisations among these that deliver or are delivered to, all that deliveries to them come from, over
    however many others, and all that their own deliveries reach."""
    asked = {key for key in organisation_ids if key in facts.suppliers or key in facts.customers}
    return asked | reached(asked, facts.suppliers) | reached(asked, facts.customers)


def single_points_between(graph: DiGraph[str], start: str, end: str) -> list[str]:
    """The nodes that every way from `start` to `end` passes, in their order on the way; the two ends left out.

    These are the dominators of `end` (Lengauer and Tarjan 1979; networkx computes them as Cooper, Harvey and
    Kennedy 2006). Empty where there is no way at all, and where two ways share no node.
    """
    from networkx import immediate_dominators

    if start == end:
        return []
    before = immediate_dominators(graph, start)  # whether the root is in it depends on the version of networkx
    found: list[str] = []
    at = before.get(end, start)
    while at != start:
        found.append(at)
        at = before.get(at, start)
    return found[::-1]


def cut_off(graph: DiGraph[str]) -> dict[str, list[str]]:
    """For each node without which something is out of reach: what nothing from the beginnings reaches without it.

    The beginnings are the nodes that no edge leads to, and those of circles that none leads into. The answer is the
    dominator tree below one root before all beginnings; a beginning counts as reached while it is there itself.
    """
    from networkx import immediate_dominators

    rooted = graph.copy()
    rooted.add_node(_ROOT)
    rooted.add_edges_from((_ROOT, key) for key in beginnings(graph))
    below: dict[str, list[str]] = {}
    for key, before in immediate_dominators(rooted, _ROOT).items():
        if before is not None and before not in (_ROOT, key) and key != _ROOT:
            below.setdefault(before, []).append(key)
    return {key: sorted(reached([key], below)) for key in sorted(below)}


def beginnings(graph: DiGraph[str]) -> list[str]:
    """The nodes that no edge leads to, and those of circles that no edge leads into from outside."""
    from networkx import condensation

    parts = condensation(graph)
    return sorted(key for part in parts if not parts.in_degree(part) for key in parts.nodes[part]["members"])


def disjoint_paths(graph: DiGraph[str], start: str, end: str) -> list[list[str]]:
    """As many ways from `start` to `end` as there can be without two of them sharing a node on the way.

    One such set, shortest ways first. Their number is the fewest nodes whose loss cuts `end` off, where no edge
    joins the two directly (Menger 1927). Empty where there is no way.
    """
    from networkx import NetworkXNoPath, node_disjoint_paths

    try:
        found = [list(path) for path in node_disjoint_paths(graph, start, end)]
    except NetworkXNoPath:
        return []
    return sorted(found, key=lambda path: (len(path), path))


def betweenness(graph: DiGraph[str]) -> Betweenness:
    """The share of all ordered pairs of others whose shortest ways run over a node, ways of equal length in equal
    parts: 0 to 1, `sum of s(a, b | v) / s(a, b)` over `(n - 1)(n - 2)` (Freeman 1977, computed as Brandes 2001).

    In a graph too large for that, the starts are sampled (Brandes and Pich 2007), always the same ones.
    """
    from networkx import betweenness_centrality

    count, size = len(graph), len(graph) + graph.number_of_edges()
    if count * size <= BETWEENNESS_STEPS:
        return Betweenness(betweenness_centrality(graph))
    starts = BETWEENNESS_STEPS // size
    if starts < FEWEST_STARTS:
        reason = f"the network is too large: {count:,} members, {graph.number_of_edges():,} links"
        return Betweenness({}, None, reason)
    return Betweenness(betweenness_centrality(graph, k=starts, seed=SEED), starts)


def communities(graph: DiGraph[str]) -> Communities:
    """Groups by the method of Louvain (Blondel and others 2008), the direction of edges left aside.

    The groups are one good division, not the only one; networks grow new groups by chance alone.
    """
    from networkx import Graph
    from networkx.algorithms.community import louvain_communities, modularity

    keys = list(graph)
    if graph.number_of_edges() > COMMUNITY_EDGES:
        return Communities([], None, f"the network is too large: {graph.number_of_edges():,} links")
    number = {key: at for at, key in enumerate(keys)}  # sets of numbers have one order on every machine
    plain: Graph[int] = Graph()
    plain.add_nodes_from(range(len(keys)))
    plain.add_edges_from((number[start], number[end]) for start, end in graph.edges)
    if not plain.number_of_edges():
        return Communities([[key] for key in keys], None, "nobody delivers to anybody" if keys else "nobody is known")
    found = louvain_communities(plain, seed=SEED)
    groups = sorted((sorted(keys[at] for at in group) for group in found), key=lambda group: (-len(group), group))
    return Communities(groups, float(modularity(plain, found)))


def parts(graph: DiGraph[str]) -> list[list[str]]:
    """Sets of nodes with some edge from each set's node to the next, whatever its direction; the largest first."""
    from networkx import weakly_connected_components

    found = [sorted(part) for part in weakly_connected_components(graph)]
    return sorted(found, key=lambda part: (-len(part), part))


def circles(graph: DiGraph[str]) -> list[list[str]]:
    """Sets of two or more nodes, each of which reaches all others of its set; the largest first."""
    from networkx import strongly_connected_components

    found = [sorted(part) for part in strongly_connected_components(graph) if len(part) > 1]
    return sorted(found, key=lambda part: (-len(part), part))


def reached(starts: Iterable[str], after: Mapping[str, Iterable[str]]) -> set[str]:
    """What lies behind these, over however many steps; a start only where it lies behind itself or another."""
    found: set[str] = set()
    waiting = deque(starts)
    while waiting:
        new = set(after.get(waiting.popleft(), ())) - found
        found |= new
        waiting.extend(new)
    return found
