/** Taking a load back: first what that would change, then, confirmed, it is done. */

import { useEffect, useRef, useState } from "preact/hooks";
import { graphChanged } from "../api/changes";
import { ProblemError, send } from "../api/client";
import { ProblemView } from "../parts/problem";
import { fill, useWords } from "../words";
import { Difference, type Report, Summary } from "./data_difference";
import type { LoadRecord } from "./data_history";
import { LoadLink } from "./data_parts";
import { historyWords } from "./history.words";
import { textParts } from "./load_links";

type Stage =
  | { is: "none" | "looking" | "undoing" }
  | { is: "asking" | "undone"; report: Report }
  | { is: "refused"; problem: Error; dryRun: boolean };

export function Undo({ load, done }: { load: LoadRecord; done: () => void }) {
  const say = useWords(historyWords);
  const [stage, setStage] = useState<Stage>({ is: "none" });
  const heading = useRef<HTMLHeadingElement>(null);
  const running = useRef(false);
  const number = load.number;
  const fresh = stage.is === "none" && load.undone_by === null && load.state === "done";
  useEffect(() => heading.current?.focus(), [stage.is]);
  async function undo(dryRun: boolean) {
    if (running.current) return;
    running.current = true;
    setStage({ is: dryRun ? "looking" : "undoing" });
    try {
      const report = await send<Report>(`/v1/loads/${number}/undo${dryRun ? "?dry_run=true" : ""}`);
      setStage({ is: dryRun ? "asking" : "undone", report });
      if (!dryRun) {
        graphChanged();
        done();
      }
    } catch (problem) {
      setStage({ is: "refused", problem: problem as Error, dryRun });
    }
    running.current = false;
  }
  return (
    <div class="undo">
      {fresh && (
        <button type="button" onClick={() => undo(true)}>
          {say.undo}
        </button>
      )}
      {(stage.is === "looking" || stage.is === "undoing") && (
        <p class="loading" role="status">
          {stage.is === "looking" ? say.looking : say.undoing}
        </p>
      )}
      {stage.is === "asking" && (
        <section class="card confirm">
          <h3 tabIndex={-1} ref={heading}>
            {fill(say.wouldUndo, { n: number })}
          </h3>
          <Summary report={stage.report} did={false} />
          <p class="actions">
            <button type="button" class="main" onClick={() => undo(false)}>
              {fill(say.reallyUndo, { n: number })}
            </button>
            <button type="button" onClick={() => setStage({ is: "none" })}>
              {say.keep}
            </button>
          </p>
          <Difference report={stage.report} name="undo" counts={false} />
        </section>
      )}
      {stage.is === "undone" && (
        <section class="card confirm">
          <h3 tabIndex={-1} ref={heading}>
            {fill(say.undone, { n: number })}
          </h3>
          <Summary report={stage.report} did />
          {stage.report.load_id && (
            <p>
              <LoadLink number={stage.report.load_id}>{fill(say.undoneAs, { n: stage.report.load_id })}</LoadLink>
            </p>
          )}
        </section>
      )}
      {stage.is === "refused" && <Refused number={number} problem={stage.problem} again={() => undo(stage.dryRun)} />}
    </div>
  );
}

/** What stands in the way, with links to the loads it names. */
function Refused({ number, problem, again }: { number: number; problem: Error; again: () => void }) {
  const say = useWords(historyWords);
  if (!(problem instanceof ProblemError) || !problem.problem.type?.endsWith(":conflict"))
    return <ProblemView problem={problem} again={again} />;
  const { detail = "", advice = "" } = problem.problem;
  return (
    <section class="problem" role="alert">
      <h3>{fill(say.blocked, { n: number })}</h3>
      <p lang="en">
        <WithLinks text={detail ?? ""} own={number} />
      </p>
      <p lang="en">
        <WithLinks text={advice ?? ""} own={number} />
      </p>
    </section>
  );
}

function WithLinks({ text, own }: { text: string; own: number }) {
  return (
    <>
      {textParts(text).map((part) =>
        part.load && part.load !== own ? (
          <LoadLink key={part.text} number={part.load}>
            {part.text}
          </LoadLink>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
