"""Facts and answers with names in the language of a report, and which names are known in English only."""

from dataclasses import replace
from typing import Any

from gapbridge import names
from gapbridge.database import Database
from gapbridge.value_chains.facts import ChainFacts
from gapbridge.vocabulary import ENGLISH, Language

LABELS = {
    "chains": "ValueChain",
    "stages": "Stage",
    "clusters": "Cluster",
    "members": "Member",
    "events": "Event",
    "programmes": "Programme",
    "competences": "Competence",
}


def facts_in_language(database: Database, facts: ChainFacts, language: Language) -> tuple[ChainFacts, frozenset[str]]:
    """The same facts with names in a language, so that all that is computed from them has these names.

    What has no name in it keeps its English one; those are the second part of what comes back.
    """
    if language == ENGLISH:
        return facts, frozenset()
    wanted = {(label, key) for field, label in LABELS.items() for key in getattr(facts, field)}
    known = names.lithuanian(database, wanted)
    changed: dict[str, Any] = {
        field: {
            key: replace(one, name_en=known.get((label, key), one.name_en))
            for key, one in getattr(facts, field).items()
        }
        for field, label in LABELS.items()
    }
    english = {
        getattr(facts, field)[key].name_en
        for field, label in LABELS.items()
        for key in getattr(facts, field)
        if (label, key) not in known
    }
    return replace(facts, **changed), frozenset(english)
