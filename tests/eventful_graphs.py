"""Random graphs in which much is said, and changes to assume in them: nearly every change makes a difference."""

from random import Random

from gapbridge.scope import Scope
from gapbridge.what_if.scenario import (
    Change,
    ClustersConnect,
    CompetenceGained,
    EventAdded,
    MemberLeaves,
    SupplierFails,
    contradiction,
)
from tests.dense_graphs import COMPETENCES, MEMBERS, dense, say
from tests.graphs import Graph

STAGES = ["saw", "plane", "varnish"]
LESSONS = EventAdded(kind="event_added", name="Lessons", teaches=("art", "dyeing"), seats=1)


def eventful(seed: int) -> tuple[Graph, Scope, tuple[Change, ...]]:
    """A dense graph with deliveries, stages, events and collaborations; a scope; and up to five changes in it."""
    graph, scope = dense(seed)
    chance = Random(seed)
    clusters = sorted({row.start_id for row in graph.dataset.rows_of("needs")} & graph.dataset.keys("Cluster"))
    clusters = clusters if len(clusters) > 1 else ["amber", "birch"]
    for label, keys in (("Stage", STAGES), ("ValueChain", ["joinery"]), ("Event", ["fair", "school"])):
        for key in keys:
            graph.node(label, key, **({"state": "planned"} if label == "Event" else {}))
    pairs = [(one, other) for one in MEMBERS for other in MEMBERS if one != other]
    for one, other in chance.sample(pairs, 5):
        graph.say("supplies", one, other, product=chance.choice(["boards", "glue"]), time_to_survive="3")
    for one, other in chance.sample(pairs, 1):
        graph.say("related_to", one, other)
    say(chance, graph, "coordinates", MEMBERS, clusters, 2)
    say(chance, graph, "performs", [*MEMBERS, *clusters[:1]], STAGES, 5)
    say(chance, graph, "part_of", STAGES, ["joinery"], 3)
    say(chance, graph, "teaches", ["fair", "school"], COMPETENCES, 3)
    graph.say("feeds", "saw", "plane").say("feeds", "plane", "varnish")
    graph.say("collaborates_with", *chance.sample(clusters, 2))
    made: list[Change] = []
    for change in [_change(chance, clusters) for _ in range(chance.randint(1, 5))]:
        if not contradiction([*made, change]):
            made.append(change)
    return graph, scope, tuple(made)


def _change(chance: Random, clusters: list[str]) -> Change:
    member = chance.choice(MEMBERS)
    made: list[Change] = [
        MemberLeaves(kind="member_leaves", member=member, cluster=chance.choice([None, None, *clusters])),
        SupplierFails(kind="supplier_fails", member=member, weeks=5),
        ClustersConnect(kind="clusters_connect", clusters=tuple(chance.sample(clusters, 2))),
        CompetenceGained(
            kind="competence_gained",
            organisation=chance.choice([member, *clusters]),
            competence=chance.choice(COMPETENCES),
        ),
        LESSONS,
    ]
    return chance.choice(made)
