"""Which clusters there are."""

from pydantic import Field

from gapbridge.results.base import Result


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
