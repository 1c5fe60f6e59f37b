/** The questions to choose from: those that ship with the product, and those that the reader keeps. */

import { useState } from "preact/hooks";
import type { Schemas } from "../api/client";
import { useLanguage } from "../language";
import { here } from "../route";
import { fill, localeOf, useWords } from "../words";
import { queryWords } from "./query.words";
import type { KeptQuery } from "./query_kept";

export type Question = Schemas["SavedQuestion"];

export function titleOf(question: Question, language: string): string {
  return language === "lt" ? question.title_lt : question.title_en;
}

export function Questions({ questions, chosen }: { questions: Question[]; chosen: string | undefined }) {
  const say = useWords(queryWords);
  const language = useLanguage();
  const compare = new Intl.Collator(localeOf(language)).compare;
  const sorted = questions.toSorted((one, other) => compare(titleOf(one, language), titleOf(other, language)));
  return (
    <nav class="questions" aria-label={say.saved}>
      <h2>{say.saved}</h2>
      <ul>
        {sorted.map((one) => (
          <li key={one.name}>
            <a href={here({ own: { saved: one.name } })} aria-current={one.name === chosen ? "true" : undefined}>
              {titleOf(one, language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function Kept({ kept, text, onOpen, onKeep, onRemove }: KeptProps) {
  const say = useWords(queryWords);
  const [told, setTold] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const name = String(new FormData(form).get("name")).trim();
    if (!name) return;
    onKeep(name);
    setTold(fill(say.kept, { name }));
    form.reset();
  };
  return (
    <section class="questions kept">
      <h2>{say.own}</h2>
      {kept.length === 0 && <p class="hint">{say.noneKept}</p>}
      <ul>
        {kept.map((one) => (
          <li key={one.name}>
            <button type="button" class="plainly" onClick={() => onOpen(one)}>
              {one.name}
            </button>
            <button
              type="button"
              class="small"
              aria-label={fill(say.remove, { name: one.name })}
              title={fill(say.remove, { name: one.name })}
              onClick={() => onRemove(one.name)}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      {text.trim() && (
        <form onSubmit={submit}>
          <input
            name="name"
            required
            maxLength={80}
            aria-label={say.keepAs}
            placeholder={say.keepAs}
            autocomplete="off"
          />
          <button type="submit" class="small">
            {say.keep}
          </button>
        </form>
      )}
      <p class="hint" role="status">
        {told}
      </p>
    </section>
  );
}

interface KeptProps {
  kept: KeptQuery[];
  text: string;
  onOpen: (one: KeptQuery) => void;
  onKeep: (name: string) => void;
  onRemove: (name: string) => void;
}
