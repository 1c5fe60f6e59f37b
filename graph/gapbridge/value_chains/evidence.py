"""What an answer rests on: the statements, where they are made, what they are."""

from collections.abc import Iterable
from typing import Protocol, TypedDict

from gapbridge.results import Step
from gapbridge.value_chains.facts import Statement, Supply


class Said(Protocol):
    """A statement, whatever it says."""

    @property
    def id(self) -> str: ...
    @property
    def source_id(self) -> str: ...
    @property
    def status(self) -> str: ...


class Resting(Protocol):
    """A result that says what it rests on."""

    @property
    def statement_ids(self) -> list[str]: ...
    @property
    def source_ids(self) -> list[str]: ...
    @property
    def statuses(self) -> list[str]: ...


class Evidence(TypedDict):
    """The fields of a result that say what it rests on."""

    statement_ids: list[str]
    source_ids: list[str]
    statuses: list[str]


def evidence(said: Iterable[Said]) -> Evidence:
    """These statements as fields of a result, each once, ascending."""
    found = list(said)
    return {
        "statement_ids": sorted({one.id for one in found}),
        "source_ids": sorted({one.source_id for one in found}),
        "statuses": sorted({one.status for one in found}),
    }


def of_result(one: Resting) -> Evidence:
    """What another result rests on, for one that follows from it."""
    return {"statement_ids": one.statement_ids, "source_ids": one.source_ids, "statuses": one.statuses}


def step(one: Statement | Supply) -> Step:
    """A statement as a step of a path."""
    ends = (
        ("SUPPLIES", one.supplier_id, one.customer_id)
        if isinstance(one, Supply)
        else (one.type, one.start_id, one.end_id)
    )
    type_, start_id, end_id = ends
    return Step(
        start_id=start_id, type=type_, end_id=end_id, statement_id=one.id, source_id=one.source_id, status=one.status
    )  # fmt: skip
