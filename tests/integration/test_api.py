"""The API's answers: the same objects as the functions', in pages, with tags and a description."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from fastapi.openapi.models import OpenAPI

from gapbridge import clusters, collaborations, gaps, members, outcomes, profiles, value_chains, vocabulary
from gapbridge.collaborations import Wanted
from gapbridge.database import Database
from gapbridge.results import Result
from gapbridge.scope import Scope
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import Api, create_app
from gapbridge_api.dependencies import Status
from tests.asking import TestClient, asking, problem
from tests.graphs import Graph

EVERYTHING = Scope(vocabulary.STATUSES)
SYNTHETIC = {"synthetic": "true", "as_of": EVERYTHING.as_of.isoformat()}


def plain(rows: list[Any]) -> list[Any]:
    assert all(isinstance(row, Result) for row in rows)
    return [row.model_dump(mode="json") for row in rows]


@pytest.fixture
def client(demo: Database) -> Iterator[TestClient]:
    with asking(create_app(database=demo, api_settings=ApiSettings())) as client:
        yield client


def walk(client: TestClient, path: str, **params: Any) -> list[Any]:
    """All rows of a list, page by page."""
    response = client.get(path, params=params)
    rows: list[Any] = []
    for _ in range(500):
        assert response.status_code == 200, response.text
        rows += response.json()
        if "next" not in response.links:
            return rows
        response = client.get(response.links["next"]["url"])
    raise AssertionError("the pages never end")


def test_shared_gaps_are_the_objects_of_the_function(client: TestClient, demo: Database) -> None:
    assert client.get("/v1/gaps/shared").json() == plain(gaps.shared_gaps(demo))
    assert client.get("/v1/gaps/shared").json() != []


@pytest.mark.parametrize(
    ("params", "options"),
    [
        ({"min_clusters": 1}, {"min_clusters": 1}),
        ({"branch": "cluster-communication"}, {"branch_id": "cluster-communication"}),
        ({"covered": "false"}, {"include_covered": False}),
        ({"covered_by": ["narrower", "broader"]}, {"covered_by": ["narrower", "broader"]}),
    ],
)
def test_each_filter_of_shared_gaps_reaches_the_function(
    client: TestClient, demo: Database, params: dict[str, Any], options: dict[str, Any]
) -> None:
    expected = gaps.shared_gaps(demo, EVERYTHING, **options)
    assert client.get("/v1/gaps/shared", params={**SYNTHETIC, **params, "limit": 1000}).json() == plain(expected)
    assert expected != gaps.shared_gaps(demo)


def test_matched_reaches_the_function(database: Database) -> None:
    graph = Graph().cluster("a", "b").needs("a", "x").needs("b", "y").node("Competence", "same")
    graph.say("matches", "x", "same", kind="exact").say("matches", "y", "same", kind="close").load(database)
    with asking(create_app(database=database, api_settings=ApiSettings())) as client:
        assert client.get("/v1/gaps/shared").json() == []
        (gap,) = client.get("/v1/gaps/shared", params={"matched": "true"}).json()
    assert (gap["competence_id"], gap["merged_ids"]) == ("same", ["x", "y"])


def test_the_other_answers_about_gaps_are_the_objects_of_their_functions(client: TestClient, demo: Database) -> None:
    branch = {"branch": "ex-cluster-communication"}
    choices: list[tuple[dict[str, str], dict[str, Any]]] = [({}, {}), (branch, {"branch_id": branch["branch"]})]
    for params, options in choices:
        asked: dict[str, Any] = {**SYNTHETIC, **params, "limit": 1000}
        rollup = gaps.gap_rollup(demo, EVERYTHING, min_clusters=3, include_covered=False, lowest_only=True, **options)
        narrowed = {"min_clusters": 3, "covered": "false", "lowest": "true"}
        assert client.get("/v1/gaps/rollup", params=asked | narrowed).json() == plain(rollup) != []
        agreement = gaps.gap_agreement(demo, EVERYTHING, **options)
        assert client.get("/v1/gaps/agreement", params=asked).json() == plain(agreement)
        matrix = gaps.gap_matrix(demo, EVERYTHING, min_clusters=2, max_clusters=3, max_competences=2, **options)
        bounded = {"min_clusters": 2, "max_clusters": 3, "max_competences": 2}
        shown = client.get("/v1/gaps/matrix", params={**SYNTHETIC, **params, **bounded})
        assert shown.json() == plain([matrix])[0]
        assert (len(matrix.clusters), len(matrix.competences)) == (3, 2)


def test_the_industry_reaches_the_function(client: TestClient, demo: Database) -> None:
    expected = gaps.shared_gaps(demo, replace(EVERYTHING, industry_id="ecosystem-health"), min_clusters=1)
    params = {**SYNTHETIC, "industry": "ecosystem-health", "min_clusters": 1, "limit": 1000}
    assert client.get("/v1/gaps/shared", params=params).json() == plain(expected)
    assert expected != []


def test_the_scope_reaches_the_function(client: TestClient, demo: Database) -> None:
    asked: list[tuple[str, Any]] = [("status", "statement"), ("status", "estimate"), ("as_of", "2017-06-05")]
    scope = Scope(("statement", "estimate"), EVERYTHING.as_of.replace(2017, 6, 5), include_members=True)
    found = client.get("/v1/gaps/shared", params=[*asked, ("members", "true"), ("limit", "1000")]).json()
    assert found == plain(gaps.shared_gaps(demo, scope))
    assert client.get("/v1/gaps/shared", params={"as_of": "2017-06-04"}).json() == []


def test_members_count_only_when_asked(database: Database) -> None:
    Graph().cluster("a", "b").member("m", "a").member("n", "b").needs("m", "x").needs("n", "x").load(database)
    with asking(create_app(database=database, api_settings=ApiSettings())) as client:
        assert client.get("/v1/gaps/shared").json() == []
        (gap,) = client.get("/v1/gaps/shared", params={"members": "true"}).json()
    assert gap["cluster_ids"] == ["a", "b"]


def test_the_other_lists_are_the_objects_of_their_functions(client: TestClient, demo: Database) -> None:
    assert client.get("/v1/clusters").json() == plain(clusters.clusters(demo))
    for cluster_id in ("litek", "ex-tidewright"):
        path, params = f"/v1/clusters/{cluster_id}", {**SYNTHETIC, "limit": 1000}
        assert client.get(f"{path}/gaps", params=params).json() == plain(gaps.gaps_of(demo, cluster_id, EVERYTHING))
        assert client.get(f"{path}/suggestions", params=params).json() == plain(
            collaborations.suggestions(demo, cluster_id, EVERYTHING)
        )
    assert walk(client, "/v1/suggestions", **SYNTHETIC, limit=1000) == plain(
        collaborations.all_suggestions(demo, EVERYTHING)
    )


def test_a_pair_and_hindsight_are_the_objects_of_their_functions(client: TestClient, demo: Database) -> None:
    path = "/v1/clusters/ex-tidewright/suggestions/ex-emberfield"
    expected = collaborations.pair(demo, "ex-tidewright", "ex-emberfield", EVERYTHING)
    assert client.get(path, params=SYNTHETIC).json() == expected.model_dump(mode="json")
    assert expected.suggestions
    found = client.get(
        "/v1/suggestions/hindsight", params=[*SYNTHETIC.items(), ("first", 1), ("split_on", "2020-01-01")]
    )
    asked = collaborations.hindsight(demo, EVERYTHING, split_on=date(2020, 1, 1), first=[1])
    assert found.json() == asked.model_dump(mode="json")


@pytest.mark.parametrize(
    ("params", "wanted"),
    [
        ({"kind": ["do_business", "teach_learn"]}, Wanted(kinds=("do_business", "teach_learn"))),
        ({"cross_border": True}, Wanted(cross_border=True)),
        ({"research": True}, Wanted(research=True)),
    ],
)
def test_each_filter_of_suggestions_reaches_the_function(
    client: TestClient, demo: Database, params: dict[str, Any], wanted: Wanted
) -> None:
    asked = {**SYNTHETIC, **params, "limit": 1000}
    every = client.get("/v1/suggestions", params={**SYNTHETIC, "limit": 1000}).json()
    found = client.get("/v1/suggestions", params=asked).json()
    assert found == plain(collaborations.all_suggestions(demo, EVERYTHING, wanted.at_most(1_000)))
    assert len(found) < len(every)
    one = client.get("/v1/clusters/ex-tidewright/suggestions", params=asked).json()
    assert one == plain(collaborations.suggestions(demo, "ex-tidewright", EVERYTHING, wanted))


def test_suggestions_for_all_pairs_come_in_pages_of_so_many_of_each_kind(client: TestClient) -> None:
    asked = {**SYNTHETIC, "max_rows": 3}
    whole = client.get("/v1/suggestions", params=asked).json()
    assert [row["kind"] for row in whole] == ["teach_learn"] * 3 + ["learn_together"] * 3 + ["do_business"] * 3
    assert walk(client, "/v1/suggestions", **asked, limit=2) == whole


def test_the_outcomes_are_the_objects_of_their_functions(client: TestClient, demo: Database) -> None:
    def asked(name: str, **params: Any) -> Any:
        return client.get(f"/v1/outcomes/{name}", params={**SYNTHETIC, "limit": 1000, **params}).json()

    own = {"cluster": "ex-amberwood"}
    assert asked("needs") == plain(outcomes.needs(demo, EVERYTHING))
    found = outcomes.needs(demo, EVERYTHING, cluster_id="ex-amberwood", state="closed")
    assert asked("needs", state="closed", **own) == plain(found) != []
    found = outcomes.needs(demo, EVERYTHING, event_ids=["ex-data-bootcamp-2024", "ex-export-mission-2025"])
    assert asked("needs", event=["ex-data-bootcamp-2024", "ex-export-mission-2025"]) == plain(found) != []
    assert asked("effects") == plain(outcomes.effects(demo, EVERYTHING)) != []
    assert asked("effects", by="cluster") == plain(outcomes.effects(demo, EVERYTHING, by="cluster")) != []
    assert asked("assessments") == plain(outcomes.assessments(demo, EVERYTHING)) != []
    histories = outcomes.history(demo, EVERYTHING, cluster_id="ex-amberwood")
    assert asked("history", **own) == plain(histories) != []
    assert asked("history", need=histories[0].need_id) == plain(histories[:1])
    assert asked("history", competence=histories[0].competence_id, **own) == plain(histories[:1])


def test_members_and_profiles_are_the_objects_of_their_functions(client: TestClient, demo: Database) -> None:
    def asked(path: str, **params: Any) -> Any:
        return client.get(f"/v1/{path}", params={**SYNTHETIC, **params}).json()

    for member_id in ("ex-velvetmoss", "ekspla"):
        found = members.benefits(demo, member_id, EVERYTHING)
        assert asked(f"members/{member_id}/benefits") == found.model_dump(mode="json")
    cut = members.benefits(demo, "ex-velvetmoss", EVERYTHING, max_rows=1)
    assert asked("members/ex-velvetmoss/benefits", max_rows=1) == cut.model_dump(mode="json")
    rows = members.benefits_of_members(demo, "ex-brightloom", EVERYTHING)
    assert asked("clusters/ex-brightloom/benefits", limit=1000) == plain(rows) != []
    for cluster_id in ("ex-brightloom", "ivita"):
        profile = profiles.profile(demo, cluster_id, EVERYTHING)
        assert asked(f"clusters/{cluster_id}") == profile.model_dump(mode="json")
    for path in ("members/nobody/benefits", "clusters/nobody", "clusters/nobody/benefits"):
        assert client.get(f"/v1/{path}").status_code == 404, path


def test_value_chains_are_the_objects_of_their_functions(client: TestClient, demo: Database) -> None:
    def asked(path: str, **params: Any) -> Any:
        return client.get(f"/v1/value-chains{path}", params={**SYNTHETIC, **params}).json()

    metal = replace(EVERYTHING, industry_id="ex-nace-31")
    assert asked("") == plain(value_chains.value_chains(demo, EVERYTHING)) != []
    assert asked("", industry="ex-nace-31") == plain(value_chains.value_chains(demo, metal)) != asked("")
    whoms: list[dict[str, Any]] = [
        {"chain_id": "ex-chain-ferry"},
        {"cluster_ids": ["ex-amberwood", "ex-brightloom"]},
        {"chain_id": "ex-chain-furniture", "member_ids": ["ex-velvetmoss", "ex-cardgate"]},
    ]
    for whom in whoms:
        params = {name.removesuffix("s").removesuffix("_id"): key for name, key in whom.items()}
        found = value_chains.study(demo, replace(metal, include_members=True), **whom, max_rows=3)
        told = asked("/study", **params, industry="ex-nace-31", members="true", max_rows=3)
        assert told == found.model_dump(mode="json")
        assert told["cut"] != {}
    ways = value_chains.routes(demo, "supplies", "ex-foggy-grove-sawmill", "ex-quiet-drawer", EVERYTHING)
    assert asked("/routes", start="ex-foggy-grove-sawmill", end="ex-quiet-drawer") == ways.model_dump(mode="json")
    flow = value_chains.routes(demo, "stages", "ex-stage-hull", "ex-stage-trials", EVERYTHING)
    told = asked("/routes", start="ex-stage-hull", end="ex-stage-trials", network="stages")
    assert told == flow.model_dump(mode="json")
    assert (ways.path_count, flow.single_point_ids) == (2, ["ex-stage-drive"])
    whole = value_chains.supply_network(demo, EVERYTHING)
    assert asked("/network") == whole.model_dump(mode="json")
    assert asked("/network", industry="ex-nace-31")["member_count"] < whole.member_count
    problem(client.get("/v1/value-chains/study"), 422, "bad-input")
    problem(client.get("/v1/value-chains/study?chain=none"), 404, "not-found")
    problem(client.get("/v1/value-chains/routes?start=none&end=hoda"), 404, "not-found")


@pytest.mark.parametrize(
    "path",
    [
        "/v1/gaps/shared",
        "/v1/clusters/ex-brightloom/benefits",
        "/v1/gaps/rollup",
        "/v1/gaps/agreement",
        "/v1/value-chains",
        "/v1/clusters",
        "/v1/clusters/ex-tidewright/gaps",
        "/v1/clusters/ex-tidewright/suggestions",
        "/v1/matches/proposals",
        "/v1/outcomes/assessments",
        "/v1/outcomes/effects",
    ],
)
def test_pages_walk_every_row_once(client: TestClient, path: str) -> None:
    whole = client.get(path, params={**SYNTHETIC, "limit": 1000}).json()
    assert len(whole) > 1
    for limit in (1, 2, 7):
        assert walk(client, path, **SYNTHETIC, limit=limit) == whole


@pytest.mark.parametrize("path", ["/v1/outcomes/history", "/v1/outcomes/needs"])
def test_pages_walk_every_row_of_a_long_list_once(client: TestClient, path: str) -> None:
    whole = client.get(path, params={**SYNTHETIC, "limit": 1000}).json()
    assert len(whole) > 100
    assert walk(client, path, **SYNTHETIC, limit=40) == whole


def test_a_page_has_50_rows_unless_told(database: Database) -> None:
    graph = Graph()
    for number in range(60):
        graph.cluster(f"c{number:02}")
    graph.load(database)
    with asking(create_app(database=database, api_settings=ApiSettings())) as client:
        assert len(client.get("/v1/clusters").json()) == 50
        assert len(walk(client, "/v1/clusters")) == 60


def test_an_answer_that_did_not_change_is_not_sent_again(client: TestClient) -> None:
    for path in ("/v1/gaps/shared?limit=1", "/v1/clusters", "/v1/graph"):
        first = client.get(path)
        tag = first.headers["etag"]
        assert re.fullmatch(r'"[0-9a-f]{32}"', tag)
        for held in (tag, f'"other", W/{tag}', "*"):
            again = client.get(path, headers={"If-None-Match": held})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
            assert again.headers.get("link") == first.headers.get("link")
        assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_an_answer_that_changed_has_another_tag(client: TestClient, demo: Database) -> None:
    before = client.get("/v1/clusters").headers["etag"]
    Graph("more").cluster("newcomer").load(demo)
    assert client.get("/v1/clusters", headers={"If-None-Match": before}).status_code == 200


@pytest.fixture
def described() -> Any:
    """The API's description; no database is needed for it."""
    return json.loads(json.dumps(create_app(api_settings=ApiSettings()).openapi()))


def test_the_description_is_openapi_and_all_it_refers_to_is_there(described: Any) -> None:
    OpenAPI.model_validate(described)
    schemas = described["components"]["schemas"]
    referred = set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(described)))
    assert referred
    assert referred <= {f"#/components/schemas/{name}" for name in schemas}
    assert "HTTPValidationError" not in schemas


def test_every_route_is_described_in_full(described: Any) -> None:
    tags = {tag["name"] for tag in described["tags"]}
    operations = [(path, one) for path, methods in described["paths"].items() for one in methods.values()]
    assert {path for path, _ in operations} == {
        "/v1/clusters",
        "/v1/clusters/{cluster_id}",
        "/v1/clusters/{cluster_id}/benefits",
        "/v1/clusters/{cluster_id}/gaps",
        "/v1/clusters/{cluster_id}/suggestions",
        "/v1/clusters/{cluster_id}/suggestions/{partner_id}",
        "/v1/export",
        "/v1/gaps/agreement",
        "/v1/gaps/matrix",
        "/v1/gaps/rollup",
        "/v1/gaps/shared",
        "/v1/graph",
        "/v1/loads",
        "/v1/loads/marked",
        "/v1/loads/{number}",
        "/v1/loads/{number}/changes",
        "/v1/loads/{number}/undo",
        "/v1/matches/decisions",
        "/v1/matches/proposals",
        "/v1/members/{member_id}/benefits",
        "/v1/names",
        "/v1/outcomes/assessments",
        "/v1/outcomes/attendance",
        "/v1/outcomes/effects",
        "/v1/outcomes/history",
        "/v1/outcomes/needs",
        "/v1/overview",
        "/v1/paths",
        "/v1/paths/graph",
        "/v1/picture",
        "/v1/programme/cover",
        "/v1/programme/frontier",
        "/v1/programme/plan",
        "/v1/programme/plan.ics",
        "/v1/programme/proposals",
        "/v1/query",
        "/v1/questions",
        "/v1/report/chain/{chain_id}",
        "/v1/report/cluster/{cluster_id}",
        "/v1/report/network",
        "/v1/report/programme",
        "/v1/schema",
        "/v1/search",
        "/v1/sources",
        "/v1/suggestions",
        "/v1/suggestions/hindsight",
        "/v1/value-chains",
        "/v1/value-chains/network",
        "/v1/value-chains/routes",
        "/v1/value-chains/study",
        "/v1/templates/workbook.xlsx",
        "/v1/watches",
        "/v1/watches/{name}",
        "/v1/watches/{name}/checks",
        "/v1/watches/{name}/feed.atom",
        "/v1/watches/{name}/feed.rss",
        "/v1/watches/{name}/news",
        "/v1/what-if",
        "/health/live",
        "/health/ready",
    }
    ids = [one["operationId"] for _, one in operations]
    assert len(set(ids)) == len(ids)
    for path, one in operations:
        assert re.fullmatch("[a-z_]+", one["operationId"]), path
        assert one["summary"] and one["description"], path
        assert len(one["tags"]) == 1 and one["tags"][0] in tags, path
        content = (one["responses"].get("200") or one["responses"]["201"])["content"]
        if "application/json" in content and content["application/json"]["schema"].get("format") != "binary":
            assert "$ref" in json.dumps(content["application/json"]["schema"]), path
        else:
            assert all(one.get("schema", {"type": "string"})["type"] == "string" for one in content.values()), path
        for parameter in one.get("parameters", []):
            assert parameter["description"], (path, parameter["name"])
            known = {**parameter, **parameter["schema"]}
            assert known.get("examples") or parameter["name"] == "cursor", (path, parameter["name"])
        for status, response in one["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"], (path, status)
        if path.startswith("/v1"):
            assert {"401", "422", "500", "503"} <= set(one["responses"]), path
            assert one["security"], path


def test_every_model_has_an_example(described: Any) -> None:
    shown_in_another = {"Rating"}  # a part of Gap
    for name, schema in described["components"]["schemas"].items():
        if name in shown_in_another:
            continue
        properties = schema["properties"].values()
        assert any("examples" in one or "$ref" in json.dumps(one) for one in properties), name
        assert schema["description"], name


def test_the_statuses_of_the_api_are_those_of_the_vocabulary() -> None:
    assert Status.__args__ == vocabulary.STATUSES  # type: ignore[attr-defined]


def test_nothing_is_opened_before_the_app_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "nonsense://")
    assert isinstance(create_app(), Api)


def test_the_docs_need_no_other_host(client: TestClient) -> None:
    page = client.get("/docs")
    assert page.status_code == 200
    assert "//" not in page.text.replace("<!--", "").replace("-->", "")
    for asset in re.findall(r'(?:src|href)="([^"]+)"', page.text):
        assert client.get(asset).status_code == 200, asset
    assert "'/openapi.json'" in page.text
    assert "unsafe-inline" not in page.headers["content-security-policy"].split("script-src")[1].split(";")[0]
    assert client.get("/redoc").status_code == 404


def test_behind_a_proxy_all_addresses_are_below_its_path(demo: Database) -> None:
    app = create_app(database=demo, api_settings=ApiSettings(root_path="/graph"))
    with asking(app) as client:
        assert client.get("/v1/clusters?limit=1").links["next"]["url"].startswith("/graph/v1/clusters?")
        page = client.get("/docs").text
        assert "'/graph/openapi.json'" in page
        assert 'src="/graph/docs/assets/' in page
