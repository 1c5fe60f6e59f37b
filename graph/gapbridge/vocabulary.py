"""The one list of what the graph holds: labels, relationship types, their properties and what each means.

The row models, the loading queries, the constraints, the data dictionary and the schema page are made from
this list (`make generate`); the tests hold every other query against it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Literal, get_args

KEY_PATTERN = r"^[a-z0-9]+(?:[-._][a-z0-9]+)*$"
PARTIAL_DATE_PATTERN = r"^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$"
URL_PATTERN = r"^https?://\S+$"


class Type(Enum):
    """The type of a property, as a cell of a CSV file writes it."""

    KEY = "key: small letters, digits, - . _"
    TEXT = "text"
    URL = "web address (http or https)"
    COUNTRY = "country, ISO 3166-1 alpha-2 (LT)"
    REGION = "region, NUTS (LT011)"
    LANGUAGES = "languages, ISO 639-1, with ' | ' between (en | lt)"
    PARTIAL_DATE = "date, as exact as it is known: 2011, 2011-05 or 2011-05-31"
    DATE = "date: 2017-06-05"
    INTEGER = "whole number"
    NUMBER = "number, decimal point"
    BOOLEAN = "true or false"
    CHOICE = "one of a list"


@dataclass(frozen=True)
class Property:
    """A property of a node or relationship; an empty cell means unknown."""

    name: str
    type: Type
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None


STATUSES = ("fact", "statement", "estimate", "synthetic")
DEFAULT_STATUSES = ("fact", "statement", "estimate")
ATTRIBUTIONS = ("named_cluster", "meeting", "self", "third_party", "editor", "generator")

STATUS = Property(
    "status",
    Type.CHOICE,
    "fact: can be checked; statement: somebody said so; estimate: somebody's judgement; synthetic: made up",
    required=True,
    choices=STATUSES,
)
SOURCE = Property("source_id", Type.KEY, "key of the source that says so", required=True)
DATASET = Property("dataset", Type.KEY, "the data set a row came from; set by the loader", required=True)
PROVENANCE = (
    SOURCE,
    STATUS,
    Property(
        "attribution",
        Type.CHOICE,
        "named_cluster: its coordinator, by name; meeting: agreed by a meeting it took part in; self: an"
        " organisation about itself; third_party: others about it; editor: our own reading; generator: made up",
        required=True,
        choices=ATTRIBUTIONS,
    ),
    Property("valid_from", Type.DATE, "first day it holds; empty: no known beginning"),
    Property("valid_to", Type.DATE, "first day it no longer holds; empty: no known end"),
)
# The languages names are told in; in English everything has one.
Language = Literal["en", "lt"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
ENGLISH: Language = "en"
NAMES = (
    Property("name_en", Type.TEXT, "name in English, or as it is written in English texts", required=True),
    Property("name_lt", Type.TEXT, "name in Lithuanian"),
)

VERSION = Property("version", Type.TEXT, "version of the vocabulary it was read from: 1.1.1")


@dataclass(frozen=True)
class NodeKind:
    """A label, the file its rows stand in, and its properties."""

    label: str
    table: str
    meaning: str
    own: tuple[Property, ...]

    @property
    def key(self) -> Property:
        """The property every other table refers to."""
        return Property("id", Type.KEY, f"key of the {words((self.label,))}, never reused", required=True)

    @property
    def properties(self) -> tuple[Property, ...]:
        """All properties a cell can fill, in the order of the columns."""
        source = () if self.label == "Source" else (SOURCE,)
        return (self.key, *self.own, *source, STATUS)


@dataclass(frozen=True)
class StatementKind:
    """A relationship type between given labels, the file its rows stand in, and its properties.

    Every relationship is a statement: it carries who says so, since when, and how sure that is.
    `identity` names own properties that tell two statements of the same ends, source and day apart.
    """

    type: str
    table: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    start_column: str
    end_column: str
    meaning: str
    own: tuple[Property, ...] = ()
    identity: tuple[str, ...] = ()

    @property
    def properties(self) -> tuple[Property, ...]:
        """All properties a cell can fill, without the two ends, in the order of the columns."""
        return (*self.own, *PROVENANCE)

    @property
    def ends(self) -> tuple[Property, Property]:
        """The two columns that hold keys of the nodes at the ends."""
        return (
            Property(self.start_column, Type.KEY, f"key of the {words(self.start)} it starts from", required=True),
            Property(self.end_column, Type.KEY, f"key of the {words(self.end)} it leads to", required=True),
        )

    @property
    def pattern(self) -> str:
        """The pattern as Cypher draws it."""
        return f"(:{'|'.join(self.start)})-[:{self.type}]->(:{'|'.join(self.end)})"


Kind = NodeKind | StatementKind


def words(labels: tuple[str, ...]) -> str:
    """Labels as a sentence has them: `cluster or member`."""
    return " or ".join(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label).lower() for label in labels)


def _rating(name: str, meaning: str) -> Property:
    return Property(name, Type.NUMBER, meaning, minimum=0)


SCALE = Property("scale_max", Type.NUMBER, "highest value of the scale its ratings are on", minimum=0)

NODES: tuple[NodeKind, ...] = (
    NodeKind(
        "Source",
        "sources",
        "A text that says something: an article, a web page, a made-up data set.",
        (
            Property("title", Type.TEXT, "title, or what it is", required=True),
            Property("publisher", Type.TEXT, "who published it"),
            Property("url", Type.URL, "where it can be read"),
            Property("published_on", Type.PARTIAL_DATE, "when it was published"),
            Property("note", Type.TEXT, "how it was read, and what to beware of"),
        ),
    ),
    NodeKind(
        "Programme",
        "programmes",
        "A programme that coaches clusters.",
        (
            *NAMES,
            Property("started_on", Type.PARTIAL_DATE, "when it began"),
            Property("ended_on", Type.PARTIAL_DATE, "when it ended"),
            Property("note", Type.TEXT, "what the sources say beyond the columns"),
        ),
    ),
    NodeKind(
        "Cluster",
        "clusters",
        "A group of organisations around one industry.",
        (
            *NAMES,
            Property("founded_on", Type.PARTIAL_DATE, "when it was founded"),
            Property("country", Type.COUNTRY, "country it works from"),
            Property("region", Type.REGION, "region it works from, in that country"),
            Property("note", Type.TEXT, "what the sources say beyond the columns"),
        ),
    ),
    NodeKind(
        "Member",
        "members",
        "An organisation: usually a member of a cluster, sometimes only its coordinator.",
        (
            *NAMES,
            Property(
                "kind",
                Type.CHOICE,
                "what it is; empty: unknown",
                choices=("company", "research", "education", "association", "public", "other"),
            ),
            Property("country", Type.COUNTRY, "country it works from"),
            Property("region", Type.REGION, "region it works from, in that country"),
            Property("note", Type.TEXT, "what the sources say beyond the columns"),
        ),
    ),
    NodeKind(
        "Competence",
        "competences",
        "Something an organisation can do or know.",
        (
            *NAMES,
            Property(
                "scheme",
                Type.CHOICE,
                "the vocabulary it belongs to",
                required=True,
                choices=("local", "esco"),
            ),
            Property("uri", Type.URL, "its address in that vocabulary"),
            VERSION,
            Property("other_names_en", Type.TEXT, "other names in English, with ' | ' between"),
            Property("other_names_lt", Type.TEXT, "other names in Lithuanian, with ' | ' between"),
            Property(
                "kind",
                Type.CHOICE,
                "what its vocabulary says it is; empty: unknown",
                choices=("skill", "knowledge", "group"),
            ),
            Property(
                "reuse_level",
                Type.CHOICE,
                "how widely it is of use, as its vocabulary says; empty: unknown",
                choices=("transversal", "cross-sector", "sector-specific", "occupation-specific"),
            ),
            Property("obsolete", Type.BOOLEAN, "true: its vocabulary has withdrawn it; empty: unknown"),
            Property("description", Type.TEXT, "what its vocabulary says it is, in English"),
            Property("note", Type.TEXT, "scope, or why it has no match"),
        ),
    ),
    NodeKind(
        "Industry",
        "industries",
        "A branch of industry in a published classification.",
        (
            *NAMES,
            Property(
                "scheme",
                Type.CHOICE,
                "nace: NACE Rev. 2.1; ecosystem: the 14 EU industrial ecosystems; profile: as a cluster words it",
                required=True,
                choices=("nace", "ecosystem", "profile"),
            ),
            Property("code", Type.TEXT, "its code in the scheme"),
            VERSION,
        ),
    ),
    NodeKind("ValueChain", "value_chains", "Ordered steps from input to customer.", NAMES),
    NodeKind(
        "Stage",
        "stages",
        "One step of a value chain.",
        (
            *NAMES,
            Property("position", Type.INTEGER, "place in a printed list; says nothing of flow", minimum=0),
        ),
    ),
    NodeKind(
        "Event",
        "events",
        "An occasion at which organisations learn or meet.",
        (
            *NAMES,
            Property("state", Type.CHOICE, "held or planned; empty: unknown", choices=("held", "planned")),
            Property("starts_on", Type.DATE, "first day"),
            Property("ends_on", Type.DATE, "last day"),
            Property("when_stated", Type.TEXT, "the date as the source gives it, where it is not complete"),
            Property("place", Type.TEXT, "town, or online"),
            Property("cost", Type.NUMBER, "cost in EUR", minimum=0),
            Property("capacity", Type.INTEGER, "seats for clusters", minimum=0),
            Property("languages", Type.LANGUAGES, "languages it is held in"),
        ),
    ),
    NodeKind(
        "Assessment",
        "assessments",
        "What was measured after an event, or at a review.",
        (
            Property("assessed_on", Type.DATE, "day of the assessment", required=True),
            Property(
                "kirkpatrick_level",
                Type.INTEGER,
                "1 reaction, 2 learning, 3 behaviour, 4 results (Kirkpatrick)",
                required=True,
                minimum=1,
                maximum=4,
            ),
            _rating("pre", "rating before"),
            _rating("post", "rating after"),
            SCALE,
            Property("closes", Type.BOOLEAN, "an explicit verdict: the need is closed, or open again"),
        ),
    ),
    NodeKind(
        "Figure",
        "figures",
        "A number somebody published; figures that disagree stand side by side.",
        (
            Property("property", Type.TEXT, "what is counted or measured", required=True),
            Property("value", Type.TEXT, "the value as the source words it", required=True),
            Property("number", Type.NUMBER, "the value as a number, where it is one"),
            Property("unit", Type.TEXT, "unit of the number"),
            Property("as_of", Type.PARTIAL_DATE, "the date it holds for"),
        ),
    ),
)

ORGANISATION = ("Cluster", "Member")
MATCH_KINDS = ("exact", "close", "broad", "narrow", "related")

STATEMENTS: tuple[StatementKind, ...] = (
    StatementKind(
        "TAKES_PART_IN", "takes_part_in", ("Cluster",), ("Programme",), "cluster_id", "programme_id",
        "The programme coaches the cluster.",
    ),
    StatementKind(
        "COORDINATES", "coordinates", ("Member",), ("Cluster",), "member_id", "cluster_id",
        "The organisation runs the cluster.",
    ),
    StatementKind(
        "MEMBER_OF", "member_of", ("Member",), ("Cluster",), "member_id", "cluster_id",
        "The organisation is a member of the cluster.",
        (Property("role", Type.TEXT, "its part in the cluster: founder, partner"),),
    ),
    StatementKind(
        "IN_INDUSTRY", "in_industry", ORGANISATION, ("Industry",), "organisation_id", "industry_id",
        "The cluster or member works in the industry.",
    ),
    StatementKind(
        "BROADER", "industry_broader", ("Industry",), ("Industry",), "industry_id", "broader_id",
        "The second industry contains the first.",
    ),
    StatementKind(
        "BROADER", "competence_broader", ("Competence",), ("Competence",), "competence_id", "broader_id",
        "The second competence contains the first.",
    ),
    StatementKind(
        "MATCHES", "matches", ("Competence",), ("Competence",), "competence_id", "match_id",
        "A competence of our own vocabulary means about the same as one of ESCO.",
        (
            Property(
                "kind", Type.CHOICE, "how close: broad means that the second is broader", required=True,
                choices=MATCH_KINDS,
            ),
        ),
    ),
    StatementKind(
        "DIFFERS_FROM", "differs_from", ("Competence",), ("Competence",), "competence_id", "other_id",
        "Somebody looked at both and found that they do not match; the pair is not proposed again.",
    ),
    StatementKind(
        "NEEDS", "needs", ORGANISATION, ("Competence",), "organisation_id", "competence_id",
        "The cluster or member lacks the competence.",
        (
            _rating("importance", "how much it matters to them"),
            _rating("ability", "how well they can do it now"),
            _rating("target", "the ability at which the need is met; empty: the importance"),
            SCALE,
            Property(
                "remedy", Type.CHOICE, "what would close it: an event, or a change of organisation; empty: unknown",
                choices=("training", "organisational_change"),
            ),
        ),
    ),
    StatementKind(
        "OFFERS", "offers", ORGANISATION, ("Competence",), "organisation_id", "competence_id",
        "The cluster or member has the competence.",
        (_rating("level", "how well they can do it"), SCALE),
    ),
    StatementKind(
        "SUPPLIES", "supplies", ("Member",), ("Member",), "supplier_id", "customer_id",
        "The first organisation delivers to the second.",
        (
            Property("product", Type.TEXT, "what is delivered", required=True),
            Property("share", Type.NUMBER, "part of the customer's need for it, 0 to 1", minimum=0, maximum=1),
            Property("time_to_recover", Type.NUMBER, "weeks until deliveries resume after a stop", minimum=0),
            Property("time_to_survive", Type.NUMBER, "weeks the customer can do without", minimum=0),
        ),
        identity=("product",),
    ),
    StatementKind(
        "PERFORMS", "performs", ORGANISATION, ("Stage",), "organisation_id", "stage_id",
        "The cluster or member does this step of a value chain.",
    ),
    StatementKind(
        "PART_OF", "part_of", ("Stage",), ("ValueChain",), "stage_id", "value_chain_id",
        "The step belongs to the value chain.",
    ),
    StatementKind(
        "FEEDS", "feeds", ("Stage",), ("Stage",), "stage_id", "next_stage_id",
        "What the first step makes goes into the second.",
    ),
    StatementKind(
        "TEACHES", "teaches", ("Event",), ("Competence",), "event_id", "competence_id",
        "The event teaches the competence.",
    ),
    StatementKind(
        "ATTENDED", "attended", ORGANISATION, ("Event",), "organisation_id", "event_id",
        "The cluster or member took part in the event.",
    ),
    StatementKind(
        "OF", "assessment_of", ("Assessment",), ORGANISATION, "assessment_id", "organisation_id",
        "The assessment is of this cluster or member.",
    ),
    StatementKind(
        "AFTER", "assessment_after", ("Assessment",), ("Event",), "assessment_id", "event_id",
        "The assessment was made after this event.",
    ),
    StatementKind(
        "ON", "assessment_on", ("Assessment",), ("Competence",), "assessment_id", "competence_id",
        "The assessment is about this competence.",
    ),
    StatementKind(
        "COLLABORATES_WITH", "collaborates_with", ("Cluster",), ("Cluster",), "cluster_id", "partner_id",
        "The two clusters already work together; said once, holds both ways.",
        (Property("kind", Type.TEXT, "in what: a joint project, a memorandum"),),
    ),
    StatementKind(
        "RELATED_TO", "related_to", ("Member",), ("Member",), "member_id", "related_id",
        "The two organisations are tied by ownership or leadership.",
        (
            Property(
                "kind", Type.CHOICE, "the tie, read from the first to the second", required=True,
                choices=("subsidiary_of", "shared_leadership"),
            ),
        ),
        identity=("kind",),
    ),
    StatementKind(
        "HAS_FIGURE", "has_figure", (*ORGANISATION, "Programme"), ("Figure",), "subject_id", "figure_id",
        "The figure is about this cluster, member or programme.",
    ),
)  # fmt: skip

KINDS: tuple[Kind, ...] = (*NODES, *STATEMENTS)

# What GapBridge keeps for itself: outside exports, comparisons and answers.
BOOKKEEPING_LABELS = ("LoadLog", "LoadRecord", "LoadPart", "Watch", "WatchCheck", "Picture")


def labels() -> set[str]:
    """All labels a query may name."""
    return {kind.label for kind in NODES} | set(BOOKKEEPING_LABELS)


def relationship_types() -> set[str]:
    """All relationship types a query may name."""
    return {kind.type for kind in STATEMENTS}


def node_kind(label: str) -> NodeKind:
    """The node kind of a label.

    Raises:
        KeyError: No such label.
    """
    return _BY_LABEL[label]


def table(name: str) -> Kind:
    """The kind whose rows stand in the file of this name (without `.csv`).

    Raises:
        KeyError: No such table.
    """
    return _BY_TABLE[name]


def tables() -> Iterator[str]:
    """The names of all tables, nodes first, in loading order."""
    return iter(_BY_TABLE)


_BY_LABEL = {kind.label: kind for kind in NODES}
_BY_TABLE: dict[str, Kind] = {kind.table: kind for kind in KINDS}
