"""Places as they are kept: bookkeeping of the graph, so that every visitor sees the same picture."""

import json
import zlib
from typing import Any, NamedTuple

from gapbridge.database import Database
from gapbridge.errors import Conflict
from gapbridge.picture.layout import Places

CONSTRAINT = "picture_key"


class Kept(NamedTuple):
    """Places of nodes, and how often some were kept before."""

    number: int
    places: Places


def kept(database: Database) -> Kept:
    """The places of before; none in a graph that nobody has looked at."""
    rows = database.read("picture/kept")
    return Kept(rows[0]["number"], _unpacked(bytes(rows[0]["places"]))) if rows else Kept(0, {})


def keep(database: Database, number: int, places: Places) -> bool:
    """Keep places that were computed from those of this number; false where others came between.

    Raises:
        Conflict: The graph has no constraint for it yet; the next load makes it.
    """
    packed = _packed(places)

    def work(transaction: Any) -> None:
        if not transaction.run("picture/keep", number=number, places=packed):
            raise _OvertakenError

    if CONSTRAINT not in database.index_states():
        raise Conflict("The graph has no constraint for its picture yet.", "The next load makes it.")
    try:
        database.write(work)
    except _OvertakenError:
        return False
    return True


class _OvertakenError(Exception):
    """Others came between; the transaction that took the lock is rolled back."""


def _packed(places: Places) -> bytes:
    return zlib.compress(json.dumps([[node, *place] for node, place in sorted(places.items())]).encode())


def _unpacked(packed: bytes) -> Places:
    return {node: (x, y) for node, x, y in json.loads(zlib.decompress(packed))}
