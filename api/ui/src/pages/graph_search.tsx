/** Finding something in the picture by its name. */

import { useState } from "preact/hooks";
import { useFormat } from "../format";
import { KindMark } from "../parts/kind_mark";
import { useWords } from "../words";
import { graphPageWords } from "./graph.words";
import { named, type Thing } from "./graph_content";

const MOST = 8;

export function GraphSearch({ things, living, onChoose }: SearchProps) {
  const say = useWords(graphPageWords);
  const format = useFormat();
  const [text, setText] = useState("");
  const { found, count } = text.trim()
    ? named(
        things.filter((one) => living.has(one.id)),
        text,
        MOST,
      )
    : { found: [], count: 0 };
  const choose = (thing: Thing | undefined) => {
    if (!thing) return;
    setText("");
    onChoose(thing);
  };
  return (
    <form
      class="graph-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        choose(found[0]);
      }}
      onKeyDown={(event) => event.key === "Escape" && setText("")}
    >
      <input
        type="search"
        value={text}
        aria-label={say.search}
        placeholder={say.search}
        autocomplete="off"
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="unseen" role="status">
        {text.trim() && (count > 0 ? format.count(count, say.found) : say.notFound)}
      </p>
      {text.trim() && (
        <ul class="graph-found">
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" onClick={() => choose(one)}>
                <KindMark kind={one.kind} madeUp={one.madeUp} />
                <span lang={one.inEnglish ? "en" : undefined}>{one.label}</span>
              </button>
            </li>
          ))}
          {count === 0 && <li class="hint">{say.notFound}</li>}
        </ul>
      )}
    </form>
  );
}

interface SearchProps {
  things: readonly Thing[];
  living: ReadonlySet<string>;
  onChoose: (thing: Thing) => void;
}
