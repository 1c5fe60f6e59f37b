"""cypher/sources/sources.cypher, sources.sources(), SourceText, GET /v1/sources."""

from gapbridge import queries, sources
from gapbridge.database import Database
from gapbridge.results import SourceText
from gapbridge.scope import Scope
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import asking
from tests.graphs import Graph

BOTH = Scope(("fact", "statement", "synthetic"))


def texts() -> Graph:
    graph = Graph().node("Source", "page", title="a page", status="statement")
    graph.node(
        "Source",
        "article",
        title="an article",
        publisher="a paper",
        url="https://example.org/a",
        published_on="2017-06",
        note="read twice",
    )
    return graph.node("Source", "novel", title="a novel", status="synthetic")


def test_sources_by_hand(database: Database) -> None:
    texts().load(database)

    article, page, survey = sources.sources(database)

    assert article == SourceText(
        id="article",
        title="an article",
        publisher="a paper",
        url="https://example.org/a",
        published_on="2017-06",
        note="read twice",
        status="fact",
    )
    assert (page.id, page.publisher, page.url, page.published_on, page.note) == ("page", None, None, None, None)
    assert survey.title == "a survey"


def test_made_up_sources_are_left_out_unless_asked_for(database: Database) -> None:
    texts().load(database)
    assert [one.id for one in sources.sources(database, BOTH)] == ["article", "novel", "page", "survey"]
    assert [one.id for one in sources.sources(database, Scope(("synthetic",)))] == ["novel"]


def test_an_empty_graph_has_no_sources(database: Database) -> None:
    assert sources.sources(database) == []


def test_the_first_sources_are_returned_where_there_are_too_many(database: Database) -> None:
    texts().load(database)
    assert [one.id for one in sources.sources(database, BOTH, max_rows=2)] == ["article", "novel"]


def test_the_columns_of_sources_are_the_fields_of_its_model() -> None:
    assert [field.name for field in queries.get("sources/sources").returns] == list(SourceText.model_fields)


def test_the_route_gives_the_objects_of_the_function_in_pages(database: Database) -> None:
    texts().load(database)
    expected = [one.model_dump(mode="json") for one in sources.sources(database, BOTH)]
    with asking(create_app(database=database, api_settings=ApiSettings())) as client:
        assert client.get("/v1/sources").json() == [one for one in expected if one["id"] != "novel"]
        response = client.get("/v1/sources", params={"synthetic": "true", "limit": 3})
        following = client.get(response.links["next"]["url"])
        assert response.json() + following.json() == expected
        assert "next" not in following.links
        again = client.get("/v1/sources", headers={"If-None-Match": client.get("/v1/sources").headers["etag"]})
        assert again.status_code == 304
        refused = client.get("/v1/sources", params={"status": "rumour"})
        assert refused.status_code == 422
        assert refused.json()["type"] == "urn:gapbridge:problem:bad-input"
