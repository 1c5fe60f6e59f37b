"""Competences that mean the same, because they are matched to the same concept."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gapbridge.database import Database
from gapbridge.gaps.lacking import MAX_ROWS, Lack, Lacked, in_order
from gapbridge.scope import Scope

# A broad, narrow or related match joins what is not the same: both inner and outer communication are narrower than
# "develop communications strategies", and a cluster that lacks the one need not lack the other.
SAME_MEANING = ("exact", "close")


@dataclass(frozen=True)
class Matches:
    """Which concepts each competence is matched to, with the statements that say so, and the names of the concepts.

    Only one step is followed. A close match says nothing of what its other end is close to (SKOS Reference, W3C 2009,
    section 10: skos:closeMatch is not transitive). So two competences mean the same where both are matched to one
    concept, or one of them is that concept, and never by way of a third.
    """

    concepts: Mapping[str, Mapping[str, tuple[str, ...]]]  # competence -> concept -> matches
    names: Mapping[str, str]

    def gathered(self, competences: Iterable[str]) -> dict[str, set[str]]:
        """The concepts to which several of these competences come, and which do; the same few are gathered once."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in competences:
            for concept in {*self.concepts.get(one, ()), one}:
                found[concept].add(one)
        first: dict[frozenset[str], str] = {}
        for concept in sorted(found):
            first.setdefault(frozenset(found[concept]), concept)
        return {concept: set(several) for several, concept in first.items() if len(several) > 1}

    def same_meaning(self, competence: str) -> set[str]:
        """The competences that come to one of its concepts, or are one, itself too."""
        own = {*self.concepts.get(competence, ()), competence}
        return own.union(*(self._matched.get(concept, ()) for concept in own))

    @cached_property
    def _matched(self) -> dict[str, set[str]]:
        """The competences that are matched to each concept."""
        found: dict[str, set[str]] = defaultdict(set)
        for competence, concepts in self.concepts.items():
            for concept in concepts:
                found[concept].add(competence)
        return found


def read(database: Database, scope: Scope) -> Matches:
    """The exact and close matches that count in a scope."""
    rows = database.read("gaps/matched", **scope.said, kinds=list(SAME_MEANING), max_rows=MAX_ROWS)
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for row in rows:
        for match in row["matches"]:
            said = found[match["competence_id"]]
            said[row["concept_id"]] = (*said.get(row["concept_id"], ()), match["id"])
    return Matches(found, {row["concept_id"]: row["concept_name"] for row in rows})


def merged(found: Sequence[Lacked], matches: Matches) -> list[Lacked]:
    """What is lacked, where competences that are matched to the same concept count as one: that concept.

    A competence that is matched to several concepts counts in each of them. One that no other joins stays what it is.
    """
    by_id = {one.id: one for one in found}
    gathered = matches.gathered(by_id)
    taken = set().union(*gathered.values()) if gathered else set()
    whole = [one for one in found if one.id not in taken]
    for concept, competences in gathered.items():
        ids = sorted(competences)
        said = {match for one in ids for match in matches.concepts.get(one, {}).get(concept, ())}
        lacks = _joined([by_id[one] for one in ids])
        whole.append(Lacked(concept, matches.names[concept], lacks, tuple(ids), tuple(sorted(said))))
    return in_order(whole)


def _joined(found: Sequence[Lacked]) -> tuple[Lack, ...]:
    """The gaps of each cluster as one."""
    by_cluster: dict[str, list[Lack]] = {}
    for one in found:
        for lack in one.lacks:
            by_cluster.setdefault(lack.cluster.id, []).append(lack)
    return tuple(
        Lack(
            lacks[0].cluster,
            tuple(need for lack in lacks for need in lack.needs),
            tuple(cover for lack in lacks for cover in lack.covers),
        )
        for _, lacks in sorted(by_cluster.items())
    )
