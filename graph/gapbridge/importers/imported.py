"""What an importer makes of official files: a data set, its version, and remarks on what was odd."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from gapbridge import rows, vocabulary, wording
from gapbridge.dataset import Dataset
from gapbridge.errors import BadInput
from gapbridge.faults import Fault, FaultyFiles

VERSION_PATTERN = r"[0-9]+(?:\.[0-9]+){1,2}"


@dataclass(frozen=True)
class Remark:
    """Something about the files that the reader should know: what, how often, and which ones."""

    what: str
    count: int
    which: tuple[str, ...] = ()


@dataclass(frozen=True)
class Imported:
    """What was read: `title` names the vocabulary with its version."""

    dataset: Dataset
    title: str
    version: str
    remarks: list[Remark]


@dataclass
class Collected:
    """Rows and remarks as an importer finds them; every row goes through its row model."""

    dataset: Dataset
    remarks: list[Remark] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _ids: dict[str, set[str]] = field(default_factory=dict)

    def add(self, table: str, cells: Mapping[str, str], file: str = "", line: int = 0) -> None:
        """Check a row and keep it; what is wrong with it becomes a fault of that line of the file."""
        kind = vocabulary.table(table)
        try:
            row = rows.row(kind, dict(cells), self.dataset.name, line)
        except ValidationError as error:
            found = wording.problems(kind, error)
            self.faults += [Fault(file, line, column, cells.get(column, ""), said) for column, said in found]
            return
        known = self._ids.setdefault(table, set())
        if row.id in known:
            self.fault(file, line, "id", row.id, "stands twice in the files")
            return
        known.add(row.id)
        self.dataset.tables.setdefault(table, []).append(row)

    def fault(self, file: str, line: int, column: str, value: str, problem: str) -> None:
        """Note what is wrong with a line of a file."""
        self.faults.append(Fault(file, line, column, value, problem))

    def remark(self, what: str, which: Iterable[str]) -> None:
        """Note what was met, if it was met at all."""
        named = tuple(which)
        if named:
            self.remarks.append(Remark(what, len(named), named))

    def done(self, title: str, version: str) -> Imported:
        """All of it.

        Raises:
            FaultyFiles: A row cannot stand in the graph as it is.
        """
        if self.faults:
            raise FaultyFiles(self.faults, "Fetch the files again from their publisher; they may be damaged.")
        return Imported(self.dataset, title, version, self.remarks)


def version(stated: str, named: str, pattern: str, where: str) -> str:
    """The version that was stated, else the one in the publisher's name of the file or folder. It is never guessed.

    Args:
        stated: What the caller says; may begin with v.
        named: The name of the file or folder.
        pattern: Finds the version in such a name, as its first group.
        where: What `named` is, for the message.

    Raises:
        BadInput: Nobody says it, or what was stated is no version.
    """
    if stated:
        if not re.fullmatch(f"v?{VERSION_PATTERN}", stated):
            raise BadInput(f"{stated!r} is no version.", "Write it as its publisher does: 1.2.0")
        return stated.removeprefix("v")
    found = set(re.findall(pattern, named, re.IGNORECASE))
    if len(found) != 1:
        raise BadInput(
            f"The files do not say their version, and {where} '{named}' does not say one either.",
            "Say which one it is, as it stood where you fetched them: --version 1.2.0",
        )
    return str(found.pop())
