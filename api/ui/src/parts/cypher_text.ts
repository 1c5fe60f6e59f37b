/** A text of Cypher in parts, to colour it, and what it asks for. It is read here only to be shown: the server checks it. */

export type Kind = "comment" | "string" | "parameter" | "label" | "number" | "word" | "rest";

export interface Part {
  kind: Kind;
  text: string;
}

const WORDS = new Set(
  (
    "ALL AND ANY AS ASC BY CALL CASE COLLECT CONTAINS COUNT DESC DISTINCT ELSE END ENDS EXISTS FALSE IN IS LIMIT MATCH" +
    " NONE NOT NULL OPTIONAL OR ORDER RETURN SHORTEST SINGLE SKIP STARTS THEN TRUE UNION UNWIND WHEN WHERE WITH XOR YIELD"
  ).split(" "),
);
const TOKEN =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<parameter>\$(?:\w+|`[^`]*`))|(?<label>(?<=[:|])\s*[A-Z]\w*)|(?<number>\b\d+(?:\.\d+)?)|(?<word>[\p{L}_]\w*)|(?<rest>`[^`]*`|[\s\S])/gu;

/** The whole text, in parts that follow each other. */
export function parts(text: string): Part[] {
  const found: Part[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [kind = "rest"] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    const named = kind === "word" && !WORDS.has(match[0].toUpperCase()) ? "rest" : (kind as Kind);
    const last = found.at(-1);
    if (last?.kind === named) last.text += match[0];
    else found.push({ kind: named, text: match[0] });
  }
  return found;
}

/** The names of its parameters, in the order they come. */
export function parameters(text: string): string[] {
  const names = parts(text)
    .filter((part) => part.kind === "parameter")
    .flatMap((part) => part.text.split("$").slice(1));
  return [...new Set(names.map((name) => name.replaceAll("`", "")))];
}

/** What a field of a parameter says: JSON, else text; nothing is null. */
export function readValue(written: string): unknown {
  if (written.trim() === "") return null;
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}

/** How a value is written into a field, so that it is read as the same. */
export function written(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string" && readValue(value) === value) return value;
  return JSON.stringify(value);
}

/** The line of a place, and a caret below its column; a long line is cut around it. */
export function excerpt(text: string, line: number, column: number, wide = 72): { line: string; caret: string } {
  const whole = (text.split("\n")[line - 1] ?? "").replaceAll("\t", " ");
  const from = Math.max(0, Math.min(column - 1 - wide / 2, whole.length - wide));
  const shown = whole.slice(from, from + wide);
  const before = from > 0 ? "… " : "";
  const after = from + wide < whole.length ? " …" : "";
  return { line: `${before}${shown}${after}`, caret: `${" ".repeat(before.length + column - 1 - from)}▲` };
}

/** Where a line and column are in the text. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(before + column - 1, text.length);
}
