"""The page `/` on graphs it was not drawn for: long lists, names that look like code, a locked door."""

import json
from pathlib import Path

from playwright.sync_api import Route

from gapbridge.database import Database
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.browser.conftest import Opener, served
from tests.graphs import Graph

MARKUP = '<img src=x onerror="document.title=\'owned\'"><b>bold</b> & "quoted"'
KEY = "a-key-of-sixteen-and-more"


def test_a_name_with_markup_in_it_is_shown_as_text(database: Database, open_page: Opener) -> None:
    graph = Graph().cluster("a", "b", name_en=f"<script>document.title='owned'</script>{MARKUP}", note=MARKUP)
    graph.node("Competence", "x", name_en=MARKUP).needs("a", "x").needs("b", "x").load(database)
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        visit = open_page(base).go("#/gaps")
        assert visit.text("tbody th") == "1"
        assert visit.text("tbody .name") == MARKUP
        assert "<script>" in visit.text(".detail")
        visit.go("#/clusters/a")
        assert "<script>" in visit.text("h1")
        visit.page.locator(".why > summary").click()
        visit.settled()
        assert MARKUP in visit.text(".sentence >> nth=0")
        assert visit.page.locator("main img, main script, main b").count() == 0
        assert "owned" not in visit.page.title().split("<script>")[0]
        visit.forgive("status of 404").page.goto(f"{base}/#/clusters/%3Cimg%20src%3Dx%3E")
        visit.page.wait_for_selector("[role=alert]")
        assert "<img src=x>" in visit.text("[role=alert]")


def test_an_address_that_is_no_web_address_is_no_link(database: Database, open_page: Opener) -> None:
    Graph().cluster("a", "b").needs("a", "x").needs("b", "x").load(database)
    text = {"title": "a trap", "publisher": "a trap", "url": "javascript:document.title='owned'", "note": None}
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        visit = open_page(base)
        answer = json.dumps([{"id": "survey", "published_on": None, "status": "fact", **text}])
        visit.page.route("**/v1/sources*", lambda route: route.fulfill(body=answer, content_type="application/json"))
        for address in ("#/gaps", "#/sources"):
            visit.go(address)
            assert "a trap" in visit.text("main")
            assert visit.page.locator("a[href^='javascript']").count() == 0


def test_a_long_name_without_a_blank_does_not_widen_the_page(database: Database, open_page: Opener) -> None:
    graph = Graph().cluster("a", "b", name_en="W" * 300, name_lt="Ė" * 200)
    graph.node("Competence", "x", name_en="M" * 400).needs("a", "x").needs("b", "x").load(database)
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        visit = open_page(base)
        for address in ("#/", "#/gaps", "#/clusters", "#/clusters/a"):
            visit.go(address)
            for width in (360, 1440):
                visit.page.set_viewport_size({"width": width, "height": 900})
                assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, address)


def test_a_long_list_grows_on_demand_and_is_saved_whole(database: Database, open_page: Opener, tmp_path: Path) -> None:
    keys = [f"x{number:03}" for number in range(120)]
    Graph().cluster("a", "b").needs("a", *keys).needs("b", *keys).load(database)
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        visit = open_page(base).go("#/gaps")
        rows = visit.page.locator("tbody tr")
        assert rows.count() == 100
        assert "(the first 100)" in visit.text(".table-bar")
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name="CSV").click()
        download.value.save_as(tmp_path / "all.csv")
        assert len((tmp_path / "all.csv").read_text(encoding="utf-8").splitlines()) == 121
        more = visit.page.get_by_role("button", name="Show more")
        more.click()
        visit.page.wait_for_selector(".caption:text-is('120 shared gaps')")
        assert rows.count() == 120
        visit.page.wait_for_selector("tr:focus:has-text('the art of x100')")
        assert more.count() == 0


def test_an_empty_graph_says_what_to_do(database: Database, open_page: Opener) -> None:
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        visit = open_page(base)
        assert "gapbridge demo" in visit.go("").text("main")
        assert "No two clusters are known to lack the same." in visit.go("#/gaps").text("main")
        assert "gapbridge load" in visit.go("#/clusters").text("main")
        assert "The graph holds no source." in visit.go("#/sources").text("main")


def test_a_server_with_a_key_asks_for_it(database: Database, open_page: Opener) -> None:
    Graph().cluster("a", "b").needs("a", "x").needs("b", "x").load(database)
    locked = ApiSettings(key=KEY)
    with served(create_app(database=database, api_settings=locked)) as base:
        visit = open_page(base).forgive("status of 401")
        visit.page.goto(f"{base}/#/gaps")
        visit.page.wait_for_selector("[role=alert] :is(h1, h2):text-is('An API key is required.')")
        visit.page.get_by_label("API key").fill(KEY)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_selector("table")
        assert KEY not in visit.page.url
        visit.page.get_by_role("link", name="Sources", exact=True).first.click()
        visit.page.wait_for_selector("h1:text-is('Sources')")


def test_behind_a_proxy_everything_is_asked_for_below_its_path(database: Database, open_page: Opener) -> None:
    Graph().cluster("a", "b").needs("a", "x").needs("b", "x").load(database)
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        visit = open_page(base)

        def pass_on(route: Route) -> None:
            route.fulfill(response=route.fetch(url=route.request.url.replace("/graph/", "/", 1)))

        visit.page.route("**/*", pass_on)
        visit.go("graph/#/gaps")
        assert visit.page.locator("tbody tr").count() == 1
        assert all(url.startswith(f"{base}/graph/") for url in visit.asked)
