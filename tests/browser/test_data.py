"""The page `#/data`: files checked, seen through, loaded and taken back. It changes the graph."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from playwright.sync_api import Route
from python_calamine import CalamineWorkbook

from gapbridge import load, seeds
from gapbridge.database import Database
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.browser.conftest import Opener, Visit, served
from tests.conftest import EMPTY, cypher, snapshot

KEY = "a-key-of-sixteen-and-more"
MARKUP = "<img src=x onerror=\"document.title='owned'\">"

Tables = dict[str, list[list[str]]]

SOURCES = [["id", "title", "published_on", "url", "status"], ["report", "A report", "2026-10-01", "", "fact"]]
CLUSTERS = [
    ["id", "name_en", "country", "source_id", "status"],
    ["amber", "Amber Works", "LT", "report", "fact"],
    ["birch", MARKUP, "", "report", "fact"],
]
NEEDS = [
    ["organisation_id", "competence_id", "importance", "source_id", "status", "attribution"],
    ["amber", "creating-added-value", "4", "report", "statement", "self"],
    ["litek", "innovation-management", "5", "report", "statement", "self"],
]
GOOD: Tables = {"sources": SOURCES, "clusters": CLUSTERS, "needs": NEEDS}
BROKEN: Tables = {
    "sources": [*SOURCES, ["press", "A newspaper", "5/6/2017", "", "fact"]],
    "clusters": [*CLUSTERS, ["amber", "Amber again", "Lithuania", "report", "fact"]],
    "needs": [
        *NEEDS,
        ["LITEKK", "creating-added-value", "1,250", "report", "sure", "self"],
        [f"{MARKUP} & more", "wielding", "", "report", "", "self"],
    ],
    "offers": [["organisation_id", "competense_id", "source_id", "status", "attribution"]],
}
CHANGED: Tables = {
    "sources": SOURCES,
    "clusters": [CLUSTERS[0], ["amber", "Amber & Glass Works", "LV", "report", "fact"], CLUSTERS[2]],
    "needs": NEEDS[:2],
}


@pytest.fixture(scope="module")
def base(shared_database: Database, project: Path) -> Iterator[str]:
    """The app on the real data set; what a test loads, it takes back."""
    cypher(shared_database, EMPTY)
    load.load(shared_database, seeds.read(project / "seeds" / "inolink"))
    with served(create_app(database=shared_database, api_settings=ApiSettings())) as address:
        yield address


def workbook(tables: Tables, name: str = "survey-2026.xlsx") -> dict[str, Any]:
    """A workbook to be chosen, every cell of it a text."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for table, lines in tables.items():
            sheet = book.add_worksheet(table)
            for row, line in enumerate(lines):
                for column, cell in enumerate(line):
                    sheet.write_string(row, column, cell)
    return {"name": name, "mimeType": "application/octet-stream", "buffer": made.getvalue()}


def csv_files(tables: Tables) -> list[dict[str, Any]]:
    """The tables as CSV files to be chosen, separated by semicolons."""
    return [
        {
            "name": f"{table}.csv",
            "mimeType": "text/csv",
            "buffer": "".join(";".join(line) + "\n" for line in lines).encode(),
        }
        for table, lines in tables.items()
    ]


def choose(visit: Visit, files: Any) -> Visit:
    """Open the page anew, if it is not open, and choose files."""
    if not visit.hash.startswith("#/data") or "part=" in visit.hash:
        visit.go("#/data")
    visit.page.set_input_files("input[type=file]", files)
    return visit


def press(visit: Visit, name: str) -> Visit:
    visit.page.get_by_role("button", name=name, exact=True).click()
    return visit.settled()


def faulty_cells(visit: Visit, sheet: str) -> list[tuple[str, str, str]]:
    """The faulty cells of a sheet: line, column, and what stands there with its message."""
    cells = visit.page.locator(f".faulty-sheet:has(h3:has-text('{sheet}')) tbody tr:first-child td.faulty")
    found: list[list[str]] = cells.evaluate_all(
        """cells => cells.map((cell) => [
          cell.parentElement.firstChild.textContent,
          cell.closest("table").querySelectorAll("thead th")[cell.cellIndex].textContent,
          cell.innerText.replace(/\\s+/g, " "),
        ])"""
    )
    return [(line, column, told) for line, column, told in found]


def test_from_a_broken_workbook_to_a_load_and_back(visit: Visit, shared_database: Database, tmp_path: Path) -> None:
    """Faults at their cells, mended, the difference seen, loaded, found in the history, undone."""
    before = snapshot(shared_database)
    choose(visit.forgive("status of 422"), workbook(BROKEN))
    press(visit, "Check")
    assert visit.text(".result h2") == "11 faults; nothing was loaded"
    assert visit.page.evaluate("document.activeElement.tagName") == "H2"
    needs = faulty_cells(visit, "needs")
    assert [(line, column) for line, column, _ in needs] == [
        ("4", "A organisation_id"),
        ("4", "C importance"),
        ("4", "E status"),
        ("5", "A organisation_id"),
        ("5", "B competence_id"),
        ("5", "E status"),
    ]
    assert "LITEKK ✕ Fault: no cluster or member has this key or name; did you mean litek?" in needs[0][2]
    assert "1,250 ✕ Fault: may mean 1250 or 1.250" in needs[1][2]
    assert needs[3][2].startswith(MARKUP) and needs[5][2].startswith("empty ")
    assert "5/6/2017" in faulty_cells(visit, "sources")[0][2]
    assert [column for _, column, _ in faulty_cells(visit, "clusters")] == ["A id", "C country"]
    assert "competense_id ✕ Fault: unknown column; did you mean 'competence_id'?" in faulty_cells(visit, "offers")[0][2]
    assert "competence_id: the column is missing" in visit.text(".faulty-sheet:has(h3:has-text('offers'))")
    assert visit.page.locator("main img").count() == 0 and visit.page.title() == "Data – GapBridge"
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme)
        assert visit.seriously_wrong() == [], scheme
    for width in (360, 768, 1920):
        visit.page.set_viewport_size({"width": width, "height": 900})
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Workbook with the faults coloured").click()
    assert download.value.suggested_filename == "survey-2026-marked.xlsx"
    download.value.save_as(tmp_path / "marked.xlsx")
    assert "needs" in CalamineWorkbook.from_path(tmp_path / "marked.xlsx").sheet_names
    assert snapshot(shared_database) == before

    choose(visit, workbook(GOOD))
    press(visit, "Check")
    assert visit.text(".summary") == "5 rows would be added."
    assert MARKUP in visit.text(".changes")
    assert snapshot(shared_database) == before
    press(visit, "Load")
    assert visit.text(".result h2") == "Done"
    choose(visit, workbook(CHANGED))
    visit.page.get_by_label("Remove rows that are no longer in the files").check()
    assert "are removed from the graph" in visit.text(".warning")
    press(visit, "Check")
    assert visit.text(".summary") == "1 row would be changed, 1 row would be removed."
    row = visit.page.locator(".changes tr", has_text="Amber & Glass")
    assert " ".join(row.inner_text().split()) == (
        "~ Changed amber was Amber Works is now Amber & Glass Works was LT is now LV report fact"
    )
    press(visit, "Load")
    visit.page.get_by_role("link", name="Load 3 in the history").click()
    visit.page.wait_for_selector("h2:text-is('Load 3')")
    visit.settled()
    assert visit.hash == "#/data?part=history&load=3"
    assert "survey-2026.xlsx" in visit.text(".facts") and "1 row was changed, 1 row was removed" in visit.text(".facts")
    assert visit.texts(".changes .change") == ["~ Changed", "− Removed"]

    visit.forgive("status of 409").go("#/data?part=history&load=2")
    press(visit, "Undo this load …")
    visit.page.locator("[role=alert]").get_by_role("link", name="load 3").first.click()
    visit.page.wait_for_selector("h2:text-is('Load 3')")
    visit.settled()
    for number in (3, 2):
        visit.go(f"#/data?part=history&load={number}")
        press(visit, "Undo this load …")
        assert f"Undoing load {number} would change this" in visit.text(".confirm > h3")
        press(visit, "Keep it")
        press(visit, "Undo this load …")
        press(visit, f"Undo load {number}")
        visit.page.wait_for_selector(f"h3:text-is('Load {number} was undone.')")
    assert snapshot(shared_database) == before
    visit.settled()
    visit.page.get_by_role("link", name="All loads").click()
    visit.page.wait_for_selector("h2:text-is('History')")
    visit.settled()
    assert "undo of load 2" in visit.text("tbody tr >> nth=0")
    assert "undone by load 5" in visit.text("tbody tr:has(th a:text-is('Load 2'))")


def test_csv_files_need_a_name_and_good_lines_can_be_loaded_alone(visit: Visit, shared_database: Database) -> None:
    before = snapshot(shared_database)
    faulty = GOOD | {"needs": [*NEEDS, ["LITEKK", "creating-added-value", "4", "report", "statement", "self"]]}
    choose(visit.forgive("status of 422"), csv_files(faulty))
    visit.page.get_by_role("button", name="Check", exact=True).click()
    assert visit.page.locator("input[name=dataset]:invalid").count() == 1
    visit.page.get_by_label("Name of the data set").fill("by-hand")
    press(visit, "Check")
    assert [told[:2] for told in faulty_cells(visit, "needs.csv")] == [("4", "organisation_id")]
    press(visit, "Check without these lines")
    assert "at most 5% may be left out" in visit.text(".result")
    visit.page.get_by_label("At most this many lines in a hundred").fill("20")
    assert visit.page.locator(".result").count() == 0
    press(visit, "Check")
    assert visit.text(".summary") == "5 rows would be added. 1 faulty line would be left out."
    visit.page.get_by_text("How the files were read").click()
    assert "needs.csv UTF-8, semicolons" in visit.text(".read-as")
    press(visit, "Load")
    visit.go("#/clusters")
    assert "Amber Works" in visit.text("main")
    visit.page.get_by_role("link", name="Data", exact=True).click()
    visit.page.get_by_role("link", name="History", exact=True).click()
    visit.page.locator("tbody th a").first.click()
    visit.page.wait_for_selector(".undo button")
    visit.settled()
    press(visit, "Undo this load …")
    visit.page.locator(".confirm button.main").click()
    visit.page.wait_for_selector("h3:has-text('was undone.')")
    assert snapshot(shared_database) == before
    visit.page.get_by_role("link", name="Clusters", exact=True).click()
    visit.page.wait_for_selector("h1:text-is('Clusters')")
    assert "Amber Works" not in visit.settled().text("main")


def test_proposed_matches_are_decided_together_and_taken_back(visit: Visit, shared_database: Database) -> None:
    before = snapshot(shared_database)
    visit.page.set_default_timeout(60_000)  # the first proposals of a process import what compares texts
    visit.go("#/data?part=matching")
    assert "matched: nearly the same" in visit.text(".candidates:has-text('innovation-management')")
    card = visit.page.locator(".candidates:has-text('plastics-design') .candidate")
    assert "develop new products proposed" in " ".join(card.inner_text().split())
    assert "both say products" in card.inner_text()
    card.get_by_role("button", name="Accept develop new products").click()
    card.get_by_role("combobox").select_option("narrow")
    other = visit.page.locator(".candidates:has-text('innovative-procurement') .candidate:has-text('public relations')")
    other.get_by_role("button", name="Reject public relations").click()
    visit.page.get_by_role("link", name="History", exact=True).click()
    visit.page.wait_for_selector("h2:text-is('History')")
    visit.page.get_by_role("link", name="Matching", exact=True).click()
    visit.page.wait_for_selector(".decisions")
    visit.settled()
    assert visit.text(".decisions strong") == "2 decisions, not stored yet", "a look elsewhere loses nothing"
    assert visit.seriously_wrong() == []
    assert snapshot(shared_database) == before
    press(visit, "Store them")
    visit.page.wait_for_selector(".decisions:has-text('2 decisions were stored.')")
    visit.settled()
    assert "matched: the concept is narrower" in visit.text(".candidates:has-text('plastics-design')")
    assert other.count() == 0
    visit.page.get_by_label("Show what was rejected too").check()
    visit.page.wait_for_url("**rejected=yes*")
    visit.settled()
    assert "public relations rejected" in " ".join(other.inner_text().split())
    visit.page.locator(".decisions").get_by_role("link").click()
    visit.page.wait_for_selector(".undo button")
    visit.settled()
    press(visit, "Undo this load …")
    visit.page.locator(".confirm button.main").click()
    visit.page.wait_for_selector("h3:has-text('was undone.')")
    assert snapshot(shared_database) == before
    assert "match-decisions" in visit.text(".facts")


def test_without_concepts_of_esco_the_page_says_where_they_come_from(visit: Visit) -> None:
    visit.page.route(
        "**/v1/matches/proposals*", lambda route: route.fulfill(body="[]", content_type="application/json")
    )
    assert "gapbridge import esco" in visit.go("#/data?part=matching").text(".notice")
    assert "No competence without a match" in visit.go("#/data?part=matching&unmatched=yes").text(".notice")


def test_while_it_runs_it_says_so_and_a_refusal_is_told_plainly(visit: Visit) -> None:
    choose(visit.forgive("status of 503", "status of 413"), workbook(GOOD))
    held: list[Route] = []
    visit.page.route("**/v1/loads", lambda route: held.append(route))
    check = visit.page.get_by_role("button", name="Check", exact=True)
    check.click()
    assert visit.text("main .loading") == "Checking the files …"
    assert check.is_disabled()
    visit.page.locator("form.choose").evaluate("form => form.requestSubmit()")
    visit.page.wait_for_timeout(100)
    assert len(held) == 1
    answers = [("busy", 503, "Others are loading right now."), ("too-large", 413, "Send fewer lines at a time")]
    for kind, status, told in answers:
        problem = {"type": f"urn:gapbridge:problem:{kind}", "title": f"It is {kind}.", "status": status}
        held.pop().fulfill(status=status, content_type="application/problem+json", body=json.dumps(problem))
        visit.page.wait_for_selector(f"[role=alert] h2:text-is('It is {kind}.')")
        assert told in visit.text("main")
        with visit.page.expect_request("**/v1/loads"):
            visit.page.get_by_role("button", name="Try again").click()
        visit.page.wait_for_timeout(100)
    held.pop().continue_()
    visit.page.wait_for_selector(".summary")


def test_names_of_files_are_text_and_what_is_no_table_is_refused(visit: Visit) -> None:
    visit.forgive("status of 422", "status of 415")
    name = "<b onclick=alert(1)>.csv"
    choose(visit, [{"name": name, "mimeType": "text/csv", "buffer": b"id\n"}])
    assert visit.text(".chosen .name") == name and visit.page.locator("main b").count() == 0
    visit.page.get_by_label("Name of the data set").fill("x")
    press(visit, "Check")
    assert name in visit.text("[role=alert]") and visit.page.locator("main b").count() == 0
    choose(visit, [{"name": "notes.txt", "mimeType": "text/plain", "buffer": b"x"}])
    press(visit, "Check")
    assert "notes.txt is neither a workbook nor CSV." in visit.text("[role=alert]")
    choose(visit, [{"name": "strange.csv", "mimeType": "text/csv", "buffer": b"id\nx\n"}])
    press(visit, "Check")
    assert "no table of this name" in visit.text(".fault-list")


def test_a_file_that_was_saved_anew_since_it_was_chosen_is_to_be_chosen_again(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "needs.csv"
    file.write_text("id\n", encoding="utf-8")
    choose(visit, file)
    visit.page.get_by_label("Name of the data set").fill("x")
    file.write_text("id\nmended\n", encoding="utf-8")
    press(visit, "Check")
    assert "needs.csv was changed or moved since it was chosen." in visit.text("[role=alert]")


def test_on_a_server_with_a_key_it_is_asked_for_and_sent(shared_database: Database, open_page: Opener) -> None:
    with served(create_app(database=shared_database, api_settings=ApiSettings(key=KEY))) as locked:
        visit = choose(open_page(locked).forgive("status of 401"), workbook(GOOD))
        press(visit, "Check")
        visit.page.get_by_label("API key").fill(KEY)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_selector(".summary")


def test_a_template_is_made_of_all_tables_or_of_chosen_ones(visit: Visit, tmp_path: Path) -> None:
    visit.go("#/data")
    visit.page.locator("summary", has_text="Only some tables").click()
    for table in ("Needs needs", "Events events"):
        visit.page.get_by_role("checkbox", name=table, exact=True).check()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Template with the chosen tables").click()
    download.value.save_as(tmp_path / "template.xlsx")
    sheets = CalamineWorkbook.from_path(tmp_path / "template.xlsx").sheet_names
    assert {"needs", "events"} < set(sheets) and "offers" not in sheets
