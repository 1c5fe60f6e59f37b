/** Changed rows laid out as the tables they are in: what each cell was and is. */

import type { Schemas } from "../api/client";

export type RowChange = Schemas["RowChange"];
export type Scalar = string | number | boolean | null;

export interface ChangedTable {
  table: string;
  columns: string[];
  rows: RowChange[];
}

/** The changes by table, in the order they came; only the columns that any of them fills. */
export function changedTables(changes: readonly RowChange[]): ChangedTable[] {
  const found = new Map<string, RowChange[]>();
  for (const change of changes) found.set(change.table, [...(found.get(change.table) ?? []), change]);
  return [...found].map(([table, rows]) => ({ table, columns: columnsOf(rows), rows }));
}

/** Columns in the order of the rows; one that only a later row fills stands behind its neighbour there. */
function columnsOf(rows: RowChange[]): string[] {
  const columns: string[] = [];
  for (const row of rows) {
    let behind = -1;
    for (const name of [...Object.keys(row.before ?? {}), ...Object.keys(row.after ?? {})]) {
      const at = columns.indexOf(name);
      if (at >= 0) behind = at;
      else columns.splice(++behind, 0, name);
    }
  }
  return columns;
}

/** A cell before and after; a cell that was or is empty is null. */
export function cellOf(row: RowChange, column: string): { was: Scalar; is: Scalar; differs: boolean } {
  const [was, is] = [row.before?.[column] ?? null, row.after?.[column] ?? null];
  return { was, is, differs: row.change === "changed" && was !== is };
}

export interface FlatChange {
  row: RowChange;
  column: string;
  was: Scalar;
  is: Scalar;
}

/** One line for each cell that is another one now, for files. */
export function flat(changes: readonly RowChange[]): FlatChange[] {
  return changes.flatMap((row) =>
    row.columns.map((column) => ({ row, column, was: row.before?.[column] ?? null, is: row.after?.[column] ?? null })),
  );
}
