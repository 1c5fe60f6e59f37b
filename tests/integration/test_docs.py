"""Pages of docs/ that show answers: every command in a console block is run, and what is shown is what comes."""

import re
import shlex
from pathlib import Path

import pytest

from gapbridge.database import Database
from tests.integration.test_cli import Shell, shell

__all__ = ["shell"]  # a fixture, used by name

WIDTH = "150"


@pytest.mark.parametrize(
    "page",
    [
        "cluster-profile.md",
        "members.md",
        "outcomes.md",
        "paths.md",
        "programme.md",
        "reports.md",
        "suggestions.md",
        "value-chains.md",
        "watch.md",
        "what-if.md",
    ],
)
def test_a_page_shows_the_answers_that_come(
    demo: Database, shell: Shell, project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str
) -> None:
    """On the graph of the demo; blocks that change it do so for those behind them."""
    monkeypatch.setenv("COLUMNS", WIDTH)
    monkeypatch.chdir(tmp_path)  # for commands that write files
    follow(project / "docs" / page, shell)


def test_the_tutorial_is_what_happens(
    database: Database, shell: Shell, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole loop from an empty graph, in the checkout's folder."""
    monkeypatch.setenv("COLUMNS", WIDTH)
    monkeypatch.setenv("LOGNAME", "analyst")  # who loads it, in the history
    monkeypatch.chdir(project)
    follow(project / "docs" / "tutorial.md", shell)


def follow(page: Path, shell: Shell) -> None:
    """Run every command of a page, and hold what it prints against what is shown."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        command, _, shown = block.partition("\n")
        status, out, err = shell(*shlex.split(command.removeprefix("$ gapbridge ")))
        assert status == 0, err
        assert timeless(out) == timeless(shown), command


def timeless(shown: str) -> list[str]:
    """The lines without the moment at which a command was run."""
    return [re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "....-..-.. ..:..", line).rstrip() for line in shown.splitlines()]
