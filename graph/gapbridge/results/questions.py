"""Saved questions: queries that are good to begin with."""

from typing import Any

from pydantic import Field

from gapbridge.results.base import Result


class QuestionParameter(Result):
    """A parameter of a saved question."""

    name: str = Field(description="its name in the query, without $", examples=["min_clusters"])
    type: str = Field(description="its type in Cypher; a day is a STRING", examples=["INTEGER"])
    meaning: str = Field(description="what it means", examples=["fewest clusters that need it"])
    default: Any = Field(description="its usual value; `statuses` and `as_of` are as asked for", examples=[2])


class SavedQuestion(Result):
    """A query that ships with the product, to run, to change and to learn from."""

    name: str = Field(description="its name", examples=["shared_needs"])
    title_en: str = Field(description="its title in English", examples=["Needs that clusters share"])
    title_lt: str = Field(description="its title in Lithuanian", examples=["Bendri klasterių poreikiai"])
    tells_en: str = Field(description="what it tells, in English", examples=["Competences that several clusters need."])
    tells_lt: str = Field(description="the same in Lithuanian", examples=["Kompetencijos, kurių reikia keliems."])
    query: str = Field(description="its Cypher", examples=["MATCH (cluster:Cluster) RETURN cluster"])
    params: list[QuestionParameter]
    columns: list[str] = Field(description="the columns of its answer", examples=[["competence", "cluster_count"]])

    def values(self, given: dict[str, Any] | None = None) -> dict[str, Any]:
        """The values of its parameters: those given, the usual ones for the others."""
        return {one.name: one.default for one in self.params} | (given or {})
