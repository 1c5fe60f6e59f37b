"""One model for every answer; its fields are the columns of the query that computes it."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Result(BaseModel):
    """An answer, or a row of one."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TableChange(Result):
    """What a load did to one table, in rows."""

    table: str = Field(examples=["needs"])
    added: int = Field(examples=[12])
    changed: int = Field(examples=[1])
    unchanged: int = Field(examples=[40])
    removed: int = Field(description="no longer in the data set, and pruned", examples=[0])


Scalar = bool | int | float | str | date | None


class RowChange(Result):
    """What a load did to one row."""

    table: str = Field(examples=["clusters"])
    id: str = Field(description="key of the node, or id of the statement", examples=["litek"])
    change: Literal["added", "changed", "removed"] = Field(examples=["changed"])
    columns: list[str] = Field(description="the columns that differ", examples=[["country"]])
    before: dict[str, Scalar] | None = Field(
        description="the row as it was; null when added", examples=[{"id": "litek", "name_en": "LITEK"}]
    )
    after: dict[str, Scalar] | None = Field(
        description="the row as it is now; null when removed",
        examples=[{"id": "litek", "name_en": "LITEK", "country": "LT"}],
    )


class LoadReport(Result):
    """What a load did, or would do."""

    dataset: str = Field(description="name of the data set", examples=["survey"])
    load_id: str | None = Field(description="its number in the history; null when it changed nothing", examples=["7"])
    rows: int = Field(description="rows that were loaded", examples=[53])
    rejected: int = Field(description="lines that were left out as faulty", examples=[0])
    left_to_others: dict[str, int] = Field(
        default_factory=dict,
        description="rows that other data sets hold with other content, left as they are, by data set",
        examples=[{"inolink": 10}],
    )
    dry_run: bool = Field(description="true: nothing was stored", examples=[False])
    tables: list[TableChange]
    changes: list[RowChange] = Field(description="row by row, the first of them")
    changes_cut: bool = Field(description="there are more changed rows than `changes` lists", examples=[False])

    @property
    def changed(self) -> int:
        """How many rows were added, changed or removed."""
        return sum(table.added + table.changed + table.removed for table in self.tables)

    @property
    def changed_anything(self) -> bool:
        """Whether the graph is another one now."""
        return self.changed > 0


class LoadRecord(Result):
    """A load in the history."""

    number: int = Field(description="counts up from 1", examples=[7])
    what: Literal["load", "undo"] = Field(examples=["load"])
    at: str = Field(description="when it began, UTC", examples=["2026-11-23T09:30:00+00:00"])
    by: str = Field(description="who loaded it", examples=["ana"])
    dataset: str = Field(description="name of the data set", examples=["survey"])
    files: list[str] = Field(description="SHA-256 and name of each file", examples=[["2c26b46b68ff survey.xlsx"]])
    rows: int = Field(description="rows that were given", examples=[53])
    added: int = Field(examples=[12])
    changed: int = Field(examples=[1])
    removed: int = Field(examples=[0])
    rejected: int = Field(description="lines that were left out as faulty", examples=[0])
    parts: int = Field(description="batches its changes are kept in", examples=[1])
    state: Literal["done", "under_way"] = Field(
        description="under_way: it was interrupted, or runs now", examples=["done"]
    )
    undoes: str | None = Field(description="the load it took back; null where it is none", examples=[None])
    undone_by: str | None = Field(description="the load that took it back; null while it holds", examples=[None])

    @property
    def id(self) -> str:
        """What commands and addresses call it: its number."""
        return str(self.number)


class SharedGap(Result):
    """A competence that several clusters lack."""

    competence_id: str = Field(examples=["creating-added-value"])
    competence_name: str = Field(examples=["creating added value in the cluster"])
    cluster_ids: list[str] = Field(description="clusters with the gap, ascending", examples=[["ivita", "litek"]])
    cluster_count: int = Field(description="how many they are", examples=[2])
    covered_cluster_ids: list[str] = Field(
        description="those of them whose own organisations offer the competence", examples=[[]]
    )
    industry_ids: list[str] = Field(
        description="known industries of these clusters, ascending",
        examples=[["ecosystem-electronics", "ecosystem-health"]],
    )
    unknown_industry_cluster_ids: list[str] = Field(
        description="those of them whose industry is unknown", examples=[[]]
    )
    cross_industry: bool | None = Field(
        description="two of them have known, disjoint industries; null when an unknown industry could decide it",
        examples=[True],
    )
    evidence_count: int = Field(description="statements that say so", examples=[2])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])
    attributions: list[str] = Field(description="who makes them", examples=[["named_cluster"]])
    statuses: list[str] = Field(description="what they are", examples=[["statement"]])


class Rating(Result):
    """One rated statement of a need; what was not rated is null."""

    importance: float | None
    ability: float | None
    target: float | None
    scale_max: float | None
    source_id: str


class Gap(Result):
    """A competence that one cluster lacks."""

    competence_id: str = Field(examples=["creating-added-value"])
    competence_name: str = Field(examples=["creating added value in the cluster"])
    covered: bool = Field(description="an organisation of the cluster offers it", examples=[False])
    covering_ids: list[str] = Field(description="these organisations, ascending", examples=[[]])
    other_cluster_ids: list[str] = Field(description="other clusters with the same gap", examples=[["litek", "nebula"]])
    ratings: list[Rating] = Field(description="the rated statements; empty when nobody rated it", examples=[[]])
    evidence_count: int = Field(description="statements that say so", examples=[1])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])
    attributions: list[str] = Field(description="who makes them", examples=[["named_cluster"]])
    statuses: list[str] = Field(description="what they are", examples=[["statement"]])


class Step(Result):
    """One statement on a path, in the direction it is stored."""

    start_id: str = Field(examples=["litek"])
    type: str = Field(examples=["NEEDS"])
    end_id: str = Field(examples=["creating-added-value"])
    statement_id: str = Field(examples=["needs:litek:creating-added-value:klaster-lt-2017-06-06:2017-06-05"])
    source_id: str = Field(examples=["klaster-lt-2017-06-06"])
    status: str = Field(examples=["statement"])


class Suggestion(Result):
    """A proposal that two clusters do something together, with what justifies it."""

    kind: Literal["teach_learn", "learn_together", "do_business"]
    direction: Literal["learn", "teach", "together", "supply", "buy", "tie"] = Field(
        description="as the asked cluster sees it: it learns from the partner, teaches it, learns together with it,"
        " delivers to it, buys from it, or is tied to it by ownership or leadership"
    )
    partner_id: str = Field(examples=["litek"])
    partner_name: str = Field(examples=["LITEK"])
    subject_ids: list[str] = Field(
        description="what it is about: competences, stages, products or organisations",
        examples=[["creating-added-value"]],
    )
    value: float = Field(
        description="teach_learn: share of the learner's gaps that the teacher offers, 0 to 1;"
        " learn_together: number of gaps they share; do_business: number of links. Not comparable between kinds.",
        examples=[1.0],
    )
    collaborating: bool = Field(description="the two are known to work together already", examples=[False])
    statuses: list[str] = Field(description="what the statements on the paths are", examples=[["statement"]])
    path_count: int = Field(description="paths that justify it", examples=[1])
    paths: list[list[Step]] = Field(description="the first of them")


class ClusterSummary(Result):
    """A cluster and how much is known of it."""

    id: str = Field(examples=["litek"])
    name_en: str = Field(examples=["LITEK"])
    name_lt: str | None = Field(description="Lithuanian name; null when unknown")
    status: str = Field(description="synthetic: a made-up cluster", examples=["fact"])
    industry_ids: list[str] = Field(description="known industries; empty: unknown")
    known_member_count: int = Field(description="members the graph knows; there may be more", examples=[10])
    need_count: int = Field(description="competences it is said to lack", examples=[11])
    source_id: str = Field(description="where the cluster itself is named")


class Finding(Result):
    """Something in the graph that breaks a rule."""

    rule: str = Field(description="the rule that is broken")
    subject: str = Field(description="the node or statement")
    finding: str = Field(description="what is wrong")


class Node(Result):
    """A node of a subgraph."""

    id: str = Field(description="label/key, unique over nodes and edges", examples=["Cluster/litek"])
    type: str = Field(description="its label", examples=["Cluster"])
    key: str = Field(description="its key", examples=["litek"])
    label: str = Field(description="what to write beside it: its name, title or key", examples=["LITEK"])
    properties: dict[str, Scalar] = Field(
        description="its properties, those that are known", examples=[{"country": "LT", "status": "fact"}]
    )


class Edge(Result):
    """A statement of a subgraph; the nodes at both its ends are there too."""

    id: str = Field(
        description="id of the statement",
        examples=["needs:litek:creating-added-value:klaster-lt-2017-06-06:2017-06-05"],
    )
    source: str = Field(description="id of the node it starts from", examples=["Cluster/litek"])
    target: str = Field(description="id of the node it leads to", examples=["Competence/creating-added-value"])
    type: str = Field(description="its type", examples=["NEEDS"])
    properties: dict[str, Scalar] = Field(
        description="its properties, those that are known", examples=[{"status": "statement"}]
    )


class Subgraph(Result):
    """A part of the graph, small enough to draw."""

    nodes: list[Node]
    edges: list[Edge]
    truncated: bool = Field(description="there is more than was asked for at most", examples=[False])


class SourceText(Result):
    """A text that statements are taken from; what is unknown is null."""

    id: str = Field(examples=["klaster-lt-2017-06-06"])
    title: str = Field(
        description="its title, or what it is", examples=["Clusters shared what knowledge is still lacking"]
    )
    publisher: str | None = Field(description="who published it", examples=["klaster.lt"])
    url: str | None = Field(
        description="where it can be read",
        examples=["https://klaster.lt/en/clusters-shared-knowledge-still-lacking"],
    )
    published_on: str | None = Field(
        description="when it was published, as exactly as it is known: 2017, 2017-06 or 2017-06-06",
        examples=["2017-06-06"],
    )
    note: str | None = Field(description="how it was read, and what to beware of")
    status: str = Field(description="synthetic: a made-up text", examples=["fact"])
