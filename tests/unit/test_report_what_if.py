"""Scenarios put into a report, from hand-made and random graphs. No database needed."""

import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import partial

import docx as python_docx
import pytest

from gapbridge import what_if
from gapbridge.report import about_chain, about_what_if
from gapbridge.report.about_what_if import Compared
from gapbridge.report.contents import Points, Report, Section, Table, told_texts
from gapbridge.report.docx import docx
from gapbridge.report.html import html
from gapbridge.report.parts import Citations, Frame
from gapbridge.report.texts import TEXTS
from gapbridge.report.words import Words
from gapbridge.scope import Scope
from gapbridge.value_chains.asked import asked
from gapbridge.value_chains.studies import study
from gapbridge.vocabulary import LANGUAGES, STATUSES, Language
from gapbridge.what_if import wording
from gapbridge.what_if.answers import Asked
from gapbridge.what_if.scenario import KINDS, Scenario
from tests.eventful_graphs import eventful
from tests.graphs import Graph
from tests.oracles.situations import situation
from tests.reference import Reference
from tests.unit.test_report import HOSTILE, ORIGIN, told
from tests.unit.test_value_chain_studies import DAY

SEEDS = (0, 3, 4, 10, 12, 18, 20, 29)


def compared(seed: int, *more: Scenario) -> Compared:
    """The changes of a random graph as one scenario, and more scenarios beside it."""
    graph, scope, changes = eventful(seed)
    today = situation(Reference(graph.dataset, replace(scope, statuses=STATUSES)))
    scenarios = [Scenario(name="as drawn", changes=changes), *more]
    return Compared(what_if.of_situation(today, scenarios, Asked(2, False)), scenarios, today)


def section_of(found: Compared, language: Language = "en") -> Section:
    (section,) = about_what_if.sections(found, Citations(Words(language)))
    return section


def report_of(found: Compared, language: Language) -> Report:
    facts = found.today.chain
    frame = Frame(Words(language), facts.scope, facts.sources, ORIGIN)
    more = partial(about_what_if.sections, found)
    return about_chain.report(study(facts, asked(facts, "joinery")), facts, frame, more=more)


def tables(section: Section) -> dict[str, Table]:
    return {one.caption: one for one in section.blocks if isinstance(one, Table)}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_change_and_difference_stands_in_the_section(seed: int) -> None:
    """In English each sentence is the one that the answer tells; in Lithuanian there are as many of all."""
    found = compared(seed)
    (outcome,) = found.found.scenarios
    english, lithuanian = (section_of(found, language).sections[0] for language in LANGUAGES)
    points = english.blocks[0]
    assert isinstance(points, Points) and points.numbered
    for point, change in zip(points.points, outcome.changes, strict=True):
        sentences = [change.text, *([change.note] if change.note else [])]
        assert [point.lead, *filter(None, [point.action])] == [f"{one[0].upper()}{one[1:]}." for one in sentences]
    for section, language in zip((english, lithuanian), LANGUAGES, strict=True):
        words = Words(language)
        for name in ("needs", "shared_gaps", "single_points", "cut_off", "stages", "outages", "suggestions", "events"):
            rows, shown = getattr(outcome, name), tables(section).get(words(f"if.{name}"))
            assert len(shown.rows if shown else ()) == len(rows), name
            for row, one in zip(shown.rows if shown else (), rows, strict=True):
                numbers = [one.number] if name == "events" else one.caused_by
                assert row[-1] == "".join(f"({number})" for number in numbers)
    assert isinstance(lithuanian.blocks[0], Points)
    assert not {one.lead for one in lithuanian.blocks[0].points} & {one.lead for one in points.points}


def test_together_the_random_graphs_tell_every_kind_of_change_and_list() -> None:
    outcomes = [one for seed in SEEDS for one in compared(seed).found.scenarios]
    assert {change.kind for one in outcomes for change in one.changes} == set(KINDS)
    for name in ("needs", "shared_gaps", "single_points", "cut_off", "stages", "outages", "suggestions", "events"):
        assert any(getattr(one, name) for one in outcomes), name


def test_figures_of_today_stand_beside_those_of_each_scenario() -> None:
    found = compared(3, Scenario(name="nothing", changes=()))
    section = section_of(found)
    (figures,) = tables(section).values()
    assert figures.headings == ("figure", "today", "1. as drawn", "2. nothing")
    before, after = found.found.today.model_dump(), found.found.scenarios[0].figures.model_dump()
    for (_, today, then, same), name in zip(figures.rows, before, strict=True):
        assert str(today) == str(same) == str(before[name])
        assert str(then).split(" ")[0] == str(after[name])
        assert ("(" in str(then)) == (after[name] != before[name])
    words = Words("en")
    nothing = list(told_texts(section.sections[1]))
    assert nothing[1:] == [words("if.nothing_assumed"), words("if.no_difference")]
    assert words("if.remark") in set(told_texts(section))


def test_notes_of_reports_are_those_of_the_answer() -> None:
    assert {key: TEXTS[f"if.note.{key}"][0] for key in wording.NOTES} == wording.NOTES


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_document_hold_the_same_scenarios(language: Language) -> None:
    found = compared(3)
    report = report_of(found, language)
    (section,) = [one for one in report.sections if one.title == Words(language)("if")]
    rows = [
        [told(str(cell)) for cell in row]
        for one in (section, *section.sections)
        for table in tables(one).values()
        for row in (table.headings, *table.rows)
    ]
    text = html(report)
    page = ET.fromstring(text.removeprefix("<!DOCTYPE html>\n"))
    on_page = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in page.iter("tr")]
    file = python_docx.Document(io.BytesIO(docx(report)))
    in_file = [[cell.text for cell in row.cells] for table in file.tables for row in table.rows]
    assert len(rows) > 10
    assert [row for row in rows if row not in on_page or row not in in_file] == []
    again = report_of(compared(3), language)
    assert (html(again), docx(again)) == (text, docx(report))


def test_hostile_names_of_scenarios_come_out_harmless() -> None:
    names = [name for name in HOSTILE if name.strip() and name.isprintable() and len(name) < 200]
    assert len(names) > 3
    for language in LANGUAGES:
        events = [{"kind": "event_added", "name": name, "teaches": ["art"]} for name in names]
        text = html(report_of(compared(0, *(Scenario(name=name, changes=events) for name in names[:9])), language))
        page = ET.fromstring(text.removeprefix("<!DOCTYPE html>\n"))
        assert not {"script", "img"} & {one.tag for one in page.iter()}
        shown = " ".join("".join(page.itertext()).split())
        assert [name for name in names if told(name) not in shown] == []


def test_made_up_statements_are_told_only_where_they_count() -> None:
    graph = Graph().cluster("a", "b").needs("a", "x").needs("b", "x", status="synthetic")
    scenarios = [Scenario(name="it", changes=[{"kind": "clusters_connect", "clusters": ["a", "b"]}])]
    for statuses, made_up in ((STATUSES, True), (("fact",), False)):
        today = situation(Reference(graph.dataset, Scope(statuses, DAY)))
        cited = Citations(Words("en"))
        about_what_if.sections(
            Compared(what_if.of_situation(today, scenarios, Asked(2, False)), scenarios, today), cited
        )
        assert ("synthetic" in cited.statuses) == made_up
