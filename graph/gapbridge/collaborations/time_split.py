"""Looking back: would the suggestions have foreseen the collaborations that came?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gapbridge.collaborations import profiles
from gapbridge.collaborations.profiles import MAX_ROWS, PairKey
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.results import Hindsight
from gapbridge.scope import Scope, checked

FEWEST = 30
EARLIER_SHARE = 0.7
FIRST = (5, 10, 20)


@dataclass(frozen=True, slots=True)
class History:
    """Since when pairs of the clusters that count work together; `undated` pairs have no known first day."""

    cluster_ids: Sequence[str]
    dated: dict[PairKey, date]
    undated: frozenset[PairKey]


def hindsight(
    database: Database, scope: Scope | None = None, *, split_on: date | None = None, first: Sequence[int] = FIRST
) -> Hindsight:
    """How well each measure would have named, before a day, the pairs that began to work together from it on.

    What the graph says of the day before the split ranks all pairs of clusters that did not work together yet; the
    precision at k is the share of the k first that then did (Liben-Nowell and Kleinberg 2007, "The link-prediction
    problem for social networks", JASIST 58(7):1019-1031, with popularity as its preferential attachment).

    Args:
        database: The graph.
        scope: Which statements count, and until when; its industry narrows the clusters.
        split_on: The day; by default the one before which 70 % of the collaborations began.
        first: How many pairs of each measure are looked at.

    Returns:
        The precisions; or, below 30 collaborations of known first day, that there is not enough history.

    Raises:
        NotFound: There is no such industry.
        BadInput: `first` holds no number, or one below 1.
    """
    from gapbridge.collaborations.link_prediction import foreseen  # imports numpy and scipy

    if not first or min(first) < 1:
        raise BadInput("The number of first pairs is 1 or more.", f"Leave it out for {', '.join(map(str, FIRST))}.")
    chosen = checked(database, scope)
    history = _history(database, chosen)
    split = split_on or _split(history)
    later = sum(day >= split for day in history.dated.values()) if split else None
    told = Hindsight(
        enough=False,
        reason=_too_little(len(history.dated), later),
        dated_count=len(history.dated),
        undated_count=len(history.undated),
        split_on=split,
        earlier_count=None if later is None else len(history.dated) - later,
        later_count=later,
    )
    if split is None or told.reason is not None:
        return told
    then = replace(chosen, as_of=split - timedelta(days=1), industry_id=None)
    known = profiles.read(database, then).only(history.cluster_ids)
    known = profiles.with_offers(database, known, history.cluster_ids)
    found = foreseen(known, history.dated, history.undated, split, sorted(set(first)))
    statements = database.read("collaborations/undated", **then.said)[0]
    return told.model_copy(
        update={
            "enough": True,
            "candidate_count": found.candidate_count,
            "guess": found.guess,
            "statement_count": statements["statement_count"],
            "undated_statement_count": statements["undated_count"],
            "foresight": found.foresight,
        }
    )


def _history(database: Database, scope: Scope) -> History:
    said = scope.said | {"max_rows": MAX_ROWS}
    clusters = database.read("collaborations/clusters", **said)
    ids = [row["id"] for row in clusters if scope.industry_id in (None, *row["wider_ids"])]
    rows = database.read("collaborations/beginnings", **said)
    counted = set(ids)
    began = {(row["cluster_id"], row["partner_id"]): row["first_on"] for row in rows}
    began = {pair: day for pair, day in began.items() if counted.issuperset(pair)}
    return History(
        ids,
        {pair: day for pair, day in began.items() if day is not None},
        frozenset(pair for pair, day in began.items() if day is None),
    )


def _split(history: History) -> date | None:
    """The day on which the last 30 % of the collaborations begin; None where there is none."""
    days = sorted(history.dated.values())
    return days[int(len(days) * EARLIER_SHARE)] if days else None


def _too_little(dated: int, later: int | None) -> str | None:
    """Why this history cannot judge; None if it can."""
    if dated < FEWEST:
        return f"Not enough history: {dated} collaborations have a known first day, {FEWEST} are needed."
    if later in (0, dated):
        return "Not enough history: all collaborations began on the same side of the split."
    return None
