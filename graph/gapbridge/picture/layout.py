"""Where nodes stand in the picture of the graph: clusters with their members in rings round them, the rest between.

One unit is the room of one node: no two nodes stand closer. Everything here is computed in a fixed order without
chance, so the same graph has the same picture.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import atan2, cos, pi, sin, sqrt, tau
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph
from scipy.spatial import KDTree

from gapbridge.picture import forces

Place = tuple[float, float]
Places = dict[str, Place]
Floats = np.ndarray[Any, np.dtype[np.float64]]

RING_TYPES = ("MEMBER_OF", "COORDINATES")
FIRST_RING = 1.7  # from a cluster to its nearest members
NEXT_RING = 1.15
BETWEEN = 1.1  # members of one ring
ROOM = 0.75  # round a node that is no cluster: half of what its label needs
GAP = 1.2  # along a link, between the rooms of its ends
LIFTED = 0.35  # weight of a link that a member has, as one of its cluster
MARGIN = 3.0  # between parts of the graph that nothing joins
ROW = 30.0  # shortest row of what nothing joins
ASPECT = 1.6  # of a screen
MOST_FITTED, DIRECTIONS, SLIDES = 12, 24, 40
MOSTLY_NEW = 0.5
_GOLDEN = pi * (3 - sqrt(5))


class Link(NamedTuple):
    """A statement between two nodes."""

    source: str
    target: str
    type: str


def places(nodes: Sequence[str], links: Iterable[Link], kept: Mapping[str, Place] | None = None) -> Places:
    """A place for each node. Nodes that have one keep it, unless more than half of all are new: then all move.

    Args:
        nodes: Nodes as label/key, the important ones first; this order and that of the links decide ties.
        links: Statements between them; others are passed over.
        kept: Places of before, also of nodes that are gone.
    """
    known = set(nodes)
    joining = [one for one in links if one.source in known and one.target in known and one.source != one.target]
    standing = {node: kept[node] for node in nodes if node in kept} if kept else {}
    if len(nodes) - len(standing) > MOSTLY_NEW * len(nodes):
        anew = _anew(nodes, joining)
        return {node: _rounded(anew[node]) for node in nodes}
    return _grown(nodes, joining, standing)


def _anew(nodes: Sequence[str], links: Sequence[Link]) -> Places:
    rings = _rings(nodes, links)
    home = {member: cluster for cluster, members in rings.items() for member in members}
    bodies = [node for node in nodes if node not in home]
    at = {node: number for number, node in enumerate(bodies)}
    radii = np.array([_reach(len(rings[body])) if body in rings else ROOM for body in bodies])
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for link in links:
        start, end = (at[home.get(node, node)] for node in (link.source, link.target))
        if start != end:
            lifted = link.source in home or link.target in home
            weights[min(start, end), max(start, end)] += LIFTED if lifted else 1.0
    centres = _bodies_placed(radii, weights)
    found = {body: (float(x), float(y)) for body, (x, y) in zip(bodies, centres, strict=True)}
    for cluster, members in rings.items():
        x, y = found[cluster]
        found.update({one: (x + dx, y + dy) for one, (dx, dy) in zip(members, _ring(len(members)), strict=True)})
    return found


def _rings(nodes: Sequence[str], links: Iterable[Link]) -> dict[str, list[str]]:
    """The members that belong to one cluster only, cluster by cluster."""
    clusters: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.type in RING_TYPES:
            clusters[link.source].add(link.target)
    rings: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        if len(clusters[node]) == 1 and node not in clusters[node]:
            rings[next(iter(clusters[node]))].append(node)
    inside = {member for members in rings.values() for member in members}
    return {cluster: members for cluster, members in rings.items() if cluster not in inside}


def _ring(count: int) -> list[Place]:
    """Places round a middle, ring by ring, each ring evenly filled."""
    found: list[Place] = []
    radius = FIRST_RING
    while len(found) < count:
        room = int(tau * radius / BETWEEN)
        here = min(room, count - len(found))
        turned = len(found) * _GOLDEN
        found += [
            (radius * cos(turned + tau * one / here), radius * sin(turned + tau * one / here)) for one in range(here)
        ]
        radius += NEXT_RING
    return found


def _reach(count: int) -> float:
    """The radius of a cluster with that many members, their own room included."""
    last = max((sqrt(x * x + y * y) for x, y in _ring(count)[-1:]), default=FIRST_RING / 2)
    return last + ROOM


def _bodies_placed(radii: Floats, weights: Mapping[tuple[int, int], float]) -> Floats:
    """The middle of each body: each part that hangs together for itself, then the parts side by side."""
    count = len(radii)
    found = np.zeros((count, 2))
    if not count:
        return found
    pairs = np.array(sorted(weights), dtype=np.int64).reshape(-1, 2)
    strength = np.array([weights[start, end] for start, end in map(tuple, pairs.tolist())])
    joined = sparse.coo_array((strength, (pairs[:, 0], pairs[:, 1])), shape=(count, count)).tocsr()
    many, part_of = csgraph.connected_components(joined, directed=False)
    parts = _split(np.arange(count), part_of, many)
    inner = _split(np.arange(len(pairs)), part_of[pairs[:, 0]], many)
    for part, inside in zip(parts, inner, strict=True):
        if len(part) > 1:
            found[part] = forces.arranged(radii[part], np.searchsorted(part, pairs[inside]), strength[inside], GAP)
    reaches = [float((np.hypot(*found[part].T) + radii[part]).max()) for part in parts]
    order = sorted(range(many), key=lambda one: (-reaches[one], int(parts[one][0])))
    wide = [one for one in order if len(parts[one]) > 1][:MOST_FITTED]
    _side_by_side(found, [parts[one] for one in wide], radii)
    rest = [one for one in order if one not in set(wide)]
    _in_rows(found, [(parts[one], reaches[one]) for one in rest], [parts[one] for one in wide])
    return found


def _split(numbers: Any, part_of: Any, many: int) -> list[Any]:
    """The numbers of each part, ascending."""
    order = np.argsort(part_of, kind="stable")
    return np.split(numbers[order], np.searchsorted(part_of[order], np.arange(1, many)))


def _side_by_side(found: Floats, parts: Sequence[Any], radii: Floats) -> None:
    """Move the parts apart: the widest in the middle, the next ones where the whole stays small."""
    placed = np.array([], dtype=np.int64)
    for part in parts:
        if len(placed):
            found[part] += _fitted(found, part, placed, radii)
        placed = np.concatenate((placed, part))


def _fitted(found: Floats, part: Any, placed: Any, radii: Floats) -> Place:
    """Of the ways from outside towards the middle, the one on which a part comes to lie best without touching."""
    tree = KDTree(found[placed])
    nearest = range(1, min(8, len(placed)) + 1)
    start = 2.2 * max(float(np.hypot(*found[one].T).max()) for one in (part, placed)) + MARGIN
    best: tuple[float, Place] | None = None
    for turn in tau * np.arange(DIRECTIONS) / DIRECTIONS:
        place = (start * float(np.cos(turn)), start * float(np.sin(turn)))
        for share in np.arange(SLIDES - 1, 0, -1) / SLIDES:
            nearer = (start * float(share * np.cos(turn)), start * float(share * np.sin(turn)))
            far, other = tree.query(found[part] + nearer, k=nearest)
            if (far - radii[placed[other]] - radii[part][:, None]).min() < MARGIN:
                break
            place = nearer
        all_together = np.concatenate((found[placed], found[part] + place))
        width, height = np.ptp(all_together, axis=0)
        size = round(float(max(width, ASPECT * height)), 6)
        if best is None or size < best[0]:
            best = (size, place)
    return best[1] if best else (start, 0.0)


def _in_rows(found: Floats, small: Sequence[tuple[Any, float]], wide: Sequence[Any]) -> None:
    """The whole round the origin, and below it, in rows, the small parts and what nothing joins, largest first."""
    width, bottom = 0.0, 0.0
    if wide:
        joined = np.concatenate(wide)
        low, high = found[joined].min(axis=0), found[joined].max(axis=0)
        found[joined] -= (low + high) / 2
        width, bottom = float(high[0] - low[0]), -float(high[1] - low[1]) / 2 - MARGIN
    width = max(width, sqrt(ASPECT * sum((2 * reach) ** 2 for _, reach in small)))
    x, height = 0.0, 0.0
    for part, reach in small:
        if x + 2 * reach > width and x > 0:
            x, bottom, height = 0.0, bottom - height, 0.0
        height = max(height, 2 * reach)
        found[part] += (x + reach - width / 2, bottom - reach)
        x += 2 * reach


def _grown(nodes: Sequence[str], links: Sequence[Link], standing: Places) -> Places:
    """The places of before, and the new nodes each at the free place nearest to what it is joined to."""
    found = dict(standing)
    around: dict[str, list[str]] = defaultdict(list)
    for link in links:
        around[link.source].append(link.target)
        around[link.target].append(link.source)
    free = _Free(found.values())
    waiting = [node for node in nodes if node not in found]
    while waiting:
        ready = [node for node in waiting if any(other in found for other in around[node])] or waiting[:1]
        for node in ready:
            near = [found[other] for other in around[node] if other in found]
            found[node] = free.nearest(near)
        waiting = [node for node in waiting if node not in found]
    return {node: found[node] for node in nodes}


class _Free:
    """Where nothing stands yet, on a raster of one unit."""

    def __init__(self, taken: Iterable[Place]) -> None:
        self._taken: dict[tuple[int, int], list[Place]] = defaultdict(list)
        self._begun: dict[tuple[int, int], int] = defaultdict(int)
        known = list(taken)
        for place in known:
            self._take(place)
        self._left = min((x for x, _ in known), default=0.0)
        self._width = max(max((x for x, _ in known), default=0.0) - self._left, ROW)
        self._bottom = min((y for _, y in known), default=0.0) - MARGIN
        self._unjoined = 0

    def nearest(self, near: Sequence[Place]) -> Place:
        """A free place, taken from now on: near the middle of these, or, without any, in rows below all."""
        if not near:
            return self._below()
        x, y = sum(one[0] for one in near) / len(near), sum(one[1] for one in near) / len(near)
        start = atan2(y, x)  # outwards first, where there is most room
        step = self._begun[_cell((x, y))]  # nearer by, others have come to stand
        while True:
            out = 0.6 * sqrt(step)
            place = _rounded((x + out * cos(start + step * _GOLDEN), y + out * sin(start + step * _GOLDEN)))
            step += 1
            if self._is_free(place):
                self._begun[_cell((x, y))] = step
                return self._take(place)

    def _below(self) -> Place:
        while True:
            row, column = divmod(self._unjoined, int(self._width / (2 * ROOM)) + 1)
            self._unjoined += 1
            place = _rounded((self._left + column * 2 * ROOM, self._bottom - row * 2 * ROOM))
            if self._is_free(place):
                return self._take(place)

    def _is_free(self, place: Place) -> bool:
        column, row = _cell(place)
        return all(
            (place[0] - x) ** 2 + (place[1] - y) ** 2 >= 1
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for x, y in self._taken.get((column + dx, row + dy), ())
        )

    def _take(self, place: Place) -> Place:
        self._taken[_cell(place)].append(place)
        return place


def _cell(place: Place) -> tuple[int, int]:
    return int(place[0] // 1), int(place[1] // 1)


def _rounded(place: Place) -> Place:
    """To a hundredth of a unit; never the minus of a zero."""
    return round(place[0], 2) + 0.0, round(place[1], 2) + 0.0
