"""The words of a name, as far as they tell what it means."""

import re

from gapbridge.keys import fold

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")

# Words that say nothing of a competence, in English and Lithuanian; Lithuanian without accents, as `fold` leaves it.
_SILENT = frozenset(
    re.findall(
        r"\w+",
        """
        a an and are as at be by do for from how in inside into is it its of on or other outside s that the their them
        this those to using various way ways what when where which who with within
        apie ar arba bei budai budas del i ir is iki isoreje jo jos ju ka kad kai kaip kas kurie kuris ne nuo o pagal
        po prie su tai taip tarp uz viduje
        """,
    )
)

# Spelled out, because vocabularies write them so. Only what means one thing in this field.
_SPELLED_OUT = {
    "ai": "artificial intelligence",
    "hr": "human resources",
    "ict": "information communication technology",
    "irt": "informacines rysiu technologijos",
    "mtep": "moksliniai tyrimai eksperimentine pletra",
    "mvi": "mazos vidutines imones",
    "pr": "public relations",
    "r&d": "research development",
    "sme": "small medium enterprises",
    "smes": "small medium enterprises",
}


def words(text: str) -> list[str]:
    """The words of a text that say something, in order, without capitals and accents, abbreviations spelled out."""
    found: list[str] = []
    for word in _WORD.findall(text.casefold() if text.isascii() else fold(text)):
        if word not in _SILENT:
            found += _SPELLED_OUT.get(word, word).split()
    return found
