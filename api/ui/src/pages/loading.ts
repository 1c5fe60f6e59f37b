/** Files on their way into the graph: chosen, checked, loaded; what became of each step. */

import { useRef, useState } from "preact/hooks";
import { graphChanged } from "../api/changes";
import { ProblemError, type Schemas, send, sendForFile } from "../api/client";

export type LoadOutcome = Schemas["LoadOutcome"];

export interface Wish {
  files: File[];
  name: string;
  /** Leave faulty lines out, at most so many in a hundred. */
  leaveOut: boolean;
  most: number;
  prune: boolean;
}

export type Doing = "check" | "load" | "mark";
export type Stage =
  | { is: "chosen" }
  | { is: "checked" | "loaded"; outcome: LoadOutcome }
  | { is: "refused"; problem: Error; while: Doing };

export const MOST = 5;
const NOTHING: Wish = { files: [], name: "", leaveOut: false, most: MOST, prune: false };

/** The state of a load; what is under way cannot be begun again. */
export function useLoading() {
  const [wish, setWish] = useState(NOTHING);
  const [stage, setStage] = useState<Stage>({ is: "chosen" });
  const [busy, setBusy] = useState<Doing>();
  const running = useRef(false);
  async function run(doing: Doing, work: () => Promise<Stage>) {
    if (running.current) return;
    running.current = true;
    setBusy(doing);
    try {
      setStage(await work());
    } catch (problem) {
      setStage({ is: "refused", problem: problem as Error, while: doing });
    }
    running.current = false;
    setBusy(undefined);
  }
  const post = (given: Wish, dryRun: boolean) => send<LoadOutcome>("/v1/loads", formOf(given, dryRun));
  return {
    wish,
    stage,
    busy,
    /** Another wish: what was found out for the last one holds no more. */
    change(changes: Partial<Wish>) {
      if (running.current) return;
      setWish({ ...wish, ...changes });
      setStage({ is: "chosen" });
    },
    clear() {
      if (running.current) return;
      setWish(NOTHING);
      setStage({ is: "chosen" });
    },
    check(changes: Partial<Wish> = {}) {
      const given = { ...wish, ...changes };
      setWish(given);
      return run("check", async () => ({ is: "checked", outcome: await post(given, true) }));
    },
    load() {
      return run("load", async () => {
        const outcome = await post(wish, false);
        graphChanged();
        return { is: "loaded", outcome };
      });
    },
  };
}

export type Loading = ReturnType<typeof useLoading>;

/** The workbook in which the faults are coloured, or only the faulty lines; false where nothing is wrong any more. */
export function saveMarked(wish: Wish, lines: "all" | "faulty"): Promise<boolean> {
  const stem = wish.name || (wish.files.length === 1 ? wish.files[0]?.name.replace(/\.[^.]*$/, "") : "") || "sent";
  const kind = lines === "all" ? "marked" : "rejects";
  return sendForFile(`/v1/loads/marked?lines=${lines}`, formOf(wish, true), `${stem}-${kind}.xlsx`);
}

export function formOf(wish: Wish, dryRun: boolean): FormData {
  const form = new FormData();
  for (const file of wish.files) form.append("files", file, file.name);
  form.set("name", wish.name.trim());
  form.set("dry_run", String(dryRun));
  form.set("prune", String(wish.prune));
  form.set("accept_valid", String(wish.leaveOut));
  if (wish.leaveOut) form.set("max_rejects", String(wish.most));
  return form;
}

/** The faults that a refusal names, if it is about faults of files. */
export function faultsOf(problem: Error) {
  if (!(problem instanceof ProblemError) || !problem.problem.faults) return undefined;
  const { faults, fault_count, faulty_sheets, advice, detail } = problem.problem;
  return { faults, fault_count: fault_count ?? faults.length, faulty_sheets: faulty_sheets ?? [], advice, detail };
}
