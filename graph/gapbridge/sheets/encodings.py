"""Which encoding a text file is in, decided over the whole file in one pass, by rules rather than by guessing.

What is valid UTF-8 is UTF-8: other texts hardly ever are. Otherwise it may be Windows-1257, which Lithuanian
spreadsheets write; but every byte means something there, so it is believed only where each letter is one that
Lithuanian texts hold. Anything else is refused: a name read wrongly is worse than a file sent back.
"""

import codecs
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from gapbridge.faults import Fault
from gapbridge.sheets.sheet import UnreadableError

MEND = "save the file as CSV UTF-8"

_CHUNK = 1 << 20
_SAMPLE = 4096
# What the bytes that begin Lithuanian letters in UTF-8 mean here (Ä, Å, Ć, Ā, ā) stays out: a UTF-8 file with one
# broken byte would pass for Windows-1257, and `š` be read as two other letters.
_LETTERS = "ĄČĘĖĮŠŲŪŽąčęėįšųūžÖÜÕÉäöüõéół" + "„“”‚‘’«»–—…•·§°€%±×²³µ½™©®\u00a0"
_WINDOWS_1257 = bytes(range(1, 128)) + _LETTERS.encode("cp1257")


@dataclass(frozen=True)
class Encoding:
    """How the bytes of a file become text: Python's codec, its name for people, and the file's SHA-256."""

    codec: str
    name: str
    digest: str


def recognise(path: Path, file: str) -> Encoding:
    """The encoding of a file.

    Args:
        path: The file.
        file: Its name, for the fault.

    Raises:
        UnreadableError: It is in none that is read; the fault names the line and the first odd byte.
    """
    try:
        with path.open("rb") as raw:
            start = raw.read(_SAMPLE)
            raw.seek(0)
            codec = _marked(start) or _wide(start)
            return _of_bytes(raw) if codec is None else _of_wide(raw, codec)
    except _OddError as odd:
        line = _line_of(path, odd.at, odd.codec)
        raise UnreadableError(Fault(file, line, "", "", f"{odd}; {MEND}")) from None
    except OSError as error:
        raise UnreadableError(Fault(file, 0, "", "", f"cannot be read: {error.strerror}")) from None


class _OddError(Exception):
    def __init__(self, problem: str, at: int, codec: str = "latin-1") -> None:
        super().__init__(problem)
        self.at = at
        self.codec = codec


def _marked(start: bytes) -> str | None:
    """The codec that a mark at the beginning (BOM) tells, other than UTF-8's."""
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _OddError("the file is UTF-32, which is not read", 0)
    return "utf-16" if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else None


def _wide(start: bytes) -> str | None:
    """The codec of UTF-16 without a mark: of Latin letters every other byte is 0."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if not even and odd > len(start) // 4:
        return "utf-16-le"
    if not odd and even > len(start) // 4:
        return "utf-16-be"
    return None


def _of_wide(raw: IO[bytes], codec: str) -> Encoding:
    decoder = codecs.getincrementaldecoder(codec)()
    digest = hashlib.sha256()
    before = 0
    while True:
        chunk = raw.read(_CHUNK)
        digest.update(chunk)
        pending = len(decoder.getstate()[0])
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            at = before - pending + error.start
            raise _OddError("the file begins as UTF-16 but is not UTF-16 throughout", at, codec) from None
        if "\0" in text:
            raise _OddError("holds a NUL character (U+0000), so it is no text", before + 2 * text.index("\0"), codec)
        if not chunk:
            return Encoding(codec, "UTF-16", digest.hexdigest())
        before += len(chunk)


def _of_bytes(raw: IO[bytes]) -> Encoding:
    """UTF-8, or else Windows-1257; both are tried side by side."""
    utf_8, lithuanian = _Utf8(), _Lithuanian()
    digest = hashlib.sha256()
    before = 0
    while True:
        chunk = raw.read(_CHUNK)
        digest.update(chunk)
        if b"\0" in chunk:
            raise _OddError("holds a NUL byte (U+0000), so it is no text", before + chunk.index(b"\0"))
        utf_8.see(chunk, before)
        lithuanian.see(chunk, before)
        if utf_8.odd and lithuanian.odd:
            if lithuanian.odd < utf_8.odd:
                at, byte = utf_8.odd
                raise _OddError(f"the byte 0x{byte:02X} is not UTF-8, as the text before it is", at)
            at, byte = lithuanian.odd
            raise _OddError(f"the byte 0x{byte:02X} is neither UTF-8 nor a Lithuanian letter in Windows-1257", at)
        if not chunk:
            name, codec = ("Windows-1257", "cp1257") if utf_8.odd else ("UTF-8", "utf-8-sig")
            return Encoding(codec, name, digest.hexdigest())
        before += len(chunk)


class _Utf8:
    """Finds the first byte (its place and value) that is not UTF-8."""

    def __init__(self) -> None:
        self.odd: tuple[int, int] | None = None
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def see(self, chunk: bytes, before: int) -> None:
        """Look at the next piece, an empty one at the end; `before` bytes came before it."""
        if self.odd:
            return
        pending = len(self._decoder.getstate()[0])
        try:
            self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            self.odd = before - pending + error.start, error.object[error.start]


class _Lithuanian:
    """Finds the first byte (its place and value) that Lithuanian texts in Windows-1257 do not hold."""

    def __init__(self) -> None:
        self.odd: tuple[int, int] | None = None

    def see(self, chunk: bytes, before: int) -> None:
        """Look at the next piece; `before` bytes came before it."""
        odd = b"" if self.odd or chunk.isascii() else chunk.translate(None, _WINDOWS_1257)
        if odd:
            self.odd = before + chunk.index(odd[:1]), odd[0]


def _line_of(path: Path, at: int, codec: str) -> int:
    """The number of the line in which the byte at this place stands, as editors count."""
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(codec)("replace"), translate=True)
    line = 1
    with path.open("rb") as raw:
        while at > 0 and (chunk := raw.read(min(at, _CHUNK))):
            line += decoder.decode(chunk).count("\n")
            at -= len(chunk)
    return line
