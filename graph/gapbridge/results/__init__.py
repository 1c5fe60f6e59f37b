"""One model for every answer; its fields are the columns of the query that computes it.

One module for each word of the domain, as the queries have one folder each.
"""

from gapbridge.results.audit import Finding
from gapbridge.results.base import NameOf, Result, Scalar, told_fields
from gapbridge.results.clusters import ClusterSummary
from gapbridge.results.collaborations import (
    Collaboration,
    Contact,
    Foresight,
    Hindsight,
    Organisation,
    Pair,
    Reasons,
    Step,
    Suggestion,
)
from gapbridge.results.gap_matrix import CellState, GapMatrix, MatrixCell, MatrixCluster, MatrixCompetence
from gapbridge.results.gaps import Gap, Rating
from gapbridge.results.graph import Edge, Node, Subgraph
from gapbridge.results.loads import LoadRecord, LoadReport, RowChange, TableChange
from gapbridge.results.matching import Proposal
from gapbridge.results.members import (
    BenefitLine,
    ChainOpening,
    EventDue,
    Helper,
    Learner,
    MemberBenefits,
    MemberCluster,
    MemberOverview,
    NeededCompetence,
    OfferedCompetence,
    TeachingEvent,
)
from gapbridge.results.outcomes import Effect, Measurement, NeedHistory, NeedMoment, NeedOutcome
from gapbridge.results.profiles import (
    ClusterProfile,
    FigureGroup,
    Peer,
    Peers,
    ProfileCollaboration,
    ProfileEvent,
    ProfileField,
    ProfileIndustry,
    ProfileMember,
    ProfileNeed,
    ProfileOffer,
    ProfileProgramme,
    PublishedFigure,
)
from gapbridge.results.search import NamedThing
from gapbridge.results.shared_gaps import Cover, GapAgreement, RolledUpGap, SharedGap
from gapbridge.results.sources import SourceText

__all__ = [
    "BenefitLine",
    "CellState",
    "ChainOpening",
    "ClusterProfile",
    "ClusterSummary",
    "Collaboration",
    "Contact",
    "Cover",
    "Edge",
    "Effect",
    "EventDue",
    "FigureGroup",
    "Finding",
    "Foresight",
    "Gap",
    "GapAgreement",
    "GapMatrix",
    "Helper",
    "Hindsight",
    "Learner",
    "LoadRecord",
    "LoadReport",
    "MatrixCell",
    "MatrixCluster",
    "MatrixCompetence",
    "Measurement",
    "MemberBenefits",
    "MemberCluster",
    "MemberOverview",
    "NameOf",
    "NamedThing",
    "NeedHistory",
    "NeedMoment",
    "NeedOutcome",
    "NeededCompetence",
    "Node",
    "OfferedCompetence",
    "Organisation",
    "Pair",
    "Peer",
    "Peers",
    "ProfileCollaboration",
    "ProfileEvent",
    "ProfileField",
    "ProfileIndustry",
    "ProfileMember",
    "ProfileNeed",
    "ProfileOffer",
    "ProfileProgramme",
    "Proposal",
    "PublishedFigure",
    "Rating",
    "Reasons",
    "Result",
    "RolledUpGap",
    "RowChange",
    "Scalar",
    "SharedGap",
    "SourceText",
    "Step",
    "Subgraph",
    "Suggestion",
    "TableChange",
    "TeachingEvent",
    "told_fields",
]
