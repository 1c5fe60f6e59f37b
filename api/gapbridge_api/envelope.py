"""What every response has: a request id, security headers, and a problem document where it is an error."""

import logging
import re
import uuid

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gapbridge_api import problems
from gapbridge_api.problem_kinds import kind_of, of_status

REQUEST_ID = "X-Request-ID"
SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}

_SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_DROPPED = ("content-type", "content-length")
_log = logging.getLogger(__name__)


class Envelope:
    """The outermost layer: nothing that goes out is without its headers, and no error is plain text.

    Args:
        app: What is inside.
        root_path: The path a proxy serves the app under, unless the server says it.
    """

    def __init__(self, app: ASGIApp, root_path: str = "") -> None:
        self.app = app
        self.root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and frame what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope["root_path"] = scope.get("root_path") or self.root_path
        reply = _Reply(scope, receive, send)
        try:
            await self.app(scope, receive, reply.send)
        except Exception:
            _log.exception("%s %s failed, request %s", scope["method"], scope["path"], reply.request_id)
            if not reply.started:
                await reply.fail()
            elif not reply.ended:
                raise


class _Reply:
    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = Headers(scope=scope).get(REQUEST_ID, "")
        self.request_id = given if _SANE_ID.fullmatch(given) else uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = self.request_id
        self._scope, self._receive, self._send = scope, receive, send
        self._replaced = False
        self.started = False
        self.ended = False

    async def send(self, message: Message) -> None:
        """Send on a message of the response, framed; the body of a foreign error is dropped."""
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(raw=list(message["headers"]))
            is_problem = headers.get("content-type", "").startswith(problems.MEDIA_TYPE)
            if message["status"] >= 400 and not is_problem:
                await self._replace(message["status"], headers)
                return
            message = {**message, "headers": self._framed(headers).raw}
        if not self._replaced:
            self.ended = message["type"] == "http.response.body" and not message.get("more_body", False)
            await self._send(message)

    async def fail(self) -> None:
        """Answer that something failed, without saying what."""
        self.started = True
        await problems.response(kind_of("failed"), self.request_id)(self._scope, self._receive, self.send)

    async def _replace(self, status: int, headers: MutableHeaders) -> None:
        kept = {name: value for name, value in headers.items() if name not in _DROPPED}
        problem = problems.response(of_status(status), self.request_id, headers=kept)
        await problem(self._scope, self._receive, self.send)
        self._replaced = True

    def _framed(self, headers: MutableHeaders) -> MutableHeaders:
        headers[REQUEST_ID] = self.request_id
        for name, value in SECURITY_HEADERS.items():
            headers.setdefault(name, value)
        return headers
