/** The answer to a query: what is remarked, and its rows as a table or as a graph. */

import type { JSX } from "preact";
import { useFormat } from "../format";
import { useLanguage } from "../language";
import { MadeUpBanner } from "../parts/marks";
import { Notice } from "../parts/page";
import { type Column, Table } from "../parts/table";
import { changeOwn, useRoute } from "../route";
import { fill, useWords } from "../words";
import type { QueryAnswer } from "./query";
import { queryWords } from "./query.words";
import { ResultGraph } from "./query_graph";
import { plain, Shown, statuses, type Value } from "./query_values";

interface Row {
  at: number;
  values: Value[];
}

export function Result({ answer, name }: { answer: QueryAnswer; name: string }) {
  const say = useWords(queryWords);
  const format = useFormat();
  const route = useRoute();
  const rows = answer.rows as Value[][];
  const graph = route.own.tab === "graph";
  if (rows.length === 0) {
    return (
      <>
        <Notice {...(route.show === "real" && { more: say.noRowsReal })}>{say.noRows}</Notice>
        <Remarks notices={answer.notices} />
      </>
    );
  }
  return (
    <>
      <MadeUpBanner of={statuses(rows)} />
      {answer.truncated && <Notice>{fill(say.truncated, { n: format.number(rows.length) })}</Notice>}
      <Remarks notices={answer.notices} />
      <Tabs graph={graph} />
      {graph ? (
        <ResultGraph answer={answer} name={name} />
      ) : (
        <ResultTable columns={answer.columns} rows={rows} name={name} />
      )}
    </>
  );
}

function Tabs({ graph }: { graph: boolean }) {
  const say = useWords(queryWords);
  const choices = [
    ["", say.table, !graph],
    ["graph", say.graph, graph],
  ] as const;
  return (
    <fieldset class="switch">
      <legend class="unseen">{say.shownAs}</legend>
      {choices.map(([tab, label, checked]) => (
        <label key={tab}>
          <input type="radio" name="tab" value={tab} checked={checked} onChange={() => changeOwn({ tab })} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function ResultTable({ columns, rows, name }: { columns: string[]; rows: Value[][]; name: string }): JSX.Element {
  const say = useWords(queryWords);
  const format = useFormat();
  const language = useLanguage();
  const shown = columns.map((head, at): Column<Row> => {
    const values = rows.map((row) => row[at] ?? null);
    const numeric = values.some((value) => typeof value === "number") && values.every(isNumberOrNull);
    return {
      key: `${at} ${head}`,
      head,
      numeric,
      part: numeric ? 0.7 : values.some(Array.isArray) ? 3 : 2,
      value: (row) => plain(row.values[at] ?? null, language),
      cell: (row) => <Shown value={row.values[at] ?? null} />,
    };
  });
  return (
    <div class="wide-table">
      <Table
        caption={format.count(rows.length, say.rows)}
        name={name}
        columns={shown}
        rows={rows.map((values, at) => ({ at, values }))}
        id={(row) => String(row.at)}
        fold={25}
      />
    </div>
  );
}

function isNumberOrNull(value: Value): boolean {
  return typeof value === "number" || value === null;
}

function Remarks({ notices }: { notices: string[] }) {
  const say = useWords(queryWords);
  if (notices.length === 0) return null;
  return (
    <div class="remarks">
      <p class="hint">{say.remarks}:</p>
      <ul class="hint" lang="en">
        {notices.map((one) => (
          <li key={one}>{one.replace(/^warn: /, "")}</li>
        ))}
      </ul>
    </div>
  );
}
