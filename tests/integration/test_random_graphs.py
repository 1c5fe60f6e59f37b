"""Every question on random graphs: it agrees with plain Python and obeys its laws.

The checks stand beside each question's tests by hand; they share the loading of a graph, which takes longest.
"""

from hypothesis import given

from gapbridge.database import Database
from gapbridge.scope import Scope
from tests.conftest import EMPTY, cypher
from tests.graphs import Graph
from tests.integration.test_facts import check_facts
from tests.integration.test_gap_views import check_gap_views
from tests.integration.test_gaps_of import check_gaps_of
from tests.integration.test_members import check_laws_of_members, check_members
from tests.integration.test_outcomes import check_laws_of_outcomes, check_outcomes
from tests.integration.test_profiles import check_profiles
from tests.integration.test_programme import check_laws_of_the_programme, check_programme
from tests.integration.test_projection import check_projections
from tests.integration.test_shared_gaps import check_laws_of_shared_gaps, check_shared_gaps
from tests.integration.test_suggestions import check_suggestions
from tests.integration.test_value_chains import check_value_chains
from tests.integration.test_watch import check_watches
from tests.integration.test_what_if import check_what_if
from tests.random_graphs import graphs, scopes


@given(graph=graphs(), scope=scopes())
def test_every_question_agrees_with_plain_python_and_obeys_its_laws(
    database: Database, graph: Graph, scope: Scope
) -> None:
    cypher(database, EMPTY)
    graph.load(database)
    check_facts(database, graph, scope)
    check_shared_gaps(database, graph, scope)
    check_gap_views(database, graph, scope)
    check_gaps_of(database, graph, scope)
    check_suggestions(database, graph, scope)
    check_outcomes(database, graph, scope)
    check_members(database, graph, scope)
    check_profiles(database, graph, scope)
    check_value_chains(database, graph, scope)
    check_programme(database, graph, scope)
    check_projections(database, graph, scope)
    check_what_if(database, graph, scope)
    check_laws_of_shared_gaps(database, graph, scope)
    check_laws_of_outcomes(database, graph, scope)
    check_laws_of_members(database, graph, scope)
    check_laws_of_the_programme(database, graph, scope)
    check_watches(database, graph, scope)
