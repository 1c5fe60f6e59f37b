/** Which concepts of ESCO our competences match: proposals with their reasons, accepted or rejected by a person. */

import { useState } from "preact/hooks";
import { graphChanged } from "../api/changes";
import { type Rows, type Schemas, send } from "../api/client";
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
import { byCompetence, type Decision, decided, type Made, OURS, type Proposal, without } from "./decisions";
import { matchingWords } from "./matching.words";
import { OneCompetence } from "./proposals";

const AT_FIRST = 20;
const NONE: Made = new Map();

/** Decisions that are not stored yet. */
export interface Deciding {
  made: Made;
  change: (changed: (now: Made) => Made) => void;
}

/** Nothing decided yet; to be held where it outlives a look at other parts of the page. */
export function useDeciding(): Deciding {
  const [made, change] = useState(NONE);
  return { made, change };
}

export function Matching({ deciding }: { deciding: Deciding }) {
  const say = useWords(matchingWords);
  const { matching } = useWords(dataWords);
  const route = useRoute();
  const { unmatched, rejected } = route.own;
  const most = Number(route.own.most) || 5;
  const { as_of: _, ...counted } = said(route); // matches are of today
  const proposals = useList({
    path: "/v1/matches/proposals",
    query: {
      ...counted,
      most,
      limit: 1000,
      ...(unmatched === "yes" && { unmatched: true }),
      ...(rejected === "yes" && { rejected: true }),
    },
  });
  const { made, change: setMade } = deciding;
  const decide = (decision: Decision) => setMade((now) => decided(now, decision));
  return (
    <Section title={matching} lead={say.lead}>
      <Filters route={route} shown={["show"]} />
      <OwnFilters most={most} unmatched={unmatched === "yes"} rejected={rejected === "yes"} />
      <Await asked={proposals}>
        {(value) =>
          value.rows.length === 0 ? (
            <Notice more={unmatched === "yes" ? say.emptyUnmatched : say.emptyEsco}>{say.empty}</Notice>
          ) : (
            <Shown of={value} grow={proposals.grow} made={made} decide={decide} />
          )
        }
      </Await>
      <Store
        made={made}
        forget={() => setMade(() => NONE)}
        stored={(sent) => {
          setMade((now) => without(now, sent));
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

function Shown({ of: { rows, next }, grow, made, decide }: ShownProps) {
  const say = useWords(matchingWords);
  const all = useWords(common);
  const format = useFormat();
  const [most, setMost] = useState(AT_FIRST);
  const found = byCompetence(rows);
  const competences = next ? found.slice(0, -1) : found; // the last one's proposals may go on
  const [counted, less] = [format.count(competences.length, say.caption), competences.length - most];
  return (
    <>
      <p class="caption">{next ? `${counted} (${all.notAll})` : counted}</p>
      <p class="hint">{say.sure}</p>
      {competences.slice(0, most).map((one) => (
        <OneCompetence key={one.id} of={one} made={made} decide={decide} />
      ))}
      {less > 0 ? (
        <p class="more">
          <button type="button" onClick={() => setMost(most + 2 * AT_FIRST)}>
            {fill(all.andMore, { n: format.number(less) })}
          </button>
        </p>
      ) : (
        next && (
          <p class="more">
            <button type="button" onClick={() => void grow()}>
              {all.more}
            </button>
          </p>
        )
      )}
    </>
  );
}

interface ShownProps {
  of: Rows<Proposal>;
  grow: () => Promise<unknown>;
  made: Made;
  decide: (decision: Decision) => void;
}

type Stage =
  | { is: "open" | "storing" }
  | { is: "stored"; count: number; report: Schemas["LoadReport"] }
  | { is: "refused"; problem: Error };

/** The decisions that are not stored yet, always in sight, and what became of those that were sent. */
function Store({ made, forget, stored }: StoreProps) {
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
      stored(made);
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

interface StoreProps {
  made: Made;
  forget: () => void;
  /** Called with what was sent, once it is stored. */
  stored: (sent: Made) => void;
}
