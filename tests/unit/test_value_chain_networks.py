"""gapbridge.value_chains.networks against brute force: take a node away, and look again."""

import itertools
from random import Random

import pytest

from gapbridge.value_chains import networks
from tests.oracles import value_chains as oracle

GOLDEN = [
    ("raw", "compound"), ("raw", "tool"), ("compound", "mould"), ("tool", "mould"), ("mould", "assemble"),
    ("assemble", "r1"), ("assemble", "r2"), ("x", "r2"),
]  # fmt: skip
CHAINS = 200

Edges = list[tuple[str, str]]


def random_chain(seed: int) -> tuple[list[str], Edges]:
    """Up to eight nodes; half of the chains flow one way only, the others have circles."""
    chance = Random(seed)
    nodes = [f"n{at}" for at in range(chance.randint(2, 8))]
    pairs = [(one, other) for one in nodes for other in nodes if one != other]
    if seed % 2:
        pairs = [pair for pair in pairs if pair[0] < pair[1]]
    share = chance.choice([0.15, 0.3, 0.5])
    return nodes, [pair for pair in pairs if chance.random() < share]


def test_the_golden_chain_has_two_single_points_and_no_false_alarm() -> None:
    """Undirected articulation points would name r2 too, which only hangs on the side feeder x."""
    import networkx

    graph = networks.digraph([], GOLDEN)
    assert networks.single_points_between(graph, "raw", "r1") == ["mould", "assemble"]
    assert networks.cut_off(graph) == {
        "assemble": ["r1"],
        "mould": ["assemble", "r1"],
        "raw": ["assemble", "compound", "mould", "r1", "tool"],
    }
    assert set(networkx.articulation_points(graph.to_undirected())) == {"mould", "assemble", "r2"}


def test_single_points_of_random_chains_are_those_whose_removal_cuts() -> None:
    for seed in range(CHAINS):
        nodes, edges = random_chain(seed)
        graph = networks.digraph(nodes, edges)
        assert networks.cut_off(graph) == oracle.cut_off(nodes, edges), seed
        assert networks.beginnings(graph) == sorted(oracle.beginnings(nodes, edges)), seed
        for start in nodes:
            for end in nodes:
                found = networks.single_points_between(graph, start, end)
                assert set(found) == oracle.single_points(edges, start, end), (seed, start, end)
                assert len(set(found)) == len(found)
                for one, other in itertools.pairwise(found):
                    assert other not in oracle.reachable(edges, [start], without=one), "in their order on the way"


def test_disjoint_paths_are_as_many_as_menger_says() -> None:
    for seed in range(CHAINS):
        nodes, edges = random_chain(seed)
        graph = networks.digraph(nodes, edges)
        start, end = nodes[0], nodes[-1]
        paths = networks.disjoint_paths(graph, start, end)
        direct = (start, end) in edges
        cut = oracle.fewest_cut([edge for edge in edges if edge != (start, end)], start, end)
        assert len(paths) == cut + direct, seed
        assert bool(paths) == (end in oracle.reachable(edges, [start])), seed
        between = [key for path in paths for key in path[1:-1]]
        assert len(set(between)) == len(between), "no two share a node"
        for path in paths:
            assert (path[0], path[-1]) == (start, end)
            assert set(itertools.pairwise(path)) <= set(edges)
        assert paths == sorted(paths, key=lambda path: (len(path), path))


def test_betweenness_counts_shortest_ways() -> None:
    for seed in range(CHAINS):
        nodes, edges = random_chain(seed)
        found = networks.betweenness(networks.digraph(nodes, edges))
        assert found.starts is None and found.reason is None
        assert found.values == pytest.approx(oracle.betweenness(nodes, edges)), seed


def test_betweenness_of_a_large_network_is_sampled_or_declined(monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = [f"n{at:03}" for at in range(100)]
    graph = networks.digraph(nodes, [(one, other) for one, other in itertools.pairwise(nodes)])
    exact = networks.betweenness(graph)
    monkeypatch.setattr(networks, "BETWEENNESS_STEPS", 199 * 40)
    sampled = networks.betweenness(graph)
    assert sampled.starts == 40 and sampled == networks.betweenness(graph), "always the same"
    assert sampled.values["n050"] == pytest.approx(exact.values["n050"], rel=0.4)
    monkeypatch.setattr(networks, "BETWEENNESS_STEPS", 199 * 19)
    declined = networks.betweenness(graph)
    assert (declined.values, declined.starts) == ({}, None)
    assert declined.reason == "the network is too large: 100 members, 99 links"


def test_communities_and_parts_by_hand() -> None:
    """Two triangles, joined by one edge, and a pair apart."""
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "d"), ("x", "y")]
    graph = networks.digraph([], edges)
    found = networks.communities(graph)
    assert found.groups == [["a", "b", "c"], ["d", "e", "f"], ["x", "y"]]
    assert found.modularity == pytest.approx(3 / 8 + 3 / 8 + 1 / 8 - (7 / 16) ** 2 * 2 - (2 / 16) ** 2)
    assert networks.parts(graph) == [["a", "b", "c", "d", "e", "f"], ["x", "y"]]
    assert networks.circles(graph) == [["a", "b", "c"], ["d", "e", "f"]]


def test_an_empty_network_has_nothing() -> None:
    graph = networks.digraph([], [])
    assert networks.cut_off(graph) == {} and networks.beginnings(graph) == []
    assert networks.betweenness(graph).values == {}
    assert networks.communities(graph).modularity is None
    assert networks.parts(graph) == networks.circles(graph) == []


def test_too_many_edges_have_no_communities(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "COMMUNITY_EDGES", 1)
    found = networks.communities(networks.digraph([], [("a", "b"), ("b", "c")]))
    assert (found.groups, found.modularity, found.reason) == ([], None, "the network is too large: 2 links")


@pytest.mark.parametrize("root", [{}, {"start": "itself"}, {"start": "none"}])
def test_the_root_may_be_among_the_dominators_or_not(root: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """networkx 3.5 says that the root dominates itself, 3.6 leaves it out, and a later version may say None."""
    import networkx

    told = networkx.immediate_dominators

    def immediate(graph: "networkx.DiGraph[str]", start: str) -> dict[str, str | None]:
        found: dict[str, str | None] = {key: before for key, before in told(graph, start).items() if key != start}
        if root:
            found[start] = start if root["start"] == "itself" else None
        return found

    monkeypatch.setattr(networkx, "immediate_dominators", immediate)
    graph = networks.digraph([], [("a", "b"), ("b", "c")])
    assert networks.single_points_between(graph, "a", "c") == ["b"]
    assert networks.single_points_between(graph, "a", "a") == []
    assert networks.cut_off(graph) == {"a": ["b", "c"], "b": ["c"]}
