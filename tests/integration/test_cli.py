"""The command line, as a person or a script uses it."""

import csv
import io
import json
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from gapbridge import collaborations, gaps
from gapbridge.database import Connection, Database
from gapbridge_api import cli
from tests.conftest import cypher
from tests.graphs import Graph

SEEDS = Path(__file__).parents[2] / "seeds"


class Shell:
    """Runs `gapbridge` in this process, with the test's Neo4j in its environment."""

    def __init__(self, connection: Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
        self.monkeypatch, self.capsys = monkeypatch, capsys
        self.environment = {
            "NEO4J_URI": connection.uri,
            "NEO4J_USER": connection.user,
            "NEO4J_PASSWORD": connection.password.get_secret_value(),
        }
        for name, value in self.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.delenv("GAPBRIDGE_LANG", raising=False)

    def __call__(self, *words: str) -> tuple[int, str, str]:
        self.monkeypatch.setattr(sys, "argv", ["gapbridge", *words])
        status = 0
        try:
            cli.main()
        except SystemExit as ended:
            status = int(ended.code or 0)
        out, err = self.capsys.readouterr()
        return status, out, err


@pytest.fixture
def shell(connection: Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(connection, monkeypatch, capsys)


def test_gaps_shared_prints_the_articles_answer(inolink: Database, shell: Shell) -> None:
    status, out, _ = shell("gaps", "shared", "--json")
    found = json.loads(out)
    assert status == 0
    assert found == [gap.model_dump(mode="json") for gap in gaps.shared_gaps(inolink)]
    named = {gap["competence_id"]: gap for gap in found if gap["attributions"] == ["named_cluster"]}
    assert set(named) == {"creating-added-value", "membership-benefit"}
    six = ["ivita", "laugea", "litek", "lithuanian-plastics-cluster", "nebula", "uzupis-creative-cluster"]
    assert all(gap["cluster_ids"] == six and gap["cross_industry"] for gap in named.values())
    agreed = {gap["competence_id"] for gap in found if gap["attributions"] == ["meeting"]}
    assert {"cluster-communication", "innovation-management", "product-development"} < agreed
    assert {"international-rd-cooperation", "value-chain-strengthening"} < agreed
    assert all(gap["statuses"] == ["statement"] and gap["source_ids"] == ["klaster-lt-2017-06-06"] for gap in found)
    assert found == sorted(found, key=lambda gap: (-gap["cluster_count"], gap["competence_id"]))
    assert cypher(inolink, "MATCH ()-[n:NEEDS]->() WHERE n.importance IS NOT NULL RETURN n") == []


def test_every_answer_comes_as_table_json_and_csv(database: Database, shell: Shell) -> None:
    Graph().cluster("amber", "birch", industry="wood").needs("amber", "x").needs("birch", "x", source_id="press").load(
        database
    )
    for words in (
        ["gaps", "shared"], ["gaps", "shared", "--matched", "--covered-by", "narrower"], ["gaps", "rollup"],
        ["gaps", "rollup", "--lowest"], ["gaps", "of", "Amber"], ["suggest", "the amber"],
        ["suggest", "--all"], ["clusters"], ["sources"], ["search", "birch"],
    ):  # fmt: skip
        table, as_json, as_csv = (shell(*words, *form) for form in ([], ["--json"], ["--csv"]))
        assert (table[0], as_json[0], as_csv[0]) == (0, 0, 0), (words, table, as_json)
        records = json.loads(as_json[1])
        lines = list(csv.DictReader(io.StringIO(as_csv[1])))
        assert len(lines) == len(records) > 0
        assert list(lines[0]) == list(records[0])
        assert ("press" if words == ["sources"] else "birch") in table[1]
        assert "\x1b" not in table[1], "no colour when piped"


def test_the_agreement_says_why_it_is_unknown_and_rests_on_nothing_then(database: Database, shell: Shell) -> None:
    Graph().cluster("amber").needs("amber", "x").load(database)
    table, as_json, as_csv = (shell("gaps", "agreement", *form)[1] for form in ([], ["--json"], ["--csv"]))
    assert table.count("nobody rated it on a stated scale") == 3
    assert "Sources" not in table
    assert [row["w"] for row in json.loads(as_json)] == [None] * 3
    assert [row["rated"] for row in csv.DictReader(io.StringIO(as_csv))] == ["ability", "discrepancy", "importance"]


def test_the_matrix_is_a_matrix_as_csv_and_one_object_as_json(database: Database, shell: Shell) -> None:
    graph = Graph().cluster("amber", "birch", "cedar").needs("amber", "x", "y").needs("birch", "x").offers("birch", "x")
    graph.load(database)
    assert list(csv.reader(io.StringIO(shell("gaps", "matrix", "--csv")[1]))) == [
        ["cluster_id", "cluster_name", "x", "y"],
        ["amber", "the amber", "open", "open"],
        ["birch", "the birch", "covered", "unknown"],
        ["cedar", "the cedar", "unknown", "unknown"],
    ]
    assert json.loads(shell("gaps", "matrix", "--json")[1]) == gaps.gap_matrix(database).model_dump(mode="json")
    table = shell("gaps", "matrix", "--max-clusters", "2")[1]
    assert "cedar" not in table and "Shown: 2 of 3 clusters, 2 of 2 competences." in table
    assert shell("gaps", "matrix", "--branch", "y", "--max-competences", "1", "--csv")[1].startswith(
        "cluster_id,cluster_name,y\n"
    )


def test_a_matrix_of_nothing_is_none(database: Database, shell: Shell) -> None:
    assert shell("gaps", "matrix")[1].strip().endswith("none.")


def test_a_table_of_shared_gaps_shows_what_is_known_beyond_the_count(database: Database, shell: Shell) -> None:
    graph = Graph().cluster("a", industry="wood").cluster("b", industry="steel").cluster("c")
    for cluster, importance, ability, remedy in (
        ("a", "5", "1", "organisational_change"),
        ("b", "1", "2", ""),
        ("c", "1", "2", ""),
    ):
        graph.needs(cluster, "x", importance=importance, ability=ability, scale_max="5", remedy=remedy)
    graph.needs("a", "y").needs("b", "y").needs("c", "z").needs("b", "z").load(database)
    out = shell("gaps", "shared")[1]
    for shown in ("yes, 0.50", "2 (1-3)", "1.56", "33", "3 (to 5)", "in sign", "1 of 3"):
        assert shown in out, shown


def test_a_pair_comes_as_two_tables_one_object_or_the_lines_of_its_suggestions(
    database: Database, shell: Shell
) -> None:
    graph = Graph().cluster("amber", "birch", "cedar").needs("amber", "x").offers("birch", "x").needs("cedar", "x")
    graph.load(database)
    expected = collaborations.pair(database, "amber", "birch").model_dump(mode="json")
    assert json.loads(shell("suggest", "amber", "birch", "--json")[1]) == expected
    table = shell("suggest", "amber", "birch")[1]
    assert "of 1 known gaps; 1 offers are known" in table
    assert "No gap of birch is known." in table
    assert "learn from the birch" in table
    lines = list(csv.DictReader(io.StringIO(shell("suggest", "amber", "birch", "--csv")[1])))
    assert [(line["kind"], line["partner_id"], line["subject_ids"]) for line in lines] == [
        ("teach_learn", "birch", "x")
    ]
    assert json.loads(shell("suggest", "--all", "--kind", "learn_together", "--json")[1])[0]["partner_id"] == "cedar"


def test_hindsight_says_why_it_does_not_judge(database: Database, shell: Shell) -> None:
    Graph().cluster("a", "b").say("collaborates_with", "a", "b", valid_from="2017-06-05").load(database)
    code, table, _ = shell("hindsight")
    assert code == 0
    assert "Not enough history: 1 collaborations have a known first day, 30 are needed." in table
    assert json.loads(shell("hindsight", "--json")[1]) == collaborations.hindsight(database).model_dump(mode="json")
    assert shell("hindsight", "--csv")[1] == "measure,first,precision\n"


def test_hindsight_shows_each_measure_beside_a_guess(database: Database, shell: Shell) -> None:
    keys = [f"c{number:02}" for number in range(10)]
    graph = Graph().cluster(*keys)
    for day, (one, other) in enumerate(list(combinations(keys, 2))[:30]):
        graph.say("collaborates_with", one, other, valid_from=f"2017-06-{day + 1:02}")
    graph.load(database)
    table = shell("hindsight", "--first", "3", "--split-on", "2017-06-20")[1]
    assert "of the first 3" in table and "adamic adar" in table and "popularity" in table
    assert "11 of 26 pairs began to work together from 2017-06-20" in table


def test_value_chains_come_in_every_form(database: Database, shell: Shell) -> None:
    graph = Graph().cluster("amber").member("m", "amber").member("n", "amber").node("ValueChain", "joinery")
    graph.node("Stage", "saw").node("Stage", "plane").say("part_of", "saw", "joinery").say("feeds", "saw", "plane")
    graph.say("performs", "m", "saw").say("supplies", "m", "n", product="boards", source_id="press").load(database)
    for words, line in (
        (["list"], "the joinery"),
        (["study", "The Joinery", "--cluster", "Amber"], "The n is known to get boards from the m only"),
        (["study", "--member", "n"], "No stage of a value chain is known"),
        (["routes", "m", "the n"], "m SUPPLIES n"),
        (["routes", "saw", "plane", "--stages"], "saw FEEDS plane"),
        (["routes", "n", "m"], "no way is known"),
        (["network"], "2 members, 1 links, 1 products"),
    ):
        table, as_json, as_csv = (shell("chain", *words, *form) for form in ([], ["--json"], ["--csv"]))
        assert (table[0], as_json[0], as_csv[0]) == (0, 0, 0), (words, table, as_json)
        assert line in " ".join(table[1].split()), (words, table[1])
        assert json.loads(as_json[1])
        assert list(csv.DictReader(io.StringIO(as_csv[1]))), words
    status, page, _ = shell("chain", "study", "joinery", "--markdown")
    assert (status, page.splitlines()[0]) == (0, "# Value-chain study: the joinery")
    assert shell("chain", "study")[0] == 2
    assert shell("chain", "study", "joinary")[0] == 4


def test_synthetic_statements_are_left_out_unless_asked_and_marked_when_shown(database: Database, shell: Shell) -> None:
    graph = Graph().cluster("a", "b", status="synthetic").node("Competence", "x")
    graph.needs("a", "x", status="synthetic").needs("b", "x", status="synthetic").load(database)
    assert shell("gaps", "shared")[1].strip().endswith("none.")
    assert "SYNTHETIC" in shell("gaps", "shared", "--synthetic")[1]
    assert json.loads(shell("gaps", "shared", "--status", "synthetic", "--json")[1])[0]["statuses"] == ["synthetic"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["gaps", "of", "litec"], 4, "Did you mean litek?"),
        (["suggest", "nobody at all"], 4, "There is no cluster"),
        (["suggest"], 2, "for one cluster, for two, or for all"),
        (["suggest", "litek", "--all"], 2, "for one cluster, for two, or for all"),
        (["suggest", "litek", "litek"], 2, "no pair with itself"),
        (["suggest", "litek", "--kind", "lunch"], 2, "There is no kind lunch"),
        (["suggest", "litek", "--max-rows", "3"], 2, "Only suggestions for all pairs are cut off"),
        (["suggest", "litek", "ivita", "--research"], 2, "A pair is told in full"),
        (["gaps", "shared", "--industry", "nowhere"], 4, "There is no industry"),
        (["gaps", "shared", "--status", "guess"], 2, "No such status"),
        (["gaps", "shared", "-n", "0"], 2, "at least"),
        (["gaps", "shared", "--covered-by", "nearly"], 2, "matched, narrower, broader"),
        (["gaps", "matrix", "--max-clusters", "501"], 2, "--max-clusters"),
        (["gaps", "shared", "--as-of", "5 June"], 2, "--as-of"),
        (["load", "nowhere"], 2, "there is no nowhere"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_a_mistake_gives_one_message_and_an_exit_status(
    database: Database, shell: Shell, words: list[str], status: int, said: str
) -> None:
    Graph().cluster("litek").load(database)
    code, out, err = shell(*words)
    assert (code, out) == (status, "")
    assert said.lower() in " ".join(err.lower().split())
    assert "Traceback" not in err


def test_load_twice_says_that_nothing_changed(database: Database, shell: Shell) -> None:
    assert "389 of 389" in shell("load", str(SEEDS / "inolink"))[1]
    assert "Nothing changed" in shell("load", str(SEEDS / "inolink"))[1]
    report = json.loads(shell("load", str(SEEDS / "inolink"), "--json", "--dry-run")[1])
    assert (report["rows"], report["dry_run"], report["changes"]) == (389, True, [])


def test_a_bad_folder_is_reported_fault_by_fault_and_changes_nothing(
    database: Database, shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "clusters.csv").write_text("id,name_en,source_id,status\nA,Amber,press,fact\nb,,press,fact\n")
    code, out, err = shell("load", str(tmp_path))
    assert (code, out) == (2, "")
    assert "clusters.csv:2 id 'A'" in err and "clusters.csv:3 name_en" in err
    assert cypher(database, "MATCH (n) RETURN n") == []


def test_audit_ends_with_1_when_it_finds_something(database: Database, shell: Shell) -> None:
    Graph().cluster("a").load(database)
    assert shell("audit")[0] == 0
    cypher(database, "MATCH (c:Cluster) REMOVE c.name_en")
    code, out, _ = shell("audit", "--json")
    assert (code, json.loads(out)) == (
        1, [{"rule": "required", "subject": "Cluster/a", "finding": "name_en is missing"}],
    )  # fmt: skip


def test_cypher_reads_with_parameters_and_refuses_to_write(database: Database, shell: Shell) -> None:
    Graph().cluster("a", "b").needs("a", "x").load(database)
    query = "MATCH (c:Cluster {id: $key}) RETURN c.id AS id"
    assert json.loads(shell("cypher", query, "-p", "key=a", "--json")[1]) == [{"id": "a"}]
    assert shell("cypher", query, "-p", "key=a", "--csv")[1] == "id\na\n"
    code, out, err = shell("cypher", "CREATE (:Cluster {id: 'c'})")
    assert (code, out) == (2, "")
    assert err
    assert len(cypher(database, "MATCH (c:Cluster) RETURN c")) == 2
    assert shell("cypher", query)[0] == 2, "a parameter is missing"
    assert shell("cypher", "RETURN $x AS x", "-p", "nonsense")[0] == 2
    code, out, _ = shell("cypher", "--saved", "shared_needs", "-p", "min_clusters=1")
    assert code == 0 and "cluster_count" in out and "_labels" not in out
    assert shell("cypher", "--saved", "shared_needs", "-p", "nonsense=1")[0] == 2
    assert shell("cypher", "--saved", "no_such_question")[0] == 4
    assert shell("cypher", query, "--list")[0] == 2
    assert shell("cypher", query, "-p", "key=a", "--show")[0] == 2
    assert "1, null" in shell("cypher", "RETURN [1, null] AS some")[1]
    assert "MATCH (cluster:Cluster)" in shell("cypher", "--saved", "shared_needs", "--show")[1]
    assert "Kompetencijos" in shell("cypher", "--list", "--lang", "lt")[1]


def test_a_formula_never_comes_out_of_csv(database: Database, shell: Shell) -> None:
    Graph().cluster("a", name_en="=1+1").load(database)
    assert "'=1+1" in shell("clusters", "--csv")[1]


def test_an_unreachable_database_gives_exit_status_5(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    code, _, err = shell("gaps", "shared")
    assert code == 5
    assert "No Neo4j answers at bolt://127.0.0.1:9" in err


def test_a_wrong_password_gives_exit_status_5(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong")
    code, _, err = shell("clusters")
    assert code == 5
    assert "NEO4J_PASSWORD" in err


def test_a_bad_setting_is_named(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAPBRIDGE_BOLT_PORT", "many")
    code, _, err = shell("clusters")
    assert code == 2
    assert "GAPBRIDGE_BOLT_PORT" in err


def test_head_closes_the_pipe_without_a_traceback(inolink: Database, shell: Shell) -> None:
    run = f"{sys.executable} -c 'from gapbridge_api.cli import main; main()'"
    for words in ("gaps shared --json", "gaps shared"):
        command = ["bash", "-o", "pipefail", "-c", f"{run} {words} | head -1"]
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ}, check=False)
        assert (done.returncode, done.stderr) == (0, ""), words
        assert len(done.stdout.splitlines()) == 1


def test_help_names_every_command(shell: Shell) -> None:
    code, out, _ = shell("--help")
    assert code == 0
    commands = "demo gaps suggest hindsight clusters load history undo template audit cypher serve db"
    assert {command for command in commands.split() if command not in out} == set()


def test_what_is_null_is_shown_as_unknown_and_neo4j_remarks_are_told(database: Database, shell: Shell) -> None:
    Graph().cluster("a").load(database)
    code, out, err = shell("cypher", "MATCH (c:Cluster) RETURN c.nme AS name, c.id AS id")
    assert code == 0
    assert out.split()[-3:-1] + out.split()[-1:] == [out.split()[-3], "unknown", "a"]
    assert "nme" in err


def test_a_table_shows_markup_and_control_characters_without_obeying_them(database: Database, shell: Shell) -> None:
    code, out, _ = shell("cypher", "RETURN $x AS `[/bold]`", "-p", "x=\x1b[31mred\x07 :x: [red]")
    assert code == 0
    assert "\x1b" not in out and "\x07" not in out
    assert "[/bold]" in out and ":x: [red]" in out


@pytest.mark.parametrize("uri", ["http://127.0.0.1:1", "nonsense", "bolt://u:secret@127.0.0.1:1"])
def test_an_address_that_is_none_of_neo4js_is_refused_without_repeating_it(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, uri: str
) -> None:
    monkeypatch.setenv("NEO4J_URI", uri)
    code, _, err = shell("clusters")
    assert code == 5
    assert "NEO4J_URI cannot be used" in err and "secret" not in err


def test_the_version_is_shown(shell: Shell) -> None:
    assert shell("--version")[:2] == (0, "0.1.0\n")
