/** The form that says what counts; it writes the address, and the address is what the page is made from. */

import { write } from "./route.js";

/** @typedef {import("./route.js").Route} Route */
/** @typedef {import("./route.js").Show} Show */

const TYPING_MS = 500;

/**
 * @param {HTMLFormElement} form
 * @param {() => Route} current
 */
export function listen(form, current) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const apply = () => {
    const chosen = new FormData(form);
    const show = /** @type {Show} */ (chosen.get("show"));
    const members = chosen.get("members") !== null;
    location.hash = write(current(), { show, members, asOf: String(chosen.get("as_of")) });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  form.addEventListener("change", (event) => {
    clearTimeout(typing);
    const isDay = event.target instanceof HTMLInputElement && event.target.type === "date";
    if (isDay) typing = setTimeout(apply, TYPING_MS); // every digit of a year makes another day
    else apply();
  });
}

/**
 * Show in the form and the links of the page what the address says.
 *
 * @param {HTMLFormElement} form
 * @param {Route} route
 */
export function follow(form, route) {
  for (const input of form.querySelectorAll("input")) {
    if (input.type === "radio") input.checked = input.value === route.show;
    else if (input.type === "checkbox") input.checked = route.members;
    else if (input.value !== route.asOf && (document.activeElement !== input || route.asOf)) input.value = route.asOf;
  }
  form.hidden = route.page === "sources" || route.page === "nowhere";
  const members = form.querySelector("#members");
  if (members instanceof HTMLElement) members.hidden = route.page === "clusters";
  for (const link of document.querySelectorAll("a[data-page]")) {
    const page = /** @type {import("./route.js").Page} */ (link.getAttribute("data-page"));
    link.setAttribute("href", write(route, { page, key: "" }));
    const here = page === route.page || (page === "clusters" && route.page === "cluster");
    if (here && link.closest("nav")) link.setAttribute("aria-current", page === route.page ? "page" : "true");
    else link.removeAttribute("aria-current");
  }
  document.getElementById("home")?.setAttribute("href", write(route, { page: "gaps", key: "" }));
}
