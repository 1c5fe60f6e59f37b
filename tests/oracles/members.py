"""What members could gain, from the rows: every organisation, stage and event is looked at in turn."""

from dataclasses import replace
from typing import Any

from gapbridge.dataset import Dataset
from gapbridge.rows import Row
from gapbridge.scope import Scope
from tests.oracles.outcomes import Outcomes
from tests.reference import Reference


class Benefits:
    """A data set seen through a scope, from a member."""

    def __init__(self, dataset: Dataset, scope: Scope, member: str) -> None:
        self.scope, self.member = scope, member
        self.all = Reference(dataset, replace(scope, industry_id=None))
        self.narrowed = Reference(dataset, scope)
        self.outcomes = Outcomes(dataset, replace(scope, industry_id=None))
        self.organisations = sorted(dataset.keys("Cluster") | dataset.keys("Member"))
        self.own = [key for key in self.all.clusters if self.runs(key) or self.belongs(member, key)]
        self.near = {member, *(one for key in self.own for one in self.inside(key))}
        self.partners = {key for key in self.all.clusters if key not in self.own and self.together(key)}

    def needs(self) -> list[dict[str, Any]]:
        """What it or its clusters lack, with who offers it and which events teach it."""
        found = []
        for competence in sorted(self.all.dataset.keys("Competence")):
            own = self.open(self.member, competence)
            others = {key: self.all.members(key) if self.scope.include_members else set() for key in self.own}
            lacking = [
                key
                for key in self.own
                if any(self.open(who, competence) for who in {key, *others[key]} - {self.member})
            ]
            if own or lacking:
                offering = [who for who in self.organisations if who != self.member and self.offers(who, competence)]
                found.append(
                    {
                        "competence_id": competence,
                        "own": bool(own),
                        "cluster_ids": lacking,
                        "own_helpers": {who for who in offering if who in self.near},
                        "other_helpers": {who: self.named(who) for who in offering if self.is_other(who)},
                        "events": {event for event in self.coming() if competence in self.taught(event)},
                    }
                )
        return sorted(found, key=lambda row: (not row["own"], row["competence_id"]))

    def lessons(self) -> dict[str, set[tuple[str, bool]]]:
        """What it offers, with who lacks it and whether that is one of its own clusters' organisations."""
        return {
            competence: {
                (who, who in self.near)
                for who in self.organisations
                if who != self.member and self.open(who, competence) and (who in self.near or self.is_other(who))
            }
            for competence in sorted(self.all.dataset.keys("Competence"))
            if self.offers(self.member, competence)
        }

    def openings(self) -> set[tuple[str, str, str, str | None, tuple[str, ...]]]:
        """(kind, own stage, other cluster, other stage, organisations there)."""
        found: set[tuple[str, str, str, str | None, tuple[str, ...]]] = set()
        for stage in self.performed({self.member}):
            for cluster in self.others():
                inside = self.inside(cluster)
                chains = [chain for chain in self.chains(stage) if self.performed(inside) & self.in_chain(chain)]
                if chains and stage not in self.performed(inside):
                    beside = {who for next_ in self.next(stage) | self.before(stage) for who in self.who(next_, inside)}
                    found.add(("fill", stage, cluster, None, tuple(sorted(beside))))
                for kind, stages in (("deliver", self.next(stage)), ("receive", self.before(stage))):
                    for other in stages:
                        there = tuple(sorted(self.who(other, inside) - self.near))
                        if there:
                            found.add((kind, stage, cluster, other, there))
        return found

    def events(self) -> dict[str, tuple[list[str], list[str]]]:
        """Events to come with what they teach that it lacks itself, and that only its clusters lack."""
        needs = self.needs()
        own = {row["competence_id"] for row in needs if row["own"]}
        shared = {row["competence_id"] for row in needs} - own
        found = {
            event: (sorted(self.taught(event) & own), sorted(self.taught(event) & shared)) for event in self.coming()
        }
        return {event: told for event, told in found.items() if any(told)}

    def open(self, who: str, competence: str) -> list[Row]:
        return [
            row
            for row in self.all.valid("needs")
            if (row.start_id, row.end_id) == (who, competence) and not self.all.closed(row)
        ]

    def offers(self, who: str, competence: str) -> bool:
        return any((row.start_id, row.end_id) == (who, competence) for row in self.all.valid("offers"))

    def coming(self) -> list[str]:
        return sorted(event for event in self.outcomes.events if self.outcomes._is_coming(event))

    def taught(self, event: str) -> set[str]:
        return {row.end_id for row in self.all.valid("teaches") if row.start_id == event}

    def belongs(self, who: str, cluster: str) -> bool:
        return who == cluster or who in self.all.members(cluster)

    def runs(self, cluster: str) -> bool:
        return any((row.start_id, row.end_id) == (self.member, cluster) for row in self.all.valid("coordinates"))

    def inside(self, cluster: str) -> set[str]:
        return {cluster, *self.all.members(cluster)}

    def others(self) -> list[str]:
        return [key for key in self.all.clusters if key not in self.own and self.narrowed.in_industry(key)]

    def named(self, who: str) -> list[str]:
        return [
            key for key in self.all.clusters if self.belongs(who, key) and (key in self.own or key in self.others())
        ]

    def is_other(self, who: str) -> bool:
        return who not in self.near and bool(self.named(who))

    def together(self, cluster: str) -> bool:
        pairs = [{row.start_id, row.end_id} for row in self.all.valid("collaborates_with")]
        return any({cluster, own} in pairs for own in self.own)

    def performed(self, organisations: set[str]) -> set[str]:
        return {row.end_id for row in self.all.valid("performs") if row.start_id in organisations}

    def who(self, stage: str, organisations: set[str]) -> set[str]:
        return {one for one in organisations if stage in self.performed({one})}

    def chains(self, stage: str) -> set[str]:
        return {row.end_id for row in self.all.valid("part_of") if row.start_id == stage}

    def in_chain(self, chain: str) -> set[str]:
        return {row.start_id for row in self.all.valid("part_of") if row.end_id == chain}

    def next(self, stage: str) -> set[str]:
        return {row.end_id for row in self.all.valid("feeds") if row.start_id == stage}

    def before(self, stage: str) -> set[str]:
        return {row.start_id for row in self.all.valid("feeds") if row.end_id == stage}
