"""Workbooks: lines, columns and cells as the spreadsheet shows them; what is no plain value is a fault of its cell."""

import datetime
import hashlib
import os
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from gapbridge.errors import BadInput
from gapbridge.faults import Fault
from gapbridge.sheets import Line, Sheets, open_sheets, texts

HEADINGS = ("id", "title", "publisher", "published_on", "status")
COLUMN = {name: at for at, name in enumerate(HEADINGS)}
TEXT = "Šiaulių klasteris „Žiedas“"

Fills = Callable[[Workbook, Worksheet], object]


def made(path: Path, fill: Fills, name: str = "sources", headings: Sequence[str] = HEADINGS) -> Path:
    with Workbook(str(path), {"strings_to_formulas": False, "strings_to_numbers": False}) as workbook:
        sheet = workbook.add_worksheet(name)
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, heading)
        fill(workbook, sheet)
    return path


def rewritten(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The workbook with one part changed, as other programs write it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def lines(path: Path) -> list[Line]:
    with open_sheets(path) as found:
        assert found.faults == []
        return list(found.sheets[0].lines())


def one_cell(tmp_path: Path, fill: Callable[[Workbook, Worksheet, int, int], object]) -> tuple[str, str]:
    """The text of one cell (column `publisher`, line 2), and its problem."""

    def line(workbook: Workbook, sheet: Worksheet) -> None:
        sheet.write_string(1, 0, "press")
        fill(workbook, sheet, 1, COLUMN["publisher"])

    (found,) = lines(made(tmp_path / "cell.xlsx", line))
    assert found.number == 2
    assert set(found.problems) <= {COLUMN["publisher"]}
    return found.cells[COLUMN["publisher"]], found.problems.get(COLUMN["publisher"], "")


def test_a_workbook_is_read_as_the_table_its_sheet_is_named_after(tmp_path: Path) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(1, 0, ["press", TEXT])
        sheet.write_string(1, 4, "fact")

    path = made(tmp_path / "Survey 2017.xlsx", fill)
    with open_sheets(path) as found:
        assert (found.name, found.form, found.faults) == ("Survey 2017", "workbook", [])
        assert found.files == {"Survey 2017.xlsx": hashlib.sha256(path.read_bytes()).hexdigest()}
        (sheet,) = found.sheets
        assert (sheet.table, sheet.file, sheet.name) == ("sources", "Survey 2017.xlsx", "sources")
        assert (sheet.header, sheet.read_as) == (HEADINGS, "workbook")
        assert list(sheet.lines()) == [Line(2, ["press", TEXT, "", "", "fact"])]
        assert sheet.done == sheet.size > 0
        assert list(sheet.lines()) == [Line(2, ["press", TEXT, "", "", "fact"])], "a second pass gives the same"
        assert sheet.fault(2, "title", "x", "y").place == "Survey 2017.xlsx sources!B2"


# Cells.


@pytest.mark.parametrize(
    "text", ["007", TEXT, "1,5", "TRUE", "2017-06", "=1+1", "a\nb", "+370 5", "-", "@x", "_x0041_"]
)
def test_text_stays_text(tmp_path: Path, text: str) -> None:
    assert one_cell(tmp_path, lambda _, sheet, row, at: sheet.write_string(row, at, text)) == (text, "")


@pytest.mark.parametrize(
    ("written", "read"),
    [("  a \u00a0", "a"), ("'=1+1", "=1+1"), ("'+1", "+1"), ("''=1", "'=1"), ("'tis", "'tis"), ("'\uff1d1", "\uff1d1")],
)
def test_blanks_and_the_mark_of_exports_are_taken_off(tmp_path: Path, written: str, read: str) -> None:
    assert one_cell(tmp_path, lambda _, sheet, row, at: sheet.write_string(row, at, written)) == (read, "")


def test_letters_that_cannot_be_seen_come_through_to_be_named_by_the_checks(tmp_path: Path) -> None:
    text = "a\x01\x1b[2Jb"
    assert one_cell(tmp_path, lambda _, sheet, row, at: sheet.write_string(row, at, text)) == (text, "")


def test_a_text_of_several_looks_is_one_text(tmp_path: Path) -> None:
    def write(workbook: Workbook, sheet: Worksheet, row: int, at: int) -> None:
        sheet.write_rich_string(row, at, "Šiaulių ", workbook.add_format({"bold": True}), "klasteris")

    assert one_cell(tmp_path, write) == ("Šiaulių klasteris", "")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (7, "7"),
        (7.0, "7"),
        (-3, "-3"),
        (0, "0"),
        (4.5, "4.5"),
        (0.1, "0.1"),
        (1250.55, "1250.55"),
        (1e-7, "0.0000001"),
        (1.5e-10, "0.00000000015"),
        (1e21, "1000000000000000000000"),
        (123456789012345, "123456789012345"),
    ],
)
def test_numbers_are_written_as_people_write_them(tmp_path: Path, number: float, text: str) -> None:
    assert one_cell(tmp_path, lambda _, sheet, row, at: sheet.write_number(row, at, number)) == (text, "")


@pytest.mark.parametrize("value", [True, False])
def test_truth_is_true_or_false(tmp_path: Path, value: bool) -> None:
    read = one_cell(tmp_path, lambda _, sheet, row, at: sheet.write_boolean(row, at, value))
    assert read == (str(value).lower(), "")


DAY = datetime.datetime(2017, 6, 5)  # noqa: DTZ001 (spreadsheets know no time zones)


@pytest.mark.parametrize("look", ["yyyy-mm-dd", "d mmmm yyyy", "[$-427]yyyy.mm.dd", "dd/mm/yy hh:mm", "mmm-yy"])
@pytest.mark.parametrize("since_1904", [False, True])
def test_a_day_is_a_day_however_it_looks(tmp_path: Path, look: str, since_1904: bool) -> None:
    path = tmp_path / "days.xlsx"
    with Workbook(str(path), {"date_1904": since_1904}) as workbook:
        sheet = workbook.add_worksheet("sources")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_datetime(1, 3, DAY, workbook.add_format({"num_format": look}))
    assert lines(path) == [Line(2, ["", "", "", "2017-06-05", ""])]


@pytest.mark.parametrize(
    ("written", "text", "problem"),
    [
        ("2017-06-05", "2017-06-05", {}),
        ("2017-06-05T00:00:00", "2017-06-05", {}),
        ("2017-06-05T14:30:00", "2017-06-05 14:30:00", {1: "holds a time; a day is wanted"}),
    ],
)
def test_days_written_as_text_by_other_programs_are_days(
    tmp_path: Path, written: str, text: str, problem: dict[int, str]
) -> None:
    path = made(tmp_path / "iso.xlsx", lambda _, sheet: sheet.write_number(1, 1, 7))
    cell = f'<c r="B2" t="d"><v>{written}</v></c>'
    (line,) = lines(rewritten(path, SHEET, lambda xml: xml.replace('<c r="B2"><v>7</v></c>', cell)))
    assert (line.cells[1], line.problems) == (text, problem)


@pytest.mark.parametrize(
    ("value", "look", "problem"),
    [
        (DAY.replace(hour=14, minute=30), "yyyy-mm-dd", "holds a time; a day is wanted"),
        (datetime.time(14, 30), "hh:mm", "holds a time; a day is wanted"),
        (datetime.timedelta(hours=30), "[h]:mm", "holds a length of time; write it as a number"),
    ],
)
def test_times_are_faults(tmp_path: Path, value: datetime.datetime, look: str, problem: str) -> None:
    def write(workbook: Workbook, sheet: Worksheet, row: int, at: int) -> None:
        sheet.write_datetime(row, at, value, workbook.add_format({"num_format": look}))

    text, told = one_cell(tmp_path, write)
    assert told == problem
    assert text


FORMULA = "holds a formula; copy the column and paste it as values"


@pytest.mark.parametrize("cached", [0, 5, "text", "#N/A", ""])
def test_a_formula_is_a_fault_whatever_it_came_to(tmp_path: Path, cached: str | float) -> None:
    _, problem = one_cell(tmp_path, lambda _, sheet, row, at: sheet.write_formula(row, at, "=A1", None, cached))
    assert problem == FORMULA


def test_a_formula_without_a_value_is_a_fault_too(tmp_path: Path) -> None:
    """As openpyxl writes them: nothing was ever computed."""
    path = made(tmp_path / "new.xlsx", lambda _, sheet: sheet.write_formula(6, 1, "=A1", None, 0))
    (line,) = lines(rewritten(path, SHEET, lambda xml: xml.replace("<v>0</v></c></row><", "</c></row><")))
    assert (line.number, line.problems) == (7, {1: FORMULA})


def test_every_cell_of_a_formula_over_many_is_a_fault(tmp_path: Path) -> None:
    path = made(tmp_path / "array.xlsx", lambda _, sheet: sheet.write_array_formula("A2:B3", "{=C2:D3}", None, 1))
    assert [(line.number, line.problems) for line in lines(path)] == [
        (2, {0: FORMULA, 1: FORMULA}),
        (3, {0: FORMULA, 1: FORMULA}),
    ]


def test_shared_formulas_are_found_in_each_cell(tmp_path: Path) -> None:
    path = made(tmp_path / "shared.xlsx", lambda _, sheet: [sheet.write_formula(row, 0, "=B1") for row in (1, 2, 3)])

    def share(xml: str) -> str:
        first, rest = xml.split("<f>B1</f>", 1)
        derived = rest.replace("<f>B1</f>", '<f t="shared" si="0"/>')
        return f'{first}<f t="shared" ref="A2:A4" si="0">B1</f>{derived}'

    assert [line.problems for line in lines(rewritten(path, SHEET, share))] == [{0: FORMULA}] * 3


def test_formulas_outside_the_cells_are_nobody_s_fault(tmp_path: Path) -> None:
    path = made(tmp_path / "extra.xlsx", lambda _, sheet: sheet.write_string(1, 0, "a"))
    extra = "<extLst><ext><xm:f>sources!A2</xm:f></ext></extLst>"
    assert lines(rewritten(path, SHEET, lambda xml: xml.replace("</worksheet>", f"{extra}</worksheet>"))) == [
        Line(2, ["a", "", "", "", ""])
    ]


def test_a_text_that_names_the_end_of_the_cells_does_not_end_them(tmp_path: Path) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_string(1, 0, "x")
        sheet.write_formula(2, 0, "=B1")

    path = made(tmp_path / "tricky.xlsx", fill)
    inline = '<c r="A2" t="inlineStr"><is><t>sheetData> row> v></t></is></c>'
    changed = rewritten(path, SHEET, lambda xml: xml.replace('<c r="A2" t="s"><v>5</v></c>', inline))
    first, second = lines(changed)
    assert first.cells[0] == "sheetData> row> v>"
    assert second.problems == {0: FORMULA}


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#VALUE!"])
def test_an_error_is_a_fault_that_names_it(tmp_path: Path, error: str) -> None:
    path = made(tmp_path / "error.xlsx", lambda _, sheet: sheet.write_formula(1, 1, "=A1", None, error))
    plain = rewritten(path, SHEET, lambda xml: xml.replace("<f>A1</f>", ""))
    (line,) = lines(plain)
    assert line.problems == {1: f"holds the error {error}; mend the formula or empty the cell"}


def test_an_error_the_library_does_not_know_is_named_with_its_cell(tmp_path: Path) -> None:
    path = made(tmp_path / "spill.xlsx", lambda _, sheet: sheet.write_formula(1, 1, "=A1", None, "#N/A"))
    plain = rewritten(path, SHEET, lambda xml: xml.replace("<f>A1</f><v>#N/A</v>", "<v>#SPILL!</v>"))
    with open_sheets(plain) as found:
        (fault,) = found.faults
    assert fault.place == "spill.xlsx sources!B2"
    assert "holds the error #SPILL!; mend the formula" in fault.problem


def test_merged_cells_are_a_fault_because_only_one_of_them_holds_the_value(tmp_path: Path) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range("A2:A3", "press")
        sheet.write_string(2, 1, "The press")

    first, second = lines(made(tmp_path / "merged.xlsx", fill))
    assert first.problems == {0: "is merged with other cells; unmerge them and fill in each"}
    assert second.cells[:2] == ["", "The press"]


# Lines and columns.


def test_line_numbers_and_columns_are_those_the_spreadsheet_shows(tmp_path: Path) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_string(4, 2, "C5")
        sheet.write_string(9, 4, "E10")

    assert lines(made(tmp_path / "gaps.xlsx", fill)) == [
        Line(5, ["", "", "C5", "", ""]),
        Line(10, ["", "", "", "", "E10"]),
    ]


def test_the_table_may_begin_further_down_and_right(tmp_path: Path) -> None:
    path = tmp_path / "moved.xlsx"
    with Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("sources")
        sheet.write_row(3, 2, HEADINGS)
        sheet.write_row(4, 2, ["press", "The press"])
        sheet.write_formula(4, 6, "=C5")
    with open_sheets(path) as found:
        (sheet,) = found.sheets
        assert sheet.header == ("", "", *HEADINGS)
        (line,) = sheet.lines()
        assert (line.number, line.problems) == (5, {6: FORMULA})
        assert sheet.fault(5, "status", "", "").cell == "G5"


def test_remarks_are_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "remarks.xlsx"
    with Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("sources")
        sheet.write_string(0, 0, "# made by us")
        sheet.write_row(1, 0, HEADINGS)
        sheet.write_row(2, 0, ["#example", "x"])
        sheet.write_row(3, 0, ["press", "x"])
    with open_sheets(path) as found:
        (sheet,) = found.sheets
        assert [line.number for line in sheet.lines()] == [4]
        assert sheet.remarks == 2


def test_columns_that_are_to_be_ignored_are_no_matter(tmp_path: Path) -> None:
    headings = (*HEADINGS, "problem", "#own notes")

    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(1, 0, ["press", "x", "", "", "fact", "mend this"])
        sheet.write_formula(1, 6, "=A1")
        sheet.write_string(2, 6, "only a note")

    with open_sheets(made(tmp_path / "notes.xlsx", fill, headings=headings)) as found:
        (sheet,) = found.sheets
        assert sheet.header == (*HEADINGS, "", "")
        (line,) = sheet.lines()
    assert (line.number, line.problems) == (2, {})


@pytest.mark.parametrize(("at", "key"), [(5, texts.BEYOND), (2, 2)])
def test_a_cell_under_no_heading_is_a_fault_with_its_address(tmp_path: Path, at: int, key: int) -> None:
    headings = [heading if place != at else "" for place, heading in enumerate(HEADINGS)]
    headings = headings if at >= len(HEADINGS) else ["id", "title", "", "status", "note"]
    path = made(tmp_path / "beyond.xlsx", lambda _, sheet: sheet.write_string(1, at, "x"), headings=headings)
    (line,) = lines(path)
    assert line.problems == {
        key: f"cell {'ABCDEF'[at]}2 is filled but stands under no heading; name its column, or empty the cell"
    }


def test_cells_under_no_heading_are_named_together(tmp_path: Path) -> None:
    path = made(tmp_path / "beyond.xlsx", lambda _, sheet: sheet.write_row(1, 5, ["x", "", *"abcde"]))
    (line,) = lines(path)
    assert line.problems == {
        texts.BEYOND: "cells F2, H2, I2, J2, K2, ... are filled but stand under no heading;"
        " name their columns, or empty the cells"
    }


def test_cells_need_not_say_where_they_stand(tmp_path: Path) -> None:
    """Some programs leave the places out; then cells follow one another."""

    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(1, 0, ["a", "b", "c"])
        sheet.write_formula(1, 3, "=A1", None, 5)
        sheet.write_row(2, 0, ["d"])

    def without_places(xml: str) -> str:
        head, cells = xml.split("<sheetData>")
        for at in ("A", "B", "C", "D", "E"):
            for row in (1, 2, 3):
                cells = cells.replace(f' r="{at}{row}"', "")
        for row in (1, 2, 3):
            cells = cells.replace(f'<row r="{row}"', "<row")
        return f"{head}<sheetData>{cells}"

    first, second = lines(rewritten(made(tmp_path / "bare.xlsx", fill), SHEET, without_places))
    assert (first.number, first.cells[:3], first.problems) == (2, ["a", "b", "c"], {3: FORMULA})
    assert (second.number, second.cells[0]) == (3, "d")


def test_xml_with_prefixes_is_read_alike(tmp_path: Path) -> None:
    path = made(tmp_path / "prefixed.xlsx", lambda _, sheet: sheet.write_formula(1, 1, "=A1", None, 5))

    def prefixed(xml: str) -> str:
        for name in ("worksheet", "sheetData", "row", "c", "f", "v", "dimension"):
            xml = xml.replace(f"<{name} ", f"<x:{name} ").replace(f"<{name}>", f"<x:{name}>")
            xml = xml.replace(f"</{name}>", f"</x:{name}>").replace(f"<{name}/>", f"<x:{name}/>")
        return xml.replace("xmlns=", "xmlns:x=")

    (line,) = lines(rewritten(path, SHEET, prefixed))
    assert (line.number, line.problems) == (2, {1: FORMULA})


def test_a_sheet_longer_than_one_piece_keeps_its_numbers(tmp_path: Path) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        for row in range(1, 12_000):
            sheet.write_string(row, 0, f"s{row}")
            if row % 1_000 == 0:
                sheet.write_formula(row, 4, "=A1", None, row)

    found = lines(made(tmp_path / "long.xlsx", fill))
    assert [line.number for line in found] == list(range(2, 12_001))
    assert all(line.cells[0] == f"s{line.number - 1}" for line in found)
    assert [line.number for line in found if line.problems] == [row + 1 for row in range(1_000, 12_000, 1_000)]


# Sheets.


def with_sheets(path: Path, *names: str) -> Path:
    with Workbook(str(path)) as workbook:
        for name in names:
            workbook.add_worksheet(name).write_row(0, 0, HEADINGS if "ource" in name else ["id"])
    return path


def opened(path: Path) -> tuple[Sheets, list[Fault]]:
    with open_sheets(path) as found:
        return found, found.faults


def test_sheets_come_in_loading_order_whatever_the_order_of_the_tabs(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    with Workbook(str(path)) as workbook:
        needs = ["organisation_id", "competence_id", "source_id", "status", "attribution"]
        workbook.add_worksheet(" NEEDS ").write_row(0, 0, needs)
        workbook.add_worksheet("Sources").write_row(0, 0, HEADINGS)
    found, faults = opened(path)
    assert faults == []
    assert [(sheet.table, sheet.name) for sheet in found.sheets] == [("sources", "Sources"), ("needs", "NEEDS")]


@pytest.mark.parametrize("name", ["Read me", "README", "_lists", "# faults", " read me "])
def test_sheets_for_notes_are_left_out(tmp_path: Path, name: str) -> None:
    found, faults = opened(with_sheets(tmp_path / "notes.xlsx", name, "sources"))
    assert ([sheet.table for sheet in found.sheets], faults) == (["sources"], [])


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("source", "no table of this name; did you mean sources?"),
        ("neds", "no table of this name; did you mean needs?"),
        ("Sheet1", "no table of this name; delete the sheet, or begin its name with # to have it left out"),
    ],
)
def test_a_sheet_that_is_no_table_is_a_fault(tmp_path: Path, name: str, problem: str) -> None:
    _, (fault,) = opened(with_sheets(tmp_path / "odd.xlsx", "sources", name))
    assert (fault.place, fault.problem) == (f"odd.xlsx {name}", problem)


def test_every_sheet_that_is_no_table_is_told(tmp_path: Path) -> None:
    _, faults = opened(with_sheets(tmp_path / "odd.xlsx", "Sheet1", "sources", "neds", "Sheet2"))
    assert [fault.sheet for fault in faults] == ["Sheet1", "neds", "Sheet2"]
    assert all("no table of this name" in fault.problem for fault in faults)


def test_a_table_on_two_sheets_is_a_fault(tmp_path: Path) -> None:
    found, (fault,) = opened(with_sheets(tmp_path / "twice.xlsx", "sources", "Sources "))
    assert len(found.sheets) == 1
    assert "the table sources stands on another sheet already; keep one" in fault.problem


def test_a_chart_with_the_name_of_a_table_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "chart.xlsx"
    with Workbook(str(path)) as workbook:
        workbook.add_worksheet("sources").write_row(0, 0, HEADINGS)
        chart = workbook.add_chart({"type": "line"})
        chart.add_series({"values": "=sources!$A$1:$A$2"})
        workbook.add_chartsheet("needs").set_chart(chart)
    _, (fault,) = opened(path)
    assert fault.problem == "this is no sheet of cells but a chartsheet; put the table on a sheet of cells"


def test_a_workbook_with_no_table_is_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(BadInput, match="its sheets are: Sheet1, Budget"),
        open_sheets(with_sheets(tmp_path / "none.xlsx", "Sheet1", "Budget")),
    ):
        pass


def test_a_workbook_whose_only_table_is_misspelt_is_told_what_was_meant(tmp_path: Path) -> None:
    found, (fault,) = opened(with_sheets(tmp_path / "odd.xlsx", "offer"))
    assert (found.sheets, "did you mean offers?" in fault.problem) == ([], True)


def test_an_empty_sheet_is_a_fault(tmp_path: Path) -> None:
    _, (fault,) = opened(made(tmp_path / "empty.xlsx", lambda *_: None, headings=()))
    assert fault.problem == "the sheet is empty; its first line must name the columns"


@pytest.mark.parametrize(
    ("headings", "place", "column", "problem"),
    [
        (("id", "titel", "status"), "w.xlsx sources!B1", "", "unknown column; did you mean 'title'?"),
        (("id", "title", "status", "ID "), "w.xlsx sources!D1", "", "the column stands twice; keep one"),
        (("id", "title"), "w.xlsx sources!1", "status", "the column is missing; add it"),
    ],
)
def test_a_wrong_heading_is_named_with_its_cell(
    tmp_path: Path, headings: tuple[str, ...], place: str, column: str, problem: str
) -> None:
    found, faults = opened(made(tmp_path / "w.xlsx", lambda *_: None, headings=headings))
    assert found.sheets == []
    assert (place, column, problem) in [(fault.place, fault.column, fault.problem) for fault in faults]


def test_headings_may_be_written_as_people_write_them(tmp_path: Path) -> None:
    found, faults = opened(
        made(tmp_path / "nice.xlsx", lambda *_: None, headings=("ID*", " Title ", "Published-On", "STATUS *"))
    )
    assert faults == []
    assert found.sheets[0].header == ("id", "title", "published_on", "status")


# Around the file.


def test_files_of_the_users_own_are_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An analyst's `json.py` beside the workbook must not run in the child, whatever its search path."""
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    (tmp_path / "zipfile.py").write_text("raise SystemExit(9)", encoding="utf-8")
    path = made(tmp_path / "own.xlsx", lambda _, sheet: sheet.write_string(1, 0, "a"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", ".")
    assert lines(Path(path.name)) == [Line(2, ["a", "", "", "", ""])]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read here")
def test_a_workbook_that_may_not_be_read_is_a_fault(tmp_path: Path) -> None:
    path = made(tmp_path / "secret.xlsx", lambda *_: None)
    path.chmod(0)
    _, (fault,) = opened(path)
    assert "cannot be read: Permission denied" in fault.problem
