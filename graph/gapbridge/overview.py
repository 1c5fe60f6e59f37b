"""What the graph holds, and how fresh it is: what a person sees first."""

from gapbridge import history
from gapbridge.database import Database
from gapbridge.results.overview import KindCount, NextEvent, Overview
from gapbridge.scope import Scope

MAX_EVENTS = 100
MAX_KINDS = 50


def overview(database: Database, scope: Scope | None = None, *, max_events: int = 10) -> Overview:
    """How many things of each kind there are, the next events, and the latest load.

    Args:
        database: The graph.
        scope: Made-up things count only with `synthetic`, real ones only with another status; events are those that
            have not ended by its day.
        max_events: Most events, the next ones first.
    """
    chosen = scope or Scope()
    kinds = database.read("overview/kinds", statuses=list(chosen.statuses), max_rows=MAX_KINDS)
    events = database.read("overview/next_events", **chosen.said, max_rows=max_events)
    loads = history.loads(database, max_rows=1)
    return Overview(
        as_of=chosen.as_of,
        kinds=[KindCount(**row) for row in kinds],
        next_events=[NextEvent(**row) for row in events],
        latest_load=loads[0] if loads else None,
    )
