"""Reading a folder: every fault is named with file, line, column, value and what to do; nothing else gets through."""

import codecs
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gapbridge import rows, seeds, vocabulary
from gapbridge.errors import BadInput
from gapbridge.faults import FaultyFiles
from gapbridge.row_file import RowFile
from gapbridge.rows import Row

HEADER = "id,name_en,source_id,status"
GOOD = f"{HEADER}\na,Amber,press,fact\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "my set"
    folder.mkdir()
    (folder / "sources.csv").write_text("id,title,status\npress,The press,fact\n", encoding="utf-8")
    return folder


def faults(folder: Path) -> list[tuple[str, int, str, str]]:
    with pytest.raises(FaultyFiles) as refused:
        seeds.read(folder)
    assert "nothing was loaded" in str(refused.value)
    return [(fault.file, fault.line, fault.column, fault.problem) for fault in refused.value.faults]


def test_a_good_folder_becomes_a_data_set_named_after_it(folder: Path) -> None:
    (folder / "clusters.csv").write_bytes(codecs.BOM_UTF8 + GOOD.encode())
    (folder / "README.md").write_text("notes", encoding="utf-8")
    dataset = seeds.read(folder)
    assert (dataset.name, len(dataset)) == ("my-set", 2)
    assert next(iter(dataset.rows_of("clusters"))).properties == {
        "id": "a", "name_en": "Amber", "source_id": "press", "status": "fact", "dataset": "my-set",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "column", "problem"),
    [
        ("a,,press,fact", "name_en", "the cell is empty"),
        ("A b,Amber,press,fact", "id", "a key is made of small letters"),
        ("a,Amber,press,guess", "status", "must be one of fact"),
        ("a,Amber,press", "", "3 cells where the first line has 4"),
        ("a,Amber,press,fact,more", "", "5 cells where the first line has 4"),
        ("a,Am\u202eber,press,fact", "name_en", "invisible character U+202E"),
        ("a,Am\x01ber,press,fact", "name_en", "invisible character U+0001"),
        (f"{'a' * 200},Amber,press,fact", "id", "longer than 120 characters"),
        (f"a,{'b' * 20_000},press,fact", "name_en", "longer than 10,000 characters"),
    ],
)
def test_a_bad_cell_is_named_with_its_place(folder: Path, line: str, column: str, problem: str) -> None:
    (folder / "clusters.csv").write_text(f"{HEADER}\n\nok,Fine,press,fact\n{line}\n", encoding="utf-8")
    ((file, number, named, text),) = faults(folder)
    assert (file, number, named) == ("clusters.csv", 4, column)
    assert problem in text


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("importance=1,250", "may mean 1250 or 1.250"),
        ("importance=four", "a number without unit"),
        ("importance=-1", "greater than or equal to 0"),
        ("importance=nan", "a number without unit"),
        ("importance=1e400", "a number without unit"),
        (f"importance={'9' * 400}", "finite"),
        ("valid_from=05.06.2017", "2017-06-05"),
        ("valid_from=2017-02-30", "day"),
        ("valid_from=2017-06-05T10:00", "2017-06-05"),
        ("remedy=prayer", "must be one of"),
        ("organisation_id=Amber Cluster", "no cluster or member has this key or name"),
    ],
)
def test_a_cell_of_the_wrong_type_says_what_to_write(folder: Path, cell: str, problem: str) -> None:
    name, value = cell.split("=")
    cells = {
        "organisation_id": "a",
        "competence_id": "x",
        "source_id": "press",
        "status": "fact",
        "attribution": "self",
    }
    cells[name] = f'"{value}"'
    (folder / "needs.csv").write_text(f"{','.join(cells)}\n{','.join(cells.values())}\n", encoding="utf-8")
    ((_, line, column, text),) = faults(folder)
    assert (line, column) == (2, name)
    assert problem in text


def test_a_statement_may_not_end_before_it_begins(folder: Path) -> None:
    (folder / "offers.csv").write_text(
        "organisation_id,competence_id,source_id,status,attribution,valid_from,valid_to\n"
        "a,x,press,fact,self,2018-01-01,2018-01-01\n",
        encoding="utf-8",
    )
    ((_, line, column, text),) = faults(folder)
    assert (line, column) == (2, "valid_to")
    assert "later than valid_from" in text


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        (b"", 0, "the file is empty"),
        (b"id,name,source_id,status\n", 1, "did you mean 'name_en'?"),
        (b"id,name_en,source_id,status,id\n", 1, "stands twice"),
        (b"id,name_en,status\n", 1, "the column is missing"),
        (b'id,name_en,source_id,status\na,"Amber,press,fact\n', 2, "quotation mark"),
        (
            b"id,name_en,source_id,status\na," + b"x" * 2_000_000 + b",press,fact\n",
            2,
            "longer than 1,000,000 bytes",
        ),
    ],
)
def test_a_bad_file_is_named(folder: Path, content: bytes, line: int, problem: str) -> None:
    (folder / "clusters.csv").write_bytes(content)
    found = faults(folder)
    assert ("clusters.csv", line) in {(file, number) for file, number, _, _ in found}
    assert any(problem in text for _, _, _, text in found), found


def test_a_field_of_100_megabytes_is_refused_quickly(folder: Path) -> None:
    for name, separator in (("clusters", b""), ("members", b"\n")):
        with (folder / f"{name}.csv").open("wb") as file:
            file.write(HEADER.encode() + b'\na,"')
            for _ in range(100):
                file.write(b"x" * 1_000_000 + separator)
    started = time.monotonic()
    assert {file for file, _, _, _ in faults(folder)} == {"clusters.csv", "members.csv"}
    assert time.monotonic() - started < 5


def test_all_faults_are_reported_at_once(folder: Path) -> None:
    bad = "".join(f"Bad {number},Amber,press,fact\n" for number in range(137))
    (folder / "clusters.csv").write_text(HEADER + "\n" + bad, encoding="utf-8")
    assert len(faults(folder)) == 137


@pytest.mark.parametrize("name", ["cluster.csv", "clusters.xlsx", "notes.txt"])
def test_a_file_that_is_no_table_is_named(folder: Path, name: str) -> None:
    (folder / name).write_text("x", encoding="utf-8")
    ((file, _, _, text),) = faults(folder)
    assert file == name
    assert "no table of this name" in text
    assert ("clusters.csv" in text) == name.startswith("cluster")


def test_a_key_that_stands_twice_is_named_with_both_places(folder: Path) -> None:
    (folder / "clusters.csv").write_text(GOOD + "a,Again,press,fact\n", encoding="utf-8")
    (folder / "members.csv").write_text(f"{HEADER}\na,Member,press,fact\n", encoding="utf-8")
    found = faults(folder)
    assert [(file, line) for file, line, _, _ in found] == [("clusters.csv", 3), ("members.csv", 2)]
    assert all("clusters.csv:2" in text for _, _, _, text in found)


def test_a_statement_that_stands_twice_is_named(folder: Path) -> None:
    row = "a,x,press,fact,self\n"
    (folder / "offers.csv").write_text(
        "organisation_id,competence_id,source_id,status,attribution\n" + row * 2, encoding="utf-8"
    )
    ((file, line, _, text),) = faults(folder)
    assert (file, line) == ("offers.csv", 3)
    assert "says the same as offers.csv:2" in text


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir(), lambda path: path.write_text("x")])
def test_a_folder_that_is_none_or_empty_is_refused(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "set")
    with pytest.raises(BadInput):
        seeds.read(tmp_path / "set")


def test_a_number_too_large_to_store_is_refused(folder: Path) -> None:
    (folder / "events.csv").write_text(
        "id,name_en,capacity,source_id,status\ne,Event,99999999999999999999,press,fact\n", encoding="utf-8"
    )
    ((_, _, column, text),) = faults(folder)
    assert (column, "less than" in text) == ("capacity", True)


def test_a_name_that_is_no_key_is_refused(folder: Path) -> None:
    with pytest.raises(BadInput, match="no name for a data set"):
        seeds.read(folder, "Bad Name!")


def test_statement_ids_are_made_of_ends_source_day_and_what_tells_them_apart() -> None:
    kind = vocabulary.table("supplies")
    cells = {"supplier_id": "m", "customer_id": "n", "product": "Glue: strong", "source_id": "press"}
    row = rows.row(kind, cells | {"status": "fact", "attribution": "self", "valid_from": "2017-06-05"}, "set")
    assert row.id == "supplies:m:n:press:2017-06-05:glue%3A strong"


def test_a_number_that_looks_like_text_stays_text(folder: Path) -> None:
    (folder / "industries.csv").write_text(
        "id,name_en,scheme,code,source_id,status\nn01,Crops,nace,007,press,fact\n", encoding="utf-8"
    )
    assert next(iter(seeds.read(folder).rows_of("industries"))).properties["code"] == "007"


def test_only_ordinary_files_are_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("root", encoding="utf-8")
    (folder / "clusters.csv").symlink_to(tmp_path / "secret")
    os.mkfifo(folder / "members.csv")
    (folder / "needs.csv").mkdir()
    found = faults(folder)
    assert [file for file, _, _, _ in found] == ["clusters.csv", "members.csv", "needs.csv"]
    assert all("not an ordinary file" in text for _, _, _, text in found)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("importance=4,5", 4.5),
        ("importance=4.5", 4.5),
        ("importance=1 250,5", 1250.5),
        ("importance=1\u00a0250", 1250.0),
        ("importance=0,125", 0.125),
        ("valid_from=2017.6.5", date(2017, 6, 5)),
        ("valid_from=2017-06-05 00:00:00", date(2017, 6, 5)),
        ("remedy= Training ", "training"),
    ],
)
def test_what_can_be_written_in_several_ways_is_read_in_all_of_them(folder: Path, cell: str, value: object) -> None:
    name, text = cell.split("=")
    (folder / "needs.csv").write_text(
        f"organisation_id;competence_id;source_id;status;attribution;{name}\na;x;press;Fact;self;{text}\n",
        encoding="utf-8",
    )
    (row,) = seeds.read(folder).rows_of("needs")
    assert row.properties[name] == value


def test_a_name_stands_for_a_key_where_one_thing_only_is_called_so(folder: Path) -> None:
    (folder / "clusters.csv").write_text(
        f"{HEADER}\nzk,Žiedų klasteris,The Press,fact\na,Amber,press,fact\nb,amber,press,fact\n", encoding="utf-8"
    )
    statement = "organisation_id,competence_id,source_id,status,attribution\n"
    (folder / "competences.csv").write_text(
        "id,name_en,scheme,source_id,status\nx,The art,local,press,fact\n", encoding="utf-8"
    )
    (folder / "needs.csv").write_text(f"{statement}ziedu klasteris,the  ART,press,fact,self\n", encoding="utf-8")
    (row,) = seeds.read(folder).rows_of("needs")
    assert (row.start_id, row.end_id, row.id) == ("zk", "x", "needs:zk:x:press:")
    (folder / "needs.csv").write_text(
        f"{statement}Amber,x,press,fact,self\nŽiedų klastris,x,press,fact,self\n", encoding="utf-8"
    )
    assert [text for _, _, _, text in faults(folder)] == [
        "several are called so: a, b; write the key",
        "no cluster or member has this key or name; did you mean zk?",
    ]


def test_a_line_that_refers_to_a_faulty_one_says_so(folder: Path) -> None:
    (folder / "clusters.csv").write_text(f"{HEADER}\na,,press,fact\n", encoding="utf-8")
    (folder / "needs.csv").write_text(
        "organisation_id,competence_id,source_id,status,attribution\na,x,press,fact,self\n", encoding="utf-8"
    )
    assert [text for _, _, _, text in faults(folder)] == [
        "the cell is empty; it must be filled", "its own row has a fault, see clusters.csv:2; mend that first",
    ]  # fmt: skip


def test_a_key_that_is_none_comes_with_a_proposal(folder: Path) -> None:
    (folder / "clusters.csv").write_text(f"{HEADER}\nUAB „Žiedas“,Žiedas,press,fact\n", encoding="utf-8")
    ((_, _, column, text),) = faults(folder)
    assert (column, text.endswith("did you mean uab-ziedas?")) == ("id", True)


def test_rows_are_kept_outside_of_memory_and_come_back_in_order() -> None:
    kept = RowFile()
    wanted = [Row({"id": f"k{at}", "day": date(2017, 6, 5), "number": 4.5}, "a", "b", at) for at in range(2_500)]
    for row in wanted:
        kept.append(row)
    assert (len(kept), list(kept), list(kept)) == (2_500, wanted, wanted)
