"""The graph page with a large graph: frames a second while it is moved and zoomed, the longest task, the layout.

`python benchmarks/graph_view.py [--nodes 10000 --links 50000] [--layout-only]`, after `make view`. The page is the
built one, its answer is made up here, the browser is the machine's Chromium, which draws in software.
"""

import argparse
import json
import random
import resource
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from playwright.sync_api import Page, sync_playwright
from starlette.responses import Response

from gapbridge.picture.layout import Link, places
from gapbridge_api.view_page import add_view

sys.path.insert(0, str(Path(__file__).parents[1]))
SECONDS = 6
WATCH = """
window.tasks = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.tasks.push([one.startTime, one.duration]);
}).observe({ type: "longtask", buffered: true });
"""
# Every frame the reader's hand has moved on; what is counted are frames, each of them with a new picture.
GESTURE = """
async ([kind, seconds]) => {
  const surface = document.querySelector(".graph-canvas canvas.sigma-mouse");
  const box = surface.getBoundingClientRect();
  const at = (turn) => ({
    clientX: box.x + box.width / 2 + 120 * Math.sin(turn / 9),
    clientY: box.y + box.height / 2 + 60 * Math.cos(turn / 7),
    bubbles: true, cancelable: true,
  });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  if (kind === "pan") surface.dispatchEvent(new MouseEvent("mousedown", { ...at(0), button: 0 }));
  const start = performance.now();
  const times = [];
  for (let turn = 0; performance.now() - start < seconds * 1000; turn += 1) {
    if (kind === "pan") surface.dispatchEvent(new MouseEvent("mousemove", at(turn)));
    else surface.dispatchEvent(new WheelEvent("wheel", { ...at(0), deltaY: turn % 40 < 20 ? -60 : 60 }));
    times.push(await frame());
  }
  if (kind === "pan") document.dispatchEvent(new MouseEvent("mouseup", at(0)));
  const gaps = times.slice(1).map((one, turn) => one - times[turn]).sort((a, b) => a - b);
  return {
    fps: (1000 * (times.length - 1)) / (times[times.length - 1] - times[0]),
    slow: gaps[Math.floor(gaps.length * 0.95)],
    start, end: performance.now(),
  };
}
"""


def main() -> None:
    """Measure and print."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--nodes", type=int, default=10_000)
    given.add_argument("--links", type=int, default=50_000)
    given.add_argument("--layout-only", action="store_true")
    wanted = given.parse_args()
    nodes, links = made_up(wanted.nodes, wanted.links)
    begun = time.perf_counter()
    found = places(nodes, links)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{wanted.nodes:,} nodes, {wanted.links:,} links")
    print(f"layout: {time.perf_counter() - begun:.1f} s, {peak:.0f} MiB in all")
    begun = time.perf_counter()
    places([*nodes, *(f"Member/new{number}" for number in range(100))], links, found)
    print(f"100 more: {time.perf_counter() - begun:.1f} s")
    if not wanted.layout_only:
        body = answer(nodes, links, found)
        print(f"answer: {len(body) / 1e6:.1f} MB")
        look(body)


def made_up(count: int, statements: int) -> tuple[list[str], list[Link]]:
    """A graph of clusters, each with members and competences of its own, and ties between them."""
    chance = random.Random(1)
    clusters = [f"Cluster/{number}" for number in range(count // 100)]
    competences = [f"Competence/{number}" for number in range(count // 5)]
    members = [f"Member/{number}" for number in range(count - len(clusters) - len(competences))]
    links = [Link(one, clusters[number % len(clusters)], "MEMBER_OF") for number, one in enumerate(members)]
    while len(links) < statements:
        number = chance.randrange(len(members))
        if chance.random() < 0.7:
            near = number % len(clusters) / len(clusters) * len(competences) + chance.gauss(0, len(competences) * 0.03)
            links.append(
                Link(members[number], competences[int(near) % len(competences)], chance.choice(("OFFERS", "NEEDS")))
            )
        elif chance.random() < 0.5:
            links.append(Link(chance.choice(clusters), chance.choice(competences), "NEEDS"))
        else:
            links.append(Link(members[number], chance.choice(members), "SUPPLIES"))
    return [*clusters, *competences, *members], links


def answer(nodes: list[str], links: list[Link], found: dict[str, tuple[float, float]]) -> bytes:
    """The answer of the API for it."""
    number = {node: at for at, node in enumerate(nodes)}
    told: dict[str, Any] = {
        "nodes": [
            {"id": node, "type": node.split("/")[0], "key": node.split("/")[1], "label": f"the {node.lower()}",
             "status": "fact", "x": found[node][0], "y": found[node][1]}
            for node in nodes
        ],
        "links": [
            {"source": number[one.source], "target": number[one.target], "type": one.type, "source_id": "survey",
             "status": "fact", "valid_from": None, "valid_to": None}
            for one in links
        ],
        "truncated": False,
    }  # fmt: skip
    return json.dumps(told).encode()


def look(body: bytes) -> None:
    """Open the page, move and zoom, and print what was measured."""
    from tests.browser.conftest import ARGUMENTS, served  # how the tests serve and look

    app = FastAPI()
    app.get("/v1/picture")(lambda: Response(body, media_type="application/json"))
    app.get("/v1/sources")(lambda: Response(b"[]", media_type="application/json"))
    add_view(app)
    with served(app) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(WATCH)
        begun = time.perf_counter()
        page.goto(f"{base}/#/graph")
        page.wait_for_selector(".graph-canvas:not([aria-busy]) canvas.sigma-mouse")
        print(f"opened: {time.perf_counter() - begun:.1f} s, longest task {longest(page, 0):.0f} ms")
        page.wait_for_timeout(1500)
        for kind in ("pan", "zoom"):
            done = page.evaluate(GESTURE, [kind, SECONDS])
            page.wait_for_timeout(1500)
            print(
                f"{kind}: {done['fps']:.0f} frames a second, 95 of 100 within {done['slow']:.0f} ms,"
                f" longest task {longest(page, done['start']):.0f} ms"
            )
        for told, pressed in (
            ("choose", page.get_by_role("button", name="the cluster/7").first),
            ("hide a kind", page.get_by_label("Members")),
        ):
            start = page.evaluate("performance.now()")
            pressed.click()
            page.wait_for_timeout(2000)
            print(f"{told}: longest task {longest(page, start):.0f} ms")
        browser.close()


def longest(page: Page, since: float) -> float:
    """The longest task of the page's main thread from then on, in milliseconds; 0: none above 50."""
    found: float = page.evaluate(
        "(since) => Math.max(0, ...window.tasks.filter(([at, took]) => at + took >= since).map(([, took]) => took))",
        since,
    )
    return found


if __name__ == "__main__":
    main()
