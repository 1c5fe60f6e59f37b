"""The graph hash: the order of what is added does not matter, everything else does."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapbridge import vocabulary
from gapbridge.graph_hash import GraphSum
from gapbridge.rows import Row
from gapbridge.vocabulary import Kind, StatementKind
from tests.graphs import Graph
from tests.random_graphs import graphs

VALUES = [1, 1.0, -0.0, 0.0, "1", "1.0", True, "true", date(2017, 6, 5), "2017-06-05", "", [1], [1.0], ["1"], "[1]"]

Rows = list[tuple[Kind, Row]]


@given(graph=graphs(), seed=st.integers())
def test_the_order_does_not_matter(graph: Graph, seed: int) -> None:
    found = rows(graph)
    shuffled = random.Random(seed).sample(found, len(found))
    assert hashed(found) == hashed(shuffled)


@given(graph=graphs(), chance=st.randoms(use_true_random=False))
def test_any_change_of_one_property_one_end_or_one_label_changes_it(graph: Graph, chance: random.Random) -> None:
    found = rows(graph)
    before = hashed(found)
    at = chance.randrange(len(found))
    for changed in changes(*found[at], chance):
        assert hashed([*found[:at], changed, *found[at + 1 :]]) != before, changed
    assert hashed([*found[:at], *found[at + 1 :]]) != before
    assert hashed([*found, found[at]]) != before, "what stands twice counts twice"


def test_values_of_different_types_are_told_apart() -> None:
    assert len({hashed([node({"id": "a", "note": value})]) for value in VALUES}) == len(VALUES)


def test_a_text_cannot_pass_for_the_line_of_another_property() -> None:
    assert hashed([node({"id": "a", "b": 'c","d":"e'})]) != hashed([node({"id": "a", "b": "c", "d": "e"})])


@pytest.mark.parametrize("other", ["Firm", "Cluster"])
def test_two_nodes_that_swap_a_property_are_not_the_same(other: str) -> None:
    one, two = GraphSum(), GraphSum()
    for found, first, second in ((one, "x", "y"), (two, "y", "x")):
        found.add_node(["Cluster"], {"id": "a", "note": first})
        found.add_node([other], {"id": "b", "note": second})
    assert str(one) != str(two)


def test_the_hash_is_what_it_was_in_the_first_version() -> None:
    """Hashes are written down and compared years later: a change here needs a new version of the hash."""
    graph = Graph().cluster("a").needs("a", "x", importance="4", valid_from="2017-06-05")
    assert hashed(rows(graph)) == "1-3-1-4e1af97305ddc84ceda258711eb6eb750c04d24ae4e0d0da8b8a728cf10b27eb"
    assert str(GraphSum()) == "1-0-0-" + 64 * "0"


def rows(graph: Graph) -> Rows:
    """All rows of a graph, the ends of its statements with their labels."""
    homes = {
        (label, key): label
        for label in vocabulary.labels() - set(vocabulary.BOOKKEEPING_LABELS)
        for key in graph.dataset.keys(label)
    }
    found: Rows = []
    for kind, some in graph.dataset.kinds():
        for row in some:
            if isinstance(kind, StatementKind):
                start = next(label for label in kind.start if (label, row.start_id) in homes)
                end = next(label for label in kind.end if (label, row.end_id) in homes)
                found.append((kind, replace(row, start_label=start, end_label=end)))
            else:
                found.append((kind, row))
    return found


def changes(kind: Kind, row: Row, chance: random.Random) -> Rows:
    """The same row with one thing changed, in every way."""
    name = chance.choice(sorted(row.properties))
    less = {key: value for key, value in row.properties.items() if key != name}
    found: Rows = [(kind, replace(row, properties=changed)) for changed in (
        less, less | {name: "other"}, less | {f"{name}x": row.properties[name]}, row.properties | {"more": 1},
    )]  # fmt: skip
    if isinstance(kind, StatementKind):
        found += [(kind, replace(row, start_id="other")), (kind, replace(row, end_id="other"))]
        found += [(kind, replace(row, start_label="Other")), (kind, replace(row, end_label="Other"))]
        turned = replace(
            row, start_id=row.end_id, end_id=row.start_id, start_label=row.end_label, end_label=row.start_label
        )
        found += [(kind, turned), (replace(kind, type="OTHER"), row)]
    else:
        found += [(replace(kind, label="Other"), row)]
    return found


def node(properties: dict[str, Any]) -> tuple[Kind, Row]:
    return vocabulary.node_kind("Cluster"), Row(properties)


def hashed(found: Rows) -> str:
    total = GraphSum()
    for kind, row in found:
        total.add_row(kind, row)
    return str(total)
