"""Every dependency has its reason in docs/adr/0003-parts.md, and what is installed its licence in NOTICE."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def pyproject(project: Path) -> dict[str, Any]:
    return tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))


def names(requirements: list[str]) -> set[str]:
    found = (re.match(r"[A-Za-z0-9._-]+", line) for line in requirements)
    return {match[0] for match in found if match}


def installed(pyproject: dict[str, Any]) -> set[str]:
    extras: dict[str, list[str]] = pyproject["project"]["optional-dependencies"]
    return names([*pyproject["project"]["dependencies"], *(line for extra in extras.values() for line in extra)])


def test_every_dependency_has_its_reason(pyproject: dict[str, Any], project: Path) -> None:
    page = (project / "docs" / "adr" / "0003-parts.md").read_text(encoding="utf-8")
    builds = (project / "requirements" / "build.in").read_text(encoding="utf-8").splitlines()
    wanted = installed(pyproject) | names(pyproject["dependency-groups"]["dev"]) | names(builds)
    given = {name for line in page.splitlines() if line.startswith("|") for name in re.findall(r"`([^`]+)`", line)}
    assert wanted - given == set()


def test_every_installed_dependency_has_its_licence(pyproject: dict[str, Any], project: Path) -> None:
    notice = (project / "NOTICE").read_text(encoding="utf-8")
    assert installed(pyproject) - set(re.findall(r"^  ([a-z0-9-]+) ", notice, re.MULTILINE)) == set()


def test_the_licence_is_apache_2_in_full(pyproject: dict[str, Any], project: Path) -> None:
    text = (project / "LICENSE").read_text(encoding="utf-8")
    assert pyproject["project"]["license"] == "Apache-2.0"
    assert "Apache License\n                           Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text and "APPENDIX: How to apply" in text
