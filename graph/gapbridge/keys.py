"""Keys: whether one is in the graph, and which one a person means."""

import re
import unicodedata
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from gapbridge import tables, vocabulary
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound

MAX_NAMES = 200_000
CLOSE = 60.0  # of 100


def require(database: Database, label: str, key: str) -> None:
    """Return when the graph holds a node of this label and key.

    Raises:
        NotFound: It does not; the message proposes what may have been meant.
    """
    if not tables.stored(database.read, vocabulary.node_kind(label), [key]):
        resolve(database, label, key, by_name=False)


def resolve(database: Database, label: str, typed: str, *, by_name: bool = True) -> str:
    """The key that was typed, or the key of the one node of that name (capitals and accents aside).

    Raises:
        NotFound: Nothing fits; the message proposes what may have been meant.
        BadInput: Several nodes have that name.
    """
    names = database.read("keys/names", label=label, max_rows=MAX_NAMES)
    if any(row["id"] == typed for row in names):
        return typed
    spellings: dict[str, set[str]] = {}
    for row in names:
        for name in (row["id"], row["name_en"], row["name_lt"]):
            if name:
                spellings.setdefault(fold(name), set()).add(row["id"])
    meant = sorted(spellings.get(fold(typed), ()))
    if by_name and len(meant) == 1:
        return meant[0]
    if by_name and meant:
        raise BadInput(f"Several are called '{typed}': {', '.join(meant)}.", "Give the key.")
    likely = close(typed, spellings)
    hint = f"Did you mean {' or '.join(likely)}?" if likely else "Look it up in the list of all."
    raise NotFound(f"There is no {vocabulary.words((label,))} '{typed[:80]}' in the graph.", hint)


def close(typed: str, spellings: Mapping[str, set[str]]) -> list[str]:
    """The keys that may have been meant, the likeliest first, at most three; `spellings` are folded names."""
    found = process.extract(fold(typed), spellings.keys(), scorer=fuzz.ratio, limit=3, score_cutoff=CLOSE)
    return list(dict.fromkeys(key for name, _, _ in found for key in sorted(spellings[name])))[:3]


def slug(name: str) -> str:
    """A name as a key: `UAB „Žiedas“` gives `uab-ziedas`; empty when nothing of it can stand in a key."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def fold(name: str) -> str:
    """A name without capitals and accents, for comparing: `Šiauliai` gives `siauliai`."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
