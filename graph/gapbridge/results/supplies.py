"""Who depends on whose deliveries, and the network that deliveries make."""

from typing import Annotated, Literal

from pydantic import Field

from gapbridge.results.base import NameOf, Result
from gapbridge.results.value_chains import SourceIds, StatementIds, Statuses

MemberName = Annotated[str, NameOf("Member", "member_id")]
SupplierName = Annotated[str, NameOf("Member", "supplier_id")]
CustomerName = Annotated[str, NameOf("Member", "customer_id")]
Product = Annotated[str, Field(description="what is delivered, as the first statement words it", examples=["boards"])]


class SingleSource(Result):
    """A product that a customer is known to get from one supplier only."""

    customer_id: str = Field(examples=["ex-quiet-drawer"])
    customer_name: CustomerName
    product: Product
    supplier_id: str = Field(examples=["ex-cardgate"])
    supplier_name: SupplierName
    share: float | None = Field(
        description="part of the customer's need, 0 to 1; null when unknown, or when sources disagree", examples=[1.0]
    )
    others: Literal["none", "exist", "unknown"] = Field(
        description="further suppliers: none, as this one delivers all; exist, but nobody says who, as it delivers a"
        " part; unknown, as no share is known",
        examples=["none"],
    )
    elsewhere_ids: list[str] = Field(
        description="other members known to deliver a product of this name to somebody, the first ten of them",
        examples=[["ex-returnloop"]],
    )
    elsewhere_count: int = Field(description="how many they are", examples=[1])
    statement_ids: StatementIds
    source_ids: SourceIds
    statuses: Statuses


class Concentration(Result):
    """How much a customer's supply of one product is in few hands: the Herfindahl-Hirschman index."""

    customer_id: str = Field(examples=["ex-quiet-drawer"])
    customer_name: CustomerName
    product: Product
    supplier_ids: list[str] = Field(description="its known suppliers, ascending", examples=[["a", "b", "c"]])
    shares: list[float | None] = Field(
        description="their shares, 0 to 1; null where unknown, or where sources disagree", examples=[[0.6, 0.3, 0.1]]
    )
    value: float | None = Field(
        description="sum of the squared shares, 1: one supplier; null when they are not all known", examples=[0.46]
    )
    lowest: float | None = Field(description="it is this at least; null when nothing can be said", examples=[0.46])
    highest: float | None = Field(description="it is this at most", examples=[0.46])
    reason: str | None = Field(description="why there is no value; null when there is one", examples=[None])
    statement_ids: StatementIds
    source_ids: SourceIds
    statuses: Statuses


class Exposure(Result):
    """For how many weeks a customer would stand still if one supplier stopped delivering one product."""

    customer_id: str = Field(examples=["ex-knotwise-joinery"])
    customer_name: CustomerName
    product: Product
    supplier_id: str = Field(examples=["ex-foggy-grove-sawmill"])
    supplier_name: SupplierName
    time_to_recover: float | None = Field(description="weeks until deliveries resume; null when unknown", examples=[10])
    time_to_survive: float | None = Field(description="weeks the customer can do without", examples=[3])
    weeks: float | None = Field(
        description="the first less the second: above 0, weeks without; null when either is unknown", examples=[7]
    )
    reason: str | None = Field(description="why there is no number; null when there is one", examples=[None])
    other_supplier_ids: list[str] = Field(
        description="its other known suppliers of the product; they may or may not be able to deliver more",
        examples=[[]],
    )
    statement_ids: StatementIds
    source_ids: SourceIds
    statuses: Statuses


class SinglePoint(Result):
    """A member that all known deliveries to others pass."""

    member_id: str = Field(examples=["ex-glowworm-packs"])
    member_name: MemberName
    cut_off_ids: list[str] = Field(
        description="members that nothing known reaches any more without it, the first of them",
        examples=[["ex-slowturn-drives"]],
    )
    cut_off_count: int = Field(description="how many they are", examples=[1])
    statement_ids: Annotated[list[str], Field(description="the deliveries to it and from it, ascending")]
    source_ids: SourceIds
    statuses: Statuses


class Bridge(Result):
    """A member that takes part in every known delivery between two clusters."""

    cluster_id: str = Field(examples=["ex-emberfield"])
    other_cluster_id: str = Field(examples=["ex-tidewright"])
    member_id: str = Field(examples=["ex-glowworm-packs"])
    member_name: MemberName
    partner_ids: list[str] = Field(description="those at the other ends", examples=[["ex-slowturn-drives"]])
    shared_member_ids: list[str] = Field(
        description="organisations that belong to both clusters, and so join them whatever is delivered", examples=[[]]
    )
    statement_ids: Annotated[list[str], Field(description="the deliveries between the two, ascending")]
    source_ids: SourceIds
    statuses: Statuses


class NetworkMember(Result):
    """A member's place in a network of deliveries."""

    member_id: str = Field(examples=["ex-quiet-drawer"])
    member_name: MemberName
    cluster_ids: list[str] = Field(description="clusters it belongs to; empty: none known", examples=[["ex-amberwood"]])
    supplier_count: int = Field(description="members known to deliver to it", examples=[4])
    customer_count: int = Field(description="members it is known to deliver to", examples=[0])
    betweenness: float | None = Field(
        description="share of all pairs of others whose shortest ways run over it, 0 to 1; null when not computed",
        examples=[0.08],
    )
    community: int | None = Field(description="the number of its community, from 1; null when not computed")


class SupplyNetwork(Result):
    """A network of known deliveries: its size and form. Lists show the first rows; `cut` tells of longer ones."""

    member_count: int = Field(description="members that deliver or are delivered to", examples=[23])
    link_count: int = Field(description="pairs of supplier and customer", examples=[28])
    product_count: int = Field(description="different products", examples=[26])
    part_sizes: list[int] = Field(description="members of each connected part, the largest first", examples=[[12, 8]])
    circles: list[list[str]] = Field(description="members that deliver to one another in a circle", examples=[[]])
    community_sizes: list[int] = Field(description="members of each community, the largest first", examples=[[6, 6]])
    modularity: float | None = Field(
        description="how much more links run inside the communities than chance would give, below 1; null: see reason",
        examples=[0.61],
    )
    community_reason: str | None = Field(description="why there are no communities; null when there are")
    betweenness_starts: int | None = Field(
        description="from so many members betweenness was estimated; null: computed in full, or not at all"
    )
    betweenness_reason: str | None = Field(description="why there is no betweenness; null when there is")
    members: list[NetworkMember] = Field(description="by betweenness, the most central first, then by key")
    single_points: list[SinglePoint] = Field(description="those that most others hang on first")
    bridges: list[Bridge] = Field(description="by the two clusters, then by member")
    cut: dict[str, int] = Field(
        description="lists that are longer than what is shown, with their whole length", examples=[{}]
    )
    statement_count: int = Field(description="statements of deliveries it rests on", examples=[28])
    source_ids: SourceIds
    statuses: Statuses
