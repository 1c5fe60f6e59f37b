"""Where the boxes of a flow stand: in layers, each box behind all that feed it, circles aside."""

from dataclasses import dataclass

import networkx

from gapbridge.report.drawings import Flow

MOST_ACROSS = 5  # layers that fit beside one another; more stand below one another
BOX, GAP = 0.82, 0.26  # inches: the height of a box, and the way between two layers


@dataclass(frozen=True)
class Place:
    """A box on the paper, in inches from the lower left corner; `letters` fit on a line of it."""

    left: float
    bottom: float
    width: float
    height: float
    downwards: bool

    @property
    def letters(self) -> int:
        """How many letters of the size used fit on a line."""
        return max(int(self.width / 0.074), 6)


def layers(drawing: Flow) -> list[list[int]]:
    """The places of the boxes by layer; boxes that feed one another in a circle share one."""
    graph: networkx.DiGraph[int] = networkx.DiGraph()
    graph.add_nodes_from(range(len(drawing.boxes)))
    graph.add_edges_from(drawing.arrows)
    circles = networkx.condensation(graph)
    depth: dict[int, int] = {}
    for circle in networkx.topological_sort(circles):
        before = [depth[one] + 1 for one in circles.predecessors(circle)]
        depth[circle] = max(before, default=0)
    found: list[list[int]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for at in range(len(drawing.boxes)):
        found[depth[circles.graph["mapping"][at]]].append(at)
    return _ordered(graph, _later(graph, found))


def height(drawing: Flow) -> float:
    """How high the drawing is, in inches."""
    found = layers(drawing)
    rows = len(_rows(found)) if _downwards(found) else max(map(len, found), default=1)
    return rows * (BOX + GAP) + 0.1


def placed(drawing: Flow, wide: float) -> list[Place]:
    """The place of each box."""
    found = layers(drawing)
    downwards = _downwards(found)
    top = height(drawing) + 0.35 * bool(drawing.legend) - 0.05
    places: dict[int, Place] = {}
    if downwards:
        rows = _rows(found)
        for row, own in enumerate(rows):
            width = min((wide - 0.2 * (len(own) + 1)) / len(own), 2.2)
            left = (wide - len(own) * width - 0.2 * (len(own) - 1)) / 2
            for at, box in enumerate(own):
                bottom = top - (row + 1) * BOX - row * GAP
                places[box] = Place(left + at * (width + 0.2), bottom, width, BOX, True)
    else:
        width = (wide - 0.1 - GAP * 1.3 * (len(found) - 1)) / max(len(found), 1)
        most = max(map(len, found), default=1)
        for column, own in enumerate(found):
            start = top - (most - len(own)) * (BOX + GAP) / 2
            for at, box in enumerate(own):
                bottom = start - (at + 1) * BOX - at * GAP
                places[box] = Place(0.05 + column * (width + GAP * 1.3), bottom, width, BOX, False)
    return [places[at] for at in range(len(drawing.boxes))]


def ends(start: Place, end: Place) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where an arrow between two boxes begins and ends: at the sides that face one another."""
    if start.downwards:
        down = end.bottom < start.bottom
        tail = (start.left + start.width / 2, start.bottom if down else start.bottom + start.height)
        return tail, (end.left + end.width / 2, end.bottom + end.height if down else end.bottom)
    right = end.left > start.left
    tail = (start.left + start.width if right else start.left, start.bottom + start.height / 2)
    return tail, (end.left if right else end.left + end.width, end.bottom + end.height / 2)


def _downwards(found: list[list[int]]) -> bool:
    return len(found) > MOST_ACROSS or len(found) == 1


def _rows(found: list[list[int]]) -> list[list[int]]:
    """Layers as rows of at most four boxes."""
    return [own[at : at + 4] for own in found for at in range(0, len(own), 4)]


def _later(graph: "networkx.DiGraph[int]", found: list[list[int]]) -> list[list[int]]:
    """The same layers with every box moved close to what it feeds."""
    at = {box: layer for layer, own in enumerate(found) for box in own}
    for box in [one for own in reversed(found) for one in own]:
        after = [at[other] for other in graph.successors(box)]
        if after and min(after) > at[box]:  # not one of a circle, which stays together
            at[box] = min(after) - 1
    moved: list[list[int]] = [[] for _ in found]
    for box, layer in sorted(at.items()):
        moved[layer].append(box)
    return [own for own in moved if own]


def _ordered(graph: "networkx.DiGraph[int]", found: list[list[int]]) -> list[list[int]]:
    """The same layers, each box near the middle of those that feed it."""
    across: dict[int, float] = {}
    for own in found:
        for box in own:
            feeding = [across[one] for one in graph.predecessors(box) if one in across]
            across[box] = sum(feeding) / len(feeding) if feeding else 0.5
        own.sort(key=lambda box: (across[box], box))
        for at, box in enumerate(own):
            across[box] = (at + 0.5) / len(own)
    return found
