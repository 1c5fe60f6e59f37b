"""Whom a study is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gapbridge.errors import BadInput
from gapbridge.value_chains.facts import ChainFacts


@dataclass(frozen=True)
class Asked:
    """The chains whose stages are the template, the organisations studied, and the clusters on whose side they are.

    `named_cluster_ids` and `named_member_ids` are what was asked for; where neither is, everybody known to perform
    a stage of the chain is studied.
    """

    chain_ids: tuple[str, ...]
    organisation_ids: tuple[str, ...]
    cluster_ids: tuple[str, ...]
    named_cluster_ids: tuple[str, ...] = ()
    named_member_ids: tuple[str, ...] = ()

    @cached_property
    def own(self) -> frozenset[str]:
        """The organisations studied, to look up whether one is among them."""
        return frozenset(self.organisation_ids)


def asked(
    facts: ChainFacts,
    chain_id: str | None = None,
    cluster_ids: Sequence[str] = (),
    member_ids: Sequence[str] = (),
) -> Asked:
    """Whom a study of a chain, of clusters, of members, or of all three together is about.

    With clusters or members only, the template is every chain of which one of them performs a stage.

    Raises:
        BadInput: Nothing was named.
    """
    if chain_id is None and not cluster_ids and not member_ids:
        raise BadInput("It is not said what to study.", "Name a value chain, a cluster, or members.")
    if cluster_ids or member_ids:
        members = {member for key in cluster_ids if key in facts.clusters for member in facts.clusters[key].member_ids}
        organisations = {*cluster_ids, *member_ids, *members}
    else:
        organisations = _performing(facts, {str(chain_id)})
    chains = {chain_id} if chain_id is not None else _chains_of(facts, organisations)
    sides = cluster_ids or {cluster for key in organisations for cluster in facts.belongs.get(key, ())}
    return Asked(
        tuple(sorted(chains)),
        tuple(sorted(organisations)),
        tuple(sorted(set(sides))),
        tuple(sorted(set(cluster_ids))),
        tuple(sorted(set(member_ids))),
    )


def of_cluster(facts: ChainFacts, cluster_id: str) -> set[str]:
    """A cluster and its members."""
    return {cluster_id, *facts.clusters[cluster_id].member_ids}


def _performing(facts: ChainFacts, chain_ids: set[str]) -> set[str]:
    stages = {stage for chain in chain_ids for stage in facts.stages_of.get(chain, ())}
    return {who for stage in stages for who in facts.performers.get(stage, ())}


def _chains_of(facts: ChainFacts, organisation_ids: set[str]) -> set[str]:
    return {chain for chain in facts.stages_of if _performing(facts, {chain}) & organisation_ids}
