"""The ways between two stages, or between two members."""

from itertools import pairwise
from typing import Literal

from gapbridge.results import Routes
from gapbridge.value_chains import networks
from gapbridge.value_chains.evidence import evidence, step
from gapbridge.value_chains.facts import ChainFacts, Statement, Supply

Network = Literal["stages", "supplies"]


def routes(facts: ChainFacts, network: Network, start_id: str, end_id: str) -> Routes:
    """The known ways from one to the other: what all of them pass, and how many share nothing.

    Between stages, a way goes from a stage to one it feeds; between members, from a supplier to a customer,
    whatever the product. Several stages that feed one count as alternatives, not as parts that are all needed.
    """
    graph = networks.stage_graph(facts) if network == "stages" else networks.supply_graph(facts)
    graph.add_nodes_from([start_id, end_id])
    said: dict[str, dict[str, list[Statement]]] | dict[str, dict[str, list[Supply]]]
    said = facts.feeds if network == "stages" else facts.customers
    found = networks.disjoint_paths(graph, start_id, end_id) if start_id != end_id else []
    paths = [[said[one][other][0] for one, other in pairwise(path)] for path in found]
    return Routes(
        network=network,
        start_id=start_id,
        end_id=end_id,
        connected=start_id == end_id or bool(found),
        single_point_ids=networks.single_points_between(graph, start_id, end_id) if found else [],
        path_count=len(found),
        paths=[[step(one) for one in path] for path in paths],
        **evidence(one for path in paths for one in path),
    )
