"""What clusters lack together."""

from typing import Literal

from pydantic import Field

from gapbridge.results.base import CompetenceName, Reasoned, Result


class Cover(Result):
    """An offer of a cluster's own organisation that covers its gap."""

    cluster_id: str = Field(description="the cluster with the gap", examples=["litek"])
    organisation_id: str = Field(description="who offers: the cluster itself or a member", examples=["intechcentras"])
    competence_id: str = Field(description="what it offers", examples=["innovation-management"])
    way: Literal["same", "matched", "narrower", "broader"] = Field(
        description="the very competence that is lacked, or one matched to the same concept, narrower or broader"
    )
    statement_id: str = Field(description="the offer")
    source_id: str = Field(description="where it is made")
    status: str = Field(description="what it is", examples=["statement"])


class SharedGap(Reasoned):
    """A competence that several clusters lack."""

    competence_id: str = Field(examples=["creating-added-value"])
    competence_name: CompetenceName = Field(examples=["creating added value in the cluster"])
    merged_ids: list[str] = Field(
        description="competences that count as this one, because they are matched to it; only when asked for",
        examples=[[]],
    )
    rank: int = Field(
        description="by the number of clusters, with equal ranks for equal numbers: 1, 2, 2, 4", examples=[1]
    )
    best_rank: int | None = Field(description="the lowest rank when any one cluster is left out", examples=[1])
    worst_rank: int | None = Field(description="the highest rank when any one cluster is left out", examples=[3])
    cluster_ids: list[str] = Field(description="clusters with the gap, ascending", examples=[["ivita", "litek"]])
    cluster_count: int = Field(description="how many they are", examples=[2])
    covered_cluster_ids: list[str] = Field(
        description="those of them whose own organisations offer the competence", examples=[[]]
    )
    widely_covered_cluster_ids: list[str] = Field(
        description="others whose own organisations offer a matched, narrower or broader one; only when asked for",
        examples=[[]],
    )
    industry_ids: list[str] = Field(
        description="known industries of these clusters, ascending",
        examples=[["ecosystem-electronics", "ecosystem-health"]],
    )
    industry_count: int = Field(description="how many they are", examples=[2])
    unknown_industry_cluster_ids: list[str] = Field(
        description="those of them whose industry is unknown", examples=[[]]
    )
    cross_industry: bool | None = Field(
        description="two of them have known, disjoint industries; null when an unknown industry could decide it",
        examples=[True],
    )
    industry_spread: float | None = Field(
        description="chance that two of those of known industry, drawn with return, have disjoint industries"
        " (Gini-Simpson); 0: no two have",
        examples=[0.5],
    )
    mwds: float | None = Field(
        description="mean weighted discrepancy score (Borich); above 0: ability falls short of importance",
        examples=[7.875],
    )
    rds: float | None = Field(
        description="ranked discrepancy score, -100 to 100; -100: everybody falls short", examples=[-100.0]
    )
    rating_scale: float | None = Field(description="highest value of the scale of these ratings", examples=[5.0])
    rating_count: int = Field(description="organisations whose ratings the two scores rest on", examples=[4])
    unused_rating_count: int = Field(
        description="rated statements that do not count: on another scale or none, or with one of the two ratings only",
        examples=[0],
    )
    rating_disagreement: list[Literal["sign", "order"]] | None = Field(
        description="where the two scores disagree: in sign, or in order with another competence of this answer",
        examples=[[]],
    )
    order_disagreement_ids: list[str] = Field(description="the first ten of these competences", examples=[[]])
    training_count: int = Field(description="statements that say training would close the need", examples=[1])
    organisational_change_count: int = Field(
        description="statements that say only a change of organisation would: not for events", examples=[1]
    )
    not_for_events: bool | None = Field(
        description="all say so; null where some do not say and none says training", examples=[False]
    )
    evidence_count: int = Field(description="statements that say so", examples=[2])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])
    attributions: list[str] = Field(description="who makes them", examples=[["named_cluster"]])
    statuses: list[str] = Field(description="what they are", examples=[["statement"]])
    statement_ids: list[str] = Field(
        description="the statements themselves, ascending",
        examples=[["needs:litek:creating-added-value:klaster-lt-2017-06-06:2017-06-05"]],
    )
    supporting_ids: list[str] = Field(
        description="statements by which they count so: memberships, industries, offers that cover, matches",
        examples=[[]],
    )
    coverage: list[Cover] = Field(description="offers that cover the gap of a cluster", examples=[[]])
    reasons: dict[str, str] = Field(
        description="why a field is null, by its name", examples=[{"mwds": "nobody rated it"}]
    )


class RolledUpGap(Reasoned):
    """A competence that several clusters lack, themselves or something narrower."""

    competence_id: str = Field(examples=["cluster-communication"])
    competence_name: CompetenceName = Field(examples=["cluster communication and marketing"])
    broader_ids: list[str] = Field(description="the next broader competences, ascending", examples=[[]])
    cluster_ids: list[str] = Field(
        description="clusters that lack it or something narrower, each once, ascending", examples=[["ivita", "litek"]]
    )
    cluster_count: int = Field(description="how many they are", examples=[2])
    own_cluster_ids: list[str] = Field(
        description="those of them that lack the competence itself", examples=[["litek"]]
    )
    lacked_ids: list[str] = Field(
        description="what they lack: the competence or narrower ones, ascending", examples=[["internal-communication"]]
    )
    first_shared_ids: list[str] = Field(
        description="those of them that become shared here: no narrower competence above them is shared;"
        " empty: all are shared at a lower level already",
        examples=[["internal-communication"]],
    )
    industry_ids: list[str] = Field(description="known industries of these clusters, ascending", examples=[[]])
    industry_count: int = Field(description="how many they are", examples=[2])
    unknown_industry_cluster_ids: list[str] = Field(description="those whose industry is unknown", examples=[[]])
    cross_industry: bool | None = Field(
        description="two of them have known, disjoint industries; null when an unknown industry could decide it",
        examples=[True],
    )
    industry_spread: float | None = Field(
        description="chance that two of those of known industry, drawn with return, have disjoint industries",
        examples=[0.5],
    )
    evidence_count: int = Field(description="needs that say so", examples=[2])
    source_ids: list[str] = Field(description="where they are made", examples=[["klaster-lt-2017-06-06"]])
    attributions: list[str] = Field(description="who makes them", examples=[["named_cluster"]])
    statuses: list[str] = Field(description="what they are", examples=[["statement"]])
    statement_ids: list[str] = Field(
        description="the needs themselves, ascending",
        examples=[["needs:litek:internal-communication:klaster-lt-2017-06-06:2017-06-05"]],
    )
    supporting_ids: list[str] = Field(
        description="statements by which they count so: memberships, industries, and the hierarchy up to here",
        examples=[["broader:internal-communication:cluster-communication:gapbridge-reading:"]],
    )
    reasons: dict[str, str] = Field(description="why a field is null, by its name", examples=[{}])


class GapAgreement(Reasoned):
    """How far clusters agree on the order of what they lack."""

    rated: Literal["ability", "discrepancy", "importance"] = Field(
        description="what they are compared by; discrepancy: importance less ability", examples=["importance"]
    )
    w: float | None = Field(
        description="Kendall's coefficient of concordance, ties corrected: 0 no agreement, 1 the same order",
        examples=[0.82],
    )
    cluster_ids: list[str] = Field(description="clusters that rated all these competences", examples=[["a", "b", "c"]])
    rater_count: int = Field(description="how many they are", examples=[3])
    competence_ids: list[str] = Field(
        description="competences that all these clusters rated", examples=[["x", "y", "z"]]
    )
    item_count: int = Field(description="how many they are", examples=[3])
    largest: bool = Field(
        description="no other choice of clusters and competences would rest on more ratings; false: not found out",
        examples=[True],
    )
    mean_ratings: list[float] = Field(
        description="their mean ratings, in the same order; not comparable where scales differ",
        examples=[[4.5, 3.0, 2.0]],
    )
    chi_square: float | None = Field(description="Friedman's statistic m (n - 1) W", examples=[4.92])
    degrees_of_freedom: int | None = Field(description="competences less one", examples=[2])
    p_value: float | None = Field(
        description="chance of at least this W were there no agreement, by the chi-square approximation; null below 8"
        " competences",
        examples=[0.03],
    )
    unused_cluster_ids: list[str] = Field(
        description="clusters that rated something, but not all of these", examples=[[]]
    )
    unused_competence_ids: list[str] = Field(
        description="competences that some but not all of them rated", examples=[[]]
    )
    evidence_count: int = Field(description="rated needs it rests on", examples=[9])
    source_ids: list[str] = Field(description="where they are made", examples=[["survey-2024"]])
    attributions: list[str] = Field(description="who makes them", examples=[["named_cluster"]])
    statuses: list[str] = Field(description="what they are", examples=[["statement"]])
    statement_ids: list[str] = Field(description="the needs themselves, ascending", examples=[[]])
    supporting_ids: list[str] = Field(description="memberships by which they count for these clusters", examples=[[]])
    reasons: dict[str, str] = Field(description="why a field is null, by its name", examples=[{}])
