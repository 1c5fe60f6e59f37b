"""What the plan of a query may do: only operators, procedures and functions that are known to read.

Neo4j's own type of a query does not tell: it calls LOAD CSV and TERMINATE TRANSACTIONS reads. An operator
that is on no list, of a later version perhaps, is refused. A plan does not show what stands within a list
expression; what could read files or call procedures there is refused by its text.
"""

from gapbridge.adhoc.refused import QueryRefused
from gapbridge.database import Plan

MAX_ROWS = 10_000_000  # of one step, as Neo4j expects them: as many as pass in the time there is

# The operators that read, without what follows their name in brackets.
_READING = """
    AllNodesScan NodeByLabelScan UnionNodeByLabelsScan IntersectionNodeByLabelsScan
    SubtractionNodeByLabelsScan NodeByIdSeek NodeByElementIdSeek NodeIndexScan NodeIndexSeek
    NodeIndexSeekByRange NodeUniqueIndexSeek NodeUniqueIndexSeekByRange NodeIndexContainsScan
    NodeIndexEndsWithScan MultiNodeIndexSeek NodeFulltextIndexSearch NodeVectorIndexSearch
    NodeCountFromCountStore RelationshipCountFromCountStore DynamicLabelNodeLookup
    DynamicDirectedRelationshipTypeLookup DynamicUndirectedRelationshipTypeLookup

    Expand OptionalExpand VarLengthExpand ProjectEndpoints Repeat RepeatAcyclic BidirectionalRepeat
    PathPropagatingBFS ShortestPath StatefulShortestPath TriadicSelection TriadicBuild TriadicFilter

    Argument Apply SemiApply AntiSemiApply LetSemiApply LetAntiSemiApply SelectOrSemiApply
    SelectOrAntiSemiApply LetSelectOrSemiApply LetSelectOrAntiSemiApply ConditionalApply AntiConditionalApply
    RollUpApply
    CartesianProduct NodeHashJoin NodeLeftOuterHashJoin NodeRightOuterHashJoin ValueHashJoin ValueMergeJoin
    Union OrderedUnion

    EmptyRow Unwind Projection CacheProperties Filter Optional Distinct OrderedDistinct EagerAggregation
    OrderedAggregation Sort PartialSort Top PartialTop Skip Limit PreserveOrder ProduceResults ProcedureCall
"""
# The same, each as Directed... and as Undirected...
_READING_RELATIONSHIPS = """
    AllRelationshipsScan RelationshipTypeScan UnionRelationshipTypesScan RelationshipByIdSeek
    RelationshipByElementIdSeek RelationshipIndexScan RelationshipIndexSeek RelationshipIndexSeekByRange
    RelationshipIndexContainsScan RelationshipIndexEndsWithScan RelationshipUniqueIndexSeek
    RelationshipUniqueIndexSeekByRange RelationshipFulltextIndexSearch RelationshipVectorIndexSearch
"""
OPERATORS = frozenset(_READING.split()) | {
    direction + name for direction in ("Directed", "Undirected") for name in _READING_RELATIONSHIPS.split()
}

# Procedures that read this database and nothing else, by their names in small letters.
_PROCEDURES = """
    db.labels db.relationshipTypes db.propertyKeys db.ping
    db.schema.visualization db.schema.nodeTypeProperties db.schema.relTypeProperties
    db.index.fulltext.listAvailableAnalyzers db.index.fulltext.queryNodes db.index.fulltext.queryRelationships
    db.index.vector.queryNodes db.index.vector.queryRelationships
"""
PROCEDURES = {name.lower(): name for name in _PROCEDURES.split()}

# Functions with a namespace, or all of a namespace; those without one are Neo4j's own and only compute.
# Left out: graph.* (other databases), string.regexReplace (patterns without end), all that others install.
_FUNCTIONS = """
    date datetime localdatetime time localtime duration point vector.similarity coll uuid
    string.indexof string.join
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())


def check_plan(plan: Plan) -> None:
    """Return when the plan only reads this database, and not endlessly.

    Raises:
        QueryRefused: It does more; the message says what.
    """
    more = sorted({operator for operator, _ in plan.operators if operator.split("(")[0] not in OPERATORS})
    if more:
        raise QueryRefused(f"The query does more than read: its plan has {', '.join(more)}.", "Leave that part out.")
    for operator, details in plan.operators:
        procedure = details.split("(")[0].strip()
        if operator == "ProcedureCall" and procedure.lower() not in PROCEDURES:
            raise QueryRefused(f"The procedure {procedure[:80]} is refused: it is not known to only read.")
    if plan.kind != "r":
        raise QueryRefused("The query does more than read, as Neo4j says.", "Leave that part out.")
    if plan.most_rows > MAX_ROWS:
        raise QueryRefused(
            f"The query would go through some {plan.most_rows:,.0f} rows, as Neo4j expects.",
            "Start from fewer nodes, bound the length of paths, or join what stands apart.",
        )
