"""What the API refuses, and how it says so: a problem document on every path."""

import logging
import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from pydantic import SecretStr, ValidationError

from gapbridge import gaps
from gapbridge.database import Connection, Database
from gapbridge.errors import BadInput
from gapbridge.settings import Settings
from gapbridge_api import database_keeper
from gapbridge_api.api_settings import ApiSettings, read_api_settings
from gapbridge_api.app import Api, create_app
from tests.asking import TestClient, asking, problem
from tests.graphs import Graph

KEY = "a-key-of-sixteen-letters"


@pytest.fixture
def app(database: Database) -> Api:
    Graph().cluster("a", "b").needs("a", "x").needs("b", "x").load(database)
    return create_app(database=database, api_settings=ApiSettings(max_body_bytes=1_000))


@pytest.fixture
def client(app: Api) -> Iterator[TestClient]:
    with asking(app) as client:
        yield client


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v2/clusters", "/v1/clusters/", "/docs/assets/no.js"])
def test_a_path_that_is_not_there(client: TestClient, path: str) -> None:
    problem(client.get(path), 404, "no-such-path")


@pytest.mark.parametrize(
    "path",
    [
        "/v1/clusters/c/gaps",
        "/v1/clusters/c/suggestions",
        "/v1/clusters/c/suggestions/d",
        "/v1/suggestions?industry=c",
        "/v1/suggestions/hindsight?industry=c",
        "/v1/clusters/%00/gaps",
        "/v1/clusters/%ff/gaps",
        "/v1/gaps/shared?industry=c",
        "/v1/gaps/shared?branch=c",
        "/v1/graph?center=c",
    ],
)
def test_a_key_that_is_not_in_the_graph(client: TestClient, path: str) -> None:
    assert "detail" in problem(client.get(path), 404, "not-found")


def test_a_method_the_path_does_not_take(client: TestClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "QUERY"):
        response = client.request(method, "/v1/clusters")
        problem(response, 405, "method-not-allowed")
        assert response.headers["allow"] == "GET"


def test_a_body_that_is_too_large(client: TestClient) -> None:
    problem(client.post("/v1/clusters", content=b"x" * 1_001), 413, "too-large")
    problem(client.request("GET", "/v1/clusters", content=b"x" * 1_001), 413, "too-large")


@pytest.mark.parametrize(
    ("query", "location"),
    [
        ("limit=0", "query.limit"),
        ("limit=1001", "query.limit"),
        ("limit=many", "query.limit"),
        ("cursor=", "query.cursor"),
        ("min_clusters=0", "query.min_clusters"),
        ("min_clusters=99999999999999999999999", "query.min_clusters"),
        ("status=certain", "query.status.0"),
        ("as_of=yesterday", "query.as_of"),
        ("as_of=20170606", "query.as_of"),
        ("as_of=2017-02-30", "query.as_of"),
        ("synthetic=perhaps", "query.synthetic"),
        ("industry=" + "x" * 201, "query.industry"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named_but_not_repeated(
    client: TestClient, query: str, location: str
) -> None:
    response = client.get(f"/v1/gaps/shared?{query}")
    body = problem(response, 422, "bad-input")
    assert [fault["location"] for fault in body["errors"]] == [location]
    assert "x" * 50 not in response.text


def test_a_parameter_that_a_route_does_not_know_is_refused_and_those_it_knows_are_named(app: Api) -> None:
    with asking(app) as client:
        for path, methods in app.openapi()["paths"].items():
            for method, one in methods.items():
                known = {item["name"] for item in one.get("parameters", []) if item["in"] == "query"}
                address = path.replace("{cluster_id}", "a").replace("{number}", "1").replace("{name}", "a")
                unknown = [("limitt", "1"), ("", ""), ("x" * 60, "1"), ("limitt", "2"), *((name, "") for name in known)]
                errors = problem(client.request(method, address, params=unknown), 422, "bad-input")["errors"]
                assert [error["location"] for error in errors] == ["query.limitt", "query.", f"query.{'x' * 50}"]
                assert set(errors[0]["message"].partition("there are: ")[2].split(", ")) - {""} == known, path


@pytest.mark.parametrize("path", ["/v1/clusters", "/v1/gaps/shared", "/v1/clusters/a/gaps"])
def test_a_cursor_of_another_list(client: TestClient, path: str) -> None:
    problem(client.get(path, params={"cursor": "zzzz"}), 422, "bad-input")
    cursor = client.get("/v1/clusters?limit=1").links["next"]["url"].partition("cursor=")[2]
    if path != "/v1/clusters":
        problem(client.get(path, params={"cursor": cursor}), 422, "bad-input")


def test_a_fault_of_ours_is_logged_and_not_told(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("password is hunter2")

    monkeypatch.setattr(gaps, "shared_gaps", fails)
    with caplog.at_level(logging.ERROR):
        response = client.get("/v1/gaps/shared", headers={"X-Request-ID": "mine-1"})
    problem(response, 500, "failed")
    assert "hunter2" not in response.text
    assert "Traceback" not in response.text
    assert "mine-1" in caplog.text
    assert "hunter2" in caplog.text


def test_a_request_id_is_kept_when_it_is_sane_and_made_otherwise(client: TestClient) -> None:
    assert client.get("/health/live", headers={"X-Request-ID": "a.b-c_9"}).headers["x-request-id"] == "a.b-c_9"
    for odd in ("", "a b", "x" * 65, "<script>", "a\tb"):
        made = client.get("/health/live", headers={"X-Request-ID": odd}).headers["x-request-id"]
        assert made != odd
        assert len(made) == 32


def test_every_answer_has_security_headers(client: TestClient) -> None:
    for path in (
        "/health/live",
        "/v1/clusters",
        "/docs",
        "/docs/assets/swagger-ui.css",
        "/openapi.json",
        "/no",
    ):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "x-request-id" in headers


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:1", "LOCALHOST", "127.0.0.1", "127.0.0.1:65535", "[::1]", "[::1]:8000"]
)
def test_on_loopback_our_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/v1/clusters", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example@localhost",
        "localhost@evil.example",
        "localhost/evil",
        "localhost:x",
        "localhost,evil.example",
        "127.0.0.2",
        "::1",
        "",
    ],
)
def test_on_loopback_no_other_name_is_answered(client: TestClient, host: str) -> None:
    for path in ("/v1/clusters", "/health/live", "/docs", "/no"):
        problem(client.get(path, headers={"Host": host}), 400, "host-not-allowed")


def test_names_of_ones_own_are_added(database: Database) -> None:
    settings = ApiSettings(allowed_hosts="gaps.example.org, *.intra.example.org")
    with asking(create_app(database=database, api_settings=settings)) as client:
        for host in ("gaps.example.org", "a.intra.example.org", "localhost"):
            assert client.get("/health/live", headers={"Host": host}).status_code == 200
        for host in ("intra.example.org", "xgaps.example.org"):
            assert client.get("/health/live", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8001", ""])
def test_another_sites_page_can_change_nothing(client: TestClient, origin: str) -> None:
    problem(client.post("/v1/clusters", headers={"Origin": origin}), 403, "origin-not-allowed")
    assert client.get("/v1/clusters", headers={"Origin": origin}).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "odd", ""])
def test_where_no_origin_is_sent_the_browser_still_says_whose_page_it_is(client: TestClient, site: str) -> None:
    own = {"Origin": "http://127.0.0.1:8000"}
    for headers in ({"Sec-Fetch-Site": site}, {"Sec-Fetch-Site": site, **own}):
        problem(client.post("/v1/clusters", headers=headers), 403, "origin-not-allowed")
        assert client.get("/v1/clusters", headers=headers).status_code == 200
    for site_of_ours in ("same-origin", "none"):
        headers = {"Sec-Fetch-Site": site_of_ours, **own}
        problem(client.post("/v1/clusters", headers=headers), 405, "method-not-allowed")


def test_beyond_this_machine_a_page_without_an_origin_changes_nothing_either(database: Database) -> None:
    app = create_app(database=database, api_settings=ApiSettings(key=SecretStr(KEY)), loopback=False)
    with asking(app, "http://gaps.example.org") as client:
        for headers in ({"Origin": "null"}, {"Origin": "null", "Host": ""}, {"Sec-Fetch-Site": "cross-site"}):
            problem(client.post("/v1/loads", headers={"X-API-Key": KEY, **headers}), 403, "origin-not-allowed")


def test_our_own_page_is_not_another_site(client: TestClient) -> None:
    problem(client.post("/v1/clusters", headers={"Origin": "http://127.0.0.1:8000"}), 405, "method-not-allowed")


def test_pages_of_other_origins_read_nothing_unless_allowed(database: Database) -> None:
    origin = {"Origin": "https://tool.example.org"}
    asks = {**origin, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "x-api-key"}
    with asking(create_app(database=database, api_settings=ApiSettings())) as client:
        assert "access-control-allow-origin" not in client.get("/v1/clusters", headers=origin).headers
        problem(client.options("/v1/clusters", headers=asks), 405, "method-not-allowed")
    settings = ApiSettings(cors_origins=("https://tool.example.org",), key=SecretStr(KEY))
    with asking(create_app(database=database, api_settings=settings)) as client:
        assert client.options("/v1/clusters", headers=asks).status_code == 200
        refused = client.get("/v1/clusters", headers=origin)
        problem(refused, 401, "api-key-required")
        assert refused.headers["access-control-allow-origin"] == "https://tool.example.org"
        problem(client.options("/v1/clusters", headers={**asks, "Origin": "https://evil.example"}), 400, "")


def test_with_a_key_nothing_of_the_graph_is_answered_without_it(database: Database) -> None:
    app = create_app(database=database, api_settings=ApiSettings(key=SecretStr(KEY)), loopback=False)
    wrong: list[dict[str, str]] = [
        {},
        {"X-API-Key": "wrong"},
        {"X-API-Key": ""},
        {"X-API-Key": KEY[:-1]},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Basic {KEY}"},
        {"Authorization": KEY},
    ]
    with asking(app, "http://gaps.example.org") as client:
        paths = {path: one for path, one in app.openapi()["paths"].items() if path.startswith("/v1")}
        operations = [(path, method) for path, methods in paths.items() for method in methods]
        assert len(operations) > 10
        for path, method in operations:
            for headers in wrong:
                response = client.request(method, f"{path}?limit=nonsense", headers=headers)
                problem(response, 401, "api-key-required")
                assert response.headers["www-authenticate"] == "Bearer"
        assert client.get("/v1/clusters", headers={"X-API-Key": KEY}).status_code == 200
        assert client.get("/v1/clusters", headers={"Authorization": f"Bearer {KEY}"}).status_code == 200
        assert client.get("/health/live").status_code == 200


def test_beyond_this_machine_there_is_no_api_without_a_key() -> None:
    with pytest.raises(BadInput, match="GAPBRIDGE_API_KEY"):
        create_app(api_settings=ApiSettings(), loopback=False)


def test_a_setting_that_cannot_be_used_is_named_and_its_value_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAPBRIDGE_API_KEY", "short-secret")
    monkeypatch.setenv("GAPBRIDGE_API_CORS_ORIGINS", "https://a.example,b.example/x")
    with pytest.raises(BadInput) as refused:
        read_api_settings()
    assert "GAPBRIDGE_API_KEY" in str(refused.value)
    assert "GAPBRIDGE_API_CORS_ORIGINS" in str(refused.value)
    assert "short-secret" not in str(refused.value)


def test_settings_are_lists_by_comma(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAPBRIDGE_API_CORS_ORIGINS", "https://a.example, http://b.example:3000")
    assert read_api_settings().cors_origins == ("https://a.example", "http://b.example:3000")
    with pytest.raises(ValidationError):
        ApiSettings(root_path="no-slash")


def dead_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_without_a_database_the_app_lives_and_says_so_quickly() -> None:
    settings = Settings(neo4j_uri=f"bolt://127.0.0.1:{dead_port()}")
    began = time.monotonic()
    with asking(create_app(settings, api_settings=ApiSettings())) as client:
        assert client.get("/health/live").json() == {"status": "ok"}
        for path in ("/health/ready", "/v1/clusters", "/v1/gaps/shared", "/v1/graph", "/v1/clusters/a/gaps"):
            response = client.get(path)
            problem(response, 503, "database-unavailable")
            assert int(response.headers["retry-after"]) > 0
            assert "127.0.0.1" not in response.text
    assert time.monotonic() - began < 10


def test_a_given_database_that_went_away_is_a_503_within_ten_seconds() -> None:
    address = Connection(f"bolt://127.0.0.1:{dead_port()}", "neo4j", SecretStr("x"))
    with (
        Database(address) as away,
        asking(create_app(database=away, api_settings=ApiSettings())) as client,
    ):
        began = time.monotonic()
        problem(client.get("/v1/clusters"), 503, "database-unavailable")
        assert time.monotonic() - began < 10
        problem(client.get("/health/ready"), 503, "database-unavailable")


def test_a_database_that_hangs_does_not_hang_the_health_checks() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = Connection(f"bolt://127.0.0.1:{silent.getsockname()[1]}", "neo4j", SecretStr("x"))
        with (
            Database(address) as hanging,
            asking(create_app(database=hanging, api_settings=ApiSettings())) as client,
        ):
            began = time.monotonic()
            problem(client.get("/health/ready"), 503, "database-unavailable")
            assert client.get("/health/live").status_code == 200
            assert time.monotonic() - began < 5


def test_a_database_that_comes_back_is_found_again(
    connection: Connection, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_keeper, "RETRY_SECONDS", 0.1)
    Graph().cluster("a").load(database)
    port = dead_port()
    settings = Settings(
        neo4j_uri=f"bolt://127.0.0.1:{port}", neo4j_user=connection.user, neo4j_password=connection.password
    )
    with asking(create_app(settings, api_settings=ApiSettings())) as client:
        problem(client.get("/health/ready"), 503, "database-unavailable")
        for _ in range(2):
            with forwarding(port, connection.uri):
                assert becomes(client, 200)
                assert client.get("/v1/clusters").json()[0]["id"] == "a"
            assert becomes(client, 503)


def becomes(client: TestClient, status: int) -> bool:
    until = time.monotonic() + 15
    while time.monotonic() < until:
        if client.get("/health/ready").status_code == status:
            return True
        time.sleep(0.05)
    return False


@contextmanager
def forwarding(port: int, uri: str) -> Iterator[None]:
    """A port that leads to the database while it lasts."""
    host, _, to = uri.rpartition("://")[2].rpartition(":")
    joined: list[socket.socket] = []

    class Forward(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            there = socket.create_connection((host, int(to)))
            joined.extend((self.request, there))
            back = threading.Thread(target=_pump, args=(there, self.request), daemon=True)
            back.start()
            _pump(self.request, there)
            back.join()
            there.close()

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    with Server(("127.0.0.1", port), Forward) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.05,))
        serving.start()
        try:
            yield
        finally:
            server.shutdown()
            serving.join()
            for one in joined:
                _end(one)


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
    _end(target)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
