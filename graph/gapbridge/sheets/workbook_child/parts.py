"""The parts of a workbook: which of them are read, and whether they are the plain XML that spreadsheets write."""

import codecs
import re
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from .refusal import AGAIN, Refused, shown

MAX_SHEETS = 100
MAX_TEXT = 1_000_000
MAX_SMALL_PART = 4_000_000

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)""")


class Part(NamedTuple):
    """A sheet: its name, the table it holds if any, its kind, and the part of the archive it stands in."""

    name: str
    table: str
    kind: str
    part: str


class XmlCheck:
    """Checks a part on its way: UTF-8, plain elements and texts of a bearable length."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._end = b""
        self._since_tag = 0
        self._begun = False

    def add(self, chunk: bytes) -> None:
        """Check the next piece."""
        if not self._begun:
            self._begun = True
            declared = _DECLARED.search(chunk[:200].removeprefix(codecs.BOM_UTF8))
            if declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
                raise self._not_utf_8()
        try:
            self._decoder.decode(chunk)
        except UnicodeDecodeError:
            raise self._not_utf_8() from None
        if b"\0" in chunk:
            raise self._not_utf_8()
        if b"<!" in chunk or (self._end == b"<" and chunk[:1] == b"!"):
            raise Refused(f"{self.name} holds a DTD, an entity or another declaration (<!); {AGAIN}")
        self._end = chunk[-1:]
        first, last = chunk.find(b"<"), chunk.rfind(b"<")
        self._since_tag += len(chunk) if first < 0 else first
        if self._since_tag > MAX_TEXT:
            raise Refused(f"{self.name} holds a text longer than {MAX_TEXT:,} bytes; shorten the cell")
        if first >= 0:
            self._since_tag = len(chunk) - last

    def end(self) -> None:
        """The part is over."""
        try:
            self._decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            raise self._not_utf_8() from None

    def _not_utf_8(self) -> Refused:
        return Refused(f"{self.name} is not UTF-8, which spreadsheets write; {AGAIN}")


class Parts:
    """Which parts of the archive a reader of the workbook opens."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._by_name = {entry.filename.lower(): entry for entry in archive.infolist()}
        documents = self._elements("_rels/.rels", "Relationship")
        targets = [one.get("Target", "") for one in documents if one.get("Type", "").endswith("/officeDocument")]
        if not targets:
            raise Refused(f"this is an archive but no workbook; {AGAIN}")
        self.base = "".join(targets[-1].lstrip("/").rpartition("/")[:2])
        self.optional = {f"{self.base}{name}".lower() for name in ("sharedStrings.xml", "styles.xml")}
        self.needed = self.optional | {
            "_rels/.rels",
            f"{self.base}workbook.xml".lower(),
            f"{self.base}_rels/workbook.xml.rels".lower(),
        }
        if b"macroenabled" in self._text("[Content_Types].xml").lower():
            raise Refused("the workbook holds macros (.xlsm); save it as .xlsx")

    def sheets(self, tables: set[str]) -> list[Part]:
        """Every sheet, in order."""
        relations = self._elements(f"{self.base}_rels/workbook.xml.rels", "Relationship")
        by_id = {relation.get("Id", ""): relation for relation in relations}
        sheets = self._elements(f"{self.base}workbook.xml", "sheet")
        if len(sheets) > MAX_SHEETS:
            problem = (
                f"the workbook has {len(sheets):,} sheets, more than {MAX_SHEETS}; delete those that are no tables"
            )
            raise Refused(problem)
        return [self._sheet(sheet, by_id, tables) for sheet in sheets]

    def _sheet(self, sheet: dict[str, str], by_id: dict[str, dict[str, str]], tables: set[str]) -> Part:
        ids = [value for key, value in sheet.items() if key.rpartition(":")[2] == "id"]
        relation = by_id.get(ids[-1], {}) if ids else {}
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        name = sheet.get("name", "")
        plain = name.strip().lower()
        table = plain if plain in tables and kind == "worksheet" else ""
        return Part(name, table, kind, target[1:] if target.startswith("/") else self.base + target)

    def _elements(self, name: str, wanted: str) -> list[dict[str, str]]:
        """The attributes of all elements of this name in a small part."""
        found: list[dict[str, str]] = []

        def start(element: str, attributes: dict[str, str]) -> None:
            if element.rpartition(":")[2] == wanted:
                found.append(attributes)

        parser = ParserCreate()
        parser.StartElementHandler = start
        try:
            parser.Parse(self._text(name), True)
        except ExpatError:
            raise Refused(f"its part {shown(name)} is damaged; {AGAIN}") from None
        return found

    def _text(self, name: str) -> bytes:
        entry = self._by_name.get(name.lower())
        if entry is None:
            raise Refused(f"this is an archive without the part {shown(name)}, so no workbook; {AGAIN}")
        with self._archive.open(entry) as packed:
            text = packed.read(MAX_SMALL_PART + 1)
        if len(text) > MAX_SMALL_PART:
            raise Refused(f"its part {shown(name)} is longer than any spreadsheet writes; {AGAIN}")
        check = XmlCheck(f"its part {shown(name)}")
        check.add(text)
        check.end()
        return text
