"""One model for every answer; its fields are the columns of the query that computes it.

One module for each word of the domain, as the queries have one folder each.
"""

from gapbridge.results.audit import Finding
from gapbridge.results.base import NameOf, Result, Scalar, told_fields
from gapbridge.results.clusters import ClusterSummary
from gapbridge.results.collaborations import Step, Suggestion
from gapbridge.results.gaps import Gap, Rating, SharedGap
from gapbridge.results.graph import Edge, Node, Subgraph
from gapbridge.results.loads import LoadRecord, LoadReport, RowChange, TableChange
from gapbridge.results.outcomes import Effect, Measurement, NeedHistory, NeedMoment, NeedOutcome
from gapbridge.results.search import NamedThing
from gapbridge.results.sources import SourceText

__all__ = [
    "ClusterSummary",
    "Edge",
    "Effect",
    "Finding",
    "Gap",
    "LoadRecord",
    "LoadReport",
    "Measurement",
    "NameOf",
    "NamedThing",
    "NeedHistory",
    "NeedMoment",
    "NeedOutcome",
    "Node",
    "Rating",
    "Result",
    "RowChange",
    "Scalar",
    "SharedGap",
    "SourceText",
    "Step",
    "Subgraph",
    "Suggestion",
    "TableChange",
    "told_fields",
]
