"""cypher/graph/steps.cypher, paths.find(): how two things hang together, by hand, by command and over HTTP."""

import json
from datetime import date

import pytest

from gapbridge import paths
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.scope import Scope
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import asking, problem
from tests.graphs import Graph
from tests.integration.test_cli import Shell, shell

__all__ = ["shell"]  # a fixture, used by name


@pytest.fixture
def small(database: Database) -> Database:
    """m belongs to a, which lacks x until 2020; fair teaches x and b offers it, as two sources say."""
    graph = Graph().cluster("a").cluster("b", name_lt="klasteris b").member("m", "a").node("Event", "fair")
    graph.needs("a", "x", valid_to="2020-01-01").offers("b", "x").offers("b", "x", source_id="press")
    graph.say("teaches", "fair", "x").node("Event", "made-up", status="synthetic")
    graph.cluster("alone").node("Stage", "fair")
    graph.load(database)
    return database


THEN = Scope(as_of=date(2019, 1, 1))


def test_paths_by_hand(small: Database) -> None:
    found = paths.find(small, "m", "b", THEN)
    assert (found.start.id, found.end.id, found.complete_steps, found.cut) == ("Member/m", "Cluster/b", 5, False)
    (one,) = found.paths
    assert [node.id for node in one.nodes] == ["Member/m", "Cluster/a", "Competence/x", "Cluster/b"]
    assert one.sentence_en == "The m is a member of the a, which lacks the art of x; the b offers it."
    assert one.sentence_lt == (
        "Organizacija „the m [en]“ priklauso klasteriui „the a [en]“; klasteriui „the a [en]“ trūksta kompetencijos"
        " „the art of x [en]“; klasteris „klasteris b“ siūlo kompetenciją „the art of x [en]“."
    )
    assert [[said.statement_id for said in step] for step in one.steps] == [
        ["member_of:m:a:survey:"], ["needs:a:x:survey:"], ["offers:b:x:press:", "offers:b:x:survey:"],
    ]  # fmt: skip
    assert (one.length, one.statuses, one.source_ids) == (3, ["fact"], ["press", "survey"])


def test_paths_are_drawn_with_all_that_joins_their_nodes(small: Database) -> None:
    picture = paths.drawn(small, "m", "b", THEN)
    assert [node.id for node in picture.nodes] == ["Cluster/a", "Cluster/b", "Competence/x", "Member/m"]
    assert [edge.id for edge in picture.edges] == [
        "member_of:m:a:survey:", "needs:a:x:survey:", "offers:b:x:press:", "offers:b:x:survey:",
    ]  # fmt: skip
    assert not picture.truncated
    apart = paths.drawn(small, "m", "alone", THEN)
    assert ([node.id for node in apart.nodes], apart.edges) == (["Cluster/alone", "Member/m"], [])
    with asking(create_app(database=small, api_settings=ApiSettings())) as client:
        asked = {"start": "m", "end": "b", "as_of": "2019-01-01"}
        elements = client.get("/v1/paths/graph", params=asked).json()["elements"]
        assert len(elements["nodes"]) == len(elements["edges"]) == 4
        links = client.get("/v1/paths/graph", params=asked | {"format": "node-link", "edges_key": "links"}).json()
        assert [link["source"] for link in links["links"]] == [edge.source for edge in picture.edges]
        assert client.get("/v1/paths/graph", params=asked | {"end": "mm"}).status_code == 404


def test_only_statements_that_hold_on_the_day_make_a_path(small: Database) -> None:
    assert paths.find(small, "m", "b").paths == []
    assert paths.find(small, "m", "b", THEN, max_steps=2).paths == []
    assert paths.find(small, "a", "alone", THEN).paths == []


def test_what_cannot_be_asked_is_refused(small: Database) -> None:
    with pytest.raises(NotFound, match="There is no node 'nobody'") as caught:
        paths.find(small, "m", "nobody")
    assert "gapbridge search" in caught.value.advice
    with pytest.raises(BadInput, match="Several nodes have the key 'fair'"):
        paths.find(small, "m", "fair")
    assert paths.find(small, "Event/fair", "m", THEN).paths[0].length == 3
    with pytest.raises(NotFound, match="is synthetic"):
        paths.find(small, "m", "made-up")
    with pytest.raises(BadInput, match="Both are Cluster/a"):
        paths.find(small, "a", "Cluster/a")
    with pytest.raises(BadInput, match="No such label"):
        paths.find(small, "a", "Planet/b")
    with pytest.raises(BadInput, match="Paths are 1 to 20"):
        paths.find(small, "a", "b", max_paths=0)


def test_the_command_and_the_api_tell_the_same(small: Database, shell: Shell) -> None:
    status, out, err = shell("path", "m", "b", "--as-of", "2019-01-01")
    assert (status, err) == (0, "")
    assert "The m is a member of the a, which lacks the art of x; the b offers it." in out
    _, out, _ = shell("path", "m", "b", "--as-of", "2019-01-01", "--lang", "lt")
    assert "klasteris „klasteris b“ siūlo" in out
    _, told, _ = shell("path", "m", "b", "--as-of", "2019-01-01", "--json")
    _, rows, _ = shell("path", "m", "b", "--as-of", "2019-01-01", "--csv")
    assert len(rows.splitlines()) == 2
    _, out, _ = shell("path", "a", "alone")
    assert out == f"From the a to the alone, as of {Scope().as_of}: none.\nPaths of up to 5 steps were all looked at.\n"
    with asking(create_app(database=small, api_settings=ApiSettings())) as client:
        assert client.get("/v1/paths?start=m&end=b&as_of=2019-01-01").json() == json.loads(told)
        problem(client.get("/v1/paths?start=m&end=nobody"), 404, "not-found")
        problem(client.get("/v1/paths?start=m"), 422, "bad-input")
        problem(client.get("/v1/paths?start=m&end=b&max_steps=99"), 422, "bad-input")
