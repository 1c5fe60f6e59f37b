"""cypher/watch/*.cypher, gapbridge.watch: saved questions and what is new in their answers."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from gapbridge import collaborations, gaps, watch
from gapbridge.audit import audit
from gapbridge.backup import backup
from gapbridge.database import Database
from gapbridge.errors import BadInput, Conflict, NotFound
from gapbridge.graph_hash import graph_hash
from gapbridge.restore import restore
from gapbridge.results import News
from gapbridge.scope import Scope
from gapbridge.undo import undo
from gapbridge.watch import questions
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import TestClient, asking, problem
from tests.conftest import EMPTY, cypher, snapshot
from tests.graphs import Graph
from tests.integration.test_cli import Shell, shell

__all__ = ["shell"]  # a fixture, used by name

KEPT = "MATCH (kept:Watch|WatchCheck) RETURN kept.id AS id, properties(kept) AS held ORDER BY id"
ATOM = "{http://www.w3.org/2005/Atom}"


def told(news: list[News]) -> list[tuple[str, str, list[str], list[str]]]:
    return [(one.change, one.key, one.gained, one.lost) for one in news]


@pytest.fixture
def three(database: Database) -> Database:
    """Three clusters; a and b lack x."""
    Graph().cluster("a", "b", "c").needs("a", "x").needs("b", "x").load(database)
    return database


def test_a_watch_of_shared_gaps_tells_what_is_new_changed_and_gone(three: Database) -> None:
    saved = watch.add(three, "shared", "shared-gaps")
    assert (saved.item_count, saved.min_clusters, saved.include_covered, saved.as_of) == (1, 2, True, None)
    assert watch.check(three, "shared") == []
    report = Graph("more").needs("a", "y").needs("b", "y").needs("c", "x", source_id="press").load(three)
    first = watch.check(three, "shared")
    assert told(first) == [("new", "y", ["a", "b"], []), ("changed", "x", ["c"], [])]
    assert [one.title for one in first] == [
        "New shared gap: the art of y, lacked by a, b", "Shared gap the art of x: now also lacked by c",
    ]  # fmt: skip
    assert (first[1].source_ids, first[1].statuses, first[1].check) == (["press", "survey"], ["fact"], 1)
    undo(three, report.load_id or "")
    second = watch.check(three, "shared")
    assert told(second) == [("changed", "x", [], ["c"]), ("gone", "y", [], ["a", "b"])]
    assert [one.title for one in second] == [
        "Shared gap the art of x: no longer lacked by c", "No longer a shared gap: the art of y",
    ]  # fmt: skip
    assert list(watch.news(three, "shared")) == [*second, *first]
    assert list(watch.news(three, "shared", before=2)) == first
    assert watch.watch_of(three, "shared").check_count == 2


def test_a_watch_of_shared_gaps_is_narrowed_as_the_question_is(three: Database) -> None:
    graph = Graph("more").needs("a", "y", "root").needs("b", "y", "root").offers("a", "y")
    Graph("y").node("Competence", "y", name_en="the art of y").load(three)
    watch.add(three, "three", "shared-gaps", min_clusters=3)
    watch.add(three, "branch", "shared-gaps", branch_id="y")
    watch.add(three, "uncovered", "shared-gaps", include_covered=False)
    graph.load(three)
    assert watch.check(three, "three") == []
    assert [one.key for one in watch.check(three, "branch")] == ["y"]
    assert [one.key for one in watch.check(three, "uncovered")] == ["root"]


def test_a_watch_of_suggestions_tells_of_a_new_possible_partner(three: Database) -> None:
    watch.add(three, "partners", "suggestions", cluster_id="a")
    Graph("more").offers("c", "x", source_id="press").load(three)
    (one,) = watch.check(three, "partners")
    assert (one.key, one.title) == ("learn:c", "New: learn from the c, about x")
    assert (one.source_ids, one.gained) == (["press", "survey"], ["x"])


def test_a_watch_of_gaps_tells_of_needs_that_close_and_of_own_help(three: Database) -> None:
    watch.add(three, "ours", "gaps", cluster_id="a")
    Graph("more").member("m", "a").offers("m", "x").load(three)
    assert [one.title for one in watch.check(three, "ours")] == ["Gap the art of x: now also offered by its own m"]
    Graph("test").assessed("test", "a", "x", "2020-01-01", closes="true").load(three)
    assert [one.title for one in watch.check(three, "ours")] == ["No longer a gap: the art of x"]


def test_a_check_twice_in_a_row_reports_nothing_new_and_writes_nothing(three: Database) -> None:
    watch.add(three, "shared", "shared-gaps")
    Graph("more").needs("a", "y").needs("b", "y").load(three)
    assert len(watch.check(three, "shared")) == 1
    before = cypher(three, KEPT)
    assert watch.check(three, "shared") == []
    assert cypher(three, KEPT) == before


def test_to_look_keeps_nothing(three: Database) -> None:
    watch.add(three, "shared", "shared-gaps")
    Graph("more").needs("a", "y").needs("b", "y").load(three)
    before = cypher(three, KEPT)
    for _ in range(2):
        assert [(one.key, one.check) for one in watch.look(three, "shared")] == [("y", None)]
    assert cypher(three, KEPT) == before
    assert [one.key for one in watch.check(three, "shared")] == ["y"]


def test_a_watch_asks_about_the_day_of_the_check_unless_it_has_one(
    three: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    soon = {"valid_from": "2030-01-01"}
    Graph("soon").needs("a", "y", **soon).needs("b", "y", **soon).load(three)
    watch.add(three, "moving", "shared-gaps")
    watch.add(three, "fixed", "shared-gaps", as_of=date(2029, 12, 31))
    monkeypatch.setattr(questions, "today", lambda: date(2030, 1, 1))
    assert [(one.key, one.as_of) for one in watch.check(three, "moving")] == [("y", date(2030, 1, 1))]
    assert watch.check(three, "fixed") == []


def test_synthetic_statements_are_news_only_when_asked_for(database: Database) -> None:
    Graph().cluster("a", "b", status="synthetic").node("Competence", "x", name_en="the art of x").load(database)
    watch.add(database, "real", "shared-gaps")
    watch.add(database, "all", "shared-gaps", statuses=("fact", "synthetic"))
    Graph("more").needs("a", "x", status="synthetic").needs("b", "x", status="synthetic").load(database)
    assert watch.check(database, "real") == []
    assert [one.statuses for one in watch.check(database, "all")] == [["synthetic"]]


def test_many_checks_at_once_find_the_same_news_once(three: Database) -> None:
    watch.add(three, "shared", "shared-gaps")
    Graph("more").needs("a", "y").needs("b", "y").load(three)
    with ThreadPoolExecutor(8) as threads:
        found = [done.result() for done in [threads.submit(watch.check, three, "shared") for _ in range(8)]]
    assert sorted(map(len, found)) == [0] * 7 + [1]
    assert [one.check for one in watch.news(three, "shared")] == [1]
    assert watch.watch_of(three, "shared").check_count == 1


def test_a_watch_is_bookkeeping(three: Database) -> None:
    before, held = graph_hash(three), snapshot(three)
    watch.add(three, "shared", "shared-gaps")
    assert (graph_hash(three), snapshot(three), audit(three)) == (before, held, [])
    watch.remove(three, "shared")
    assert cypher(three, KEPT) == []


def test_a_backup_holds_no_watches_and_is_restored_beside_them(three: Database, tmp_path: Path) -> None:
    watch.add(three, "left-behind", "shared-gaps")
    backup(three, tmp_path / "graph.backup")
    cypher(three, EMPTY)
    watch.add(three, "shared", "shared-gaps")
    restore(three, tmp_path / "graph.backup")
    assert [one.name for one in watch.watches(three)] == ["shared"]
    assert told(watch.check(three, "shared")) == [("new", "x", ["a", "b"], [])]


def test_what_cannot_be_watched_is_refused(three: Database) -> None:
    watch.add(three, "shared", "shared-gaps")
    refused: list[tuple[type[Exception], str, str, dict[str, Any]]] = [
        (Conflict, "shared", "gaps", {"cluster_id": "a"}),
        (BadInput, "Our gaps", "shared-gaps", {}),
        (BadInput, "x" * 101, "shared-gaps", {}),
        (BadInput, "new", "sources", {}),
        (BadInput, "new", "gaps", {}),
        (BadInput, "new", "shared-gaps", {"cluster_id": "a"}),
        (BadInput, "new", "gaps", {"cluster_id": "a", "min_clusters": 2}),
        (BadInput, "new", "shared-gaps", {"min_clusters": 0}),
        (BadInput, "new", "shared-gaps", {"statuses": ("sure",)}),
        (NotFound, "new", "gaps", {"cluster_id": "aa"}),
        (NotFound, "new", "shared-gaps", {"branch_id": "z"}),
        (NotFound, "new", "shared-gaps", {"industry_id": "z"}),
    ]
    for error, name, question, asked in refused:
        with pytest.raises(error):
            watch.add(three, name, question, **asked)  # type: ignore[arg-type]
    assert [one.name for one in watch.watches(three)] == ["shared"]
    for ask in (watch.check, watch.look, watch.news, watch.remove, watch.watch_of):
        with pytest.raises(NotFound, match="Did you mean shared"):
            ask(three, "sharde")


def test_a_watch_whose_cluster_is_gone_says_so(database: Database) -> None:
    report = Graph().cluster("a").load(database)
    watch.add(database, "ours", "gaps", cluster_id="a")
    undo(database, report.load_id or "")
    with pytest.raises(NotFound, match="no cluster 'a'"):
        watch.check(database, "ours")


def test_an_answer_that_is_too_large_is_not_watched(three: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    Graph("more").needs("a", "y").needs("b", "y").load(three)
    monkeypatch.setattr(questions, "MAX_ITEMS", 1)
    with pytest.raises(BadInput, match="more than 1 items"):
        watch.add(three, "shared", "shared-gaps")


def test_the_command_saves_checks_and_feeds(three: Database, shell: Shell) -> None:
    assert shell("watch", "add", "shared", "shared-gaps", "-n", "2")[0] == 0
    assert shell("watch", "add", "partners", "suggestions", "--cluster", "the a", "--by", "ana")[0] == 0
    (saved, _) = json.loads(shell("watch", "list", "--json")[1])
    assert (saved["name"], saved["cluster_id"], saved["by"]) == ("partners", "a", "ana")
    Graph("more").needs("a", "y").needs("b", "y").load(three)
    assert "not kept" in shell("watch", "check", "--dry-run")[1]
    found = json.loads(shell("watch", "check", "--json")[1])
    assert [(one["watch"], one["change"]) for one in found] == [("partners", "changed"), ("shared", "new")]
    assert shell("watch", "check")[1].strip().endswith("none.")
    assert "New shared gap: the art of y" in shell("watch", "news", "shared")[1]
    feed = ElementTree.fromstring(shell("watch", "feed", "shared")[1])
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == [found[1]["title"]]
    assert ElementTree.fromstring(shell("watch", "feed", "shared", "--rss")[1]).tag == "rss"
    assert (shell("watch", "remove", "shared")[0], shell("watch", "remove", "shared", "--yes")[0]) == (2, 0)
    assert shell("watch", "check", "shared")[0] == 4


def test_one_broken_watch_does_not_silence_the_others(three: Database, shell: Shell) -> None:
    report = Graph("lost").cluster("lost").load(three)
    watch.add(three, "broken", "gaps", cluster_id="lost")
    watch.add(three, "shared", "shared-gaps")
    undo(three, report.load_id or "")
    Graph("more").needs("a", "y").needs("b", "y").load(three)
    status, out, err = shell("watch", "check")
    assert status == 1
    assert "New shared gap" in out and "broken: There is no cluster 'lost'" in err


@pytest.fixture
def client(three: Database) -> Iterator[TestClient]:
    with asking(create_app(database=three, api_settings=ApiSettings())) as client:
        yield client


def test_the_api_saves_checks_and_feeds(client: TestClient, three: Database) -> None:
    done = client.post("/v1/watches", json={"name": "shared", "question": "shared-gaps", "statuses": ["fact"]})
    assert (done.status_code, done.headers["location"]) == (201, "/v1/watches/shared")
    assert client.get("/v1/watches").json() == [client.get("/v1/watches/shared").json()] == [done.json()]
    assert done.json()["statuses"] == ["fact"]
    problem(client.post("/v1/watches", json={"name": "shared", "question": "shared-gaps"}), 409, "conflict")
    assert client.post("/v1/watches/shared/checks").status_code == 200
    Graph("more").needs("a", "y").needs("b", "y").needs("c", "x").load(three)
    before = cypher(three, KEPT)
    assert len(client.post("/v1/watches/shared/checks?dry_run=true").json()) == 2
    assert client.get("/v1/watches/shared/news").json() == []
    assert cypher(three, KEPT) == before
    found = client.post("/v1/watches/shared/checks")
    assert (found.status_code, len(found.json())) == (201, 2)
    assert client.get("/v1/watches/shared/news").json() == found.json()
    assert client.delete("/v1/watches/shared").json()["name"] == "shared"
    problem(client.get("/v1/watches/shared"), 404, "not-found")


def test_news_come_in_pages_and_gets_keep_nothing(client: TestClient, three: Database) -> None:
    watch.add(three, "shared", "shared-gaps")
    for at in range(3):
        Graph(f"more-{at}").needs("a", f"y{at}", f"z{at}").needs("b", f"y{at}", f"z{at}").load(three)
        watch.check(three, "shared")
    before = cypher(three, KEPT)
    whole = client.get("/v1/watches/shared/news").json()
    assert [(one["check"], one["key"]) for one in whole] == [
        (3, "y2"), (3, "z2"), (2, "y1"), (2, "z1"), (1, "y0"), (1, "z0"),
    ]  # fmt: skip
    for limit in (1, 4):
        rows, address = [], f"/v1/watches/shared/news?limit={limit}"
        while address:
            page = client.get(address)
            rows += page.json()
            address = page.links.get("next", {}).get("url", "")
        assert rows == whole
    atom = client.get("/v1/watches/shared/feed.atom")
    assert atom.headers["content-type"] == "application/atom+xml"
    entries = ElementTree.fromstring(atom.content).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [one["title"] for one in whole]
    again = client.get("/v1/watches/shared/feed.atom", headers={"If-None-Match": atom.headers["etag"]})
    assert again.status_code == 304
    items = ElementTree.fromstring(client.get("/v1/watches/shared/feed.rss").content).findall("channel/item")
    assert [item.findtext("guid") for item in items] == [entry.findtext(f"{ATOM}id") for entry in entries]
    assert cypher(three, KEPT) == before


def test_another_sites_page_saves_and_forgets_nothing(client: TestClient, three: Database) -> None:
    watch.add(three, "shared", "shared-gaps")
    foreign = {"Origin": "https://elsewhere.example"}
    sent = {"name": "theirs", "question": "shared-gaps"}
    problem(client.post("/v1/watches", json=sent, headers=foreign), 403, "origin-not-allowed")
    problem(client.post("/v1/watches/shared/checks", headers=foreign), 403, "origin-not-allowed")
    problem(client.delete("/v1/watches/shared", headers=foreign), 403, "origin-not-allowed")
    assert [one.name for one in watch.watches(three)] == ["shared"]


def check_watches(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): news are what two answers differ by. Changes the graph."""
    narrowed: dict[str, Any] = {
        "statuses": scope.statuses, "as_of": scope.as_of, "include_members": scope.include_members,
        "industry_id": scope.industry_id,
    }  # fmt: skip
    watch.add(database, "shared", "shared-gaps", **narrowed)
    watch.add(database, "partners", "suggestions", cluster_id="amber", **narrowed)
    before = answers(database, scope)
    for table in ("needs", "offers"):
        graph.dataset.tables[table] = list(graph.dataset.rows_of(table))[1::2]
    graph.needs("amber", "art", "dyeing", source_id="even-later", status=scope.statuses[0])
    graph.load(database, prune=True)
    after = answers(database, scope)
    for name in ("shared", "partners"):
        old, new = before[name], after[name]
        found = watch.check(database, name)
        assert {one.key for one in found if one.change == "new"} == new.keys() - old.keys()
        assert {one.key for one in found if one.change == "gone"} == old.keys() - new.keys()
        changed = {one.key: (set(one.gained), set(one.lost)) for one in found if one.change == "changed"}
        both = {key: (new[key] - old[key], old[key] - new[key]) for key in old.keys() & new.keys()}
        assert changed == {key: parts for key, parts in both.items() if parts != (set(), set())}
        assert watch.check(database, name) == []


def answers(database: Database, scope: Scope) -> dict[str, dict[str, set[str]]]:
    shared = gaps.shared_gaps(database, scope)
    partners = collaborations.suggestions(database, "amber", scope)
    return {
        "shared": {one.competence_id: set(one.cluster_ids) for one in shared},
        "partners": {f"{one.direction}:{one.partner_id}": set(one.subject_ids) for one in partners},
    }
