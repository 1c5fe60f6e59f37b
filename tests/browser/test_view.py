"""The page `/`, seen with a browser, on the two data sets of the demo."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route

from gapbridge import load, seeds
from gapbridge.database import Database
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.browser.conftest import Opener, Visit, served
from tests.conftest import EMPTY, cypher

CLUSTERS = {
    "iVITA",
    "Lithuanian Automotive Export Association (LAuGEA)",
    "Laser & Engineering Technologies Cluster (LITEK)",
    "Lithuanian Plastics Cluster",
    "NEBULA",
    "Uzupis Creative Cluster",
}
PAGES = [
    "#/",
    "#/?show=example",
    "#/?show=both",
    "#/?as_of=2010-01-01",
    "#/clusters?show=both",
    "#/clusters/litek",
    "#/clusters/nebula",
    "#/clusters/ex-tidewright?show=example&members=true",
    "#/clusters/ex-tidewright",
    "#/sources",
    "#/nowhere",
]
REACHABLE = "a[href], button, summary, input:not([type=radio]), input[type=radio]:checked"
VIEW = Path(__file__).parents[2] / "api" / "gapbridge_api" / "view"


@pytest.fixture(scope="module")
def base(shared_database: Database, project: Path) -> Iterator[str]:
    """The app on both data sets; nothing here changes them."""
    cypher(shared_database, EMPTY)
    for name in ("inolink", "example"):
        load.load(shared_database, seeds.read(project / "seeds" / name))
    with served(create_app(database=shared_database, api_settings=ApiSettings())) as address:
        yield address


@pytest.fixture
def visit(base: str, open_page: Opener) -> Visit:
    return open_page(base)


def gap(competence: str) -> str:
    """The row of a competence."""
    return f'tbody tr:has(.name:text-is("{competence}"))'


def choose(visit: Visit, show: str) -> None:
    visit.page.get_by_label(show, exact=True).check()
    visit.settled()


def test_the_shared_gaps_of_inolink_name_all_six_clusters(visit: Visit) -> None:
    visit.go("")
    assert visit.text("h1") == "Shared gaps"
    assert visit.text("caption") == "11 shared gaps"
    row = gap("creating added value in the cluster")
    assert set(visit.texts(f"{row} td:nth-of-type(1) a")) == CLUSTERS
    assert visit.text(f"{row} .count") == "6 of 6 clusters"
    assert "the coordinator of each, by name" in visit.text(row)
    source = visit.page.locator(f"{row} a.source")
    assert source.inner_text() == "klaster.lt, 2017-06-06"
    assert source.get_attribute("href") == "https://klaster.lt/en/clusters-shared-knowledge-still-lacking"
    assert source.get_attribute("title") == "Clusters shared what knowledge is still lacking"
    assert "a meeting they took part in" in visit.text(gap("cluster development practice"))
    assert visit.page.locator("#made-up").is_hidden()
    assert visit.page.locator(".badge:visible").count() == 0
    assert visit.page.title() == "Shared gaps – GapBridge"


def test_an_unknown_industry_is_called_unknown_with_its_cluster(visit: Visit) -> None:
    visit.go("")
    told = visit.text(f"{gap('creating added value in the cluster')} td:nth-of-type(2)")
    assert told == "yes Industry of NEBULA: unknown"
    choose(visit, "Made-up example")
    told = visit.text(f"{gap('product development in the cluster (example)')} td:nth-of-type(2)")
    assert told == "unknown Industry of Lantern Bay Cluster (fictional): unknown"
    visit.go("#/clusters")
    assert visit.text('tbody tr:has-text("NEBULA") td:nth-of-type(1)') == "unknown"
    assert visit.text('tbody tr:has-text("NEBULA") td:nth-of-type(2)') == "unknown"


def test_the_made_up_example_is_marked_on_the_page_and_on_every_row(visit: Visit) -> None:
    visit.go("")
    choose(visit, "Made-up example")
    assert visit.hash == "#/?show=example"
    assert visit.page.locator("#made-up").is_visible()
    rows = visit.page.locator("tbody tr")
    assert rows.count() > 5
    assert rows.filter(has=visit.page.locator(".badge")).count() == rows.count()
    assert visit.text(gap("creating added value in the cluster (example)") + " .count") == "7 of 8 clusters"


def test_both_show_real_and_made_up_rows_and_tell_them_apart(visit: Visit) -> None:
    visit.go("#/clusters?show=both")
    assert visit.page.locator("#made-up").is_visible()
    assert visit.page.locator("tbody tr").count() == 14
    assert visit.page.locator("tbody tr").filter(has=visit.page.locator(".badge")).count() == 8
    choose(visit, "Real statements")
    assert visit.page.locator("tbody tr").count() == 6
    assert visit.page.locator("#made-up").is_hidden()


def test_a_cluster_is_reached_by_link_and_back_leads_back(visit: Visit) -> None:
    visit.go("")
    visit.page.locator(gap("cluster development practice")).get_by_role("link", name="LITEK").click()
    visit.page.wait_for_selector("h1:has-text('LITEK')")
    visit.settled()
    assert visit.hash == "#/clusters/litek"
    assert visit.page.evaluate("document.activeElement.tagName") == "H1"
    facts = visit.text("dl")
    assert "Founded 2011" in facts
    assert "Run by Science and Technology Park of Institute of Physics Interreg Europe" in facts
    assert "Electronics (EU ecosystem)" in facts
    visit.page.go_back()
    visit.page.wait_for_selector("h1:text-is('Shared gaps')")
    assert visit.page.locator("tbody tr").count() == 11


def test_what_is_chosen_is_in_the_address_and_back_takes_it_back(visit: Visit) -> None:
    visit.go("")
    choose(visit, "Both")
    visit.page.get_by_label("As of").fill("2024-05-01")
    visit.page.wait_for_url("**as_of=2024-05-01*")
    visit.page.get_by_label("Also count members’ needs").check()
    visit.page.wait_for_url("**members=true*")
    visit.settled()
    assert visit.hash == "#/?show=both&as_of=2024-05-01&members=true"
    assert f"{visit.base}/v1/gaps/shared?members=true&synthetic=true&as_of=2024-05-01" in visit.asked
    visit.page.get_by_role("link", name="Clusters", exact=True).click()
    visit.page.wait_for_selector("h1:text-is('Clusters')")
    for _ in range(3):
        visit.page.go_back()
    visit.page.wait_for_url("**#/?show=both")
    visit.settled()
    assert visit.page.get_by_label("As of").input_value() == ""
    assert not visit.page.get_by_label("Also count members’ needs").is_checked()
    assert visit.page.get_by_label("Both").is_checked()


def test_a_cluster_page_by_its_address_shows_gaps_and_three_groups(visit: Visit) -> None:
    visit.go("#/clusters/ex-tidewright?show=example")
    assert visit.text("h1") == "Tidewright Boatbuilding Cluster (fictional) made up"
    rated = visit.text(gap("repair of composite hulls (example)"))
    assert "Driftline Composites, Saltkeel Hulls" in rated
    assert "importance 5, ability 1, on a scale to 5" in rated
    assert "not rated" in visit.text(gap("battery safety (example)"))
    assert "nobody that we know of" in visit.text(gap("battery safety (example)"))
    assert "Lantern Bay Cluster" in visit.text(gap("innovation management (example)"))
    assert visit.texts("h3") == ["Teach and learn", "Learn together", "Do business"]
    groups = visit.page.locator(".groups > section")
    assert [groups.nth(at).locator(".suggestion").count() > 0 for at in range(3)] == [True, True, True]


def test_the_reasons_of_a_suggestion_are_sentences_with_sources(visit: Visit) -> None:
    visit.go("#/clusters/ex-tidewright?show=example")
    card = visit.page.locator(".suggestion", has_text="Teach Cloudmeadow Dairy")
    assert "Tidewright Boatbuilding Cluster (fictional) offers 3 of what Cloudmeadow" in card.inner_text()
    card.locator("summary", has_text="Why").click()
    card.locator(".sentence").first.wait_for()
    sentences = [" ".join(text.split()) for text in card.locator(".sentence").all_inner_texts()]
    assert sentences[:3] == [
        "Cloudmeadow Dairy Cluster (fictional) lacks customs procedures (example) (GapBridge).",
        "Knot and Chart Maritime School offers customs procedures (example) (GapBridge).",
        "Knot and Chart Maritime School is a member of Tidewright Boatbuilding Cluster (fictional) (GapBridge).",
    ]
    assert card.locator(".sentence a.source").count() == len(sentences)


def test_a_suggestion_says_whom_to_talk_to_and_what_is_known_of_the_pair(visit: Visit) -> None:
    visit.go("#/clusters/ex-tidewright?show=example")
    teach = visit.page.locator(".suggestion", has_text="Teach Cloudmeadow Dairy").inner_text()
    talk = "Talk to Driftline Composites, Knot and Chart Maritime School, Wave Basin Institute; at the partner to"
    assert f"{talk} Cloudmeadow Cluster Office (coordinator)." in teach
    assert "With research or education among the members." in teach
    buy = visit.page.locator(".suggestion", has_text="Buy from Emberfield").inner_text()
    assert "They work together already: electric ferry consortium." in buy
    stillwater = visit.page.locator(".suggestion", has_text="Learn together with Stillwater").inner_text()
    assert "at the partner to nobody that we know of." in stillwater


def test_every_reason_of_every_cluster_is_told_without_a_key(visit: Visit) -> None:
    """Names are looked up around both clusters; no key of the example is left standing for one."""
    for cluster in ("ex-tidewright", "ex-amberwood", "ex-emberfield"):
        visit.go(f"#/clusters/{cluster}?show=example").unfolded()
        visit.page.wait_for_function("!/\\bex-/.test(document.querySelector('main').innerText)")


def test_business_reasons_say_what_is_delivered(visit: Visit) -> None:
    visit.go("#/clusters/ex-tidewright?show=example")
    card = visit.page.locator(".suggestion", has_text="Buy from Emberfield")
    card.locator("summary").click()
    card.get_by_text("delivers battery packs to").first.wait_for()


def test_a_made_up_cluster_among_real_statements_is_explained(visit: Visit) -> None:
    visit.go("#/clusters/ex-tidewright")
    assert "This cluster is made up, and only real statements are shown now." in visit.text("#content")
    visit.page.get_by_role("link", name="Show the made-up example").click()
    visit.page.wait_for_selector("dl")
    visit.go("#/clusters/litek?show=example")
    assert "This cluster is real" in visit.text("#content")


def test_a_day_before_all_statements_has_no_gaps_and_says_so(visit: Visit) -> None:
    visit.go("#/?as_of=2017-06-04")
    assert "On 2017-06-04, no two clusters are known to lack the same." in visit.text(".notice")
    visit.page.get_by_role("link", name="Ask about today").click()
    visit.page.wait_for_selector("table")
    visit.go("#/clusters/nebula?as_of=2017-06-04")
    assert "Nobody has stated that it lacks anything." in visit.text("#content")


def test_sources_are_listed_with_their_notes_and_one_can_be_linked_to(visit: Visit) -> None:
    visit.go("#/sources")
    article = visit.page.get_by_role("link", name="Clusters shared what knowledge is still lacking")
    assert article.get_attribute("href") == "https://klaster.lt/en/clusters-shared-knowledge-still-lacking"
    assert visit.page.locator("#controls").is_hidden()
    visit.go("#/clusters/litek")
    visit.page.locator("dl").get_by_role("link", name="GapBridge").first.click()
    visit.page.wait_for_selector("h1:text-is('Sources')")
    visit.settled()
    assert visit.page.evaluate("document.activeElement.id") == "source:gapbridge-reading"


@pytest.mark.parametrize(
    ("address", "status", "title", "says"),
    [
        ("#/?as_of=nonsense", 422, "What was sent cannot be used.", "query.as_of: a day is written as 2017-06-06"),
        ("#/clusters/litec", 404, "The graph does not hold it.", "Did you mean litek?"),
    ],
)
def test_a_problem_is_said_plainly_with_advice(visit: Visit, address: str, status: int, title: str, says: str) -> None:
    visit.forgive(f"status of {status}").go(address)
    assert visit.text("[role=alert] h1") == title
    assert says in visit.text("[role=alert]")
    visit.page.get_by_role("link", name="Go to the shared gaps").click()
    visit.page.wait_for_selector("table")


def test_after_an_outage_trying_again_helps(visit: Visit) -> None:
    problem = {"type": "urn:gapbridge:problem:database-unavailable", "title": "The database does not answer."}

    def refuse(route: Route) -> None:
        route.fulfill(status=503, content_type="application/problem+json", body=json.dumps(problem))

    visit.forgive("status of 503").page.route("**/v1/**", refuse)
    visit.go("")
    assert "The database does not answer." in visit.text("[role=alert]")
    visit.page.unroute("**/v1/**")
    visit.page.get_by_role("button", name="Try again").click()
    visit.page.wait_for_selector("table")


def test_a_server_that_went_away_is_named(visit: Visit) -> None:
    visit.forgive("net::ERR").page.route("**/v1/**", lambda route: route.abort())
    visit.go("")
    assert visit.text("[role=alert] h1") == "The server does not answer."
    assert "gapbridge demo" in visit.text("[role=alert]")


def test_an_answer_that_cannot_be_read_is_a_problem_too(visit: Visit) -> None:
    visit.page.route("**/v1/**", lambda route: route.fulfill(status=200, body="<html>a portal</html>"))
    visit.go("")
    assert visit.text("[role=alert] h1") == "The answer cannot be read."


def test_loading_is_announced_and_a_late_answer_replaces_nothing(visit: Visit) -> None:
    visit.go("")
    held: list[Route] = []
    visit.page.route("**/v1/gaps/shared?status=synthetic", lambda route: held.append(route))
    with visit.page.expect_request("**/v1/gaps/shared?status=synthetic"):
        visit.page.get_by_label("Made-up example").check()
    assert visit.text("#status") == "Loading …"
    assert visit.page.locator("#status").get_attribute("aria-live") == "polite"
    choose(visit, "Real statements")
    for route in held:
        route.fulfill(body="[]", content_type="application/json")
    visit.page.wait_for_timeout(500)
    assert visit.text("#status") == "11 shared gaps."
    assert visit.page.locator("#made-up").is_hidden()


@pytest.mark.parametrize("address", [*PAGES, "#/?as_of=nonsense"])
def test_no_page_scrolls_sideways_and_all_text_stands_out(visit: Visit, address: str) -> None:
    """From 360 pixels on; contrast by WCAG 2.2 AA: 4.5 to 1, large text 3 to 1."""
    visit.forgive("status of 4").go(address).unfolded()
    for width in (360, 600, 768, 900, 1440):
        visit.page.set_viewport_size({"width": width, "height": 900})
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
    assert visit.page.evaluate(CONTRAST) == []
    visit.page.emulate_media(color_scheme="dark")
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 26)"
    assert visit.page.evaluate(CONTRAST) == []


def test_where_it_is_narrow_rows_are_cards_that_name_their_cells(base: str, open_page: Opener) -> None:
    visit = open_page(base, width=360).go("")
    cell = visit.page.locator("tbody td").nth(1)
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Across industries"'
    assert cell.get_attribute("role") == "cell"
    assert visit.page.locator("tbody tr").first.evaluate("row => getComputedStyle(row).display") == "block"


@pytest.mark.parametrize("address", ["#/?show=both", "#/clusters/ex-tidewright?show=example", "#/sources"])
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
              const shown = one.matches("[type=radio]") ? one.nextElementSibling : one;
              return [window.wanted.indexOf(one), getComputedStyle(shown).outlineStyle !== "none"];
            }"""
        )
        if at == -1:
            break
        assert outlined, f"the focus cannot be seen on {at}"
        if reached[-1:] != [at]:  # a date has several parts
            reached.append(at)
    assert reached == list(range(wanted))


def test_the_switch_and_the_reasons_work_by_keyboard(visit: Visit) -> None:
    visit.go("")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.id") == "skip"
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "main"
    visit.page.get_by_label("Real statements").focus()
    visit.page.keyboard.press("ArrowRight")
    visit.page.wait_for_url("**#/?show=example")
    visit.settled()
    assert visit.page.evaluate("document.activeElement.value") == "example"
    visit.go("#/clusters/ex-tidewright?show=example")
    summary = visit.page.locator(".why > summary").first
    summary.focus()
    visit.page.keyboard.press("Enter")
    visit.page.locator(".sentence").first.wait_for()


CONTRAST = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([red, green, blue]) => {
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const one of document.querySelectorAll("body *")) {
    const has = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!has || !one.checkVisibility() || one.closest("noscript")) continue;
    const style = getComputedStyle(one);
    const [above, below] = [light(numbers(style.color)), light(ground(one))].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (above + 0.05) / (below + 0.05);
    if (ratio < (large ? 3 : 4.5)) poor.push([one.textContent.slice(0, 40), style.color, ratio]);
  }
  return poor;
}"""


def test_the_page_is_built_of_meaningful_parts(visit: Visit) -> None:
    for address in PAGES:
        visit.go(address)
        assert visit.page.locator("h1").count() == 1, address
        assert visit.page.locator("header, nav, main, footer").count() == 4
        levels: list[int] = visit.page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3')].map((one) => Number(one.tagName[1]))"
        )
        assert all(after - before <= 1 for before, after in pairwise(levels)), address
        assert visit.page.locator("table").count() == visit.page.locator("table > caption").count()
        ids: list[str] = visit.page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
        assert len(ids) == len(set(ids))
    assert visit.page.locator("html").get_attribute("lang") == "en"


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
    expected = {"default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"}
    assert expected | {"img-src 'self' data:", "frame-ancestors 'none'"} <= set(policy)
    assert "unsafe" not in " ".join(policy)
    kinds = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
    for file in VIEW.iterdir():
        response = request.get(f"{base}/view/{file.name}")
        if file.suffix in kinds:
            assert response.headers["content-type"].split(";")[0] == kinds[file.suffix], file
            again = request.get(f"{base}/view/{file.name}", headers={"If-None-Match": response.headers["etag"]})
            assert again.status == 304
    assert request.get(f"{base}/view/../view_page.py").status == 404
    assert request.get(f"{base}/view/%2e%2e/view_page.py").status == 404


def test_no_file_of_the_view_reads_text_as_markup_or_names_another_host() -> None:
    for file in VIEW.iterdir():
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|DOMParser", text), file
        assert set(re.findall(r"https?://[^\s\"'/]+", text)) <= {"http://www.w3.org"}, file
        if file.suffix == ".js":
            assert len(text.splitlines()) < 200, file
        if file.suffix == ".html":
            assert not re.search(r"\son\w+=|\sstyle=|<style|<script(?![^>]*src=)", text)
