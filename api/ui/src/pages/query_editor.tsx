/** The field a query is written in, coloured, with the fields of its parameters below it. */

import type { RefObject } from "preact";
import { parts } from "../parts/cypher_text";
import { useWords } from "../words";
import { queryWords } from "./query.words";

/** The text stands twice, one upon the other: coloured, and as a field that is written in. */
export function Editor({ text, onText, onRun, field, marked, short }: EditorProps) {
  const say = useWords(queryWords);
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun();
  };
  return (
    <div class={short ? "editor short" : "editor"}>
      <div class="editor-sheet">
        <pre aria-hidden="true">
          {parts(text).map((part, at) => (
            <span key={at} class={part.kind}>
              {part.text}
            </span>
          ))}
          {"\n"}
        </pre>
        <textarea
          ref={field}
          value={text}
          aria-label={say.editor}
          aria-keyshortcuts="Control+Enter"
          aria-invalid={marked ? "true" : undefined}
          placeholder={say.placeholder}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          maxLength={8000}
          onInput={(event) => onText(event.currentTarget.value)}
          onKeyDown={keys}
        />
      </div>
    </div>
  );
}

interface EditorProps {
  text: string;
  onText: (text: string) => void;
  onRun: () => void;
  field: RefObject<HTMLTextAreaElement | null>;
  /** Something in it is at fault. */
  marked: boolean;
  /** What it answers matters more: it takes less room. */
  short: boolean;
}

/** A field for each parameter; those that the scope of the page decides are told, not asked. */
export function Parameters({ names, values, decided, onValue, onRun }: ParametersProps) {
  const say = useWords(queryWords);
  const asked = names.filter((name) => !(name in decided));
  if (names.length === 0) return null;
  return (
    <fieldset class="parameters">
      <legend>{say.params}</legend>
      {asked.length > 0 && <p class="hint">{say.paramHint}</p>}
      <div class="parameter-fields">
        {asked.map((name) => (
          <label key={name} class="parameter-field">
            <span>
              <code>${name}</code> {say.paramNames[name as keyof typeof say.paramNames]}
            </span>
            <input
              value={values[name] ?? ""}
              spellcheck={false}
              autocomplete="off"
              onInput={(event) => onValue(name, event.currentTarget.value)}
              onKeyDown={(event) => event.key === "Enter" && onRun()}
            />
          </label>
        ))}
        {names
          .filter((name) => name in decided)
          .map((name) => (
            <p key={name} class="parameter-field">
              <span>
                <code>${name}</code>
              </span>
              <span class="hint">{say.scopeHint.replace("{value}", [decided[name]].flat().join(", "))}</span>
            </p>
          ))}
      </div>
    </fieldset>
  );
}

interface ParametersProps {
  names: string[];
  values: Record<string, string>;
  decided: Record<string, unknown>;
  onValue: (name: string, value: string) => void;
  onRun: () => void;
}
