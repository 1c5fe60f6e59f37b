"""Reading NACE and the ecosystems: every heading, and the hierarchy from codes and from the order of the lines."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from gapbridge.errors import BadInput
from gapbridge.faults import FaultyFiles
from gapbridge.importers import ecosystems, nace
from gapbridge.importers.imported import Imported
from tests.vocabularies import EXCERPTS, REAL_NACE, with_real_files

EXCERPT = EXCERPTS / "NACE_Rev2.1_made_up.tsv"


def pairs(read: Imported) -> set[tuple[str, str]]:
    return {(row.start_id, row.end_id) for row in read.dataset.rows_of("industry_broader")}


def without(path: Path, start: str) -> Path:
    lines = EXCERPT.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(start)), encoding="utf-8")
    return path


def test_headings_become_industries_in_two_languages() -> None:
    read = nace.read(EXCERPT)
    found = {row.id: row.properties for row in read.dataset.rows_of("industries")}
    assert len(found) == 10
    assert found["nace-01.11"] == {
        "id": "nace-01.11", "name_en": "Growing of small white clouds", "name_lt": "Mažų baltų debesų auginimas",
        "scheme": "nace", "code": "01.11", "version": "2.1", "source_id": "nace-2.1", "status": "fact",
        "dataset": "nace",
    }  # fmt: skip
    assert (read.title, read.remarks) == ("NACE Rev. 2.1", [])


def test_the_hierarchy_is_in_the_codes_and_in_the_order_of_the_sections() -> None:
    assert pairs(nace.read(EXCERPT)) == {
        ("nace-01", "nace-a"), ("nace-02", "nace-a"), ("nace-05", "nace-b"),
        ("nace-01.1", "nace-01"), ("nace-05.1", "nace-05"),
        ("nace-01.11", "nace-01.1"), ("nace-01.19", "nace-01.1"), ("nace-05.10", "nace-05.1"),
    }  # fmt: skip


def test_a_code_whose_parent_is_lacking_is_told(tmp_path: Path) -> None:
    read = nace.read(without(tmp_path / EXCERPT.name, '"01.1"'))
    (remark,) = read.remarks
    assert remark.which == ("01.11, below 01.1", "01.19, below 01.1")
    assert len(pairs(read)) == 5
    (remark,) = nace.read(without(tmp_path / EXCERPT.name, '"A"')).remarks
    assert remark.which == ("01, below no section", "02, below no section")


@pytest.mark.parametrize(
    ("name", "version", "problem"),
    [("nace.tsv", "", "do not say their version"), ("NACE_Rev2.0.tsv", "", "only Rev. 2.1"), ("n", "3.0", "only Rev")],
)
def test_only_the_known_version_is_read_and_it_is_never_guessed(
    tmp_path: Path, name: str, version: str, problem: str
) -> None:
    path = tmp_path / name
    path.write_bytes(EXCERPT.read_bytes())
    with pytest.raises(BadInput, match=problem):
        nace.read(path, version)
    assert nace.read(path, "2.1").version == "2.1"


def test_what_is_no_code_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / EXCERPT.name
    path.write_text(EXCERPT.read_text(encoding="utf-8").replace('"01.19"', '"01-19"'), encoding="utf-8")
    with pytest.raises(FaultyFiles) as refused:
        nace.read(path)
    assert [(fault.line, fault.column, fault.value) for fault in refused.value.faults] == [(6, "NACE_CODE", "01-19")]


def test_all_14_ecosystems_come_with_the_product_under_the_keys_of_the_seeds(project: Path) -> None:
    read = ecosystems.read()
    found = {row.id: row.properties["name_en"] for row in read.dataset.rows_of("industries")}
    assert len(found) == 14
    with (project / "seeds" / "inolink" / "industries.csv").open(encoding="utf-8", newline="") as file:
        used = {row["id"]: row["name_en"] for row in csv.DictReader(file) if row["scheme"] == "ecosystem"}
    assert used.items() <= found.items()


@with_real_files
def test_the_real_file_is_read_whole_and_every_parent_is_right() -> None:
    read = nace.read(REAL_NACE)
    codes = [str(row.properties["code"]) for row in read.dataset.rows_of("industries")]
    assert Counter(map(len, codes)) == {1: 22, 2: 87, 4: 287, 5: 651}
    assert len(codes) == 1_047
    assert all(row.properties.get("name_lt") for row in read.dataset.rows_of("industries"))
    found = {start.removeprefix("nace-"): end.removeprefix("nace-") for start, end in pairs(read)}
    assert len(pairs(read)) == len(found) == 1_047 - 22
    assert all(code.startswith(found[code]) for code in codes if len(code) > 2)
    # Divisions of some sections, as the classification has them.
    known = {"a": ("01", "03"), "c": ("10", "33"), "f": ("41", "43"), "g": ("46", "47"), "v": ("99", "99")}
    for section, (first, last) in known.items():
        assert sorted(code for code, above in found.items() if above == section)[0] == first
        assert max(code for code, above in found.items() if above == section) == last
    assert not read.remarks
