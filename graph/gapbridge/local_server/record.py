"""What is written down about the process that serves a store."""

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class Record(BaseModel):
    """Who serves, or last served, a store.

    `run` stands on the command line of that process and of no other, so that a process id that now belongs to
    another program is not taken for it; unlike a start time it does not move when the clock is set.
    """

    model_config = ConfigDict(frozen=True)

    pid: int = Field(gt=0)
    run: str = Field(pattern="^[0-9a-f]{16}$")
    port: int = Field(ge=1, le=65535)
    version: str
    started_at: AwareDatetime

    @property
    def uri(self) -> str:
        """The Bolt address."""
        return f"bolt://127.0.0.1:{self.port}"
