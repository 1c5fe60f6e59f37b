"""cypher/collaborations/*.cypher, collaborations.suggestions(), Suggestion."""

import pytest

from gapbridge import collaborations
from gapbridge.database import Database
from gapbridge.errors import NotFound
from gapbridge.results import Suggestion
from gapbridge.scope import Scope
from tests.graphs import Graph
from tests.reference import Reference


def of_kind(found: list[Suggestion], kind: str) -> list[Suggestion]:
    return [one for one in found if one.kind == kind]


def walk(one: Suggestion) -> list[list[str]]:
    return [[f"{step.start_id}-{step.type}->{step.end_id}" for step in path] for path in one.paths]


def test_suggestions_to_teach_and_learn_by_hand(database: Database) -> None:
    """a lacks x and y; m of b can teach x: half of a's gaps. a can teach b all it lacks."""
    graph = Graph().cluster("a", "b").member("m", "b").needs("a", "x", "y").needs("b", "z")
    graph.offers("m", "x").offers("a", "z").load(database)
    teach, learn = of_kind(collaborations.suggestions(database, "a"), "teach_learn")
    assert (learn.direction, learn.partner_id, learn.subject_ids, learn.value) == ("learn", "b", ["x"], 0.5)
    assert walk(learn) == [["a-NEEDS->x", "m-OFFERS->x", "m-MEMBER_OF->b"]]
    assert (teach.direction, teach.partner_id, teach.subject_ids, teach.value) == ("teach", "b", ["z"], 1.0)
    assert walk(teach) == [["b-NEEDS->z", "a-OFFERS->z"]]
    assert all(step.source_id == "survey" and step.statement_id for path in learn.paths for step in path)


def test_suggestions_to_learn_together_by_hand(database: Database) -> None:
    graph = Graph().cluster("a", "b", "c").needs("a", "x", "y").needs("b", "x", "y").needs("c", "y")
    graph.say("collaborates_with", "b", "a").load(database)
    both, one = of_kind(collaborations.suggestions(database, "a"), "learn_together")
    assert (both.partner_id, both.subject_ids, both.value, both.collaborating) == ("b", ["x", "y"], 2, True)
    assert (one.partner_id, one.subject_ids, one.value, one.collaborating) == ("c", ["y"], 1, False)
    assert walk(one) == [["a-NEEDS->y", "c-NEEDS->y"]]


def test_suggestions_to_do_business_by_hand(database: Database) -> None:
    graph = Graph().cluster("a", "b", "c").member("m", "a").member("n", "b").member("boss")
    graph.say("coordinates", "boss", "c").say("related_to", "m", "boss", kind="subsidiary_of")
    graph.say("supplies", "n", "m", product="boards")
    graph.node("Stage", "saw").node("Stage", "plane").say("feeds", "saw", "plane")
    graph.say("performs", "m", "saw").say("performs", "c", "plane").load(database)
    found = {
        (one.direction, one.partner_id): walk(one)
        for one in of_kind(collaborations.suggestions(database, "a"), "do_business")
    }
    assert found == {
        ("buy", "b"): [["m-MEMBER_OF->a", "n-SUPPLIES->m", "n-MEMBER_OF->b"]],
        ("tie", "c"): [["m-MEMBER_OF->a", "m-RELATED_TO->boss", "boss-COORDINATES->c"]],
        ("supply", "c"): [["m-MEMBER_OF->a", "m-PERFORMS->saw", "saw-FEEDS->plane", "c-PERFORMS->plane"]],
    }


def test_suggestions_show_the_first_paths_and_count_all(database: Database) -> None:
    graph = Graph().cluster("a", "b").needs("a", "x")
    for number in range(5):
        graph.member(f"m{number}", "b").offers(f"m{number}", "x")
    graph.load(database)
    (one,) = collaborations.suggestions(database, "a", max_paths=2)
    assert (one.path_count, len(one.paths)) == (5, 2)


def test_suggestions_for_a_cluster_that_lacks_nothing_are_none(database: Database) -> None:
    Graph().cluster("a", "b").offers("b", "x").load(database)
    assert collaborations.suggestions(database, "a") == []


def test_suggestions_for_an_unknown_cluster_are_refused(database: Database) -> None:
    with pytest.raises(NotFound):
        collaborations.suggestions(database, "nowhere")


OPPOSITE = {"learn": "teach", "teach": "learn", "supply": "buy", "buy": "supply", "together": "together", "tie": "tie"}


def check_suggestions(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): the queries agree with plain Python, and from both sides.

    Who learns is taught, who delivers is bought from, and shared gaps are shared by both.
    """
    reference = Reference(graph.dataset, scope)
    seen = set()
    for cluster in sorted(graph.dataset.keys("Cluster")):
        found = collaborations.suggestions(database, cluster, scope)
        taught = {
            (one.direction, one.partner_id, tuple(one.subject_ids), one.value) for one in of_kind(found, "teach_learn")
        }
        together = {(one.partner_id, tuple(one.subject_ids)) for one in of_kind(found, "learn_together")}
        business = {(one.direction, one.partner_id, tuple(one.subject_ids)) for one in of_kind(found, "do_business")}
        assert taught == reference.teach_learn(cluster)
        assert together == reference.learn_together(cluster)
        assert business == reference.do_business(cluster)
        seen |= {(cluster, one.kind, one.direction, one.partner_id, one.path_count) for one in found}
    if scope.industry_id is None:  # else only partners of the industry are seen, so one side may not see the other
        assert seen == {(partner, kind, OPPOSITE[way], cluster, count) for cluster, kind, way, partner, count in seen}
