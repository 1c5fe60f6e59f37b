"""How many of ten matches that a person made stand among the likeliest ten of all skills of ESCO, by several ways.

    python benchmarks/matching.py FOLDER      the folder with the CSV files of ESCO, as for `gapbridge import esco`

The ten are those of seeds/inolink. Ten are few, so each way also looks for `HELD_OUT` other names of ESCO itself: each
is taken out of its skill and must find it again. `unlike` names share at most a third of their words with any name that
is left; for these it matters which way is taken. The ways differ in the score alone.
"""

import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from gapbridge import queries, seeds
from gapbridge.importers import esco
from gapbridge.keys import fold
from gapbridge.matching.concepts import Concept, concept
from gapbridge.matching.similarity import likeness
from gapbridge.matching.words import words

HELD_OUT = 200
MOST = 10
UNLIKE = 1 / 3

# Our texts, and the names of each skill -> a row of scores for each of our texts.
Way = Callable[[Sequence[str], Sequence[Sequence[str]]], Any]


def main(folder: Path) -> None:
    """Print how often each way finds what it should."""
    skills = [one for one in _concepts(esco.read(folder).dataset.rows_of("competences")) if one.proposed]
    own = seeds.read(queries.data_folder("seeds") / "inolink")
    ours = {one.id: one for one in _concepts(own.rows_of("competences"))}
    place = {one.id: at for at, one in enumerate(skills)}
    ten = [(ours[row.start_id].text("en"), place[row.end_id]) for row in own.rows_of("matches")]
    left, easy, unlike = hold_out([list(one.names["en"]) for one in skills])
    print(
        f"{len(skills):,} skills, {sum(map(len, left)):,} names; {len(easy)} names held out, {len(unlike)} unlike ones"
    )
    print(f"{'found among the first ten':<44} {'of 10':>6} {'held out':>9} {'unlike':>7} {'seconds':>8}")
    for name, way in WAYS.items():
        started = time.perf_counter()
        found = [hits(way, asked, left) for asked in (ten, easy, unlike)]
        seconds = time.perf_counter() - started
        print(f"{name:<44} {found[0]:>6} {found[1] / len(easy):>9.0%} {found[2] / len(unlike):>7.0%} {seconds:>8.1f}")


def hits(way: Way, asked: Sequence[tuple[str, int]], names: Sequence[Sequence[str]]) -> int:
    """How often the skill that was meant is among the first ten; among equals it stands in the middle."""
    found = 0
    for row, (_, meant) in zip(way([text for text, _ in asked], names), asked, strict=True):
        before, equal = np.count_nonzero(row > row[meant]), np.count_nonzero(row == row[meant])
        found += bool(row[meant] > 0 and before + (equal + 1) / 2 <= MOST)
    return found


def hold_out(names: Sequence[list[str]]) -> tuple[list[list[str]], list[tuple[str, int]], list[tuple[str, int]]]:
    """The names that are left, and those taken out, each with the place of its skill: any, and unlike ones."""
    chance, places = Random(1), list(range(len(names)))
    chance.shuffle(places)
    easy: list[tuple[str, int]] = []
    unlike: list[tuple[str, int]] = []
    for at in places:
        others = names[at][1:]
        strange = [one for one in others if 0 < _nearest(one, names[at]) <= UNLIKE]
        if len(unlike) < HELD_OUT and strange:
            unlike.append((strange[0], at))
        elif len(easy) < HELD_OUT and others:
            easy.append((chance.choice(others), at))
    taken = {(at, name) for name, at in (*easy, *unlike)}
    return [[one for one in some if (at, one) not in taken] for at, some in enumerate(names)], easy, unlike


def _nearest(name: str, names: Sequence[str]) -> float:
    """The largest share of words, by their beginnings, that a name has in common with another."""
    own = {word[:5] for word in words(name)}
    others = [{word[:5] for word in words(other)} for other in names if other != name]
    return max((len(own & other) / len(own | other) for other in others if own | other), default=0)


def overlap(ours: Sequence[str], names: Sequence[Sequence[str]]) -> Any:
    """Plain overlap of words: the share of the words of our name and the preferred name that both have."""
    theirs = [_plain_words(some[0]) for some in names]
    return np.array([[len(own & other) / len(own | other) for other in theirs] for own in map(_plain_words, ours)])


def _plain_words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def letters_of_a_name(ours: Sequence[str], names: Sequence[Sequence[str]]) -> Any:
    """RapidFuzz: letters in common with the preferred name, words in any order and number."""
    theirs = [fold(some[0]) for some in names]
    return process.cdist([fold(own) for own in ours], theirs, scorer=fuzz.token_set_ratio, dtype=np.float32)


def of_one_kind(**how: Any) -> Way:
    """TF-IDF of words alone, or of letter groups alone, of all names of a skill together."""

    def way(ours: Sequence[str], names: Sequence[Sequence[str]]) -> Any:
        vectors = TfidfVectorizer(preprocessor=fold, sublinear_tf=True, dtype=np.float32, **how)
        theirs = vectors.fit_transform("\n".join(some) for some in names)
        return (vectors.transform(ours) @ theirs.T).toarray()

    return way


def as_gapbridge(ours: Sequence[str], names: Sequence[Sequence[str]]) -> Any:
    """What `gapbridge match` does."""
    return np.array(list(likeness(ours, ["\n".join(some) for some in names], range(len(ours)))))


def _concepts(rows: Any) -> list[Concept]:
    return [concept(row.properties) for row in rows]


WAYS: dict[str, Way] = {
    "plain overlap of words": overlap,
    "letters in common (RapidFuzz)": letters_of_a_name,
    "TF-IDF of words": of_one_kind(token_pattern=r"\w+"),
    "TF-IDF of letter groups": of_one_kind(analyzer="char_wb", ngram_range=(3, 4)),
    "gapbridge match: both, abbreviations spelled out": as_gapbridge,
}

if __name__ == "__main__":
    main(Path(sys.argv[1]))
