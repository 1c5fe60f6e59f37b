"""Did it work? What became of the needs, what was measured, and what is known after the events.

Everything is computed from the statements of a scope when it is asked for: `evidence` reads them, `verdicts` says when
a need closes and is open again, `gain` how much was learnt; `recording` takes new attendance and assessments in.
"""

from collections.abc import Sequence
from dataclasses import replace

from gapbridge import keys
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.outcomes import effects as effects_
from gapbridge.outcomes import evidence, measurements, need_histories, need_outcomes
from gapbridge.outcomes.effects import By
from gapbridge.results import Effect, Measurement, NeedHistory, NeedOutcome
from gapbridge.scope import Scope


def needs(
    database: Database,
    scope: Scope | None = None,
    *,
    cluster_id: str | None = None,
    event_ids: Sequence[str] = (),
    state: str | None = None,
) -> list[NeedOutcome]:
    """What became of each need of the clusters: closed, or still open and why.

    Args:
        database: The graph.
        scope: Which statements count; by default all but synthetic ones, today.
        cluster_id: Only needs of this cluster.
        event_ids: Only needs of what one of these events teaches: what is left after a programme of events.
        state: Only those that are `open`, or only those that are `closed`.

    Raises:
        NotFound: There is no such cluster, event or industry.
        BadInput: There is no such state.
    """
    if state not in (None, "open", "closed"):
        raise BadInput(f"A need is not {state!r}.", "Ask for open or closed.")
    if cluster_id is not None:
        keys.require(database, "Cluster", cluster_id)
    for key in event_ids:
        keys.require(database, "Event", key)
    found = need_outcomes.need_outcomes(evidence.read(database, scope), event_ids)
    return [one for one in found if state in (None, one.state) and cluster_id in (None, one.cluster_id)]


def effects(database: Database, scope: Scope | None = None, *, by: By = "event") -> list[Effect]:
    """What is known after the events that took place, by event, competence or cluster.

    Counts have honest denominators: who attended and was not assessed is counted and named. The mean gain is the mean
    of the gains of single assessments, not the gain of the means. There is no group that did not attend, so nothing
    here says that an event was the cause.

    Raises:
        NotFound: There is no such industry.
    """
    return list(effects_.effects(evidence.read(database, scope), by))


def assessments(database: Database, scope: Scope | None = None) -> list[Measurement]:
    """What each assessment measured, with its learning gain, by organisation, competence and day.

    Raises:
        NotFound: There is no such industry.
    """
    return list(measurements.measurements(evidence.read(database, scope)))


def history(
    database: Database,
    scope: Scope | None = None,
    *,
    cluster_id: str | None = None,
    competence_id: str | None = None,
    need_id: str | None = None,
) -> list[NeedHistory]:
    """The life of each need: when it was stated, assessed, closed and open again, and who says so.

    Args:
        database: The graph.
        scope: Which statements count; by default all but synthetic ones, up to today.
        cluster_id: Only needs of this cluster.
        competence_id: Only needs of this competence.
        need_id: Only this statement, also where a member made it.

    Raises:
        NotFound: There is no such cluster, competence, industry or need.
    """
    if need_id is not None:
        scope = replace(scope or Scope(), include_members=True)
    if cluster_id is not None:
        keys.require(database, "Cluster", cluster_id)
    if competence_id is not None:
        keys.require(database, "Competence", competence_id)
    found = [
        one
        for one in need_histories.need_histories(evidence.read(database, scope))
        if cluster_id in (None, one.cluster_id)
        and competence_id in (None, one.competence_id)
        and need_id in (None, one.need_id)
    ]
    if need_id is not None and not found:
        raise NotFound(
            f"No need that counts here has the id '{need_id[:200]}'.",
            "Take it from the answer about its cluster; synthetic needs count only when asked for.",
        )
    return found
