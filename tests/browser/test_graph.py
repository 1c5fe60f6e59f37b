"""The graph page: everything at its place, found, chosen, told in words."""

from pathlib import Path
from xml.etree import ElementTree

from tests.browser.conftest import Visit

CANVAS = ".graph-canvas canvas.sigma-nodes"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(visit: Visit) -> str:
    """How much is drawn, as the caption says."""
    return visit.text(".figure figcaption > span >> nth=0")


def test_a_thing_is_found_chosen_and_told_in_words_and_a_link_shares_it(visit: Visit) -> None:
    visit.go("#/graph")
    visit.page.wait_for_selector(CANVAS)
    assert drawn(visit) == "113 things and 194 statements"
    assert visit.page.locator(".graph-panel .badge").count() == 0
    visit.page.get_by_label("Find in the picture").fill("uzupio")
    assert visit.page.locator(".graph-found li").count() == 1
    visit.page.get_by_label("Find in the picture").fill("LASER & eng")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**node=Cluster*")
    visit.settled()
    panel = visit.text(".graph-panel")
    assert panel.startswith("Cluster Laser & Engineering Technologies Cluster (LITEK)")
    assert "Lacks" in panel and "klaster.lt, 6 Jun 2017" in panel and "Coordinated by" in panel
    visit.page.locator(".graph-panel").get_by_role("button", name="cluster development practice").click()
    visit.page.wait_for_url("**node=Competence*")
    visit.settled()
    assert visit.page.evaluate("document.activeElement.tagName") == "H2", "the keyboard goes on where the reader is"
    assert "Lacked by" in visit.text(".graph-panel")
    assert visit.hash == "#/graph?node=Competence%2Fcluster-development"
    visit.page.go_back()
    visit.page.wait_for_selector(".graph-panel h2:has-text('LITEK')")
    visit.page.get_by_role("link", name="Open its page").click()
    visit.page.wait_for_selector("h1:has-text('LITEK')")


def test_kinds_are_hidden_and_the_day_moves_with_the_slider(visit: Visit) -> None:
    visit.go("#/graph?hide=Industry")
    visit.page.get_by_label("Members").uncheck()
    visit.page.wait_for_url("**hide=Industry%2CMember")
    assert drawn(visit).startswith("75 things")
    visit.page.get_by_label("Industries").check()
    visit.page.wait_for_url("**hide=Member")
    slider = visit.page.get_by_role("slider", name="Day")
    assert slider.get_attribute("aria-valuetext") == "today"
    slider.press("Home")
    visit.page.wait_for_url("**as_of=2016-10-20*")
    assert "What holds on 20 Oct 2016" in visit.text(".graph-day")
    assert drawn(visit).startswith("86 things")
    visit.page.get_by_label("Made-up example").check()
    visit.page.wait_for_selector(".made-up-banner")


def test_what_else_is_known_is_added_and_the_link_brings_it_again(visit: Visit) -> None:
    visit.go("#/graph?node=Cluster/litek")
    before = int(drawn(visit).split()[0])
    visit.page.get_by_role("button", name="Add what else is known").click()
    visit.page.wait_for_selector(".graph-panel [role=status]:has-text('added to the picture')")
    visit.settled()
    assert int(drawn(visit).split()[0]) > before
    assert "Figures" in visit.text(".graph-panel")
    visit.page.reload()
    visit.page.wait_for_selector(".graph-panel h3:text-is('Figures')")
    visit.forgive("status of 404").go("#/graph?node=Cluster/litek&open=Cluster/nobody,Cluster/litek")
    visit.page.wait_for_selector(".graph-panel h3:text-is('Figures')")
    assert "There is no cluster 'nobody' in the graph." in visit.text("main [role=alert]"), "the others are there"


def test_everything_stands_where_it_stood_and_is_saved(visit: Visit, tmp_path: Path) -> None:
    """The same picture on every visit, as SVG with every mark, and as PNG."""
    places = []
    for turn in range(2):
        visit.go("#/graph?show=both")
        visit.page.wait_for_selector(CANVAS)
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name="SVG", exact=True).click()
        download.value.save_as(tmp_path / f"{turn}.svg")
        tree = ElementTree.parse(tmp_path / f"{turn}.svg").getroot()
        places.append(
            {mark.get("data-node"): mark.get("d") for mark in tree.iter(f"{SVG}path") if mark.get("data-node")}
        )
        assert "Uzupis Creative Cluster" in {text.text for text in tree.iter(f"{SVG}text")}
        visit.page.reload()
    assert places[0] == places[1] and len(places[0]) == 252
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="PNG", exact=True).click()
    download.value.save_as(tmp_path / "graph.png")
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")


def test_the_pointer_chooses_what_it_presses_and_what_the_reader_moved_is_in_the_link(visit: Visit) -> None:
    visit.go("#/graph?node=Cluster/litek")
    visit.page.wait_for_selector(CANVAS)
    box = visit.page.locator(".graph-canvas").bounding_box()
    assert box is not None
    visit.page.get_by_role("button", name="Choose nothing").click()
    visit.page.wait_for_url("**#/graph")
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)  # it was brought to the middle
    visit.page.wait_for_url("**node=Cluster%2Flitek")
    visit.page.get_by_role("button", name="Zoom in").click()
    visit.page.wait_for_url("**at=*")
    address = visit.hash
    visit.page.reload()
    visit.settled()
    assert visit.hash == address
    visit.page.get_by_role("button", name="Show all").click()
    visit.page.wait_for_url("**#/graph?node=Cluster%2Flitek")


def test_without_webgl_the_picture_is_drawn_all_the_same(visit: Visit) -> None:
    visit.page.add_init_script(
        "const own = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {"
        "  return kind.startsWith('webgl') ? null : own.call(this, kind, ...rest); };"
    )
    visit.go("#/graph")
    assert visit.page.locator(".graph-plain [data-node]").count() == 113
    assert "no WebGL" in visit.text(".figure")
    visit.page.locator('[data-node="Cluster/ivita"]').click()
    visit.page.wait_for_selector(".graph-panel h2:has-text('iVITA')")
