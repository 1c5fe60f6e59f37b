"""Every query GapBridge runs, read from its own `.cypher` file.

A file's header says what the query answers, its parameters, its columns and whether it reads or writes.
The header is checked when the file is read, so a query whose header and body disagree does not exist.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Access = Literal["read", "write", "schema"]

_PACKAGED = Path(__file__).parent / "_data"
_CHECKOUT = Path(__file__).parents[2]
_FIELD = re.compile(r"^//   (?P<name>\w+)\s+:: (?P<type>[A-Z][A-Z_<>, |]*?)(?:\s{2,}(?P<meaning>.*))?$")
_MASKED = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True)
class Field:
    """A parameter or a column: its name, Cypher type and meaning."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class Query:
    """One `.cypher` file: the text to run and what its header promises."""

    name: str
    text: str
    summary: str
    used_by: str
    params: tuple[Field, ...]
    returns: tuple[Field, ...]
    order: str
    access: Access

    @property
    def body(self) -> str:
        """The text with comments and string contents blanked out, for checks."""
        return _MASKED.sub(" ", self.text)

    def check_parameters(self, given: dict[str, object]) -> None:
        """Refuse a call whose parameters are not exactly the header's.

        Raises:
            TypeError: A parameter is missing or unknown; a mistake in the calling code.
        """
        wanted = {field.name for field in self.params}
        if wanted != set(given):
            raise TypeError(f"{self.name} takes {sorted(wanted)}, was given {sorted(given)}")


def data_folder(name: str) -> Path:
    """The folder `cypher` or `seeds`: the checkout's where there is one, else the installed package's."""
    in_checkout = _CHECKOUT / name
    return in_checkout if (_CHECKOUT / "pyproject.toml").is_file() and in_checkout.is_dir() else _PACKAGED / name


@cache
def get(name: str) -> Query:
    """The query in `cypher/NAME.cypher`, for example `gaps/shared_gaps`.

    Raises:
        FileNotFoundError: There is no such file.
        ValueError: Its header and its body disagree.
    """
    return parse(name, (data_folder("cypher") / f"{name}.cypher").read_text(encoding="utf-8"))


def names() -> list[str]:
    """The names of all queries, ascending."""
    root = data_folder("cypher")
    return sorted(path.relative_to(root).with_suffix("").as_posix() for path in root.rglob("*.cypher"))


def statements(name: str) -> list[str]:
    """The single statements of a schema file, in order."""
    text = re.sub(r"^//.*$", "", get(name).text, flags=re.MULTILINE)
    return [statement.strip() for statement in text.split(";") if statement.strip()]


def parse(name: str, text: str) -> Query:
    """Read one query from its file's text.

    Raises:
        ValueError: The header lacks a part, or names other parameters than the body uses.
    """
    header = [line for line in text.splitlines() if line.startswith("//")]
    query = Query(
        name=name,
        text=text,
        summary=header[0].removeprefix("//").strip() if header else "",
        used_by=_line(header, "Used by:"),
        params=_fields(header, "params:"),
        returns=_fields(header, "returns:"),
        order=_line(header, "order:"),
        access=_access(name, _line(header, "access:")),
    )
    used = set(_PARAMETER.findall(query.body))
    declared = {field.name for field in query.params}
    if used != declared:
        raise ValueError(f"{name}: the header declares {sorted(declared)}, the body uses {sorted(used)}")
    return query


def _access(name: str, word: str) -> Access:
    kinds: dict[str, Access] = {"read": "read", "write": "write", "schema": "schema"}
    if word not in kinds:
        raise ValueError(f"{name}: 'access:' must be read, write or schema, not {word!r}")
    return kinds[word]


def _line(header: list[str], key: str) -> str:
    return next((line.split(key, 1)[1].strip() for line in header if line.startswith(f"// {key}")), "")


def _fields(header: list[str], key: str) -> tuple[Field, ...]:
    start = next((at for at, line in enumerate(header) if line.startswith(f"// {key}")), None)
    if start is None:
        return ()
    fields = []
    for line in header[start + 1 :]:
        found = _FIELD.match(line)
        if found:
            fields.append(Field(found["name"], found["type"].strip(), found["meaning"] or ""))
        elif not line.startswith("//     "):
            break
    return tuple(fields)
