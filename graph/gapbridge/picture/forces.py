"""Bodies that are joined pulled together, all others pushed apart, until they stand well: a force-directed layout.

Begun from pivot MDS (Brandes and Pich 2007), which has the whole right at once; then springs and repulsion with
falling heat (after Fruchterman and Reingold 1991), where far bodies push as one (after Barnes and Hut 1986); in the
end no two bodies overlap.
"""

from typing import Any

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph
from scipy.spatial import KDTree

Floats = np.ndarray[Any, np.dtype[np.float64]]
Ints = np.ndarray[Any, np.dtype[np.int64]]

PIVOTS = 50
FEWEST = 7  # up to so many stand round one of them
FEW = 600  # up to so many bodies each pushes each
STEPS, STEPS_OF_MANY = 300, 90
CELLS = 16  # along each side
NEAR = 6.0
PUSH = 0.3
PULL = 0.5
INWARDS = 0.02
FRICTION = 0.6
APART_PASSES = 200
_GOLDEN = np.pi * (3 - np.sqrt(5))


def arranged(radii: Floats, pairs: Ints, weights: Floats, gap: float) -> Floats:
    """The middles of bodies that hang together, round the origin, longer than high; none overlaps another.

    Args:
        radii: Of each body.
        pairs: Numbers of the bodies that are joined, each pair once.
        weights: Of each pair.
        gap: Between the edges of two that are joined, at rest.
    """
    count = len(radii)
    degrees = np.bincount(pairs.ravel(), minlength=count)
    if count <= FEWEST:
        return _round_one(radii, degrees, gap)
    start = _begun(count, pairs, radii)
    length = radii[pairs].sum(axis=1) + gap
    pull = np.minimum(weights, 2.0) / np.minimum(degrees[pairs[:, 0]], degrees[pairs[:, 1]])
    share = (degrees[pairs[:, 0]] / degrees[pairs].sum(axis=1))[:, None]
    points, speed = start, np.zeros_like(start)
    steps = STEPS if count <= FEW else STEPS_OF_MANY
    for step in range(steps):
        heat = (1 - step / steps) ** 1.5
        drawn = points[pairs[:, 1]] + speed[pairs[:, 1]] - points[pairs[:, 0]] - speed[pairs[:, 0]]
        far = np.maximum(np.hypot(*drawn.T), 0.01)
        drawn *= (PULL * heat * pull * (far - length) / far)[:, None]
        speed -= _sums(pairs[:, 1], drawn * share, count) - _sums(pairs[:, 0], drawn * (1 - share), count)
        speed += heat * PUSH * _pushed(points, radii * radii) - heat * INWARDS * points
        speed *= FRICTION
        points = points + np.clip(speed, -8, 8)
    return _apart(_lying(points), radii)


def _round_one(radii: Floats, degrees: Ints, gap: float) -> Floats:
    """The body with most links in the middle, the others evenly round it."""
    middle = int(np.lexsort((np.arange(len(radii)), -radii, -degrees))[0])
    others = np.delete(np.arange(len(radii)), middle)
    widest = float(radii[others].max())
    away = max(float(radii[middle]) + widest + gap, 1.02 * widest / float(np.sin(np.pi / max(len(others), 2))))
    turns = 2 * np.pi * np.arange(len(others)) / len(others)
    points = np.zeros((len(radii), 2))
    points[others] = away * np.column_stack((np.cos(turns), np.sin(turns)))
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    return points


def _begun(count: int, pairs: Ints, radii: Floats) -> Floats:
    """Pivot MDS: bodies as far apart as there are links between them, about."""
    joined = sparse.coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count)).tocsr()
    degrees = np.bincount(pairs.ravel(), minlength=count)
    pivot = int(degrees.argmax())
    columns: list[Floats] = []
    nearest = np.full(count, np.inf)
    for _ in range(min(PIVOTS, count)):
        far = csgraph.dijkstra(joined, directed=False, indices=pivot, unweighted=True)
        columns.append(far)
        nearest = np.minimum(nearest, far)
        pivot = int(nearest.argmax())
    squares = np.column_stack(columns) ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    _, axes = np.linalg.eigh(centred.T @ centred)
    flat = -0.5 * centred @ axes[:, ::-1][:, :2]
    if flat.shape[1] < 2:
        flat = np.column_stack((flat, np.zeros(count)))
    flat = flat * np.sign(flat[np.abs(flat).argmax(axis=0), [0, 1]] + 1e-12)
    spread = np.maximum(flat.std(axis=0), 1e-9)
    number = np.arange(count)  # bodies with the same distances must not stand on one spot
    spiral = np.column_stack((np.cos(number * _GOLDEN), np.sin(number * _GOLDEN))) * np.sqrt(number / count)[:, None]
    begun: Floats = (flat / spread + 0.3 * spiral) * float(np.sqrt((radii * radii).sum()))
    return begun


def _pushed(points: Floats, masses: Floats) -> Floats:
    """How the others push each body: the nearer and the larger they are, the more."""
    if len(points) <= FEW:
        return _pushed_by(points, points, masses)
    low, high = points.min(axis=0), points.max(axis=0)
    cell = np.minimum(((points - low) / np.maximum(high - low, 1e-9) * CELLS).astype(np.int64), CELLS - 1)
    number = cell[:, 0] * CELLS + cell[:, 1]
    mass: Floats = np.bincount(number, masses, CELLS * CELLS).astype(np.float64)
    held = np.flatnonzero(mass)
    middle: Floats = np.column_stack([np.bincount(number, points[:, axis] * masses, CELLS * CELLS) for axis in (0, 1)])
    middle = middle[held] / mass[held, None]
    pushed = np.zeros_like(points)
    for at in range(0, len(points), 10_000):
        pushed[at : at + 10_000] = _pushed_by(points[at : at + 10_000], middle, mass[held])
    near = KDTree(points).query_pairs(NEAR, output_type="ndarray")
    between = points[near[:, 0]] - points[near[:, 1]]
    far = np.maximum((between**2).sum(axis=1), 0.05)[:, None]
    fading = 1 - np.sqrt(far) / NEAR
    pushed += _sums(near[:, 0], between / far * fading * masses[near[:, 1], None], len(points))
    pushed -= _sums(near[:, 1], between / far * fading * masses[near[:, 0], None], len(points))
    return pushed


def _pushed_by(points: Floats, others: Floats, masses: Floats) -> Floats:
    across = points[:, 0, None] - others[None, :, 0]
    up = points[:, 1, None] - others[None, :, 1]
    share = masses[None, :] / np.maximum(across * across + up * up, 0.05)
    return np.column_stack(((across * share).sum(axis=1), (up * share).sum(axis=1)))


def _lying(points: Floats) -> Floats:
    """Turned so that the picture is as long as it can be: screens are wider than high."""
    points = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(points.T @ points)
    axes = axes[:, ::-1]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]])
    turned: Floats = points @ axes
    return turned


def _apart(points: Floats, radii: Floats) -> Floats:
    """Bodies that overlap pushed apart until none do; the larger ones give way less."""
    wide = float(radii.max())
    for _ in range(APART_PASSES):
        near = _touching(points, radii, wide)
        if not len(near):
            break
        between = points[near[:, 0]] - points[near[:, 1]]
        between[~between.any(axis=1)] = (0.01, 0.005)
        far = np.hypot(*between.T)
        lacking = radii[near].sum(axis=1) - far + 0.02
        area = radii**2
        share = area[near[:, 1]] / (area[near[:, 0]] + area[near[:, 1]])
        move = between / far[:, None] * (lacking * 0.8)[:, None]
        points = points + _sums(near[:, 0], move * share[:, None], len(points))
        points = points - _sums(near[:, 1], move * (1 - share)[:, None], len(points))
    return points


def _touching(points: Floats, radii: Floats, wide: float) -> Ints:
    """Pairs that overlap: small ones among themselves, then each large one with all."""
    small = np.flatnonzero(radii <= np.median(radii))
    found = [small[KDTree(points[small]).query_pairs(2 * float(radii[small].max()), output_type="ndarray")]]
    large = np.flatnonzero(radii > np.median(radii))
    if len(large):
        near = KDTree(points).query_ball_point(points[large], radii[large] + wide, return_sorted=False)
        one = np.repeat(large, [len(others) for others in near])
        other = np.concatenate([np.array(others, dtype=np.int64) for others in near])
        once = (radii[other] < radii[one]) | ((radii[other] == radii[one]) & (other > one))
        found.append(np.column_stack((one[once], other[once])))
    pairs = np.concatenate(found).reshape(-1, 2)
    between = points[pairs[:, 0]] - points[pairs[:, 1]]
    touching: Ints = pairs[np.hypot(*between.T) < radii[pairs].sum(axis=1) - 1e-9]
    return touching


def _sums(numbers: Ints, values: Floats, count: int) -> Floats:
    """For each body the sum of what belongs to it."""
    return np.column_stack([np.bincount(numbers, values[:, axis], count) for axis in (0, 1)])
