/** Statements read out as sentences: `LITEK lacks marketing (source).` */

import type { Schemas } from "../api/client";
import { useWords } from "../words";
import { MadeUp } from "./marks";
import { COMPETENCE, EVENT, Linked, ORGANISATION, STAGE } from "./names";
import { SourceRefs } from "./sources";
import { statementWords } from "./statements.words";

export type Step = Schemas["Step"];

/** What stands at the two ends of statements of each type. */
export const ENDS: Record<string, [readonly string[], readonly string[]]> = {
  NEEDS: [ORGANISATION, COMPETENCE],
  OFFERS: [ORGANISATION, COMPETENCE],
  PERFORMS: [ORGANISATION, STAGE],
  FEEDS: [STAGE, STAGE],
  MATCHES: [COMPETENCE, COMPETENCE],
  ATTENDED: [ORGANISATION, EVENT],
  TEACHES: [EVENT, COMPETENCE],
  MEMBER_OF: [["Member"], ["Cluster"]],
  COORDINATES: [["Member"], ["Cluster"]],
  COLLABORATES_WITH: [["Cluster"], ["Cluster"]],
};

/** Paths of statements, a paragraph for each statement. */
export function Paths({ paths, marked }: { paths: Step[][]; marked: boolean }) {
  return (
    <ol class="paths">
      {paths.map((path) => (
        <li key={path.map((step) => step.statement_id).join()}>
          {path.map((step) => (
            <Sentence key={step.statement_id} step={step} marked={marked} />
          ))}
        </li>
      ))}
    </ol>
  );
}

/** One statement; `marked` says of each whether it is made up, as where real and made-up ones are mixed. */
export function Sentence({ step, marked }: { step: Step; marked: boolean }) {
  const say = useWords(statementWords);
  const [starts, ends] = ENDS[step.type] ?? [ORGANISATION, ORGANISATION];
  const reading = say[step.type as keyof typeof say] ?? `{start} ${step.type.toLowerCase().replaceAll("_", " ")} {end}`;
  return (
    <p class="sentence">
      {reading.split(/(\{start\}|\{end\})/).map((part) => {
        if (part === "{start}") return <Thing key={part} id={step.start_id} of={starts} />;
        if (part === "{end}") return <Thing key={part} id={step.end_id} of={ends} />;
        return part;
      })}{" "}
      (<SourceRefs ids={[step.source_id]} />){marked && <MadeUp status={step.status} />}.
    </p>
  );
}

function Thing({ id, of }: { id: string; of: readonly string[] }) {
  return (
    <span class="noun">
      <Linked id={id} of={of} />
    </span>
  );
}
