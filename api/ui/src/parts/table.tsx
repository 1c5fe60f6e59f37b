/** A table: sorted by its heads, saved as CSV and XLSX, grown page by page; where it is narrow, each row is a card. */

import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Growing } from "../api/use";
import { common } from "../common.words";
import { useFormat } from "../format";
import { useLanguage } from "../language";
import { fill, localeOf, useWords } from "../words";
import { ProblemView } from "./problem";
import { type Cell, saveCsv, saveXlsx } from "./save";

export interface Column<Row> {
  /** Key in files, and of the sorting in the address of nothing: it is this table's own. */
  key: string;
  head: string;
  /** What it is sorted by and saved as; lists are joined. */
  value: (row: Row) => Cell;
  /** What is shown; the value where nothing else is. */
  cell?: (row: Row) => ComponentChildren;
  /** Its share of the width. */
  part?: number;
  numeric?: boolean;
}

interface TableProps<Row> {
  caption: ComponentChildren;
  /** Name of saved files. */
  name: string;
  columns: Column<Row>[];
  rows: Row[];
  id: (row: Row) => string;
  /** More rows than these are there: how to get them. */
  next?: string | null;
  growing?: Growing<Row>;
  /** Rows shown at first, where all are here but few are looked at; files hold all. */
  fold?: number;
  /** The row that the address names, or the pointer is on elsewhere. */
  marked?: string;
  onRow?: (row: Row | undefined) => void;
}

export function Table<Row>({ caption, name, columns, rows, id, next, growing, fold, marked, onRow }: TableProps<Row>) {
  const language = useLanguage();
  const format = useFormat();
  const say = useWords(common);
  const [unfolded, setUnfolded] = useState(false);
  const [order, setOrder] = useState<{ key: string; down: boolean }>();
  const by = columns.find((column) => column.key === order?.key);
  const sorted = by ? sortedBy(rows, by.value, order?.down ?? false, localeOf(language)) : rows;
  const folded = fold !== undefined && !unfolded && sorted.length > fold;
  const shown = folded ? sorted.slice(0, fold) : sorted;
  const whole = columns.reduce((sum, column) => sum + (column.part ?? 1), 0);
  return (
    <div class="listing">
      <div class="table-bar">
        <span class="caption" id={`${name}-caption`}>
          {caption}
          {next && <span class="hint"> ({fill(say.firstRows, { n: format.number(rows.length) })})</span>}
        </span>
        <SaveTable name={name} columns={columns} rows={next && growing ? growing.all : () => sorted} />
      </div>
      <table role="table" aria-labelledby={`${name}-caption`}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={{ width: `${(100 * (column.part ?? 1)) / whole}%` }} />
          ))}
        </colgroup>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Head key={column.key} column={column} order={order} setOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) => (
            <tr
              role="row"
              key={id(row)}
              id={`${name}:${id(row)}`}
              class={marked === id(row) ? "marked" : undefined}
              tabIndex={-1}
              onMouseEnter={onRow && (() => onRow(row))}
              onMouseLeave={onRow && (() => onRow(undefined))}
            >
              {columns.map((column, at) => (
                <BodyCell key={column.key} column={column} row={row} first={at === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {folded && (
        <p class="more">
          <button type="button" onClick={() => setUnfolded(true)}>
            {fill(say.andMore, { n: format.number(sorted.length - shown.length) })}
          </button>
        </p>
      )}
      {next && growing && <More growing={growing} name={name} id={id} from={rows.length} />}
    </div>
  );
}

function Head<Row>({ column, order, setOrder }: HeadProps<Row>) {
  const say = useWords(common);
  const sorted = order?.key === column.key;
  const direction = sorted ? (order.down ? "descending" : "ascending") : undefined;
  // Numbers begin with the greatest; a third press gives the answer's own order back.
  const begin = column.numeric ?? false;
  const press = () =>
    setOrder(
      !sorted ? { key: column.key, down: begin } : order.down === begin ? { key: column.key, down: !begin } : undefined,
    );
  return (
    <th role="columnheader" scope="col" aria-sort={direction} class={column.numeric ? "numeric" : undefined}>
      <button type="button" class="sort" onClick={press} title={fill(say.sortBy, { column: column.head })}>
        {column.head}
        <span aria-hidden="true">{direction === "ascending" ? " ▲" : direction === "descending" ? " ▼" : ""}</span>
      </button>
    </th>
  );
}

interface HeadProps<Row> {
  column: Column<Row>;
  order: { key: string; down: boolean } | undefined;
  setOrder: (order: { key: string; down: boolean } | undefined) => void;
}

function BodyCell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }) {
  const shown = column.cell ? column.cell(row) : column.value(row);
  const kind = column.numeric ? "numeric" : undefined;
  return first ? (
    <th role="rowheader" scope="row">
      {shown}
    </th>
  ) : (
    <td role="cell" data-label={column.head} class={kind}>
      <div>{shown}</div>
    </td>
  );
}

/** Buttons that save rows as files. */
export function SaveTable<Row>({ name, columns, rows }: SaveProps<Row>) {
  const say = useWords(common);
  const [problem, setProblem] = useState<Error>();
  async function save(write: typeof saveCsv | typeof saveXlsx) {
    setProblem(undefined);
    try {
      const cells = (await rows()).map((row) => columns.map((column) => column.value(row)));
      await write(columns.map((column) => column.head), cells, name); // biome-ignore format: three things
    } catch (error) {
      setProblem(error as Error);
    }
  }
  return (
    <>
      <span class="save" role="group" aria-label={say.saveTable}>
        <button type="button" class="small" onClick={() => save(saveCsv)}>
          CSV
        </button>
        <button type="button" class="small" onClick={() => save(saveXlsx)}>
          XLSX
        </button>
      </span>
      {problem && <ProblemView problem={problem} />}
    </>
  );
}

interface SaveProps<Row> {
  name: string;
  columns: Pick<Column<Row>, "head" | "value">[];
  rows: () => Row[] | Promise<Row[]>;
}

/** Fetches the next rows, and puts the focus on the first of them. */
function More<Row>({
  growing,
  name,
  id,
  from,
}: {
  growing: Growing<Row>;
  name: string;
  id: (row: Row) => string;
  from: number;
}) {
  const say = useWords(common);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Error>();
  const asking = useRef(false);
  async function grow() {
    if (asking.current) return;
    asking.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      const { rows } = await growing.grow();
      const first = rows[from];
      if (first) setTimeout(() => document.getElementById(`${name}:${id(first)}`)?.focus());
    } catch (error) {
      setProblem(error as Error);
    }
    asking.current = false;
    setBusy(false);
  }
  return (
    <div class="more">
      <button type="button" onClick={grow}>
        {say.more}
      </button>
      <span role="status">{busy && say.loading}</span>
      {problem && <ProblemView problem={problem} />}
    </div>
  );
}

/** Rows by a value; what is unknown stands last either way, and rows of equal value keep their order. */
export function sortedBy<Row>(rows: Row[], value: (row: Row) => Cell, down: boolean, locale: string): Row[] {
  const compare = new Intl.Collator(locale, { numeric: true }).compare;
  return rows.toSorted((left, right) => {
    const [a, b] = [value(left), value(right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b));
    return down ? -order : order;
  });
}
