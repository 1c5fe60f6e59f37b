"""The texts that statements are taken from."""

from pydantic import Field

from gapbridge.results.base import Result


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
