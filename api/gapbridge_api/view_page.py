"""The page `/`: the first view for people, made of static files that ask the API; nothing comes from elsewhere."""

import os
from html import escape
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "view"
ASSETS = "/view"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
    " frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
# Not left to the machine: Windows may say that .js is plain text, and browsers refuse that.
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


def add_view(app: FastAPI) -> None:
    """Serve the page and its assets."""
    page = (FOLDER / "index.html").read_text(encoding="utf-8").replace("{version}", escape(app.version))
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
    app.mount(ASSETS, _Assets(directory=FOLDER), name="view-assets")

    @app.get("/", include_in_schema=False)
    async def view() -> HTMLResponse:
        return HTMLResponse(page, headers=headers)


class _Assets(StaticFiles):
    """The files beside the page; asked for anew each time, so that an upgrade is seen at once."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """A file with the media type of its name."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = "no-cache"
        if "content-type" in response.headers:
            given = response.headers["content-type"]
            response.headers["content-type"] = _MEDIA_TYPES.get(Path(full_path).suffix, given)
        return response
