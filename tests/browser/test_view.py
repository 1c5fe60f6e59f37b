"""The page `/`, seen with a browser, on the two data sets of the demo."""

import csv
import gzip
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route
from python_calamine import CalamineWorkbook

from gapbridge_api.view_page import FOLDER
from tests.browser.conftest import Opener, Visit

CLUSTERS = {
    "iVITA",
    "Lithuanian Automotive Export Association (LAuGEA)",
    "Laser & Engineering Technologies Cluster (LITEK)",
    "Lithuanian Plastics Cluster",
    "NEBULA",
    "Uzupis Creative Cluster",
}
PAGES = [
    "#/?show=both",
    "#/gaps?show=both",
    "#/gaps?as_of=2010-01-01",
    "#/clusters?show=both",
    "#/clusters/litek",
    "#/clusters/ex-tidewright?show=example&members=true",
    "#/clusters/ex-tidewright",
    "#/programme?show=both&budget=10000",
    "#/chains?show=both",
    "#/chains/ex-chain-furniture?show=example&seen=ex-amberwood&leaves=ex-velvetmoss",
    "#/members/ex-knotwise-joinery?show=example&leaves=yes",
    "#/query",
    "#/query?show=both&saved=shared_needs",
    "#/query?q=RETURN+1",
    "#/query?show=both&saved=lone_performers&tab=graph",
    "#/graph?show=both&node=Cluster/litek",
    "#/sources",
    "#/data",
    "#/data?part=matching&show=both",
    "#/data?part=history",
    "#/data?part=history&load=1",
    "#/nowhere",
]
REACHABLE = "a[href], button, summary, select, input:not([type=radio]), input[type=radio]:checked, [tabindex='0']"
FIRST_LOAD_KIB = 350


def gap(competence: str) -> str:
    """The row of a competence."""
    return f'tbody tr:has(.name:text-is("{competence}"))'


def choose(visit: Visit, show: str) -> None:
    visit.page.get_by_label(show, exact=True).check()
    visit.settled()


@pytest.mark.parametrize("address", [*PAGES, "#/gaps?as_of=nonsense"])
def test_every_page_fits_is_built_of_meaningful_parts_and_open_to_all(visit: Visit, address: str) -> None:
    """From 360 pixels on it never scrolls sideways; axe finds no fault, in either theme."""
    visit.forgive("status of 4").go(address).unfolded()
    for width in (360, 768, 1280, 1920):
        visit.page.set_viewport_size({"width": width, "height": 900})
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
    for scheme in ("light", "dark"):
        visit.page.set_viewport_size({"width": 1280 if scheme == "light" else 360, "height": 900})
        visit.page.emulate_media(color_scheme=scheme)
        assert visit.seriously_wrong() == [], scheme
    assert visit.page.locator("h1").count() == 1
    levels: list[int] = visit.page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3')].map((one) => Number(one.tagName[1]))"
    )
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_overview_says_what_is_there_and_leads_on(visit: Visit) -> None:
    visit.go("")
    assert visit.text("h1") == "Overview"
    assert "6 Clusters" in visit.texts(".numbers li")
    assert visit.page.locator(".made-up-banner, .badge").count() == 0
    assert "load of example" in visit.text("main")
    choose(visit, "Both")
    assert "14 Clusters 8 made up" in visit.texts(".numbers li")
    assert "Added value laboratory (fictional) made up 9 Feb 2027" in visit.texts(".events li")[0]
    visit.page.get_by_role("link", name="creating added value in the cluster (example)").click()
    visit.page.wait_for_selector("h1:text-is('Shared gaps')")
    assert visit.hash == "#/gaps?show=both&gap=ex-creating-added-value"
    visit.page.go_back()
    visit.page.wait_for_selector("h1:text-is('Overview')")


def test_the_shared_gaps_of_inolink_name_all_six_clusters_and_who_says_so(visit: Visit) -> None:
    visit.go("#/gaps?gap=creating-added-value")
    assert visit.text(".table-bar .caption") == "11 shared gaps"
    assert "6 of 6" in visit.text(gap("creating added value in the cluster"))
    assert set(visit.texts(".detail dd >> nth=0 >> a")) == CLUSTERS
    detail = visit.text(".detail")
    assert "Industry unknown NEBULA" in detail
    assert "the coordinator of each, by name (6 statements) klaster.lt, 6 Jun 2017" in detail
    source = visit.page.locator(".detail .refs a")
    assert source.get_attribute("href") == "https://klaster.lt/en/clusters-shared-knowledge-still-lacking"
    assert source.get_attribute("title") == "Clusters shared what knowledge is still lacking"
    assert visit.page.locator(".badge").count() == 0
    assert visit.page.title() == "Shared gaps – GapBridge"


def test_the_map_tells_who_lacks_what_by_pointer_and_by_keyboard(visit: Visit) -> None:
    visit.go("#/gaps?show=example")
    cell = visit.page.get_by_role("gridcell", name=re.compile("^Tidewright.*innovation management.*: lacks it$"))
    cell.hover()
    assert "Tidewright Boatbuilding Cluster (fictional) lacks it importance " in visit.text(".pointed-cell")
    visit.page.locator(".heatmap [tabindex='0']").focus()
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("End")
    assert visit.page.evaluate("document.activeElement.getAttribute('data-at')").startswith("1-")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**gap=**")
    for state in ("open", "covered", "closed", "unknown"):
        assert visit.page.locator(f".cell.{state}").count() > 1, state


def test_a_rank_has_its_interval_and_unknown_is_called_unknown(visit: Visit) -> None:
    visit.go("#/gaps?show=example")
    row = visit.page.locator(gap("product development in the cluster (example)"))
    assert "unknown" in row.inner_text()
    assert "when any one cluster is left out" in visit.page.locator("tbody").inner_html()
    rows = visit.page.locator("tbody tr")
    assert rows.filter(has=visit.page.locator(".badge")).count() == rows.count() > 5
    visit.page.get_by_role("button", name="Severity").click()
    shown = [re.sub(r"[^\d.\-−]", "", text) for text in visit.texts("tbody td:last-child")]
    known = [float(text.replace("−", "-")) for text in shown if text]
    assert known == sorted(known, reverse=True) and len(known) > 3
    assert visit.page.locator("th[aria-sort=descending]").count() == 1
    visit.page.get_by_label("Shared by at least").select_option("4")
    visit.page.wait_for_url("**least=4**")
    visit.settled()
    assert 0 < rows.count() < 6


def test_tables_and_figures_are_saved_as_files(visit: Visit, tmp_path: Path) -> None:
    visit.go("#/gaps")
    saved = {}
    for name in ("CSV", "XLSX", "SVG", "PNG"):
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name=name, exact=True).click()
        saved[name] = tmp_path / download.value.suggested_filename
        download.value.save_as(saved[name])
    rows = list(csv.reader(saved["CSV"].read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["Rank", "Competence", "Clusters", "Across industries", "Severity"]
    assert len(rows) == 12 and rows[1][2:] == ["6", "true", ""]
    sheet = CalamineWorkbook.from_path(saved["XLSX"]).get_sheet_by_index(0).to_python()
    assert [row[1] for row in sheet] == [row[1] for row in rows]
    assert sheet[1][2] == 6
    assert "<svg" in saved["SVG"].read_text(encoding="utf-8") and "var(" not in saved["SVG"].read_text(encoding="utf-8")
    assert saved["PNG"].read_bytes().startswith(b"\x89PNG") and saved["PNG"].stat().st_size > 5_000


def test_what_is_chosen_is_in_the_address_and_back_takes_it_back(visit: Visit) -> None:
    visit.go("#/gaps")
    choose(visit, "Both")
    visit.page.get_by_label("As of").fill("2024-05-01")
    visit.page.wait_for_url("**as_of=2024-05-01*")
    visit.page.get_by_label("Also count members’ needs").check()
    visit.page.wait_for_url("**members=true*")
    visit.settled()
    assert visit.hash == "#/gaps?show=both&as_of=2024-05-01&members=true"
    asked = f"{visit.base}/v1/gaps/shared?synthetic=true&as_of=2024-05-01&members=true&min_clusters=2&limit=100"
    assert asked in visit.asked
    visit.page.get_by_role("link", name="Clusters", exact=True).first.click()
    visit.page.wait_for_selector("h1:text-is('Clusters')")
    for _ in range(3):
        visit.page.go_back()
    visit.page.wait_for_url("**#/gaps?show=both")
    visit.settled()
    assert visit.page.get_by_label("As of").input_value() == ""
    assert not visit.page.get_by_label("Also count members’ needs").is_checked()
    assert visit.page.get_by_label("Both").is_checked()


def test_an_industry_narrows_gaps_and_clusters(visit: Visit) -> None:
    visit.go("#/clusters")
    visit.page.get_by_label("Industry").select_option(label="lasers, photonics")
    visit.page.wait_for_url("**industry=profile-lasers-and-photonics*")
    visit.settled()
    assert visit.texts("tbody th") == ["Laser & Engineering Technologies Cluster (LITEK)"]


def test_a_cluster_is_reached_by_link_and_back_leads_back(visit: Visit) -> None:
    visit.go("#/clusters")
    assert visit.page.locator("tbody tr").count() == 6
    assert "unknown" in visit.text('tbody tr:has-text("NEBULA") td:nth-of-type(1)')
    visit.page.get_by_role("link", name="LITEK").click()
    visit.page.wait_for_selector("h1:has-text('LITEK')")
    visit.settled()
    assert visit.page.evaluate("document.activeElement.tagName") == "H1"
    facts = visit.text(".facts >> nth=0")
    assert "Founded 2011" in facts
    assert "Run by Science and Technology Park of Institute of Physics Interreg Europe" in facts
    assert "Region unknown" in facts
    visit.page.go_back()
    visit.page.wait_for_selector("h1:text-is('Clusters')")


def test_a_cluster_page_shows_gaps_offers_events_members_and_three_groups(visit: Visit) -> None:
    visit.go("#/clusters/ex-tidewright?show=example")
    assert visit.text("h1") == "Tidewright Boatbuilding Cluster (fictional) made up"
    rated = visit.text(gap("repair of composite hulls (example)") + " >> nth=0")
    assert "Driftline Composites · Saltkeel Hulls" in rated
    assert "importance 5, ability 1, on a scale to 5" in rated
    unrated = visit.text(gap("battery safety (example)"))
    assert "not rated" in unrated and "nobody that we know of" in unrated
    assert "1 need is closed." in visit.text("main")
    assert visit.texts("h3") == ["Teach and learn", "Learn together", "Do business"]
    groups = visit.page.locator(".group")
    assert [groups.nth(at).locator(".suggestion").count() > 0 for at in range(3)] == [True, True, True]
    assert "Innovation school (fictional)" in visit.text("main")
    assert "9 known members" in visit.text("main")


def test_a_suggestion_says_how_much_why_and_whom_to_talk_to(visit: Visit) -> None:
    visit.go("#/clusters/ex-tidewright?show=example")
    card = visit.page.locator(".suggestion", has_text="Teach Cloudmeadow Dairy")
    text = " ".join(card.inner_text().split())
    assert "Tidewright Boatbuilding Cluster (fictional) offers 3 of what Cloudmeadow" in text
    assert "Talk to Driftline Composites, Knot and Chart Maritime School and Wave Basin Institute;" in text
    assert "at the partner to Cloudmeadow Cluster Office (coordinator)." in text
    buy = visit.page.locator(".suggestion", has_text="Buy from Emberfield")
    assert "they work together already: electric ferry consortium" in buy.inner_text()
    card.locator("summary").click()
    card.locator(".sentence").first.wait_for()
    visit.settled()
    sentences = [" ".join(one.split()) for one in card.locator(".sentence").all_inner_texts()]
    assert sentences[:3] == [
        "Cloudmeadow Dairy Cluster (fictional) lacks customs procedures (example) (GapBridge).",
        "Knot and Chart Maritime School offers customs procedures (example) (GapBridge).",
        "Knot and Chart Maritime School is a member of Tidewright Boatbuilding Cluster (fictional) (GapBridge).",
    ]


def test_every_reason_of_a_cluster_is_told_without_a_key(visit: Visit) -> None:
    visit.go("#/clusters/ex-emberfield?show=example").unfolded()
    assert not re.search(r"\bex-", visit.page.locator("main").inner_text())


def test_a_member_sees_who_could_help_it_and_whom_it_could_teach(visit: Visit, tmp_path: Path) -> None:
    visit.page.goto(f"{visit.base}/#/clusters/ex-amberwood?show=example")
    visit.page.locator("tbody").get_by_role("link", name="Knotwise Joinery").last.click()
    visit.page.wait_for_selector("h1:has-text('Knotwise Joinery')")
    visit.settled()
    assert visit.hash == "#/members/ex-knotwise-joinery?show=example"
    assert "Region unknown" in visit.text(".facts") and "what it offers" in visit.text(".facts")
    need = visit.text(gap("analysis of production data (example)"))
    assert "Udderly Exact Analytics" in need and "Data and cybersecurity days" in need
    assert "the member itself" in visit.text(gap("using cluster membership to best advantage (example)"))
    assert "Nobody has stated what it offers." in visit.text("main")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="CSV", exact=True).first.click()
    download.value.save_as(tmp_path / "needs.csv")
    rows = list(csv.DictReader((tmp_path / "needs.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == visit.page.locator("tbody").first.locator("tr").count() > 2
    visit.page.get_by_role("link", name="Udderly Exact Analytics").first.click()
    visit.page.wait_for_selector("h1:has-text('Udderly Exact Analytics')")
    visit.settled()
    assert "Morning Pail Dairy" in visit.text("section:has(h2:text-is('What it could teach, and whom'))")
    choose(visit, "Real statements")
    visit.page.wait_for_selector("main:has-text('This member is made up, and only real statements are shown now.')")


def test_what_if_a_member_left_is_told_on_its_page_and_saved(visit: Visit, tmp_path: Path) -> None:
    visit.go("#/members/ex-wave-basin?show=example")
    visit.page.get_by_role("button", name="What if it leaves?").click()
    visit.page.wait_for_selector("h2:text-is('If Wave Basin Institute left')")
    visit.settled()
    assert visit.hash.endswith("leaves=yes")
    told = visit.page.locator("section:has(h2:text-is('If Wave Basin Institute left'))")
    assert "shared gaps 9 10" in " ".join(told.locator("table").inner_text().split())
    with visit.page.expect_download() as download:
        told.get_by_role("button", name="CSV", exact=True).click()
    download.value.save_as(tmp_path / "what-if.csv")
    rows = list(csv.reader((tmp_path / "what-if.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert ["shared gaps", "9", "10"] in rows
    visit.page.get_by_role("button", name="Close").click()
    visit.page.wait_for_selector("button:text-is('What if it leaves?')")


def test_a_made_up_cluster_among_real_statements_is_explained(visit: Visit) -> None:
    visit.go("#/clusters/ex-tidewright")
    assert "This cluster is made up, and only real statements are shown now." in visit.text("main")
    visit.page.get_by_role("link", name="Show the made-up example").click()
    visit.page.wait_for_selector(".facts")
    visit.go("#/clusters/litek?show=example")
    assert "This cluster is real" in visit.text("main")


def test_a_day_before_all_statements_has_no_gaps_and_says_so(visit: Visit) -> None:
    visit.go("#/gaps?as_of=2017-06-04")
    assert "On 4 Jun 2017, no two clusters are known to lack the same." in visit.text(".notice")
    visit.page.get_by_role("button", name="Ask about today").click()
    visit.page.wait_for_selector("table")
    visit.go("#/clusters/nebula?as_of=2017-06-04")
    assert "Nobody has stated that it lacks anything." in visit.text("main")


def test_a_programme_is_planned_within_a_budget(visit: Visit, tmp_path: Path) -> None:
    visit.go("#/programme?show=example")
    assert "no limit" in visit.text(".budget")
    rows = visit.page.locator("table").first.locator("tbody tr")
    without = rows.count()
    assert "Innovation school (fictional)" in visit.text("table >> nth=0")
    visit.page.get_by_role("slider", name="Budget").fill("10000")
    visit.page.wait_for_url("**budget=10000*")
    visit.settled()
    assert "could be closed, for €9,900" in visit.text(".told")
    assert "Proven: nothing within these limits closes more." in visit.text(".told")
    assert 0 < rows.count() < without
    assert "beyond the budget" in visit.text("main")
    visit.page.locator(".why-open select").select_option("budget")
    visit.page.wait_for_url("**reason=budget*")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Calendar (.ics)").click()
    download.value.save_as(tmp_path / "programme.ics")
    assert (tmp_path / "programme.ics").read_text(encoding="utf-8").count("BEGIN:VEVENT") == rows.count()
    visit.page.get_by_role("button", name="€15,", exact=False).first.click()
    visit.page.wait_for_url("**budget=15*")


def test_a_value_chain_shows_who_does_what_and_what_if_somebody_leaves(visit: Visit) -> None:
    visit.go("#/chains?show=example")
    visit.page.get_by_role("link", name="From log to armchair (fictional)").click()
    visit.page.wait_for_selector("h1:has-text('From log to armchair')")
    visit.settled()
    assert visit.page.locator(".stage").count() == 9
    assert visit.page.locator(".stage.missing").count() == 1
    missing = visit.page.get_by_role("button", name="taking back and renewing nobody known")
    missing.click()
    visit.page.wait_for_selector("h2:text-is('taking back and renewing')")
    visit.page.get_by_role("button", name="drying of timber 1 performer").press("Enter")
    visit.page.wait_for_selector("h2:text-is('drying of timber')")
    visit.settled()
    assert "Without it, these cannot go on" in visit.text(".detail-list")
    visit.page.locator(".detail-list").get_by_role("button", name="What if it leaves?").click()
    visit.page.wait_for_selector("h2:text-is('If Foggy Grove Sawmill left')")
    visit.settled()
    assert "Nobody would be left for: drying of timber (Amberwood Furniture Cluster (fictional))." in visit.text("main")
    assert "Knotwise Joinery would be without dried oak" in visit.text(".flowing")
    assert "leaves=ex-foggy-grove" in visit.hash
    visit.page.go_back()
    visit.page.wait_for_selector("h2:text-is('Members on whom others depend')")


def test_what_a_cluster_lacks_of_a_chain_is_filled_from_other_clusters(visit: Visit, tmp_path: Path) -> None:
    visit.go("#/chains/ex-chain-furniture?show=example")
    visit.page.get_by_label("Seen from").select_option(label="Amberwood Furniture Cluster (fictional)")
    visit.page.wait_for_url("**seen=ex-amberwood*")
    visit.page.wait_for_selector("h2:text-is('Who could fill what is missing')")
    visit.settled()
    assert visit.page.locator(".stage.missing").count() == 3
    weaving = visit.text("tbody tr:has-text('Sixteen Shuttles Weaving')")
    assert "weaving of cover fabric made up" in weaving and "Brightloom Textile Cluster (fictional)" in weaving
    assert "Sixteen Shuttles Weaving delivers cover fabric to Velvetmoss Upholstery" in weaving
    assert "Added value laboratory (fictional) 9 Feb 2027" in weaving
    assert "nobody known" in visit.text("tbody tr:has-text('taking back and renewing')")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="CSV", exact=True).click()
    download.value.save_as(tmp_path / "missing.csv")
    rows = list(csv.DictReader((tmp_path / "missing.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == visit.page.locator("tbody tr").count() == 5


def test_sources_are_listed_with_their_notes_and_one_can_be_linked_to(visit: Visit) -> None:
    visit.go("#/sources/klaster-lt-2017-06-06")
    article = visit.page.get_by_role("link", name="Clusters shared what knowledge is still lacking")
    assert article.get_attribute("href") == "https://klaster.lt/en/clusters-shared-knowledge-still-lacking"
    assert visit.page.locator(".filters").count() == 0
    assert visit.page.evaluate("document.activeElement.id") == "sources:klaster-lt-2017-06-06"


def test_the_view_speaks_lithuanian_and_keeps_that(base: str, open_page: Opener) -> None:
    visit = open_page(base, locale="lt-LT").go("#/gaps?show=both")
    assert visit.text("h1") == "Bendros spragos"
    assert visit.page.locator("html").get_attribute("lang") == "lt"
    assert "pridėtinės vertės kūrimas" in visit.text("tbody")
    visit.page.get_by_label("Kalba").select_option("en")
    visit.page.wait_for_selector("h1:text-is('Shared gaps')")
    visit.settled()
    assert "creating added value in the cluster" in visit.text("tbody")
    visit.page.reload()
    visit.settled()
    assert visit.text("h1") == "Shared gaps"
    visit.page.get_by_label("Appearance").select_option("dark")
    visit.page.reload()
    visit.settled()
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 23, 26)"


@pytest.mark.parametrize(
    ("address", "status", "title", "says"),
    [
        ("#/gaps?as_of=nonsense", 422, "What was sent cannot be used.", "query.as_of: a day is written as 2017-06-06"),
        ("#/clusters/litec", 404, "The graph does not hold it.", "Did you mean litek?"),
    ],
)
def test_a_problem_is_said_plainly_with_advice(visit: Visit, address: str, status: int, title: str, says: str) -> None:
    visit.forgive(f"status of {status}").page.goto(f"{visit.base}/{address}")
    visit.page.wait_for_selector(f"[role=alert] :is(h1, h2):text-is('{title}')")
    assert says in visit.text("[role=alert]")
    visit.page.locator("[role=alert]").get_by_role("link").click()
    visit.page.wait_for_selector("h1:text-is('Overview'), [role=alert]")


def test_after_an_outage_trying_again_helps(visit: Visit) -> None:
    problem = {"type": "urn:gapbridge:problem:database-unavailable", "title": "The database does not answer."}

    def refuse(route: Route) -> None:
        route.fulfill(status=503, content_type="application/problem+json", body=json.dumps(problem))

    visit.forgive("status of 503").page.route("**/v1/**", refuse)
    visit.page.goto(f"{visit.base}/#/gaps")
    visit.page.wait_for_selector("[role=alert]:has-text('The database does not answer.')")
    visit.page.unroute("**/v1/**")
    visit.page.get_by_role("button", name="Try again").click()
    visit.page.wait_for_selector("table")


def test_a_server_that_went_away_and_an_answer_that_is_none_are_named(visit: Visit) -> None:
    visit.forgive("net::ERR").page.route("**/v1/**", lambda route: route.abort())
    visit.page.goto(f"{visit.base}/#/gaps")
    visit.page.wait_for_selector("[role=alert] :is(h1, h2):text-is('The server does not answer.')")
    assert "gapbridge demo" in visit.text("[role=alert]")
    visit.page.unroute("**/v1/**")
    visit.page.route("**/v1/**", lambda route: route.fulfill(status=200, body="<html>a portal</html>"))
    visit.page.get_by_role("button", name="Try again").click()
    visit.page.wait_for_selector("[role=alert] :is(h1, h2):text-is('The answer cannot be read.')")


def test_loading_is_announced_and_a_late_answer_replaces_nothing(visit: Visit) -> None:
    visit.go("#/gaps")
    held: list[Route] = []
    visit.page.route("**/v1/gaps/shared?status=synthetic*", lambda route: held.append(route))
    with visit.page.expect_request("**/v1/gaps/shared?status=synthetic*"):
        visit.page.get_by_label("Made-up example").check()
    assert visit.text("main .loading >> nth=0") == "Loading …"
    assert visit.page.locator("main .loading >> nth=0").get_attribute("role") == "status"
    choose(visit, "Real statements")
    for route in held:
        route.fulfill(body="[]", content_type="application/json")
    visit.page.wait_for_timeout(200)
    assert visit.text(".table-bar .caption") == "11 shared gaps"


def test_where_it_is_narrow_rows_are_cards_and_the_menu_unfolds(base: str, open_page: Opener) -> None:
    visit = open_page(base, width=360).go("#/clusters")
    cell = visit.page.locator("tbody td").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Industries"'
    assert visit.page.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display") == "block"
    menu = visit.page.get_by_role("button", name="Menu")
    assert visit.page.get_by_role("navigation").is_hidden()
    menu.click()
    visit.page.get_by_role("link", name="Shared gaps").click()
    visit.page.wait_for_selector("h1:text-is('Shared gaps')")
    assert menu.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("address", ["#/gaps", "#/sources"])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(visit: Visit, address: str) -> None:
    visit.go(address)
    wanted: int = visit.page.evaluate(
        f"""() => {{
          window.wanted = [...document.querySelectorAll({REACHABLE!r})].filter((one) => one.checkVisibility());
          return window.wanted.length;
        }}"""
    )
    reached: list[int] = []
    for _ in range(wanted * 2 + 20):
        visit.page.keyboard.press("Tab")
        at, outlined = visit.page.evaluate(
            """() => {
              const one = document.activeElement;
              const shown = one.matches("[type=radio]") ? one.nextElementSibling : one.querySelector(".ground") ?? one;
              const style = getComputedStyle(shown);
              return [window.wanted.indexOf(one), style.outlineStyle !== "none" || style.stroke !== "none"];
            }"""
        )
        if at == -1:
            break
        assert outlined, f"the focus cannot be seen on {at}"
        if reached[-1:] != [at]:  # a date has several parts
            reached.append(at)
    assert sorted(reached) == list(range(wanted))


def test_the_docs_render_every_operation_from_this_host_only(visit: Visit, base: str) -> None:
    visit.page.goto(f"{base}/docs")
    visit.page.wait_for_selector(".opblock")
    described: dict[str, Any] = visit.page.request.get(f"{base}/openapi.json").json()
    operations = sum(len(methods) for methods in described["paths"].values())
    assert visit.page.locator(".opblock").count() == operations
    assert "/v1/sources" in described["paths"]
    assert {url.split("/")[2] for url in visit.asked if not url.startswith("data:")} == {base.split("/")[2]}


def test_the_policy_of_the_page_is_strict_and_its_files_are_what_they_say(visit: Visit, base: str) -> None:
    request = visit.page.request
    policy = request.get(base).headers["content-security-policy"].split("; ")
    assert {"default-src 'self'", "img-src 'self' data: blob:", "frame-ancestors 'none'"} <= set(policy)
    assert "unsafe" not in " ".join(policy)
    kinds = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
    for file in FOLDER.iterdir():
        response = request.get(f"{base}/view/{file.name}")
        if file.suffix in kinds:
            assert response.headers["content-type"].split(";")[0] == kinds[file.suffix], file
            assert ("immutable" in response.headers["cache-control"]) == (file.suffix != ".svg"), file
            again = request.get(f"{base}/view/{file.name}", headers={"If-None-Match": response.headers["etag"]})
            assert again.status == 304
    assert request.get(f"{base}/view/../view_page.py").status == 404
    assert request.get(f"{base}/view/%2e%2e/view_page.py").status == 404


def test_the_first_load_is_small_and_names_no_other_host(visit: Visit) -> None:
    visit.go("")
    names = {url.rpartition("/")[2] for url in visit.asked if "/view/" in url}
    size = sum(len(gzip.compress((FOLDER / name).read_bytes())) for name in names)
    assert 0 < size < FIRST_LOAD_KIB * 1024
    for file in FOLDER.glob("*.html"):
        assert not re.search(r"\son\w+=|\sstyle=|<style|<script(?![^>]*src=)", file.read_text(encoding="utf-8"))
    for source in (Path(__file__).parents[2] / "api" / "ui" / "src").rglob("*.ts*"):
        if source.name != "schema.d.ts":
            text = source.read_text(encoding="utf-8")
            assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", text), source
            assert set(re.findall(r"https?://[^\s\"'/]+", text)) <= {"http://www.w3.org"}, source
            assert len(text.splitlines()) <= 400, source
