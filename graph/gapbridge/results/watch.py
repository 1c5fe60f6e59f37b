"""Saved questions, and what is new in their answers."""

from datetime import date
from typing import Literal

from pydantic import Field

from gapbridge.results.base import Result

WatchedQuestion = Literal["shared-gaps", "gaps", "suggestions"]


class Watch(Result):
    """A saved question."""

    name: str = Field(examples=["our-partners"])
    question: WatchedQuestion = Field(description="what is asked", examples=["suggestions"])
    cluster_id: str | None = Field(
        description="the cluster that `gaps` and `suggestions` are about; null else", examples=["litek"]
    )
    min_clusters: int | None = Field(
        description="fewest clusters that must share a gap; null but for `shared-gaps`", examples=[None]
    )
    branch_id: str | None = Field(
        description="of `shared-gaps`: only this competence and narrower ones", examples=[None]
    )
    include_covered: bool | None = Field(
        description="of `shared-gaps`: count clusters whose own organisations offer the competence", examples=[None]
    )
    statuses: list[str] = Field(description="which statements count", examples=[["fact", "statement", "estimate"]])
    as_of: date | None = Field(description="the day asked about; null: the day of each check", examples=[None])
    include_members: bool = Field(description="count the needs of members as their cluster's", examples=[False])
    industry_id: str | None = Field(description="only clusters of this industry or a narrower one", examples=[None])
    created_at: str = Field(description="when it was saved, UTC", examples=["2026-11-23T09:30:00+00:00"])
    by: str = Field(description="who saved it", examples=["ana"])
    uid: str = Field(description="what feeds call it", examples=["0b5b3c2e-6a0e-4a53-9c4f-9f2f7a0c1d11"])
    check_count: int = Field(description="checks that found news", examples=[3])
    changed_at: str = Field(description="when its last answer was kept, UTC", examples=["2026-11-24T06:00:00+00:00"])
    item_count: int = Field(description="how much that answer holds", examples=[7])


class News(Result):
    """Something that is new in the answer of a watch, changed, or gone from it."""

    watch: str = Field(description="name of the watch", examples=["our-partners"])
    check: int | None = Field(
        description="number of the check that found it; null: looked at and not kept", examples=[4]
    )
    at: str = Field(description="when, UTC", examples=["2026-11-25T06:00:00+00:00"])
    as_of: date = Field(description="the day asked about", examples=["2026-11-25"])
    change: Literal["new", "changed", "gone"] = Field(examples=["new"])
    key: str = Field(
        description="what it is: key of a competence, or of a suggestion (its direction and its partner)",
        examples=["learn:ivita"],
    )
    title: str = Field(examples=["New: learn from i-VITA (creating-added-value)"])
    gained: list[str] = Field(
        description="what came: clusters that lack it, own organisations that offer it, or subjects of a suggestion",
        examples=[["creating-added-value"]],
    )
    lost: list[str] = Field(description="what went", examples=[[]])
    source_ids: list[str] = Field(
        description="where what is behind it is said; of what is gone: was said", examples=[["klaster-lt-2017-06-06"]]
    )
    statuses: list[str] = Field(description="what these statements are, or were", examples=[["statement"]])
