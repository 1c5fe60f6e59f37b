"""cypher/collaborations/*.cypher, collaborations.suggestions(), .all_suggestions(), .pair(), Suggestion, Pair."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from gapbridge import collaborations, facts
from gapbridge.collaborations import Wanted, profiles
from gapbridge.collaborations.profiles import Links, Profile, Profiles
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.results import Pair, Suggestion
from gapbridge.scope import Scope
from tests.graphs import Graph
from tests.oracles.collaborations import Collaborations, Key
from tests.reference import Reference


def of_kind(found: list[Suggestion], kind: str) -> list[Suggestion]:
    return [one for one in found if one.kind == kind]


def walk(one: Suggestion) -> list[list[str]]:
    return [[f"{step.start_id}-{step.type}->{step.end_id}" for step in path] for path in one.paths]


def contacts(one: Suggestion) -> list[tuple[str, str, str]]:
    return [(contact.cluster_id, contact.member_id, contact.because) for contact in one.contacts]


def told(found: list[Suggestion]) -> list[tuple[str, str, str]]:
    return [(one.direction, one.cluster_id, one.partner_id) for one in found]


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
    assert (teach.rank, learn.rank) == (1, 2)
    assert (learn.help_from_partner, learn.help_to_partner, learn.mutual_help) == (0.5, 1.0, 0.5)
    assert learn.source_ids == ["survey"]


def test_suggestions_to_learn_together_by_hand(database: Database) -> None:
    graph = Graph().cluster("a", "b", "c").needs("a", "x", "y").needs("b", "x", "y").needs("c", "y")
    graph.say("collaborates_with", "b", "a", kind="a fair", valid_from="2017-06-05").load(database)
    both, one = of_kind(collaborations.suggestions(database, "a"), "learn_together")
    assert (both.partner_id, both.subject_ids, both.value, both.collaborating) == ("b", ["x", "y"], 2, True)
    assert [(said.kind, said.source_id, said.valid_from) for said in both.collaborations] == [
        ("a fair", "survey", date(2017, 6, 5))
    ]
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


def test_a_link_that_two_sources_state_is_one_link_with_two_paths(database: Database) -> None:
    graph = Graph().cluster("a", "b").member("m", "a").member("n", "b").say("supplies", "m", "n", product="boards")
    graph.say("supplies", "m", "n", product="boards", source_id="press").load(database)
    (one,) = collaborations.suggestions(database, "a")
    assert (one.value, one.path_count, one.source_ids) == (1, 2, ["press", "survey"])


def test_an_organisation_of_both_clusters_is_no_business_of_itself(database: Database) -> None:
    graph = Graph().cluster("a", "b").member("m", "a", "b").node("Stage", "saw").node("Stage", "plane")
    graph.say("feeds", "saw", "plane").say("performs", "m", "saw").say("performs", "m", "plane").load(database)
    assert collaborations.suggestions(database, "a") == []


def test_those_to_talk_to_offer_and_need_or_else_coordinate_or_else_are_unknown(database: Database) -> None:
    """m offers x for a; b's need is its own, so who runs b is asked; nobody runs c."""
    graph = Graph().cluster("a", "b", "c").member("m", "a").member("office")
    graph.say("coordinates", "office", "b").offers("m", "x").needs("b", "x").needs("c", "x").load(database)
    to_b, to_c = of_kind(collaborations.suggestions(database, "a"), "teach_learn")
    assert contacts(to_b) == [("a", "m", "offers"), ("b", "office", "coordinates")]
    assert contacts(to_c) == [("a", "m", "offers")]
    assert "contacts" not in to_b.unknown
    assert to_c.unknown["contacts"].startswith("Nobody to talk to is known at c")


def test_members_that_need_are_talked_to_where_their_needs_count(database: Database) -> None:
    graph = Graph().cluster("a", "b").member("m", "a").member("n", "b").needs("m", "x").offers("n", "x")
    graph.load(database)
    assert collaborations.suggestions(database, "a") == []
    (one,) = collaborations.suggestions(database, "a", Scope(include_members=True))
    assert contacts(one) == [("a", "m", "needs"), ("b", "n", "offers")]


def test_pairs_across_borders_and_with_research_are_marked_and_filtered(database: Database) -> None:
    graph = Graph().cluster("a", country="LT").cluster("b", country="LV").cluster("c", country="LT").cluster("d")
    graph.node("Member", "lab", kind="research").say("member_of", "lab", "b")
    graph.node("Member", "shop", kind="company").say("member_of", "shop", "a").say("member_of", "shop", "c")
    graph.needs("a", "x").needs("b", "x").needs("c", "x").needs("d", "x").load(database)
    found = {one.partner_id: one for one in collaborations.suggestions(database, "a")}
    assert {key: (one.cross_border, one.research) for key, one in found.items()} == {
        "b": (True, True), "c": (False, False), "d": (None, None),
    }  # fmt: skip
    assert found["b"].research_ids == ["lab"]
    assert found["d"].unknown["cross_border"] == "The country of d is unknown."
    assert "d" in found["d"].unknown["research"]
    abroad = collaborations.suggestions(database, "a", wanted=Wanted(cross_border=True))
    assert [one.partner_id for one in abroad] == ["b"]
    learned = collaborations.all_suggestions(database, wanted=Wanted(research=True))
    assert told(learned) == [("together", "a", "b"), ("together", "b", "c"), ("together", "b", "d")]


def test_what_is_weighed_by_importance_counts_rated_gaps_only(database: Database) -> None:
    """a rates x with 5 of 5 and y with 1 of 5, and does not rate z; b offers x and z."""
    graph = Graph().cluster("a", "b").needs("a", "x", importance="5", scale_max="5")
    graph.needs("a", "y", importance="1", scale_max="5").needs("a", "z").offers("b", "x", "z").load(database)
    (one,) = collaborations.suggestions(database, "a")
    assert one.value == pytest.approx(2 / 3)
    assert one.weighted_help_from_partner == pytest.approx(5 / 6)
    assert one.weighted_help_to_partner is None
    assert one.unknown["weighted_help_to_partner"] == "No gap of b is rated."
    pair = collaborations.pair(database, "a", "b")
    assert (pair.cluster_gap_count, pair.cluster_rated_count, pair.partner_rated_count) == (3, 2, 0)


def test_a_pair_is_told_in_full_and_what_is_unknown_says_why(database: Database) -> None:
    """The clusters of the golden values: A offers x, y, z, B offers y, z, w and C offers z, w."""
    graph = Graph().cluster("a", "b", "c").offers("a", "x", "y", "z").offers("b", "y", "z", "w").offers("c", "z", "w")
    graph.needs("a", "w", "v").load(database)
    found = collaborations.pair(database, "a", "b")
    assert (found.help_from_partner, found.help_to_partner, found.mutual_help) == (0.5, None, None)
    assert found.unknown["help_to_partner"] == found.unknown["mutual_help"] == "No gap of b is known."
    assert (found.offer_similarity, found.cluster_offer_count, found.partner_offer_count) == (0.5, 3, 3)
    assert found.adamic_adar == pytest.approx(2.352934, abs=1e-6)
    assert found.resource_allocation == pytest.approx(0.833333, abs=1e-6)
    assert (found.cluster_gap_count, found.partner_gap_count, found.business_link_count) == (2, 0, 0)
    assert [one.subject_ids for one in found.suggestions] == [["w"]]
    assert (found.statuses, found.source_ids) == (["fact"], ["survey"])


def test_a_pair_with_nothing_in_common_is_told_too(database: Database) -> None:
    Graph().cluster("a", "b").load(database)
    found = collaborations.pair(database, "a", "b")
    assert (found.suggestions, found.shared_gap_count, found.adamic_adar) == ([], 0, 0)
    assert found.unknown["offer_similarity"] == "No offer of a or b is known."


def test_all_pairs_are_ranked_kind_by_kind_and_told_once(database: Database) -> None:
    """c could learn all it lacks from a; a half of it from b and c each; a and b lack y."""
    graph = Graph().cluster("a", "b", "c").needs("a", "x", "y").needs("b", "y").needs("c", "z")
    graph.offers("a", "z").offers("b", "x").offers("c", "x").load(database)
    found = collaborations.all_suggestions(database)
    assert [(one.kind, one.rank, *told([one])[0]) for one in found] == [
        ("teach_learn", 1, "learn", "c", "a"),
        ("teach_learn", 2, "learn", "a", "b"),
        ("teach_learn", 2, "learn", "a", "c"),
        ("learn_together", 1, "together", "a", "b"),
    ]
    first = collaborations.all_suggestions(database, wanted=Wanted(max_rows=1))
    assert told(first) == [("learn", "c", "a"), ("together", "a", "b")]
    assert told(collaborations.all_suggestions(database, wanted=Wanted(kinds=("learn_together",)))) == [
        ("together", "a", "b")
    ]


def test_of_equal_shares_the_one_of_more_competences_comes_first(database: Database) -> None:
    Graph().cluster("a", "b", "c").needs("a", "x").needs("b", "x", "y").offers("c", "x", "y").load(database)
    found = of_kind(collaborations.suggestions(database, "c"), "teach_learn")
    assert [(one.partner_id, one.value, one.rank) for one in found] == [("b", 1, 1), ("a", 1, 2)]


def test_suggestions_show_the_first_paths_and_count_all(database: Database) -> None:
    graph = Graph().cluster("a", "b").needs("a", "x")
    for number in range(5):
        graph.member(f"m{number}", "b").offers(f"m{number}", "x")
    graph.load(database)
    (one,) = collaborations.suggestions(database, "a", max_paths=2)
    assert (one.path_count, len(one.paths), len(one.contacts)) == (5, 2, 5)


def test_suggestions_for_a_cluster_that_lacks_nothing_are_none(database: Database) -> None:
    Graph().cluster("a", "b").offers("b", "x").load(database)
    assert collaborations.suggestions(database, "a") == []


def test_the_empty_graph_has_no_suggestions(database: Database) -> None:
    assert collaborations.all_suggestions(database) == []


def test_what_makes_no_sense_is_refused(database: Database) -> None:
    Graph().cluster("a", "b").cluster("s", status="synthetic").load(database)
    for cluster, partner in (("nowhere", "a"), ("a", "nowhere")):
        with pytest.raises(NotFound):
            collaborations.pair(database, cluster, partner)
    with pytest.raises(NotFound):
        collaborations.suggestions(database, "nowhere")
    with pytest.raises(BadInput, match="no pair with itself"):
        collaborations.pair(database, "a", "a")
    with pytest.raises(BadInput, match="does not count here"):
        collaborations.pair(database, "a", "s")
    assert collaborations.suggestions(database, "s") == []
    with pytest.raises(BadInput, match="no kind"):
        Wanted(kinds=("teaching",))  # type: ignore[arg-type]
    with pytest.raises(BadInput, match="At most 0"):
        Wanted(max_rows=0)


def check_suggestions(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): what is told of all pairs, of one cluster and of one pair agrees with
    plain Python, and so with each other."""
    oracle = Collaborations(Reference(graph.dataset, scope))
    check_profiles(database, oracle, scope)
    expected = oracle.all_suggestions()
    found = collaborations.all_suggestions(database, scope, max_paths=1_000)
    assert comparable(found) == expected
    assert list(comparable(found)) == list(expected)
    cluster, partner = oracle.reference.clusters[0], oracle.reference.clusters[-1]
    own = oracle.suggestions(cluster)
    found = collaborations.suggestions(database, cluster, scope, max_paths=1_000)
    assert comparable(found) == own
    assert list(comparable(found)) == list(own)
    if cluster != partner:
        pair = collaborations.pair(database, cluster, partner, scope, max_paths=1_000)
        assert comparable(pair.suggestions) == oracle.suggestions(cluster, partner)
        check_of_pair(pair, oracle.of_pair(cluster, partner))


def check_of_pair(pair: Pair, expected: dict[str, Any]) -> None:
    """The measures of a pair are those of plain Python, and each that is null says why."""
    assert {name: rounded(getattr(pair, name)) for name in expected} == {
        name: rounded(value) for name, value in expected.items()
    }
    nullable = [name for name, value in pair if name not in ("cluster_country", "partner_country") and value is None]
    assert sorted(nullable) == sorted(pair.unknown)


def check_profiles(database: Database, oracle: Collaborations, scope: Scope) -> None:
    """The profiles are those of plain Python, read from the graph as well as made of facts."""
    expected, found = oracle.profiles(), profiles.read(database, scope)
    found = profiles.with_offers(database, found, found.clusters)
    assert comparable_profiles(found) == comparable_profiles(expected)
    assert (found.feeds, found.together) == (expected.feeds, expected.together)
    silent = Links(frozenset(), (), (), frozenset())
    assert {key: found.links.get(key, silent) for key in expected.links} == {
        key: one if key in found.links else silent for key, one in expected.links.items()
    }
    made = profiles.of_facts(facts.read(database, scope), found)
    counted = [key for key in found.clusters if oracle.reference.in_industry(key)]
    assert comparable_profiles(made) == comparable_profiles(found.only(counted))
    for key, one in made.links.items():
        assert one == replace(found.links[key], cluster_ids=found.links[key].cluster_ids & set(counted))


def comparable_profiles(found: Profiles) -> dict[str, Profile]:
    """Profiles whose means may differ by rounding."""
    return {
        key: replace(one, gaps={gap: rounded(weight) for gap, weight in sorted(one.gaps.items())})
        for key, one in found.clusters.items()
    }


def rounded(value: Any) -> Any:
    return round(value, 9) if isinstance(value, float) else value


def comparable(found: list[Suggestion]) -> dict[Key, dict[str, Any]]:
    """Suggestions as the oracle tells them."""
    return {
        (one.kind, one.direction, one.cluster_id, one.partner_id): {
            "value": one.value,
            "rank": one.rank,
            "subject_ids": one.subject_ids,
            "paths": {tuple(step.statement_id for step in path) for path in one.paths},
            "path_count": one.path_count,
            "statuses": one.statuses,
            "source_ids": one.source_ids,
            "contacts": contacts(one),
        }
        for one in found
    }
