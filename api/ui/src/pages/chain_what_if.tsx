/** What would be different if a member left: nothing is stored. */

import { located, type Schemas, send } from "../api/client";
import { useLoaded } from "../api/use";
import { useFormat } from "../format";
import { Name, ORGANISATION } from "../parts/names";
import { Await, Section } from "../parts/page";
import { scope, useRoute } from "../route";
import { fill, useWords } from "../words";
import { chainsWords } from "./chains.words";

type Answer = Schemas["WhatIf"];
type Outcome = Answer["scenarios"][number];

export function WhatIf({ member, name, onClose }: { member: string; name: string; onClose: () => void }) {
  const say = useWords(chainsWords);
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
  const say = useWords(chainsWords);
  const format = useFormat();
  const keys = Object.keys(say.figures) as (keyof Answer["today"])[];
  const changed = keys.filter((key) => today[key] !== outcome.figures[key]);
  const stages = (difference: string) =>
    outcome.stages.filter((stage) => stage.difference === difference).map((stage) => stage.stage_name);
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
        <table class="plainly">
          <thead>
            <tr>
              <th scope="col">{say.figure}</th>
              <th scope="col" class="numeric">
                {say.today}
              </th>
              <th scope="col" class="numeric">
                {say.afterwards}
              </th>
            </tr>
          </thead>
          <tbody>
            {changed.map((key) => (
              <tr key={key}>
                <th scope="row">{say.figures[key]}</th>
                <td class="numeric">{format.number(today[key])}</td>
                <td class="numeric">{format.number(outcome.figures[key])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
