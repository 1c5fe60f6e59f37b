"""The answers that a scenario may change, from a situation alone: the same functions for today and for scenarios."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from gapbridge.collaborations.measures import KINDS
from gapbridge.collaborations.profiles import Profiles
from gapbridge.gaps import lacking, shared
from gapbridge.results.collaborations import Kind
from gapbridge.value_chains import networks
from gapbridge.value_chains.facts import ChainFacts
from gapbridge.what_if.situation import Situation

NeedKey = tuple[str, str]  # cluster, competence
StageKey = tuple[str, str]  # cluster, or "" for everybody; stage
SuggestionKey = tuple[Kind, str, str, str]  # kind, direction, cluster, partner
Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeedState:
    """Who could meet a gap: own organisations, clusters that work together with this one, events to come.

    `statement_ids` are the offers, collaborations and lessons behind it.
    """

    offering: Keys
    partners: Keys
    events: Keys
    statement_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class GapState:
    """A shared gap: its rank and its clusters."""

    rank: int
    cluster_ids: Keys


@dataclass(frozen=True, slots=True)
class SuggestionState:
    """A suggestion: its value, how many competences or links it is made of, which ones, and whether it is acted on."""

    value: float
    count: int
    competence_ids: Keys
    collaborating: bool


@dataclass(frozen=True)
class Asked:
    """What is asked of every situation; of suggestions, only those with one of these clusters."""

    min_clusters: int = 2
    include_covered: bool = False
    cluster_ids: frozenset[str] = frozenset()


class Answers:
    """The answers of one situation, each computed when it is first asked for.

    `like` are answers of another situation: what rests on the same deliveries is taken from there.
    """

    def __init__(self, situation: Situation, asked: Asked, like: "Answers | None" = None) -> None:
        self.situation = situation
        self._asked = asked
        self._like = like

    @cached_property
    def needs(self) -> dict[NeedKey, NeedState]:
        """The gaps of the clusters that count, and who could meet each."""
        facts, together = self.situation.facts, _together(self.situation)
        taught = _taught(self.situation)
        offered = {key: facts.offered(key) for key in facts.clusters}
        found = {}
        for cluster in filter(self.situation.counts, sorted(facts.clusters)):
            for competence in facts.gaps(cluster):
                own = offered[cluster].get(competence, [])
                ids = {one.id for one in own}
                partners = []
                for partner, said in together.get(cluster, {}).items():
                    if theirs := offered[partner].get(competence):
                        partners.append(partner)
                        ids |= {one.id for one in theirs} | said
                events = taught.get(competence, {})
                ids |= {one for said in events.values() for one in said}
                found[cluster, competence] = NeedState(
                    tuple(sorted({one.holder_id for one in own})), tuple(partners), tuple(events), frozenset(ids)
                )
        return found

    @cached_property
    def gaps(self) -> dict[str, GapState]:
        """The shared gaps, as `gapbridge gaps shared` tells them."""
        facts = self.situation.facts
        counted = {key: one for key, one in facts.clusters.items() if self.situation.counts(key)}
        found = shared.of(
            lacking.of_facts(replace(facts, clusters=counted)),
            min_clusters=self._asked.min_clusters,
            include_covered=self._asked.include_covered,
        )
        return {one.competence_id: GapState(one.rank, tuple(one.cluster_ids)) for one in found}

    @cached_property
    def points(self) -> dict[str, Keys]:
        """The members without which nothing known reaches others, and these others."""
        chain = self.situation.chain
        if self._like is not None and chain.supplies is self._like.situation.chain.supplies:
            return self._like.points
        return {key: tuple(cut) for key, cut in networks.cut_off(networks.supply_graph(chain)).items()}

    @cached_property
    def reached(self) -> dict[str, bool]:
        """The members that known deliveries reach from where deliveries begin today; a beginning reaches itself."""
        chain = self.situation.chain
        today = self._like.situation.chain if self._like is not None else chain
        if chain.supplies is today.supplies and self._like is not None:
            return self._like.reached
        graph = networks.supply_graph(today)
        starts = networks.beginnings(graph)
        return dict.fromkeys([*starts, *networks.reached(starts, chain.customers)], True)

    @cached_property
    def stages(self) -> dict[StageKey, Keys]:
        """Who performs each stage: of everybody, and of each cluster that has somebody who does."""
        return _performing(self.situation)

    @cached_property
    def suggestions(self) -> dict[SuggestionKey, SuggestionState]:
        """The suggestions with one of the clusters asked about, each told once, from who learns or delivers."""
        from gapbridge.collaborations.ranking import of_clusters  # imports numpy and scipy

        profiles = self.situation.profiles
        found: dict[SuggestionKey, SuggestionState] = {}
        for one in of_clusters(profiles, filter(self.situation.counts, sorted(self._asked.cluster_ids))):
            cluster, partner, direction = one.cluster_id, one.partner_id, str(one.direction)
            if direction in ("teach", "buy"):
                cluster, partner = partner, cluster
                direction = "learn" if direction == "teach" else "supply"
            elif direction in ("together", "tie") and partner < cluster:
                cluster, partner = partner, cluster
            about = _about(profiles, one.kind, cluster, partner)
            known = bool(profiles.collaborations(cluster, partner))
            found[one.kind, direction, cluster, partner] = SuggestionState(one.value, one.count, about, known)
        return found


def touched(before: Situation, after: Situation) -> frozenset[str]:
    """The clusters of whose suggestions any may be different: what they lack, offer, do or are tied to is."""
    old, new = before.profiles, after.profiles
    found = {key for key, one in old.clusters.items() if new.clusters[key] != one}
    for key, links in old.links.items():
        if new.links[key] != links:
            found |= links.cluster_ids | new.links[key].cluster_ids
    for pair, said in new.together.items():
        if old.together.get(pair) != said:
            found |= set(pair)
    return frozenset(found)


def stopped_by(chain: ChainFacts, stage_id: str) -> list[str]:
    """The stages that every known way to passes this one."""
    return networks.cut_off(networks.stage_graph(chain)).get(stage_id, [])


def sort_key(key: SuggestionKey) -> tuple[int, str, str, str]:
    """What suggestions are sorted by."""
    return (KINDS.index(key[0]), key[2], key[3], key[1])


def _together(situation: Situation) -> dict[str, dict[str, set[str]]]:
    """The clusters that each works together with, ascending, and the statements that say so."""
    found: dict[str, dict[str, set[str]]] = {}
    known = situation.facts.clusters
    for (one, other), said in situation.business.together.items():
        if one in known and other in known:
            for cluster, partner in ((one, other), (other, one)):
                found.setdefault(cluster, {})[partner] = {each.statement_id for each in said}
    return {key: dict(sorted(partners.items())) for key, partners in found.items()}


def _taught(situation: Situation) -> dict[str, dict[str, set[str]]]:
    """The events to come that teach each competence, ascending, and the statements that say so."""
    found: dict[str, dict[str, set[str]]] = {}
    for event in sorted(situation.events.values(), key=lambda event: event.id):
        if event.to_come(situation.scope.as_of):
            for one in event.teaches:
                found.setdefault(one.competence_id, {}).setdefault(event.id, set()).add(one.id)
    return found


def _performing(situation: Situation) -> dict[StageKey, Keys]:
    chain, found = situation.chain, dict[StageKey, set[str]]()
    for stage in chain.stages:
        found["", stage] = set()
    for stage, who in chain.performers.items():
        for key in who:
            for side in ("", *chain.belongs.get(key, ())):
                found.setdefault((side, stage), set()).add(key)
    counted = {key for key in situation.facts.clusters if situation.counts(key)}
    return {key: tuple(sorted(who)) for key, who in found.items() if not key[0] or key[0] in counted}


def _about(profiles: Profiles, kind: Kind, cluster: str, partner: str) -> Keys:
    """The competences that a suggestion is about; none for business."""
    one, other = profiles.clusters[cluster], profiles.clusters[partner]
    if kind == "do_business":
        return ()
    meant: Collection[str] = other.offered if kind == "teach_learn" else other.gaps.keys()
    return tuple(sorted(one.gaps.keys() & set(meant)))
