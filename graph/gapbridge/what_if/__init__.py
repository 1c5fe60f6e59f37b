"""What if? Scenarios laid over the facts in memory, and what would be different from today; nothing is stored.

One way leads to every answer:

    naming.with_keys()        a scenario (`scenario`, kept in files by `scenario_file`) with keys for names
    situation.read()          what the answers are computed from, read once
    overlay.applied()         situation and changes make another situation
    answers.Answers           coverage, shared gaps, single points, stages, suggestions of a situation
    compare.outcome()         the differences, each with the changes that bring it about (`causes`)
"""

from collections.abc import Sequence

from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.gaps.shared import require_clusters
from gapbridge.results.what_if import WhatIf
from gapbridge.scope import Scope, checked
from gapbridge.value_chains.cutting import DEFAULT_ROWS
from gapbridge.what_if import compare, naming, situation
from gapbridge.what_if.answers import Answers, Asked
from gapbridge.what_if.scenario import Scenario
from gapbridge.what_if.situation import Situation

__all__ = ["DEFAULT_ROWS", "MOST_SCENARIOS", "compared", "of_situation", "prepared"]

MOST_SCENARIOS = 10


def compared(
    database: Database,
    scenarios: Sequence[Scenario],
    scope: Scope | None = None,
    *,
    min_clusters: int = 2,
    include_covered: bool = False,
    max_rows: int = DEFAULT_ROWS,
) -> WhatIf:
    """What would be different if each of these scenarios held, all against the same today.

    The facts are read once; nothing is written.

    Args:
        database: The graph.
        scenarios: What is assumed; names may stand for keys.
        scope: Which statements count; by default all but synthetic ones, today. Its industry narrows whose gaps are
            told, not who is known to work together.
        min_clusters: Fewest clusters that must share a gap, at least 1.
        include_covered: Count gaps that own organisations cover as shared too.
        max_rows: Most rows of each list.

    Raises:
        NotFound: Something that a scenario names is not in the graph, or there is no such industry.
        BadInput: There is no scenario or there are too many, two have the same name, one contradicts itself, or
            a number is below 1.
    """
    require_clusters(min_clusters)
    today, meant = prepared(database, scenarios, scope)
    return of_situation(today, meant, Asked(min_clusters, include_covered), max_rows)


def prepared(
    database: Database, scenarios: Sequence[Scenario], scope: Scope | None = None
) -> tuple[Situation, list[Scenario]]:
    """The situation of today, and the scenarios with keys in the place of names.

    Raises:
        NotFound: Something that a scenario names is not in the graph, or there is no such industry.
        BadInput: There is no scenario or there are too many, two have the same name, or one contradicts itself.
    """
    _require(scenarios)
    chosen = checked(database, scope)
    meant = [naming.with_keys(database, scenario, chosen) for scenario in scenarios]
    return situation.read(database, chosen, naming.competences(meant)), meant


def of_situation(today: Situation, scenarios: Sequence[Scenario], asked: Asked, max_rows: int = DEFAULT_ROWS) -> WhatIf:
    """The same of a situation in memory and scenarios with keys; a pure function.

    Raises:
        BadInput: `max_rows` is below 1.
    """
    scope = today.scope
    return WhatIf(
        as_of=scope.as_of,
        asked_statuses=list(scope.statuses),
        include_members=scope.include_members,
        industry_id=scope.industry_id,
        min_clusters=asked.min_clusters,
        include_covered=asked.include_covered,
        today=compare.figures(Answers(today, asked)),
        scenarios=[compare.outcome(today, scenario, asked, max_rows) for scenario in scenarios],
    )


def _require(scenarios: Sequence[Scenario]) -> None:
    if not 1 <= len(scenarios) <= MOST_SCENARIOS:
        raise BadInput(f"{len(scenarios)} scenarios cannot be compared.", f"Give 1 to {MOST_SCENARIOS}.")
    names = [scenario.name for scenario in scenarios]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadInput(f"Several scenarios are called '{twice[0]}'.", "Give each a name of its own.")
