"""The file of a backup: gzip over lines of JSON, written once from front to end and read the same way.

A head, then sections in a fixed order (one for each table, then the history), then an end that counts and sums them:

    {"gapbridge_backup": 1, "product": "0.1.0", "made_at": "..."}
    {"section": "clusters"}
    [{"id": "litek", "name_en": "LITEK", ...}]
    {"section": "needs"}
    [{"id": "needs:litek:...", ...}, "litek", "creating-added-value"]
    {"section": "loads"}
    [{"number": 1, ...}]
    {"section": "changes"}
    [1, 1, "clusters", null, [{"id": "litek", ...}, "", ""]]
    {"end": {...}}

Nothing that the file says of its own size is believed: lines are read up to a limit, and all of it up to a multiple of
the file's size.
"""

import gzip
import hashlib
import json
import os
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError

from gapbridge import vocabulary
from gapbridge.errors import BadInput

FORMAT = 1
LOADS, CHANGES = "loads", "changes"
MAX_LINE = 4 * 2**20
MAX_RATIO = 300  # of real backups it is 10 to 40; of zeros it would be 1,000
FREE_BYTES = 64 * 2**20

_DAMAGED = "Take another copy; nothing was changed."


class Section(BaseModel):
    """How many lines a section has, and the SHA-256 of them."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    name: str
    lines: int
    sha256: str


class Head(BaseModel):
    """What the first line says."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    gapbridge_backup: int
    product: str
    made_at: str


class End(BaseModel):
    """What the last line says: the hash of the graph, the number of its last load, and every section."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    graph_hash: str
    last_load: int
    sections: list[Section]


class NoBackup(BadInput):
    """The file is not a whole backup that this version can read."""


class NewerFormat(NoBackup):
    """The backup was made by a later version."""


def sections() -> list[str]:
    """The names of all sections, in their order."""
    return [*vocabulary.tables(), LOADS, CHANGES]


class Writer:
    """Writes a backup to an open file."""

    def __init__(self, file: BinaryIO, product: str, made_at: str) -> None:
        self._gzip = gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=6, mtime=0)
        self._sections: list[Section] = []
        self._marker(Head(gapbridge_backup=FORMAT, product=product, made_at=made_at).model_dump())

    def section(self, name: str, pages: Iterable[list[Any]]) -> int:
        """Write a section, page by page; returns how many lines it has."""
        self._marker({"section": name})
        count, digest = 0, hashlib.sha256()
        for page in pages:
            text = "".join(f"{_JSON.encode(one)}\n" for one in page).encode("utf-8", "surrogatepass")
            self._gzip.write(text)
            digest.update(text)
            count += len(page)
        self._sections.append(Section(name=name, lines=count, sha256=digest.hexdigest()))
        return count

    def end(self, graph_hash: str, last_load: int) -> None:
        """Write the end; the file stays open."""
        end = End(graph_hash=graph_hash, last_load=last_load, sections=self._sections)
        self._marker({"end": end.model_dump()})
        self._gzip.close()

    def _marker(self, told: dict[str, Any]) -> None:
        self._gzip.write(f"{_JSON.encode(told)}\n".encode())


def verify(file: BinaryIO) -> tuple[Head, End]:
    """The head and end of a backup, once every byte of it was read and held against its sums.

    Raises:
        NoBackup: It is no backup, of a newer format, or damaged.
    """
    head, end, found = None, None, list[Section]()
    name, count, digest = "", 0, hashlib.sha256()
    lines = _lines(file)
    for line in lines:
        if end is not None:
            raise _damaged("it goes on after its end")
        if head is None:
            try:
                head = _head(line)
            except NewerFormat:
                deque(lines, maxlen=0)  # a damaged byte may have made it look newer: then the sum of gzip does not fit
                raise
        elif line.startswith(b"{"):
            if name:
                found.append(Section(name=name, lines=count, sha256=digest.hexdigest()))
            name, end = _marker(line)
            count, digest = 0, hashlib.sha256()
        elif name:
            count += 1
            digest.update(line)
        else:
            raise _damaged("a line stands before the first section")
    if head is None or end is None:
        raise _damaged("its end is missing")
    if end.sections != found:
        raise _damaged("a part of it is not what its end says")
    _require_order(head, [section.name for section in found])
    return head, end


def rows(file: BinaryIO) -> Iterator[tuple[str, list[Any], int]]:
    """Every line of a backup that was verified: its section's name, what it says, and how many bytes it has.

    Raises:
        NoBackup: A line is not what we write.
    """
    name = ""
    for line in _lines(file):
        if line.startswith(b"{"):
            name = str(_parsed(line).get("section", ""))
        else:
            told = _parsed(line)
            if not isinstance(told, list):
                raise _damaged(f"a line of {name} is no list")
            yield name, told, len(line)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    most, done = FREE_BYTES + MAX_RATIO * size, 0
    try:
        with gzip.GzipFile(fileobj=file, mode="rb") as unzipped:
            while line := unzipped.readline(MAX_LINE + 1):
                done += len(line)
                if len(line) > MAX_LINE:
                    raise _damaged(f"a line has more than {MAX_LINE:,} bytes")
                if done > most:
                    raise _damaged(f"it holds more than {MAX_RATIO} times its size")
                if not line.endswith(b"\n"):
                    raise _damaged("its last line is cut off")
                yield line
    except gzip.BadGzipFile as error:
        if done == 0:
            raise _none() from None
        raise _damaged(str(error)) from None
    except EOFError:
        raise _damaged("it is cut off") from None
    except zlib.error as error:
        raise _damaged(str(error)) from None


def _head(line: bytes) -> Head:
    try:
        told = json.loads(line)
        version = told["gapbridge_backup"]
        newer = type(version) is int and version > FORMAT
        if newer:
            raise NewerFormat(
                f"The backup has the format {version}, made by GapBridge {str(told.get('product'))[:40]}; this"
                f" version reads formats up to {FORMAT}.",
                "Update GapBridge.",
            )
        head = Head.model_validate(told)
    except (ValueError, KeyError, TypeError, RecursionError):  # a ValidationError is a ValueError
        raise _none() from None
    if head.gapbridge_backup != FORMAT:
        raise _none()
    return head


def _marker(line: bytes) -> tuple[str, End | None]:
    """The name of the section that begins, or the end."""
    told = _parsed(line)
    if isinstance(told, dict) and list(told) == ["end"]:
        try:
            return "", End.model_validate(told["end"])
        except ValidationError:
            raise _damaged("its end cannot be read") from None
    if isinstance(told, dict) and list(told) == ["section"] and isinstance(told["section"], str) and told["section"]:
        return told["section"], None
    raise _damaged("a line between the sections cannot be read")


def _require_order(head: Head, names: list[str]) -> None:
    known = sections()
    unknown = [name for name in names if name not in known]
    if unknown:
        maker = f"GapBridge {head.product[:40]} made it"
        raise NoBackup(
            f"The backup holds {unknown[0][:40]!r}, which this version does not know; {maker}.", "Update GapBridge."
        )
    if names != [name for name in known if name in names]:
        raise _damaged("its parts stand in another order")


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError):  # neither JSON nor UTF-8, or made to exhaust the reader
        raise _damaged("a line of it is not JSON") from None


def _no_number(word: str) -> float:
    raise ValueError(word)


def _damaged(how: str) -> NoBackup:
    return NoBackup(f"The backup is damaged: {how}.", _DAMAGED)


def _none() -> NoBackup:
    return NoBackup("The file is no backup of GapBridge.", "Give a file that `gapbridge backup` wrote.")


def _told(value: object) -> object:
    """A day as text; what no column holds as something that reading refuses, so that it is named."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return {type(value).__name__: str(value)}


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_told)
