"""Facts and answers with names in the language of a report, and which names are known in English only."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from gapbridge import names
from gapbridge.database import Database
from gapbridge.keys import MAX_NAMES
from gapbridge.results import EventProgramme, ProposedEvent, Result
from gapbridge.value_chains.told import facts_in_language
from gapbridge.vocabulary import ENGLISH, Language
from gapbridge.what_if.situation import Situation


def situation_in_language(database: Database, today: Situation, language: Language) -> tuple[Situation, frozenset[str]]:
    """The same situation with names in a language; what has none in it keeps its English one, and is told."""
    if language == ENGLISH:
        return today, frozenset()
    known = replace(today.chain, competences={**today.facts.competences, **today.chain.competences})
    chain, english = facts_in_language(database, known, language)
    titles = names.lithuanian(database, {("Event", key) for key in today.events})
    events = {key: replace(one, name_en=titles.get(("Event", key), one.name_en)) for key, one in today.events.items()}
    untold = {one.name_en for key, one in today.events.items() if ("Event", key) not in titles}
    facts = replace(
        today.facts,
        competences={key: chain.competences[key] for key in today.facts.competences},
        clusters={key: replace(one, name_en=chain.organisation_name(key)) for key, one in today.facts.clusters.items()},
    )
    return replace(today, facts=facts, chain=chain, events=events), english | untold


def english_in(found: Any) -> set[str]:
    """The names in an answer that are in English for want of others."""
    if isinstance(found, list | tuple):
        return {name for one in found for name in english_in(one)}
    if not isinstance(found, BaseModel):
        return set()
    names_ = {name for _, value in found for name in english_in(value)}
    for place in (found.names_in_english or ()) if isinstance(found, Result) else ():
        field, _, at = place.removesuffix("]").partition("[")
        value = getattr(found, field)
        names_.add(value[int(at)] if at else value)
    return names_


def programme_names(plan: EventProgramme, proposals: Sequence[ProposedEvent]) -> dict[tuple[str, str], str]:
    """The names in a programme by label and key: of clusters, competences and events."""
    found = {("Event", one.event_id): one.event_name for one in plan.events}
    found |= {("Event", one.event_id): one.event_name for one in plan.other_events}
    for event in plan.events:
        found |= {("Cluster", one.cluster_id): one.cluster_name for one in event.invitations}
    found |= {("Cluster", one.cluster_id): one.cluster_name for one in plan.needs}
    found |= {("Competence", one.competence_id): one.competence_name for one in plan.needs}
    for proposed in proposals:
        found |= {("Competence", one.competence_id): one.competence_name for one in proposed.competences}
    return found


def industry_names(database: Database, language: Language) -> dict[str, str]:
    """The names of industries by key; English where no other is known."""
    rows = database.read("keys/names", label="Industry", max_rows=MAX_NAMES)
    return {row["id"]: (row["name_lt"] if language != ENGLISH else None) or row["name_en"] for row in rows}
