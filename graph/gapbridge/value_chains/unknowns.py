"""What a study could not look at, because nobody said it."""

from collections.abc import Iterator, Sequence

from gapbridge.results import Concentration, Exposure, Scalar, StudiedStage, Unknown
from gapbridge.value_chains import sentences
from gapbridge.value_chains.asked import Asked
from gapbridge.value_chains.facts import ChainFacts
from gapbridge.value_chains.sentences import listed
from gapbridge.value_chains.stages import performing, template


def unknowns(
    facts: ChainFacts,
    asked: Asked,
    stages: Sequence[StudiedStage],
    concentrations: Sequence[Concentration],
    exposures: Sequence[Exposure],
) -> list[Unknown]:
    """What nobody said of those studied: of their chains, their clusters, their deliveries."""
    return [
        *_of_chains(facts, asked, stages),
        *_of_clusters(facts, asked),
        *_of_deliveries(facts, asked, concentrations, exposures),
    ]


def _of_chains(facts: ChainFacts, asked: Asked, stages: Sequence[StudiedStage]) -> Iterator[Unknown]:
    if not asked.chain_ids:
        yield _unknown("no_stage", [], {})
    for chain in asked.chain_ids:
        own = set(template(facts, [chain]))
        name = facts.chains[chain].name_en if chain in facts.chains else chain
        loose = [one for one in stages if one.stage_id in own and not one.fed_by_ids and not one.feeds_ids]
        if not own:
            yield _unknown("empty_chain", [chain], {"chain": name})
        elif loose:
            yield _unknown(
                "no_flow",
                sorted(one.stage_id for one in loose),
                {"chain": name, "names": listed([one.stage_name for one in loose])},
            )
        yield from _of_performing_clusters(facts, asked, name, sorted(own, key=facts.printed))


def _of_performing_clusters(
    facts: ChainFacts, asked: Asked, chain: str, stage_ids: Sequence[str]
) -> Iterator[Unknown]:  # fmt: skip
    """Stages that a cluster performs as such, and none of its members by name."""
    for key in asked.cluster_ids:
        members = set(facts.clusters[key].member_ids) if key in facts.clusters else set()
        doing = {stage: set(performing(facts, asked, stage)) for stage in stage_ids}
        found = [stage for stage, performers in doing.items() if key in performers and not members & performers]
        if found:
            names = listed([facts.stage_name(stage) for stage in found])
            values: dict[str, Scalar] = {"cluster": facts.organisation_name(key), "names": names, "chain": chain}
            yield _unknown("no_performing_member", [key, *found], values)


def _of_clusters(facts: ChainFacts, asked: Asked) -> Iterator[Unknown]:
    for key in asked.cluster_ids:
        values: dict[str, Scalar] = {"cluster": facts.organisation_name(key)}
        ties = facts.clusters[key].ties if key in facts.clusters else ()
        known = {tie.type for tie in ties}
        for type_, wording in (("MEMBER_OF", "no_member"), ("COORDINATES", "no_coordinator")):
            if type_ not in known:
                yield _unknown(wording, [key], values)
        if not facts.needs.get(key):
            yield _unknown("no_need", [key], values)


def _of_deliveries(
    facts: ChainFacts, asked: Asked, concentrations: Sequence[Concentration], exposures: Sequence[Exposure]
) -> Iterator[Unknown]:  # fmt: skip
    members = [key for key in asked.organisation_ids if key not in facts.clusters]
    buying, selling = ({key for key in members if key in side} for side in (facts.suppliers, facts.customers))
    yield from _named(facts, "no_supplier", sorted(selling - buying))
    yield from _named(facts, "no_customer", sorted(buying - selling))
    silent = [key for key in members if key not in buying | selling]
    yield from _named(facts, "no_delivery", silent, {"of": len(members)})
    shares = [(one.customer_id, share) for one in concentrations for share in one.shares]
    yield from _counted("no_share", shares)
    yield from _counted("no_times", [(one.customer_id, one.weeks) for one in exposures])


def _counted(wording: str, given: Sequence[tuple[str, float | None]]) -> Iterator[Unknown]:
    """That a number is unknown of some of all deliveries; each is told by its customer."""
    missing = [customer for customer, number in given if number is None]
    if missing:
        yield _unknown(wording, sorted(set(missing)), {"count": len(missing), "of": len(given)})


def _named(
    facts: ChainFacts, wording: str, ids: Sequence[str], values: dict[str, Scalar] | None = None
) -> Iterator[Unknown]:  # fmt: skip
    if ids:
        names = listed([facts.organisation_name(key) for key in ids])
        yield _unknown(wording, ids, {"names": names, "count": len(ids), **(values or {})})


def _unknown(wording: str, subject_ids: Sequence[str], values: dict[str, Scalar]) -> Unknown:
    text, needed = sentences.UNKNOWNS[wording]
    return Unknown(
        wording=wording,
        subject_ids=list(subject_ids),
        sentence=sentences.said(text, values),
        needed=needed,
        values=values,
    )
