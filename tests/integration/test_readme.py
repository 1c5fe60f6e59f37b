"""The README's answer and its Python are run: what it shows is what comes."""

import re
from pathlib import Path

import pytest

from gapbridge.database import Database
from tests.integration.test_cli import Shell, shell

__all__ = ["shell"]  # a fixture, used by name


def test_the_readme_shows_the_answer_that_comes(
    inolink: Database, shell: Shell, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "118")
    (block,) = re.findall(r"```console\n(.*?)```", readme(project), re.DOTALL)
    first, command, shown = block.split("\n", 2)
    assert first == "$ gapbridge load seeds/inolink"
    status, out, _ = shell(*command.removeprefix("$ gapbridge ").split())
    assert status == 0
    assert [line.rstrip() for line in out.splitlines()] == shown.splitlines()


def test_the_python_of_the_readme_runs(inolink: Database, shell: Shell, project: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", readme(project), re.DOTALL)
    printed: list[tuple[object, ...]] = []
    exec(code, {"print": lambda *words: printed.append(words)})
    assert len(printed) == 11


def readme(project: Path) -> str:
    return (project / "README.md").read_text(encoding="utf-8")
