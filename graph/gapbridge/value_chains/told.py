"""Facts and studies of value chains in the language of the reader."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from gapbridge import names
from gapbridge.database import Database
from gapbridge.phrases import Phrases
from gapbridge.results import ChainStudy, Heading, Introduction, MissingStage, StudyFinding, Unknown
from gapbridge.value_chains import sentences, sentences_lt
from gapbridge.value_chains.facts import ChainFacts
from gapbridge.value_chains.introductions import ends
from gapbridge.value_chains.sentences import listed
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


def titled(facts: ChainFacts, chain_ids: Sequence[str], named_ids: Sequence[str], language: Language = ENGLISH) -> str:
    """The title of a study: its chains, and the clusters and members that were named."""
    texts = sentences.TITLES if language == ENGLISH else sentences_lt.TITLES
    chains = listed([facts.chains[key].name_en if key in facts.chains else key for key in chain_ids])
    if not named_ids:
        return chains
    names_ = listed([facts.organisation_name(key) for key in named_ids])
    return texts["seen_from" if chains else "in_none"].format(chains=chains, names=names_)


def in_language(study: ChainStudy, facts: ChainFacts, language: Language) -> ChainStudy:
    """The same study with its sentences in a language; names in them are those of the facts it was computed from."""
    if language == ENGLISH:
        return study
    named = [*study.asked_cluster_ids, *study.asked_member_ids]
    changed = {
        "title": titled(facts, study.value_chain_ids, named, language),
        "headings": list(map(_heading, study.headings)),
        "unknowns": list(map(_unknown, study.unknowns)),
        "missing_stages": [_missing(one, facts) for one in study.missing_stages],
    }
    return study.model_copy(update=changed)


_PHRASES = Phrases("lt")


def _heading(heading: Heading) -> Heading:
    title, needed = sentences_lt.HEADINGS[heading.key]
    findings = list(map(_finding, heading.findings))
    return heading.model_copy(update={"title": title, "needed": needed, "findings": findings})


def _finding(found: StudyFinding) -> StudyFinding:
    sentence, action = found.wordings
    return found.model_copy(
        update={
            "sentence": _PHRASES.sentence(sentences_lt.SENTENCES[sentence], found.values),
            "action": _PHRASES.sentence(sentences_lt.ACTIONS[action], found.values),
        }
    )


def _unknown(unknown: Unknown) -> Unknown:
    text, needed = sentences_lt.UNKNOWNS[unknown.wording]
    return unknown.model_copy(update={"sentence": _PHRASES.sentence(text, unknown.values), "needed": needed})


def _missing(missing: MissingStage, facts: ChainFacts) -> MissingStage:
    performers = [
        one.model_copy(update={"introduction": one.introduction and _introduction(one.introduction, facts)})
        for one in missing.performers
    ]
    return missing.model_copy(update={"performers": performers})


def _introduction(introduction: Introduction, facts: ChainFacts) -> Introduction:
    told = [sentences_lt.STEPS[one.type].format(**ends(facts, one)) for one in introduction.steps]
    return introduction.model_copy(update={"sentence": "; ".join(told)})
