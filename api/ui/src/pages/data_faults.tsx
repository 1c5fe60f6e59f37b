/** What is wrong in files, shown where it is: each sheet as a table, its faulty cells marked and explained. */

import { useFormat } from "../format";
import { SheetTable } from "../parts/sheet";
import { fill, useWords } from "../words";
import { dataWords } from "./data.words";
import {
  type FaultRow,
  type FaultTable,
  type FaultySheet,
  type FileFault,
  faultTables,
  isFaulty,
} from "./faulty_sheets";

export interface Faulty {
  faults: FileFault[];
  fault_count: number;
  faulty_sheets: FaultySheet[];
}

export function Faults({ of }: { of: Faulty }) {
  const say = useWords(dataWords);
  const format = useFormat();
  return (
    <div class="faults">
      {faultTables(of.faults, of.faulty_sheets).map((table) => (
        <OneSheet key={`${table.file}\n${table.sheet}`} table={table} />
      ))}
      {of.fault_count > of.faults.length && (
        <p class="hint">{fill(say.faultsCut, { n: format.number(of.faults.length) })}</p>
      )}
    </div>
  );
}

function OneSheet({ table }: { table: FaultTable }) {
  const say = useWords(dataWords);
  const format = useFormat();
  const title = table.sheet || table.file;
  return (
    <section class="faulty-sheet">
      <h3>
        {title}
        {table.sheet && <span class="hint"> {table.file}</span>}
      </h3>
      {table.others.length > 0 && (
        <ul class="fault-list">
          {table.others.map((fault) => (
            <li key={`${fault.place} ${fault.column} ${fault.problem}`}>
              <span class="name">
                {fault.line ? `${say.line} ${fault.line}` : ""} {fault.column}
              </span>{" "}
              {fault.value && <code>{fault.value}</code>} <Told problems={[fault.problem]} />
            </li>
          ))}
        </ul>
      )}
      {table.rows.length > 0 && (
        <>
          <p class="hint">{format.count(table.rows.length, say.faultyLines)}</p>
          <SheetTable
            label={`${title}: ${format.count(table.rows.length, say.faultyLines)}`}
            corner={say.line}
            columns={table.columns.map((column) => (
              <>
                {table.sheet && <span class="letters">{column.letters} </span>}
                {column.name}
                {!column.name && table.columns.some((one) => one.name) && <span class="hint">{say.ignored}</span>}
              </>
            ))}
            rows={table.rows.map((row) => ({
              key: String(row.line),
              head: row.line,
              cells: row.cells.map((cell) => ({
                shown: <Written cell={cell} />,
                look: isFaulty(cell) ? ("faulty" as const) : undefined,
              })),
              below: row.ofLine.length > 0 && (
                <>
                  {say.wholeLine} <Told problems={row.ofLine} />
                </>
              ),
            }))}
          />
        </>
      )}
    </section>
  );
}

function Written({ cell }: { cell: FaultRow["cells"][number] }) {
  const say = useWords(dataWords);
  if (!isFaulty(cell)) return <>{cell.text}</>;
  return (
    <>
      <span class="written">{cell.text || <em>{say.empty}</em>}</span>
      <Told problems={cell.problems} />
    </>
  );
}

function Told({ problems }: { problems: string[] }) {
  const say = useWords(dataWords);
  return (
    <>
      {problems.map((problem) => (
        <span class="fault" key={problem}>
          <span aria-hidden="true">✕ </span>
          <span class="unseen">{say.fault} </span>
          <span lang="en">{problem}</span>
        </span>
      ))}
    </>
  );
}
