"""What goes back to the writer of faulty files: every fault is where it is said to be, and nothing else has changed."""

import csv
import random
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from gapbridge import marked, new_files, queries, rows, seeds, vocabulary, workbooks
from gapbridge.errors import BadInput
from gapbridge.faults import Fault
from gapbridge.marked import FAULTS_SHEET
from gapbridge.rewritten import PROBLEM, UNTIL_MENDED
from gapbridge.seeds import Reading
from gapbridge.sheets import Line, Sheet, Sheets, UnreadableError, open_sheets
from gapbridge.vocabulary import Type
from tests.unit import workbook_parts

HEADER = ("id", "name_en", "source_id", "status")
BAD, LINE, FIRST = "FFC7CE", "FCE4D6", "FFF2CC"
AMBER = ["amber", "Amber", "press", "fact"]
BIRCH = ["Birch Hill", "Birch", "press", "guess"]
CEDAR = ["cedar", "Cedar", "press"]
_IN_XML = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")


def sheet_of(
    lines: list[list[str]], table: str = "clusters", header: tuple[str, ...] = HEADER, name: str = "", first: int = 2
) -> Sheet:
    """A sheet with these lines from line `first` on."""

    def read(sheet: Sheet) -> Iterator[Line]:
        for number, cells in enumerate(lines, first):
            yield Line(number, cells, {} if len(cells) == len(header) else {-1: "too few or too many cells"})

    return Sheet(table, "survey.xlsx" if name else f"{table}.csv", name, header, "UTF-8, commas", 1, read)


def copy_of(path: Path, sheets: list[Sheet], faults: list[Fault]) -> dict[str, list[list[object]]]:
    marked.write_marked(path, sheets, faults)
    return workbook_parts.cells(path)


def csv_lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def clusters() -> Sheet:
    return sheet_of([AMBER, BIRCH, CEDAR])


@pytest.fixture
def faults(clusters: Sheet) -> list[Fault]:
    return [
        clusters.fault(3, "id", "Birch Hill", "a key has no blanks"),
        clusters.fault(3, "status", "guess", "must be one of 'fact'"),
        clusters.fault(4, "", "", "3 cells where the first line has 4"),
        Fault("notes.csv", 0, "", "", "no table of this name"),
    ]


def test_a_copy_holds_every_line_at_its_number(tmp_path: Path, clusters: Sheet, faults: list[Fault]) -> None:
    cells = copy_of(tmp_path / "copy.xlsx", [clusters], faults)
    assert list(cells) == [FAULTS_SHEET, "clusters"]
    assert cells["clusters"] == [[*HEADER, ""], [*AMBER, ""], [*BIRCH, ""], [*CEDAR, "", UNTIL_MENDED]]


def test_bad_cells_are_coloured_and_say_their_problem(tmp_path: Path, clusters: Sheet, faults: list[Fault]) -> None:
    marked.write_marked(tmp_path / "copy.xlsx", [clusters], [fault for fault in faults if fault.column != "id"])
    beside = workbook_parts.parts(tmp_path / "copy.xlsx")["clusters"]
    shaded = {cell: colour for cell, colour in beside.colours.items() if colour}
    assert shaded == {"A3": FIRST, "D3": BAD} | {f"{letter}4": LINE for letter in "ABCDE"}
    assert beside.notes == {"D3": "must be one of 'fact'", "A4": "3 cells where the first line has 4"}


def test_a_bad_first_cell_is_as_bad_as_any_other(tmp_path: Path, clusters: Sheet, faults: list[Fault]) -> None:
    twice = [*faults, clusters.fault(3, "id", "Birch Hill", "stands twice"), clusters.fault(3, "", "", "all wrong")]
    marked.write_marked(tmp_path / "copy.xlsx", [clusters], twice)
    beside = workbook_parts.parts(tmp_path / "copy.xlsx")["clusters"]
    assert [beside.colours[f"{letter}3"] for letter in "ABCD"] == [BAD, LINE, LINE, BAD]
    assert beside.notes["A3"] == "a key has no blanks\nstands twice\nall wrong"


def test_all_faults_are_listed_first_each_with_a_link_to_its_cell(
    tmp_path: Path, clusters: Sheet, faults: list[Fault]
) -> None:
    cells = copy_of(tmp_path / "copy.xlsx", [clusters], faults)
    listed = [line for line in cells[FAULTS_SHEET] if any(line)]
    assert "4 faults. A click on a place leads to its cell. This copy lacks what could not be read: notes.csv." in str(
        listed[0][0]
    )
    assert listed[1] == ["place", "column", "value", "problem"]
    assert listed[2:] == [[fault.place, fault.column, fault.value, fault.problem] for fault in faults]
    links = workbook_parts.parts(tmp_path / "copy.xlsx")[FAULTS_SHEET].links
    assert links == {"A3": "'clusters'!A3", "A4": "'clusters'!D3", "A5": "'clusters'!A4"}


def test_a_fault_of_the_headings_is_marked_on_them(tmp_path: Path, clusters: Sheet) -> None:
    faults = [clusters.fault(1, "", "nmae", "unknown column"), clusters.fault(1, "status", "", "stands twice")]
    marked.write_marked(tmp_path / "copy.xlsx", [clusters], faults)
    beside = workbook_parts.parts(tmp_path / "copy.xlsx")["clusters"]
    assert beside.notes == {"A1": "unknown column", "D1": "stands twice"}
    assert (beside.colours["A1"], beside.colours["D1"]) == (LINE, BAD)


def test_a_workbook_is_copied_sheet_by_sheet_and_every_column_keeps_its_place(tmp_path: Path) -> None:
    extra = sheet_of([["amber", "mine", "Amber", "press", "fact"]], header=("id", "", *HEADER[1:]), name="Clusters")
    needs = sheet_of([["amber", "weaving"]], "needs", ("organisation_id", "competence_id"), name="needs")
    fault = extra.fault(2, "status", "fact", "doubtful")
    assert fault.cell == "E2"
    cells = copy_of(tmp_path / "copy.xlsx", [extra, needs], [fault])
    assert cells["clusters"] == [["id", "#", *HEADER[1:]], ["amber", "mine", *AMBER[1:]]]
    assert cells["needs"][1] == ["amber", "weaving"]
    beside = workbook_parts.parts(tmp_path / "copy.xlsx")
    assert beside["clusters"].notes == {"E2": "doubtful"}
    assert beside[FAULTS_SHEET].links == {"A3": "'clusters'!E2"}


def test_an_ignored_first_column_makes_no_remark_of_any_line(tmp_path: Path) -> None:
    sheet = sheet_of([["seen", "#1", *AMBER[1:]]], header=("", *HEADER))
    cells = copy_of(tmp_path / "copy.xlsx", [sheet], [])
    assert cells["clusters"] == [[PROBLEM, *HEADER], ["seen", "#1", *AMBER[1:]]]
    marked.write_rejects(tmp_path / "rejects", [sheet], [sheet.fault(2, "id", "#1", "no key")], "folder")
    rejects = csv_lines(tmp_path / "rejects" / "clusters.csv")
    assert rejects == [[PROBLEM, *HEADER, PROBLEM], ["seen", "#1", *AMBER[1:], "id: no key"]]


def test_what_stands_under_no_heading_still_does_in_what_goes_back(tmp_path: Path) -> None:
    def read(sheet: Sheet) -> Iterator[Line]:
        yield Line(2, ["amber", "lost", *AMBER[1:]], {1: "cell B2 is filled but stands under no heading"})

    sheet = Sheet("clusters", "clusters.csv", "", ("id", "", *HEADER[1:]), "UTF-8", 1, read)
    faults = [sheet.fault(2, "", "", "cell B2 is filled but stands under no heading")]
    lines = copy_of(tmp_path / "copy.xlsx", [sheet], faults)["clusters"]
    assert lines[1] == ["amber", "lost", *AMBER[1:], "lost", UNTIL_MENDED]
    marked.write_rejects(tmp_path / "rejects", [sheet], faults, "folder")
    assert csv_lines(tmp_path / "rejects" / "clusters.csv")[1] == [
        *AMBER,
        faults[0].problem,
        "lost",
        UNTIL_MENDED,
    ]


def test_blank_lines_and_remarks_leave_their_rows_empty(tmp_path: Path) -> None:
    cells = copy_of(tmp_path / "copy.xlsx", [sheet_of([AMBER], first=5)], [])
    assert cells["clusters"] == [list(HEADER), [""] * 4, [""] * 4, [""] * 4, AMBER]


def test_numbers_and_days_are_such_in_a_copy_and_all_else_is_text(tmp_path: Path) -> None:
    header = ("id", "name_en", "starts_on", "cost", "capacity", "when_stated", "status")
    lines = [
        ["007", "2017-06-05", "2017-06-05", "1250,5", "007", "2017-06", "fact"],
        ["1.5", "TRUE", "2017.06.05", "1,250", "1 000", "5", "fact"],
        ["=1+1", "@x", "1899-01-01", "1e5", "12345678901234567", "-1", "fact"],
        ["a", "b", "2017-02-30", "0.1", "", "", "fact"],
    ]
    sheet = sheet_of(lines, "events", header)
    cells = copy_of(tmp_path / "copy.xlsx", [sheet], [sheet.fault(5, "cost", "0.1", "too little")])["events"]
    assert cells[1] == ["007", "2017-06-05", date(2017, 6, 5), 1250.5, 7.0, "2017-06", "fact"]
    assert cells[2:4] == lines[1:3]
    assert cells[4] == lines[3], "a bad cell stays as it was written"
    columns = workbook_parts.parts(tmp_path / "copy.xlsx")["events"].columns
    assert [form for _, form in columns] == ["@", "@", "yyyy-mm-dd", "General", "General", "@", "@"]


@given(st.decimals(-(10**9), 10**9, places=5) | st.integers(-(10**14), 10**14))
def test_a_number_in_a_workbook_is_the_number_that_was_written(number: object) -> None:
    value = workbooks.typed(Type.NUMBER, str(number))
    if not isinstance(value, str):
        assert float(f"{value:.16G}") == float(str(number)), "XlsxWriter writes 16 digits"


@hypothesis_settings(max_examples=200, deadline=None)
@given(st.lists(st.text(_IN_XML, min_size=1, max_size=30), min_size=1, max_size=20))
@example(["<r><t>x</t></r>", "<r></is></c><c r='B9'><f>1+1</f></c><c><is></r>", "<r></r>"])
@example(["_x0041_", "a\x00b", " a ", "a\r\nb", "http://x.example", "=1+1", "{=1}", "1", "\n"])
def test_any_text_stays_what_it_is_and_never_becomes_a_formula(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("copies")
    sheet = sheet_of([["a", text, "press", "fact"] for text in texts])
    faults = [sheet.fault(2, "name_en", texts[0], texts[0] or "empty"), sheet.fault(2, "", "", texts[-1])]
    cells = copy_of(folder / "copy.xlsx", [sheet], faults)
    assert [line[1] for line in cells["clusters"][1:]] == [new_files.kept(text) for text in texts]
    marked.write_rejects(folder / "rejects.xlsx", [sheet], faults, "workbook")
    for path in folder.iterdir():
        assert not [name for name, one in workbook_parts.parts(path).items() if "<f>" in one.xml or "<f " in one.xml]


def test_a_text_no_cell_can_hold_is_cut(tmp_path: Path) -> None:
    sheet = sheet_of([["a", "ž" * 40_000, "press", "fact"], ["b", "<r>" + "🌲" * 20_000 + "</r>", "press", "fact"]])
    cells = copy_of(tmp_path / "copy.xlsx", [sheet], [sheet.fault(2, "name_en", "ž" * 40_000, "z" * 40_000)])
    assert cells["clusters"][1][1] == "ž" * 32_767
    assert str(cells["clusters"][2][1]).startswith("<r>🌲🌲")


def test_a_copy_takes_only_so_many_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "MAX_NOTES", 3)
    monkeypatch.setattr(marked, "MAX_LINKS", 5)
    sheet = sheet_of([AMBER] * 10)
    cells = copy_of(tmp_path / "copy.xlsx", [sheet], [sheet.fault(2 + at, "id", "a", f"no {at}") for at in range(10)])
    beside = workbook_parts.parts(tmp_path / "copy.xlsx")
    assert len(beside["clusters"].notes) == 3
    assert [beside["clusters"].colours[f"A{row}"] for row in range(2, 12)] == [BAD] * 10
    assert len(beside[FAULTS_SHEET].links) == 3
    assert [line[3] for line in cells[FAULTS_SHEET]][2:] == [f"no {at}" for at in range(10)]


def test_a_list_of_more_faults_than_a_sheet_has_rows_says_how_many_more(
    tmp_path: Path, clusters: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MAX_ROWS", 8)
    cells = copy_of(tmp_path / "copy.xlsx", [clusters], [clusters.fault(2, "id", "a", "bad")] * 9)
    assert cells[FAULTS_SHEET][-1][0] == "... and 4 more"


def test_a_file_longer_than_a_workbook_is_not_copied(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"clusters.csv has more lines than a workbook can hold \(1,048,576\)"):
        marked.write_marked(tmp_path / "copy.xlsx", [sheet_of([AMBER], first=1_048_577)], [])
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_read_on_is_not_taken_for_whole(tmp_path: Path) -> None:
    def read(sheet: Sheet) -> Iterator[Line]:
        yield Line(2, AMBER)
        raise UnreadableError(sheet.fault(3, "", "", "not UTF-8"))

    sheet = Sheet("clusters", "clusters.csv", "", HEADER, "UTF-8", 1, read)
    fault = sheet.fault(3, "", "", "not UTF-8")
    cells = copy_of(tmp_path / "copy.xlsx", [sheet], [fault])["clusters"]
    assert cells[1:] == [AMBER, ["Not read from here on: not UTF-8", "", "", ""]]
    assert workbook_parts.parts(tmp_path / "copy.xlsx")["clusters"].notes == {"A3": "not UTF-8"}
    assert marked.write_rejects(tmp_path / "rejects", [sheet], [fault], "folder") == 1
    with pytest.raises(ValueError, match="name_en"):
        rows.row(vocabulary.table("clusters"), {"id": str(cells[2][0])}, "copy")


def test_137_faulty_lines_of_10_000_are_137_rejects(tmp_path: Path) -> None:
    dice = random.Random(137)
    lines = [
        [f"c-{at}", "".join(dice.choices(string.ascii_letters + ",;\"'\n=", k=12)), "press", "fact"]
        for at in range(10_000)
    ]
    sheet = sheet_of(lines)
    bad = sorted(dice.sample(range(10_000), 137))
    faults = [sheet.fault(2 + at, "status", "fact", f"no {at}") for at in bad]
    assert marked.write_rejects(tmp_path / "folder", [sheet], faults, "folder") == 137
    assert marked.write_rejects(tmp_path / "book.xlsx", [sheet], faults, "workbook") == 137
    expected = [[*lines[at], f"status: no {at}"] for at in bad]
    in_workbook = workbook_parts.cells(tmp_path / "book.xlsx")["clusters"]
    assert in_workbook == [[*HEADER, PROBLEM], *expected]
    in_folder = csv_lines(tmp_path / "folder" / "clusters.csv")
    assert in_folder[0] == [*HEADER, PROBLEM]
    assert [
        [line[0], line[1].removeprefix("'") if line[1][1:2] == "=" else line[1], *line[2:]] for line in in_folder[1:]
    ] == expected


def test_rejects_hold_only_lines_with_a_fault_and_say_all_that_is_wrong_with_them(
    tmp_path: Path, clusters: Sheet, faults: list[Fault]
) -> None:
    untouched = sheet_of([["a", "b"]], "needs", ("organisation_id", "competence_id"))
    assert marked.write_rejects(tmp_path / "rejects", [clusters, untouched], faults, "folder") == 2
    assert [path.name for path in (tmp_path / "rejects").iterdir()] == ["clusters.csv"]
    assert csv_lines(tmp_path / "rejects" / "clusters.csv")[1:] == [
        [*BIRCH, "id: a key has no blanks; status: must be one of 'fact'"],
        [*CEDAR, "", "3 cells where the first line has 4", UNTIL_MENDED],
    ]


def test_cells_without_a_heading_stay_without_one_in_rejects(tmp_path: Path) -> None:
    sheet = sheet_of([[*AMBER, "more"]])
    marked.write_rejects(tmp_path / "rejects", [sheet], [sheet.fault(2, "", "", "5 cells")], "folder")
    assert csv_lines(tmp_path / "rejects" / "clusters.csv")[1] == [*AMBER, "5 cells", "more", UNTIL_MENDED]


def test_a_fault_of_a_whole_sheet_rejects_all_its_lines(tmp_path: Path, clusters: Sheet) -> None:
    fault = clusters.fault(0, "", "", "made for another year")
    assert marked.write_rejects(tmp_path / "rejects.xlsx", [clusters], [fault], "workbook") == 3
    lines = workbook_parts.cells(tmp_path / "rejects.xlsx")["clusters"]
    assert [line[4] for line in lines[1:]] == ["made for another year"] * 3


def test_rejects_of_a_workbook_show_the_bad_cells(tmp_path: Path, clusters: Sheet, faults: list[Fault]) -> None:
    marked.write_rejects(tmp_path / "rejects.xlsx", [clusters], faults, "workbook")
    beside = workbook_parts.parts(tmp_path / "rejects.xlsx")["clusters"]
    assert [beside.colours[f"{letter}2"] for letter in "ABCDE"] == [BAD, "", "", BAD, ""]


def test_where_no_line_is_at_fault_nothing_is_written(tmp_path: Path, clusters: Sheet) -> None:
    assert marked.write_rejects(tmp_path / "r", [clusters], [Fault("x.csv", 0, "", "", "no table")], "folder") == 0
    assert not list(tmp_path.iterdir())


def test_what_stands_there_already_is_left_alone(tmp_path: Path, clusters: Sheet, faults: list[Fault]) -> None:
    taken = tmp_path / "taken.xlsx"
    taken.write_text("mine", encoding="utf-8")
    for write in (
        lambda: marked.write_marked(taken, [clusters], faults),
        lambda: marked.write_rejects(taken, [clusters], faults, "workbook"),
        lambda: marked.write_rejects(taken, [clusters], faults, "folder"),
    ):
        with pytest.raises(BadInput, match="exists already"):
            write()
    assert taken.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["taken.xlsx"]


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path, clusters: Sheet, faults: list[Fault]) -> None:
    with pytest.raises(BadInput, match="There is no folder"):
        marked.write_marked(tmp_path / "missing" / "copy.xlsx", [clusters], faults)
    with pytest.raises(BadInput, match=r"End the name in \.xlsx"):
        marked.write_marked(tmp_path / "copy.csv", [clusters], faults)
    with pytest.raises(BadInput, match=r"End the name in \.xlsx"):
        marked.write_rejects(tmp_path / "rejects", [clusters], faults, "workbook")


def test_a_full_disk_is_told_and_nothing_is_left(
    tmp_path: Path, clusters: Sheet, faults: list[Fault], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Worksheet, "_assemble_xml_file", full)
    with pytest.raises(BadInput, match="No space left on device"):
        marked.write_marked(tmp_path / "copy.xlsx", [clusters], faults)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["folder", "workbook"])
def test_what_breaks_off_half_way_leaves_nothing(tmp_path: Path, form: str) -> None:
    def read(sheet: Sheet) -> Iterator[Line]:
        yield Line(2, AMBER)
        raise RuntimeError("struck by lightning")

    sheet = Sheet("clusters", "clusters.csv", "", HEADER, "UTF-8", 1, read)
    faults = [sheet.fault(2, "id", "amber", "bad")]
    with pytest.raises(RuntimeError):
        marked.write_rejects(tmp_path / "rejects.xlsx", [sheet], faults, form)
    with pytest.raises(RuntimeError):
        marked.write_marked(tmp_path / "copy.xlsx", [sheet], faults)
    assert not list(tmp_path.iterdir())


def test_the_same_copy_made_twice_is_the_same_file(tmp_path: Path, clusters: Sheet, faults: list[Fault]) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        marked.write_marked(tmp_path / name, [clusters], faults)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_copy_of_everything_can_be_loaded_and_says_so(tmp_path: Path, clusters: Sheet) -> None:
    cells = copy_of(tmp_path / "copy.xlsx", [clusters], [clusters.fault(3, "status", "guess", "must be 'fact'")])
    assert cells[FAULTS_SHEET][0][0] == (
        "1 fault. A click on a place leads to its cell. Mend it there, then load this workbook."
    )


# With the reader: what goes back comes in again.

SOURCES = "id,title,status\npress,The press,fact\n"
FAULTY = (
    "id,note,name_en,name_lt,founded_on,country,problem,# mine,source_id,status\n"
    "good,,Good,,2011,LT,,x,press,fact\n"
    "Bad Key,,Bad,,2011,LT,,x,press,fact\n"
    "short,,Short,,2011,LT,,x,press\n"
    "long,,Long,,2011,LT,,x,press,fact,more\n"
    "sum,=SUM(A1),Sum,,2011,LT,,x,press,fact\n"
    "guess,'=text,'=Guess,,2011,LT,old,x,press,guess\n"
    "\n"
    "# a remark\n"
    "day,,Day,Šį tą,2011-13,LT,,x,press,fact\n"
    'lines,"one\ntwo",,,2011,LT,,x,press,fact\n'
    "name,,Name,,2011,LT,,x,nobody at all,fact\n"
)
FAULTY_LINES = [3, 4, 5, 6, 7, 10, 11, 13]


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    folder = tmp_path / "survey"
    folder.mkdir()
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / "clusters.csv").write_text(FAULTY, encoding="utf-8")
    return folder


def checked(path: Path) -> tuple[Sheets, Reading]:
    with open_sheets(path) as found:
        return found, seeds.check(found, "same")


def test_a_copy_that_nobody_mended_has_the_same_faulty_lines(tmp_path: Path, handed_in: Path) -> None:
    with open_sheets(handed_in) as found:
        before = seeds.check(found, "same")
        assert sorted({fault.line for fault in before.faults}) == FAULTY_LINES
        marked.write_marked(tmp_path / "copy.xlsx", found.sheets, before.faults)
    copies, after = checked(tmp_path / "copy.xlsx")
    assert not copies.faults
    assert sorted({fault.line for fault in after.faults}) == FAULTY_LINES
    assert (after.lines, after.rejected) == (before.lines, before.rejected)


def test_a_copy_that_was_mended_loads(tmp_path: Path, handed_in: Path) -> None:
    with open_sheets(handed_in) as found:
        reading = seeds.check(found, "same")
        marked.write_marked(tmp_path / "copy.xlsx", found.sheets, reading.faults)
    mended = {
        "A3": "bad-key", "I4": "press", "J4": "fact", "K4": "", "K5": "", "L5": "", "K6": "", "B6": "sum",
        "J7": "fact", "E10": "2011", "C11": "Lines", "I13": "press",
    }  # fmt: skip
    workbook_parts.write_in(tmp_path / "copy.xlsx", {"clusters": mended})
    dataset = seeds.read(tmp_path / "copy.xlsx", "same")
    found_rows = {row.id: row.properties for row in dataset.rows_of("clusters")}
    assert list(found_rows) == ["good", "bad-key", "short", "long", "sum", "guess", "day", "lines", "name"]
    assert (found_rows["guess"]["name_en"], found_rows["guess"]["note"]) == ("=Guess", "=text")
    assert (found_rows["lines"]["note"], found_rows["day"]["name_lt"]) == ("one\ntwo", "Šį tą")


@pytest.mark.parametrize("form", ["folder", "workbook"])
def test_rejects_that_nobody_mended_are_rejected_again(tmp_path: Path, handed_in: Path, form: str) -> None:
    path = tmp_path / f"rejects{'.xlsx' * (form == 'workbook')}"
    with open_sheets(handed_in) as found:
        before = seeds.check(found, "same")
        assert marked.write_rejects(path, found.sheets, before.faults, form) == before.rejected == len(FAULTY_LINES)
    rejects, after = checked(path)
    assert not rejects.faults
    assert (after.lines, after.rejected) == (before.rejected, before.rejected)
    assert [row.id for row in after.dataset.rows_of("clusters")] == []


@pytest.mark.parametrize("dataset", ["inolink", "example"])
@pytest.mark.parametrize("form", ["marked", "folder", "workbook"])
def test_files_without_fault_come_back_as_they_were(tmp_path: Path, dataset: str, form: str) -> None:
    path = tmp_path / f"again{'.xlsx' * (form != 'folder')}"
    seeded = queries.data_folder("seeds") / dataset
    with open_sheets(seeded) as found:
        expected = seeds.check(found, "same").dataset
        if form == "marked":
            marked.write_marked(path, found.sheets, [])
        else:
            of_all = [sheet.fault(0, "", "", "not this year") for sheet in found.sheets]
            assert marked.write_rejects(path, found.sheets, of_all, form) == len(expected)
    again = seeds.read(path, "same")
    for kind, made in expected.kinds():
        assert [row.properties for row in again.rows_of(kind.table)] == [row.properties for row in made]


@hypothesis_settings(max_examples=20, deadline=None)
@given(st.lists(st.text("=+-@'＝－ x\r\n\t,;\"#", min_size=1, max_size=6), min_size=1, max_size=20))
def test_texts_that_look_like_formulas_are_the_same_texts_when_they_come_back(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    texts = [text.strip() for text in texts]
    sheet = sheet_of([[f"k{at}", text, "press", "fact"] for at, text in enumerate(texts)])
    faults = [sheet.fault(0, "", "", "all of it")]
    marked.write_marked(folder / "copy.xlsx", [sheet], [])
    marked.write_rejects(folder / "rejects.xlsx", [sheet], faults, "workbook")
    marked.write_rejects(folder / "rejects", [sheet], faults, "folder")
    for path in folder.iterdir():
        with open_sheets(path) as found:
            lines = [line.cells[1] for line in found.sheets[0].lines()]
        assert [line.replace("\r\n", "\n") for line in lines] == [text.replace("\r\n", "\n") for text in texts]
