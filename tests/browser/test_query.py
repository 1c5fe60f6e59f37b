"""The page Query: saved questions and a reader's own, told as a table, and why one is refused."""

import csv
from pathlib import Path

import pytest

from tests.browser.conftest import Opener, Visit


def write(visit: Visit, text: str) -> None:
    visit.page.get_by_label("Cypher", exact=True).fill(text)
    visit.page.get_by_label("Cypher", exact=True).press("Control+Enter")
    visit.settled()


def test_a_saved_question_is_answered_narrowed_and_saved(visit: Visit, tmp_path: Path) -> None:
    visit.go("#/query")
    visit.page.get_by_role("link", name="Needs that clusters share").click()
    visit.page.wait_for_selector(".asking-answer table")
    visit.settled()
    assert visit.hash == "#/query?saved=shared_needs"
    assert visit.text(".table-bar .caption") == "11 rows"
    assert "6 × NEEDS (klaster.lt, 6 Jun 2017)" in visit.texts("tbody tr")[0]
    assert visit.page.locator(".badge").count() == 0
    visit.page.get_by_label("Both", exact=True).check()
    visit.settled()
    visit.page.get_by_label("$min_clusters").fill("7")
    visit.page.get_by_role("button", name="Run").click()
    visit.settled()
    assert visit.hash == "#/query?show=both&saved=shared_needs&p_min_clusters=7"
    (row,) = visit.texts("tbody tr")
    assert "creating added value in the cluster (example) made up" in row
    with visit.page.expect_download() as saving:
        visit.page.get_by_role("button", name="CSV").click()
    saving.value.save_as(tmp_path / "saved.csv")
    rows = list(csv.reader((tmp_path / "saved.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert saving.value.suggested_filename == "shared_needs.csv"
    assert (rows[0][:2], rows[1][:2]) == (
        ["competence", "cluster_count"],
        ["creating added value in the cluster (example)", "7"],
    )


def test_a_query_of_ones_own_is_run_by_keys_and_a_refused_one_says_why_and_where(visit: Visit) -> None:
    visit.forgive("status of 422").go("#/query")
    write(visit, "MATCH (c:Cluster {id: 'litek'})\nRETURN c, c.nothing AS unknown, 1 AS one")
    assert visit.texts("thead th") == ["c", "unknown", "one"]
    assert visit.texts("tbody tr > *") == ["Laser & Engineering Technologies Cluster (LITEK)", "none known", "1"]
    assert visit.page.get_by_role("link", name="LITEK").get_attribute("href") == "#/clusters/litek"
    write(visit, "MATCH (c:Cluster)\nRETURN d")
    refused = visit.text(".refused")
    assert "Variable `d` not defined" in refused and "Line 2, column 8" in refused and "offset" not in refused
    visit.page.get_by_role("button", name="Go there").click()
    assert visit.page.evaluate("getSelection().toString()") == "d"
    write(visit, "MATCH (c) DETACH DELETE c")
    assert "does more than read" in visit.text(".refused")
    write(visit, "MATCH (x:Klusteris) RETURN x")
    assert "The query returns no row." in visit.text(".asking-answer") and "Klusteris" in visit.text(".remarks")


def test_a_saved_question_that_is_changed_keeps_what_stands_in_its_fields(visit: Visit) -> None:
    visit.go("#/query?saved=shared_needs")
    text = visit.page.get_by_label("Cypher", exact=True).input_value()
    write(visit, text.replace("AS industry_count", "AS industry_number"))
    assert "industry_number" in visit.texts("thead th")
    assert visit.text(".table-bar .caption") == "11 rows"
    assert visit.page.get_by_label("$max_rows").input_value() == "200"
    assert "p_max_rows=200" in visit.hash and "p_min_clusters=2" in visit.hash


def test_a_query_that_came_with_a_link_waits_until_it_is_run(visit: Visit) -> None:
    visit.go("#/query?q=RETURN+$x+AS+one&p_x=7")
    assert "has not been run" in visit.text(".asking-answer")
    assert not [url for url in visit.asked if url.endswith("/v1/query")]
    visit.page.get_by_role("button", name="Run").click()
    visit.page.wait_for_selector("tbody tr")
    assert visit.texts("tbody tr") == ["7"]


def test_queries_are_kept_in_the_browser_by_name(visit: Visit) -> None:
    visit.go("#/query")
    write(visit, "RETURN 'kept' AS word")
    visit.page.get_by_label("Name", exact=True).fill("My <b>own")
    visit.page.get_by_role("button", name="Keep this query").click()
    visit.page.reload()
    visit.settled()
    visit.page.get_by_role("button", name="My <b>own", exact=True).click()
    assert visit.page.get_by_label("Cypher", exact=True).input_value() == "RETURN 'kept' AS word"
    visit.page.get_by_role("button", name="Remove “My <b>own”").click()
    assert visit.page.get_by_role("button", name="My <b>own", exact=True).count() == 0


def test_names_of_the_schema_are_put_into_the_query(visit: Visit) -> None:
    visit.go("#/query")
    visit.page.get_by_role("button", name="Cluster", exact=True).click()
    visit.page.get_by_role("button", name="NEEDS", exact=True).click()
    assert visit.page.get_by_label("Cypher", exact=True).input_value() == "(:Cluster)-[:NEEDS]->"


def test_the_answer_is_drawn_and_everything_in_it_is_told_beside_the_drawing(visit: Visit) -> None:
    visit.forgive("GPU stall").go("#/query?show=both&saved=lone_performers")
    visit.page.get_by_label("Graph", exact=True).check()
    visit.settled()
    assert visit.hash.endswith("&tab=graph")
    assert visit.text(".graph figcaption > span >> nth=0") == "12 things and 10 statements of the answer"
    visit.page.locator(".graph-panel").get_by_role("button", name="upholstery", exact=True).click()
    assert visit.texts(".graph-neighbours > li") == [
        "says → PART_OF From log to armchair (fictional) (GapBridge) made up",
        "is said by ← PERFORMS Velvetmoss Upholstery (GapBridge) made up",
    ]
    visit.page.get_by_label("Draw all that joins them").check()
    visit.page.wait_for_selector("figcaption:not(:has-text('10 statements'))")
    caption = visit.settled().text(".graph figcaption > span >> nth=0")
    assert int(caption.split(" and ")[1].split()[0]) > 10, "deliveries and feeding join them, too"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_reasons_of_a_suggestion_are_drawn_above_their_sentences(base: str, open_page: Opener, width: int) -> None:
    visit = open_page(base, width=width).go("#/clusters/ex-tidewright?show=example")
    visit.page.locator(".suggestion .why summary").first.click()
    visit.page.wait_for_selector(".path-drawing")
    visit.settled()
    ends = visit.page.locator(".path-drawing .thing.end").all_text_contents()
    assert any("Tidewright" in end for end in ends) and len(ends) == 2
    verbs = set(visit.page.locator(".path-drawing .said text").all_text_contents())
    assert verbs == {"lacks", "offers", "is a member of"}
    assert (
        visit.page.locator(".path-drawing .said.made-up").count() == visit.page.locator(".path-drawing .said").count()
    )
    assert visit.page.get_by_role("img", name="What joins Tidewright").count() == 1
    assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme)
        assert [fault for fault in visit.seriously_wrong() if "figure" in fault] == [], scheme
