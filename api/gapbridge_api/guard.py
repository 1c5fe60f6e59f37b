"""Who is let in: by host name, by the origin of the page that asks, and by API key."""

import secrets
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer
from pydantic import SecretStr
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from gapbridge_api import problems
from gapbridge_api.problem_kinds import kind_of

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")
OWN_SITES = ("same-origin", "none")  # none: a person's own doing, or no browser at all


class KeyRequiredError(Exception):
    """No API key was sent, or a wrong one."""


class HostGuard:
    """Lets in requests to an allowed host name, and changes only from its own pages.

    On loopback this keeps out pages of other sites that reach this machine by a name of their own (DNS
    rebinding) or post to it.

    Args:
        app: What is guarded.
        hosts: Allowed host names without ports; empty for any.
    """

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app = app
        self.hosts = tuple(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an allowed request on; refuse any other."""
        refusal = self._refusal(scope) if scope["type"] in ("http", "websocket") else None
        if refusal is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            problem = problems.response(kind_of(refusal), scope.get("state", {}).get("request_id"))
            await problem(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _refusal(self, scope: Scope) -> str | None:
        headers = Headers(scope=scope)
        given = headers.getlist("host")
        if self.hosts and (len(given) != 1 or not self._allowed(_host_name(given[0]))):
            return "host-not-allowed"
        origin = headers.get("origin")
        if scope.get("method", "GET") in SAFE_METHODS:
            return None
        own = origin is None or (bool(given) and origin.partition(":")[2] == f"//{given[0]}")
        # Where a browser leaves out the origin, or a proxy changed the host, this still tells whose page it is.
        site = headers.get("sec-fetch-site", "none")
        return None if own and site in OWN_SITES else "origin-not-allowed"

    def _allowed(self, name: str) -> bool:
        return any(name == host or (host.startswith("*.") and name.endswith(host[1:])) for host in self.hosts)


def _host_name(header: str) -> str:
    """The name or address in a Host header, without port and brackets; empty when it is malformed."""
    try:
        parts = urlsplit(f"//{header}")
        _ = parts.port
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.netloc == header and "@" not in header else ""


_HEADER = APIKeyHeader(name="X-API-Key", auto_error=False, description="The server's key, where it has one.")
_BEARER = HTTPBearer(auto_error=False, description="The same key as a bearer token.")


def require_key(
    request: Request,
    header: Annotated[str | None, Security(_HEADER)],
    bearer: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)],
) -> None:
    """Let in who sends the server's key; everybody, where it has none.

    Raises:
        KeyRequiredError: No key was sent, or a wrong one.
    """
    key: SecretStr | None = request.app.state.api_key
    if key is None:
        return
    sent = header if header is not None else bearer.credentials if bearer is not None else ""
    if not secrets.compare_digest(sent.encode(), key.get_secret_value().encode()):
        raise KeyRequiredError


KEY_REQUIRED = Depends(require_key)
