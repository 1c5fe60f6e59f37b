"""ESCO, the skills of the European Commission, from its official CSV files: v1.1.1 and v1.2.x.

skills_en.csv, skillGroups_en.csv    -> (:Competence {scheme: esco}), names in Lithuanian from *_lt.csv
*SkillsCollection_en.csv             -> what the skills file leaves blank
broaderRelationsSkillPillar[_en].csv -> (:Competence)-[:BROADER]->(:Competence)
"""

import graphlib
import re
from pathlib import Path

from gapbridge import rows
from gapbridge.dataset import Dataset
from gapbridge.importers import imported
from gapbridge.importers.esco_folder import Cells, EscoFolder
from gapbridge.importers.imported import Collected, Imported, Remark
from gapbridge.keys import slug

NAME = "esco"
TITLE = "ESCO, European Skills, Competences, Qualifications and Occupations"
# The sentence that ESCO asks for; it also asks that changes are told.
ATTRIBUTION = "This service uses the ESCO classification of the European Commission."
CHANGES = "Taken from it are the skills and skill groups with their hierarchy; the keys are GapBridge's own"
BASE = "http://data.europa.eu/esco/"

_NAMED_VERSION = rf"\bv({imported.VERSION_PATTERN})"
_SKILL, _GROUP = "KnowledgeSkillCompetence", "SkillGroup"
_NOUNS = {_SKILL: "skills", _GROUP: "groups"}
_KINDS = {"skill/competence": "skill", "knowledge": "knowledge"}
_OBSOLETE = {"released": "false", "obsolete": "true"}
_FILLED = ("altLabels", "reuseLevel", "description")


def read(folder: Path, version: str = "") -> Imported:
    """All skills and skill groups of a folder, with what is broader than each.

    Concepts that the relations name and the files lack are remarked on; statements that touch them are left out.

    Args:
        folder: The folder as it was fetched and unpacked.
        version: Its version; by default as the folder's name has it (`ESCO dataset - v1.2.0 - ...`).

    Raises:
        BadInput: A file is missing or is not what it should be, or nobody says the version.
        FaultyFiles: A concept cannot stand in the graph as it is.
    """
    files = EscoFolder(folder)
    reading = _Reading(files, imported.version(version, files.name, _NAMED_VERSION, "the folder"))
    reading.source()
    reading.concepts()
    reading.broader()
    reading.out.dataset.files = files.files
    return reading.out.done(f"ESCO v{reading.version}", reading.version)


def key(uri: str, code: str = "") -> str:
    """The key of a concept: by its code if it is a group that has one, else by its address."""
    return f"esco-{code.lower()}" if code else f"esco-{slug(uri.removeprefix(BASE).removeprefix('skill/'))}"


def other_names(cell: str, name: str) -> str:
    """The alternative labels of a cell, which stand on lines of their own or between ` | `, without the name itself."""
    labels = (label.strip() for label in re.split(r"[\r\n]+|\s\|\s", cell))
    return " | ".join(dict.fromkeys(label for label in labels if label and label != name))


class _Reading:
    """Goes through the files once, in order; `out` is what came of it."""

    def __init__(self, files: EscoFolder, version: str) -> None:
        self.files, self.version = files, version
        self.out = Collected(Dataset(NAME))
        self._source_id = f"esco-v{version}"
        self._keys: dict[str, str] = {}
        self._odd: dict[str, list[str]] = {}
        self._filled_skills = 0

    def source(self) -> None:
        self.out.add(
            "sources",
            {
                "id": self._source_id,
                "title": f"{TITLE}, v{self.version}",
                "publisher": "European Commission",
                "url": "https://esco.ec.europa.eu",
                "note": f"{ATTRIBUTION} {CHANGES}",
                "status": "fact",
            },
        )

    def concepts(self) -> None:
        lithuanian = self.files.lithuanian()
        for file, type_ in ((self.files.groups(), _GROUP), (self.files.skills(), _SKILL)):
            for line, cells in file:
                uri = cells["conceptUri"].strip()
                row = self._row(uri, type_, self._filled(uri, cells), lithuanian.pop(uri, {}))
                self._keys[uri] = row["id"]
                self.out.add("competences", row, file.name, line)
                self._look_at(row)
        for what, which in self._odd.items():
            self.out.remark(what, which)
        if self._filled_skills:
            what = "skills of which blank cells were filled from the collections in the folder"
            self.out.remarks.append(Remark(what, self._filled_skills))
        self.out.remark("concepts that only the Lithuanian files have: left out", lithuanian)

    def broader(self) -> None:
        relations = self.files.relations()
        lacking: dict[str, dict[str, str]] = {}
        above: dict[str, set[str]] = {}
        left_out, repeated = 0, []
        for line, cells in relations:
            start, end = cells["conceptUri"].strip(), cells["broaderUri"].strip()
            for uri, end_of in ((start, "concept"), (end, "broader")):
                if uri not in self._keys:
                    lacking.setdefault(cells[f"{end_of}Type"], {})[uri] = cells.get(f"{end_of}Label", "")
            if start not in self._keys or end not in self._keys:
                left_out += 1
            elif self._keys[end] in above.setdefault(self._keys[start], set()):
                repeated.append(f"{start} {end}")
            else:
                above[self._keys[start]].add(self._keys[end])
                self._say_broader(self._keys[start], self._keys[end], relations.name, line)
        self._remark_lacking(lacking, left_out)
        self.out.remark("relations that stand twice: taken once", repeated)
        self._remark_shape(above)

    def _say_broader(self, start: str, end: str, file: str, line: int) -> None:
        ends = {"competence_id": start, "broader_id": end}
        provenance = {"source_id": self._source_id, "status": "fact", "attribution": "third_party"}
        self.out.add("competence_broader", ends | provenance, file, line)

    def _filled(self, uri: str, cells: Cells) -> Cells:
        """The cells of a skill; what the skills file leaves blank is taken from a collection, if it says it."""
        told = self.files.collections.get(uri, {})
        filled = {name: told[name] for name in _FILLED if told.get(name) and not cells.get(name)}
        self._filled_skills += bool(filled)
        return cells | filled

    def _row(self, uri: str, type_: str, cells: Cells, lithuanian: Cells) -> Cells:
        """The row of a concept; what no file says is an empty cell."""

        def text(name: str, of: Cells = cells) -> str:
            kept = rows.printable(of.get(name, ""))
            if kept != of.get(name, ""):
                self._note("concepts with invisible characters: these were left out", f"{uri} {name}")
            return kept.strip()

        return {
            "id": key(uri, text("code") if type_ == _GROUP else ""),
            "name_en": text("preferredLabel"),
            "name_lt": text("preferredLabel", lithuanian),
            "scheme": NAME,
            "uri": uri,
            "version": self.version,
            "other_names_en": other_names(text("altLabels"), text("preferredLabel")),
            "other_names_lt": other_names(text("altLabels", lithuanian), text("preferredLabel", lithuanian)),
            "kind": "group" if type_ == _GROUP else _KINDS.get(text("skillType"), ""),
            "reuse_level": text("reuseLevel"),
            "obsolete": _OBSOLETE.get(text("status"), ""),
            "description": text("description"),
            "note": text("scopeNote"),
            "source_id": self._source_id,
            "status": "fact",
        }

    def _look_at(self, row: Cells) -> None:
        """Note what a reader of the report should know of a concept."""
        named = f"{row['id']} {row['name_en']}"
        if not row["kind"]:
            self._note("skills without a known type: kept, their kind is unknown", named)
        if row["obsolete"] == "true":
            self._note("obsolete concepts: kept and marked", named)
        elif not row["obsolete"]:
            self._note("concepts without a known status: kept, whether they are obsolete is unknown", named)

    def _note(self, what: str, which: str) -> None:
        noted = self._odd.setdefault(what, [])
        if which not in noted[-1:]:
            noted.append(which)

    def _remark_lacking(self, lacking: dict[str, dict[str, str]], left_out: int) -> None:
        elsewhere = self.files.labels_elsewhere() if lacking else {}
        for type_, found in lacking.items():
            named = [f"{uri} {label or elsewhere.get(uri, '')}".strip() for uri, label in sorted(found.items())]
            self.out.remark(f"{_NOUNS.get(type_, type_)} that the relations name and the files lack", named)
        if left_out:
            self.out.remarks.append(Remark("relations left out, because they touch one that is lacking", left_out))

    def _remark_shape(self, above: dict[str, set[str]]) -> None:
        """Tell where the hierarchy ends; the files should make it a graph without circles that ends in few tops."""
        concepts = {row.id: row.properties for row in self.out.dataset.rows_of("competences")}
        ends = [(said.get("kind") == "group", f"{id_} {said['name_en']}") for id_, said in concepts.items()
                if id_ not in above]  # fmt: skip
        self.out.remark("groups at the top of the hierarchy", (named for group, named in ends if group))
        self.out.remark("skills with nothing broader in the files", (named for group, named in ends if not group))
        try:
            graphlib.TopologicalSorter(above).prepare()
        except graphlib.CycleError as error:
            self.out.remark("concepts that stand above themselves", error.args[1])
