"""The page `/`: the view that is built from `api/ui`, static files that ask the API; nothing comes from elsewhere."""

import os
import re
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
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; frame-ancestors 'none'; base-uri 'none';"
    " form-action 'none'"
)
NOT_BUILT = (
    "<!doctype html><title>GapBridge</title><h1>GapBridge</h1><p>The view is not built here. In a checkout,"
    ' <code>make view</code> builds it. The API is described at <a href="docs">docs</a>.</p>'
)
# Not left to the machine: Windows may say that .js is plain text, and browsers refuse that.
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
_NAMED_BY_CONTENT = re.compile(r"-[A-Z0-9]{8}\.(js|css)")
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_FIRST = "no-cache"


def is_built() -> bool:
    """Whether there is a page to serve."""
    return (FOLDER / "index.html").is_file()


def add_view(app: FastAPI) -> None:
    """Serve the page and its assets."""
    app.mount(ASSETS, _Assets(directory=FOLDER, check_dir=False), name="view-assets")

    @app.get("/", include_in_schema=False)
    def view() -> HTMLResponse:
        page = (FOLDER / "index.html").read_text(encoding="utf-8") if is_built() else NOT_BUILT
        headers = {"Content-Security-Policy": POLICY, "Cache-Control": _ASK_FIRST}
        return HTMLResponse(page.replace("{version}", escape(app.version)), headers=headers)


class _Assets(StaticFiles):
    """The files beside the page; those named by a hash of their content are kept, others asked for each time."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """A file with the media type of its name."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        file = Path(full_path)
        response.headers["Cache-Control"] = _FOR_EVER if _NAMED_BY_CONTENT.search(file.name) else _ASK_FIRST
        if "content-type" in response.headers:
            given = response.headers["content-type"]
            response.headers["content-type"] = _MEDIA_TYPES.get(file.suffix, given)
        return response
