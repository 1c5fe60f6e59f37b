"""What two clusters could do together, and why."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query

from gapbridge import collaborations
from gapbridge.collaborations import FIRST, KINDS, MOST_OF_ALL, Measure, Wanted
from gapbridge.results import Hindsight, Pair, Suggestion
from gapbridge_api.dependencies import Asked, Day, Graph, Page
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import described
from gapbridge_api.tagged_route import TaggedRoute

router = APIRouter(prefix="/v1", tags=["collaborations"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

BY_KIND = Order[Measure]("suggestions", lambda measure: measure.key, (int, float, int, str, str, str))
PROBLEMS = described("api-key-required", "not-found", "bad-input", "failed", "database-unavailable")

KindName = Literal["teach_learn", "learn_together", "do_business"]
Cluster = Annotated[str, Path(max_length=200, description="key of the cluster", examples=["litek"])]


def wanted(
    kind: Annotated[
        list[KindName] | None,
        Query(description="only suggestions of these kinds; may be repeated", examples=[["teach_learn"]]),
    ] = None,
    cross_border: Annotated[
        bool, Query(description="only pairs that are known to work from different countries", examples=[True])
    ] = False,
    research: Annotated[
        bool, Query(description="only pairs of which a known member researches or educates", examples=[True])
    ] = False,
) -> Wanted:
    """Which suggestions are asked for."""
    return Wanted(kinds=tuple(kind or KINDS), cross_border=cross_border, research=research)


Wish = Annotated[Wanted, Depends(wanted)]


@router.get(
    "/clusters/{cluster_id}/suggestions",
    operation_id="suggestions",
    summary="Suggestions for one cluster",
    responses=PROBLEMS,
)
def suggestions(database: Graph, scope: Asked, paging: Page, wish: Wish, cluster_id: Cluster) -> list[Suggestion]:
    """Whom it could teach or learn from, learn together with, and do business with; each with its reasons."""
    profiles, measures = collaborations.measured(database, scope, wish.of(cluster_id))
    return collaborations.justified(database, profiles, paging.page(measures, BY_KIND))


@router.get(
    "/clusters/{cluster_id}/suggestions/{partner_id}",
    operation_id="pair",
    summary="Two clusters as a pair",
    responses=PROBLEMS,
)
def pair(
    database: Graph,
    scope: Asked,
    cluster_id: Cluster,
    partner_id: Annotated[str, Path(max_length=200, description="key of the other cluster", examples=["ivita"])],
) -> Pair:
    """All that speaks for the two working together: every measure, and every suggestion with its reasons."""
    return collaborations.pair(database, cluster_id, partner_id, scope)


@router.get(
    "/suggestions",
    operation_id="all_suggestions",
    summary="Suggestions for all pairs of clusters",
    responses=PROBLEMS,
)
def all_suggestions(
    database: Graph,
    scope: Asked,
    paging: Page,
    wish: Wish,
    max_rows: Annotated[
        int, Query(ge=1, le=100_000, description="most suggestions of each kind, over all pages", examples=[100])
    ] = MOST_OF_ALL,
) -> list[Suggestion]:
    """Of each kind the pairs with the highest value; each pair once, from the side of who learns or delivers."""
    profiles, measures = collaborations.measured(database, scope, wish.at_most(max_rows))
    return collaborations.justified(database, profiles, paging.page(measures, BY_KIND))


@router.get(
    "/suggestions/hindsight",
    operation_id="hindsight",
    summary="Would the suggestions have foreseen what came?",
    responses=PROBLEMS,
)
def hindsight(
    database: Graph,
    scope: Asked,
    split_on: Annotated[
        Day | None,
        Query(
            description="the day: what was known before it ranks the pairs, what began from it on had to be foreseen;"
            " by default 70 % of the collaborations began before",
            examples=["2021-01-01"],
        ),
    ] = None,
    first: Annotated[
        list[Annotated[int, Query(ge=1, le=1_000_000)]] | None,
        Query(description="how many pairs of each measure are looked at; may be repeated", examples=[[5, 10, 20]]),
    ] = None,
) -> Hindsight:
    """The precision of each measure on a time split, beside popularity; or that there is not enough history."""
    return collaborations.hindsight(database, scope, split_on=split_on, first=first or FIRST)
