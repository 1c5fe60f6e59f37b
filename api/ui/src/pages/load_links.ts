/** Loads that a text names: `load 7 (2026-11-24, 'survey') changed: …`. */

export interface TextPart {
  text: string;
  /** The number of the load that this part names. */
  load?: number;
}

export function textParts(text: string): TextPart[] {
  return text
    .split(/\b([Ll]oad \d+)\b/)
    .filter(Boolean)
    .map((part) => {
      const number = /^[Ll]oad (\d+)$/.exec(part)?.[1];
      return number ? { text: part, load: Number(number) } : { text: part };
    });
}
