/** The reader's language: chosen in the header, else as the browser prefers; kept in this browser. */

import { useEffect, useState } from "preact/hooks";

export const LANGUAGES = ["en", "lt"] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT = "gapbridge-language";
const listeners = new Set<(language: Language) => void>();
let current: Language | undefined;

export function currentLanguage(): Language {
  current ??= remembered() ?? preferred(globalThis.navigator?.languages ?? []);
  return current;
}

/** The first of a browser's languages that is ours. */
export function preferred(languages: readonly string[]): Language {
  for (const tag of languages) {
    const found = LANGUAGES.find((one) => tag.toLowerCase().split("-")[0] === one);
    if (found) return found;
  }
  return "en";
}

export function chooseLanguage(language: Language): void {
  current = language;
  keep(KEPT, language);
  for (const listener of listeners) listener(language);
}

/** The language; the component is drawn again when it changes. */
export function useLanguage(): Language {
  const [language, setLanguage] = useState(currentLanguage);
  useEffect(() => {
    listeners.add(setLanguage);
    return () => {
      listeners.delete(setLanguage);
    };
  }, []);
  return language;
}

/** Remember something in this browser, where it lets us. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // private windows may refuse; then it holds until the page is closed
  }
}

export function kept(name: string): string | null {
  try {
    return globalThis.localStorage?.getItem(name) ?? null;
  } catch {
    return null;
  }
}

function remembered(): Language | undefined {
  return LANGUAGES.find((one) => one === kept(KEPT));
}
