/** What went wrong, said plainly, with what to do about it. */

import { useEffect } from "preact/hooks";
import { GARBLED, type Problem, ProblemError, SILENT, sendKey, UNREADABLE } from "../api/client";
import { common } from "../common.words";
import { to } from "../route";
import { fill, useWords } from "../words";

/** `alone`: in place of a whole page, whose heading it then is. */
export function ProblemView({ problem: error, again, alone = false }: ProblemProps) {
  const say = useWords(common);
  const problem = told(error, say);
  useEffect(() => {
    if (alone) document.title = `${problem.title} – GapBridge`;
  }, [alone, problem.title]);
  const lang = error instanceof ProblemError && problem === error.problem ? "en" : undefined; // the API's own words
  return (
    <section class="problem" role="alert">
      {alone ? (
        <h1 tabIndex={-1} lang={lang}>
          {problem.title}
        </h1>
      ) : (
        <h2 lang={lang}>{problem.title}</h2>
      )}
      {problem.detail && <p lang={lang}>{problem.detail}</p>}
      {problem.errors && (
        <ul lang={lang}>
          {problem.errors.map((fault) => (
            <li key={fault.location}>
              <code>{fault.location}</code>: {fault.message}
            </li>
          ))}
        </ul>
      )}
      {problem.advice && <p lang={lang}>{problem.advice}</p>}
      {again && problem.type?.endsWith(":api-key-required") && <KeyForm again={again} />}
      <p class="actions">
        {again && (
          <button type="button" onClick={again}>
            {say.again}
          </button>
        )}
        <a href={to()}>{say.home}</a>
      </p>
      {problem.request_id && <p class="hint">{fill(say.request, { id: problem.request_id })}</p>}
    </section>
  );
}

interface ProblemProps {
  problem: Error;
  again?: () => void;
  alone?: boolean;
}

function told(error: Error, say: typeof common.en): Problem {
  if (!(error instanceof ProblemError)) {
    setTimeout(() => reportError(error)); // to the console, for whoever mends it
    return { title: say.failed, advice: say.failedAdvice };
  }
  if (error.problem.type === SILENT) return { title: say.silent, advice: say.silentAdvice };
  if (error.problem.type === GARBLED) return { title: say.garbled, advice: say.garbledAdvice };
  if (error.problem.type === UNREADABLE)
    return { title: fill(say.unreadable, { file: error.problem.detail ?? "" }), advice: say.unreadableAdvice };
  return error.problem;
}

function KeyForm({ again }: { again: () => void }) {
  const say = useWords(common);
  return (
    <form
      class="key"
      onSubmit={(event) => {
        event.preventDefault();
        sendKey(String(new FormData(event.currentTarget).get("key")));
        again();
      }}
    >
      <label>
        {say.apiKey} <input type="password" name="key" autocomplete="off" required />
      </label>
      <button type="submit">{say.useKey}</button>
    </form>
  );
}
