"""Lithuanian text gives the same lines in every encoding and separator; what could be read wrongly is refused."""

import codecs
import csv
import io
import tempfile
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gapbridge.faults import Fault
from gapbridge.sheets import Line, Sheet, open_sheets

TABLE = [
    ["id", "title", "note", "status"],
    ["siauliai", "Šiaulių klasteris „Žiedas“", "ąčęėįšųūž ĄČĘĖĮŠŲŪŽ", "fact"],
    ["uzupis", "Užupio kūrybinis inkubatorius", "5 § – 10 °C, 12,5 €; „o ne“", "fact"],
    ["plain", "No letter but ASCII", "", "statement"],
]
LINES = [Line(number, cells) for number, cells in enumerate(TABLE[1:], 2)]

ENCODINGS = {
    "utf-8": ("UTF-8", b""),
    "utf-8-sig": ("UTF-8", b""),
    "utf-16": ("UTF-16", b""),
    "utf-16-le": ("UTF-16", b""),
    "utf-16-be": ("UTF-16", b""),
    "utf-16-le with a mark": ("UTF-16", codecs.BOM_UTF16_LE),
    "utf-16-be with a mark": ("UTF-16", codecs.BOM_UTF16_BE),
    "cp1257": ("Windows-1257", b""),
}
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}


def csv_text(table: list[list[str]], separator: str, ending: str = "\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=ending).writerows(table)
    return out.getvalue()


def encoded(text: str, encoding: str) -> bytes:
    return ENCODINGS[encoding][1] + text.encode(encoding.split(" ")[0])


def read(folder: Path, content: bytes) -> tuple[Sheet, list[Line]]:
    (folder / "sources.csv").write_bytes(content)
    with open_sheets(folder / "sources.csv") as found:
        assert found.faults == []
        (sheet,) = found.sheets
        return sheet, list(sheet.lines())


def refused(folder: Path, content: bytes) -> Fault:
    (folder / "sources.csv").write_bytes(content)
    with open_sheets(folder / "sources.csv") as found:
        assert found.sheets == []
        (fault,) = found.faults
    return fault


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_separator_and_line_ending_gives_the_same_lines(
    tmp_path: Path, encoding: str, separator: str, ending: str
) -> None:
    sheet, lines = read(tmp_path, encoded(csv_text(TABLE, separator, ending), encoding))
    assert lines == LINES
    assert sheet.read_as == f"{ENCODINGS[encoding][0]}, {SEPARATORS[separator]}"


PRINTABLE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cf")), max_size=12)
BALTIC = st.text(st.sampled_from("aąčęėįšųūžĄČĘĖĮŠŲŪŽ „“–…'\",;\t=+-@1x\n"), max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(PRINTABLE | BALTIC, min_size=4, max_size=4), max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le with a mark"]),
    st.sampled_from(list(SEPARATORS)),
    st.sampled_from(["\n", "\r\n"]),
)
def test_any_table_of_texts_comes_back(rows: list[list[str]], encoding: str, separator: str, ending: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _, lines = read(Path(folder), encoded(csv_text([TABLE[0], *rows], separator, ending), encoding))
    assert [line.cells for line in lines] == [meant(row) for row in rows if holds_something(row)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(BALTIC, min_size=4, max_size=4), max_size=6), st.sampled_from(list(SEPARATORS)))
def test_any_table_of_lithuanian_texts_comes_back_from_windows_1257(rows: list[list[str]], separator: str) -> None:
    content = csv_text([TABLE[0], *rows], separator).encode("cp1257")
    assume(not is_utf_8(content) or content.isascii())  # `Č–` alone is `Ȗ` in UTF-8, and valid UTF-8 wins
    with tempfile.TemporaryDirectory() as folder:
        _, lines = read(Path(folder), content)
    assert [line.cells for line in lines] == [meant(row) for row in rows if holds_something(row)]


def is_utf_8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def meant(row: list[str]) -> list[str]:
    """Blanks around a cell are nothing, and the mark of exports is taken off."""
    texts = [cell.strip() for cell in row]
    return [text[1:] if text[:1] == "'" and text.lstrip("'")[:1] in [*"=+-@＝＋－＠"] else text for text in texts]


def holds_something(row: list[str]) -> bool:
    return any(cell.strip() for cell in row) and not row[0].strip().startswith("#")


def test_capitals_before_quotation_marks_do_not_look_like_utf_8(tmp_path: Path) -> None:
    """`Ė“` in Windows-1257 is a valid letter of UTF-8; what follows tells."""
    sheet, (line,) = read(tmp_path, "id;title;status\nx;ŽVAIGŽDĖ“ Č–Ą ŠĮ”;fact\n".encode("cp1257"))
    assert (sheet.read_as, line.cells[1]) == ("Windows-1257, semicolons", "ŽVAIGŽDĖ“ Č–Ą ŠĮ”")


# What is refused.


def test_a_byte_that_is_no_lithuanian_letter_is_named_with_its_line(tmp_path: Path) -> None:
    content = csv_text(TABLE, ";").encode("cp1257") + b"odd;Stra\xdfe;;fact\n"
    fault = refused(tmp_path, content)
    assert (fault.file, fault.line) == ("sources.csv", 5)
    assert fault.problem == (
        "the byte 0xDF is neither UTF-8 nor a Lithuanian letter in Windows-1257; save the file as CSV UTF-8"
    )


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Łódź, święty, mąż", "cp1250"),
        ("Кластер Жальгирис", "cp1251"),
        ("Šiauliai, žiedas", "cp1252"),
        ("Šiauliai, žiedas", "cp775"),
        ("Straße", "cp1252"),
        ("ąčęėįšųūž", "iso8859_4"),
    ],
)
def test_other_encodings_are_refused_rather_than_misread(tmp_path: Path, text: str, encoding: str) -> None:
    fault = refused(tmp_path, f"id,title,status\nx,{text},fact\n".replace(", ", " ").encode(encoding))
    assert fault.line == 2
    assert "save the file as CSV UTF-8" in fault.problem


@pytest.mark.parametrize("letter", list("ąčęėįšųūžĄČĘĖĮŠŲŪŽ„“–…€§°éöüõ"))
def test_one_broken_letter_does_not_turn_utf_8_into_something_else(tmp_path: Path, letter: str) -> None:
    """A name cut in the middle of a letter: read as Windows-1257, `š` would come out as two other letters."""
    broken = letter.encode()[:-1]
    before = refused(tmp_path, b"id,title,status\nx," + broken + b",fact\ny," + letter.encode() + b",fact\n")
    after = refused(tmp_path, b"id,title,status\nx," + letter.encode() + b",fact\ny," + broken + b",fact\n")
    assert (before.line, after.line) in [(2, 3), (3, 3)]


def test_the_first_byte_that_is_no_utf_8_is_named_where_the_text_before_is(tmp_path: Path) -> None:
    fault = refused(tmp_path, "id,title,status\nx,Šiauliai,fact\ny,".encode() + b"\xe0,fact\n")
    assert fault.line == 3
    assert fault.problem == "the byte 0xE0 is not UTF-8, as the text before it is; save the file as CSV UTF-8"


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        (b"id,title,status\na,b\0c,fact\n", 2, "holds a NUL byte (U+0000), so it is no text"),
        (b"\0\0\0\0\0\0\0\0", 1, "holds a NUL byte (U+0000), so it is no text"),
        ("id,title,status\na,b\0c,fact\n".encode("utf-16"), 2, "holds a NUL character (U+0000), so it is no text"),
        ("id,title\n".encode("utf-32"), 1, "the file is UTF-32, which is not read"),
        (codecs.BOM_UTF16_LE + "id,ti\ntle".encode("utf-16-le") + b"\x00\xd8", 2, "is not UTF-16 throughout"),
        (codecs.BOM_UTF16_BE + "a\nb\n".encode("utf-16-be") + b"\xd8\x00\x00a\x00\n", 3, "is not UTF-16 throughout"),
        (codecs.BOM_UTF8 + b"id,title\n\xe0", 2, "the byte 0xE0 is not UTF-8"),
        (b"id,title,status\r\rx,\xe0\x81,fact", 3, "the byte 0x81 is neither"),
        (b"\x89PNG\r\n\x1a\n\x81", 1, "the byte 0x89 is neither"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(tmp_path: Path, content: bytes, line: int, problem: str) -> None:
    fault = refused(tmp_path, content)
    assert problem in fault.problem
    assert "save the file as CSV UTF-8" in fault.problem
    assert fault.line == line


def test_a_letter_across_the_border_of_two_pieces_is_whole(tmp_path: Path) -> None:
    """Files are read a piece at a time; wherever the border falls, a letter stays a letter."""
    heading = "id,title,status\n"
    for shift in range(4):
        filler = "".join(f"x{at:06},{'y' * 50},fact\n" for at in range(17_000))
        filler = filler[: (1 << 20) - len(heading) - shift - 10] + "\n"
        filler = filler[: filler.rstrip("\n").rfind("\n") + 1]
        rest = (1 << 20) - len(heading) - len(filler) - shift - 2
        text = f"{heading}{filler}z,{'w' * (rest - 2)}{'Š' * 8},fact\n"
        for encoding in ("utf-8", "cp1257"):
            _, lines = read(tmp_path, text.encode(encoding))
            assert lines[-1].cells[1].endswith("w" + "Š" * 8)


def test_recognising_a_file_takes_little_memory(tmp_path: Path) -> None:
    with (tmp_path / "sources.csv").open("wb") as file:
        file.write(b"id,title,status\n")
        for _ in range(200):
            file.write("a,Šiauliai,fact\n".encode("cp1257") * 10_000)
    tracemalloc.start()
    with open_sheets(tmp_path / "sources.csv") as found:
        assert found.sheets[0].read_as == "Windows-1257, commas"
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000
