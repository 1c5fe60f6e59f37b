"""How many long requests are worked on at once, so that short ones are answered meanwhile and memory and disk last."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Annotated

import anyio
from fastapi import Depends, Request

from gapbridge.errors import GapBridgeError

AT_ONCE = 2  # a workbook's reader may take a GiB
IN_HAND = 8  # each with its files on disk, received or still coming
WAIT_SECONDS = 10.0


class BusyError(GapBridgeError):
    """As much is under way as may be; the caller is to come again."""

    code = "busy"


class Turns:
    """Who may work now; one for each app, used by its event loop only."""

    def __init__(self) -> None:
        self._free = IN_HAND
        self._turns = anyio.Semaphore(AT_ONCE)

    @contextmanager
    def in_hand(self) -> Iterator[None]:
        """Count an upload as long as its files are kept.

        Raises:
            BusyError: There are enough of them.
        """
        if not self._free:
            raise BusyError(f"{IN_HAND} other uploads are in hand.")
        self._free -= 1
        try:
            yield
        finally:
            self._free += 1

    async def begin(self) -> None:
        """Wait for a turn.

        Raises:
            BusyError: None came in time.
        """
        try:
            with anyio.fail_after(WAIT_SECONDS):
                await self._turns.acquire()
        except TimeoutError:
            raise BusyError(f"{AT_ONCE} others are being worked on.") from None

    def end(self) -> None:
        """Leave the turn to the next."""
        self._turns.release()


async def turn(request: Request) -> AsyncIterator[None]:
    """A turn for as long as the route's function runs; others wait in the event loop, where they take no thread."""
    turns: Turns = request.app.state.turns
    await turns.begin()
    try:
        yield
    finally:
        turns.end()


Turn = Annotated[None, Depends(turn, scope="function")]
