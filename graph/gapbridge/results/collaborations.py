"""What two clusters could do together, and why."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gapbridge.results.base import NameOf, Result

Kind = Literal["teach_learn", "learn_together", "do_business"]
Direction = Literal["learn", "teach", "together", "supply", "buy", "tie"]


class Step(Result):
    """One statement on a path, in the direction it is stored."""

    start_id: str = Field(examples=["litek"])
    type: str = Field(examples=["NEEDS"])
    end_id: str = Field(examples=["creating-added-value"])
    statement_id: str = Field(examples=["needs:litek:creating-added-value:klaster-lt-2017-06-06:2017-06-05"])
    source_id: str = Field(examples=["klaster-lt-2017-06-06"])
    status: str = Field(examples=["statement"])


class Organisation(Result):
    """A cluster or member at an end of a path, or one that runs a cluster. What is unknown is null."""

    label: Literal["Cluster", "Member"]
    id: str
    name_en: str
    kind: str | None
    country: str | None


class Reasons(Result):
    """The paths that justify a suggestion, as the queries tell them: of a lesson, the learner is the cluster."""

    cluster_id: str
    partner_id: str
    direction: Direction
    subject_ids: list[str]
    cluster_ends: list[Organisation]
    partner_ends: list[Organisation]
    statuses: list[str]
    source_ids: list[str]
    path_count: int
    paths: list[list[Step]]


class Contact(Result):
    """A member to talk to."""

    cluster_id: str = Field(description="the cluster it speaks for", examples=["litek"])
    member_id: str = Field(examples=["ekspla"])
    member_name: Annotated[str, NameOf("Member", "member_id")] = Field(examples=["Ekspla"])
    kind: str | None = Field(description="what it is; null when unknown", examples=["company"])
    country: str | None = Field(description="null when unknown", examples=["LT"])
    because: Literal["offers", "needs", "linked", "coordinates"] = Field(
        description="it offers or needs what the suggestion is about, is an end of the link, or else coordinates the"
        " cluster: asked where no member is an end",
        examples=["offers"],
    )


class Collaboration(Result):
    """A statement that two clusters work together already."""

    kind: str | None = Field(description="in what; null when not said", examples=["electric ferry consortium"])
    statement_id: str = Field(examples=["collaborates_with:ivita:litek:klaster-lt-2017-06-06"])
    source_id: str = Field(examples=["klaster-lt-2017-06-06"])
    status: str = Field(examples=["statement"])
    valid_from: date | None = Field(description="null when unknown", examples=["2025-05-01"])


class OfPair(Result):
    """Two clusters, and what is known of them as a pair whatever they may do together.

    Help is methods' `help(B -> A) = |N_A & H_B| / |N_A|`, with N the competences a cluster lacks and H those its
    organisations offer; weighted, each gap counts with its rated importance and unrated gaps do not count.
    """

    cluster_id: str = Field(examples=["litek"])
    cluster_name: Annotated[str, NameOf("Cluster", "cluster_id")] = Field(examples=["LITEK"])
    cluster_country: str | None = Field(description="null when unknown", examples=["LT"])
    partner_id: str = Field(examples=["ivita"])
    partner_name: Annotated[str, NameOf("Cluster", "partner_id")] = Field(examples=["iVITA"])
    partner_country: str | None = Field(description="null when unknown", examples=["LV"])
    help_from_partner: float | None = Field(
        description="share of the cluster's gaps that the partner offers; null: no gap is known", examples=[0.5]
    )
    help_to_partner: float | None = Field(
        description="share of the partner's gaps that the cluster offers; null: no gap is known", examples=[0.25]
    )
    mutual_help: float | None = Field(description="the smaller of the two; null where one is", examples=[0.25])
    weighted_help_from_partner: float | None = Field(
        description="the share of rated importance instead of gaps; null: no gap is rated", examples=[0.6]
    )
    weighted_help_to_partner: float | None = Field(
        description="likewise, of what the partner lacks; null: no gap is rated", examples=[None]
    )
    shared_gap_count: int = Field(description="gaps of both", examples=[2])
    offer_similarity: float | None = Field(
        description="Jaccard: competences both offer, of all that either offers; null: no offer is known",
        examples=[0.1],
    )
    cross_border: bool | None = Field(description="their countries differ; null where one is unknown", examples=[True])
    cross_industry: bool | None = Field(
        description="their industries are disjoint; null where those of one are unknown", examples=[True]
    )
    research: bool | None = Field(
        description="one of them has a member that researches or educates; null where none is known and it could be",
        examples=[True],
    )
    research_ids: list[str] = Field(description="these members of both, ascending", examples=[["wave-basin"]])
    collaborating: bool = Field(description="the two are known to work together already", examples=[False])
    collaborations: list[Collaboration] = Field(description="in what, and who says so")
    unknown: dict[str, str] = Field(
        description="why a field is null or empty, in words",
        examples=[{"cross_border": "The country of nebula is unknown."}],
    )


class Suggestion(OfPair):
    """A proposal that two clusters do something together, with what justifies it."""

    kind: Kind
    direction: Direction = Field(
        description="as the cluster sees it: it learns from the partner, teaches it, learns together with it,"
        " delivers to it, buys from it, or is tied to it by ownership or leadership"
    )
    rank: int = Field(
        description="among the suggestions of this kind in this answer: 1, 2, 2, 4 by value, then by subjects or links",
        examples=[1],
    )
    subject_ids: list[str] = Field(
        description="what it is about: competences, or stages, products or organisations at the partner's end",
        examples=[["creating-added-value"]],
    )
    value: float = Field(
        description="teach_learn: share of the learner's gaps that the teacher offers, 0 to 1;"
        " learn_together: number of gaps they share; do_business: number of links. Not comparable between kinds.",
        examples=[1.0],
    )
    contacts: list[Contact] = Field(description="whom to talk to, those of the cluster first; empty: nobody is known")
    statuses: list[str] = Field(description="what the statements on the paths are", examples=[["statement"]])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])
    path_count: int = Field(description="paths that justify it", examples=[1])
    paths: list[list[Step]] = Field(description="the first of them")


class Pair(OfPair):
    """All that speaks for two clusters working together, measure by measure, and every suggestion for them."""

    cluster_gap_count: int = Field(description="gaps of the cluster", examples=[4])
    partner_gap_count: int = Field(description="gaps of the partner", examples=[3])
    cluster_rated_count: int = Field(description="those gaps of the cluster that are rated", examples=[2])
    partner_rated_count: int = Field(description="those gaps of the partner that are rated", examples=[0])
    cluster_offer_count: int = Field(description="competences that the cluster's organisations offer", examples=[12])
    partner_offer_count: int = Field(description="competences that the partner's organisations offer", examples=[7])
    adamic_adar: float = Field(
        description="sum of 1 / ln k over the competences both offer, k clusters offering it", examples=[2.352934]
    )
    resource_allocation: float = Field(
        description="sum of 1 / k over the competences both offer, k clusters offering it", examples=[0.833333]
    )
    business_link_count: int = Field(description="business links between their organisations", examples=[3])
    suggestions: list[Suggestion]
    statuses: list[str] = Field(description="what the statements behind them are", examples=[["statement"]])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])


class Foresight(Result):
    """How many of the pairs that a measure put first came to work together."""

    measure: str = Field(examples=["adamic_adar"])
    first: int = Field(description="how many pairs it put first", examples=[10])
    precision: float = Field(
        description="share of them that came to work together; of pairs with the same value, as many as on average",
        examples=[0.4],
    )


class Hindsight(Result):
    """Whether the suggestions would have foreseen the collaborations that came; a time split.

    What was known on the day before the split ranks the pairs that did not work together by then; the
    collaborations that began from the split on are what had to be foreseen.
    """

    enough: bool = Field(description="there is history enough to judge", examples=[False])
    reason: str | None = Field(
        default=None,
        description="why it is not judged; null where it is",
        examples=["Not enough history: 3 collaborations have a known first day, 30 are needed."],
    )
    dated_count: int = Field(description="pairs whose collaboration has a known first day", examples=[3])
    undated_count: int = Field(description="pairs whose collaboration has none; left out", examples=[0])
    split_on: date | None = Field(description="first day of what had to be foreseen", examples=["2021-01-01"])
    earlier_count: int | None = Field(description="collaborations that began before the split", examples=[21])
    later_count: int | None = Field(description="those that began from the split on", examples=[9])
    candidate_count: int | None = Field(default=None, description="pairs that could have been named", examples=[411])
    guess: float | None = Field(
        default=None, description="share of them that came: what a blind guess achieves", examples=[0.02]
    )
    statement_count: int | None = Field(
        default=None, description="needs and offers that count on the day before the split", examples=[350]
    )
    undated_statement_count: int | None = Field(
        default=None,
        description="those of them without a first day: they may have been made after the split",
        examples=[12],
    )
    foresight: list[Foresight] = Field(
        default=[], description="each measure, for each number of first pairs; empty: not judged"
    )
