"""How the organisations around a member stand to it: of its own clusters, of others, known to work together."""

from dataclasses import dataclass
from functools import cached_property

from gapbridge.facts import Tie
from gapbridge.members.facts import AskedMember, Link, MemberFacts


@dataclass(frozen=True)
class Side:
    """A member, its clusters, and everybody else as seen from there."""

    facts: MemberFacts
    member: AskedMember

    @cached_property
    def clusters(self) -> dict[str, list[Tie]]:
        """The clusters it belongs to or runs, ascending, and who says so."""
        return dict(sorted(self.facts.own_clusters.get(self.member.id, {}).items()))

    @cached_property
    def organisations(self) -> set[str]:
        """These clusters and their members, and the member itself."""
        own = (self.facts.evidence.organisation_ids[key] for key in self.clusters)
        return {self.member.id}.union(*own)

    @cached_property
    def partners(self) -> dict[str, list[Link]]:
        """The other clusters that its own are known to work with, and who says so."""
        found: dict[str, list[Link]] = {}
        for cluster in self.clusters:
            for partner, links in self.facts.partners.get(cluster, {}).items():
                if partner not in self.clusters:
                    found.setdefault(partner, []).extend(links)
        return found

    @cached_property
    def others(self) -> list[str]:
        """The other clusters that may be named, ascending."""
        clusters = self.facts.evidence.clusters
        return [key for key in sorted(clusters) if key not in self.clusters and self.facts.is_named(key)]

    def named_clusters(self, organisation_id: str) -> list[str]:
        """The clusters that an organisation is or belongs to, without others that may not be named; ascending."""
        found = self.facts.evidence.cluster_ids.get(organisation_id, ())
        return sorted(key for key in found if key in self.clusters or self.facts.is_named(key))

    def collaborating(self, cluster_ids: list[str]) -> list[str]:
        """Those of these clusters that a cluster of the member is known to work with."""
        return [key for key in cluster_ids if key in self.partners]

    def standing(self, organisation_id: str) -> tuple[bool, bool, str]:
        """Sorts organisations: of own clusters first, then of collaborating ones, then the others; by key."""
        stranger = organisation_id not in self.organisations
        apart = stranger and not self.collaborating(self.named_clusters(organisation_id))
        return (stranger, apart, organisation_id)

    def ties(self, organisation_id: str, cluster_ids: list[str]) -> list[Tie | Link]:
        """Who says that an organisation belongs to these clusters, and that they work with the member's."""
        links = [link for key in self.collaborating(cluster_ids) for link in self.partners[key]]
        return [*self.facts.ties(organisation_id, cluster_ids), *links]
