"""How like two texts are, in plain Python: TF-IDF cosines of words and of letter groups, from their definitions."""

import math
from collections import Counter
from collections.abc import Sequence

from gapbridge.matching.words import words


def likeness(ours: Sequence[str], others: Sequence[str]) -> list[list[float]]:
    texts = [words(text) for text in (*ours, *others)]
    groups = [[group for word in text for group in letter_groups(word)] for text in texts]
    by_word, by_group = vectors(texts), vectors(groups)
    return [
        [(cosine(by_word, at, len(ours) + to) + cosine(by_group, at, len(ours) + to)) / 2 for to in range(len(others))]
        for at in range(len(ours))
    ]


def letter_groups(word: str) -> list[str]:
    """Three and four letters in a row, with a blank before and behind; a word that is too short is one group."""
    padded = f" {word} "
    found = [padded[at : at + 3] for at in range(len(padded) - 2)]
    return found + [padded[at : at + 4] for at in range(len(padded) - 3)] if len(padded) > 3 else [padded]


def vectors(texts: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """The weight of each term of each text."""
    having = Counter(term for text in texts for term in set(text))
    rarity = {term: math.log((1 + len(texts)) / (1 + count)) + 1 for term, count in having.items()}
    return [{term: (1 + math.log(count)) * rarity[term] for term, count in Counter(text).items()} for text in texts]


def cosine(found: Sequence[dict[str, float]], one: int, other: int) -> float:
    product = sum(weight * found[other].get(term, 0) for term, weight in found[one].items())
    lengths = [math.sqrt(sum(weight**2 for weight in found[at].values())) for at in (one, other)]
    return product / math.prod(lengths) if all(lengths) else 0
