/** The history of loads, and one of them: what it changed, and taking it back. */

import type { Row } from "../api/client";
import { useAsk, useList } from "../api/use";
import { useFormat } from "../format";
import { Hint } from "../parts/marks";
import { Await, Notice, Section } from "../parts/page";
import { type Column, Table } from "../parts/table";
import { fill, useWords } from "../words";
import { dataWords } from "./data.words";
import { Changes } from "./data_difference";
import { LoadLink, partAddress } from "./data_parts";
import { Undo } from "./data_undo";
import { historyWords } from "./history.words";

export type LoadRecord = Row<"/v1/loads">;

export function History({ number }: { number: string }) {
  return number ? <OneLoad key={number} number={Number(number)} /> : <AllLoads />;
}

function AllLoads() {
  const say = useWords(historyWords);
  const format = useFormat();
  const loads = useList({ path: "/v1/loads", query: { limit: 50 } });
  const columns = useColumns();
  return (
    <Section title={useWords(dataWords).history} lead={say.lead}>
      <Await asked={loads}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Notice more={<a href={partAddress("load")}>{say.emptyMore}</a>}>{say.empty}</Notice>
          ) : (
            <Table
              caption={next ? "" : format.count(rows.length, say.caption)}
              name="loads"
              columns={columns}
              rows={rows}
              id={(one) => String(one.number)}
              next={next}
              growing={loads}
            />
          )
        }
      </Await>
    </Section>
  );
}

function useColumns(): Column<LoadRecord>[] {
  const say = useWords(historyWords);
  const all = useWords(dataWords);
  const format = useFormat();
  return [
    {
      key: "number",
      head: say.number,
      part: 9,
      value: (one) => one.number,
      cell: (one) => <LoadLink number={one.number}>{fill(say.title, { n: one.number })}</LoadLink>,
    },
    { key: "at", head: say.when, part: 15, value: (one) => one.at, cell: (one) => format.moment(one.at) },
    {
      key: "what",
      head: say.what,
      part: 16,
      value: (one) => (one.undoes ? fill(say.undoes, { n: one.undoes }) : say.isLoad),
      cell: (one) => <What of={one} />,
    },
    { key: "dataset", head: say.dataset, part: 15, value: (one) => one.dataset },
    {
      key: "files",
      head: say.files,
      part: 18,
      value: (one) => one.files.map(fileName).join(", "),
      cell: (one) => <Files of={one} />,
    },
    ...(["added", "changed", "removed"] as const).map((kind) => ({
      key: kind,
      head: all[kind],
      part: 8,
      numeric: true,
      value: (one: LoadRecord) => one[kind],
      cell: (one: LoadRecord) => (one[kind] ? format.number(one[kind]) : <Hint>0</Hint>),
    })),
    { key: "by", head: say.who, part: 9, value: (one) => one.by },
  ];
}

function What({ of }: { of: LoadRecord }) {
  const say = useWords(historyWords);
  return (
    <>
      {of.undoes ? <LoadLink number={of.undoes}>{fill(say.undoes, { n: of.undoes })}</LoadLink> : say.isLoad}
      {of.undone_by && (
        <span class="block">
          <span class="tag warn">
            <LoadLink number={of.undone_by}>{fill(say.wasUndone, { n: of.undone_by })}</LoadLink>
          </span>
        </span>
      )}
      {of.state === "under_way" && <span class="tag warn">{say.underWay}</span>}
    </>
  );
}

/** A file's name; its sum stands before it. */
function fileName(file: string): string {
  return file.replace(/^[0-9a-f]+ /, "");
}

function Files({ of }: { of: LoadRecord }) {
  const say = useWords(historyWords);
  if (of.files.length === 0) return <Hint>{say.noFiles}</Hint>;
  return (
    <ul class="plain">
      {of.files.slice(0, 3).map((file) => (
        <li key={file} title={file}>
          {fileName(file)}
        </li>
      ))}
      {of.files.length > 3 && (
        <li>
          <Hint>+{of.files.length - 3}</Hint>
        </li>
      )}
    </ul>
  );
}

function OneLoad({ number }: { number: number }) {
  const say = useWords(historyWords);
  const record = useAsk({ path: "/v1/loads/{number}", keys: { number } });
  return (
    <section class="section">
      <a href={partAddress("history")}>← {say.all}</a>
      <h2 class="of-load">{fill(say.title, { n: number })}</h2>
      <Await asked={record}>
        {(load) => (
          <>
            <Facts of={load} />
            <Undo load={load} done={record.again} />
            <ChangesOf load={load} />
          </>
        )}
      </Await>
    </section>
  );
}

function Counts({ of }: { of: LoadRecord }) {
  const { did } = useWords(dataWords);
  const format = useFormat();
  const kinds = (["added", "changed", "removed"] as const).filter((kind) => of[kind] > 0);
  return <>{kinds.map((kind) => format.count(of[kind], did[kind])).join(", ")}</>;
}

function Facts({ of }: { of: LoadRecord }) {
  const say = useWords(historyWords);
  const format = useFormat();
  const facts = [
    [say.when, format.moment(of.at)],
    [say.who, of.by],
    [say.dataset, of.dataset],
    [say.what, <What key="what" of={of} />],
    [say.files, <Files key="files" of={of} />],
    [say.rows, <Counts key="rows" of={of} />],
    ...(of.rejected ? [[say.rejected, format.number(of.rejected)] as const] : []),
  ] as const;
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ChangesOf({ load }: { load: LoadRecord }) {
  const say = useWords(historyWords);
  const changes = useList({
    path: "/v1/loads/{number}/changes",
    keys: { number: load.number },
    query: { limit: 200 },
  });
  return (
    <Section title={say.changes}>
      <Await asked={changes}>
        {({ rows, next }) => (
          <Changes
            changes={rows}
            all={changes.all}
            name={`load-${load.number}`}
            more={next ? changes.grow : undefined}
          />
        )}
      </Await>
    </Section>
  );
}
