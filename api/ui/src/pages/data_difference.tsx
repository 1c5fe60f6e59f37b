/** What a load or an undo changed, or would change: counted by table, and row by row with every cell before and after. */

import type { Schemas } from "../api/client";
import { common } from "../common.words";
import { useFormat } from "../format";
import { Hint } from "../parts/marks";
import { SheetTable } from "../parts/sheet";
import { type Column, SaveTable, Table } from "../parts/table";
import { fill, useWords } from "../words";
import {
  type ChangedTable,
  cellOf,
  changedTables,
  type FlatChange,
  flat,
  type RowChange,
  type Scalar,
} from "./changed_rows";
import { dataWords } from "./data.words";
import { tableWords } from "./tables.words";

export type Report = Schemas["LoadReport"];
const KINDS = ["added", "changed", "removed"] as const;
const SIGNS = { added: "+", changed: "~", removed: "−" };

export function changedRows(report: Report): number {
  return report.tables.reduce((sum, table) => sum + table.added + table.changed + table.removed, 0);
}

/** How many rows, in one sentence; `did`: it is done. */
export function Summary({ report, did }: { report: Report; did: boolean }) {
  const say = useWords(dataWords);
  const format = useFormat();
  const forms = did ? say.did : say.would;
  const told = KINDS.map((kind) => ({ kind, n: report.tables.reduce((sum, table) => sum + table[kind], 0) }))
    .filter((one) => one.n > 0)
    .map((one) => format.count(one.n, forms[one.kind]));
  if (told.length === 0) told.push(did ? say.nothingDone : say.nothing);
  else told[told.length - 1] += ".";
  return (
    <p class="summary">
      {told.join(", ")}
      {report.rejected > 0 && ` ${format.count(report.rejected, did ? say.leftOut : say.leftOutWould)}.`}
    </p>
  );
}

/** `counts`: by table too, where the report counts what stays. */
export function Difference({ report, name, counts = true }: { report: Report; name: string; counts?: boolean }) {
  const say = useWords(dataWords);
  const format = useFormat();
  return (
    <>
      {counts && report.tables.length > 0 && <Counts report={report} name={name} />}
      <Changes changes={report.changes} all={() => report.changes} name={`${name}-changes`} />
      {report.changes_cut && <p class="hint">{fill(say.cut, { n: format.number(report.changes.length) })}</p>}
    </>
  );
}

type TableChange = Report["tables"][number];

function Counts({ report, name }: { report: Report; name: string }) {
  const say = useWords(dataWords);
  const columns: Column<TableChange>[] = [
    {
      key: "table",
      head: say.table,
      part: 40,
      value: (one) => one.table,
      cell: (one) => <TableName name={one.table} />,
    },
    ...([...KINDS, "unchanged"] as const).map((kind) => ({
      key: kind,
      head: say[kind],
      part: 15,
      numeric: true,
      value: (one: TableChange) => one[kind],
      cell: (one: TableChange) => (one[kind] ? <strong class={`tally ${kind}`}>{one[kind]}</strong> : <Hint>0</Hint>),
    })),
  ];
  return (
    <div class="counts">
      <Table caption={say.byTable} name={name} columns={columns} rows={report.tables} id={(one) => one.table} />
    </div>
  );
}

/** What a table holds in the reader's words, with its own name as it stands in files. */
export function TableName({ name }: { name: string }) {
  const say: Record<string, string> = useWords(tableWords);
  return (
    <>
      {say[name] ?? name} <code class="hint">{name}</code>
    </>
  );
}

/** Rows as they were and are, table by table; `all` brings those that are not shown too, for files. */
export function Changes({ changes, all, name, more }: ChangesProps) {
  const say = useWords(dataWords);
  const { more: further } = useWords(common);
  if (changes.length === 0) return null;
  const columns = [
    { head: say.table, value: (one: FlatChange) => one.row.table },
    { head: say.key, value: (one: FlatChange) => one.row.id },
    { head: say.change, value: (one: FlatChange) => say[one.row.change] },
    { head: say.column, value: (one: FlatChange) => one.column },
    { head: say.before, value: (one: FlatChange) => one.was },
    { head: say.after, value: (one: FlatChange) => one.is },
  ];
  return (
    <div class="changes">
      <div class="table-bar">
        <span class="caption">{say.all}</span>
        <SaveTable name={name} columns={columns} rows={async () => flat(await all())} />
      </div>
      {changedTables(changes).map((one) => (
        <OneTable key={one.table} of={one} />
      ))}
      {more && (
        <p class="more">
          <button type="button" onClick={more}>
            {further}
          </button>
        </p>
      )}
    </div>
  );
}

interface ChangesProps {
  changes: RowChange[];
  all: () => RowChange[] | Promise<RowChange[]>;
  name: string;
  /** Fetches further rows. */
  more?: (() => void) | undefined;
}

function OneTable({ of }: { of: ChangedTable }) {
  const say = useWords(dataWords);
  const told: Record<string, string> = useWords(tableWords);
  return (
    <section>
      <h3>
        <TableName name={of.table} />
      </h3>
      <SheetTable
        label={told[of.table] ?? of.table}
        corner={say.change}
        columns={of.columns}
        rows={of.rows.map((row) => ({
          key: row.id,
          head: (
            <span class={`tag change ${row.change}`}>
              {SIGNS[row.change]} {say[row.change]}
            </span>
          ),
          cells: of.columns.map((column) => cellShown(row, column)),
        }))}
      />
    </section>
  );
}

function cellShown(row: RowChange, column: string) {
  const { was, is, differs } = cellOf(row, column);
  if (differs) return { shown: <Before was={was} is={is} />, look: "changed" as const };
  const look = row.change === "changed" ? undefined : row.change;
  return { shown: asText(row.change === "removed" ? was : is), look };
}

function Before({ was, is }: { was: Scalar; is: Scalar }) {
  const say = useWords(dataWords);
  return (
    <>
      <del>
        <span class="unseen">{say.was} </span>
        {was === null ? <em>{say.empty}</em> : asText(was)}
      </del>{" "}
      <ins>
        <span class="unseen">{say.is} </span>
        {is === null ? <em>{say.empty}</em> : asText(is)}
      </ins>
    </>
  );
}

function asText(value: Scalar): string {
  return value === null ? "" : String(value);
}
