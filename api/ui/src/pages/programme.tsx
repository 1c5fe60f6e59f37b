/** The event programme: what a budget can close, by which events, with whom, and what stays open. */

import { useRef } from "preact/hooks";
import { type Answer, located } from "../api/client";
import { type Asked, useAsk } from "../api/use";
import { useFormat } from "../format";
import { Download } from "../parts/download";
import { Frontier } from "../parts/frontier";
import { MadeUpBanner } from "../parts/marks";
import { Await, Heading, Notice, Section } from "../parts/page";
import { changeOwn, scope, useRoute } from "../route";
import { fill, useWords } from "../words";
import { programmeWords } from "./programme.words";
import { Chosen, StillOpen } from "./programme_tables";

export type Plan = Answer<"/v1/programme/plan">;

const STEPS = 20;
const PAUSE_MS = 250;

export default function Programme() {
  const say = useWords(programmeWords);
  const route = useRoute();
  const said = scope(route);
  const budget = /^\d+$/.test(route.own.budget ?? "") ? Number(route.own.budget) : undefined;
  const free = useAsk({ path: "/v1/programme/plan", query: { ...said, max_needs: 0 } });
  const plan = useAsk({ path: "/v1/programme/plan", query: { ...said, ...(budget !== undefined && { budget }) } });
  return (
    <>
      <Heading title={say.title} lead={say.lead} />
      <Await asked={free}>
        {(unlimited) => (
          <>
            {unlimited.cost > 0 && <Budget most={Math.ceil(unlimited.cost)} budget={budget} />}
            <Await asked={plan}>{(value) => <Planned plan={value} query={{ ...said, budget }} />}</Await>
          </>
        )}
      </Await>
    </>
  );
}

/** The slider beside the curve of what each budget could close. */
function Budget({ most, budget }: { most: number; budget: number | undefined }) {
  const say = useWords(programmeWords);
  const format = useFormat();
  const route = useRoute();
  const moving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const points: Asked<Answer<"/v1/programme/frontier">> = useAsk({
    path: "/v1/programme/frontier",
    query: { ...scope(route), budget: most, steps: STEPS },
  });
  const choose = (value: string) => {
    clearTimeout(moving.current);
    moving.current = setTimeout(() => changeOwn({ budget: value }, { replace: true }), PAUSE_MS);
  };
  const step = Math.max(1, 10 ** (String(most).length - 3));
  return (
    <>
      <form class="own-filters budget" onSubmit={(event) => event.preventDefault()}>
        <label class="field">
          {say.budget}
          <input
            type="range"
            min="0"
            max={Math.ceil(most / step) * step}
            step={step}
            value={budget ?? most}
            aria-valuetext={budget === undefined ? say.noLimit : format.money(budget)}
            onInput={(event) => choose(event.currentTarget.value)}
          />
        </label>
        <output>{budget === undefined ? say.noLimit : format.money(budget)}</output>
        {budget !== undefined && (
          <button type="button" class="small" onClick={() => changeOwn({ budget: "" })}>
            {say.removeLimit}
          </button>
        )}
      </form>
      <Await asked={points}>
        {(rows) => (
          <Frontier
            points={rows}
            budget={budget}
            onChoose={(value) => changeOwn({ budget: String(Math.round(value)) })}
          />
        )}
      </Await>
    </>
  );
}

function Planned({ plan, query }: { plan: Plan; query: Record<string, unknown> }) {
  const say = useWords(programmeWords);
  const format = useFormat();
  const unknown = plan.unknown_cost_event_ids.length;
  const sentences = [
    fill(say.closes, {
      n: format.number(plan.covered_count),
      all: format.number(plan.need_count),
      cost: format.money(plan.cost),
    }),
    unknown > 0 && format.count(unknown, say.unknownCost),
    plan.optimal ? say.optimal : fill(say.notProven, { gap: format.percent(plan.gap) }),
    fill(say.compare, { n: format.number(plan.greedy.value) }),
  ];
  return (
    <>
      <MadeUpBanner of={[plan]} />
      <p class="told" role="status">
        {sentences.filter(Boolean).join(" ")}
      </p>
      <Section title={say.chosen}>
        {plan.events.length === 0 ? (
          <Notice more={say.nothingMore}>{say.nothing}</Notice>
        ) : (
          <>
            <Chosen events={plan.events} />
            <p class="under">
              <Download address={located("/v1/programme/plan.ics", query)} name="programme.ics">
                {say.calendar}
              </Download>
            </p>
          </>
        )}
      </Section>
      <StillOpen plan={plan} />
    </>
  );
}
