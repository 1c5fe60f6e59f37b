"""Which competences may match which concepts of ESCO."""

from typing import Annotated, Literal

from pydantic import Field

from gapbridge.results.base import CompetenceName, NameOf, Result


class Proposal(Result):
    """A competence of our own and a concept of ESCO that may match it, or was decided to."""

    competence_id: str = Field(examples=["innovation-management"])
    competence_name: CompetenceName = Field(examples=["good practice in innovation management"])
    match_id: str = Field(description="key of the concept", examples=["esco-2fb8480e-de3c-462b-b169-e8bbb344da68"])
    match_name: Annotated[str, NameOf("Competence", "match_id")] = Field(examples=["innovation processes"])
    state: Literal["proposed", "matched", "rejected"] = Field(
        description="matched: a match was stated already; rejected: somebody found that they do not match",
        examples=["proposed"],
    )
    kind: str = Field(
        description="how close: for a match as stated, else a first guess; broad means that the concept is broader",
        examples=["related"],
    )
    score: float = Field(
        description="how like their texts are, 0 to 1; compares the concepts of one competence, and is no probability",
        examples=[0.551],
    )
    reason: str = Field(
        description="the words that both say, and the concept's name that is nearest to one of ours",
        examples=["both say innovation; nearest name: innovation processes"],
    )
    match_description: str | None = Field(description="what ESCO says the concept is; null where it is not known")
    match_uri: str | None = Field(
        description="its address in ESCO",
        examples=["http://data.europa.eu/esco/skill/2fb8480e-de3c-462b-b169-e8bbb344da68"],
    )
    source_ids: list[str] = Field(
        description="where a match or rejection is stated; empty where it is only proposed", examples=[[]]
    )
    statuses: list[str] = Field(description="what those statements are", examples=[[]])
