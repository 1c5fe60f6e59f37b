"""The stages of a template: who performs them, which nobody performs, and who elsewhere does."""

from collections.abc import Iterable, Sequence
from itertools import chain

from gapbridge.results import Introduction, MissingStage, Performer, StudiedStage
from gapbridge.value_chains import networks
from gapbridge.value_chains.asked import Asked, of_cluster
from gapbridge.value_chains.evidence import evidence
from gapbridge.value_chains.facts import ChainFacts, Statement
from gapbridge.value_chains.introductions import Acquaintances, acquaintances
from gapbridge.value_chains.meetings import meetings

MOST_PERFORMERS = 10
MOST_IDS = 100


def template(facts: ChainFacts, chain_ids: Sequence[str]) -> list[str]:
    """The stages of these chains, each once, in the printed order of the first chain that has it."""
    listed = (stage for key in chain_ids for stage in facts.stages_of.get(key, ()))
    return list(dict.fromkeys(stage for stage in listed if stage in facts.stages))


def studied_stages(facts: ChainFacts, asked: Asked) -> list[StudiedStage]:
    """The stages of the template, with who performs them and what hangs on each."""
    ids = template(facts, asked.chain_ids)
    graph = networks.stage_graph(facts, ids)
    hanging = networks.cut_off(graph)
    found = []
    for key in ids:
        performers, outside = performing(facts, asked, key), _outside(facts, key, asked.own)
        shown = [*performers[:MOST_IDS], *outside[:MOST_IDS]]
        said = [_parts(facts, key, asked), *(facts.performers[key][who] for who in shown)]
        before, after = sorted(graph.predecessors(key)), sorted(graph.successors(key))
        feeds = [facts.feeds[one][key] for one in before] + [facts.feeds[key][one] for one in after]
        found.append(
            StudiedStage(
                stage_id=key,
                stage_name=facts.stage_name(key),
                value_chain_ids=_chains(facts, key, asked),
                fed_by_ids=before,
                feeds_ids=after,
                performer_ids=performers[:MOST_IDS],
                performer_count=len(performers),
                outside_ids=outside[:MOST_IDS],
                outside_count=len(outside),
                needed_for_ids=sorted(hanging.get(key, []), key=facts.printed),
                **evidence(chain(*said, *feeds)),
            )
        )
    return found


def performing(facts: ChainFacts, asked: Asked, stage_id: str) -> list[str]:
    """The organisations studied that perform a stage, ascending."""
    return [key for key in facts.performers.get(stage_id, ()) if key in asked.own]


def missing_stages(facts: ChainFacts, asked: Asked) -> list[MissingStage]:
    """Stages that nobody studied is known to perform; then, of several clusters asked about, those each of them lacks.

    A stage that all lack is told once. Others that perform a stage are named with the shortest introduction, and with
    planned events that both sides have a reason to come to. The industry of the scope narrows who is named.
    """
    known, stages = acquaintances(facts), template(facts, asked.chain_ids)
    own, sides = set(asked.own), asked.cluster_ids
    lacking = _lacking(facts, stages, own)
    found = [_missing(facts, asked, known, lacking, None, own, sides)]
    if len(asked.named_cluster_ids) > 1:
        for key in asked.named_cluster_ids:
            own = of_cluster(facts, key)
            rest = [stage for stage in _lacking(facts, stages, own) if stage not in lacking]
            found.append(_missing(facts, asked, known, rest, key, own, [key]))
    return [one for rows in found for one in rows]


def _lacking(facts: ChainFacts, stage_ids: Sequence[str], own: set[str]) -> list[str]:
    return [key for key in stage_ids if not own & facts.performers.get(key, {}).keys()]


def _missing(
    facts: ChainFacts,
    asked: Asked,
    known: Acquaintances,
    stage_ids: Sequence[str],
    cluster_id: str | None,
    own: set[str],
    sides: Sequence[str],
) -> list[MissingStage]:
    others = {key: _outside(facts, key, own) for key in stage_ids}
    introduced = known.introductions({*own, *sides}, {one for ids in others.values() for one in ids})
    return [
        MissingStage(
            cluster_id=cluster_id,
            stage_id=key,
            stage_name=facts.stage_name(key),
            value_chain_ids=_chains(facts, key, asked),
            performer_count=len(others[key]),
            performers=_performers(facts, key, others[key], introduced, {*own, *sides}),
            **evidence(_parts(facts, key, asked)),
        )
        for key in stage_ids
    ]


def _performers(
    facts: ChainFacts, stage_id: str, others: list[str], introduced: dict[str, Introduction], own: set[str]
) -> list[Performer]:
    """The first of those who perform a stage, the nearest first."""

    def distance(key: str) -> tuple[bool, int, str]:
        return (key not in introduced, len(introduced[key].steps) if key in introduced else 0, key)

    return [
        Performer(
            organisation_id=key,
            organisation_name=facts.organisation_name(key),
            cluster_ids=facts.belongs.get(key, []),
            introduction=introduced.get(key),
            meetings=meetings(facts, own, {key, *facts.belongs.get(key, ())}),
            **evidence(facts.performers[stage_id][key]),
        )
        for key in sorted(others, key=distance)[:MOST_PERFORMERS]
    ]


def _outside(facts: ChainFacts, stage_id: str, own: Iterable[str]) -> list[str]:
    """Others that perform a stage and may be named: with the scope's industry, if it names one."""
    return [key for key in facts.performers.get(stage_id, ()) if key not in own and facts.may_be_named(key)]


def _chains(facts: ChainFacts, stage_id: str, asked: Asked) -> list[str]:
    return [key for key in facts.chains_of.get(stage_id, ()) if key in asked.chain_ids]


def _parts(facts: ChainFacts, stage_id: str, asked: Asked) -> list[Statement]:
    """The statements that a stage belongs to the chains asked about."""
    return [one for key in _chains(facts, stage_id, asked) for one in facts.chains_of[stage_id][key]]
