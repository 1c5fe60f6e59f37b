"""Cytoscape.js itself, in node, for tests: what it holds after it was given our files."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

LOCKED = Path(__file__).parent / "node"


@dataclass(frozen=True)
class Cytoscape:
    """The library, installed as it is locked in `tests/node`."""

    node: str
    home: Path

    def takes(self, paths: Sequence[Path]) -> list[Any]:
        """Of each file the nodes and edges that it holds, and how many nodes it takes for groups of others."""
        words = [self.node, "takes.js", *map(str, paths)]
        done = subprocess.run(words, cwd=self.home, capture_output=True, text=True, check=False)
        assert not done.returncode and not done.stderr, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]


def installed(home: Path) -> Cytoscape:
    """The library in a folder of its own; where it cannot be had, the test is skipped, or fails if it is required."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        _missing("node and npm are not on the PATH")
    shutil.copytree(LOCKED, home)
    done = subprocess.run([str(npm), "ci"], cwd=home, capture_output=True, text=True, check=False)
    if done.returncode:
        _missing(f"cytoscape.js cannot be installed: {done.stderr.strip()[-300:]}")
    return Cytoscape(str(node), home)


def _missing(reason: str) -> None:
    if os.environ.get("GAPBRIDGE_TEST_REQUIRE_NODE"):
        pytest.fail(reason)
    pytest.skip(reason)
