"""What is built is what is committed, and it installs and answers on its own."""

import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import LONG

FOLDERS = {
    "graph/gapbridge/": "gapbridge/",
    "api/gapbridge_api/": "gapbridge_api/",
    "cypher/": "gapbridge/_data/cypher/",
}
VIEW = "gapbridge_api/view/"  # built from api/ui
SEEDS = ("seeds/inolink/", "seeds/example/", "seeds/ecosystems/")


@pytest.fixture(scope="module")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist of what git tracks, and the wheel built from it."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in tracked(project):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes((project / name).read_bytes())
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)],
        check=True, capture_output=True,
    )  # fmt: skip
    return out


def test_the_wheel_holds_exactly_the_committed_files(project: Path, built: Path) -> None:
    expected = set()
    for name in tracked(project):
        for folder, inside in FOLDERS.items():
            if name.startswith(folder):
                expected.add(inside + name.removeprefix(folder))
        if name.startswith(SEEDS):
            expected.add(f"gapbridge/_data/{name}")
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        found = {name for name in wheel.namelist() if ".dist-info/" not in name}
        view = {name for name in found if name.startswith(VIEW)}
        page = wheel.read(f"{VIEW}index.html").decode()
        notes = {Path(name).name for name in wheel.namelist() if ".dist-info/licenses/" in name}
    assert found - view == expected
    assert set(re.findall(r'"view/([^"]+)"', page)) <= {name.removeprefix(VIEW) for name in view}
    assert {Path(name).suffix for name in view} <= {".html", ".js", ".css", ".svg", ".txt"}
    assert notes == {"LICENSE", "NOTICE"}


def test_the_sdist_holds_no_tests_and_no_shop_talk(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        tops = {Path(name).parts[1] for name in archive.getnames() if len(Path(name).parts) > 1}
    assert tops == {
        "graph", "api", "cypher", "seeds", "README.md", "LICENSE", "NOTICE", "pyproject.toml", "PKG-INFO", ".gitignore",
    }  # fmt: skip


def test_the_wheel_answers_in_a_clean_environment(project: Path, built: Path, tmp_path: Path) -> None:
    """Installed with the locked dependencies of this environment, away from the checkout."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False, system_site_packages=False)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    wheel = str(next(built.glob("*.whl")))
    locked = str(project / "requirements" / "runtime.txt")
    subprocess.run(
        ["uv", "pip", "install", "--quiet", "--python", str(python), "-r", locked, wheel],
        check=True, cwd=tmp_path, env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
    )  # fmt: skip
    command = [str(python.with_name("gapbridge")), *(["demo", "--exit"] if LONG else ["--help"])]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "PYTHON"))}
    environment["GAPBRIDGE_DATA_DIR"] = str(tmp_path / "data")
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert ("creating-added-value" if LONG else "suggest") in done.stdout


def tracked(project: Path) -> list[str]:
    """The files git tracks."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=project, check=True, capture_output=True, text=True)
    return [name for name in listed.stdout.split("\0") if name and (project / name).is_file()]
