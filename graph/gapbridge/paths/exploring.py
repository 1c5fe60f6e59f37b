"""The shortest paths between two nodes, looked for from both ends, however the statements are read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice, takewhile

from gapbridge.results import Step

Neighbours = dict[str, dict[str, dict[str, Step]]]  # node -> node -> statements between them, by id
Read = Callable[[list[str], int], list[tuple[str, str, Step]]]


@dataclass(frozen=True)
class Explored:
    """The paths found, as nodes; how long paths were all looked at; and whether there may be more."""

    paths: list[list[str]]
    between: Neighbours
    complete_steps: int
    cut: bool


class _Ball:
    """All nodes within some steps of one, and the outermost of them."""

    def __init__(self, middle: str) -> None:
        self.nodes = {middle}
        self.outermost = [middle]
        self.radius = 0


def explore(read: Read, start: str, end: str, *, max_paths: int, max_steps: int, max_statements: int) -> Explored:
    """Up to `max_paths` simple paths of up to `max_steps` steps, the shortest first.

    Balls grow around both ends, the one with fewer outermost nodes first. Once their radii sum up to n, every path of
    up to n steps runs over statements that were read: its first steps lie in one ball, its last ones in the other.
    `read` returns the statements at nodes, each with both ends; when they would become more than `max_statements`,
    it ends there.
    """
    between: Neighbours = {}
    balls = (_Ball(start), _Ball(end))
    found: list[list[str]] = []
    complete = count = 0
    while complete < max_steps:
        ball = min(balls, key=lambda one: len(one.outermost))
        rows = read(sorted(ball.outermost), max_statements - count + 1)
        count += len(rows)
        if count > max_statements:
            return Explored(found, between, complete, True)
        ball.outermost = sorted(_grow(rows, between) - ball.nodes)
        ball.nodes |= set(ball.outermost)
        ball.radius += 1
        complete = complete + 1 if ball.outermost else max_steps  # else nothing more hangs on this end: all was read
        if balls[0].nodes & balls[1].nodes:
            found = shortest(between, start, end, max_paths + 1, complete)
            if len(found) > max_paths:
                return Explored(found[:max_paths], between, complete, True)
    return Explored(found, between, complete, False)


def shortest(between: Neighbours, start: str, end: str, max_paths: int, max_steps: int) -> list[list[str]]:
    """The first simple paths by length (Yen 1971, as networkx computes it), then by their nodes."""
    from networkx import Graph, NetworkXNoPath, shortest_simple_paths

    graph: Graph[str] = Graph()
    graph.add_nodes_from(sorted({start, end, *between}))
    graph.add_edges_from(sorted((one, other) for one, others in between.items() for other in others if one < other))
    try:
        ways = takewhile(lambda path: len(path) <= max_steps + 1, shortest_simple_paths(graph, start, end))
        return sorted(islice(ways, max_paths), key=lambda path: (len(path), path))
    except NetworkXNoPath:
        return []


def _grow(rows: Iterable[tuple[str, str, Step]], between: Neighbours) -> set[str]:
    """Put statements in, seen from both ends; the nodes at their far ends."""
    far = set()
    for near, other, step in rows:
        if near != other:
            between.setdefault(near, {}).setdefault(other, {})[step.statement_id] = step
            between.setdefault(other, {}).setdefault(near, {})[step.statement_id] = step
            far.add(other)
    return far
