"""Files made to do harm: refused soon, in little memory, with one sentence of what to do; nothing stays behind."""

import os
import resource
import struct
import subprocess
import sys
import tempfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import psutil
import pytest
from xlsxwriter import Workbook

from gapbridge.faults import Fault
from gapbridge.sheets import UnreadableError, open_sheets, workbook
from gapbridge.sheets.workbook_child import scan
from gapbridge.sheets.workbook_child.parts import XmlCheck
from gapbridge.sheets.workbook_child.refusal import Refused

SOON = 3.0  # seconds of a processor, ours and our children's; 2 on a machine of its own
MB = 1_000_000

HEADINGS = ("id", "title", "status")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "xl/worksheets/sheet1.xml"

Parts = dict[str, bytes]


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_xml(rows: str, before: str = "") -> bytes:
    headings = "".join(text_cell(f"{'ABC'[at]}1", name) for at, name in enumerate(HEADINGS))
    data = f'<sheetData><row r="1">{headings}</row>{rows}</sheetData>'
    return f'{DECLARATION}<worksheet xmlns="{MAIN}">{before}{data}</worksheet>'.encode()


def parts(rows: str = "", names: tuple[str, ...] = ("sources",)) -> Parts:
    """The parts of a small good workbook, each sheet with the headings of `sources`."""
    sheets = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(names, 1))
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at, _ in enumerate(names, 1)
    )
    made = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'{DECLARATION}<Relationships xmlns="{RELATIONS}"><Relationship Id="r1"'
        f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
    }
    found = {name: text.encode() for name, text in made.items()}
    return found | {f"xl/worksheets/sheet{at}.xml": sheet_xml(rows) for at, _ in enumerate(names, 1)}


def packed(path: Path, content: Mapping[str, bytes], more: Callable[[zipfile.ZipFile], object] | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
        if more:
            more(archive)
    return path


def streamed(archive: zipfile.ZipFile, name: str, pieces: Iterator[bytes]) -> None:
    """Write a large part without holding it."""
    with archive.open(name, "w") as part:
        for piece in pieces:
            part.write(piece)


@pytest.fixture(autouse=True)
def nothing_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    before = set(psutil.Process().children(recursive=True))
    yield
    assert list(scratch.iterdir()) == []
    assert set(psutil.Process().children(recursive=True)) <= before


def worked() -> float:
    """Seconds of a processor that we and our children have used: they tell of the work, not of who else works here."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def only_fault(path: Path) -> Fault:
    """The one fault of a file, found soon."""
    begun = worked()
    with open_sheets(path) as found:
        faults = list(found.faults)
        for sheet in found.sheets:
            try:
                list(sheet.lines())
            except UnreadableError as error:
                faults.append(error.fault)
    assert worked() - begun < SOON
    (fault,) = faults
    assert fault.file == path.name
    return fault


def test_the_small_workbook_the_hostile_ones_are_made_of_is_read(tmp_path: Path) -> None:
    row = f'<row r="2">{text_cell("A2", "press")}{text_cell("B2", "The press")}{text_cell("C2", "fact")}</row>'
    with open_sheets(packed(tmp_path / "good.xlsx", parts(row))) as found:
        assert found.faults == []
        (line,) = found.sheets[0].lines()
    assert (line.number, line.cells) == (2, ["press", "The press", "fact"])


# What is no workbook.

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the file is empty; save the workbook again"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2_000), "no workbook, whatever its name says; save it as .xlsx"),
        (b"id,title,status\n", "no workbook, whatever its name says; save it as .xlsx"),
        (OLE + bytes(4_000), "an old .xls file under another name; save it as .xlsx"),
        (
            OLE + bytes(600_000) + "EncryptedPackage".encode("utf-16-le") + bytes(100),
            "protected by a password; save a copy without one",
        ),
        (b"PK\x03\x04" + bytes(4_000), "damaged or cut off"),
        (b"PK\x03\x04" + bytes(40) + b"PK\x05\x06" + b"\xfe" * 18, "holds more files than any spreadsheet writes"),
        (b"PK\x03\x04" + bytes(40) + b"PK\x05\x06" + bytes(18), "so no workbook"),
    ],
    ids=["empty", "picture", "csv", "xls", "password", "only the magic", "directory of lies", "no directory"],
)
def test_what_only_has_the_name_of_a_workbook_is_told_for_what_it_is(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    (tmp_path / "survey.xlsx").write_bytes(content)
    assert problem in only_fault(tmp_path / "survey.xlsx").problem


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_that_is_cut_off_is_told(tmp_path: Path, share: float) -> None:
    with Workbook(str(tmp_path / "whole.xlsx")) as workbook:
        workbook.add_worksheet("sources").write_row(0, 0, HEADINGS)
    whole = (tmp_path / "whole.xlsx").read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[: int(len(whole) * share)])
    assert "damaged or cut off; fetch it again" in only_fault(tmp_path / "cut.xlsx").problem


def test_a_workbook_with_a_flipped_byte_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "flipped.xlsx", parts())
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo(SHEET).header_offset + 30 + len(SHEET) + 20
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(content)
    assert "damaged or cut off" in only_fault(path).problem


def test_another_archive_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "photos.xlsx", {"one.jpg": b"1", "two.jpg": b"2"})
    assert "so no workbook" in only_fault(path).problem


# Archives that grow.


def test_a_bomb_is_refused_before_it_fills_anything(tmp_path: Path) -> None:
    """1.9 MB on disk, 450 MB inside: what real bombs of this kind look like."""
    filler = os.urandom(1_450_000)

    def bomb(archive: zipfile.ZipFile) -> None:
        archive.writestr("xl/media/noise.bin", filler)
        streamed(archive, "xl/media/image1.bin", (bytes(MB) for _ in range(450)))

    path = packed(tmp_path / "bomb.xlsx", parts(), bomb)
    assert 1.8 * MB < path.stat().st_size < 2 * MB
    assert "unpacks to more than 100 times its size" in only_fault(path).problem


def test_a_bomb_inside_the_sheet_itself_is_refused(tmp_path: Path) -> None:
    content = parts()
    del content[SHEET]
    row = b'<row><c t="n"><v>1</v></c></row>' * 10_000
    path = packed(
        tmp_path / "bomb.xlsx", content, lambda archive: streamed(archive, SHEET, (row for _ in range(1_000)))
    )
    assert "unpacks to more than 100 times its size" in only_fault(path).problem


def test_a_bomb_of_many_entries_is_refused(tmp_path: Path) -> None:
    def entries(archive: zipfile.ZipFile) -> None:
        for number in range(1_500):
            archive.writestr(f"xl/media/image{number}.bin", bytes(500_000))

    path = packed(tmp_path / "many.xlsx", parts(), entries)
    assert "unpacks to more than" in only_fault(path).problem


def test_a_bomb_that_does_not_look_like_one_is_refused_by_its_size(tmp_path: Path) -> None:
    noise = os.urandom(20_000)  # inflates about 40 times, which honest workbooks nearly do

    def large(archive: zipfile.ZipFile) -> None:
        archive.writestr("xl/media/noise.bin", os.urandom(8 * MB))
        streamed(archive, "xl/media/image1.bin", (noise * 50 for _ in range(400)))

    path = packed(tmp_path / "large.xlsx", parts(), large)
    assert "unpacks to more than 300 MB; save its tables as CSV files" in only_fault(path).problem


@pytest.mark.parametrize(("count", "problem"), [(5_000, "holds 5,005 files"), (100_000, "holds more files")])
def test_a_workbook_of_thousands_of_files_is_refused(tmp_path: Path, count: int, problem: str) -> None:
    def files(archive: zipfile.ZipFile) -> None:
        for at in range(count):
            archive.writestr(f"{at:x}", b"")

    path = packed(tmp_path / "files.xlsx", parts(), files)
    assert problem in only_fault(path).problem


@pytest.mark.parametrize("declared", [1, 100, 2**31])
def test_sizes_that_lie_are_not_believed(tmp_path: Path, declared: int) -> None:
    content = parts()
    del content[SHEET]
    path = packed(tmp_path / "lies.xlsx", content)
    text = sheet_xml("<row/>" * 200_000)
    path = with_entry(path, SHEET, text, declared)
    assert "damaged or cut off" in only_fault(path).problem


def with_entry(path: Path, name: str, text: bytes, declared: int) -> Path:
    """An entry more, whose headers declare another size than it has."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    content = path.read_bytes()
    honest, lie = struct.pack("<LL", zlib.crc32(text), 0)[:4], struct.pack("<L", declared)
    sizes = struct.pack("<L", len(text))
    at = 0
    while (at := content.find(honest, at)) >= 0:  # in the local header, then in the directory
        assert content[at + 8 : at + 12] == sizes
        content = content[: at + 8] + lie + content[at + 12 :]
        at += 12
    path.write_bytes(content)
    return path


def test_the_process_that_judges_bombs_stays_small(tmp_path: Path) -> None:
    row = b'<row><c t="n"><v>1</v></c></row>' * 10_000
    content = parts()
    del content[SHEET]
    bombs = [
        packed(tmp_path / "a.xlsx", content, lambda archive: streamed(archive, SHEET, (row for _ in range(1_000)))),
        packed(
            tmp_path / "b.xlsx",
            content,
            lambda archive: streamed(archive, "xl/media/image1.bin", (bytes(MB) for _ in range(450))),
        ),
        shared_strings(tmp_path / "c.xlsx", (b"x" * MB for _ in range(100))),
    ]
    assert max(peak_memory(bomb, tmp_path) for bomb in bombs) < 100 * MB


def peak_memory(path: Path, scratch: Path) -> int:
    """The most memory, in bytes, that the child needs for a workbook; 0 where the system does not tell.

    (`ru_maxrss` would tell of the process that began this one.)
    """
    code = (
        "import sys; sys.path.append(sys.argv.pop(1)); from workbook_child.__main__ import main;"
        " main(*sys.argv[1:]); print(open('/proc/self/status').read())"
    )
    if not Path("/proc/self/status").exists():
        return 0
    command = [
        sys.executable,
        "-P",
        "-c",
        code,
        str(Path(workbook.__file__).parent),
        str(path),
        str(scratch),
        "sources",
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return next(int(line.split()[1]) * 1024 for line in said.splitlines() if line.startswith("VmHWM"))


def shared_strings(path: Path, pieces: Iterator[bytes], sst: str = "<sst>") -> Path:
    def write(archive: zipfile.ZipFile) -> None:
        begun, ended = f"{DECLARATION}{sst}<si><t>".encode(), b"</t></si></sst>"
        streamed(archive, "xl/sharedStrings.xml", chain([begun], pieces, [ended]))

    row = f'<row r="2"><c r="A2" t="s"><v>0</v></c>{text_cell("B2", "T")}{text_cell("C2", "fact")}</row>'
    return packed(path, parts(row), write)


# What stands in the archive.


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("xl/embeddings/inner.xlsx", b"x", "holds another file, xl/embeddings/inner.xlsx; delete the embedded object"),
        ("xl/embeddings/object1.bin", b"PK\x03\x04" + bytes(50), "holds another file, xl/embeddings/object1.bin"),
        ("xl/media/image1.png", b"\x1f\x8b\x08" + bytes(50), "holds another file, xl/media/image1.png"),
        ("xl/vbaProject.bin", b"x", "holds macros or is binary (.xlsm, .xlsb); save it as .xlsx"),
        ("xl/workbook.bin", b"x", "holds macros or is binary (.xlsm, .xlsb); save it as .xlsx"),
        ("/etc/passwd", b"x", "the name /etc/passwd, which leads out of it"),
        ("xl/../../../etc/passwd", b"x", "the name xl/../../../etc/passwd, which leads out of it"),
        ("..\\..\\autoexec.bat", b"x", "which leads out of it"),
        ("C:/windows/win.ini", b"x", "which leads out of it"),
        ("xl/\x1b[2Jclear.xml", b"x", "xl/\\x1b[2Jclear.xml"),
        ("xl/WORKBOOK.xml", b"x", "holds xl/WORKBOOK.xml twice"),
    ],
)
def test_what_no_spreadsheet_puts_into_a_workbook_is_refused(
    tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    path = packed(tmp_path / "odd.xlsx", parts(), lambda archive: archive.writestr(name, content))
    told = only_fault(path).problem
    assert problem in told
    assert told.isprintable()
    assert ".xlsx" in told or "embedded object" in told


def test_a_name_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = packed(tmp_path / "twice.xlsx", parts(), lambda archive: archive.writestr(SHEET, b"<other/>"))
    assert f"holds {SHEET} twice" in only_fault(path).problem


def test_an_entry_with_a_password_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "locked.xlsx", parts())
    content = bytearray(path.read_bytes())
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.rfind(magic) + flags] |= 1
    path.write_bytes(content)
    assert "protected by a password; save a copy without one" in only_fault(path).problem


def test_a_workbook_of_macros_is_refused_by_what_it_says_of_itself(tmp_path: Path) -> None:
    content = parts()
    content["[Content_Types].xml"] = (
        b'<Types><Override ContentType="application/vnd.ms-excel.macroEnabled.12"/></Types>'
    )
    assert "holds macros (.xlsm); save it as .xlsx" in only_fault(packed(tmp_path / "m.xlsx", content)).problem


def test_a_thousand_sheets_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "many.xlsx", parts(names=tuple(f"needs{at}" for at in range(1_000))))
    assert "has 1,000 sheets, more than 100; delete those that are no tables" in only_fault(path).problem


def test_links_to_other_files_are_not_followed(tmp_path: Path) -> None:
    content = parts()
    relations = content["xl/_rels/workbook.xml.rels"].decode()
    link = f'<Relationship Id="x" Type="{OFFICE}/externalLink" Target="http://127.0.0.1:9/a" TargetMode="External"/>'
    content["xl/_rels/workbook.xml.rels"] = relations.replace("</Rel", f"{link}</Rel").encode()
    with open_sheets(packed(tmp_path / "links.xlsx", content)) as found:
        assert (found.faults, len(found.sheets)) == ([], 1)


# What stands in the XML.

ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE_ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "xl/styles.xml"]
)
@pytest.mark.parametrize("declared", [ENTITIES, FILE_ENTITY, "<!-- no harm -->"])
def test_declarations_in_the_xml_are_refused(tmp_path: Path, part: str, declared: str) -> None:
    content = parts() | {"xl/styles.xml": f"{DECLARATION}<styleSheet/>".encode()}
    content[part] = content[part].decode().replace(DECLARATION, DECLARATION + declared).encode()
    told = only_fault(packed(tmp_path / "dtd.xlsx", content)).problem
    assert "holds a DTD, an entity or another declaration (<!); open it in a spreadsheet program" in told
    assert ("the sheet sources" if part == SHEET else part) in told


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml"])
def test_xml_in_another_encoding_is_refused_before_anything_in_it_is_believed(
    tmp_path: Path, part: str, encoding: str
) -> None:
    content = parts()
    text = content[part].decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
    content[part] = text.replace("?>", f"?>{ENTITIES}", 1).encode(encoding)
    told = only_fault(packed(tmp_path / "wide.xlsx", content)).problem
    assert "is not UTF-8, which spreadsheets write; open it in a spreadsheet program" in told


def test_an_encoding_that_is_only_declared_is_refused(tmp_path: Path) -> None:
    content = parts()
    content[SHEET] = content[SHEET].replace(b"UTF-8", b"UTF-7")
    assert "the sheet sources is not UTF-8" in only_fault(packed(tmp_path / "seven.xlsx", content)).problem


def test_a_declaration_across_the_border_of_two_pieces_is_found() -> None:
    check = XmlCheck("the sheet needs")
    check.add(b"<worksheet><")
    with pytest.raises(Refused, match="the sheet needs holds a DTD"):
        check.add(b"!DOCTYPE x>")


def test_a_cell_of_100_megabytes_is_refused(tmp_path: Path) -> None:
    inline = parts()
    before, after = inline.pop(SHEET).split(b"</row>", 1)
    begun = before + b'</row><row r="2"><c r="A2" t="inlineStr"><is><t>'
    pieces = chain([begun], (os.urandom(500_000).hex().encode() for _ in range(100)), [b"</t></is></c></row>", after])
    path = packed(tmp_path / "inline.xlsx", inline, lambda archive: streamed(archive, SHEET, pieces))
    assert "the sheet sources holds a text longer than 1,000,000 bytes; shorten the cell" in only_fault(path).problem
    path = shared_strings(tmp_path / "shared.xlsx", (b"x" * MB for _ in range(100)))
    assert "xl/sharedStrings.xml holds a text longer than 1,000,000 bytes" in only_fault(path).problem


def test_a_long_text_in_many_cells_does_not_fill_memory(tmp_path: Path) -> None:
    """Each cell gets a copy of the shared text: 900 KB, 20,000 times."""
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(2, 20_002))
    content = parts(rows) | {
        "xl/sharedStrings.xml": b"<sst><si><t>" + os.urandom(450_000).hex().encode() + b"</t></si></sst>"
    }
    told = only_fault(packed(tmp_path / "copies.xlsx", content)).problem
    assert "takes too much memory or time to read; save its tables as CSV files" in told


@pytest.mark.parametrize("count", [10**9, 10**18, 2**64 - 1])
def test_a_declared_number_of_texts_does_not_fill_memory(tmp_path: Path, count: int) -> None:
    path = shared_strings(tmp_path / "counted.xlsx", iter([b"x"]), f'<sst uniqueCount="{count}">')
    told = only_fault(path).problem
    assert "save its tables as CSV files" in told or "or its tables as CSV files" in told


def test_a_text_longer_than_a_cell_can_hold_is_a_fault_of_its_cell(tmp_path: Path) -> None:
    row = f'<row r="2">{text_cell("A2", "a")}{text_cell("B2", "b" * 40_000)}{text_cell("C2", "fact")}</row>'
    with open_sheets(packed(tmp_path / "long.xlsx", parts(row))) as found:
        (line,) = found.sheets[0].lines()
    assert "longer than 32,767 characters" in line.problems[1]
    assert len(line.cells[1]) == 32_767


# Cells far away.


def test_a_dimension_tag_that_lies_is_no_matter(tmp_path: Path) -> None:
    row = f'<row r="2">{text_cell("A2", "a")}{text_cell("B2", "b")}{text_cell("C2", "fact")}</row>'
    content = parts() | {SHEET: sheet_xml(row, '<dimension ref="A1:XFD1048576"/>')}
    with open_sheets(packed(tmp_path / "dimension.xlsx", content)) as found:
        assert [line.cells for line in found.sheets[0].lines()] == [["a", "b", "fact"]]


@pytest.mark.parametrize(
    ("place", "cell"),
    [("XFD1048576", "XFD1048576"), ("A1048576", "A1048576"), ("xfd1048576", "XFD1048576"), ("ZZZ999999", "ZZZ999999")],
)
def test_a_cell_far_from_all_others_is_named(tmp_path: Path, place: str, cell: str) -> None:
    row = int(place.lstrip("XFDAZxfd"))
    fault = only_fault(packed(tmp_path / "far.xlsx", parts(f'<row r="{row}">{text_cell(place, "x")}</row>')))
    assert fault.place == f"far.xlsx sources!{cell}"
    assert f"cell {cell} is filled far from all others; delete its row and column" in fault.problem


@pytest.mark.parametrize("place", ["A99999999", "A4294967295", "BDWGN2", "2A", "A-2", ""])
def test_an_address_that_no_spreadsheet_has_is_refused(tmp_path: Path, place: str) -> None:
    for cell in (text_cell(place, "x"), f"<c r='{place}' t='n'><v>1</v></c>"):
        fault = only_fault(packed(tmp_path / "far.xlsx", parts(f'<row r="2">{cell}</row>')))
        assert fault.place == "far.xlsx sources"
        assert f"has a cell or row at '{place}', where no spreadsheet has any" in fault.problem


def test_a_row_that_no_spreadsheet_has_is_refused(tmp_path: Path) -> None:
    fault = only_fault(packed(tmp_path / "far.xlsx", parts(f'<row r="4294967295">{text_cell("A2", "x")}</row>')))
    assert "at '4294967295', where no spreadsheet has any" in fault.problem


def test_a_far_column_is_named(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{at}">{text_cell(f"A{at}", "x")}</row>' for at in range(2, 2_000))
    row = f'<row r="2000">{text_cell("XFD2000", "x")}</row>'
    assert only_fault(packed(tmp_path / "far.xlsx", parts(rows + row))).cell == "XFD2000"


def test_a_far_cell_is_found_whatever_row_it_claims_to_stand_in(tmp_path: Path) -> None:
    for cell in (text_cell("XFD1048576", "x"), "<c r='XFD1048576' t='n'><v>1</v></c>"):
        fault = only_fault(packed(tmp_path / "far.xlsx", parts(f'<row r="2">{cell}</row>')))
        assert fault.cell == "XFD1048576"


def test_a_million_empty_cells_with_a_look_are_no_matter(tmp_path: Path) -> None:
    """Whoever colours whole columns gets such sheets."""
    rows = "".join(f'<row r="{at}"><c r="A{at}" s="1"/></row>' for at in range(2, 200_000))
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    with open_sheets(packed(tmp_path / "coloured.xlsx", parts(rows + far))) as found:
        assert (found.faults, list(found.sheets[0].lines())) == ([], [])


def test_more_cells_than_a_workbook_can_be_read_with_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f'<row r="{at}">{text_cell(f"A{at}", "x")}</row>' for at in range(2, 100))
    monkeypatch.setattr(scan, "MAX_CELLS", 90)
    with (
        zipfile.ZipFile(packed(tmp_path / "huge.xlsx", parts(rows))) as archive,
        pytest.raises(Refused, match="holds more than 90 cells; save its tables as CSV files"),
    ):
        scan.Scan(archive, SHEET).marks()


# A child that does not come back.


def test_a_child_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_SECONDS", 0.5)
    monkeypatch.setattr(workbook, "_START", "import time; time.sleep(600)")
    told = only_fault(packed(tmp_path / "slow.xlsx", parts())).problem
    assert told == "takes too much memory or time to read; save its tables as CSV files"


@pytest.mark.parametrize("code", ["import os; os.abort()", "raise SystemExit(3)", "pass"])
def test_a_child_that_dies_is_one_clear_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(workbook, "_START", code)
    assert "CSV files" in only_fault(packed(tmp_path / "dead.xlsx", parts())).problem


def test_nothing_stays_behind_when_the_reader_stops_half_way(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{at}">{text_cell(f"A{at}", "x")}</row>' for at in range(2, 2_000))
    with (
        pytest.raises(KeyboardInterrupt),
        open_sheets(packed(tmp_path / "good.xlsx", parts(rows))) as found,
    ):
        next(iter(found.sheets[0].lines()))
        raise KeyboardInterrupt


# CSV files.


@pytest.mark.parametrize("separator", [b"", b"\n", b"\r", b'""', b",\n"])
def test_a_csv_cell_of_100_megabytes_is_refused(tmp_path: Path, separator: bytes) -> None:
    path = tmp_path / "sources.csv"
    with path.open("wb") as file:
        file.write(b'id,title,status\na,"')
        for _ in range(100):
            file.write(b"x" * MB + separator)
    tracemalloc.start()
    fault = only_fault(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert fault.line == 2
    assert "a quotation mark may not be closed" in fault.problem
    assert peak < 40 * MB


def test_a_heading_line_of_100_megabytes_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "sources.csv").open("wb") as file:
        for _ in range(100):
            file.write(b"x" * MB)
    fault = only_fault(tmp_path / "sources.csv")
    assert (fault.line, "longer than 1,000,000 bytes" in fault.problem) == (1, True)


@pytest.mark.parametrize("line", [b"\n", b"#\n", b"\r", b",,,\n"])
def test_a_file_of_nothing_is_not_searched_to_its_end(tmp_path: Path, line: bytes) -> None:
    with (tmp_path / "sources.csv").open("wb") as file:
        for _ in range(30):
            file.write(line * (MB // len(line)))
    assert only_fault(tmp_path / "sources.csv").problem == (
        "the file holds nothing in its first 1,000 lines; its first line must name the columns"
    )
