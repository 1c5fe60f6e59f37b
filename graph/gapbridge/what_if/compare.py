"""Today and a scenario compared: every difference, with the changes that bring it about."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import get_args

from gapbridge.results.what_if import (
    AssumedChange,
    AssumedEvent,
    CutOffMember,
    NeedChange,
    NeedDifference,
    Outage,
    ScenarioOutcome,
    SharedGapChange,
    SinglePointChange,
    StageChange,
    SuggestionChange,
    WhatIfFigures,
)
from gapbridge.value_chains.cutting import Cut
from gapbridge.what_if import answers as answers_
from gapbridge.what_if import wording
from gapbridge.what_if.answers import Answers, Asked, Keys, NeedState, SuggestionState
from gapbridge.what_if.causes import Laid
from gapbridge.what_if.outages import outages
from gapbridge.what_if.scenario import SCENARIO, EventAdded, Scenario
from gapbridge.what_if.situation import Situation

DIFFERENCES: tuple[NeedDifference, ...] = get_args(NeedDifference)
Difference = NeedChange | SharedGapChange | SinglePointChange | CutOffMember | StageChange | Outage | SuggestionChange
GAP_ORDER = ("appears", "vanishes", "moves")


def outcome(today: Situation, scenario: Scenario, asked: Asked, max_rows: int) -> ScenarioOutcome:
    """What would be different; lists are cut to `max_rows`.

    Raises:
        BadInput: `max_rows` is below 1.
    """
    laid, cut = Laid(today, scenario.changes, asked), Cut(max_rows)
    needs = sorted(_needs(laid, today), key=_need_key)
    gaps = sorted(_gaps(laid, today), key=lambda one: (GAP_ORDER.index(one.difference), one.competence_id))
    points, stages = list(_points(laid, today)), list(_stages(laid, today))
    lost, out = list(_cut_off(laid, today)), outages(today.chain, scenario.changes)
    suggestions = list(_suggestions(laid, today))
    lists: tuple[Sequence[Difference], ...] = (needs, gaps, points, lost, stages, out, suggestions)
    causes = Counter(number for rows in lists for row in rows for number in row.caused_by)
    return ScenarioOutcome(
        name=scenario.name,
        changes=[
            AssumedChange(
                number=number,
                kind=change.kind,
                text=wording.text(today, change),
                note=(note := wording.note(today, change, causes[number])) and wording.NOTES[note],
                difference_count=causes[number],
            )
            for number, change in enumerate(scenario.changes, 1)
        ],
        figures=figures(laid.after),
        needs=cut.rows("needs", needs),
        shared_gaps=cut.rows("shared_gaps", gaps),
        single_points=cut.rows("single_points", points),
        cut_off=cut.rows("cut_off", lost),
        stages=cut.rows("stages", stages),
        outages=cut.rows("outages", out),
        suggestions=cut.rows("suggestions", suggestions),
        events=sorted(_events(laid, scenario), key=lambda one: one.event_id),
        cut=cut.lengths,
    )


def figures(answers: Answers) -> WhatIfFigures:
    """A situation in numbers."""
    open_ = [one for one in answers.needs.values() if not one.offering]
    return WhatIfFigures(
        needs=len(answers.needs),
        covered=len(answers.needs) - len(open_),
        in_reach=sum(bool(one.partners) for one in open_),
        taught=sum(bool(one.events) for one in open_),
        nobody=sum(not one.partners and not one.events for one in open_),
        shared_gaps=len(answers.gaps),
        single_points=len(answers.points),
        unperformed_stages=sum(not side and not who for (side, _), who in answers.stages.items()),
    )


def _needs(laid: Laid, today: Situation) -> Iterator[NeedChange]:
    facts, nothing = today.facts, NeedState((), (), (), frozenset())
    for key in laid.differences(lambda one: one.needs):
        cluster, competence = key
        old, new = laid.before.needs[key], laid.after.needs.get(key)
        told = _need_differences(old, new)
        if told:
            then = new or nothing
            stated = {need.id for need in facts.gaps(cluster)[competence]}
            yield NeedChange(
                cluster_id=cluster,
                cluster_name=facts.clusters[cluster].name_en,
                competence_id=competence,
                competence_name=facts.competences[competence].name_en,
                differences=told,
                offering_before=list(old.offering),
                offering_after=list(then.offering),
                partners_before=list(old.partners),
                partners_after=list(then.partners),
                events_before=list(old.events),
                events_after=list(then.events),
                assumed_statement_ids=sorted(filter(_assumed, then.statement_ids)),
                lost_statement_ids=sorted(old.statement_ids - then.statement_ids if new else stated),
                caused_by=laid.causes(lambda one: one.needs, key),
            )


def _need_differences(old: NeedState, new: NeedState | None) -> list[NeedDifference]:
    """What is different of a gap, the most telling first; empty where only statements are."""
    if new is None:
        return ["gone"]
    pairs = ((old.offering, new.offering), (old.partners, new.partners), (old.events, new.events))
    words: tuple[tuple[NeedDifference, NeedDifference], ...] = (
        ("uncovered", "covered"), ("out_of_reach", "in_reach"), ("untaught", "taught"),
    )  # fmt: skip
    told: set[NeedDifference] = set()
    for (before, after), (less, more) in zip(pairs, words, strict=True):
        if bool(before) != bool(after):
            told.add(more if after else less)
        elif before != after:
            told |= {"thinner"} if set(before) - set(after) else set()
            told |= {"broader"} if set(after) - set(before) else set()
    return sorted(told, key=DIFFERENCES.index)


def _need_key(one: NeedChange) -> tuple[int, str, str]:
    return (DIFFERENCES.index(one.differences[0]), one.cluster_id, one.competence_id)


def _gaps(laid: Laid, today: Situation) -> Iterator[SharedGapChange]:
    for key in laid.differences(lambda one: one.gaps):
        old, new = laid.before.gaps.get(key), laid.after.gaps.get(key)
        yield SharedGapChange(
            competence_id=key,
            competence_name=today.facts.competences[key].name_en,
            difference="moves" if old and new else "appears" if new else "vanishes",
            rank_before=old and old.rank,
            rank_after=new and new.rank,
            cluster_ids_before=list(old.cluster_ids) if old else [],
            cluster_ids_after=list(new.cluster_ids) if new else [],
            caused_by=laid.causes(lambda one: one.gaps, key),
        )


def _points(laid: Laid, today: Situation) -> Iterator[SinglePointChange]:
    for key in laid.differences(lambda one: one.points):
        old, new = laid.before.points.get(key), laid.after.points.get(key)
        yield SinglePointChange(
            member_id=key,
            member_name=today.chain.organisation_name(key),
            difference="changed" if old and new else "gained" if new else "lost",
            cut_off_before=list(old or ()),
            cut_off_after=list(new or ()),
            caused_by=laid.causes(lambda one: one.points, key),
        )


def _cut_off(laid: Laid, today: Situation) -> Iterator[CutOffMember]:
    for key in laid.differences(lambda one: one.reached):
        yield CutOffMember(
            member_id=key,
            member_name=today.chain.organisation_name(key),
            caused_by=laid.causes(lambda one: one.reached, key),
        )


def _stages(laid: Laid, today: Situation) -> Iterator[StageChange]:
    chain, names = today.chain, today.facts.clusters
    for key in laid.differences(lambda one: one.stages):
        cluster, stage = key
        left: Keys = laid.after.stages.get(key, ())
        yield StageChange(
            stage_id=stage,
            stage_name=chain.stage_name(stage),
            cluster_id=cluster or None,
            cluster_name=names[cluster].name_en if cluster else None,
            difference="fewer" if left else "nobody_left",
            performers_before=list(laid.before.stages[key]),
            performers_after=list(left),
            cut_off_ids=[] if cluster or left else answers_.stopped_by(chain, stage),
            caused_by=laid.causes(lambda one: one.stages, key),
        )


def _suggestions(laid: Laid, today: Situation) -> Iterator[SuggestionChange]:
    clusters = today.facts.clusters
    for key in sorted(laid.differences(lambda one: one.suggestions), key=answers_.sort_key):
        kind, direction, cluster, partner = key
        old, new = laid.before.suggestions.get(key), laid.after.suggestions.get(key)
        yield SuggestionChange(
            kind=kind,
            direction=direction,
            cluster_id=cluster,
            cluster_name=clusters[cluster].name_en,
            partner_id=partner,
            partner_name=clusters[partner].name_en,
            difference=_suggested(old, new),
            value_before=old and old.value,
            value_after=new and new.value,
            count_before=old and old.count,
            count_after=new and new.count,
            competence_ids_before=list(old.competence_ids) if old else [],
            competence_ids_after=list(new.competence_ids) if new else [],
            caused_by=laid.causes(lambda one: one.suggestions, key),
        )


def _suggested(old: SuggestionState | None, new: SuggestionState | None) -> str:
    if old is None or new is None:
        return "lost" if new is None else "gained"
    return "acted_on" if new.collaborating and not old.collaborating else "changed"


def _events(laid: Laid, scenario: Scenario) -> Iterator[AssumedEvent]:
    for number, change in enumerate(scenario.changes, 1):
        if isinstance(change, EventAdded):
            taught = {key: one for key, one in laid.after.needs.items() if change.id in one.events and not one.offering}
            clusters = sorted({cluster for cluster, _ in taught})
            yield AssumedEvent(
                event_id=change.id,
                title=change.name,
                competence_ids=sorted(set(change.teaches)),
                need_count=len(taught),
                only_here_count=sum(all(map(_assumed, one.events)) for one in taught.values()),
                cluster_ids=clusters,
                seats=change.seats,
                seats_enough=None if change.seats is None else change.seats >= len(clusters),
                cost=change.cost,
                number=number,
            )


def _assumed(key: str) -> bool:
    return key.startswith(f"{SCENARIO}:")
