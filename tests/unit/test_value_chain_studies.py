"""gapbridge.value_chains by hand, from facts alone. No database needed."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from gapbridge.errors import BadInput
from gapbridge.results import ChainStudy, StudyFinding
from gapbridge.scope import Scope
from gapbridge.value_chains import statistics, supplies, ways
from gapbridge.value_chains.asked import asked
from gapbridge.value_chains.facts import ChainFacts
from gapbridge.value_chains.introductions import acquaintances
from gapbridge.value_chains.page import page
from gapbridge.value_chains.studies import findings, study
from tests.graphs import Graph
from tests.oracles.chain_facts import chain_facts
from tests.reference import Reference
from tests.unit.test_value_chain_networks import GOLDEN

DAY = date(2020, 1, 1)
EVERYTHING = Scope(("fact", "statement", "estimate", "synthetic"), DAY)


def facts_of(graph: Graph, scope: Scope | None = None) -> ChainFacts:
    return chain_facts(Reference(graph.dataset, scope or Scope(as_of=DAY)))


def study_of(graph: Graph, scope: Scope | None = None, max_rows: int = 200, **whom: Any) -> ChainStudy:
    facts = facts_of(graph, scope)
    return study(facts, asked(facts, **whom), max_rows=max_rows)


def found(told: ChainStudy, kind: str) -> list[StudyFinding]:
    return [one for one in findings(told) if one.kind == kind]


def chain(graph: Graph, *stages: str) -> Graph:
    """A value chain of stages, each feeding the next."""
    graph.node("ValueChain", "joinery")
    for at, stage in enumerate(stages, 1):
        graph.node("Stage", stage, position=str(at)).say("part_of", stage, "joinery")
    for stage, after in pairwise(stages):
        graph.say("feeds", stage, after)
    return graph


def delivers(graph: Graph, supplier: str, customer: str, product: str = "boards", **cells: str) -> Graph:
    """A delivery between members, which are added when they are missing."""
    for key in (supplier, customer):
        if key not in graph.dataset.keys("Member"):
            graph.member(key)
    return graph.say("supplies", supplier, customer, product=product, **cells)


def test_a_missing_stage_names_who_performs_it_elsewhere_and_how_to_meet() -> None:
    """Of cluster a, m saws; nobody planes but n of b. m and n both belong to c; a fair teaches what a and b lack."""
    graph = chain(Graph().cluster("a", "b", "c"), "saw", "plane", "varnish")
    graph.member("m", "a", "c").member("n", "b", "c").say("performs", "m", "saw").say("performs", "n", "plane")
    graph.needs("a", "x", "y").needs("b", "x").needs("c", "z")
    for event, cells in (
        ("fair", {"state": "planned", "starts_on": "2020-02-01"}),
        ("over", {"state": "planned", "starts_on": "2019-12-31"}),
        ("held", {"state": "held"}),
    ):
        graph.node("Event", event, **cells).say("teaches", event, "x")
    graph.node("Event", "school", state="planned").say("teaches", "school", "y")
    told = study_of(graph, cluster_ids=["a"])

    assert told.value_chain_ids == ["joinery"]
    assert [(one.stage_id, one.performer_ids, one.outside_ids) for one in told.stages] == [
        ("saw", ["m"], []),
        ("plane", [], ["n"]),
        ("varnish", [], []),
    ]
    assert [(one.stage_id, one.cluster_id, one.performer_count) for one in told.missing_stages] == [
        ("plane", None, 1),
        ("varnish", None, 0),
    ]
    (performer,) = told.missing_stages[0].performers
    assert (performer.organisation_id, performer.cluster_ids) == ("n", ["b", "c"])
    assert performer.statement_ids == ["performs:n:plane:survey:"]
    assert performer.introduction is not None
    assert (performer.introduction.from_id, performer.introduction.sentence) == (
        "m",
        "the m belongs to the c; the n belongs to the c",
    )
    assert [step.statement_id for step in performer.introduction.steps] == [
        "member_of:m:c:survey:",
        "member_of:n:c:survey:",
    ]
    (meeting,) = performer.meetings
    assert (meeting.event_id, meeting.reason, meeting.competence_ids) == ("fair", "both_lack", ["x"])
    assert meeting.statement_ids == ["needs:a:x:survey:", "needs:b:x:survey:", "teaches:fair:x:survey:"]
    assert [one.action for one in found(told, "missing_stage")] == [
        "For the plane, ask the m to introduce you to the n, or meet at the fair.",
        "Ask the members whether anybody does the varnish; else look beyond the clusters known here.",
    ]
    (needs,) = found(told, "open_needs")
    assert (needs.values["count"], needs.values["taught"]) == (2, 2)


def test_of_several_clusters_each_is_told_what_it_lacks_and_what_all_lack_once() -> None:
    graph = chain(Graph().cluster("a", "b").member("m", "a").member("n", "b"), "saw", "plane", "varnish")
    graph.say("performs", "m", "saw").say("performs", "n", "plane")
    told = study_of(graph, cluster_ids=["a", "b"])
    assert [
        (one.cluster_id, one.stage_id, [who.organisation_id for who in one.performers]) for one in told.missing_stages
    ] == [
        (None, "varnish", []),
        ("a", "plane", ["n"]),
        ("b", "saw", ["m"]),
    ]
    whole = study_of(graph, chain_id="joinery")
    assert [(one.cluster_id, one.stage_id) for one in whole.missing_stages] == [(None, "varnish")]
    assert [(one.cluster_id, one.stage_ids) for one in whole.clusters] == [("a", ["saw"]), ("b", ["plane"])]


@pytest.mark.parametrize(
    ("links", "types"),
    [
        ("coordinates boss a, coordinates boss b", "COORDINATES COORDINATES MEMBER_OF"),
        ("collaborates_with b a", "COLLABORATES_WITH MEMBER_OF"),
        ("related_to n m", "RELATED_TO"),
        ("supplies n m", "SUPPLIES"),
        ("attended m fair, attended n fair", "ATTENDED ATTENDED"),
        ("attended m school, attended n school", ""),
        ("takes_part_in a p, takes_part_in b p", "TAKES_PART_IN TAKES_PART_IN MEMBER_OF"),
        ("member_of m c, member_of k c, supplies k n", "MEMBER_OF MEMBER_OF SUPPLIES"),
        ("supplies m k1, supplies k1 k2, supplies k2 k3, supplies k3 n", "SUPPLIES SUPPLIES SUPPLIES SUPPLIES"),
        ("supplies m k1, supplies k1 k2, supplies k2 k3, supplies k3 k4, supplies k4 n", ""),
        ("", ""),
    ],
)
def test_an_introduction_is_the_shortest_known_way(links: str, types: str) -> None:
    graph = Graph().cluster("a", "b", "c").member("m", "a").member("n", "b").node("Programme", "p")
    for key in ("boss", "k", "k1", "k2", "k3", "k4"):
        graph.node("Member", key)
    graph.node("Event", "fair", state="held", starts_on="2019-01-01").node("Event", "school", state="planned")
    for table, start, end in (link.split() for link in links.split(", ") if link):
        graph.say(table, start, end, **({"product": "boards"} if table == "supplies" else {}))
    told = acquaintances(facts_of(graph)).introductions(["a", "m"], ["n"])
    assert [step.type for step in told["n"].steps] == types.split() if types else told == {}


def test_of_ways_of_the_same_length_the_closest_acquaintance_comes_first() -> None:
    graph = Graph().cluster("a", "b").member("m", "a").member("n", "b")
    graph.node("Event", "fair").say("attended", "m", "fair").say("attended", "n", "fair")
    assert acquaintances(facts_of(graph)).introductions(["m"], ["n"])["n"].sentence == (
        "the m attended the fair; the n attended the fair"
    )
    graph.say("member_of", "m", "b")
    assert acquaintances(facts_of(graph)).introductions(["m"], ["n"])["n"].sentence == (
        "the m belongs to the b; the n belongs to the b"
    )


def test_meetings_are_planned_events_that_both_have_a_reason_to_come_to() -> None:
    graph = chain(Graph().cluster("a", "b").member("m", "a").member("n", "b"), "saw", "plane")
    graph.say("performs", "m", "saw").say("performs", "n", "plane").needs("a", "x").needs("b", "y")
    for event, taught in (("both", "xy"), ("only-a", "x"), ("nothing", "")):
        graph.node("Event", event, state="planned", starts_on="2020-05-01")
        for competence in taught:
            graph.say("teaches", event, competence)
    graph.node("Event", "gala", state="planned").say("attended", "m", "gala").say("attended", "b", "gala")
    ((performer,),) = (one.performers for one in study_of(graph, cluster_ids=["a"]).missing_stages)
    assert [(one.event_id, one.reason, one.competence_ids) for one in performer.meetings] == [
        ("gala", "both_registered", []),
        ("both", "each_lacks", ["x", "y"]),
    ]


def test_single_sources_by_hand() -> None:
    """c gets glue all from s, boards from s and t, nails 60% from t, wax from s: who else delivers it is unknown."""
    graph = delivers(Graph(), "s", "c", "glue", share="1")
    delivers(delivers(graph, "s", "c", "boards"), "t", "c", "Boards")
    delivers(delivers(graph, "t", "c", "nails", share="0.6"), "s", "d", "Nails")
    delivers(graph, "s", "c", "wax")
    told = supplies.single_sources(facts_of(graph), ["c"])
    assert [(one.product, one.supplier_id, one.share, one.others, one.elsewhere_ids) for one in told] == [
        ("glue", "s", 1.0, "none", []),
        ("nails", "t", 0.6, "exist", ["s"]),
        ("wax", "s", None, "unknown", []),
    ]
    assert told[0].statement_ids == ["supplies:s:c:survey::glue"]
    assert [one.action for one in found(study_of(graph, member_ids=["c"]), "single_source")] == [
        "The c: look for a second source of glue; nobody else is known to deliver it.",
        "The c: talk to others who deliver nails elsewhere: the s.",
        "Ask the c who else delivers wax, and how much; then add the rows.",
    ]


@pytest.mark.parametrize(
    ("shares", "value", "lowest", "highest", "reason"),
    [
        (["0.6", "0.3", "0.1"], 0.46, 0.46, 0.46, None),
        (["1"], 1, 1, 1, None),
        (["0.33", "0.33", "0.33"], 0.3267, 0.3267, 0.3267, None),
        (["0.6", "0.3"], None, 0.45, 0.46, "the known shares add up to 0.9; who delivers the rest is unknown"),
        (["0.6", ""], None, 0.36, 0.52, "the known shares add up to 0.6; the share of the s1 is unknown"),
        (["1", ""], None, 1, 1, "the known shares add up to 1; the share of the s1 is unknown"),
        (["0.8", "0.4"], None, None, None, "the shares add up to 1.2, more than the whole"),
        (["", ""], None, None, None, "no share is known"),
    ],
)
def test_concentration_by_hand(
    shares: list[str], value: float | None, lowest: float | None, highest: float | None, reason: str | None
) -> None:
    graph = Graph()
    for at, share in enumerate(shares):
        delivers(graph, f"s{at}", "c", **({"share": share} if share else {}))
    (told,) = supplies.concentrations(facts_of(graph), ["c"])
    assert told.shares == [float(share) if share else None for share in shares]
    assert (told.value, told.lowest, told.highest, told.reason) == (value, lowest, highest, reason)


def test_sources_that_disagree_about_a_share_leave_it_unknown() -> None:
    graph = delivers(delivers(Graph(), "s", "c", share="0.5"), "s", "c", share="0.6", source_id="press")
    (told,) = supplies.concentrations(facts_of(graph), ["c"])
    assert (told.shares, told.value, told.reason) == ([None], None, "sources disagree about the share of the s")
    assert told.source_ids == ["press", "survey"]
    agreeing = delivers(delivers(Graph(), "s", "c", share="1"), "s", "c", share="1", source_id="press")
    assert [one.value for one in supplies.concentrations(facts_of(agreeing), ["c"])] == [1]


def test_exposure_by_hand() -> None:
    graph = delivers(Graph(), "s", "c", "glue", time_to_recover="10", time_to_survive="3")
    delivers(graph, "s", "c", time_to_recover="2", time_to_survive="3.5")
    delivers(graph, "t", "c", time_to_recover="2")
    delivers(graph, "t", "c", "wax", time_to_recover="2", time_to_survive="1")
    delivers(graph, "t", "c", "wax", time_to_recover="4", time_to_survive="1", source_id="press")
    told = supplies.exposures(facts_of(graph), ["c"])
    assert [(one.product, one.supplier_id, one.weeks, one.reason, one.other_supplier_ids) for one in told] == [
        ("glue", "s", 7, None, []),
        ("boards", "s", -1.5, None, ["t"]),
        ("boards", "t", None, "the time to survive is unknown", ["s"]),
        ("wax", "t", None, "sources disagree about the time to recover", []),
    ]
    (finding,) = found(study_of(graph, member_ids=["c"]), "exposed")
    assert finding.sentence == (
        "The c would be without glue from the s for 7 weeks if it stopped: deliveries resume after 10 weeks,"
        " and the c can do without for 3."
    )
    assert finding.values["weeks"] == 7


def test_bridges_by_hand() -> None:
    """m joins a and b alone; c and d trade over two pairs; what two of c deliver is not between a and b."""
    graph = Graph().cluster("a", "b", "c", "d").member("m", "a").member("n1", "b").member("n2", "b")
    delivers(delivers(graph, "m", "n1"), "n2", "m", "glue")
    graph.member("k1", "c").member("k2", "c").member("l1", "d").member("l2", "d")
    delivers(delivers(graph, "k1", "l1"), "l2", "k2")
    graph.member("p", "a", "c").member("q", "b", "c")
    delivers(graph, "p", "q", "nails")
    told = statistics.supply_network(facts_of(graph)).bridges
    between = [(one.cluster_id, one.other_cluster_id, one.member_id, one.partner_ids) for one in told]
    assert between == [
        ("a", "b", "m", ["n1", "n2"]),
        ("a", "c", "p", ["q"]),
        ("a", "c", "q", ["p"]),
        ("b", "c", "p", ["q"]),
        ("b", "c", "q", ["p"]),
    ]
    assert told[1].shared_member_ids == ["p"]


def test_the_golden_chain_as_a_study() -> None:
    """Raw to r1 hangs on mould and assemble; r2, which has a side feeder, is no false alarm."""
    graph = Graph().cluster("a").member("m", "a").node("ValueChain", "joinery")
    for stage in sorted({stage for edge in GOLDEN for stage in edge}):
        graph.node("Stage", stage).say("part_of", stage, "joinery").say("performs", "m", stage)
    for start, end in GOLDEN:
        graph.say("feeds", start, end)
    told = study_of(graph, chain_id="joinery")
    needed = {one.stage_id: one.needed_for_ids for one in told.stages if one.needed_for_ids}
    assert needed == {
        "raw": ["assemble", "compound", "mould", "r1", "tool"],
        "mould": ["assemble", "r1"],
        "assemble": ["r1"],
    }
    routes = ways.routes(facts_of(graph), "stages", "raw", "r1")
    assert (routes.single_point_ids, routes.path_count, routes.connected) == (["mould", "assemble"], 1, True)
    assert ways.routes(facts_of(graph), "stages", "raw", "mould").path_count == 2
    assert [one.values["stage"] for one in found(told, "one_performer")][:3] == ["the raw", "the mould", "the assemble"]


def test_routes_by_hand() -> None:
    graph = delivers(delivers(delivers(Graph(), "a", "b"), "b", "c"), "a", "c", "glue")
    told = ways.routes(facts_of(graph), "supplies", "a", "c")
    assert (told.single_point_ids, told.path_count) == ([], 2)
    assert [[step.statement_id for step in path] for path in told.paths] == [
        ["supplies:a:c:survey::glue"],
        ["supplies:a:b:survey::boards", "supplies:b:c:survey::boards"],
    ]
    back = ways.routes(facts_of(graph), "supplies", "c", "a")
    assert (back.connected, back.path_count, back.paths, back.single_point_ids) == (False, 0, [], [])
    same = ways.routes(facts_of(graph), "supplies", "a", "a")
    assert (same.connected, same.path_count, same.single_point_ids) == (True, 0, [])


def test_a_cluster_of_which_nothing_is_known_has_everything_named_unknown() -> None:
    told = study_of(Graph().cluster("nebula"), cluster_ids=["nebula"])
    assert [heading.key for heading in told.headings] == [
        "inputs", "production", "markets", "governance", "sustainability", "finance", "environment",
    ]  # fmt: skip
    assert all(heading.nothing_known and not heading.findings and heading.needed for heading in told.headings)
    assert [(one.wording, one.needed) for one in told.unknowns] == [
        ("no_stage", "performs.csv"),
        ("no_member", "member_of.csv"),
        ("no_coordinator", "coordinates.csv"),
        ("no_need", "needs.csv"),
    ]
    assert (told.stages, told.missing_stages, told.exposures, told.sources, told.statuses) == ([], [], [], [], [])
    assert told.network.member_count == 0
    assert page(told).count("**Nothing known.**") == 7


def test_what_is_unknown_of_deliveries_and_ends_is_counted() -> None:
    graph = chain(Graph().cluster("a").member("m", "a").member("n", "a").member("k", "a"), "saw", "plane")
    graph.node("Stage", "loose").say("part_of", "loose", "joinery")
    graph.say("performs", "m", "saw").say("performs", "n", "plane")
    delivers(delivers(graph, "m", "n", share="1"), "x", "n", "glue", time_to_recover="3", time_to_survive="3")
    told = {one.wording: one for one in study_of(graph, cluster_ids=["a"]).unknowns}
    assert told["no_flow"].subject_ids == ["loose"]
    assert told["no_supplier"].subject_ids == ["m"]
    assert told["no_customer"].subject_ids == ["n"]
    assert (told["no_delivery"].subject_ids, told["no_delivery"].values["of"]) == (["k"], 3)
    assert (told["no_share"].values["count"], told["no_share"].values["of"]) == (1, 2)
    assert (told["no_times"].values["count"], told["no_times"].subject_ids) == (1, ["n"])


def test_a_cluster_that_performs_a_stage_is_not_one_performer() -> None:
    graph = (
        chain(Graph().cluster("a").member("m", "a"), "saw", "plane")
        .say("performs", "a", "saw")
        .say("performs", "m", "plane")
    )
    told = study_of(graph, chain_id="joinery")
    assert [one.subject_ids for one in found(told, "one_performer")] == [["plane", "m"]]
    (unknown,) = (one for one in told.unknowns if one.wording == "no_performing_member")
    assert unknown.subject_ids == ["a", "saw"]


def test_figures_fall_under_the_heading_of_their_unit() -> None:
    graph = Graph().cluster("a")
    for key, unit in (("turnover", "EUR"), ("power", "MWh"), ("staff", "employees"), ("label", "")):
        graph.node("Figure", key, property=key, value="7", **({"unit": unit} if unit else {}))
        graph.say("has_figure", "a", key)
    told = study_of(graph, cluster_ids=["a"])
    assert {one.values["property"]: one.heading for one in found(told, "published_figure")} == {
        "turnover": "finance",
        "power": "sustainability",
        "staff": "production",
        "label": "production",
    }


def test_governance_and_surroundings_by_hand() -> None:
    graph = Graph().cluster("a", "b").member("m", "a").member("n", "b").member("s", "a").node("Programme", "p")
    graph.node("Member", "u", kind="research").say("member_of", "u", "a").say("takes_part_in", "a", "p")
    delivers(delivers(graph, "s", "m"), "m", "n", "chairs")
    graph.say("related_to", "m", "n", kind="subsidiary_of").needs("a", "x").node("Event", "fair", state="planned")
    graph.say("teaches", "fair", "x")
    told = study_of(graph, cluster_ids=["a"])
    expected = {
        "uncoordinated_trade": [
            "Members of the a and the b deliver to one another (1 statement), but no collaboration of the two clusters"
            " is on record."
        ],
        "common_hands": ["The m is a subsidiary of the n: the two may act, and fail, together."],
        "programme": ["The a takes part in the p."],
        "support": ["The a has schools, institutes, associations or public bodies that serve its members: the u."],
        "event_ahead": [
            "The fair, planned for a day not known, teaches what clusters of the study lack: the art of x."
        ],
        "central_member": ["50% of all pairs of others are joined most shortly over the m."],
        "delivers_beyond": ["The m delivers chairs to others outside the study: the n."],
    }
    assert {kind: [one.sentence for one in found(told, kind)] for kind in expected} == expected
    together = graph.say("collaborates_with", "b", "a")
    assert found(study_of(together, cluster_ids=["a"]), "uncoordinated_trade") == []


def test_synthetic_statements_count_only_when_asked_for_and_are_marked() -> None:
    graph = chain(Graph().cluster("a", status="synthetic"), "saw").node("Member", "m", status="synthetic")
    graph.say("member_of", "m", "a", status="synthetic").say("performs", "m", "saw", status="synthetic")
    told = study_of(graph, EVERYTHING, chain_id="joinery")
    assert told.statuses == ["fact", "synthetic"]
    assert found(told, "one_performer")[0].statuses == ["fact", "synthetic"]
    assert "**SYNTHETIC**" in page(told)
    plain = study_of(graph, chain_id="joinery")
    assert (plain.organisations, plain.clusters) == ([], [])
    assert "SYNTHETIC" not in page(plain)


def test_long_lists_are_cut_and_say_so() -> None:
    graph = Graph()
    for at in range(4):
        delivers(graph, "s", "c", f"product {at}", time_to_recover="2", time_to_survive="1")
    told = study_of(graph, member_ids=["c"], max_rows=3)
    assert (len(told.single_sources), told.cut["single_sources"]) == (3, 4)
    assert told.cut["headings.inputs"] == 6, "findings tell of rows that are shown"
    assert "single_sources (4)" in page(told)
    assert study_of(graph, member_ids=["c"], max_rows=8).cut == {}
    with pytest.raises(BadInput):
        study_of(graph, member_ids=["c"], max_rows=0)
    with pytest.raises(BadInput, match="what to study"):
        study_of(graph)


def test_a_page_holds_signs_of_markdown_as_text() -> None:
    graph = chain(Graph(), "saw").node("Member", "m", name_en='A|B <b>*"x"*</b> [1]').say("performs", "m", "saw")
    told = page(study_of(graph, chain_id="joinery"))
    assert r"A\|B \<b\>\*" in told
    assert "<b>" not in told
    assert "A#124;B #60;b#62;*#34;x#34;*#60;/b#62; #91;1#93;" in told


def test_the_industry_narrows_who_else_is_named() -> None:
    graph = chain(Graph().cluster("a", industry="wood").cluster("b", industry="steel").cluster("c"), "saw", "plane")
    graph.member("m", "a").member("n", "b").member("k", "c").say("performs", "m", "saw")
    graph.say("performs", "n", "plane").say("performs", "k", "plane")
    everywhere = study_of(graph, cluster_ids=["a"]).missing_stages[0]
    steel = study_of(graph, Scope(as_of=DAY, industry_id="steel"), cluster_ids=["a"]).missing_stages[0]
    assert [one.organisation_id for one in everywhere.performers] == ["k", "n"]
    assert [one.organisation_id for one in steel.performers] == ["n"]
