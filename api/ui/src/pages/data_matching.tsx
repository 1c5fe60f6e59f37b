/** Which concepts of ESCO our competences match: proposals with their reasons, accepted or rejected by a person. */

import { useState } from "preact/hooks";
import { graphChanged } from "../api/changes";
import { type Schemas, send } from "../api/client";
import { useList } from "../api/use";
import { common } from "../common.words";
import { useFormat } from "../format";
import { Filters } from "../parts/filters";
import { Await, Notice, Section } from "../parts/page";
import { ProblemView } from "../parts/problem";
import { changeOwn, said, useRoute } from "../route";
import { fill, useWords } from "../words";
import { dataWords } from "./data.words";
import { LoadLink } from "./data_parts";
import { byCompetence, type Decision, decided, type Made, OURS } from "./decisions";
import { matchingWords } from "./matching.words";
import { OneCompetence } from "./proposals";

const AT_FIRST = 20;
const NONE: Made = new Map();

export function Matching() {
  const say = useWords(matchingWords);
  const { matching } = useWords(dataWords);
  const route = useRoute();
  const { unmatched, rejected } = route.own;
  const most = Number(route.own.most) || 5;
  const proposals = useList({
    path: "/v1/matches/proposals",
    query: {
      ...said(route),
      most,
      limit: 1000,
      ...(unmatched === "yes" && { unmatched: true }),
      ...(rejected === "yes" && { rejected: true }),
    },
  });
  const [made, setMade] = useState(NONE);
  const decide = (decision: Decision) => setMade((now) => decided(now, decision));
  return (
    <Section title={matching} lead={say.lead}>
      <Filters route={route} shown={["show"]} />
      <OwnFilters most={most} unmatched={unmatched === "yes"} rejected={rejected === "yes"} />
      <Await asked={proposals}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Notice more={unmatched === "yes" ? say.emptyUnmatched : say.emptyEsco}>{say.empty}</Notice>
          ) : (
            <Shown rows={rows} made={made} decide={decide} />
          )
        }
      </Await>
      <Store
        made={made}
        forget={() => setMade(NONE)}
        stored={() => {
          setMade(NONE);
          proposals.again();
        }}
      />
    </Section>
  );
}

function OwnFilters({ most, unmatched, rejected }: { most: number; unmatched: boolean; rejected: boolean }) {
  const say = useWords(matchingWords);
  const all = useWords(common);
  const tick = (name: string) => (event: { currentTarget: HTMLInputElement }) =>
    changeOwn({ [name]: event.currentTarget.checked ? "yes" : "" });
  return (
    <form class="own-filters" aria-label={all.ownFilters} onSubmit={(event) => event.preventDefault()}>
      <label class="field">
        {say.most}
        <select value={most} onChange={(event) => changeOwn({ most: event.currentTarget.value })}>
          {[...new Set([3, 5, 10, 20, most])].map((number) => (
            <option key={number} value={number}>
              {number}
            </option>
          ))}
        </select>
      </label>
      <label class="tick">
        <input type="checkbox" checked={unmatched} onChange={tick("unmatched")} />
        {say.unmatched}
      </label>
      <label class="tick">
        <input type="checkbox" checked={rejected} onChange={tick("rejected")} />
        {say.rejected}
      </label>
    </form>
  );
}

function Shown({ rows, made, decide }: ShownProps) {
  const say = useWords(matchingWords);
  const all = useWords(common);
  const format = useFormat();
  const [most, setMost] = useState(AT_FIRST);
  const competences = byCompetence(rows);
  return (
    <>
      <p class="caption">{format.count(competences.length, say.caption)}</p>
      <p class="hint">{say.sure}</p>
      {competences.slice(0, most).map((one) => (
        <OneCompetence key={one.id} of={one} made={made} decide={decide} />
      ))}
      {competences.length > most && (
        <p class="more">
          <button type="button" onClick={() => setMost(most + 2 * AT_FIRST)}>
            {fill(all.andMore, { n: format.number(competences.length - most) })}
          </button>
        </p>
      )}
    </>
  );
}

interface ShownProps {
  rows: Parameters<typeof byCompetence>[0];
  made: Made;
  decide: (decision: Decision) => void;
}

type Stage =
  | { is: "open" | "storing" }
  | { is: "stored"; count: number; report: Schemas["LoadReport"] }
  | { is: "refused"; problem: Error };

/** The decisions that are not stored yet, always in sight, and what became of those that were sent. */
function Store({ made, forget, stored }: { made: Made; forget: () => void; stored: () => void }) {
  const say = useWords(matchingWords);
  const format = useFormat();
  const [stage, setStage] = useState<Stage>({ is: "open" });
  async function store() {
    if (stage.is === "storing") return;
    setStage({ is: "storing" });
    try {
      const body: Schemas["DecidedPairs"] = { decisions: [...made.values()], name: OURS, dry_run: false };
      const report = await send<Schemas["LoadReport"]>("/v1/matches/decisions", body);
      setStage({ is: "stored", count: made.size, report });
      graphChanged();
      stored();
    } catch (problem) {
      setStage({ is: "refused", problem: problem as Error });
    }
  }
  const open = made.size > 0;
  if (!open && stage.is === "open") return null;
  return (
    <div class="decisions">
      {stage.is === "refused" && open && <ProblemView problem={stage.problem} again={store} />}
      <p class="actions" role="status">
        {stage.is === "storing" ? (
          <span class="loading">{say.storing}</span>
        ) : open ? (
          <strong>{format.count(made.size, say.decisions)}</strong>
        ) : (
          stage.is === "stored" && (
            <>
              <strong>{stage.report.load_id ? format.count(stage.count, say.stored) : say.storedBefore}</strong>
              {stage.report.load_id && (
                <LoadLink number={stage.report.load_id}>{fill(say.storedAs, { n: stage.report.load_id })}</LoadLink>
              )}
            </>
          )
        )}
        {open && stage.is !== "storing" && (
          <>
            <button type="button" class="main" onClick={store}>
              {say.store}
            </button>
            <button type="button" onClick={forget}>
              {say.discard}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
