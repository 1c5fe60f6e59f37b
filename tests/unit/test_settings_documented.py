"""docs/settings.md names every setting, its default, and nothing that does not exist."""

import re
from pathlib import Path

import pytest
from pydantic_settings import BaseSettings

from tests.variables import SETTINGS, all_variables, variables

OF_OTHERS = {"JAVA_HOME", "NO_COLOR"}


@pytest.fixture
def page(project: Path) -> str:
    return (project / "docs" / "settings.md").read_text(encoding="utf-8")


def rows(page: str) -> dict[str, str]:
    """The rows of the page's tables, by the variable in their first cell."""
    return {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}


@pytest.mark.parametrize("settings", SETTINGS)
def test_every_setting_has_a_row_with_its_default(settings: type[BaseSettings], page: str) -> None:
    for name, names in variables(settings).items():
        row = rows(page).get(names[0], "")
        assert row, f"docs/settings.md has no row for {names[0]}"
        assert all(f"`{other}`" in row for other in names[1:]), f"{names[0]} has other names too: {names[1:]}"
        default = settings.model_fields[name].default
        if isinstance(default, str | int) and default != "":
            shown = str(default).lower() if isinstance(default, bool) else str(default)
            assert row.rstrip(" |").endswith(f"`{shown}`"), f"the default of {names[0]} is {shown}"


def test_every_variable_on_the_page_exists(page: str, project: Path) -> None:
    for_tests = variables_of_tests(project)
    mentioned = set(re.findall(r"`((?:GAPBRIDGE|NEO4J)_[A-Z0-9_]+)`", page)) | set(rows(page))
    assert mentioned - all_variables() - for_tests == OF_OTHERS
    assert for_tests <= mentioned


def test_every_variable_on_other_pages_exists(project: Path) -> None:
    known = all_variables() | variables_of_tests(project)
    for path in (*project.glob("*.md"), *(project / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        unknown = set(re.findall(r"\b(?:GAPBRIDGE|NEO4J)_[A-Z0-9_]*[A-Z0-9]", text)) - known
        assert not unknown, f"{path.name}: {unknown}"


def variables_of_tests(project: Path) -> set[str]:
    """The variables the tests themselves read."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (project / "tests").rglob("*.py"))
    return set(re.findall(r"\"(GAPBRIDGE_TEST_[A-Z0-9_]+)\"", code))
