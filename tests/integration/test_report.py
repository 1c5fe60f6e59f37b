"""gapbridge.report on a graph, by function, by command and over HTTP."""

import io
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import docx
import pytest

from gapbridge import graph_hash, load, report, seeds
from gapbridge.database import Database
from gapbridge.errors import Conflict, NotFound
from gapbridge.programme import Limits
from gapbridge.report import Report, forms, framing
from gapbridge.report.contents import Points, Table
from gapbridge.report.words import Words
from gapbridge.scope import Scope
from gapbridge.vocabulary import LANGUAGES, STATUSES, Language
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from tests.asking import TestClient, asking
from tests.graphs import Graph
from tests.integration.test_cli import Shell, shell

__all__ = ["shell"]  # a fixture, used by name

REAL = Scope(as_of=date(2018, 6, 1))
SCOPE = Scope(STATUSES, date(2026, 12, 1))
NARROWED = ("--synthetic", "--as-of", "2026-12-01")


@pytest.fixture
def loaded(database: Database, project: Path) -> Database:
    for name in ("inolink", "example"):
        load.load(database, seeds.read(project / "seeds" / name))
    return database


@pytest.fixture
def client(loaded: Database) -> Iterator[TestClient]:
    with asking(create_app(database=loaded, api_settings=ApiSettings())) as client:
        yield client


def page(text: str) -> ET.Element:
    return ET.fromstring(text.removeprefix("<!DOCTYPE html>\n"))


def test_a_report_by_command(loaded: Database, shell: Shell, tmp_path: Path) -> None:
    english, lithuanian, document = (tmp_path / name for name in ("chain.html", "lt.html", "chain.docx"))
    asked = ("report", "chain", "From log to armchair (fictional)", *NARROWED)
    assert shell(*asked, "--out", str(english))[0] == 0
    first = english.read_bytes()
    told = page(first.decode())
    assert "From log to armchair (fictional)" in "".join(next(told.iter("h1")).itertext())
    text = "".join(told.itertext())
    assert graph_hash.graph_hash(loaded) in text
    assert "gapbridge report chain ex-chain-furniture --synthetic --as-of 2026-12-01 --lang en --out chain.html" in text

    status, _, err = shell(*asked, "--out", str(english))
    assert status != 0 and "exists already" in err
    assert shell(*asked, "--out", str(english), "--force")[0] == 0
    assert english.read_bytes() == first

    assert shell(*asked, "--out", str(lithuanian), "--lang", "lt")[0] == 0
    told = page(lithuanian.read_text(encoding="utf-8"))
    assert told.get("lang") == "lt" and "Nuo rąsto iki fotelio (išgalvota)" in "".join(next(told.iter("h1")).itertext())
    assert shell(*asked, "--out", str(document))[0] == 0
    assert len(docx.Document(str(document)).tables) > 8
    assert sorted(one.name for one in tmp_path.iterdir()) == ["chain.docx", "chain.html", "lt.html"]


def test_reports_refuse_what_cannot_be(loaded: Database, shell: Shell, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="Did you mean"):
        report.chain(loaded, "ex-chain-furnitur")
    for name, complaint in (("chain.pdf", "html or .docx"), ("no/chain.html", "There is no folder")):
        status, _, err = shell("report", "chain", "plastics-processing", "--out", str(tmp_path / name))
        assert status != 0 and complaint in err
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "folder.html" / "kept").touch()
    out = str(tmp_path / "folder.html")
    assert shell("report", "chain", "plastics-processing", "--out", out, "--force")[0] != 0
    assert (tmp_path / "folder.html" / "kept").exists()


def test_a_report_without_synthetic_statements_holds_none(loaded: Database) -> None:
    made = report.chain(loaded, "plastics-processing", Scope(as_of=date(2018, 6, 1)))
    assert made.warning == ""
    cells = [row for one in page(forms.HTML.write(made).decode()).iter("td") for row in one.itertext()]
    assert [cell for cell in cells if cell.startswith("synthetic [")] == []


ASKED: dict[str, Callable[[Database, Language], Report]] = {
    "cluster": lambda database, language: report.cluster(database, "ex-amberwood", SCOPE, language=language),
    "real cluster": lambda database, language: report.cluster(database, "litek", REAL, language=language),
    "programme": lambda database, language: report.programme(
        database, SCOPE, Limits(20_000.0, date(2027, 1, 1)), language=language
    ),
    "real programme": lambda database, language: report.programme(database, REAL, language=language),
    "network": lambda database, language: report.network(database, SCOPE, language=language),
}
FIRST = {
    "cluster": "For weaving of cover fabric, ask Velvetmoss Upholstery to introduce you to Copperthread Smart Fabrics",
    "real cluster": "Propose an event for Laser & Engineering Technologies Cluster (LITEK)",
    "programme": "Hold Added value laboratory (fictional) (2027-02-09); invite Amberwood Furniture Cluster",
    "real programme": "Propose a new event: cluster communication and marketing",
    "network": "Send 7 clusters to Added value laboratory (fictional) for creating added value in the cluster",
}


def test_the_other_reports(loaded: Database) -> None:
    """In both languages (real data in English), as both files; what an analyst should do first is told first."""
    for name, ask in ASKED.items():
        english = ask(loaded, "en")
        lithuanian = english if "real" in name else ask(loaded, "lt")
        (points,) = [block for block in english.sections[0].blocks if isinstance(block, Points)]
        assert points.points[0].lead.startswith(FIRST[name])
        assert all(point.said and point.said.numbers for point in points.points), name
        assert ("SYNTHETIC" in english.warning) == ("real" not in name)
        for made in {id(one): one for one in (english, lithuanian)}.values():
            told = page(forms.HTML.write(made).decode())
            ids = [one.get("id") for one in told.iter() if one.get("id")]
            assert len(ids) == len(set(ids))
            assert {str(one.get("href"))[1:] for one in told.iter("a")} <= set(ids)
        file = docx.Document(io.BytesIO(forms.DOCX.write(lithuanian)))
        tables = [block for _, one in lithuanian.all_sections() for block in one.blocks if isinstance(block, Table)]
        assert len(file.tables) == len(tables) > 3
    assert forms.HTML.write(lithuanian) == forms.HTML.write(ASKED["network"](loaded, "lt"))


def test_reports_of_an_empty_graph_say_that_all_is_unknown(database: Database) -> None:
    for language in LANGUAGES:
        words = Words(language)
        for made, key in (
            (report.network(database, language=language), "net.none"),
            (report.programme(database, language=language), "programme.nothing"),
        ):
            told = "".join(page(forms.HTML.write(made).decode()).itertext())
            assert words("findings.nothing") in told and words(key) in told and words("sources.none") in told


def test_the_other_reports_by_command(loaded: Database, shell: Shell, tmp_path: Path) -> None:
    for name, asked in {
        "cluster": ["LITEK"],
        "programme": ["--budget", "20000", "--from", "2027-01-01", "--synthetic"],
        "network": ["--industry", "ecosystem-electronics"],
    }.items():
        out = tmp_path / f"{name}.html"
        status, _, err = shell("report", name, *asked, "--as-of", "2026-12-01", "--out", str(out))
        assert status == 0, err
        text = "".join(page(out.read_text(encoding="utf-8")).itertext())
        again = " ".join(["gapbridge report", name, *(["litek"] if name == "cluster" else [])])
        assert again in text
        assert all(option in text for option in asked if option.startswith("--"))


def test_a_report_is_of_one_graph(database: Database) -> None:
    """A load that comes in between has it made again; when loads do not end, it is refused."""
    made = Report("empty", "en", SCOPE.as_of, (), "", (), "", "")
    tries: list[int] = []

    def make(database: Database, loads: int) -> Report:
        if len(tries) < loads:
            load.load(database, Graph().cluster(f"c{len(tries)}").dataset)
        tries.append(loads)
        return made

    assert framing.of_one_graph(make)(database, 1) is made
    assert tries == [1, 1]
    with pytest.raises(Conflict, match="Loads changed the graph"):
        framing.of_one_graph(make)(database, 99)


def test_reports_over_http(client: TestClient, loaded: Database) -> None:
    params = {"synthetic": "true", "as_of": "2026-12-01"}
    answer = client.get("/v1/report/chain/ex-chain-furniture", params=params, headers={"Accept-Language": "lt"})
    assert answer.status_code == 200
    assert answer.content == forms.HTML.write(report.chain(loaded, "ex-chain-furniture", SCOPE, language="lt"))
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-language"] == "lt"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    again = client.get(
        "/v1/report/chain/ex-chain-furniture",
        params=params,
        headers={"Accept-Language": "lt", "If-None-Match": answer.headers["etag"]},
    )
    assert again.status_code == 304
    document = client.get("/v1/report/chain/ex-chain-furniture", params={**params, "format": "docx"})
    assert document.headers["content-disposition"] == 'attachment; filename="gapbridge-chain-ex-chain-furniture.docx"'
    assert docx.Document(io.BytesIO(document.content)).core_properties.author == "GapBridge"
    assert client.get("/v1/report/chain/nothing").status_code == 404
    for path in ("cluster/litek", "programme?budget=20000", "network"):
        answer = client.get(f"/v1/report/{path}")
        assert answer.status_code == 200 and page(answer.text).get("lang") == "en"
    assert client.get("/v1/report/cluster/nothing").status_code == 404
    assert client.get("/v1/report/programme?budget=-1").status_code == 422


def test_scenarios_in_reports_by_command(loaded: Database, shell: Shell, tmp_path: Path) -> None:
    """In Lithuanian, with made-up statements: marked, made again byte for byte; nothing is stored."""
    before = graph_hash.graph_hash(loaded)
    out, scenario = tmp_path / "network.html", tmp_path / "mine.toml"
    scenario.write_text(
        'name = "it"\n[[changes]]\nkind = "supplier_fails"\nmember = "Foggy Grove Sawmill"\nweeks = 6\n'
        '[[changes]]\nkind = "competence_gained"\norganisation = "LITEK"\ncompetence = "external-communication"\n'
    )
    asked = ("report", "network", *NARROWED, "--lang", "lt", "--what-if", str(scenario), "--out", str(out))
    status, _, err = shell(*asked)
    assert status == 0, err
    first = out.read_bytes()
    told = page(first.decode())
    text = " ".join("".join(told.itertext()).split())
    assert "Rūkų girios lentpjūvė: 6 savaites nieko netiekia." in text
    assert "pradeda siūlyti kompetenciją – ką ir kaip komunikuoti klasterio išorėje" in text
    assert "--what-if scenario-1.toml --synthetic --as-of 2026-12-01 --lang lt --out network.html" in text
    assert str(tmp_path) not in text and "DALIS DUOMENŲ SINTETINIAI" in text
    assert shell(*asked, "--force")[0] == 0 and out.read_bytes() == first
    assert graph_hash.graph_hash(loaded) == before
    scenario.write_text(scenario.read_text().replace("Foggy Grove Sawmill", "Nobody"))
    for name in (["chain", "ex-chain-furniture"], ["cluster", "litek"]):
        status, _, err = shell("report", *name, "--what-if", str(scenario), "--out", str(tmp_path / "no.html"))
        assert status != 0 and "Scenario 'it', change 1" in err and not (tmp_path / "no.html").exists()
