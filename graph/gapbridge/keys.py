"""Keys: whether one is in the graph, and which one a person means."""

import difflib
import unicodedata

from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound

MAX_NAMES = 200_000


def require(database: Database, label: str, key: str) -> None:
    """Return when the graph holds a node of this label and key.

    Raises:
        NotFound: It does not; the message proposes what may have been meant.
    """
    if not any(known["label"] == label for known in database.read("load/known_keys", keys=[key])):
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
    close = [key for name in difflib.get_close_matches(fold(typed), spellings, 3, 0.5) for key in spellings[name]]
    hint = f"Did you mean {' or '.join(dict.fromkeys(close))}?" if close else "Look it up in the list of all."
    raise NotFound(f"There is no {label.lower()} '{typed[:80]}' in the graph.", hint)


def fold(name: str) -> str:
    """A name without capitals and accents, for comparing: `Šiauliai` gives `siauliai`."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
