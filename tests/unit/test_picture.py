"""Where nodes stand in the picture of the graph."""

import math
import time
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapbridge.picture.layout import Link, Place, places

CLUSTERS = [f"Cluster/{key}" for key in "abc"]
OTHERS = [f"Competence/{key}" for key in range(6)] + [f"Member/{key}" for key in range(9)]
NODES = [*CLUSTERS, *OTHERS]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[str], list[Link]]:
    """Nodes and statements between them; some lead to nodes that are not there."""
    nodes = draw(st.lists(st.sampled_from(NODES), unique=True))
    ends = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES))
    types = st.sampled_from(["MEMBER_OF", "COORDINATES", "NEEDS", "OFFERS"])
    return nodes, [Link(*pair, type_) for pair, type_ in draw(st.lists(st.tuples(ends, types), max_size=30))]


def nearest(found: dict[str, Place]) -> float:
    return min((math.dist(one, other) for one, other in combinations(found.values(), 2)), default=math.inf)


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_law_every_node_has_a_place_of_its_own_and_the_same_graph_the_same_places(
    graph: tuple[list[str], list[Link]],
) -> None:
    nodes, links = graph
    found = places(nodes, links)
    assert list(found) == nodes
    assert all(math.isfinite(value) for place in found.values() for value in place)
    assert nearest(found) >= 0.95
    assert places(nodes, links) == found
    assert places(nodes, links, found) == found


@given(graphs(), graphs())
@settings(max_examples=60, deadline=None)
def test_law_what_was_there_stays_unless_most_is_new(
    before: tuple[list[str], list[Link]], after: tuple[list[str], list[Link]]
) -> None:
    kept = places(*before)
    nodes, links = after
    found = places(nodes, links, kept)
    staying = [node for node in nodes if node in kept]
    if 2 * len(staying) >= len(nodes):
        assert {node: found[node] for node in staying} == {node: kept[node] for node in staying}
    assert list(found) == nodes and nearest(found) >= 0.9


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_nodes_have_places_too(count: int) -> None:
    nodes = CLUSTERS[:count]
    assert list(places(nodes, [])) == nodes
    assert len(set(places(nodes, [Link(nodes[0], nodes[-1], "COLLABORATES_WITH")] if nodes else []).values())) == count


def test_members_stand_in_rings_round_their_cluster_and_those_of_two_between() -> None:
    members = [f"Member/{number}" for number in range(20)]
    links = [Link(one, "Cluster/a", "MEMBER_OF") for one in members]
    links += [Link(f"Member/b{number}", "Cluster/b", "MEMBER_OF") for number in range(5)]
    links += [Link("Member/0", "Cluster/b", "MEMBER_OF")]
    found = places([*CLUSTERS[:2], *members, *(f"Member/b{number}" for number in range(5))], links)
    own = [math.dist(found[one], found["Cluster/a"]) for one in members[1:]]
    between = {one: math.dist(found["Member/0"], found[one]) for one in CLUSTERS[:2]}
    assert max(own) < 4.5
    assert max(own) < min(between["Cluster/a"], math.dist(found["Cluster/a"], found["Cluster/b"]))
    assert between["Cluster/b"] < math.dist(found["Cluster/a"], found["Cluster/b"])


def test_a_new_member_comes_beside_its_cluster() -> None:
    members = [f"Member/{number}" for number in range(6)]
    links = [Link(one, "Cluster/a", "MEMBER_OF") for one in members]
    kept = places(["Cluster/a", "Cluster/b", *members], links)
    new = Link("Member/new", "Cluster/b", "MEMBER_OF")
    found = places(["Cluster/a", "Cluster/b", *members, "Member/new"], [*links, new], kept)
    assert {one: found[one] for one in kept} == kept
    assert math.dist(found["Member/new"], found["Cluster/b"]) < 2
    assert nearest(found) >= 0.9


def test_many_nodes_are_laid_out_in_seconds() -> None:
    """The way of more than a few hundred bodies, where far ones push as one."""
    clusters = [f"Cluster/{number}" for number in range(40)]
    competences = [f"Competence/{number}" for number in range(900)]
    links = [Link(clusters[number % 40], one, "NEEDS") for number, one in enumerate(competences)]
    links += [Link(clusters[number % 7], one, "OFFERS") for number, one in enumerate(competences)]
    found = places([*clusters, *competences], links)
    assert nearest(found) >= 0.95
    wide = max(x for x, _ in found.values()) - min(x for x, _ in found.values())
    assert 30 < wide < 200


@pytest.mark.parametrize("size", [2, 4])
def test_thousands_of_separate_parts_are_laid_out_in_seconds_in_rows(size: int) -> None:
    nodes = [f"Competence/{number}" for number in range(2_000 * size)]
    links = [Link(nodes[number], nodes[number - number % size], "BROADER") for number in range(len(nodes))]
    begun = time.process_time()
    found = places(nodes, links)
    assert time.process_time() - begun < 6
    xs, ys = zip(*found.values(), strict=True)
    assert 0.7 < (max(xs) - min(xs)) / (max(ys) - min(ys)) < 3
    assert nearest({node: found[node] for node in nodes[:400]}) >= 0.95


def test_thousands_of_new_nodes_that_nothing_joins_or_one_hub_does_find_their_places() -> None:
    nodes = [f"Competence/{number}" for number in range(4_000)]
    kept = places(nodes, [])
    new = [f"Member/{number}" for number in range(3_000)]
    begun = time.process_time()
    found = places([*nodes, *new], [Link(one, nodes[0], "OFFERS") for one in new[:1_500]], kept)
    assert time.process_time() - begun < 6
    xs = [x for x, _ in found.values()]
    assert max(xs) - min(xs) < 250
    assert nearest({node: found[node] for node in new[1_300:1_700]}) >= 0.9
