"""Paths: how two things of the graph hang together, over the statements of a scope, each in a plain sentence."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from gapbridge import neighbourhood, search, vocabulary
from gapbridge.database import Database, Row
from gapbridge.errors import BadInput, NotFound
from gapbridge.names import MARK
from gapbridge.paths import sentences
from gapbridge.paths.exploring import Explored, explore
from gapbridge.results import ExplainedPath, PathNode, Paths, Step, Subgraph
from gapbridge.scope import Scope

__all__ = ["DEFAULT_PATHS", "DEFAULT_STEPS", "MOST_PATHS", "MOST_STEPS", "drawn", "find"]

DEFAULT_PATHS, MOST_PATHS = 3, 20
DEFAULT_STEPS, MOST_STEPS = 5, 8
MAX_STATEMENTS = 20_000
_LABELS = [kind.label for kind in vocabulary.NODES]
_TYPES = sorted(vocabulary.relationship_types())


def find(
    database: Database,
    start: str,
    end: str,
    scope: Scope | None = None,
    *,
    max_paths: int = DEFAULT_PATHS,
    max_steps: int = DEFAULT_STEPS,
) -> Paths:
    """The shortest known ways between any two things, over statements in whichever direction.

    Args:
        database: The graph.
        start: Key of a node, or label/key where nodes of several labels have that key: `Cluster/litek`.
        end: Likewise of the other.
        scope: Which statements count; by default all but synthetic ones, today. Its industry has no meaning here.
        max_paths: Most paths, 1 to 20.
        max_steps: Longest path, 1 to 8 steps. At most 20,000 statements are read; `cut` says so.

    Raises:
        NotFound: There is no such node, or it is synthetic and those were not asked for.
        BadInput: Nodes of several labels have that key, the two are the same, or a number is out of its range.
    """
    if not 1 <= max_paths <= MOST_PATHS or not 1 <= max_steps <= MOST_STEPS:
        raise BadInput(f"Paths are 1 to {MOST_PATHS}, of 1 to {MOST_STEPS} steps.")
    chosen = scope or Scope()
    ends = [_middle(database, chosen, typed) for typed in (start, end)]
    ids = [_id(row) for row in ends]
    if ids[0] == ids[1]:
        raise BadInput(f"Both are {ids[0]}.", "Name two things.")

    def read(nodes: list[str], max_rows: int) -> list[tuple[str, str, Step]]:
        rows = database.read(
            "graph/steps", **chosen.said, edge=_keys(nodes), labels=_LABELS, types=_TYPES, max_rows=max_rows
        )
        return [(row.pop("near_id"), row.pop("far_id"), Step(**row)) for row in map(dict[str, Any], rows)]

    found = explore(read, *ids, max_paths=max_paths, max_steps=max_steps, max_statements=MAX_STATEMENTS)
    passed = sorted({node for path in found.paths for node in path})
    named = database.read("graph/named", nodes=_keys(passed), max_rows=len(passed) + 1) if passed else []
    known = {_id(row): row for row in [*ends, *named]}
    return Paths(
        start=_node(known[ids[0]]),
        end=_node(known[ids[1]]),
        as_of=chosen.as_of,
        asked_statuses=list(chosen.statuses),
        paths=[_told(path, found, known) for path in found.paths],
        max_steps=max_steps,
        complete_steps=found.complete_steps,
        cut=found.cut,
    )


def drawn(
    database: Database,
    start: str,
    end: str,
    scope: Scope | None = None,
    *,
    max_paths: int = DEFAULT_PATHS,
    max_steps: int = DEFAULT_STEPS,
) -> Subgraph:
    """The same paths as a part of the graph to draw: their nodes, and every statement that joins any two of these.

    `truncated` is their `cut`: there are, or may be, more paths. Where there is no path, the two ends stand alone.

    Raises:
        NotFound, BadInput: As `find`.
    """
    found = find(database, start, end, scope, max_paths=max_paths, max_steps=max_steps)
    passed = sorted(
        {node.id for node in [found.start, found.end, *(one for path in found.paths for one in path.nodes)]}
    )
    rows = database.read("graph/named", nodes=_keys(passed), max_rows=len(passed))
    return neighbourhood.joined(database, scope or Scope(), rows, truncated=found.cut)


def _middle(database: Database, scope: Scope, typed: str) -> Row:
    label, stroke, key = typed.partition("/")
    try:
        return neighbourhood.middle(database, scope, key if stroke else typed, label if stroke else None)
    except NotFound as error:
        raise NotFound(error.message, error.advice or _likely(database, scope, key if stroke else typed)) from None


def _likely(database: Database, scope: Scope, typed: str) -> str:
    """What may have been meant by a key that is not there."""
    found = search.search(database, typed.replace("-", " "), scope, max_rows=3)
    keys = " or ".join(f"{one.label}/{one.id}" for one in found)
    return f"Did you mean {keys}?" if keys else "`gapbridge search WORDS` finds things and their keys."


def _told(path: list[str], found: Explored, known: Mapping[str, Row]) -> ExplainedPath:
    rows = [known[node] for node in path]
    steps = [[step for _, step in sorted(found.between[one][other].items())] for one, other in pairwise(path)]
    names = [neighbourhood.label(row["properties"], row["key"]) for row in rows]
    in_lithuanian = [_lithuanian_name(row, name) for row, name in zip(rows, names, strict=True)]
    said = [one for step in steps for one in step]
    return ExplainedPath(
        length=len(steps),
        sentence_en=sentences.english(_named(rows, names), steps),
        sentence_lt=sentences.lithuanian(_named(rows, in_lithuanian), steps),
        nodes=[_node(row) for row in rows],
        steps=steps,
        statuses=sorted({one.status for one in said}),
        source_ids=sorted({one.source_id for one in said}),
    )


def _named(rows: Iterable[Row], names: Iterable[str]) -> list[sentences.Named]:
    return [(row["type"], row["key"], name) for row, name in zip(rows, names, strict=True)]


def _lithuanian_name(row: Row, name: str) -> str:
    """The Lithuanian name; the English one marked as such; what has no names in two languages as it is."""
    properties = row["properties"]
    if properties.get("name_lt"):
        return str(properties["name_lt"])
    return f"{name}{MARK}" if properties.get("name_en") else name


def _node(row: Row) -> PathNode:
    label = neighbourhood.label(row["properties"], row["key"])
    return PathNode(id=_id(row), type=row["type"], key=row["key"], label=label)


def _id(row: Row) -> str:
    return f"{row['type']}/{row['key']}"


def _keys(nodes: Iterable[str]) -> list[dict[str, str]]:
    parted = (node.partition("/") for node in nodes)
    return [{"type": label, "key": key} for label, _, key in parted]
