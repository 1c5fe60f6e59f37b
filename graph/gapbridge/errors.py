"""What can go wrong, in the words of the person who has to mend it.

Every error GapBridge raises on purpose is a `GapBridgeError`: one sentence of what happened, one of what to
do. The CLI turns `exit_code` into its exit status; the API turns `code` into the `type` of a problem document.
"""

from typing import ClassVar


class GapBridgeError(Exception):
    """Something failed that the caller can be told about.

    Args:
        message: What happened, naming the thing it happened to.
        advice: What to do about it; empty when there is nothing to do but try again.
    """

    code: ClassVar[str] = "failed"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class BadInput(GapBridgeError):
    """What was given cannot be used: a file, an argument, a query."""

    code = "bad-input"
    exit_code = 2


class NotFound(GapBridgeError):
    """The key that was asked for is not in the graph."""

    code = "not-found"
    exit_code = 4


class DatabaseUnavailable(GapBridgeError):
    """The database does not answer, refuses the credentials, or cannot be started."""

    code = "database-unavailable"
    exit_code = 5


class Busy(DatabaseUnavailable):
    """As much is under way as may be; the caller is to come again."""

    code = "busy"


class Conflict(GapBridgeError):
    """What is stored stands in the way of what was asked for."""

    code = "conflict"
    exit_code = 1
