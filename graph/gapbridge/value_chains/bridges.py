"""Deliveries between clusters, and members on which all of them hang."""

from collections.abc import Collection, Iterable

from gapbridge.results import Bridge
from gapbridge.value_chains.evidence import evidence
from gapbridge.value_chains.facts import ChainFacts, Supply

Pair = tuple[str, str]


def between_clusters(facts: ChainFacts, supplies: Iterable[Supply]) -> dict[Pair, list[Supply]]:
    """The deliveries between a member of one cluster and a member of another, by pair of clusters, both ascending.

    A member of several clusters counts for each of them; but what two members of one cluster deliver to one another
    is not between two others.
    """
    found: dict[Pair, list[Supply]] = {}
    for one in supplies:
        starts, ends = (facts.belongs.get(key, []) for key in (one.supplier_id, one.customer_id))
        common = set(starts).intersection(ends)
        for pair in {(min(start, end), max(start, end)) for start in starts for end in ends if start != end}:
            if common.issubset(pair):
                found.setdefault(pair, []).append(one)
    return dict(sorted(found.items()))


def bridges(facts: ChainFacts, supplies: Iterable[Supply], cluster_ids: Collection[str] | None = None) -> list[Bridge]:
    """Members that take part in every known delivery between two clusters, by the two clusters.

    With `cluster_ids`, only those between one of these and another cluster. The industry of the scope narrows the
    clusters, except those asked about.
    """
    asked = set(cluster_ids or ())
    found = []
    for pair, said in between_clusters(facts, supplies).items():
        named = all(key in asked or facts.may_be_named(key) for key in pair)
        if named and (cluster_ids is None or asked.intersection(pair)):
            ends = [{one.supplier_id, one.customer_id} for one in said]
            found += [_bridge(facts, pair, key, said) for key in sorted(set.intersection(*ends))]
    return found


def _bridge(facts: ChainFacts, pair: Pair, member_id: str, said: list[Supply]) -> Bridge:
    first, second = (set(facts.clusters[key].member_ids) for key in pair)
    partners = {key for one in said for key in (one.supplier_id, one.customer_id)} - {member_id}
    return Bridge(
        cluster_id=pair[0],
        other_cluster_id=pair[1],
        member_id=member_id,
        member_name=facts.organisation_name(member_id),
        partner_ids=sorted(partners),
        shared_member_ids=sorted(first & second),
        **evidence(said),
    )
