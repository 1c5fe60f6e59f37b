"""Reports as documents, HTML and DOCX, from hand-made graphs. No database needed."""

import io
import itertools
import re
import string
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import docx as python_docx
import networkx
import pytest
from hypothesis import given, settings, strategies

from gapbridge.report import about_chain, layout
from gapbridge.report.contents import Cited, Figure, Paragraph, Points, Report, Table, plain, runs
from gapbridge.report.docx import docx
from gapbridge.report.drawings import Box, Flow
from gapbridge.report.html import html
from gapbridge.report.parts import Frame, Origin
from gapbridge.report.texts import TEXTS
from gapbridge.report.words import Words
from gapbridge.value_chains import sentences, sentences_lt
from gapbridge.value_chains.asked import asked
from gapbridge.value_chains.studies import study
from gapbridge.vocabulary import LANGUAGES, Language
from tests.conftest import examples
from tests.graphs import Graph
from tests.unit.test_value_chain_studies import DAY, EVERYTHING, delivers, facts_of
from tests.unit.test_value_chain_studies import chain as chain_of

SVG = "{http://www.w3.org/2000/svg}"
ORIGIN = Origin("1-2-3-abc", "0.1.0", "gapbridge report chain joinery --out chain.html")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]>&amp;<!--",
    "=HYPERLINK(\"http://x\")",
    "\x00\x07\x1b[31m\ud800\ufffe",
    "{{ 7 * 7 }}{% raw %}`code`",
    "$x^2$ \\frac{1}{2} %s %(a)s {0}",
    "\u202eevil\u2066 שלום عربي",
    "verylongword" * 60,
    "</style></title></svg>",
    "   ",
)  # fmt: skip


def graph_of_all() -> Graph:
    """A chain of three stages with a missing one, a thin one, deliveries, needs, a figure and an event to come."""
    graph = chain_of(Graph().cluster("a", "b"), "saw", "plane", "varnish")
    graph.member("m", "a").member("n", "b").say("performs", "m", "saw").say("performs", "n", "saw")
    graph.say("performs", "m", "plane").needs("a", "x", "y").needs("b", "x", status="synthetic")
    delivers(graph, "n", "m", "boards", share="0.5", time_to_recover="7", time_to_survive="2.5")
    delivers(graph, "n", "m", "glue")
    graph.node("Event", "fair", state="planned", starts_on="2020-02-01").say("teaches", "fair", "x")
    return graph


def report_of(graph: Graph, language: Language = "en", english: frozenset[str] = frozenset()) -> Report:
    facts = facts_of(graph, EVERYTHING)
    frame = Frame(Words(language), EVERYTHING, facts.sources, ORIGIN, english)
    return about_chain.report(study(facts, asked(facts, "joinery")), facts, frame)


def blocks(report: Report, kind: type) -> list[object]:
    return [block for _, section in report.all_sections() for block in section.blocks if isinstance(block, kind)]


def page_of(report: Report) -> ET.Element:
    """The page, read as strictly as XML is."""
    text = html(report)
    assert text.startswith("<!DOCTYPE html>\n")
    return ET.fromstring(text.removeprefix("<!DOCTYPE html>\n"))


def text_of(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def told(text: str) -> str:
    """A text as both files show it: commands without their backticks."""
    return "".join(part for part, _ in runs(text))


def headings_and_cells(report: Report) -> tuple[list[str], list[list[list[str]]]]:
    """What both files must show."""
    headings = [told(section.title) for _, section in report.all_sections()]
    tables = [
        [[told(str(cell)) for cell in row] for row in (block.headings, *block.rows)]
        for block in blocks(report, Table)
        if isinstance(block, Table)
    ]
    return headings, tables


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_and_a_document_show_the_same(language: Language) -> None:
    report = report_of(graph_of_all(), language)
    headings, tables = headings_and_cells(report)
    assert len(headings) > 15 and len(tables) > 7

    page = page_of(report)
    shown = [text_of(one) for one in page.iter() if one.tag in ("h2", "h3") and one.get("id") != "contents"]
    assert shown == headings
    cells = [
        [[text_of(cell) for cell in row] for row in table.iter("tr")] for table in page.iter("table")
    ]  # fmt: skip
    assert cells == tables
    assert page.get("lang") == language

    file = python_docx.Document(io.BytesIO(docx(report)))
    assert [one.text for one in file.paragraphs if one.style and str(one.style.name).startswith("Heading")] == headings
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in file.tables] == tables
    points = [point for block in blocks(report, Points) if isinstance(block, Points) for point in block.points]
    items = [text_of(one) for one in page.iter("li") if one.find("a") is None]
    assert len(items) == len(points)
    lines = {" ".join(one.text.split()) for one in file.paragraphs}
    for point, item in zip(points, items, strict=True):
        said = " ".join(filter(None, (point.lead, point.text, point.action, str(point.said or ""))))
        assert item == told(said)
        assert item in lines or any(line.endswith(item) for line in lines)


def test_the_same_graph_makes_the_same_bytes() -> None:
    """Whatever the clock says: the day asked about is the only one in the files."""
    first, again = (report_of(graph_of_all()) for _ in range(2))
    assert html(first) == html(again)
    assert docx(first) == docx(again)
    file = python_docx.Document(io.BytesIO(docx(first)))
    assert file.core_properties.created is not None
    assert file.core_properties.created.date() == file.core_properties.modified.date() == DAY
    assert docx(first) != docx(replace(first, as_of=date(2020, 1, 2)))


def test_what_to_do_comes_first_and_names_who_says_so() -> None:
    report = report_of(graph_of_all())
    todo = report.sections[0].blocks[0]
    assert isinstance(todo, Points) and todo.numbered
    assert todo.points[0].lead.startswith("Ask the members whether anybody does the varnish")
    assert todo.points[0].said == Cited("fact", (1,))
    (exposed,) = [one for one in todo.points if "keep boards" in one.lead]
    assert "without boards from the n for 4.5 weeks" in exposed.text


def test_a_report_with_synthetic_statements_says_so_on_every_page() -> None:
    some = report_of(graph_of_all())
    assert some.warning.startswith("SYNTHETIC IN PART")
    for at in (html(some), "".join(one.text for one in _document(some).sections[0].header.paragraphs)):
        assert "SYNTHETIC IN PART" in at
    assert "@top-center" in html(some)
    graph = chain_of(Graph(), "saw").member("m").say("performs", "m", "saw")
    honest = report_of(graph)
    assert honest.warning == "" and "@top-center" not in html(honest) and "SYNTHETIC" not in html(honest)


def test_an_empty_chain_says_that_all_is_unknown() -> None:
    for language in LANGUAGES:
        report = report_of(Graph().node("ValueChain", "joinery"), language)
        words = Words(language)
        said = {one.text for one in blocks(report, Paragraph) if isinstance(one, Paragraph)}
        expected = ("findings.nothing", "chain.no_stages", "chain.inputs.none", "network.none", "chain.needs.none")
        assert {words(key) for key in expected} <= said
        assert blocks(report, Figure) == []
        page_of(report), _document(report)


def test_hostile_names_come_out_harmless() -> None:
    """Every name, title and product is one of them, and each of them stands somewhere."""
    graph = graph_of_all()
    names = itertools.cycle(HOSTILE)
    facts = facts_of(graph, EVERYTHING)
    renamed = {
        field: {key: replace(one, name_en=next(names)) for key, one in getattr(facts, field).items()}
        for field in ("stages", "clusters", "members", "events", "competences", "chains")
    }
    assert sum(map(len, renamed.values())) >= len(HOSTILE)
    sources = {
        key: one.model_copy(update={"title": HOSTILE[0], "url": HOSTILE[1]}) for key, one in facts.sources.items()
    }
    facts = replace(facts, **renamed, sources=sources)  # type: ignore[arg-type]  # fields by name
    frame = Frame(Words("lt"), EVERYTHING, facts.sources, ORIGIN, frozenset(HOSTILE))
    report = about_chain.report(study(facts, asked(facts, "joinery")), facts, frame)
    page = page_of(report)
    for element in page.iter():
        assert element.tag.removeprefix(SVG) not in ("script", "img", "iframe", "object", "foreignObject", "link")
        assert not [key for key in element.attrib if key.startswith("on") or key == "src"]
        assert all(value.startswith("#") for key, value in element.attrib.items() if key.endswith("href"))
    words = {word for field in renamed.values() for one in field.values() for word in told(one.name_en).split()}
    shown = text_of(page)
    assert [word for word in words if word not in shown] == []
    file = _document(report)
    written = "\n".join(
        [one.text for one in file.paragraphs] + [cell.text for table in file.tables for cell in table._cells]
    )
    assert [word for word in words if word not in written] == []
    assert len({one.tag for one in page.iter("style")}) == len(list(page.iter("style"))) == 1


def test_names_known_in_english_only_are_told() -> None:
    report = report_of(graph_of_all(), "lt", frozenset({"the m", "the unheard of"}))
    (section,) = [one for one in report.sections if one.title == Words("lt")("names")]
    assert section.blocks == (Paragraph(Words("lt")("english_names", names="the m"), "note"),)


def test_figures_are_described_and_share_no_ids() -> None:
    page = page_of(report_of(graph_of_all()))
    figures = list(page.iter(f"{SVG}svg"))
    assert len(figures) == 4
    ids = [one.get("id") for one in page.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    for figure in figures:
        told = {one.get("id"): text_of(one) for one in figure if one.tag in (f"{SVG}title", f"{SVG}desc")}
        assert figure.get("role") == "img"
        assert list(told) == str(figure.get("aria-labelledby")).split() and all(told.values())
        assert [one for one in figure.iter() if one.tag in (f"{SVG}style", f"{SVG}metadata")] == []
    assert "the varnish" in "".join(figures[0].itertext())


def test_pictures_of_a_document_are_described_and_tables_repeat_their_headings() -> None:
    report = report_of(graph_of_all())
    file = _document(report)
    xml = file.element.xml
    assert len(re.findall(r'<wp:docPr [^>]*descr="[^"]{20}', xml)) == 4
    assert xml.count("<w:tblHeader/>") == len(file.tables)
    page = file.sections[0]
    assert page.page_width and page.page_height
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


def test_sources_are_cited_by_number_and_every_link_leads_somewhere() -> None:
    page = page_of(report_of(graph_of_all()))
    ids = {one.get("id") for one in page.iter()}
    links = {str(one.get("href")) for one in page.iter("a")}
    assert {link[1:] for link in links} <= ids
    assert "#source-1" in links


@settings(max_examples=examples(60))
@given(strategies.data())
def test_boxes_of_a_flow_stand_apart_on_the_paper_and_behind_what_feeds_them(drawn: strategies.DataObject) -> None:
    count = drawn.draw(strategies.integers(1, 14))
    place = strategies.integers(0, count - 1)
    arrows = drawn.draw(strategies.lists(strategies.tuples(place, place), max_size=20, unique=True))
    flow = Flow(tuple(Box(f"stage {at}", "") for at in range(count)), tuple(arrows))
    found = layout.layers(flow)
    assert sorted(box for own in found for box in own) == list(range(count))
    layer = {box: at for at, own in enumerate(found) for box in own}
    graph = networkx.DiGraph(arrows)
    for start, end in arrows:
        assert layer[start] < layer[end] or networkx.has_path(graph, end, start)
    places = layout.placed(flow, 6.9)
    for one in places:
        assert one.left >= 0 and one.left + one.width <= 6.9 + 1e-9
        assert one.bottom >= 0 and one.bottom + one.height <= layout.height(flow)
    for one, other in itertools.combinations(places, 2):
        beside = one.left + one.width < other.left or other.left + other.width < one.left
        assert beside or one.bottom + one.height < other.bottom or other.bottom + other.height < one.bottom


@pytest.mark.parametrize("pairs", [pytest.param(TEXTS, id="reports")])
def test_both_languages_have_the_same_places_and_their_forms(pairs: dict[str, tuple[str, str]]) -> None:
    for key, (english, lithuanian) in pairs.items():
        assert english.strip() and lithuanian.strip(), key
        assert set(_fields(english)) == set(_fields(lithuanian)), key
        assert {len(one.split("|")) for one in _fields(english).values() if one} <= {2}, key
        assert {len(one.split("|")) for one in _fields(lithuanian).values() if one} <= {4}, key


def test_the_sentences_of_a_study_are_all_in_lithuanian() -> None:
    assert sentences_lt.HEADINGS.keys() == sentences.HEADINGS.keys()
    assert sentences_lt.TITLES.keys() == sentences.TITLES.keys()
    for english, lithuanian in (
        (sentences.SENTENCES, sentences_lt.SENTENCES),
        (sentences.ACTIONS, sentences_lt.ACTIONS),
        ({key: text for key, (text, _) in sentences.UNKNOWNS.items()},
         {key: text for key, (text, _) in sentences_lt.UNKNOWNS.items()}),
    ):  # fmt: skip
        assert lithuanian.keys() == english.keys()
        for key, text in english.items():
            assert set(_fields(lithuanian[key])) <= set(_fields(text)), key
            assert {len(one.split("|")) for one in _fields(lithuanian[key]).values() if one} <= {4}, key


@pytest.mark.parametrize(
    ("number", "lithuanian", "english"),
    [
        (0, "0 narių", "0 members"), (1, "1 narys", "1 member"), (2, "2 nariai", "2 members"), (9, "9 nariai", ""),
        (10, "10 narių", ""), (11, "11 narių", ""), (19, "19 narių", ""), (20, "20 narių", ""), (21, "21 narys", ""),
        (22, "22 nariai", ""), (111, "111 narių", ""), (121, "121 narys", ""), (2.5, "2,5 nario", "2.5 members"),
    ],
)  # fmt: skip
def test_words_take_the_form_of_their_number(number: float, lithuanian: str, english: str) -> None:
    assert Words("lt").sentence("{n:n narys|nariai|nario|narių}", {"n": number}) == lithuanian
    if english:
        assert Words("en").sentence("{n:n member|members}", {"n": number}) == english


def test_numbers_days_and_money_are_written_as_the_language_does() -> None:
    english, lithuanian = Words("en"), Words("lt")
    assert (english.number(0.5), lithuanian.number(0.5), lithuanian.number(None)) == ("0.5", "0,5", "nežinoma")
    assert (english.number(100.0), english.number(-0.0), english.number(1e-9)) == ("100", "0", "0")
    assert english.euros(17900) == "17,900\xa0EUR"
    assert lithuanian.euros(17900.5) == "17\xa0900,50\xa0EUR"
    assert (english.percent(0.256), lithuanian.percent(0.256)) == ("26%", "26\xa0%")
    assert english.day(None, "autumn") == "autumn" and english.day(None) == "unknown"
    assert english.listed(["a", "b", "c"], 2) == "a, b and 1 more"


def test_texts_are_cleaned_of_what_no_file_can_hold() -> None:
    assert plain("a\x00b\u202ec\n d\ud800") == "a\N{REPLACEMENT CHARACTER}bc d\N{REPLACEMENT CHARACTER}"
    assert list(runs("see `gapbridge gaps` now")) == [("see ", False), ("gapbridge gaps", True), (" now", False)]


def _document(report: Report) -> python_docx.document.Document:
    return python_docx.Document(io.BytesIO(docx(report)))


def _fields(text: str) -> dict[str, str]:
    return {name: form or "" for _, name, form, _ in string.Formatter().parse(text) if name is not None}
