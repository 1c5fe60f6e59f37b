/** Lines of a spreadsheet as they stand there: under its columns, in its order, each cell where it is. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { common } from "../common.words";
import { useFormat } from "../format";
import { fill, useWords } from "../words";

export interface SheetCell {
  shown: ComponentChildren;
  /** How it is coloured; the text tells it too. */
  look?: "faulty" | "added" | "changed" | "removed" | undefined;
}

export interface SheetRow {
  key: string;
  head: ComponentChildren;
  cells: SheetCell[];
  /** What is to be said of the whole row, below it. */
  below?: ComponentChildren;
}

interface SheetProps {
  /** What it is, to screen readers. */
  label: string;
  /** What the heads of the rows are. */
  corner: string;
  columns: ComponentChildren[];
  rows: SheetRow[];
  /** Rows shown at first. */
  fold?: number;
}

export function SheetTable({ label, corner, columns, rows, fold = 25 }: SheetProps) {
  const say = useWords(common);
  const format = useFormat();
  const [most, setMost] = useState(fold);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it by keys */}
      <section class="sheet" tabIndex={0} aria-label={label}>
        <table>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {columns.map((column, at) => (
                <th scope="col" key={at}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          {rows.slice(0, most).map((row) => (
            <Lines key={row.key} row={row} width={columns.length} />
          ))}
        </table>
      </section>
      {rows.length > most && (
        <p class="more">
          <button type="button" onClick={() => setMost(most + 10 * fold)}>
            {fill(say.andMore, { n: format.number(rows.length - most) })}
          </button>
        </p>
      )}
    </>
  );
}

function Lines({ row, width }: { row: SheetRow; width: number }) {
  return (
    <tbody>
      <tr>
        <th scope="row">{row.head}</th>
        {row.cells.map((cell, at) => (
          <td key={at} class={cell.look}>
            {cell.shown}
          </td>
        ))}
      </tr>
      {row.below && (
        <tr>
          <td />
          <td colSpan={width} class="faulty">
            {row.below}
          </td>
        </tr>
      )}
    </tbody>
  );
}
