"""Reading ESCO: all that the files say comes through, what they lack is told, nothing is invented."""

import csv
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gapbridge.errors import BadInput
from gapbridge.faults import FaultyFiles
from gapbridge.importers import esco
from gapbridge.importers.imported import Imported
from gapbridge.rows import Row
from tests.vocabularies import EXCERPTS, REAL_ESCO, with_real_files

OLD, NEW = EXCERPTS / "esco-v1.1.1", EXCERPTS / "esco-v1.2.0"


def key(number: int) -> str:
    return f"esco-00000000-0000-4000-8000-{number:012d}"


def address(number: int) -> str:
    return f"http://data.europa.eu/esco/skill/00000000-0000-4000-8000-{number:012d}"


def concepts(read: Imported) -> dict[str, dict[str, Any]]:
    return {row.id: row.properties for row in read.dataset.rows_of("competences")}


def pairs(read: Imported) -> set[tuple[str, str]]:
    return {(row.start_id, row.end_id) for row in read.dataset.rows_of("competence_broader")}


def remarked(read: Imported, words: str) -> tuple[int, tuple[str, ...]]:
    (found,) = [remark for remark in read.remarks if words in remark.what]
    return found.count, found.which


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[Path], Path]:
    def copy(folder: Path) -> Path:
        shutil.copytree(folder, tmp_path / folder.name)
        return tmp_path / folder.name

    return copy


def test_skills_and_groups_become_competences_with_all_the_files_say() -> None:
    found = concepts(esco.read(OLD))
    assert len(found) == 6 + 7
    assert found[key(1)] == {
        "id": key(1), "name_en": "weigh white clouds", "scheme": "esco", "uri": address(1), "version": "1.1.1",
        "other_names_en": "put white clouds on the scales | white cloud weighing", "kind": "skill", "obsolete": False,
        "source_id": "esco-v1.1.1", "status": "fact", "dataset": "esco",
    }  # fmt: skip
    assert found["esco-s1"]["kind"] == "group"
    assert found["esco-s1"]["description"] == "Moving clouds about."
    assert found["esco-s1"]["note"] == "Excludes:\n- handling fog"
    assert found["esco-isced-f-99"]["name_en"] == "cloud studies", "a group without a code is named by its address"


def test_a_blank_type_is_unknown_and_told() -> None:
    read = esco.read(OLD)
    assert "kind" not in concepts(read)[key(3)]
    assert remarked(read, "without a known type") == (1, (f"{key(3)} cloud safety",))
    assert concepts(read)[key(2)]["kind"] == "knowledge"


def test_obsolete_concepts_are_kept_and_marked() -> None:
    read = esco.read(OLD)
    assert concepts(read)[key(4)]["obsolete"] is True
    assert remarked(read, "obsolete concepts") == (1, (f"{key(4)} fold clouds by hand",))


def test_blank_cells_are_filled_from_the_collections() -> None:
    told = concepts(esco.read(OLD))[key(5)]
    assert told["reuse_level"] == "transversal"
    assert told["other_names_en"] == "talk to clouds | address clouds", "the collections write ` | ` between"
    assert told["description"] == "Say to a cloud what is needed."


@pytest.mark.parametrize("between", ["\n", "\r\n", " | ", "\n\n"])
def test_other_names_are_told_apart_however_they_are_separated(between: str) -> None:
    cell = between.join(["folding of fog", "fold fog", "fog folding", "folding of fog"])
    assert esco.other_names(cell, "fold fog") == "folding of fog | fog folding"


def test_a_concept_may_have_several_broader_ones() -> None:
    found = {end for start, end in pairs(esco.read(OLD)) if start == key(2)}
    assert found == {"esco-isced-f-99", key(3), "esco-s1"}


def test_what_the_relations_name_and_the_files_lack_is_told_and_neither_dropped_in_silence_nor_invented() -> None:
    read = esco.read(OLD)
    assert remarked(read, "groups that the relations name") == (1, (f"{address(199)} folding clouds",))
    assert remarked(read, "skills that the relations name") == (2, (f"{address(98)} whistle for wind", address(99)))
    assert remarked(read, "relations left out")[0] == 4
    named = set(concepts(read))
    assert not {key(98), key(99), key(199)} & named
    assert {end for pair in pairs(read) for end in pair} <= named
    assert len(pairs(read)) == 14 - 4


def test_every_relation_that_is_left_is_a_statement_of_the_source() -> None:
    read = esco.read(OLD)
    (source,) = read.dataset.rows_of("sources")
    assert source.id == "esco-v1.1.1"
    assert "This service uses the ESCO classification of the European Commission." in str(source.properties["note"])
    rows: list[Row] = [row for table in ("competences", "competence_broader") for row in read.dataset.rows_of(table)]
    assert {row.properties["source_id"] for row in rows} == {"esco-v1.1.1"}


def test_the_ends_of_the_hierarchy_are_told() -> None:
    read = esco.read(OLD)
    tops = remarked(read, "groups at the top")[1]
    assert [top.split()[0] for top in tops] == ["esco-s", "esco-k", "esco-l", "esco-t"]
    assert remarked(read, "skills with nothing broader") == (1, (f"{key(4)} fold clouds by hand",))


def test_a_circle_is_told(copied: Callable[[Path], Path]) -> None:
    folder = copied(OLD)
    with (folder / "broaderRelationsSkillPillar.csv").open("a", encoding="utf-8") as file:
        csv.writer(file).writerow(["SkillGroup", address(111), "SkillGroup", address(112)])
    assert set(remarked(esco.read(folder), "above themselves")[1]) == {"esco-s1", "esco-s1.1"}


def test_invisible_characters_are_left_out_and_told() -> None:
    read = esco.read(OLD)
    assert concepts(read)["esco-isced-f-99"]["description"] == "Studies of clouds and the like."
    assert remarked(read, "invisible")[0] == 1


def test_the_layout_of_v1_2_is_read_too() -> None:
    read = esco.read(NEW)
    assert (read.title, read.version) == ("ESCO v1.2.0", "1.2.0")
    assert concepts(read)[key(1)]["reuse_level"] == "sector-specific"
    assert concepts(read)[key(1)]["description"] == "Find out how heavy a white cloud is."
    assert (key(7), "esco-s1.1") in pairs(read)
    assert remarked(read, "skills that the relations name") == (1, (f"{address(97)} comb clouds",))
    assert remarked(read, "stand twice") == (1, (f"{address(7)} {address(112)}",))


def test_lithuanian_names_come_from_the_lithuanian_files() -> None:
    read = esco.read(NEW)
    found = concepts(read)
    assert found[key(1)]["name_lt"] == "sverti baltus debesis"
    assert found[key(1)]["other_names_lt"] == "dėti baltus debesis ant svarstyklių | baltų debesų svėrimas"
    assert found["esco-s"]["name_lt"] == "išgalvoti įgūdžiai"
    assert "name_lt" not in found[key(3)], "what has no Lithuanian name gets none"
    assert remarked(read, "only the Lithuanian files have") == (1, (address(55),))


@pytest.mark.parametrize(
    ("name", "stated", "version"),
    [
        ("ESCO dataset - v1.2.0 - classification - en - csv", "", "1.2.0"),
        ("esco-v1.1.1", "", "1.1.1"),
        ("downloads", "1.2.1", "1.2.1"),
        ("downloads", "v1.2", "1.2"),
        ("esco-v1.1.1", "1.1.2", "1.1.2"),
    ],
)
def test_the_version_is_stated_or_in_the_folders_name(tmp_path: Path, name: str, stated: str, version: str) -> None:
    shutil.copytree(OLD, tmp_path / name)
    read = esco.read(tmp_path / name, stated)
    assert (read.version, read.title) == (version, f"ESCO v{version}")
    assert {said["version"] for said in concepts(read).values()} == {version}


@pytest.mark.parametrize(
    ("name", "stated", "problem"),
    [
        ("downloads", "", "do not say their version"),
        ("esco-v1.1.1-and-v1.2.0", "", "do not say their version"),
        ("downloads", "latest", "'latest' is no version"),
    ],
)
def test_the_version_is_never_guessed(tmp_path: Path, name: str, stated: str, problem: str) -> None:
    shutil.copytree(OLD, tmp_path / name)
    with pytest.raises(BadInput, match=problem):
        esco.read(tmp_path / name, stated)


@pytest.mark.parametrize("name", ["skills_en.csv", "skillGroups_en.csv", "broaderRelationsSkillPillar_en.csv"])
def test_a_file_that_is_missing_is_named(copied: Callable[[Path], Path], name: str) -> None:
    folder = copied(NEW)
    (folder / name).unlink()
    with pytest.raises(BadInput, match=name):
        esco.read(folder)


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is no folder"):
        esco.read(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda content: content.replace(b"preferredLabel", b"label"), "has no column preferredLabel"),
        (lambda content: content[:-30], "has .* cells where the first line has 13|is no CSV file"),
        (lambda content: content.replace(b"clouds", b"\xff"), "is no CSV file in UTF-8"),
        (lambda content: b"", "has no column"),
    ],
)
def test_a_damaged_file_is_refused(
    copied: Callable[[Path], Path], damage: Callable[[bytes], bytes], problem: str
) -> None:
    folder = copied(OLD)
    content = (folder / "skills_en.csv").read_bytes()
    (folder / "skills_en.csv").write_bytes(damage(content))
    with pytest.raises(BadInput, match=problem):
        esco.read(folder)


def test_a_concept_that_cannot_stand_in_the_graph_is_named_with_its_line(copied: Callable[[Path], Path]) -> None:
    folder = copied(NEW)
    content = (folder / "skills_en.csv").read_text(encoding="utf-8")
    (folder / "skills_en.csv").write_text(content.replace("cloud safety", "").replace("mend torn", "mend " * 3_000),
                                          encoding="utf-8")  # fmt: skip
    with pytest.raises(FaultyFiles) as refused:
        esco.read(folder)
    found = [(fault.file, fault.column, fault.problem.split(";")[0]) for fault in refused.value.faults]
    assert found == [
        ("skills_en.csv", "name_en", "the cell is empty"),
        ("skills_en.csv", "name_en", "is longer than 10,000 characters"),
    ]


@with_real_files
def test_the_real_files_are_read_whole() -> None:
    read = esco.read(REAL_ESCO)
    kinds = Counter(said.get("kind", "unknown") for said in concepts(read).values())
    assert kinds == {"skill": 10_806, "knowledge": 3_048, "unknown": 6, "group": 640}
    assert kinds.total() - kinds["group"] == 13_860
    assert remarked(read, "skills that the relations name")[0] == 37
    assert remarked(read, "groups that the relations name")[0] == 7
    assert remarked(read, "groups at the top")[0] == 4
    with (REAL_ESCO / "broaderRelationsSkillPillar.csv").open(encoding="utf-8", newline="") as file:
        said = {(line["conceptUri"], line["broaderUri"]) for line in csv.DictReader(file)}
    keys = {str(row["uri"]): id_ for id_, row in concepts(read).items()}
    assert pairs(read) == {(keys[start], keys[end]) for start, end in said if start in keys and end in keys}
    assert len(pairs(read)) + remarked(read, "relations left out")[0] == len(said) == 20_656
