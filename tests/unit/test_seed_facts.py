"""The two data sets that come with GapBridge say what they may say, and nothing else."""

import csv
import re
import runpy
from pathlib import Path

import pytest

from gapbridge import rows, vocabulary
from gapbridge.vocabulary import NodeKind, StatementKind

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
DATASETS = ("inolink", "example")
ARTICLE = "klaster-lt-2017-06-06"
CLUSTERS = {"ivita", "laugea", "lithuanian-plastics-cluster", "litek", "nebula", "uzupis-creative-cluster"}
STATED = {"creating-added-value", "membership-benefit"}
AGREED = {
    "cluster-communication",
    "internal-communication",
    "external-communication",
    "communication-in-member-marketing",
    "cluster-development",
    "innovation-management",
    "product-development",
    "international-rd-cooperation",
    "value-chain-strengthening",
}
RATINGS = (
    "importance",
    "ability",
    "target",
    "scale_max",
    "level",
    "share",
    "time_to_recover",
    "time_to_survive",
)

Row = dict[str, str]


def tables(dataset: str) -> dict[str, list[Row]]:
    return {path.stem: read(path) for path in sorted((SEEDS / dataset).glob("*.csv"))}


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def all_rows(dataset: str) -> list[tuple[str, Row]]:
    return [(table, row) for table, found in tables(dataset).items() for row in found]


def keys(dataset: str) -> set[str]:
    """The keys of all nodes of a data set."""
    return {row["id"] for _, row in all_rows(dataset) if "id" in row}


def ends(table: str) -> tuple[str, ...]:
    kind = vocabulary.table(table)
    return tuple(end.name for end in kind.ends) if isinstance(kind, StatementKind) else ()


def node_keys(found: dict[str, list[Row]], label: str) -> set[str]:
    return {row["id"] for row in found.get(vocabulary.node_kind(label).table, [])}


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_file_has_exactly_the_columns_of_the_vocabulary(dataset: str) -> None:
    for path in (SEEDS / dataset).iterdir():
        wanted = [column.name for column in rows.columns(vocabulary.table(path.stem))]
        with path.open(encoding="utf-8", newline="") as lines:
            assert next(csv.reader(lines)) == wanted, path.name
        assert b"\r" not in path.read_bytes(), path.name


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_row_fits_the_model_of_its_table(dataset: str) -> None:
    for table, row in all_rows(dataset):
        rows.row(vocabulary.table(table), row, dataset)


@pytest.mark.parametrize("dataset", DATASETS)
def test_the_source_of_every_row_exists(dataset: str) -> None:
    found = tables(dataset)
    known = node_keys(found, "Source")
    assert {row["source_id"] for table, row in all_rows(dataset) if table != "sources"} <= known


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_data_set_loads_alone_because_both_ends_of_every_statement_are_in_it(dataset: str) -> None:
    found = tables(dataset)
    for table, rows_of_table in found.items():
        kind = vocabulary.table(table)
        if isinstance(kind, NodeKind):
            continue
        starts = set().union(*(node_keys(found, label) for label in kind.start))
        stops = set().union(*(node_keys(found, label) for label in kind.end))
        assert {row[kind.start_column] for row in rows_of_table} <= starts, table
        assert {row[kind.end_column] for row in rows_of_table} <= stops, table


def test_no_key_stands_in_both_data_sets() -> None:
    assert not keys("inolink") & keys("example")


@pytest.mark.parametrize("dataset", DATASETS)
def test_no_cluster_has_the_key_of_a_member(dataset: str) -> None:
    found = tables(dataset)
    assert not node_keys(found, "Cluster") & node_keys(found, "Member")


@pytest.mark.parametrize("dataset", DATASETS)
def test_nobody_can_be_written_to_or_called(dataset: str) -> None:
    mail = re.compile(r"\w@\w|\[at\]|\(at\)|email protected", re.I)
    phone = re.compile(
        r"\+\s?\d|\b00370|(?<![\w-])\(?8[ -]?\d{3}\)?[ -]?\d{5}(?![\w-])|(?<![\w-])\d{3}[ -]\d{5}(?![\w-])"
    )
    for table, row in all_rows(dataset):
        text = " | ".join(row.values())
        assert not mail.search(text), f"{table}: {text}"
        assert not phone.search(text), f"{table}: {text}"


def test_inolink_has_exactly_the_six_named_clusters() -> None:
    found = tables("inolink")
    assert node_keys(found, "Cluster") == CLUSTERS
    assert {row["cluster_id"] for row in found["takes_part_in"]} == CLUSTERS


def test_nebula_takes_part_and_has_its_needs_and_nothing_else_is_known_of_it() -> None:
    said = [(table, row) for table, row in all_rows("inolink") if "nebula" in {row[end] for end in ends(table)}]
    assert {table for table, _ in said} == {"takes_part_in", "needs"}
    assert {row["source_id"] for _, row in said} == {ARTICLE}
    (nebula,) = (row for row in tables("inolink")["clusters"] if row["id"] == "nebula")
    assert {name for name, cell in nebula.items() if cell} == {"id", "name_en", "note", "source_id", "status"}


def test_inolink_holds_no_rating_and_no_supply() -> None:
    found = tables("inolink")
    assert not {"supplies", "feeds", "assessments"} & set(found)
    for _, row in all_rows("inolink"):
        assert not any(row.get(name) for name in RATINGS)


def test_the_articles_needs_stand_once_on_each_named_cluster_with_their_attribution() -> None:
    said = {
        (row["organisation_id"], row["competence_id"], row["attribution"], row["status"], row["valid_from"])
        for row in tables("inolink")["needs"]
        if row["source_id"] == ARTICLE
    }
    day = "2017-06-05"
    stated = {(cluster, need, "named_cluster", "statement", day) for cluster in CLUSTERS for need in STATED}
    agreed = {(cluster, need, "meeting", "statement", day) for cluster in CLUSTERS for need in AGREED}
    assert said == stated | agreed


def test_only_the_articles_needs_are_attributed_to_a_named_cluster_or_the_meeting() -> None:
    for table, row in all_rows("inolink"):
        if row.get("attribution") in ("named_cluster", "meeting"):
            assert (table, row["source_id"]) == ("needs", ARTICLE)


def test_no_organisation_of_inolink_offers_a_topic_of_the_article() -> None:
    assert not {row["competence_id"] for row in tables("inolink")["offers"]} & (STATED | AGREED)


def test_nothing_in_inolink_is_made_up() -> None:
    for _, row in all_rows("inolink"):
        assert row["status"] != "synthetic"
        assert row.get("attribution") != "generator"


def test_our_own_reading_is_an_estimate_of_the_editors_and_nothing_else_is() -> None:
    for table, row in all_rows("inolink"):
        if "attribution" in row:
            ours = row["source_id"] == "gapbridge-reading"
            assert (row["status"] == "estimate") == (row["attribution"] == "editor") == ours, table


def test_a_date_without_a_year_stays_unknown() -> None:
    for event in tables("inolink")["events"]:
        if "year unknown" in event["when_stated"] or "date unknown" in event["when_stated"]:
            assert event["starts_on"] == event["ends_on"] == ""
    for need in tables("inolink")["needs"]:
        assert bool(need["valid_from"]) == (need["source_id"] == ARTICLE)


def test_every_matched_esco_concept_bears_the_uuid_of_its_address() -> None:
    esco = [row for row in tables("inolink")["competences"] if row["scheme"] == "esco"]
    assert {row["id"] for row in esco} == {row["match_id"] for row in tables("inolink")["matches"]}
    for row in esco:
        assert row["uri"] == "http://data.europa.eu/esco/skill/" + row["id"].removeprefix("esco-")


def test_everything_in_the_example_is_made_up_and_says_so() -> None:
    for table, row in all_rows("example"):
        assert row["status"] == "synthetic"
        if table != "sources":
            assert row["source_id"] == "synthetic-example"
        if "attribution" in row:
            assert row["attribution"] == "generator"
    for cluster in tables("example")["clusters"]:
        assert cluster["name_en"].endswith("(fictional)")


def test_every_key_of_the_example_can_be_told_from_a_real_one() -> None:
    assert all(key.startswith("ex-") for key in keys("example") - {"synthetic-example"})


def test_the_example_is_what_its_script_makes() -> None:
    made: dict[str, str] = runpy.run_path(str(ROOT / "scripts" / "make_example.py"))["files"]()
    committed = {path.name: path.read_bytes().decode() for path in (SEEDS / "example").glob("*.csv")}
    assert committed == made


def test_the_example_shows_a_cluster_of_unknown_industry_one_without_need_and_one_without_member() -> None:
    found = tables("example")
    clusters = node_keys(found, "Cluster")
    assert len(clusters) == 8
    assert clusters - {row["organisation_id"] for row in found["in_industry"]} == {"ex-lantern-bay"}
    assert clusters - {row["organisation_id"] for row in found["needs"]} == {"ex-paperfold"}
    assert clusters - {row["cluster_id"] for row in found["member_of"]} == {"ex-stillwater"}


def test_the_example_has_a_stage_nobody_performs_and_one_that_a_single_member_performs() -> None:
    found = tables("example")
    performers: dict[str, list[str]] = {row["id"]: [] for row in found["stages"]}
    for row in found["performs"]:
        performers[row["stage_id"]].append(row["organisation_id"])
    assert [stage for stage, who in performers.items() if not who] == ["ex-stage-take-back"]
    assert performers["ex-stage-upholstery"] == ["ex-velvetmoss"]


def test_no_customer_of_the_example_gets_more_than_all_of_a_product() -> None:
    shares: dict[tuple[str, str], float] = {}
    for row in tables("example")["supplies"]:
        product = (row["customer_id"], row["product"])
        shares[product] = shares.get(product, 0) + float(row["share"] or 0)
    assert max(shares.values()) <= 1.0 + 1e-9


def test_some_needs_of_the_example_are_rated_and_some_are_not() -> None:
    needs = tables("example")["needs"]
    rated = [row for row in needs if row["importance"] and row["ability"] and row["scale_max"] == "5"]
    unrated = [row for row in needs if not (row["importance"] or row["ability"] or row["target"])]
    assert len(rated) + len(unrated) == len(needs)
    assert 0.5 < len(rated) / len(needs) < 0.75


def test_the_example_stays_small() -> None:
    assert len(all_rows("example")) < 700
