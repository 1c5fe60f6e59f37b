"""How a start tells its caller how far it has come."""

from typing import Protocol


class Progress(Protocol):
    """What callers hand over to be told how far a start has come."""

    def __call__(self, text: str, done: int, total: int, /) -> None:
        """Show `text`, with `done` of `total` bytes; a `total` of 0 means that it cannot be measured."""
