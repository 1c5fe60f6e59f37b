"""A browser, and pages in it that must stay quiet: no error, no violation of the policy, no other host."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from gapbridge import load, seeds
from gapbridge.database import Database
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app
from gapbridge_api.view_page import FOLDER
from tests.conftest import EMPTY, cypher

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`));
"""
WAIT_MS = 30_000
DRIVERS_OWN = "GL Driver Message"  # what the browser's software renderer remarks on itself

Opener = Callable[..., "Visit"]


class Visit:
    """A page of the served app, and what it did that it should not do."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.asked: list[str] = []
        self._faults: list[str] = []
        self._forgiven: list[str] = []
        page.set_default_timeout(WAIT_MS)
        page.add_init_script(REPORT_VIOLATIONS)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._faults.append(f"uncaught: {error}"))
        page.on("request", self._on_request)

    def go(self, address: str) -> "Visit":
        """Open an address below the app's and wait for the answer."""
        self.page.goto(f"{self.base}/{address}")
        return self.settled()

    def settled(self) -> "Visit":
        """Wait until nothing is being loaded, names of things included."""
        self.page.wait_for_selector("main:has(h1):not(:has(.loading, [aria-busy]))")
        return self

    def unfolded(self) -> "Visit":
        """Unfold all that is folded away, and wait for what that asks for."""
        self.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        self.page.wait_for_selector("main:not(:has(.why[open]:not(:has(.sentence))))")
        return self.settled()

    def seriously_wrong(self) -> list[str]:
        """What axe finds that keeps somebody from using the page: rules, and where they are broken."""
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(axe())
        found = self.page.evaluate("axe.run({ resultTypes: ['violations'] })")
        return [
            f"{one['id']}: {node['target']} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def forgive(self, *texts: str) -> "Visit":
        """Expect errors in the console that hold one of these texts."""
        self._forgiven += texts
        return self

    def text(self, selector: str) -> str:
        """The text of the one element."""
        return " ".join(self.page.locator(selector).inner_text().split())

    def texts(self, selector: str) -> list[str]:
        """The texts of all such elements, one line each."""
        return [" ".join(text.split()) for text in self.page.locator(selector).all_inner_texts()]

    @property
    def hash(self) -> str:
        """The state in the address."""
        return str(self.page.evaluate("location.hash"))

    @property
    def faults(self) -> list[str]:
        """What was wrong so far."""
        return [fault for fault in self._faults if not any(text in fault for text in self._forgiven)]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and DRIVERS_OWN not in message.text:
            self._faults.append(f"{message.type}: {message.text} {message.location}")

    def _on_request(self, request: Request) -> None:
        self.asked.append(request.url)
        if not request.url.startswith((f"{self.base}/", "data:", "blob:")):
            self._faults.append(f"another host: {request.url}")


@cache
def axe() -> str:
    """The library that looks for what keeps people out, as the view's lock names it."""
    file = Path(__file__).parents[2] / "api" / "ui" / "node_modules" / "axe-core" / "axe.min.js"
    if not file.is_file():
        missing = "axe-core is not installed; `make check` does"
        if os.environ.get("GAPBRIDGE_TEST_REQUIRE_BROWSER"):
            pytest.fail(missing)
        pytest.skip(missing)
    return file.read_text(encoding="utf-8")


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of the app, served on a free port of this machine."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        deadline = time.monotonic() + 20
        while not server.started:
            assert thread.is_alive() and time.monotonic() < deadline, "the app does not start"
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; while it is driven its event loop runs in this thread, so no longer than a file."""
    if not (FOLDER / "index.html").is_file():
        pytest.fail("The view is not built: `make view` does.")
    executable = os.environ.get("GAPBRIDGE_TEST_CHROMIUM") or shutil.which("chromium")
    if executable is None:
        missing = "no chromium; install it, or name one in GAPBRIDGE_TEST_CHROMIUM"
        if os.environ.get("GAPBRIDGE_TEST_REQUIRE_BROWSER"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    """Opens pages in contexts of their own; afterwards every one of them must have been quiet."""
    visits: list[Visit] = []

    def opened(base: str, *, width: int = 1280, locale: str = "en-GB") -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            locale=locale,
        )
        visits.append(Visit(context.new_page(), base))
        return visits[-1]

    yield opened
    faults = [fault for visit in visits for fault in visit.faults]
    for visit in visits:
        visit.page.context.close()
    assert faults == []


@pytest.fixture(scope="module")
def base(shared_database: Database, project: Path) -> Iterator[str]:
    """The app on both data sets of the demo; tests that ask for it do not change them."""
    cypher(shared_database, EMPTY)
    for name in ("inolink", "example"):
        load.load(shared_database, seeds.read(project / "seeds" / name))
    with served(create_app(database=shared_database, api_settings=ApiSettings())) as address:
        yield address


@pytest.fixture
def visit(base: str, open_page: Opener) -> Visit:
    """A page of that app."""
    return open_page(base)
