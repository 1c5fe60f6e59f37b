"""What breaks a rule."""

from pydantic import Field

from gapbridge.results.base import Result


class Finding(Result):
    """Something in the graph that breaks a rule."""

    rule: str = Field(description="the rule that is broken")
    subject: str = Field(description="the node or statement")
    finding: str = Field(description="what is wrong")
