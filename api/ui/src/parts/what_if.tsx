/** What would be different if a member left: nothing is stored. */

import { located, type Schemas, send } from "../api/client";
import { useLoaded } from "../api/use";
import { useFormat } from "../format";
import { scope, useRoute } from "../route";
import { fill, useWords } from "../words";
import { Name, ORGANISATION } from "./names";
import { Await, Section } from "./page";
import { type Column, Table } from "./table";
import { whatIfWords } from "./what_if.words";

type Answer = Schemas["WhatIf"];
type Outcome = Answer["scenarios"][number];
type FigureName = keyof Answer["today"];

export function WhatIf({ member, name, onClose }: { member: string; name: string; onClose: () => void }) {
  const say = useWords(whatIfWords);
  const route = useRoute();
  const address = located("/v1/what-if", { ...scope(route) });
  const scenario = { name, changes: [{ kind: "member_leaves", member }] };
  const asked = useLoaded(`${address} ${member}`, (signal) => send<Answer>(address, { scenarios: [scenario] }, signal));
  return (
    <Section title={fill(say.leavesTitle, { name })}>
      <div class="card">
        <Await asked={asked}>
          {(value) => {
            const outcome = value.scenarios[0];
            return outcome ? <Difference today={value.today} outcome={outcome} /> : null;
          }}
        </Await>
        <p class="under">
          <button type="button" onClick={onClose}>
            {say.close}
          </button>
        </p>
      </div>
    </Section>
  );
}

function Difference({ today, outcome }: { today: Answer["today"]; outcome: Outcome }) {
  const say = useWords(whatIfWords);
  const format = useFormat();
  const keys = Object.keys(say.figures) as FigureName[];
  const columns: Column<FigureName>[] = [
    { key: "figure", head: say.figure, part: 60, value: (figure) => say.figures[figure] },
    ...(["today", "afterwards"] as const).map((when) => {
      const figures = when === "today" ? today : outcome.figures;
      const value = (figure: FigureName) => figures[figure];
      return {
        key: when,
        head: say[when],
        part: 20,
        numeric: true,
        value,
        cell: (figure: FigureName) => format.number(value(figure)),
      };
    }),
  ];
  const changed = keys.filter((key) => today[key] !== outcome.figures[key]);
  const stages = (difference: string) =>
    outcome.stages
      .filter((stage) => stage.difference === difference)
      .map((stage) => (stage.cluster_name ? `${stage.stage_name} (${stage.cluster_name})` : stage.stage_name));
  const told: [string, string[]][] = [
    [say.nobodyLeft, [...new Set(stages("nobody_left"))]],
    [say.fewer, [...new Set(stages("fewer"))]],
  ];
  const same = changed.length === 0 && outcome.stages.length === 0 && outcome.cut_off.length === 0;
  if (same) return <p>{say.noDifference}</p>;
  return (
    <>
      {told.map(([head, names]) => names.length > 0 && <p key={head}>{`${head}: ${names.join("; ")}.`}</p>)}
      {outcome.cut_off.length > 0 && (
        <p>
          {say.cutOff}:{" "}
          {outcome.cut_off.map((one, at) => (
            <span key={one.member_id}>
              {at > 0 && " · "}
              <Name id={one.member_id} of={ORGANISATION} />
            </span>
          ))}
        </p>
      )}
      {changed.length > 0 && (
        <Table caption={say.changed} name="what-if" columns={columns} rows={changed} id={(figure) => figure} />
      )}
    </>
  );
}
