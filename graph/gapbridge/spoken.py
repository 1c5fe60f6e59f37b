"""Spoken languages by ISO 639-1: whether a code can be one, which was meant, and lists of them in one text."""

import difflib
import gettext
import re
from functools import cache

import pycountry

BETWEEN = " | "
ADVICE = "write two-letter ISO codes of languages"

_SEPARATORS = re.compile(r"[|,;/\s]+")
_NAMED_CLOSE = 0.8


def languages(typed: str) -> str:
    """The languages of a text as they are stored: codes of ISO 639-1 in small letters, ascending, each once.

    Commas, semicolons, strokes or blanks may stand between them: `LT, en` gives `en | lt`.

    Raises:
        ValueError: One of them is no code; the message says which was meant, where that can be told.
    """
    codes = [word for word in _SEPARATORS.split(typed.casefold()) if word]
    unknown = next((code for code in codes if pycountry.languages.get(alpha_2=code) is None), None)
    if unknown is None and codes:
        return BETWEEN.join(sorted(set(codes)))
    meant = _meant(typed.strip()) or _meant(unknown or "")
    raise ValueError(f"{ADVICE}: {meant}" if meant else f"{ADVICE}, such as en | lt")


def listed(stored: str | None) -> tuple[str, ...]:
    """The codes in a stored text; none where it is unknown."""
    return tuple(stored.split(BETWEEN)) if stored else ()


def _meant(typed: str) -> str | None:
    """The code and name of a language that was written as its name, with three letters, or nearly so."""
    wanted = typed.casefold()
    close = difflib.get_close_matches(wanted, _codes(), 1, _NAMED_CLOSE) if len(wanted) > len("lit") else []
    code = _codes().get(wanted) or (_codes()[close[0]] if close else None)
    found = pycountry.languages.get(alpha_2=code) if code else None
    return f"{code} ({found.name})" if found else None


@cache
def _codes() -> dict[str, str]:
    """Codes by what else a language is called: English and Lithuanian names and the three-letter codes."""
    lithuanian = gettext.translation("iso639-3", pycountry.LOCALES_DIR, languages=["lt"])
    found: dict[str, str] = {}
    for one in pycountry.languages:
        if hasattr(one, "alpha_2"):
            others = (one.alpha_3, getattr(one, "bibliographic", one.alpha_3), one.name, lithuanian.gettext(one.name))
            for name in others:
                found.setdefault(str(name).casefold(), str(one.alpha_2))
    return found
