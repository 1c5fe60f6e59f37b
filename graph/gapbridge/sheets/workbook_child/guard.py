"""Judges a workbook before anything believes it, and copies out what reading it needs.

Every byte of the copy went through these checks, and it is the copy that is read: what another program would see
in a doubly meant archive is no matter. Sizes that an archive declares may be lies, so what is unpacked is counted.
"""

import re
import struct
import zlib
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from .parts import Part, Parts, XmlCheck
from .refusal import AGAIN, TOO_LARGE, Refused, shown

MAX_SIZE = 300_000_000  # unpacked; a million rows of ten cells
MAX_RATIO, RATIO_FROM = 100, 10_000_000  # honest workbooks stay under 35
MAX_ENTRIES = 2_000
MAX_DIRECTORY = 1_000_000

_CHUNK = 1 << 18
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = (b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00")
_ARCHIVE_NAME = re.compile(r"\.(zip|xls[xmb]?|docx?|pptx?|od[st]|jar|7z|rar|gz|tgz|bz2|xz|tar|zst)$", re.IGNORECASE)
_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"


def judge(workbook: Path, copy: Path, tables: set[str]) -> list[Part]:
    """The sheets of a workbook, those that are tables copied with what they need.

    Raises:
        Refused: It is none, is damaged, or could do harm.
    """
    try:
        with workbook.open("rb") as raw:
            size = _require_workbook(raw)
            with ZipFile(raw) as archive:
                return _copy(archive, size, copy, tables)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, struct.error, ValueError, zlib.error):
        raise Refused(f"the workbook is damaged or cut off; fetch it again, or {AGAIN}") from None


def _copy(archive: ZipFile, size: int, copy: Path, tables: set[str]) -> list[Part]:
    entries = archive.infolist()
    _require_good_names(entries)
    parts = Parts(archive)
    sheets = parts.sheets(tables)
    wanted = parts.needed | {sheet.part.lower() for sheet in sheets if sheet.table}
    missing = wanted - parts.optional - {entry.filename.lower() for entry in entries}
    if missing:
        raise Refused(f"the workbook has no part {shown(min(missing))}; {AGAIN}")
    meter = _Meter(size)
    names = {sheet.part.lower(): f"the sheet {shown(sheet.name)}" for sheet in sheets}
    with ZipFile(copy, "w", ZIP_STORED) as clean:
        for entry in entries:
            check = XmlCheck(names.get(entry.filename.lower(), f"its part {shown(entry.filename)}"))
            _unpack(archive, entry, meter, check, clean if entry.filename.lower() in wanted else None)
    return sheets


def _require_workbook(raw: IO[bytes]) -> int:
    """The size of a file that looks like a workbook from its first and last bytes."""
    start = raw.read(8)
    size = raw.seek(0, 2)
    if not size:
        raise Refused("the file is empty; save the workbook again")
    if start == _OLE:
        raw.seek(0)
        if _holds(raw, "EncryptedPackage".encode("utf-16-le")):
            raise Refused("the workbook is protected by a password; save a copy without one")
        raise Refused("this is an old .xls file under another name; save it as .xlsx")
    if not start.startswith(b"PK\x03\x04"):
        raise Refused("this is no workbook, whatever its name says; save it as .xlsx")
    if _directory_size(raw, size) > MAX_DIRECTORY:
        raise Refused(f"the workbook holds more files than any spreadsheet writes; {AGAIN}")
    return size


def _holds(raw: IO[bytes], wanted: bytes) -> bool:
    end = b""
    while chunk := raw.read(_CHUNK):
        if wanted in end + chunk:
            return True
        end = chunk[-len(wanted) :]
    return False


def _directory_size(raw: IO[bytes], size: int) -> int:
    """How long the archive's list of entries is; read before anything reads the list itself."""
    raw.seek(max(0, size - 66_000))
    tail = raw.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise BadZipFile
    length = int(struct.unpack_from("<L", tail, at + 12)[0])
    if at >= 76 and tail.startswith(_LOCATOR_64, at - 20) and tail.startswith(_END_64, at - 76):
        length = max(length % 0xFFFFFFFF, int(struct.unpack_from("<Q", tail, at - 76 + 40)[0]))
    return length


def _require_good_names(entries: list[ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise Refused(f"the workbook holds {len(entries):,} files, more than any spreadsheet writes; {AGAIN}")
    seen = set()
    for entry in entries:
        name = entry.orig_filename
        if name.startswith("/") or ".." in name.split("/") or re.search(r"[\\:\x00-\x1f\x7f]", name):
            raise Refused(f"the workbook holds a file with the name {shown(name)}, which leads out of it; {AGAIN}")
        if name.lower() in seen:
            raise Refused(f"the workbook holds {shown(name)} twice; {AGAIN}")
        seen.add(name.lower())
        if entry.flag_bits & 0x1:
            raise Refused("the workbook is protected by a password; save a copy without one")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Refused(f"the workbook is packed in a way no spreadsheet packs; {AGAIN}")
        if name.lower().endswith(("vbaproject.bin", "xl/workbook.bin")):
            raise Refused("the workbook holds macros or is binary (.xlsm, .xlsb); save it as .xlsx")
        if _ARCHIVE_NAME.search(name):
            raise _nested(name)


def _nested(name: str) -> Refused:
    return Refused(f"the workbook holds another file, {shown(name)}; delete the embedded object and save it again")


class _Meter:
    """Counts what is really unpacked: what an archive declares may be a lie."""

    def __init__(self, packed: int) -> None:
        self.packed = packed
        self.unpacked = 0

    def add(self, count: int) -> None:
        self.unpacked += count
        if self.unpacked > max(RATIO_FROM, MAX_RATIO * self.packed):
            raise Refused(f"the workbook unpacks to more than {MAX_RATIO} times its size; {AGAIN}")
        if self.unpacked > MAX_SIZE:
            raise Refused(f"the workbook unpacks to more than {MAX_SIZE // 1_000_000:,} MB; {TOO_LARGE}")


def _unpack(archive: ZipFile, entry: ZipInfo, meter: _Meter, check: XmlCheck, clean: ZipFile | None) -> None:
    """Inflate an entry to its end; check it and write it to the clean copy if it is needed there."""
    before = meter.unpacked
    with archive.open(entry) as packed, _opened(clean, entry) as out:
        chunk = packed.read(_CHUNK)
        if chunk.startswith(_ARCHIVES):
            raise _nested(entry.filename)
        while chunk:
            meter.add(len(chunk))
            if out:
                check.add(chunk)
                out.write(chunk)
            chunk = packed.read(_CHUNK)
    check.end()
    if meter.unpacked - before != entry.file_size:
        raise BadZipFile


def _opened(clean: ZipFile | None, entry: ZipInfo) -> AbstractContextManager[IO[bytes] | None]:
    return clean.open(ZipInfo(entry.filename), "w") if clean else nullcontext()
