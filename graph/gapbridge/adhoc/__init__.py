"""Read-only Cypher that a person wrote: checked, run within limits, answered as a table.

Three steps, each with a file of its own: what the text may look like (`text`), what its plan may do (`plan`),
and here the run itself. Why so many: a session for reading still reads files and addresses, and Neo4j's time
limit does not reach every loop; see docs/adr/0009.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from pydantic import Field

from gapbridge import vocabulary
from gapbridge.adhoc.plan import check_plan
from gapbridge.adhoc.refused import Place, QueryRefused
from gapbridge.adhoc.text import check_text
from gapbridge.database import Answer, Bounds, Database, Plan, RefusedError
from gapbridge.results import Result

__all__ = ["Limits", "QueryRefused", "Table", "ask", "run"]

GRACE_SECONDS = 1.0
MAX_MESSAGE = 1_000
_PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: (\d+)\)\)")
_EXCERPT = re.compile(r'\n"[^\n]*"?\n *\^\s*$')
_UNKNOWN_PROPERTY = re.compile(r"property `([^`]+)` does not exist")
_PROPERTIES = {"dataset"} | {one.name for kind in vocabulary.KINDS for one in kind.properties}
_PLANNED = len("EXPLAIN\n")
# The codes of Neo4j whose own message says too little, each with what to tell instead.
_MEANINGS = {
    "TransactionTimedOut": ("it takes longer than {seconds:g} s", "Narrow it, or aggregate less."),
    "Terminated": ("it takes longer than {seconds:g} s", "Narrow it, or aggregate less."),
    "OutOfMemory": (
        "it needs more memory than the server gives",
        "Collect less at once, or return fewer rows.",
    ),
}


@dataclass(frozen=True)
class Limits:
    """How much one query may take.

    Args:
        rows: Most rows returned; the rest is cut off.
        bytes: About as many bytes of answer, likewise.
        seconds: Longest time on the server; the caller is answered at most 2.5 seconds later.
    """

    rows: int = 1_000
    bytes: int = 8_000_000
    seconds: float = 5.0


class Table(Result):
    """The answer to a query."""

    columns: list[str] = Field(description="names of the columns", examples=[["id"]])
    rows: list[list[Any]] = Field(description="one list of values for each row", examples=[[["litek"]]])
    truncated: bool = Field(description="there is more than the limits let through", examples=[False])
    notices: list[str] = Field(
        description="what Neo4j remarks, such as a label that is not in the graph", examples=[[]]
    )

    @property
    def records(self) -> list[dict[str, Any]]:
        """The rows as one object each, by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def run(database: Database, text: str, params: dict[str, Any] | None = None, limits: Limits | None = None) -> Table:
    """What a query returns, cut to the limits.

    Nodes come as their properties with `_labels`, relationships as theirs with `_type`.

    Args:
        database: The graph.
        text: One statement of Cypher that reads.
        params: Values of its parameters, as JSON knows them.
        limits: How much it may take.

    Raises:
        QueryRefused: The query is refused, or Neo4j cannot run it; the message says why and what to do.
        DatabaseUnavailable: The database does not answer, or (`Busy`) runs as many such queries as it may.
    """
    answer = ask(database, text, params, limits)
    return Table(columns=answer.columns, rows=answer.rows, truncated=answer.truncated, notices=answer.notices)


def ask(database: Database, text: str, params: dict[str, Any] | None = None, limits: Limits | None = None) -> Answer:
    """The same with the nodes and relationships it returns, each once.

    Raises:
        QueryRefused: As for `run`.
        DatabaseUnavailable: As for `run`.
    """
    allowed, given = limits or Limits(), params or {}
    check_text(text, given)
    bounds = Bounds(allowed.seconds, allowed.seconds + GRACE_SECONDS, allowed.rows, allowed.bytes)
    planned = False

    def check(plan: Plan) -> None:
        nonlocal planned
        check_plan(plan)
        planned = True

    try:
        answer = database.ask(text, given, check, bounds)
    except RefusedError as refused:
        raise _told(refused, allowed, planned) from None
    except TimeoutError:
        raise QueryRefused(
            f"The query was given up: no answer came within {bounds.patience:g} s.",
            "Narrow it, or aggregate less.",
        ) from None
    except (ValueError, OverflowError) as error:
        raise QueryRefused(
            f"The query returns a value that cannot be shown: {error}.", "Return it as text, with toString()."
        ) from None
    answer = replace(answer, notices=[notice for notice in answer.notices if not _idle(notice)])
    if answer.truncated and not answer.rows:
        raise QueryRefused(f"The first row alone is larger than {allowed.bytes:,} bytes.", "Return less of it.")
    return answer


def _idle(notice: str) -> bool:
    """Whether it only says that no row of the graph has a property of the vocabulary yet."""
    found = _UNKNOWN_PROPERTY.search(notice)
    return found is not None and found[1] in _PROPERTIES


def _told(refused: RefusedError, limits: Limits, planned: bool) -> QueryRefused:
    for part, (meaning, advice) in _MEANINGS.items():
        if part in refused.code:
            return QueryRefused(f"The query was stopped: {meaning.format(seconds=limits.seconds)}.", advice)
    if refused.code.startswith("Neo.DatabaseError"):
        return QueryRefused(f"Neo4j failed at the query ({refused.code}).", "Write it in another way.")
    message = refused.message if planned else _PLACE.sub(_place, refused.message)
    message = _EXCERPT.sub("", message)
    shown = message[:MAX_MESSAGE] + ("..." if len(message) > MAX_MESSAGE else "")
    return QueryRefused(f"Neo4j cannot run the query: {shown}", place=_first_place(message))


def _first_place(message: str) -> Place | None:
    found = _PLACE.search(message)
    return (int(found[1]), int(found[2])) if found else None


def _place(found: re.Match[str]) -> str:
    """The place in the text as it was written: without the line that asks for its plan."""
    line, column, offset = (int(number) for number in found.groups())
    return f"(line {max(1, line - 1)}, column {column} (offset: {max(0, offset - _PLANNED)}))"
