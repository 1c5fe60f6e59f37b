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
<<<<<<< HEAD
from gapbridge.results.outcomes import Effect, Measurement, NeedHistory, NeedMoment, NeedOutcome
=======
from gapbridge.results.search import NamedThing
>>>>>>> e3fc3be (Search: names of both languages, inflected, without accents, mistyped)
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
<<<<<<< HEAD
    "NeedHistory",
    "NeedMoment",
    "NeedOutcome",
=======
    "NamedThing",
>>>>>>> e3fc3be (Search: names of both languages, inflected, without accents, mistyped)
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
