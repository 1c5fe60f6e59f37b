"""What the answers are computed from, read once: it is the situation of today, and scenarios are others like it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from gapbridge import facts as facts_
from gapbridge.collaborations import profiles as profiles_
from gapbridge.collaborations.profiles import Profiles
from gapbridge.database import Database
from gapbridge.facts import Facts
from gapbridge.programme import events as events_
from gapbridge.programme.events import Event
from gapbridge.scope import Scope, checked
from gapbridge.value_chains import facts as chain_facts
from gapbridge.value_chains.facts import ChainFacts


@dataclass(frozen=True)
class Situation:
    """What counts in a scope, stored or assumed.

    `facts` are of clusters of every industry, `business` is what profiles know beyond facts: links between
    organisations, and who works together. The industry of the scope narrows where answers are given.
    """

    facts: Facts
    business: Profiles
    chain: ChainFacts
    events: Mapping[str, Event]

    @property
    def scope(self) -> Scope:
        """Which statements count."""
        return self.facts.scope

    @property
    def profiles(self) -> Profiles:
        """The profiles of all clusters, for suggestions."""
        return profiles_.of_facts(self.facts, self.business)

    def counts(self, cluster_id: str) -> bool:
        """Whether a cluster is of the scope's industry, if that names one."""
        industry = self.scope.industry_id
        return industry is None or industry in self.facts.clusters[cluster_id].wider_ids


def read(database: Database, scope: Scope | None = None, competence_ids: Iterable[str] = ()) -> Situation:
    """The situation of a scope, with the names of these competences too, which scenarios speak of.

    Raises:
        NotFound: There is no such industry.
    """
    chosen = checked(database, scope)
    found = facts_.read(database, replace(chosen, industry_id=None))
    more = set(competence_ids) - found.competences.keys()
    known = {**found.competences, **(facts_.competences(database, more) if more else {})}
    chain = chain_facts.read(database, chosen)
    return Situation(
        replace(found, scope=chosen, competences=known),
        profiles_.read(database, chosen),
        replace(chain, competences={**known, **chain.competences}),
        events_.read(database, chosen),
    )
