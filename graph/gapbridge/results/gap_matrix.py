"""The matrix of clusters and competences."""

from typing import Annotated, Literal

from pydantic import Field

from gapbridge.results.base import CompetenceName, NameOf, Result
from gapbridge.results.gaps import Rating

CellState = Literal["open", "covered", "closed", "unknown"]


class MatrixCluster(Result):
    """A row of the matrix."""

    cluster_id: str = Field(examples=["litek"])
    cluster_name: Annotated[str, NameOf("Cluster", "cluster_id")] = Field(examples=["LITEK"])
    industry_ids: list[str] = Field(description="its known industries, ascending; empty: unknown", examples=[[]])
    stated_count: int = Field(description="competences of this matrix of which it stated a need", examples=[11])


class MatrixCompetence(Result):
    """A column of the matrix."""

    competence_id: str = Field(examples=["creating-added-value"])
    competence_name: CompetenceName = Field(examples=["creating added value in the cluster"])
    open_count: int = Field(description="clusters with a gap that no own organisation covers", examples=[6])
    covered_count: int = Field(description="clusters with a gap that an own organisation covers", examples=[0])
    closed_count: int = Field(description="clusters whose needs evidence has closed", examples=[0])


class MatrixCell(Result):
    """What is known of one competence in one cluster."""

    cluster_id: str = Field(examples=["litek"])
    competence_id: str = Field(examples=["creating-added-value"])
    state: CellState = Field(
        description="open: it lacks it; covered: it lacks it, and an own organisation offers it;"
        " closed: evidence says that its needs are met; unknown: it stated no need",
        examples=["open"],
    )
    ratings: list[Rating] = Field(description="the rated statements; empty when nobody rated it", examples=[[]])
    evidence_count: int = Field(description="needs it rests on", examples=[1])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])
    attributions: list[str] = Field(description="who makes them", examples=[["named_cluster"]])
    statuses: list[str] = Field(description="what they are", examples=[["statement"]])
    statement_ids: list[str] = Field(
        description="the needs themselves, ascending",
        examples=[["needs:litek:creating-added-value:klaster-lt-2017-06-06:2017-06-05"]],
    )
    supporting_ids: list[str] = Field(
        description="memberships by which they count, and offers that cover them", examples=[[]]
    )
    assessment_ids: list[str] = Field(description="assessments that closed them", examples=[[]])


class GapMatrix(Result):
    """Clusters by competences: the state of each pair, and what is known of those of which something is."""

    clusters: list[MatrixCluster] = Field(description="rows, those with most stated needs first")
    competences: list[MatrixCompetence] = Field(description="columns, those that most clusters lack first")
    states: list[list[CellState]] = Field(description="a list for each row, with a state for each column")
    cells: list[MatrixCell] = Field(description="all that are not unknown, by cluster, then competence")
    cluster_total: int = Field(description="clusters there are, shown or not", examples=[6])
    competence_total: int = Field(description="competences there are, shown or not", examples=[11])
    truncated: bool = Field(description="not all are shown", examples=[False])
