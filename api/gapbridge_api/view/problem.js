/** What went wrong, said plainly. */

import { ProblemError, useKey } from "./api.js";
import { el } from "./dom.js";

const OURS = { title: "This page failed.", advice: "Reload it. If it fails again, the browser’s console says more." };

/**
 * @param {unknown} error
 * @param {() => void} [again] asks once more
 */
export function problemView(error, again) {
  if (!(error instanceof ProblemError)) console.error(error);
  const problem = error instanceof ProblemError ? error.problem : OURS;
  const button = again && el("button", { type: "button" }, "Try again");
  button?.addEventListener("click", () => again?.());
  return el(
    "section",
    { class: "problem", role: "alert" },
    el("h1", { tabindex: "-1" }, problem.title),
    problem.detail && el("p", {}, problem.detail),
    problem.errors && el("ul", {}, problem.errors.map(faultLine)),
    problem.advice && el("p", {}, problem.advice),
    again && problem.type?.endsWith(":api-key-required") && keyForm(again),
    el("p", { class: "actions" }, button, " ", el("a", { href: "#/" }, "Go to the shared gaps")),
    problem.request_id && el("p", { class: "hint" }, `Request ${problem.request_id}`),
  );
}

/** @param {{location: string, message: string}} fault */
function faultLine(fault) {
  return el("li", {}, el("code", {}, fault.location), `: ${fault.message.replace(/^Value error, /, "")}`);
}

/** @param {() => void} again */
function keyForm(again) {
  const input = /** @type {HTMLInputElement} */ (
    el("input", { type: "password", name: "key", autocomplete: "off", required: true })
  );
  const form = el("form", { class: "key" }, el("label", {}, "API key ", input), " ", el("button", {}, "Use it"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    useKey(input.value);
    again();
  });
  return form;
}
