"""What is handed in as CSV: which files are tables, what their headings mean, and every line as editors show it."""

import hashlib
import os
from pathlib import Path

import pytest

from gapbridge import rows, vocabulary
from gapbridge.errors import BadInput
from gapbridge.faults import Fault
from gapbridge.sheets import Line, Sheet, Sheets, UnreadableError, headings, open_sheets

HEADER = "id,title,note,status"
GOOD = f"{HEADER}\npress,The press,,fact\n"


def opened(path: Path) -> Sheets:
    with open_sheets(path) as found:
        return found


def one(folder: Path, text: str) -> Sheet:
    (folder / "sources.csv").write_text(text, encoding="utf-8", newline="")
    found = opened(folder / "sources.csv")
    assert found.faults == []
    return found.sheets[0]


def lines(folder: Path, text: str) -> list[Line]:
    return list(one(folder, text).lines())


def faults(folder: Path, text: str) -> list[Fault]:
    (folder / "sources.csv").write_text(text, encoding="utf-8", newline="")
    return opened(folder / "sources.csv").faults


def unreadable(folder: Path, text: str) -> Fault:
    with pytest.raises(UnreadableError) as stopped:
        lines(folder, text)
    return stopped.value.fault


# Which files.


def test_a_folder_is_its_tables_in_loading_order(tmp_path: Path) -> None:
    folder = tmp_path / "My Survey"
    folder.mkdir()
    needs = "organisation_id,competence_id,source_id,status,attribution\na,x,press,fact,self\n"
    (folder / "needs.csv").write_text(needs, encoding="utf-8")
    (folder / "sources.csv").write_text(GOOD, encoding="utf-8")
    for name in ("README.md", ".hidden", "~$needs.csv"):
        (folder / name).write_text("x", encoding="utf-8")
    found = opened(folder)
    assert (found.name, found.form, found.faults) == ("My Survey", "folder", [])
    assert [(sheet.table, sheet.file, sheet.name) for sheet in found.sheets] == [
        ("sources", "sources.csv", ""),
        ("needs", "needs.csv", ""),
    ]
    assert found.files == {
        "needs.csv": hashlib.sha256(needs.encode()).hexdigest(),
        "sources.csv": hashlib.sha256(GOOD.encode()).hexdigest(),
    }


def test_one_file_is_named_after_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "survey"
    folder.mkdir()
    (folder / "Sources.CSV").write_text(GOOD, encoding="utf-8")
    found = opened(folder / "Sources.CSV")
    assert (found.name, found.form, [sheet.table for sheet in found.sheets]) == ("survey", "file", ["sources"])
    assert found.sheets[0].file == "Sources.CSV"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("source.csv", "no table of this name; did you mean sources.csv?"),
        ("budget.csv", "no table of this name; take it out of the folder"),
        ("needs.txt", "no table of this name; did you mean needs.csv?"),
        ("photo.png", "no table of this name; take it out of the folder"),
        ("survey.xlsx", "no table of this name but a workbook; give either it or CSV files"),
        ("needs.xlsx", "no table of this name but a workbook; give either it or CSV files such as needs.csv"),
        ("SOURCES.csv", "the table sources stands in another file already; keep one"),
        ("bad\x1b[2Jname.csv", "no table of this name; take it out of the folder"),
    ],
)
def test_a_file_that_is_no_table_is_a_fault(tmp_path: Path, name: str, problem: str) -> None:
    (tmp_path / "sources.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / name).write_text(GOOD, encoding="utf-8")
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("capitals make no difference on this disk")
    found = opened(tmp_path)
    (fault,) = found.faults
    assert fault.problem == problem
    assert str(fault).isprintable()
    assert [sheet.table for sheet in found.sheets] == ["sources"]


def test_one_file_that_is_no_table_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "need.csv").write_text(GOOD, encoding="utf-8")
    (fault,) = opened(tmp_path / "need.csv").faults
    assert str(fault) == "need.csv: no table of this name; did you mean needs.csv?"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_only_ordinary_files_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    (tmp_path / "secret").write_text(GOOD, encoding="utf-8")
    (folder / "sources.csv").symlink_to(tmp_path / "secret")
    (folder / "offers.csv").symlink_to("/dev/zero")
    os.mkfifo(folder / "members.csv")
    (folder / "needs.csv").mkdir()
    (folder / "clusters.csv").symlink_to(tmp_path / "nowhere")
    found = opened(folder)
    assert found.sheets == []
    assert {fault.file for fault in found.faults} == {
        f"{name}.csv" for name in ("sources", "offers", "members", "needs", "clusters")
    }
    assert {fault.problem for fault in found.faults} == {"not an ordinary file; put the file itself into the folder"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere", "There is no"),
        ("needs.xls", "is a .xls file, which is not read. Save it as .xlsx or CSV."),
        ("needs.ods", "is a .ods file, which is not read. Save it as .xlsx or CSV."),
        ("needs.xlsm", "is a .xlsm file, which is not read. Save it as .xlsx or CSV."),
        ("needs.zip", "is a .zip file, which is not read. Save it as .xlsx or CSV."),
        ("needs", "is a file without an ending, which is not read. Save it as .xlsx or CSV."),
    ],
)
def test_what_is_not_read_is_refused_with_what_to_do(tmp_path: Path, name: str, message: str) -> None:
    if name != "nowhere":
        (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(BadInput) as refused, open_sheets(tmp_path / name):
        pass
    assert message in str(refused.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_pipe_with_the_name_of_a_table_is_not_waited_for(tmp_path: Path, ending: str) -> None:
    os.mkfifo(tmp_path / f"needs.{ending}")
    with pytest.raises(BadInput, match="not an ordinary file"), open_sheets(tmp_path / f"needs.{ending}"):
        pass


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ([], "holds no CSV file. The files and their columns are in seeds/README.md."),
        (["notes.txt", "photo.png"], "holds no CSV file"),
        (["survey.xlsx"], "survey.xlsx."),
    ],
)
def test_a_folder_with_no_table_is_refused(tmp_path: Path, files: list[str], message: str) -> None:
    for name in files:
        (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(BadInput) as refused, open_sheets(tmp_path):
        pass
    assert message in str(refused.value)


# Headings.


@pytest.mark.parametrize(
    "heading",
    ["id,title,status", "ID, Title ,STATUS", "id*,title *,status", "\u00a0Id,TITLE\u00a0,Status", "id,title,status,,"],
)
def test_capitals_blanks_and_stars_of_headings_make_no_difference(tmp_path: Path, heading: str) -> None:
    assert one(tmp_path, f"{heading}\na,b,fact\n").header == ("id", "title", "status")


@pytest.mark.parametrize("heading", ["published_on", "Published on", "published-on", "PUBLISHED  ON*", "published\non"])
def test_blanks_and_hyphens_in_headings_are_underscores(heading: str) -> None:
    columns = rows.all_columns(vocabulary.table("sources"))
    assert headings.understood(columns, ["id", "title", heading, "status"]).columns == (
        "id", "title", "published_on", "status",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (
            "id,titel,status",
            [("", "titel", "unknown column; did you mean 'title'?"), ("title", "", "is missing; add it")],
        ),
        ("id,title,status,ID", [("", "ID", "the column stands twice; keep one")]),
        ("id,title", [("status", "", "the column is missing; add it")]),
        ("id,title,status,zzz", [("", "zzz", "unknown column; columns are: id, title, publisher")]),
        ("one,two", [("", "one two", "names no column of this table; columns are: id, title")]),
        ("press,The press,fact", [("", "press The press fact", "names no column of this table")]),
    ],
)
def test_a_wrong_heading_is_named(tmp_path: Path, heading: str, expected: list[tuple[str, str, str]]) -> None:
    found = faults(tmp_path, f"# remark\n{heading}\na,b,c\n")
    assert [(fault.line, fault.column, fault.value) for fault in found] == [
        (2, column, value) for column, value, _ in expected
    ]
    assert all(problem in fault.problem for fault, (_, _, problem) in zip(found, expected, strict=True))


def test_columns_of_one_s_own_and_our_problems_are_ignored(tmp_path: Path) -> None:
    text = "id,#row,title,problem,status\na,1,b,mend this,fact\n,2,,,\nc,3,=d,=x,fact\n"
    sheet = one(tmp_path, text)
    assert sheet.header == ("id", "", "title", "", "status")
    assert list(sheet.lines()) == [
        Line(2, ["a", "1", "b", "mend this", "fact"]),
        Line(
            4, ["c", "3", "=d", "=x", "fact"], {2: "begins like a formula; put an apostrophe before it if it is text"}
        ),
    ]
    assert sheet.fault(4, "", "", "of the line").cell == ""


def test_an_empty_heading_is_no_matter_until_something_stands_under_it(tmp_path: Path) -> None:
    first, second = lines(tmp_path, "id,,title,status\na,,b,fact\nc,x,d,fact\n")
    assert (first.cells, first.problems) == (["a", "", "b", "fact"], {})
    assert second.problems == {
        1: "cell 2 of the line is filled but stands under no heading; name its column, or empty the cell"
    }


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", ",,,\n", "\ufeff"])
def test_a_file_without_headings_is_a_fault(tmp_path: Path, text: str) -> None:
    (fault,) = faults(tmp_path, text)
    assert (fault.line, fault.problem) == (0, "the file is empty; its first line must name the columns")


# Lines.


def test_lines_have_the_numbers_an_editor_shows(tmp_path: Path) -> None:
    text = f'\n# remark\n{HEADER}\n\na,"two\nlines",,fact\n# "odd remark\n"# quoted, remark",,,\n,,,\nb,one,,fact'
    sheet = one(tmp_path, text)
    found = list(sheet.lines())
    assert [(line.number, line.cells[1]) for line in found] == [(5, "two\nlines"), (10, "one")]
    assert sheet.remarks == 3
    assert sheet.done == sheet.size == len(text.encode())
    assert list(sheet.lines()) == found, "a second pass gives the same"
    assert sheet.remarks == 3


@pytest.mark.parametrize(
    ("separator", "name"),
    [(",", "comma"), (";", "semicolon"), ("\t", "tab")],
)
@pytest.mark.parametrize(("cells", "count"), [(["a", "b", "fact"], 3), (["a", "b", "c", "fact", "more"], 5)])
def test_a_line_with_another_number_of_cells_is_a_fault(
    tmp_path: Path, separator: str, name: str, cells: list[str], count: int
) -> None:
    (line,) = lines(tmp_path, f"{HEADER.replace(',', separator)}\n{separator.join(cells)}\n")
    assert (line.number, line.cells) == (2, cells)
    assert line.problems == {
        -1: f"{count} cells where the first line has 4; quote cells that hold a {name}",
    }


def test_empty_cells_beyond_the_headings_are_no_matter(tmp_path: Path) -> None:
    assert lines(tmp_path, f"{HEADER},,\na,b,,fact,,,\nc,d,,fact\n") == [
        Line(2, ["a", "b", "", "fact"]),
        Line(3, ["c", "d", "", "fact"]),
    ]


@pytest.mark.parametrize(
    ("written", "text", "formula"),
    [
        ("  b\u00a0", "b", False),
        ("'=1+1", "=1+1", False),
        ("'-5", "-5", False),
        ("'+370", "+370", False),
        ("'@me", "@me", False),
        ("''=1", "'=1", False),
        ("'tis", "'tis", False),
        ("'", "'", False),
        ("+370 5", "+370 5", False),
        ("-", "-", False),
        ("@me", "@me", False),
        ("=1+1", "=1+1", True),
        (" =HYPERLINK(x)", "=HYPERLINK(x)", True),
        ("\uff1d1", "\uff1d1", True),
    ],
)
def test_only_what_begins_like_a_formula_is_a_fault(tmp_path: Path, written: str, text: str, formula: bool) -> None:
    (line,) = lines(tmp_path, f"{HEADER}\na,{written},,fact\n")
    assert line.cells[1] == text
    problem = "begins like a formula; put an apostrophe before it if it is text"
    assert line.problems == ({1: problem} if formula else {})


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('a,"b,,fact\nc,d,,fact\n', 2, "unexpected end of data; a quotation mark may not be closed"),
        ('a,b,,fact\nc,"d" e,,fact\n', 3, "a quotation mark may not be closed"),
        (f'a,b,,fact\nc,"{"x" * 200_000}",,fact\n', 3, "a cell is longer than 131,072 characters"),
        (f"a,b,,fact\n\nc,{'x,' * 600_000}\n", 4, "the line is longer than 1,000,000 bytes"),
    ],
)
def test_a_line_that_cannot_be_read_ends_the_reading(tmp_path: Path, text: str, line: int, problem: str) -> None:
    fault = unreadable(tmp_path, f"{HEADER}\n{text}")
    assert (fault.file, fault.line) == ("sources.csv", line)
    assert problem in fault.problem


def test_a_file_that_is_taken_away_is_told(tmp_path: Path) -> None:
    sheet = one(tmp_path, GOOD)
    (tmp_path / "sources.csv").unlink()
    with pytest.raises(UnreadableError, match="cannot be read: No such file"):
        next(sheet.lines())


def test_a_file_that_becomes_another_is_told(tmp_path: Path) -> None:
    sheet = one(tmp_path, GOOD)
    (tmp_path / "sources.csv").write_bytes(GOOD.encode() + b"x,\xff,,fact\n")
    with pytest.raises(UnreadableError, match="changed while it was read"):
        list(sheet.lines())


# Separators.


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("id;title;note;status\na;b, c;;fact\n", "semicolons"),
        ("id\ttitle\tnote\tstatus\na\tb, c\t\tfact\n", "tabs"),
        ('id,title,note,status\na,"b, c",,fact\n', "commas"),
        ("sep=;\nid;title;note;status\na;b, c;;fact\n", "semicolons"),
        ("SEP=\t\r\nid\ttitle\tnote\tstatus\r\na\tb, c\t\tfact\r\n", "tabs"),
        ('"id";"title";"note";"status"\na;b, c;;fact\n', "semicolons"),
        ("# a, b, c\nid;title;note;status\na;b, c;;fact\n", "semicolons"),
    ],
)
def test_the_separator_is_the_one_under_which_the_headings_are_known(tmp_path: Path, text: str, separator: str) -> None:
    sheet = one(tmp_path, text)
    (line,) = sheet.lines()
    assert line.cells == ["a", "b, c", "", "fact"]
    assert line.number == len(text.splitlines())
    assert sheet.read_as == f"UTF-8, {separator}"


def test_another_separator_that_is_told_is_refused(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "sep=|\nid|title|note|status\n")
    assert str(fault) == "sources.csv:1 'sep=|': cells must be separated by comma, semicolon, tab; save it so"
