/** Questions of the reader's own, in Cypher that only reads. The address holds the query; what came with a link waits. */

import { useEffect, useRef, useState } from "preact/hooks";
import { located, ProblemError, type Schemas, send } from "../api/client";
import { type Asked, useAsk, useLoaded } from "../api/use";
import { useLanguage } from "../language";
import { offsetOf, parameters, readValue, written } from "../parts/cypher_text";
import { Await, Heading, Notice } from "../parts/page";
import { changeOwn, type Route, said, useRoute } from "../route";
import { useWords } from "../words";
import { queryWords } from "./query.words";
import { Editor, Parameters } from "./query_editor";
import { Help } from "./query_help";
import { keepQuery, keptQueries, removeQuery } from "./query_kept";
import { Kept, type Question, Questions, titleOf } from "./query_lists";
import { Refused } from "./query_refused";
import { Result } from "./query_result";

export type QueryAnswer = Schemas["DrawnTable"];

const FIELD = "p_";
const SCOPED = ["statuses", "as_of"];
/** Queries that the reader ran since the page was opened: these are run again without a press. */
const pressed = new Set<string>();

/** What the address asks: a saved question or a text, and what stands in the fields of its parameters. */
interface Draft {
  saved: Question | undefined;
  text: string;
  values: Record<string, string>;
}

export default function QueryPage() {
  const say = useWords(queryWords);
  const route = useRoute();
  const questions = useAsk({ path: "/v1/questions", query: said(route) });
  return (
    <>
      <Heading title={say.title} lead={say.lead} />
      <Await asked={questions}>{(found) => <Asking questions={found} route={route} />}</Await>
    </>
  );
}

function Asking({ questions, route }: { questions: Question[]; route: Route }) {
  const say = useWords(queryWords);
  const language = useLanguage();
  const stated = draftOf(route, questions);
  const [draft, setDraft] = useState(stated);
  const [kept, setKept] = useState(keptQueries);
  const field = useRef<HTMLTextAreaElement>(null);
  const { saved, q } = route.own;
  const at = JSON.stringify([saved, q, stated.values]);
  useEffect(() => setDraft(stated), [at]); // another link, or the way back
  const decided = scoped(questions);
  const names = parameters(draft.text);
  const allowed = stated.text.trim() !== "" && (stated.saved !== undefined || pressed.has(stated.text));
  const asked = useAnswer(allowed ? stated : undefined, decided, route);
  const problem = asked.problem instanceof ProblemError ? asked.problem.problem : undefined;
  const refused = problem?.type?.endsWith(":query-refused") ? problem : undefined;

  const run = () => {
    if (!draft.text.trim()) return;
    pressed.add(draft.text);
    const unchanged = draft.saved?.query === draft.text;
    const before = location.hash;
    changeOwn({
      ...Object.fromEntries(
        Object.keys(route.own)
          .filter((name) => name.startsWith(FIELD))
          .map((name) => [name, ""]),
      ),
      // What the question usually has is in the address only where the question is.
      ...Object.fromEntries(
        fieldsOf(unchanged ? draft : { ...draft, saved: undefined }, names).map(([name, value]) => [
          FIELD + name,
          value || "null",
        ]),
      ),
      saved: unchanged ? (draft.saved?.name ?? "") : "",
      q: unchanged ? "" : draft.text,
    });
    if (location.hash === before) asked.again();
  };
  const put = (text: string) => {
    const { selectionStart: from = draft.text.length, selectionEnd: until = from } = field.current ?? {};
    setDraft({ ...draft, text: draft.text.slice(0, from) + text + draft.text.slice(until) });
    setTimeout(() => choose(from + text.length, from + text.length));
  };
  const choose = (from: number, until: number) => {
    field.current?.focus();
    field.current?.setSelectionRange(from, until);
  };
  const title = draft.saved?.query === draft.text ? draft.saved : undefined;
  return (
    <div class="asking">
      <div class="asking-lists">
        <Questions questions={questions} chosen={title?.name} />
        <Kept
          kept={kept}
          text={draft.text}
          onOpen={(one) => setDraft({ saved: undefined, text: one.query, values: one.values })}
          onKeep={(name) => setKept(keepQuery({ name, query: draft.text, values: draft.values }))}
          onRemove={(name) => setKept(removeQuery(name))}
        />
      </div>
      <div class="asking-main">
        <section class="card query-card">
          {title && (
            <div class="query-title">
              <h2>{titleOf(title, language)}</h2>
              <p class="hint">{language === "lt" ? title.tells_lt : title.tells_en}</p>
            </div>
          )}
          <Editor
            text={draft.text}
            onText={(text) => setDraft({ ...draft, text })}
            onRun={run}
            field={field}
            marked={refused !== undefined}
            short={title !== undefined}
          />
          <Parameters
            names={names}
            values={draft.values}
            decided={decided}
            onValue={(name, value) => setDraft({ ...draft, values: { ...draft.values, [name]: value } })}
            onRun={run}
          />
          <p class="actions">
            <button type="button" class="primary" disabled={!draft.text.trim()} onClick={run}>
              {say.run}
            </button>
            <span class="hint">{say.keys}</span>
          </p>
          {draft.text.trim() !== "" && !names.some((name) => SCOPED.includes(name)) && (
            <p class="hint">{say.notNarrowed}</p>
          )}
          <Help key={stated.text} onPut={put} begin={stated.text.trim() === ""} />
        </section>
      </div>
      <div class="asking-answer">
        {!allowed && stated.text.trim() !== "" && draft.text === stated.text && <Notice>{say.notRun}</Notice>}
        {refused ? (
          <Refused
            problem={refused}
            text={stated.text}
            onGo={(line, column) => {
              const from = offsetOf(draft.text, line, column);
              choose(from, from + 1);
            }}
          />
        ) : (
          allowed && (
            <Await asked={asked}>{(answer) => <Result answer={answer} name={stated.saved?.name ?? "query"} />}</Await>
          )
        )}
      </div>
    </div>
  );
}

function useAnswer(draft: Draft | undefined, decided: Record<string, unknown>, route: Route): Asked<QueryAnswer> {
  const names = draft ? parameters(draft.text) : [];
  const params = Object.fromEntries(
    names.map((name) => [name, name in decided ? decided[name] : readValue(nulled(draft?.values[name] ?? ""))]),
  );
  const between = route.own.between === "yes";
  const address = located("/v1/query", between ? { ...said(route) } : {});
  const body = { query: draft?.text ?? "", params, between };
  return useLoaded(draft ? `${address} ${JSON.stringify(body)}` : null, (signal) =>
    send<QueryAnswer>(address, body, signal),
  );
}

function draftOf({ own }: Route, questions: Question[]): Draft {
  const saved = questions.find((one) => one.name === own.saved);
  const usual = Object.fromEntries((saved?.params ?? []).map((one) => [one.name, written(one.default)]));
  const given = Object.entries(own)
    .filter(([name]) => name.startsWith(FIELD))
    .map(([name, value]) => [name.slice(FIELD.length), nulled(value)]);
  return { saved, text: saved?.query ?? own.q ?? "", values: { ...usual, ...Object.fromEntries(given) } };
}

/** In the address an empty field is written as null: an empty one would be left out, and the usual value stand. */
function nulled(value: string): string {
  return value === "null" ? "" : value;
}

/** The fields to write into the address: those whose value is not the usual one. */
function fieldsOf({ saved, values }: Draft, names: string[]): [string, string][] {
  const usual = new Map((saved?.params ?? []).map((one) => [one.name, written(one.default)]));
  return names
    .filter((name) => !SCOPED.includes(name))
    .map((name): [string, string] => [name, values[name] ?? ""])
    .filter(([name, value]) => value !== (usual.get(name) ?? ""));
}

/** Parameters that what counts at the top of the page decides. */
function scoped(questions: Question[]): Record<string, unknown> {
  const params = questions[0]?.params ?? [];
  return Object.fromEntries(params.filter((one) => SCOPED.includes(one.name)).map((one) => [one.name, one.default]));
}
