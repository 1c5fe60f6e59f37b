"""Who could introduce whom: the shortest way over statements by which people know one another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gapbridge.results import Introduction, Step
from gapbridge.value_chains.evidence import step
from gapbridge.value_chains.facts import ChainFacts, Statement, Supply

MOST_STEPS = 4

# At the same distance the closer acquaintance comes first.
_CLOSEST_FIRST = (
    "COORDINATES",
    "MEMBER_OF",
    "RELATED_TO",
    "COLLABORATES_WITH",
    "SUPPLIES",
    "ATTENDED",
    "TAKES_PART_IN",
)
_SENTENCES = {
    "COORDINATES": "{start} runs {end}",
    "MEMBER_OF": "{start} belongs to {end}",
    "subsidiary_of": "{start} is a subsidiary of {end}",
    "shared_leadership": "{start} and {end} share leaders",
    "COLLABORATES_WITH": "{start} and {end} work together already",
    "SUPPLIES": "{start} delivers to {end}",
    "ATTENDED": "{start} attended {end}",
    "TAKES_PART_IN": "{start} takes part in {end}",
}

# An organisation, an event or a programme: labels other than those of organisations have keys of their own.
Place = tuple[str, str]
Acquaintance = tuple[Place, Statement | Supply]


@dataclass(frozen=True)
class Acquaintances:
    """Who knows whom: an organisation its clusters, its coordinator, its relatives, its partners in trade, and those
    who came to the same events or take part in the same programmes."""

    facts: ChainFacts
    known: Mapping[Place, list[Acquaintance]]

    def introductions(self, from_ids: Iterable[str], to_ids: Iterable[str]) -> dict[str, Introduction]:
        """For each of `to_ids` the shortest way from one of `from_ids`; those within no `MOST_STEPS` are left out."""
        starts = [_organisation(key) for key in sorted(set(from_ids))]
        wanted = {_organisation(key) for key in to_ids} - set(starts)
        before: dict[Place, Acquaintance | None] = {place: None for place in starts}
        edge = starts
        for _ in range(MOST_STEPS):
            if wanted <= before.keys():
                break
            edge = list(self._next(edge, before))
        return {key: self._told(_way(before, (label, key))) for label, key in sorted(wanted & before.keys())}

    def _next(self, edge: list[Place], before: dict[Place, Acquaintance | None]) -> Iterator[Place]:
        for place in edge:
            for neighbour, said in self.known.get(place, ()):
                if neighbour not in before:
                    before[neighbour] = (place, said)
                    yield neighbour

    def _told(self, way: list[Acquaintance]) -> Introduction:
        from_id = way[0][0][1]
        return Introduction(
            from_id=from_id,
            from_name=self.facts.organisation_name(from_id),
            sentence="; ".join(self._sentence(said) for _, said in way),
            steps=[step(said) for _, said in way],
        )

    def _sentence(self, said: Statement | Supply) -> str:
        if isinstance(said, Supply):
            start, end = said.supplier_id, said.customer_id
            return (
                f"{self.facts.organisation_name(start)} delivers {said.product} to {self.facts.organisation_name(end)}"
            )
        text = _SENTENCES[said.kind if said.type == "RELATED_TO" and said.kind else said.type]
        return text.format(**ends(self.facts, said))


def ends(facts: ChainFacts, said: Statement | Step) -> dict[str, str]:
    """The names of both ends of a statement; events and programmes stand at the ends of their own types only."""
    told = {"ATTENDED": facts.event_name, "TAKES_PART_IN": facts.programme_name}
    end = told.get(said.type, facts.organisation_name)
    return {"start": facts.organisation_name(said.start_id), "end": end(said.end_id)}


def acquaintances(facts: ChainFacts) -> Acquaintances:
    """Who knows whom, as far as statements tell."""
    pairs: dict[Place, dict[tuple[int, Place], Statement | Supply]] = {}
    for start, said, end in _links(facts):
        rank = _CLOSEST_FIRST.index("SUPPLIES" if isinstance(said, Supply) else said.type)
        for one, other in ((start, end), (end, start)):
            kept = pairs.setdefault(one, {}).setdefault((rank, other), said)
            if said.id < kept.id:
                pairs[one][(rank, other)] = said
    return Acquaintances(
        facts,
        {
            place: [(other, said) for (_, other), said in sorted(found.items(), key=_by_rank)]
            for place, found in pairs.items()
        },
    )


def _links(facts: ChainFacts) -> Iterator[tuple[Place, Statement | Supply, Place]]:
    for cluster in facts.clusters.values():
        for tie in cluster.ties:
            said = Statement(tie.id, tie.type, tie.member_id, cluster.id, tie.source_id, tie.status)
            yield _organisation(tie.member_id), said, _organisation(cluster.id)
    for said in facts.said("RELATED_TO", "COLLABORATES_WITH"):
        yield _organisation(said.start_id), said, _organisation(said.end_id)
    for supply in facts.supplies:
        yield _organisation(supply.supplier_id), supply, _organisation(supply.customer_id)
    for said in facts.said("ATTENDED"):
        event = facts.events.get(said.end_id)
        if event is not None and event.is_past(facts.scope.as_of):
            yield _organisation(said.start_id), said, ("event", said.end_id)
    for said in facts.said("TAKES_PART_IN"):
        yield _organisation(said.start_id), said, ("programme", said.end_id)


def _organisation(key: str) -> Place:
    return ("organisation", key)


def _by_rank(item: tuple[tuple[int, Place], Statement | Supply]) -> tuple[int, Place]:
    return item[0]


def _way(before: Mapping[Place, Acquaintance | None], place: Place) -> list[Acquaintance]:
    way: list[Acquaintance] = []
    at = before[place]
    while at is not None:
        way.append(at)
        at = before[at[0]]
    return way[::-1]
