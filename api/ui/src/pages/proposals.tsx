/** A competence of our own, and the concepts of ESCO that it may match. */

import { useState } from "preact/hooks";
import { useFormat } from "../format";
import { Hint, MadeUp } from "../parts/marks";
import { isWebAddress, SourceRefs } from "../parts/sources";
import { fill, useWords } from "../words";
import { type Candidates, type Decision, isOurs, KINDS, kindOf, type Made, type Proposal, pairOf } from "./decisions";
import { matchingWords } from "./matching.words";

interface Deciding {
  made: Made;
  decide: (decision: Decision) => void;
}

export function OneCompetence({ of, ...deciding }: { of: Candidates } & Deciding) {
  return (
    <section class="card candidates">
      <h3>
        <span lang={of.english ? "en" : undefined}>{of.name}</span> <code class="hint">{of.id}</code>
      </h3>
      <ul>
        {of.proposals.map((one) => (
          <Candidate key={one.match_id} of={one} {...deciding} />
        ))}
      </ul>
    </section>
  );
}

function Candidate({ of, made, decide }: { of: Proposal } & Deciding) {
  const say = useWords(matchingWords);
  const now = made.get(pairOf(of));
  return (
    <li class={now ? `candidate ${now.decision}` : "candidate"}>
      <div>
        <span class="name" lang={of.names_in_english?.includes("match_name") ? "en" : undefined}>
          {of.match_name}
        </span>{" "}
        <MadeUp statuses={of.statuses} /> <State of={of} />
        <span class="hint block" lang="en">
          {of.reason}
        </span>
        {of.match_description && (
          <details>
            <summary>{say.meaning}</summary>
            <p lang="en">{of.match_description}</p>
          </details>
        )}
      </div>
      <Score of={of} />
      {isOurs(of) ? (
        <Decide of={of} now={now} decide={decide} />
      ) : (
        <div class="deciding">
          <Hint>
            {say.from} <SourceRefs ids={of.source_ids} />
          </Hint>
        </div>
      )}
    </li>
  );
}

function State({ of }: { of: Proposal }) {
  const say = useWords(matchingWords);
  const told = { proposed: say.proposed, matched: say.matched, rejected: say.wasRejected }[of.state];
  const look = { proposed: "tag", matched: "tag good", rejected: "tag bad" }[of.state];
  return (
    <>
      <span class={look}>
        {told}
        {of.state === "matched" && `: ${say.kinds[kindOf(of.kind)]}`}
      </span>{" "}
      {isWebAddress(of.match_uri) && (
        <a class="hint together" href={of.match_uri ?? ""} target="_blank" rel="noopener noreferrer">
          {say.inEsco}
        </a>
      )}
    </>
  );
}

function Score({ of }: { of: Proposal }) {
  const say = useWords(matchingWords);
  const format = useFormat();
  return (
    <div class="score">
      <Hint>{fill(say.score, { n: format.number(of.score, 2) })}</Hint>
      <span class="bar" aria-hidden="true">
        <span style={{ width: `${100 * of.score}%` }} />
      </span>
    </div>
  );
}

function Decide({ of, now, decide }: { of: Proposal; now: Decision | undefined; decide: Deciding["decide"] }) {
  const say = useWords(matchingWords);
  const [chosen, setKind] = useState(kindOf(of.kind));
  const { competence_id, match_id } = of;
  const names = { concept: of.match_name, competence: of.competence_name };
  return (
    <div class="deciding">
      <select
        aria-label={fill(say.kindOf, names)}
        value={chosen}
        onChange={(event) => {
          const kind = kindOf(event.currentTarget.value);
          setKind(kind);
          if (now?.decision === "accept") decide({ competence_id, match_id, decision: "accept", kind });
        }}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {say.kinds[kind]}
          </option>
        ))}
      </select>
      <button
        type="button"
        aria-pressed={now?.decision === "accept"}
        aria-label={fill(say.acceptIt, names)}
        onClick={() => decide({ competence_id, match_id, decision: "accept", kind: chosen })}
      >
        {say.accept}
      </button>
      <button
        type="button"
        class="no"
        aria-pressed={now?.decision === "reject"}
        aria-label={fill(say.rejectIt, names)}
        onClick={() => decide({ competence_id, match_id, decision: "reject", kind: null })}
      >
        {say.reject}
      </button>
    </div>
  );
}
