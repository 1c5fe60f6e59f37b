"""cypher/value_chains/*.cypher, value_chains.value_chains(), study(), routes(), supply_network()."""

import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gapbridge import names, value_chains
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.scope import Scope
from gapbridge.value_chains import facts, statistics, studies, ways
from gapbridge.value_chains.asked import asked
from gapbridge.value_chains.facts import ChainFacts
from tests.graphs import Graph
from tests.oracles.chain_facts import chain_facts
from tests.oracles.value_chains import Chains
from tests.reference import Reference


def test_value_chains_by_hand(database: Database) -> None:
    """Of three stages, m of a does the first (said twice), b the second, nobody the third; a fourth is in no chain."""
    graph = Graph().cluster("a", industry="wood").cluster("b").member("m", "a").member("loose")
    graph.node("ValueChain", "joinery").node("ValueChain", "empty").node("Stage", "apart")
    for stage in ("saw", "plane", "varnish"):
        graph.node("Stage", stage).say("part_of", stage, "joinery")
    graph.say("performs", "m", "saw").say("performs", "m", "saw", source_id="press").say("performs", "b", "plane")
    graph.say("performs", "loose", "plane").say("performs", "m", "apart").load(database)
    empty, joinery = value_chains.value_chains(database)
    assert joinery.model_dump() == {
        "value_chain_id": "joinery",
        "value_chain_name": "the joinery",
        "stage_count": 3,
        "missing_stage_ids": ["varnish"],
        "organisation_count": 3,
        "cluster_ids": ["a", "b"],
        "status": "fact",
        "source_id": "survey",
    }
    assert (empty.value_chain_id, empty.stage_count, empty.organisation_count, empty.cluster_ids) == ("empty", 0, 0, [])
    (wood,) = value_chains.value_chains(database, Scope(industry_id="wood"))
    assert (wood.value_chain_id, wood.cluster_ids, wood.organisation_count) == ("joinery", ["a"], 3)


def test_studies_are_those_of_the_facts(database: Database) -> None:
    graph = Graph().cluster("a", "b").member("m", "a").member("n", "b").node("ValueChain", "joinery")
    graph.node("Stage", "saw").say("part_of", "saw", "joinery").say("performs", "n", "saw").needs("n", "x")
    graph.say("supplies", "m", "n", product="boards", share="0.5").node("Figure", "f", property="staff", value="7")
    graph.node("Programme", "p").say("has_figure", "m", "f").say("takes_part_in", "a", "p").load(database)
    whoms: list[dict[str, Any]] = [
        {"chain_id": "joinery"}, {"cluster_ids": ["a", "b"]}, {"chain_id": "joinery", "member_ids": ["m"]},
    ]  # fmt: skip
    for scope in (Scope(), Scope(include_members=True)):
        found = chain_facts(Reference(graph.dataset, scope))
        for whom in whoms:
            told = value_chains.study(database, scope, **whom)
            assert told == studies.study(found, asked(found, **whom))
    assert value_chains.supply_network(database) == statistics.supply_network(found)
    assert value_chains.routes(database, "supplies", "m", "n") == ways.routes(found, "supplies", "m", "n")


def test_names_of_clusters_and_members_are_told_in_lithuanian(database: Database) -> None:
    graph = Graph().cluster("a", name_lt="Gintaras").node("Member", "m", name_lt="Narys").node("ValueChain", "joinery")
    graph.node("Stage", "saw").say("part_of", "saw", "joinery").say("performs", "a", "saw").say("performs", "m", "saw")
    graph.load(database)
    told = names.in_language(database, value_chains.study(database, chain_id="joinery"), "lt")
    assert [one.organisation_name for one in told.organisations] == ["Gintaras", "Narys"]


def test_a_study_is_told_in_lithuanian_throughout(example: Database) -> None:
    scope = Scope(statuses=("synthetic",))
    english = value_chains.study(example, scope, chain_id="ex-chain-furniture")
    told = value_chains.study(example, scope, chain_id="ex-chain-furniture", language="lt")
    assert told.title != english.title
    for mine, theirs in zip(studies.findings(told), studies.findings(english), strict=True):
        assert (mine.wordings, mine.statement_ids) == (theirs.wordings, theirs.statement_ids)
        assert mine.sentence != theirs.sentence and (mine.action != theirs.action or not mine.action)
    assert {one.title for one in told.headings}.isdisjoint(one.title for one in english.headings)
    assert {one.sentence for one in told.unknowns}.isdisjoint(one.sentence for one in english.unknowns)
    assert any("savait" in one.sentence for one in studies.findings(told))
    seen = value_chains.study(example, scope, cluster_ids=["ex-amberwood"], language="lt").title
    assert "seen from" not in seen and ":" in seen


def test_studies_refuse_what_is_not_there(database: Database) -> None:
    graph = Graph().cluster("a").member("m", "a").node("ValueChain", "joinery").node("Stage", "saw")
    graph.load(database)
    whoms: list[dict[str, Any]] = [{"chain_id": "joinary"}, {"cluster_ids": ["aa"]}, {"member_ids": ["m", "mm"]}]
    for whom in whoms:
        with pytest.raises(NotFound, match="Did you mean"):
            value_chains.study(database, **whom)
    with pytest.raises(NotFound, match="value chain 'x'"):
        value_chains.study(database, chain_id="x")
    with pytest.raises(NotFound, match="industry"):
        value_chains.study(database, Scope(industry_id="x"), chain_id="joinery")
    with pytest.raises(BadInput, match="what to study"):
        value_chains.study(database)
    with pytest.raises(NotFound, match="stage 'm'"):
        value_chains.routes(database, "stages", "saw", "m")
    with pytest.raises(NotFound, match="member 'saw'"):
        value_chains.routes(database, "supplies", "saw", "m")
    with pytest.raises(BadInput):
        value_chains.supply_network(database, max_rows=0)


def test_an_empty_graph_has_no_value_chain(database: Database) -> None:
    assert value_chains.value_chains(database) == []
    assert value_chains.supply_network(database).member_count == 0


def test_nebula_is_unknown_and_the_plastics_cluster_is_no_single_performer(inolink: Database, project: Path) -> None:
    nebula = value_chains.study(inolink, cluster_ids=["nebula"])
    assert {one.wording for one in nebula.unknowns} == {"no_stage", "no_member", "no_coordinator"}
    assert {one.key for one in nebula.headings if one.nothing_known} == {
        "inputs", "markets", "governance", "sustainability", "finance",
    }  # fmt: skip
    plastics = value_chains.study(inolink, chain_id="plastics-processing")
    assert {one.wording for one in plastics.unknowns} >= {"no_flow", "no_performing_member"}
    assert [one for one in studies.findings(plastics) if one.kind == "one_performer"] == []
    assert "synthetic" not in plastics.statuses


def test_the_example_studies_are_what_their_command_makes(example: Database, project: Path) -> None:
    spec = importlib.util.spec_from_file_location("example", project / "scripts" / "make_study_example.py")
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    for name, text in made.pages(example).items():
        stored = (project / name).read_text(encoding="utf-8")
        assert made.without_hash(stored) == made.without_hash(text), "run `make study-example`"


def check_value_chains(database: Database, graph: Graph, scope: Scope) -> None:
    """On a random graph (test_random_graphs.py): the list and the facts of studies agree with plain Python.

    What follows from the facts is held against plain Python in tests/unit/test_value_chain_laws.py.
    """
    reference = Reference(graph.dataset, scope)
    listed = value_chains.value_chains(database, scope)
    expected = Chains(reference).value_chains()
    columns = set(expected[0]) if expected else set()
    assert [one.model_dump(include=columns) for one in listed] == expected

    found, told = chain_facts(reference), facts.read(database, scope)
    assert without_needs(told) == without_needs(found)
    assert {key: {need.id for need in given} for key, given in told.needs.items()} == {
        key: {need.id for need in given} for key, given in found.needs.items()
    }


def without_needs(found: ChainFacts) -> ChainFacts:
    return replace(found, needs={})
