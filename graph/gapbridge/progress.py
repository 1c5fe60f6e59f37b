"""How work that takes a while tells its caller how far it has come."""

from typing import Protocol


class Progress(Protocol):
    """What callers hand over to be told; nothing in `gapbridge` prints."""

    def __call__(self, text: str, done: int, total: int, /) -> None:
        """Show `text`, with `done` of `total`; a `total` of 0 means that it cannot be measured."""


def silent(text: str, done: int, total: int, /) -> None:
    """Tell nobody."""
