"""Scenarios compared with today, as tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from gapbridge.results.base import IN_ENGLISH, Result
from gapbridge.results.what_if import (
    AssumedEvent,
    CutOffMember,
    NeedChange,
    Outage,
    ScenarioOutcome,
    SharedGapChange,
    SinglePointChange,
    StageChange,
    SuggestionChange,
    WhatIf,
    WhatIfFigures,
)
from gapbridge_api.cli.output import Answer
from gapbridge_api.cli.tables.common import listed, number, shortened

NOTE = (
    "Computed from the statements that count and what is assumed; nothing of it is stored.\n"
    "What stands as scenario:... is assumed: nobody says so."
)
FIGURES = {
    "needs": "gaps of clusters",
    "covered": "  covered by own organisations",
    "in_reach": "  else: offered by a cluster worked with",
    "taught": "  else: taught by an event to come",
    "nobody": "  nobody of these",
    "shared_gaps": "shared gaps",
    "single_points": "single points of deliveries",
    "unperformed_stages": "stages nobody performs",
}
NEEDS = {
    "gone": "no gap any more",
    "uncovered": "no longer covered",
    "covered": "covered",
    "out_of_reach": "out of partners' reach",
    "in_reach": "in a partner's reach",
    "untaught": "no longer taught",
    "taught": "taught by an event",
    "thinner": "by fewer",
    "broader": "by more",
}
DIRECTIONS = {"learn": "learns from", "together": "learns with", "supply": "delivers to", "tie": "is tied to"}
ROWS: dict[str, type[Result]] = {
    "figures": WhatIfFigures,
    "needs": NeedChange,
    "shared-gaps": SharedGapChange,
    "single-points": SinglePointChange,
    "cut-off": CutOffMember,
    "stages": StageChange,
    "outages": Outage,
    "suggestions": SuggestionChange,
    "events": AssumedEvent,
}


def what_if(found: WhatIf) -> list[Answer]:
    """The figures side by side, then for each scenario its changes and every difference."""
    return [_figures(found), *(table for one in found.scenarios for table in _scenario(one))]


def rows(found: WhatIf, name: str) -> Answer:
    """The rows of one list of all scenarios, each with the name of its scenario; `figures` begins with today."""
    model = ROWS[name]
    if name == "figures":
        told: list[tuple[str, Result]] = [("today", found.today), *((one.name, one.figures) for one in found.scenarios)]
    else:
        told = [(one.name, row) for one in found.scenarios for row in getattr(one, name.replace("-", "_"))]
    records = [{"scenario": scenario, **row.model_dump(mode="json")} for scenario, row in told]
    in_english = [IN_ENGLISH] if any(IN_ENGLISH in record for record in records) else []
    return Answer(name, ["scenario", *model.model_fields, *in_english], records, {})


def _figures(found: WhatIf) -> Answer:
    today = found.today.model_dump()
    columns: dict[str, Sequence[object]] = {
        "": list(FIGURES.values()),
        "today": [today[name] for name in FIGURES],
    }
    for one in found.scenarios:
        figures = one.figures.model_dump()
        columns[one.name] = [_against(figures[name], today[name]) for name in FIGURES]
    synthetic = "synthetic" in found.asked_statuses
    return Answer(f"What if, as of {found.as_of}", (), [{}] * len(FIGURES), columns, "", synthetic)


def _against(after: int, before: int) -> str:
    return str(after) if after == before else f"{after} ({after - before:+})"


def _scenario(one: ScenarioOutcome) -> Iterator[Answer]:
    changed: dict[str, Sequence[object]] = {
        "": [f"({change.number})" for change in one.changes],
        "assumed": [change.text for change in one.changes],
        "brings about": [
            f"{change.difference_count} differences" if change.difference_count != 1 else "1 difference"
            for change in one.changes
        ],
        "note": [change.note or "" for change in one.changes],
    }
    yield Answer(f"Scenario: {one.name}", (), [{}] * len(one.changes), changed)
    for name, (title, columns) in _LISTS.items():
        found = getattr(one, name)
        if found:
            whole = one.cut.get(name)
            note = f"The first {len(found)} of {whole}; --max shows more." if whole else ""
            yield Answer(f"{one.name}: {title}", (), [{}] * len(found), columns(found), note)


def _needs(found: Sequence[NeedChange]) -> dict[str, Sequence[object]]:
    return {
        "cluster": [f"{one.cluster_name}\n{one.cluster_id}" for one in found],
        "lacks": [f"{one.competence_name}\n{one.competence_id}" for one in found],
        "would be": [listed([NEEDS[word] for word in one.differences]) for one in found],
        "by own": [_moved(one.offering_before, one.offering_after) for one in found],
        "by partners": [_moved(one.partners_before, one.partners_after) for one in found],
        "by events": [_moved(one.events_before, one.events_after) for one in found],
        "why": _why(found),
    }


def _gaps(found: Sequence[SharedGapChange]) -> dict[str, Sequence[object]]:
    return {
        "competence": [f"{one.competence_name}\n{one.competence_id}" for one in found],
        "": [one.difference for one in found],
        "rank": [f"{_rank(one.rank_before)} -> {_rank(one.rank_after)}" for one in found],
        "clusters": [_moved(one.cluster_ids_before, one.cluster_ids_after) for one in found],
        "why": _why(found),
    }


def _points(found: Sequence[SinglePointChange]) -> dict[str, Sequence[object]]:
    return {
        "member": [f"{one.member_name}\n{one.member_id}" for one in found],
        "": [one.difference for one in found],
        "cut off without it": [_moved(one.cut_off_before, one.cut_off_after) for one in found],
        "why": _why(found),
    }


def _cut_off(found: Sequence[CutOffMember]) -> dict[str, Sequence[object]]:
    return {"member": [f"{one.member_name}\n{one.member_id}" for one in found], "why": _why(found)}


def _stages(found: Sequence[StageChange]) -> dict[str, Sequence[object]]:
    return {
        "stage": [f"{one.stage_name}\n{one.stage_id}" for one in found],
        "of": ["everybody" if one.cluster_id is None else f"{one.cluster_name}\n{one.cluster_id}" for one in found],
        "": ["nobody is left" if one.difference == "nobody_left" else "fewer" for one in found],
        "performed by": [_moved(one.performers_before, one.performers_after) for one in found],
        "cuts off": [shortened(one.cut_off_ids) for one in found],
        "why": _why(found),
    }


def _outages(found: Sequence[Outage]) -> dict[str, Sequence[object]]:
    return {
        "customer": [f"{one.customer_name}\n{one.customer_id}" for one in found],
        "without": [f"{one.product}\nfrom {one.supplier_name}" for one in found],
        "fails": [f"{one.weeks:g} weeks" for one in found],
        "can do without": [f"{number(one.time_to_survive)} weeks" for one in found],
        "stands still": [_standstill(one) for one in found],
        "as stated": [
            "" if one.stated_standstill_weeks is None else f"{one.stated_standstill_weeks:g} weeks" for one in found
        ],
        "others deliver it": [shortened(one.other_supplier_ids) or "nobody known" for one in found],
        "why": _why(found),
    }


def _suggestions(found: Sequence[SuggestionChange]) -> dict[str, Sequence[object]]:
    return {
        "suggestion": [f"{one.cluster_id} {DIRECTIONS[one.direction]} {one.partner_id}" for one in found],
        "": [one.difference.replace("_", " ") for one in found],
        "value": [_values(one) for one in found],
        "about": [_moved(one.competence_ids_before, one.competence_ids_after) for one in found],
        "why": _why(found),
    }


def _events(found: Sequence[AssumedEvent]) -> dict[str, Sequence[object]]:
    return {
        "event": [f"{one.title}\n{one.event_id}" for one in found],
        "teaches": [listed(one.competence_ids) for one in found],
        "could close": [f"{one.need_count} gaps, {one.only_here_count} taught nowhere else" for one in found],
        "clusters": [f"{len(one.cluster_ids)}: {shortened(one.cluster_ids)}" for one in found],
        "seats": [
            "unknown" if one.seats is None else f"{one.seats}, {'enough' if one.seats_enough else 'too few'}"
            for one in found
        ],
        "cost": [None if one.cost is None else f"{one.cost:g} EUR" for one in found],
    }  # fmt: skip


_LISTS: dict[str, tuple[str, Callable[[Any], Mapping[str, Sequence[object]]]]] = {
    "needs": ("gaps", _needs),
    "shared_gaps": ("shared gaps", _gaps),
    "single_points": ("single points of deliveries", _points),
    "cut_off": ("members that no known delivery reaches any more", _cut_off),
    "stages": ("stages of value chains", _stages),
    "outages": ("deliveries that fail", _outages),
    "suggestions": ("suggestions", _suggestions),
    "events": ("added events", _events),
}


def _moved(before: Sequence[str], after: Sequence[str]) -> str:
    """What is lost (-) and what is new (+), else what stays."""
    lost, new = [one for one in before if one not in after], [one for one in after if one not in before]
    told = [*(f"- {one}" for one in lost), *(f"+ {one}" for one in new)]
    stay = [one for one in after if one in before]
    return "\n".join([*told, *([shortened(stay)] if stay else [])])


def _standstill(one: Outage) -> str:
    if one.standstill_weeks is None:
        return "unknown"
    return f"{one.standstill_weeks:g} weeks" if one.standstill_weeks else "not at all"


def _rank(value: int | None) -> str:
    return "none" if value is None else str(value)


def _value(value: float | None) -> str:
    return "none" if value is None else f"{value:.3g}"


def _values(one: SuggestionChange) -> str:
    before, after = _value(one.value_before), _value(one.value_after)
    return after if before == after else f"{before} -> {after}"


def _why(found: Sequence[Any]) -> list[str]:
    return ["".join(f"({one})" for one in row.caused_by) for row in found]
