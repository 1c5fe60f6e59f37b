/** The pages: a line for each. What a page needs is fetched when it is first opened. */

import type { ComponentType } from "preact";
import { words } from "./words";

/** What a page is given: what stands in the address behind its name. */
export interface PageProps {
  id: string;
}

export interface Place {
  /** First part of the address; `""` is the first page. */
  name: string;
  /** Its title in the navigation, a key of `titles`; without one it is reached from other pages only. */
  title?: keyof typeof titles.en;
  /** Which filters narrow it down. */
  filters: readonly Filter[];
  /** The page, or, behind `name/KEY`, the page of one thing. */
  load: () => Promise<{ default: ComponentType<PageProps> }>;
  one?: () => Promise<{ default: ComponentType<PageProps> }>;
}

export type Filter = "show" | "as_of" | "members" | "industry";

const SAID = ["show", "as_of"] as const;
const NEEDS = ["show", "as_of", "members", "industry"] as const;

export const titles = words(
  {
    overview: "Overview",
    gaps: "Shared gaps",
    clusters: "Clusters",
    programme: "Programme",
    chains: "Value chains",
    graph: "Graph",
    query: "Query",
    sources: "Sources",
    data: "Data",
  },
  {
    overview: "Apžvalga",
    gaps: "Bendros spragos",
    clusters: "Klasteriai",
    programme: "Programa",
    chains: "Vertės grandinės",
    graph: "Grafas",
    query: "Užklausa",
    sources: "Šaltiniai",
    data: "Duomenys",
  },
);

export const PLACES: readonly Place[] = [
  { name: "", title: "overview", filters: SAID, load: () => import("./pages/overview") },
  { name: "gaps", title: "gaps", filters: NEEDS, load: () => import("./pages/gaps") },
  {
    name: "clusters",
    title: "clusters",
    filters: NEEDS,
    load: () => import("./pages/clusters"),
    one: () => import("./pages/cluster"),
  },
  {
    name: "members",
    filters: SAID,
    load: () => import("./parts/nowhere").then((part) => ({ default: part.Nowhere })),
    one: () => import("./pages/member"),
  },
  { name: "programme", title: "programme", filters: NEEDS, load: () => import("./pages/programme") },
  {
    name: "chains",
    title: "chains",
    filters: NEEDS,
    load: () => import("./pages/chains"),
    one: () => import("./pages/chain"),
  },
  { name: "graph", title: "graph", filters: SAID, load: () => import("./pages/graph") },
  { name: "query", title: "query", filters: SAID, load: () => import("./pages/query") },
  { name: "sources", title: "sources", filters: [], load: () => import("./pages/sources") },
  { name: "data", title: "data", filters: [], load: () => import("./pages/data") },
];
