"""Networks for questions of their own: clusters by what joins them, deliveries between members, a value chain."""

from typing import Literal

import networkx as nx

from gapbridge import facts, keys
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.facts import MAX_ROWS, Facts
from gapbridge.scope import Scope, checked

Kind = Literal["learn_together", "teach_learn"]


def clusters(
    database: Database, scope: Scope | None = None, *, kind: Kind = "learn_together"
) -> "nx.Graph[str] | nx.DiGraph[str]":
    """Clusters, joined where a suggestion of this kind could be made.

    `learn_together`: an `nx.Graph`; an edge where two clusters have the same gap, its `weight` is how many they share.
    `teach_learn`: an `nx.DiGraph`; an edge from a cluster to one that it can teach, its `weight` is the part of the
    learner's gaps that organisations of the teacher offer, above 0 and at most 1. An edge has `competence_ids`, a tuple
    of keys, ascending. Nodes are called `Cluster/key` and have `label`, `name_en` and, where it is known, `country`;
    clusters that nothing joins are there.

    Raises:
        NotFound: There is no such industry.
        BadInput: There is no such kind.
    """
    known = facts.read(database, scope)
    graph: nx.Graph[str] | nx.DiGraph[str]
    if kind == "learn_together":
        graph = nx.Graph()
    elif kind == "teach_learn":
        graph = nx.DiGraph()
    else:
        raise BadInput(f"There is no kind {kind!r}.", "Choose learn_together or teach_learn.")
    for key, cluster in sorted(known.clusters.items()):
        placed = {"country": cluster.country} if cluster.country else {}
        graph.add_node(f"Cluster/{key}", label="Cluster", name_en=cluster.name_en, **placed)
    (_learn_together if kind == "learn_together" else _teach_learn)(graph, known)
    return graph


def supplies(database: Database, scope: Scope | None = None) -> "nx.MultiDiGraph[str]":
    """Members that deliver to each other; an edge runs as the goods do, one for each statement.

    Nodes are called `Member/key` and have `label`, `name_en`, `cluster_ids` (a tuple of keys, empty where none is
    known) and, where they are known, `kind` and `country`. An edge's key is the statement's id; it has the statement's
    properties: `product`, `source_id`, `status`, and `share` and others where they are known.

    Args:
        database: The graph.
        scope: Which statements count; its industry has no meaning here, since deliveries cross industries.
    """
    chosen = checked(database, scope)
    rows = database.read("projection/supplies", **chosen.said, max_rows=MAX_ROWS)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in rows:
        known = {name: row[name] for name in ("kind", "country") if row[name] is not None}
        attributes = {"label": "Member", "name_en": row["name_en"], "cluster_ids": tuple(row["cluster_ids"]), **known}
        graph.add_node(f"Member/{row['member_id']}", **attributes)
    for row in rows:
        for customer_id, said in row["supplies"]:
            graph.add_edge(f"Member/{row['member_id']}", f"Member/{customer_id}", key=said["id"], **said)
    return graph


def value_chain(database: Database, value_chain_id: str, scope: Scope | None = None) -> "nx.DiGraph[str]":
    """The stages of a value chain with what feeds what, and the organisations that perform them.

    Nodes are called `Stage/key`, `Cluster/key` and `Member/key` and have `label` and `name_en`; a stage has `position`
    where it is known. An edge has `type`, `FEEDS` from stage to stage or `PERFORMS` from an organisation to a stage,
    and `evidence_count`, the number of statements that say so. Stages that nobody performs are there.

    Raises:
        NotFound: There is no such value chain.
    """
    keys.require(database, "ValueChain", value_chain_id)
    chosen = checked(database, scope)
    asked = {"value_chain_id": value_chain_id, **chosen.said, "max_rows": MAX_ROWS}
    rows = database.read("projection/value_chain", **asked)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for row in rows:
        placed = {"position": row["position"]} if row["position"] is not None else {}
        graph.add_node(f"Stage/{row['stage_id']}", label="Stage", name_en=row["name_en"], **placed)
    for row in rows:
        stage = f"Stage/{row['stage_id']}"
        for next_id, evidence_count in row["feeds"]:
            graph.add_edge(stage, f"Stage/{next_id}", type="FEEDS", evidence_count=evidence_count)
        for label, key, name, evidence_count in row["performers"]:
            graph.add_node(f"{label}/{key}", label=label, name_en=name)
            graph.add_edge(f"{label}/{key}", stage, type="PERFORMS", evidence_count=evidence_count)
    return graph


def _learn_together(graph: "nx.Graph[str]", known: Facts) -> None:
    gaps = {key: set(known.gaps(key)) for key in known.clusters}
    for one in sorted(gaps):
        for other in sorted(gaps):
            if one < other and (shared := gaps[one] & gaps[other]):
                ends = f"Cluster/{one}", f"Cluster/{other}"
                graph.add_edge(*ends, weight=len(shared), competence_ids=tuple(sorted(shared)))


def _teach_learn(graph: "nx.Graph[str]", known: Facts) -> None:
    gaps = {key: set(known.gaps(key)) for key in known.clusters}
    for teacher in sorted(gaps):
        offered = set(known.offered(teacher))
        for learner in sorted(gaps):
            if learner != teacher and (taught := gaps[learner] & offered):
                ends = f"Cluster/{teacher}", f"Cluster/{learner}"
                weight = len(taught) / len(gaps[learner])
                graph.add_edge(*ends, weight=weight, competence_ids=tuple(sorted(taught)))
