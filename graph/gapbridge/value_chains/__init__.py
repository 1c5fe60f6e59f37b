"""Value chains: which there are, what is thin in them, and how those in them hang together.

A study is computed from facts in memory (`facts.read`, `asked.asked`, `studies.study`), so that a scenario, which is
other facts, is studied in the same way.
"""

from collections.abc import Sequence

from gapbridge import keys
from gapbridge.database import Database
from gapbridge.results import ChainStudy, Routes, SupplyNetwork, ValueChain
from gapbridge.scope import Scope, checked
from gapbridge.value_chains import facts as facts_
from gapbridge.value_chains import statistics, studies, ways
from gapbridge.value_chains.asked import asked
from gapbridge.value_chains.cutting import DEFAULT_ROWS
from gapbridge.value_chains.told import facts_in_language, in_language
from gapbridge.value_chains.ways import Network
from gapbridge.vocabulary import ENGLISH, Language

__all__ = ["DEFAULT_ROWS", "MAX_ROWS", "Network", "routes", "study", "supply_network", "value_chains"]

MAX_ROWS = 1_000_000


def value_chains(database: Database, scope: Scope | None = None, *, max_rows: int = MAX_ROWS) -> list[ValueChain]:
    """All value chains by key, with what is known of each; with an industry, those in which it takes part.

    Raises:
        NotFound: There is no such industry.
    """
    chosen = checked(database, scope)
    said = {**chosen.said, "industry_id": chosen.industry_id}
    return [ValueChain(**row) for row in database.read("value_chains/value_chains", **said, max_rows=max_rows)]


def study(
    database: Database,
    scope: Scope | None = None,
    *,
    chain_id: str | None = None,
    cluster_ids: Sequence[str] = (),
    member_ids: Sequence[str] = (),
    max_rows: int = DEFAULT_ROWS,
    language: Language = ENGLISH,
) -> ChainStudy:
    """The study of a value chain, of clusters, of members, or of a chain as seen from these.

    Args:
        database: The graph.
        scope: Which statements count; by default all but synthetic ones, today. Its industry narrows who else is
            named: performers, suppliers and clusters that were not asked about.
        chain_id: The chain whose stages are the template; without one, all of which somebody asked about performs
            a stage. Alone: everybody known to perform a stage of it is studied.
        cluster_ids: Clusters to study, with all their members.
        member_ids: Members to study.
        max_rows: Most rows of each list.
        language: Of sentences and the names in them. `names.in_language` marks what is known in English only.

    Raises:
        NotFound: There is no such chain, cluster, member or industry.
        BadInput: Nothing was named, or `max_rows` is below 1.
    """
    for label, ids in (
        ("ValueChain", [chain_id] if chain_id else []),
        ("Cluster", cluster_ids),
        ("Member", member_ids),
    ):
        for key in ids:
            keys.require(database, label, key)
    facts, _ = facts_in_language(database, facts_.read(database, scope), language)
    found = studies.study(facts, asked(facts, chain_id, cluster_ids, member_ids), max_rows=max_rows)
    return in_language(found, facts, language)


def routes(database: Database, network: Network, start_id: str, end_id: str, scope: Scope | None = None) -> Routes:
    """The known ways from one stage to another, or from one member to another.

    Args:
        database: The graph.
        network: `stages`, over stages that feed stages; `supplies`, over members that deliver to members.
        start_id: Where the ways begin.
        end_id: Where they end.
        scope: Which statements count; its industry has no meaning here.

    Raises:
        NotFound: There is no such stage or member.
    """
    for key in (start_id, end_id):
        keys.require(database, "Stage" if network == "stages" else "Member", key)
    return ways.routes(facts_.read(database, scope), network, start_id, end_id)


def supply_network(database: Database, scope: Scope | None = None, *, max_rows: int = DEFAULT_ROWS) -> SupplyNetwork:
    """The whole network of known deliveries in numbers; with an industry, among members of its clusters.

    Raises:
        NotFound: There is no such industry.
        BadInput: `max_rows` is below 1.
    """
    return statistics.supply_network(facts_.read(database, scope), max_rows=max_rows)
