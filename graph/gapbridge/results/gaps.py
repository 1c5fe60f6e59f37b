"""What one cluster lacks."""

from pydantic import Field

from gapbridge.results.base import CompetenceName, Result


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
    competence_name: CompetenceName = Field(examples=["creating added value in the cluster"])
    covered: bool = Field(description="an organisation of the cluster offers it", examples=[False])
    covering_ids: list[str] = Field(description="these organisations, ascending", examples=[[]])
    other_cluster_ids: list[str] = Field(description="other clusters with the same gap", examples=[["litek", "nebula"]])
    ratings: list[Rating] = Field(description="the rated statements; empty when nobody rated it", examples=[[]])
    evidence_count: int = Field(description="statements that say so", examples=[1])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])
    attributions: list[str] = Field(description="who makes them", examples=[["named_cluster"]])
    statuses: list[str] = Field(description="what they are", examples=[["statement"]])
    statement_ids: list[str] = Field(
        description="the statements themselves, ascending",
        examples=[["needs:litek:creating-added-value:klaster-lt-2017-06-06:2017-06-05"]],
    )
