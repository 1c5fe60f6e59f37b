"""cypher/collaborations/beginnings.cypher and undated.cypher, collaborations.hindsight(), Hindsight."""

from datetime import date, timedelta
from itertools import combinations

import pytest

from gapbridge import collaborations
from gapbridge.database import Database
from gapbridge.errors import BadInput, NotFound
from gapbridge.scope import Scope
from tests.graphs import Graph

DAY = date(2020, 1, 1)
CLUSTERS = [f"c{number:02}" for number in range(12)]
PAIRS = list(combinations(CLUSTERS, 2))


def history(graph: Graph, count: int) -> Graph:
    """Collaborations of the first pairs, one a month."""
    for month, (one, other) in enumerate(PAIRS[:count]):
        first_on = date(2015 + month // 12, 1 + month % 12, 1)
        graph.say("collaborates_with", one, other, valid_from=first_on.isoformat())
    return graph


def test_hindsight_declines_below_30_collaborations(database: Database) -> None:
    graph = history(Graph().cluster(*CLUSTERS), 29).say("collaborates_with", "c10", "c11")
    graph.say("collaborates_with", "c01", "c00", source_id="press", valid_from="2019-01-01").load(database)
    found = collaborations.hindsight(database, Scope(as_of=DAY))
    assert (found.enough, found.dated_count, found.undated_count) == (False, 29, 1)
    assert found.reason == "Not enough history: 29 collaborations have a known first day, 30 are needed."
    assert (found.candidate_count, found.guess, found.statement_count, found.foresight) == (None, None, None, [])


def test_hindsight_declines_where_nothing_came_before_or_after(database: Database) -> None:
    history(Graph().cluster(*CLUSTERS), 30).load(database)
    for split_on in (date(2015, 1, 1), date(2019, 1, 1)):
        found = collaborations.hindsight(database, Scope(as_of=DAY), split_on=split_on)
        assert (found.enough, found.foresight) == (False, [])
        assert found.reason == "Not enough history: all collaborations began on the same side of the split."


def test_hindsight_of_an_empty_graph_declines(database: Database) -> None:
    found = collaborations.hindsight(database)
    assert (found.enough, found.dated_count, found.split_on, found.earlier_count) == (False, 0, None, None)


def test_hindsight_knows_only_what_was_known_before_the_split(database: Database) -> None:
    """30 pairs; 21 began before October 2016, 9 from then on. Two of these offered the same rare thing before it, one
    began to offer it on the day of the split; the others never did."""
    graph = history(Graph().cluster(*CLUSTERS), 30)
    later = PAIRS[21:30]
    split = date(2016, 10, 1)
    for number, (one, other) in enumerate(later[:3]):
        since = split if number == 2 else split - timedelta(days=1)
        graph.offers(one, f"x{number}", valid_from=since.isoformat(), source_id=f"paper-{number}")
        graph.offers(other, f"x{number}", valid_from=since.isoformat(), source_id=f"paper-{number}")
    graph.offers("c00", "undated").load(database)

    found = collaborations.hindsight(database, Scope(as_of=DAY), first=(2, 3))

    assert (found.enough, found.split_on, found.earlier_count, found.later_count) == (True, split, 21, 9)
    assert found.candidate_count == 66 - 21
    assert found.guess == pytest.approx(9 / 45)
    assert (found.statement_count, found.undated_statement_count) == (5, 1)
    told = {(one.measure, one.first): one.precision for one in found.foresight}
    assert told["adamic_adar", 2] == told["resource_allocation", 2] == 1
    assert told["adamic_adar", 3] == pytest.approx((2 + 7 / 43) / 3)  # the third is any of the 43 others
    assert told["teach_learn", 2] == pytest.approx(9 / 45)  # nobody lacks anything: as good as a guess
    measures = {
        "teach_learn", "mutual_help", "learn_together", "do_business", "adamic_adar", "resource_allocation",
        "offer_similarity", "popularity",
    }  # fmt: skip
    assert set(told) == {(name, number) for name in measures for number in (2, 3)}


def test_hindsight_counts_a_collaboration_that_ended_and_leaves_out_what_is_undated(database: Database) -> None:
    graph = history(Graph().cluster(*CLUSTERS), 29)
    one, other = PAIRS[29]
    graph.say("collaborates_with", one, other, valid_from="2018-01-01", valid_to="2018-02-01")
    graph.say("collaborates_with", "c10", "c11").load(database)
    found = collaborations.hindsight(database, Scope(as_of=DAY))
    assert (found.enough, found.dated_count, found.undated_count) == (True, 30, 1)
    assert found.candidate_count == 66 - 21 - 1
    assert not collaborations.hindsight(database, Scope(as_of=date(2017, 12, 31))).enough


def test_hindsight_of_an_industry_is_of_its_clusters(database: Database) -> None:
    history(Graph().cluster(*CLUSTERS, industry="wood"), 30).cluster("other").load(database)
    found = collaborations.hindsight(database, Scope(as_of=DAY, industry_id="wood"))
    everything = collaborations.hindsight(database, Scope(as_of=DAY))
    assert (found.candidate_count, everything.candidate_count) == (45, 45 + 12)


def test_hindsight_refuses_what_makes_no_sense(database: Database) -> None:
    with pytest.raises(BadInput, match="1 or more"):
        collaborations.hindsight(database, first=(0,))
    with pytest.raises(BadInput, match="1 or more"):
        collaborations.hindsight(database, first=())
    with pytest.raises(NotFound):
        collaborations.hindsight(database, Scope(industry_id="nowhere"))
