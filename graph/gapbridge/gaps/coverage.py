"""Which gaps a cluster's own organisations cover, and how."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.facts import Offer
from gapbridge.gaps import hierarchy, meaning
from gapbridge.gaps.hierarchy import Hierarchy
from gapbridge.gaps.lacking import MAX_ROWS, Cover, Lack, Lacked, Way
from gapbridge.gaps.meaning import Matches
from gapbridge.scope import Scope

WAYS: tuple[Way, ...] = ("same", "matched", "narrower", "broader")  # the closest first
WIDER_WAYS = WAYS[1:]
StandIns = Mapping[str, Mapping[str, Way]]  # lacked competence -> offered ones that stand for it, and the way
Offers = Mapping[str, Mapping[str, Sequence[Offer]]]  # cluster -> competence -> offers of its organisations


def covered(database: Database, scope: Scope, found: Sequence[Lacked], ways: Collection[Way] = ()) -> list[Lacked]:
    """The same gaps, each with the offers of its cluster's own organisations that cover it.

    Offers of the very same competence always count. Offers of one that is matched to the same concept, narrower or
    broader count only where `ways` names it, and say which way they cover.
    """
    lacking: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for cluster_id in one.cluster_ids:
            lacking[cluster_id].add(one.id)
    offers = read(database, scope, {cluster_id: None if ways else some for cluster_id, some in lacking.items()})
    if not ways:
        return with_covers(found, {one.id: {one.id: "same"} for one in found}, offers)
    offered = {competence for held in offers.values() for competence in held}
    above = hierarchy.read(database, {*offered, *(one.id for one in found)})
    standing = stand_ins([one.id for one in found], offered, above, meaning.read(database, scope), ways)
    return with_covers(found, standing, offers)


def closest_last(lack: Lack) -> list[Cover]:
    """The offers that cover a gap, those that do so in the closest way last."""
    return sorted(lack.covers, key=lambda cover: -WAYS.index(cover.way))


def wider(ways: Collection[str]) -> list[Way]:
    """These ways to cover a gap beside by the very same competence.

    Raises:
        BadInput: There is no such way.
    """
    if strange := sorted(set(ways) - set(WIDER_WAYS)):
        raise BadInput(f"No such way to cover a gap: {', '.join(strange)}.", f"Choose from {', '.join(WIDER_WAYS)}.")
    return [way for way in WIDER_WAYS if way in ways]


def read(database: Database, scope: Scope, lacking: Mapping[str, Iterable[str] | None]) -> Offers:
    """What the organisations of each cluster offer, of the competences named; all where it is None."""
    wanted = [
        {"cluster_id": cluster_id, "competence_ids": None if some is None else sorted(some)}
        for cluster_id, some in sorted(lacking.items())
    ]
    rows = database.read("gaps/covering_offers", **scope.said, lacking=wanted, max_rows=MAX_ROWS)
    found: dict[str, dict[str, list[Offer]]] = {}
    for row in rows:
        held = found.setdefault(row["cluster_id"], {})
        for one in row["offers"]:
            held.setdefault(one["competence_id"], []).append(Offer(**one))
    return found


def stand_ins(
    lacked: Iterable[str], offered: Iterable[str], above: Hierarchy, matches: Matches, ways: Collection[Way]
) -> StandIns:
    """Which offered competences stand for each lacked one; where one does in several ways, the closest counts."""
    below: dict[str, list[str]] = defaultdict(list)
    for one in offered:
        for broader in above.above(one):
            below[broader].append(one)
    found: dict[str, dict[str, Way]] = {}
    for one in lacked:
        stand: dict[str, Way] = {}
        if "broader" in ways:
            stand |= dict.fromkeys(above.above(one), "broader")
        if "narrower" in ways:
            stand |= dict.fromkeys(below[one], "narrower")
        if "matched" in ways:
            stand |= dict.fromkeys(matches.same_meaning(one), "matched")
        found[one] = stand | {one: "same"}
    return found


def with_covers(found: Iterable[Lacked], standing: StandIns, offers: Offers) -> list[Lacked]:
    """The same gaps with the offers that cover them, by id."""
    return [
        replace(
            one,
            lacks=tuple(_with_covers(lack, standing[one.id], offers.get(lack.cluster.id, {})) for lack in one.lacks),
        )
        for one in found
    ]


def _with_covers(lack: Lack, standing: Mapping[str, Way], held: Mapping[str, Sequence[Offer]]) -> Lack:
    covers = [
        Cover(offer, standing[competence]) for competence in standing.keys() & held.keys() for offer in held[competence]
    ]
    covers.sort(key=lambda cover: (cover.offer.id, cover.offer.member_of_id or ""))
    return replace(lack, covers=tuple(covers))
