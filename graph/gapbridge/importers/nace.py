"""NACE Rev. 2.1, the industries of Eurostat, from the official file of headings in all languages.

    NACE_CODE, EN_DESC, LT_DESC, ... -> (:Industry {scheme: nace})-[:BROADER]->(:Industry)

A class's group and a group's division are in its code (`01.11`, `01.1`, `01`); a division's section is the last
section above it in the file.
"""

import re
from pathlib import Path

from gapbridge.dataset import Dataset
from gapbridge.errors import BadInput
from gapbridge.importers import imported, official_file
from gapbridge.importers.imported import Collected, Imported

NAME = "nace"
KNOWN_VERSION = "2.1"  # the one that the scheme `nace` means
SOURCE_ID = f"nace-{KNOWN_VERSION}"

_NAMED_VERSION = rf"Rev[._ ]*({imported.VERSION_PATTERN})"
_CODE, _ENGLISH, _LITHUANIAN = "NACE_CODE", "EN_DESC", "LT_DESC"
_SECTION, _DIVISION, _GROUP, _CLASS = r"[A-Z]", r"[0-9]{2}", r"[0-9]{2}\.[0-9]", r"[0-9]{2}\.[0-9]{2}"


def read(path: Path, version: str = "") -> Imported:
    """All sections, divisions, groups and classes of the file, with what is broader than each.

    Args:
        path: The file as it was fetched, tab-separated.
        version: Its version; by default as the file's name has it (`NACE_Rev2.1_...`).

    Raises:
        BadInput: The file is not what it should be, nobody says the version, or it is another one.
        FaultyFiles: A line cannot stand in the graph as it is.
    """
    path = path.expanduser()
    release = imported.version(version, path.name, _NAMED_VERSION, "the file")
    if release != KNOWN_VERSION:
        advice = "Versions differ in their codes; fetch that one."
        raise BadInput(f"This is NACE Rev. {release}, and only Rev. {KNOWN_VERSION} can be imported.", advice)
    file = official_file.read(path, (_CODE, _ENGLISH, _LITHUANIAN), "\t")
    out = Collected(Dataset(NAME, files={file.name: file.sha256}))
    _add_source(out)
    section, above = "", dict[str, str]()
    for line, cells in file:
        code = cells[_CODE].strip()
        section = code if re.fullmatch(_SECTION, code) else section
        _add_industry(out, code, cells, file.name, line)
        if code != section:
            above[code] = _broader(code, section)
    _add_hierarchy(out, above, {cells[_CODE].strip() for _, cells in file})
    return out.done("NACE Rev. 2.1", release)


def key(code: str) -> str:
    """The key of an industry: `nace-01.11`."""
    return f"nace-{code.lower()}"


def _broader(code: str, section: str) -> str:
    """The code above a code; empty when nothing says it."""
    if re.fullmatch(_CLASS, code):
        return code[: len("01.1")]
    return code[: len("01")] if re.fullmatch(_GROUP, code) else section


def _add_source(out: Collected) -> None:
    out.add(
        "sources",
        {
            "id": SOURCE_ID,
            "title": "NACE Rev. 2.1, statistical classification of economic activities: headings in all languages",
            "publisher": "Eurostat",
            "url": "https://ec.europa.eu/eurostat/web/nace",
            "note": "Source: Eurostat. The English and Lithuanian headings are taken from it; the keys are GapBridge's"
            " own",
            "status": "fact",
        },
    )


def _add_industry(out: Collected, code: str, cells: dict[str, str], file: str, line: int) -> None:
    if not re.fullmatch(f"{_SECTION}|{_DIVISION}|{_GROUP}|{_CLASS}", code):
        out.fault(file, line, _CODE, code, "is no code of NACE, as A, 01, 01.1 and 01.11 are")
        return
    industry = {
        "id": key(code),
        "name_en": cells[_ENGLISH],
        "name_lt": cells[_LITHUANIAN],
        "scheme": "nace",
        "code": code,
        "version": KNOWN_VERSION,
        "source_id": SOURCE_ID,
        "status": "fact",
    }
    out.add("industries", industry, file, line)


def _add_hierarchy(out: Collected, above: dict[str, str], known: set[str]) -> None:
    for code, broader in above.items():
        if broader in known:
            ends = {"industry_id": key(code), "broader_id": key(broader)}
            provenance = {"source_id": SOURCE_ID, "status": "fact", "attribution": "third_party"}
            out.add("industry_broader", ends | provenance)
    lost = (f"{code}, below {broader or 'no section'}" for code, broader in above.items() if broader not in known)
    out.remark("codes of which the file lacks the one above: they have nothing broader", lost)
