/** Numbers and days in the reader's form. */

import { type Language, useLanguage } from "./language";
import { counted, type Forms, localeOf } from "./words";

const PARTS: Record<number, Intl.DateTimeFormatOptions> = {
  1: { year: "numeric" },
  2: { year: "numeric", month: "long" },
  3: { year: "numeric", month: "short", day: "numeric" },
};

/** A day as exactly as it is known: 2017, 2017-06 or 2017-06-06; what is no day stays as it is. */
export function day(language: Language, written: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written)?.slice(1).filter(Boolean).map(Number);
  if (!parts) return written;
  const [year = 0, month = 1, date = 1] = parts;
  const moment = new Date(Date.UTC(2000, month - 1, date));
  moment.setUTCFullYear(year);
  const format = new Intl.DateTimeFormat(localeOf(language), { ...PARTS[parts.length], timeZone: "UTC" });
  return parts.length === 1 ? String(year) : format.format(moment);
}

/** From one day to another; one day where both are the same or the end is not known. */
export function days(language: Language, from: string, until: string | null): string {
  if (!until || until === from) return day(language, from);
  return `${day(language, from)} – ${day(language, until)}`;
}

export function moment(language: Language, at: string): string {
  const read = new Date(at);
  if (Number.isNaN(read.getTime())) return at;
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeStyle: "short" }).format(read);
}

export function decimal(language: Language, value: number, digits = 2): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: digits }).format(value);
}

export function money(language: Language, euros: number): string {
  const form = { style: "currency", currency: "EUR", maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(localeOf(language), form).format(euros);
}

export function percent(language: Language, share: number): string {
  return new Intl.NumberFormat(localeOf(language), { style: "percent", maximumFractionDigits: 0 }).format(share);
}

export function country(language: Language, code: string): string {
  try {
    return new Intl.DisplayNames([language], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The functions above for the reader's language. */
export function useFormat() {
  const language = useLanguage();
  return {
    day: (written: string) => day(language, written),
    days: (from: string, until: string | null) => days(language, from, until),
    moment: (at: string) => moment(language, at),
    number: (value: number, digits?: number) => decimal(language, value, digits),
    money: (euros: number) => money(language, euros),
    percent: (share: number) => percent(language, share),
    country: (code: string) => country(language, code),
    count: (number: number, forms: Forms) => counted(language, number, forms),
    list: (items: string[]) => new Intl.ListFormat(localeOf(language)).format(items),
  };
}
