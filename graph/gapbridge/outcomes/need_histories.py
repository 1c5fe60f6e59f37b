"""The life of each need, told in the order of time."""

from collections.abc import Iterator

from gapbridge.outcomes import verdicts
from gapbridge.outcomes.evidence import Assessment, Evidence, StatedNeed
from gapbridge.outcomes.verdicts import Turn, Verdict
from gapbridge.results import NeedHistory, NeedMoment

# On one day: stated first, then what was assessed, then what follows from it.
_ORDER = ("stated", "assessed", "closed", "reopened", "ended")


def need_histories(evidence: Evidence) -> Iterator[NeedHistory]:
    """The life of every need that had begun, also of those that are over, by cluster, competence and statement."""
    for cluster_id, needs in evidence.needs.items():
        for need in needs:
            yield _history(evidence, cluster_id, need)


def _history(evidence: Evidence, cluster_id: str, need: StatedNeed) -> NeedHistory:
    life = verdicts.life(need, evidence.assessed(need.holder_id, need.competence_id))
    moments = [_moment("stated", need.valid_from, source_ids=[need.source_id], statuses=[need.status])]
    moments += [_assessed(one, said) for one, said in life.verdicts]
    moments += [_turned(turn) for turn in life.turns]
    over = need.valid_to is not None and need.valid_to <= evidence.scope.as_of
    if over:
        moments.append(_moment("ended", need.valid_to, source_ids=[need.source_id], statuses=[need.status]))
    moments.sort(key=lambda one: (one.on.isoformat() if one.on else "", _ORDER.index(one.what), one.assessment_ids))
    return NeedHistory(
        cluster_id=cluster_id,
        cluster_name=evidence.clusters[cluster_id].name_en,
        competence_id=need.competence_id,
        competence_name=evidence.competences[need.competence_id].name_en,
        need_id=need.id,
        holder_id=need.holder_id,
        state="ended" if over else "closed" if life.closed else "open",
        importance=need.importance,
        ability=need.ability,
        target=verdicts.target(need),
        scale_max=need.scale_max,
        attribution=need.attribution,
        moments=moments,
        source_ids=sorted({key for one in moments for key in one.source_ids}),
        statuses=sorted({name for one in moments for name in one.statuses}),
    )


def _moment(what: str, on: object, **known: object) -> NeedMoment:
    empty: dict[str, object] = {name: None for name in NeedMoment.model_fields}
    empty |= {"assessment_ids": [], "event_ids": []}
    return NeedMoment.model_validate(empty | {"what": what, "on": on} | known)


def _assessed(one: Assessment, said: Verdict) -> NeedMoment:
    return _moment(
        "assessed",
        one.assessed_on,
        assessment_ids=[one.id],
        kirkpatrick_level=one.kirkpatrick_level,
        pre=one.pre,
        post=one.post,
        scale_max=one.scale_max,
        verdict=said.closes,
        no_verdict=said.reason,
        event_ids=list(one.event_ids),
        source_ids=list(one.source_ids),
        statuses=list(one.statuses),
    )


def _turned(turn: Turn) -> NeedMoment:
    return _moment(
        "closed" if turn.closed else "reopened",
        turn.on,
        assessment_ids=[one.id for one in turn.assessments],
        verdict=turn.closed,
        event_ids=sorted({key for one in turn.assessments for key in one.event_ids}),
        source_ids=sorted({key for one in turn.assessments for key in one.source_ids}),
        statuses=sorted({name for one in turn.assessments for name in one.statuses}),
    )
