"""Watches as they are kept: bookkeeping of the graph, outside answers, exports, the hash and backups."""

import json
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from gapbridge.database import Database
from gapbridge.errors import NotFound
from gapbridge.keys import close, fold
from gapbridge.results import News, Watch
from gapbridge.watch.questions import Answer, Item

MAX_WATCHES = 10_000
PAGE_CHECKS = 100


class Kept(NamedTuple):
    """The last answer of a watch, how many checks had found news by then, and when it was kept."""

    check_count: int
    changed_at: str
    answer: Answer


class Change(NamedTuple):
    """A piece of news as a check keeps it."""

    change: str
    key: str
    title: str
    gained: list[str]
    lost: list[str]
    source_ids: list[str]
    statuses: list[str]


def watches(database: Database, name: str | None = None) -> list[Watch]:
    """All watches by name, or the one of this name."""
    rows = database.read("watch/watches", name=name, max_rows=MAX_WATCHES)
    return [Watch(**row) for row in rows]


def watch_of(database: Database, name: str) -> Watch:
    """The watch of a name.

    Raises:
        NotFound: There is none; the message proposes what may have been meant.
    """
    found = watches(database, name)
    if found:
        return found[0]
    likely = close(name, {fold(one.name): {one.name} for one in watches(database)})
    hint = f"Did you mean {' or '.join(likely)}?" if likely else "`gapbridge watch list` lists them."
    raise NotFound(f"There is no watch '{name[:80]}'.", hint)


def last_answer(database: Database, name: str) -> Kept:
    """The answer that the next one is compared with.

    Raises:
        NotFound: There is no such watch.
    """
    found = database.read("watch/answer", name=name)
    if not found:
        raise NotFound(f"There is no watch '{name[:80]}'.")
    (row,) = found
    return Kept(row["check_count"], row["changed_at"], _unpacked_answer(bytes(row["answer"])))


def add(database: Database, watch: Watch, answer: Answer) -> None:
    """Keep a new watch with its first answer.

    Raises:
        Conflict: Somebody else saved one of this name at the same time.
    """
    known = {name: value for name, value in watch.model_dump().items() if value is not None and name != "name"}
    properties = known | {"id": watch.name, "answer": _packed_answer(answer)}
    database.apply_schema("schema/constraints")
    database.write(lambda transaction: transaction.run("watch/add", properties=properties))


def put_check(
    database: Database, name: str, kept: Kept, answer: Answer, at: str, as_of: date, news: list[Change]
) -> int | None:
    """Keep what a check found; returns its number, or None where another check came between."""
    told = {"answer": _packed_answer(answer), "item_count": len(answer), "changed_at": at}
    check = {"at": at, "as_of": as_of, "news": _packed(news)}

    def work(transaction: Any) -> int | None:
        found = transaction.run("watch/put_check", name=name, check_count=kept.check_count, answer=told, check=check)
        if not found:
            raise _OvertakenError
        return int(found[0]["number"])

    try:
        return database.write(work)
    except _OvertakenError:
        return None


class _OvertakenError(Exception):
    """Another check came between; the transaction that took the lock is rolled back."""


def checks(database: Database, name: str, before: int | None = None) -> Iterator[list[News]]:
    """The news of each check that found any, the latest check first."""
    while page := database.read("watch/checks", name=name, before=before, max_rows=PAGE_CHECKS):
        for row in page:
            told = [Change(*one) for one in json.loads(zlib.decompress(bytes(row["news"])))]
            yield [news(name, row["number"], row["at"], row["as_of"], one) for one in told]
        before = page[-1]["number"]


def news(name: str, check: int | None, at: str, as_of: date, found: Change) -> News:
    """A piece of news as it is told."""
    return News.model_validate({"watch": name, "check": check, "at": at, "as_of": as_of, **found._asdict()})


def remove(database: Database, name: str) -> bool:
    """Forget a watch and what its checks found; whether there was one."""
    (done,) = database.write(lambda transaction: transaction.run("watch/remove", name=name))
    return bool(done["removed"])


def _packed_answer(answer: Answer) -> bytes:
    return _packed([[key, *item] for key, item in sorted(answer.items())])


def _unpacked_answer(packed: bytes) -> Answer:
    return {key: Item(*item) for key, *item in json.loads(zlib.decompress(packed))}


def _packed(told: Any) -> bytes:
    return zlib.compress(json.dumps(told, ensure_ascii=False).encode())
