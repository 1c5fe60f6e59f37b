"""The app's database: opened in the background, opened anew when it moved, never closed under others."""

import time
from collections.abc import Callable
from typing import Any, cast

import pytest
from pydantic import SecretStr

from gapbridge.database import Connection, Database
from gapbridge.errors import DatabaseUnavailable
from gapbridge_api import database_keeper
from gapbridge_api.database_keeper import DatabaseKeeper


class Pretended:
    """A database that answers or not, as told."""

    def __init__(self, uri: str = "bolt://one", error: Exception | None = None) -> None:
        self.connection = Connection(uri, "neo4j", SecretStr("x"))
        self.error = error
        self.closed = False

    def check(self) -> None:
        if self.error is not None:
            raise self.error

    def close(self) -> None:
        self.closed = True


AWAY = DatabaseUnavailable("away")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_keeper, "RETRY_SECONDS", 0.01)


def keeping(opens: Callable[[], Any], given: Pretended | None = None) -> DatabaseKeeper:
    keeper = DatabaseKeeper(cast(Database | None, given), opens)
    keeper.start()
    return keeper


def soon(true: Callable[[], bool]) -> bool:
    until = time.monotonic() + 5
    while not true() and time.monotonic() < until:
        time.sleep(0.005)
    return true()


def is_back(keeper: DatabaseKeeper) -> bool:
    try:
        keeper.current()
    except DatabaseUnavailable:
        return False
    return True


def test_a_database_that_comes_up_late_is_found() -> None:
    late = Pretended()
    attempts: list[int] = []

    def opens() -> Pretended:
        attempts.append(1)
        if len(attempts) < 4:
            raise AWAY
        return late

    keeper = keeping(opens)
    keeper.settle(5)
    assert soon(lambda: is_back(keeper))
    keeper.check(5)
    keeper.close()
    assert late.closed
    assert len(attempts) == 4


def test_a_database_that_moved_is_opened_at_its_new_place_and_the_old_one_closed() -> None:
    first, second = Pretended("bolt://one"), Pretended("bolt://two")
    waiting = [first, second]
    keeper = keeping(lambda: waiting.pop(0))
    keeper.settle(5)
    assert keeper.current() is cast(Database, first)
    first.error = AWAY
    keeper.look_again()
    assert soon(lambda: first.closed)
    assert keeper.current() is cast(Database, second)
    keeper.close()
    assert second.closed


def test_a_database_that_is_back_where_it_was_is_not_closed_under_those_who_ask_it() -> None:
    opened: list[Pretended] = []

    def opens() -> Pretended:
        opened.append(Pretended())
        return opened[-1]

    keeper = keeping(opens)
    keeper.settle(5)
    opened[0].error = AWAY
    keeper.look_again()
    assert soon(lambda: len(opened) > 1 and opened[1].closed)
    assert keeper.current() is cast(Database, opened[0])
    assert not opened[0].closed
    keeper.close()


def test_a_given_database_is_neither_opened_anew_nor_closed() -> None:
    given = Pretended()

    def opens() -> Pretended:
        raise AssertionError

    keeper = keeping(opens, given)
    keeper.check(5)
    given.error = AWAY
    with pytest.raises(DatabaseUnavailable):
        keeper.check(5)
    with pytest.raises(DatabaseUnavailable):
        keeper.current()
    given.error = None
    assert soon(lambda: is_back(keeper))
    keeper.close()
    assert not given.closed


def test_an_error_nobody_foresaw_does_not_end_the_watch() -> None:
    given = Pretended(error=RuntimeError("odd"))
    keeper = keeping(Pretended, given)
    with pytest.raises(DatabaseUnavailable):
        keeper.check(5)
    given.error = None
    assert soon(lambda: is_back(keeper))
    keeper.close()


def test_a_database_that_hangs_is_not_waited_for() -> None:
    class Hanging(Pretended):
        def check(self) -> None:
            time.sleep(1)

    keeper = keeping(Pretended, Hanging())
    began = time.monotonic()
    for _ in range(3):
        with pytest.raises(DatabaseUnavailable):
            keeper.check(0.05)
    assert time.monotonic() - began < 0.9
    keeper.close()
