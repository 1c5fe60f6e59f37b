"""How many long requests are worked on at once, so that short ones are answered meanwhile and memory and disk last."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Annotated

import anyio
from fastapi import Depends, Request

from gapbridge.errors import Busy

AT_ONCE = 2  # a workbook's reader may take a GiB
IN_HAND = 8  # each with its files on disk, received or still coming
WAIT_SECONDS = 10.0


class Turns:
    """Who may work now; one for each kind of work of an app, used by its event loop only."""

    def __init__(self, at_once: int = AT_ONCE, wait: float | None = None) -> None:
        self._free = IN_HAND
        self._at_once = at_once
        self._wait = wait
        self._turns = anyio.Semaphore(at_once)

    @contextmanager
    def in_hand(self) -> Iterator[None]:
        """Count an upload as long as its files are kept.

        Raises:
            Busy: There are enough of them.
        """
        if not self._free:
            raise Busy(f"{IN_HAND} other uploads are in hand.")
        self._free -= 1
        try:
            yield
        finally:
            self._free += 1

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """Wait for a turn, and leave it to the next afterwards.

        Raises:
            Busy: None came in time.
        """
        try:
            with anyio.fail_after(WAIT_SECONDS if self._wait is None else self._wait):
                await self._turns.acquire()
        except TimeoutError:
            raise Busy(f"{self._at_once} others are being worked on.") from None
        try:
            yield
        finally:
            self._turns.release()


async def turn(request: Request) -> AsyncIterator[None]:
    """A turn for as long as the route's function runs; others wait in the event loop, where they take no thread."""
    turns: Turns = request.app.state.turns
    async with turns.taken():
        yield


Turn = Annotated[None, Depends(turn, scope="function")]
