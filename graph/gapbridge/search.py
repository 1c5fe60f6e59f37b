"""Search: what a word of either language names, inflected, without accents or mistyped.

Neo4j's full-text indexes find candidates by the stems of their words; the same closeness of words then ranks them all,
so that it does not matter which index found one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter

from rapidfuzz import fuzz

from gapbridge import keys, schema
from gapbridge.database import Database, Row
from gapbridge.errors import BadInput
from gapbridge.results import NamedThing
from gapbridge.scope import Scope
from gapbridge.vocabulary import NAMES, NODES

LABELS = tuple(kind.label for kind in NODES if NAMES[-1] in kind.own)
MAX_ROWS = 200
MAX_WORDS = 20
MAX_LETTERS = 60  # of a word
WORDS_OF_A_NAME = 200
LEAST_BEGINNING = 3  # letters
ENDING = 2  # letters that inflect most Lithuanian words; stems of words without accents are not known
SIMILAR = 0.7
BEGINNING = 0.9

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = " | "
_FIELDS = ("name_en", "name_lt", "other_names_en", "other_names_lt")


def search(
    database: Database, text: str, scope: Scope | None = None, *, label: str | None = None, max_rows: int = 50
) -> list[NamedThing]:
    """What has a name, in either language, that holds words of the text; the closest first.

    Words are found by their stem (`klasterių` finds `klasteris`) and without accents (`siauliai` finds `Šiauliai`);
    the last one may be a beginning. Where no name holds any of them, those that resemble the text are found. Words
    are letters and digits; all else in the text parts them.

    Args:
        database: The graph.
        text: What to look for; the first 20 words of it count.
        scope: Made-up things are found only if its statuses include synthetic. The day changes nothing.
        label: Only things of this label.
        max_rows: Most of them, 1 to 200.

    Raises:
        BadInput: There is no such label, or the number is out of its range.
        DatabaseUnavailable: The indexes of an older graph are still being filled.
    """
    if label is not None and label not in LABELS:
        raise BadInput(f"Nothing with a name has the label {label[:80]!r}.", f"Choose from {', '.join(LABELS)}.")
    if not 1 <= max_rows <= MAX_ROWS:
        raise BadInput(f"A search finds 1 to {MAX_ROWS} things.")
    words, folded = _looked_for(text)
    if not folded:
        return []
    schema.require_name_indexes(database)
    chosen = {"label": label, "statuses": list((scope or Scope()).statuses), "max_rows": MAX_ROWS}
    rows = database.read("search/by_words", asked=_as_words(words, folded), **chosen)
    if rows:
        return _ranked(rows, folded, holding=True)[:max_rows]
    rows = database.read("search/by_words", asked=_as_similar(words, folded), **chosen)
    return _ranked(rows, folded, holding=False)[:max_rows]


def _looked_for(text: str) -> tuple[list[str], list[str]]:
    """The words of a text in small letters: as they are, and without accents."""
    return _words(unicodedata.normalize("NFKC", text).casefold()), _words(keys.fold(text))


def _words(text: str, most: int = MAX_WORDS) -> list[str]:
    """The first words of a text: letters and digits only, so that nothing of Lucene's syntax is left."""
    return [word[:MAX_LETTERS] for word in islice(map(itemgetter(0), _WORD.finditer(text)), most)]


def _as_words(words: Sequence[str], folded: Sequence[str]) -> list[dict[str, str]]:
    """Words as they are, by their stem, and without accents: there the last is a beginning, and endings may differ."""
    stems = " ".join(words)
    beginnings = [word[:-ENDING] for word in folded if len(word) > ENDING + LEAST_BEGINNING]
    beginnings += [folded[-1]] if len(folded[-1]) >= LEAST_BEGINNING else []
    return _asked(
        {
            "names_lithuanian": stems,
            "names_english": stems,
            "names_folded": " ".join([*folded, *(f"{word}*" for word in beginnings)]),
        }
    )


def _as_similar(words: Sequence[str], folded: Sequence[str]) -> list[dict[str, str]]:
    """Words that those indexes pass over; words within two letters (`~`); words with the same beginning."""
    long = [word for word in folded if len(word) >= LEAST_BEGINNING]
    likely = [f"{word}~ {word[: max(LEAST_BEGINNING, len(word) * 3 // 5)]}*" for word in long]
    return _asked({"names_as_they_are": " ".join(words), "names_folded": " ".join(likely)})


def _asked(asked: dict[str, str]) -> list[dict[str, str]]:
    """What the query takes; Lucene refuses to look for nothing."""
    return [{"index": index, "words": words} for index, words in asked.items() if words]


def _ranked(rows: Sequence[Row], looked_for: Sequence[str], *, holding: bool) -> list[NamedThing]:
    """The rows as an answer, the closest first; those not known to hold a word must be close enough."""
    whole = " ".join(looked_for)
    found = []
    for row in rows:
        named = [(*_closeness(looked_for, whole, name), name, field) for field, name in _names(row)]
        score, likeness, name, field = max(named, key=lambda one: one[:2])
        if holding or score >= SIMILAR:
            found.append((-score, -likeness, row["label"], row["id"], row, name, field))
    found.sort(key=lambda one: one[:4])
    return [
        NamedThing(
            rank=rank,
            matched_name=name,
            matched_in=field,
            match="words" if holding or score == -1 else "similar",
            score=round(-score, 3),
            **{name: row[name] for name in ("label", "id", "name_en", "name_lt", "status", "source_id")},
        )
        for rank, (score, _, _, _, row, name, field) in enumerate(found, 1)
    ]


def _names(row: Row) -> Iterator[tuple[str, str]]:
    """All names of a node, each with the property it stands in."""
    for field in _FIELDS:
        if row[field]:
            yield from ((field, name) for name in row[field].split(_BETWEEN))


def _closeness(looked_for: Sequence[str], whole: str, name: str) -> tuple[float, float]:
    """How closely a name holds the words looked for, 0 to 1, and how much else it is like the text."""
    words = _words(keys.fold(name), WORDS_OF_A_NAME)
    best = [max((_alike(word, one) for one in words), default=0.0) for word in looked_for]
    return sum(best) / len(best), fuzz.ratio(whole, " ".join(words)) / 100


def _alike(word: str, other: str) -> float:
    """How alike two words are; a beginning of three letters or more counts as nearly the word."""
    alike = fuzz.ratio(word, other) / 100
    return max(alike, BEGINNING) if len(word) >= LEAST_BEGINNING and other.startswith(word) else alike
