"""In what a competence and a concept agree, told so that a person can judge it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from gapbridge.keys import fold
from gapbridge.matching.concepts import LANGUAGES, Concept
from gapbridge.matching.words import words

ALIKE = 65.0  # of 100
BEGINNING = 4
CLOSE = 0.5
MAX_WORDS = 6


@dataclass(frozen=True)
class Agreement:
    """What both say, a word that differs in its ending as `ours ~ theirs`; and their two nearest names."""

    kind: str
    words: tuple[str, ...]
    own_name: str
    name: str

    @property
    def reason(self) -> str:
        """It in a line."""
        told = ", ".join(self.words[:MAX_WORDS]) + ", ..." * (len(self.words) > MAX_WORDS)
        return f"{f'both say {told}' if told else 'only parts of words agree'}; nearest name: {self.name}"


def agreement(own: Concept, other: Concept) -> Agreement:
    """In what our competence and a concept agree, and which kind of match that looks like.

    The kind is a first guess from the words of the two nearest names, for a person to correct: `exact` if the names
    are the same; `broad` if the concept's name says only a part of what ours says (so it is the broader one), `narrow`
    the other way round; `close` if they share at least half of their words; else `related`.
    """
    pairs = [
        (
            fuzz.token_sort_ratio(" ".join(words(ours)), " ".join(words(theirs))),
            fold(ours) == fold(theirs),
            ours,
            theirs,
        )
        for language in LANGUAGES
        for ours in own.names.get(language, ())
        for theirs in other.names.get(language, ())
    ]
    if not pairs:
        return Agreement("related", (), own.name_en, other.name_en)
    _, same, own_name, name = max(pairs, key=lambda pair: pair[:2])  # of equals the first: preferred names come first
    kind = "exact" if same else _kind(words(own_name), words(name))
    said = {language: dict.fromkeys(words(other.text(language))) for language in LANGUAGES}
    shared = {
        f"{ours} ~ {theirs}" if ours != theirs else ours
        for language in LANGUAGES
        for ours, theirs in _pairs(dict.fromkeys(words(own.text(language))), said[language])
    }
    return Agreement(kind, tuple(sorted(shared, key=lambda told: (" ~ " in told, told))), own_name, name)


def _kind(ours: Sequence[str], theirs: Sequence[str]) -> str:
    mine, other = dict.fromkeys(ours), dict.fromkeys(theirs)
    shared = _pairs(mine, other)
    more, beyond = len(mine) - len(shared), len(other) - len({their for _, their in shared})
    if not shared:
        return "related"
    if more and not beyond:
        return "broad"
    if beyond and not more:
        return "narrow"
    return "close" if len(shared) / (len(shared) + more + beyond) >= CLOSE else "related"


def _pairs(ours: Sequence[str] | dict[str, None], theirs: dict[str, None]) -> list[tuple[str, str]]:
    """Each of our words that they say too, with theirs: the same, else one of the same beginning that is most alike."""
    found = []
    for word in ours:
        if word in theirs:
            found.append((word, word))
            continue
        alike = [other for other in theirs if other[:BEGINNING] == word[:BEGINNING] and len(word) > BEGINNING]
        ranked = sorted((-fuzz.ratio(word, other), other) for other in alike)
        if ranked and -ranked[0][0] >= ALIKE:
            found.append((word, ranked[0][1]))
    return found
