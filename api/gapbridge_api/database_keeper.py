"""The one database of the app: opened in the background, watched, and opened anew when it went away."""

import logging
import math
import threading
import time
from collections.abc import Callable

from gapbridge.database import Database
from gapbridge.errors import DatabaseUnavailable, GapBridgeError

RETRY_SECONDS = 3.0
FRESH_SECONDS = 2.0
PATIENCE_SECONDS = 3.0
CLOSE_SECONDS = 2.0

_log = logging.getLogger(__name__)


class DatabaseKeeper:
    """Holds the database, and knows whether it answers.

    Checks run one at a time on a thread of their own, so a database that hangs takes none of the threads that
    answer requests, and asking often costs no more than asking once.

    Args:
        database: A database somebody else opened and will close.
        open_database: Opens one where none is given; it is closed here.
    """

    def __init__(self, database: Database | None, open_database: Callable[[], Database]) -> None:
        self._database = database
        self._open = None if database is not None else open_database
        self._away = database is None
        self._asked = 1 if self._away else 0
        self._looked = 0
        self._seen = -math.inf
        self._closed = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._watch, name="database-keeper", daemon=True)

    def start(self) -> None:
        """Begin to watch the database."""
        self._thread.start()

    def settle(self, seconds: float) -> None:
        """Give the database this time to be opened; whether it is, `current` tells."""
        with self._changed:
            self._changed.wait_for(lambda: self._looked > 0, seconds)

    def close(self) -> None:
        """Stop watching; close the database if it was opened here."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join(CLOSE_SECONDS)
        if self._open is not None and self._database is not None:
            self._database.close()

    def current(self) -> Database:
        """The database, to ask it something; it answered a moment ago.

        Raises:
            DatabaseUnavailable: It does not answer. The driver alone would try for much longer.
        """
        if self._away or time.monotonic() - self._seen > FRESH_SECONDS:
            self.check(PATIENCE_SECONDS)
        if self._database is None:
            raise DatabaseUnavailable("The database does not answer.")
        return self._database

    def look_again(self) -> None:
        """Have the database looked for, without waiting; while it is away, that is done anyway."""
        with self._changed:
            if not self._away:
                self._asked += 1
                self._changed.notify_all()

    def check(self, seconds: float) -> None:
        """Return when the database answers now.

        Raises:
            DatabaseUnavailable: It does not, or not in this time.
        """
        with self._changed:
            in_time = not self._away  # while it is away, it is looked for anyway
            if in_time:
                self._asked += 1
                mine = self._asked
                self._changed.notify_all()
                in_time = self._changed.wait_for(lambda: self._looked >= mine, seconds)
            if self._away or not in_time:
                raise DatabaseUnavailable("The database does not answer.")

    def _watch(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(
                    lambda: self._closed or self._asked > self._looked, RETRY_SECONDS if self._away else None
                )
                if self._closed:
                    return
                asked = self._asked
            away = not self._answers() and not self._opened()
            with self._changed:
                if away != self._away:
                    _log.warning("the database %s", "does not answer" if away else "answers")
                self._away, self._looked = away, asked
                if not away:
                    self._seen = time.monotonic()
                self._changed.notify_all()

    def _answers(self) -> bool:
        return self._database is not None and _succeeds(self._database.check)

    def _opened(self) -> bool:
        """Whether another database could be opened in place of the one that went away."""
        if self._open is None:
            return False
        fresh: list[Database] = []
        opening = self._open
        if not _succeeds(lambda: fresh.append(opening())):
            return False
        if self._closed or not _succeeds(fresh[0].check):
            fresh[0].close()
            return False
        held = self._database
        if held is not None and held.connection == fresh[0].connection:
            fresh[0].close()  # it is back where it was; others may be asking it something
            return True
        self._database = fresh[0]
        if held is not None:
            held.close()
        return True


def _succeeds(work: Callable[[], None]) -> bool:
    try:
        work()
    except GapBridgeError as error:
        _log.debug("%s", error)
        return False
    except Exception:  # whatever the driver throws at us, the watch goes on
        _log.exception("the database cannot be reached")
        return False
    return True
