/** Light or dark: as the system has it, or as the reader chose. */

import { keep, kept } from "./language";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = "gapbridge-theme";

export function currentTheme(): Theme {
  return THEMES.find((one) => one === kept(KEPT)) ?? "system";
}

export function chooseTheme(theme: Theme): void {
  keep(KEPT, theme);
  applyTheme(theme);
}

export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
}
