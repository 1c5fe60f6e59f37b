"""Saved questions, and what is new in their answers. Only posts keep anything; a feed lists what was kept."""

from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from gapbridge import scope as scope_
from gapbridge import watch
from gapbridge.results import News, Watch
from gapbridge.results.watch import WatchedQuestion
from gapbridge.watch import feed
from gapbridge_api.bodies import JsonBody
from gapbridge_api.dependencies import Day, Graph, Page, Status
from gapbridge_api.guard import KEY_REQUIRED
from gapbridge_api.paging import Order
from gapbridge_api.problems import described
from gapbridge_api.routes.loads import no_body, whose
from gapbridge_api.tagged_route import TaggedRoute

router = APIRouter(prefix="/v1/watches", tags=["watches"], route_class=TaggedRoute, dependencies=[KEY_REQUIRED])

READING = ("api-key-required", "bad-input", "failed", "database-unavailable")
PROBLEMS = described(*READING, "not-found")
CHANGES = ("new", "changed", "gone")
BY_NAME = Order[Watch]("watches", lambda row: (row.name,), (str,))
LATEST_FIRST = Order[News]("news", lambda row: (-(row.check or 0), CHANGES.index(row.change), row.key), (int, int, str))

Name = Annotated[str, Path(max_length=200, description="name of the watch", examples=["our-partners"])]


class NewWatch(BaseModel):
    """A question to save."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(max_length=200, description="its name: small letters, digits, - . _", examples=["our-partners"])
    question: WatchedQuestion = Field(description="what is asked", examples=["suggestions"])
    cluster_id: str | None = Field(
        None, max_length=200, description="the cluster that `gaps` and `suggestions` are about", examples=["litek"]
    )
    min_clusters: int | None = Field(
        None, ge=1, le=1_000_000, description="of `shared-gaps`: fewest clusters; by default 2", examples=[None]
    )
    branch_id: str | None = Field(
        None, max_length=200, description="of `shared-gaps`: only this competence and narrower ones", examples=[None]
    )
    include_covered: bool | None = Field(
        None, description="of `shared-gaps`: count clusters whose own organisations offer it; by default they count",
        examples=[None],
    )  # fmt: skip
    statuses: list[Status] | None = Field(
        None, min_length=1, max_length=4, description="only these; by default all but synthetic", examples=[None]
    )
    as_of: Day | None = Field(None, description="the day asked about; null: the day of each check", examples=[None])
    include_members: bool = Field(False, description="count the needs of members", examples=[False])
    industry_id: str | None = Field(
        None, max_length=200, description="only clusters of this industry or a narrower one", examples=[None]
    )


NEW_WATCH = JsonBody(NewWatch)


@router.get("", operation_id="watches", summary="Saved questions", responses=described(*READING))
def watches(database: Graph, paging: Page) -> list[Watch]:
    """All watches by name."""
    return paging.page(watch.watches(database), BY_NAME)


@router.post(
    "",
    operation_id="add_watch",
    summary="Save a question",
    status_code=201,
    responses={
        201: {"headers": {"Location": {"description": "address of the watch", "schema": {"type": "string"}}}},
        **described(*READING, "not-found", "conflict", "too-large", "unsupported-media-type"),
    },
    openapi_extra=NEW_WATCH.described,
)
def add_watch(
    request: Request, response: Response, database: Graph, sent: Annotated[NewWatch, Depends(NEW_WATCH)]
) -> Watch:
    """Save a question with its answer of now; the first check tells what is new since."""
    asked = sent.model_dump(exclude={"name", "question", "statuses"})
    statuses = scope_.statuses(list(sent.statuses) if sent.statuses else None, synthetic=False)
    saved = watch.add(database, sent.name, sent.question, statuses=statuses, by=whose(request), **asked)
    root = str(request.scope.get("root_path", "")).rstrip("/")
    response.headers["Location"] = f"{root}/v1/watches/{saved.name}"
    return saved


@router.get("/{name}", operation_id="one_watch", summary="One saved question", responses=PROBLEMS)
def one_watch(database: Graph, name: Name) -> Watch:
    """What a watch asks, and when its answer changed last."""
    return watch.watch_of(database, name)


@router.delete(
    "/{name}",
    operation_id="remove_watch",
    summary="Forget a saved question",
    response_description="What was forgotten",
    responses=PROBLEMS,
    dependencies=[Depends(no_body)],
)
def remove_watch(database: Graph, name: Name) -> Watch:
    """Forget a watch and what its checks found."""
    found = watch.watch_of(database, name)
    watch.remove(database, name)
    return found


@router.post(
    "/{name}/checks",
    operation_id="check_watch",
    summary="What is new since the last check",
    response_description="Nothing is new, or `dry_run` was asked for; nothing was kept",
    responses={
        201: {"model": list[News], "description": "This is new, and kept: the next check tells what is new then"},
        **described(*READING, "not-found", "conflict"),
    },
    dependencies=[Depends(no_body)],
)
def check_watch(
    response: Response,
    database: Graph,
    name: Name,
    dry_run: Annotated[bool, Query(description="only look: the next check tells the same", examples=[True])] = False,
) -> list[News]:
    """Ask the question again: what is new in its answer, changed or gone since the last check."""
    if dry_run:
        return watch.look(database, name)
    found = watch.check(database, name)
    if found:
        response.status_code = 201
    return found


@router.get("/{name}/news", operation_id="news", summary="What the checks found", responses=PROBLEMS)
def news(database: Graph, paging: Page, name: Name) -> list[News]:
    """The news of a watch, the latest check first. It asks nothing anew: checks do."""
    after = paging.after(LATEST_FIRST)
    found = watch.news(database, name, before=None if after is None else min(1 - after[0], 2**63 - 1))
    rest = (row for row in found if after is None or LATEST_FIRST.key(row) > after)
    return paging.first(list(islice(rest, paging.limit + 1)), LATEST_FIRST)


def _feed(media_type: str) -> dict[int | str, dict[str, Any]]:
    content = {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {200: {"description": "A feed of what the checks found, the latest first", "content": content}, **PROBLEMS}


class AtomResponse(Response):
    """An Atom feed."""

    media_type = feed.ATOM


class RssResponse(Response):
    """An RSS feed."""

    media_type = feed.RSS


@router.get(
    "/{name}/feed.atom",
    operation_id="news_as_atom",
    summary="What the checks found, as Atom",
    response_class=AtomResponse,
    responses=_feed(feed.ATOM),
)
def news_as_atom(request: Request, database: Graph, name: Name) -> Response:
    """The news of a watch for a reader of feeds (Atom, RFC 4287). It asks nothing anew: checks do."""
    found = watch.watch_of(database, name)
    return AtomResponse(feed.atom(found, watch.news(database, name), str(request.url)))


@router.get(
    "/{name}/feed.rss",
    operation_id="news_as_rss",
    summary="What the checks found, as RSS",
    response_class=RssResponse,
    responses=_feed(feed.RSS),
)
def news_as_rss(request: Request, database: Graph, name: Name) -> Response:
    """The news of a watch for a reader of feeds (RSS 2.0). It asks nothing anew: checks do."""
    found = watch.watch_of(database, name)
    return RssResponse(feed.rss(found, watch.news(database, name), str(request.url)))
