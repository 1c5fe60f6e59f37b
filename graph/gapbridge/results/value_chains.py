"""Which value chains there are, and the ways between two of their stages or members."""

from typing import Annotated, Literal

from pydantic import Field

from gapbridge.results.base import NameOf, Result
from gapbridge.results.collaborations import Step

StatementIds = Annotated[list[str], Field(description="the statements it rests on, ascending")]
SourceIds = Annotated[list[str], Field(description="where they are made, ascending", examples=[["survey-2026"]])]
Statuses = Annotated[list[str], Field(description="what they are, ascending", examples=[["statement"]])]


class ValueChain(Result):
    """A value chain and how much is known of it."""

    value_chain_id: str = Field(examples=["plastics-processing"])
    value_chain_name: Annotated[str, NameOf("ValueChain", "value_chain_id")] = Field(examples=["Plastics processing"])
    stage_count: int = Field(description="stages that are said to belong to it", examples=[9])
    missing_stage_ids: list[str] = Field(description="those of them that nobody known performs", examples=[[]])
    organisation_count: int = Field(description="organisations known to perform a stage", examples=[1])
    cluster_ids: list[str] = Field(
        description="clusters that perform a stage, themselves or by a member",
        examples=[["lithuanian-plastics-cluster"]],
    )
    status: str = Field(description="synthetic: a made-up chain", examples=["statement"])
    source_id: str = Field(description="where the chain itself is named", examples=["klaster-lt-plastics-profile"])


class Routes(Result):
    """The ways from one stage to another, or from one member to another."""

    network: Literal["stages", "supplies"] = Field(description="stages that feed stages, or members that deliver")
    start_id: str = Field(examples=["ex-stage-drying"])
    end_id: str = Field(examples=["ex-stage-packing"])
    connected: bool = Field(description="a way is known; others may exist unknown", examples=[True])
    single_point_ids: list[str] = Field(
        description="what every known way passes, in its order on the way (dominators); none: two ways share nothing",
        examples=[["ex-stage-assembly"]],
    )
    path_count: int = Field(
        description="how many ways there can be at most of which no two share a stage or member on the way",
        examples=[1],
    )
    paths: list[list[Step]] = Field(
        description="one set of so many ways, the shortest first; of parallel statements the first"
    )
    statement_ids: Annotated[list[str], Field(description="the statements on these paths, ascending")]
    source_ids: SourceIds
    statuses: Statuses
