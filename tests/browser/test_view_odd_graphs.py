"""The page `/` on graphs it was not drawn for: long lists, names that look like code, a locked door."""

import json

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
        visit = open_page(base).go("")
        assert visit.text("tbody th") == MARKUP
        assert "<script>" in visit.texts("tbody td a")[0]
        visit.go("#/clusters/a")
        assert "<script>" in visit.text("h1")
        visit.page.locator(".why > summary").click()
        assert MARKUP in visit.text(".sentence >> nth=0")
        assert visit.page.locator("#content img, #content script, #content b").count() == 0
        assert "owned" not in visit.page.title().split("<script>")[0]
        visit.go("#/clusters/%3Cimg%20src%3Dx%3E").forgive("status of 404")
        assert "<img src=x>" in visit.text("[role=alert]")


def test_an_address_that_is_no_web_address_is_no_link(database: Database, open_page: Opener) -> None:
    Graph().cluster("a", "b").needs("a", "x").needs("b", "x").load(database)
    text = {"title": "a trap", "publisher": "a trap", "url": "javascript:document.title='owned'", "note": None}
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        visit = open_page(base)
        answer = json.dumps([{"id": "survey", "published_on": None, "status": "fact", **text}])
        visit.page.route("**/v1/sources*", lambda route: route.fulfill(body=answer, content_type="application/json"))
        for address in ("#/", "#/sources"):
            visit.go(address)
            assert "a trap" in visit.text("tbody")
            assert visit.page.locator("a[href^='javascript']").count() == 0


def test_a_long_name_without_a_blank_does_not_widen_the_page(database: Database, open_page: Opener) -> None:
    graph = Graph().cluster("a", "b", name_en="W" * 300, name_lt="Ė" * 200)
    graph.node("Competence", "x", name_en="M" * 400).needs("a", "x").needs("b", "x").load(database)
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        for width in (360, 1440):
            visit = open_page(base, width=width)
            for address in ("#/", "#/clusters", "#/clusters/a"):
                visit.go(address)
                assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (width, address)


def test_a_long_list_grows_on_demand(database: Database, open_page: Opener) -> None:
    keys = [f"x{number:03}" for number in range(120)]
    Graph().cluster("a", "b").needs("a", *keys).needs("b", *keys).load(database)
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        for address in ("#/", "#/clusters/a"):
            visit = open_page(base).go(address)
            rows = visit.page.locator("tbody tr")
            assert rows.count() == 50
            assert "(the first 50)" in visit.text("caption")
            more = visit.page.get_by_role("button", name="Show more")
            more.click()
            visit.page.wait_for_selector("caption:has-text('(the first 100)')")
            assert rows.count() == 100
            assert "the art of x050" in str(visit.page.evaluate("document.activeElement.innerText"))
            more.click()
            visit.page.wait_for_selector("caption:has-text('(all 120)')")
            assert more.count() == 0
            assert visit.texts("tbody th") == [f"the art of {key}" for key in keys]


def test_many_suggestions_grow_on_demand(database: Database, open_page: Opener) -> None:
    others = [f"b{number:02}" for number in range(60)]
    graph = Graph().cluster("a", *others).needs("a", "x")
    for other in others:
        graph.needs(other, "x")
    graph.load(database)
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        visit = open_page(base).go("#/clusters/a")
        assert visit.page.locator(".suggestion").count() == 50
        visit.page.get_by_role("button", name="Show more").click()
        visit.page.get_by_text("10 more shown.").wait_for()
        assert visit.page.locator(".suggestion").count() == 60


def test_an_empty_graph_says_what_to_do(database: Database, open_page: Opener) -> None:
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        visit = open_page(base)
        assert "No two clusters are known to lack the same." in visit.go("").text("#content")
        assert "gapbridge load" in visit.go("#/clusters").text("#content")
        assert "The graph holds no source." in visit.go("#/sources").text("#content")


def test_a_server_with_a_key_asks_for_it(database: Database, open_page: Opener) -> None:
    Graph().cluster("a", "b").needs("a", "x").needs("b", "x").load(database)
    locked = ApiSettings(key=KEY)
    with served(create_app(database=database, api_settings=locked)) as base:
        visit = open_page(base).forgive("status of 401").go("")
        assert visit.text("[role=alert] h1") == "An API key is required."
        visit.page.get_by_label("API key").fill(KEY)
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_selector("table")
        assert KEY not in visit.page.url
        visit.page.get_by_role("link", name="Sources", exact=True).click()
        visit.page.wait_for_selector("h1:text-is('Sources')")


def test_behind_a_proxy_everything_is_asked_for_below_its_path(database: Database, open_page: Opener) -> None:
    Graph().cluster("a", "b").needs("a", "x").needs("b", "x").load(database)
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        visit = open_page(base)

        def pass_on(route: Route) -> None:
            route.fulfill(response=route.fetch(url=route.request.url.replace("/graph/", "/", 1)))

        visit.page.route("**/*", pass_on)
        visit.go("graph/#/")
        assert visit.page.locator("tbody tr").count() == 1
        assert all(url.startswith(f"{base}/graph/") for url in visit.asked)


def test_names_that_are_far_away_are_looked_up_when_reasons_are_unfolded(database: Database, open_page: Opener) -> None:
    graph = Graph().cluster("a", "b").member("m", "a").member("n", "b").node("Stage", "s1").node("Stage", "s2")
    graph.say("feeds", "s1", "s2").say("performs", "a", "s1").say("performs", "m", "s2").say("performs", "n", "s2")
    graph.load(database)
    with served(create_app(database=database, api_settings=ApiSettings())) as base:
        visit = open_page(base).go("#/clusters/a")
        visit.page.locator(".why > summary").click()
        visit.page.get_by_text("the n does the step the s2").first.wait_for()
        assert "the s1 feeds into the s2" in visit.text(".paths")
