/** The view's own words. Those of a page stand beside it, in both languages: `pages/gaps.words.ts`. */

import { type Language, useLanguage } from "./language";

/** Forms of a counted thing, as the language counts: `{ one: "{n} cluster", other: "{n} clusters" }`. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What the second language must give when the first gives `T`: the same keys, a text for each text. */
type Same<T> = T extends string
  ? string
  : T extends { one: string; other: string }
    ? Forms
    : { [K in keyof T]: Same<T[K]> };

/** Words in both languages. */
export interface Words<T> {
  en: T;
  lt: Same<T>;
}

export function words<T>(en: T, lt: Same<T>): Words<T> {
  return { en, lt };
}

/** The words in the reader's language. */
export function useWords<T>(both: Words<T>): T {
  return both[useLanguage()] as T;
}

/** Put values into a text: `fill("{n} of {all}", { n: 3, all: 8 })`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A number with its noun, as the language counts: `1 klasteris`, `2 klasteriai`, `10 klasterių`. */
export function counted(language: Language, number: number, forms: Forms): string {
  const form = forms[new Intl.PluralRules(language).select(number)] ?? forms.other;
  return fill(form, { n: new Intl.NumberFormat(localeOf(language)).format(number) });
}

/** The form in which a reader expects numbers and days: the browser's own where it is of the language. */
export function localeOf(language: Language): string {
  const own = (globalThis.navigator?.languages ?? []).find((tag) => tag.toLowerCase().startsWith(language));
  return own ?? { en: "en-GB", lt: "lt-LT" }[language];
}
