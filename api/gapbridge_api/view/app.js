/** The page: reads the address, asks the API, shows the answer. */

import { follow, listen } from "./controls.js";
import { clusterPage } from "./page_cluster.js";
import { clustersPage } from "./page_clusters.js";
import { gapsPage } from "./page_gaps.js";
import { sourcesPage } from "./page_sources.js";
import { heading, notice } from "./parts.js";
import { problemView } from "./problem.js";
import { read } from "./route.js";
import { isMadeUp } from "./words.js";

/**
 * What a page shows. `focus` is the id of what a reader came for, where it is not the heading.
 *
 * @typedef {{title: string, status: string, madeUp: boolean, nodes: Node[], focus?: string}} View
 */

const PAGES = { gaps: gapsPage, clusters: clustersPage, cluster: clusterPage, sources: sourcesPage, nowhere };

const content = part("content");
const status = part("status");
const banner = part("made-up");
const main = part("main");
const form = /** @type {HTMLFormElement} */ (part("controls"));

let asking = new AbortController();
let shown = "";

/** @returns {Promise<View>} */
async function nowhere() {
  return {
    title: "No such page",
    status: "",
    madeUp: false,
    nodes: [heading("No such page", "The address leads nowhere."), notice("The links above lead to all there is.")],
  };
}

/** Show the page of the address; an answer that is no longer wanted is dropped. */
async function render() {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const route = read(location.hash);
  follow(form, route);
  main.setAttribute("aria-busy", "true");
  status.textContent = "Loading …";
  const view = await viewOf(route, signal);
  if (signal.aborted) return;
  content.replaceChildren(...view.nodes);
  banner.hidden = !view.madeUp;
  status.textContent = view.status;
  document.title = view.title === "GapBridge" ? view.title : `${view.title} – GapBridge`;
  main.removeAttribute("aria-busy");
  land(`${route.page}/${route.key}`, view.focus);
}

/**
 * @param {import("./route.js").Route} route
 * @param {AbortSignal} signal
 * @returns {Promise<View>}
 */
async function viewOf(route, signal) {
  try {
    return await PAGES[route.page](route, signal, (/** @type {any[]} */ rows) => {
      if (!signal.aborted && rows.some(isMadeUp)) banner.hidden = false;
    });
  } catch (error) {
    const node = signal.aborted ? document.createTextNode("") : problemView(error, render);
    return { title: "Problem", status: "", madeUp: false, nodes: [node] };
  }
}

/**
 * On another page, begin at its heading; with other settings, stay where the reader is.
 *
 * @param {string} page
 * @param {string | undefined} target
 */
function land(page, target) {
  const first = shown === "";
  if (page !== shown && (!first || target)) {
    const wanted = (target && document.getElementById(target)) || content.querySelector("h1");
    if (wanted instanceof HTMLElement) {
      wanted.tabIndex = -1;
      wanted.focus({ preventScroll: true });
      if (target && wanted.id === target) wanted.scrollIntoView({ block: "center" });
      else scrollTo(0, 0);
    }
  }
  shown = page;
}

/** @param {string} id */
function part(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
}

part("skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address is taken
  main.focus();
});
listen(form, () => read(location.hash));
addEventListener("hashchange", render);
render();
