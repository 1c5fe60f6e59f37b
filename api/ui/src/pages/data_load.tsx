/** Loading: choose files, check them, see the difference, load. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ProblemError } from "../api/client";
import { useFormat } from "../format";
import { ProblemView } from "../parts/problem";
import { fill, useWords } from "../words";
import { dataWords } from "./data.words";
import { changedRows, Difference, Summary } from "./data_difference";
import { Faults } from "./data_faults";
import { LoadLink } from "./data_parts";
import { faultsOf, type Loading, type LoadOutcome, saveMarked } from "./loading";

export function Load({ loading }: { loading: Loading }) {
  const say = useWords(dataWords);
  const { wish, stage, busy } = loading;
  return (
    <>
      <Choose loading={loading} />
      {busy && (
        <p class="loading" role="status">
          {busy === "load" ? say.loading : say.checking}
        </p>
      )}
      {!busy && stage.is === "checked" && <Checked loading={loading} outcome={stage.outcome} />}
      {!busy && stage.is === "loaded" && <Loaded loading={loading} outcome={stage.outcome} />}
      {!busy && stage.is === "refused" && wish.files.length > 0 && (
        <Refused loading={loading} problem={stage.problem} while={stage.while} />
      )}
    </>
  );
}

function Choose({ loading }: { loading: Loading }) {
  const say = useWords(dataWords);
  const format = useFormat();
  const [over, setOver] = useState(false);
  const { wish, busy } = loading;
  const take = (files: FileList | null | undefined) => {
    if (files && files.length > 0) loading.change({ files: [...files] });
  };
  useEffect(() => {
    // A file dropped beside its place would be opened in place of this page.
    const keep = (event: DragEvent) => event.preventDefault();
    addEventListener("dragover", keep);
    addEventListener("drop", keep);
    return () => {
      removeEventListener("dragover", keep);
      removeEventListener("drop", keep);
    };
  }, []);
  return (
    <form
      class="choose"
      aria-label={say.load}
      onSubmit={(event) => {
        event.preventDefault();
        loading.check();
      }}
    >
      <h2>{say.choose}</h2>
      <p class="hint">{say.chooseLead}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only pointers drop; the button in it is for everybody */}
      <div
        class={over ? "drop over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files);
        }}
      >
        <span>{say.drop}</span>
        <label class="file">
          <input
            class="unseen"
            type="file"
            multiple
            accept=".xlsx,.csv"
            disabled={busy !== undefined}
            onChange={(event) => {
              take(event.currentTarget.files);
              event.currentTarget.value = ""; // so that a mended file of the same name can be chosen again
            }}
          />
          <span class="button">{wish.files.length > 0 ? say.putAway : say.pick}</span>
        </label>
        {wish.files.length > 0 && (
          <ul class="chosen" aria-label={say.chosen}>
            {wish.files.map((file) => (
              <li key={file.name}>
                <span class="name">{file.name}</span> <span class="hint">{sized(file.size, format.number)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      {wish.files.length > 0 && <Choices loading={loading} />}
    </form>
  );
}

function sized(bytes: number, number: (value: number, digits: number) => string): string {
  return bytes < 1_000_000 ? `${number(bytes / 1_000, 1)} kB` : `${number(bytes / 1_000_000, 1)} MB`;
}

function Choices({ loading }: { loading: Loading }) {
  const say = useWords(dataWords);
  const { wish, busy, stage } = loading;
  const csv = wish.files.some((file) => /\.csv$/i.test(file.name));
  return (
    <>
      <fieldset class="choices-of-load" disabled={busy !== undefined}>
        <legend class="unseen">{say.chosen}</legend>
        <div>
          <label class="field">
            {say.name}
            <input
              type="text"
              name="dataset"
              maxLength={200}
              required={csv}
              aria-describedby="dataset-hint"
              value={wish.name}
              onInput={(event) => loading.change({ name: event.currentTarget.value })}
            />
          </label>
          <span class="hint block" id="dataset-hint">
            {csv ? say.nameOfCsv : say.nameOfWorkbook} {say.owns}
          </span>
        </div>
        <div>
          <label class="tick">
            <input
              type="checkbox"
              checked={wish.leaveOut}
              onChange={(event) => loading.change({ leaveOut: event.currentTarget.checked })}
            />
            {say.leaveOut}
          </label>
          {wish.leaveOut && (
            <label class="field">
              {say.most}
              <input
                type="number"
                min={0}
                max={100}
                value={wish.most}
                onInput={(event) => loading.change({ most: event.currentTarget.valueAsNumber || 0 })}
              />
            </label>
          )}
        </div>
        <div>
          <label class="tick">
            <input
              type="checkbox"
              checked={wish.prune}
              onChange={(event) => loading.change({ prune: event.currentTarget.checked })}
            />
            {say.prune}
          </label>
          {wish.prune && <p class="warning">{say.pruneWarning}</p>}
        </div>
      </fieldset>
      <p class="actions">
        <button type="submit" class={stage.is === "chosen" ? "main" : undefined} disabled={busy !== undefined}>
          {say.check}
        </button>
        <span class="hint">{say.checkLead}</span>
      </p>
    </>
  );
}

/** A step's result; the focus goes to its heading, so that nobody has to look for it. */
function Result({ title, children }: { title: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="section result">
      <h2 tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}

function Checked({ loading, outcome }: { loading: Loading; outcome: LoadOutcome }) {
  const say = useWords(dataWords);
  const { report } = outcome;
  return (
    <Result title={say.checked}>
      <Summary report={report} did={false} />
      {changedRows(report) > 0 && (
        <p class="actions">
          <button type="button" class="main" onClick={() => loading.load()}>
            {say.loadNow}
          </button>
          <span class="hint">{say.loadLead}</span>
        </p>
      )}
      <LeftOut outcome={outcome} />
      <Difference report={report} name="difference" />
      <ReadAs outcome={outcome} />
    </Result>
  );
}

function Loaded({ loading, outcome }: { loading: Loading; outcome: LoadOutcome }) {
  const say = useWords(dataWords);
  const { report } = outcome;
  return (
    <Result title={say.loaded}>
      <Summary report={report} did />
      <p class="actions">
        {report.load_id && <LoadLink number={report.load_id}>{fill(say.loadedAs, { n: report.load_id })}</LoadLink>}
        <button type="button" onClick={() => loading.clear()}>
          {say.another}
        </button>
      </p>
      <LeftOut outcome={outcome} />
      <Difference report={report} name="difference" />
      <ReadAs outcome={outcome} />
    </Result>
  );
}

function LeftOut({ outcome }: { outcome: LoadOutcome }) {
  const say = useWords(dataWords);
  if (outcome.fault_count === 0) return null;
  return (
    <div class="section">
      <h3>{say.faultsOfLeftOut}</h3>
      <Faults of={outcome} />
    </div>
  );
}

function ReadAs({ outcome }: { outcome: LoadOutcome }) {
  const say = useWords(dataWords);
  const read = Object.entries(outcome.read_as);
  return (
    <details class="section">
      <summary>{say.readAs}</summary>
      <ul class="plain read-as">
        {read.map(([file, how]) => (
          <li key={file}>
            <span class="name">{file}</span>{" "}
            <span class="hint" lang="en">
              {how}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Refused({ loading, problem, while: doing }: { loading: Loading; problem: Error; while: string }) {
  const say = useWords(dataWords);
  const format = useFormat();
  const faults = faultsOf(problem);
  if (!faults) {
    const again = () => (doing === "load" ? loading.load() : loading.check());
    return (
      <div class="section">
        <ProblemView problem={problem} again={again} />
        <MoreAdvice problem={problem} />
      </div>
    );
  }
  return (
    <Result title={format.count(faults.fault_count, say.faults)}>
      {loading.wish.leaveOut && faults.advice ? <p lang="en">{faults.advice}</p> : <p>{say.faultsLead}</p>}
      <Mending loading={loading} />
      <Faults of={faults} />
    </Result>
  );
}

/** What helps to mend the faults, or to do without them. */
function Mending({ loading }: { loading: Loading }) {
  const say = useWords(dataWords);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Error>();
  const [told, setTold] = useState("");
  async function save(lines: "all" | "faulty") {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    setTold("");
    try {
      if (!(await saveMarked(loading.wish, lines))) setTold(say.notMarked);
    } catch (error) {
      setProblem(error as Error);
    }
    setBusy(false);
  }
  return (
    <>
      <p class="actions">
        <button type="button" disabled={busy} onClick={() => save("all")}>
          {say.marked}
        </button>
        <button type="button" disabled={busy} onClick={() => save("faulty")}>
          {say.onlyFaulty}
        </button>
        {!loading.wish.leaveOut && (
          <button type="button" disabled={busy} onClick={() => loading.check({ leaveOut: true })}>
            {say.withoutThem}
          </button>
        )}
        <span role="status" class={busy ? "loading" : undefined}>
          {busy ? say.marking : told}
        </span>
      </p>
      {problem && <ProblemView problem={problem} />}
    </>
  );
}

function MoreAdvice({ problem }: { problem: Error }) {
  const say = useWords(dataWords);
  const kind = problem instanceof ProblemError ? problem.problem.type : "";
  const advice = kind?.endsWith(":too-large") ? say.tooLarge : kind?.endsWith(":busy") ? say.busy : "";
  return advice ? <p class="hint">{advice}</p> : null;
}
