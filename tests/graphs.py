"""Small graphs for tests, written in the field's words: `Graph().cluster("a").needs("a", "x")`."""

from typing import Self

from gapbridge import rows, vocabulary
from gapbridge.audit import audit
from gapbridge.database import Database
from gapbridge.dataset import Dataset
from gapbridge.load import load
from gapbridge.results import LoadReport

SOURCE = "survey"


class Graph:
    """A data set under construction; whatever a statement names is added as a node when it is missing."""

    def __init__(self, name: str = "test") -> None:
        self.dataset = Dataset(name)
        self.node("Source", SOURCE, title="a survey")

    def node(self, label: str, key: str, **cells: str) -> Self:
        """Add a node; the cells it must have are filled in."""
        kind = vocabulary.node_kind(label)
        given = {"id": key, **({} if label == "Source" else {"source_id": SOURCE}), "status": "fact", **cells}
        for column in rows.columns(kind):
            if column.required and column.name not in given:
                given[column.name] = column.choices[0] if column.choices else f"the {key}"
        self._add(kind, given)
        return self

    def say(self, table: str, start: str, end: str, **cells: str) -> Self:
        """Add a statement of a table between two keys; the cells it must have are filled in."""
        kind = vocabulary.table(table)
        assert isinstance(kind, vocabulary.StatementKind)
        given = {"source_id": SOURCE, "status": "fact", "attribution": "self", **cells}
        for column in rows.columns(kind):
            if column.required and column.name not in given and column.choices:
                given[column.name] = column.choices[0]
        if given["source_id"] not in self.dataset.keys("Source"):
            self.node("Source", given["source_id"], title="another survey")
        self._add(kind, given | {kind.start_column: start, kind.end_column: end})
        return self

    def cluster(self, *keys: str, industry: str = "", **cells: str) -> Self:
        """Add clusters, all in the same industry if one is named."""
        for key in keys:
            self.node("Cluster", key, **cells)
            if industry:
                if industry not in self.dataset.keys("Industry"):
                    self.node("Industry", industry)
                self.say("in_industry", key, industry)
        return self

    def member(self, key: str, *clusters: str, **cells: str) -> Self:
        """Add a member of these clusters."""
        self.node("Member", key)
        for cluster in clusters:
            self.say("member_of", key, cluster, **cells)
        return self

    def needs(self, organisation: str, *competences: str, **cells: str) -> Self:
        """State needs."""
        return self._competences("needs", organisation, competences, cells)

    def offers(self, organisation: str, *competences: str, **cells: str) -> Self:
        """State offers."""
        return self._competences("offers", organisation, competences, cells)

    def assessed(self, key: str, organisation: str, competence: str, day: str, **cells: str) -> Self:
        """Add an assessment of an organisation on a competence."""
        self.node("Assessment", key, assessed_on=day, **{"kirkpatrick_level": "2", **cells})
        self.say("assessment_of", key, organisation)
        return self._competences("assessment_on", key, (competence,), {})

    def load(self, database: Database, *, prune: bool = False, dry_run: bool = False) -> LoadReport:
        """Load the graph, and hold it against the audit."""
        report = load(database, self.dataset, prune=prune, dry_run=dry_run)
        assert audit(database) == []
        return report

    def _competences(self, table: str, start: str, competences: tuple[str, ...], cells: dict[str, str]) -> Self:
        for competence in competences:
            if competence not in self.dataset.keys("Competence"):
                self.node("Competence", competence, name_en=f"the art of {competence}")
            self.say(table, start, competence, **cells)
        return self

    def _add(self, kind: vocabulary.Kind, cells: dict[str, str]) -> None:
        table = self.dataset.tables.setdefault(kind.table, [])
        table.append(rows.row(kind, cells, self.dataset.name, line=len(table) + 2))
