"""Templates: they ask for every column there is, help to fill it in, and hold nothing that would be loaded."""

import codecs
import csv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from gapbridge import forms, guidance, new_files, queries, read_me, rows, seeds, templates, vocabulary
from gapbridge.errors import BadInput
from gapbridge.sheets import open_sheets
from gapbridge.vocabulary import ATTRIBUTIONS, STATUSES, Property, Type
from gapbridge_api.cli import files
from tests.unit import workbook_parts
from tests.unit.workbook_parts import Parts

YELLOW = "FFE699"
TABLES = list(vocabulary.tables())


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "survey.xlsx"
    assert templates.write(path) == [path]
    return path


@pytest.fixture(scope="module")
def sheets(workbook: Path) -> dict[str, list[list[object]]]:
    return workbook_parts.cells(workbook)


@pytest.fixture(scope="module")
def beside(workbook: Path) -> dict[str, Parts]:
    return workbook_parts.parts(workbook)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "survey"
    templates.write(path)
    return path


def lines_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def columns() -> Iterator[tuple[str, str, Property]]:
    """Every column: its table, its letter and itself."""
    for kind in vocabulary.KINDS:
        for letter, column in zip("ABCDEFGHIJKLMNOP", rows.columns(kind), strict=False):
            yield kind.table, letter, column


def test_a_workbook_asks_for_every_column_of_every_table_in_loading_order(
    sheets: dict[str, list[list[object]]],
) -> None:
    assert list(sheets) == [read_me.SHEET, *TABLES]
    for kind in vocabulary.KINDS:
        assert sheets[kind.table][0] == [column.name for column in rows.columns(kind)]


def test_a_folder_asks_for_every_column_of_every_table(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {"README.md", *(f"{table}.csv" for table in TABLES)}
    for kind in vocabulary.KINDS:
        path = folder / f"{kind.table}.csv"
        assert path.read_bytes().startswith(codecs.BOM_UTF8)
        assert lines_of(path)[0] == [column.name for column in rows.columns(kind)]


def test_nothing_below_the_headings_is_loaded_until_somebody_writes_there(
    sheets: dict[str, list[list[object]]], folder: Path
) -> None:
    for table in TABLES:
        for lines in (sheets[table], lines_of(folder / f"{table}.csv")):
            assert len(lines) == 3
            assert all(str(line[0]).startswith("# ") for line in lines[1:])


def test_every_example_is_a_row_that_could_be_loaded(sheets: dict[str, list[list[object]]], folder: Path) -> None:
    for kind in vocabulary.KINDS:
        for lines in (sheets[kind.table], lines_of(folder / f"{kind.table}.csv")):
            shown = ["" if cell is None else str(cell).removesuffix(".0") for cell in lines[2]]
            named = dict(zip([str(name) for name in lines[0]], shown, strict=True))
            named[str(lines[0][0])] = shown[0].removeprefix("# ")
            assert rows.row(kind, named, "example").id


def test_required_columns_stand_out(beside: dict[str, Parts]) -> None:
    required = {beside[table].colours[f"{letter}1"] for table, letter, column in columns() if column.required}
    optional = {beside[table].colours[f"{letter}1"] for table, letter, column in columns() if not column.required}
    assert (required, len(optional)) == ({YELLOW}, 1)
    assert required != optional
    for table, letter, column in columns():
        assert beside[table].notes[f"{letter}1"].startswith("Required. ") == column.required


def test_every_heading_says_what_the_column_is_for_and_what_it_holds(beside: dict[str, Parts]) -> None:
    for table, letter, column in columns():
        note = beside[table].notes[f"{letter}1"]
        assert column.meaning.rstrip(".").lower() in note.replace("\n", " ").lower()
        assert all(choice in note for choice in column.choices)
        if column.type not in (Type.TEXT, Type.CHOICE):
            assert column.type.value in note


def test_closed_lists_are_chosen_from(beside: dict[str, Parts]) -> None:
    lists = 0
    for table, letter, column in columns():
        choices = ("true", "false") if column.type is Type.BOOLEAN else column.choices
        rule = beside[table].rules.get(f"{letter}4:{letter}5000", {})
        assert (rule.get("type") == "list") == bool(choices)
        if choices:
            lists += 1
            assert rule["formula1"] == f'"{",".join(choices)}"'
            assert all(choice in rule["error"] for choice in choices)
            assert "errorStyle" not in rule, "what is not in the list is refused, not only warned of"
    assert lists > 2 * len(TABLES) - 10, "every table has a status, every statement an attribution"


def test_days_and_numbers_are_held_to_what_the_column_takes(beside: dict[str, Parts]) -> None:
    for table, letter, column in columns():
        rule = beside[table].rules.get(f"{letter}4:{letter}5000", {})
        if column.type is Type.DATE:
            assert (rule["type"], rule["operator"]) == ("date", "greaterThanOrEqual")
        elif column.type in (Type.INTEGER, Type.NUMBER):
            assert rule["type"] == ("whole" if column.type is Type.INTEGER else "decimal")
            low, high = float(rule["formula1"]), float(rule["formula2"])
            assert low == column.minimum if column.minimum is not None else low < -1e14
            assert high == column.maximum if column.maximum is not None else high > 1e14
        elif not column.choices and column.type is not Type.BOOLEAN:
            assert not rule


def test_a_spreadsheet_can_take_every_prompt_and_message(beside: dict[str, Parts]) -> None:
    rules = [rule for sheet in beside.values() for rule in sheet.rules.values()]
    assert all(len(rule.get("formula1", "")) <= 257 for rule in rules)
    assert all(len(rule.get(name, "")) <= 32 for rule in rules for name in ("promptTitle", "errorTitle"))
    assert all(len(rule.get(name, "")) <= 255 for rule in rules for name in ("prompt", "error"))


def test_a_spreadsheet_does_not_turn_text_into_days_or_numbers(beside: dict[str, Parts]) -> None:
    numbers = (Type.INTEGER, Type.NUMBER)
    for table, letter, column in columns():
        wanted = "yyyy-mm-dd" if column.type is Type.DATE else "General" if column.type in numbers else "@"
        assert beside[table].columns["ABCDEFGHIJKLMNOP".index(letter)][1] == wanted


def test_headings_stay_in_sight_on_screen_and_on_paper(beside: dict[str, Parts]) -> None:
    for table in TABLES:
        assert 'ySplit="1"' in beside[table].xml
        assert 'state="frozen"' in beside[table].xml
        assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in beside[table].xml
        assert '<pageSetUpPr fitToPage="1"/>' in beside[table].xml
        assert "<autoFilter ref=" in beside[table].xml


def test_nodes_and_statements_have_tabs_of_two_colours(beside: dict[str, Parts]) -> None:
    def tabs(kinds: tuple[vocabulary.Kind, ...]) -> set[str]:
        return {beside[kind.table].xml.partition("<tabColor rgb=")[2][:10] for kind in kinds}

    assert len(tabs(vocabulary.NODES)) == len(tabs(vocabulary.STATEMENTS)) == 1
    assert tabs(vocabulary.NODES) != tabs(vocabulary.STATEMENTS)


def test_nothing_in_a_workbook_is_a_formula(beside: dict[str, Parts]) -> None:
    assert not [name for name, sheet in beside.items() if "<f>" in sheet.xml or "<f " in sheet.xml]


def test_the_same_template_made_twice_is_the_same_file(workbook: Path, folder: Path, tmp_path: Path) -> None:
    (again,) = templates.write(tmp_path / "again.xlsx")
    assert again.read_bytes() == workbook.read_bytes()
    with zipfile.ZipFile(again) as archive:
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml"), "not the time of the call"
    for file in templates.write(tmp_path / "again"):
        assert file.read_bytes() == (folder / file.name).read_bytes()


def test_what_to_know_stands_before_the_tables_in_both_languages(
    sheets: dict[str, list[list[object]]], beside: dict[str, Parts], folder: Path
) -> None:
    in_workbook = "\n".join(str(cell) for line in sheets[read_me.SHEET] for cell in line)
    in_folder = (folder / "README.md").read_text(encoding="utf-8")
    for text in (in_workbook, in_folder):
        assert all(one.english in text and one.lithuanian in text for one in guidance.advice())
        assert all(kind.meaning in text and guidance.TABLES_LT[kind.table] in text for kind in vocabulary.KINDS)
    assert list(beside[read_me.SHEET].links.values()) == [f"'{table}'!A1" for table in TABLES]


def test_every_table_status_and_attribution_has_lithuanian_words() -> None:
    assert list(guidance.TABLES_LT) == [*TABLES, *forms.FORMS]
    assert tuple(guidance.STATUSES_LT) == STATUSES
    assert tuple(guidance.ATTRIBUTIONS_LT) == ATTRIBUTIONS


def test_a_template_is_read_without_fault_and_holds_nothing_yet(workbook: Path, folder: Path) -> None:
    for path in (workbook, folder):
        with open_sheets(path) as found:
            assert not found.faults
            assert [sheet.table for sheet in found.sheets] == TABLES
            for sheet in found.sheets:
                assert not list(sheet.lines())
                assert sheet.remarks == 2


@pytest.mark.parametrize("dataset", ["inolink", "example"])
@pytest.mark.parametrize("name", ["survey.xlsx", "survey"])
def test_a_template_that_was_filled_in_is_read_as_what_was_written(tmp_path: Path, name: str, dataset: str) -> None:
    seeded = queries.data_folder("seeds") / dataset
    path = tmp_path / name
    templates.write(path)
    written: dict[str, dict[str, str]] = {}
    for source in seeded.glob("*.csv"):
        for at, line in enumerate(lines_of(source)[1:], 4):
            if path.is_dir():
                with (path / source.name).open("a", encoding="utf-8", newline="") as file:
                    csv.writer(file).writerow(line)
            cells = {f"{letter}{at}": cell for letter, cell in zip("ABCDEFGHIJKLMNOP", line, strict=False) if cell}
            written.setdefault(source.stem, {}).update(cells)
    if path.is_file():
        workbook_parts.write_in(path, written)
    expected, found = seeds.read(seeded, "same"), seeds.read(path, "same")
    assert len(found) == len(expected) > 100
    for kind, made in expected.kinds():
        assert [row.properties for row in found.rows_of(kind.table)] == [row.properties for row in made]


def test_only_some_tables_come_in_loading_order(tmp_path: Path) -> None:
    path = tmp_path / "some.xlsx"
    templates.write(path, ["needs", "events", "needs"])
    assert list(workbook_parts.cells(path)) == [read_me.SHEET, "events", "needs"]
    made = templates.write(tmp_path / "some", ["needs"])
    assert [file.name for file in made] == ["README.md", "needs.csv"]


def test_a_table_that_is_not_there_is_answered_with_what_may_be_meant(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no table .need.\. Did you mean needs"):
        templates.write(tmp_path / "a.xlsx", ["need"])
    with pytest.raises(BadInput, match="Tables are: sources"):
        templates.write(tmp_path / "a.xlsx", ["qqq"])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["mine.xlsx", "mine"])
def test_what_stands_there_already_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="exists already"):
        templates.write(tmp_path / name)
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_folder_with_anything_in_it_is_left_alone_and_an_empty_one_is_filled(tmp_path: Path) -> None:
    templates.write(tmp_path, ["needs"])
    assert {path.name for path in tmp_path.iterdir()} == {"README.md", "needs.csv"}
    with pytest.raises(BadInput, match="exists already"):
        templates.write(tmp_path, ["needs"])


@pytest.mark.parametrize("name", ["mine.xlsx", "mine"])
def test_what_appears_there_meanwhile_is_left_alone(tmp_path: Path, name: str) -> None:
    def write() -> None:
        with new_files.appearing(tmp_path / name) as draft:
            draft.write_text("ours", encoding="utf-8")
            (tmp_path / name).write_text("mine", encoding="utf-8")

    with pytest.raises(BadInput, match="exists already"):
        write()
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "elsewhere.xlsx")
    with pytest.raises(BadInput, match="exists already"):
        templates.write(tmp_path / "link.xlsx")


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match="There is no folder"):
        templates.write(tmp_path / "missing" / "a.xlsx")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be written"):
        templates.write(tmp_path / "file" / "a.xlsx")

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(BadInput, match="Permission denied"):
        templates.write(tmp_path / "a.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("name", ["needs.csv", "survey.ods", "survey.XLS"])
def test_an_ending_we_do_not_write_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="No template is made as"):
        templates.write(tmp_path / name)


@pytest.mark.parametrize("there", [False, True])
def test_a_template_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    path = tmp_path / "survey"
    if there:
        path.mkdir()
    monkeypatch.setattr(read_me, "markdown", lambda kinds: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        templates.write(path)
    assert not [file for file in tmp_path.rglob("*") if file != path]


def test_no_cell_of_a_csv_file_is_a_formula_to_a_spreadsheet(tmp_path: Path) -> None:
    cells = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\uff1dx", "\uff0bx", "\uff0dx", "\uff20x", "'=x", "x=1", "'x", ""]
    new_files.write_csv(tmp_path / "a.csv", [cells])
    assert lines_of(tmp_path / "a.csv") == [[f"'{cell}" for cell in cells[:11]] + cells[11:]]


def test_the_command_says_what_it_wrote_and_what_comes_next(tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(files.template)
    ran = CliRunner().invoke(app, [str(tmp_path / "a.xlsx"), "--only", "needs, events"])
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert f"gapbridge load {tmp_path / 'a.xlsx'} --dry-run" in ran.stderr.replace("\n", "")
    assert list(workbook_parts.cells(tmp_path / "a.xlsx")) == [read_me.SHEET, "events", "needs"]
