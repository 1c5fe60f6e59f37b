/** Faults of files laid out as the sheets they are in, so that each can be shown at its cell. */

import type { Schemas } from "../api/client";

export type FileFault = Schemas["FileFault"];
export type FaultySheet = Schemas["FaultySheet"];

export interface FaultTable {
  file: string;
  /** Empty in a CSV file. */
  sheet: string;
  columns: FaultColumn[];
  rows: FaultRow[];
  /** Of the file, of its headings, or of a line that was not sent along. */
  others: FileFault[];
}

export interface FaultColumn {
  /** As spreadsheets name it: `C`. */
  letters: string;
  /** Empty where it is not read, or not known. */
  name: string;
}

export interface FaultRow {
  line: number;
  cells: { text: string; problems: string[] }[];
  ofLine: string[];
}

/** The faults, sheet by sheet as they came, each on its line. */
export function faultTables(faults: readonly FileFault[], sheets: readonly FaultySheet[]): FaultTable[] {
  const written = new Map(sheets.map((sheet) => [placeOf(sheet), sheet]));
  const found = new Map<string, FileFault[]>();
  for (const fault of faults) found.set(placeOf(fault), [...(found.get(placeOf(fault)) ?? []), fault]);
  return [...found].map(([place, own]) => laidOut(own, written.get(place)));
}

function placeOf({ file, sheet }: { file: string; sheet: string }): string {
  return `${file}\n${sheet}`;
}

function laidOut(faults: FileFault[], written: FaultySheet | undefined): FaultTable {
  const { file = "", sheet = "" } = faults[0] ?? {};
  const { columns: names = [], lines = [] } = written ?? {};
  const width = Math.max(names.length, ...lines.map((line) => line.cells.length));
  const columns = Array.from({ length: width }, (_, at) => ({ letters: lettersOf(at), name: names[at] ?? "" }));
  const rows = new Map<number, FaultRow>();
  for (const { line, cells } of lines) {
    rows.set(line, { line, cells: columns.map((_, at) => ({ text: cells[at] ?? "", problems: [] })), ofLine: [] });
  }
  const others: FileFault[] = [];
  for (const fault of faults) {
    const row = rows.get(fault.line);
    const cell = row?.cells[row ? cellAt(fault, columns, row) : -1];
    if (!row) others.push(fault);
    else if (cell) cell.problems.push(fault.problem);
    else row.ofLine.push(fault.column ? `${fault.column}: ${fault.problem}` : fault.problem);
  }
  const faulty = [...rows.values()].filter((row) => row.ofLine.length > 0 || row.cells.some(isFaulty));
  return { file, sheet, columns, rows: faulty, others };
}

/** Where on its line a fault is; -1 where it is about the whole line. A heading is no cell of a column: it is found by
 * its address or, in a CSV file, by what it says. */
function cellAt(fault: FileFault, columns: FaultColumn[], row: FaultRow): number {
  if (fault.column) return columns.findIndex((column) => column.name === fault.column);
  const letters = /^[A-Z]+/.exec(fault.cell)?.[0];
  if (letters) return columns.findIndex((column) => column.letters === letters);
  return fault.value ? row.cells.findIndex((cell) => cell.text === fault.value) : -1;
}

export function isFaulty(cell: { problems: string[] }): boolean {
  return cell.problems.length > 0;
}

/** The letters a spreadsheet names a column by, counted from 0: 0 gives A, 27 gives AB. */
export function lettersOf(at: number): string {
  let letters = "";
  for (let left = at + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}
