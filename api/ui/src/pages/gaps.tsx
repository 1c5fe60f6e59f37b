/** What several clusters lack: a ranked list beside the map of who lacks what. */

import { useMemo, useState } from "preact/hooks";
import type { Answer, Row } from "../api/client";
import { type Asked, useAsk, useList } from "../api/use";
import { common } from "../common.words";
import { useFormat } from "../format";
import { Figure } from "../parts/figure";
import { HeatMap, type HeatRow, LegendMark, type State } from "../parts/heatmap";
import { Hint, MadeUp, MadeUpBanner, Unknown } from "../parts/marks";
import { Await, Heading, Notice } from "../parts/page";
import { type Column, Table } from "../parts/table";
import { change, changeOwn, scope, useRoute } from "../route";
import { fill, useWords } from "../words";
import { GapDetail, type Pointed } from "./gap_detail";
import { gapsWords } from "./gaps.words";

export type SharedGap = Row<"/v1/gaps/shared">;
export type Matrix = Answer<"/v1/gaps/matrix">;

const MOST_DRAWN = 60;
const STATES: State[] = ["open", "covered", "closed", "unknown"];

export default function Gaps() {
  const say = useWords(gapsWords);
  const route = useRoute();
  const least = Number(route.own.least) || 2;
  const narrowed = { ...scope(route), min_clusters: least };
  const gaps = useList({
    path: "/v1/gaps/shared",
    query: { ...narrowed, limit: 100, ...(route.own.covered === "no" && { covered: false }) },
  });
  const matrix = useAsk({ path: "/v1/gaps/matrix", query: { ...narrowed, max_competences: MOST_DRAWN } });
  return (
    <>
      <Heading title={say.title} lead={say.lead} />
      <OwnFilters least={least} covered={route.own.covered !== "no"} />
      <Await asked={gaps}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Empty asOf={route.asOf} />
          ) : (
            <Shown rows={rows} next={next} growing={gaps} matrix={matrix} chosen={route.own.gap} />
          )
        }
      </Await>
    </>
  );
}

function Shown({ rows, next, growing, matrix, chosen }: ShownProps) {
  const [pointed, setPointed] = useState<Pointed>({});
  const competence = pointed.competence ?? chosen ?? rows[0]?.competence_id;
  const gap = rows.find((one) => one.competence_id === competence);
  const say = useWords(gapsWords);
  const format = useFormat();
  const columns = useColumns(matrix.value);
  return (
    <>
      <MadeUpBanner of={rows} />
      <div class="gaps">
        <Table
          caption={next ? say.title : format.count(rows.length, say.caption)}
          name="shared-gaps"
          columns={columns}
          rows={rows}
          id={(row) => row.competence_id}
          next={next}
          growing={growing}
          {...(competence && { marked: competence })}
          onRow={(row) => setPointed(row ? { competence: row.competence_id } : {})}
        />
        <div class="beside">
          <Await asked={matrix}>
            {(value) => <WhoLacksWhat matrix={value} pointed={{ ...pointed, competence }} onPoint={setPointed} />}
          </Await>
          {gap && <GapDetail gap={gap} matrix={matrix.value} pointed={pointed} />}
        </div>
      </div>
    </>
  );
}

interface ShownProps {
  rows: SharedGap[];
  next: string | null;
  growing: ReturnType<typeof useList<"/v1/gaps/shared">>;
  matrix: Asked<Matrix>;
  chosen: string | undefined;
}

function useColumns(matrix: Matrix | undefined): Column<SharedGap>[] {
  const say = useWords(gapsWords);
  const format = useFormat();
  return [
    {
      key: "rank",
      head: say.rank,
      part: 9,
      numeric: true,
      value: (gap) => gap.rank,
      cell: (gap) => <RankMark gap={gap} />,
    },
    {
      key: "competence",
      head: say.competence,
      part: 38,
      value: (gap) => gap.competence_name,
      cell: (gap) => <CompetenceButton gap={gap} />,
    },
    {
      key: "clusters",
      head: say.clusters,
      part: 24,
      value: (gap) => gap.cluster_count,
      cell: (gap) => <Count gap={gap} whole={matrix?.cluster_total ?? gap.cluster_count} />,
    },
    {
      key: "across",
      head: say.across,
      part: 18,
      value: (gap) => gap.cross_industry,
      cell: (gap) => <Across gap={gap} />,
    },
    {
      key: "mwds",
      head: say.severity,
      part: 15,
      numeric: true,
      value: (gap) => gap.mwds,
      cell: (gap) => (gap.mwds === null ? <Hint>{say.notRated}</Hint> : format.number(gap.mwds)),
    },
  ];
}

function RankMark({ gap }: { gap: SharedGap }) {
  const say = useWords(gapsWords);
  const { best_rank: best, worst_rank: worst } = gap;
  if (best === null || worst === null) return <>{gap.rank}</>;
  const told = fill(say.interval, { best, worst });
  return (
    <>
      <strong>{gap.rank}</strong>
      {best !== worst && (
        <span class="hint block" title={told}>
          <span aria-hidden="true" class="together">
            {best}–{worst}
          </span>
          <span class="unseen">{told}</span>
        </span>
      )}
    </>
  );
}

/** The name, chosen by pressing it: then the address names the gap, and a link shares it. */
function CompetenceButton({ gap }: { gap: SharedGap }) {
  const english = gap.names_in_english?.includes("competence_name");
  return (
    <>
      <button type="button" class="plainly" onClick={() => changeOwn({ gap: gap.competence_id })}>
        <span class="name" lang={english ? "en" : undefined}>
          {gap.competence_name}
        </span>
      </button>{" "}
      <MadeUp statuses={gap.statuses} />
    </>
  );
}

function Count({ gap, whole }: { gap: SharedGap; whole: number }) {
  const say = useWords(gapsWords);
  return (
    <>
      {fill(say.of, { n: gap.cluster_count, all: whole })}
      <span class="bar" aria-hidden="true">
        <span style={{ width: `${(100 * gap.cluster_count) / Math.max(whole, 1)}%` }} />
      </span>
    </>
  );
}

function Across({ gap }: { gap: SharedGap }) {
  const say = useWords(gapsWords);
  const all = useWords(common);
  const format = useFormat();
  if (gap.cross_industry === null) return <Unknown />;
  return (
    <>
      {gap.cross_industry ? <span class="tag good">{all.yes}</span> : all.no}
      {gap.industry_spread !== null && gap.cross_industry && (
        <span class="hint block">{fill(say.spread, { n: format.number(gap.industry_spread) })}</span>
      )}
    </>
  );
}

function WhoLacksWhat({
  matrix,
  pointed,
  onPoint,
}: {
  matrix: Matrix;
  pointed: Pointed;
  onPoint: (pointed: Pointed) => void;
}) {
  const say = useWords(gapsWords);
  const rows = matrix.competences.map((one) => ({ id: one.competence_id, name: one.competence_name }));
  const columns = matrix.clusters.map((one) => ({ id: one.cluster_id, name: one.cluster_name }));
  const places = useMemo(() => placesOf(matrix), [matrix]);
  const state = (row: HeatRow, column: HeatRow) => places.get(`${column.id}\n${row.id}`) ?? "unknown";
  const told = (row: HeatRow, column: HeatRow) =>
    fill(say.cell, { cluster: column.name, competence: row.name, state: say.states[state(row, column)] });
  return (
    <Figure caption={say.map} name="who-lacks-what">
      <HeatMap
        rows={rows}
        columns={columns}
        state={state}
        told={told}
        label={say.mapLabel}
        marked={{ row: pointed.competence, column: pointed.cluster }}
        onPoint={(row, column) => onPoint({ competence: row.id, cluster: column.id })}
        onChoose={(row) => changeOwn({ gap: row.id })}
      />
      <ul class="legend">
        {STATES.map((one) => (
          <li key={one}>
            <LegendMark state={one} />
            {say.states[one]}
          </li>
        ))}
      </ul>
      {matrix.truncated && (
        <Hint>{fill(say.cut, { shown: matrix.competences.length, all: matrix.competence_total })}</Hint>
      )}
    </Figure>
  );
}

function placesOf(matrix: Matrix): Map<string, State> {
  return new Map(matrix.cells.map((cell) => [`${cell.cluster_id}\n${cell.competence_id}`, cell.state]));
}

function OwnFilters({ least, covered }: { least: number; covered: boolean }) {
  const say = useWords(gapsWords);
  const all = useWords(common);
  const format = useFormat();
  return (
    <form class="own-filters" aria-label={all.ownFilters} onSubmit={(event) => event.preventDefault()}>
      <label class="field">
        {say.least}
        <select value={least} onChange={(event) => changeOwn({ least: event.currentTarget.value })}>
          {[...new Set([1, 2, 3, 4, 5, 6, least])].map((number) => (
            <option key={number} value={number}>
              {format.count(number, all.clusters)}
            </option>
          ))}
        </select>
      </label>
      <label class="tick">
        <input
          type="checkbox"
          checked={covered}
          onChange={(event) => changeOwn({ covered: event.currentTarget.checked ? "" : "no" })}
        />
        {say.coveredToo}
      </label>
    </form>
  );
}

function Empty({ asOf }: { asOf: string }) {
  const say = useWords(gapsWords);
  const all = useWords(common);
  const format = useFormat();
  const more = asOf ? (
    <button type="button" onClick={() => change({ asOf: "" })}>
      {all.askToday}
    </button>
  ) : (
    say.emptyMore
  );
  return <Notice more={more}>{asOf ? fill(say.emptyOn, { day: format.day(asOf) }) : say.empty}</Notice>;
}
