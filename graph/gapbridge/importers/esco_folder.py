"""The files of a folder of ESCO, under the names of v1.1.1 and of v1.2.x."""

from functools import cached_property
from pathlib import Path

from gapbridge.errors import BadInput
from gapbridge.importers import official_file
from gapbridge.importers.official_file import OfficialFile

Cells = dict[str, str]

_CONCEPT_COLUMNS = ("conceptUri", "preferredLabel", "altLabels", "status")
_RELATION_COLUMNS = ("conceptType", "conceptUri", "broaderType", "broaderUri")
_LABEL_COLUMNS = ("conceptUri", "preferredLabel")
_LEVELS = tuple((f"Level {level} URI", f"Level {level} preferred term") for level in range(4))
# The language at its end came with v1.2.
_RELATIONS = ("broaderRelationsSkillPillar_en.csv", "broaderRelationsSkillPillar.csv")


class EscoFolder:
    """A folder as it was fetched and unpacked; `files` are the SHA-256 sums of what was read of it.

    Raises:
        BadInput: There is no such folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser()
        self.files: dict[str, str] = {}
        if not self.path.is_dir():
            raise BadInput(f"{path} is no folder.", "Give the folder in which the CSV files of ESCO stand, unpacked.")

    @property
    def name(self) -> str:
        """Its own name, whatever way led to it."""
        return self.path.resolve().name

    def skills(self) -> OfficialFile:
        """The skills, in English."""
        return self._file("skills_en.csv", _CONCEPT_COLUMNS)

    def groups(self) -> OfficialFile:
        """The skill groups, in English."""
        return self._file("skillGroups_en.csv", _CONCEPT_COLUMNS)

    def relations(self) -> OfficialFile:
        """What is broader than what."""
        there = (name for name in _RELATIONS if (self.path / name).is_file())
        return self._file(next(there, _RELATIONS[0]), _RELATION_COLUMNS)

    def lithuanian(self) -> dict[str, Cells]:
        """Skills and groups in Lithuanian, by address; nothing if there are no such files."""
        names = [name for name in ("skillGroups_lt.csv", "skills_lt.csv") if (self.path / name).is_file()]
        files = [self._file(name, _LABEL_COLUMNS) for name in names]
        return {cells["conceptUri"].strip(): cells for file in files for _, cells in file}

    @cached_property
    def collections(self) -> dict[str, Cells]:
        """What the thematic collections say of skills, by address; nothing if there are none."""
        names = sorted(path.name for path in self.path.glob("*SkillsCollection_en.csv"))
        files = [self._file(name, _LABEL_COLUMNS) for name in names]
        return {cells["conceptUri"].strip(): cells for file in files for _, cells in file}

    def labels_elsewhere(self) -> dict[str, str]:
        """Labels of concepts, by address, in the files that are not about concepts one by one."""
        found = {uri: cells["preferredLabel"] for uri, cells in self.collections.items()}
        if (self.path / "skillsHierarchy_en.csv").is_file():
            columns = tuple(column for level in _LEVELS for column in level)
            hierarchy = self._file("skillsHierarchy_en.csv", columns, short_lines=True)
            found |= {cells[uri]: cells[term] for _, cells in hierarchy for uri, term in _LEVELS}
        return found

    def _file(self, name: str, columns: tuple[str, ...], *, short_lines: bool = False) -> OfficialFile:
        if not (self.path / name).is_file():
            advice = "Fetch ESCO as CSV in English; files in Lithuanian may stand in the same folder."
            raise BadInput(f"{self.path} holds no {name}.", advice)
        file = official_file.read(self.path / name, columns, short_lines=short_lines)
        self.files[name] = file.sha256
        return file
