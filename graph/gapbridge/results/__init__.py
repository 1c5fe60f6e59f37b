"""One model for every answer; its fields are the columns of the query that computes it.

One module for each word of the domain, as the queries have one folder each.
"""

from gapbridge.results.audit import Finding
from gapbridge.results.base import NameOf, Result, Scalar
from gapbridge.results.clusters import ClusterSummary
from gapbridge.results.collaborations import Step, Suggestion
from gapbridge.results.gaps import Gap, Rating, SharedGap
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
from gapbridge.results.sources import SourceText
from gapbridge.results.studies import (
    ChainStudy,
    Heading,
    Introduction,
    Meeting,
    MissingStage,
    Performer,
    StudiedCluster,
    StudiedOrganisation,
    StudiedStage,
    StudyFinding,
    StudySource,
    Unknown,
)
from gapbridge.results.supplies import (
    Bridge,
    Concentration,
    Exposure,
    NetworkMember,
    SinglePoint,
    SingleSource,
    SupplyNetwork,
)
from gapbridge.results.value_chains import Routes, ValueChain

__all__ = [
    "BenefitLine",
    "Bridge",
    "ChainOpening",
    "ChainStudy",
    "ClusterProfile",
    "ClusterSummary",
    "Concentration",
    "Edge",
    "Effect",
    "EventDue",
    "Exposure",
    "FigureGroup",
    "Finding",
    "Gap",
    "Heading",
    "Helper",
    "Introduction",
    "Learner",
    "LoadRecord",
    "LoadReport",
    "Measurement",
    "Meeting",
    "MemberBenefits",
    "MemberCluster",
    "MemberOverview",
    "MissingStage",
    "NameOf",
    "NeedHistory",
    "NeedMoment",
    "NeedOutcome",
    "NeededCompetence",
    "NetworkMember",
    "Node",
    "OfferedCompetence",
    "Peer",
    "Peers",
    "Performer",
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
    "Result",
    "Routes",
    "RowChange",
    "Scalar",
    "SharedGap",
    "SinglePoint",
    "SingleSource",
    "SourceText",
    "Step",
    "StudiedCluster",
    "StudiedOrganisation",
    "StudiedStage",
    "StudyFinding",
    "StudySource",
    "Subgraph",
    "Suggestion",
    "SupplyNetwork",
    "TableChange",
    "TeachingEvent",
    "Unknown",
    "ValueChain",
]
