"""What all answers about the graph have: names in the reader's language, and strong ETags.

An answer that did not change is not sent again; one in another language is another answer.
"""

import hashlib
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from gapbridge_api.languages import in_readers_language


class TaggedRoute(APIRoute):
    """A route that tells names in the caller's language, tags its answers, and answers 304 to who has one already."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        super().__init__(path, in_readers_language(endpoint), **options)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's handler, with tags."""
        handle = super().get_route_handler()

        async def tagged(request: Request) -> Response:
            answer = await handle(request)
            if request.method != "GET" or answer.status_code != 200:
                return answer
            told = answer.headers.get("Content-Language", "").encode() + b"\n" + bytes(answer.body)
            tag = f'"{hashlib.sha256(told).hexdigest()[:32]}"'
            answer.headers["ETag"] = tag
            answer.headers["Cache-Control"] = "private, no-cache"
            if not _holds(request.headers.get("if-none-match", ""), tag):
                return answer
            kept = {name: value for name, value in answer.headers.items() if not name.startswith("content-")}
            return Response(status_code=304, headers=kept)

        return tagged


def _holds(if_none_match: str, tag: str) -> bool:
    """Whether the caller has the body of this tag; proxies may have made the tag weak."""
    given = [one.strip().removeprefix("W/") for one in if_none_match.split(",")]
    return tag in given or given == ["*"]
