"""The picture of the graph: what there is, who says what of whom, and where it stands, the same on every visit."""

import logging
from typing import Any

from gapbridge.database import Database
from gapbridge.errors import BadInput, GapBridgeError
from gapbridge.picture import layout, stored
from gapbridge.picture.layout import Places
from gapbridge.results import Picture, PictureLink, PictureNode
from gapbridge.vocabulary import DEFAULT_STATUSES, STATEMENTS

MAX_NODES = 10_000
MAX_LINKS = 50_000
KINDS = ("Cluster", "Competence", "ValueChain", "Stage", "Event", "Programme", "Industry", "Member")
ATTEMPTS = 3

LEFT_OUT = "DIFFERS_FROM"  # joins what does not belong together
_TYPES = sorted({kind.type for kind in STATEMENTS if {*kind.start, *kind.end} <= set(KINDS)} - {LEFT_OUT})
_log = logging.getLogger(__name__)


def picture(database: Database, *, statuses: tuple[str, ...] = DEFAULT_STATUSES, max_nodes: int = MAX_NODES) -> Picture:
    """Clusters, competences, chains, events, industries and members, and the statements between them, with places.

    Places are computed over the whole graph, whatever the statuses, so no filter moves a node; they are kept in the
    graph, and what is new is put beside what it is joined to. Statements of all days are there, each with its days.

    Args:
        database: The graph.
        statuses: Which statements count; made-up nodes only with `synthetic`.
        max_nodes: Most nodes, up to 10,000, the important kinds first. At most 50,000 statements join them.

    Raises:
        BadInput: A number is out of its range.
    """
    if not 1 <= max_nodes <= MAX_NODES:
        raise BadInput(f"A number of nodes is 1 to {MAX_NODES:,}.")
    nodes, links, more = drawn(database)
    places = _placed(database, [_id(row) for row in nodes], links)
    made_up = "synthetic" in statuses
    shown = [row for row in nodes if made_up or row["status"] != "synthetic"]
    number = {_id(row): at for at, row in enumerate(shown[:max_nodes])}
    told = [
        PictureLink(source=number[start], target=number[end], type=type_, source_id=source_id, status=status,
                    valid_from=valid_from, valid_to=valid_to)
        for start, end, type_, source_id, status, valid_from, valid_to in links
        if status in statuses and start in number and end in number
    ]  # fmt: skip
    return Picture(
        nodes=[_node(row, places[_id(row)]) for row in shown[:max_nodes]],
        links=told,
        truncated=more or len(shown) > max_nodes,
    )


def drawn(database: Database) -> tuple[list[dict[str, Any]], list[tuple[Any, ...]], bool]:
    """What the picture is made of: nodes, statements between them, and whether there are more than fit."""
    nodes = database.read("picture/nodes", labels=list(KINDS), types=_TYPES, max_rows=MAX_NODES + 1)
    more = len(nodes) > MAX_NODES
    nodes = nodes[:MAX_NODES]
    ids = [_id(row) for row in nodes]
    rows = database.read(
        "picture/links",
        nodes=[{"type": row["type"], "key": row["key"]} for row in nodes],
        ids=ids,
        labels=list(KINDS),
        types=_TYPES,
        max_rows=MAX_LINKS + 1,
    )
    found = sorted((said[2], row["source"], said[0], said[1], *said[3:]) for row in rows for said in row["statements"])
    links = [(source, target, *rest) for _, source, target, *rest in found[:MAX_LINKS]]
    return nodes, links, more or len(found) > MAX_LINKS


def _placed(database: Database, nodes: list[str], links: list[tuple[Any, ...]]) -> Places:
    """A place for each node, kept in the graph if it can be written to."""
    joined = [layout.Link(start, end, type_) for start, end, type_, *_ in links]
    places: Places = {}
    for _ in range(ATTEMPTS):
        kept = stored.kept(database)
        places = layout.places(nodes, joined, kept.places)
        if places == kept.places:
            return places
        try:
            if stored.keep(database, kept.number, places):
                return places
        except GapBridgeError as error:
            _log.info("places of the picture are not kept: %s", error)
            return places
    return places


def _node(row: dict[str, Any], place: layout.Place) -> PictureNode:
    return PictureNode(
        id=_id(row), type=row["type"], key=row["key"], label=row["name"], status=row["status"], x=place[0], y=place[1]
    )


def _id(row: dict[str, Any]) -> str:
    return f"{row['type']}/{row['key']}"
