/** The address after `#`: which page, and what counts. It is all the state there is, so a link shares it. */

import { useEffect, useState } from "preact/hooks";

export type Show = "real" | "example" | "both";

/** A place in the view. */
export interface Route {
  /** Parts of the path: `["clusters", "litek"]`; none is the first page. */
  path: string[];
  /** Which statements: those of real organisations, the made-up example's, or both. */
  show: Show;
  /** The day asked about, or empty for today. */
  asOf: string;
  /** Whether needs of members count as their cluster's. */
  members: boolean;
  /** Key of an industry, or empty for all. */
  industry: string;
  /** What only this page knows: its own filters, an opened row. */
  own: Record<string, string>;
}

const SHARED = ["show", "as_of", "members", "industry"];

export function readRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?", 2);
  const params = new URLSearchParams(query);
  const show = params.get("show");
  return {
    path: path.split("/").filter(Boolean).map(decoded),
    show: show === "example" || show === "both" ? show : "real",
    asOf: params.get("as_of") ?? "",
    members: params.get("members") === "true",
    industry: params.get("industry") ?? "",
    own: Object.fromEntries([...params].filter(([name]) => !SHARED.includes(name))),
  };
}

export function writeRoute({ path, show, asOf, members, industry, own }: Route): string {
  const params = new URLSearchParams();
  if (show !== "real") params.set("show", show);
  if (asOf) params.set("as_of", asOf);
  if (members) params.set("members", "true");
  if (industry) params.set("industry", industry);
  for (const [name, value] of Object.entries(own)) if (value) params.set(name, value);
  const query = params.toString();
  return `#/${path.map(encodeURIComponent).join("/")}${query && "?"}${query}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Where the reader is; the component is drawn again when that changes. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener("hashchange", follow);
    follow();
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}

/** The address of another page under the same filters: `to("clusters", "litek")`. */
export function to(...path: string[]): string {
  return writeRoute({ ...readRoute(location.hash), path, own: {} });
}

/** The address of this page with something changed. */
export function here(changes: Partial<Route>): string {
  return writeRoute({ ...readRoute(location.hash), ...changes });
}

/** Go to the same page with other filters; `replace` leaves no step for the back button, as for a moving slider. */
export function change(changes: Partial<Route>, { replace = false } = {}): void {
  const address = here(changes);
  if (address === location.hash) return;
  if (!replace) {
    location.hash = address;
    return;
  }
  history.replaceState(history.state, "", address);
  dispatchEvent(new HashChangeEvent("hashchange"));
}

/** Change a filter that only this page knows. */
export function changeOwn(changes: Record<string, string>, options?: { replace?: boolean }): void {
  change({ own: { ...readRoute(location.hash).own, ...changes } }, options);
}

/** What counts, as parameters of a question about statements. */
export interface Said {
  synthetic?: boolean;
  status?: "synthetic"[];
  as_of?: string;
}

/** What counts, as parameters of a question about needs. */
export interface Scope extends Said {
  members?: boolean;
  industry?: string;
}

export function said(route: Route): Said {
  return {
    ...(route.show === "both" && { synthetic: true }),
    ...(route.show === "example" && { status: ["synthetic" as const] }),
    ...(route.asOf && { as_of: route.asOf }),
  };
}

export function scope(route: Route): Scope {
  return {
    ...said(route),
    ...(route.members && { members: true }),
    ...(route.industry && { industry: route.industry }),
  };
}
