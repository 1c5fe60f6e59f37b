"""Countries by ISO 3166-1 and regions by NUTS: whether a code can be one, and which code was meant."""

import difflib
import gettext
import re
from functools import cache

import pycountry

# Codes that texts of the European Union use, beside those of ISO 3166-1.
_EU_CODES = {"GR": "EL", "GB": "UK"}
_ISO_CODES = {eu: iso for iso, eu in _EU_CODES.items()}
# Kosovo has no code in ISO 3166-1; in statistics it is written XK.
_REGION_COUNTRIES_BEYOND_ISO = {"XK"}

REGION_PATTERN = r"[A-Z]{2}[0-9A-Z]{1,3}"


def country(typed: str) -> str:
    """The code as it was typed, if ISO 3166-1 has it (as two capital letters).

    Raises:
        ValueError: It has not; the message says which code was meant, where that can be told.
    """
    if pycountry.countries.get(alpha_2=typed) is not None:
        return typed
    advice = "write the two-letter ISO code of the country"
    meant = _meant(typed)
    raise ValueError(f"{advice}: {meant} ({_name(meant)})" if meant else f"{advice}, such as LT")


def region(typed: str) -> str:
    """The code as it was typed, if it has the form of NUTS and begins with a country.

    Whether NUTS has that very code is not looked up: its list changes every few years, and older data keep
    older codes.

    Raises:
        ValueError: It cannot be a code of NUTS.
    """
    if not re.fullmatch(REGION_PATTERN, typed):
        raise ValueError("write the NUTS code of the region, the country and one to three letters or digits: LT011")
    begins = typed[:2]
    if begins in _EU_CODES:
        raise ValueError(f"NUTS writes {_EU_CODES[begins]} for {begins}; did you mean {_EU_CODES[begins]}{typed[2:]}?")
    if begins not in _REGION_COUNTRIES_BEYOND_ISO and pycountry.countries.get(alpha_2=country_of(typed)) is None:
        raise ValueError(f"a NUTS code begins with its country, and {begins} is none; as in LT011")
    return typed


def country_of(code: str) -> str:
    """The country of a NUTS code, as ISO 3166-1 writes it: `EL30` is in `GR`."""
    return _ISO_CODES.get(code[:2], code[:2])


def _meant(typed: str) -> str | None:
    """The code of a country that was written as its name, with three letters, or nearly so."""
    wanted = typed.casefold()
    if typed in _ISO_CODES:
        return _ISO_CODES[typed]
    if wanted in _codes():
        return _codes()[wanted]
    close = difflib.get_close_matches(wanted, _codes(), 1, 0.8) if len(wanted) > len("LTU") else []
    return _codes()[close[0]] if close else None


def _name(code: str) -> str:
    found = pycountry.countries.get(alpha_2=code)
    return str(getattr(found, "common_name", None) or found.name) if found else code


@cache
def _codes() -> dict[str, str]:
    """Codes by what else a country is called: English and Lithuanian names and the three-letter code."""
    lithuanian = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["lt"])
    found: dict[str, str] = {}
    for one in pycountry.countries:
        names = [one.alpha_3, one.name]
        names += [name for name in (getattr(one, "common_name", ""), getattr(one, "official_name", "")) if name]
        for name in (*names, *map(lithuanian.gettext, names)):
            found.setdefault(name.casefold(), str(one.alpha_2))
    return found
