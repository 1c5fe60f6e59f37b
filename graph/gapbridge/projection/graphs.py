"""The whole graph, and clusters with what they lack, as networkx graphs."""

import networkx as nx

from gapbridge import vocabulary
from gapbridge.database import Database
from gapbridge.errors import BadInput
from gapbridge.scope import Scope, checked

MAX_ROWS = 1_000_000

_LABELS = [kind.label for kind in vocabulary.NODES]
_TYPES = sorted(vocabulary.relationship_types())


def whole(database: Database, scope: Scope | None = None) -> "nx.MultiDiGraph[str]":
    """All nodes, and the statements between them that hold on the day asked about.

    A node is called `Label/key` and has its properties and `label`. An edge runs as the statement does, its key
    is the statement's id, and it has the statement's properties and `type`. What is unknown is not there.
    `BROADER` is there whatever the day and the statuses. Nodes and edges come in the order of their labels and
    keys, so the same graph is always built in the same way.

    Args:
        database: The graph.
        scope: Which statements count; by default all but synthetic ones, today. Synthetic nodes are there only
            if synthetic statements are. `include_members` and `industry_id` have no meaning here.

    Raises:
        BadInput: More than a million nodes have statements; read a part of them with Cypher.
    """
    chosen = scope or Scope()
    said = {"labels": _LABELS, "statuses": list(chosen.statuses)}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in database.read("projection/nodes", **said, max_rows=MAX_ROWS):
        for properties in row["nodes"]:
            graph.add_node(f"{row['label']}/{properties['id']}", **{**properties, "label": row["label"]})
    rows = database.read("projection/statements", **said, types=_TYPES, as_of=chosen.as_of, max_rows=MAX_ROWS + 1)
    if len(rows) > MAX_ROWS:
        raise BadInput(f"More than {MAX_ROWS:,} nodes have statements.", "Read a part of them with Cypher.")
    for row in rows:
        start = f"{row['start_label']}/{row['start_id']}"
        for label, key, type_, properties in sorted(row["statements"], key=lambda one: str(one[3]["id"])):
            end = f"{label}/{key}"
            if start in graph and end in graph:  # else it was loaded between the two reads
                graph.add_edge(start, end, key=properties["id"], **{**properties, "type": type_})
    return graph


def cluster_competences(database: Database, scope: Scope | None = None) -> "nx.Graph[str]":
    """Clusters on one side, on the other the competences they lack; an edge is a gap.

    Nodes are called `Cluster/key` and `Competence/key` and have `label`, `name_en` and `bipartite` (0 for
    clusters, 1 for competences), as `networkx.algorithms.bipartite` wants it. An edge has `evidence_count`, the
    number of statements that say so. Clusters without a gap are there, competences nobody lacks are not.

    Args:
        database: The graph.
        scope: Which statements count; by default all but synthetic ones, today.
    """
    graph: nx.Graph[str] = nx.Graph()
    rows = database.read("projection/cluster_competences", **checked(database, scope).parameters, max_rows=MAX_ROWS)
    for row in rows:
        graph.add_node(f"Cluster/{row['cluster_id']}", label="Cluster", bipartite=0, name_en=row["cluster_name"])
    gaps = [(row["cluster_id"], *gap) for row in rows for gap in row["gaps"]]
    for key, name in sorted({(competence_id, name) for _, competence_id, name, _ in gaps}):
        graph.add_node(f"Competence/{key}", label="Competence", bipartite=1, name_en=name)
    for cluster_id, competence_id, _, evidence_count in gaps:
        graph.add_edge(f"Cluster/{cluster_id}", f"Competence/{competence_id}", evidence_count=evidence_count)
    return graph
