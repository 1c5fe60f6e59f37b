"""docs/shared-gaps.md: its example is loaded, its commands are run, and what it works out on paper is what comes."""

import csv
import io
import re
from pathlib import Path

import pytest

from gapbridge import gaps
from gapbridge.database import Database
from gapbridge.intake import Wishes, take_in
from gapbridge.results import SharedGap
from gapbridge.scope import Scope
from tests.integration.test_cli import Shell, shell

__all__ = ["shell"]  # a fixture, used by name

SYNTHETIC = Scope(("synthetic",))


@pytest.fixture(scope="module")
def page(project: Path) -> str:
    return (project / "docs" / "shared-gaps.md").read_text(encoding="utf-8")


@pytest.fixture
def example(database: Database, page: str, tmp_path: Path) -> Database:
    """The files that the page shows, loaded."""
    files = re.findall(r"^`(\w+)\.csv`[^`]*?```csv\n(.*?)```", page, re.DOTALL | re.MULTILINE)
    assert len(files) == 8
    for name, text in files:
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    take_in(database, tmp_path, Wishes(name="paper"))
    return database


def found(database: Database, competence: str) -> SharedGap:
    return next(gap for gap in gaps.shared_gaps(database, SYNTHETIC) if gap.competence_id == competence)


def test_the_page_shows_what_its_commands_print(
    example: Database, page: str, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    blocks = re.findall(r"```console\n\$ gapbridge ([^\n]*)\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 4
    for command, shown in blocks:
        status, out, _ = shell(*command.split())
        assert status == 0
        assert [line.rstrip() for line in out.splitlines()] == shown.splitlines(), command


def test_the_numbers_on_paper_are_those_of_the_product(example: Database, page: str) -> None:
    hulls, export, quality = (found(example, key) for key in ("hulls", "export", "quality"))
    for number in (hulls.industry_spread, hulls.mwds, export.mwds):
        assert number is not None and f"= {number:g}" in page
    assert hulls.industry_spread == pytest.approx(1 - (2 / 3) ** 2 - (1 / 3) ** 2, abs=1e-6)
    assert (hulls.mwds, hulls.rds, hulls.unknown_industry_cluster_ids) == (4.5 * 1.75, -100, ["dune"])
    assert (export.mwds, export.rds, quality.mwds, quality.rds) == (5.25, 0, 4, -100)
    assert (export.rating_disagreement, export.order_disagreement_ids) == (["sign", "order"], ["quality"])
    assert (export.not_for_events, hulls.not_for_events, quality.not_for_events) == (True, False, None)
    assert quality.covered_cluster_ids == ["cedar"]


def test_the_table_of_who_is_left_out_is_right_and_gives_the_intervals(example: Database, page: str) -> None:
    needs = csv.DictReader(io.StringIO(re.findall(r"`needs\.csv`\n\n```csv\n(.*?)```", page, re.DOTALL)[0]))
    lacking: dict[str, set[str]] = {}
    for need in needs:
        lacking.setdefault(need["competence_id"], set()).add(need["organisation_id"])
    shared = {key: clusters for key, clusters in lacking.items() if len(clusters) > 1}
    rows = dict(re.findall(r"^\| (\w+) \| (\d.*?) \|$", page, re.MULTILINE))
    ranks: dict[str, list[int]] = {key: [] for key in shared}
    for left_out in ("nobody", "amber", "birch", "cedar", "dune"):
        counts = {key: len(clusters - {left_out}) for key, clusters in shared.items()}
        for key, cell in zip(("hulls", "export", "quality"), rows[left_out].split(" | "), strict=True):
            rank = 1 + sum(count > counts[key] for count in counts.values())
            assert cell.replace("rank ", "") == f"{counts[key]}: {rank}", (left_out, key)
            ranks[key].append(rank)
    for key, several in ranks.items():
        gap = found(example, key)
        assert (gap.rank, gap.best_rank, gap.worst_rank) == (several[0], min(several), max(several))


def test_the_python_of_the_page_prints_what_it_says(page: str) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    printed: list[object] = []
    exec(code, {"print": printed.append})
    assert [str(one) for one in printed] == re.findall(r"# (\S+)$", code, re.MULTILINE)
