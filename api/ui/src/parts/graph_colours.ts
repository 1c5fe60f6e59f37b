/** Colours of the style sheet for what is drawn on a canvas, where style sheets do not reach. */

import { useEffect, useState } from "preact/hooks";

export interface Theme {
  /** The colour of a token; dimmed: nearly that of the ground. */
  of: (token: string, dimmed: boolean) => string;
  /** Lines between nodes. */
  line: (dimmed: boolean) => string;
}

const DIMMED = 0.78;
const LINE = 0.45;
const LINE_DIMMED = 0.88;

export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const known = new Map<string, string>();
  const token = (name: string) => style.getPropertyValue(name).trim() || "#808080";
  const ground = token("--card");
  const of = (name: string, dimmed: boolean) => {
    const key = `${name}${dimmed}`;
    const found = known.get(key) ?? (dimmed ? mixed(token(name), ground, DIMMED) : mixed(token(name), ground, 0));
    known.set(key, found);
    return found;
  };
  const lines = [mixed(token("--edge"), ground, LINE), mixed(token("--edge"), ground, LINE_DIMMED)];
  return { of, line: (dimmed) => lines[dimmed ? 1 : 0] ?? ground };
}

/** The colours of now; read anew when the reader or the system changes the appearance. */
export function useTheme(): Theme {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => {
    const read = () => setTheme(readTheme());
    const watching = new MutationObserver(read);
    watching.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", read);
    return () => {
      watching.disconnect();
      dark.removeEventListener("change", read);
    };
  }, []);
  return theme;
}

/** A colour with a share of another, both as #rrggbb. */
export function mixed(colour: string, other: string, share: number): string {
  const [from, to] = [channels(colour), channels(other)];
  const hex = from.map((value, at) =>
    Math.round(value + ((to[at] ?? 0) - value) * share)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${hex.join("")}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) || 0);
}
