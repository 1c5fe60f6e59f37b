"""A path in one plain sentence, in English and in Lithuanian.

In Lithuanian names stay as they are, in quotation marks; the noun before them is inflected.
"""

from collections.abc import Sequence
from itertools import pairwise

from gapbridge import vocabulary
from gapbridge.results import Step

_ENGLISH = {
    "TAKES_PART_IN": "takes part in",
    "COORDINATES": "runs",
    "MEMBER_OF": "is a member of",
    "IN_INDUSTRY": "works in the industry",
    "BROADER": "is a part of",
    "MATCHES": "means about the same as",
    "DIFFERS_FROM": "was found to differ from",
    "NEEDS": "lacks",
    "OFFERS": "offers",
    "SUPPLIES": "delivers to",
    "PERFORMS": "performs",
    "PART_OF": "is a stage of",
    "FEEDS": "feeds",
    "TEACHES": "teaches",
    "ATTENDED": "attended",
    "OF": "is an assessment of",
    "AFTER": "was made after",
    "ON": "is about",
    "COLLABORATES_WITH": "works together with",
    "RELATED_TO": "is tied to",
    "HAS_FIGURE": "has the published figure",
}
# The case of each end: n nominative, g genitive, d dative, a accusative, i instrumental, l locative.
_LITHUANIAN = {
    "TAKES_PART_IN": ("n", "dalyvauja", "l", ""),
    "COORDINATES": ("n", "koordinuoja", "a", ""),
    "MEMBER_OF": ("n", "priklauso", "d", ""),
    "IN_INDUSTRY": ("n", "veikia", "l", ""),
    "BROADER": ("n", "yra", "g", " dalis"),
    "MATCHES": ("n", "atitinka", "a", ""),
    "DIFFERS_FROM": ("n", "skiriasi nuo", "g", ""),
    "NEEDS": ("d", "trūksta", "g", ""),
    "OFFERS": ("n", "siūlo", "a", ""),
    "SUPPLIES": ("n", "tiekia", "d", ""),
    "PERFORMS": ("n", "atlieka", "a", ""),
    "PART_OF": ("n", "yra", "g", " dalis"),
    "FEEDS": ("g", "rezultatas naudojamas", "l", ""),
    "TEACHES": ("n", "moko", "g", ""),
    "ATTENDED": ("n", "dalyvavo", "l", ""),
    "OF": ("n", "skirtas", "d", ""),
    "AFTER": ("n", "atliktas po", "g", ""),
    "ON": ("n", "yra apie", "a", ""),
    "COLLABORATES_WITH": ("n", "bendradarbiauja su", "i", ""),
    "RELATED_TO": ("n", "susijusi su", "i", ""),
    "HAS_FIGURE": ("n", "turi paskelbtą", "a", ""),
}
_CASES = "ngdail"
_NOUNS = {
    "Cluster": ("klasteris", "klasterio", "klasteriui", "klasterį", "klasteriu", "klasteryje"),
    "Member": ("organizacija", "organizacijos", "organizacijai", "organizaciją", "organizacija", "organizacijoje"),
    "Competence": ("kompetencija", "kompetencijos", "kompetencijai", "kompetenciją", "kompetencija", "kompetencijoje"),
    "Industry": ("ūkio šaka", "ūkio šakos", "ūkio šakai", "ūkio šaką", "ūkio šaka", "ūkio šakoje"),
    "Programme": ("programa", "programos", "programai", "programą", "programa", "programoje"),
    "ValueChain": (
        "vertės grandinė", "vertės grandinės", "vertės grandinei", "vertės grandinę", "vertės grandine",
        "vertės grandinėje",
    ),
    "Stage": ("etapas", "etapo", "etapui", "etapą", "etapu", "etape"),
    "Event": ("renginys", "renginio", "renginiui", "renginį", "renginiu", "renginyje"),
    "Assessment": ("vertinimas", "vertinimo", "vertinimui", "vertinimą", "vertinimu", "vertinime"),
    "Figure": ("rodiklis", "rodiklio", "rodikliui", "rodiklį", "rodikliu", "rodiklyje"),
    "Source": ("šaltinis", "šaltinio", "šaltiniui", "šaltinį", "šaltiniu", "šaltinyje"),
}  # fmt: skip
_STARTS = {
    type_: {label for kind in vocabulary.STATEMENTS if kind.type == type_ for label in kind.start}
    for type_ in vocabulary.relationship_types()
}
_BOTH_WAYS = {"COLLABORATES_WITH", "RELATED_TO"}

Named = tuple[str, str, str]  # label, key, name


def english(nodes: Sequence[Named], steps: Sequence[Sequence[Step]]) -> str:
    """The sentence, ending in a full stop: `Ekspla is a member of LITEK, which lacks x; Fair teaches it.`"""
    told, forward_before = "", False
    for (one, other), said in zip(pairwise(nodes), steps, strict=True):
        forward, types = _read(one, said)
        verbs = " and ".join(_ENGLISH[type_] for type_ in types)
        if forward:
            joined = f", which {verbs} {other[2]}" if forward_before else f" and {verbs} {other[2]}"
            told += joined if told else f"{one[2]} {verbs} {other[2]}"
        else:
            object_ = "it" if forward_before else one[2]
            told += ("; " if told else "") + f"{other[2]} {verbs} {object_}"
        forward_before = forward
    return _sentence(told)


def lithuanian(nodes: Sequence[Named], steps: Sequence[Sequence[Step]]) -> str:
    """The sentence, a clause for each step: `Organizacija „Ekspla“ priklauso klasteriui „LITEK“; ...`."""
    clauses = []
    for (one, other), said in zip(pairwise(nodes), steps, strict=True):
        forward, types = _read(one, said)
        start, end = (one, other) if forward else (other, one)
        for type_ in types:
            first, verb, second, rest = _LITHUANIAN[type_]
            clauses.append(f"{_inflected(start, first)} {verb} {_inflected(end, second)}{rest}")
    return _sentence("; ".join(clauses))


def _read(one: Named, said: Sequence[Step]) -> tuple[bool, list[str]]:
    """Whether a step is told from its first node, and the types that are; told so wherever a statement allows it."""
    label, key, _ = one
    forward = [
        step.type for step in said if step.type in _BOTH_WAYS or (step.start_id == key and label in _STARTS[step.type])
    ]  # a competence may have the key of the cluster that lacks it
    types = forward or [step.type for step in said]
    return bool(forward), [type_ for type_ in _ENGLISH if type_ in types]


def _inflected(node: Named, case: str) -> str:
    label, _, name = node
    return f"{_NOUNS[label][_CASES.index(case)]} „{name}“"


def _sentence(told: str) -> str:
    return f"{told[:1].upper()}{told[1:]}."
