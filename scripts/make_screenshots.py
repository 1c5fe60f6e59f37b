"""Take the pictures in the README: `python scripts/make_screenshots.py`.

The pages of the browser view on both data sets of the demo, from a Neo4j of its own, seen with the machine's Chromium
(`GAPBRIDGE_TEST_CHROMIUM` names another).
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from gapbridge import load, local_server, seeds
from gapbridge.database import Database
from gapbridge.progress import silent
from gapbridge.settings import Settings
from gapbridge_api.api_settings import ApiSettings
from gapbridge_api.app import create_app

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
FOLDER = ROOT / "docs" / "pictures"
DAY = "2026-12-01"
PICTURES = {
    "shared-gaps": f"#/gaps?show=example&as_of={DAY}&gap=ex-innovation-management",
    "graph": f"#/graph?show=example&as_of={DAY}",
    "value-chain": f"#/chains/ex-chain-furniture?show=example&as_of={DAY}&seen=ex-amberwood&stage=ex-stage-weaving",
    "programme": f"#/programme?show=example&as_of={DAY}&budget=10000",
}
SIZE = ViewportSize(width=1440, height=900)
SETTLE_MS = 1_000  # a drawing on a canvas does not say when it is done


def main() -> int:
    """Write the pictures."""
    from tests.browser.conftest import ARGUMENTS, served  # how the tests serve and look

    chromium = os.environ.get("GAPBRIDGE_TEST_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        print("There is no chromium; install it, or name one in GAPBRIDGE_TEST_CHROMIUM.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="gapbridge-screenshots-") as folder:
        settings = Settings(neo4j_uri=None, store="screenshots", data_dir=Path(folder))
        try:
            with Database(local_server.start(settings, silent).connection) as database:
                for name in ("inolink", "example"):
                    load.load(database, seeds.read(ROOT / "seeds" / name))
                app = create_app(database=database, api_settings=ApiSettings())
                with served(app) as base, sync_playwright() as playwright:
                    browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
                    take(browser, base)
                    browser.close()
        finally:
            local_server.stop(settings)
    return 0


def take(browser: Browser, base: str) -> None:
    """Look at each page and write what is seen."""
    FOLDER.mkdir(exist_ok=True)
    from tests.browser.conftest import Visit

    page = browser.new_context(viewport=SIZE, reduced_motion="reduce", locale="en-GB").new_page()
    visit = Visit(page, base)
    for name, address in PICTURES.items():
        page.goto("about:blank")
        visit.go(address)
        page.wait_for_timeout(SETTLE_MS)
        page.screenshot(path=FOLDER / f"{name}.png")
        print(FOLDER / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
