"""Files of people into the graph, by the command line: broken ones are named and change nothing, good ones load."""

import csv
import json
import random
from pathlib import Path

import pytest
import xlsxwriter

from gapbridge import history, intake, seeds
from gapbridge.audit import audit
from gapbridge.database import Database, Transaction
from gapbridge.errors import BadInput
from gapbridge.faults import FaultyFiles
from gapbridge.intake import Wishes, take_in
from tests.conftest import EMPTY, cypher, snapshot
from tests.integration.test_cli import Shell, shell

__all__ = ["shell"]  # a fixture, used by name

Tables = dict[str, list[list[str]]]
NEEDS = "organisation_id,competence_id,importance,source_id,status,attribution"


def good() -> Tables:
    """A small data set without fault."""
    return {
        "sources": [["id", "title", "status"], ["press", "The press", "fact"]],
        "clusters": [
            ["id", "name_en", "name_lt", "country", "source_id", "status"],
            ["ziedai", "Ring Cluster", "Žiedų klasteris", "LT", "press", "fact"],
            ["litek", "LITEK", "", "LT", "press", "fact"],
        ],
        "competences": [
            ["id", "name_en", "scheme", "source_id", "status"],
            ["art", "The art", "local", "press", "fact"],
        ],
        "needs": [
            ["organisation_id", "competence_id", "importance", "source_id", "status", "attribution", "valid_from"],
            ["ziedai", "art", "4", "press", "statement", "self", "2017-06-05"],
            ["litek", "art", "", "press", "statement", "self", ""],
        ],
    }  # fmt: skip


def write_csv(folder: Path, tables: Tables, separator: str = ",", encoding: str = "utf-8") -> Path:
    folder.mkdir()
    for table, lines in tables.items():
        with (folder / f"{table}.csv").open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=separator).writerows(lines)
    return folder


def write_xlsx(path: Path, tables: Tables) -> Path:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        for table, lines in tables.items():
            sheet = book.add_worksheet(table)
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)
    return path


# Table, line, column (both from 0), what is written there, the place in the message, and the mend.
BROKEN = [
    ("clusters", 1, 0, "", "id", "the cell is empty; it must be filled"),
    ("clusters", 1, 0, "Žiedų klasteris", "id", "did you mean ziedu-klasteris?"),
    ("clusters", 2, 0, "ziedai", "id", "the key stands already at"),
    ("clusters", 1, 0, "a" * 200, "id", "longer than 120 characters; shorten it"),
    ("clusters", 1, 1, "", "name_en", "the cell is empty; it must be filled"),
    ("clusters", 1, 1, "Ring\u200bCluster", "name_en", "invisible character U+200B; retype the text"),
    ("clusters", 1, 1, "b" * 20_000, "name_en", "longer than 10,000 characters; shorten it"),
    ("clusters", 1, 3, "Lithuania", "country", "the two-letter ISO code of the country: LT"),
    ("clusters", 1, 4, "pres", "source_id", "no source has this key or name; did you mean press?"),
    ("clusters", 1, 4, "", "source_id", "the cell is empty; it must be filled"),
    ("clusters", 1, 5, "facts", "status", "must be one of fact, statement, estimate, synthetic; did you mean fact?"),
    ("competences", 1, 2, "esko", "scheme", "must be one of local, esco; did you mean esco?"),
    ("needs", 1, 0, "LITEKK", "organisation_id", "did you mean litek?"),
    ("needs", 1, 0, "nobody at all", "organisation_id", "no cluster or member has this key or name; add it"),
    ("needs", 1, 1, "The arts", "competence_id", "did you mean art?"),
    ("needs", 1, 2, "four", "importance", "write a number without unit"),
    ("needs", 1, 2, "1,250", "importance", "may mean 1250 or 1.250"),
    ("needs", 1, 2, "-1", "importance", "must be greater than or equal to 0"),
    ("needs", 1, 2, "9" * 400, "importance", "must be a finite number"),
    ("needs", 1, 5, "gossip", "attribution", "must be one of named_cluster, meeting, self"),
    ("needs", 1, 6, "05/06/2017", "valid_from", "year-month-day: 2017-06-05"),
    ("needs", 1, 6, "2017-02-30", "valid_from", "there is no such day"),
    ("needs", 1, 6, "2017-06", "valid_from", "year-month-day: 2017-06-05"),
    ("needs", 1, 4, "synthetic", "status", "may not touch what is real"),
    ("needs", 2, 0, "ziedai", "organisation_id", None),  # not broken: another source day is another statement
    ("needs", 0, 2, "imprtance", "imprtance", "unknown column; did you mean 'importance'?"),
    ("needs", 0, 4, "source_id", "source_id", "stands twice; keep one"),
    ("needs", 0, 5, "", "attribution", "the column is missing; add it"),
]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize(("table", "line", "column", "written", "named", "mend"), BROKEN)
def test_a_broken_cell_is_named_with_its_mend_and_changes_nothing(
    database: Database, tmp_path: Path, form: str, table: str, line: int, column: int, written: str,
    named: str, mend: str | None,
) -> None:  # fmt: skip
    tables = good()
    tables[table][line][column] = written
    path = write_csv(tmp_path / "set", tables) if form == "csv" else write_xlsx(tmp_path / "set.xlsx", tables)
    before = snapshot(database)
    if mend is None:
        assert take_in(database, path, Wishes(dry_run=True)).reading.faults == []
        return
    with pytest.raises(FaultyFiles) as refused:
        take_in(database, path, Wishes())
    fault = refused.value.faults[0]
    cell = f"{chr(ord('A') + column)}{line + 1}"
    assert mend in fault.problem
    assert named in (fault.column, fault.value)
    if not written and not line:  # a heading that is missing stands in no cell
        cell = "1"
    assert fault.place == (f"{table}.csv:{line + 1}" if form == "csv" else f"set.xlsx {table}!{cell}")
    assert fault.place in str(refused.value)
    assert snapshot(database) == before


@pytest.mark.parametrize(
    ("name", "content", "mend"),
    [
        ("needs.csv", b"", "its first line must name the columns"),
        ("needs.csv", f'{NEEDS}\n"ziedai,art,,press,fact,self\n'.encode(), "quotation mark"),
        ("need.csv", b"x", "did you mean needs.csv?"),
        ("figures.txt", b"x", "no table of this name; did you mean figures.csv?"),
        ("zzz.txt", b"x", "take it out of the folder"),
        ("needs.csv", f"{NEEDS}\nžiedai £,art,,press,fact,self\n".encode("cp1252"), "CSV UTF-8"),
        ("needs.csv", b"\x00\x01\x02\x03", "holds a NUL byte (U+0000), so it is no text; save the file as CSV UTF-8"),
    ],
)
def test_a_broken_file_is_named_with_its_mend_and_changes_nothing(
    database: Database, tmp_path: Path, name: str, content: bytes, mend: str
) -> None:
    folder = write_csv(tmp_path / "set", good())
    (folder / name).write_bytes(content)
    before = snapshot(database)
    with pytest.raises(FaultyFiles) as refused:
        take_in(database, folder, Wishes())
    assert any(fault.file == name and mend in fault.problem for fault in refused.value.faults), refused.value
    assert snapshot(database) == before


def test_the_same_data_in_every_form_give_the_same_graph(database: Database, tmp_path: Path) -> None:
    paths = [
        write_csv(tmp_path / "comma", good()),
        write_csv(tmp_path / "semicolon", good(), ";", "utf-8-sig"),
        write_csv(tmp_path / "tab", good(), "\t", "utf-16"),
        write_csv(tmp_path / "baltic", good(), ";", "cp1257"),
        write_xlsx(tmp_path / "book.xlsx", good()),
    ]
    told = []
    for at, path in enumerate(paths):
        outcome = take_in(database, path, Wishes(name="set"))
        assert outcome.report.changed_anything == (at == 0)
        told.append(outcome.reading.read_as["clusters.csv" if path.is_dir() else "clusters"])
    assert [way.split(",")[0] for way in told[:4]] == ["UTF-8", "UTF-8", "UTF-16", "Windows-1257"]
    assert len(history.loads(database)) == 1
    (cluster,) = cypher(database, "MATCH (c:Cluster {id: 'ziedai'}) RETURN c.name_lt AS name")
    assert cluster["name"] == "Žiedų klasteris"


def test_names_stand_for_keys_of_the_files_and_of_the_graph(database: Database, tmp_path: Path) -> None:
    tables = good()
    needs = tables.pop("needs")
    take_in(database, write_csv(tmp_path / "base", tables), Wishes())
    needs[1][0], needs[1][1], needs[2][0] = "žiedų KLASTERIS", "The art", "Litek"
    outcome = take_in(database, write_xlsx(tmp_path / "needs.xlsx", {"needs": needs}), Wishes(name="base"))
    assert [change.id for change in outcome.report.changes] == [
        "needs:ziedai:art:press:2017-06-05", "needs:litek:art:press:",
    ]  # fmt: skip


def test_names_are_those_that_stand_after_the_load(database: Database, tmp_path: Path) -> None:
    take_in(database, write_csv(tmp_path / "old", good()), Wishes(name="set"))
    tables = good()
    tables["clusters"][1][1], tables["clusters"][2][1] = "LITEK", "Laser Cluster"
    tables["needs"][1][0] = "LITEK"
    with pytest.raises(FaultyFiles, match="several are called so: litek, ziedai"):
        take_in(database, write_csv(tmp_path / "same", tables), Wishes(name="set"))
    tables["clusters"][1][1] = "Ring"
    tables["needs"][1][0] = "Ring Cluster"
    with pytest.raises(FaultyFiles, match="no cluster or member has this key or name"):
        take_in(database, write_csv(tmp_path / "gone", tables), Wishes(name="set"))
    tables["needs"][1][0] = "Ring"
    path = write_csv(tmp_path / "new", tables)
    assert take_in(database, path, Wishes(name="set")).report.changed_anything
    assert not take_in(database, path, Wishes(name="set")).report.changed_anything


def test_a_name_that_a_faulty_line_bears_leads_nowhere_else(database: Database, tmp_path: Path) -> None:
    take_in(database, write_csv(tmp_path / "old", good()), Wishes())
    tables = good()
    tables["clusters"] = [*tables["clusters"][:1], ["new", "LITEK", "", "Atlantis", "press", "fact"]]
    tables["needs"] = [*tables["needs"][:1], ["Litek cluster", "art", "", "press", "fact", "self", ""]]
    tables["clusters"][1][2] = "Litek cluster"
    outcome = take_in(database, write_csv(tmp_path / "new", tables), Wishes(accept_valid=True, max_rejects=90))
    assert [fault.problem.split(",")[0] for fault in outcome.reading.faults][1:] == ["its own row has a fault"]


def test_all_that_is_wrong_with_a_line_is_told_at_once(database: Database, tmp_path: Path) -> None:
    tables = good()
    tables["needs"][1] = ["nobody", "=1+1", "four", "nowhere", "guess", "gossip", "2017-02-30"]
    with pytest.raises(FaultyFiles) as refused:
        take_in(database, write_csv(tmp_path / "set", tables), Wishes())
    assert {fault.column for fault in refused.value.faults} == set(tables["needs"][0])


def test_a_note_beside_a_row_of_a_workbook_hides_nothing_else_that_is_wrong(database: Database, tmp_path: Path) -> None:
    tables = good()
    tables["needs"][1] = ["LITEKK", "art", "four", "press", "statement", "self", "2017-06-05", "ask Ana"]
    with pytest.raises(FaultyFiles) as refused:
        take_in(database, write_xlsx(tmp_path / "set.xlsx", tables), Wishes())
    assert [fault.column for fault in refused.value.faults] == ["", "organisation_id", "importance"]
    with pytest.raises(FaultyFiles, match="8 cells where the first line has 7") as refused:
        take_in(database, write_csv(tmp_path / "set", tables), Wishes())
    assert len(refused.value.faults) == 1, "cells of a CSV line may be shifted: what they say is no matter"


def test_a_key_that_stands_in_a_faulty_line_too_is_told_at_once(database: Database, tmp_path: Path) -> None:
    """Else the second line would be loaded, and the first, once mended, would silently take its place."""
    tables = good()
    tables["clusters"][1:1] = [["litek", "LITEK of old", "", "Atlantis", "press", "fact"]]
    outcome = take_in(database, write_csv(tmp_path / "set", tables), Wishes(accept_valid=True, max_rejects=90))
    told = [(fault.line, fault.column) for fault in outcome.reading.faults]
    assert told == [(2, "country"), (4, "id"), (3, "organisation_id")]
    assert "the key stands already at clusters.csv:2" in outcome.reading.faults[1].problem
    assert cypher(database, "MATCH (c:Cluster) RETURN c.id AS id") == [{"id": "ziedai"}]


def test_shuffled_lines_and_columns_give_the_same_graph(database: Database, tmp_path: Path) -> None:
    folder = Path(__file__).parents[2] / "seeds" / "inolink"
    take_in(database, folder, Wishes())
    before = snapshot(database)
    cypher(database, EMPTY)
    chance, shuffled = random.Random(7), {}
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            header, *rest = list(csv.reader(lines))
        order = chance.sample(range(len(header)), len(header))
        shuffled[file.stem] = [[line[at] for at in order] for line in [header, *chance.sample(rest, len(rest))]]
    take_in(database, write_xlsx(tmp_path / "inolink.xlsx", shuffled), Wishes())
    assert snapshot(database) == before


def test_the_same_file_twice_makes_no_write(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the server's own counters."""
    path = write_xlsx(tmp_path / "set.xlsx", good())
    wrote: list[tuple[str, bool]] = []
    run = Transaction.run

    def counted(self: Transaction, name: str, /, **params: object) -> list[dict[str, object]]:
        rows = run(self, name, **params)
        wrote.append((name, self.contains_updates))
        return rows

    monkeypatch.setattr(Transaction, "run", counted)
    take_in(database, path, Wishes())
    assert any(wrote_something for _, wrote_something in wrote)
    wrote.clear()
    assert not take_in(database, path, Wishes()).report.changed_anything
    assert wrote and not any(wrote_something for _, wrote_something in wrote)


def seeded_faults(lines: int, faults: int) -> Tables:
    """Members, some of them with a fault of several kinds, every third of these with two."""
    chance = random.Random(137)
    tables = good()
    members = [["id", "name_en", "kind", "country", "source_id", "status"]]
    members += [[f"m{at}", f"Member {at}", "company", "LT", "press", "fact"] for at in range(lines)]
    spoilt = [(0, "Bad Key"), (1, ""), (2, "guild"), (3, "Lietuva"), (4, "nowhere"), (5, "maybe")]
    for count, at in enumerate(chance.sample(range(1, lines + 1), faults)):
        for column, cell in chance.sample(spoilt, 1 if count % 3 else 2):
            members[at][column] = cell
    return tables | {"members": members}


def test_137_seeded_faults_among_10000_lines_give_137_rejects(database: Database, shell: Shell, tmp_path: Path) -> None:
    tables = seeded_faults(10_000, 137)
    spoilt = [
        line for line, good in zip(tables["members"], seeded_faults(10_000, 0)["members"], strict=True) if line != good
    ]
    path = write_csv(tmp_path / "set", tables)
    status, out, err = shell("load", str(path), "--accept-valid", "--json")
    report = json.loads(out)
    assert (status, report["rejected"], len(report["faults"])) == (3, 137, 137 + 46)
    assert "137 faulty lines were left out" in err
    with (tmp_path / "set-rejects" / "members.csv").open(encoding="utf-8-sig", newline="") as file:
        rejects = list(csv.DictReader(file))
    assert len(rejects) == 137
    assert [list(line.values())[:-1] for line in rejects] == spoilt
    assert all(line["problem"] for line in rejects)
    assert cypher(database, "MATCH (m:Member) RETURN count(m) AS members")[0]["members"] == 10_000 - 137
    assert history.loads(database)[0].rejected == 137
    assert audit(database) == []


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_rejects_are_mended_and_loaded(database: Database, shell: Shell, tmp_path: Path, form: str) -> None:
    tables = good()
    tables["needs"][1][2] = "1,250"
    tables["clusters"] += [[f"c{at}", f"Cluster {at}", "", "LT", "press", "fact"] for at in range(50)]
    path = write_csv(tmp_path / "set", tables) if form == "csv" else write_xlsx(tmp_path / "set.xlsx", tables)
    assert shell("load", str(path), "--accept-valid")[0] == 3
    rejects = tmp_path / ("set-rejects" if form == "csv" else "set-rejects.xlsx")
    status, _, err = shell("load", str(rejects), "--name", "set")
    assert (status, "may mean 1250 or 1.250" in err) == (2, True), "not mended yet"
    tables["needs"][1][2] = "1,25"
    if form == "csv":
        text = (rejects / "needs.csv").read_text(encoding="utf-8-sig")
        (rejects / "needs.csv").write_text(text.replace("1,250", "1,25"), encoding="utf-8")
    else:
        rejects.unlink()
        write_xlsx(rejects, {"needs": [tables["needs"][0] + ["problem"], tables["needs"][1] + ["was bad"]]})
    assert shell("load", str(rejects), "--name", "set")[0] == 0
    after = snapshot(database)
    cypher(database, EMPTY)
    take_in(database, write_csv(tmp_path / "whole", tables), Wishes(name="set"))
    assert snapshot(database) == after


def test_too_many_faults_load_nothing(database: Database, shell: Shell, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "set", seeded_faults(100, 10))
    status, _, err = shell("load", str(path), "--accept-valid")
    assert (status, "at most 5% may be left out" in " ".join(err.split())) == (2, True)
    assert snapshot(database) == []
    assert not (tmp_path / "set-rejects").exists()
    assert shell("load", str(path), "--accept-valid", "--max-rejects", "20")[0] == 3


def test_what_refers_to_a_rejected_line_is_rejected_with_it(database: Database, tmp_path: Path) -> None:
    tables = good()
    tables["clusters"][1][1] = ""
    outcome = take_in(database, write_csv(tmp_path / "set", tables), Wishes(accept_valid=True, max_rejects=50))
    assert [fault.problem.split(",")[0] for fault in outcome.reading.faults] == [
        "the cell is empty; it must be filled", "its own row has a fault",
    ]  # fmt: skip
    assert outcome.report.rejected == 2
    assert audit(database) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("offers.csv", b""),
        ("offers.csv", b"who,what\n"),
        ("needs.csv", f'{NEEDS}\nlitek,art,,press,fact,self\n"ziedai,art,,press,fact,self\n'.encode()),
    ],
)
def test_a_whole_broken_file_is_not_left_out(database: Database, tmp_path: Path, name: str, content: bytes) -> None:
    folder = write_csv(tmp_path / "set", good())
    (folder / name).write_bytes(content)
    with pytest.raises(FaultyFiles, match="files and headings cannot"):
        take_in(database, folder, Wishes(accept_valid=True, max_rejects=100))
    assert snapshot(database) == []
    assert not (tmp_path / "set-rejects").exists()


def test_a_dry_run_tells_old_and_new_of_every_cell_and_stores_nothing(
    database: Database, shell: Shell, tmp_path: Path
) -> None:
    take_in(database, write_csv(tmp_path / "set", good()), Wishes())
    before = snapshot(database)
    tables = good()
    tables["clusters"][1][3] = "EE"
    tables["needs"].pop()
    tables["needs"].append(["litek", "art", "3", "press", "statement", "self", "2018-01-01"])
    changed = str(write_csv(tmp_path / "new", tables))
    status, out, _ = shell("load", changed, "--name", "set", "--prune", "--dry-run")
    assert status == 0
    words = [line.split() for line in out.splitlines()]
    assert ["changed", "clusters", "ziedai", "country", "LT", "EE"] in words
    assert ["added", "needs", "needs:litek:art:press:2018-01-01"] in words
    assert ["removed", "needs", "needs:litek:art:press:"] in words
    report = json.loads(shell("load", changed, "--name", "set", "--prune", "--dry-run", "--json")[1])
    first = report["changes"][0]
    assert (first["change"], first["table"], first["columns"]) == ("changed", "clusters", ["country"])
    assert (first["before"]["country"], first["after"]["country"]) == ("LT", "EE")
    assert snapshot(database) == before
    assert len(history.loads(database)) == 1


def test_faults_come_as_json_and_as_a_coloured_copy(database: Database, shell: Shell, tmp_path: Path) -> None:
    tables = good()
    tables["needs"][1][2] = "1,250"
    path = write_xlsx(tmp_path / "set.xlsx", tables)
    status, out, err = shell("load", str(path), "--json", "--marked", str(tmp_path / "marked.xlsx"))
    assert status == 2
    (fault,) = json.loads(out)["faults"]
    assert (fault["file"], fault["sheet"], fault["cell"], fault["line"]) == ("set.xlsx", "needs", "C2", 2)
    assert "marked.xlsx" in err
    with pytest.raises(FaultyFiles) as again:
        seeds.read(tmp_path / "marked.xlsx")
    assert [found.cell for found in again.value.faults] == ["C2"], "the copy has the same fault in the same cell"


def test_a_file_in_the_way_is_named_before_anything_is_read(database: Database, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "set", good())
    (tmp_path / "there.xlsx").write_text("mine", encoding="utf-8")
    for wishes in (Wishes(marked=tmp_path / "there.xlsx"), Wishes(rejects=tmp_path / "there.xlsx", accept_valid=True)):
        with pytest.raises(BadInput, match="exists already"):
            take_in(database, path, wishes)


def test_the_folder_one_stands_in_is_taken_by_its_own_name(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = good()
    tables["needs"][1][2] = "1,250"
    monkeypatch.chdir(write_csv(tmp_path / "set", tables))
    outcome = take_in(database, Path(), Wishes(accept_valid=True, max_rejects=50))
    assert (outcome.report.dataset, outcome.rejects) == ("set", tmp_path / "set-rejects")


def test_history_and_undo_by_command(database: Database, shell: Shell, tmp_path: Path) -> None:
    path = str(write_csv(tmp_path / "set", good()))
    shell("load", path, "--by", "ana")
    before = snapshot(database)
    (load,) = json.loads(shell("history", "--json")[1])
    assert (load["number"], load["by"], load["added"], len(load["files"])) == (1, "ana", 6, 4)
    assert "ana" in shell("history")[1]
    assert len(json.loads(shell("history", "1", "--json")[1])) == 6
    assert json.loads(shell("undo", "1", "--dry-run", "--json")[1])["load_id"] is None
    assert snapshot(database) == before
    status, out, _ = shell("undo", "1")
    assert (status, "gapbridge undo 2" in out) == (0, True)
    assert snapshot(database) == []
    status, _, err = shell("undo", "1")
    assert (status, "undone already" in err) == (1, True)
    assert shell("undo", "9")[0] == 4
    assert shell("history", "9")[0] == 4


def test_who_loads_is_known_without_being_told() -> None:
    assert intake.user()
